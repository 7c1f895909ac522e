"""What is left to live on when the rent is paid: judged and explained with its numbers."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from django.utils import translation

from landlords.requirements.applicant import Applicant, Income
from landlords.requirements.codes import Acceptance, ChildRule, IncomeType, Norm, StepBy, Unit
from landlords.requirements.findings import Finding, Outcome
from landlords.requirements.parsing import dump_tests, parse_tests
from landlords.requirements.problems import TermsError
from landlords.requirements.remainder import MESSAGES
from landlords.requirements.residual import Residual
from landlords.requirements.resolution import Row
from landlords.requirements.saying import Voice
from landlords.requirements.sentences import NBSP, Amount, say
from landlords.requirements.values import Step, Steps
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
    every_way,
    found,
    household,
    said,
)


def test_the_worked_example() -> None:
    """One adult, children of 5 and 9, rent 9 000, 2026: 9 000 + 12 610 = 21 610 net is needed."""
    outcomes = [found(NATIONAL, earning(net, FOUR, NINE)).outcome for net in (21609, 21610, 21611)]
    assert outcomes == [Outcome.FAILS, Outcome.MEETS, Outcome.MEETS]
    short = found(NATIONAL, earning(21400, FOUR, NINE))
    assert said([short.reason]) == [
        "Left to live on: at most 12 400 kr a month when the rent is paid. The demand is 12 610 kr a month (the national norm, reckoned on 2026): 210 kr short."
    ]


def test_the_household_of_the_talking_sheet() -> None:
    """27 396 after tax less the rent of 8 500 leaves 18 896, and 12 610 is demanded."""
    meets = found(NATIONAL, STORY, 8500)
    assert meets.outcome is Outcome.MEETS
    assert meets.questions == ()
    assert said([meets.reason], language="sv") == [
        "Kvar att leva på: minst 18 896 kr i månaden när hyran är betald. Kravet är 12 610 kr i månaden (riksnormen, räknat på 2026): 6 286 kr mer än vad som krävs."
    ]
    assert said([meets.reason], Voice.PAPER, "sv") == [
        "När hyran är betald har du minst 18 896 kr i månaden kvar. De vill att det är 12 610 kr i månaden (riksnormen, räknat på 2026). Det räcker."
    ]
    assert said(meets.lines)[3:] == [
        "income that is reckoned with: 27 396 kr a month",
        "minus the rent: 8 500 kr a month",
        "left when the rent is paid: 18 896 kr a month",
        "one adult alone: 3 940 kr a month",
        "a child, 4–6 years: 3 060 kr a month",
        "a child, 7–10 years: 3 820 kr a month",
        "shared costs of 3 persons: 1 790 kr a month",
        "the national norm for the household, reckoned on 2026: 12 610 kr a month",
    ]
    assert [line.code for line in meets.lines[:3]] == ["basis.line"] * 3


def test_child_benefits_lower_the_childrens_part_where_they_are_not_income() -> None:
    """5 717 + (3 055 + 3 667 - 5 996) = 6 443, held against the salary alone."""
    meets = found(STANDARD, STORY, 8500)
    assert meets.outcome is Outcome.MEETS
    assert meets.reason.values["left"] == Amount(Decimal(12900), Unit.KRONOR_A_MONTH)
    assert meets.reason.values["need"] == Amount(Decimal(6443), Unit.KRONOR_A_MONTH)
    lines = said(meets.lines)
    assert lines[3:5] == [
        "minus child benefits, which do not count as income here: 5 996 kr a month",
        "income that is reckoned with: 21 400 kr a month",
    ]
    assert "minus child benefits, which lower the children's part: 5 996 kr a month" in lines
    highest = 21400 - 6443
    assert found(STANDARD, STORY, highest).outcome is Outcome.MEETS
    fails = found(STANDARD, STORY, highest + 1)
    assert fails.outcome is Outcome.FAILS
    assert said(fails.lines)[3] == lines[3]


def test_child_benefits_above_the_childrens_part_do_not_lower_the_adults() -> None:
    rich = replace(CHILD_BENEFIT, net=Decimal(9000))
    applicant = household(1, FOUR, incomes=(SALARY, rich))
    assert found(STANDARD, applicant, 21400 - 5717).outcome is Outcome.MEETS
    assert found(STANDARD, applicant, 21400 - 5716).outcome is Outcome.FAILS


def test_child_benefits_are_only_left_out_where_children_do_not_count() -> None:
    ignored = replace(STANDARD, children=ChildRule.IGNORED)
    assert found(ignored, STORY, 21400 - 6090).outcome is Outcome.MEETS
    assert found(ignored, STORY, 21400 - 6089).outcome is Outcome.FAILS


@pytest.mark.parametrize(
    ("stated", "usual"),
    [
        (
            NATIONAL,
            (
                "how child benefits are reckoned is not stated; as is usual (the national norm)"
                " they count as income"
            ),
        ),
        (
            STANDARD,
            (
                "how child benefits are reckoned is not stated; as is usual (the Enforcement"
                " Authority's standard amount) they do not count as income"
            ),
        ),
        (
            FIXED,
            (
                "how child benefits are reckoned is not stated; as is usual (a fixed amount) they"
                " count as income"
            ),
        ),
    ],
)
def test_what_is_not_stated_of_child_benefits_is_as_usual_and_is_said(
    stated: Residual, usual: str
) -> None:
    left_out = replace(stated, child_benefits=None)
    for rent in (8500, 15_000, 20_000):
        by_rule, by_use = found(stated, STORY, rent), found(left_out, STORY, rent)
        assert (by_use.outcome, by_use.reason) == (by_rule.outcome, by_rule.reason)
        lines = said(by_use.lines)
        assert usual in lines
        assert usual not in said(by_rule.lines)
        assert [line for line in lines if line != usual] == said(by_rule.lines)
    every_way(by_use.lines)
    childless = household(1, incomes=(SALARY,))
    assert found(left_out, childless, 8500) == found(stated, childless, 8500)


def test_a_file_need_not_state_how_child_benefits_count() -> None:
    params = {"norm": "standard_amount", "children": "by_age"}
    ((made,),) = parse_tests([[{"kind": "residual", "version": 1, "params": params}]])
    assert made == replace(STANDARD, child_benefits=None)
    assert parse_tests(dump_tests(((made,),))) == ((made,),)
    assert parse_tests(dump_tests(((STANDARD,),))) == ((STANDARD,),)


@pytest.mark.parametrize(
    ("more", "margin"),
    [(-1, "1 kr short"), (0, "exactly what is needed"), (1, "1 kr more than needed")],
)
def test_what_is_left_differs_in_the_words_of_the_other_levels(more: int, margin: str) -> None:
    (sentence,) = said([found(NATIONAL, earning(21_610 + more, FOUR, NINE)).reason])
    assert sentence.endswith(f"(the national norm, reckoned on 2026): {margin}.")


DEMANDS: list[tuple[Residual, int]] = [
    (NATIONAL, 12610),
    (replace(NATIONAL, factor=Decimal("1.5")), 18915),
    (replace(NATIONAL, children=ChildRule.FLAT), 3940 + 2 * 3820 + 1790),
    (
        replace(NATIONAL, children=ChildRule.FLAT, child_amount=Decimal(2000)),
        3940 + 2 * 2000 + 1790,
    ),
    (replace(NATIONAL, children=ChildRule.IGNORED), 5220),
    (replace(STANDARD, child_benefits=True), 12439),
    (replace(STANDARD, children=ChildRule.FLAT), 5717 + 2 * 3667),
    (FIXED, 6500),
]


@pytest.mark.parametrize(("kind", "wanted"), DEMANDS)
def test_just_under_at_and_just_over(kind: Residual, wanted: int) -> None:
    outcomes = [
        found(kind, earning(9000 + wanted + more, FOUR, NINE)).outcome for more in (-1, 0, 1)
    ]
    assert outcomes == [Outcome.FAILS, Outcome.MEETS, Outcome.MEETS]


def test_a_multiplied_norm_says_so() -> None:
    meets = found(replace(NATIONAL, factor=Decimal("1.5")), earning(40000, FOUR, NINE))
    assert said(meets.lines)[-2:] == [
        "the national norm for the household, reckoned on 2026: 12 610 kr a month",
        "1.5 times that: 18 915 kr a month",
    ]
    assert "(1.5 times the national norm, reckoned on 2026)" in said([meets.reason])[0]


def test_a_fixed_amount_says_so() -> None:
    meets = found(FIXED, earning(15500))
    assert said(meets.lines)[-1] == "the landlord's own amount: 6 500 kr a month"
    assert "6 500 kr a month (a fixed amount): exactly what is needed" in said([meets.reason])[0]


def test_a_rent_that_is_not_paid_leaves_nothing() -> None:
    fails = found(NATIONAL, earning(8000))
    assert fails.outcome is Outcome.FAILS
    assert said([fails.reason]) == [
        "Nothing is left to live on: 8 000 kr a month after tax counts at most, and the rent is 9 000 kr a month. The demand is 5 220 kr a month left (the national norm, reckoned on 2026): 6 220 kr short."
    ]
    assert fails.reason.code == "residual.fails_rent"
    assert found(NATIONAL, earning(9000)).reason.code == "residual.fails"


def stepped(by: StepBy, *steps: tuple[int | None, object]) -> Steps:
    made = tuple(Step(None if end is None else Decimal(end), Decimal(str(n))) for end, n in steps)
    return Steps(by, made)


def test_the_factor_may_follow_the_rent() -> None:
    kind = replace(NATIONAL, factor=stepped(StepBy.RENT, (9000, 1), (None, "1.2")))
    assert found(kind, earning(9000 + 5220), 9000).outcome is Outcome.MEETS
    assert found(kind, earning(9001 + 6264), 9001).outcome is Outcome.MEETS
    assert found(kind, earning(9001 + 6263), 9001).outcome is Outcome.FAILS
    assert "least the national norm (1 time up to 9 000 kr a month, 1.2 times above" in said_of(
        kind
    )


def test_the_amount_may_follow_the_rooms() -> None:
    kind = replace(FIXED, amount=stepped(StepBy.ROOMS, (2, 5000), (None, 7000)))
    assert found(kind, earning(14000), rooms=2).outcome is Outcome.MEETS
    assert found(kind, earning(15999), rooms=3).outcome is Outcome.FAILS
    assert "5 000 kr a month up to 2 rooms, 7 000 kr a month above that" in said_of(kind)


ROOMS_UNKNOWN: list[tuple[Applicant, Outcome, list[str]]] = [
    (earning(13999), Outcome.FAILS, []),
    (earning(14000), Outcome.ASK_LANDLORD, ["rooms"]),
    (earning(15999), Outcome.ASK_LANDLORD, ["rooms"]),
    (earning(16000), Outcome.MEETS, []),
    (earning(15999, deductions=None), Outcome.ASK_HOUSEHOLD, ["rooms", "deductions"]),
]


@pytest.mark.parametrize(("applicant", "outcome", "asked"), ROOMS_UNKNOWN)
def test_rooms_that_are_not_known_matter_only_where_the_steps_differ(
    applicant: Applicant, outcome: Outcome, asked: list[str]
) -> None:
    kind = replace(FIXED, amount=stepped(StepBy.ROOMS, (2, 7000), (None, 5000)))
    finding = found(kind, applicant, rooms=None)
    assert (finding.outcome, codes(finding.questions)) == (outcome, asked)


def test_it_says_from_which_days_other_amounts_hold() -> None:
    assert found(NATIONAL, STORY).edges == ()
    later = asking(STORY, 9000)._replace(on=date(2025, 6, 1))
    assert NATIONAL.assess(later).edges == (date(2026, 1, 1),)
    assert FIXED.assess(later).edges == ()


def said_of(kind: Residual) -> str:
    """How a kind describes itself, in English with plain spaces."""
    with translation.override("en"):
        return say(kind.describe()).replace(NBSP, " ")


def test_an_amount_for_every_child_is_described() -> None:
    kind = replace(NATIONAL, children=ChildRule.FLAT, child_amount=Decimal(2000))
    assert "(the same amount for every child, 2 000 kr a month; child" in said_of(kind)


@pytest.mark.parametrize("rule", [ChildRule.BY_AGE, ChildRule.SUPPLEMENT, ChildRule.IGNORED])
def test_an_amount_for_every_child_goes_with_that_rule_only(rule: ChildRule) -> None:
    with pytest.raises(TermsError) as caught:
        replace(NATIONAL, children=rule, child_amount=Decimal(2000))
    assert [problem.path for problem in caught.value.problems] == ["child_amount"]


def test_an_unknown_rent_is_asked_of_the_landlord() -> None:
    unknown = found(NATIONAL, STORY, None)
    assert (unknown.outcome, codes(unknown.questions)) == (Outcome.ASK_LANDLORD, ["rent"])


def all_findings() -> list[Finding]:
    """A finding for every message of the kind."""
    benefit = Income(IncomeType.SICKNESS_BENEFIT, net=Decimal(9000))
    less = household(1, incomes=(replace(SALARY, net=Decimal(12000)), benefit))
    assessed: Row = counting(IncomeType.SALARY, sickness_benefit=Acceptance.ASSESSED)
    rooms = replace(FIXED, amount=stepped(StepBy.ROOMS, (2, 5000), (None, 7000)))
    return [
        found(NATIONAL, STORY),
        found(STANDARD, STORY),
        *(found(replace(rule, child_benefits=None), STORY) for rule in (NATIONAL, STANDARD)),
        found(replace(STANDARD, factor=Decimal("1.1")), replace(STORY, deductions=Decimal(500))),
        found(NATIONAL, earning(14000)),
        found(NATIONAL, earning(8000)),
        NATIONAL.assess(asking(less, 9000, assessed)),
        NATIONAL.assess(asking(less, 9000, counting(IncomeType.SALARY))),
        found(NATIONAL, earning(14000, incomes_complete=None)),
        found(NATIONAL, replace(STORY, deductions=None)),
        found(replace(NATIONAL, norm=Norm.CONSUMER_AGENCY), STORY),
        found(FIXED, STORY),
        found(rooms, earning(15000), rooms=None),
    ]


def test_every_message_is_said_in_both_languages_on_screen_and_paper() -> None:
    findings = all_findings()
    reasons = [reason for item in findings for reason in (item.reason, *item.lines)]
    own = ("deductions", "rooms")
    questions = [q for item in findings for q in item.questions if q.code in own]
    texts = every_way(reasons, questions)
    assert all(text and "%(" not in text and "None" not in text for text in texts)
    told = {reason.code for reason in reasons} | {f"question.{q.code}" for q in questions}
    assert set(MESSAGES) <= told
