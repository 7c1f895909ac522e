"""Whom to call next: least known first, the largest on top, with why."""

from datetime import date

import pytest
from django.utils import translation

from landlords.models import Landlord
from landlords.pages.calls import MOST_CALLS, Call, next_calls
from landlords.pages.landlord import EXPECTED
from landlords.requirements.codes import Topic
from tests.landlords.terms import stated_as
from tests.make import make_landlord, make_requirement, make_scope, make_stock

pytestmark = pytest.mark.django_db

TODAY = date(2026, 6, 15)
FRESH, OLD = date(2026, 3, 1), date(2025, 4, 1)


@pytest.fixture(autouse=True)
def _in_english() -> object:
    with translation.override("en"):
        yield


def calls() -> list[Call]:
    """Today's list."""
    return next_calls(Landlord.objects.current(TODAY), TODAY)


def called() -> list[str]:
    """The names on it."""
    return [call.landlord.name for call in calls()]


def landlord_that_states(
    name: str, topics: tuple[Topic, ...] = EXPECTED, confirmed_on: date = FRESH, homes: int = 0
) -> Landlord:
    """A landlord that has stated these topics and has so many homes."""
    landlord = make_landlord(name=name)
    scope = make_scope(landlord=landlord)
    for topic in topics:
        make_requirement(scope=scope, topic=topic, says="none", tests=[], confirmed_on=confirmed_on)
    if homes:
        make_stock(landlord=landlord, dwellings=homes)
    return landlord


def test_who_has_stated_everything_lately_needs_no_call() -> None:
    landlord_that_states("Known")
    assert calls() == []


def test_least_known_comes_first_and_the_largest_on_top() -> None:
    landlord_that_states("Old", confirmed_on=OLD, homes=900)
    landlord_that_states("Small and lacking", EXPECTED[:2], homes=5)
    landlord_that_states("Large and lacking", EXPECTED[:2], homes=50)
    make_landlord(name="Never asked")
    assert called() == ["Never asked", "Large and lacking", "Small and lacking", "Old"]


def test_each_call_says_why_and_about_how_many_homes() -> None:
    landlord_that_states("Old", confirmed_on=OLD, homes=1)
    landlord_that_states("Lacking", EXPECTED[:-1], homes=1200)
    make_landlord(name="Never asked")
    told = {call.landlord.name: (call.why, call.dwellings) for call in calls()}
    assert told == {
        "Never asked": ("No terms are stated yet.", None),
        "Lacking": ("Not stated: persons per home.", "1\N{NO-BREAK SPACE}200 homes"),
        "Old": (f"{len(EXPECTED)} requirements are to be asked again.", "1 home"),
    }


def test_what_is_stated_for_some_or_has_ended_is_not_stated() -> None:
    landlord = landlord_that_states("Lacking", EXPECTED[1:])
    scope = landlord.scopes.get()
    mover = stated_as("internal_mover")
    make_requirement(scope=scope, topic=EXPECTED[0], audience=mover)
    make_requirement(scope=scope, topic=EXPECTED[0], valid_until=date(2026, 6, 14))
    assert [call.why for call in calls()] == [f"Not stated: {EXPECTED[0].label}."]


def test_archived_landlords_are_left_alone_and_the_list_is_short() -> None:
    make_landlord(name="Archived", is_archived=True)
    for number in range(MOST_CALLS + 1):
        make_landlord(name=f"Landlord {number}")
    assert called() == [f"Landlord {number}" for number in range(MOST_CALLS)]


def test_ten_landlords_cost_what_one_costs(django_assert_num_queries: object) -> None:
    for _number in range(10):
        landlord_that_states("Lacking", EXPECTED[:2], homes=5)
    with django_assert_num_queries(1):  # type: ignore[operator]
        calls()
