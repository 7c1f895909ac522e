"""The summary's page and its files."""

import csv
import io
from decimal import Decimal
from html import unescape
from typing import Any

import openpyxl
import pytest
from django.test import Client
from django.utils import timezone
from django.utils.translation import override
from pytest_django import DjangoAssertNumQueries

from accounts.roles import Role
from landlords.models import Landlord
from landlords.projection import rebuild_answers
from landlords.reports import SHARES, load_summary
from tests.landlords.summary_inventory import DAY, make_inventory, multiple
from tests.make import (
    make_exception,
    make_landlord,
    make_requirement,
    make_scope,
    make_stock,
    make_user,
)
from tests.zone_client import ZoneClient

pytestmark = pytest.mark.django_db

PAGE = "/hyresvardar/sammanstallning/"
FILE = "/hyresvardar/sammanstallning/fil/"
NOT_SHOWN = "not shown here"
FILES = ("xlsx", "csv-hyresvardar", "csv-andelar")
HEAD_LINES = 6  # title, four lines, an empty one
BAD_DAYS = [
    "i går", "2026-02-30", "2026-13-01", "0000-00-00", "1899-12-31", "2200-01-01", "9999-12-31",
    "9999999999999999999", "-1", "2026", "23/11/2026", "x" * 5000, "2026-11-23' OR 1=1", "=1+1",
]  # fmt: skip


@pytest.fixture
def english() -> Client:
    """A manager who reads English, the language words are written in here."""
    browser = ZoneClient()
    browser.force_login(make_user(role=Role.MANAGER, language="en", name="=Eve"))
    return browser


def text_of(response: Any) -> str:
    return unescape(response.content.decode()).replace("\N{NO-BREAK SPACE}", " ")


def csv_rows(content: bytes) -> list[list[str]]:
    text = io.StringIO(content.decode("utf-8-sig"), newline="")
    return list(csv.reader(text, delimiter=";"))


def figures() -> list[list[Any]]:
    """What the file of figures should hold, made anew."""
    summary = load_summary(make_user(role=Role.MANAGER), DAY)
    with override("en"):
        return [
            [cell if isinstance(cell, int | Decimal) else str(cell) for cell in row]
            for row in SHARES.table(summary, restricted=False).rows
        ]


# Who may


@pytest.mark.parametrize("who", ["coordinator", "manager"])
def test_those_who_take_out_summaries_may(who: str, request: pytest.FixtureRequest) -> None:
    browser: Client = request.getfixturevalue(who)
    assert browser.get(PAGE).status_code == 200
    for wanted in FILES:
        assert browser.post(FILE, {"file": wanted}).status_code == 200


@pytest.mark.parametrize("who", ["worker", "administrator"])
def test_others_may_not(who: str, request: pytest.FixtureRequest) -> None:
    browser: Client = request.getfixturevalue(who)
    assert browser.get(PAGE).status_code == 403
    for wanted in FILES:
        assert browser.post(FILE, {"file": wanted}).status_code == 403


def test_a_stranger_signs_in_first(client: Client) -> None:
    for response in (client.get(PAGE), client.post(FILE, {"file": "xlsx"})):
        assert response.status_code == 302
        assert response["Location"].startswith("/konto/")


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_the_page_only_reads(method: str, manager: Client) -> None:
    assert getattr(manager, method)(PAGE).status_code == 405


@pytest.mark.parametrize("method", ["get", "head", "put", "patch", "delete"])
def test_a_file_is_asked_for_with_a_button(method: str, manager: Client) -> None:
    assert getattr(manager, method)(FILE).status_code == 405


def test_a_file_needs_the_token_of_the_page(english: Client) -> None:
    strict = ZoneClient(enforce_csrf_checks=True)
    strict.cookies = english.cookies
    assert strict.post(FILE, {"file": "xlsx"}).status_code == 403


# The page


def test_the_page_shows_figures_and_landlords(english: Client) -> None:
    make_inventory()
    page = text_of(english.get(PAGE, {"day": DAY.isoformat()}))
    for words in (
        "4 landlords", "200 dwellings", "Share of 200 dwellings", "Share of 4 landlords",
        "1 landlord without any number of dwellings", "1 landlord lets nothing at present",
        "Ronna: 4 × the rent, gross", "lets nothing until 31 Dec 2026", "needs an exception 20 %",
        "the national norm left after the rent",
    ):  # fmt: skip
        assert words in page
    assert "Omega" not in page


def test_the_page_has_a_neutral_title_and_no_style_of_its_own(english: Client) -> None:
    make_inventory()
    page = text_of(english.get(PAGE))
    assert "<title>Portalen – Landlords</title>" in page
    assert " style=" not in page


