"""What in a document cannot all be true, found without a database: doubles, overlaps, reversed sums."""

from collections.abc import Hashable, Iterable, Iterator
from datetime import date
from itertools import pairwise
from typing import Any, NamedTuple

from django.utils.translation import gettext_lazy as _

from landlords.exchange.checks import RENT_REVERSED
from landlords.exchange.entries import (
    Document,
    Entry,
    LandlordEntry,
    Placed,
    PriorityEntry,
    ScopeEntry,
)
from landlords.exchange.planning import PERSON_WITH_NUMBER
from landlords.exchange.reading import STANDS_TWICE
from landlords.exchange.rows import OVERLAPPING
from landlords.exchange.sections import (
    CORE_TOPICS,
    HOUSES,
    OF_LANDLORD,
    PRIORITY,
    RENTAL_STOCK,
    REQUIREMENTS,
    STOCK,
)
from landlords.exchange.statements import SAME_RANK, USUAL_RANK
from landlords.models import Landlord
from landlords.requirements.codes import Text
from landlords.requirements.problems import Problem, shown
from landlords.requirements.sentences import Value

NAME_IS_KEY = _(
    "Another landlord, at %(first)s, is called this too. Give each a key and a name of its own."
)


class Dated(NamedTuple):
    """What holds for a time, what it is about, and where it stands."""

    about: Hashable
    first: date
    last: date | None
    path: str


def contradictions(document: Document) -> Iterator[Problem]:
    """Every contradiction with its place."""
    yield from _doubled_landlords(document.landlords)
    owned = [item for landlord in document.landlords for item in landlord.houses]
    yield from _overlaps(_records(owned, HOUSES.subject))
    for landlord in document.landlords:
        yield from _in_landlord(landlord)
    for programme in document.programmes:
        yield from _in_scopes(programme.scopes)
    yield from _overlaps(_records(document.core_topics or [], CORE_TOPICS.subject))
    yield from _overlaps(_records(document.rental_stock, RENTAL_STOCK.subject))


def _problem(path: str, message: Text, **values: Value) -> Problem:
    return Problem(path, message, values)


def _doubled_landlords(landlords: Iterable[LandlordEntry]) -> Iterator[Problem]:
    """No two landlords share a name, a number or a key, or one's key with another's name."""
    first: dict[str, LandlordEntry] = {}
    for landlord in landlords:
        called = {
            "name": landlord.values["name"],
            "organisation_number": landlord.values.get("organisation_number"),
            "key": landlord.values.get("key"),
        }
        for key, value in called.items():
            if value is None:
                continue
            other = first.setdefault(value.casefold(), landlord)
            if other is not landlord:
                yield _problem(f"{landlord.path}.{key}", NAME_IS_KEY, first=other.path)


def _in_landlord(landlord: LandlordEntry) -> Iterator[Problem]:
    values = landlord.values
    person = values.get("ownership") == Landlord.Ownership.PERSON
    if person and values.get("organisation_number"):
        yield _problem(f"{landlord.path}.organisation_number", PERSON_WITH_NUMBER)
    for row in landlord.stock:
        lowest, highest = row.values.get("rent_from"), row.values.get("rent_to")
        if lowest is not None and highest is not None and highest < lowest:
            yield _problem(f"{row.path}.rent_to", RENT_REVERSED)
    yield from _overlaps(_of_entries(landlord.stock, STOCK.subject))
    yield from _in_scopes(landlord.scopes)
    for section in OF_LANDLORD:
        if section.alone and section not in {STOCK, HOUSES, PRIORITY}:
            yield from _overlaps(_records(getattr(landlord, section.key), section.subject))
    yield from _overlaps(_of_rules(landlord.priority))
    for rule in landlord.priority:
        yield from _overlaps(_of_entries(rule.scope.requirements, REQUIREMENTS.subject))


def _in_scopes(scopes: Iterable[ScopeEntry]) -> Iterator[Problem]:
    names: dict[str, str] = {}
    ranks: dict[int, str] = {}
    for scope in scopes:
        name, rank = scope.values["name"], scope.values.get("rank", USUAL_RANK)
        first = names.setdefault(name.casefold(), scope.path)
        if first != scope.path:
            yield _problem(f"{scope.path}.name", STANDS_TWICE, given=shown(name), first=first)
        other = ranks.setdefault(rank, name)
        if other != name:
            yield _problem(f"{scope.path}.rank", SAME_RANK, other=shown(other))
        yield from _overlaps(_of_entries(scope.requirements, REQUIREMENTS.subject))


def _of_entries(rows: Iterable[Entry], subject: Iterable[str]) -> Iterator[Dated]:
    names = tuple(subject)
    for row in rows:
        about = tuple(row.values.get(name) for name in names)
        yield Dated(about, row.values["valid_from"], row.values.get("valid_until"), row.path)


def _of_rules(rules: Iterable[PriorityEntry]) -> Iterator[Dated]:
    return _records((Placed(entry.path, entry.rule) for entry in rules), PRIORITY.subject)


def _records(items: Iterable[Placed[Any]], subject: Iterable[str]) -> Iterator[Dated]:
    names = tuple(subject)
    for item in items:
        record = item.record
        about = tuple(getattr(record, name) for name in names)
        yield Dated(about, record.valid_from, record.valid_until, item.path)


def _overlaps(items: Iterable[Dated]) -> Iterator[Problem]:
    """No two statements about the same hold on the same day."""
    groups: dict[Hashable, list[Dated]] = {}
    for item in items:
        groups.setdefault(item.about, []).append(item)
    for group in groups.values():
        for earlier, later in pairwise(sorted(group, key=lambda item: item.first)):
            if earlier.last is None or earlier.last >= later.first:
                yield _problem(
                    f"{later.path}.valid_from",
                    OVERLAPPING,
                    day=earlier.first.isoformat(),
                    place=earlier.path,
                )
