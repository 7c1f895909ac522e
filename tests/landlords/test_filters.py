"""Each filter of the directory: whom it lets in, whom it leaves out, and what it says."""

from datetime import date, timedelta
from typing import Any
from urllib.parse import urlencode

import pytest
from django.http import QueryDict
from django.utils import translation

from landlords.filters import DayForm, LandlordFilter
from landlords.models import Landlord
from landlords.projection import rebuild_answers
from landlords.querysets import Hidden, WantedHome
from landlords.requirements.codes import IncomeType
from tests.landlords.terms import incomes, landlord_with, landlord_with_home, names, remarks
from tests.make import (
    make_district,
    make_exception,
    make_landlord,
    make_requirement,
    make_scope,
    make_stock,
)

pytestmark = pytest.mark.django_db

TODAY = date(2026, 6, 15)
WRONG = [
    "",
    " ",
    "x",
    "-1",
    "0",
    "9" * 20,
    "9" * 5000,
    "1.5",
    "1e3",
    "NaN",
    "٣",
    "'",
    "[]",
    "å" * 300,
]


def filtered(**asked: Any) -> LandlordFilter:
    """The directory with these parameters in its address."""
    data = QueryDict(urlencode(asked, doseq=True))
    return LandlordFilter(data, Landlord.objects.current(TODAY), today=TODAY)


def names_of(found: LandlordFilter) -> list[str]:
    """The names a directory shows."""
    return names(found.lines(found.sorted_out.shown))


def shown(**asked: Any) -> list[str]:
    """The names the directory shows."""
    return names_of(filtered(**asked))


def test_without_filters_every_letting_landlord_is_shown() -> None:
    make_landlord(name="Known")
    make_landlord(name="Paused", paused_from=TODAY)
    make_landlord(name="Archived", is_archived=True)
    assert shown() == ["Known"]
    assert filtered().sorted_out.hidden == Hidden(paused=1, refusing=0, without_home=0)


def test_paused_landlords_are_shown_when_asked_for() -> None:
    make_landlord(name="Paused", paused_from=TODAY)
    assert shown(paused="on") == ["Paused"]
    assert shown(paused="false") == []
    assert filtered(paused="on").sorted_out.hidden.total == 0


def test_district_lets_in_its_landlords_and_those_of_unknown_places() -> None:
    ronna, geneta = make_district(code="ronna"), make_district(code="geneta")
    for name, district in (("Ronna", ronna), ("Geneta", geneta), ("Somewhere", None)):
        make_stock(landlord=make_landlord(name=name), district=district)
    assert shown(district="ronna", sort="name") == ["Ronna", "Somewhere"]
    assert shown(district="geneta", sort="name") == ["Geneta", "Somewhere"]
    assert filtered(district="ronna").sorted_out.hidden.without_home == 1


def test_rooms_let_in_that_size_only() -> None:
    for rooms in (1, 3, 8):
        make_stock(landlord=make_landlord(name=str(rooms)), rooms=rooms)
    assert shown(rooms=3) == ["3"]
    assert shown(rooms=8) == ["8"]
    assert shown(rooms=5) == []


def test_rent_lets_in_what_may_be_had_for_it() -> None:
    for rent in (7000, 8000, None):
        make_stock(landlord=make_landlord(name=str(rent)), rent_from=rent, rent_to=None)
    assert shown(rent=7000, sort="name") == ["7000", "None"]
    assert shown(rent=6999) == ["None"]


def test_district_rooms_and_rent_are_met_by_one_home() -> None:
    ronna, geneta = make_district(code="ronna"), make_district(code="geneta")
    landlord = landlord_with_home(ronna, rooms=2, rent_from=6000)
    make_stock(landlord=landlord, district=geneta, rooms=3, rent_from=8000)
    assert shown(district="ronna", rooms=2, rent=6000)
    assert not shown(district="ronna", rooms=3)
    assert not shown(rooms=3, rent=7000)
    assert filtered(district="ronna", rooms=3, rent=7).wanted == WantedHome(ronna.pk, 3, 7)


@pytest.mark.parametrize("counts", ["yes", "supplement", "assessed"])
@pytest.mark.parametrize("income", list(IncomeType))
def test_income_leaves_out_only_a_no(income: IncomeType, counts: str) -> None:
    landlord_with("income_basis", incomes(**{income.value: counts}), name="Counts")
    landlord_with("income_basis", incomes(**{income.value: "no"}), name="Refuses")
    make_landlord(name="Never asked")
    assert shown(income=income.value, sort="name") == ["Counts", "Never asked"]
    assert filtered(income=income.value).sorted_out.hidden.refusing == 1


