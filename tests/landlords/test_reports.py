"""The summary tells what holds for every landlord on a day, in words and in figures."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import pytest
from django.utils.translation import override
from pytest_django import DjangoAssertNumQueries

from accounts.models import User
from accounts.roles import Role
from config.shared.reports import NOT_SHOWN
from landlords.projection import rebuild_answers
from landlords.reports import REPORTS, SHARES, Summary, load_summary
from landlords.reports.counting import SILENT, Figure
from landlords.reports.pictures import pictures
from landlords.reports.shares import DEMAND, HIDDEN, NONE, groups
from landlords.reports.summary import Given
from landlords.requirements.codes import Answer
from tests.landlords.summary_inventory import (
    DAY,
    DWELLINGS,
    LANDLORDS,
    Inventory,
    cells,
    incomes,
    kind,
    make_inventory,
    multiple,
)
from tests.make import (
    make_exception,
    make_landlord,
    make_requirement,
    make_scope,
    make_stock,
    make_user,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def in_english() -> Iterator[None]:
    """Words are compared in the language they are written in."""
    with override("en"):
        yield


@pytest.fixture
def manager_user() -> User:
    """Somebody who takes out summaries."""
    return make_user(role=Role.MANAGER)


@pytest.fixture
def inventory() -> Inventory:
    """The five landlords."""
    return make_inventory()


@pytest.fixture
def summary(manager_user: User, inventory: Inventory) -> Summary:
    """The summary of the five."""
    return load_summary(manager_user, DAY)


def figures(
    summary: Summary, group: str, place: int = 0, *, restricted: bool = True
) -> dict[str, tuple[int, int]]:
    """Landlords and dwellings by option, without the empty ones."""
    found = next(item for item in groups(summary, restricted) if item.key == group)
    question = found.questions[place]
    return {
        key: (figure.landlords, figure.dwellings)
        for key, figure in question.figures.items()
        if figure != Figure(0, 0)
    }


def income(summary: Summary, text: str, *, restricted: bool = True) -> dict[str, tuple[int, int]]:
    group = groups(summary, restricted)[0]
    place = [str(question.text) for question in group.questions].index(text)
    return figures(summary, "income", place, restricted=restricted)


# What it stands on


def test_archived_landlords_are_left_out_and_paused_ones_counted(summary: Summary) -> None:
    assert [line.landlord.name for line in summary.lines] == ["Alfa", "Beta", "Delta", "Gamma"]
    assert (summary.landlords, summary.dwellings) == (LANDLORDS, DWELLINGS)
    assert (summary.paused, summary.without_number, summary.partly_without_number) == (1, 1, 1)
    assert summary.without_terms == 0


def test_who_may_not_see_landlords_sums_up_nothing(inventory: Inventory) -> None:
    stranger = make_user(role=Role.ADMINISTRATOR)
    assert load_summary(stranger, DAY).lines == ()


def test_it_shows_the_day_asked_for(manager_user: User, inventory: Inventory) -> None:
    make_requirement(
        scope=inventory.gamma.scopes.get(), topic="certainty", valid_from=date(2027, 1, 1),
        tests=[[kind("certainty", months=6, direction="forward", counted_from="application")]],
    )  # fmt: skip
    before = load_summary(manager_user, date(2026, 12, 31))
    after = load_summary(manager_user, date(2027, 1, 1))
    assert figures(before, "certainty") == {NONE: (1, 60), SILENT: (3, 140)}
    assert figures(after, "certainty") == {
        "6\N{NO-BREAK SPACE}mo. forward from the application": (1, 0),
        NONE: (1, 60),
        SILENT: (2, 140),
    }
    assert (before.paused, after.paused) == (1, 0)
    assert load_summary(manager_user, date(2019, 12, 31)).dwellings == 0


def test_a_landlord_without_terms_is_counted(manager_user: User) -> None:
    make_stock(dwellings=7)
    summary = load_summary(manager_user, DAY)
    assert (summary.without_terms, summary.dwellings) == (1, 7)
    assert figures(summary, "remarks") == {"unknown": (1, 7)}
    assert figures(summary, "income_level") == {SILENT: (1, 7)}


@pytest.mark.parametrize("times", [1, 3])
def test_it_costs_the_same_whatever_there_is(
    manager_user: User, times: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _time in range(times):
        landlord = make_landlord()
        make_stock(landlord=landlord)
        scope = make_scope(landlord=landlord)
        make_requirement(scope=scope)
        make_exception(scope=scope)
        rebuild_answers([landlord])
    with django_assert_num_queries(8):
        summary = load_summary(manager_user, DAY)
        for report in REPORTS:
            report.table(summary, restricted=False)
        assert all(picture.lines for picture in pictures(summary))


# Figures worked out by hand


def test_landlords_count_once_by_their_best_answer_and_dwellings_by_district(
    summary: Summary,
) -> None:
    assert income(summary, "income support") == {
        "yes": (2, 10), "supplement": (1, 60), "exception": (1, 0), "unknown": (0, 100),
        "no": (0, 30),
    }  # fmt: skip


def test_a_narrower_scope_that_says_nothing_of_an_income_leaves_it_not_known(
    summary: Summary,
) -> None:
    assert income(summary, "salary") == {"yes": (1, 30), "unknown": (3, 170)}


def test_remarks(summary: Summary) -> None:
    assert figures(summary, "remarks") == {
        "yes": (1, 60), "exception": (1, 40), "unknown": (2, 100),
    }  # fmt: skip


def test_every_way_of_testing_an_income_is_told_apart(summary: Summary) -> None:
    assert figures(summary, "income_level") == {
        "3 × the rent, gross": (2, 30),
        "4 × the rent, gross": (1, 10),
        "the national norm left after the rent": (2, 60),
        SILENT: (1, 100),
    }


def test_the_ways_used_most_come_first_and_silence_last(summary: Summary) -> None:
    group = next(group for group in groups(summary, True) if group.key == "income_level")  # noqa: FBT003
    assert [str(option.text) for option in group.options] == [
        "the national norm left after the rent",
        "3 × the rent, gross",
        "4 × the rent, gross",
        "no requirement",
        "not stated",
    ]


def test_what_is_stated_at_all(summary: Summary) -> None:
    assert figures(summary, "stated", 0) == {DEMAND: (3, 100), SILENT: (1, 100)}
    assert figures(summary, "stated", 1) == {DEMAND: (4, 200)}
    assert figures(summary, "stated", 2) == {NONE: (1, 60), SILENT: (3, 140)}
    assert figures(summary, "stated", 3) == {DEMAND: (1, 40), NONE: (1, 60), SILENT: (2, 100)}
    assert figures(summary, "stated", 4) == {SILENT: (4, 200)}


def test_other_topics_are_counted_where_anybody_states_them(
    manager_user: User, inventory: Inventory
) -> None:
    scope = inventory.gamma.scopes.get()
    make_requirement(scope=scope, topic="insurance", says="none", tests=[])
    summary = load_summary(manager_user, DAY)
    assert figures(summary, "stated", 5) == {NONE: (1, 0), SILENT: (3, 200)}
    assert cells(summary, "Gamma")["other terms"] == "Home insurance: No requirement"


def test_rules_for_some_people_only_are_not_counted(
    manager_user: User, inventory: Inventory
) -> None:
    scope = inventory.beta.scopes.get()
    make_requirement(scope=scope, tests=multiple("2"), audience=kind("internal_mover"))
    ways = figures(load_summary(manager_user, DAY), "income_level")
    assert "2 × the rent, gross" not in ways


def test_youth_homes_are_not_counted(manager_user: User, inventory: Inventory) -> None:
    youth = make_scope(landlord=inventory.beta, name="Ungdom", rank=1, products=["youth"])
    make_requirement(scope=youth, tests=multiple("2"))
    summary = load_summary(manager_user, DAY)
    assert figures(summary, "income_level")["the national norm left after the rent"] == (2, 60)
    assert "Ungdom: 2 × the rent, gross" in cells(summary, "Beta")["income against the rent"]


def test_questions_answered_once_add_up_to_all(summary: Summary) -> None:
    for restricted in (True, False):
        for group in groups(summary, restricted):
            for question in group.questions if not group.overlapping else ():
                assert sum(f.landlords for f in question.figures.values()) == LANDLORDS
                assert sum(f.dwellings for f in question.figures.values()) == DWELLINGS


def test_a_share_names_what_it_is_a_part_of(summary: Summary) -> None:
    row = next(
        row
        for row in SHARES.table(summary, restricted=True).rows
        if (str(row[1]), str(row[2])) == ("income support", "only as a supplement")
    )
    assert row[3:9] == (1, Decimal("0.25"), LANDLORDS, 60, Decimal("0.3"), DWELLINGS)


def test_no_dwellings_known_means_no_share_of_them(manager_user: User) -> None:
    make_landlord()
    summary = load_summary(manager_user, DAY)
    assert all(row[7] is None for row in SHARES.table(summary, restricted=False).rows)
    assert all(
        amount.share is None
        for picture in pictures(summary) for line in picture.lines for amount in line.dwellings
    )  # fmt: skip


def test_nothing_at_all_is_no_mistake(manager_user: User) -> None:
    summary = load_summary(manager_user, DAY)
    assert [report.table(summary, restricted=False).rows for report in REPORTS] == [(), ()]
    assert len(pictures(summary)) == 5


def test_an_answer_that_varies_is_not_known_where_the_district_is_not() -> None:
    given = Given(Answer.YES, varies=True, by_district={"a": Answer.YES, "b": Answer.NO})
    assert [given.at(place) for place in ("a", "b", "")] == [Answer.YES, Answer.NO, Answer.UNKNOWN]
    assert Given(Answer.NO).at("") is Answer.NO


def test_a_bar_says_its_shares_in_words(summary: Summary) -> None:
    remarks = next(picture for picture in pictures(summary) if picture.group.key == "remarks")
    nbsp = "\N{NO-BREAK SPACE}"
    assert (
        f"yes 30{nbsp}%; the landlord assesses 0{nbsp}%; needs an exception 20{nbsp}%; "
        f"not known 50{nbsp}%; no 0{nbsp}%" in remarks.lines[0].bar
    )


# Class K2 stays out of files


def test_files_put_exceptions_and_refusals_together(summary: Summary) -> None:
    assert income(summary, "income support", restricted=False) == {
        "yes": (2, 10), "supplement": (1, 60), "unknown": (0, 100), HIDDEN: (1, 30),
    }  # fmt: skip
    assert figures(summary, "remarks", restricted=False) == {
        "yes": (1, 60), "unknown": (2, 100), HIDDEN: (1, 40),
    }  # fmt: skip


def test_files_never_say_no_or_exception(summary: Summary) -> None:
    answers = {str(row[2]) for row in SHARES.table(summary, restricted=False).rows}
    assert str(NOT_SHOWN) in answers
    assert answers.isdisjoint({"no", "needs an exception"})
    said = {
        cells(summary, line.landlord.name, restricted=False)["exceptions"] for line in summary.lines
    }
    assert said == {str(NOT_SHOWN)}


def test_every_income_is_asked_about(summary: Summary) -> None:
    assert len(groups(summary, True)[0].questions) == 20  # noqa: FBT003
    assert incomes(salary="yes")[0][0]["params"] == {"incomes": {"salary": "yes"}}
