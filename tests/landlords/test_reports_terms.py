"""The summary tells of each landlord what it demands, of whom, where and how firmly."""

from collections.abc import Iterator
from datetime import date

import pytest
from django.utils.translation import override

from accounts.models import User
from accounts.roles import Role
from landlords.reports import REPORTS, TERMS, Summary, load_summary
from landlords.reports.terms import NOT_STATED, months_between
from landlords.requirements.codes import Topic
from tests.landlords.summary_inventory import DAY, Inventory, cells, kind, make_inventory, multiple
from tests.make import make_landlord, make_requirement, make_scope, make_user

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


def told(manager_user: User, topic: str = "income against the rent") -> str:
    """What the only landlord says on a topic."""
    (line,) = load_summary(manager_user, DAY).lines
    text: str = cells(Summary(DAY, (line,)), line.landlord.name)[topic]
    return text


def test_a_row_says_what_holds_where(summary: Summary) -> None:
    assert cells(summary, "Alfa") == {
        "landlord": "Alfa",
        "ownership": "Private company",
        "districts": "Geneta, Ronna",
        "dwellings": "40",
        "good to know": "",
        "income against the rent": "3 × the rent, gross\nRonna: 4 × the rent, gross",
        "incomes that count": "Yes: salary; no: income support\nRonna: yes: income support",
        "how certain the income is": "not stated",
        "payment remarks": "None",
        "persons per home": "not stated",
        "other terms": "not stated",
        "exceptions": "yes",
        "last confirmed": "24\N{NO-BREAK SPACE}Apr\N{NO-BREAK SPACE}2025",
        "age in months": "18",
    }


def test_a_row_warns_of_a_pause_and_of_missing_numbers(summary: Summary) -> None:
    row = cells(summary, "Beta")
    day = "31\N{NO-BREAK SPACE}Dec\N{NO-BREAK SPACE}2026"
    assert row["good to know"] == (
        f"lets nothing until {day}\nthe number of dwellings is not complete"
    )
    assert row["how certain the income is"] == "No requirement"
    assert row["exceptions"] == "not stated"


def test_a_pause_without_an_end_says_so(manager_user: User) -> None:
    make_landlord(paused_from=date(2026, 1, 1))
    assert told(manager_user, "good to know") == "lets nothing at present"


def test_what_is_not_known_is_said(manager_user: User) -> None:
    landlord = make_landlord()
    row = cells(load_summary(manager_user, DAY), landlord.name)
    assert row.pop("ownership")
    assert set(row.values()) == {landlord.name, "not stated", ""}


def test_the_firmness_the_audience_and_the_wish_are_said(manager_user: User) -> None:
    scope = make_scope()
    make_requirement(scope=scope, weight="normally")
    make_requirement(scope=scope, tests=multiple("2"), audience=kind("internal_mover"))
    make_requirement(scope=scope, tests=multiple("5"), tier="wish")
    first, second, third = told(manager_user).splitlines()
    assert first == "3 × the rent, gross (normally demanded)"
    assert second.startswith("For whoever ")
    assert second.endswith(": 2 × the rent, gross")
    assert third == "Wished for: 5 × the rent, gross"


@pytest.mark.parametrize(
    ("until", "text"),
    [
        (None, "for the time being"),
        (DAY, "until 23\N{NO-BREAK SPACE}Nov\N{NO-BREAK SPACE}2026"),
    ],
)
def test_a_deviation_stands_in_place_of_the_policy(
    manager_user: User, until: date | None, text: str
) -> None:
    scope = make_scope()
    make_requirement(scope=scope)
    make_requirement(scope=scope, tests=multiple("2"), layer="deviation", valid_until=until)
    assert told(manager_user) == f"2 × the rent, gross ({text})"


def test_what_holds_nowhere_is_not_told(manager_user: User) -> None:
    landlord = make_landlord()
    make_requirement(scope=make_scope(landlord=landlord, rank=200))
    make_requirement(scope=make_scope(landlord=landlord, rank=100), tests=multiple("2"))
    assert told(manager_user) == "2 × the rent, gross"


def test_confirmed_after_the_day_shown_is_no_age_below_nothing() -> None:
    assert months_between(date(2026, 5, 24), date(2026, 11, 23)) == 5
    assert months_between(date(2026, 5, 23), date(2026, 11, 23)) == 6
    assert months_between(date(2027, 5, 23), date(2026, 11, 23)) == 0


def test_each_core_topic_has_a_column() -> None:
    heads = [str(column.header) for column in TERMS.columns]
    for topic in (Topic.INCOME_LEVEL, Topic.INCOME_BASIS, Topic.CERTAINTY, Topic.REMARKS):
        assert str(topic.label) in heads
    assert {report.permission for report in REPORTS} == {"landlords.view_summary"}
    assert str(NOT_STATED) == "not stated"
