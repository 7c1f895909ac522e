"""Reads one document's statements; keeps what must be known to hold its parts against each other."""

from collections.abc import Callable
from typing import Any, Final, NamedTuple, TypeVar

from django.utils.translation import gettext_lazy as _

from landlords.exchange import shapes
from landlords.exchange.entries import Document, Entry, LandlordEntry, Placed, ScopeEntry
from landlords.exchange.shapes import MOST_OF_ALL, Shape, Values
from landlords.exchange.strictly import STRICTLY
from landlords.models import Requirement
from landlords.requirements.codes import Effect, Layer, Says, Text, Tier
from landlords.requirements.decoding import MISSING_KEY, decode_record, list_of
from landlords.requirements.params import Checked
from landlords.requirements.parsing import audience_key, parse_audience
from landlords.requirements.problems import Gathering, Problem, shown
from landlords.requirements.sentences import Value
from landlords.requirements.statements import Dated

R = TypeVar("R", bound=Checked)

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
NO_SUCH_HOUSE = _("There is no house %(given)s. Correct the code, or add it under “houses”.")
NO_SUCH_CHANNEL = _(
    "There is no way to apply %(given)s. Correct the code, or add it under “channels”."
)
NO_SUCH_GROUP = _("There is no group %(given)s. Correct the code, or add it under “groups”.")
NO_SUCH_LANDLORD = _(
    "No landlord has the key %(given)s. Correct it, or add the landlord under “landlords”."
)
SOURCE_KEYS = ("source", "confirmed_source")
NOWHERE: frozenset[str] = frozenset()


class Known(NamedTuple):
    """What a file may refer to without holding it: the codes and keys that are stored."""

    houses: frozenset[str] = NOWHERE
    channels: frozenset[str] = NOWHERE
    groups: frozenset[str] = NOWHERE
    landlords: frozenset[str] = NOWHERE


NOTHING_KNOWN: Final = Known()


