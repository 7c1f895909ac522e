"""The two verbs, “still true” and the small pages, as coordinators use them; hostile input too."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from accounts.roles import Role
from landlords.models import (
    ExceptionRule,
    House,
    Landlord,
    Requirement,
    Source,
    Statement,
    Stock,
)
from tests.landlords.statements import house, one_of_each, owned
from tests.landlords.terms import remarks
from tests.make import (
    LONG_AGO,
    make_district,
    make_exception,
    make_landlord,
    make_requirement,
    make_scope,
    make_source,
    make_stock,
)
from tests.no_script import Browser
from tests.zone_client import ZoneClient

pytestmark = pytest.mark.django_db

TODAY = timezone.localdate()
RUBBISH = [
    "",
    "i går",
    "2026-02-30",
    "0001-01-01",
    "9999-12-31",
    "10000-01-01",
    "'; --",
    "x" * 5000,
]
SignIn = Callable[[Role], ZoneClient]


def address(record: Any, page: str = "change") -> str:
    """Where a record is kept."""
    return f"/admin/landlords/{record._meta.model_name}/{record.pk}/{page}/"


def stock_rows() -> list[tuple[Any, ...]]:
    """All rows of homes, as far as these pages could change them."""
    fields = ("pk", "landlord", "dwellings", "valid_from", "valid_until", "confirmed_on", "source")
    return list(Stock.objects.order_by("pk").values_list(*fields))


@pytest.fixture
def stock() -> Stock:
    """Ten three-room homes, since long ago."""
    return make_stock()


def test_a_new_row_asks_for_no_verb(coordinator: Client) -> None:
    scope = make_scope()
    page = Browser(coordinator, f"/admin/landlords/requirement/add/?scope={scope.pk}")
    assert not {"verb", "from_day", "reason", "same_source"} & page.form.known


@pytest.mark.parametrize("make", [make_stock, make_requirement, make_exception])
def test_the_form_of_a_row_that_is_there_opens_with_the_two_verbs(
    coordinator: Client, make: Callable[[], Statement]
) -> None:
    page = Browser(coordinator, address(make()))
    assert {"verb", "from_day", "reason"} <= page.form.known
    assert "verb" not in page.form.values
    assert page.form.values["from_day"] == [TODAY.isoformat()]
    text = page.text
    assert text.index("Ändra från en dag") < text.index("Rätta") < text.index("Senast bekräftat")


def test_nothing_is_saved_before_a_verb_is_chosen(coordinator: Client, stock: Stock) -> None:
    page = Browser(coordinator, address(stock))
    page.fill(dwellings="12")
    page.press("_save")
    assert "Välj om något nytt gäller från en dag" in page.errors
    assert page.form.values["dwellings"] == ["12"]
    assert Stock.objects.get().dwellings == 10


def test_from_a_day_on_another_row_holds(coordinator: Client, stock: Stock) -> None:
    page = Browser(coordinator, address(stock))
    page.from_day("2026-03-01")
    page.fill(dwellings="12", confirmed_on="2026-02-20", new_kind="phone", new_label="Uthyraren")
    page.press("_continue")
    assert page.errors == ""
    old, new = Stock.objects.order_by("valid_from")
    assert (old.dwellings, old.valid_until, old.source) == (10, date(2026, 2, 28), stock.source)
    assert (new.dwellings, new.valid_from, new.valid_until) == (12, date(2026, 3, 1), None)
    assert (new.source.label, new.confirmed_on) == ("Uthyraren", date(2026, 2, 20))
    assert page.url == address(new)


def test_an_old_source_is_not_put_under_something_new_without_a_second_look(
    coordinator: Client, stock: Stock
) -> None:
    page = Browser(coordinator, address(stock))
    page.fill(verb="from_day", from_day="2026-03-01", dwellings="12")
    page.press("_save")
    assert "Om båda sades vid samma tillfälle, spara igen." in page.errors
    assert Stock.objects.count() == 1
    page.press("_save")
    assert page.errors == ""
    assert set(Stock.objects.values_list("source", flat=True)) == {stock.source_id}
    again = Browser(coordinator, address(Stock.objects.get(valid_until=None)))
    again.fill(verb="from_day", from_day="2026-04-01", dwellings="13", confirmed_on="2026-03-20")
    again.press("_save")
    assert again.errors == ""


def test_a_correction_is_made_in_place_with_its_reason_in_the_history(
    coordinator: Client, stock: Stock
) -> None:
    page = Browser(coordinator, address(stock))
    page.fill(dwellings="12")
    page.correct("")
    page.press("_save")
    assert "varför" in page.errors
    assert Stock.objects.get().dwellings == 10
    page.correct("Hörde fel")
    page.press("_save")
    assert page.errors == ""
    row = Stock.objects.get()
    assert (row.dwellings, row.valid_from, row.valid_until) == (12, LONG_AGO, None)


def test_the_history_of_a_term_names_the_verb(coordinator: Client) -> None:
    row = make_requirement(topic="remarks", tests=remarks(0, youngest=24))
    page = Browser(coordinator, address(row))
    page.set("tests-0-0-remarks-youngest", "36")
    page.from_day("2026-03-01")
    page.press("_save")
    assert page.errors == ""
    history = coordinator.get(address(row, "history")).content.decode()
    assert "till och med: – → 2026-02-28" in history
    assert Requirement.objects.count() == 2


@pytest.mark.parametrize("day", RUBBISH)
def test_a_rubbish_day_is_refused_and_nothing_typed_is_lost(
    coordinator: Client, stock: Stock, day: str
) -> None:
    before = stock_rows()
    page = Browser(coordinator, address(stock))
    page.from_day(day)
    page.fill(dwellings="12")
    page.press("_save")
    assert page.errors
    assert page.form.values["dwellings"] == ["12"]
    assert stock_rows() == before


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("2020-01-01", "är första dagen för det som står här"),
        ("2019-12-31", "kan inte ändras från"),
        ("2026-07-01", "Lägg till en ny rad"),
    ],
)
def test_a_day_on_which_it_cannot_change_is_told_beside_the_day(
    coordinator: Client, day: str, said: str
) -> None:
    row = make_stock(valid_until=date(2026, 6, 30))
    page = Browser(coordinator, address(row))
    page.from_day(day)
    page.fill(dwellings="12")
    page.press("_save")
    assert said in page.errors
    assert Stock.objects.get() == row


def test_the_first_day_of_the_old_row_is_not_changed_by_the_way(
    coordinator: Client, stock: Stock
) -> None:
    page = Browser(coordinator, address(stock))
    page.from_day("2026-03-01")
    page.fill(dwellings="12", valid_from="2021-01-01")
    page.press("_save")
    assert "Rätta om den gamla radens första dag är fel" in page.errors
    assert Stock.objects.get().valid_from == LONG_AGO


def test_the_later_row_is_told_and_not_overlapped(coordinator: Client) -> None:
    row = make_stock(valid_until=date(2026, 6, 30))
    make_stock(landlord=row.landlord, district=row.district, valid_from=date(2026, 7, 1))
    before = stock_rows()
    page = Browser(coordinator, address(row))
    page.from_day("2026-03-01")
    page.fill(dwellings="12", valid_until="")
    page.press("_save")
    assert page.errors
    assert stock_rows() == before


def test_a_second_submit_of_the_same_form_changes_nothing_more(
    coordinator: Client, stock: Stock
) -> None:
    page = Browser(coordinator, address(stock))
    page.from_day("2026-03-01")
    page.fill(dwellings="12")
    sent = {**page.form.values, "_save": "1"}
    assert coordinator.post(page.url, sent).status_code == 302
    after = stock_rows()
    assert coordinator.post(page.url, sent).status_code == 200
    assert stock_rows() == after


@pytest.mark.parametrize("verb", ["", "delete", "FROM_DAY", "x" * 5000])
def test_there_is_no_third_verb(coordinator: Client, stock: Stock, verb: str) -> None:
    page = Browser(coordinator, address(stock))
    sent = {**page.form.values, "verb": verb, "reason": "x", "dwellings": "12", "_save": "1"}
    assert coordinator.post(page.url, sent).status_code == 200
    assert Stock.objects.get().dwellings == 10


def test_a_scope_of_another_landlord_cannot_be_slipped_in(coordinator: Client) -> None:
    row, other = make_requirement(), make_scope()
    page = Browser(coordinator, address(row))
    for verb in ("correct", "from_day"):
        sent = {**page.form.values, "verb": verb, "reason": "x", "scope": other.pk, "_save": "1"}
        assert coordinator.post(page.url, sent).status_code == 200
    assert Requirement.objects.get().scope == row.scope


# “Still true”, and letting it end


@pytest.mark.parametrize("make", [make_stock, make_requirement, make_exception])
def test_still_true_asks_for_day_and_source_alone(
    coordinator: Client, make: Callable[[], Any]
) -> None:
    row, source = make(), make_source(on=None)
    page = Browser(coordinator, address(row, "still-true"))
    assert page.form.values["on"] == [TODAY.isoformat()]
    page.fill(source=source.pk, on="2026-02-01")
    page.press("")
    now = type(row).objects.get()
    assert (now.confirmed_on, now.confirmed_source) == (date(2026, 2, 1), source)
    assert (now.valid_from, now.valid_until, now.source) == (LONG_AGO, None, row.source)


def test_the_source_used_last_is_there_already(coordinator: Client, stock: Stock) -> None:
    page = Browser(coordinator, address(stock, "still-true"))
    page.fill(source="", new_kind="phone", new_label="Samtal i dag")
    page.press("")
    said = Source.objects.get(label="Samtal i dag")
    again = Browser(coordinator, address(make_stock(), "still-true"))
    assert again.form.values["source"] == [str(said.pk)]
    again.press("")
    assert Stock.objects.filter(confirmed_source=said, confirmed_on=TODAY).count() == 2
    assert Source.objects.filter(label="Samtal i dag").count() == 1


def test_a_whole_landlord_is_confirmed_at_once(coordinator: Client) -> None:
    landlord, source = make_landlord(), make_source()
    one_of_each(landlord)
    page = Browser(coordinator, address(landlord, "still-true"))
    page.fill(source=source.pk)
    page.press("")
    assert "14 rader bekräftades." in page.text
    assert Stock.objects.get(landlord=landlord).confirmed_on == TODAY
    page = Browser(coordinator, address(landlord, "still-true"))
    page.press("")
    assert "Inget behövde bekräftas" in page.text


@pytest.mark.parametrize("day", [*RUBBISH, (TODAY + timedelta(days=1)).isoformat(), "2019-06-01"])
def test_a_confirmation_of_a_day_that_cannot_be_is_refused(
    coordinator: Client, stock: Stock, day: str
) -> None:
    before = stock_rows()
    for record in (stock, stock.landlord):
        page = Browser(coordinator, address(record, "still-true"))
        page.fill(on=day, source=stock.source_id)
        page.press("")
        assert page.errors, day
        assert stock_rows() == before


@pytest.mark.parametrize("source", ["", "0", "99999999999999999999", "x", "-1", "1 OR 1=1"])
def test_a_source_that_is_none_is_refused(coordinator: Client, stock: Stock, source: str) -> None:
    before = stock_rows()
    page = Browser(coordinator, address(stock, "still-true"))
    sent = {**page.form.values, "source": source}
    assert coordinator.post(page.url, sent).status_code == 200
    assert stock_rows() == before


def test_a_statement_ends_on_a_page_of_its_own(coordinator: Client, stock: Stock) -> None:
    page = Browser(coordinator, address(stock, "end"))
    page.fill(last_day="2019-01-01")
    page.press("")
    assert "kan inte vara sista dagen" in page.errors
    page.fill(last_day="2026-06-30", reason="Huset rivs")
    page.press("")
    assert Stock.objects.get().valid_until == date(2026, 6, 30)
    assert f'href="{address(stock, "end")}"' not in coordinator.get(address(stock)).content.decode()


# Houses and landlords


@pytest.fixture
def sold() -> House:
    """A house with homes that somebody owns."""
    place = house(district=make_district())
    row = owned(make_landlord(name="Säljaren"), house=place)
    make_stock(landlord=row.landlord, house=place, district=place.district)
    return place


def test_a_sale_is_shown_before_it_is_done(coordinator: Client, sold: House) -> None:
    buyer, before = make_landlord(name="Köparen"), stock_rows()
    page = Browser(coordinator, address(sold, "sold"))
    page.fill(landlord=buyer.pk, on="2026-04-01", source=make_source().pk)
    page.press("")
    assert "ägs av Köparen i stället för Säljaren från och med 1" in page.text
    assert "10 bostäder med 3 rum" in page.text
    assert stock_rows() == before
    page.press("")
    assert sold.ownerships.get(valid_until=None).landlord == buyer
    assert Stock.objects.get(valid_until=None).landlord == buyer


def test_what_was_shown_must_still_be_so_when_it_is_done(coordinator: Client, sold: House) -> None:
    page = Browser(coordinator, address(sold, "sold"))
    page.fill(landlord=make_landlord().pk, on="2026-04-01", source=make_source().pk)
    page.press("")
    Stock.objects.update(dwellings=99)
    page.press("")
    assert "99 bostäder" in page.text
    assert sold.ownerships.count() == 1
    page.press("")
    assert sold.ownerships.count() == 2


def test_agreement_cannot_be_made_up(coordinator: Client, sold: House) -> None:
    page = Browser(coordinator, address(sold, "sold"))
    page.fill(landlord=make_landlord().pk, on="2026-04-01", source=make_source().pk)
    for agreed in ("1", "x" * 5000, "ja:nej"):
        coordinator.post(page.url, {**page.form.values, "agreed": agreed})
        assert sold.ownerships.count() == 1


def test_a_sale_twice_on_a_day_is_refused(coordinator: Client, sold: House) -> None:
    source = make_source()
    for buyer in (make_landlord(), make_landlord()):
        page = Browser(coordinator, address(sold, "sold"))
        page.fill(landlord=buyer.pk, on="2026-04-01", source=source.pk)
        page.press("")
        if not page.errors:
            page.press("")
    assert "byter ägare högst en gång om dagen" in page.errors
    assert sold.ownerships.count() == 2


def test_a_house_without_owner_offers_to_record_the_first_one(coordinator: Client) -> None:
    place, owner = house(), make_landlord()
    html = coordinator.get(address(place)).content.decode()
    assert address(place, "first-owner") in html
    assert address(place, "sold") not in html
    page = Browser(coordinator, address(place, "first-owner"))
    page.fill(landlord=owner.pk, since="2020-05-01", source=make_source().pk)
    page.press("")
    assert place.ownerships.get().landlord == owner


def test_a_merger_is_shown_before_it_is_done_and_undone_while_it_can_be(
    coordinator: Client,
) -> None:
    landlord, into = make_landlord(name="Lilla"), make_landlord(name="Stora")
    page = Browser(coordinator, address(landlord, "merge"))
    page.fill(merged_into=into.pk, on="2026-04-01", source=make_source().pk)
    page.press("")
    assert "Inga bostäder eller hus går över." in page.text
    assert Landlord.objects.get(pk=landlord.pk).merged_into is None
    page.press("")
    assert Landlord.objects.get(pk=landlord.pk).merged_into == into
    page = Browser(coordinator, address(landlord, "unmerge"))
    page.fill(reason="Fel bolag")
    page.press("")
    assert Landlord.objects.get(pk=landlord.pk).merged_into is None


def test_a_landlord_is_not_merged_with_itself(coordinator: Client) -> None:
    landlord = make_landlord()
    page = Browser(coordinator, address(landlord, "merge"))
    sent = {**page.form.values, "merged_into": landlord.pk, "source": make_source().pk}
    html = coordinator.post(page.url, sent).content.decode()
    assert "kan inte gå upp i sig själv" in html


def test_the_archive_asks_why(coordinator: Client) -> None:
    landlord = make_landlord()
    assert "is_archived" not in Browser(coordinator, address(landlord)).form.known
    page = Browser(coordinator, address(landlord, "archive"))
    page.press("")
    assert page.errors
    page.fill(reason="Finns inte kvar")
    page.press("")
    assert Landlord.objects.get().is_archived
    page = Browser(coordinator, address(landlord, "unarchive"))
    page.fill(reason="Fanns kvar")
    page.press("")
    assert not Landlord.objects.get().is_archived


# For whom


def every_small_page() -> list[str]:
    """The address of each small page."""
    scope = make_scope()
    records: list[Any] = [
        make_stock(landlord=scope.landlord), make_requirement(scope=scope),
        make_exception(scope=scope),
    ]  # fmt: skip
    pages = [address(record, page) for record in records for page in ("still-true", "end")]
    whole = ("still-true", "merge", "unmerge", "archive", "unarchive")
    pages += [address(scope.landlord, page) for page in whole]
    return [*pages, *(address(house(), page) for page in ("sold", "first-owner"))]


@pytest.mark.parametrize("role", [Role.CASE_WORKER, Role.MANAGER, Role.ADMINISTRATOR])
def test_nobody_but_coordinators_comes_here(signed_in: SignIn, role: Role) -> None:
    browser = signed_in(role)
    for url in every_small_page():
        assert browser.get(url).status_code == 403, url
        assert browser.post(url, {"on": "2026-01-01"}).status_code == 403, url


def test_a_page_is_protected_against_forged_requests(signed_in: SignIn, stock: Stock) -> None:
    browser = signed_in(Role.COORDINATOR)
    browser.handler.enforce_csrf_checks = True
    sent = {"on": TODAY.isoformat(), "source": stock.source_id}
    assert browser.post(address(stock, "still-true"), sent).status_code == 403
    assert Stock.objects.get().confirmed_on == LONG_AGO


@pytest.mark.parametrize("key", ["0", "99999999999999999999", "x", "-1", "1_2F2", "٣", "%00"])
def test_a_record_that_does_not_exist_is_not_found(coordinator: Client, key: str) -> None:
    for model, page in (("stock", "still-true"), ("landlord", "merge"), ("house", "sold")):
        url = f"/admin/landlords/{model}/{key}/{page}/"
        assert coordinator.get(url).status_code in {400, 404}, url
        assert coordinator.post(url).status_code in {400, 404}, url


def test_exceptions_can_be_changed_from_a_day_too(coordinator: Client) -> None:
    row = make_exception()
    page = Browser(coordinator, address(row))
    page.from_day("2026-03-01")
    page.fill(per_year="4")
    page.press("_save")
    assert page.errors == ""
    assert sorted(ExceptionRule.objects.values_list("per_year", flat=True), key=bool) == [None, 4]
