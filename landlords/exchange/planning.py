"""A document beside what is stored: what is new, what changes, what cannot be.

Everything is worked out before anything is written, a fixed number of queries for every batch of
landlords. Rows that are not in the file are left alone.
"""

import json
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from datetime import date
from functools import partial
from itertools import islice, pairwise
from typing import Any, TypeAlias, TypeVar

from django.db.models import Model
from django.utils.translation import gettext_lazy as _

from landlords.exchange.entries import Document, Entry, LandlordEntry, ScopeEntry
from landlords.exchange.matching import Matching
from landlords.exchange.plan import Change, LandlordPlan, Plan, Planned, ScopePlan
from landlords.exchange.reading import STANDS_TWICE
from landlords.exchange.shapes import Values
from landlords.exchange.stored import Stored, load, load_districts, load_sources, source_key
from landlords.models import (
    District,
    ExceptionRule,
    Landlord,
    Requirement,
    Source,
    Stock,
    TermScope,
)
from landlords.requirements.codes import Text
from landlords.requirements.problems import Problem, shown
from landlords.requirements.sentences import Value

T = TypeVar("T")
Row: TypeAlias = Stock | Requirement | ExceptionRule
R = TypeVar("R", Stock, Requirement, ExceptionRule)
Progress: TypeAlias = Callable[[int, int], None]

BATCH = 500
USUAL_RANK = 100

PERSON_WITH_NUMBER = _(
    "A private person has no number here: it would be a personal number. Write null."
)
RENT_REVERSED = _("The highest rent is below the lowest one. Change one of them.")
SAME_RANK = _("The scope %(other)s has this rank too. Give one of them another rank.")
OVERLAPPING = _(
    "These days overlap those of the row that begins on %(day)s (%(place)s) and is about the same. "
    "Give the earlier one a last day, or change these days."
)
IN_THE_PORTAL = _("in the portal")
SEVERAL_FIT = _(
    "Several rows in the portal are the same as this one. End all but one of them there first."
)


def make_plan(document: Document, *, lock: bool, progress: Progress) -> Plan:
    """Hold the document against what is stored; `lock` keeps others from changing it meanwhile."""
    planning = Planning(document)
    matched = planning.matched()
    done = 0
    for batch in batches(matched, BATCH):
        stored = load([pk for _entry, pk in batch if pk is not None], lock=lock)
        for entry, pk in batch:
            plan = planning.landlord(entry, stored[pk] if pk is not None else None)
            planning.plan.landlords.append(plan)
        done += len(batch)
        progress(done, len(matched))
    planning.plan.sources = list(planning.new_sources.values())
    planning.use_districts()
    return planning.plan


def batches(items: Sequence[T], size: int) -> Iterator[list[T]]:
    """The items, so many at a time."""
    rest = iter(items)
    while batch := list(islice(rest, size)):
        yield batch


