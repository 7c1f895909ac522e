"""What a file would do: rows as they will be, and what is new or changes in them."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from django.db.models import Model

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
    """A scope as it will be, with the rows of the file; `districts` is None if it stays."""

    districts: list[District] | None = None
    requirements: list[Planned[Requirement]] = field(default_factory=list)
    exceptions: list[Planned[ExceptionRule]] = field(default_factory=list)


@dataclass(slots=True)
class LandlordPlan(Planned[Landlord]):
    """A landlord as it will be, with the rows of the file."""

    scopes: list[ScopePlan] = field(default_factory=list)
    stock: list[Planned[Stock]] = field(default_factory=list)

    def parts(self) -> Iterator[Planned[Any]]:
        """Everything below the landlord that stands in the file."""
        yield from self.stock
        for scope in self.scopes:
            yield scope
            yield from scope.requirements
            yield from scope.exceptions

    @property
    def touches_terms(self) -> bool:
        """Whether what the directory answers may change."""
        return any(part.is_new or part.changes for part in self.parts())

    @property
    def is_unchanged(self) -> bool:
        """Whether the portal says all of this already."""
        return not (self.is_new or self.changes or self.touches_terms)


@dataclass(slots=True)
class Plan:
    """What a file would do."""

    sources: list[Source] = field(default_factory=list)
    districts: list[District] = field(default_factory=list)
    landlords: list[LandlordPlan] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
