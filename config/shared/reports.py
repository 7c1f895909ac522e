"""Reports: columns declared once, and out come a page's table, a CSV file and an XLSX file.

Files are made in memory inside the request and go out whole. They carry class K1 only: a column
marked ``restricted`` prints the same words in every row, whatever it holds. Text never becomes a
formula or a link, and every file says what it shows, of which day, and who took it out when.
"""

import csv
import io
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any, Final, Generic, TypeAlias, TypeVar

import xlsxwriter
from django.http import HttpResponse
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from config.shared import values
from config.shared.words import Text

S = TypeVar("S")
R = TypeVar("R")
Cell: TypeAlias = "Text | int | Decimal | date | None"

NOT_SHOWN: Final = _("not shown here")
FORMULA_STARTS: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "\0", "＝", "＋", "－", "＠")
LONGEST_IN_EXCEL: Final = 32_767
NARROWEST, WIDEST, WIDEST_OF_ALL, LINE, HIGHEST = 12, 26, 46, 15, 405  # characters and points
MANY_LINES: Final = 4  # lines in a column of usual width, above which it is made wider
LONGEST_SHEET_NAME: Final = 31


class Kind(StrEnum):
    """What a column holds; a cell of any kind may hold words instead, or None for not known."""

    TEXT = "text"
    NUMBER = "number"
    MONEY = "money"
    SHARE = "share"
    DATE = "date"

    @property
    def is_numeric(self) -> bool:
        """Whether it stands to the right."""
        return self in {Kind.NUMBER, Kind.MONEY, Kind.SHARE}


@dataclass(frozen=True)
class Column(Generic[R]):
    """One column: its head, how a row fills it, and what it holds.

    A share is a fraction of one. On a page, ``under`` puts it beneath the column before it, and
    ``link`` leads on from it; ``restricted`` is class K2.
    """

    header: Text
    value: Callable[[R], Cell]
    kind: Kind = Kind.TEXT
    under: bool = False
    link: Callable[[R], str | None] | None = None
    restricted: bool = False

    def cell(self, row: R, *, restricted: bool) -> Cell:
        """What this row has here, for a reader who may or may not read class K2."""
        return self.value(row) if restricted or not self.restricted else NOT_SHOWN


@dataclass(frozen=True)
class Table:
    """A report with its rows filled in, in the order of its columns."""

    slug: str
    title: Text
    columns: "tuple[Column[Any], ...]"
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True)
class Report(Generic[S, R]):
    """A report: its columns, and the rows it makes of what has been fetched for its reader.

    ``rows`` takes that and whether class K2 may be read, so that sums can leave it out too.
    """

    slug: str
    title: Text
    permission: str
    columns: tuple[Column[R], ...]
    rows: Callable[[S, bool], Iterable[R]]

    def made_of(self, source: S, *, restricted: bool) -> list[R]:
        """The rows, for a reader who may or may not read class K2."""
        return list(self.rows(source, restricted))

    def table(self, source: S, *, restricted: bool) -> Table:
        """All of it, for a reader who may or may not read class K2."""
        return Table(
            slug=self.slug,
            title=self.title,
            columns=self.columns,
            rows=tuple(
                tuple(column.cell(row, restricted=restricted) for column in self.columns)
                for row in self.made_of(source, restricted=restricted)
            ),
        )


# The page


@dataclass(frozen=True)
class Shown:
    """A cell of a page's table, with those that stand beneath it as (head, text)."""

    header: Text
    text: str
    url: str | None
    is_numeric: bool
    under: tuple[tuple[Text, str], ...]


def shown_row(report: Report[Any, R], row: R) -> list[Shown]:
    """One row for a page, whose readers may read class K2."""
    cells: list[Shown] = []
    for first, *others in grouped(report.columns):
        below = ((other.header, shown(other.kind, other.value(row))) for other in others)
        cells.append(
            Shown(
                header=first.header,
                text=shown(first.kind, first.value(row)),
                url=first.link(row) if first.link else None,
                is_numeric=first.kind.is_numeric,
                under=tuple((header, text) for header, text in below if text),
            )
        )
    return cells


