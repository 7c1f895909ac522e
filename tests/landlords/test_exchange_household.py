"""A household's file: read with its places, held against the day, and its landlords found."""

from datetime import date
from typing import Any

import pytest
from django.utils import translation

from landlords.exchange.document import read_document
from landlords.exchange.household import ELSEWHERE, read_household, untimely, with_keys
from landlords.requirements.applicant import Applicant
from landlords.requirements.codes import IncomeType, Product
from landlords.requirements.decoding import decode_record
from landlords.requirements.problems import Problem
from tests.landlords.exchange_document import DISTRICTS, put, take
from tests.landlords.exchange_full import full_document, household, household_file

ON = date(2026, 11, 24)
MOVE_IN = date(2027, 2, 1)


def said(problems: list[Problem]) -> list[tuple[str, str]]:
    with translation.override("en"):
        return [
            (problem.path, str(Problem("", problem.message, problem.values)))
            for problem in problems
        ]


def applicant(**fields: Any) -> Applicant:
    return decode_record(Applicant, household(**fields))


def test_a_household_is_read_with_its_home_and_days() -> None:
    made, problems = read_household(household_file(home={"rooms": 3, "product": "youth"}))
    assert problems == []
    assert made is not None
    assert made.applicant.incomes[0].type is IncomeType.SALARY
    assert (made.wishes.rooms, made.wishes.product) == (3, Product.YOUTH)
    assert (made.on, made.move_in) == (ON, MOVE_IN)


def test_days_and_home_may_be_left_out() -> None:
    made, problems = read_household(
        {"format": "bostadsportalen-household", "version": 1, "household": {}}
    )
    assert problems == []
    assert made is not None
    assert (made.on, made.move_in, made.wishes.rooms) == (None, None, None)
    assert made.applicant == Applicant()


# (place to change, value, path of the problem, part of what is said)
WRONG: list[tuple[str, Any, str, str]] = [
    ("format", "bostadsportalen-inventory", "format", "bostadsportalen-household"),
    ("version", 2, "version", "Write 1"),
    ("extra", 1, "extra", "Take it away"),
    ("on", "2026-02-30", "on", "not a day"),
    ("move_in", 7, "move_in", "not a day"),
    ("home", {"rent": 0}, "home.rent", "too little"),
    ("home", {"rent": 10**9}, "home.rent", "too much"),
    ("home", {"rooms": 9}, "home.rooms", "too much"),
    ("home", {"garden": True}, "home.garden", "Take it away"),
    ("household", [], "household", "object"),
    ("household.name", "Anna", "household.name", "Take it away"),
    ("household.adults", [], "household.adults", "no adult"),
    ("household.adults.0.age", "35", "household.adults[0].age", "31_54"),
    ("household.children", ["6"], "household.children[0]", "4_6"),
    ("household.incomes.0.type", "wages", "household.incomes[0].type", "salary"),
    ("household.incomes.0.net", 27001, "household.incomes[0].net", "more than"),
    ("household.incomes.0.until", "2027-01-01", "household.incomes[0].open_ended", "no last day"),
    ("household.incomes.0.gross", -1, "household.incomes[0].gross", "too little"),
    ("household.incomes.0.gross", 10**9, "household.incomes[0].gross", "too much"),
    ("household.incomes.0.person", 2, "household.incomes[0].person", "no adult 2"),
    ("household.registered_since", "2026-13", "household.registered_since", "not a month"),
    ("household.couple", True, "household.couple", "two adults"),
]


@pytest.mark.parametrize(("place", "value", "path", "words"), WRONG)
def test_what_is_wrong_is_told_with_its_place(
    place: str, value: Any, path: str, words: str
) -> None:
    _made, problems = read_household(put(household_file(), place, value))
    assert words in dict(said(problems))[path]


def test_a_file_without_a_household_says_so() -> None:
    made, problems = read_household(take(household_file(), "household"))
    assert made is None
    assert said(problems) == [("household", "This is missing. Fill it in.")]


