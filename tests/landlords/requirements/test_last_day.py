"""Until when a label holds."""

from dataclasses import replace
from datetime import date
from typing import Any

from landlords.requirements.certainty import Certainty
from landlords.requirements.codes import CountedFrom, Direction, Topic
from landlords.requirements.engine import assess
from landlords.requirements.findings import Outcome
from landlords.requirements.last_day import LastDay, last_day
from landlords.requirements.resolution import Row
from landlords.requirements.selection import Terms
from tests.landlords.requirements.cases import (
    HOME,
    HOUSEHOLD,
    SALARY,
    basis,
    level,
    row,
    situation,
    terms,
)


def certain(months: int, direction: Direction, counted_from: CountedFrom) -> Row:
    return row(Topic.CERTAINTY, (Certainty(months, direction, counted_from),))


def ends(stated: Terms, **income: Any) -> LastDay | None:
    household = replace(HOUSEHOLD, incomes=(replace(SALARY, **{"open_ended": None, **income}),))
    asked = situation(household)
    return last_day(stated, HOME, asked, assess(stated, HOME, asked))


def test_a_job_that_ends_is_long_enough_until_a_day() -> None:
    stated = terms(level(3), basis(), certain(6, Direction.FORWARD, CountedFrom.APPLICATION))
    assert ends(stated, until=date(2027, 5, 31)) == LastDay(date(2026, 12, 1), Outcome.FAILS)
    assert ends(stated, open_ended=True) is None


def test_counted_from_moving_in_it_ends_as_much_earlier() -> None:
    """Moving in is 69 days after the calculation; it keeps that distance."""
    stated = terms(level(3), basis(), certain(3, Direction.FORWARD, CountedFrom.MOVE_IN))
    found = ends(stated, until=date(2027, 5, 31))
    assert found == LastDay(date(2026, 12, 22), Outcome.FAILS)


def test_a_job_held_long_enough_some_day_is_a_change_for_the_better() -> None:
    stated = terms(level(3), basis(), certain(6, Direction.BACK, CountedFrom.APPLICATION))
    assert ends(stated, since=date(2026, 7, 1)) == LastDay(date(2026, 12, 31), Outcome.MEETS)


def test_terms_that_end_or_begin_change_the_label_too() -> None:
    over = terms(
        level(3, valid_until=date(2026, 12, 31)), basis(), level(4, valid_from=date(2027, 1, 1))
    )
    assert ends(over, open_ended=True) == LastDay(date(2026, 12, 31), Outcome.FAILS)


def test_what_changed_before_today_is_over() -> None:
    eased = terms(
        level(4, valid_until=date(2026, 6, 30)), basis(), level(3, valid_from=date(2026, 7, 1))
    )
    assert ends(eased, open_ended=True) is None


def test_a_day_that_changes_nothing_is_passed_over() -> None:
    same = terms(
        level(3, valid_until=date(2026, 12, 31)), basis(), level(3, valid_from=date(2027, 1, 1))
    )
    assert ends(same, open_ended=True) is None


def test_a_term_that_ends_with_nothing_after_it_leaves_a_question() -> None:
    stated = terms(level(3, valid_until=date(2026, 12, 31)), basis())
    asking = situation(HOUSEHOLD, Topic.INCOME_LEVEL)
    found = last_day(stated, HOME, asking, assess(stated, HOME, asking))
    assert found == LastDay(date(2026, 12, 31), Outcome.ASK_LANDLORD)
    today = terms(level(3, valid_until=asking.on), basis())
    ending = last_day(today, HOME, asking, assess(today, HOME, asking))
    assert ending == LastDay(asking.on, Outcome.ASK_LANDLORD)
