"""What a document in the exchange format says, as typed entries that know their place in the file."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Generic, TypeVar

from django.utils.translation import gettext_lazy as _

from landlords.exchange.shapes import Values
from landlords.requirements.applicant import Applicant
from landlords.requirements.codes import Product, Unit
from landlords.requirements.offers import (
    Channel,
    ChannelUse,
    ContractOffer,
    LandlordFact,
    Offer,
)
from landlords.requirements.params import Checked, param
from landlords.requirements.places import House, HouseOwnership, RentalStock
from landlords.requirements.problems import Problem
from landlords.requirements.ties import (
    CoreTopic,
    GroupMembership,
    LandlordGroup,
    Management,
    Pause,
)
from landlords.requirements.working_together import ContactPerson, Cooperation, PriorityRule

R_co = TypeVar("R_co", bound=Checked, covariant=True)
HIGHEST_RENT = 100_000


@dataclass(frozen=True, slots=True)
class Wishes(Checked):
    """The home that is looked for: kr a month, rooms besides the kitchen (8 is eight or more)."""

    rent: int | None = field(
        default=None,
        metadata=param(label=_("rent"), unit=Unit.KRONOR_A_MONTH, least=1, most=HIGHEST_RENT),
    )
    rooms: int | None = field(
        default=None, metadata=param(label=_("rooms"), unit=Unit.ROOMS, least=1, most=8)
    )
    district: str | None = field(default=None, metadata=param(label=_("district"), longest=50))
    product: Product | None = field(default=None, metadata=param(label=_("sort of home")))


@dataclass(frozen=True, slots=True)
class TypicalHousehold(Checked):
    """An invented household that stands for many; nobody real is in it."""

    key: str = field(metadata=param(label=_("key"), longest=50))
    name: str = field(metadata=param(label=_("name")))
    household: Applicant = field(metadata=param(label=_("household")))
    description: str | None = field(
        default=None, metadata=param(label=_("description"), longest=1000, lines=True)
    )
    home: Wishes | None = field(default=None, metadata=param(label=_("home looked for")))
    archived: bool = field(default=False, metadata=param(label=_("archived")))


@dataclass(frozen=True, slots=True)
class Programme(Checked):
    """Something that opens doors whoever the landlord is, such as a municipal rent guarantee."""

    code: str = field(metadata=param(label=_("code"), longest=50))
    name: str = field(metadata=param(label=_("name")))
    description: str | None = field(
        default=None, metadata=param(label=_("description"), longest=1000, lines=True)
    )
    decider: str | None = field(default=None, metadata=param(label=_("who decides")))
    door: str | None = field(default=None, metadata=param(label=_("whom to ask")))
    validity_months: int | None = field(
        default=None, metadata=param(label=_("valid for"), unit=Unit.MONTHS, least=1, most=600)
    )
    archived: bool = field(default=False, metadata=param(label=_("archived")))


@dataclass(frozen=True, slots=True)
class Placed(Generic[R_co]):
    """A record, where it stands in the file, and which of its fields the file gives."""

    path: str
    record: R_co
    given: frozenset[str] = frozenset()


@dataclass(slots=True)
class Entry:
    """One object of the file: where it stands, and what its keys say."""

    path: str
    values: Values


@dataclass(slots=True)
class ScopeEntry(Entry):
    """A scope with its statements."""

    requirements: list[Entry] = field(default_factory=list)
    exceptions: list[Entry] = field(default_factory=list)


@dataclass(slots=True)
class PriorityEntry:
    """A priority rule; `scope`: where it applies, its demands, and exceptions from them."""

    path: str
    rule: PriorityRule
    given: frozenset[str]
    scope: ScopeEntry


@dataclass(slots=True)
class LandlordEntry(Entry):
    """A landlord with everything that the file says of it, list by list as in the file."""

    pauses: list[Placed[Pause]] = field(default_factory=list)
    groups: list[Placed[GroupMembership]] = field(default_factory=list)
    managers: list[Placed[Management]] = field(default_factory=list)
    stock: list[Entry] = field(default_factory=list)
    houses: list[Placed[HouseOwnership]] = field(default_factory=list)
    scopes: list[ScopeEntry] = field(default_factory=list)
    contracts: list[Placed[ContractOffer]] = field(default_factory=list)
    channels: list[Placed[ChannelUse]] = field(default_factory=list)
    facts: list[Placed[LandlordFact]] = field(default_factory=list)
    contacts: list[Placed[ContactPerson]] = field(default_factory=list)
    priority: list[PriorityEntry] = field(default_factory=list)
    cooperation: list[Placed[Cooperation]] = field(default_factory=list)
    offers: list[Placed[Offer]] = field(default_factory=list)

    @property
    def key(self) -> str:
        """What the landlord is called within the file: its key, else its name."""
        key: str = self.values.get("key") or self.values["name"]
        return key


@dataclass(slots=True)
class ProgrammeEntry:
    """A programme with its scopes."""

    path: str
    programme: Programme
    given: frozenset[str] = frozenset()
    scopes: list[ScopeEntry] = field(default_factory=list)


def _itself(entry: LandlordEntry) -> LandlordEntry:
    return entry


@dataclass(slots=True)
class Document:
    """What a file says. Entries that could not be read are left out; their problems are not.

    `core_topics` and `norms` are None where the file has no such section.
    """

    sources: dict[str, Values] = field(default_factory=dict)
    districts: dict[str, Entry] = field(default_factory=dict)
    parents: dict[str, str | None] = field(default_factory=dict)
    place_names: dict[str, str] = field(default_factory=dict)
    houses: dict[str, Placed[House]] = field(default_factory=dict)
    channels: dict[str, Placed[Channel]] = field(default_factory=dict)
    groups: dict[str, Placed[LandlordGroup]] = field(default_factory=dict)
    rental_stock: list[Placed[RentalStock]] = field(default_factory=list)
    landlords: list[LandlordEntry] = field(default_factory=list)
    programmes: list[ProgrammeEntry] = field(default_factory=list)
    core_topics: list[Placed[CoreTopic]] | None = None
    norms: object = None
    review_intervals: list[Entry] = field(default_factory=list)
    typical_households: list[Placed[TypicalHousehold]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    names: dict[str, str] = field(default_factory=dict)
    whole: Callable[[LandlordEntry], LandlordEntry] = _itself
    """A landlord with everything in it: those of a large file are kept without and read anew."""

    def about(self, problem: Problem) -> str:
        """The name, as it stands in the file, of the landlord a problem is about; or nothing."""
        return self.names.get(problem.path.partition("]")[0] + "]", "")

    def within(self, district: str) -> Iterator[str]:
        """The district and every one that is part of it."""
        yield district
        for code, parent in self.parents.items():
            if parent == district and code != district:
                yield from self.within(code)

    def around(self, district: str) -> Iterator[str]:
        """The districts this one is part of, nearest first; stops where it would go round."""
        seen: set[str] = set()
        parent = self.parents.get(district)
        while parent is not None and parent not in seen:
            seen.add(parent)
            yield parent
            parent = self.parents.get(parent)


def holds(first: date, last: date | None, on: date) -> bool:
    """Whether a period covers the day; both ends count."""
    return first <= on and (last is None or on <= last)


def in_force(entries: list[Entry], on: date) -> list[Entry]:
    """The rows of the file whose period covers the day."""
    return [
        entry
        for entry in entries
        if holds(entry.values["valid_from"], entry.values.get("valid_until"), on)
    ]


def current(placed: "list[Placed[Any]]", on: date) -> list[Any]:
    """The dated records whose period covers the day."""
    return [
        item.record for item in placed if holds(item.record.valid_from, item.record.valid_until, on)
    ]