def grouped(columns: Iterable[Column[R]]) -> list[list[Column[R]]]:
    """The columns as a page shows them: each with those that stand beneath it."""
    groups: list[list[Column[R]]] = []
    for column in columns:
        if column.under and groups:
            groups[-1].append(column)
        else:
            groups.append([column])
    return groups


def shown(kind: Kind, value: Cell) -> str:
    """A cell as people read it, the same on a page and wherever a file cannot hold a number."""
    if isinstance(value, str | Promise):
        return str(value)
    if isinstance(value, date) or (value is None and kind is Kind.DATE):
        return values.day(value)
    if kind is Kind.SHARE:
        return values.share(value)
    return values.money(value) if kind is Kind.MONEY else values.number(value)


# The files


@dataclass(frozen=True)
class Head:
    """What stands above the rows of every file: day, filters, stamp, what is left out."""

    lines: tuple[Text, ...]


def defused(text: str) -> str:
    """The text, with a quote before it where a spreadsheet might take it for a formula."""
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text


def csv_file(table: Table, head: Head) -> bytes:
    """The table as a Swedish Excel opens it: UTF-8 with its mark, semicolons, decimal commas."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    for line in (table.title, *head.lines):
        writer.writerow([defused(str(line))])
    writer.writerow([])
    writer.writerow([defused(capfirst(str(column.header))) for column in table.columns])
    kinds = [column.kind for column in table.columns]
    for row in table.rows:
        writer.writerow([csv_cell(kind, cell) for kind, cell in zip(kinds, row, strict=True)])
    return out.getvalue().encode("utf-8-sig")


def csv_cell(kind: Kind, value: Cell) -> str:
    """A cell of a CSV file: plain digits for what can be counted, defused text for all else."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, int | Decimal) and kind is not Kind.SHARE:
        return f"{value:f}".replace(".", ",") if isinstance(value, Decimal) else str(value)
    return defused(shown(kind, value).replace(values.NBSP, " "))


def xlsx_file(tables: Sequence[Table], head: Head) -> bytes:
    """The tables as sheets of one workbook, ready to filter and to print on A4."""
    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(out, options) as book:
        styles = Styles(book)
        for table in tables:
            Sheet(book.add_worksheet(sheet_name(table)), styles).write(table, head)
    return out.getvalue()


def sheet_name(table: Table) -> str:
    """The title as far as Excel lets a sheet be called so."""
    whole = re.sub(r"[\[\]:*?/\\']", " ", capfirst(str(table.title))).strip()
    cut = whole[: LONGEST_SHEET_NAME + 1]
    if len(whole) > LONGEST_SHEET_NAME:
        cut = cut.rpartition(" ")[0] or whole[:LONGEST_SHEET_NAME]
    return cut.rstrip(" ,;–-") or table.slug


class Styles:
    """The formats of a workbook."""

    def __init__(self, book: Any) -> None:
        top = {"valign": "top"}
        head = {"bold": True, "text_wrap": True, "valign": "bottom"}
        self.title = book.add_format({"bold": True, "font_size": 14})
        self.header = book.add_format({**head, "bottom": 1, "bg_color": "#E8ECEB"})
        self.text = book.add_format({**top, "text_wrap": True, "indent": 1})
        self.by_kind = {
            Kind.TEXT: self.text,
            Kind.NUMBER: book.add_format({**top, "num_format": "#,##0"}),
            Kind.MONEY: book.add_format({**top, "num_format": '#,##0" kr"'}),
            Kind.SHARE: book.add_format({**top, "num_format": "0%"}),
            Kind.DATE: book.add_format({**top, "num_format": "yyyy-mm-dd"}),
        }
        self.all_but_none = book.add_format({**top, "num_format": '"< 1 %"'})
        self.all_but_all = book.add_format({**top, "num_format": '"> 99 %"'})
        self.with_decimals = {
            Kind.NUMBER: book.add_format({**top, "num_format": "#,##0.0#"}),
            Kind.MONEY: book.add_format({**top, "num_format": '#,##0.00" kr"'}),
        }

    def of(self, kind: Kind, value: int | Decimal) -> Any:
        """The format of a number; decimals only where there are any, and no rounded 0 % or 100 %."""
        if kind is Kind.SHARE and 0 < value < Decimal("0.01"):
            return self.all_but_none
        if kind is Kind.SHARE and Decimal("0.99") < value < 1:
            return self.all_but_all
        whole = value == int(value)
        return self.by_kind[kind] if whole else self.with_decimals.get(kind, self.by_kind[kind])


