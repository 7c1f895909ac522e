"""Which rows hold for one home on one day, and which they replaced.

Override is topic by topic, demands and wishes apart: within a scope a deviation beats policy, and
the lowest rank that says anything supplies all rows of the topic. Rows that lose are kept with the
scope that replaced them. Both ends of a period count, and no end means still in force.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from typing import Protocol

from landlords.requirements.codes import Disregard, Effect, Layer, Says, Tier, Topic, Weight
from landlords.requirements.contract import Condition
from landlords.requirements.parsing import Tests, audience_key


@dataclass(frozen=True, slots=True)
class Scope:
    """What some of a landlord's terms hold for; empty districts or products limit nothing.

    The rank is unique for a landlord, and the lowest is the narrowest. `around` are the districts
    that one of `districts` is a part of: a home of which no more is known may lie in the scope.
    """

    rank: int
    name: str
    districts: frozenset[str] = frozenset()
    products: frozenset[str] = frozenset()
    houses: frozenset[str] = frozenset()
    around: frozenset[str] = frozenset()

    @property
    def is_everywhere(self) -> bool:
        """Whether it limits nothing."""
        return not (self.districts or self.products or self.houses)


class Place(Protocol):
    """What scopes ask about a home: its district and house (None is not known), its product."""

    @property
    def district(self) -> str | None:
        """The code of the district."""

    @property
    def product(self) -> str:
        """The sort of home."""

    @property
    def house(self) -> str | None:
        """The label of the house."""


@dataclass(frozen=True, slots=True)
class HomeKey:
    """A home as far as scopes ask about it."""

    district: str | None
    product: str
    house: str | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """One stated requirement; `audience` None is everybody, and `key` is the caller's own."""

    scope: Scope
    topic: Topic
    tier: Tier
    layer: Layer
    weight: Weight
    says: Says
    tests: Tests
    audience: Condition | None
    valid_from: date
    valid_until: date | None
    key: object = None

    def stating(self, says: Says, tests: Tests) -> "Row":
        """The same row with other tests, as an exception leaves it."""
        return replace(self, says=says, tests=tests)


@dataclass(frozen=True, slots=True)
class ExceptionRow:
    """What a landlord can make an exception from, and what that takes; outlives the requirement.

    `tests` are for *replace*, `disregards` for *disregard*; all `conditions` must hold. `per_year`
    is the landlord's own word, `duration_months` how long what it grants lasts.
    """

    scope: Scope
    topic: Topic
    effect: Effect
    valid_from: date
    valid_until: date | None
    audience: Condition | None = None
    tests: Tests = ()
    disregards: Disregard | None = None
    conditions: tuple[Condition, ...] = ()
    decider: str = ""
    door: str = ""
    proof: tuple[str, ...] = ()
    wording: str = ""
    per_year: int | None = None
    duration_months: int | None = None
    key: object = None


@dataclass(frozen=True, slots=True)
class Replaced:
    """A row that does not hold here, and the scope whose row holds instead."""

    row: Row
    by: Scope


@dataclass(frozen=True, slots=True)
class Resolved:
    """What holds for this home on this day.

    `rows` hold; `replaced` would have held but for a narrower scope or a deviation; `maybe_rows`
    stand in scopes of which nobody knows whether the home lies in them.
    """

    home: Place
    on: date
    rows: tuple[Row, ...]
    replaced: tuple[Replaced, ...]
    maybe_rows: tuple[Row, ...]

    @property
    def maybe(self) -> tuple[Scope, ...]:
        """The scopes that may hold here, narrowest first."""
        return tuple(sorted({row.scope for row in self.maybe_rows}, key=_rank))

    def rows_for(self, topic: Topic, tier: Tier = Tier.DEMAND) -> tuple[Row, ...]:
        """The rows that hold on this topic: the general one first, then those with an audience."""
        return tuple(row for row in self.rows if row.topic is topic and row.tier is tier)

    def readings(self, topic: Topic, tier: Tier = Tier.DEMAND) -> tuple[tuple[Row, ...], ...]:
        """The rows on this topic as they may be: without the unsure scopes, then with each.

        An unsure scope makes a reading only if it is narrower than the scope that holds.
        """
        certain = self.rows_for(topic, tier)
        unsure = [row for row in self.maybe_rows if row.topic is topic and row.tier is tier]
        if certain:
            unsure = [row for row in unsure if row.scope.rank < certain[0].scope.rank]
        by_scope = [tuple(rows) for _scope, rows in groupby(unsure, key=_scope_of)]
        return (certain, *by_scope)


