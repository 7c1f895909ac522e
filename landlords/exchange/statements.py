"""What the file says of one landlord or programme, beside what is stored of it."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from django.utils.translation import gettext_lazy as _

from landlords.exchange.columns import assign, entry_columns, given_columns
from landlords.exchange.entries import Entry, LandlordEntry, ProgrammeEntry, ScopeEntry
from landlords.exchange.plan import Change, Planned, ScopePlan, StatementsPlan
from landlords.exchange.reading import STANDS_TWICE
from landlords.exchange.rows import Rows
from landlords.exchange.sections import EXCEPTIONS, OF_LANDLORD, OF_SCOPE, PRIORITY, REQUIREMENTS
from landlords.exchange.shapes import Values
from landlords.exchange.stored import Stored
from landlords.models import Landlord, Programme, TermScope
from landlords.requirements.problems import shown

USUAL_RANK = 100
PLACES = {"districts": "district", "houses": "house"}

SAME_RANK = _("The scope %(other)s has this rank too. Give one of them another rank.")


def says_anything(entry: ScopeEntry) -> bool:
    """Whether a scope limits anything or holds any terms."""
    return any(entry.values.values()) or bool(entry.requirements or entry.exceptions)


class Statements(Rows):
    """Works out what is said of one after the other."""

    def of_landlord(
        self, entry: LandlordEntry, landlord: Landlord, stored: Stored
    ) -> StatementsPlan:
        """All lists of a landlord, its scopes, and the scopes of its priority rules."""
        plan = StatementsPlan()
        for section in OF_LANDLORD:
            given = given_columns(getattr(entry, section.key), section.model)
            there = stored.rows.get(section.key, [])
            rows = self.plan(section, given, there, landlord=landlord)
            if rows:
                plan.rows[section.key] = rows
        plan.scopes = self.scopes(entry.scopes, stored, landlord=landlord)
        plan.scopes += self.priority_scopes(entry, plan.rows.get(PRIORITY.key, ()), stored)
        return plan

    def of_programme(
        self, entry: ProgrammeEntry, programme: Programme, stored: Stored
    ) -> StatementsPlan:
        """The scopes of a programme."""
        return StatementsPlan(scopes=self.scopes(entry.scopes, stored, programme=programme))

    def priority_scopes(
        self, entry: LandlordEntry, rules: Iterable[Planned[Any]], stored: Stored
    ) -> list[ScopePlan]:
        """Where priority rules apply and what they demand, each in the one scope it has."""
        said = {rule.path: rule.scope for rule in entry.priority}
        plans = []
        for rule in rules:
            scope = said[rule.path]
            known = None if rule.is_new else stored.priority_scopes.get(rule.instance.pk)
            if known is None and not says_anything(scope):
                continue
            named = {"name": rule.instance.scope_name, "rank": USUAL_RANK}
            values = {**scope.values, **named}
            plan = self.scope(
                replace(scope, values=values), known, stored, {"priority": rule.instance}
            )
            plans.append(plan)
        return plans

    def scopes(self, entries: list[ScopeEntry], stored: Stored, **owner: Any) -> list[ScopePlan]:
        """The scopes of one owner; no two have the same name or rank."""
        there = {scope.name.casefold(): scope for scope in stored.scopes}
        first: dict[str, str] = {}
        plans: list[ScopePlan] = []
        for entry in entries:
            name = entry.values["name"]
            at = first.setdefault(name.casefold(), entry.path)
            if at != entry.path:
                self.told.tell(f"{entry.path}.name", STANDS_TWICE, given=shown(name), first=at)
                continue
            known = there.pop(name.casefold(), None)
            plans.append(self.scope(entry, known, stored, owner))
        self.check_ranks(plans, there.values())
        return plans

    def scope(
        self, entry: ScopeEntry, known: TermScope | None, stored: Stored, owner: Values
    ) -> ScopePlan:
        """One scope with its statements."""
        scope = TermScope(**owner, rank=USUAL_RANK) if known is None else known
        values = entry_columns(entry.values)
        places = {name: values.pop(name) for name in PLACES if name in values}
        if known and sorted(known.products) == sorted(values.get("products", known.products)):
            values.pop("products", None)
        plan = ScopePlan(scope, entry.path, known is None)
        plan.changes = assign(scope, values)
        for name, codes in places.items():
            self.place(plan, name, codes, known)
        self.fill(plan, entry.requirements, entry.exceptions, stored)
        return plan

    def fill(
        self, plan: ScopePlan, demands: list[Entry], exceptions: list[Entry], stored: Stored
    ) -> None:
        """The rows of a scope."""
        old = {} if plan.is_new else stored.of_scope.get(plan.instance.pk, {})
        entries = {REQUIREMENTS.key: demands, EXCEPTIONS.key: exceptions}
        for section in OF_SCOPE:
            given = given_columns(entries[section.key], section.model)
            there = old.get(section.key, [])
            plan.rows[section.key] = self.plan(section, given, there, scope=plan.instance)

    def place(self, plan: ScopePlan, name: str, codes: list[str], known: TermScope | None) -> None:
        """Where a scope will apply, if it is not so already."""
        now = sorted(place.code for place in getattr(known, name).all()) if known else []
        after = sorted(codes)
        if now == after:
            return
        rows = self.references.by_code[PLACES[name]]
        plan.places[name] = [rows[code] for code in after if code in rows]
        if known:
            plan.changes = (*plan.changes, Change(name, now, after))

    def check_ranks(self, plans: list[ScopePlan], others: Iterable[TermScope]) -> None:
        """Which scope goes before which is never in doubt."""
        taken = {scope.rank: scope.name for scope in others}
        for plan in plans:
            scope = plan.instance
            if scope.rank in taken:
                self.told.tell(f"{plan.path}.rank", SAME_RANK, other=shown(taken[scope.rank]))
            taken[scope.rank] = scope.name
