"""Plain data into a document of typed entries: every problem found, each with its place."""

from typing import Final, TypeVar

from django.utils.translation import gettext_lazy as _

from landlords.exchange import shapes
from landlords.exchange.entries import (
    Document,
    Entry,
    LandlordEntry,
    Placed,
    PriorityEntry,
    Programme,
    ProgrammeEntry,
    ScopeEntry,
    TypicalHousehold,
)
from landlords.exchange.json_stream import Unread
from landlords.exchange.norms_section import read_norms
from landlords.exchange.reading import (
    NO_SUCH_DISTRICT,
    NO_SUCH_LANDLORD,
    NOTHING_KNOWN,
    PART_OF_ITSELF,
    STANDS_TWICE,
    Known,
    Reading,
)
from landlords.requirements.offers import (
    Channel,
    ChannelUse,
    ContractOffer,
    LandlordFact,
    Offer,
)
from landlords.requirements.params import Checked
from landlords.requirements.places import House, HouseOwnership, RentalStock
from landlords.requirements.problems import Gathering, shown
from landlords.requirements.ties import (
    CoreTopic,
    GroupMembership,
    LandlordGroup,
    Management,
    Pause,
)
from landlords.requirements.working_together import ContactPerson, Cooperation, PriorityRule

R = TypeVar("R", bound=Checked)

PROGRAMME_LISTS = ("scopes",)
LANDLORD_RECORDS: Final[dict[str, type[Checked]]] = {
    "pauses": Pause,
    "groups": GroupMembership,
    "managers": Management,
    "houses": HouseOwnership,
    "contracts": ContractOffer,
    "channels": ChannelUse,
    "facts": LandlordFact,
    "contacts": ContactPerson,
    "cooperation": Cooperation,
    "offers": Offer,
}
"""The lists of a landlord that hold records, with the record each holds."""

HALF_A_MERGER = _(
    "A merger needs both the landlord it went into and the day. State both, or neither."
)
INTO_ITSELF = _("A landlord cannot be merged into itself. Name another one.")
MANAGES_ITSELF = _("A landlord cannot be its own manager. Leave it out.")
NO_SUCH_NEIGHBOUR = _("A district is no neighbour of itself. Take it away.")


def read_document(
    data: object, districts: dict[str, str | None], known: Known = NOTHING_KNOWN
) -> Document:
    """Read it all. `districts`: the codes there are, each with the code it is part of.

    `known` are other codes that a file may refer to without holding what they stand for.
    """
    return Documents(districts, known).document(data)


