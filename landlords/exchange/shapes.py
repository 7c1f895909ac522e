"""Which keys each object of the format has, and what stands in them: the format itself.

A test holds every column of the tables against this page: what is stored can be said.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final, NamedTuple

from django.db.models import Model
from django.utils.translation import gettext_lazy as _

from landlords.exchange.statement_values import AUDIENCE, CONDITIONS, TESTS
from landlords.exchange.values import (
    Reader,
    code,
    day,
    flag,
    identifier,
    link,
    many,
    maybe,
    one_of,
    organisation_number,
    text,
    whole,
)
from landlords.models import (
    District,
    ExceptionRule,
    Landlord,
    Requirement,
    ReviewInterval,
    Source,
    TermScope,
)
from landlords.requirements.codes import (
    Disregard,
    Effect,
    Layer,
    Product,
    Says,
    Tier,
    Topic,
    Weight,
)
from landlords.requirements.decoding import MISSING_KEY, NO_SUCH_KEY, NOT_A_CODE, object_of
from landlords.requirements.problems import (
    Gathering,
    Problem,
    TermsError,
    refused,
    shown,
    step,
)
from landlords.requirements.sentences import Series, Value

FORMAT: Final = "bostadsportalen-inventory"
VERSION: Final = 1
MOST_KEYS: Final = 100
MOST_OF_ALL: Final = 100_000

Values = dict[str, Any]

OTHER_FORMAT = _("%(given)s is not the format that is read here. Write “%(known)s”.")
OTHER_VERSION = _("Version %(given)s is not read here. Write %(known)s.")


class Key(NamedTuple):
    """One key of an object: its name, what reads its value, whether it must be there."""

    name: str
    read: Reader
    required: bool = False


@dataclass(frozen=True, slots=True)
class Shape:
    """The keys of one kind of object; `lists` hold further objects and are read by themselves."""

    keys: tuple[Key, ...]
    lists: tuple[str, ...] = ()
    required_lists: tuple[str, ...] = ()
    names: tuple[str, ...] = field(init=False)
    required: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        """Note which keys there are, and which must be there."""
        needed = (key.name for key in self.keys if key.required)
        object.__setattr__(self, "names", (*(key.name for key in self.keys), *self.lists))
        object.__setattr__(self, "required", frozenset((*needed, *self.required_lists)))

    def read(self, data: object, gathering: Gathering, path: str) -> Values:
        """What could be read of the object; every problem goes to the gathering."""
        found = gathering.read(path, object_of, data, MOST_KEYS)
        if found is None:
            return {}
        gathering.problems.extend(problem.under(path) for problem in self._key_problems(found))
        values: Values = {}
        for key in self.keys:
            if key.name in found:
                try:
                    values[key.name] = key.read.read(found[key.name])
                except TermsError as error:
                    place = f"{path}.{key.name}" if path else key.name
                    gathering.problems.extend(problem.under(place) for problem in error.problems)
        return values

    def _key_problems(self, found: dict[object, object]) -> Iterator[Problem]:
        for name in found:
            if name not in self.names:
                values: dict[str, Value] = {"given": shown(name), "known": Series(self.names)}
                yield Problem(step(name), NO_SUCH_KEY, values)
        if not self.required <= found.keys():
            for name in self.names:
                if name in self.required and name not in found:
                    yield Problem(name, MISSING_KEY)


def length(model: type[Model], field: str) -> int:
    """The most characters a column is meant for."""
    return int(getattr(model._meta.get_field(field), "max_length", 0))


def format_called(name: str) -> Reader:
    """The name of a format."""

    def read(data: object) -> str:
        if data != name:
            raise refused(OTHER_FORMAT, given=shown(data), known=name)
        return name

    return Reader(read, {"const": name})


def _version(data: object) -> int:
    if isinstance(data, bool) or data != VERSION or not isinstance(data, int):
        raise refused(OTHER_VERSION, given=shown(data), known=VERSION)
    return VERSION


VERSION_READ = Reader(_version, {"const": VERSION})
"""The version of the formats."""


SOURCE_ID = identifier(100)
CODE = identifier(50)
KEY = identifier(length(Landlord, "key"))
RENT = maybe(whole(1, 100_000))
COUNT = maybe(whole(0, 100_000))

STATEMENT = (
    Key("valid_from", day, required=True),
    Key("valid_until", maybe(day)),
    Key("source", SOURCE_ID, required=True),
    Key("confirmed_on", day, required=True),
    Key("confirmed_source", maybe(SOURCE_ID)),
)

DOCUMENT = Shape(
    (
        Key("format", format_called(FORMAT), required=True),
        Key("version", VERSION_READ, required=True),
        Key("about", text(2000, lines=True)),
    ),
    lists=(
        "sources",
        "districts",
        "houses",
        "channels",
        "groups",
        "rental_stock",
        "landlords",
        "programmes",
        "core_topics",
        "norms",
        "review_intervals",
        "typical_households",
    ),
    required_lists=("landlords",),
)
SOURCE = Shape(
    (
        Key("id", SOURCE_ID, required=True),
        Key("kind", one_of(tuple(Source.Kind.values), NOT_A_CODE), required=True),
        Key("label", text(length(Source, "label"), filled=True), required=True),
        Key("on", maybe(day)),
        Key("link", link(length(Source, "link"))),
    )
)
DISTRICT = Shape(
    (
        Key("code", identifier(length(District, "code")), required=True),
        Key("name", text(length(District, "name"), filled=True), required=True),
        Key("parent", maybe(identifier(length(District, "code")))),
        Key("neighbours", many(identifier(length(District, "code")), most=1000)),
        Key("outside", flag),
    )
)
REVIEW_INTERVAL = Shape(
    (
        Key("subject", one_of(tuple(dict(ReviewInterval.SUBJECTS)), NOT_A_CODE), required=True),
        Key("months", whole(1, 120), required=True),
    )
)
LANDLORD = Shape(
    (
        Key("key", KEY),
        Key("name", text(length(Landlord, "name"), filled=True), required=True),
        Key("ownership", one_of(tuple(Landlord.Ownership.values), NOT_A_CODE)),
        Key("organisation_number", maybe(organisation_number)),
        Key("website", link(length(Landlord, "website"))),
        Key("note", text(length(Landlord, "note"), lines=True)),
        Key("archived", flag),
        Key("merged_into", maybe(KEY)),
        Key("merged_on", maybe(day)),
    ),
    lists=(
        "pauses",
        "groups",
        "managers",
        "stock",
        "houses",
        "scopes",
        "contracts",
        "channels",
        "facts",
        "contacts",
        "priority",
        "cooperation",
        "offers",
    ),
)
STOCK = Shape(
    (
        Key("district", maybe(identifier(length(District, "code"))), required=True),
        Key("rooms", whole(1, 8), required=True),
        Key("house", maybe(CODE)),
        Key("dwellings", COUNT),
        Key("rent_from", RENT),
        Key("rent_to", RENT),
        Key("vacancies_a_year", COUNT),
        *STATEMENT,
    )
)
WHERE = (
    Key("districts", many(identifier(length(District, "code")), most=1000)),
    Key("products", many(code(Product))),
    Key("houses", many(CODE, most=1000)),
)
SCOPE = Shape(
    (
        Key("name", text(length(TermScope, "name"), filled=True), required=True),
        Key("rank", whole(0, 1000)),
        *WHERE,
    ),
    lists=("requirements", "exceptions"),
)
PRIORITY_SCOPE = Shape(WHERE, lists=SCOPE.lists)
"""What of a priority rule stands in the one scope it has, which is called as the rule is."""
REQUIREMENT = Shape(
    (
        Key("topic", code(Topic), required=True),
        Key("audience", maybe(AUDIENCE)),
        Key("tier", code(Tier)),
        Key("layer", code(Layer)),
        Key("weight", code(Weight)),
        Key("says", code(Says)),
        Key("tests", TESTS),
        Key("note", text(length(Requirement, "note"), lines=True)),
        *STATEMENT,
    )
)
EXCEPTION = Shape(
    (
        Key("topic", code(Topic), required=True),
        Key("effect", code(Effect), required=True),
        Key("tests", TESTS),
        Key("disregards", maybe(code(Disregard))),
        Key("conditions", CONDITIONS, required=True),
        Key("audience", maybe(AUDIENCE)),
        Key("decider", text(length(ExceptionRule, "decider"))),
        Key("door", text(length(ExceptionRule, "door"))),
        Key("proof", many(text(100, filled=True), most=20)),
        Key("wording", text(length(ExceptionRule, "wording"), lines=True)),
        Key("per_year", maybe(whole(0, 10_000))),
        Key("duration_months", maybe(whole(0, 600))),
        *STATEMENT,
    )
)
