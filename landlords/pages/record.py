"""What hangs on a landlord beside its homes and terms, as its page shows it."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db.models import Field, Model
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from config.shared.values import day, money, number
from config.shared.words import Text
from landlords.models import Landlord, Statement
from landlords.pages.words import capitalised

UNITS: dict[str, Callable[[int], str]] = {
    "length_months": lambda count: months(count),
    "takeover_after_months": lambda count: months(count),
    "residence_months": lambda count: months(count),
    "validity_months": lambda count: months(count),
    "lead_time_days": lambda count: days(count),
    "queue_days": lambda count: days(count),
    "quota_percent": lambda count: f"{number(count)} %",
    "rent": money,
}
CONTRACT = ("tenant", "length_months", "takeover_after_months", "takeover_conditions",
            "security_waived", "conditions")  # fmt: skip
CHANNEL = ("selection", "queue_days", "queue_points", "lead_time_days", "set_aside",
           "set_aside_a_year", "set_aside_decider")  # fmt: skip
PRIORITY = ("grounds", "proof", "decider", "door", "residence_months", "ordinary_terms", "offers",
            "refusal_ends", "validity_months", "per_year")  # fmt: skip
COOPERATION = ("forms", "agreed_on", "agreed_until", "quota", "quota_percent", "needs",
               "obstacles")  # fmt: skip
CONTACT = ("title", "way", "phone", "email", "hours")
OFFER = ("homes", "rent", "product", "contract", "step_free", "move_in_from")

Facts = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Entry:
    """One statement: its title, what else is said, and the row for its source."""

    title: str
    facts: Facts
    row: Statement
    url: str = ""


@dataclass(frozen=True)
class RecordSection:
    """One part of the record; without entries nothing is known of it."""

    title: Text
    anchor: str
    entries: tuple[Entry, ...]


def record_sections(landlord: Landlord) -> dict[str, RecordSection]:
    """The parts of the record of a landlord that came through ``for_detail``, by their anchor."""
    made = (
        RecordSection(
            _("Types of lease"),
            "contracts",
            tuple(
                entry(row, f"{row.get_type_display()}: {row.get_offered_display()}", CONTRACT)
                for row in loaded(landlord, "contracts")
            ),
        ),
        RecordSection(
            _("How to apply"),
            "channels",
            tuple(
                entry(
                    row,
                    f"{row.channel.name}: {row.channel.get_kind_display()}",
                    CHANNEL,
                    url=row.channel.link,
                )
                for row in loaded(landlord, "channels")
            ),
        ),
        RecordSection(
            _("Priority"),
            "priority",
            tuple(entry(row, row.name, PRIORITY) for row in loaded(landlord, "priority")),
        ),
        RecordSection(
            _("Offers that are open"),
            "offers",
            tuple(entry(row, offer_title(row), OFFER) for row in loaded(landlord, "offers")),
        ),
        RecordSection(
            _("Cooperation"),
            "cooperation",
            tuple(
                entry(row, row.get_stage_display() or _("stage not known"), COOPERATION)
                for row in loaded(landlord, "cooperation")
            ),
        ),
        RecordSection(
            _("Contact persons"),
            "contacts",
            tuple(
                entry(row, f"{row.name}, {row.get_role_display()}", CONTACT)
                for row in loaded(landlord, "contacts")
            ),
        ),
        RecordSection(
            _("Good to know"),
            "facts",
            tuple(
                Entry(
                    capitalised(str(row.get_code_display())), ((_("what was said"), row.text),), row
                )
                for row in loaded(landlord, "facts")
            ),
        ),
        RecordSection(
            _("Houses, group and managers"),
            "ties",
            tuple(ties(landlord)),
        ),
    )
    return {section.anchor: section for section in made}


def loaded(landlord: Landlord, name: str) -> list[Any]:
    """The rows of the day, as ``for_detail`` loaded them."""
    rows: list[Any] = getattr(landlord, f"{name}_in_force")
    return rows


def ties(landlord: Landlord) -> Iterator[Entry]:
    """Houses owned, the group belonged to, who manages for whom."""
    for row in loaded(landlord, "houses"):
        place = f", {row.house.district.name}" if row.house.district else ""
        yield Entry(_("House: %(name)s") % {"name": f"{row.house.name}{place}"}, (), row)
    for row in loaded(landlord, "memberships"):
        yield Entry(_("Belongs to the group %(name)s") % {"name": row.group.name}, (), row)
    for row in loaded(landlord, "managements"):
        title = _("Managed by %(name)s") % {"name": row.manager.name}
        yield Entry(title, (), row, row.manager.get_absolute_url())
    for row in loaded(landlord, "managed"):
        title = _("Manages for %(name)s") % {"name": row.landlord.name}
        yield Entry(title, (), row, row.landlord.get_absolute_url())


def offer_title(row: Any) -> str:
    """A home that is offered: size, place, last day to answer."""
    return _("%(rooms)s rooms, %(district)s, answer by %(day)s") % {
        "rooms": row.rooms,
        "district": row.district.name,
        "day": day(row.valid_until),
    }


def entry(row: Any, title: str, names: Iterable[str], url: str = "") -> Entry:
    """One statement with those of its columns that say something."""
    return Entry(capitalised(title), tuple(facts_of(row, names)), row, url)


def facts_of(row: Model, names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Columns by their labels, in words; what is not known is left out."""
    for name in names:
        field: Any = row._meta.get_field(name)
        value = getattr(row, name)
        if value in (None, "", []):
            continue
        yield capitalised(str(field.verbose_name)), words(row, field, value)


def words(row: Any, field: "Field[Any, Any]", value: Any) -> str:
    """A column's value in words."""
    if isinstance(field, ArrayField):
        labels = dict(field.base_field.flatchoices)
        return ", ".join(str(labels.get(code, code)) for code in value)
    if field.choices:
        return str(getattr(row, f"get_{field.name}_display")())
    if isinstance(value, bool):
        return pgettext("answer", "yes") if value else pgettext("answer", "no")
    if isinstance(value, date):
        return day(value)
    if isinstance(value, int):
        return UNITS.get(field.name, number)(value)
    return str(value)


def months(count: int) -> str:
    """So many months."""
    return _("%(count)s months") % {"count": number(count)}


def days(count: int) -> str:
    """So many days."""
    return _("%(count)s days") % {"count": number(count)}
