"""The landlords of a day, brought in from the database for matching: a fixed number of queries.

Rows of terms that say the same are parsed once and are the same object in memory, so that a
household is held against each distinct requirement once.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from django.db.models import QuerySet, TextField
from django.db.models.functions import Cast

from landlords.core_rows import core_scope
from landlords.districts import Tree, load_tree
from landlords.matching import Homes, Supply, Way
from landlords.models import (
    ChannelUse,
    ExceptionRule,
    Landlord,
    Offer,
    Pause,
    Requirement,
    Stock,
    TermScope,
)
from landlords.querysets import in_force
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
from landlords.requirements.contract import Condition
from landlords.requirements.offer_codes import ChannelKind, Selection
from landlords.requirements.parsing import parse_audience, parse_conditions, tests_of
from landlords.requirements.resolution import ExceptionRow, Row, Scope
from landlords.requirements.selection import Terms

KEPT = 20_000


@lru_cache(KEPT)
def audience_of(text: str | None) -> Condition | None:
    """Whom a row is for, likewise."""
    return parse_audience(json.loads(text)) if text else None


@lru_cache(KEPT)
def conditions_of(text: str) -> tuple[Condition, ...]:
    """What an exception takes, likewise."""
    return tuple(parse_conditions(json.loads(text)))


@dataclass
class Gathered:
    """What belongs to one landlord, while it is being brought together."""

    rows: list[Row] = field(default_factory=list)
    exceptions: list[ExceptionRow] = field(default_factory=list)
    homes: list[Homes] = field(default_factory=list)
    offers: list[Homes] = field(default_factory=list)
    ways: list[Way] = field(default_factory=list)
    scopes: list[Scope] = field(default_factory=list)
    pause: date | None = None
    confirmed_on: date | None = None


def market(landlords: "QuerySet[Landlord]", day: date) -> list[Supply]:
    """These landlords as they stand on the day; archived and merged ones are the caller's to leave out."""
    named = list(
        landlords.order_by("sort_name", "pk").values_list("pk", "key", "name", "sort_name")
    )
    keys = [pk for pk, *_names in named]
    gathered = {pk: Gathered() for pk in keys}
    tree = load_tree()
    _terms(gathered, keys, tree)
    _homes(gathered, keys, day)
    _ways(gathered, keys, day)
    return [_supply(pk, key, name, sort_name, gathered[pk]) for pk, key, name, sort_name in named]


def _supply(pk: int, key: str, name: str, sort_name: str, found: Gathered) -> Supply:
    return Supply(
        key=pk,
        name=name,
        sort_name=sort_name,
        terms=Terms(key, name, tuple(found.rows), tuple(found.exceptions)),
        homes=tuple(found.homes),
        offers=tuple(found.offers),
        ways=tuple(found.ways),
        pause=found.pause,
        confirmed_on=found.confirmed_on,
        scopes=tuple(found.scopes),
    )


def _terms(gathered: dict[int, Gathered], keys: Sequence[int], tree: Tree) -> None:
    scopes: dict[int, tuple[int, Scope]] = {}
    for scope in TermScope.objects.filter(landlord__in=keys).prefetch_related(
        "districts", "houses"
    ):
        made = core_scope(scope, tree)
        scopes[scope.pk] = scope.landlord_key, made
        gathered[scope.landlord_key].scopes.append(made)
    rows = Requirement.objects.filter(scope__landlord__in=keys).order_by("pk")
    for row in requirement_rows(rows, scopes):
        gathered[row[0]].rows.append(row[1])
        latest = gathered[row[0]].confirmed_on
        if latest is None or row[2] > latest:
            gathered[row[0]].confirmed_on = row[2]
    exceptions = ExceptionRule.objects.filter(scope__landlord__in=keys).order_by("pk")
    for landlord, exception in exception_rows(exceptions, scopes):
        gathered[landlord].exceptions.append(exception)