class Documents(Reading):
    """Reads one document from its first key to its last."""

    unread: Unread | None = None

    def document(self, data: object) -> Document:
        """Sources, districts, houses and so on first, because the landlords refer to them.

        Of landlords that are parsed one at a time only their own columns are kept.
        """
        landlords = data.get("landlords") if isinstance(data, dict) else None
        self.unread = landlords if isinstance(landlords, Unread) else None
        self.made.whole = self.whole
        shapes.DOCUMENT.read(data, self.gathering, "")
        self.each(data, "sources", "", self.source)
        self.each(data, "districts", "", self.district)
        self.made.parents = self.parents
        self.check_districts()
        self.each(data, "houses", "", self.house)
        self.each(data, "channels", "", self.channel)
        self.each(data, "groups", "", self.group)
        self.records(data, "", "rental_stock", RentalStock, self.made.rental_stock)
        self.each(data, "landlords", "", self.landlord)
        self.check_landlords()
        self.each(data, "programmes", "", self.programme)
        self.kept_for_everybody(data)
        self.made.problems = self.gathering.problems
        return self.made

    def kept_for_everybody(self, data: object) -> None:
        """Core topics, norms, review intervals, typical households."""
        self.each(data, "review_intervals", "", self.review_interval)
        self.each(data, "typical_households", "", self.typical_household)
        if isinstance(data, dict) and "core_topics" in data:
            self.made.core_topics = []
            self.records(data, "", "core_topics", CoreTopic, self.made.core_topics)
        if isinstance(data, dict) and "norms" in data:
            self.made.norms = self.gathering.read("norms", read_norms, data["norms"])

    def house(self, data: object, path: str) -> None:
        """A house that scopes, stock and owners name."""
        found = self.record(House, data, path)
        if found and self.once("house", found.record.code, f"{path}.code"):
            self.made.houses[found.record.code] = found

    def channel(self, data: object, path: str) -> None:
        """A way to apply that landlords use."""
        found = self.record(Channel, data, path)
        if found and self.once("channel", found.record.code, f"{path}.code"):
            self.made.channels[found.record.code] = found

    def group(self, data: object, path: str) -> None:
        """A group that landlords belong to."""
        found = self.record(LandlordGroup, data, path)
        if found and self.once("group", found.record.code, f"{path}.code"):
            self.made.groups[found.record.code] = found

    def programme(self, data: object, path: str) -> None:
        """A programme with its scopes."""
        found = self.record(Programme, data, path, PROGRAMME_LISTS)
        scopes: list[ScopeEntry] = []
        self.each(data, "scopes", path, lambda item, at: self.scope(item, at, scopes))
        if found and self.once("programme", found.record.code, f"{path}.code"):
            self.made.programmes.append(ProgrammeEntry(path, found.record, found.given, scopes))

    def typical_household(self, data: object, path: str) -> None:
        """An invented household."""
        found = self.record(TypicalHousehold, data, path)
        if found and self.once("household", found.record.key, f"{path}.key"):
            self.made.typical_households.append(found)

    def review_interval(self, data: object, path: str) -> None:
        """How long a sort of statement stays fresh."""
        values = shapes.REVIEW_INTERVAL.read(data, self.gathering, path)
        if {"subject", "months"} <= set(values) and self.once(
            "subject", values["subject"], f"{path}.subject"
        ):
            self.made.review_intervals.append(Entry(path, values))

    def source(self, data: object, path: str) -> None:
        """Where statements come from; known by its id even if something in it is wrong."""
        values = shapes.SOURCE.read(data, self.gathering, path)
        name = values.pop("id", None)
        if name is None:
            return
        if name in self.made.sources:
            first = f"sources[{list(self.made.sources).index(name)}]"
            self.tell(f"{path}.id", STANDS_TWICE, given=shown(name), first=first)
            return
        self.made.sources[name] = {"on": None, "link": "", **values}

    def district(self, data: object, path: str) -> None:
        """A district that may be new; known by its code even if something in it is wrong."""
        values = shapes.DISTRICT.read(data, self.gathering, path)
        code = values.get("code")
        if code is None:
            return
        if code in self.made.districts:
            first = self.made.districts[code].path
            self.tell(f"{path}.code", STANDS_TWICE, given=shown(code), first=first)
            return
        self.made.districts[code] = Entry(path, values)
        self.parents.setdefault(code, values.get("parent"))

    def check_districts(self) -> None:
        """Districts are part of, and beside, districts that there are, never of themselves."""
        for code, entry in self.made.districts.items():
            for number, other in enumerate(entry.values.get("neighbours", ())):
                place = f"{entry.path}.neighbours[{number}]"
                self.check_district(other, place)
                if other == code:
                    self.tell(place, NO_SUCH_NEIGHBOUR)
        self.check_parents()

    def check_parents(self) -> None:
        """Districts are part of districts that there are, and never of themselves."""
        for code, entry in self.made.districts.items():
            parent = entry.values.get("parent")
            if parent is not None and parent not in self.parents:
                self.tell(f"{entry.path}.parent", NO_SUCH_DISTRICT, given=shown(parent))
            elif code in self.made.around(code):
                self.tell(f"{entry.path}.parent", PART_OF_ITSELF)

    def landlord(self, data: object, path: str) -> None:
        """A landlord of the list."""
        entry = self.landlord_entry(data, path)
        self.made.names[path] = entry.values.get("name", "")
        if self.unread is not None:
            entry = LandlordEntry(path, entry.values, managers=entry.managers)
        if "name" in entry.values:
            self.made.landlords.append(entry)

    def whole(self, entry: LandlordEntry) -> LandlordEntry:
        """A landlord with all that was not kept of it; its problems were told the first time."""
        if self.unread is None:
            return entry
        told, self.gathering = self.gathering, Gathering()
        number = int(entry.path.removeprefix("landlords[").removesuffix("]"))
        found = self.landlord_entry(self.unread.item(number), entry.path)
        found.managers = entry.managers
        self.gathering = told
        return found

    def landlord_entry(self, data: object, path: str) -> LandlordEntry:
        """A landlord with everything in it."""
        values = shapes.LANDLORD.read(data, self.gathering, path)
        entry = LandlordEntry(path, values)
        self.check_merger(data, entry)
        self.each(data, "stock", path, lambda item, place: self.stock(item, place, entry))
        self.each(data, "scopes", path, lambda item, place: self.scope(item, place, entry.scopes))
        for key, made in LANDLORD_RECORDS.items():
            self.records(data, path, key, made, getattr(entry, key))
        for tie in entry.managers:
            if tie.record.manager == values.get("key"):
                self.tell(f"{tie.path}.manager", MANAGES_ITSELF)
        self.each(data, "priority", path, lambda item, at: self.priority(item, at, entry))
        return entry

    def check_merger(self, data: object, entry: LandlordEntry) -> None:
        """A merger has a day and goes into another landlord."""
        into = entry.values.get("merged_into")
        if not isinstance(data, dict):
            return
        if (data.get("merged_into") is None) != (data.get("merged_on") is None):
            here = "merged_into" if into is None else "merged_on"
            self.tell(f"{entry.path}.{here}", HALF_A_MERGER)
        if into is not None and into == entry.values.get("key"):
            self.tell(f"{entry.path}.merged_into", INTO_ITSELF)
        elif into is not None:
            self.check_landlord(into, f"{entry.path}.merged_into")

    def check_landlords(self) -> None:
        """Landlords that others name by their keys are there, or in the file."""
        keys = {entry.values.get("key") for entry in self.made.landlords} | self.known.landlords
        for path, key in self.landlords:
            if key not in keys:
                self.tell(path, NO_SUCH_LANDLORD, given=shown(key))
        for entry in self.made.landlords:
            entry.managers = [tie for tie in entry.managers if tie.record.manager in keys]

    def records(
        self, data: object, path: str, key: str, made: type[R], among: list[Placed[R]]
    ) -> None:
        """A list of records."""

        def keep(item: object, at: str) -> None:
            before = len(self.gathering.problems)
            found = self.record(made, item, at)
            if found is not None and len(self.gathering.problems) == before:
                among.append(found)

        self.each(data, key, path, keep)

    def priority(self, data: object, path: str, entry: LandlordEntry) -> None:
        """A priority rule with where it applies and its terms."""
        before = len(self.gathering.problems)
        found = self.record(PriorityRule, data, path, shapes.PRIORITY_SCOPE.names)
        is_sound = len(self.gathering.problems) == before
        scope = self.priority_scope(data, path)
        if found is not None and is_sound:
            entry.priority.append(PriorityEntry(path, found.record, found.given, scope))