def test_a_no_with_an_exception_stays() -> None:
    landlord = landlord_with("income_basis", incomes(income_support="no"))
    assert not shown(income="income_support")
    make_exception(scope=landlord.scopes.get(), topic="income_basis")
    rebuild_answers([landlord])
    assert shown(income="income_support") == [landlord.name]


def test_remarks_leave_out_who_takes_none() -> None:
    landlord_with("remarks", remarks(3), name="Some")
    landlord_with("remarks", remarks(0), name="None")
    landlord_with("remarks", remarks(0), weight="assessed", name="Assessed")
    landlord_with("remarks", [], name="No demand")
    assert shown(remarks="on", sort="name") == ["Assessed", "No demand", "Some"]
    assert len(shown()) == 4


def test_income_and_remarks_go_together() -> None:
    landlord = landlord_with("income_basis", incomes(salary="yes"))
    make_requirement(scope=landlord.scopes.get(), topic="remarks", tests=remarks(0))
    rebuild_answers([landlord])
    assert shown(income="salary")
    assert not shown(income="salary", remarks="on")
    assert filtered(income="income_support", remarks="on").sorted_out.hidden.refusing == 1


def test_another_answer_in_a_district_decides_there() -> None:
    landlord = make_landlord()
    ronna, geneta = make_district(code="ronna"), make_district(code="geneta")
    for district in (ronna, geneta):
        make_stock(landlord=landlord, district=district)
    make_requirement(scope=make_scope(landlord=landlord), topic="remarks", tests=remarks(3))
    narrow = make_scope(landlord=landlord, rank=10, districts=(ronna,))
    make_requirement(scope=narrow, topic="remarks", tests=remarks(0))
    rebuild_answers([landlord])
    assert shown(remarks="on")
    assert shown(remarks="on", district="geneta")
    assert not shown(remarks="on", district="ronna")


def test_name_finds_a_part_of_it() -> None:
    make_landlord(name="Åkes Hus")
    make_landlord(name="Örjans Hus")
    assert shown(name="åke") == ["Åkes Hus"]
    assert shown(name="hus", sort="name") == ["Åkes Hus", "Örjans Hus"]
    assert shown(name="%") == []
    assert filtered(name="åke").sorted_out.hidden.total == 0


def test_the_day_decides_homes_answers_and_pauses() -> None:
    yesterday = TODAY - timedelta(days=1)
    landlord_with("remarks", remarks(0), name="Refused before", valid_until=yesterday)
    make_landlord(name="Paused before", paused_from=yesterday, paused_until=yesterday)
    make_stock(landlord=make_landlord(name="Sold"), rooms=3, valid_until=yesterday)
    make_stock(landlord=Landlord.objects.get(name="Sold"), rooms=2)
    asked = {"remarks": "on", "rooms": 3, "sort": "name"}
    assert shown(**asked) == ["Paused before", "Refused before"]
    assert shown(**asked, day=yesterday.isoformat()) == ["Sold"]
    assert filtered(day=yesterday.isoformat()).shown_day == yesterday
    assert filtered().shown_day == TODAY


def test_order_is_by_vacancies_unless_told_otherwise() -> None:
    for name, vacancies in (("Åke", 1), ("Zeb", 5), ("Adam", None)):
        make_stock(landlord=make_landlord(name=name), vacancies_a_year=vacancies)
    assert shown() == ["Zeb", "Åke", "Adam"]
    assert shown(sort="name") == ["Adam", "Zeb", "Åke"]
    assert shown(sort="-name") == ["Åke", "Zeb", "Adam"]


def test_vacancies_count_the_homes_that_fit() -> None:
    few = landlord_with_home(rooms=3, vacancies_a_year=1)
    make_stock(landlord=few, rooms=2, vacancies_a_year=90)
    many = landlord_with_home(rooms=3, vacancies_a_year=2)
    assert shown(rooms=3) == [many.name, few.name]
    assert shown() == [few.name, many.name]


