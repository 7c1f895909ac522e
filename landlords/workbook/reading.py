"""A workbook into rows: every wrong cell told with its place, nothing kept of the file itself."""

import io
import re
import warnings
import zipfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any, Final, TypeAlias
from xml.etree.ElementTree import ParseError

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from config.shared.words import Text
from landlords.workbook.cells import ALWAYS, CellError, Raw, filled, plain, squeezed
from landlords.workbook.choices import NEAREST
from landlords.workbook.guarding import DAMAGED, LAST_COLUMN, LAST_ROW, RefusedFileError, guard
from landlords.workbook.known import Known
from landlords.workbook.sheets import (
    EXAMPLE_MARKS,
    NOT_READ,
    SHEETS,
    Column,
    Sheet,
    heads_of,
    sheets_by_title,
    spellings,
)
from landlords.workbook.texts import holds_personal_number

HEADS_WITHIN: Final = 20  # rows
NUMBER: Final = "number"  # of a source: says nothing by itself
LONGEST_SHOWN: Final = 60
DASHES: Final = {"-", "–", "—", "\N{MINUS SIGN}"}
UNIT: Final = re.compile(r"\s*\([^)]*\)\s*\Z")

FORMULA: Final = _("A formula stands here, and formulas are not read. Paste its value instead.")
ERROR_VALUE: Final = _("An error of the spreadsheet stands here. Put it right there.")
MUST_BE_FILLED: Final = _("This must be filled in.")
CANNOT_BE_EMPTIED: Final = _("This cannot be emptied by a dash. Leave the cell empty to keep it.")
PERSON_WITH_NUMBER: Final = _(
    "A private person has no number here: it would be a personal number. Empty the cell."
)
NO_SHEETS: Final = _(
    "None of the sheets is one that is read. Call them %(sheets)s, as in the template."
)
SHEET_TWICE: Final = _("Another sheet in the file is the same one. Keep one of them.")
NO_HEADS: Final = _("There is no row with the heads of the columns. Copy it from the template.")
MISSING_HEAD: Final = _("The column “%(head)s” is missing. Every row must fill it.")
HEAD_TWICE: Final = _("This column stands twice. Keep one of them.")
ODD_HEAD: Final = _("There is no such column. Correct the head, or leave it out.")
SHEET_NOT_READ: Final = _("The sheet “%(sheet)s” was not read: the portal knows no such sheet.")
COLUMN_NOT_READ: Final = _(
    "The column “%(head)s” of “%(sheet)s” was not read: the portal knows no such column."
)
NOT_SHOWN: Final = _("(not shown)")
A_HEAD: Final = _("One of the heads of the template.")

BROKEN = (
    zipfile.BadZipFile, ParseError, KeyError, IndexError, ValueError, TypeError, AttributeError,
    EOFError, OSError, NotImplementedError, OverflowError, ArithmeticError, AssertionError,
    RecursionError, MemoryError,
)  # fmt: skip
"""What the reader of spreadsheets raises on files that no spreadsheet program writes."""


Rows: TypeAlias = list[tuple[int, Sequence[Any]]]


@dataclass(frozen=True)
class CellProblem:
    """What is wrong in one place: which sheet and cell, what stands there, what is expected."""

    sheet: str
    cell: str
    given: str
    message: Text
    form: Text = ""


@dataclass
class Row:
    """One row: its number in the sheet, what it says by the columns' keys, which were wrong."""

    number: int
    values: dict[str, Any]
    wrong: set[str] = field(default_factory=set)


@dataclass
class SheetRows:
    """What a sheet says: its title as in the file, the letters of its columns, its rows.

    `lacks_heads`: columns that must be there are not, so that rows could not be read.
    """

    title: str
    letters: dict[str, str] = field(default_factory=dict)
    rows: list[Row] = field(default_factory=list)
    lacks_heads: bool = False


@dataclass
class Found:
    """What a file says, what is wrong with it, and what was passed over."""

    sheets: dict[str, SheetRows] = field(default_factory=dict)
    problems: list[CellProblem] = field(default_factory=list)
    remarks: list[Text] = field(default_factory=list)


