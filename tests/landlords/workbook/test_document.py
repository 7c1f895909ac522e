"""What a row means: new, confirmed, changed from a day, corrected; and what stays as it is."""

from datetime import date
from typing import Any

import pytest

from landlords.models import ContactPerson, Landlord, Stock
from tests.landlords.workbook.files import (
    CONTACTS,
    STOCK,
    WHOLE,
    accept,
    brought_up,
    send,
    told,
    with_rows,
    xlsx,
)
from tests.make import make_district, make_landlord, make_source, make_stock, stated
from tests.zone_client import ZoneClient

pytestmark = pytest.mark.django_db
CALLED = date(2026, 11, 20)
BEFORE = date(2026, 11, 19)
LONG_AGO = date(2020, 1, 1)
LYKTAN = "Lyktan Bostäder AB"
ALIKE = (LYKTAN, "Ronna", 3, 12, 8500, 9101, 2)


@pytest.fixture
def home() -> Stock:
    """Homes as the workbook has them, known since long ago."""
    ronna = make_district(code="ronna", name="Ronna")
    landlord = make_landlord(name=LYKTAN, organisation_number="556036-0793")
    values = {"dwellings": 12, "rent_from": 8500, "rent_to": 9101, "vacancies_a_year": 2}
    return make_stock(landlord=landlord, district=ronna, rooms=3, **values)


def bring_in(browser: ZoneClient, *rows: Any, head: Any = STOCK[0], **data: str) -> None:
    """A workbook with these rows of stock, brought in."""
    content = with_rows("Bestånd", *rows, head=head)
    answer = accept(browser, brought_up(browser, content), **data)
    assert "Arbetsboken är intagen" in answer.content.decode()


def test_the_same_values_confirm_what_is_known(coordinator: ZoneClient, home: Stock) -> None:
    source = home.source
    bring_in(coordinator, ALIKE)
    home.refresh_from_db()
    assert Stock.objects.count() == 1
    assert (home.valid_from, home.source, home.confirmed_on) == (LONG_AGO, source, CALLED)
    assert home.confirmed_source is not None
    assert home.confirmed_source.label == "uthyrningen, per telefon"


def test_other_values_end_what_is_known_and_begin_anew(
    coordinator: ZoneClient, home: Stock
) -> None:
    bring_in(coordinator, (LYKTAN, "Ronna", 3, "", 8900, 9500, ""))
    home.refresh_from_db()
    assert (home.valid_until, home.rent_from) == (BEFORE, 8500)
    new = Stock.objects.exclude(pk=home.pk).get()
    assert (new.valid_from, new.valid_until, new.rent_from) == (CALLED, None, 8900)
    assert (new.dwellings, new.vacancies_a_year) == (12, 2), "what the row does not say stays"


def test_other_values_of_the_same_day_correct_it(coordinator: ZoneClient, home: Stock) -> None:
    bring_in(coordinator, (LYKTAN, "Ronna", 3, "", 8900, 9500, ""))
    bring_in(coordinator, (LYKTAN, "Ronna", 3, "", 8950, 9500, ""))
    assert Stock.objects.count() == 2
    assert Stock.objects.get(valid_from=CALLED).rent_from == 8950


def test_a_dash_says_that_it_is_not_known(coordinator: ZoneClient, home: Stock) -> None:
    bring_in(coordinator, (LYKTAN, "Ronna", 3, "–", "", "", ""))
    new = Stock.objects.get(valid_until=None)
    assert (new.dwellings, new.rent_from) == (None, 8500)


def test_a_stated_first_day_is_that_row_and_no_other(coordinator: ZoneClient, home: Stock) -> None:
    head = (*STOCK[0], "Från")
    bring_in(coordinator, (LYKTAN, "Ronna", 3, 14, "", "", "", "2020-01-01"), head=head)
    home.refresh_from_db()
    assert Stock.objects.count() == 1
    assert (home.dwellings, home.valid_until) == (14, None)


def test_a_later_first_day_ends_what_is_known_then(coordinator: ZoneClient, home: Stock) -> None:
    head = (*STOCK[0], "Från")
    bring_in(coordinator, (LYKTAN, "Ronna", 3, 14, 9000, 9900, 2, "1/1 2027"), head=head)
    home.refresh_from_db()
    assert home.valid_until == date(2026, 12, 31)
    assert Stock.objects.get(valid_from=date(2027, 1, 1)).rent_from == 9000


