"""Small immutable values that a parameter may hold beside numbers and codes."""

from calendar import monthrange
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import Generic, NamedTuple, Self, TypeAlias, TypeVar

from django.utils.translation import gettext_lazy as _

from landlords.requirements.codes import Acceptance, Code, IncomeType, StepBy
from landlords.requirements.problems import Problem, TermsError

MOST_ROOMS = 8
MOST_PERSONS = 30


@dataclass(frozen=True, slots=True)
class Incomes:
    """How each kind of income counts; a kind that is absent is *unstated*, which is not "no"."""

    pairs: tuple[tuple[IncomeType, Acceptance], ...]

    def __post_init__(self) -> None:
        """Order by IncomeType; refuse to state nothing or the same income twice (TermsError)."""
        in_order = sorted(self.pairs, key=lambda pair: pair[0].position)
        object.__setattr__(self, "pairs", tuple(in_order))
        if not self.pairs:
            raise TermsError([Problem("", _("No income is stated. State at least one."))])
        if len({income for income, _acceptance in self.pairs}) < len(self.pairs):
            raise TermsError([Problem("", _("An income is stated twice. State it once."))])

    @classmethod
    def of(cls, stated: Mapping[IncomeType, Acceptance]) -> Self:
        """The matrix with these entries."""
        return cls(tuple(stated.items()))

    def get(self, income: IncomeType) -> Acceptance | None:
        """How this income counts; None if the landlord has not said."""
        return dict(self.pairs).get(income)

    def counted_as(self, acceptance: Acceptance) -> tuple[IncomeType, ...]:
        """The incomes that count in this way."""
        return tuple(income for income, stated in self.pairs if stated is acceptance)


@dataclass(frozen=True, slots=True)
class PersonsByRooms:
    """The most persons for each number of rooms (1 to 8); the last holds for more rooms too."""

    pairs: tuple[tuple[int, int], ...]

    def __post_init__(self) -> None:
        """Order by rooms; refuse none, doubled, out of limits or falling sizes (TermsError)."""
        object.__setattr__(self, "pairs", tuple(sorted(self.pairs)))
        problems = list(self._problems())
        if problems:
            raise TermsError(problems)

    @classmethod
    def of(cls, stated: Mapping[int, int]) -> Self:
        """The limits with these entries."""
        return cls(tuple(stated.items()))

    def most(self, rooms: int) -> int | None:
        """The most persons in a home of so many rooms; None if the landlord has not said."""
        last_rooms, last_persons = self.pairs[-1]
        return last_persons if rooms >= last_rooms else dict(self.pairs).get(rooms)

    def _problems(self) -> Iterator[Problem]:
        if not self.pairs:
            yield Problem("", _("No size is stated. State persons for at least one size."))
        for rooms, persons in self.pairs:
            yield from _size_problems(rooms, persons)
        for (fewer, before), (more, after) in zip(self.pairs, self.pairs[1:], strict=False):
            if more == fewer:
                yield Problem(str(more), _("A size is stated twice. State it once."))
            if after < before:
                yield Problem(
                    str(more),
                    _(
                        "%(after)s persons in %(more)s rooms is fewer than %(before)s in %(fewer)s:"
                        " a larger home never takes fewer. Raise it or lower the other."
                    ),
                    {"after": after, "more": more, "before": before, "fewer": fewer},
                )


def _size_problems(rooms: int, persons: int) -> Iterator[Problem]:
    if not 1 <= rooms <= MOST_ROOMS:
        message = _("A size must be from 1 to %(most)s rooms.")
        yield Problem(str(rooms), message, {"most": MOST_ROOMS})
    if not 1 <= persons <= MOST_PERSONS:
        message = _("Persons must be a whole number from 1 to %(most)s.")
        yield Problem(str(rooms), message, {"most": MOST_PERSONS})


C = TypeVar("C", bound=Code)


