"""What the words of the querysets let in and leave out."""

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from typing import TYPE_CHECKING, cast

import pytest
from pytest_django import DjangoAssertNumQueries

from accounts.roles import Role
from landlords.models import District, Landlord, LandlordAnswer, Requirement, Stock
from landlords.projection import rebuild_answers
from landlords.querysets import ORDERS, Hidden, Search, SortedOut, WantedHome
from landlords.questions import REMARKS, income_question
from landlords.requirements.codes import Answer, IncomeType
from tests.landlords.terms import incomes, landlord_with, names, remarks
from tests.make import (
    make_district,
    make_exception,
    make_landlord,
    make_pause,
    make_requirement,
    make_scope,
    make_stock,
    make_user,
)

if TYPE_CHECKING:
    from landlords.loaded import DetailedLandlord, ListedLandlord, LoadedScope, RuledScope

pytestmark = pytest.mark.django_db

DAY = date(2026, 6, 15)
BEFORE, AFTER = DAY - timedelta(days=1), DAY + timedelta(days=1)
SUPPORT = income_question(IncomeType.INCOME_SUPPORT)
ANYTHING = WantedHome()


def answered(answer: str, question: str = SUPPORT, district: District | None = None) -> Landlord:
    """A landlord with one answer since long ago."""
    landlord = make_landlord()
    add_answer(landlord, answer, question, district)
    return landlord


def add_answer(
    landlord: Landlord, answer: str, question: str = SUPPORT, district: District | None = None
) -> None:
    """One more answer."""
    LandlordAnswer.objects.create(
        landlord=landlord, district=district, question=question, answer=answer,
        valid_from=date(2020, 1, 1),
    )  # fmt: skip


def only_line(wanted: WantedHome = ANYTHING, *questions: str) -> "ListedLandlord":
    """The one landlord of a directory."""
    return cast("ListedLandlord", Landlord.objects.for_list(wanted, questions, DAY).get())


def detailed(day: date) -> "DetailedLandlord":
    """The one landlord with what its page shows on this day."""
    return cast("DetailedLandlord", Landlord.objects.for_detail(day).get())


@pytest.mark.parametrize("make", [make_stock, make_requirement, make_exception])
@pytest.mark.parametrize(
    ("first", "last", "holds"),
    [
        (DAY, DAY, True), (BEFORE, None, True), (BEFORE, AFTER, True), (DAY, None, True),
        (BEFORE, BEFORE, False), (AFTER, None, False),
    ],
)  # fmt: skip
def test_both_days_count(
    make: Callable[..., Stock | Requirement], *, first: date, last: date | None, holds: bool
) -> None:
    row = make(valid_from=first, valid_until=last)
    assert type(row).objects.in_force_on(DAY).exists() is holds


@pytest.mark.parametrize(("role", "sees"), [(role, role != Role.ADMINISTRATOR) for role in Role])
def test_an_administrator_sees_no_landlord(*, role: Role, sees: bool) -> None:
    make_landlord()
    assert Landlord.objects.visible_to(make_user(role=role)).exists() is sees


def test_archived_landlords_are_not_current() -> None:
    kept = make_landlord()
    make_landlord(is_archived=True)
    assert list(Landlord.objects.current(DAY)) == [kept]


@pytest.mark.parametrize(
    ("first", "last", "is_paused"),
    [
        (None, None, False), (AFTER, None, False), (BEFORE, BEFORE, False),
        (DAY, None, True), (DAY, DAY, True), (BEFORE, AFTER, True),
    ],
)  # fmt: skip
def test_a_landlord_is_paused_or_letting(
    *, first: date | None, last: date | None, is_paused: bool
) -> None:
    make_landlord(paused_from=first, paused_until=last)
    assert Landlord.objects.paused_on(DAY).exists() is is_paused
    assert Landlord.objects.letting_on(DAY).exists() is not is_paused
    assert bool(only_line().is_paused) is is_paused
    assert bool(detailed(DAY).is_paused) is is_paused


@pytest.mark.parametrize(
    ("text", "found"),
    [("åke", True), ("ÅKES HUS", True), ("ake", False), ("%", False), ("_", False)],
)
def test_a_name_is_found_by_a_part_of_it_as_written(*, text: str, found: bool) -> None:
    make_landlord(name="Åkes hus")
    assert Landlord.objects.named(text).exists() is found


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (ANYTHING, True),
        (WantedHome(rooms=3), True),
        (WantedHome(rooms=2), False),
        (WantedHome(rent_up_to=8000), True),
        (WantedHome(rent_up_to=7999), False),
        (WantedHome(rooms=3, rent_up_to=8000), True),
    ],
)
def test_a_home_is_asked_for_by_rooms_and_rent(*, wanted: WantedHome, found: bool) -> None:
    make_stock(rooms=3, rent_from=8000)
    assert Landlord.objects.with_home(wanted, DAY).exists() is found


