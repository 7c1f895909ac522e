"""The rent as a share of the income: one share or several, before or after tax, by steps."""

from dataclasses import replace
from decimal import Decimal

import pytest
from django.utils import translation

from landlords.requirements.codes import Acceptance, Basis, IncomeType, StepBy, Topic
from landlords.requirements.findings import Outcome
from landlords.requirements.rent_share import RentShare
from landlords.requirements.saying import Voice
from landlords.requirements.sentences import NBSP, say
from landlords.requirements.values import Shares, Step, Steps
from tests.landlords.requirements.earning import (
    HOME,
    accepts,
    asked,
    asks,
    household,
    income,
    lines,
    row,
    said,
    swedish,
)

THIRTY = RentShare(Decimal(30), Basis.GROSS)
BY_CLASS = RentShare(Decimal(30), Basis.GROSS, Shares.of({IncomeType.STUDENT_AID: Decimal(40)}))


@pytest.mark.parametrize(
    ("gross", "outcome"),
    [
        (28_334, Outcome.MEETS),  # 30 % is 8 500.20
        (28_333, Outcome.FAILS),  # 30 % is 8 499.90
        (0, Outcome.FAILS),
    ],
)
def test_the_share_of_the_income_holds_the_rent(gross: int, outcome: Outcome) -> None:
    found = THIRTY.assess(asked(household(income(gross=gross))))
    assert found.outcome is outcome
    said(found)


def test_exactly_the_limit_is_enough() -> None:
    found = RentShare(Decimal(34), Basis.GROSS).assess(asked(household(income(gross=25_000))))
    assert found.outcome is Outcome.MEETS
    assert said(found) == (
        "To the rent may go at most 34 % of 25 000 kr a month before tax, that is 8 500 kr a month."
        " The rent is 8 500 kr: exactly at the limit."
    )


@pytest.mark.parametrize(
    ("salary", "aid", "outcome"),
    [
        (20_000, 6_250, Outcome.MEETS),  # 6 000 + 2 500 = 8 500
        (20_000, 6_249, Outcome.FAILS),
        (0, 21_250, Outcome.MEETS),
        (28_334, 0, Outcome.MEETS),
    ],
)
def test_classes_of_income_have_their_own_shares(salary: int, aid: int, outcome: Outcome) -> None:
    facts = household(income(gross=salary), income(IncomeType.STUDENT_AID, aid))
    found = BY_CLASS.assess(asked(facts))
    assert found.outcome is outcome
    said(found)


def test_the_shares_are_lines_of_the_sum() -> None:
    facts = household(income(gross=20_000), income(IncomeType.STUDENT_AID, 6_250))
    found = BY_CLASS.assess(asked(facts))
    assert swedish(found) == (
        "Till hyra får gå högst 30 % av inkomsten, 40 % av studiemedel, räknat före skatt, alltså"
        " 8 500 kr i månaden. Hyran är 8 500 kr: precis vid gränsen."
    )
    assert lines(found, "sv")[2:] == [
        "30 % av lön = 6 000 kr i månaden",
        "40 % av studiemedel = 2 500 kr i månaden",
    ]
    unsure = BY_CLASS.assess(asked(household(income(gross=None, net=10_000))))
    assert lines(unsure)[1:] == ["30 % of salary = at least 3 000 kr a month"]
    said(unsure)


def test_an_allowance_yet_to_come_is_called_so_in_its_share() -> None:
    facts = household(income(), expected_housing_allowance=Decimal(3_000))
    found = BY_CLASS.assess(asked(facts))
    assert lines(found, "sv")[-1] == "30 % av väntat bostadsbidrag = 900 kr i månaden"


def test_what_does_not_count_has_no_share() -> None:
    rows = (row(Topic.INCOME_BASIS, (accepts(salary=Acceptance.NO),)),)
    found = BY_CLASS.assess(asked(household(income()), *rows))
    assert found.outcome is Outcome.FAILS
    assert lines(found) == ["salary: 27 000 kr a month before tax – does not count"]