@pytest.mark.parametrize("value", WRONG)
@pytest.mark.parametrize(
    "name", ["district", "rooms", "rent", "income", "name", "day", "sort", "paused", "remarks"]
)
def test_what_cannot_be_read_is_told_and_left_aside(name: str, value: str) -> None:
    make_landlord(name="Everybody")
    found = filtered(**{name: value})
    found.chips()
    assert found.sorted_out.hidden.total == 0
    found.nearest()
    if found.errors:
        assert list(found.errors) == [name]
        assert all(len(message) > 30 for message in found.errors[name])
        assert names_of(found) == ["Everybody"]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("district", "xx"), ("rooms", "0"), ("rooms", "9"), ("rooms", "9" * 20), ("rent", "-5"),
        ("rent", "0"), ("rent", "100001"), ("rent", "8 000 USD"), ("rent", "9" * 5000),
        ("income", "gold"), ("name", "å" * 201), ("day", "0000-00-00"), ("day", "2026-02-30"),
        ("day", "15/6 2026"), ("day", "1899-12-31"), ("day", "2200-01-01"), ("sort", "rent"),
    ],
)  # fmt: skip
def test_each_mistake_has_a_sentence(name: str, value: str) -> None:
    assert list(filtered(**{name: value}).errors) == [name]


@pytest.mark.parametrize("written", ["8000", "8 000", " 8\N{NO-BREAK SPACE}000 kr ", "8000kr"])
def test_a_rent_is_read_as_people_write_it(written: str) -> None:
    assert filtered(rent=written).wanted.rent_up_to == 8000


def test_one_mistake_leaves_the_other_filters_in_force() -> None:
    landlord_with_home(rooms=2)
    kept = landlord_with_home(rooms=3)
    assert shown(rooms=3, rent=-5, district="xx", day="x") == [kept.name]


def test_several_values_and_strange_names_are_no_error() -> None:
    landlord_with_home(rooms=3)
    found = filtered(rooms=["2", "3"], **{"rooms[]": "1", "landlord__pk": "1", "é": "x"})
    assert not found.errors
    assert len(names_of(found)) == 1


def test_chips_say_what_is_asked_and_lead_to_the_list_without_it() -> None:
    make_district(code="ronna", name="Ronna")
    asked = {
        "district": "ronna", "rooms": "8", "rent": "8500", "income": "income_support",
        "name": "åke & co", "remarks": "on", "paused": "on", "day": "2026-01-31", "sort": "name",
        "page": "3",
    }  # fmt: skip
    found = filtered(**asked)
    with translation.override("en"):
        chips = found.chips()
    assert [text for text, _url in chips] == [
        "District: Ronna", "Rooms: 8 or more", "Rent up to 8\xa0500\xa0kr a month",
        "Lives on income support", "Name: åke & co", "Has payment remarks",
        "Also those that let nothing now",
    ]  # fmt: skip
    for (_text, url), name in zip(chips, asked, strict=False):
        left = QueryDict(url.removeprefix("?")).dict()
        assert left == {key: value for key, value in asked.items() if key not in {name, "page"}}
    left = QueryDict(found.clear_url().removeprefix("?")).dict()
    assert left == {"day": "2026-01-31", "sort": "name"}


def test_what_is_not_asked_has_no_chip() -> None:
    assert filtered(district="", rooms="", name=" ", rent="x").chips() == []


def test_nobody_found_names_what_would_help_best_first() -> None:
    ronna = make_district(code="ronna")
    for name in ("A", "B"):
        make_stock(landlord=make_landlord(name=name), district=make_district(), rooms=3)
    make_stock(landlord=make_landlord(name="C"), district=ronna, rooms=2)
    make_stock(landlord=make_landlord(name="D", paused_from=TODAY), district=ronna, rooms=3)
    found = filtered(district="ronna", rooms=3)
    assert not names_of(found)
    with translation.override("en"):
        nearest = found.nearest()
    assert [(item.count, item.url) for item in nearest] == [
        (2, "?rooms=3"),
        (1, "?district=ronna"),
        (1, "?district=ronna&rooms=3&paused=on"),
    ]
    assert nearest[0].text.endswith(": 2")
    assert shown(rooms=3) == ["A", "B"]


def test_what_would_not_help_is_not_named() -> None:
    landlord_with_home(rooms=2)
    assert filtered(rooms=3, name="nobody").nearest() == []


@pytest.mark.parametrize("value", [*WRONG, "0000-00-00", "9999-12-31", "0001-01-01"])
def test_a_day_that_cannot_be_read_is_today(value: str) -> None:
    form = DayForm({"day": value})
    assert form.day_or(TODAY) == TODAY
    assert not value.strip() or form.errors["day"]


@pytest.mark.parametrize("value", ["1900-01-01", "2026-02-28", "2199-12-31"])
def test_a_day_of_our_time_is_shown(value: str) -> None:
    assert DayForm({"day": value}).day_or(TODAY) == date.fromisoformat(value)
