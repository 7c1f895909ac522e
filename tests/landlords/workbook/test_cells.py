"""Cells are read as people write them, and kept in one form."""

from contextlib import suppress
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from landlords.workbook.cells import Cell, CellError
from landlords.workbook.choices import DISTRICT, FLAG, HOUSE
from landlords.workbook.known import Known, by_name
from landlords.workbook.quantities import DAY, MONEY, ROOMS
from landlords.workbook.sheets import CONTACTS, HOMES, LANDLORDS, SHEETS
from landlords.workbook.texts import (
    CODE,
    EMAIL,
    LINK,
    ORGANISATION_NUMBER,
    PHONE,
    holds_personal_number,
    text,
)

PLACES = [("ronna", "Ronna"), ("lina", "Lina"), ("lina-hage", "Lina Hage"), ("centrum", "Centrum"),
          ("centrum-2", "Centrum")]  # fmt: skip
KNOWN = Known(by_name(PLACES), by_name([("u7", "Utsikten 7")]), dict(PLACES), {"u7": "Utsikten 7"})
OWNERSHIP = LANDLORDS.column("ownership").cell
ROLE = CONTACTS.column("role").cell
ALL_CELLS = [column.cell for sheet in SHEETS for column in sheet.columns]

READ = [
    (MONEY, "8 500,50", 8501),
    (MONEY, "8\N{NO-BREAK SPACE}500", 8500),
    (MONEY, "8\N{NARROW NO-BREAK SPACE}500 kr", 8500),
    (MONEY, "8500 kr/mån", 8500),
    (MONEY, "8500:-", 8500),
    (MONEY, "8500 kr per månad", 8500),
    (MONEY, 8500.49, 8500),
    (MONEY, "8500.5", 8501),
    (MONEY, "8'500", 8500),
    (HOMES, "12", 12),
    (HOMES, 12.0, 12),
    (HOMES, "1 200 st", 1200),
    (HOMES, "0", 0),
    (ROOMS, "3 rok", 3),
    (ROOMS, "3 RoK", 3),
    (ROOMS, "2 rum och kök", 2),
    (ROOMS, "8+", 8),
    (ROOMS, 4, 4),
    (ROOMS, "4,0", 4),
    (DAY, "2026-11-25", "2026-11-25"),
    (DAY, "25/11 2026", "2026-11-25"),
    (DAY, "25.11.2026", "2026-11-25"),
    (DAY, "25/11/2026", "2026-11-25"),
    (DAY, "5 nov 2026", "2026-11-05"),
    (DAY, "5 November 2026", "2026-11-05"),
    (DAY, "20261125", "2026-11-25"),
    (DAY, 20261125, "2026-11-25"),
    (DAY, datetime.fromisoformat("2026-11-25"), "2026-11-25"),
    (DAY, date(2026, 11, 25), "2026-11-25"),
    (DAY, "2026-11-25 00:00:00", "2026-11-25"),
    (FLAG, "Ja", True),
    (FLAG, "nej ", False),
    (FLAG, True, True),
    (FLAG, "x", True),
    (OWNERSHIP, "PRIVAT BOLAG", "company"),
    (OWNERSHIP, "Private company", "company"),
    (OWNERSHIP, "company", "company"),
    (OWNERSHIP, "Stiftelse", "foundation"),
    (OWNERSHIP, "AB", "company"),
    (ROLE, "Uthyrning", "letting"),
    (ROLE, "decisions on exceptions", "decisions"),
    (DISTRICT, "ronna", "ronna"),
    (DISTRICT, "LINA  hage", "lina-hage"),
    (DISTRICT, "centrum-2", "centrum-2"),
    (DISTRICT, "Centrum (centrum)", "centrum"),
    (HOUSE, "utsikten 7", "u7"),
    (ORGANISATION_NUMBER, "5560360793", "556036-0793"),
    (ORGANISATION_NUMBER, 5560360793, "556036-0793"),
    (ORGANISATION_NUMBER, "16 556036-0793", "556036-0793"),
    (ORGANISATION_NUMBER, "556036 0793", "556036-0793"),
    (PHONE, "08-123 45 67", "08-123 45 67"),
    (PHONE, 701234567, "0701234567"),
    (PHONE, 46701234567, "+46701234567"),
    (PHONE, "+46 (0)8 12 34 56", "+46 (0)8 12 34 56"),
    (EMAIL, "mailto:kim@lyktan.example", "kim@lyktan.example"),
    (LINK, "www.lyktan.example", "https://www.lyktan.example"),
    (text(20), "  två \n ord ".replace("\n", ""), "två ord"),
    (text(20), 1850.0, "1850"),
    (text(20, lines=True), "ett_x000D_\ntvå", "ett\ntvå"),
    (CODE, "abc-1_x", "abc-1_x"),
]

