"""What is left to live on where facts or amounts are missing: decided if it can be, else asked."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from landlords.requirements.applicant import Applicant, Income
from landlords.requirements.codes import Acceptance, ChildRule, IncomeType, Norm
from landlords.requirements.fact_codes import ChildAge
from landlords.requirements.findings import Outcome
from landlords.requirements.norms import Norms
from landlords.requirements.residual import Residual
from tests.landlords.requirements.norm_cases import (
    CHILD_BENEFIT,
    FIXED,
    FOUR,
    NATIONAL,
    NINE,
    SALARY,
    STANDARD,
    STORY,
    asking,
    codes,
    counting,
    earning,
    found,
    household,
    rents,
    said,
)

DEDUCTIONS: list[tuple[int | None, int, Outcome, list[str]]] = [
    (None, 21610, Outcome.ASK_HOUSEHOLD, ["deductions"]),
    (None, 21609, Outcome.FAILS, []),
    (0, 21610, Outcome.MEETS, []),
    (1500, 21610, Outcome.FAILS, []),
    (1500, 23110, Outcome.MEETS, []),
]


@pytest.mark.parametrize(("taken", "net", "outcome", "asked"), DEDUCTIONS)
def test_what_is_taken_every_month_is_not_left(
    taken: int | None, net: int, outcome: Outcome, asked: list[str]
) -> None:
    deductions = None if taken is None else Decimal(taken)
    finding = found(NATIONAL, earning(net, FOUR, NINE, deductions=deductions))
    assert (finding.outcome, codes(finding.questions)) == (outcome, asked)
    told = {None: "not known", 0: None, 1500: "1 500 kr a month"}[taken]
    lines = [line for line in said(finding.lines) if "what is taken" in line]
    assert lines == ([] if told is None else [f"minus what is taken every month: {told}"])


def test_deductions_that_are_not_known_are_asked_whatever_is_earned() -> None:
    finding = found(NATIONAL, earning(90000, deductions=None))
    assert finding.reason.code == "residual.ask_household_open"
    assert said([finding.reason]) == [
        "When the rent of 9 000 kr a month is paid, at least 5 220 kr a month should be left (the national norm, reckoned on 2026). 90 000 kr a month after tax surely counts. Whether it is enough hangs on what the household has not told."
    ]


HOUSEHOLDS: list[tuple[Applicant, Outcome, list[str]]] = [
    (earning(99000, children=None), Outcome.ASK_HOUSEHOLD, ["children"]),
    (earning(14219, children=None), Outcome.FAILS, []),
    (household(2, incomes=(replace(SALARY, net=Decimal(18290)),)), Outcome.MEETS, []),
    (
        household(2, incomes=(replace(SALARY, net=Decimal(18289)),)),
        Outcome.ASK_HOUSEHOLD,
        ["couple"],
    ),
    (household(2, incomes=(replace(SALARY, net=Decimal(17509)),)), Outcome.FAILS, []),
    (household(None, incomes=(SALARY,)), Outcome.ASK_HOUSEHOLD, ["adults"]),
    (earning(21400, incomes_complete=None), Outcome.MEETS, []),
    (earning(14000, incomes_complete=None), Outcome.ASK_HOUSEHOLD, ["incomes"]),
    (
        household(1, incomes=(Income(IncomeType.SALARY, gross=Decimal(20000)),)),
        Outcome.ASK_HOUSEHOLD,
        ["income_net"],
    ),
    (
        household(1, incomes=(Income(IncomeType.SALARY, gross=Decimal(14219)),)),
        Outcome.FAILS,
        [],
    ),
    (household(1), Outcome.FAILS, []),
]


@pytest.mark.parametrize(("applicant", "outcome", "asked"), HOUSEHOLDS)
def test_partial_facts_decide_where_logic_allows(
    applicant: Applicant, outcome: Outcome, asked: list[str]
) -> None:
    finding = found(NATIONAL, applicant)
    assert (finding.outcome, codes(finding.questions)) == (outcome, asked)


def test_what_fails_is_told_by_the_most_that_counts_and_the_least_that_is_wanted() -> None:
    gross = Income(IncomeType.SALARY, gross=Decimal(17509))
    finding = found(NATIONAL, household(2, incomes=(gross,)))
    assert said([finding.reason]) == [
        "Left to live on: at most 8 509 kr a month when the rent is paid. The demand is 8 510 kr a month (the national norm, reckoned on 2026): 1 kr short."
    ]
    assert said(finding.lines)[1:5] == [
        "income that is reckoned with: 17 509 kr a month",
        "minus the rent: 9 000 kr a month",
        "left when the rent is paid: 8 509 kr a month",
        "two adults who are a couple: 7 100 kr a month",
    ]


def test_what_passes_is_told_by_what_surely_counts_and_the_most_that_may_be_wanted() -> None:
    finding = found(NATIONAL, household(2, incomes=(replace(SALARY, net=Decimal(18290)),)))
    assert said([finding.reason])[0].endswith(
        "The demand is 9 290 kr a month (the national norm, reckoned on 2026): exactly what is needed."
    )
    assert "2 adults who are not a couple" in said(finding.lines)[4]


def test_a_child_benefit_of_unknown_size_is_asked_only_where_it_decides() -> None:
    unknown = replace(CHILD_BENEFIT, net=None)
    applicant = household(1, FOUR, NINE, incomes=(SALARY, unknown))
    assert found(STANDARD, applicant, 21400 - 12439).outcome is Outcome.MEETS
    between = found(STANDARD, applicant, 21400 - 12438)
    assert (between.outcome, codes(between.questions)) == (Outcome.ASK_HOUSEHOLD, ["income_net"])
    assert found(STANDARD, applicant, 21400 - 5716).outcome is Outcome.FAILS
    childless = household(1, incomes=(SALARY, unknown))
    assert found(STANDARD, childless, 21400 - 6090).outcome is Outcome.MEETS
    assert found(STANDARD, childless, 21400 - 6089).outcome is Outcome.FAILS


def test_child_benefits_that_may_not_be_listed_are_asked_only_where_they_decide() -> None:
    applicant = household(1, FOUR, incomes=(SALARY,), incomes_complete=None)
    assert found(STANDARD, applicant, 21400 - 5717 - 3055).outcome is Outcome.MEETS
    between = found(STANDARD, applicant, 21400 - 5717 - 3054)
    assert (between.outcome, codes(between.questions)) == (Outcome.ASK_HOUSEHOLD, ["incomes"])
    childless = household(1, incomes=(SALARY,), incomes_complete=None)
    assert found(STANDARD, childless, 21400 - 6090).outcome is Outcome.MEETS


def test_what_the_landlord_does_not_count_still_lowers_the_childrens_part() -> None:
    """Received is received: the norm is lowered by it whatever the landlord counts as income."""
    row = counting(IncomeType.SALARY, child_benefit=Acceptance.NO)
    ask = asking(household(1, FOUR, incomes=(SALARY, CHILD_BENEFIT)), 21400 - 6122, row)
    assert STANDARD.assess(ask).outcome is Outcome.MEETS


def test_an_income_that_the_landlord_assesses_or_has_not_stated() -> None:
    benefit = Income(IncomeType.SICKNESS_BENEFIT, net=Decimal(9000))
    applicant = household(1, incomes=(replace(SALARY, net=Decimal(12000)), benefit))
    assessed = counting(IncomeType.SALARY, sickness_benefit=Acceptance.ASSESSED)
    judges = NATIONAL.assess(asking(applicant, 9000, assessed))
    assert judges.outcome is Outcome.JUDGES
    assert "2 220 kr a month more is needed, and the landlord assesses" in said([judges.reason])[0]
    unstated = NATIONAL.assess(asking(applicant, 9000, counting(IncomeType.SALARY)))
    assert unstated.outcome is Outcome.ASK_LANDLORD
    both = replace(applicant, deductions=None)
    waits = NATIONAL.assess(asking(both, 9000, counting(IncomeType.SALARY)))
    assert (waits.outcome, codes(waits.questions)) == (
        Outcome.ASK_HOUSEHOLD,
        ["deductions", "accepted_income"],
    )


MISSING: list[tuple[Residual, list[str]]] = [
    (replace(NATIONAL, norm=Norm.CONSUMER_AGENCY), ["norm_amount"]),
    (replace(NATIONAL, children=ChildRule.SUPPLEMENT), ["norm_supplement"]),
    (replace(STANDARD, children=ChildRule.SUPPLEMENT), ["norm_supplement"]),
]


@pytest.mark.parametrize(("kind", "asked"), MISSING)
def test_a_missing_amount_is_asked_of_the_coordinator(kind: Residual, asked: list[str]) -> None:
    finding = found(kind, STORY)
    assert (finding.outcome, codes(finding.questions)) == (Outcome.ASK_NORM, asked)
    assert finding.reason.code == "residual.ask_norm"


def test_what_is_known_of_a_missing_sum_may_be_enough_to_fail() -> None:
    kind = replace(NATIONAL, children=ChildRule.SUPPLEMENT)
    assert found(kind, earning(14219, FOUR, NINE)).outcome is Outcome.FAILS
    assert found(kind, earning(14220, FOUR, NINE)).outcome is Outcome.ASK_NORM


def test_without_norms_only_the_rent_can_fail() -> None:
    assert found(NATIONAL, earning(8999), norms=Norms()).outcome is Outcome.FAILS
    assert found(NATIONAL, earning(99000), norms=Norms()).outcome is Outcome.ASK_NORM


FACTS = ["adults", "couple", "children", "incomes_complete", "deductions", "incomes"]

KINDS = st.sampled_from(
    [
        NATIONAL,
        STANDARD,
        FIXED,
        replace(NATIONAL, children=ChildRule.FLAT),
        replace(STANDARD, children=ChildRule.SUPPLEMENT),
        replace(NATIONAL, children=ChildRule.IGNORED, child_benefits=False),
        replace(STANDARD, child_benefits=True, factor=Decimal("1.3")),
    ]
)


@st.composite
def known_households(draw: st.DrawFn) -> Applicant:
    """A household whose money and size are known."""
    adults = draw(st.integers(1, 3))
    sums = st.sampled_from([0, 2650, 6722, 12000, 21000, 30000])
    kinds = st.sampled_from(
        [IncomeType.SALARY, IncomeType.CHILD_BENEFIT, IncomeType.INCOME_SUPPORT]
    )
    incomes = draw(st.lists(st.builds(Income, kinds, net=sums.map(Decimal)), max_size=3))
    if draw(st.booleans()):
        incomes.append(Income(IncomeType.INCOME_SUPPORT, covers_rent=True, own_municipality=True))
    return household(
        adults,
        *draw(st.lists(st.sampled_from(list(ChildAge)), max_size=3)),
        incomes=incomes,
        couple=draw(st.booleans()) if adults > 1 else None,
        deductions=Decimal(draw(st.sampled_from([0, 1500]))),
    )


def hidden(applicant: Applicant, names: set[str]) -> Applicant:
    """The same household with these facts not known."""
    unknown: dict[str, Any] = dict.fromkeys(names)
    if "incomes" in names:
        fewer = applicant.incomes[1:]
        unknown |= {"incomes": fewer, "incomes_complete": None}
    return replace(applicant, **unknown)


@settings(max_examples=400, deadline=None)
@given(
    known_households(),
    KINDS,
    st.sampled_from([3000, 7000, 9000, 16000]),
    st.sets(st.sampled_from(FACTS), min_size=1),
    st.sampled_from([None, (6000, 7000, 8000)]),
)
def test_what_passes_or_fails_does_so_whatever_else_is_learned(
    applicant: Applicant, kind: Residual, rent: int, names: set[str], accepted: Any
) -> None:
    home: dict[str, Any] = {"norms": rents(*accepted)} if accepted else {}
    before = found(kind, hidden(applicant, names), rent, **home).outcome
    if before in (Outcome.MEETS, Outcome.FAILS):
        assert found(kind, applicant, rent, **home).outcome is before
