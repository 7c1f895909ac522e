"""A report is declared once, and every output tells the same and does no harm."""

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import openpyxl
import pytest
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from config.shared.reports import (
    FORMULA_STARTS,
    LONGEST_IN_EXCEL,
    NOT_SHOWN,
    Cell,
    Column,
    Head,
    Kind,
    Report,
    Table,
    csv_file,
    defused,
    file_response,
    grouped,
    shown,
    shown_row,
    xlsx_file,
)
from config.shared.values import NBSP

HARMLESS = "Ängby: 3 × hyran; \"ja\" 'nej'"
FORMULAS = [
    '=HYPERLINK("http://x.example","y")', "=1+1", "+46 8 123", "-2+3", "@SUM(A1)", "\t=1+1",
    "\r=1+1", "\n=1+1", "=cmd|' /C calc'!A0", "＝1+1", "＋1", "－1", "＠SUM(A1)", "=", "-",
]  # fmt: skip


@dataclass(frozen=True)
class Thing:
    """Something with one of each."""

    name: str
    number: Cell = 1234
    rent: Cell = Decimal("8500.50")
    share: Cell = Decimal("0.345")
    day: Cell = date(2026, 11, 22)
    secret: Cell = "only for some"


def rows(things: list[Thing], _restricted: bool) -> Iterable[Thing]:  # noqa: FBT001
    return things


REPORT: Report[list[Thing], Thing] = Report(
    slug="things",
    title="Things: all/of [them]",
    permission="landlords.view_summary",
    columns=(
        Column("name", lambda thing: thing.name, link=lambda thing: f"/{thing.name}/"),
        Column("number", lambda thing: thing.number, Kind.NUMBER, under=True),
        Column("rent", lambda thing: thing.rent, Kind.MONEY),
        Column("share", lambda thing: thing.share, Kind.SHARE),
        Column("day", lambda thing: thing.day, Kind.DATE),
        Column("secret", lambda thing: thing.secret, restricted=True),
    ),
    rows=rows,
)
HEAD = Head(("As of today.", "=Somebody took it out"))
HEADER_ROW = 5  # title, two lines, an empty one, and openpyxl counts from one


def table(*things: Thing) -> Table:
    return REPORT.table(list(things), restricted=False)


def read_csv(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))


def sheet_of(content: bytes) -> Any:
    return openpyxl.load_workbook(io.BytesIO(content)).worksheets[0]


@pytest.mark.parametrize(
    ("kind", "value", "text"),
    [
        (Kind.TEXT, "a", "a"),
        (Kind.NUMBER, 1234, f"1{NBSP}234"),
        (Kind.NUMBER, None, "not known"),
        (Kind.NUMBER, "not stated", "not stated"),
        (Kind.NUMBER, "", ""),
        (Kind.MONEY, Decimal("8500.50"), f"8{NBSP}500.50{NBSP}kr"),
        (Kind.SHARE, Decimal("0.345"), f"35{NBSP}%"),
        (Kind.SHARE, Decimal("0.001"), f"under 1{NBSP}%"),
        (Kind.SHARE, Decimal(0), f"0{NBSP}%"),
        (Kind.SHARE, None, "not known"),
        (Kind.DATE, date(2026, 11, 22), f"22{NBSP}Nov{NBSP}2026"),
        (Kind.DATE, None, "not known"),
    ],
)
def test_a_cell_reads_as_its_kind(kind: Kind, value: Cell, text: str) -> None:
    with override("en"):
        assert shown(kind, value) == text


def test_columns_stand_beneath_the_one_before_them() -> None:
    groups = grouped(REPORT.columns)
    assert [[column.header for column in group] for group in groups[:2]] == [
        ["name", "number"],
        ["rent"],
    ]


def test_a_page_shows_every_column_in_full() -> None:
    with override("en"):
        name, *others = shown_row(REPORT, Thing("Ada"))
    assert (name.text, name.url, name.under) == ("Ada", "/Ada/", (("number", f"1{NBSP}234"),))
    assert [cell.text for cell in others][-1] == "only for some"
    assert [cell.is_numeric for cell in others] == [True, True, False, False]


def test_nothing_stands_beneath_where_there_is_nothing() -> None:
    assert shown_row(REPORT, Thing("Ada", number=""))[0].under == ()


def test_a_restricted_column_says_the_same_whatever_it_holds() -> None:
    cells = [row[-1] for row in table(Thing("a", secret="yes"), Thing("b", secret=None)).rows]
    assert cells == [NOT_SHOWN, NOT_SHOWN]
    open_table = REPORT.table([Thing("a", secret="yes")], restricted=True)
    assert open_table.rows[0][-1] == "yes"


def test_csv_opens_in_a_swedish_excel() -> None:
    with override("sv"):
        content = csv_file(table(Thing(HARMLESS)), HEAD)
        hidden = str(NOT_SHOWN)
    assert content.startswith(b"\xef\xbb\xbf")
    title, first, second, empty, header, row = read_csv(content)
    assert (title, first, empty) == (["Things: all/of [them]"], ["As of today."], [])
    assert second == ["'=Somebody took it out"]
    assert header == ["Name", "Number", "Rent", "Share", "Day", "Secret"]
    assert row == [HARMLESS, "1234", "8500,50", "35 %", "2026-11-22", hidden]


