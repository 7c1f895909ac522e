"""What may happen to landlords and their terms. The admin and the import both come here."""

from collections.abc import Iterable

from django.db import transaction

from landlords.models import ExceptionRule, Landlord, Requirement, Stock, TermScope
from landlords.projection import rebuild_answers

Term = Stock | TermScope | Requirement | ExceptionRule


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
    landlord = landlord_of(term)
    hold(landlord)
    term.full_clean()
    term.save()
    rebuild_answers([landlord])
    return term


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


def landlord_of(term: Term) -> Landlord:
    """The landlord a statement belongs to."""
    return term.scope.landlord if isinstance(term, Requirement | ExceptionRule) else term.landlord
