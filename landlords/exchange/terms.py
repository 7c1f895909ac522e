"""A document into what the core judges by: terms, homes, core topics; no database."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from landlords.exchange.entries import (
    Document,
    Entry,
    LandlordEntry,
    Placed,
    PriorityEntry,
    ProgrammeEntry,
    ScopeEntry,
    Wishes,
    current,
    in_force,
)
from landlords.exchange.statements import USUAL_RANK
from landlords.reference_data import shipped
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
from landlords.requirements.decoding import decode_record
from landlords.requirements.fact_codes import Tie
from landlords.requirements.home import Home
from landlords.requirements.judging import BASIS_TOPICS
from landlords.requirements.local_ties import LocalTies
from landlords.requirements.parsing import parse_audience, parse_conditions, parse_tests
from landlords.requirements.resolution import ExceptionRow, Row, Scope
from landlords.requirements.selection import Terms
from landlords.requirements.ties import CoreTopic

NARROWEST = -1  # a priority rule's own rank, below every rank of a scope


class Cited(NamedTuple):
    """Where a statement comes from: how and from whom it was learnt, when, and when last said."""

    path: str
    kind: str
    label: str
    on: date | None
    link: str
    confirmed_on: date
    confirmed_by: str
    note: str = ""


def landlord_terms(entry: LandlordEntry, document: Document) -> Terms:
    """All that a landlord has stated."""
    return Terms(
        entry.key,
        entry.values["name"],
        _rows(entry.scopes, document),
        _exceptions(entry.scopes, document),
    )


def programme_terms(entry: ProgrammeEntry, document: Document) -> Terms:
    """What a programme demands."""
    return Terms(
        entry.programme.code,
        entry.programme.name,
        _rows(entry.scopes, document),
        _exceptions(entry.scopes, document),
    )


def priority_terms(entry: PriorityEntry, landlord: LandlordEntry, document: Document) -> Terms:
    """What a priority rule demands, its time of residence among it.

    Which incomes count is what the landlord says of them otherwise, unless the rule says it.
    """
    rule = entry.rule
    scope = priority_scope(entry, document)
    rows = [_row(item, scope, document) for item in entry.scope.requirements]
    ordinary = _rows(landlord.scopes, document) if rows else ()
    rows += [row for row in ordinary if row.topic in BASIS_TOPICS]
    if rule.residence_months is not None:
        cited = _cited(entry.path, {"source": rule.source}, document, rule.confirmed_on)
        rows.append(
            Row(
                scope=scope,
                topic=Topic.LOCAL_TIES,
                tier=Tier.DEMAND,
                layer=Layer.POLICY,
                weight=Weight.HARD,
                says=Says.TESTS,
                tests=((LocalTies((Tie.REGISTERED,), rule.residence_months),),),
                audience=None,
                valid_from=rule.valid_from,
                valid_until=rule.valid_until,
                key=cited,
            )
        )
    exceptions = tuple(_exception(item, scope, document) for item in entry.scope.exceptions)
    return Terms(landlord.key, rule.name, tuple(rows), exceptions)


def priority_scope(entry: PriorityEntry, document: Document) -> Scope:
    """Where a priority rule applies; narrower than all that the landlord says otherwise."""
    values = {**entry.scope.values, "name": entry.rule.name, "rank": NARROWEST}
    return _scope(replace(entry.scope, values=values), document)


def core_topics(document: Document, on: date) -> frozenset[Topic]:
    """The topics that decide on the day: by the file's own list, or the one that ships."""
    listed = document.core_topics
    if listed is None:
        listed = [Placed("", decode_record(CoreTopic, row)) for row in shipped("core_topics")]
    return frozenset(item.topic for item in current(listed, on))


def _rows(scopes: Iterable[ScopeEntry], document: Document) -> tuple[Row, ...]:
    return tuple(
        _row(item, scope, document)
        for entry in scopes
        for scope in [_scope(entry, document)]
        for item in entry.requirements
    )


def _exceptions(scopes: Iterable[ScopeEntry], document: Document) -> tuple[ExceptionRow, ...]:
    return tuple(
        _exception(item, scope, document)
        for entry in scopes
        for scope in [_scope(entry, document)]
        for item in entry.exceptions
    )


def _scope(entry: ScopeEntry, document: Document) -> Scope:
    """A scope in a district holds in the districts that are part of it, too.

    In a district that its own is part of, nobody knows.
    """
    values = entry.values
    stated = values.get("districts", ())
    return Scope(
        rank=values.get("rank", USUAL_RANK),
        name=values["name"],
        districts=frozenset(within for code in stated for within in document.within(code)),
        around=frozenset(above for code in stated for above in document.around(code)),
        products=frozenset(values.get("products", ())),
        houses=frozenset(values.get("houses", ())),
    )


