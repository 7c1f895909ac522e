"""Which sheets the workbook has, and which columns: the format itself.

A column's key is that of the exchange format (docs/exchange.md). Sheets and heads are known by
their names in either language.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from django.utils.translation import override, pgettext_lazy

from config.shared.words import Text
from landlords.models import Landlord, Source
from landlords.requirements.offer_codes import ContactRole, ContactWay
from landlords.workbook.cells import Cell, squeezed
from landlords.workbook.choices import DISTRICT, FLAG, HOUSE, LANGUAGES, choice
from landlords.workbook.quantities import DAY, MONEY, ROOMS, whole
from landlords.workbook.texts import CODE, EMAIL, LINK, ORGANISATION_NUMBER, PHONE, text

EXAMPLE_MARKS: Final = ("exempel:", "example:")
HOMES: Final = whole(0, 100_000)
SOURCE_NUMBER: Final = whole(1, 10_000)


@dataclass(frozen=True)
class Column:
    """One column: its key, its head, how its cells are read, whether every row must fill it."""

    key: str
    head: Text
    cell: Cell
    required: bool = False
    width: int = 16


@dataclass(frozen=True)
class Sheet:
    """One sheet; its first column is what a row is marked as an example in."""

    key: str
    title: Text
    columns: tuple[Column, ...]

    def column(self, key: str) -> Column:
        """The column with this key."""
        return next(column for column in self.columns if column.key == key)


OWNERSHIP: Final = choice(
    dict(Landlord.Ownership.choices),
    {"ab": "company", "aktiebolag": "company", "privat": "company", "kommun": "municipal",
     "allmännytta": "municipal", "brf": "cooperative", "privatperson": "person"},
)  # fmt: skip
KIND: Final = choice(
    dict(Source.Kind.choices),
    {"samtal": "phone", "telefon": "phone", "per telefon": "phone", "webb": "website",
     "hemsida": "website", "enkät": "survey", "besök": "meeting"},
)  # fmt: skip
STATEMENT: Final = (
    Column("valid_from", pgettext_lazy("column", "From"), DAY, width=12),
    Column("valid_until", pgettext_lazy("column", "Until"), DAY, width=12),
    Column("source", pgettext_lazy("column", "Source no."), SOURCE_NUMBER, width=10),
    Column("confirmed_on", pgettext_lazy("column", "Confirmed"), DAY, width=12),
    Column(
        "confirmed_source", pgettext_lazy("column", "Confirmed by no."), SOURCE_NUMBER, width=12
    ),
)

SOURCES: Final = Sheet(
    "sources", pgettext_lazy("sheet", "Source"),
    (
        Column("number", pgettext_lazy("column", "No."), SOURCE_NUMBER, width=10),
        Column("kind", pgettext_lazy("column", "Kind of source"), KIND, required=True, width=18),
        Column("label", pgettext_lazy("column", "What or who"), text(200), required=True, width=40),
        Column("on", pgettext_lazy("column", "Day"), DAY, width=12),
        Column("link", pgettext_lazy("column", "Link"), LINK, width=40),
    ),
)  # fmt: skip
LANDLORDS: Final = Sheet(
    "landlords", pgettext_lazy("sheet", "Landlords"),
    (
        Column("name", pgettext_lazy("column", "Name"), text(200), required=True, width=34),
        Column("ownership", pgettext_lazy("column", "Ownership"), OWNERSHIP, width=18),
        Column("organisation_number", pgettext_lazy("column", "Organisation number"),
               ORGANISATION_NUMBER, width=20),
        Column("website", pgettext_lazy("column", "Website"), LINK, width=34),
        Column("note", pgettext_lazy("column", "Note"), text(2000, lines=True), width=50),
        Column("archived", pgettext_lazy("column", "Archived"), FLAG, width=10),
        Column("key", pgettext_lazy("column", "Key"), CODE, width=24),
    ),
)  # fmt: skip
CONTACTS: Final = Sheet(
    "contacts", pgettext_lazy("sheet", "Contact persons"),
    (
        Column("landlord", pgettext_lazy("column", "Landlord"), text(200), required=True, width=34),
        Column("name", pgettext_lazy("column", "Name"), text(200), required=True, width=26),
        Column("role", pgettext_lazy("column", "Answers for"), choice(dict(ContactRole.choices())),
               required=True, width=22),
        Column("title", pgettext_lazy("column", "Title"), text(100), width=22),
        Column("way", pgettext_lazy("column", "Wants to be reached"),
               choice(dict(ContactWay.choices()), empty=""), width=20),
        Column("phone", pgettext_lazy("column", "Phone"), PHONE, width=18),
        Column("email", pgettext_lazy("column", "E-mail"), EMAIL, width=30),
        Column("hours", pgettext_lazy("column", "When to reach"), text(200), width=22),
        *STATEMENT,
    ),
)  # fmt: skip
STOCK: Final = Sheet(
    "stock", pgettext_lazy("sheet", "Stock"),
    (
        Column("landlord", pgettext_lazy("column", "Landlord"), text(200), required=True, width=34),
        Column("district", pgettext_lazy("column", "District"), DISTRICT, width=20),
        Column("house", pgettext_lazy("column", "House"), HOUSE, width=20),
        Column("rooms", pgettext_lazy("column", "Rooms"), ROOMS, required=True, width=8),
        Column("dwellings", pgettext_lazy("column", "Number"), HOMES, width=8),
        Column("rent_from", pgettext_lazy("column", "Rent from"), MONEY, width=12),
        Column("rent_to", pgettext_lazy("column", "Rent to"), MONEY, width=12),
        Column("vacancies_a_year", pgettext_lazy("column", "Vacant a year"), HOMES, width=12),
        *STATEMENT,
    ),
)  # fmt: skip
SHEETS: Final = (SOURCES, LANDLORDS, CONTACTS, STOCK)
HOW_TO: Final = pgettext_lazy("sheet", "How to fill it in")
LISTS: Final = pgettext_lazy("sheet", "Lists")
NOT_READ: Final = (HOW_TO, LISTS)


def spellings(words: Text) -> Iterator[str]:
    """A title or head in small letters, in each language."""
    for language in LANGUAGES:
        with override(language):
            yield squeezed(str(words))


OTHER_HEADS: Final = {
    "landlords": {"hyresvärd": "name", "hyresvärdens namn": "name", "orgnr": "organisation_number",
                  "org.nr": "organisation_number", "org nr": "organisation_number",
                  "organisationsnr": "organisation_number", "hemsida": "website",
                  "webb": "website", "ägare": "ownership", "ägandeform": "ownership", "anteckningar": "note",
                  "kommentar": "note"},
    "contacts": {"kontaktperson": "name", "roll": "role", "befattning": "title", "mejl": "email",
                 "mail": "email", "epost": "email", "telefonnummer": "phone", "tel": "phone",
                 "mobil": "phone", "vill bli nådd": "way", "nås": "way", "role": "role", "email": "email"},
    "stock": {"område": "district", "fastighet": "house", "antal rum": "rooms", "rok": "rooms",
              "lägenheter": "dwellings", "antal lägenheter": "dwellings", "lägsta hyra": "rent_from",
              "högsta hyra": "rent_to", "lediga": "vacancies_a_year"},
    "sources": {"nummer": "number", "typ": "kind", "slag": "kind", "vem": "label", "vad": "label",
                "datum": "on", "länk": "link"},
}  # fmt: skip


@cache
def heads_of(sheet: Sheet) -> dict[str, str]:
    """Every head that is understood in a sheet, in small letters, with the column's key."""
    own = {word: column.key for column in sheet.columns for word in spellings(column.head)}
    return {**OTHER_HEADS[sheet.key], **own}


@cache
def sheets_by_title() -> dict[str, Sheet]:
    """Every title that is understood, in small letters."""
    return {word: sheet for sheet in SHEETS for word in spellings(sheet.title)}