class Reading:
    """Reads landlords' statements; what they refer to is read before them."""

    def __init__(self, districts: dict[str, str | None], known: Known) -> None:
        self.parents = dict(districts)
        self.known = known
        self.gathering = Gathering()
        self.made = Document()
        self.first: dict[tuple[str, str], str] = {}
        self.landlords: list[tuple[str, str]] = []

    def each(self, data: object, key: str, path: str, read: Callable[[object, str], None]) -> None:
        """Every object of the list under a key."""
        if not isinstance(data, dict) or key not in data:
            return
        place = f"{path}.{key}" if path else key
        items = self.gathering.read(place, list_of, data[key], MOST_OF_ALL)
        for number, item in enumerate(items or ()):
            read(item, f"{place}[{number}]")

    def once(self, what: str, value: str, path: str) -> bool:
        """Whether this is the first of its kind with this name; otherwise that is told."""
        first = self.first.setdefault((what, value), path)
        if first != path:
            self.tell(path, STANDS_TWICE, given=shown(value), first=first)
        return first == path

    def record(
        self, made: type[R], data: object, path: str, lists: tuple[str, ...] = ()
    ) -> Placed[R] | None:
        """A record, its `lists` aside; its sources are in the file."""
        if isinstance(data, dict):
            data = {key: value for key, value in data.items() if key not in lists}
        found = self.gathering.read(path, decode_record, made, data)
        if found is None or not isinstance(data, dict):
            return None
        for name, read in STRICTLY.get(made, {}).items():
            if getattr(found, name) is not None:
                self.gathering.read(f"{path}.{name}", read, getattr(found, name))
        if isinstance(found, Dated):
            self.check_sources({key: getattr(found, key) for key in SOURCE_KEYS}, path)
        self.check_references(found, path)
        return Placed(path, found, frozenset(data))

    def check_references(self, found: Checked, path: str) -> None:
        """Districts, houses and so on that a record names are there, or in the file."""
        for name, check in REFERENCES.items():
            code = getattr(found, name, None)
            if isinstance(code, str):
                check(self, code, f"{path}.{name}")

    def tell(self, path: str, message: Text, **values: Value) -> None:
        """Keep a problem."""
        self.gathering.problems.append(Problem(path, message, values))

    def stock(self, data: object, path: str, landlord: LandlordEntry) -> None:
        """Homes of a size."""
        values = self.statement(shapes.STOCK, data, path)
        if values.get("district") is not None:
            self.check_district(values["district"], f"{path}.district")
        if values.get("house") is not None:
            self.check_house(values["house"], f"{path}.house")
        self.keep(shapes.STOCK, Entry(path, values), landlord.stock)

    def scope(self, data: object, path: str, among: list[ScopeEntry]) -> None:
        """A scope with its statements."""
        entry = self.scope_entry(shapes.SCOPE, data, path)
        if "name" in entry.values:
            among.append(entry)

    def priority_scope(self, data: object, path: str) -> ScopeEntry:
        """What of a priority rule stands in the scope it has."""
        names = shapes.PRIORITY_SCOPE.names
        its = data.items() if isinstance(data, dict) else ()  # what is no object was told before
        given = {name: value for name, value in its if name in names}
        return self.scope_entry(shapes.PRIORITY_SCOPE, given, path)

    def scope_entry(self, shape: Shape, data: object, path: str) -> ScopeEntry:
        """Where terms apply, and the terms."""
        values = shape.read(data, self.gathering, path)
        for number, code in enumerate(values.get("districts", ())):
            self.check_district(code, f"{path}.districts[{number}]")
        for number, code in enumerate(values.get("houses", ())):
            self.check_house(code, f"{path}.houses[{number}]")
        entry = ScopeEntry(path, values)
        self.each(
            data,
            "requirements",
            path,
            lambda item, at: self.requirement(item, at, entry.requirements),
        )
        self.each(
            data, "exceptions", path, lambda item, at: self.exception(item, at, entry.exceptions)
        )
        return entry

    def requirement(self, data: object, path: str, among: list[Entry]) -> None:
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
        self.keep(shapes.REQUIREMENT, Entry(path, values), among)

    def exception(self, data: object, path: str, among: list[Entry]) -> None:
        """What a landlord can make an exception from."""
        given = self.statement(shapes.EXCEPTION, data, path)
        values: Values = {"audience": None, **given}
        values["disregards"] = given.get("disregards") or ""
        effect = given.get("effect")
        self.check_tests(data, path, values, wanted=effect == Effect.REPLACE.value)
        if effect not in {None, Effect.REPLACE.value} and values["tests"]:
            self.tell(f"{path}.tests", ONLY_REPLACE)
        unread = "disregards" not in given and isinstance(data, dict) and "disregards" in data
        if effect == Effect.DISREGARD.value and not values["disregards"] and not unread:
            self.tell(f"{path}.disregards", MISSING_KEY)
        if effect not in {None, Effect.DISREGARD.value} and values["disregards"]:
            self.tell(f"{path}.disregards", ONLY_DISREGARD)
        self.keep(shapes.EXCEPTION, Entry(path, values), among)

    def check_tests(self, data: object, path: str, values: Values, *, wanted: bool) -> None:
        """Tests are there where they are wanted; tests that could not be read were told before."""
        unread = "tests" not in values and isinstance(data, dict) and "tests" in data
        values.setdefault("tests", [])
        if wanted and not unread and not values["tests"]:
            self.tell(f"{path}.tests", MISSING_KEY)

    def statement(self, shape: Shape, data: object, path: str) -> Values:
        """The columns of a dated statement; its sources are in the file and its days in order."""
        values = shape.read(data, self.gathering, path)
        self.check_sources(values, path)
        first, last = values.get("valid_from"), values.get("valid_until")
        if first and last and last < first:
            self.tell(f"{path}.valid_until", REVERSED)
        return values

    def check_district(self, code: str, path: str) -> None:
        """The district is there, or in the file."""
        if code not in self.parents:
            self.tell(path, NO_SUCH_DISTRICT, given=shown(code))

    def check_house(self, code: str, path: str) -> None:
        """The house is there, or in the file."""
        if not self.has_house(code):
            self.tell(path, NO_SUCH_HOUSE, given=shown(code))

    def has_house(self, code: str) -> bool:
        """Whether there is such a house."""
        return code in self.made.houses or code in self.known.houses

    def check_channel(self, code: str, path: str) -> None:
        """The way to apply is there, or in the file."""
        if code not in self.made.channels and code not in self.known.channels:
            self.tell(path, NO_SUCH_CHANNEL, given=shown(code))

    def check_group(self, code: str, path: str) -> None:
        """The group is there, or in the file."""
        if code not in self.made.groups and code not in self.known.groups:
            self.tell(path, NO_SUCH_GROUP, given=shown(code))

    def check_landlord(self, key: str, path: str) -> None:
        """The landlord is looked for when all of them are read."""
        self.landlords.append((path, key))

    def check_sources(self, values: Values, path: str) -> None:
        """The sources are in the file."""
        for key in SOURCE_KEYS:
            name = values.get(key)
            if name is not None and name not in self.made.sources:
                self.tell(f"{path}.{key}", NO_SUCH_SOURCE, given=shown(name))

    def keep(self, shape: Shape, entry: Entry, among: list[Any]) -> None:
        """Keep a row that has all it must have and refers to what there is."""
        values = entry.values
        complete = all(key.name in values for key in shape.keys if key.required)
        places = [values.get("district")] if values.get("district") else []
        sources = [name for key in SOURCE_KEYS if (name := values.get(key)) is not None]
        known = all(place in self.parents for place in places)
        house = values.get("house")
        known = known and (house is None or self.has_house(house))
        if complete and known and all(name in self.made.sources for name in sources):
            among.append(entry)


REFERENCES: Final[dict[str, Callable[[Reading, str, str], None]]] = {
    "district": Reading.check_district,
    "house": Reading.check_house,
    "channel": Reading.check_channel,
    "group": Reading.check_group,
    "manager": Reading.check_landlord,
}
"""Fields of records that name something else of the file or the portal."""
