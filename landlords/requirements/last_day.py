"""Until when a label holds: the day before it first becomes another one."""

from datetime import date, timedelta
from typing import NamedTuple

from landlords.requirements.engine import Situation, Verdict, assess
from landlords.requirements.findings import Outcome
from landlords.requirements.home import Home
from landlords.requirements.resolution import ExceptionRow, Row
from landlords.requirements.selection import Terms

MOST_DAYS = 40
"""How many days of change are looked at; a household has far fewer."""


class LastDay(NamedTuple):
    """The last day of calculation on which the label holds, and the label of the day after."""

    day: date
    then: Outcome


def last_day(terms: Terms, home: Home, situation: Situation, verdict: Verdict) -> LastDay | None:
    """When the label becomes another one, all else as it is; None if nothing known changes it.

    Looked at on the days on which a period ends or begins. Whoever applies later moves in later.
    """
    days = {*verdict.edges, *_terms_change(terms)}
    for day in sorted(day for day in days if day > situation.on)[:MOST_DAYS]:
        later = situation._replace(on=day, move_in=situation.move_in + (day - situation.on))
        label = assess(terms, home, later).label
        if label is not verdict.label:
            return LastDay(day - timedelta(days=1), label)
    return None


def _terms_change(terms: Terms) -> set[date]:
    """The days on which a stated term begins, or is over."""
    items: list[Row | ExceptionRow] = [*terms.rows, *terms.exceptions]
    begin = {item.valid_from for item in items}
    over = {item.valid_until + timedelta(days=1) for item in items if item.valid_until is not None}
    return begin | over