class Sheet:
    """Writes one table to one sheet."""

    def __init__(self, sheet: Any, styles: Styles) -> None:
        self.sheet = sheet
        self.styles = styles

    def write(self, table: Table, head: Head) -> None:
        """Title and head, one row of column heads that stays in sight, the rows."""
        self.sheet.write_string(0, 0, in_excel(str(table.title)), self.styles.title)
        for number, line in enumerate(head.lines, start=1):
            self.sheet.write_string(number, 0, in_excel(str(line)))
        header_row = len(head.lines) + 2
        headers = [in_excel(capfirst(str(column.header))) for column in table.columns]
        widths = [width(table, place) for place in range(len(headers))]
        for place, header in enumerate(headers):
            self.sheet.write_string(header_row, place, header, self.styles.header)
            self.sheet.set_column(place, place, widths[place])
        self.sheet.set_row(header_row, height(headers, widths))
        for number, row in enumerate(table.rows, start=header_row + 1):
            for place, column in enumerate(table.columns):
                self.cell(number, place, column.kind, row[place])
            words = (wrapping(c.kind, cell) for c, cell in zip(table.columns, row, strict=True))
            self.sheet.set_row(number, height(words, widths))
        self.arrange(header_row, header_row + max(len(table.rows), 1), len(table.columns) - 1)

    def cell(self, row: int, place: int, kind: Kind, value: Cell) -> None:
        """A real number or day where there is one; text, and nothing but text, elsewhere."""
        if isinstance(value, date):
            self.sheet.write_datetime(row, place, value, self.styles.by_kind[Kind.DATE])
        elif isinstance(value, int | Decimal):
            self.sheet.write_number(row, place, value, self.styles.of(kind, value))
        else:
            self.sheet.write_string(row, place, in_excel(shown(kind, value)), self.styles.text)

    def arrange(self, header_row: int, last_row: int, last_column: int) -> None:
        """Filter, frozen heads, and A4 across with the heads on every page."""
        self.sheet.autofilter(header_row, 0, last_row, last_column)
        self.sheet.freeze_panes(header_row + 1, 1)
        self.sheet.set_landscape()
        self.sheet.set_paper(9)
        self.sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        self.sheet.fit_to_pages(1, 0)
        self.sheet.repeat_rows(header_row)
        self.sheet.set_footer("&L&A&R&P / &N")


def in_excel(text: str) -> str:
    """Text as a cell can hold it: defused, and no longer than Excel allows."""
    safe = defused(text)
    return safe if len(safe) <= LONGEST_IN_EXCEL else f"{safe[: LONGEST_IN_EXCEL - 1]}…"


def wrapping(kind: Kind, value: Cell) -> str:
    """What of a cell may take several lines: its words; numbers and days never do."""
    return "" if isinstance(value, int | Decimal | date) else shown(kind, value)


def width(table: Table, place: int) -> int:
    """Wide enough for most of what stands in the column; the rest wraps."""
    kind = table.columns[place].kind
    if kind is not Kind.TEXT:
        return 12
    lines = (line for row in table.rows for line in shown(kind, row[place]).splitlines())
    longest = max((len(line) for line in lines), default=0)
    most = WIDEST_OF_ALL if longest > MANY_LINES * WIDEST else WIDEST
    return min(max(longest + 3, NARROWEST), most)


def height(cells: Iterable[str], widths: Iterable[int]) -> int:
    """High enough for the cell that wraps most; LibreOffice does not work it out by itself."""
    lines = max(
        sum(len(line) // (wide - 2) + 1 for line in cell.splitlines())
        for cell, wide in zip(cells, widths, strict=True)
    )
    return min(max(lines, 1) * LINE, HIGHEST)


FORMATS: Final = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def file_response(content: bytes, name: str) -> HttpResponse:
    """A finished file to save; the name says nothing about what is in it."""
    response = HttpResponse(content, content_type=FORMATS[name.rpartition(".")[2]])
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    response.headers["Cache-Control"] = "no-store"
    return response
