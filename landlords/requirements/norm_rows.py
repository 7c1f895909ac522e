"""The rows that tables of norms are made of: an amount beside whom or what it is for, and a period.

Every amount is kr a month. Periods count both days.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from itertools import pairwise

from django.utils.translation import gettext_lazy as _

from landlords.requirements.codes import Text, Unit
from landlords.requirements.fact_codes import Aged, ChildAge
from landlords.requirements.params import About, Checked, param
from landlords.requirements.problems import Problem

MOST_KRONOR = 200_000
MOST_PERSONS = 30

Sizes = Sequence[tuple[int, Decimal]]
"""Amounts by the number of persons, adults or children."""


class StandardAge(Aged):
    """The standard amount's age bands since June 2022 (KFMFS 2021:1, 4 §)."""

    FROM_0_TO_6 = "0_6", 0, 6, _("0–6 years")
    FROM_7_TO_10 = "7_10", 7, 10, _("7–10 years")
    FROM_11_TO_14 = "11_14", 11, 14, _("11–14 years")
    FROM_15 = "15_plus", 15, 20, _("15 years or more")


def kronor(label: Text, help_text: Text = "") -> dict[str, About]:
    """A field's metadata: an amount, kr a month, never negative."""
    return param(
        label=label, help_text=help_text, unit=Unit.KRONOR_A_MONTH, least=0, most=MOST_KRONOR
    )


def _number(label: Text) -> dict[str, About]:
    return param(label=label, least=1, most=MOST_PERSONS)


@dataclass(frozen=True, slots=True)
class ChildAmount(Checked):
    """One child's amount, by the national norm's age bands."""

    age: ChildAge = field(metadata=param(label=_("age")))
    amount: Decimal = field(metadata=kronor(_("amount")))


@dataclass(frozen=True, slots=True)
class BandAmount(Checked):
    """One child's amount, by the standard amount's age bands."""

    age: StandardAge = field(metadata=param(label=_("age")))
    amount: Decimal = field(metadata=kronor(_("amount")))


@dataclass(frozen=True, slots=True)
class PersonsAmount(Checked):
    """An amount for a household of so many persons."""

    persons: int = field(metadata=_number(_("persons")))
    amount: Decimal = field(metadata=kronor(_("amount")))


@dataclass(frozen=True, slots=True)
class AdultsAmount(Checked):
    """An amount for so many adults without children."""

    adults: int = field(metadata=_number(_("adults")))
    amount: Decimal = field(metadata=kronor(_("amount")))


@dataclass(frozen=True, slots=True)
class ChildrenAmount(Checked):
    """An amount for a household with so many children."""

    children: int = field(metadata=_number(_("children")))
    amount: Decimal = field(metadata=kronor(_("amount")))


@dataclass(frozen=True, slots=True)
class Origin(Checked):
    """Where an amount or a formula was found."""

    text: str = field(metadata=param(label=_("source"), longest=300))
    link: str | None = field(default=None, metadata=param(label=_("link"), longest=400))


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated(Checked):
    """What holds from a day, perhaps to a day, and where it was found.

    Whatever is dated has `reversed_days` among its conflicts.
    """

    valid_from: date = field(metadata=param(label=_("from")))
    valid_until: date | None = field(
        default=None,
        metadata=param(label=_("until"), help_text=_("The last day; leave out if none is known.")),
    )
    source: Origin = field(metadata=param(label=_("source")))

    @property
    def last_day(self) -> date:
        """Its last day; the end of time if none is known."""
        return self.valid_until or date.max

    def holds(self, day: date) -> bool:
        """Whether the day lies within."""
        return self.valid_from <= day <= self.last_day


def reversed_days(period: Dated) -> Iterator[Problem]:
    """A last day before the first."""
    if period.last_day < period.valid_from:
        message = _("The last day, %(last)s, is before the first, %(first)s. Change one of them.")
        days = {"last": period.last_day, "first": period.valid_from}
        yield Problem("valid_until", message, days)


def twice(name: str, keys: Sequence[object]) -> Iterator[Problem]:
    """Keys of a table that stand in it more than once, each with its place."""
    for place, key in enumerate(keys):
        if key in keys[:place]:
            yield Problem(f"{name}[{place}]", _("This stands here twice. Take one of them away."))


def sizes_conflicts(name: str, sizes: Sizes) -> Iterator[Problem]:
    """A size twice; an amount that is less than that of a smaller household."""
    yield from twice(name, [size for size, _amount in sizes])
    in_order = sorted((size, place, amount) for place, (size, amount) in enumerate(sizes))
    for (smaller, _place, before), (larger, place, after) in pairwise(in_order):
        if after < before and larger > smaller:
            message = _(
                "The amount for %(larger)s is less than that for %(smaller)s. Change one of them."
            )
            yield Problem(
                f"{name}[{place}].amount", message, {"larger": larger, "smaller": smaller}
            )


def overlapping(name: str, periods: Sequence[tuple[int, Dated]]) -> Iterator[Problem]:
    """Periods that begin before another one is over; the number is the period's place in its list."""
    in_order = sorted(periods, key=lambda item: (item[1].valid_from, item[0]))
    for (_place, before), (place, after) in pairwise(in_order):
        if after.valid_from <= before.last_day:
            message = _(
                "This period begins before the one from %(day)s is over. Change one of them."
            )
            yield Problem(f"{name}[{place}].valid_from", message, {"day": before.valid_from})