def test_the_page_says_what_files_leave_out(english: Client) -> None:
    make_inventory()
    assert "but no exceptions" in text_of(english.get(PAGE))


def test_an_empty_page_says_what_would_fill_it(manager: Client, coordinator: Client) -> None:
    for browser, adds in ((manager, False), (coordinator, True)):
        page = browser.get(PAGE).content.decode()
        assert ("/admin/landlords/landlord/add/" in page) is adds
        assert FILE not in page
        assert "empty-state" in page


def test_a_landlords_name_leads_to_its_page_on_that_day(english: Client) -> None:
    alfa = make_inventory().alfa
    assert f'href="/hyresvardar/{alfa.pk}/?day=2026-01-05"' in text_of(
        english.get(PAGE, {"day": "2026-01-05"})
    )
    assert f'href="/hyresvardar/{alfa.pk}/"' in text_of(english.get(PAGE))


def test_names_are_escaped(english: Client) -> None:
    make_landlord(name="<script>alert(1)</script>")
    assert b"<script>alert" not in english.get(PAGE).content


@pytest.mark.parametrize("day", BAD_DAYS)
def test_a_day_that_cannot_be_read_is_told(day: str, english: Client) -> None:
    make_inventory()
    response = english.get(PAGE, {"day": day})
    assert response.status_code == 200
    assert 'id="error-summary"' in response.content.decode()
    assert day in text_of(response)
    assert response.context["summary"].day == timezone.localdate()


@pytest.mark.parametrize("query", ["day=%00", "day=%FF%FE", "page=%00"])
def test_what_is_no_text_is_refused(query: str, english: Client) -> None:
    assert english.get(f"{PAGE}?{query}").status_code == 400
    assert english.post(f"{FILE}?{query}", {"file": "xlsx"}).status_code == 400


@pytest.mark.parametrize("number", ["0", "-1", "2", "9999999999999999999", "x", ""])
def test_a_page_that_is_not_there_is_the_nearest_one(number: str, english: Client) -> None:
    make_landlord(name="Alfa")
    assert "Alfa" in text_of(english.get(PAGE, {"page": number}))


def test_many_landlords_come_in_pages_and_the_figures_stay(english: Client) -> None:
    Landlord.objects.bulk_create(Landlord(name=f"Nummer {n:03}") for n in range(60))
    first, second = (text_of(english.get(PAGE, {"page": n})) for n in (1, 2))
    assert "60 landlords" in first
    assert "60 landlords" in second
    assert ("Nummer 049" in first, "Nummer 050" in first) == (True, False)
    assert ("Nummer 049" in second, "Nummer 050" in second) == (False, True)


