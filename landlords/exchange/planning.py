"""A document beside what is stored: what is new, what changes, what cannot be.

Everything is worked out before anything is written, a fixed number of queries for every batch of
landlords. What is said of them is worked out batch by batch and let go again, so that memory does
not grow with the file, unless the plan is kept: `Plan.batches` works it out anew when it is written.
Rows that are not in the file are left alone.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import islice
from typing import Any, TypeAlias, TypeVar

from django.utils.translation import gettext_lazy as _

from landlords.exchange.columns import References, assign, entry_columns
from landlords.exchange.entries import Document, LandlordEntry
from landlords.exchange.matching import Matching, new_keys
from landlords.exchange.owning import check_mergers, check_owners
from landlords.exchange.plan import Change, LandlordPlan, Plan, Planned, StatementsPlan
from landlords.exchange.rows import Told
from landlords.exchange.sections import HOUSES
from landlords.exchange.shared import Shared
from landlords.exchange.statements import Statements
from landlords.exchange.stored import NOTHING_STORED, load_landlords, lock_landlords
from landlords.exchange.telling import landlord_lines, shared_lines
from landlords.models import Landlord

T = TypeVar("T")
Progress: TypeAlias = Callable[[int, int], None]

BATCH = 500

PERSON_WITH_NUMBER = _(
    "A private person has no number here: it would be a personal number. Write null."
)


def make_plan(document: Document, *, lock: bool, progress: Progress, keep: bool = True) -> Plan:
    """Hold the document against what is stored; `lock` keeps others from changing it meanwhile.

    Without `keep` the plan tells what it would do, but holds no landlord's rows.
    """
    told = Told(document.problems)
    statements = Statements(References(document), told)
    landlords = Landlords(document, statements).planned(lock=lock)
    shared = Shared(document, statements).planned()
    work_out = partial(worked_out, document, landlords, statements, keep=keep)
    plan = Plan(told.problems, shared=shared, landlords=landlords, batches=work_out)
    for part in shared.parts():
        plan.count(part)
    plan.lines.extend(shared_lines(shared))
    owned: list[Planned[Any]] = []
    done = 0
    for batch in plan.batches():
        for landlord in batch:
            owned.extend(landlord.statements.rows.get(HOUSES.key, ()))
            tell(plan, landlord)
        done += len(batch)
        progress(done, len(landlords))
    check_owners(owned, statements)
    plan.sources = list(statements.references.new_sources.values())
    if keep:
        plan.batches = partial(batches, landlords, BATCH)
    return plan


def worked_out(
    document: Document, landlords: Sequence[LandlordPlan], statements: Statements, *, keep: bool
) -> Iterator[list[LandlordPlan]]:
    """Landlords with what the file says of each, so many at a time; let go again if not kept."""
    for batch in batches(landlords, BATCH):
        stored = load_landlords([plan.instance.pk for plan in batch if plan.instance.pk])
        for plan in batch:
            there = stored.get(plan.instance.pk or 0, NOTHING_STORED)
            entry = document.whole(plan.entry)
            plan.statements = statements.of_landlord(entry, plan.instance, there)
        yield batch
        if not keep:
            for plan in batch:
                plan.statements = StatementsPlan()


def tell(plan: Plan, landlord: LandlordPlan) -> None:
    """Count what is said of one landlord, and put it into words."""
    for part in landlord.parts():
        plan.count(part)
    is_changed = not landlord.is_unchanged
    plan.landlord_counts.count(is_new=landlord.is_new, is_changed=is_changed)
    if not plan.problems:
        plan.lines.extend(landlord_lines(landlord))


def batches(items: Sequence[T], size: int) -> Iterator[list[T]]:
    """The items, so many at a time."""
    rest = iter(items)
    while batch := list(islice(rest, size)):
        yield batch


class Landlords:
    """Works out landlords' own columns."""

    def __init__(self, document: Document, statements: Statements) -> None:
        self.entries = document.landlords
        self.references = statements.references
        self.told = statements.told

    def planned(self, *, lock: bool) -> list[LandlordPlan]:
        """Each landlord of the file, beside the stored one it is."""
        matching = Matching(self.told)
        matched = [(entry, matching.find(entry)) for entry in self.entries]
        plans: list[LandlordPlan] = []
        for batch in batches(matched, BATCH):
            keys = [pk for _entry, pk in batch if pk is not None]
            if lock:
                lock_landlords(keys)
            rows = Landlord.objects.select_related("merged_into").in_bulk(keys)
            plans.extend(self.landlord(entry, rows.get(pk or 0)) for entry, pk in batch)
        self.give_keys(plans, matching.by_key)
        self.refer(plans)
        for plan in plans:
            self.merge(plan)
        check_mergers(plans, self.told)
        return plans

    def landlord(self, entry: LandlordEntry, stored: Landlord | None) -> LandlordPlan:
        """A landlord's own columns, but for the one it was merged into."""
        landlord = stored or Landlord()
        values = entry_columns(entry.values)
        values.pop("merged_into", None)
        values.pop("merged_on", None)
        changes = assign(landlord, values)
        if landlord.ownership == Landlord.Ownership.PERSON and landlord.organisation_number:
            self.told.tell(f"{entry.path}.organisation_number", PERSON_WITH_NUMBER)
        return LandlordPlan(landlord, entry.path, stored is None, changes, entry=entry)

    def give_keys(self, plans: list[LandlordPlan], taken: dict[str, int]) -> None:
        """A new landlord whose file gives it no key gets one from its name."""
        without = [plan for plan in plans if plan.is_new and "key" not in plan.entry.values]
        given = [plan.entry.values["key"] for plan in plans if "key" in plan.entry.values]
        keys = new_keys((plan.entry for plan in without), [*taken, *given])
        for plan, key in zip(without, keys, strict=True):
            plan.instance.key = key

    def refer(self, plans: list[LandlordPlan]) -> None:
        """Landlords by the keys by which others name them."""
        known = {plan.instance.key: plan.instance for plan in plans}
        wanted = {
            key
            for entry in self.entries
            for key in (
                entry.values.get("merged_into"),
                *(tie.record.manager for tie in entry.managers),
            )
            if key is not None and key not in known
        }
        stored = Landlord.objects.filter(key__in=wanted)
        self.references.landlords = known | {landlord.key: landlord for landlord in stored}

    def merge(self, plan: LandlordPlan) -> None:
        """The merger, where the file says otherwise than before."""
        values, landlord = plan.entry.values, plan.instance
        if "merged_into" not in values or values["merged_into"] not in {
            None,
            *self.references.landlords,
        }:
            return
        into = self.references.landlords.get(values["merged_into"] or "")
        before = (landlord.merged_into, landlord.merged_on)
        after = (into, values.get("merged_on"))
        if before != after:
            plan.merger = after
            if not plan.is_new:
                pairs = zip(("merged_into", "merged_on"), before, after, strict=True)
                changes = (Change(name, old, new) for name, old, new in pairs if old != new)
                plan.changes = (*plan.changes, *changes)
