"""Exceptions as the decisions have them: what each does for a row, and that none makes it worse."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from landlords.requirements.applicant import Applicant, Debt, Disturbance, Income, Remark
from landlords.requirements.codes import (
    Acceptance,
    Basis,
    CertificateOf,
    Disregard,
    Effect,
    IncomeType,
    Layer,
    Says,
    Tier,
    Topic,
    Weight,
)
from landlords.requirements.conditions import (
    Capital,
    Certificate,
    ContactPerson,
    HasIncomeType,
    HasRemarks,
)
from landlords.requirements.contract import Kind
from landlords.requirements.debts import Enforcement
from landlords.requirements.disturbances import NoDisturbance
from landlords.requirements.engine import Situation, TopicFinding, Verdict, assess
from landlords.requirements.fact_codes import Arranged
from landlords.requirements.findings import Outcome
from landlords.requirements.home import Home
from landlords.requirements.income import RentMultiple
from landlords.requirements.income_basis import AcceptedIncome
from landlords.requirements.judging import ExceptionFinding
from landlords.requirements.last_day import last_day
from landlords.requirements.norms import Norms
from landlords.requirements.remarks import Remarks
from landlords.requirements.resolution import ExceptionRow, Row, Scope
from landlords.requirements.selection import Terms
from landlords.requirements.values import Answers, Incomes, Month

MEETS, EXCEPTION, JUDGES = Outcome.MEETS, Outcome.BY_EXCEPTION, Outcome.JUDGES
ASKS, FAILS = Outcome.ASK_HOUSEHOLD, Outcome.FAILS

ON = date(2026, 11, 24)
WHOLE = Scope(9, "the whole landlord")
RONNA = Scope(2, "Ronna", districts=frozenset({"ronna"}))
LINA = Scope(3, "Lina", districts=frozenset({"lina"}))
HOUSE = Scope(1, "Björken", houses=frozenset({"bjorken"}))
HOME = Home("exempel", district="ronna", rent=Decimal(8500), house="eken")

NEW, OLD = Month(2026, 9), Month(2025, 5)
CERTIFIED = Remark(NEW, Decimal(3000), certificate=True)
PERHAPS = Remark(NEW, Decimal(3000))
OTHER = Remark(NEW, Decimal(800), certificate=False)
REASONS = Certificate(CertificateOf.SPECIAL_REASONS)
RICH = Capital(Decimal(100_000))
SALARIED = HasIncomeType((IncomeType.SALARY,))


def row(topic: Topic, *alternatives: tuple[Kind, ...], **changed: Any) -> Row:
    """A demand of the whole landlord on everybody."""
    made = Row(
        WHOLE,
        topic,
        Tier.DEMAND,
        Layer.POLICY,
        Weight.HARD,
        Says.TESTS,
        alternatives,
        None,
        date(2026, 1, 1),
        None,
    )
    return replace(made, **changed)


def no_remarks(**changed: Any) -> Row:
    return row(Topic.REMARKS, (Remarks(0),), **changed)


def leeway(
    effect: Effect = Effect.WAIVE, topic: Topic = Topic.REMARKS, **changed: Any
) -> ExceptionRow:
    """An exception of the whole landlord for a certificate of special reasons."""
    made = ExceptionRow(WHOLE, topic, effect, date(2026, 1, 1), None, conditions=(REASONS,))
    return replace(made, **changed)


def instead(*tests: Kind, **changed: Any) -> ExceptionRow:
    return leeway(Effect.REPLACE, tests=(tests,), **changed)


def disregarding(what: Disregard = Disregard.CERTIFIED, **changed: Any) -> ExceptionRow:
    return leeway(Effect.DISREGARD, disregards=what, **changed)


def household(*remarks: Remark, **facts: Any) -> Applicant:
    known: dict[str, Any] = {"remarks_complete": True, "can_arrange": HELD, **facts}
    return Applicant(children=(), remarks=remarks, **known)


HELD = Answers.of({Arranged.CERTIFICATE_SPECIAL_REASONS: True, Arranged.CONTACT_PERSON: True})
REFUSED = Answers.of({Arranged.CERTIFICATE_SPECIAL_REASONS: False})
ONE = household(CERTIFIED)


def situation(applicant: Applicant, on: date = ON) -> Situation:
    return Situation(applicant, Norms(), on, date(2027, 2, 1), frozenset())


def judged(
    rows: Row | tuple[Row, ...],
    *exceptions: ExceptionRow,
    applicant: Applicant = ONE,
    home: Home = HOME,
) -> Verdict:
    rows = rows if isinstance(rows, tuple) else (rows,)
    terms = Terms("exempel", "Exempelbostäder", rows, exceptions)
    return assess(terms, home, situation(applicant))


def on_topic(verdict: Verdict, topic: Topic = Topic.REMARKS) -> TopicFinding:
    (found,) = (finding for finding in verdict.topics if finding.topic is topic)
    return found


def tried(verdict: Verdict, topic: Topic = Topic.REMARKS) -> tuple[ExceptionFinding, ...]:
    (one,) = on_topic(verdict, topic).judged
    return one.exceptions


def asked(verdict: Verdict) -> list[str]:
    return [question.code for question in verdict.questions]


# What an exception takes


@pytest.mark.parametrize(
    ("facts", "label", "questions"),
    [
        ({}, EXCEPTION, []),
        ({"can_arrange": Answers()}, EXCEPTION, ["arrange"]),
        ({"can_arrange": REFUSED}, FAILS, []),
    ],
)
def test_what_can_be_arranged_helps_unless_it_is_known_not_to_be_had(
    facts: dict[str, Any], label: Outcome, questions: list[str]
) -> None:
    verdict = judged(no_remarks(), leeway(), applicant=replace(ONE, **facts))
    assert (verdict.label, asked(verdict)) == (label, questions)
    (found,) = tried(verdict)
    assert found.outcome is label


@pytest.mark.parametrize(
    ("capital", "label", "questions"),
    [(100_000, EXCEPTION, []), (None, ASKS, ["capital"]), (99_999, FAILS, [])],
)
def test_a_mere_fact_must_be_known(
    capital: int | None, label: Outcome, questions: list[str]
) -> None:
    sum_ = None if capital is None else Decimal(capital)
    applicant = replace(ONE, capital=sum_, assets=sum_)
    verdict = judged(no_remarks(), leeway(conditions=(RICH,)), applicant=applicant)
    assert (verdict.label, asked(verdict)) == (label, questions)


def test_all_conditions_must_hold_and_one_that_cannot_ends_it() -> None:
    both = leeway(conditions=(REASONS, RICH))
    assert judged(no_remarks(), both).label is ASKS
    refused = replace(ONE, can_arrange=REFUSED)
    verdict = judged(no_remarks(), both, applicant=refused)
    assert (verdict.label, asked(verdict)) == (FAILS, [])
    (found,) = tried(verdict)
    assert [held for _condition, held in found.conditions] == [False, None]


def test_one_exception_that_helps_is_enough_and_all_are_listed() -> None:
    verdict = judged(no_remarks(), leeway(conditions=(RICH,)), leeway(), instead(Remarks(0, 60)))
    assert verdict.label is EXCEPTION
    assert [found.outcome for found in tried(verdict)] == [ASKS, EXCEPTION, FAILS]
    assert asked(verdict) == ["capital"]


# Weights


@pytest.mark.parametrize("weight", [Weight.NORMALLY, Weight.ASSESSED])
@pytest.mark.parametrize(
    ("exceptions", "label", "questions"),
    [
        ((), JUDGES, []),
        ((leeway(),), EXCEPTION, []),
        ((leeway(conditions=(RICH,)),), JUDGES, ["capital"]),
        ((instead(Remarks(0, 60)),), JUDGES, []),
        ((leeway(conditions=(ContactPerson(),)),), EXCEPTION, []),
    ],
)
def test_what_is_normally_demanded_is_never_worse_for_an_exception(
    weight: Weight,
    exceptions: tuple[ExceptionRow, ...],
    label: Outcome,
    questions: list[str],
) -> None:
    verdict = judged(no_remarks(weight=weight), *exceptions)
    assert (verdict.label, asked(verdict)) == (label, questions)
    assert on_topic(verdict).judged[0].weighed is JUDGES


@pytest.mark.parametrize("changed", [{"tier": Tier.WISH}, {"weight": Weight.INFORMATION}])
def test_what_never_decides_needs_no_exception(changed: dict[str, Any]) -> None:
    verdict = judged(no_remarks(**changed), leeway())
    assert verdict.label is Outcome.MEETS
    assert tried(verdict) == ()


def test_what_passes_needs_no_exception() -> None:
    verdict = judged(no_remarks(), leeway(), applicant=household())
    assert verdict.label is MEETS
    assert tried(verdict) == ()


def test_what_waits_lists_its_exceptions_but_still_waits() -> None:
    verdict = judged(no_remarks(), leeway(), applicant=household(remarks_complete=None))
    assert (verdict.label, asked(verdict)) == (ASKS, ["remarks"])
    assert [found.outcome for found in tried(verdict)] == [EXCEPTION]


def test_what_the_landlord_assesses_lists_its_exceptions_but_is_still_assessed() -> None:
    basis = row(Topic.INCOME_BASIS, (counting(Acceptance.ASSESSED),))
    level = row(Topic.INCOME_LEVEL, (RentMultiple(Decimal(3), Basis.GROSS),))
    verdict = judged((level, basis), leeway(topic=Topic.INCOME_LEVEL), applicant=EARNING)
    assert on_topic(verdict, Topic.INCOME_LEVEL).outcome is JUDGES
    assert [f.outcome for f in tried(verdict, Topic.INCOME_LEVEL)] == [EXCEPTION]


# Another requirement instead


@pytest.mark.parametrize(
    ("test", "label", "answer"),
    [
        (Remarks(1), EXCEPTION, MEETS),
        (Remarks(1, 60), FAILS, FAILS),
        (NoDisturbance(), ASKS, ASKS),
        (RentMultiple(Decimal(3), Basis.GROSS), JUDGES, JUDGES),
    ],
)
def test_the_other_requirement_is_judged_in_its_place(
    test: Kind, label: Outcome, answer: Outcome
) -> None:
    basis = row(Topic.INCOME_BASIS, (counting(Acceptance.ASSESSED),))
    applicant = replace(EARNING, remarks=(CERTIFIED,))
    verdict = judged((no_remarks(), basis), instead(test), applicant=applicant)
    assert on_topic(verdict).outcome is label
    (found,) = tried(verdict)
    assert [f.outcome for alternative in found.found for f in alternative] == [answer]


def test_a_replacement_says_nothing_of_another_scopes_row() -> None:
    rows = (no_remarks(), no_remarks(scope=RONNA))
    wide, narrow = instead(Remarks(1)), instead(Remarks(1), scope=RONNA)
    assert judged(rows, wide).label is FAILS
    assert tried(judged(rows, wide)) == ()
    assert judged(rows, narrow).label is EXCEPTION
    assert judged(rows, wide, home=replace(HOME, district="lina")).label is EXCEPTION


@pytest.mark.parametrize("exception", [leeway(), disregarding()])
def test_dropping_and_disregarding_hold_from_every_scope_that_fits(
    exception: ExceptionRow,
) -> None:
    rows = (no_remarks(), no_remarks(scope=RONNA))
    assert judged(rows, exception).label is EXCEPTION
    assert judged(rows, replace(exception, scope=RONNA)).label is EXCEPTION
    assert judged(rows, replace(exception, scope=LINA)).label is FAILS
    assert judged(no_remarks(), replace(exception, scope=RONNA)).label is EXCEPTION


def test_an_exception_that_is_over_or_for_others_is_none() -> None:
    over = leeway(valid_until=date(2026, 11, 23))
    others = leeway(audience=HasIncomeType((IncomeType.STUDENT_AID,)))
    applicant = replace(ONE, incomes_complete=True)
    for exception in (over, others, leeway(topic=Topic.RENT_DEBT)):
        verdict = judged(no_remarks(), exception, applicant=applicant)
        assert (verdict.label, tried(verdict)) == (FAILS, ())


# Facts disregarded


@pytest.mark.parametrize(
    ("remarks", "most", "label"),
    [
        ((CERTIFIED,), 0, EXCEPTION),
        ((PERHAPS,), 0, EXCEPTION),
        ((OTHER,), 0, FAILS),
        # a third remark that has nothing to do with it still counts
        ((CERTIFIED, PERHAPS, OTHER), 0, FAILS),
        ((CERTIFIED, PERHAPS, OTHER), 1, EXCEPTION),
        ((CERTIFIED, OTHER, OTHER), 1, FAILS),
    ],
)
def test_only_what_has_a_certificate_is_disregarded(
    remarks: tuple[Remark, ...], most: int, label: Outcome
) -> None:
    demand = row(Topic.REMARKS, (Remarks(most),))
    assert judged(demand, applicant=household(*remarks)).label is FAILS
    verdict = judged(demand, disregarding(), applicant=household(*remarks))
    assert verdict.label is label


def test_what_is_left_may_be_too_little_known_to_say() -> None:
    open_list = household(CERTIFIED, remarks_complete=None)
    assert judged(no_remarks(), applicant=open_list).label is FAILS
    verdict = judged(no_remarks(), disregarding(), applicant=open_list)
    assert (verdict.label, asked(verdict)) == (ASKS, ["remarks"])


def test_a_disregard_of_another_sort_of_fact_does_nothing() -> None:
    assert judged(no_remarks(), disregarding(Disregard.CERTIFIED_DEBTS)).label is FAILS
    assert judged(no_remarks(), disregarding(Disregard.CERTIFIED_REMARKS)).label is EXCEPTION


def test_debts_and_disturbances_are_disregarded_too() -> None:
    debt = Debt(Decimal(4000), at_enforcement=True, certificate=True)
    loud = Disturbance(NEW, serious=True, certificate=None)
    applicant = household(
        debts=(debt,), debts_complete=True, disturbances=(loud,), disturbances_complete=True
    )
    rows = (
        row(Topic.ENFORCEMENT, (Enforcement(clear_months=12),)),
        row(Topic.DISTURBANCE, (NoDisturbance(12),)),
    )
    exceptions = [disregarding(topic=r.topic) for r in rows]
    assert judged(rows, applicant=applicant).label is FAILS
    assert judged(rows, exceptions[0], applicant=applicant).label is FAILS
    assert judged(rows, *exceptions, applicant=applicant).label is EXCEPTION


# Audiences


def test_the_rule_for_whoever_has_a_remark_takes_the_general_ones_place() -> None:
    """Telge: nothing at the Enforcement Authority; zero for a year if there is a remark."""
    rows = (
        row(Topic.ENFORCEMENT, (Enforcement(),)),
        row(Topic.ENFORCEMENT, (Enforcement(clear_months=12),), audience=HasRemarks()),
    )

    def label(*remarks: Remark, **facts: Any) -> Outcome:
        applicant = household(*remarks, enforcement_zero_since=NEW, **facts)
        return judged(rows, applicant=applicant).label

    assert label() is MEETS
    assert label(OTHER) is FAILS
    assert label(OTHER, remarks_complete=None) is FAILS
    assert label(remarks_complete=None) is ASKS
    unknown = household(remarks_complete=None, enforcement_zero_since=NEW)
    assert asked(judged(rows, applicant=unknown)) == ["remarks"]
    long_ago = household(remarks_complete=None, enforcement_zero_since=OLD)
    assert judged(rows, applicant=long_ago).label is MEETS


@pytest.mark.parametrize("weight", [Weight.HARD, Weight.NORMALLY])
@pytest.mark.parametrize(
    "unsure",
    [
        {"audience": SALARIED},
        {"scope": HOUSE},
        {"scope": HOUSE, "audience": SALARIED},
    ],
)
def test_an_exception_of_which_nobody_knows_whether_it_holds_makes_nothing_worse(
    weight: Weight, unsure: dict[str, Any]
) -> None:
    somewhere = replace(HOME, house=None)
    without = judged(no_remarks(weight=weight), home=somewhere)
    verdict = judged(no_remarks(weight=weight), leeway(**unsure), home=somewhere)
    waits = verdict.label.asks
    assert waits if without.label is FAILS else verdict.label is JUDGES
    wanted = {"audience": "incomes", "scope": "which_terms"}
    assert {wanted[what] for what in unsure} == set(asked(verdict))


# Incomes that count

COUNTS = Acceptance.YES
EARNING = household(
    incomes=(Income(IncomeType.INCOME_SUPPORT, gross=Decimal(26000), own_municipality=True),),
    incomes_complete=True,
    expected_housing_allowance=Decimal(0),
)
LEVEL = row(Topic.INCOME_LEVEL, (RentMultiple(Decimal(3), Basis.GROSS),))


def counting(how: Acceptance) -> AcceptedIncome:
    return AcceptedIncome(Incomes.of({IncomeType.INCOME_SUPPORT: how, IncomeType.SALARY: COUNTS}))


REFUSES = row(Topic.INCOME_BASIS, (counting(Acceptance.NO),))


@pytest.mark.parametrize("effect", [Effect.WAIVE, Effect.REPLACE])
def test_an_exception_from_what_counts_helps_the_level_as_well(effect: Effect) -> None:
    tests = ((counting(COUNTS),),) if effect is Effect.REPLACE else ()
    exception = leeway(effect, Topic.INCOME_BASIS, tests=tests)
    assert judged((LEVEL, REFUSES), applicant=EARNING).label is FAILS
    verdict = judged((LEVEL, REFUSES), exception, applicant=EARNING)
    assert verdict.label is EXCEPTION
    assert on_topic(verdict, Topic.INCOME_LEVEL).outcome is EXCEPTION
    dear = row(Topic.INCOME_LEVEL, (RentMultiple(Decimal(4), Basis.GROSS),))
    short = judged((dear, REFUSES), exception, applicant=EARNING)
    assert on_topic(short, Topic.INCOME_LEVEL).outcome is FAILS


def test_what_counts_in_one_scope_is_replaced_only_from_that_scope() -> None:
    rows = (LEVEL, REFUSES, replace(REFUSES, scope=RONNA))
    wide = leeway(Effect.REPLACE, Topic.INCOME_BASIS, tests=((counting(COUNTS),),))
    verdict = judged(rows, wide, applicant=EARNING)
    assert verdict.label is FAILS
    assert on_topic(verdict, Topic.INCOME_LEVEL).outcome is FAILS
    assert judged(rows, replace(wide, scope=RONNA), applicant=EARNING).label is EXCEPTION


def test_a_replacement_of_what_nobody_has_stated_replaces_nothing() -> None:
    poor = replace(EARNING, incomes=(Income(IncomeType.SALARY, gross=Decimal(100)),))
    wide = leeway(Effect.REPLACE, Topic.INCOME_BASIS, tests=((counting(COUNTS),),))
    assert tried(judged(LEVEL, wide, applicant=poor), Topic.INCOME_LEVEL) == ()


def test_disregarding_facts_lets_no_income_count() -> None:
    exception = disregarding(topic=Topic.INCOME_BASIS)
    assert judged((LEVEL, REFUSES), exception, applicant=EARNING).label is FAILS


# Days


def test_the_day_on_which_an_exception_begins_to_help_is_a_day_of_change() -> None:
    demand, exception = row(Topic.REMARKS, (Remarks(0, 36),)), instead(Remarks(0, 6))
    verdict = judged(demand, exception)
    assert verdict.label is FAILS
    assert verdict.edges == tuple(
        date(*day) for day in [(2027, 3, 1), (2027, 3, 30), (2029, 9, 1), (2029, 9, 30)]
    )
    terms = Terms("exempel", "Exempelbostäder", (demand,), (exception,))
    until = last_day(terms, HOME, situation(ONE), verdict)
    assert until == (date(2027, 2, 28), ASKS)
