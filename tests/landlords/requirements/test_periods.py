"""Months and the days on which they are over."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from landlords.requirements.ask import first_day_beyond, months_after
from landlords.requirements.values import Month


@pytest.mark.parametrize(
    ("month", "last"),
    [
        (Month(2024, 2), date(2024, 2, 29)),
        (Month(2026, 2), date(2026, 2, 28)),
        (Month(2026, 12), date(2026, 12, 31)),
    ],
)
def test_a_month_ends_on_its_last_day(month: Month, last: date) -> None:
    assert month.last == last


@pytest.mark.parametrize(
    ("limit", "months", "first"),
    [
        (date(2026, 3, 31), 1, date(2026, 3, 1)),  # one month from 28 February is 28 March
        (date(2026, 2, 28), 1, date(2026, 2, 1)),  # from 29, 30, 31 January it is 28 February
        (date(2026, 5, 15), 3, date(2026, 2, 16)),
    ],
)
def test_months_reach_beyond_a_day(limit: date, months: int, first: date) -> None:
    assert first_day_beyond(limit, months) == first


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(1, 60))
def test_the_day_before_does_not_reach_beyond(limit: date, months: int) -> None:
    first = first_day_beyond(limit, months)
    assert months_after(first, months) > limit
    assert months_after(first - timedelta(days=1), months) <= limit