def test_a_home_is_asked_for_by_district() -> None:
    here, there = make_district(), make_district()
    landlord = make_stock(district=here).landlord
    assert list(Landlord.objects.with_home(WantedHome(district=here.pk), DAY)) == [landlord]
    assert not Landlord.objects.with_home(WantedHome(district=there.pk), DAY).exists()


def test_one_row_must_be_all_that_is_wanted() -> None:
    here, there = make_district(), make_district()
    landlord = make_stock(district=here, rooms=2, rent_from=6000).landlord
    make_stock(landlord=landlord, district=there, rooms=3, rent_from=9000)
    found = Landlord.objects.with_home
    assert found(WantedHome(district=here.pk, rooms=2, rent_up_to=6000), DAY).exists()
    assert not found(WantedHome(district=here.pk, rooms=3), DAY).exists()
    assert not found(WantedHome(rooms=3, rent_up_to=8000), DAY).exists()
    assert not found(WantedHome(district=there.pk, rent_up_to=8000), DAY).exists()


def test_what_is_not_known_of_homes_leaves_nobody_out() -> None:
    nowhere = make_stock(district=None, rooms=2).landlord
    no_rent = make_stock(rooms=2, rent_from=None, rent_to=None).landlord
    no_homes = make_landlord()
    elsewhere = make_district().pk
    found = Landlord.objects.with_home(WantedHome(district=elsewhere), DAY)
    assert set(found) == {nowhere, no_homes}
    found = Landlord.objects.with_home(WantedHome(rooms=2, rent_up_to=1), DAY)
    assert set(found) == {no_rent, no_homes}


def test_homes_of_another_day_are_no_homes() -> None:
    landlord = make_stock(rooms=3, valid_until=BEFORE).landlord
    make_stock(landlord=landlord, rooms=2)
    assert not Landlord.objects.with_home(WantedHome(rooms=3), DAY).exists()
    assert Landlord.objects.with_home(WantedHome(rooms=3), BEFORE).exists()


@pytest.mark.parametrize("answer", list(Answer))
def test_only_a_no_refuses(answer: Answer) -> None:
    answered(answer)
    stays = Landlord.objects.not_refusing([SUPPORT], None, DAY).exists()
    assert stays is (answer is not Answer.NO)


def test_who_was_never_asked_does_not_refuse() -> None:
    make_landlord()
    assert Landlord.objects.not_refusing([SUPPORT, REMARKS], make_district().pk, DAY).exists()


def test_a_no_to_another_question_does_not_refuse() -> None:
    answered(Answer.NO, REMARKS)
    assert Landlord.objects.not_refusing([SUPPORT], None, DAY).exists()
    assert not Landlord.objects.not_refusing([SUPPORT, REMARKS], None, DAY).exists()


@pytest.mark.parametrize(
    ("anywhere", "here", "refuses"),
    [("no", None, True), ("no", "yes", False), ("yes", "no", True), ("yes", None, False)],
)
def test_the_districts_own_answer_goes_first(
    *, anywhere: str, here: str | None, refuses: bool
) -> None:
    district = make_district()
    landlord = answered(anywhere)
    if here:
        add_answer(landlord, here, district=district)
    assert Landlord.objects.not_refusing([SUPPORT], district.pk, DAY).exists() is not refuses
    other = make_district()
    assert Landlord.objects.not_refusing([SUPPORT], other.pk, DAY).exists() is (anywhere != "no")


def test_a_no_of_another_day_does_not_refuse() -> None:
    landlord = answered(Answer.NO)
    landlord.answers.update(valid_until=BEFORE)
    assert Landlord.objects.not_refusing([SUPPORT], None, DAY).exists()
    assert not Landlord.objects.not_refusing([SUPPORT], None, BEFORE).exists()


def test_each_hidden_landlord_is_counted_once() -> None:
    wanted = WantedHome(rooms=3)
    for paused in (True, False):
        for rooms in (2, 3):
            for answer in ("yes", "no"):
                landlord = make_stock(rooms=rooms).landlord
                add_answer(landlord, answer)
                if paused:
                    make_pause(landlord=landlord, valid_from=BEFORE)
    assert hidden_by(wanted, SUPPORT) == Hidden(paused=4, without_home=2, refusing=1)
    assert hidden_by(wanted, SUPPORT).total == 7
    hidden = hidden_by(wanted, SUPPORT, show_paused=True)
    assert hidden == Hidden(paused=0, without_home=4, refusing=2)
    assert hidden_by(ANYTHING, show_paused=True).total == 0


