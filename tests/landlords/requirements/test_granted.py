"""Income support that follows the rent: how it is reckoned, told, and asked about."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from landlords.requirements.applicant import Applicant, Income
from landlords.requirements.basis import Bounds, Counted
from landlords.requirements.codes import Basis as Measure
from landlords.requirements.codes import IncomeType, Topic
from landlords.requirements.engine import Situation
from landlords.requirements.findings import Outcome, Question
from landlords.requirements.granted import MESSAGES, granted
from landlords.requirements.home import Home
from landlords.requirements.income import RentMultiple
from landlords.requirements.norms import Norms
from landlords.requirements.rent_ceiling import RentCeiling, rent_ceiling
from landlords.requirements.selection import Terms
from tests.landlords.requirements.norm_cases import (
    CHILD_BENEFIT,
    FOUR,
    NATIONAL,
    NINE,
    NORMS,
    ON,
    SALARY,
    SUPPORT,
    asking,
    codes,
    counting,
    every_way,
    household,
    rents,
    said,
)

ACCEPTED = rents(6000, 7000, 9000)
FAMILY = household(1, FOUR, NINE, incomes=(SUPPORT, CHILD_BENEFIT))


def support(applicant: Applicant, rent: int | None = 8500, norms: Norms = ACCEPTED) -> Counted:
    """The income support of a household, as it counts."""
    (found,) = (
        counted
        for counted in asking(applicant, rent, norms=norms).basis.incomes
        if counted.income.covers_rent
    )
    assert found.gross == found.net
    return found


def asked(counted: Counted) -> tuple[Question, ...]:
    """What would settle how much it is; nothing if it is known."""
    return () if counted.net.least == counted.net.most else counted.unknown


def test_it_is_the_norm_and_the_rent_less_other_incomes() -> None:
    """12 610 + 8 500 - 2 650 = 18 460 kr a month."""
    found = support(FAMILY)
    assert found.net == Bounds(Decimal(18460), Decimal(18460))
    assert asked(found) == ()
    assert said(found.lines) == [
        "one adult alone: 3 940 kr a month",
        "a child, 4–6 years: 3 060 kr a month",
        "a child, 7–10 years: 3 820 kr a month",
        "shared costs of 3 persons: 1 790 kr a month",
        "the national norm for the household, reckoned on 2026: 12 610 kr a month",
        "the highest rent that income support accepts, from 1 January 2026: 9 000 kr a month",
        "plus the rent of 8 500 kr a month as far as it is accepted: 8 500 kr a month",
        "minus child benefit: 2 650 kr a month",
        "income support for this rent: 18 460 kr a month",
    ]


def test_the_arithmetic_stands_in_the_finding_of_what_is_tried_against_it() -> None:
    for kind in (NATIONAL, RentMultiple(Decimal(2), Measure.NET)):
        finding = kind.assess(asking(FAMILY, 8500, norms=ACCEPTED))
        assert finding.outcome is Outcome.MEETS
        lines = said(finding.lines)
        assert lines[1] == "one adult alone: 3 940 kr a month"
        assert lines[9] == "income support for this rent: 18 460 kr a month"
        assert lines[10].startswith("child benefit")


RENTS: list[tuple[int, int]] = [(8999, 8999), (9000, 9000), (9001, 9000), (15000, 9000)]


@pytest.mark.parametrize(("rent", "covered"), RENTS)
def test_no_more_of_the_rent_than_is_accepted(rent: int, covered: int) -> None:
    found = support(FAMILY, rent)
    assert found.net.most == 12610 + covered - 2650
    assert f"as far as it is accepted: {covered:,} kr".replace(",", " ") in said(found.lines)[6]


def test_what_is_left_is_the_norm_as_long_as_the_rent_is_accepted() -> None:
    assert NATIONAL.assess(asking(FAMILY, 9000, norms=ACCEPTED)).outcome is Outcome.MEETS
    short = NATIONAL.assess(asking(FAMILY, 9001, norms=ACCEPTED))
    assert short.outcome is Outcome.FAILS
    assert said([short.reason])[0].endswith("1 kr short.")


def test_it_is_never_less_than_nothing() -> None:
    rich = replace(FAMILY, incomes=(SUPPORT, replace(SALARY, net=Decimal(30000))))
    found = support(rich)
    assert found.net == Bounds(Decimal(0), Decimal(0))
    assert said(found.lines)[-1] == "income support for this rent: 0 kr a month"


def test_the_incomes_of_a_couple_are_taken_together() -> None:
    """7 100 + 1 410 + 7 000 - 5 000 - 2 650 = 7 860 kr a month."""
    theirs = Income(IncomeType.SALARY, person=2, net=Decimal(5000))
    couple = household(2, couple=True, incomes=(SUPPORT, theirs, CHILD_BENEFIT))
    found = support(couple, 7500)
    assert found.net == Bounds(Decimal(7860), Decimal(7860))
    assert "minus salary (adult 2): 5 000 kr a month" in said(found.lines)


def test_a_missing_norm_is_asked_of_the_coordinator() -> None:
    found = support(FAMILY, norms=Norms())
    assert found.net == Bounds(Decimal(0), None)
    assert codes(asked(found)) == ["norm_amount", "accepted_rent"]
    assert said(found.lines) == [
        "Amounts of the national norm are missing in the portal.",
        "The rent that income support accepts is missing in the portal.",
        "plus the rent of 8 500 kr a month as far as it is accepted: not known",
        "minus child benefit: 2 650 kr a month",
        "income support for this rent: at least 0 kr a month, how much more is not known",
    ]
    finding = NATIONAL.assess(asking(FAMILY, 8500, norms=Norms()))
    assert (finding.outcome, codes(finding.questions)) == (
        Outcome.ASK_NORM,
        ["norm_amount", "accepted_rent"],
    )


def test_where_the_accepted_rent_is_missing_it_lies_between_nothing_and_the_rent() -> None:
    found = support(FAMILY, norms=NORMS)
    assert found.net == Bounds(Decimal(9960), Decimal(9960 + 8500))
    assert codes(asked(found)) == ["accepted_rent"]
    assert said(found.lines)[-4:] == [
        "The rent that income support accepts is missing in the portal.",
        "plus the rent of 8 500 kr a month as far as it is accepted: not known",
        "minus child benefit: 2 650 kr a month",
        "income support for this rent: from 9 960 kr a month to 18 460 kr a month",
    ]


LEVELS: list[tuple[str, Outcome]] = [
    ("1.48", Outcome.MEETS),
    ("1.5", Outcome.ASK_NORM),
    ("2.48", Outcome.ASK_NORM),
    ("2.5", Outcome.FAILS),
]


@pytest.mark.parametrize(("n", "outcome"), LEVELS)
def test_a_missing_accepted_rent_decides_only_where_it_matters(n: str, outcome: Outcome) -> None:
    """12 610 surely, 21 110 at most, against so many times 8 500."""
    finding = RentMultiple(Decimal(n), Measure.NET).assess(asking(FAMILY, 8500))
    assert finding.outcome is outcome


def test_an_accepted_rent_that_is_missing_does_not_matter_without_rent() -> None:
    assert asked(support(FAMILY, 0, NORMS)) == ()


OTHERS: list[tuple[Applicant, int, int, list[str], str]] = [
    (
        replace(FAMILY, incomes=(SUPPORT, replace(CHILD_BENEFIT, net=None))),
        0,
        21110,
        ["income_net"],
        "minus child benefit: not known",
    ),
    (
        replace(FAMILY, incomes=(SUPPORT, Income(IncomeType.SALARY, gross=Decimal(10000)))),
        11110,
        21110,
        ["income_net"],
        "minus salary: not known",
    ),
    (
        replace(FAMILY, incomes_complete=None),
        0,
        18460,
        ["incomes"],
        "minus other incomes: not all are listed",
    ),
    (
        replace(FAMILY, expected_housing_allowance=None),
        0,
        18460,
        ["expected_housing_allowance"],
        "minus housing allowance: not known",
    ),
]


@pytest.mark.parametrize(("applicant", "least", "most", "wanted", "line"), OTHERS)
def test_other_incomes_that_are_not_known_lower_it_by_as_much_as_they_may(
    applicant: Applicant, least: int, most: int, wanted: list[str], line: str
) -> None:
    found = support(applicant)
    assert found.net == Bounds(Decimal(least), Decimal(most))
    assert codes(asked(found)) == wanted
    assert line in said(found.lines)


def test_a_housing_allowance_that_is_reckoned_or_listed_is_taken_off() -> None:
    expected = replace(FAMILY, expected_housing_allowance=Decimal(1900))
    assert support(expected).net.most == 18460 - 1900
    allowance = Income(IncomeType.HOUSING_ALLOWANCE, net=Decimal(1900))
    listed = replace(FAMILY, incomes=(*FAMILY.incomes, allowance), expected_housing_allowance=None)
    assert support(listed).net == Bounds(Decimal(16560), Decimal(16560))
    over = replace(allowance, until=date(2026, 10, 31))
    ended = replace(listed, incomes=(*FAMILY.incomes, over))
    assert codes(asked(support(ended))) == ["expected_housing_allowance"]


SIZES: list[tuple[dict[str, Any], list[str]]] = [
    ({"adults": None}, ["adults"]),
    ({"children": None}, ["children"]),
]


@pytest.mark.parametrize(("facts", "wanted"), SIZES)
def test_a_household_that_is_not_all_known_is_asked(
    facts: dict[str, Any], wanted: list[str]
) -> None:
    found = support(replace(FAMILY, **facts))
    assert found.net.most is None
    assert codes(asked(found))[:1] == wanted


def test_children_that_are_not_known_add_to_what_is_sure() -> None:
    found = support(replace(FAMILY, children=None))
    assert found.net == Bounds(Decimal(5220 + 6000 - 2650), None)
    assert said(found.lines)[-1].startswith("income support for this rent: at least 8 570 kr")


def test_the_rent_of_the_home_is_asked_of_the_landlord() -> None:
    found = support(FAMILY, None)
    assert found.net == Bounds(Decimal(9960), Decimal(18960))
    assert codes(asked(found)) == ["rent"]
    assert "plus the rent as far as it is accepted: the rent is not known" in said(found.lines)
    assert support(FAMILY, None, NORMS).net.most is None


def test_of_adults_who_are_not_a_couple_the_amount_is_needed() -> None:
    """Each has it reckoned alone: it is at most all of it, less what that adult has."""
    theirs = Income(IncomeType.SALARY, person=2, net=Decimal(20000))
    apart = household(2, couple=False, incomes=(SUPPORT, CHILD_BENEFIT, theirs))
    found = support(apart)
    assert found.net == Bounds(Decimal(0), Decimal(2 * 3940 + 1410 + 7000 - 2650))
    assert codes(asked(found)) == ["income_net"]
    assert said(found.lines)[0].startswith("adults who are not a couple have income support")
    three = support(household(3, couple=True, incomes=(SUPPORT,)))
    assert codes(asked(three)) == ["income_net"]


def test_whether_two_adults_are_a_couple_is_asked_first() -> None:
    found = support(household(2, incomes=(SUPPORT,)))
    assert codes(asked(found)) == ["couple"]
    assert found.net.least == 0


def test_it_says_from_which_days_other_amounts_hold() -> None:
    early = asking(FAMILY, norms=ACCEPTED)._replace(on=date(2025, 6, 1))
    found = granted(SUPPORT, early, FAMILY.incomes)
    assert found.edges == (date(2026, 1, 1), date(2026, 1, 1))
    assert granted(SUPPORT, asking(FAMILY, norms=ACCEPTED), FAMILY.incomes).edges == ()


def test_two_supports_do_not_lower_each_other() -> None:
    ask = asking(replace(FAMILY, incomes=(SUPPORT,)), norms=ACCEPTED)
    other = replace(SUPPORT, own_municipality=False)
    assert granted(SUPPORT, ask, [SUPPORT, other]).bounds.most == 12610 + 8500


def test_every_message_is_said_in_both_languages_on_screen_and_paper() -> None:
    salary = Income(IncomeType.SALARY, person=2, net=Decimal(5000))
    found = [
        support(FAMILY),
        support(FAMILY, norms=Norms()),
        support(FAMILY, norms=NORMS),
        support(FAMILY, None),
        support(replace(FAMILY, incomes_complete=None)),
        support(replace(FAMILY, incomes=(SUPPORT, replace(CHILD_BENEFIT, net=None)))),
        support(household(2, couple=True, incomes=(SUPPORT, salary))),
        support(household(2, couple=False, incomes=(SUPPORT, salary))),
    ]
    lines = [line for counted in found for line in counted.lines]
    texts = every_way(lines)
    assert all(text and "%(" not in text and "None" not in text for text in texts)
    assert set(MESSAGES) <= {line.code for line in lines}


def test_the_highest_rent_for_who_lives_on_it_is_the_accepted_one() -> None:
    basis = counting(IncomeType.INCOME_SUPPORT, IncomeType.CHILD_BENEFIT)
    level = replace(basis, topic=Topic.INCOME_LEVEL, tests=((NATIONAL,),))
    terms = Terms("exempel", "Exempelbostäder", (basis, level))
    asked_of = Situation(FAMILY, ACCEPTED, ON, ON, frozenset())
    found = rent_ceiling(terms, Home("exempel"), asked_of)
    assert found == RentCeiling(Outcome.MEETS, Decimal(9000))
    missing = rent_ceiling(terms, Home("exempel"), asked_of._replace(norms=NORMS))
    assert (missing.outcome, missing.highest) == (Outcome.ASK_NORM, None)
