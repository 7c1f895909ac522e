"""What a workbook would do, as a page shows it: landlord by landlord, from what to what."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from django.db.models import Model
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from config.shared import values
from landlords.exchange.plan import Change, LandlordPlan, Plan, Planned
from landlords.models import ContactPerson, Landlord, Stock
from landlords.workbook.portal import Present

MONEY: Final = {"rent_from", "rent_to"}
NOTHING: Final = "–"
NOT_TOLD: Final = {"id", "landlord", "sort_name", "key", "confirmed_source"}


@dataclass(frozen=True)
class ShownChange:
    """One value that becomes another."""

    label: str
    before: str
    after: str


@dataclass(frozen=True)
class ShownRow:
    """A row that is new or changes: what it is about, and its values or changes."""

    title: str
    is_new: bool
    values: str = ""
    changes: tuple[ShownChange, ...] = ()


@dataclass
class ShownLandlord:
    """One landlord of the file."""

    name: str
    url: str | None
    is_new: bool
    facts: str = ""
    changes: tuple[ShownChange, ...] = ()
    rows: list[ShownRow] = field(default_factory=list)
    unchanged: int = 0
    missing: list[str] = field(default_factory=list)

    @property
    def is_unchanged(self) -> bool:
        """Whether nothing would happen to it."""
        return not (self.is_new or self.changes or self.rows)

    @property
    def in_short(self) -> str:
        """How many rows come, change and stay."""
        new = sum(row.is_new for row in self.rows)
        parts = [
            told_count(new, "new"),
            told_count(len(self.rows) - new, "changed"),
            told_count(self.unchanged, "same"),
            told_count(len(self.missing), "missing"),
        ]
        return ", ".join(part for part in parts if part)


def told_count(count: int, what: str) -> str:
    """So many rows; nothing if there are none."""
    texts = {
        "new": ngettext("%(count)s new row", "%(count)s new rows", count),
        "changed": ngettext("%(count)s changed row", "%(count)s changed rows", count),
        "same": ngettext("%(count)s unchanged row", "%(count)s unchanged rows", count),
        "missing": ngettext(
            "%(count)s row not in the file", "%(count)s rows not in the file", count
        ),
    }
    return texts[what] % {"count": count} if count else ""


def shown_landlords(plan: Plan, missing: Iterable[Present]) -> list[ShownLandlord]:
    """Every landlord of the file: the new ones first, then those that change, then the others."""
    left: dict[int, list[Present]] = {}
    for present in missing:
        left.setdefault(present.landlord, []).append(present)
    found = [shown_landlord(p, left.get(p.instance.pk or 0, [])) for p in plan.landlords]
    return sorted(found, key=lambda one: (not one.is_new, one.is_unchanged))


def summary(landlords: Iterable[ShownLandlord]) -> str:
    """How many landlords are new, change and stay."""
    all_of_them = list(landlords)
    new = sum(one.is_new for one in all_of_them)
    same = sum(one.is_unchanged for one in all_of_them)
    changed = len(all_of_them) - new - same
    parts = [
        ngettext("%(count)s new landlord", "%(count)s new landlords", new) % {"count": new},
        ngettext("%(count)s changed", "%(count)s changed", changed) % {"count": changed},
        ngettext("%(count)s unchanged", "%(count)s unchanged", same) % {"count": same},
    ]
    return ", ".join(parts)


def shown_landlord(plan: LandlordPlan, missing: list[Present]) -> ShownLandlord:
    """One landlord."""
    landlord = plan.instance
    parts = [part for part in plan.parts() if isinstance(part.instance, Stock | ContactPerson)]
    told = [part for part in parts if part.is_new or part.changes]
    return ShownLandlord(
        name=landlord.name,
        url=None if plan.is_new else landlord.get_absolute_url(),
        is_new=plan.is_new,
        facts=facts_of(landlord, ("name",)) if plan.is_new else "",
        changes=tuple(shown_changes(plan)),
        rows=[shown_row(part) for part in told],
        unchanged=len(parts) - len(told),
        missing=[title(present.row) for present in missing],
    )


def shown_row(plan: Planned[Any]) -> ShownRow:
    """One row of stock or contacts."""
    row = plan.instance
    if plan.is_new:
        told = facts_of(row, ("district", "house", "rooms", "name", "role"))
        return ShownRow(title(row), is_new=True, values=told)
    return ShownRow(title(row), is_new=False, changes=tuple(shown_changes(plan)))


def title(row: Stock | ContactPerson) -> str:
    """What a row is about."""
    if isinstance(row, ContactPerson):
        return f"{_('Contact')}: {row.name}, {row.get_role_display()}"
    place = row.district.name if row.district else _("district not known")
    house = f", {row.house.name}" if row.house else ""
    rooms = ngettext("%(count)s room", "%(count)s rooms", row.rooms) % {"count": row.rooms}
    return f"{_('Homes')}: {place}{house}, {rooms}"


def facts_of(row: Model, told: tuple[str, ...]) -> str:
    """What a new row says beside its title."""
    parts = []
    for column in row._meta.concrete_fields:
        value = getattr(row, column.name) if column.name not in {*NOT_TOLD, *told} else None
        if value not in (None, "", False):
            parts.append(f"{column.verbose_name} {value_text(row, column.name, value)}")
    return ", ".join(parts)


def shown_changes(plan: Planned[Any]) -> Iterator[ShownChange]:
    """Each value that becomes another."""
    for change in plan.changes:
        label = capfirst(str(plan.instance._meta.get_field(change.field).verbose_name))
        before, after = (
            value_text(plan.instance, change.field, value)
            for value in (change.before, change.after)
        )
        yield ShownChange(label, before, after)


def value_text(row: Model, name: str, value: Any) -> str:
    """A value as people read it."""
    if value in (None, ""):
        return NOTHING
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, date):
        return values.day(value)
    if isinstance(value, int):
        return values.money(value) if name in MONEY else values.number(value)
    return chosen_text(row, name, value)


def chosen_text(row: Model, name: str, value: Any) -> str:
    """A code by its label; anything else as it is."""
    choices: Any = getattr(row._meta.get_field(name), "flatchoices", None) or ()
    return next((str(label) for code, label in choices if code == value), str(value))


def fingerprint(plan: Plan, missing: Iterable[Present]) -> str:
    """What a plan does, in short: another text as soon as it does anything else."""
    told: list[object] = [sorted(present.row.pk for present in missing)]
    for landlord in plan.landlords:
        told.append(planned_key(landlord))
        told += [planned_key(part) for part in landlord.parts() if part.is_new or part.changes]
    return hashlib.sha256(repr(told).encode()).hexdigest()


def planned_key(plan: Planned[Any]) -> tuple[object, ...]:
    """One row of a plan: which it is, and what it becomes."""
    row = plan.instance
    if plan.is_new:
        skipped = {"id", "key", "landlord"} if isinstance(row, Landlord) else {"id", "landlord"}
        columns = [
            c.name for c in row._meta.concrete_fields if c.name not in skipped and not c.generated
        ]
        return (type(row).__name__, [str(getattr(row, name)) for name in columns])
    return (type(row).__name__, row.pk, [changed(change) for change in plan.changes])


def changed(change: Change) -> tuple[str, str, str]:
    """One change as text."""
    return (change.field, str(change.before), str(change.after))
