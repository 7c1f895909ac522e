"""“Still true”: the landlord said so again. Only the day and its source are written, no edit."""

from collections.abc import Iterable, Sequence
from datetime import date

from django.db import transaction
from django.db.models import Case, Q, QuerySet, Value, When
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from config.shared.changes import because
from config.shared.values import day as in_words
from landlords.actions.saving import hold, refuse, told_by
from landlords.belonging import about, landlord_about, rows_of
from landlords.models import Landlord, Source, Statement
from landlords.querysets import in_force

NOT_YET = _("This day has not come yet. Write the day on which the landlord said so.")
BEFORE_SOURCE = _(
    "The source is of %(source_day)s, so nothing was confirmed by it on %(day)s. "
    "Choose the day of the source or a later one."
)
CONFIRMED_LATER = _("This was confirmed on %(last)s, which is later. It stays as it is.")
NOT_IN_FORCE = _("This does not hold on %(day)s, so it cannot be confirmed for that day.")


@transaction.atomic
def confirm(*, statements: Sequence[Statement], on: date, source: Source) -> int:
    """Write that these were said again on this day; return how many rows that changed.

    Raises ``ValidationError`` for a day that has not come, that lies before the source or before
    the confirmation that is there, or on which one of them does not hold.
    """
    refuse_confirmation(on, source)
    hold(*{s.pk: s for s in map(landlord_about, statements) if s is not None}.values())
    for statement in statements:
        refuse_statement(statement, on)
    by_model: dict[type[Statement], list[int]] = {}
    for statement in statements:
        by_model.setdefault(type(statement), []).append(statement.pk)
    rows = [rows_of(model).filter(pk__in=keys) for model, keys in by_model.items()]
    return write(rows, on, source)


@transaction.atomic
def confirm_landlord(*, landlord: Landlord, on: date, source: Source) -> int:
    """Write that all that holds of a landlord on this day was said again; return how many rows.

    What was confirmed later than that stays. Raises ``ValidationError`` likewise.
    """
    refuse_confirmation(on, source)
    hold(landlord)
    return write([rows.filter(in_force(on)) for rows in about(landlord)], on, source)


def write(sets: "Iterable[QuerySet[Statement]]", on: date, source: Source) -> int:
    """Write day and source where they are not there already."""
    itself = Case(When(source=source, then=Value(None)), default=Value(source.pk))
    said_by_itself = Q(source=source, confirmed_source__isnull=True)
    there = Q(confirmed_on=on) & (Q(confirmed_source=source) | said_by_itself)
    with because(source=told_by(source)):
        return sum(
            rows.filter(confirmed_on__lte=on)
            .exclude(there)
            .update(confirmed_on=on, confirmed_source=itself)
            for rows in sets
        )


def refuse_confirmation(on: date, source: Source) -> None:
    """A confirmation is of a day that has come, and not of one before its source."""
    if on > timezone.localdate():
        raise refuse(NOT_YET)
    if source.on and on < source.on:
        raise refuse(BEFORE_SOURCE, source_day=in_words(source.on), day=in_words(on))


def refuse_statement(statement: Statement, on: date) -> None:
    """One statement can be confirmed if it holds that day and was not confirmed later."""
    now = rows_of(type(statement)).get(pk=statement.pk)
    if now.confirmed_on > on:
        raise refuse(CONFIRMED_LATER, last=in_words(now.confirmed_on))
    if now.valid_from > on or (now.valid_until and now.valid_until < on):
        raise refuse(NOT_IN_FORCE, day=in_words(on))
