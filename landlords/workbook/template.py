"""The workbook to fill in: empty with examples, or filled with what the portal holds.

Made in memory. Texts never become formulas or links; what looks like a formula is marked as text.
"""

import io
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, Final

import xlsxwriter
from django.utils.translation import gettext as _

from config.shared.words import Text
from landlords.models import Landlord
from landlords.workbook.cells import Cell
from landlords.workbook.choices import DISTRICT, HOUSE
from landlords.workbook.examples import example_rows, how_to
from landlords.workbook.known import Known, Names, unmistakable
from landlords.workbook.portal import Present, Values, present_rows, source_values
from landlords.workbook.quantities import DAY, MONEY, ROOMS
from landlords.workbook.sheets import (
    CONTACTS,
    HOMES,
    HOW_TO,
    LANDLORDS,
    LISTS,
    SHEETS,
    SOURCE_NUMBER,
    SOURCES,
    STOCK,
    Column,
    Sheet,
)

LAST_LISTED: Final = 2_000  # rows that offer lists
OPTIONS: Final = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
LONGEST_PROMPT: Final = 255
FORMULA_STARTS: Final = ("=", "+", "-", "@")
Rows = dict[str, list[Values]]


def empty_template(known: Known, today: date) -> bytes:
    """The workbook with its heads, lists and examples."""
    return made(known, example_rows(today))


def filled_template(known: Known, landlords: Sequence[Landlord], today: date) -> bytes:
    """The workbook with these landlords, their contacts (class K2) and their stock."""
    return made(known, stored_rows(landlords, today, known))


def stored_rows(landlords: Sequence[Landlord], today: date, known: Known) -> Rows:
    """What the portal holds, as rows; source no. 1 is left for the one who fills it in."""
    names = {landlord.pk: landlord.name for landlord in landlords}
    numbers: dict[int, int] = {}
    rows: Rows = {SOURCES.key: [{"number": 1}], LANDLORDS.key: [], CONTACTS.key: [], STOCK.key: []}
    for landlord in landlords:
        rows[LANDLORDS.key].append(landlord_values(landlord))
    for present in present_rows(names, today):
        for source in present.sources():
            if source.pk not in numbers:
                numbers[source.pk] = len(numbers) + 2
                rows[SOURCES.key].append({"number": numbers[source.pk], **source_values(source)})
        values = {**present.entry(), "landlord": names[present.landlord]}
        confirmed = present.row.confirmed_source
        values["source"] = numbers[present.row.source.pk]
        values["confirmed_source"] = confirmed and numbers[confirmed.pk]
        rows[present.kind].append(named_places(present, values, known))
    for kind in (CONTACTS.key, STOCK.key):
        rows[kind].sort(key=lambda values: list(names.values()).index(values["landlord"]))
    return rows


def named_places(present: Present, values: Values, known: Known) -> Values:
    """The row with names of districts and houses, or codes where several are called so."""
    if present.kind != STOCK.key:
        return values
    district, house = values["district"], values["house"]
    return {
        **values,
        "district": district and unmistakable(district, known.district_names, known.districts),
        "house": house and unmistakable(house, known.house_names, known.houses),
    }


def landlord_values(landlord: Landlord) -> Values:
    """A landlord's own row."""
    return {
        "name": landlord.name,
        "ownership": landlord.ownership,
        "organisation_number": landlord.organisation_number,
        "website": landlord.website,
        "note": landlord.note,
        "archived": landlord.is_archived,
        "key": landlord.key,
    }


