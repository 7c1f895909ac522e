"""Worked stories as a file: read, with every problem and its place.

docs/stories.md tells how one is written. What a story leaves out of its terms is the plain case: the
whole landlord, everybody, policy, a demand, a must, in force.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext_lazy as _

from landlords.requirements.applicant import Applicant
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
from landlords.requirements.decoding import (
    code_of,
    day_of,
    decode_record,
    key_problems,
    list_of,
    number_of,
    object_of,
    text_of,
    whole_of,
)
from landlords.requirements.engine import Situation
from landlords.requirements.findings import Outcome
from landlords.requirements.home import Home
from landlords.requirements.norms import Norms
from landlords.requirements.parsing import (
    NO_SUCH_VERSION,
    Tests,
    parse_audience,
    parse_conditions,
    parse_tests,
)
from landlords.requirements.problems import Gathering, refused, shown
from landlords.requirements.resolution import ExceptionRow, Row, Scope
from landlords.requirements.selection import Terms

FORMAT = "bostadsportalen-stories"
VERSION = 1
MOST_KEYS = 40
MOST_STORIES = 1000
EVERYWHERE = "hela hyresvärden"
LANDLORD = "hyresvärden"
ALWAYS = date(2000, 1, 1)

NOT_STORIES = _("%(given)s is not the format that is read here. Write “%(known)s”.")
NO_SCOPE = _("There is no scope %(given)s in this story. Add it under “scopes”.")
STORY_KEYS = (
    "name", "about", "on", "move_in", "home", "scopes", "rows", "exceptions", "core_topics",
    "household", "expected",
)  # fmt: skip
NEEDED = ("name", "about", "on", "move_in", "home", "rows", "household", "expected")


@dataclass(frozen=True, slots=True)
class Expected:
    """The answer judged by hand. What is None or empty was not written down."""

    label: Outcome
    topics: Mapping[Topic, Outcome]
    sentences: tuple[str, ...]
    questions: tuple[str, ...] | None
    highest_rent: Decimal | None
    last_day: date | None


@dataclass(frozen=True, slots=True)
class Story:
    """One household before one landlord's terms."""

    name: str
    about: str
    on: date
    move_in: date
    home: Home
    terms: Terms
    core: frozenset[Topic]
    household: Applicant
    expected: Expected

    def situation(self, norms: Norms) -> Situation:
        """The household on the day."""
        return Situation(self.household, norms, self.on, self.move_in, self.core)


def read_stories(data: object) -> tuple[Story, ...]:
    """All stories of a file; TermsError with every problem and its place."""
    entry = object_of(data, MOST_KEYS)
    keys = ("format", "version", "stories")
    gathering = Gathering(key_problems(entry, allowed=keys, required=keys))
    gathering.read("format", _format, entry.get("format"))
    gathering.read("version", _version, entry.get("version"))
    items = gathering.read("stories", list_of, entry.get("stories"), MOST_STORIES) or []
    stories = [
        gathering.read(f"stories[{place}]", _story, item) for place, item in enumerate(items)
    ]
    gathering.finish()
    return tuple(story for story in stories if story)


def _format(data: object) -> object:
    if data != FORMAT:
        raise refused(NOT_STORIES, given=shown(data), known=FORMAT)
    return data


def _version(data: object) -> object:
    if isinstance(data, bool) or data != VERSION:
        raise refused(NO_SUCH_VERSION, given=shown(data), kind=FORMAT, version=VERSION)
    return data


def _story(data: object) -> Story:
    entry = object_of(data, MOST_KEYS)
    gathering = Gathering(key_problems(entry, allowed=STORY_KEYS, required=NEEDED))
    part = _Parts(entry, gathering)
    scopes = _scopes(part)
    rows = part.each("rows", lambda item: _row(item, scopes))
    exceptions = part.each("exceptions", lambda item: _exception(item, scopes))
    core = part.each("core_topics", lambda item: code_of(Topic, item))
    values: dict[str, Any] = {
        "name": part.of("name", text_of),
        "about": part.of("about", text_of),
        "on": part.of("on", day_of),
        "move_in": part.of("move_in", day_of),
        "home": part.of("home", _home),
        "household": part.of("household", lambda found: decode_record(Applicant, found)),
        "expected": part.of("expected", _expected),
    }
    gathering.finish()
    terms = Terms(LANDLORD, EVERYWHERE, tuple(rows), tuple(exceptions))
    return Story(terms=terms, core=frozenset(core), **values)


class _Parts:
    """Reads the parts of one object; every problem goes to the gathering, with its place."""

    def __init__(self, entry: Mapping[object, object], gathering: Gathering) -> None:
        self.entry, self.gathering = entry, gathering

    def of(self, key: str, read: Any, default: Any = None) -> Any:
        """One part; the default if it is left out."""
        if key not in self.entry or self.entry[key] is None:
            return default
        return self.gathering.read(key, read, self.entry[key])

    def each(self, key: str, read: Any) -> list[Any]:
        """Every item of a list; what cannot be read is left out and told."""
        items = self.of(key, lambda found: list_of(found, MOST_STORIES), [])
        found = [
            self.gathering.read(f"{key}[{place}]", read, item)
            for place, item in enumerate(items or [])
        ]
        return [item for item in found if item is not None]


