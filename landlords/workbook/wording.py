"""Rows of the portal in words: what a row is about, and its values as people read them."""

from collections.abc import Iterator
from datetime import date
from typing import Any, Final

from django.db.models import Model
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from config.shared import values
from landlords.models import ContactPerson, Landlord, Stock

MONEY: Final = {"rent_from", "rent_to"}
NOTHING: Final = "–"
CONTENT: Final[dict[type[Model], tuple[str, ...]]] = {
    Landlord: ("ownership", "organisation_number", "website", "note", "is_archived"),
    Stock: ("dwellings", "rent_from", "rent_to", "vacancies_a_year"),
    ContactPerson: ("title", "way", "phone", "email", "hours"),
}
"""The columns that say something beside what a row is about."""


def title(row: Stock | ContactPerson) -> str:
    """What a row is about."""
    if isinstance(row, ContactPerson):
        kind = _("Contact")
        return f"{kind}: {row.name}, {row.get_role_display()}"
    place = row.district.name if row.district else _("district not known")
    house = f", {row.house.name}" if row.house else ""
    rooms = ngettext("%(count)s room", "%(count)s rooms", row.rooms) % {"count": row.rooms}
    kind = _("Homes")
    return f"{kind}: {place}{house}, {rooms}"


def facts_of(row: Model, names: tuple[str, ...]) -> Iterator[str]:
    """What stands in these columns, each with its name; what is not known goes without saying."""
    for name in names:
        value = getattr(row, name)
        if value not in (None, "", False):
            yield f"{label(row, name)} {value_text(row, name, value)}"


def label(row: Model, name: str) -> str:
    """What a column is called."""
    return str(getattr(row._meta.get_field(name), "verbose_name", name))


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
