"""Which events belong to a record: its own, and those of everything that hangs on it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import F, JSONField, Model, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import JSONObject

from landlords.models import (
    TRACKED,
    District,
    ExceptionRule,
    Landlord,
    Neighbours,
    PriorityRule,
    Programme,
    Requirement,
    ScopeDistrict,
    ScopeHouse,
    TermScope,
)

ORDER = {model._meta.label_lower: model for model in TRACKED}
PLACE = {label: place for place, label in enumerate(ORDER)}


class Group(NamedTuple):
    """What belongs together: one time, one request or command, one reason."""

    at: datetime
    entry: UUID | None
    told: str


@dataclass(frozen=True)
class Event:
    """One change of one row: the row after it (before it, if it was removed), and the one before."""

    model: type[Model]
    number: int
    label: str
    at: datetime
    entry: UUID | None
    told: dict[str, Any]
    row: dict[str, Any]
    before: dict[str, Any] | None

    @property
    def group(self) -> Group:
        """With which others it is told."""
        return group(self.at, self.entry, self.told)


def group(at: datetime, entry: UUID | None, told: dict[str, Any]) -> Group:
    """The same for the same time, request or command, and reason."""
    return Group(at, entry, repr(sorted(told.items())))


def events_of(model: type[Model]) -> "QuerySet[Any]":
    """All events of a table."""
    return QuerySet(model=model.pgh_event_model)  # type: ignore[attr-defined]  # given by pghistory


def of_record(model: type[Model], key: int) -> list["QuerySet[Any]"]:
    """The events of a record and of what hangs on it, a queryset a table."""
    own = events_of(model).filter(pgh_obj=key)
    if model is Landlord:
        direct = [
            events_of(part).filter(landlord=key)
            for part, column in TRACKED.items()
            if column == "landlord"
        ]
        scopes = TermScope.objects.filter(Q(landlord=key) | Q(priority__landlord=key))
        return [own, *direct, *of_scopes(scopes)]
    if model is Programme:
        return [own, *of_scopes(TermScope.objects.filter(programme=key))]
    if model is PriorityRule:
        return [own, *of_scopes(TermScope.objects.filter(priority=key))]
    if model is TermScope:
        return list(of_scopes(TermScope.objects.filter(pk=key)))
    if model is District:
        return [own, events_of(Neighbours).filter(from_district=key)]
    return [own]


def of_scopes(scopes: "QuerySet[TermScope]") -> Iterator["QuerySet[Any]"]:
    """The events of scopes and of all the terms in them."""
    keys = scopes.order_by().values("pk")
    yield events_of(TermScope).filter(pgh_obj__in=keys)
    for part in (ScopeDistrict, ScopeHouse):
        yield events_of(part).filter(termscope__in=keys)
    for term in (Requirement, ExceptionRule):
        yield events_of(term).filter(scope__in=keys)


def groups(sources: "Sequence[QuerySet[Any]]") -> "QuerySet[Any]":
    """The groups that the events form, the newest first; nothing is fetched yet."""
    columns = ("pgh_created_at", "pgh_context_id", "pgh_context")
    first, *others = (rows.order_by().values_list(*columns).distinct() for rows in sources)
    return first.union(*others).order_by("-pgh_created_at", "pgh_context_id", "pgh_context")


def within(sources: "Sequence[QuerySet[Any]]", times: Sequence[datetime]) -> list[Event]:
    """The events of these times, by table and in the order in which they happened."""
    first, *others = (with_rows(rows.filter(pgh_created_at__in=times)) for rows in sources)
    found = [
        Event(ORDER[kind], number, label, at, entry, told or {}, row, before)
        for kind, number, label, at, entry, told, row, before in first.union(*others, all=True)
    ]
    return sorted(found, key=lambda e: (PLACE[e.model._meta.label_lower], e.number))


def with_rows(rows: "QuerySet[Any]") -> "QuerySet[Any]":
    """Each event with its row and the row before it."""
    tracked = rows.model.pgh_tracked_model
    columns = {
        field.attname: F(field.attname)
        for field in rows.model._meta.concrete_fields
        if not field.name.startswith("pgh_")
    }
    row = JSONObject(**columns)
    before: Any = Value(None, output_field=JSONField())
    if not tracked._meta.proxy:
        same: QuerySet[Any] = QuerySet(model=rows.model).filter(
            pgh_obj=OuterRef("pgh_obj"), pgh_id__lt=OuterRef("pgh_id")
        )
        newest = same.order_by("-pgh_id").annotate(pgh_row=row).values("pgh_row")[:1]
        before = Subquery(newest, output_field=JSONField())
    told: QuerySet[Any] = (
        rows.order_by()
        .annotate(of_table=Value(tracked._meta.label_lower), whole=row, earlier=before)
        .values_list(
            "of_table", "pgh_id", "pgh_label", "pgh_created_at", "pgh_context_id", "pgh_context",
            "whole", "earlier",
        )
    )  # fmt: skip
    return told