def _record(data: object, allowed: tuple[str, ...], required: tuple[str, ...] = ()) -> _Parts:
    entry = object_of(data, MOST_KEYS)
    return _Parts(entry, Gathering(key_problems(entry, allowed=allowed, required=required)))


def _scopes(part: _Parts) -> dict[str, Scope]:
    named = {scope.name: scope for scope in part.each("scopes", _scope)}
    return {EVERYWHERE: Scope(99, EVERYWHERE), **named}


def _scope(data: object) -> Scope:
    part = _record(data, ("name", "rank", "districts", "houses", "products"), ("name", "rank"))
    made = {
        "name": part.of("name", text_of),
        "rank": part.of("rank", whole_of),
        "districts": frozenset(part.each("districts", text_of)),
        "houses": frozenset(part.each("houses", text_of)),
        "products": frozenset(part.each("products", lambda item: code_of(Product, item))),
    }
    part.gathering.finish()
    return Scope(**made)


def _find_scope(name: object, scopes: Mapping[str, Scope]) -> Scope:
    found = scopes.get(name) if isinstance(name, str) else None
    if found is None:
        raise refused(NO_SCOPE, given=shown(name))
    return found


STATEMENT_KEYS = ("scope", "topic", "audience", "valid_from", "valid_until")


def _statement(part: _Parts, scopes: Mapping[str, Scope]) -> dict[str, Any]:
    return {
        "scope": part.of("scope", lambda name: _find_scope(name, scopes), scopes[EVERYWHERE]),
        "topic": part.of("topic", lambda item: code_of(Topic, item)),
        "audience": part.of("audience", parse_audience),
        "valid_from": part.of("valid_from", day_of, ALWAYS),
        "valid_until": part.of("valid_until", day_of),
    }


def _row(data: object, scopes: Mapping[str, Scope]) -> Row:
    allowed = (*STATEMENT_KEYS, "tests", "tier", "layer", "weight")
    part = _record(data, allowed, ("topic", "tests"))
    tests: Tests = part.of("tests", parse_tests, ()) or ()
    made = {
        **_statement(part, scopes),
        "tests": tests,
        "says": Says.TESTS if tests else Says.NONE,
        "tier": part.of("tier", lambda item: code_of(Tier, item), Tier.DEMAND),
        "layer": part.of("layer", lambda item: code_of(Layer, item), Layer.POLICY),
        "weight": part.of("weight", lambda item: code_of(Weight, item), Weight.HARD),
    }
    part.gathering.finish()
    return Row(**made)


EXCEPTION_KEYS = (
    "effect", "tests", "disregards", "conditions", "decider", "door", "proof", "wording",
    "per_year", "duration_months",
)  # fmt: skip


def _exception(data: object, scopes: Mapping[str, Scope]) -> ExceptionRow:
    required = ("topic", "effect", "conditions")
    part = _record(data, (*STATEMENT_KEYS, *EXCEPTION_KEYS), required)
    made = {
        **_statement(part, scopes),
        "effect": part.of("effect", lambda item: code_of(Effect, item)),
        "tests": part.of("tests", parse_tests, ()) or (),
        "disregards": part.of("disregards", lambda item: code_of(Disregard, item)),
        "conditions": part.of("conditions", parse_conditions, ()),
        "decider": part.of("decider", text_of, ""),
        "door": part.of("door", text_of, ""),
        "proof": tuple(part.each("proof", text_of)),
        "wording": part.of("wording", text_of, ""),
        "per_year": part.of("per_year", whole_of),
        "duration_months": part.of("duration_months", whole_of),
    }
    part.gathering.finish()
    return ExceptionRow(**made)


def _home(data: object) -> Home:
    part = _record(data, ("landlord", "district", "product", "rooms", "rent", "house"))
    made = {
        "landlord": part.of("landlord", text_of, LANDLORD),
        "district": part.of("district", text_of),
        "product": part.of("product", lambda item: code_of(Product, item), Product.ORDINARY),
        "rooms": part.of("rooms", whole_of),
        "rent": part.of("rent", number_of),
        "house": part.of("house", text_of),
    }
    part.gathering.finish()
    return Home(**made)


def _expected(data: object) -> Expected:
    keys = ("label", "topics", "sentences", "questions", "highest_rent", "last_day")
    part = _record(data, keys, ("label",))
    asks = part.each("questions", text_of)
    made = {
        "label": part.of("label", lambda item: code_of(Outcome, item)),
        "topics": part.of("topics", _outcomes, {}),
        "sentences": tuple(part.each("sentences", text_of)),
        "questions": tuple(asks) if "questions" in part.entry else None,
        "highest_rent": part.of("highest_rent", number_of),
        "last_day": part.of("last_day", day_of),
    }
    part.gathering.finish()
    return Expected(**made)


def _outcomes(data: object) -> dict[Topic, Outcome]:
    found = object_of(data, len(Topic))
    return {code_of(Topic, topic): code_of(Outcome, outcome) for topic, outcome in found.items()}
