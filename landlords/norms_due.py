"""Which amounts of norms are missing, now and for the coming year: the yearly chore of December.

A change of formula that is only proposed is something to look into, not an end: only a formula that
has been given a last day ends.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any, Protocol

from landlords.requirements.codes import Norm, Text
from landlords.requirements.norm_amounts import SHARING
from landlords.requirements.params import ParamSpec, specs

DECEMBER = 12
DAYS_AND_SOURCE = frozenset({"valid_from", "valid_until", "source"})


class Lasting(Protocol):
    """What holds for a span of days; both count, no last day means still in force."""

    valid_from: date
    valid_until: date | None


class Table(Lasting, Protocol):
    """One period's amounts, as the core stores them."""

    amounts: dict[str, Any]


@dataclass(frozen=True)
class Due:
    """What is missing of one norm on a day.

    ``last_year`` is the year of the latest amounts that have begun or are to come (None: there are
    none); ``years`` those to fill in, the earliest first; ``formula_missing`` the years in which no
    formula holds; ``gaps`` what the latest table leaves out.
    """

    last_year: int | None
    years: tuple[int, ...]
    formula_missing: tuple[int, ...]
    gaps: tuple[Text, ...]

    @property
    def is_anything(self) -> bool:
        """Whether there is something to do."""
        return bool(self.years or self.formula_missing)

    @property
    def next_year(self) -> int | None:
        """The year to fill in first."""
        return min((*self.years, *self.formula_missing), default=None)


def due(
    record: type[Any], tables: Sequence[Table], formulas: Sequence[Lasting] | None, on: date
) -> Due:
    """What is missing of a norm whose tables are of this record; formulas None: it needs none."""
    wanted = years_wanted(on)
    latest = max(tables, key=lambda table: table.valid_from, default=None)
    return Due(
        last_year=latest.valid_from.year if latest else None,
        years=tuple(year for year in wanted if not is_covered(tables, year, on)),
        formula_missing=()
        if formulas is None
        else tuple(year for year in wanted if not is_covered(formulas, year, on)),
        gaps=tuple(gaps(record, latest.amounts)) if latest else (),
    )


def years_wanted(on: date) -> tuple[int, ...]:
    """This year; from the first of December the coming one too."""
    return (on.year, on.year + 1) if on.month == DECEMBER else (on.year,)


def is_covered(periods: Iterable[Lasting], year: int, on: date) -> bool:
    """Whether something holds on every day of a year, of this year from today on."""
    day, last = max(date(year, 1, 1), min(on, date(year, 12, 31))), date(year, 12, 31)
    for period in sorted(periods, key=lambda period: period.valid_from):
        if period.valid_from <= day and (period.valid_until is None or period.valid_until >= day):
            if period.valid_until is None or period.valid_until >= last:
                return True
            day = period.valid_until + timedelta(days=1)
    return False


def gaps(record: type[Any], amounts: Mapping[str, Any]) -> Iterator[Text]:
    """The amounts that a table leaves out, by what they are called."""
    for spec in specs(record):
        if spec.name in DAYS_AND_SOURCE or spec.name == "supplements":
            continue  # only few landlords count with supplements: none is missing
        if not amounts.get(spec.name) or is_short(spec, amounts[spec.name]):
            yield spec.label


def is_short(spec: ParamSpec, rows: Any) -> bool:
    """Whether a list of amounts has not all ages, or not all sizes that the law has."""
    if spec.record is None:
        return False
    key = specs(spec.record)[0]
    wanted = len(key.choices) if key.code else SHARING if spec.name == "shared_costs" else 1
    return len(rows) < wanted


@dataclass(frozen=True)
class Difference:
    """One amount, kr a month, as it was and as it is; None where it is not known."""

    name: str
    key: str
    old: Decimal | None
    new: Decimal | None

    @property
    def is_changed(self) -> bool:
        """Whether it is another amount now."""
        return self.old != self.new


def differences(
    record: type[Any], before: Mapping[str, Any], after: Mapping[str, Any]
) -> list[Difference]:
    """Every amount of two tables beside each other, in the core's order."""
    told: list[Difference] = []
    for spec in specs(record):
        if spec.name in DAYS_AND_SOURCE:
            continue
        old, new = amounts_of(spec, before), amounts_of(spec, after)
        keys = sorted({*old, *new}, key=lambda key: place(spec, key))
        told += [Difference(spec.name, key, old.get(key), new.get(key)) for key in keys]
    return told


def amounts_of(spec: ParamSpec, amounts: Mapping[str, Any]) -> dict[str, Decimal]:
    """What one field of a table holds, by what each amount is for; "" for a plain one."""
    held = amounts.get(spec.name)
    if held is None or spec.record is None:
        return {} if held is None else {"": Decimal(str(held))}
    key = specs(spec.record)[0].name
    return {str(row[key]): Decimal(str(row["amount"])) for row in held}


def place(spec: ParamSpec, key: str) -> int:
    """Where an amount stands among its sisters: by age or by number."""
    if spec.record is None:
        return 0
    codes = [value for value, _label in specs(spec.record)[0].choices]
    return codes.index(key) if codes else int(key)


def kinds_that_use(catalogue: Iterable[type[Any]]) -> list[type[Any]]:
    """The kinds of requirement that are measured against a norm."""
    return [kind for kind in catalogue if any(spec.code is Norm for spec in specs(kind))]
