"""Storing records as they are, holding landlords meanwhile, and answering anew what follows."""

from collections.abc import Iterable
from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.db import transaction

from config.shared.words import Text
from landlords.belonging import landlord_about
from landlords.models import (
    ExceptionRule,
    Landlord,
    Requirement,
    Source,
    Statement,
    Stock,
    TermScope,
)
from landlords.projection import rebuild_answers

Term = Stock | TermScope | Requirement | ExceptionRule
S = TypeVar("S", bound=Statement)

ANSWERED = (Stock, TermScope, Requirement, ExceptionRule)


@transaction.atomic
def save_landlord(*, landlord: Landlord) -> Landlord:
    """Save a landlord's own fields. Raises ``ValidationError``."""
    landlord.full_clean()
    landlord.save()
    return landlord


@transaction.atomic
def save_term(*, term: Term) -> Term:
    """Save one statement or scope, and answer the directory's questions anew.

    Raises ``ValidationError`` if it does not hold together or overlaps another one.
    """
    store(term)
    return term


@transaction.atomic
def add(*, statement: S) -> S:
    """Save a statement that is new. Raises ``ValidationError``."""
    store(statement)
    return statement


@transaction.atomic
def terms_changed(*, landlords: Iterable[Landlord]) -> None:
    """Answer anew after several statements were written at once in this transaction."""
    changed = list(landlords)
    hold(*changed)
    rebuild_answers(changed)


def store(record: Statement | TermScope) -> None:
    """Hold the landlord, check the record whole, save it, and answer anew if answers hang on it."""
    landlord = landlord_about(record)
    if landlord is not None:
        hold(landlord)
    record.full_clean()
    record.save()
    answer_anew([record])


def answer_anew(records: Iterable[Statement | TermScope]) -> None:
    """Answer the directory's questions anew for the landlords whose answers hang on these."""
    landlords = {
        landlord.pk: landlord
        for record in records
        if isinstance(record, ANSWERED) and (landlord := answering(record)) is not None
    }
    if landlords:
        rebuild_answers(landlords.values())


def answering(record: Statement | TermScope) -> Landlord | None:
    """The landlord whose answers hang on a record: priority and programmes have none."""
    scope = record if isinstance(record, TermScope) else getattr(record, "scope", None)
    if scope is not None and scope.landlord_id is None:
        return None
    return landlord_about(record)


def hold(*landlords: Landlord) -> None:
    """Let no one else change these landlords' terms until the transaction ends."""
    keys = [landlord.pk for landlord in landlords]
    held = Landlord.objects.select_for_update(of=("self",)).filter(pk__in=keys)
    list(held.order_by("pk").values_list("pk"))


def held(record: S) -> S:
    """The record as it stands now, which no one else can change until the transaction ends."""
    landlord = landlord_about(record)
    if landlord is not None:
        hold(landlord)
    rows = type(record)._default_manager.select_for_update(of=("self",))
    return rows.get(pk=record.pk)


def landlord_of(term: Term) -> Landlord:
    """The landlord a statement belongs to."""
    return term.scope.landlord if isinstance(term, Requirement | ExceptionRule) else term.landlord


def refuse(sentence: Text, **values: Any) -> ValidationError:
    """An error of one sentence, with what it names filled in."""
    return ValidationError(str(sentence) % values if values else str(sentence))


def told_by(source: Source | None) -> str:
    """A source as the history names it."""
    return "" if source is None else str(source)
