"""How long ago a month was, of whose days nobody knows which."""

from datetime import date

import pytest

from landlords.requirements.ages import Passed, begun, edges_by, edges_within, passed
from landlords.requirements.values import Month
from tests.landlords.requirements.facts import asked, household

ON = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("month", "months", "span"),
    [
        (Month(2025, 11), 12, Passed(date(2026, 11, 1), date(2026, 11, 30))),
        (Month(2025, 1), 1, Passed(date(2025, 2, 1), date(2025, 2, 28))),
        (Month(2024, 2), 12, Passed(date(2025, 2, 1), date(2025, 2, 28))),
        (Month(2025, 12), 24, Passed(date(2027, 12, 1), date(2027, 12, 31))),
    ],
)
def test_months_pass_from_the_first_day_and_from_the_last(
    month: Month, months: int, span: Passed
) -> None:
    assert passed(month, months) == span


@pytest.mark.parametrize(
    ("day", "by", "within"),
    [
        (date(2026, 10, 31), False, True),
        (date(2026, 11, 1), None, True),
        (date(2026, 11, 2), None, None),
        (date(2026, 11, 29), None, None),
        (date(2026, 11, 30), True, None),
        (date(2026, 12, 1), True, False),
    ],
)
def test_between_them_it_hangs_on_the_day_of_the_month(
    day: date,
    by: bool | None,  # noqa: FBT001
    within: bool | None,  # noqa: FBT001
) -> None:
    span = passed(Month(2025, 11), 12)
    assert (span.by(day), span.within(day)) == (by, within)


def test_a_month_has_begun_on_its_first_day() -> None:
    assert begun(Month(2026, 11), date(2026, 11, 1))
    assert not begun(Month(2026, 12), date(2026, 11, 30))


def test_the_days_of_change_are_those_to_come() -> None:
    ask = asked(household())
    over, now, later = (passed(Month(2025, month), 12) for month in (10, 11, 12))
    assert tuple(edges_by(ask, over, None, now, later)) == (
        date(2026, 11, 30),
        date(2026, 12, 1),
        date(2026, 12, 31),
    )
    assert tuple(edges_within(ask, over, None, now, later)) == (
        date(2026, 12, 1),
        date(2026, 12, 2),
        date(2027, 1, 1),
    )
