"""Write a plan: all of it in one transaction, or nothing. Nothing is ever deleted.

Rows are written many at a time; the answers of the directory are rebuilt by the same action as
after an edit by hand.
"""

from collections.abc import Iterable
from itertools import groupby
from typing import Any

from django.db import connection, transaction
from django.db.models import F, Model

from landlords.actions import terms_changed
from landlords.exchange.plan import (
    LandlordPlan,
    Plan,
    Planned,
    ScopePlan,
    SharedPlan,
    StatementsPlan,
)
from landlords.exchange.planning import Progress
from landlords.exchange.sections import (
    FOR_EVERYBODY,
    HOUSES,
    NAMED,
    OF_LANDLORD,
    OF_SCOPE,
)
from landlords.models import District, Landlord, Source, TermScope

ROWS = 1000
PARKED = 20_000  # beyond every rank there is, while ranks change places
IMPORT_LOCK = 7_021_954  # one import at a time
OTHER_TABLES = frozenset({"districts", "houses", "merged_into", "merged_on"})
"""Changes that are written by themselves."""


def wait_for_other_imports() -> None:
    """Let no two imports run at once; until the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [IMPORT_LOCK])


@transaction.atomic
def apply_plan(plan: Plan, progress: Progress) -> None:
    """Write it, and answer the directory's questions anew where terms have changed."""
    Source.objects.bulk_create(plan.sources, batch_size=ROWS)
    write_shared(plan.shared)
    write(Landlord, plan.landlords)
    write_mergers(plan.landlords)
    owned: list[Planned[Any]] = []
    done = 0
    for batch in plan.batches():
        write_batch(batch)
        for landlord in batch:
            owned.extend(landlord.statements.rows.get(HOUSES.key, ()))
        done += len(batch)
        progress(done, len(plan.landlords))
    write(HOUSES.model, owned)


def write_shared(shared: SharedPlan) -> None:
    """What is no landlord's."""
    for district in shared.districts:
        district.save()
    write_neighbours(shared.neighbours)
    for named in NAMED:
        write(named.model, shared.named.get(named.key, ()))
    for section in FOR_EVERYBODY:
        write(section.model, shared.rows.get(section.key, ()))
    write_scopes([statements for _programme, statements in shared.programmes])


def write_neighbours(pairs: Iterable[tuple[District, District]]) -> None:
    """Each is the other's neighbour."""
    through = District.neighbours.through
    both = [pair for one, other in pairs for pair in ((one, other), (other, one))]
    through.objects.bulk_create(
        [through(from_district_id=one.pk, to_district_id=other.pk) for one, other in both],
        batch_size=ROWS,
    )


def write_mergers(landlords: Iterable[LandlordPlan]) -> None:
    """Which landlord went into which, once all of them are there."""
    merged = []
    for plan in landlords:
        if plan.merger is not None:
            plan.instance.merged_into, plan.instance.merged_on = plan.merger
            merged.append(plan.instance)
    Landlord.objects.bulk_update(merged, ["merged_into", "merged_on"], batch_size=ROWS)


def write_batch(batch: list[LandlordPlan]) -> None:
    """All that is said of these landlords but for their houses, and the answers that follow."""
    said = [plan.statements for plan in batch]
    for section in OF_LANDLORD:
        if not section.elsewhere:
            write(
                section.model,
                (row for statements in said for row in statements.rows.get(section.key, ())),
            )
    write_scopes(said)
    terms_changed(landlords=[plan.instance for plan in batch if plan.statements.touches_terms])


def write_scopes(said: Iterable[StatementsPlan]) -> None:
    """Scopes with where they apply, and their rows."""
    scopes = [scope for statements in said for scope in statements.scopes]
    park_ranks(scopes)
    write(TermScope, scopes)
    for name in ("districts", "houses"):
        write_places(scopes, name)
    for section in OF_SCOPE:
        write(section.model, (row for scope in scopes for row in scope.rows.get(section.key, ())))


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
    return tuple(sorted({change.field for change in item.changes} - OTHER_TABLES))


def park_ranks(scopes: Iterable[Planned[TermScope]]) -> None:
    """Move changing ranks out of the way, so that two may change places."""
    moving = [
        scope.instance.pk
        for scope in scopes
        if any(change.field == "rank" for change in scope.changes)
    ]
    TermScope.objects.filter(pk__in=moving).update(rank=F("rank") + PARKED)


def write_places(scopes: Iterable[ScopePlan], name: str) -> None:
    """The districts or houses in which scopes apply, where the file says otherwise than before."""
    told = [scope for scope in scopes if name in scope.places]
    through: Any = getattr(TermScope, name).through
    column = {"districts": "district_id", "houses": "house_id"}[name]
    old = [scope.instance.pk for scope in told if not scope.is_new]
    if old:
        through.objects.filter(termscope__in=old).delete()
    through.objects.bulk_create(
        [
            through(**{"termscope_id": scope.instance.pk, column: place.pk})
            for scope in told
            for place in scope.places[name]
        ],
        batch_size=ROWS,
    )
