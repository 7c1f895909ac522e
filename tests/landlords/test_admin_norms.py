"""The yearly chore: what is missing, last year's amounts to write over, and what became of them."""

from datetime import date
from typing import Any

import pytest
from django.test import Client

from landlords.models import NormTable
from tests.make import make_landlord, make_norm_table, make_requirement, make_scope
from tests.no_script import Browser

pytestmark = pytest.mark.django_db

ADD = "/admin/landlords/normtable/add/?norm=national_norm&year=2027"
DUE = "/admin/landlords/normtable/due/"
RESIDUAL = [[{
    "kind": "residual", "version": 1,
    "params": {"norm": "national_norm", "children": "by_age", "child_benefits": True,
               "factor": "1", "amount": None, "child_amount": None},
}]]  # fmt: skip


def test_last_years_amounts_are_written_over_and_shown_beside_the_new_ones(
    coordinator: Client,
) -> None:
    make_norm_table()
    page = Browser(coordinator, ADD)
    assert page.form.values["single"] == ["3940"]
    assert page.form.values["children-0"] == ["2740"]
    assert page.form.values["valid_until"] == ["2027-12-31"]
    assert "De är från 2026." in page.text
    page.fill(single="4 000,50", children__3="2 720", source_text="Förordning")
    page.press("_save")
    assert page.errors == ""
    table = NormTable.objects.get(valid_from=date(2027, 1, 1))
    assert float(table.amounts["single"]) == 4000.5
    assert [row["age"] for row in table.amounts["children"]] == ["0", "3"]
    assert page.url.endswith(f"/{table.pk}/differences/")
    assert "2 belopp skiljer sig" in page.text
    assert "3 940 kr" in page.text.replace("\N{NO-BREAK SPACE}", " ")


def test_amounts_that_were_not_written_over_are_pointed_out(coordinator: Client) -> None:
    make_norm_table()
    page = Browser(coordinator, ADD)
    page.fill(source_text="Förordning")
    page.press("_save")
    assert "Inget belopp skiljer sig från 2026." in page.text


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"single": "abc"}, "”abc” är inget tal."),
        ({"children__3": "-5"}, "3 år: "),
        ({"couple": "1"}, "Här kostar ett par"),
        ({"shared_costs__1": "500", "shared_costs__2": "400"}, "Beloppet för"),
        ({"single": "", "children__0": ""}, "Inget belopp är skrivet."),
        ({"valid_until": "2026-01-01"}, "Den sista dagen ligger före den första."),
        ({"source_text": ""}, "Det här saknas."),
    ],
)  # fmt: skip
def test_amounts_that_cannot_be_are_told_where_they_stand(
    coordinator: Client, fields: dict[str, Any], said: str
) -> None:
    make_norm_table()
    page = Browser(coordinator, ADD)
    page.fill(**{"source_text": "Förordning", **fields})
    page.press("_save")
    assert said in page.errors
    assert NormTable.objects.count() == 1
    for name, value in fields.items():
        assert page.form.values[name.replace("__", "-")] == [value]


def test_no_two_tables_hold_on_one_day(coordinator: Client) -> None:
    make_norm_table(valid_until=None)
    page = Browser(coordinator, ADD)
    page.fill(source_text="Förordning", single="4000")
    page.press("_save")
    assert "Det finns redan en för några av de här dagarna." in page.errors


def test_a_table_is_changed_where_it_stands(coordinator: Client) -> None:
    table = make_norm_table()
    page = Browser(coordinator, f"/admin/landlords/normtable/{table.pk}/change/")
    page.fill(single="3 950")
    page.press("_save")
    table.refresh_from_db()
    assert float(table.amounts["single"]) == 3950
    assert table.amounts["children"] == [{"age": "0", "amount": "2740"}] or (
        float(table.amounts["children"][0]["amount"]) == 2740
    )


def test_the_page_of_amounts_says_what_is_missing_and_whom_it_touches(coordinator: Client) -> None:
    make_norm_table(valid_from=date(2020, 1, 1), valid_until=date(2020, 12, 31))
    for _number in range(2):
        scope = make_scope(landlord=make_landlord())
        make_requirement(scope=scope, topic="income_level", tests=RESIDUAL)
    make_requirement(scope=make_scope(landlord=make_landlord(is_archived=True)), tests=RESIDUAL)
    html = coordinator.get(DUE).content.decode()
    own = html.split('id="national_norm"')[1].split("</section>")[0]
    assert "De senaste beloppen är från 2020." in own
    assert "saknas" in own
    assert "2 hyresvärdar har villkor som vilar på den" in own
    assert "?norm=national_norm&amp;year=" in own
    other = html.split('id="standard_amount"')[1].split("</section>")[0]
    assert "0 hyresvärdar" in other


def test_the_page_of_amounts_costs_the_same_with_many_tables(
    coordinator: Client, django_assert_max_num_queries: Any
) -> None:
    for number in range(2010, 2026):
        make_norm_table(valid_from=date(number, 1, 1), valid_until=date(number, 12, 31))
    with django_assert_max_num_queries(16):
        coordinator.get(DUE)


def test_missing_amounts_are_told_on_the_start_page(coordinator: Client, manager: Client) -> None:
    assert DUE in coordinator.get("/").content.decode()
    assert DUE not in manager.get("/").content.decode()


@pytest.mark.parametrize("who", ["manager", "administrator", "worker"])
def test_the_pages_of_amounts_are_for_coordinators(
    who: str, request: pytest.FixtureRequest
) -> None:
    table = make_norm_table()
    client: Client = request.getfixturevalue(who)
    for url in (DUE, ADD, f"/admin/landlords/normtable/{table.pk}/differences/"):
        assert client.get(url).status_code == 403
