"""What else is known of a landlord, as its own page shows it: sections of lines with links.

Each section is a fixed number of queries, whatever stands in it.
"""

from dataclasses import dataclass
from typing import Any

from django.db.models import Model, Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from config.shared import values
from config.shared.words import Text
from landlords import actions
from landlords.admin.scope_terms import Line
from landlords.admin_forms.lines import line_of, subject_of
from landlords.models import (
    ChannelUse,
    ContactPerson,
    ContractOffer,
    Cooperation,
    GroupMembership,
    HouseOwnership,
    Landlord,
    LandlordFact,
    Management,
    Offer,
    Pause,
    PriorityRule,
    Statement,
)


@dataclass(frozen=True)
class Link:
    """A place to go to: where, and what it is called."""

    url: str
    text: Text


@dataclass(frozen=True)
class Section:
    """One thing about a landlord: its lines, what to say when there are none, where to go on.

    ``note`` is one thing more to know of them all.
    """

    name: str
    title: str
    empty: Text
    lines: list[Line]
    adds: list[Link]
    all_rows: list[Link]
    note: str = ""


@dataclass(frozen=True)
class Part:
    """What a section is made of: its tables, each with how it is added to."""

    name: str
    title: Text
    empty: Text
    tables: tuple[tuple[type[Statement], Text, tuple[str, ...]], ...]


PARTS = (
    Part(
        "contacts", _("Contact persons"), _("Nobody to call is known."),
        ((ContactPerson, _("Add a contact person"), ()),),
    ),
    Part("pauses", _("Pauses"), _("Lets as usual."), ((Pause, _("Add a pause"), ()),)),
    Part(
        "houses", _("Houses"), _("No house is known."),
        ((HouseOwnership, _("Add a house"), ("house__district",)),),
    ),
    Part(
        "contracts", _("Types of lease"), _("Nothing is known."),
        ((ContractOffer, _("Add a type of lease"), ()),),
    ),
    Part(
        "channels", _("How to apply"), _("Nothing is known."),
        ((ChannelUse, _("Add a way to apply"), ("channel",)),),
    ),
    Part(
        "priority", _("Priority"), _("Nothing is known."),
        ((PriorityRule, _("Add a priority rule"), ()),),
    ),
    Part(
        "cooperation", _("Cooperation"), _("Nothing is known."),
        ((Cooperation, _("Add cooperation"), ()),),
    ),
    Part(
        "offers", _("Offers"), _("No home is offered just now."),
        ((Offer, _("Add an offer"), ("district", "house")),),
    ),
    Part(
        "facts", _("Good to know"), _("Nothing is noted."),
        ((LandlordFact, _("Add something good to know"), ()),),
    ),
    Part(
        "ties", _("Group and manager"), _("Stands by itself."),
        (
            (GroupMembership, _("Add a group"), ("group",)),
            (Management, _("Add a manager"), ("manager",)),
        ),
    ),
)  # fmt: skip


def sections_of(landlord: Landlord) -> list[Section]:
    """All sections, those of an archived or merged landlord without anything to add."""
    takes_more = not landlord.is_archived and landlord.merged_into_id is None
    return [section_of(part, landlord, takes_more=takes_more) for part in PARTS]


def section_of(part: Part, landlord: Landlord, *, takes_more: bool) -> Section:
    """One section."""
    lines = [
        line_about(row)
        for model, _add, joined in part.tables
        for row in rows_of(model, landlord, joined)
    ]
    if part.name == "ties":
        lines += [managed_line(row) for row in managed_by(landlord)]
    adds = [Link(address(model, "add", landlord=landlord), add) for model, add, _j in part.tables]
    listed = [
        Link(f"{address(model, 'changelist', landlord__id__exact=landlord)}", all_of(model, part))
        for model, _add, _joined in part.tables
    ]
    note = offered_of_agreed(landlord) if part.name == "offers" else ""
    return Section(
        part.name, str(part.title), part.empty, lines, adds if takes_more else [], listed, note
    )


def offered_of_agreed(landlord: Landlord) -> str:
    """How many homes were offered this year of those agreed; nothing where none are agreed."""
    today = timezone.localdate()
    found = actions.offers_this_year(landlord=landlord, year=today.year, on=today)
    if found.quota is None:
        return ""
    counts = {"homes": values.number(found.homes), "quota": values.number(found.quota)}
    return gettext("offered this year: %(homes)s of %(quota)s") % counts


def all_of(model: type[Model], part: Part) -> Text:
    """What a list of all rows is called."""
    return capfirst(str(model._meta.verbose_name_plural)) if len(part.tables) > 1 else part.title


def address(model: type[Model], page: str, **given: Landlord) -> str:
    """A page of a table's admin, told which landlord it is about."""
    query = "&".join(f"{name}={landlord.pk}" for name, landlord in given.items())
    return f"{reverse(f'admin:landlords_{model._meta.model_name}_{page}')}?{query}"


def now_or_later() -> Q:
    """Rows that are in force today or to come."""
    return Q(valid_until__isnull=True) | Q(valid_until__gte=timezone.localdate())


def rows_of(model: type[Statement], landlord: Landlord, joined: tuple[str, ...]) -> "QuerySet[Any]":
    """A landlord's rows of a table; an offer that was withdrawn or let is over."""
    every: QuerySet[Any] = model._default_manager.all()
    rows = every.filter(now_or_later(), landlord=landlord)
    rows = rows.filter(ended_as="") if model is Offer else rows
    return rows.select_related(*joined) if joined else rows


def managed_by(landlord: Landlord) -> "QuerySet[Management]":
    """The landlords whose homes this one manages."""
    return landlord.managed.filter(now_or_later()).select_related("landlord")


def line_about(row: Statement) -> Line:
    """A row as a line."""
    return Line(
        url_name(row), row.pk, subject_of(row), line_of(row), row.valid_from, row.valid_until,
        row.confirmed_on,
    )  # fmt: skip


def managed_line(row: Management) -> Line:
    """That this landlord manages for another one."""
    return Line(
        url_name(row), row.pk, str(_("Manages for")), str(row.landlord), row.valid_from,
        row.valid_until, row.confirmed_on,
    )  # fmt: skip


def url_name(row: Model) -> str:
    """The name of the address of a row's form."""
    return f"admin:landlords_{row._meta.model_name}_change"
