"""Plain data into a document of typed entries: every problem found, each with its place."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext_lazy as _

from landlords.exchange import shapes
from landlords.exchange.shapes import MOST_OF_ALL, Shape, Values
from landlords.models import Requirement
from landlords.requirements.codes import Effect, Layer, Says, Text, Tier
from landlords.requirements.decoding import MISSING_KEY, list_of
from landlords.requirements.parsing import audience_key, parse_audience
from landlords.requirements.problems import Gathering, Problem, shown
from landlords.requirements.sentences import Value

STANDS_TWICE = _("%(given)s stands twice; the first time at %(first)s. Keep one of them.")
NO_SUCH_SOURCE = _("There is no source %(given)s in this file. Add it under “sources”.")
NO_SUCH_DISTRICT = _(
    "There is no district %(given)s. Write the code of one that there is, or add it under "
    "“districts”."
)
PART_OF_ITSELF = _("This district is part of itself by way of others. Change one of the parents.")
REVERSED = _("The last day is before the first one. Change one of the two days.")
TESTS_AND_NONE = _("“none” makes no demand and has no tests. Take away one of the two.")
ONLY_REPLACE = _("Only an exception that replaces has tests. Take them away or write “replace”.")
ONLY_DISREGARD = _(
    "Only an exception that disregards says what. Take it away or write “disregard”."
)
AUDIENCE_TOO_LONG = _("This audience is too long to be kept. State fewer kinds.")


@dataclass(slots=True)
class Entry:
    """One object of the file: where it stands, and the columns it gives."""

    path: str
    values: Values


@dataclass(slots=True)
class ScopeEntry(Entry):
    """A scope with its statements."""

    requirements: list[Entry] = field(default_factory=list)
    exceptions: list[Entry] = field(default_factory=list)


@dataclass(slots=True)
class LandlordEntry(Entry):
    """A landlord with its stock and scopes."""

    stock: list[Entry] = field(default_factory=list)
    scopes: list[ScopeEntry] = field(default_factory=list)


@dataclass(slots=True)
class Document:
    """What a file says. Entries that could not be read are left out; their problems are not."""

    sources: dict[str, Values] = field(default_factory=dict)
    districts: dict[str, Entry] = field(default_factory=dict)
    landlords: list[LandlordEntry] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    names: dict[str, str] = field(default_factory=dict)

    def about(self, problem: Problem) -> str:
        """The name, as it stands in the file, of the landlord a problem is about; or nothing."""
        return self.names.get(problem.path.partition("]")[0] + "]", "")


def read_document(data: object, districts: dict[str, str | None]) -> Document:
    """Read it all. `districts`: the codes there are, each with the code it is part of."""
    return Reading(districts).document(data)


class Reading:
    """Reads one document; keeps what must be known to hold its parts against each other."""

    def __init__(self, districts: dict[str, str | None]) -> None:
        self.parents = dict(districts)
        self.gathering = Gathering()
        self.made = Document()

    def document(self, data: object) -> Document:
        """Sources and districts first, because the landlords refer to them."""
        shapes.DOCUMENT.read(data, self.gathering, "")
        self.each(data, "sources", "", self.source)
        self.each(data, "districts", "", self.district)
        self.check_parents()
        self.each(data, "landlords", "", self.landlord)
        self.made.problems = self.gathering.problems
        return self.made

    def each(self, data: object, key: str, path: str, read: Callable[[object, str], None]) -> None:
        """Every object of the list under a key."""
        if not isinstance(data, dict) or key not in data:
            return
        place = f"{path}.{key}" if path else key
        items = self.gathering.read(place, list_of, data[key], MOST_OF_ALL)
        for number, item in enumerate(items or ()):
            read(item, f"{place}[{number}]")

    def tell(self, path: str, message: Text, **values: Value) -> None:
        """Keep a problem."""
        self.gathering.problems.append(Problem(path, message, values))

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
            elif code in self.above(code):
                self.tell(f"{entry.path}.parent", PART_OF_ITSELF)

    def above(self, code: str) -> Iterator[str]:
        """The districts this one is part of, nearest first; stops where it would go round."""
        seen: set[str] = set()
        parent = self.parents.get(code)
        while parent is not None and parent not in seen:
            seen.add(parent)
            yield parent
            parent = self.parents.get(parent)

    def landlord(self, data: object, path: str) -> None:
        """A landlord with everything in it."""
        values = shapes.LANDLORD.read(data, self.gathering, path)
        if "archived" in values:
            values["is_archived"] = values.pop("archived")
        values.update(self.pause(data, f"{path}.pause"))
        entry = LandlordEntry(path, values)
        self.made.names[path] = values.get("name", "")
        self.each(data, "stock", path, lambda item, place: self.stock(item, place, entry))
        self.each(data, "scopes", path, lambda item, place: self.scope(item, place, entry))
        if "name" in values:
            self.made.landlords.append(entry)

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

    def stock(self, data: object, path: str, landlord: LandlordEntry) -> None:
        """Homes of a size."""
        values = self.statement(shapes.STOCK, data, path)
        if values.get("district") is not None:
            self.check_district(values["district"], f"{path}.district")
        self.keep(shapes.STOCK, path, values, landlord.stock)

    def scope(self, data: object, path: str, landlord: LandlordEntry) -> None:
        """A scope with its statements."""
        values = shapes.SCOPE.read(data, self.gathering, path)
        for number, code in enumerate(values.get("districts", ())):
            self.check_district(code, f"{path}.districts[{number}]")
        entry = ScopeEntry(path, values)
        self.each(data, "requirements", path, lambda item, at: self.requirement(item, at, entry))
        self.each(data, "exceptions", path, lambda item, at: self.exception(item, at, entry))
        if "name" in values:
            landlord.scopes.append(entry)

    def requirement(self, data: object, path: str, scope: ScopeEntry) -> None:
        """What is demanded on one topic of one audience; what is not stated has its usual value."""
        given = self.statement(shapes.REQUIREMENT, data, path)
        usual = {"audience": None, "tier": Tier.DEMAND.value, "layer": Layer.POLICY.value}
        values: Values = {**usual, "says": Says.TESTS.value, **given}
        values["audience_key"] = audience_key(parse_audience(values["audience"]))
        if len(values["audience_key"]) > shapes.length(Requirement, "audience_key"):
            self.tell(f"{path}.audience", AUDIENCE_TOO_LONG)
        self.check_tests(data, path, values, wanted=values["says"] == Says.TESTS.value)
        if values["says"] == Says.NONE.value and values["tests"]:
            self.tell(f"{path}.tests", TESTS_AND_NONE)
        self.keep(shapes.REQUIREMENT, path, values, scope.requirements)

    def exception(self, data: object, path: str, scope: ScopeEntry) -> None:
        """What a landlord can make an exception from."""
        given = self.statement(shapes.EXCEPTION, data, path)
        values: Values = {"audience": None, **given}
        values["disregards"] = given.get("disregards") or ""
        effect = given.get("effect")
        self.check_tests(data, path, values, wanted=effect == Effect.REPLACE.value)
        if effect not in {None, Effect.REPLACE.value} and values["tests"]:
            self.tell(f"{path}.tests", ONLY_REPLACE)
        if effect == Effect.DISREGARD.value and not given.get("disregards"):
            self.tell(f"{path}.disregards", MISSING_KEY)
        if effect not in {None, Effect.DISREGARD.value} and values["disregards"]:
            self.tell(f"{path}.disregards", ONLY_DISREGARD)
        self.keep(shapes.EXCEPTION, path, values, scope.exceptions)

    def check_tests(self, data: object, path: str, values: Values, *, wanted: bool) -> None:
        """Tests are there where they are wanted; tests that could not be read were told before."""
        unread = "tests" not in values and isinstance(data, dict) and "tests" in data
        values.setdefault("tests", [])
        if wanted and not unread and not values["tests"]:
            self.tell(f"{path}.tests", MISSING_KEY)

    def statement(self, shape: Shape, data: object, path: str) -> Values:
        """The columns of a dated statement; its sources are in the file and its days in order."""
        values = shape.read(data, self.gathering, path)
        for key in ("source", "confirmed_source"):
            name = values.get(key)
            if name is not None and name not in self.made.sources:
                self.tell(f"{path}.{key}", NO_SUCH_SOURCE, given=shown(name))
        first, last = values.get("valid_from"), values.get("valid_until")
        if first and last and last < first:
            self.tell(f"{path}.valid_until", REVERSED)
        return values

    def check_district(self, code: str, path: str) -> None:
        """The district is there, or in the file."""
        if code not in self.parents:
            self.tell(path, NO_SUCH_DISTRICT, given=shown(code))

    def keep(self, shape: Shape, path: str, values: Values, among: list[Any]) -> None:
        """Keep a row that has all it must have and refers to what there is."""
        complete = all(key.name in values for key in shape.keys if key.required)
        places = [values.get("district")] if values.get("district") else []
        sources = [name for key in SOURCE_KEYS if (name := values.get(key)) is not None]
        known = all(place in self.parents for place in places)
        if complete and known and all(name in self.made.sources for name in sources):
            among.append(Entry(path, values))


SOURCE_KEYS = ("source", "confirmed_source")