@pytest.mark.parametrize(
    ("facts", "outcome", "questions"),
    [
        (household(income(gross=None, net=28_334)), Outcome.MEETS, []),
        (household(income(gross=None, net=28_333)), Outcome.ASK_HOUSEHOLD, ["income_gross"]),
        (household(income(gross=9), incomes_complete=None), Outcome.ASK_HOUSEHOLD, ["incomes"]),
        (household(income(gross=30_000), incomes_complete=None), Outcome.MEETS, []),
    ],
)
def test_what_is_known_decides_as_far_as_it_can(
    facts: object, outcome: Outcome, questions: list[str]
) -> None:
    found = THIRTY.assess(asked(facts))  # type: ignore[arg-type]
    assert found.outcome is outcome
    assert asks(found) == questions
    said(found)


def test_after_tax_is_another_measure() -> None:
    facts = household(income(gross=40_000, net=28_000))
    assert THIRTY.assess(asked(facts)).outcome is Outcome.MEETS
    found = RentShare(Decimal(30), Basis.NET).assess(asked(facts))
    assert found.outcome is Outcome.FAILS
    assert "28 000 kr a month after tax" in said(found)


@pytest.mark.parametrize(
    ("how", "outcome"),
    [
        (Acceptance.ASSESSED, Outcome.JUDGES),
        (None, Outcome.ASK_LANDLORD),
    ],
)
@pytest.mark.parametrize("kind", [THIRTY, BY_CLASS])
def test_the_landlords_word_may_be_missing(
    kind: RentShare, how: Acceptance | None, outcome: Outcome
) -> None:
    stated = accepts(salary=how) if how else accepts(capital=Acceptance.YES)
    rows = (row(Topic.INCOME_BASIS, (stated,)),)
    found = kind.assess(asked(household(income(gross=30_000)), *rows))
    assert found.outcome is outcome
    assert asks(found) == ["accepted_income"]
    assert "8 500 kr above the limit" in said(found)


def test_support_that_follows_the_rent_waits_for_the_norm() -> None:
    support = income(IncomeType.INCOME_SUPPORT, None, covers_rent=True, own_municipality=True)
    found = THIRTY.assess(asked(household(support)))
    assert found.outcome is Outcome.ASK_NORM
    said(found)


def test_an_unknown_rent_is_asked_of_the_landlord() -> None:
    found = THIRTY.assess(asked(household(income()), home=replace(HOME, rent=None)))
    assert found.outcome is Outcome.ASK_LANDLORD
    assert asks(found) == ["rent"]


STEPS = Steps(StepBy.RENT, (Step(Decimal(8000), Decimal(35)), Step(None, Decimal(30))))


@pytest.mark.parametrize(
    ("rent", "outcome"),
    [
        ("8000", Outcome.MEETS),  # 35 % of 24 000 is 8 400
        ("8000.01", Outcome.FAILS),  # 30 % is 7 200
    ],
)
def test_a_share_may_follow_the_rent(rent: str, outcome: Outcome) -> None:
    ask = asked(household(income(gross=24_000)), home=replace(HOME, rent=Decimal(rent)))
    assert RentShare(STEPS, Basis.GROSS).assess(ask).outcome is outcome


@pytest.mark.parametrize(
    ("kind", "long", "short"),
    [
        (
            THIRTY,
            "en hyra på högst 30 % av inkomsten, före skatt",
            "hyran högst 30 % av inkomsten brutto",
        ),
        (
            BY_CLASS,
            "en hyra på högst 30 % av inkomsten, före skatt; 40 % av studiemedel",
            "hyran högst 30 % av inkomsten brutto; 40 % av studiemedel",
        ),
        (
            RentShare(STEPS, Basis.NET),
            (
                "en hyra som andel av inkomsten, efter skatt: högst 35 % till och med 8 000 kr i"
                " månaden, 30 % däröver"
            ),
            (
                "hyran som andel av inkomsten netto: högst 35 % till och med 8 000 kr i månaden, 30 %"
                " däröver"
            ),
        ),
    ],
)
def test_a_share_says_itself(kind: RentShare, long: str, short: str) -> None:
    with translation.override("sv"):
        assert say(kind.describe()).replace(NBSP, " ") == long
        assert say(kind.short()).replace(NBSP, " ") == short


def test_on_paper_it_is_enough_or_too_much() -> None:
    enough = THIRTY.assess(asked(household(income(gross=30_000))))
    assert swedish(enough, Voice.PAPER).endswith("Hyran är 8 500 kr. Det räcker.")
    short = THIRTY.assess(asked(household(income(gross=20_000))))
    assert swedish(short, Voice.PAPER).endswith("Hyran är 8 500 kr: 2 500 kr över gränsen.")
