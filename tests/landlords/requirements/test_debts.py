"""Debts: what the rules say, and how a household's are judged."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.utils import translation
from hypothesis import strategies as st

from landlords.requirements import debts as source
from landlords.requirements import owed
from landlords.requirements.applicant import Debt
from landlords.requirements.codes import DebtsTo, Topic
from landlords.requirements.contract import Kind
from landlords.requirements.debts import Enforcement, RentDebt
from landlords.requirements.fact_codes import Creditor
from landlords.requirements.findings import Outcome
from landlords.requirements.problems import TermsError
from landlords.requirements.sentences import NBSP, say
from landlords.requirements.values import Month
from tests.landlords.requirements.facts import all_codes, codes, found, lines, screen
from tests.landlords.requirements.learning import promises

MEETS, FAILS, ASKS = Outcome.MEETS, Outcome.FAILS, Outcome.ASK_HOUSEHOLD
OLD, NEW, BETWEEN, FUTURE = Month(2025, 10), Month(2025, 12), Month(2025, 11), Month(2026, 12)
OWN = DebtsTo.THIS_LANDLORD

NOTHING = Enforcement()
AT_MOST = Enforcement(most=Decimal(5000))
FOR_A_YEAR = Enforcement(clear_months=12)
WITH_PLAN = Enforcement(plan_months=12)
YEAR_OR_PLAN = Enforcement(clear_months=12, plan_months=12)


def debt(amount: int | None = 1000, **facts: Any) -> Debt:
    """A debt at the Enforcement Authority, unless said otherwise."""
    left = None if amount is None else Decimal(amount)
    return Debt(left, **{"at_enforcement": True, "plan": False} | facts)


def paid(month: Month, **facts: Any) -> Debt:
    return debt(0, settled=month, **facts)


Case = tuple[Kind, tuple[Debt, ...], dict[str, Any], Outcome, list[str]]
ALL: dict[str, Any] = {"debts_complete": True}
MAYBE = {"at_enforcement": None}

ENFORCEMENT: list[Case] = [
    # nothing left today
    (NOTHING, (), ALL, MEETS, []),
    (NOTHING, (), {}, ASKS, ["debts"]),
    (NOTHING, (debt(1),), {}, FAILS, []),
    (NOTHING, (debt(0),), ALL, MEETS, []),
    (NOTHING, (debt(None),), ALL, ASKS, ["debt_amounts"]),
    (NOTHING, (debt(1, at_enforcement=False),), ALL, MEETS, []),
    (NOTHING, (debt(1, at_enforcement=False),), {}, ASKS, ["debts"]),
    (NOTHING, (debt(1, **MAYBE),), ALL, ASKS, ["debt_at_enforcement"]),
    (NOTHING, (debt(0, **MAYBE),), ALL, MEETS, []),
    (NOTHING, (debt(None, settled=Month(2026, 11)),), ALL, MEETS, []),
    (NOTHING, (debt(None, settled=FUTURE),), ALL, ASKS, ["debt_amounts"]),
    (NOTHING, (), {"enforcement_debts": False}, MEETS, []),
    (NOTHING, (), {"enforcement_debts": True}, ASKS, ["debts"]),
    (NOTHING, (), {"enforcement_zero_since": Month(2026, 11)}, MEETS, []),
    (NOTHING, (), {"enforcement_zero_since": FUTURE}, ASKS, ["debts"]),
    # at most so much
    (AT_MOST, (debt(2000), debt(3000)), ALL, MEETS, []),
    (AT_MOST, (debt(2000), debt(3001)), {}, FAILS, []),
    (AT_MOST, (debt(2000), debt(3001, **MAYBE)), ALL, ASKS, ["debt_at_enforcement"]),
    (AT_MOST, (debt(2000), debt(3000, **MAYBE)), ALL, MEETS, []),
    (AT_MOST, (debt(2000), debt(None)), ALL, ASKS, ["debt_amounts"]),
    (AT_MOST, (debt(5001), debt(None, **MAYBE)), {}, FAILS, []),
    # a plan is accepted
    (WITH_PLAN, (debt(plan=True, plan_since=OLD),), ALL, MEETS, []),
    (WITH_PLAN, (debt(plan=True, plan_since=NEW),), ALL, FAILS, []),
    (WITH_PLAN, (debt(plan=None, plan_since=OLD),), ALL, MEETS, []),
    (WITH_PLAN, (debt(plan=None),), ALL, ASKS, ["debt_plans"]),
    (WITH_PLAN, (debt(plan=True),), ALL, ASKS, ["debt_plans"]),
    (WITH_PLAN, (debt(plan=None, plan_since=BETWEEN),), ALL, ASKS, ["plan_day"]),
    (WITH_PLAN, (debt(),), ALL, FAILS, []),
    (WITH_PLAN, (debt(None, plan=None, plan_since=OLD),), ALL, MEETS, []),
    (
        WITH_PLAN,
        (debt(None, plan=None, **MAYBE),),
        {},
        ASKS,
        ["debts", "debt_at_enforcement", "debt_amounts", "debt_plans"],
    ),
    # nothing for a year: since when decides
    (FOR_A_YEAR, (), {"enforcement_zero_since": OLD}, MEETS, []),
    (FOR_A_YEAR, (), {"enforcement_zero_since": BETWEEN}, ASKS, ["zero_day"]),
    (FOR_A_YEAR, (), {"enforcement_zero_since": NEW}, FAILS, []),
    (FOR_A_YEAR, (), {"enforcement_zero_since": NEW} | ALL, FAILS, []),
    (FOR_A_YEAR, (), {"enforcement_zero_since": FUTURE}, FAILS, []),
    (FOR_A_YEAR, (), {"enforcement_debts": False}, MEETS, []),
    (FOR_A_YEAR, (), {}, ASKS, ["debts", "enforcement_zero_since"]),
    # nothing for a year: the debts listed decide where there are any there
    (FOR_A_YEAR, (), ALL, ASKS, ["enforcement_zero_since"]),
    (FOR_A_YEAR, (debt(at_enforcement=False),), ALL, ASKS, ["enforcement_zero_since"]),
    (FOR_A_YEAR, (debt(1),), {}, FAILS, []),
    (FOR_A_YEAR, (paid(OLD),), ALL, MEETS, []),
    (FOR_A_YEAR, (paid(OLD),), {}, ASKS, ["debts", "enforcement_zero_since"]),
    (FOR_A_YEAR, (paid(NEW),), {}, FAILS, []),
    (FOR_A_YEAR, (paid(FUTURE),), ALL, FAILS, []),
    (FOR_A_YEAR, (paid(BETWEEN),), ALL, ASKS, ["debt_day"]),
    (FOR_A_YEAR, (debt(0),), ALL, ASKS, ["debt_settled"]),
    (FOR_A_YEAR, (debt(None),), ALL, ASKS, ["debt_settled"]),
    (FOR_A_YEAR, (paid(OLD), paid(OLD, **MAYBE)), ALL, MEETS, []),
    (FOR_A_YEAR, (paid(OLD), paid(NEW, **MAYBE)), ALL, ASKS, ["debt_at_enforcement"]),
    (
        FOR_A_YEAR,
        (paid(OLD, **MAYBE),),
        ALL,
        ASKS,
        ["enforcement_zero_since"],
    ),
    # nothing for a year, or a plan
    (YEAR_OR_PLAN, (debt(1, plan_since=OLD, plan=True), paid(OLD)), ALL, MEETS, []),
    (YEAR_OR_PLAN, (debt(1, plan_since=NEW, plan=True),), ALL, FAILS, []),
    (YEAR_OR_PLAN, (paid(NEW),), {"enforcement_zero_since": NEW}, FAILS, []),
    (YEAR_OR_PLAN, (), {"enforcement_zero_since": OLD}, MEETS, []),
    (
        YEAR_OR_PLAN,
        (paid(NEW, plan_since=OLD, plan=True),),
        {"enforcement_zero_since": NEW} | ALL,
        MEETS,
        [],
    ),
    (
        YEAR_OR_PLAN,
        (paid(NEW, plan=None),),
        {"enforcement_zero_since": NEW},
        ASKS,
        ["debts", "enforcement_zero_since", "debt_plans"],
    ),
]


def to(landlord: str | None, amount: int = 1000, **facts: Any) -> Debt:
    return Debt(Decimal(amount), Creditor.LANDLORD, landlord, plan=False, **facts)


OTHERS = Debt(Decimal(1000), Creditor.OTHER)

RENT: list[Case] = [
    (RentDebt(OWN), (), ALL, MEETS, []),
    (RentDebt(OWN), (), {}, ASKS, ["debts"]),
    (RentDebt(OWN), (to("exempel"),), {}, FAILS, []),
    (RentDebt(OWN), (to("annan"),), ALL, MEETS, []),
    (RentDebt(OWN), (OTHERS,), ALL, MEETS, []),
    (RentDebt(OWN), (to(None),), ALL, ASKS, ["debt_owed_to"]),
    (RentDebt(OWN), (Debt(Decimal(1)),), ALL, ASKS, ["debt_owed_to"]),
    (RentDebt(DebtsTo.OTHER_LANDLORD), (to("exempel"),), ALL, MEETS, []),
    (RentDebt(DebtsTo.OTHER_LANDLORD), (to("annan"),), {}, FAILS, []),
    (RentDebt(DebtsTo.OTHER_LANDLORD), (to(None),), ALL, ASKS, ["debt_owed_to"]),
    (RentDebt(DebtsTo.ANY_LANDLORD), (to(None),), {}, FAILS, []),
    (RentDebt(DebtsTo.ANY_LANDLORD), (OTHERS,), ALL, MEETS, []),
    (RentDebt(DebtsTo.HOUSING), (to("exempel", housing=False),), ALL, MEETS, []),
    (RentDebt(DebtsTo.HOUSING), (Debt(Decimal(1), housing=True),), {}, FAILS, []),
    (RentDebt(DebtsTo.HOUSING), (to("exempel"),), ALL, ASKS, ["debt_housing"]),
    (RentDebt(OWN, most=Decimal(1000)), (to("exempel"),), ALL, MEETS, []),
    (RentDebt(OWN, most=Decimal(999)), (to("exempel"),), ALL, FAILS, []),
    (RentDebt(OWN, clear_months=12), (), ALL, MEETS, []),
    (RentDebt(OWN, clear_months=12), (to("exempel", 0, settled=OLD),), ALL, MEETS, []),
    (RentDebt(OWN, clear_months=12), (to("exempel", 0, settled=NEW),), {}, FAILS, []),
    (RentDebt(OWN, clear_months=12), (to("exempel", 0, settled=OLD),), {}, ASKS, ["debts"]),
    (RentDebt(OWN, plan_months=12), (to("exempel", plan_since=None),), ALL, FAILS, []),
]
EVERY = [*ENFORCEMENT, *RENT]


def answer(case: Case) -> Any:
    kind, listed, facts, _outcome, _questions = case
    return found(kind, debts=listed, **facts)


@pytest.mark.parametrize("case", EVERY)
def test_a_household_is_judged_by_what_is_known(case: Case) -> None:
    finding = answer(case)
    assert (finding.outcome, codes(finding)) == case[3:]


def test_every_message_is_said() -> None:
    assert all_codes(*map(answer, EVERY)) == set(source.MESSAGES) | set(owed.MESSAGES)


@pytest.mark.parametrize(
    "facts",
    [
        {"enforcement_zero_since": BETWEEN},
        {"debts": (paid(BETWEEN),), "debts_complete": True},
    ],
)
@pytest.mark.parametrize(
    ("on", "outcome"),
    [
        (date(2026, 10, 31), FAILS),
        (date(2026, 11, 1), ASKS),
        (date(2026, 11, 29), ASKS),
        (date(2026, 11, 30), MEETS),
    ],
)
def test_a_month_is_long_ago_from_its_last_day_and_too_late_to_its_first(
    facts: dict[str, Any], on: date, outcome: Outcome
) -> None:
    finding = found(FOR_A_YEAR, on, **facts)
    assert finding.outcome is outcome
    turns = [date(2026, 11, 1), date(2026, 11, 30)]
    assert list(finding.edges) == [day for day in turns if day > on]


def test_a_plan_has_its_days_too() -> None:
    kept = debt(plan=True, plan_since=BETWEEN)
    assert found(WITH_PLAN, debts=(kept,)).edges == (date(2026, 11, 30),)
    since = found(YEAR_OR_PLAN, debts=(paid(NEW, plan_since=BETWEEN, plan=True),), **ALL)
    assert since.edges == (date(2026, 11, 30), date(2026, 12, 1), date(2026, 12, 31))
    zero = found(YEAR_OR_PLAN, enforcement_zero_since=NEW)
    assert zero.edges == (date(2026, 12, 1), date(2026, 12, 31))


def test_waiting_times_by_what_and_to_whom_are_several_tests() -> None:
    rules = [
        RentDebt(OWN, clear_months=36),
        RentDebt(DebtsTo.OTHER_LANDLORD, clear_months=12),
        RentDebt(DebtsTo.HOUSING),
    ]
    listed = (to("exempel", 0, settled=OLD), to("annan", 0, settled=OLD, housing=True))
    outcomes = [found(rule, debts=listed, **ALL).outcome for rule in rules]
    assert outcomes == [FAILS, MEETS, MEETS]


@pytest.mark.parametrize(
    ("rule", "long", "short"),
    [
        (NOTHING, "no debts at the Enforcement Authority", None),
        (AT_MOST, "debts at the Enforcement Authority of at most 5 000 kr", None),
        (
            YEAR_OR_PLAN,
            (
                "no debts at the Enforcement Authority in the last 12 months,"
                " or a repayment plan kept for 12 months"
            ),
            (
                "no debts at the Enforcement Authority in the last 12 mo.,"
                " or a repayment plan kept for 12 mo."
            ),
        ),
        (RentDebt(OWN), "no debts to the landlord", None),
        (RentDebt(DebtsTo.OTHER_LANDLORD), "no debts to another landlord", None),
        (RentDebt(DebtsTo.ANY_LANDLORD), "no debts to any landlord", None),
        (RentDebt(DebtsTo.HOUSING, clear_months=1), "no debts about housing in the last 1 month", "no debts about housing in the last 1 mo."),
    ],
)  # fmt: skip
def test_the_rule_says_itself(rule: Kind, long: str, short: str | None) -> None:
    with translation.override("en"):
        assert say(rule.describe()).replace(NBSP, " ") == long
        assert say(rule.short()).replace(NBSP, " ") == (short or long)


@pytest.mark.parametrize(
    ("params", "paths"),
    [
        ({"most": Decimal(1), "clear_months": 12}, ["most"]),
        ({"most": Decimal(0), "clear_months": 12, "plan_months": 60}, []),
        ({"most": Decimal(1_000_001)}, ["most"]),
        ({"most": Decimal(-1)}, ["most"]),
        ({"clear_months": 0}, ["clear_months"]),
        ({"clear_months": 61}, ["clear_months"]),
        ({"plan_months": 0}, ["plan_months"]),
        ({"plan_months": 61}, ["plan_months"]),
    ],
)
def test_senseless_rules_are_refused(params: dict[str, Any], paths: list[str]) -> None:
    for make in (Enforcement, lambda **given: RentDebt(OWN, **given)):
        told: list[str] = []
        try:
            make(**params)
        except TermsError as error:
            told = [problem.path for problem in error.problems if str(problem)]
        assert told == paths


def test_their_topics() -> None:
    assert (Enforcement.topic, RentDebt.topic) == (Topic.ENFORCEMENT, Topic.RENT_DEBT)


def test_the_answer_carries_its_numbers() -> None:
    listed = (
        debt(3000),
        debt(2500, plan=True, plan_since=BETWEEN),
        debt(9000, plan=True, plan_since=OLD),
        debt(None, at_enforcement=None, plan=None),
        paid(NEW),
    )
    finding = found(Enforcement(most=Decimal(2000), plan_months=12), debts=listed)
    assert screen(finding) == (
        "The household has debts at the Enforcement Authority, which the demand does not"
        " allow (debts at the Enforcement Authority of at most 2 000 kr, or a repayment plan kept"
        " for 12 months). In the way: 3 000 kr left to pay, 1 000 kr more than allowed."
    )
    assert lines(finding) == [
        "Debt: 3 000 kr left to pay",
        (
            "Debt: 2 500 kr left to pay, repayment plan kept since November 2025, kept long enough"
            " from 1 November 2026 to 30 November 2026, by the day of the month"
        ),
        (
            "Debt: 9 000 kr left to pay, repayment plan kept since October 2025, kept long enough"
            " since 31 October 2026, so the debt does not count"
        ),
        "Debt: how much is left to pay is not known, not known whether it counts",
        "Debt: paid in December 2025",
    ]


@pytest.mark.parametrize(
    ("rule", "listed", "sentence"),
    [
        (
            AT_MOST,
            (debt(5000),),
            (
                "Of the household's debts at the Enforcement Authority at most 5 000 kr counts, which"
                " is allowed (debts at the Enforcement Authority of at most 5 000 kr)."
            ),
        ),
        (
            AT_MOST,
            (debt(0),),
            (
                "Of the household's debts at the Enforcement Authority nothing counts against the"
                " demand (debts at the Enforcement Authority of at most 5 000 kr)."
            ),
        ),
        (
            WITH_PLAN,
            (debt(9000, plan=True, plan_since=OLD),),
            (
                "Of the household's debts at the Enforcement Authority nothing counts against the"
                " demand (no debts at the Enforcement Authority, or a repayment plan kept for 12"
                " months)."
            ),
        ),
    ],
)
def test_what_is_allowed_is_told_apart_from_what_does_not_count(
    rule: Kind, listed: tuple[Debt, ...], sentence: str
) -> None:
    finding = found(rule, debts=listed, **ALL)
    assert finding.outcome is MEETS
    assert screen(finding) == sentence


def test_the_answer_carries_its_months() -> None:
    listed = (debt(0), debt(700, plan=True, plan_since=NEW), paid(NEW), paid(OLD), paid(BETWEEN))
    finding = found(YEAR_OR_PLAN, debts=listed, **ALL)
    assert screen(finding).endswith(
        "In the way: 700 kr left to pay, one paid in December 2025, long enough ago on"
        " 31 December 2026 at the latest."
    )
    assert lines(finding) == [
        "Debt: nothing left to pay",
        (
            "Debt: 700 kr left to pay, repayment plan kept since December 2025, kept long enough on"
            " 31 December 2026 at the latest"
        ),
        "Debt: paid in December 2025, long enough ago on 31 December 2026 at the latest",
        "Debt: paid in October 2025, long enough ago since 31 October 2026",
        (
            "Debt: paid in November 2025, long enough ago from 1 November 2026 to 30 November 2026,"
            " by the day of the month"
        ),
    ]


@pytest.mark.parametrize(
    ("zero", "sentence"),
    [
        (
            OLD,
            (
                "Nothing is owed at the Enforcement Authority since October 2025, so the demand is"
                " met (no debts at the Enforcement Authority in the last 12 months)."
            ),
        ),
        (
            NEW,
            (
                "Nothing is owed at the Enforcement Authority since December 2025, which is not"
                " long enough (no debts at the Enforcement Authority in the last 12 months). It is"
                " on 31 December 2026 at the latest."
            ),
        ),
    ],
)
def test_since_when_nothing_is_owed_is_said(zero: Month, sentence: str) -> None:
    assert screen(found(FOR_A_YEAR, enforcement_zero_since=zero)) == sentence


MONTHS = st.sampled_from([None, None, 1, 11, 12])
SUMS = st.sampled_from([Decimal(0), Decimal(0), Decimal(2500), Decimal(7500)])


def rule(
    whom: DebtsTo | None, most: Decimal, clear_months: int | None, plan_months: int | None
) -> Kind:
    sum_ = Decimal(0) if clear_months else most
    if whom is None:
        return Enforcement(sum_, clear_months, plan_months)
    return RentDebt(whom, sum_, clear_months, plan_months)


RULES = st.builds(rule, st.none() | st.sampled_from(list(DebtsTo)), SUMS, MONTHS, MONTHS)
AT_ENFORCEMENT = st.builds(rule, st.none(), SUMS, MONTHS, MONTHS)

test_what_is_promised_of_debts_holds_when_more_is_known = promises(RULES, "debts")
test_what_is_promised_of_enforcement_holds_when_more_is_known = promises(
    AT_ENFORCEMENT, "debts", "enforcement_debts", "enforcement_zero_since"
)