def requirement_rows(
    rows: "QuerySet[Requirement]", scopes: dict[int, tuple[int, Scope]]
) -> Iterator[tuple[int, Row, date]]:
    """Each requirement with its landlord's key and the day it was last confirmed."""
    said = rows.annotate(
        tests_text=Cast("tests", TextField()), audience_text=Cast("audience", TextField())
    )
    for scope, topic, tier, layer, weight, says, tests, audience, first, last, pk, confirmed in (
        said.values_list(
            "scope", "topic", "tier", "layer", "weight", "says", "tests_text", "audience_text",
            "valid_from", "valid_until", "pk", "confirmed_on",
        ).iterator(2000)
    ):  # fmt: skip
        landlord, core = scopes[scope]
        row = Row(
            core, Topic(topic), Tier(tier), Layer(layer), Weight(weight), Says(says),
            tests_of(tests) if says == Says.TESTS else (), audience_of(audience),
            first, last, pk,
        )  # fmt: skip
        yield landlord, row, confirmed


def exception_rows(
    rows: "QuerySet[ExceptionRule]", scopes: dict[int, tuple[int, Scope]]
) -> Iterator[tuple[int, ExceptionRow]]:
    """Each exception with its landlord's key."""
    for row in rows:
        landlord, core = scopes[row.scope_id]
        yield (
            landlord,
            ExceptionRow(
                scope=core,
                topic=Topic(row.topic),
                effect=Effect(row.effect),
                valid_from=row.valid_from,
                valid_until=row.valid_until,
                audience=audience_of(text(row.audience)),
                tests=tests_of(text(row.tests)) if row.effect == Effect.REPLACE else (),
                disregards=Disregard(row.disregards) if row.disregards else None,
                conditions=conditions_of(text(row.conditions)),
                decider=row.decider,
                door=row.door,
                proof=tuple(row.proof),
                wording=row.wording,
                per_year=row.per_year,
                duration_months=row.duration_months,
                key=row.pk,
            ),
        )


def text(data: object) -> str:
    """Stored JSON as a text that is the same for what is the same."""
    return json.dumps(data, sort_keys=True) if data is not None else ""


def _homes(gathered: dict[int, Gathered], keys: Sequence[int], day: date) -> None:
    """Stock and open offers, with the district of the house where only that is known."""
    stock = Stock.objects.filter(in_force(day), landlord__in=keys).order_by("pk")
    for row in stock.select_related("district", "house__district"):
        house = row.house
        place = row.district or (house.district if house else None)
        support = house.support_until if house else None
        gathered[row.landlord_id].homes.append(
            Homes(
                district=place.code if place else None,
                house=house.code if house else None,
                rooms=row.rooms,
                rent=row.rent_from,
                product=Product.STATE_SUPPORT if support and day <= support else Product.ORDINARY,
                dwellings=row.dwellings,
                rent_to=row.rent_to,
                vacancies=row.vacancies_a_year,
                key=row.pk,
            )
        )
    offers = Offer.objects.filter(in_force(day), landlord__in=keys, ended_as="").order_by("pk")
    for offer in offers.select_related("district", "house"):
        gathered[offer.landlord_id].offers.append(
            Homes(
                district=offer.district.code,
                house=offer.house.code if offer.house else None,
                rooms=offer.rooms,
                rent=offer.rent,
                product=Product(offer.product),
                dwellings=offer.homes,
                answer_by=offer.valid_until,
                key=offer.pk,
            )
        )


def _ways(gathered: dict[int, Gathered], keys: Sequence[int], day: date) -> None:
    """Ways to apply, and pauses."""
    uses = ChannelUse.objects.filter(in_force(day), landlord__in=keys).order_by("pk")
    for landlord, code, name, kind, selection, days, points, pk in uses.values_list(
        "landlord", "channel__code", "channel__name", "channel__kind", "selection", "queue_days",
        "queue_points", "pk",
    ):  # fmt: skip
        way = Way(
            code, name, ChannelKind(kind), Selection(selection) if selection else None, days,
            points, pk,
        )  # fmt: skip
        gathered[landlord].ways.append(way)
    pauses = Pause.objects.filter(in_force(day), landlord__in=keys)
    for landlord, until in pauses.values_list("landlord", "valid_until"):
        gathered[landlord].pause = until or date.max
