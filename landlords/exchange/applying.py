"""Write a plan: all of it in one transaction, or nothing. Nothing is ever deleted.

Rows are written many at a time; the answers of the directory are rebuilt by the same action as
after an edit by hand.
"""

from collections.abc import Iterable, Sequence
from itertools import chain, groupby
from typing import Any

from django.db import connection, transaction
from django.db.models import F, Model

from landlords.actions import terms_changed
from landlords.exchange.plan import LandlordPlan, Plan, Planned
from landlords.exchange.planning import BATCH, Progress, batches
from landlords.models import (
    ExceptionRule,
    Landlord,
    Requirement,
    Source,
    Stock,
    TermScope,
)

ROWS = 1000
PARKED = 20_000  # beyond every rank there is, while ranks change places
IMPORT_LOCK = 7_021_954  # one import at a time


def wait_for_other_imports() -> None:
    """Let no two imports run at once; until the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [IMPORT_LOCK])


@transaction.atomic
def apply_plan(plan: Plan, progress: Progress) -> None:
    """Write it, then answer the directory's questions anew where terms have changed."""
    for district in plan.districts:
        district.save()
    Source.objects.bulk_create(plan.sources, batch_size=ROWS)
    write(Landlord, plan.landlords)
    scopes = [scope for landlord in plan.landlords for scope in landlord.scopes]
    park_ranks(scopes)
    write(TermScope, scopes)
    write_places(plan.landlords)
    write(Stock, chain.from_iterable(landlord.stock for landlord in plan.landlords))
    write(Requirement, chain.from_iterable(scope.requirements for scope in scopes))
    write(ExceptionRule, chain.from_iterable(scope.exceptions for scope in scopes))
    rebuild(plan, progress)


def write(model: type[Any], planned: Iterable[Planned[Any]]) -> None:
    """Change what changes, then add what is new: a row that ends makes room for the next one."""
    items = list(planned)
    changed = [item for item in items if not item.is_new and columns(item)]
    for names, group in groupby(sorted(changed, key=columns), key=columns):
        rows = [item.instance for item in group]
        model.objects.bulk_update(rows, names, batch_size=ROWS)
    new = [item.instance for item in items if item.is_new]
    model.objects.bulk_create(new, batch_size=ROWS)


def columns(item: Planned[Model]) -> tuple[str, ...]:
    """The table's own columns that change."""
    return tuple(sorted({change.field for change in item.changes} - {"districts"}))


def park_ranks(scopes: Iterable[Planned[TermScope]]) -> None:
    """Move changing ranks out of the way, so that two may change places."""
    moving = [
        scope.instance.pk
        for scope in scopes
        if any(change.field == "rank" for change in scope.changes)
    ]
    TermScope.objects.filter(pk__in=moving).update(rank=F("rank") + PARKED)


def write_places(landlords: Iterable[LandlordPlan]) -> None:
    """The districts in which scopes apply, where the file says otherwise than before."""
    scopes = [s for landlord in landlords for s in landlord.scopes if s.districts is not None]
    through = TermScope.districts.through
    old = [scope.instance.pk for scope in scopes if not scope.is_new]
    through.objects.filter(termscope__in=old).delete()
    through.objects.bulk_create(
        [
            through(termscope_id=scope.instance.pk, district_id=district.pk)
            for scope in scopes
            for district in scope.districts or ()
        ],
        batch_size=ROWS,
    )


def rebuild(plan: Plan, progress: Progress) -> None:
    """Answer the directory's questions anew, so many landlords at a time."""
    landlords: Sequence[Landlord] = [p.instance for p in plan.landlords if p.touches_terms]
    done = 0
    for batch in batches(landlords, BATCH):
        terms_changed(landlords=batch)
        done += len(batch)
        progress(done, len(landlords))