def read_workbook(content: bytes, known: Known) -> Found:
    """The rows of the file; RefusedFileError if it is no plain workbook."""
    guard(content)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of extensions it does not know, of odd days
            pages = loaded(content)
    except BROKEN:
        raise RefusedFileError(DAMAGED) from None
    return Reading(known).book(pages)


def loaded(content: bytes) -> list[tuple[str, Rows]]:
    """Every sheet by its title, with the rows in which something stands."""
    with closing(load_workbook(io.BytesIO(content), read_only=True, keep_links=False)) as book:
        for worksheet in book.worksheets:
            worksheet.reset_dimensions()
        return [(str(page.title), list(filled_rows(page))) for page in book.worksheets]


class Reading:
    """Reads one workbook."""

    def __init__(self, known: Known) -> None:
        self.known = known
        self.found = Found()
        self.examples = 0

    def book(self, pages: list[tuple[str, Rows]]) -> Found:
        """Every sheet that is one of ours."""
        passed_over = {word for title in NOT_READ for word in spellings(title)}
        for title, numbered in pages:
            sheet = sheets_by_title().get(squeezed(title))
            if sheet is None:
                if squeezed(title) not in passed_over:
                    self.found.remarks.append(filled(SHEET_NOT_READ, sheet=shown(title)))
            elif sheet.key in self.found.sheets:
                self.tell(title, "", "", SHEET_TWICE)
            else:
                self.sheet(numbered, sheet, title)
        if not self.found.sheets:
            names = ", ".join(str(sheet.title) for sheet in SHEETS)
            self.tell("", "", "", filled(NO_SHEETS, sheets=names))
        if self.examples:
            text = ngettext("%(count)s example row was passed over.",
                            "%(count)s example rows were passed over.", self.examples)  # fmt: skip
            self.found.remarks.append(text % {"count": self.examples})
        return self.found

    def tell(self, sheet: str, cell: str, given: str, message: Text, form: Text = "") -> None:
        """Keep a problem."""
        self.found.problems.append(CellProblem(shown(sheet), cell, given, message, form))

    def sheet(self, numbered: Rows, sheet: Sheet, title: str) -> None:
        """One sheet: its heads, then its rows."""
        rows = SheetRows(shown(title))
        self.found.sheets[sheet.key] = rows
        tops = enumerate(numbered[:HEADS_WITHIN])
        top = next((at for at, (_n, cells) in tops if len(heads_in(sheet, cells)) > 1), None)
        if top is None:
            if numbered:
                self.tell(title, "", "", NO_HEADS)
                rows.lacks_heads = True
            return
        places = self.heads(sheet, title, *numbered[top])
        rows.lacks_heads = any(c.required and c.key not in places for c in sheet.columns)
        rows.letters = {key: get_column_letter(at + 1) for key, at in places.items()}
        for number, cells in numbered[top + 1 :]:
            self.row(sheet, rows, number, {key: cells[at] for key, at in places.items()})

    def heads(self, sheet: Sheet, title: str, number: int, cells: Sequence[Any]) -> dict[str, int]:
        """The columns by their keys; tells of heads that are odd, doubled or missing."""
        places: dict[str, int] = {}
        odd: list[tuple[str, str]] = []
        for at, cell in enumerate(cells):
            if is_empty(cell):
                continue
            place, given = f"{get_column_letter(at + 1)}{number}", shown(plain(cell.value))
            key = heads_of(sheet).get(head(cell))
            if key is None:
                odd.append((place, given))
            elif key in places:
                self.tell(title, place, given, HEAD_TWICE)
            else:
                places[key] = at
        for place, given in odd:
            self.odd_head(sheet, title, place, given, places)
        for column in sheet.columns:
            if column.required and column.key not in places:
                self.tell(title, "", "", filled(MISSING_HEAD, head=column.head))
        return places

    def odd_head(
        self, sheet: Sheet, title: str, place: str, given: str, places: Mapping[str, int]
    ) -> None:
        """A head that is not known: a slip of the finger is wrong, a column of her own is not."""
        missing = {word: key for word, key in heads_of(sheet).items() if key not in places}
        nearest = get_close_matches(squeezed(given), missing, n=1, cutoff=0.75)
        if not nearest:
            remark = filled(COLUMN_NOT_READ, head=given, sheet=shown(title))
            self.found.remarks.append(remark)
            return
        meant = sheet.column(missing[nearest[0]]).head
        message = format_lazy("{} {}", ODD_HEAD, filled(NEAREST, nearest=meant))
        self.tell(title, place, given, message, A_HEAD)

    def row(self, sheet: Sheet, rows: SheetRows, number: int, cells: Mapping[str, Any]) -> None:
        """One row, unless there is nothing in it that is read, or it is an example."""
        if all(is_empty(cell) for key, cell in cells.items() if key != NUMBER):
            return
        if any(squeezed(cell.value).startswith(EXAMPLE_MARKS) for cell in cells.values()):
            self.examples += 1
            return
        row = Row(number, {})
        for column in sheet.columns:
            if column.key not in cells:
                continue
            place = f"{rows.letters[column.key]}{number}"
            try:
                self.cell(column, cells[column.key], row.values)
            except CellError as error:
                given = str(NOT_SHOWN) if error.private else as_it_stands(cells[column.key].value)
                self.tell(rows.title, place, given, error.message, column.cell.form)
                row.wrong.add(column.key)
        rows.rows.append(row)

    def cell(self, column: Column, cell: Any, values: dict[str, Any]) -> None:
        """One cell into the row's values; CellError if it cannot be."""
        if is_empty(cell):
            if column.required:
                raise CellError(MUST_BE_FILLED)
            return
        if cell.data_type == "f":
            raise CellError(FORMULA)
        if cell.data_type == "e":
            raise CellError(ERROR_VALUE)
        is_number = column.key == "organisation_number"
        if is_number and values.get("ownership") == "person" and not is_dash(cell):
            raise CellError(PERSON_WITH_NUMBER, private=True)
        if is_dash(cell):
            if column.required or column.cell.empty is ALWAYS:
                raise CellError(MUST_BE_FILLED if column.required else CANNOT_BE_EMPTIED)
            values[column.key] = column.cell.empty
            return
        values[column.key] = column.cell.read(cell.value, self.known)