def in_force(valid_from: date, valid_until: date | None, on: date) -> bool:
    """Whether a period covers the day; both ends count, and no end means still in force."""
    return valid_from <= on and (valid_until is None or on <= valid_until)


def matches(scope: Scope, home: Place) -> bool | None:
    """Whether the scope holds for the home; None if that hangs on what nobody knows."""
    if scope.products and home.product not in scope.products:
        return False
    district = None if home.district in scope.around - scope.districts else home.district
    fits = [_lies_in(scope.districts, district), _lies_in(scope.houses, home.house)]
    if False in fits:
        return False
    return None if None in fits else True


def _lies_in(places: frozenset[str], place: str | None) -> bool | None:
    if not places:
        return True
    return None if place is None else place in places


def resolve(rows: Iterable[Row], home: Place, on: date) -> Resolved:
    """Settle one landlord's rows for one home and one day; the order of the rows is no matter."""
    current = sorted(
        (row for row in rows if in_force(row.valid_from, row.valid_until, on)), key=order
    )
    fits = {row.scope: matches(row.scope, home) for row in current}
    standing, beaten = layered(current)
    certain = [row for row in standing if fits[row.scope]]
    narrowest = _narrowest(certain)
    replaced = [
        *(Replaced(row, row.scope) for row in beaten if fits[row.scope]),
        *(Replaced(row, by) for row in certain if (by := narrowest[subject(row)]) != row.scope),
    ]
    return Resolved(
        home=home,
        on=on,
        rows=tuple(row for row in certain if narrowest[subject(row)] == row.scope),
        replaced=tuple(sorted(replaced, key=lambda item: order(item.row))),
        maybe_rows=tuple(row for row in standing if fits[row.scope] is None),
    )


Subject = tuple[Topic, Tier]


def layered(rows: list[Row]) -> tuple[list[Row], list[Row]]:
    """Rows that stand within their scopes, and policy rows that a deviation there beats.

    A deviation for everybody beats all policy on the topic; one for an audience beats only the
    policy for that audience, so that everybody else keeps theirs.
    """
    deviations = {(row.scope, subject(row), row.audience) for row in rows if _deviates(row)}
    if not deviations:
        return rows, []
    standing: list[Row] = []
    beaten: list[Row] = []
    for row in rows:
        rivals = {(row.scope, subject(row), audience) for audience in (None, row.audience)}
        loses = not _deviates(row) and not rivals.isdisjoint(deviations)
        (beaten if loses else standing).append(row)
    return standing, beaten


def _narrowest(rows: Iterable[Row]) -> Mapping[Subject, Scope]:
    """The scope that supplies each subject; rows come narrowest first."""
    narrowest: dict[Subject, Scope] = {}
    for row in rows:
        narrowest.setdefault(subject(row), row.scope)
    return narrowest


def _deviates(row: Row) -> bool:
    return row.layer is Layer.DEVIATION


def subject(row: Row) -> Subject:
    return row.topic, row.tier


def _scope_of(row: Row) -> Scope:
    return row.scope


def _rank(scope: Scope) -> int:
    return scope.rank


def order(row: Row) -> tuple[int, int, int, str, str]:
    """Topic, tier, narrowest scope first, everybody before an audience; ends in a stable key."""
    return (
        row.topic.position,
        row.tier.position,
        row.scope.rank,
        audience_key(row.audience),
        row.layer.value,
    )
