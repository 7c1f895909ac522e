"""Small immutable values that a parameter may hold beside numbers and codes."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Self

from django.utils.translation import gettext_lazy as _

from landlords.requirements.codes import Acceptance, IncomeType
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
