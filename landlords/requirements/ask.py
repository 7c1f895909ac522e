"""What an assessment is asked: one household, one home, one day of calculation and of moving in."""

from calendar import monthrange
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from landlords.requirements.applicant import Applicant
from landlords.requirements.basis import Basis
from landlords.requirements.codes import CountedFrom
from landlords.requirements.home import Home
from landlords.requirements.norms import Norms

SHORTEST_MONTH = 28
"""Every month has so many days."""


class Ask(NamedTuple):
    """Terms and norms are those of `on`; periods count from `on` or `move_in`, as each says.

    `basis` holds which incomes count, surely and perhaps.
    """

    applicant: Applicant
    home: Home
    norms: Norms
    on: date
    move_in: date
    basis: Basis

    def day(self, counted_from: CountedFrom) -> date:
        """The day from which a period is counted; a contract starts on the day of moving in."""
        return self.on if counted_from is CountedFrom.APPLICATION else self.move_in

    def edge(self, counted_from: CountedFrom, day: date) -> tuple[date, ...]:
        """The day of calculation on which `day` becomes the day counted from; none if it is past.

        Moving in keeps its distance: whoever applies a week later moves in a week later.
        """
        shift = day - self.day(counted_from)
        return (self.on + shift,) if shift > timedelta(0) else ()


@lru_cache(maxsize=4096)
def months_after(day: date, months: int) -> date:
    """The same day so many months later (earlier if negative), or the last day of that month."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    if day.day <= SHORTEST_MONTH:
        return date(year, month + 1, day.day)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


@lru_cache(maxsize=4096)
def first_day_beyond(limit: date, months: int) -> date:
    """The first day from which so many months reach beyond the limit; days before it do not."""
    day = months_after(limit, -months)
    while months_after(day, months) <= limit:
        day += timedelta(days=1)
    return day