REFUSED = [
    (MONEY, "8.500", "tusental"),
    (MONEY, "8,500", "tusental"),
    (MONEY, "åtta tusen", "inget tal"),
    (MONEY, "8 000–9 000", "inget tal"),
    (MONEY, 0, "utanför"),
    (MONEY, "-8500", "utanför"),
    (MONEY, float("inf"), "utanför"),
    (MONEY, float("nan"), "utanför"),
    (MONEY, True, "inget tal"),
    (MONEY, datetime.fromisoformat("2026-11-25"), "inget tal"),
    (HOMES, "12,5", "heltal"),
    (HOMES, "ca 12", "inget tal"),
    (HOMES, 100_001, "utanför"),
    (ROOMS, "2,5", "heltal"),
    (ROOMS, 9, "utanför"),
    (ROOMS, "många", "heltal"),
    (DAY, "2026-02-31", "ingen dag"),
    (DAY, "31.4.2026", "ingen dag"),
    (DAY, "11/25/2026", "ingen dag"),
    (DAY, "25/11", "ingen dag"),
    (DAY, "2026-1125", "ingen dag"),
    (DAY, 46351, "ingen dag"),
    (DAY, "1 jan 1850", "vår tid"),
    (DAY, time(8), "ingen dag"),
    (FLAG, "kanske", "varken ja"),
    (OWNERSHIP, "Fundation", "Stiftelse"),
    (OWNERSHIP, "aktiebolagg", "bolag"),
    (ROLE, "uthyrnign", "uthyrning"),
    (DISTRICT, "Rona", "Ronna"),
    (DISTRICT, "Centrum", "Centrum (centrum), Centrum (centrum-2)"),
    (DISTRICT, "Atlantis", "ingen stadsdel"),
    (HOUSE, "Utsikten 8", "Utsikten 7"),
    (ORGANISATION_NUMBER, "556036-0794", "sista siffran"),
    (ORGANISATION_NUMBER, "5560", "inget organisationsnummer"),
    (PHONE, "ring växeln", "telefonnummer"),
    (EMAIL, "kim(at)lyktan", "e-postadress"),
    (LINK, "två ord", "webbadress"),
    (LINK, "javascript:alert(1)", "webbadress"),
    (text(5), "sex tecken", "Korta"),
    (text(50), "rad\nrad", "en rad"),
    (text(50), "a\x07b", "tecken"),
    (CODE, "å", "Nycklar"),
]


@pytest.mark.parametrize(("cell", "value", "kept"), READ)
def test_a_cell_is_read_as_people_write_it(cell: Cell, value: Any, kept: Any) -> None:
    assert cell.read(value, KNOWN) == kept


@pytest.mark.parametrize(("cell", "value", "word"), REFUSED)
def test_a_wrong_cell_is_told_in_a_sentence(cell: Cell, value: Any, word: str) -> None:
    with pytest.raises(CellError) as error:
        cell.read(value, KNOWN)
    assert word in str(error.value.message)
    assert not error.value.private


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        (ORGANISATION_NUMBER, "19121212-1212"),
        (ORGANISATION_NUMBER, "121212-1212"),
        (ORGANISATION_NUMBER, 191212121212),
        (ORGANISATION_NUMBER, "19120101-0001"),
        (text(200), "Kim, 19121212-1212, äger huset"),
        (text(200, lines=True), "121212+1212"),
    ],
)
def test_a_personal_number_is_refused_and_never_shown(cell: Cell, value: Any) -> None:
    with pytest.raises(CellError) as error:
        cell.read(value, KNOWN)
    assert error.value.private
    assert "1212" not in str(error.value.message)


@pytest.mark.parametrize("harmless", ["556036-0793", "08-121 212 12", "2026-11-25", "121213-1212"])
def test_other_numbers_are_no_personal_numbers(harmless: str) -> None:
    assert not holds_personal_number(harmless)


ANYTHING = st.one_of(
    st.text(max_size=40),
    st.integers(),
    st.floats(),
    st.booleans(),
    st.datetimes(),
    st.dates(),
    st.times(),
    st.timedeltas(min_value=timedelta(days=-999), max_value=timedelta(days=999)),
    st.from_regex(r"[0-9 .,/-]{1,14}( kr| rok)?", fullmatch=True),
)


@given(cell=st.sampled_from(ALL_CELLS), value=ANYTHING)
def test_whatever_stands_in_a_cell_is_read_or_refused(cell: Cell, value: Any) -> None:
    with suppress(CellError):
        assert isinstance(cell.read(value, KNOWN), str | int | bool)


@given(cell=st.sampled_from(ALL_CELLS), value=ANYTHING)
def test_what_was_kept_is_read_as_itself(cell: Cell, value: Any) -> None:
    try:
        kept = cell.read(value, KNOWN)
    except CellError:
        return
    assert cell.read(kept, KNOWN) == kept


def test_every_column_says_which_form_it_expects() -> None:
    for cell in ALL_CELLS:
        assert str(cell.form).endswith(".")