def test_ten_landlords_cost_what_one_costs(
    english: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    counts = []
    for many in (1, 9):
        for _landlord in range(many):
            add_landlord()
        with django_assert_num_queries(QUERIES):
            counts.append(len(english.get(PAGE).context["rows"]))
        with django_assert_num_queries(QUERIES):
            english.post(FILE, {"file": "xlsx"})
    assert counts == [1, 10]


QUERIES = 19  # seven are the summary's own; the others are the zone, the session and the user


def add_landlord() -> None:
    landlord = make_landlord()
    make_stock(landlord=landlord)
    scope = make_scope(landlord=landlord)
    make_requirement(scope=scope, tests=multiple("2"))
    make_exception(scope=scope)
    rebuild_answers([landlord])


# The files


def test_a_csv_of_landlords_holds_what_the_page_shows(english: Client) -> None:
    make_inventory()
    response = english.post(f"{FILE}?day={DAY.isoformat()}", {"file": "csv-hyresvardar"})
    rows = csv_rows(response.content)[HEAD_LINES + 1 :]
    shown = english.get(PAGE, {"day": DAY.isoformat()}).context["rows"]
    assert [row[0] for row in rows] == [cells[0].text for cells in shown]
    for row, cells in zip(rows, shown, strict=True):
        for place, text in enumerate(row[5:11], start=1):
            assert text == cells[place].text.replace("\N{NO-BREAK SPACE}", " ")
        assert row[11] == NOT_SHOWN != cells[7].text
    assert rows[0][12:] == ["2025-04-24", "18"]


def test_a_csv_of_figures_holds_them_all(english: Client) -> None:
    make_inventory()
    response = english.post(f"{FILE}?day={DAY.isoformat()}", {"file": "csv-andelar"})
    rows = csv_rows(response.content)[HEAD_LINES + 1 :]
    assert len(rows) == len(figures())
    support = {row[2]: row[3:9] for row in rows if row[1] == "income support"}
    assert support == {
        "yes": ["2", "50 %", "4", "10", "5 %", "200"],
        "only as a supplement": ["1", "25 %", "4", "60", "30 %", "200"],
        "the landlord assesses": ["0", "0 %", "4", "0", "0 %", "200"],
        "not known": ["0", "0 %", "4", "100", "50 %", "200"],
        "not shown here": ["1", "25 %", "4", "30", "15 %", "200"],
    }


def test_an_xlsx_holds_both(english: Client) -> None:
    make_inventory()
    response = english.post(f"{FILE}?day={DAY.isoformat()}", {"file": "xlsx"})
    book = openpyxl.load_workbook(io.BytesIO(response.content))
    landlords, shares = book.worksheets
    found = list(landlords.iter_rows(min_row=HEAD_LINES + 2, values_only=True))
    assert [row[0] for row in found] == ["Alfa", "Beta", "Delta", "Gamma"]
    assert [row[3] for row in found] == [40, 60, 100, "not stated"]
    assert {row[11] for row in found} == {NOT_SHOWN}
    rows = shares.iter_rows(min_row=HEAD_LINES + 2, values_only=True)
    for row, made in zip(rows, figures(), strict=True):
        assert list(row[:3]) == made[:3]
        assert row[3:9] == tuple(pytest.approx(float(cell)) for cell in made[3:9])


@pytest.mark.parametrize("wanted", FILES)
def test_every_file_says_its_day_its_limits_and_who_took_it_out(
    wanted: str, english: Client
) -> None:
    make_inventory()
    content = english.post(f"{FILE}?day={DAY.isoformat()}", {"file": wanted}).content
    if wanted == "xlsx":
        sheets = openpyxl.load_workbook(io.BytesIO(content)).worksheets
        heads = [[str(sheet.cell(row, 1).value) for row in range(1, 6)] for sheet in sheets]
    else:
        heads = [[row[0] for row in csv_rows(content)[:5]]]
    for head in heads:
        said = "\n".join(head).replace("\N{NO-BREAK SPACE}", " ")
        assert "as they held on 23 Nov 2026" in said
        assert "Exceptions are not in this file" in said
        assert "Taken out by =Eve on " in said


@pytest.mark.parametrize(
    ("wanted", "name"),
    [
        ("xlsx", "underlag-2026-11-23.xlsx"),
        ("csv-hyresvardar", "underlag-2026-11-23-hyresvardar.csv"),
        ("csv-andelar", "underlag-2026-11-23-andelar.csv"),
    ],
)
def test_a_file_has_a_neutral_name_and_is_not_kept(wanted: str, name: str, english: Client) -> None:
    response = english.post(f"{FILE}?day={DAY.isoformat()}", {"file": wanted})
    assert response["Content-Disposition"] == f'attachment; filename="{name}"'
    assert response["Cache-Control"] == "no-store"
    assert not response.streaming


def test_a_file_without_a_day_is_of_today(english: Client) -> None:
    response = english.post(FILE, {"file": "xlsx"})
    assert timezone.localdate().isoformat() in response["Content-Disposition"]


@pytest.mark.parametrize("day", BAD_DAYS)
def test_no_file_is_made_of_a_day_that_cannot_be_read(day: str, english: Client) -> None:
    make_landlord()
    refused = english.post(FILE, {"file": "xlsx"}, query_params={"day": day})
    assert refused.status_code == 302
    page = text_of(english.get(refused["Location"]))
    assert "No file was made" in page
    assert 'id="error-summary"' in page
    assert day in page


@pytest.mark.parametrize("wanted", ["", "pdf", "csv", "csv-x", "XLSX", "x" * 5000, "\u0661"])
def test_no_file_is_made_of_an_unknown_sort(wanted: str, english: Client) -> None:
    response = english.post(f"{FILE}?day=2026-11-23", {"file": wanted})
    assert response.status_code == 302
    assert response["Location"] == f"{PAGE}?day=2026-11-23"


def test_names_start_no_formula(english: Client) -> None:
    make_landlord(name='=HYPERLINK("http://x.example")')
    rows = csv_rows(english.post(FILE, {"file": "csv-hyresvardar"}).content)
    assert rows[-1][0] == '\'=HYPERLINK("http://x.example")'
    content = english.post(FILE, {"file": "xlsx"}).content
    sheet = openpyxl.load_workbook(io.BytesIO(content)).worksheets[0]
    cell = sheet.cell(HEAD_LINES + 2, 1)
    assert (cell.data_type, cell.hyperlink) == ("s", None)
    assert str(cell.value).startswith("'=")
