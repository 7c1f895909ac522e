"""The verbs by which a statement changes: from a day on, put right, or ended.

*Change from a day* says that something new holds: the old row ends and another one begins. *Correct*
says that what stood there was never so: the row is changed in place, and the reason is kept.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from config.shared.changes import because
from config.shared.values import day as in_words
from landlords.actions.following import follow, follow_name
from landlords.actions.saving import answer_anew, held, refuse, store, told_by
from landlords.belonging import same_thing
from landlords.models import Offer, Source, Statement

S = TypeVar("S", bound=Statement)
ONE_DAY = timedelta(days=1)
ABOUT_THE_ROW = frozenset({"valid_from", "source", "confirmed_on", "confirmed_source"})

BEFORE_IT_BEGAN = _(
    "This began to hold on %(first)s, so it cannot change on %(day)s. Choose a later day."
)
FIRST_DAY = _(
    "%(day)s is the first day of what stands here, so nothing of it would be left. "
    "Choose a later day, or correct it instead."
)
AFTER_IT_ENDED = _("This ended on %(last)s. Add a new row instead of changing this one.")
LATER_ROW = _(
    "Something else begins to hold on %(first)s. Let this end on %(last)s at the latest, or change "
    "the later row instead."
)
NOTHING_DIFFERS = _(
    "Nothing differs from what stands here. If it was only said again, choose “Still true” instead."
)
OFFERS_ARE_OF_A_DAY = _(
    "An offer is said once. Correct it, or let it end and record the new one as another offer."
)
NO_REASON = _("Say why it is corrected: the reason stands in the history.")
NOT_BEFORE_IT_BEGAN = _(
    "This began to hold on %(first)s, so %(day)s cannot be its last day. Choose a later day."
)
ENDED_BEFORE = _("This ended on %(last)s already. To change that day, correct it.")


@transaction.atomic
def change_from_day(
    *,
    statement: S,
    day: date,
    values: Mapping[str, Any],
    source: Source,
    confirmed_on: date,
    reason: str = "",
) -> S:
    """End a statement the day before, and let it hold with these values from the day on.

    What is not among the values stays as it is, its last day too. The new row comes from
    ``source``, which said so on ``confirmed_on``. Raises ``ValidationError``.
    """
    old = held(statement)
    refuse_day(old, day)
    new = begun(old, values)
    if not differs(old, new):
        raise refuse(NOTHING_DIFFERS)
    new.valid_from, new.source, new.confirmed_on = day, source, confirmed_on
    with because(reason, source=told_by(source)):
        old.valid_until = day - ONE_DAY
        old.save(update_fields=["valid_until"])
        refuse_later_row(new)
        new.full_clean()
        new.save()
        follow(old, new)
        answer_anew([old, new])
    return new


@transaction.atomic
def correct(*, statement: S, values: Mapping[str, Any], reason: str) -> S:
    """Put a statement right in place; nothing is written if nothing differs.

    Raises ``ValidationError`` without a reason, or if it would not hold together.
    """
    if not reason.strip():
        raise ValidationError({"reason": str(NO_REASON)})
    row = held(statement)
    before = told(row)
    for name, value in values.items():
        setattr(row, name, value)
    if told(row) == before:
        return row
    with because(reason.strip(), source=told_by(row.source)):
        store(row)
        follow_name(row)
        answer_anew([statement])  # whose it was, should it be another one's now
    return row


@transaction.atomic
def end(*, statement: S, last_day: date, reason: str = "", source: Source | None = None) -> S:
    """Let a statement hold for the last time on this day. Raises ``ValidationError``."""
    row = held(statement)
    if last_day < row.valid_from:
        raise refuse(NOT_BEFORE_IT_BEGAN, first=in_words(row.valid_from), day=in_words(last_day))
    if row.valid_until and row.valid_until < last_day:
        raise refuse(ENDED_BEFORE, last=in_words(row.valid_until))
    with because(reason, source=told_by(source)):
        row.valid_until = last_day
        row.save(update_fields=["valid_until"])
        answer_anew([row])
    return row


def refuse_day(old: Statement, day: date) -> None:
    """A statement changes on a day on which it holds, and held the day before."""
    if isinstance(old, Offer):
        raise refuse(OFFERS_ARE_OF_A_DAY)
    if day == old.valid_from:
        raise refuse(FIRST_DAY, day=in_words(day))
    if day < old.valid_from:
        raise refuse(BEFORE_IT_BEGAN, first=in_words(old.valid_from), day=in_words(day))
    if old.valid_until and day > old.valid_until:
        raise refuse(AFTER_IT_ENDED, last=in_words(old.valid_until))


def begun(old: S, values: Mapping[str, Any]) -> S:
    """A new row like the old one, with these values instead."""
    kept = {
        field.attname: getattr(old, field.attname)
        for field in old._meta.concrete_fields
        if not (field.primary_key or field.generated or field.name == "confirmed_source")
    }
    new = type(old)(**kept)
    for name, value in values.items():
        setattr(new, name, value)
    return new


def differs(old: Statement, new: Statement) -> bool:
    """Whether the rows say different things, whoever said them and since when."""
    return told(old, without=ABOUT_THE_ROW) != told(new, without=ABOUT_THE_ROW)


def told(row: Statement, without: frozenset[str] = frozenset()) -> dict[str, Any]:
    """What stands in a row."""
    return {
        field.attname: getattr(row, field.attname)
        for field in row._meta.concrete_fields
        if not (field.primary_key or field.generated or field.name in without)
    }


def refuse_later_row(new: Statement) -> None:
    """Where another row of the same thing begins later, say when, and what to do."""
    others = same_thing(new)
    if others is None:
        return
    later = others.filter(valid_from__gte=new.valid_from).order_by("valid_from").first()
    if later is not None and (new.valid_until is None or new.valid_until >= later.valid_from):
        last = in_words(later.valid_from - ONE_DAY)
        raise refuse(LATER_ROW, first=in_words(later.valid_from), last=last)