def test_days_that_overlap_within_the_file_are_told(coordinator: ZoneClient, home: Stock) -> None:
    head = (*STOCK[0], "Från")
    rows = ((*ALIKE, "2020-01-01"), (*ALIKE[:4], 9000, 9900, 2, "2027-01-01"))
    text = told(send(coordinator, with_rows("Bestånd", *rows, head=head)))
    assert "överlappar" in text
    assert "Bestånd/H3/2027-01-01" in text


def test_reversed_days_are_told_at_their_cell(coordinator: ZoneClient, home: Stock) -> None:
    head = (*STOCK[0], "Från", "Till")
    row = (*ALIKE, "2026-01-01", "2025-01-01")
    text = told(send(coordinator, with_rows("Bestånd", row, head=head)))
    assert "Bestånd/I2/2025-01-01: Den sista dagen" in text


def test_a_row_may_come_from_a_source_of_its_own(coordinator: ZoneClient, home: Stock) -> None:
    content = xlsx({
        **WHOLE,
        "Källa": (("Nr", "Slags källa", "Vad eller vem", "Dag"), (1, "Möte", "mötet", "2026-11-01"),
                  (7, "Webbplats", "prislistan", "2026-11-10")),
        "Bestånd": ((*STOCK[0], "Källa nr"), (LYKTAN, "Ronna", 2, 1, 7000, 7500, 1, 7)),
    })  # fmt: skip
    accept(coordinator, brought_up(coordinator, content), missing_is_meant="on")
    new = Stock.objects.get(rooms=2)
    assert (new.source.label, new.valid_from) == ("prislistan", date(2026, 11, 10))
    assert ContactPerson.objects.get().source.label == "mötet"


def test_a_landlord_that_is_only_in_the_portal_may_be_named(
    coordinator: ZoneClient, home: Stock
) -> None:
    content = xlsx({k: v for k, v in WHOLE.items() if k != "Hyresvärdar"})
    accept(coordinator, brought_up(coordinator, content))
    assert Landlord.objects.count() == 1
    assert ContactPerson.objects.get().landlord == home.landlord


def test_an_empty_cell_leaves_a_landlord_as_it_is(coordinator: ZoneClient, home: Stock) -> None:
    Landlord.objects.update(website="https://a.example", note="Ring efter tio.")
    row = (LYKTAN, "Stiftelse", "", "", "–")
    accept(coordinator, brought_up(coordinator, with_rows("Hyresvärdar", row)))
    landlord = Landlord.objects.get()
    assert (landlord.ownership, landlord.website) == ("foundation", "https://a.example")
    assert (landlord.organisation_number, landlord.note) == ("556036-0793", "")


def test_a_company_that_turns_out_to_be_a_person_loses_its_number(
    coordinator: ZoneClient, home: Stock
) -> None:
    row = (LYKTAN, "Privatperson", "", "", "")
    accept(coordinator, brought_up(coordinator, with_rows("Hyresvärdar", row)))
    assert Landlord.objects.get().organisation_number is None


def test_a_contact_that_changed_is_changed_from_the_day(
    coordinator: ZoneClient, home: Stock
) -> None:
    person = {"landlord": home.landlord, "name": "Kim Lind", "role": "letting", "phone": "08-1"}
    old = ContactPerson.objects.create(**stated(**person, source=make_source(), hours="vardagar"))
    accept(coordinator, brought_up(coordinator, with_rows("Kontaktpersoner", CONTACTS[1])))
    old.refresh_from_db()
    new = ContactPerson.objects.exclude(pk=old.pk).get()
    assert (old.valid_until, old.phone) == (BEFORE, "08-1")
    assert (new.phone, new.hours, new.valid_from) == ("08-123 45 67", "vardagar", CALLED)


def test_a_new_landlord_begins_with_a_scope_ready_for_terms(coordinator: ZoneClient) -> None:
    make_district(code="ronna", name="Ronna")
    accept(coordinator, brought_up(coordinator, xlsx(WHOLE)))
    (landlord,) = Landlord.objects.filter(name=LYKTAN)
    assert [(scope.name, scope.rank) for scope in landlord.scopes.all()] == [
        ("Hela beståndet", 100)
    ]
    accept(coordinator, brought_up(coordinator, xlsx(WHOLE)))
    assert landlord.scopes.count() == 1
