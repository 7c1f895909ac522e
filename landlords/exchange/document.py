"""Plain data into a document of typed entries: every problem found, each with its place."""

from collections.abc import Callable
from typing import TypeVar

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
from landlords.exchange.norms_section import read_norms
from landlords.exchange.reading import (
    NO_SUCH_DISTRICT,
    PART_OF_ITSELF,
    REVERSED,
    STANDS_TWICE,
    Reading,
)
from landlords.exchange.shapes import Values
from landlords.requirements.offers import (
    Channel,
    ContractOffer,
    Cooperation,
    CoreTopic,
    House,
    HouseOwnership,
    PriorityRule,
)
from landlords.requirements.params import Checked
from landlords.requirements.problems import shown

R = TypeVar("R", bound=Checked)

PROGRAMME_LISTS = ("scopes",)
PRIORITY_LISTS = ("requirements",)


def read_document(data: object, districts: dict[str, str | None]) -> Document:
    """Read it all. `districts`: the codes there are, each with the code it is part of."""
    return Documents(districts).document(data)


class Documents(Reading):
    """Reads one document from its first key to its last."""

    def document(self, data: object) -> Document:
        """Sources, districts and houses first, because the landlords refer to them."""
        shapes.DOCUMENT.read(data, self.gathering, "")
        self.each(data, "sources", "", self.source)
        self.each(data, "districts", "", self.district)
        self.made.parents = self.parents
        self.check_parents()
        self.section(data, "houses", self.house)
        self.each(data, "landlords", "", self.landlord)
        self.section(data, "programmes", self.programme)
        self.section(data, "typical_households", self.typical_household)
        if isinstance(data, dict) and "core_topics" in data:
            self.made.core_topics = []
            self.section(data, "core_topics", self.core_topic)
        if isinstance(data, dict) and "norms" in data:
            self.unstored("norms", "norms")
            self.made.norms = self.gathering.read("norms", read_norms, data["norms"])
        self.made.problems = self.gathering.problems
        return self.made

    def section(self, data: object, key: str, read: Callable[[object, str], None]) -> None:
        """A list at the top of the document that no table of the portal holds yet."""

        def noted(item: object, path: str) -> None:
            self.unstored(key, path.partition("[")[0])
            read(item, path)

        self.each(data, key, "", noted)

    def house(self, data: object, path: str) -> None:
        """A house that scopes, stock and owners name."""
        found = self.record(House, data, path)
        if found is None or not self.once("house", found.record.code, f"{path}.code"):
            return
        if found.record.district is not None:
            self.check_district(found.record.district, f"{path}.district")
        self.made.houses[found.record.code] = found

    def programme(self, data: object, path: str) -> None:
        """A programme with its scopes."""
        found = self.record(Programme, data, path, PROGRAMME_LISTS)
        scopes: list[ScopeEntry] = []
        self.each(data, "scopes", path, lambda item, at: self.scope(item, at, scopes))
        if found and self.once("programme", found.record.code, f"{path}.code"):
            self.made.programmes.append(ProgrammeEntry(path, found.record, scopes))

    def typical_household(self, data: object, path: str) -> None:
        """An invented household."""
        found = self.record(TypicalHousehold, data, path)
        if found and self.once("household", found.record.key, f"{path}.key"):
            self.made.typical_households.append(found)

    def core_topic(self, data: object, path: str) -> None:
        """A topic that decides."""
        found = self.record(CoreTopic, data, path)
        if found and self.made.core_topics is not None:
            self.made.core_topics.append(found)

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

    def check_parents(self) -> None:
        """Districts are part of districts that there are, and never of themselves."""
        for code, entry in self.made.districts.items():
            parent = entry.values.get("parent")
            if parent is not None and parent not in self.parents:
                self.tell(f"{entry.path}.parent", NO_SUCH_DISTRICT, given=shown(parent))
            elif code in self.made.around(code):
                self.tell(f"{entry.path}.parent", PART_OF_ITSELF)

    def landlord(self, data: object, path: str) -> None:
        """A landlord with everything in it."""
        values = shapes.LANDLORD.read(data, self.gathering, path)
        if "archived" in values:
            values["is_archived"] = values.pop("archived")
        pause = self.pause(data, f"{path}.pause")
        entry = LandlordEntry(path, values, {"key": values.pop("key", None), **pause})
        self.made.names[path] = values.get("name", "")
        self.each(data, "stock", path, lambda item, place: self.stock(item, place, entry))
        self.each(data, "scopes", path, lambda item, place: self.scope(item, place, entry.scopes))
        self.offers(data, path, entry)
        if "name" in values:
            self.made.landlords.append(entry)

    def offers(self, data: object, path: str, entry: LandlordEntry) -> None:
        """What a landlord offers beside its terms."""
        self.records(data, path, "contracts", ContractOffer, entry.contracts)
        self.records(data, path, "channels", Channel, entry.channels)
        self.records(data, path, "cooperation", Cooperation, entry.cooperation)
        self.records(data, path, "houses", HouseOwnership, entry.houses)
        for owned in entry.houses:
            self.check_house(owned.record.house, f"{owned.path}.house")
        self.each(data, "priority", path, lambda item, at: self.priority(item, at, entry))

    def records(
        self, data: object, path: str, key: str, made: type[R], among: list[Placed[R]]
    ) -> None:
        """A landlord's list of records, which no table of the portal holds yet."""

        def keep(item: object, at: str) -> None:
            self.unstored(key, f"{path}.{key}")
            found = self.record(made, item, at)
            if found is not None:
                among.append(found)

        self.each(data, key, path, keep)

    def priority(self, data: object, path: str, entry: LandlordEntry) -> None:
        """A priority rule with its demands."""
        self.unstored("priority", path.rpartition("[")[0])
        found = self.record(PriorityRule, data, path, PRIORITY_LISTS)
        rows: list[Entry] = []
        self.each(data, "requirements", path, lambda item, at: self.requirement(item, at, rows))
        if found is not None:
            entry.priority.append(PriorityEntry(path, found.record, rows))

    def pause(self, data: object, path: str) -> Values:
        """The columns of a pause; null takes it away, and no key leaves it as it is."""
        if not isinstance(data, dict) or "pause" not in data:
            return {}
        found: Values = {}
        if data["pause"] is not None:
            found = shapes.PAUSE.read(data["pause"], self.gathering, path)
        first, last = found.get("from"), found.get("until")
        if first and last and last < first:
            self.tell(f"{path}.until", REVERSED)
        return {
            "paused_from": first,
            "paused_until": last,
            "pause_reason": found.get("reason", ""),
        }