def hidden_by(wanted: WantedHome, *questions: str, show_paused: bool = False) -> Hidden:
    """What a directory with these filters leaves out."""
    search = Search(wanted, questions, DAY, show_paused)
    return Landlord.objects.sorted_out(search, "name").hidden


def market() -> District:
    """Thirty landlords that differ in all a directory asks; a district some have homes in."""
    here, there = make_district(), make_district()
    for number in range(30):
        landlord = make_landlord(name=f"{'ÖAÅ'[number % 3]} {number}")
        if number % 6:
            rent = 6000 + number * 150
            make_stock(
                landlord=landlord,
                district=(here, there, None)[number % 3],
                rooms=2 + number % 2,
                rent_from=rent,
                rent_to=None,
                vacancies_a_year=(number // 4) or None,
            )
        add_answer(landlord, ("yes", "no", "unknown")[number % 5 % 3], REMARKS)
        if number % 4 == 0:
            add_answer(landlord, ("no", "yes")[number % 8 // 4], REMARKS, here)
        if number % 7 == 0:
            make_pause(landlord=landlord, valid_from=DAY)
    return here


@pytest.mark.parametrize("order", list(ORDERS))
def test_sorting_out_and_the_single_filters_agree(order: str) -> None:
    here = market().pk
    for wanted in (
        ANYTHING,
        WantedHome(rooms=3),
        WantedHome(here),
        WantedHome(here, rooms=2, rent_up_to=9000),
    ):
        for questions in ((), (REMARKS,), (REMARKS, SUPPORT)):
            rows = Landlord.objects.with_home(wanted, DAY).letting_on(DAY)
            rows = rows.not_refusing(questions, wanted.district, DAY)
            found = Landlord.objects.sorted_out(Search(wanted, questions, DAY), order)
            in_order = rows.with_figures(wanted, DAY).in_order(order)
            assert found.shown == [row.pk for row in in_order]
            assert len(found.shown) + found.hidden.total == 30


def test_only_landlords_one_starts_from_are_sorted_out() -> None:
    make_landlord(is_archived=True, paused_from=DAY)
    current = make_landlord()
    found = Landlord.objects.current(DAY).sorted_out(Search(ANYTHING, (), DAY), "name")
    assert found == SortedOut([current.pk], Hidden())
    assert Landlord.objects.none().sorted_out(Search(ANYTHING, (), DAY), "name").shown == []


def test_sorting_out_is_one_query(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    search = Search(WantedHome(district=1, rooms=3), (SUPPORT, REMARKS), DAY)
    with django_assert_num_queries(1):
        Landlord.objects.sorted_out(search, "-vacancies")


def test_a_line_has_the_vacancies_of_the_homes_that_fit() -> None:
    stock = make_stock(rooms=3, vacancies_a_year=2)
    make_stock(landlord=stock.landlord, rooms=3, vacancies_a_year=5)
    make_stock(landlord=stock.landlord, rooms=2, vacancies_a_year=70)
    make_stock(landlord=stock.landlord, rooms=3, vacancies_a_year=90, valid_until=BEFORE)
    line = only_line(WantedHome(rooms=3))
    assert line.vacancies == 7
    assert {home.vacancies_a_year for home in line.homes} == {2, 5}
    line = only_line(WantedHome(rooms=4))
    assert line.vacancies is None


def test_a_line_has_the_newest_confirmation_of_terms_in_force() -> None:
    scope = make_scope()
    for topic, confirmed, last in (
        ("remarks", date(2025, 3, 1), None), ("certainty", date(2024, 1, 1), None),
        ("income_level", date(2026, 1, 1), BEFORE),
    ):  # fmt: skip
        make_requirement(
            scope=scope,
            topic=topic,
            says="none",
            tests=[],
            confirmed_on=confirmed,
            valid_until=last,
        )
    assert only_line().confirmed_on == date(2025, 3, 1)


def test_a_line_names_what_can_be_bent_in_the_district() -> None:
    here, there = make_district(), make_district()
    landlord = make_landlord()
    whole = make_scope(landlord=landlord)
    only_there = make_scope(landlord=landlord, rank=10, districts=(there,))
    for topic, reasons in (
        ("remarks", "special_reasons"),
        ("remarks", "reference"),
        ("certainty", "special_reasons"),
    ):
        condition = {"kind": "certificate", "version": 1, "params": {"of": reasons}}
        make_exception(scope=whole, topic=topic, conditions=[condition])
    make_exception(scope=only_there, topic="income_basis")
    make_exception(scope=whole, topic="age", valid_until=BEFORE)

    def bent(wanted: WantedHome) -> list[str]:
        return only_line(wanted).bent_topics

    assert bent(ANYTHING) == ["certainty", "income_basis", "remarks"]
    assert bent(WantedHome(district=there.pk)) == ["certainty", "income_basis", "remarks"]
    assert bent(WantedHome(district=here.pk)) == ["certainty", "remarks"]


def test_a_line_has_the_districts_answer_beside_the_general_one() -> None:
    here, there = make_district(), make_district()
    landlord = answered("yes")
    add_answer(landlord, "no", district=here)
    add_answer(landlord, "assessed", district=there)
    add_answer(landlord, "no", REMARKS)
    line = only_line(WantedHome(district=here.pk), SUPPORT)
    assert {answer.answer for answer in line.given_answers} == {"yes", "no"}
    assert {answer.answer for answer in only_line(ANYTHING, SUPPORT).given_answers} == {"yes"}


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        ("name", ["Adam", "Zeb", "Åke", "Örjan"]),
        ("-name", ["Örjan", "Åke", "Zeb", "Adam"]),
        ("vacancies", ["Örjan", "Åke", "Adam", "Zeb"]),
        ("-vacancies", ["Åke", "Örjan", "Adam", "Zeb"]),
        ("confirmed", ["Zeb", "Åke", "Adam", "Örjan"]),
        ("-confirmed", ["Åke", "Zeb", "Adam", "Örjan"]),
    ],
)
def test_lists_are_in_order_with_the_unknown_last(order: str, expected: list[str]) -> None:
    for name, vacancies, confirmed in (
        ("Örjan", 1, None), ("Åke", 7, date(2026, 1, 1)),
        ("Zeb", None, date(2025, 1, 1)), ("Adam", None, None),
    ):  # fmt: skip
        landlord = make_landlord(name=name)
        make_stock(landlord=landlord, vacancies_a_year=vacancies)
        if confirmed:
            make_requirement(scope=make_scope(landlord=landlord), confirmed_on=confirmed)
    assert names(Landlord.objects.for_list(ANYTHING, [], DAY).in_order(order)) == expected


@pytest.mark.parametrize("order", ORDERS)
def test_every_order_ends_in_the_key(order: str) -> None:
    twins = [make_landlord(name="Same") for _number in range(4)]
    assert list(Landlord.objects.for_list(ANYTHING, [], DAY).in_order(order)) == twins


def test_the_rule_of_an_answer_comes_with_its_scope_and_audiences() -> None:
    landlord = landlord_with("remarks", remarks(0))
    scope = landlord.scopes.get()
    audience = {"kind": "internal_mover", "version": 1, "params": {}}
    make_requirement(scope=scope, topic="remarks", tests=remarks(5), audience=audience)
    make_requirement(scope=scope, topic="remarks", tests=remarks(4), tier="wish")
    rebuild_answers([landlord])
    answer = LandlordAnswer.objects.with_rule(DAY).get(question=REMARKS)
    assert answer.requirement is not None
    assert len(cast("RuledScope", answer.requirement.scope).rules) == 2


def test_a_page_knows_since_when_anything_is_known() -> None:
    landlord = make_landlord()
    assert detailed(DAY).known_from is None
    make_stock(landlord=landlord, valid_from=date(2022, 1, 1))
    make_requirement(scope=make_scope(landlord=landlord), valid_from=date(2021, 5, 1))
    assert detailed(DAY).known_from == date(2021, 5, 1)


def test_a_page_holds_the_rows_of_its_day() -> None:
    landlord = landlord_with("income_basis", incomes(salary="yes"), valid_until=BEFORE)
    make_exception(scope=landlord.scopes.get(), valid_from=AFTER)
    make_stock(landlord=landlord, valid_from=DAY, valid_until=DAY)
    for day, counts in ((BEFORE, (1, 0, 0)), (DAY, (0, 0, 1)), (AFTER, (0, 1, 0))):
        page = detailed(day)
        [scope] = cast("Iterable[LoadedScope]", page.scopes.all())
        found = (len(scope.rows_in_force), len(scope.exceptions_in_force), len(page.homes))
        assert found == counts
