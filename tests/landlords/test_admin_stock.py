"""Rows of homes: several that go together are stored together, and none overlaps another."""

from datetime import date

import pytest
from django.test import Client

from landlords.models import Landlord, Stock
from landlords.requirements.sentences import NBSP
from tests.make import make_district, make_landlord, make_stock
from tests.no_script import Browser

pytestmark = pytest.mark.django_db


def change(landlord: Landlord) -> str:
    """The address of a landlord's form."""
    return f"/admin/landlords/landlord/{landlord.pk}/change/"


def rooms(*rows: Stock) -> list[int]:
    """The sizes that are stored."""
    for row in rows:
        row.refresh_from_db()
    return [row.rooms for row in rows]


@pytest.fixture
def rows() -> tuple[Stock, Stock]:
    """Homes of two and of three rooms, in one district of one landlord."""
    landlord, district = make_landlord(), make_district()
    two = make_stock(landlord=landlord, district=district, rooms=2)
    return two, make_stock(landlord=landlord, district=district, rooms=3)


def add_row(page: Browser, row: Stock, **fields: str) -> None:
    """Write a new row in the same district, from a source that is there."""
    page.fill(stock__0__district=row.district_id or "", stock__0__source=row.source_id, **fields)
    page.press("_save")


def test_rows_that_are_there_are_told_and_changed_on_pages_of_their_own(
    coordinator: Client, rows: tuple[Stock, Stock]
) -> None:
    page = Browser(coordinator, change(rows[0].landlord))
    assert page.form.values["stock-INITIAL_FORMS"] == ["0"]
    html = page.response.content.decode()
    for row in rows:
        assert f"/admin/landlords/stock/{row.pk}/change/" in html
        assert f"/admin/landlords/stock/{row.pk}/still-true/" in html
    text = page.text.replace(NBSP, " ")
    assert "3 rum. 10 lägenheter, 8 000–9 000 kr, 2 lediga per år" in text


def test_a_new_row_is_added_beside_them(coordinator: Client, rows: tuple[Stock, Stock]) -> None:
    page = Browser(coordinator, change(rows[0].landlord))
    add_row(page, rows[0], stock__0__rooms="5", stock__0__dwellings="7")
    assert page.errors == ""
    assert Stock.objects.get(rooms=5).dwellings == 7


def test_rows_that_overlap_are_told_before_anything_is_written(
    coordinator: Client, rows: tuple[Stock, Stock]
) -> None:
    page = Browser(coordinator, change(rows[0].landlord))
    add_row(page, rows[0], stock__0__rooms="2", name="Nytt namn")
    assert page.errors
    assert rooms(*rows) == [2, 3]
    assert page.form.values["stock-0-rooms"] == ["2"]
    assert not Landlord.objects.filter(name="Nytt namn").exists()


def test_a_row_that_the_page_does_not_show_is_overlapped_as_well(
    coordinator: Client, rows: tuple[Stock, Stock]
) -> None:
    make_stock(
        landlord=rows[0].landlord, district=rows[0].district, rooms=5, valid_until=date(2021, 1, 1)
    )
    page = Browser(coordinator, change(rows[0].landlord))
    add_row(page, rows[0], stock__0__rooms="5", stock__0__valid_from="2021-01-01")
    assert page.errors
    page.fill(stock__0__valid_from="2021-01-02")
    page.press("_save")
    assert page.errors == ""
    assert Stock.objects.filter(rooms=5).count() == 2


def test_a_row_on_a_page_of_its_own_takes_the_source_that_is_written(
    coordinator: Client, rows: tuple[Stock, Stock]
) -> None:
    page = Browser(coordinator, f"/admin/landlords/stock/{rows[0].pk}/change/")
    assert "landlord" not in page.form.known  # homes that are sold end here and begin there
    page.fill(dwellings="17", source="", new_kind="meeting", new_label="Möte om beståndet")
    page.correct()
    page.press("_save")
    assert page.errors == ""
    row = Stock.objects.get(pk=rows[0].pk)
    assert (row.dwellings, row.source.label) == (17, "Möte om beståndet")


@pytest.mark.parametrize(
    ("ownership", "number", "is_right"),
    [("person", "556677-8899", False), ("person", "", True), ("company", "556677-8899", True)],
)
def test_only_a_private_person_has_no_number(
    coordinator: Client, *, ownership: str, number: str, is_right: bool
) -> None:
    landlord = make_landlord(ownership="other")
    page = Browser(coordinator, change(landlord))
    page.fill(ownership=ownership, organisation_number=number)
    page.press("_save")
    landlord.refresh_from_db()
    assert (page.errors == "") is is_right
    assert (landlord.ownership == ownership) is is_right