def test_xlsx_holds_real_numbers_and_days() -> None:
    sheet = sheet_of(xlsx_file([table(Thing(HARMLESS))], HEAD))
    name, number, rent, share, day, secret = next(sheet.iter_rows(min_row=HEADER_ROW + 1))
    assert (name.value, secret.value) == (HARMLESS, str(NOT_SHOWN))
    assert (number.value, rent.value, share.value) == (1234, 8500.5, 0.345)
    assert day.value == datetime(2026, 11, 22)  # noqa: DTZ001  (a sheet has no zones)
    assert "%" in share.number_format
    assert "kr" in rent.number_format
    assert [cell.data_type for cell in (number, rent, share, day)] == ["n", "n", "n", "d"]


def test_xlsx_says_what_it_is_and_prints_on_a4() -> None:
    sheet = sheet_of(xlsx_file([table(Thing("a"), Thing("b"))], HEAD))
    assert [sheet.cell(row, 1).value for row in (1, 2, 3)] == [
        "Things: all/of [them]",
        "As of today.",
        "'=Somebody took it out",
    ]
    assert sheet.freeze_panes == f"B{HEADER_ROW + 1}"
    assert sheet.auto_filter.ref == f"A{HEADER_ROW}:F{HEADER_ROW + 2}"
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert sheet.print_title_rows == f"${HEADER_ROW}:${HEADER_ROW}"


def test_sheets_are_called_what_excel_allows() -> None:
    two = [table(), Table("x", "[]:*?/\\'", REPORT.columns, ())]
    book = openpyxl.load_workbook(io.BytesIO(xlsx_file(two, HEAD)))
    assert book.sheetnames == ["Things  all of  them", "x"]


def test_a_long_name_of_a_sheet_is_cut_between_words() -> None:
    long = Table("x", "Andelar av hyresvärdar och lägenheter", REPORT.columns, ())
    word = Table("y", "å" * 40, REPORT.columns, ())
    book = openpyxl.load_workbook(io.BytesIO(xlsx_file([long, word], HEAD)))
    assert book.sheetnames == ["Andelar av hyresvärdar och", "Å" + "å" * 30]


def test_a_line_of_figures_is_one_line_high() -> None:
    thing = Thing("a", share=Decimal(15) / 17)
    sheet = sheet_of(xlsx_file([table(thing)], HEAD))
    assert sheet.row_dimensions[HEADER_ROW + 1].height in {None, 15}  # the usual height


def test_a_column_of_long_texts_is_wide() -> None:
    short, long = (
        sheet_of(xlsx_file([table(Thing("en lång rad " * times))], HEAD)) for times in (5, 50)
    )
    assert short.column_dimensions["A"].width < 30 < long.column_dimensions["A"].width


@pytest.mark.parametrize(
    ("share", "words"),
    [("0", "0%"), ("0.001", '"< 1 %"'), ("0.5", "0%"), ("0.996", '"> 99 %"'), ("1", "0%")],
)
def test_a_share_is_never_rounded_to_nothing_or_all(share: str, words: str) -> None:
    sheet = sheet_of(xlsx_file([table(Thing("a", share=Decimal(share)))], HEAD))
    assert sheet.cell(HEADER_ROW + 1, 4).number_format == words


def test_files_without_rows_open() -> None:
    assert read_csv(csv_file(table(), HEAD))[-1][0] == "Name"
    assert sheet_of(xlsx_file([table()], HEAD)).cell(HEADER_ROW, 1).value == "Name"


@pytest.mark.parametrize("formula", FORMULAS)
def test_no_text_becomes_a_formula(formula: str) -> None:
    things = table(Thing(formula, number=formula, day=formula))
    row = read_csv(csv_file(things, HEAD))[-1]
    assert row[0] == row[1] == row[4] == f"'{formula}"
    cells = next(sheet_of(xlsx_file([things], HEAD)).iter_rows(min_row=HEADER_ROW + 1))
    for cell in (cells[0], cells[1], cells[4]):
        assert cell.data_type == "s"
        assert cell.value.startswith("'")
        assert cell.hyperlink is None


def test_an_address_is_no_link() -> None:
    sheet = sheet_of(xlsx_file([table(Thing("https://x.example/"))], HEAD))
    assert sheet.cell(HEADER_ROW + 1, 1).hyperlink is None
    assert sheet.cell(HEADER_ROW + 1, 1).value == "https://x.example/"


def test_a_text_longer_than_excel_allows_is_cut_and_says_so() -> None:
    sheet = sheet_of(xlsx_file([table(Thing("x" * (LONGEST_IN_EXCEL + 10)))], HEAD))
    value = sheet.cell(HEADER_ROW + 1, 1).value
    assert (len(value), value[-1]) == (LONGEST_IN_EXCEL, "…")


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=30))
def test_whatever_a_text_is_a_csv_gives_it_back_and_it_starts_no_formula(text: str) -> None:
    cell = read_csv(csv_file(table(Thing(text)), HEAD))[-1][0]
    assert not cell.startswith(FORMULA_STARTS)
    assert cell.removeprefix("'") == defused(text).removeprefix("'").replace(NBSP, " ")


def test_a_file_is_saved_and_never_kept() -> None:
    response = file_response(b"x", "underlag-2026-11-23.xlsx")
    assert not response.streaming
    assert response["Cache-Control"] == "no-store"
    assert response["Content-Disposition"] == 'attachment; filename="underlag-2026-11-23.xlsx"'
    assert "spreadsheetml" in response["Content-Type"]
    assert file_response(b"x", "a.csv")["Content-Type"] == "text/csv; charset=utf-8"