def filled_rows(worksheet: Any) -> Iterator[tuple[int, Sequence[Any]]]:
    """Every row in which something stands, with its number."""
    rows = worksheet.iter_rows(min_row=1, max_row=LAST_ROW, max_col=LAST_COLUMN)
    for number, cells in enumerate(rows, start=1):
        if any(not is_empty(cell) for cell in cells):
            yield number, cells


def is_empty(cell: Any) -> bool:
    """Whether nothing can be seen in a cell."""
    value = cell.value
    return value is None or (isinstance(value, str) and not value.strip(" \t\r\n\u200b\ufeff\xa0"))


def is_dash(cell: Any) -> bool:
    """Whether the cell says that nothing is known."""
    return isinstance(cell.value, str) and cell.value.strip() in DASHES


def head(cell: Any) -> str:
    """A head in small letters, without a unit, a colon or a mark that it must be filled."""
    return UNIT.sub("", squeezed(cell.value).rstrip(" *:"))


def heads_in(sheet: Sheet, cells: Sequence[Any]) -> Counter[str]:
    """The columns that are named in a row."""
    known = heads_of(sheet)
    return Counter(
        known[head(cell)] for cell in cells if not is_empty(cell) and head(cell) in known
    )


def as_it_stands(value: Raw) -> str:
    """What stands in a cell, short and printable."""
    if value is None:
        return ""
    text = value if isinstance(value, str) else getattr(value, "text", None) or plain(value)
    return str(NOT_SHOWN) if holds_personal_number(str(text)) else shown(str(text))


def shown(text: str) -> str:
    """A text from the file, short and printable."""
    head = "".join(sign if sign.isprintable() else " " for sign in text[: LONGEST_SHOWN + 1])
    return f"{head[:LONGEST_SHOWN]}…" if len(text) > LONGEST_SHOWN else head.strip()
