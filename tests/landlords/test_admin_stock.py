"""Rows of homes: several that go together are stored together, and none overlaps another."""

from datetime import date

import pytest
from django.test import Client

from landlords.models import Landlord, Stock
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


def test_a_row_may_take_the_place_that_another_leaves(
    coordinator: Client, rows: tuple[Stock, Stock]
) -> None:
    page = Browser(coordinator, change(rows[0].landlord))
    page.fill(stock__0__rooms="3", stock__1__rooms="4")
    page.press("_save")
    assert page.errors == ""
    assert rooms(*rows) == [3, 4]


def test_rows_that_cannot_be_stored_one_after_the_other_are_left_as_they_were(
    coordinator: Client, rows: tuple[Stock, Stock]
) -> None:
    page = Browser(coordinator, change(rows[0].landlord))
    page.fill(stock__0__rooms="3", stock__1__rooms="2", name="Nytt namn")
    page.press("_save")
    assert page.errors
    assert rooms(*rows) == [2, 3]
    assert not Landlord.objects.filter(name="Nytt namn").exists()
    assert page.form.values["stock-0-rooms"] == ["3"]


def test_a_row_is_ended_and_followed_by_another_at_once(
    coordinator: Client, rows: tuple[Stock, Stock]
) -> None:
    page = Browser(coordinator, change(rows[0].landlord))
    page.fill(stock__0__valid_until="2199-01-01", stock__2__district=rows[0].district_id or "")
    page.fill(
        stock__2__rooms="2", stock__2__valid_from="2199-01-02",
        stock__2__source=page.form.values["stock-0-source"][0],
    )  # fmt: skip
    page.press("_save")
    assert page.errors == ""
    days = (
        Stock.objects.filter(rooms=2)
        .order_by("valid_from")
        .values_list("valid_from", "valid_until")
    )
    assert list(days) == [(date(2020, 1, 1), date(2199, 1, 1)), (date(2199, 1, 2), None)]


def test_rows_that_overlap_are_told_before_anything_is_written(
    coordinator: Client, rows: tuple[Stock, Stock]
) -> None:
    page = Browser(coordinator, change(rows[0].landlord))
    page.fill(stock__1__rooms="2")
    page.press("_save")
    assert page.errors
    assert rooms(*rows) == [2, 3]


def test_a_row_that_the_page_does_not_show_is_overlapped_as_well(
    coordinator: Client, rows: tuple[Stock, Stock]
) -> None:
    old = make_stock(
        landlord=rows[0].landlord, district=rows[0].district, rooms=5, valid_until=date(2021, 1, 1)
    )
    page = Browser(coordinator, change(rows[0].landlord))
    assert str(old.pk) not in page.form.values.get("stock-2-id", [])
    page.fill(stock__1__rooms="5", stock__1__valid_from="2021-01-01")
    page.press("_save")
    assert page.errors
    page.fill(stock__1__valid_from="2021-01-02")
    page.press("_save")
    assert page.errors == ""
    assert rooms(*rows) == [2, 5]


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