def _row(entry: Entry, scope: Scope, document: Document) -> Row:
    values = entry.values
    return Row(
        scope=scope,
        topic=Topic(values["topic"]),
        tier=Tier(values["tier"]),
        layer=Layer(values["layer"]),
        weight=Weight(values.get("weight", Weight.HARD)),
        says=Says(values["says"]),
        tests=parse_tests(values["tests"]) if values["says"] == Says.TESTS else (),
        audience=parse_audience(values["audience"]),
        valid_from=values["valid_from"],
        valid_until=values.get("valid_until"),
        key=_cited(entry.path, values, document, values["confirmed_on"]),
    )


def _exception(entry: Entry, scope: Scope, document: Document) -> ExceptionRow:
    values = entry.values
    disregards = values["disregards"]
    return ExceptionRow(
        scope=scope,
        topic=Topic(values["topic"]),
        effect=Effect(values["effect"]),
        valid_from=values["valid_from"],
        valid_until=values.get("valid_until"),
        audience=parse_audience(values["audience"]),
        tests=parse_tests(values["tests"]),
        disregards=Disregard(disregards) if disregards else None,
        conditions=parse_conditions(values["conditions"]),
        decider=values.get("decider", ""),
        door=values.get("door", ""),
        proof=tuple(values.get("proof", ())),
        wording=values.get("wording", ""),
        per_year=values.get("per_year"),
        duration_months=values.get("duration_months"),
        key=_cited(entry.path, values, document, values["confirmed_on"]),
    )


def _cited(path: str, values: dict[str, Any], document: Document, confirmed: date) -> Cited:
    source = document.sources[values["source"]]
    confirmed_by = values.get("confirmed_source")
    by = document.sources[confirmed_by]["label"] if confirmed_by else ""
    return Cited(
        path,
        source["kind"],
        source["label"],
        source["on"],
        source["link"],
        confirmed,
        by,
        values.get("note", ""),
    )


class Candidate(NamedTuple):
    """A home to judge for, and the row of stock it stands for; None: no such row."""

    home: Home
    stock: Entry | None = None


class Homes(NamedTuple):
    """The homes to judge for; `is_stocked` whether the landlord is known to let any at all."""

    candidates: tuple[Candidate, ...]
    fits: bool
    is_stocked: bool


def homes(landlord: LandlordEntry, wishes: Wishes, on: date, document: Document) -> Homes:
    """The landlord's homes that are looked for, each with the lowest rent of its row.

    A wished rent stands in place of the rows' own. Where no row fits, the home wished for.
    """
    rows = in_force(landlord.stock, on)
    fitting = [row for row in rows if _fits(row, wishes, document)]
    made = [Candidate(_home(landlord.key, row, wishes, on, document), row) for row in fitting]
    if not made:
        made = [Candidate(wished(landlord.key, wishes))]
    return Homes(tuple(made), bool(fitting), bool(rows))


def wished(key: str, wishes: Wishes) -> Home:
    """The home that is looked for, as far as it is said."""
    return Home(
        landlord=key,
        district=wishes.district,
        product=wishes.product or Product.ORDINARY,
        rooms=wishes.rooms,
        rent=None if wishes.rent is None else Decimal(wishes.rent),
    )


def _fits(row: Entry, wishes: Wishes, document: Document) -> bool:
    """Of the size and in the district looked for, as far as is known."""
    if wishes.rooms is not None and row.values["rooms"] != wishes.rooms:
        return False
    place = _district(row, document)
    if wishes.district is None or place is None:
        return True
    return place in document.within(wishes.district)


def _district(row: Entry, document: Document) -> str | None:
    house = row.values.get("house")
    if row.values["district"] is not None or house is None:
        district: str | None = row.values["district"]
        return district
    return document.houses[house].record.district


def _home(key: str, row: Entry, wishes: Wishes, on: date, document: Document) -> Home:
    rent = wishes.rent if wishes.rent is not None else row.values.get("rent_from")
    return Home(
        landlord=key,
        district=_district(row, document) or wishes.district,
        product=wishes.product or _product(row, on, document),
        rooms=row.values["rooms"],
        rent=None if rent is None else Decimal(rent),
        house=row.values.get("house"),
    )


def _product(row: Entry, on: date, document: Document) -> Product:
    """A house that state support still binds holds homes of that sort."""
    house = row.values.get("house")
    until = document.houses[house].record.support_until if house else None
    return Product.STATE_SUPPORT if until is not None and on <= until else Product.ORDINARY
