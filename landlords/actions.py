"""What may happen to landlords and their terms. The admin and the import both come here."""

from collections.abc import Iterable
from typing import TypeVar

from django.db import transaction
from django.db.models import Model

from landlords.models import ExceptionRule, Landlord, PriorityRule, Requirement, Stock, TermScope
from landlords.projection import rebuild_answers

Term = Stock | TermScope | Requirement | ExceptionRule
M = TypeVar("M", bound=Model)

LONGEST_SCOPE = 100  # characters of a scope's name


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
    about = [landlord for landlord in [landlord_of(term)] if landlord]
    hold(*about)
    term.full_clean()
    term.save()
    rebuild_answers(about)
    return term


@transaction.atomic
def save_record(*, record: M) -> M:
    """Save a statement or another record that no answer of the directory depends on.

    Raises ``ValidationError`` if it does not hold together or overlaps another one.
    """
    landlord = getattr(record, "landlord", None)
    if landlord is not None:
        hold(landlord)
    record.full_clean()
    record.save()
    return record


@transaction.atomic
def save_priority(*, rule: PriorityRule) -> PriorityRule:
    """Save a priority rule; what it demands has a scope of its own, made with it."""
    save_record(record=rule)
    if not TermScope.objects.filter(priority=rule).exists():
        save_term(term=TermScope(priority=rule, name=rule.name[:LONGEST_SCOPE]))
    return rule


@transaction.atomic
def terms_changed(*, landlords: Iterable[Landlord]) -> None:
    """Answer anew after several statements were written at once in this transaction."""
    changed = list(landlords)
    hold(*changed)
    rebuild_answers(changed)


def hold(*landlords: Landlord) -> None:
    """Let no one else change these landlords' terms until the transaction ends."""
    keys = [landlord.pk for landlord in landlords]
    held = Landlord.objects.select_for_update(of=("self",)).filter(pk__in=keys)
    list(held.order_by("pk").values_list("pk"))


def landlord_of(term: Term) -> Landlord | None:
    """The landlord a statement belongs to; none if it is of a programme."""
    if isinstance(term, Stock):
        return term.landlord
    return term.about if isinstance(term, TermScope) else term.scope.about