class Planning:
    """Works out one plan."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.plan = Plan(problems=list(document.problems))
        self.sources = self.sources_by_id()
        self.new_sources: dict[int, Source] = {}
        self.districts = load_districts()
        for code, entry in document.districts.items():
            self.districts.setdefault(code, District(code=code, name=entry.values.get("name", "")))

    def tell(self, path: str, message: Text, **values: Value) -> None:
        """Keep a problem."""
        self.plan.problems.append(Problem(path, message, values))

    def matched(self) -> list[tuple[LandlordEntry, int | None]]:
        """Each landlord of the file with the stored one it is; None is a new one."""
        matching = Matching()
        pairs = [(entry, matching.find(entry)) for entry in self.document.landlords]
        self.plan.problems.extend(matching.problems)
        return pairs

    def sources_by_id(self) -> dict[str, Source]:
        """The sources of the file by their ids: the stored one where it is the same."""
        known = load_sources()
        return {
            name: known.setdefault(source_key(source), source)
            for name, values in self.document.sources.items()
            for source in [Source(**values)]
        }

    def source(self, name: str | None) -> Source | None:
        """The source with this id; one that is not stored yet is noted as new."""
        if name is None:
            return None
        source = self.sources[name]
        if is_new(source):
            self.new_sources[id(source)] = source
        return source

    def use_districts(self) -> None:
        """Note the districts that are new, those that others are part of first."""
        for code in self.document.districts:
            self.use_district(code)

    def use_district(self, code: str) -> None:
        """Note one district, after the one it is part of."""
        district = self.districts[code]
        noted = any(district is other for other in self.plan.districts)
        if noted or not is_new(district):
            return
        parent = self.document.districts[code].values.get("parent")
        if parent in self.document.districts and not self.plan.problems:
            self.use_district(parent)
        district.parent = self.districts.get(parent or "")
        self.plan.districts.append(district)

    def landlord(self, entry: LandlordEntry, stored: Stored | None) -> LandlordPlan:
        """One landlord with everything the file says of it."""
        landlord = Landlord() if stored is None else stored.landlord
        changes = assign(landlord, entry.values)
        plan = LandlordPlan(landlord, entry.path, stored is None, changes)
        if landlord.ownership == Landlord.Ownership.PERSON and landlord.organisation_number:
            self.tell(f"{entry.path}.organisation_number", PERSON_WITH_NUMBER)
        plan.stock = self.stock(entry, landlord, stored)
        plan.scopes = self.scopes(entry, landlord, stored)
        return plan

    def stock(
        self, entry: LandlordEntry, landlord: Landlord, stored: Stored | None
    ) -> list[Planned[Stock]]:
        """The landlord's homes."""
        make = partial(Stock, landlord=landlord)
        rows = self.rows(entry.stock, make, stored.stock if stored else [])
        for planned in rows:
            lowest, highest = planned.instance.rent_from, planned.instance.rent_to
            if lowest is not None and highest is not None and highest < lowest:
                self.tell(f"{planned.path}.rent_to", RENT_REVERSED)
        return rows

    def scopes(
        self, entry: LandlordEntry, landlord: Landlord, stored: Stored | None
    ) -> list[ScopePlan]:
        """The landlord's scopes; no two have the same name or rank."""
        there = {scope.name.casefold(): scope for scope in (stored.scopes if stored else [])}
        first: dict[str, str] = {}
        plans: list[ScopePlan] = []
        for scope in entry.scopes:
            name = scope.values["name"]
            if name.casefold() in first:
                at = first[name.casefold()]
                self.tell(f"{scope.path}.name", STANDS_TWICE, given=shown(name), first=at)
                continue
            first[name.casefold()] = scope.path
            known = there.pop(name.casefold(), None)
            plans.append(self.scope(scope, landlord, known, stored))
        self.check_ranks(plans, there.values())
        return plans

    def scope(
        self,
        entry: ScopeEntry,
        landlord: Landlord,
        known: TermScope | None,
        stored: Stored | None,
    ) -> ScopePlan:
        """One scope with its statements."""
        scope = TermScope(landlord=landlord, rank=USUAL_RANK) if known is None else known
        columns = {key: value for key, value in entry.values.items() if key != "districts"}
        if known and sorted(known.products) == sorted(columns.get("products", known.products)):
            columns.pop("products", None)
        plan = ScopePlan(scope, entry.path, known is None)
        plan.changes = assign(scope, columns)
        self.place(plan, entry.values.get("districts"), known)
        make: Any = partial(Requirement, scope=scope)
        old = stored.of_scope(scope) if stored and known else ([], [])
        plan.requirements = self.rows(entry.requirements, make, old[0])
        make = partial(ExceptionRule, scope=scope)
        plan.exceptions = self.rows(entry.exceptions, make, old[1])
        return plan

    def place(self, plan: ScopePlan, codes: list[str] | None, known: TermScope | None) -> None:
        """Where a scope will apply, if the file says so and it is not so already."""
        if codes is None:
            return
        now = sorted(d.code for d in known.districts.all()) if known else []
        after = sorted(codes)
        if now == after:
            return
        plan.districts = [self.districts[code] for code in after if code in self.districts]
        if known:
            plan.changes = (*plan.changes, Change("districts", now, after))

    def check_ranks(self, plans: list[ScopePlan], others: Iterable[TermScope]) -> None:
        """Which scope goes before which is never in doubt."""
        taken = {scope.rank: scope.name for scope in others}
        for plan in plans:
            scope = plan.instance
            if scope.rank in taken:
                self.tell(f"{plan.path}.rank", SAME_RANK, other=shown(taken[scope.rank]))
            taken[scope.rank] = scope.name

    def rows(
        self, entries: list[Entry], make: Callable[..., R], stored: list[R]
    ) -> list[Planned[R]]:
        """The rows of the file, each with the stored one it is."""
        known: dict[Hashable, list[R]] = {}
        for row in stored:
            known.setdefault((subject(row), row.valid_from), []).append(row)
        planned: dict[Hashable, Planned[R]] = {}
        for entry in entries:
            values = self.resolved(entry.values)
            row = make(**values)
            key = (subject(row), row.valid_from)
            if key in planned:
                day = shown(row.valid_from.isoformat())
                self.tell(entry.path, STANDS_TWICE, given=day, first=planned[key].path)
                continue
            planned[key] = self.row(entry.path, row, values, known.get(key, []))
        self.check_spans(list(planned.values()), stored)
        return list(planned.values())

    def row(self, path: str, row: R, values: Values, known: list[R]) -> Planned[R]:
        """One row, held against the stored ones with the same key."""
        if len(known) > 1:
            self.tell(path, SEVERAL_FIT)
        if not known:
            return Planned(row, path, is_new=True)
        return Planned(known[0], path, is_new=False, changes=assign(known[0], values))

    def resolved(self, given: Values) -> Values:
        """The columns with rows in place of the names by which the file refers to them."""
        values = dict(given)
        for key in ("source", "confirmed_source"):
            if key in values:
                values[key] = self.source(values[key])
        if values.get("district") is not None:
            values["district"] = self.districts[values["district"]]
        return values

    def check_spans(self, planned: list[Planned[R]], stored: list[R]) -> None:
        """No two rows about the same hold on the same day (exceptions may)."""
        in_file = {id(item.instance) for item in planned}
        items: list[Planned[Any]] = list(planned)
        items += [Planned(row, "", is_new=False) for row in stored if id(row) not in in_file]
        groups: dict[Hashable, list[Planned[Any]]] = {}
        for item in items:
            if not isinstance(item.instance, ExceptionRule):
                groups.setdefault(subject(item.instance), []).append(item)
        for group in groups.values():
            group.sort(key=lambda item: item.instance.valid_from)
            for earlier, later in pairwise(group):
                if overlap(earlier.instance, later.instance):
                    self.tell_overlap(earlier, later)

    def tell_overlap(self, earlier: Planned[Any], later: Planned[Any]) -> None:
        """Told at the later row, or at the one that stands in the file."""
        here, other = (later, earlier) if later.path else (earlier, later)
        self.tell(
            f"{here.path}.valid_from" if here is later else f"{here.path}.valid_until",
            OVERLAPPING,
            day=other.instance.valid_from.isoformat(),
            place=other.path or str(IN_THE_PORTAL),
        )


def is_new(row: Model) -> bool:
    """Whether the row is not stored yet."""
    return bool(row._state.adding)


def overlap(earlier: Row, later: Row) -> bool:
    """Whether a row still holds on the first day of a later one."""
    last: date | None = earlier.valid_until
    return last is None or last >= later.valid_from


def subject(row: Row) -> Hashable:
    """What a row is about: with its first day, what tells it from every other row beside it."""
    if isinstance(row, Stock):
        return (row.district.code if row.district else None, row.rooms)
    if isinstance(row, Requirement):
        return (row.topic, row.audience_key, row.tier, row.layer)
    return (row.topic, row.effect, row.disregards, in_order(row.audience), in_order(row.conditions))


def in_order(data: object) -> str:
    """One text for equal JSON."""
    return json.dumps(data, sort_keys=True)


def assign(row: Model, values: Values) -> tuple[Change, ...]:
    """Give a row these columns; the changes, which for a new row go without saying."""
    changes = []
    for name, value in values.items():
        if not is_new(row) and (before := getattr(row, name)) != value:
            changes.append(Change(name, before, value))
        setattr(row, name, value)
    return tuple(changes)
