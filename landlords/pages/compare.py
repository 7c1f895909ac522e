"""Landlords side by side, in the same words, with what differs marked."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from landlords.districts import Tree, load_tree
from landlords.models import ExceptionRule, Requirement
from landlords.pages.demands import bend_of, whom
from landlords.pages.landlord import Loaded, loaded_scopes
from landlords.pages.record import record_sections
from landlords.pages.words import capitalised
from landlords.requirements.codes import Says, Tier, Topic, Weight
from landlords.requirements.parsing import parse_audience, parse_tests
from landlords.requirements.sentences import describe_tests, say

if TYPE_CHECKING:
    from landlords.loaded import DetailedLandlord

FEWEST, MOST = 2, 4


@dataclass(frozen=True)
class Cell:
    """What one landlord says on one line; nothing is not stated."""

    landlord: str
    texts: tuple[str, ...]


@dataclass(frozen=True)
class CompareRow:
    """One line of the comparison, a cell for each landlord."""

    title: str
    cells: tuple[Cell, ...]

    @property
    def differs(self) -> bool:
        """Whether the landlords say different things, or some say nothing."""
        return len({cell.texts for cell in self.cells}) > 1

    @property
    def is_silent(self) -> bool:
        """Whether nobody has said anything."""
        return not any(cell.texts for cell in self.cells)


@dataclass(frozen=True)
class Group:
    """Some lines under one head; lines on which nobody has said anything are left out."""

    title: str
    rows: tuple[CompareRow, ...]


def comparison(landlords: "Sequence[DetailedLandlord]") -> list[Group]:
    """Landlords that came through ``for_detail``, side by side."""
    tree = load_tree()
    sides = [Side(landlord, tree) for landlord in landlords]
    records = (
        row(str(sides[0].record[name].title), sides, partial(titles, name))
        for name in ("contracts", "channels", "priority")
    )
    groups = (
        Group(_("Terms"), tuple(topic_rows(sides, demands))),
        Group(_("Exceptions"), tuple(topic_rows(sides, bends))),
        Group(_("Leases, ways to apply, priority"), tuple(records)),
        Group(_("Homes"), (row(_("Homes"), sides, lambda side: homes(side.landlord)),)),
    )
    return [
        Group(group.title, tuple(line for line in group.rows if not line.is_silent))
        for group in groups
    ]


class Side:
    """One landlord of the comparison."""

    def __init__(self, landlord: "DetailedLandlord", tree: Tree) -> None:
        self.landlord = landlord
        self.scopes = loaded_scopes(landlord, tree)
        self.record = record_sections(landlord)


def titles(name: str, side: Side) -> Iterator[str]:
    """What stands in one part of a landlord's record."""
    return (entry.title for entry in side.record[name].entries)


def row(title: str, sides: Sequence[Side], tell: Callable[[Side], Iterable[str]]) -> CompareRow:
    """One line, told by every side."""
    return CompareRow(title, tuple(Cell(side.landlord.name, tuple(tell(side))) for side in sides))


Telling = Callable[[Loaded, Topic], Iterator[str]]


def topic_rows(sides: Sequence[Side], tell: Telling) -> Iterator[CompareRow]:
    """Every topic, as each side tells it."""
    for topic in Topic:
        yield row(capitalised(str(topic.label)), sides, partial(told, topic, tell))


def told(topic: Topic, tell: Telling, side: Side) -> Iterator[str]:
    """What one landlord says, each narrower scope by its name."""
    for scope in side.scopes:
        name = "" if len(side.scopes) == 1 or scope.core.is_everywhere else f"{scope.row.name}: "
        for text in tell(scope, topic):
            yield f"{name}{text}"


def demands(scope: Loaded, topic: Topic) -> Iterator[str]:
    """What is demanded on a topic."""
    for row in scope.requirements:
        if row.topic == topic:
            yield demand(row)


def demand(row: Requirement) -> str:
    """One requirement in a line: for whom, what, and how firmly unless it is a must."""
    text = _("makes no demand")
    if row.says == Says.TESTS.value:
        text = say(describe_tests(parse_tests(row.tests)))
    audience = whom(parse_audience(row.audience))
    text = f"{audience} {text}" if audience else capitalised(text)
    if row.tier == Tier.WISH.value:
        return _("%(text)s (a wish)") % {"text": text}
    if row.weight != Weight.HARD.value:
        return f"{text} ({Weight(row.weight).label})"
    return text


def bends(scope: Loaded, topic: Topic) -> Iterator[str]:
    """What can be excepted on a topic."""
    for row in scope.exceptions:
        if row.topic == topic:
            yield exception(row)


def exception(row: ExceptionRule) -> str:
    """One exception in a line."""
    bend = bend_of(row)
    return f"{bend.when}. {bend.then}"


def homes(landlord: "DetailedLandlord") -> tuple[str, ...]:
    """Where and of which sizes, the districts in order."""
    places: dict[str, list[str]] = {}
    for row in landlord.homes:
        name = row.district.name if row.district else _("district not known")
        places.setdefault(name, []).append(str(row.rooms))
    return tuple(
        _("%(district)s: %(rooms)s rooms") % {"district": name, "rooms": ", ".join(rooms)}
        for name, rooms in places.items()
    )
