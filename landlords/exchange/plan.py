"""What a file would do: rows as they will be, and what is new or changes in them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Generic, TypeVar

from django.db.models import Model

from landlords.exchange.entries import LandlordEntry
from landlords.models import (
    District,
    ExceptionRule,
    Landlord,
    Requirement,
    Source,
    Stock,
    TermScope,
)
from landlords.requirements.problems import Problem

M = TypeVar("M", bound=Model)

ANSWERED_FROM = (Stock, TermScope, Requirement, ExceptionRule)
"""What the answers of the directory are worked out from."""


@dataclass(frozen=True, slots=True)
class Change:
    """One column that gets another value."""

    field: str
    before: object
    after: object


@dataclass(slots=True)
class Planned(Generic[M]):
    """A row as it will be, and what that changes; a row without path is not in the file."""

    instance: M
    path: str
    is_new: bool
    changes: tuple[Change, ...] = ()


@dataclass(slots=True)
class ScopePlan(Planned[TermScope]):
    """A scope as it will be, with the rows of the file by their list.

    `places` are the districts and houses in which it will apply, where the file says otherwise
    than before.
    """

    places: dict[str, list[Model]] = field(default_factory=dict)
    rows: dict[str, list[Planned[Any]]] = field(default_factory=dict)

    def parts(self) -> Iterator[Planned[Any]]:
        """The scope and everything in it that stands in the file."""
        yield self
        for planned in self.rows.values():
            yield from planned


@dataclass(slots=True)
class StatementsPlan:
    """What the file says of one landlord (or programme) beside its own columns."""

    rows: dict[str, list[Planned[Any]]] = field(default_factory=dict)
    scopes: list[ScopePlan] = field(default_factory=list)

    def parts(self) -> Iterator[Planned[Any]]:
        """Every statement and scope that stands in the file."""
        for planned in self.rows.values():
            yield from planned
        for scope in self.scopes:
            yield from scope.parts()

    @property
    def is_unchanged(self) -> bool:
        """Whether the portal says all of this already."""
        return not any(part.is_new or part.changes for part in self.parts())

    @property
    def touches_terms(self) -> bool:
        """Whether what the directory answers may change."""
        return any(
            isinstance(part.instance, ANSWERED_FROM) and (part.is_new or part.changes)
            for part in self.parts()
        )


@dataclass(slots=True)
class LandlordPlan(Planned[Landlord]):
    """A landlord's own columns as they will be, and what is said of it as long as it is kept.

    `merger` is the landlord it went into and the day, where the file says otherwise than before.
    """

    entry: LandlordEntry = field(kw_only=True)
    merger: tuple[Landlord | None, date | None] | None = None
    statements: StatementsPlan = field(default_factory=StatementsPlan)

    def parts(self) -> Iterator[Planned[Any]]:
        """Every statement and scope that stands in the file."""
        return self.statements.parts()

    @property
    def is_unchanged(self) -> bool:
        """Whether the portal says all of this already."""
        return not (self.is_new or self.changes) and self.statements.is_unchanged


@dataclass(slots=True)
class SharedPlan:
    """What changes that is no landlord's."""

    districts: list[District] = field(default_factory=list)
    neighbours: list[tuple[District, District]] = field(default_factory=list)
    named: dict[str, list[Planned[Any]]] = field(default_factory=dict)
    rows: dict[str, list[Planned[Any]]] = field(default_factory=dict)
    programmes: list[tuple[Planned[Any], StatementsPlan]] = field(default_factory=list)

    def parts(self) -> Iterator[Planned[Any]]:
        """Every dated row and scope among it."""
        for planned in self.rows.values():
            yield from planned
        for _programme, statements in self.programmes:
            yield from statements.parts()


@dataclass(slots=True)
class Counts:
    """How many are new, change and stay."""

    new: int = 0
    changed: int = 0
    same: int = 0

    def count(self, *, is_new: bool, is_changed: bool) -> None:
        """One more."""
        if is_new:
            self.new += 1
        elif is_changed:
            self.changed += 1
        else:
            self.same += 1


@dataclass(slots=True)
class Plan:
    """What a file would do, told in lines.

    `batches` gives the landlords so many at a time, each with what is said of it.
    """

    problems: list[Problem] = field(default_factory=list)
    sources: list[Source] = field(default_factory=list)
    shared: SharedPlan = field(default_factory=SharedPlan)
    landlords: list[LandlordPlan] = field(default_factory=list)
    batches: Callable[[], Iterator[list[LandlordPlan]]] = lambda: iter(())
    lines: list[str] = field(default_factory=list)
    landlord_counts: Counts = field(default_factory=Counts)
    statement_counts: Counts = field(default_factory=Counts)

    def count(self, part: Planned[Any]) -> None:
        """One more statement or scope."""
        self.statement_counts.count(is_new=part.is_new, is_changed=bool(part.changes))
