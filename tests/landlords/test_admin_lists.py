"""What the lists of records are narrowed by, and where one is led after saving."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db.models import Model
from django.test import Client
from django.utils import timezone

from tests.make import (
    make_exception,
    make_landlord,
    make_requirement,
    make_scope,
    make_source,
    make_stock,
)
from tests.no_script import Browser

pytestmark = pytest.mark.django_db

LIST = "/admin/landlords/requirement/"


def days_ago(days: int) -> date:
    """So many days before today."""
    return timezone.localdate() - timedelta(days=days)


def listed(client: Client, records: dict[str, Model], url: str = LIST, **query: Any) -> list[str]:
    """Which of these records a list shows, by their names here."""
    html = client.get(url, query).content.decode()
    return [name for name, record in records.items() if f"{url}{record.pk}/change/" in html]


def test_requirements_are_narrowed_by_when_they_hold(coordinator: Client) -> None:
    records: dict[str, Model] = {
        "ended": make_requirement(valid_until=days_ago(1)),
        "ends today": make_requirement(valid_until=days_ago(0)),
        "open": make_requirement(),
        "begins today": make_requirement(valid_from=days_ago(0)),
        "to come": make_requirement(valid_from=days_ago(-1)),
    }
    assert listed(coordinator, records) == list(records)
    assert listed(coordinator, records, state="ended") == ["ended"]
    assert listed(coordinator, records, state="now") == ["ends today", "open", "begins today"]
    assert listed(coordinator, records, state="to_come") == ["to come"]


def test_requirements_are_narrowed_by_topic(coordinator: Client) -> None:
    scope = make_scope()
    records: dict[str, Model] = {
        topic: make_requirement(scope=scope, topic=topic, says="none", tests=[])
        for topic in ("remarks", "certainty")
    }
    assert listed(coordinator, records, topic="certainty") == ["certainty"]


CONFIRMED = {"today": 0, "half a year": 182, "a year": 364, "more": 366, "two years": 731}


@pytest.mark.parametrize(
    ("months", "shown"),
    [
        ("6", ["a year", "more", "two years"]),
        ("12", ["more", "two years"]),
        ("24", ["two years"]),
        ("99", list(CONFIRMED)),
    ],
)
def test_lists_are_narrowed_by_how_long_ago_something_was_confirmed(
    coordinator: Client, months: str, shown: list[str]
) -> None:
    stock = {name: make_stock(confirmed_on=days_ago(days)) for name, days in CONFIRMED.items()}
    landlords: dict[str, Model] = {}
    for name, days in CONFIRMED.items():
        landlord = landlords[name] = make_landlord()
        scope = make_scope(landlord=landlord)
        make_requirement(scope=scope, confirmed_on=days_ago(days))
        make_requirement(
            scope=scope, topic="age", says="none", tests=[], confirmed_on=days_ago(999)
        )
    for url, records in (
        ("/admin/landlords/stock/", dict[str, Model](stock)),
        ("/admin/landlords/landlord/", landlords),
    ):
        assert listed(coordinator, records, url, confirmed=months) == shown


def test_after_saving_one_comes_back_to_the_list_one_came_from(coordinator: Client) -> None:
    exception = make_exception()
    address = f"/admin/landlords/exceptionrule/{exception.pk}/change/"
    page = Browser(coordinator, f"{address}?_changelist_filters=topic%3Dremarks")
    page.fill(decider="Uthyrningschefen")
    page.correct()
    page.press("_save")
    assert page.url == "/admin/landlords/exceptionrule/?topic=remarks"
    exception.refresh_from_db()
    assert exception.decider == "Uthyrningschefen"


def test_after_saving_one_comes_to_the_landlord_otherwise(coordinator: Client) -> None:
    exception = make_exception()
    page = Browser(coordinator, f"/admin/landlords/exceptionrule/{exception.pk}/change/")
    page.correct()
    page.press("_save")
    assert page.url == f"/admin/landlords/landlord/{exception.scope.landlord_id}/change/"


@pytest.mark.parametrize("day", ["1899-12-31", "2200-01-01"])
def test_a_source_of_another_time_is_refused(coordinator: Client, day: str) -> None:
    source = make_source()
    page = Browser(coordinator, f"/admin/landlords/source/{source.pk}/change/")
    page.fill(on=day)
    page.press("_save")
    assert "1900" in page.errors
    source.refresh_from_db()
    assert source.on == date(2020, 1, 1)