class Month(NamedTuple):
    """A month of a year, for facts whose day nobody needs."""

    year: int
    month: int

    @property
    def first(self) -> date:
        """Its first day."""
        return date(self.year, self.month, 1)

    @property
    def last(self) -> date:
        """Its last day."""
        return date(self.year, self.month, monthrange(self.year, self.month)[1])


@dataclass(frozen=True, slots=True)
class Answers(Generic[C]):
    """Yes or no to some of the words of a list; a word that is absent is not known."""

    pairs: tuple[tuple[C, bool], ...] = ()

    def __post_init__(self) -> None:
        """Order by the list of words."""
        in_order = sorted(self.pairs, key=lambda pair: pair[0].position)
        object.__setattr__(self, "pairs", tuple(in_order))

    @classmethod
    def of(cls, stated: Mapping[C, bool]) -> Self:
        """The answers with these entries."""
        return cls(tuple(stated.items()))

    def get(self, code: C) -> bool | None:
        """The answer to this word; None if it is not known."""
        return next((answer for word, answer in self.pairs if word is code), None)


class Step(NamedTuple):
    """One step of a threshold: up to and with this rent (kr a month) or size; None is the last."""

    up_to: Decimal | None
    value: Decimal


@dataclass(frozen=True, slots=True)
class Steps:
    """A number that changes with the rent or the number of rooms of the home."""

    by: StepBy
    steps: tuple[Step, ...]

    def __post_init__(self) -> None:
        """Refuse steps that cannot all be reached or leave a home without a value (TermsError)."""
        problems = list(self._problems())
        if problems:
            raise TermsError(problems)

    def at(self, size: Decimal) -> Decimal:
        """The value for this rent in kr a month, or this number of rooms."""
        return next(step.value for step in self.steps if step.up_to is None or size <= step.up_to)

    @property
    def bounds(self) -> tuple[Decimal, ...]:
        """The ends of the steps, in order."""
        return tuple(step.up_to for step in self.steps if step.up_to is not None)

    def _problems(self) -> Iterator[Problem]:
        if len(self.steps) < 2:
            yield Problem("steps", _("There is only one step. Write the number by itself."))
        for place, step in enumerate(self.steps):
            last = place == len(self.steps) - 1
            if last and step.up_to is not None:
                message = _("Nothing holds above the last step. Leave its end empty.")
                yield Problem(f"steps[{place}].up_to", message)
            if not last and step.up_to is None:
                message = _("The steps after this one are never reached. State where it ends.")
                yield Problem(f"steps[{place}].up_to", message)
        bounds = self.bounds
        for before, after in pairwise(bounds):
            if after <= before:
                message = _(
                    "A step ends at %(after)s, not above the one before, which ends at %(before)s."
                )
                yield Problem("steps", message, {"after": after, "before": before})
        if bounds and bounds[0] <= 0:
            yield Problem("steps", _("A step ends at zero or below. State an end above zero."))


Stepped: TypeAlias = Decimal | Steps
"""A number that is the same for every home, or one that is stepped."""


@dataclass(frozen=True, slots=True)
class Shares:
    """Per cent of the income that may go to rent, by kind of income; one for all the others."""

    pairs: tuple[tuple[IncomeType, Decimal], ...]

    def __post_init__(self) -> None:
        """Order by IncomeType; refuse a share outside 1–100 per cent (TermsError)."""
        in_order = sorted(self.pairs, key=lambda pair: pair[0].position)
        object.__setattr__(self, "pairs", tuple(in_order))
        problems = [
            Problem(income.value, _("A share is from 1 to 100 per cent. Change it."))
            for income, share in self.pairs
            if not (share.is_finite() and 1 <= share <= 100)
        ]
        if problems:
            raise TermsError(problems)

    @classmethod
    def of(cls, stated: Mapping[IncomeType, Decimal]) -> Self:
        """The shares with these entries."""
        return cls(tuple(stated.items()))

    def get(self, income: IncomeType) -> Decimal | None:
        """The share stated for this kind of income, in per cent; None if there is none."""
        return next((share for stated, share in self.pairs if stated is income), None)
