"""What is stored, loaded for many landlords in a fixed number of queries."""

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Model, QuerySet

from landlords.exchange.reading import Known
from landlords.exchange.sections import OF_LANDLORD, OF_SCOPE, Section
from landlords.models import (
    Channel,
    District,
    House,
    Landlord,
    LandlordGroup,
    Source,
    TermScope,
)

OWNERS = frozenset({"landlord", "scope"})


@dataclass(slots=True)
class Stored:
    """Everything that is stored of one landlord or programme: rows by list, scopes with theirs."""

    rows: dict[str, list[Any]] = field(default_factory=dict)
    scopes: list[TermScope] = field(default_factory=list)
    priority_scopes: dict[int, TermScope] = field(default_factory=dict)
    of_scope: dict[int, dict[str, list[Any]]] = field(default_factory=dict)


NOTHING_STORED = Stored()


def lock_landlords(landlords: Sequence[int]) -> None:
    """Until the transaction ends nobody else changes the terms of these landlords."""
    held = Landlord.objects.filter(pk__in=landlords).order_by("pk")
    list(held.select_for_update(of=("self",)).values_list("pk"))


def load_landlords(landlords: Sequence[int]) -> dict[int, Stored]:
    """What is stored of these landlords, by their keys."""
    stored = {pk: Stored() for pk in landlords}
    for section in OF_LANDLORD:
        for row in rows_of(section, "landlord", landlords):
            stored[row.landlord_id].rows.setdefault(section.key, []).append(row)
    scopes = TermScope.objects.filter(landlord__in=landlords)
    for scope in scopes.prefetch_related("districts", "houses").order_by("pk"):
        stored[scope.landlord_key].scopes.append(scope)
    scopes = TermScope.objects.filter(priority__landlord__in=landlords)
    scopes = scopes.select_related("priority").prefetch_related("districts", "houses")
    for scope in scopes.order_by("pk"):
        if scope.priority is not None:
            stored[scope.priority.landlord_id].priority_scopes[scope.priority.pk] = scope
    load_scopes(stored.values())
    return stored


def load_programmes() -> dict[int, Stored]:
    """What is stored of every programme, by its key."""
    stored: dict[int, Stored] = {}
    scopes = TermScope.objects.filter(programme__isnull=False).order_by("pk")
    for scope in scopes.prefetch_related("districts", "houses"):
        if scope.programme_id is not None:
            stored.setdefault(scope.programme_id, Stored()).scopes.append(scope)
    load_scopes(stored.values())
    return stored


def load_scopes(stored: Iterable[Stored]) -> None:
    """The rows of their scopes."""
    of_scope: dict[int, dict[str, list[Any]]] = {}
    for item in stored:
        for scope in (*item.scopes, *item.priority_scopes.values()):
            of_scope[scope.pk] = item.of_scope[scope.pk] = {}
    for section in OF_SCOPE:
        for row in rows_of(section, "scope", list(of_scope)):
            of_scope[row.scope_id].setdefault(section.key, []).append(row)


def rows_of(section: Section, owner: str, keys: Sequence[int]) -> Iterable[Any]:
    """The rows of a list, of many owners, each with what it refers to."""
    if not keys:
        return []
    rows: QuerySet[Any] = section.model.objects.filter(**{f"{owner}__in": keys})
    return rows.select_related(*references(section.model)).order_by("pk")


def references(model: type[Model]) -> list[str]:
    """The columns in which a row refers to others, its owner aside."""
    return [f.name for f in model._meta.fields if f.is_relation and f.name not in OWNERS]


def load_sources() -> dict[Hashable, Source]:
    """Every stored source by what it says."""
    return {source_key(source): source for source in Source.objects.order_by("pk")}


def source_key(source: Source) -> Hashable:
    """What tells a source from every other one."""
    return (source.kind, source.label, source.on, source.link)


def district_parents() -> dict[str, str | None]:
    """Every stored district's code, with the code of the one it is part of."""
    return dict(District.objects.order_by("pk").values_list("code", "parent__code"))


def stored_codes() -> Known:
    """What a file may refer to without holding it."""
    return Known(
        houses=frozenset(House.objects.values_list("code", flat=True)),
        channels=frozenset(Channel.objects.values_list("code", flat=True)),
        groups=frozenset(LandlordGroup.objects.values_list("code", flat=True)),
        landlords=frozenset(Landlord.objects.values_list("key", flat=True)),
    )
