"""What changed from one day to the next, told from the dated statements."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date

import pytest

from landlords.models import ChannelUse, ContractOffer, Cooperation
from landlords.pages.changes import MOST_DAYS, ChangedDay, Subject, changes
from tests.make import (
    make_channel,
    make_district,
    make_exception,
    make_landlord,
    make_pause,
    make_priority,
    make_requirement,
    make_scope,
    make_statement,
    make_stock,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]
FIRST, SPRING, EVE = date(2025, 1, 1), date(2026, 3, 1), date(2026, 2, 28)


def test_the_first_that_was_known_is_no_change() -> None:
    scope = make_scope()
    make_requirement(scope=scope, valid_from=FIRST)
    make_stock(landlord=scope.landlord, valid_from=FIRST)
    assert changes(scope.landlord) == []


def test_nothing_known_is_no_change() -> None:
    assert changes(make_landlord()) == []


def test_what_ends_as_the_like_begins_has_changed() -> None:
    scope = make_scope(name="Hela")
    make_requirement(scope=scope, valid_from=FIRST, valid_until=EVE)
    make_requirement(scope=scope, valid_from=SPRING)
    (change,) = changes(scope.landlord)
    told = Subject("Requirements (Hela)", "Income against the rent")
    assert change == ChangedDay(SPRING, changed=(told,), new=(), ended=())
    assert change.lines == [("changed", ["Requirements (Hela): Income against the rent"])]
    assert change.day_before == EVE


def test_what_begins_or_ends_alone_is_new_or_ended() -> None:
    landlord = make_landlord()
    ronna = make_district(name="Ronna")
    make_stock(landlord=landlord, district=ronna, rooms=1, valid_from=FIRST, valid_until=EVE)
    make_stock(landlord=landlord, district=None, rooms=3, valid_from=SPRING)
    (change,) = changes(landlord)
    assert not change.changed
    assert change.ended == (Subject("Homes", "1 room, Ronna"),)
    assert change.new == (Subject("Homes", "3 rooms, district not known"),)


def test_a_second_row_of_the_same_while_the_first_holds_is_a_change() -> None:
    scope = make_scope()
    make_requirement(scope=scope, valid_from=FIRST)
    audience = {"kind": "has_income_type", "version": 1, "params": {"types": ["salary"]}}
    make_requirement(scope=scope, valid_from=SPRING, audience=audience)
    (change,) = changes(scope.landlord)
    assert len(change.changed) == 1
    assert not change.new


def test_every_table_is_told_and_the_newest_day_is_first() -> None:
    landlord = make_landlord()
    scope = make_scope(landlord=landlord)
    make_requirement(scope=scope, valid_from=FIRST)
    made: tuple[Callable[[date], object], ...] = (
        lambda day: make_exception(scope=scope, valid_from=day),
        lambda day: make_statement(ContractOffer, landlord=landlord, valid_from=day),
        lambda day: make_statement(
            ChannelUse, landlord=landlord, channel=make_channel(), valid_from=day
        ),
        lambda day: make_priority(landlord=landlord, valid_from=day),
        lambda day: make_statement(Cooperation, landlord=landlord, valid_from=day),
        lambda day: make_pause(landlord=landlord, valid_from=day),
    )
    for place, make in enumerate(made):
        make(date(2026, 1 + place, 1))
    told = changes(landlord)
    assert [change.day.month for change in told] == [6, 5, 4, 3, 2, 1]
    heads = [change.new[0].head for change in reversed(told)]
    assert heads == [
        f"Exceptions ({scope.name})", "Types of lease", "How to apply", "Priority", "Cooperation",
        "Lets nothing for the time being",
    ]  # fmt: skip
    assert told[-1].lines[0][1][0].startswith(f"Exceptions ({scope.name}): ")
    assert told[0].lines == [("new", ["Lets nothing for the time being"])]


def test_many_of_one_kind_share_a_line() -> None:
    landlord = make_landlord()
    make_stock(landlord=landlord, valid_from=FIRST)
    ronna = make_district(name="Ronna")
    for rooms in (2, 3):
        make_stock(landlord=landlord, district=ronna, rooms=rooms, valid_from=SPRING)
    (change,) = changes(landlord)
    assert change.lines == [("new", ["Homes: 2 rooms, Ronna; 3 rooms, Ronna"])]


def test_only_the_latest_days_are_told() -> None:
    landlord = make_landlord()
    for month in range(1, 13):
        make_stock(landlord=landlord, rooms=1, valid_from=date(2024, month, 1))
        make_stock(landlord=landlord, rooms=2, valid_from=date(2025, month, 1))
    told = changes(landlord)
    assert len(told) == MOST_DAYS
    assert told[-1].day == date(2025, 1, 1)


def test_another_landlord_is_not_told() -> None:
    landlord = make_landlord()
    make_stock(landlord=landlord, valid_from=FIRST)
    make_stock(valid_from=SPRING)
    assert changes(landlord) == []


def test_one_query_tells_it_all(
    django_assert_num_queries: Callable[[int], AbstractContextManager[object]],
) -> None:
    scope = make_scope()
    make_requirement(scope=scope, valid_from=FIRST)
    with django_assert_num_queries(1):
        changes(scope.landlord)