def test_everything_that_is_wrong_is_told_at_once() -> None:
    data = put(put(household_file(), "on", "soon"), "household.children", ["12"])
    assert [path for path, _what in said(read_household(data)[1])] == [
        "household.children[0]",
        "on",
    ]


@pytest.mark.parametrize(
    ("fields", "path", "words"),
    [
        (
            {"adults": [{"same_address_since": "2026-11-25"}]},
            "adults[0].same_address_since",
            "lies after",
        ),
        ({"remarks": [{"month": "2026-12"}]}, "remarks[0].month", "December 2026 lies after"),
        ({"debts": [{"since": "2027-01"}]}, "debts[0].since", "lies after"),
        ({"debts": [{"settled": "2027-01"}]}, "debts[0].settled", "lies after"),
        ({"debts": [{"plan_since": "2027-01"}]}, "debts[0].plan_since", "lies after"),
        ({"references": [{"latest": "2027-01"}]}, "references[0].latest", "lies after"),
        ({"disturbances": [{"month": "2027-01"}]}, "disturbances[0].month", "lies after"),
        ({"queues": [{"channel": "x", "since": "2026-11-25"}]}, "queues[0].since", "lies after"),
        ({"enforcement_zero_since": "2026-12"}, "enforcement_zero_since", "lies after"),
        ({"registered_since": "2026-12"}, "registered_since", "lies after"),
        (
            {"incomes": [{"type": "salary", "since": "2027-02-02"}]},
            "incomes[0].since",
            "after the day of moving in",
        ),
        (
            {"incomes": [{"type": "salary", "until": "2026-11-23"}]},
            "incomes[0].until",
            "before the day of calculation",
        ),
        (
            {"incomes": [{"type": "child_benefit", "gross": 2650, "net": 2000}]},
            "incomes[0].net",
            "No tax",
        ),
    ],
)
def test_what_cannot_be_true_on_the_day_is_told(
    fields: dict[str, Any], path: str, words: str
) -> None:
    ((where, what),) = said(list(untimely(applicant(**fields), ON, MOVE_IN)))
    assert where == path
    assert words in what


@pytest.mark.parametrize(
    "fields",
    [
        {"adults": [{"same_address_since": "2026-11-24"}]},
        {"remarks": [{"month": "2026-11"}]},
        {"queues": [{"channel": "x", "since": "2026-11-24"}]},
        {"incomes": [{"type": "salary", "since": "2027-02-01"}]},
        {"incomes": [{"type": "salary", "until": "2026-11-24"}]},
        {"incomes": [{"type": "child_benefit", "gross": 2650, "net": 2650}]},
        {"permit_until": "2030-01"},
    ],
)
def test_what_is_true_on_the_day_is_let_by(fields: dict[str, Any]) -> None:
    assert list(untimely(applicant(**fields), ON, MOVE_IN)) == []


@pytest.mark.parametrize("called", ["provhus", "Provhus AB"])
def test_a_landlord_is_named_by_key_or_name(called: str) -> None:
    document = read_document(full_document(), DISTRICTS)
    facts = applicant(
        present_home="own_lease",
        present_landlord=called,
        debts=[{"owed_to": "landlord", "landlord": called}],
        references=[{"landlord": called}],
    )
    made, problems = with_keys(facts, document)
    assert problems == []
    assert made.present_landlord == "provhus"
    assert made.debts[0].landlord == "provhus"
    assert made.references[0].landlord == "provhus"


def test_a_landlord_who_is_nowhere_is_told_at_each_place() -> None:
    document = read_document(full_document(), DISTRICTS)
    facts = applicant(
        present_home="own_lease",
        present_landlord="nobody",
        debts=[
            {"owed_to": "landlord", "landlord": ELSEWHERE},
            {"owed_to": "landlord", "landlord": "x"},
        ],
        references=[{"landlord": "y"}],
    )
    _made, problems = with_keys(facts, document)
    assert [path for path, _what in said(problems)] == [
        "present_landlord",
        "debts[1].landlord",
        "references[0].landlord",
    ]
    assert "elsewhere" in said(problems)[0][1]
