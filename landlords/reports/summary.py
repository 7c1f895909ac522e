"""What the summary is made of: all that is known of every landlord on one day, fetched at once."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, cast

from accounts.models import User
from landlords.core_rows import core_row
from landlords.districts import load_tree
from landlords.models import ExceptionRule, Landlord, LandlordAnswer, Requirement, Stock
from landlords.projection import ELSEWHERE, places
from landlords.requirements.codes import Answer, Product
from landlords.requirements.resolution import HomeKey, Resolved, Row, resolve

if TYPE_CHECKING:
    from landlords.loaded import PausedLandlord


@dataclass(frozen=True)
class Homes:
    """The homes of a landlord: dwellings whose number is known, by the code of their district.

    ``ELSEWHERE`` is the key of homes whose district is not known; ``districts`` are their names.
    """

    dwellings: Mapping[str, int]
    districts: tuple[str, ...]
    places: frozenset[str]
    some_without_number: bool

    @property
    def total(self) -> int | None:
        """All dwellings whose number is known; None if that is none at all."""
        return sum(self.dwellings.values()) if self.dwellings else None


@dataclass(frozen=True)
class Given:
    """The directory's answer to one question: the best of any home, and those of its districts."""

    best: Answer = Answer.UNKNOWN
    varies: bool = False
    by_district: Mapping[str, Answer] | None = None

    def at(self, place: str) -> Answer:
        """The answer for a home in this place; not known where districts differ and it is not."""
        if self.by_district and place in self.by_district:
            return self.by_district[place]
        return Answer.UNKNOWN if self.varies else self.best


NO_HOMES = Homes({}, (), frozenset(), some_without_number=False)
NOT_ASKED = Given()


@dataclass(frozen=True)
class Line:
    """One landlord as the summary sees it."""

    landlord: "PausedLandlord"
    day: date
    rows: tuple[Row, ...]
    homes: Homes
    given: Mapping[str, Given]
    confirmed_on: date | None
    has_exceptions: bool

    @property
    def is_paused(self) -> bool:
        """Whether the landlord lets nothing on this day."""
        return bool(self.landlord.is_paused)

    @cached_property
    def resolved(self) -> Mapping[str, Resolved]:
        """What holds for an ordinary home in each place the landlord's homes may be."""
        return {
            place: resolve(self.rows, HomeKey(place, Product.ORDINARY), self.day)
            for place in places(self.rows, set(self.homes.places))
        }


@dataclass(frozen=True)
class Summary:
    """Every landlord that is not archived, in order; the paused ones are among them."""

    day: date
    lines: tuple[Line, ...]

    @property
    def landlords(self) -> int:
        """How many landlords there are."""
        return len(self.lines)

    @property
    def paused(self) -> int:
        """How many of them let nothing on this day."""
        return sum(line.is_paused for line in self.lines)

    @property
    def dwellings(self) -> int:
        """All dwellings whose number is known."""
        return sum(line.homes.total or 0 for line in self.lines)

    @property
    def without_number(self) -> int:
        """How many landlords have no dwellings whose number is known."""
        return sum(line.homes.total is None for line in self.lines)

    @property
    def partly_without_number(self) -> int:
        """How many landlords have dwellings whose number is known, and others."""
        return sum(
            line.homes.total is not None and line.homes.some_without_number for line in self.lines
        )

    @property
    def without_terms(self) -> int:
        """How many landlords have no requirement at all on record."""
        return sum(not line.rows for line in self.lines)


def load_summary(user: User, day: date) -> Summary:
    """All of it, in a fixed number of queries."""
    current = Landlord.objects.visible_to(user).current(day).with_pause(day)
    landlords = cast("list[PausedLandlord]", list(current))
    requirements = requirements_by_landlord(day) if landlords else {}
    homes, given = homes_by_landlord(day), given_by_landlord(day)
    exceptions = ExceptionRule.objects.in_force_on(day).order_by()
    bending = set(exceptions.values_list("scope__landlord", flat=True).distinct())
    tree = load_tree()
    lines = []
    for landlord in landlords:
        stated = requirements.get(landlord.pk, [])
        line = Line(
            landlord=landlord,
            day=day,
            rows=tuple(core_row(requirement, tree) for requirement in stated),
            homes=homes.get(landlord.pk, NO_HOMES),
            given=given.get(landlord.pk, {}),
            confirmed_on=max((row.confirmed_on for row in stated), default=None),
            has_exceptions=landlord.pk in bending,
        )
        lines.append(line)
    return Summary(day=day, lines=tuple(lines))


def requirements_by_landlord(day: date) -> dict[int, list[Requirement]]:
    """The requirements in force on this day, by their landlord."""
    found: dict[int, list[Requirement]] = {}
    for requirement in Requirement.objects.of_landlords().in_force_on(day).for_core():
        found.setdefault(requirement.scope.landlord_key, []).append(requirement)
    return found


def homes_by_landlord(day: date) -> dict[int, Homes]:
    """The homes on this day, by their landlord."""
    found: dict[int, list[Stock]] = {}
    for row in Stock.objects.in_force_on(day).in_order():
        found.setdefault(row.landlord_id, []).append(row)
    return {landlord: homes_of(rows) for landlord, rows in found.items()}


def homes_of(rows: Iterable[Stock]) -> Homes:
    """Rows of stock added up by district."""
    dwellings: dict[str, int] = {}
    names: dict[str, None] = {}
    stated = set()
    unnumbered = False
    for row in rows:
        code = row.district.code if row.district else ELSEWHERE
        stated.add(code)
        if row.district:
            names.setdefault(row.district.name)
        if row.dwellings is None:
            unnumbered = True
        else:
            dwellings[code] = dwellings.get(code, 0) + row.dwellings
    return Homes(dwellings, tuple(names), frozenset(stated), unnumbered)


def given_by_landlord(day: date) -> dict[int, dict[str, Given]]:
    """The directory's answers on this day, by landlord and question."""
    general: dict[tuple[int, str], tuple[Answer, bool]] = {}
    local: dict[tuple[int, str], dict[str, Answer]] = {}
    rows = LandlordAnswer.objects.in_force_on(day).order_by()
    for landlord, question, district, code, answer, varies in rows.values_list(
        "landlord", "question", "district", "district__code", "answer", "varies"
    ):
        if not district:  # the best answer of any home
            general[landlord, question] = Answer(answer), varies
        else:
            local.setdefault((landlord, question), {})[code] = Answer(answer)
    found: dict[int, dict[str, Given]] = {}
    for (landlord, question), (answer, varies) in general.items():
        given = Given(answer, varies, local.get((landlord, question)))
        found.setdefault(landlord, {})[question] = given
    return found
