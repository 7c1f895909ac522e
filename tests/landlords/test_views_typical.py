"""Typical households against the landlords, as they come to a browser."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.roles import Role
from landlords.models import TypicalHousehold
from landlords.reference_data import load_norms
from tests.landlords.records import make_channel, make_typical, make_use
from tests.landlords.terms import incomes
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

LIST = reverse("landlords:typical-list")
HOUSEHOLD = {
    "adults": [{"age": "31_54"}], "children": [],
    "incomes": [{"type": "salary", "gross": 27000, "open_ended": True}], "incomes_complete": True,
    "expected_housing_allowance": 0,
}  # fmt: skip
PARAMETERS = ["district", "rooms", "rent", "move_in", "day"]


@pytest.fixture
def english() -> ZoneClient:
    """A case worker's browser in English."""
    browser = ZoneClient()
    browser.force_login(make_user(language="en"))
    return browser


@pytest.fixture
def household() -> TypicalHousehold:
    """One adult with a salary of 27 000 kr, who looks for two rooms."""
    return make_typical(key="ensam", name="Ensam", household=HOUSEHOLD, home={"rooms": 2})


def address(*more: int) -> str:
    """The household's page, or that of one landlord for it."""
    name = "landlords:typical-landlord" if more else "landlords:typical-match"
    return reverse(name, args=["ensam", *more])


def letting(rent: int = 9000, **fields: Any) -> int:
    """A landlord that demands three times the rent; its key."""
    landlord = make_landlord(**fields)
    make_stock(landlord=landlord, rooms=2, rent_from=rent, rent_to=rent)
    scope = make_scope(landlord=landlord)
    make_requirement(scope=scope)
    make_requirement(scope=scope, topic="income_basis", tests=incomes(salary="yes"))
    make_use(landlord=landlord, channel=make_channel(kind="direct_contact"))
    return landlord.pk


def test_households_in_use_are_listed(english: Client, household: TypicalHousehold) -> None:
    make_typical(name="Gammalt", is_archived=True)
    text = page(english, LIST)
    assert household.name in text
    assert "Gammalt" not in text


def test_an_empty_list_says_who_fills_it(english: Client) -> None:
    assert "There is no typical household yet" in page(english, LIST)


@pytest.mark.usefixtures("household")
def test_the_landlord_whose_terms_are_met_comes_first_with_its_sum(english: Client) -> None:
    letting(rent=9001, name="Dyr")
    letting(rent=9000, name="Billig")
    response = english.get(address())
    names = [card.line.match.supply.name for card in response.context["cards"]]
    assert names == ["Billig", "Dyr"]
    assert response.context["tally"] == [("apply_now", 1), ("meets", 1), ("fails", 1)]
    text = page(english, address())
    assert "27 000" in text.replace("\N{NO-BREAK SPACE}", " ").replace("27,000", "27 000")


@pytest.mark.usefixtures("household")
def test_an_exception_is_told_with_its_door(english: Client) -> None:
    landlord = make_landlord()
    scope = make_scope(landlord=landlord)
    make_requirement(scope=scope)
    make_exception(scope=scope, topic="income_level", door="Samordnaren")
    make_stock(landlord=landlord, rooms=2, rent_from=20_000, rent_to=None)
    assert "Samordnaren" in page(english, address())


@pytest.mark.usefixtures("household")
def test_what_is_looked_for_narrows_the_homes(english: Client) -> None:
    ronna = make_district(code="ronna")
    landlord = make_landlord()
    make_stock(landlord=landlord, district=ronna, rooms=2, rent_from=9000)
    fits = english.get(address(), {"district": "ronna", "rooms": "2"}).context["cards"][0]
    assert fits.line.home_label == "queue_unknown"
    dear = english.get(address(), {"district": "ronna", "rent": "8999"}).context["cards"][0]
    assert dear.line.home_label == "no_home"


@pytest.mark.usefixtures("household")
def test_archived_and_merged_landlords_are_absent(english: Client) -> None:
    letting(is_archived=True)
    assert english.get(address()).context["total"] == 0
    assert "There is no landlord on this day" in page(english, address())


@pytest.mark.usefixtures("household")
def test_the_household_is_told_in_the_second_person_without_sources_or_exceptions(
    english: Client,
) -> None:
    key = letting()
    text = page(english, address(key))
    paper = text.split("<article")[1].split("</article>")[0]
    assert "You meet the landlord" in paper
    assert "You may always apply yourself." in paper
    assert "Samtal" not in paper
    assert english.get(address(key + 1000)).status_code == 404


@pytest.mark.usefixtures("household")
def test_moving_in_before_the_day_is_told(english: Client) -> None:
    letting()
    yesterday = timezone.localdate() - timedelta(days=1)
    text = page(english, address(), move_in=yesterday.isoformat())
    assert "The day of moving in lies before the day shown" in text
    shown = english.get(address(), {"move_in": "2100-01-01"}).context["move_in"]
    assert shown == date(2100, 1, 1)


@pytest.mark.usefixtures("household")
@pytest.mark.parametrize("value", CORPUS)
def test_a_strange_address_is_never_an_error(english: Client, value: str) -> None:
    key = letting()
    for url in (address(), address(key)):
        assert english.get(url, dict.fromkeys(PARAMETERS, value)).status_code == 200
    assert english.get(f"{LIST}{value[:20]}/").status_code in {200, 404}


@pytest.mark.usefixtures("household")
def test_more_landlords_cost_no_more_queries(
    english: Client,
) -> None:
    load_norms()
    counts = []
    for _turn in range(2):
        for _more in range(3):
            letting()
        with CaptureQueriesContext(connection) as counted:
            english.get(address())
        counts.append(len(counted))
    assert counts[0] == counts[1]


def test_who_reads_no_landlords_reads_none_of_this(
    household: TypicalHousehold, signed_in: Callable[[Role], ZoneClient]
) -> None:
    stranger = signed_in(Role.ADMINISTRATOR)
    for url in (LIST, address(), address(1)):
        assert stranger.get(url).status_code == 403
