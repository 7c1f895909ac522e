"""From rows to the incomes that count: kind x issuer x person x days, alternatives, allowances."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from landlords.requirements.applicant import Adult, Applicant, Income
from landlords.requirements.basis import Basis, Bounds, How
from landlords.requirements.capital import CapitalInstead
from landlords.requirements.certainty import Certainty
from landlords.requirements.codes import (
    Acceptance,
    CombiningRule,
    CountedFrom,
    Direction,
    IncomeType,
    Issuer,
    Topic,
)
from landlords.requirements.codes import Basis as Measure
from landlords.requirements.combining import Combining
from landlords.requirements.contract import Kind
from landlords.requirements.employment import EmployerCertificate, EmploymentForms
from landlords.requirements.fact_codes import Arranged, EmploymentForm
from landlords.requirements.findings import Finding, Outcome, Reason
from landlords.requirements.income import RentMultiple
from landlords.requirements.income_basis import AcceptedIncome, SalaryFrom
from landlords.requirements.problems import TermsError
from landlords.requirements.resolution import Row
from landlords.requirements.values import Answers, Incomes
from tests.landlords.requirements.earning import (
    ALL_COUNT,
    EVERYBODY,
    EVERYTHING,
    HOME,
    MISSING_NORM,
    MISSING_RENT,
    GivenNorms,
    accepts,
    counted,
    household,
    income,
    known,
    row,
    said,
)

YES, SUPPLEMENT, ASSESSED, NO = Acceptance
SUPPORT, ALLOWANCE = IncomeType.INCOME_SUPPORT, IncomeType.HOUSING_ALLOWANCE
TOGETHER = row(Topic.COMBINING, (Combining(CombiningRule.TOGETHER),))
MAIN_ALONE = row(Topic.COMBINING, (Combining(CombiningRule.MAIN_ALONE),))
SAME_ADDRESS = row(Topic.COMBINING, (Combining(CombiningRule.TOGETHER, same_address_months=12),))


def basis_row(*alternatives: tuple[Kind, ...], **changed: Any) -> Row:
    return row(Topic.INCOME_BASIS, *alternatives, **changed)


def hows(basis: Basis) -> list[How]:
    return [item.how for item in basis.incomes]


def questions(basis: Basis) -> list[str]:
    return [question.code for item in basis.incomes for question in item.questions]


# Kind of income x whose it is


BY_KIND = {
    YES: How.SURE,
    SUPPLEMENT: How.NOT,
    ASSESSED: How.JUDGES,
    NO: How.NOT,
    None: How.LANDLORD,
}
BY_PERSON: dict[str, tuple[tuple[Row, ...], How]] = {
    "all together": ((TOGETHER,), How.SURE),
    "no demand": ((EVERYBODY,), How.SURE),
    "the main applicant alone": ((MAIN_ALONE,), How.NOT),
    "who knows how long together": ((SAME_ADDRESS,), How.HOUSEHOLD),
    "not said": ((), How.LANDLORD),
    "said of something else": (
        (row(Topic.COMBINING, (CapitalInstead(Decimal(6)),)),),
        How.LANDLORD,
    ),
}


@pytest.mark.parametrize("acceptance", BY_KIND)
@pytest.mark.parametrize("combining", BY_PERSON)
@pytest.mark.parametrize("person", [1, 2])
def test_kind_and_person_both_decide(
    acceptance: Acceptance | None, combining: str, person: int
) -> None:
    stated = accepts(salary=acceptance) if acceptance else accepts(capital=YES)
    rows, by_person = BY_PERSON[combining]
    basis = counted(household(income(person=person)), basis_row((stated,)), *rows)
    by_kind = BY_KIND[acceptance]
    expected = by_kind if person == 1 else max(by_kind, by_person, key=lambda how: how.position)
    assert hows(basis) == [expected]


@pytest.mark.parametrize("issuer", [Issuer.OWN_MUNICIPALITY, Issuer.ANY_MUNICIPALITY, None])
@pytest.mark.parametrize("own", [True, False, None])
@pytest.mark.parametrize("combining", BY_PERSON)
def test_issuer_and_person_both_decide(
    issuer: Issuer | None,
    own: bool | None,  # noqa: FBT001
    combining: str,
) -> None:
    kind = AcceptedIncome(Incomes.of({SUPPORT: YES}), issuer)
    facts = household(income(SUPPORT, person=2, own_municipality=own))
    way = kind.way(facts.incomes[0])
    assert way is not None
    rows, by_person = BY_PERSON[combining]
    expected = max(way.alone, by_person, key=lambda how: how.position)
    assert hows(counted(facts, basis_row((kind,)), *rows)) == [expected]


def test_everything_that_would_settle_an_income_is_asked() -> None:
    kind = AcceptedIncome(Incomes.of({SUPPORT: ASSESSED}), Issuer.OWN_MUNICIPALITY)
    basis = counted(household(income(SUPPORT, person=2)), basis_row((kind,)), SAME_ADDRESS)
    assert hows(basis) == [How.JUDGES]
    assert questions(basis) == ["accepted_income", "own_municipality", "same_address"]


def test_without_any_row_the_landlord_has_not_said() -> None:
    basis = counted(household(income(), income(person=2)))
    assert hows(basis) == [How.LANDLORD, How.LANDLORD]
    assert questions(basis) == ["accepted_income", "accepted_income", "combining"]


@pytest.mark.parametrize("leader", [YES, ASSESSED, NO, None])
@pytest.mark.parametrize("person", [1, 2])
def test_a_supplement_needs_an_income_that_counts(leader: Acceptance | None, person: int) -> None:
    stated = {"child_benefit": SUPPLEMENT} | ({"salary": leader} if leader else {})
    facts = household(income(), income(IncomeType.CHILD_BENEFIT, 2650, person=person))
    basis = counted(facts, basis_row((accepts(**stated),)), TOGETHER)
    assert hows(basis)[1] is BY_KIND[leader]


# Several alternatives, several rows


def test_the_best_alternative_decides_income_by_income() -> None:
    either = basis_row(
        (accepts(salary=YES, child_benefit=NO),), (accepts(child_benefit=YES, salary=NO),)
    )
    facts = household(income(), income(IncomeType.CHILD_BENEFIT, 2650))
    assert hows(counted(facts, either)) == [How.SURE, How.SURE]


def test_between_a_supplement_and_an_assessment_each_decides_in_its_place() -> None:
    either = basis_row(
        (accepts(child_benefit=SUPPLEMENT, salary=YES),), (accepts(child_benefit=ASSESSED),)
    )
    child = income(IncomeType.CHILD_BENEFIT, 2650)
    assert hows(counted(household(child), either)) == [How.JUDGES]
    assert hows(counted(household(income(), child), either)) == [How.SURE, How.SURE]


def test_all_tests_of_an_alternative_must_let_it_count() -> None:
    both = basis_row((accepts(salary=YES), accepts(salary=ASSESSED)))
    assert hows(counted(household(income()), both)) == [How.JUDGES]


def test_rows_that_hold_together_are_all_asked() -> None:
    rows = [basis_row((accepts(salary=YES),)), basis_row((accepts(salary=NO),))]
    assert hows(counted(household(income()), *rows)) == [How.NOT]
    assert hows(counted(household(income()), rows[0], EVERYTHING)) == [How.SURE]
    assert hows(counted(household(income()), rows[1], EVERYTHING)) == [How.NOT]
    silent = basis_row((accepts(capital=YES),))
    assert hows(counted(household(income()), rows[0], silent)) == [How.LANDLORD]


def test_a_supplement_that_another_row_refuses_does_not_count_beside_an_income() -> None:
    rows = [
        basis_row((accepts(salary=YES, capital=SUPPLEMENT),)),
        basis_row((accepts(salary=YES, capital=NO),)),
    ]
    for stated in (rows, rows[::-1]):
        basis = counted(household(income(), income(IncomeType.CAPITAL)), *stated)
        assert hows(basis) == [How.SURE, How.NOT]
        assert basis.incomes[1].questions == ()


@pytest.mark.parametrize(
    ("alternatives", "how", "questions"),
    [
        ((YES, ASSESSED), How.SURE, []),
        ((ASSESSED, YES), How.SURE, []),
        ((NO, ASSESSED), How.JUDGES, ["accepted_income"]),
        ((NO, NO), How.NOT, []),
    ],
)
def test_of_alternatives_only_what_would_settle_the_best_is_asked(
    alternatives: tuple[Acceptance, ...], how: How, questions: list[str]
) -> None:
    rows = basis_row(*((accepts(salary=acceptance),) for acceptance in alternatives))
    (item,) = counted(household(income()), rows).incomes
    assert item.how is how
    assert [question.code for question in item.questions] == questions


def test_the_best_rule_on_combining_decides() -> None:
    either = row(
        Topic.COMBINING,
        (Combining(CombiningRule.MAIN_ALONE),),
        (Combining(CombiningRule.TOGETHER, same_address_months=12),),
    )
    adults = (Adult(), Adult(same_address_since=date(2020, 1, 1)))
    facts = household(income(person=2), adults=adults)
    assert hows(counted(facts, EVERYTHING, either)) == [How.SURE]


SIX_AHEAD = Certainty(6, Direction.FORWARD, CountedFrom.MOVE_IN)


@pytest.mark.parametrize(
    ("until", "how", "asked"),
    [
        (date(2027, 7, 31), How.SURE, []),
        (date(2027, 7, 30), How.NOT, []),
        (None, How.HOUSEHOLD, ["income_until"]),
    ],
)
def test_an_income_may_count_only_if_it_is_certain(
    until: date | None, how: How, asked: list[str]
) -> None:
    basis = counted(household(income(until=until)), basis_row((accepts(salary=YES), SIX_AHEAD)))
    assert hows(basis) == [how]
    assert questions(basis) == asked
    assert (date(2026, 11, 25) in basis.edges) is (until == date(2027, 7, 31))


WORKS = EmploymentForms((EmploymentForm.PERMANENT,))


@pytest.mark.parametrize(
    ("test", "facts", "how"),
    [
        (
            WORKS,
            household(income(), adults=(Adult(employment=EmploymentForm.PERMANENT),)),
            How.SURE,
        ),
        (WORKS, household(income(), adults=(Adult(employment=EmploymentForm.HOURLY),)), How.NOT),
        (WORKS, household(income()), How.HOUSEHOLD),
        (EmployerCertificate(), household(income()), How.SURE),
        (
            EmployerCertificate(),
            household(income(), can_arrange=Answers.of({Arranged.EMPLOYER_CERTIFICATE: False})),
            How.NOT,
        ),
        (RentMultiple(Decimal(3), Measure.GROSS), household(income()), How.JUDGES),
    ],
)
def test_another_test_beside_the_incomes_must_hold_as_well(
    test: Kind, facts: Applicant, how: How
) -> None:
    facts = replace(facts, incomes=(*facts.incomes, income(gross=1)))
    assert hows(counted(facts, basis_row((accepts(salary=YES), test)))) == [how, how]


HOURS = SalaryFrom((EmploymentForm.PERMANENT,), (EmploymentForm.HOURLY,))
ASKED = [
    (
        (TOGETHER,),
        household(income(since=date(2026, 12, 1))),
        ["income_not_begun"],
    ),
    ((), household(income(person=2)), ["combining"]),
    ((SAME_ADDRESS,), household(income(person=2)), ["same_address"]),
    (
        (basis_row((accepts(income_support=YES),)),),
        household(income(SUPPORT, own_municipality=False)),
        ["accepted_issuer"],
    ),
    (
        (basis_row((accepts(salary=YES), HOURS)),),
        household(income(), adults=(Adult(employment=EmploymentForm.HOURLY),)),
        ["salary_from"],
    ),
    ((), household(income()), ["income_net"]),
]


@pytest.mark.parametrize(("rows", "facts", "codes"), ASKED)
def test_what_is_asked_is_said(rows: tuple[Row, ...], facts: Applicant, codes: list[str]) -> None:
    accepting = [] if any(each.topic is Topic.INCOME_BASIS for each in rows) else [EVERYTHING]
    basis = counted(facts, *rows, *accepting)
    every = basis.questions(Measure.NET, How.HOUSEHOLD, How.LANDLORD, How.JUDGES)
    assert set(codes) <= {question.code for question in every}
    said(Finding(Outcome.ASK_LANDLORD, Reason("row.no_demand", {}), every))


def test_a_test_of_one_of_the_incomes_cannot_be_tried_before_they_are_counted() -> None:
    """What the landlord means by it is asked, as part of which incomes count."""
    income_twice = RentMultiple(Decimal(2), Measure.GROSS)
    rows = basis_row((accepts(salary=YES), income_twice))
    (item,) = counted(household(income()), rows).incomes
    assert item.how is How.JUDGES
    assert [dict(question.about) for question in item.questions] == [{"topic": Topic.INCOME_BASIS}]


# The days of an income


def test_days_of_change_come_in_order() -> None:
    days = [date(2027, month, 1) for month in (5, 2, 9, 3, 12, 7)]
    incomes = [income(until=day - timedelta(days=1)) for day in days]
    assert counted(household(*incomes), *ALL_COUNT).edges == tuple(sorted(days))


DAYS: list[tuple[str, date | None, date | None, How, list[date]]] = [
    ("no days known", None, None, How.SURE, []),
    ("over the day before", None, date(2026, 11, 23), How.NOT, []),
    ("its last day", None, date(2026, 11, 24), How.SURE, [date(2026, 11, 25)]),
    ("begun that day", date(2026, 11, 24), None, How.SURE, []),
    ("begins the day after", date(2026, 11, 25), None, How.LANDLORD, [date(2026, 11, 25)]),
    ("begins on moving in", date(2027, 2, 1), None, How.LANDLORD, [date(2027, 2, 1)]),
    (
        "begins after moving in",
        date(2027, 2, 2),
        None,
        How.NOT,
        [date(2026, 11, 25), date(2027, 2, 2)],
    ),
]


@pytest.mark.parametrize(
    ("since", "until", "how", "edges"), [case[1:] for case in DAYS], ids=[case[0] for case in DAYS]
)
def test_an_income_counts_from_its_first_day_to_its_last(
    since: date | None, until: date | None, how: How, edges: list[date]
) -> None:
    basis = counted(household(income(since=since, until=until)), *ALL_COUNT)
    assert hows(basis) == [how]
    assert list(basis.edges) == edges
    assert questions(basis) == (["income_not_begun"] if how is How.LANDLORD else [])


@pytest.mark.parametrize(
    ("day", "until", "ended"),
    [
        (date(2024, 2, 29), date(2024, 2, 29), False),
        (date(2024, 3, 1), date(2024, 2, 29), True),
        (date(2027, 1, 1), date(2026, 12, 31), True),
    ],
)
def test_the_last_day_still_counts_at_the_ends_of_months(
    day: date, until: date, ended: object
) -> None:
    basis = counted(household(income(until=until)), *ALL_COUNT, on=day)
    assert (hows(basis) == [How.NOT]) is ended


def test_the_note_says_why_the_days_decide_and_only_then() -> None:
    over = counted(household(income(until=date(2026, 1, 31))), *ALL_COUNT).incomes[0]
    assert over.note is not None
    refused = counted(
        household(income(since=date(2026, 12, 1))), basis_row((accepts(salary=NO),))
    ).incomes[0]
    assert refused.note is None


# Housing allowance in the new home


@pytest.mark.parametrize(
    ("expected", "listed", "amount", "how"),
    [
        (None, (), Bounds(Decimal(0), Decimal(20_000)), How.HOUSEHOLD),
        (Decimal(2_900), (), Bounds(Decimal(2_900), Decimal(2_900)), How.SURE),
        (None, (income(ALLOWANCE, 1_500),), Bounds(Decimal(1_500), Decimal(1_500)), How.SURE),
        (Decimal(0), (income(ALLOWANCE, 1_500),), Bounds(Decimal(1_500), Decimal(1_500)), How.SURE),
    ],
)
def test_an_expected_allowance_is_a_fact_of_the_household(
    expected: Decimal | None, listed: tuple[Income, ...], amount: Bounds, how: How
) -> None:
    facts = household(*listed, expected_housing_allowance=expected)
    (item,) = counted(facts, *ALL_COUNT).incomes
    assert (item.gross, item.net, item.how) == (amount, amount, how)


def test_none_is_expected() -> None:
    assert counted(household(), *ALL_COUNT).incomes == ()


def test_the_allowance_of_the_home_left_does_not_stand_for_the_new_ones() -> None:
    over = income(ALLOWANCE, 1_500, until=date(2026, 10, 31))
    basis = counted(household(over, expected_housing_allowance=None), *ALL_COUNT)
    assert hows(basis) == [How.NOT, How.HOUSEHOLD]
    assert questions(basis) == ["expected_housing_allowance"]


def test_an_allowance_is_not_said_twice() -> None:
    with pytest.raises(TermsError) as refused:
        household(income(ALLOWANCE, 1_500), expected_housing_allowance=Decimal(2_900))
    assert refused.value.problems[0].path == "expected_housing_allowance"


@pytest.mark.parametrize(
    ("acceptance", "how"),
    [(YES, How.SURE), (SUPPLEMENT, How.SURE), (ASSESSED, How.JUDGES), (NO, How.NOT)],
)
def test_an_expected_allowance_counts_as_the_landlord_says(
    acceptance: Acceptance, how: How
) -> None:
    facts = household(income(), expected_housing_allowance=Decimal(2_900))
    basis = counted(facts, basis_row((accepts(salary=YES, housing_allowance=acceptance),)))
    assert hows(basis)[1] is how


# Income support that is granted for the rent


GRANTED = income(SUPPORT, None, covers_rent=True, own_municipality=True)


@pytest.mark.parametrize(
    ("facts", "norm", "accepted", "least", "most"),
    [
        # norm 12 610 + rent 8 500
        (household(GRANTED), known(12_610), known(9_000), 21_110, 21_110),
        # only 7 000 of the rent is accepted
        (household(GRANTED), known(12_610), known(7_000), 19_610, 19_610),
        # other incomes are taken off
        (household(GRANTED, income(net=5_000)), known(12_610), known(9_000), 16_110, 16_110),
        # never less than nothing
        (household(GRANTED, income(net=25_000)), known(12_610), known(9_000), 0, 0),
        # an accepted rent that nobody has found is from nothing to the whole rent
        (household(GRANTED), known(12_610), MISSING_RENT, 12_610, 21_110),
        # a norm that nobody has found leaves no end
        (household(GRANTED), MISSING_NORM, known(9_000), 8_500, None),
        # after tax is not known of the salary
        (household(GRANTED, income(gross=5_000)), known(12_610), known(9_000), 16_110, 21_110),
        # more incomes may come
        (household(GRANTED, incomes_complete=None), known(12_610), known(9_000), 0, 21_110),
        # an allowance nobody has reckoned
        (
            household(GRANTED, expected_housing_allowance=None),
            known(12_610),
            known(9_000),
            0,
            21_110,
        ),
        (
            household(GRANTED, expected_housing_allowance=Decimal(2_110)),
            known(12_610),
            known(9_000),
            19_000,
            19_000,
        ),
        # an income that is over takes nothing off
        (
            household(GRANTED, income(net=5_000, until=date(2026, 1, 31))),
            known(12_610),
            known(9_000),
            21_110,
            21_110,
        ),
    ],
)
def test_support_for_a_rent_is_the_norm_and_the_rent_less_other_incomes(
    facts: Applicant, norm: Any, accepted: Any, least: int, most: int | None
) -> None:
    norms = GivenNorms(norm, accepted)
    item = counted(facts, *ALL_COUNT, norms=norms).incomes[0]
    ends = Bounds(Decimal(least), None if most is None else Decimal(most))
    assert item.gross == item.net == ends


def test_the_days_from_which_other_amounts_hold_are_days_of_change() -> None:
    day, later = date(2027, 1, 1), date(2027, 7, 1)
    norms = GivenNorms(known(12_610)._replace(edges=(day,)), known(9_000)._replace(edges=(later,)))
    assert counted(household(GRANTED), *ALL_COUNT, norms=norms).edges == (day, later)
    assert counted(household(income()), *ALL_COUNT, norms=norms).edges == ()


def test_what_is_missing_of_the_support_is_asked() -> None:
    facts = household(GRANTED, income(), expected_housing_allowance=None, incomes_complete=None)
    item = counted(
        facts,
        *ALL_COUNT,
        norms=GivenNorms(MISSING_NORM, MISSING_RENT),
        home=replace(HOME, rent=None),
    ).incomes[0]
    assert {question.code for question in item.unknown} == {
        "norm_amount",
        "accepted_rent",
        "rent",
        "income_net",
        "incomes",
        "expected_housing_allowance",
    }


def test_support_is_granted_once() -> None:
    with pytest.raises(TermsError) as refused:
        household(GRANTED, replace(GRANTED, person=2))
    assert refused.value.problems[0].path == "incomes"
