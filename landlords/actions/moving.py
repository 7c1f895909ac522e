"""Rows that go from one landlord to another on a day: the old one ends, another one begins there."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any, TypeVar

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from landlords.actions.saving import refuse
from landlords.models import HouseOwnership, Landlord, Stock

T = TypeVar("T", Stock, HouseOwnership)
OUR_TIME = (date(1900, 1, 2), date(2199, 12, 31))

ARCHIVED = _("%(landlord)s is archived. Take it out of the archive first, or choose another one.")
MERGED = _("%(landlord)s has been merged into %(into)s. Choose %(into)s instead.")
NOT_OUR_TIME = _("Days must lie between 1900 and 2199.")


def open_rows(model: type[T], on: date) -> "QuerySet[T]":
    """Rows that hold on this day or later."""
    rows: QuerySet[T] = model._default_manager.all()
    return rows.filter(Q(valid_until__isnull=True) | Q(valid_until__gte=on))


def move(rows: Iterable[T], *, to: Landlord, on: date, **said: Any) -> list[T]:
    """Let rows end the day before and begin with the other landlord on the day.

    A row that begins on the day or later never held with the old one, and goes over whole. ``said``
    is what is different in the new row, such as its source.
    """
    moved = []
    for row in rows:
        if row.valid_from < on:
            row = ended_copy(row, on)
        row.landlord = to
        for name, value in said.items():
            setattr(row, name, value)
        row.full_clean()
        row.save()
        moved.append(row)
    return moved


def ended_copy(row: T, on: date) -> T:
    """End a row the day before; return one like it that begins on the day and is not yet stored."""
    kept = {
        field.attname: getattr(row, field.attname)
        for field in row._meta.concrete_fields
        if not field.primary_key
    }
    row.valid_until = on - timedelta(days=1)
    row.save(update_fields=["valid_until"])
    return type(row)(**{**kept, "valid_from": on})


def refuse_taker(landlord: Landlord, on: date) -> None:
    """Whoever takes something over is there on that day, under its own name."""
    now = Landlord.objects.select_related("merged_into").get(pk=landlord.pk)
    if now.is_archived:
        raise refuse(ARCHIVED, landlord=now)
    if now.merged_into is not None:
        raise refuse(MERGED, landlord=now, into=now.merged_into)


def refuse_day_out_of_time(day: date) -> None:
    """A day that the tables can hold, and the day before it."""
    if not OUR_TIME[0] <= day <= OUR_TIME[1]:
        raise refuse(NOT_OUR_TIME)
