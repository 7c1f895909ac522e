"""Landlords side by side, as they come to a browser."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.roles import Role
from landlords.models import Landlord
from landlords.pages.compare import CompareRow
from tests.landlords.records import make_contract
from tests.landlords.terms import remarks
from tests.landlords.test_views_landlords import CORPUS, page
from tests.make import (
    make_district,
    make_exception,
    make_landlord,
    make_requirement,
    make_scope,
    make_stock,
    make_user,
)
from tests.zone_client import ZoneClient

pytestmark = pytest.mark.django_db

URL = reverse("landlords:compare")


@pytest.fixture
def english() -> ZoneClient:
    """A case worker's browser in English."""
    browser = ZoneClient()
    browser.force_login(make_user(language="en"))
    return browser


def rows(browser: Client, *landlords: Landlord, **asked: Any) -> dict[str, CompareRow]:
    """The lines of the comparison by their titles."""
    response = browser.get(URL, {"landlord": [row.pk for row in landlords], **asked})
    assert response.status_code == 200
    return {row.title: row for group in response.context["groups"] for row in group.rows}


def test_what_differs_is_marked_and_what_nobody_says_left_out(english: Client) -> None:
    first, second = make_landlord(name="A"), make_landlord(name="B")
    for landlord, most in ((first, 0), (second, 2)):
        scope = make_scope(landlord=landlord)
        make_requirement(scope=scope)
        make_requirement(scope=scope, topic="remarks", tests=remarks(most))
    told = rows(english, second, first)
    assert set(told) == {"Income against the rent", "Payment remarks"}
    assert not told["Income against the rent"].differs
    assert told["Payment remarks"].differs
    assert [cell.landlord for cell in told["Payment remarks"].cells] == ["A", "B"]
    assert "not stated" not in page(english, URL, landlord=[first.pk, second.pk])


def test_silence_beside_a_word_is_a_difference(english: Client) -> None:
    first = make_requirement().scope.landlord
    told = rows(english, first, make_landlord())
    assert told["Income against the rent"].differs
    assert "not stated" in page(english, URL, landlord=[r.pk for r in Landlord.objects.all()])


def test_scopes_exceptions_leases_and_homes_are_told(english: Client) -> None:
    district = make_district(name="Ronna")
    landlord, other = make_landlord(name="A"), make_landlord(name="B")
    wide = make_scope(landlord=landlord, name="All", rank=100)
    narrow = make_scope(landlord=landlord, name="Ronna", rank=50, districts=(district,))
    make_requirement(scope=wide)
    make_requirement(scope=narrow, weight="normally", topic="remarks", tests=remarks(1))
    make_exception(scope=wide, topic="certainty")
    make_contract(landlord=landlord)
    make_stock(landlord=landlord, district=district, rooms=2)
    told = rows(english, landlord, other)
    assert told["Payment remarks"].cells[0].texts[0].startswith("Ronna: ")
    assert "normally demanded" in told["Payment remarks"].cells[0].texts[0]
    assert "the requirement is dropped" in told["How certain the income is"].cells[0].texts[0]
    assert "First-hand lease until further notice: yes" in told["Types of lease"].cells[0].texts
    assert told["Homes"].cells[0].texts == ("Ronna: 2 rooms",)


@pytest.mark.parametrize("count", [0, 1, 5])
def test_two_to_four_are_compared(english: Client, count: int) -> None:
    landlords = [make_requirement().scope.landlord for _number in range(count)]
    assert rows(english, *landlords) == {}
    text = page(english, URL, landlord=[row.pk for row in landlords])
    assert "Choose two to four landlords" in text
    assert ("At most four landlords fit" in text) is (count == 5)


@pytest.mark.parametrize("value", CORPUS)
def test_a_strange_address_is_never_an_error(english: Client, value: str) -> None:
    make_landlord()
    assert english.get(URL, {"landlord": [value, "1"], "day": value}).status_code == 200


def test_merged_and_archived_landlords_are_not_among_the_choices(english: Client) -> None:
    kept, gone = make_landlord(name="Kvar"), make_landlord(name="Borta", is_archived=True)
    text = page(english, URL, landlord=[kept.pk, gone.pk])
    assert "Kvar" in text
    assert ">Borta<" not in text
    assert "There is no such landlord on this day" in text


def test_more_terms_cost_no_more_queries(english: Client) -> None:
    landlords = [make_landlord(), make_landlord()]
    counts = []
    for number in range(2):
        for landlord in landlords:
            scope = make_scope(landlord=landlord, rank=100 - number)
            make_requirement(scope=scope)
            make_exception(scope=scope)
            make_contract(landlord=landlord, type=("first_hand", "trial")[number])
        with CaptureQueriesContext(connection) as counted:
            rows(english, *landlords)
        counts.append(len(counted))
    assert counts[0] == counts[1]


def test_who_reads_no_landlords_compares_none(signed_in: Callable[[Role], ZoneClient]) -> None:
    assert signed_in(Role.ADMINISTRATOR).get(URL).status_code == 403