def made(known: Known, rows: Rows) -> bytes:
    """The workbook with these rows."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, OPTIONS) as book:
        Writing(book, known).all_of_it(rows)
    return out.getvalue()


class Writing:
    """Writes one workbook."""

    def __init__(self, book: Any, known: Known) -> None:
        top = {"valign": "top"}
        self.book = book
        self.known = known
        self.head = book.add_format(
            {"bold": True, "text_wrap": True, "bottom": 1, "bg_color": "#E8ECEB"}
        )
        self.must = book.add_format(
            {"bold": True, "text_wrap": True, "bottom": 2, "bg_color": "#D3DFDB"}
        )
        self.text = book.add_format({**top, "text_wrap": True, "num_format": "@"})
        self.quoted = book.add_format(
            {**top, "text_wrap": True, "num_format": "@", "quote_prefix": True}
        )
        self.day = book.add_format({**top, "num_format": "yyyy-mm-dd", "align": "left"})
        self.number = book.add_format({**top, "num_format": "0"})
        self.money = book.add_format({**top, "num_format": "#,##0"})
        self.words = book.add_format({**top, "text_wrap": True})
        self.title = book.add_format({"bold": True, "font_size": 14})
        self.lists: dict[Cell, str] = {}

    def all_of_it(self, rows: Rows) -> None:
        """The words first, then the sheets, the lists last."""
        self.write_words()
        sheets = [(sheet, self.book.add_worksheet(str(sheet.title))) for sheet in SHEETS]
        self.write_lists()
        for sheet, page in sheets:
            self.write_sheet(sheet, page, rows.get(sheet.key, []))
        sheets[1][1].activate()

    def write_words(self) -> None:
        """How it is filled in."""
        page = self.book.add_worksheet(str(HOW_TO))
        page.set_column(0, 0, 100)
        page.hide_gridlines(2)
        title, *lines = how_to()
        page.write_string(0, 0, title, self.title)
        for number, line in enumerate(lines, start=2):
            page.write_string(number, 0, line, self.words)

    def write_lists(self) -> None:
        """What may be chosen, a column each; other sheets point here."""
        page = self.book.add_worksheet(str(LISTS))
        place = 0
        for sheet in SHEETS:
            for column in sheet.columns:
                words = self.choices(column)
                if not words or column.cell in self.lists:
                    continue
                page.write_string(0, place, str(column.head), self.head)
                page.set_column(place, place, 28)
                for number, word in enumerate(words, start=1):
                    page.write_string(number, place, word, self.text)
                letter = xlsxwriter.utility.xl_col_to_name(place)
                self.lists[column.cell] = f"='{LISTS}'!${letter}$2:${letter}${len(words) + 1}"
                place += 1
        page.freeze_panes(1, 0)

    def choices(self, column: Column) -> list[str]:
        """The words of a column that is chosen."""
        if column.cell is DISTRICT:
            return listed(self.known.district_names, self.known.districts)
        if column.cell is HOUSE:
            return listed(self.known.house_names, self.known.houses)
        return [str(word) for word in column.cell.choices.values()]

    def write_sheet(self, sheet: Sheet, page: Any, rows: Iterable[Values]) -> None:
        """Heads that stay in sight, lists and hints, the rows."""
        last = 0
        for at, column in enumerate(sheet.columns):
            mark = "*" if column.required else ""
            page.write_string(0, at, f"{column.head}{mark}", self.must if mark else self.head)
            page.set_column(at, at, column.width, self.format_of(column.cell))
            self.offer(page, at, column)
        for last, values in enumerate(rows, start=1):
            for at, column in enumerate(sheet.columns):
                self.write_cell(page, last, at, column, values.get(column.key))
        page.set_row(0, 32)
        page.freeze_panes(1, 1)
        page.autofilter(0, 0, max(last, 1), len(sheet.columns) - 1)
        page.set_landscape()
        page.set_paper(9)
        page.fit_to_pages(1, 0)
        page.repeat_rows(0)

    def offer(self, page: Any, at: int, column: Column) -> None:
        """The list to choose from, and which form is expected."""
        message = str(column.cell.form)[:LONGEST_PROMPT]
        source = self.lists.get(column.cell)
        hint: dict[str, Any] = {"input_message": message, "ignore_blank": True}
        if source is None:
            hint |= {"validate": "any"}
        else:
            hint |= {"validate": "list", "source": source, "error_type": "warning"}
        page.data_validation(1, at, LAST_LISTED, at, hint)

    def format_of(self, cell: Cell) -> Any:
        """How a column's cells look before anything is in them."""
        if cell in {ROOMS, HOMES, SOURCE_NUMBER}:
            return self.number
        return self.day if cell is DAY else self.money if cell is MONEY else self.text

    def write_cell(self, page: Any, row: int, at: int, column: Column, value: Any) -> None:
        """One value: a real day or number, else text and nothing but text."""
        if value is None or value == "":
            return
        if column.cell is DAY and is_day(value):
            page.write_datetime(row, at, date.fromisoformat(value), self.day)
        elif isinstance(value, bool):
            page.write_string(row, at, _("yes") if value else _("no"), self.text)
        elif isinstance(value, int):
            page.write_number(row, at, value, self.money if column.cell is MONEY else self.number)
        else:
            words = self.labelled(column, value)
            is_odd = words.startswith(FORMULA_STARTS)
            page.write_string(row, at, words, self.quoted if is_odd else self.text)

    @staticmethod
    def labelled(column: Column, value: Text) -> str:
        """A code by its label."""
        return str(column.cell.choices.get(str(value), value))


def listed(shown: dict[str, str], names: Names) -> list[str]:
    """What is called by these names, in the order in which the portal has it."""
    return [unmistakable(code, shown, names) for code in shown]


def is_day(value: object) -> bool:
    """Whether this is a day as the exchange format has it; examples may hold other text."""
    try:
        date.fromisoformat(str(value))
    except ValueError:
        return False
    return True
