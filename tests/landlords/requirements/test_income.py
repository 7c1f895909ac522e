"""Kinds about income: what they say, what they refuse, and thresholds in steps."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest
from django.utils import translation

from landlords.requirements.certainty import Certainty
from landlords.requirements.codes import (
    Acceptance,
    Basis,
    ChildRule,
    CountedFrom,
    Direction,
    IncomeType,
    Issuer,
    Norm,
    StepBy,
    Topic,
)
from landlords.requirements.contract import Kind
from landlords.requirements.findings import Outcome
from landlords.requirements.income import RentMultiple, at
from landlords.requirements.income_basis import AcceptedIncome
from landlords.requirements.problems import TermsError
from landlords.requirements.residual import Residual, child_benefits_by_default
from landlords.requirements.sentences import NBSP, say
from landlords.requirements.values import Incomes, Step, Steps
from tests.landlords.requirements.earning import HOME, asked, asks, household, income, said


def norm(factor: str = "1") -> Residual:
    return Residual(
        norm=Norm.NATIONAL_NORM,
        children=ChildRule.BY_AGE,
        child_benefits=True,
        factor=Decimal(factor),
    )


def fixed(
    amount: str | None = "6090", factor: str = "1", children: ChildRule = ChildRule.IGNORED
) -> Residual:
    return Residual(
        norm=Norm.FIXED_AMOUNT,
        children=children,
        child_benefits=False,
        factor=Decimal(factor),
        amount=None if amount is None else Decimal(amount),
    )


def accepts(issuer: Issuer | None = None, **stated: Acceptance) -> AcceptedIncome:
    return AcceptedIncome(
        incomes=Incomes.of({IncomeType(name): how for name, how in stated.items()}), issuer=issuer
    )


SAID: list[tuple[Kind, Topic, str, str]] = [
    (
        RentMultiple(n=Decimal("2.5"), basis=Basis.GROSS),
        Topic.INCOME_LEVEL,
        "an income of at least 2.5 times the rent, before tax",
        "2.5 × the rent, gross",
    ),
    (
        RentMultiple(n=Decimal(1), basis=Basis.NET),
        Topic.INCOME_LEVEL,
        "an income of at least 1 time the rent, after tax",
        "1 × the rent, net",
    ),
    (
        norm(),
        Topic.INCOME_LEVEL,
        (
            "at least the national norm left to live on when the rent is paid"
            " (children by age; child benefits count as income)"
        ),
        "the national norm left after the rent",
    ),
    (
        norm("1.2"),
        Topic.INCOME_LEVEL,
        (
            "at least 1.2 times the national norm left to live on when the rent is paid"
            " (children by age; child benefits count as income)"
        ),
        "1.2 times the national norm left after the rent",
    ),
    (
        fixed(),
        Topic.INCOME_LEVEL,
        (
            "at least 6 090 kr a month left to live on when the rent is paid"
            " (child benefits do not count as income)"
        ),
        "6 090 kr/mo. left after the rent",
    ),
    (
        accepts(salary=Acceptance.YES, retirement_pension=Acceptance.YES),
        Topic.INCOME_BASIS,
        "counts: salary, retirement pension",
        "yes: salary, retirement pension",
    ),
    (
        accepts(
            Issuer.OWN_MUNICIPALITY,
            income_support=Acceptance.ASSESSED,
            housing_allowance=Acceptance.SUPPLEMENT,
            student_aid=Acceptance.NO,
            salary=Acceptance.YES,
        ),
        Topic.INCOME_BASIS,
        (
            "counts: salary; counts only beside another income: housing allowance;"
            " the landlord assesses: income support; does not count: student aid;"
            " income support only from the municipality of the home"
        ),
        "yes: salary; supplement: housing allowance; assessed: income support; no: student aid",
    ),
    (
        Certainty(months=6, direction=Direction.FORWARD, counted_from=CountedFrom.MOVE_IN),
        Topic.CERTAINTY,
        "an income certain for 6 months forward, counted from the day of moving in",
        "6 mo. forward from the day of moving in",
    ),
    (
        Certainty(months=1, direction=Direction.BACK, counted_from=CountedFrom.APPLICATION),
        Topic.CERTAINTY,
        "an income held for the past 1 month, counted from the application",
        "1 mo. back from the application",
    ),
]


@pytest.mark.parametrize(("kind", "topic", "long", "short"), SAID)
def test_each_kind_says_itself(kind: Kind, topic: Topic, long: str, short: str) -> None:
    assert kind.topic is topic
    with translation.override("en"):
        assert say(kind.describe()).replace(NBSP, " ") == long
        assert say(kind.short()).replace(NBSP, " ") == short


STEPS = Steps(StepBy.RENT, (Step(Decimal(8000), Decimal(3)), Step(None, Decimal("2.5"))))
BY_ROOMS = Steps(StepBy.ROOMS, (Step(Decimal(2), Decimal(2)), Step(None, Decimal(3))))


def multiple(n: Decimal | Steps = STEPS, basis: Basis = Basis.GROSS) -> RentMultiple:
    return RentMultiple(n, basis)


@pytest.mark.parametrize(
    ("rent", "n"),
    [("1", 3), ("8000", 3), ("8000.01", Decimal("2.5")), ("99999", Decimal("2.5")), (None, None)],
)
def test_a_stepped_number_is_the_one_of_the_homes_rent(rent: str | None, n: Decimal | None) -> None:
    home = replace(HOME, rent=None if rent is None else Decimal(rent))
    assert at(STEPS, asked(household(), home=home)) == n
    assert at(Decimal(4), asked(household(), home=home)) == 4


@pytest.mark.parametrize(
    ("rent", "outcome"),
    [
        (7666, Outcome.MEETS),  # 3 × is 22 998
        (7667, Outcome.FAILS),  # 23 001
        (8000, Outcome.FAILS),
        (8001, Outcome.MEETS),  # 2.5 × is 20 002.50
        (9200, Outcome.MEETS),  # 23 000
        (9201, Outcome.FAILS),
    ],
)
def test_a_stepped_multiple_may_pass_fail_and_pass_again(rent: int, outcome: Outcome) -> None:
    home = replace(HOME, rent=Decimal(rent))
    found = multiple().assess(asked(household(income(gross=23_000)), home=home))
    assert found.outcome is outcome
    said(found)


@pytest.mark.parametrize(
    ("rooms", "gross", "outcome", "questions"),
    [
        (2, 17_000, Outcome.MEETS, []),
        (3, 17_000, Outcome.FAILS, []),
        (3, 25_500, Outcome.MEETS, []),
        (None, 25_500, Outcome.MEETS, []),
        (None, 16_999, Outcome.FAILS, []),
        (None, 25_499, Outcome.ASK_LANDLORD, ["rooms"]),
        (None, 17_000, Outcome.ASK_LANDLORD, ["rooms"]),
    ],
)
def test_unknown_rooms_matter_only_where_the_steps_differ(
    rooms: int | None, gross: int, outcome: Outcome, questions: list[str]
) -> None:
    ask = asked(household(income(gross=gross)), home=replace(HOME, rooms=rooms))
    found = multiple(BY_ROOMS).assess(ask)
    assert found.outcome is outcome
    assert asks(found) == questions
    said(found)


def test_unknown_rooms_and_an_unknown_amount_are_both_asked_about() -> None:
    ask = asked(household(income(gross=None, net=17_000)), home=replace(HOME, rooms=None))
    found = multiple(BY_ROOMS).assess(ask)
    assert found.outcome is Outcome.ASK_HOUSEHOLD
    assert asks(found) == ["rooms", "income_gross"]


def test_an_unknown_rent_is_asked_of_the_landlord() -> None:
    ask = asked(household(income()), home=replace(HOME, rent=None))
    for n in (Decimal(3), STEPS, BY_ROOMS):
        found = multiple(n).assess(ask)
        assert found.outcome is Outcome.ASK_LANDLORD
        assert asks(found) == ["rent"]
        said(found)


@pytest.mark.parametrize(
    ("kind", "long", "short"),
    [
        (
            multiple(),
            (
                "en inkomst i förhållande till hyran, före skatt: minst 3 gånger till och med"
                " 8 000 kr i månaden, 2,5 gånger däröver"
            ),
            "gånger hyran brutto: 3 till och med 8 000 kr i månaden, 2,5 däröver",
        ),
        (
            multiple(BY_ROOMS, Basis.NET),
            (
                "en inkomst i förhållande till hyran, efter skatt: minst 2 gånger till och med"
                " 2 rum, 3 gånger däröver"
            ),
            "gånger hyran netto: 2 till och med 2 rum, 3 däröver",
        ),
    ],
)
def test_a_stepped_multiple_says_its_steps(kind: RentMultiple, long: str, short: str) -> None:
    with translation.override("sv"):
        assert say(kind.describe()).replace(NBSP, " ") == long
        assert say(kind.short()).replace(NBSP, " ") == short


def refused_paths(make: Callable[[], Kind]) -> list[str]:
    try:
        make()
    except TermsError as error:
        return [problem.path for problem in error.problems if str(problem)]
    return []


@pytest.mark.parametrize(
    ("make", "paths"),
    [
        (lambda: RentMultiple(n=Decimal("0.5"), basis=Basis.NET), []),
        (lambda: RentMultiple(n=Decimal(10), basis=Basis.NET), []),
        (lambda: RentMultiple(n=Decimal("0.49"), basis=Basis.NET), ["n"]),
        (lambda: RentMultiple(n=Decimal("10.01"), basis=Basis.NET), ["n"]),
        (lambda: norm("0.49"), ["factor"]),
        (lambda: norm("3.01"), ["factor"]),
        (lambda: norm("3"), []),
        (lambda: fixed("0"), []),
        (lambda: fixed("100001"), ["amount"]),
        (lambda: fixed(None), ["amount"]),
        (lambda: fixed(factor="2"), ["factor"]),
        (lambda: fixed(children=ChildRule.FLAT), ["children"]),
        (
            lambda: fixed(None, factor="4", children=ChildRule.BY_AGE),
            ["factor", "amount", "factor", "children"],
        ),
        (
            lambda: Residual(
                norm=Norm.STANDARD_AMOUNT,
                children=ChildRule.BY_AGE,
                child_benefits=False,
                amount=Decimal(1),
            ),
            ["amount"],
        ),
        (lambda: accepts(Issuer.ANY_MUNICIPALITY, salary=Acceptance.YES), ["issuer"]),
        (lambda: accepts(Issuer.ANY_MUNICIPALITY, income_support=Acceptance.NO), ["issuer"]),
        (lambda: accepts(Issuer.ANY_MUNICIPALITY, income_support=Acceptance.SUPPLEMENT), []),
        (lambda: Certainty(0, Direction.BACK, CountedFrom.MOVE_IN), ["months"]),
        (lambda: Certainty(61, Direction.BACK, CountedFrom.MOVE_IN), ["months"]),
        (lambda: Certainty(60, Direction.BACK, CountedFrom.MOVE_IN), []),
    ],
)
def test_what_does_not_go_together_is_refused(make: Callable[[], Kind], paths: list[str]) -> None:
    assert refused_paths(make) == paths


@pytest.mark.parametrize(
    ("measured", "counted"),
    [
        (Norm.NATIONAL_NORM, True),
        (Norm.STANDARD_AMOUNT, False),
        (Norm.CONSUMER_AGENCY, False),
        (Norm.FIXED_AMOUNT, True),
    ],
)
def test_child_benefits_follow_the_norm_unless_stated(measured: Norm, counted: object) -> None:
    assert child_benefits_by_default(measured) is counted


@pytest.mark.parametrize(
    ("rule", "told"),
    [
        (
            Residual(Norm.NATIONAL_NORM, ChildRule.BY_AGE),
            "children by age; child benefits count as income – the usual rule, none is stated",
        ),
        (
            Residual(Norm.STANDARD_AMOUNT, ChildRule.BY_AGE),
            "children by age; child benefits do not count as income – the usual rule, none is stated",
        ),
        (
            Residual(Norm.FIXED_AMOUNT, ChildRule.IGNORED, amount=Decimal(6500)),
            "child benefits count as income – the usual rule, none is stated",
        ),
    ],
)
def test_the_usual_rule_on_child_benefits_is_said_to_be_so(rule: Residual, told: str) -> None:
    with translation.override("en"):
        assert say(rule.describe()).replace(NBSP, " ").endswith(f" ({told})")
