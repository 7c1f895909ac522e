"""What a workbook would do, as a page shows it: landlord by landlord, from what to what."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any, Final, TypeAlias

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from config.shared.values import day
from landlords.exchange.plan import LandlordPlan, Plan, Planned
from landlords.models import ContactPerson, Stock
from landlords.workbook.portal import SUBJECTS, Present, Values, of_contact, of_stock, source_values
from landlords.workbook.wording import CONTENT, facts_of, label, title, value_text

Row: TypeAlias = Stock | ContactPerson
ONE_DAY: Final = timedelta(days=1)


@dataclass(frozen=True)
class ShownChange:
    """One value that becomes another."""

    label: str
    before: str
    after: str


@dataclass(frozen=True)
class ShownRow:
    """A row that is new or changes: what it is about, and its values or changes.

    `since` is the day from which a row holds otherwise than before.
    """

    title: str
    is_new: bool
    values: str = ""
    changes: tuple[ShownChange, ...] = ()
    since: date | None = None


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


def shown_landlords(plan: Plan, missing: Iterable[Present], usual: Values) -> list[ShownLandlord]:
    """Every landlord of the file: the new ones first, then those that change, then the others."""
    left: dict[int, list[Present]] = {}
    for present in missing:
        left.setdefault(present.landlord, []).append(present)
    found = [Showing(usual).landlord(p, left.get(p.instance.pk or 0, [])) for p in plan.landlords]
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


class Showing:
    """Shows landlords; what holds for every row of the file by itself is not said in each."""

    def __init__(self, usual: Values) -> None:
        self.usual = usual

    def landlord(self, plan: LandlordPlan, missing: list[Present]) -> ShownLandlord:
        """One landlord."""
        landlord = plan.instance
        parts = [part for part in plan.parts() if isinstance(part.instance, Stock | ContactPerson)]
        told = [part for part in parts if part.is_new or part.changes]
        facts = facts_of(landlord, CONTENT[type(landlord)]) if plan.is_new else ()
        return ShownLandlord(
            name=landlord.name,
            url=None if plan.is_new else landlord.get_absolute_url(),
            is_new=plan.is_new,
            facts=", ".join(facts),
            changes=tuple(shown_changes(plan)),
            rows=list(self.rows(told)),
            unchanged=len(parts) - len(told),
            missing=[title(present.row) for present in missing],
        )

    def rows(self, parts: list[Planned[Any]]) -> Iterator[ShownRow]:
        """Rows that are new or change; one that ends and the next about the same are one change."""
        begins = {
            (about(part.instance), part.instance.valid_from): part for part in parts if part.is_new
        }
        followed: dict[int, Planned[Any]] = {}
        for part in parts:
            last = part.instance.valid_until
            is_ended = [change.field for change in part.changes] == ["valid_until"]
            if is_ended and last is not None:
                following = begins.get((about(part.instance), last + ONE_DAY))
                if following is not None:
                    followed[id(following)] = part
        ended = {id(part) for part in followed.values()}
        for part in parts:
            if id(part) in followed:
                yield self.changed_from_a_day(followed[id(part)].instance, part.instance)
            elif id(part) not in ended:
                yield self.row(part)

    def row(self, plan: Planned[Any]) -> ShownRow:
        """One row of stock or contacts."""
        row = plan.instance
        if not plan.is_new:
            return ShownRow(title(row), is_new=False, changes=tuple(shown_changes(plan)))
        told = [*facts_of(row, CONTENT[type(row)]), *self.origin(row)]
        return ShownRow(title(row), is_new=True, values=", ".join(told))

    def changed_from_a_day(self, before: Row, after: Row) -> ShownRow:
        """What held until the day before, and what holds from then on."""
        names = [
            name for name in CONTENT[type(after)] if getattr(before, name) != getattr(after, name)
        ]
        changes = tuple(
            ShownChange(
                capfirst(label(after, name)),
                *(value_text(row, name, getattr(row, name)) for row in (before, after)),
            )
            for name in names
        )
        origin = ", ".join(self.origin(after, is_since=False))
        return ShownRow(title(after), False, origin, changes, after.valid_from)  # noqa: FBT003

    def origin(self, row: Row, *, is_since: bool = True) -> Iterator[str]:
        """Days and source of a new row, as far as they are not those of the file."""
        usual_day = self.usual.get("on")
        if is_since and row.valid_from.isoformat() != usual_day:
            yield _("from %(day)s") % {"day": day(row.valid_from)}
        if row.valid_until is not None:
            yield _("until %(day)s") % {"day": day(row.valid_until)}
        if source_values(row.source) != {"link": "", "on": None, **self.usual}:
            yield str(row.source)
        if row.confirmed_on != row.source.on:
            yield f"{label(row, 'confirmed_on')} {day(row.confirmed_on)}"


def about(row: Row) -> object:
    """What tells a row from others of its landlord."""
    present = of_stock(row) if isinstance(row, Stock) else of_contact(row)
    return SUBJECTS[present.kind](present.about)


def shown_changes(plan: Planned[Any]) -> Iterator[ShownChange]:
    """Each value that becomes another."""
    for change in plan.changes:
        before, after = (
            value_text(plan.instance, change.field, value)
            for value in (change.before, change.after)
        )
        yield ShownChange(capfirst(label(plan.instance, change.field)), before, after)
