"""For any terms and any household: an exception never makes it worse."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from landlords.requirements.applicant import Applicant, Debt, Disturbance, Income, Remark
from landlords.requirements.codes import (
    Acceptance,
    Basis,
    CertificateOf,
    DebtsTo,
    Disregard,
    Effect,
    IncomeType,
    Layer,
    Says,
    Tier,
    Topic,
    Weight,
)
from landlords.requirements.conditions import Capital, Certificate, HasIncomeType, HasRemarks
from landlords.requirements.contract import Kind
from landlords.requirements.debts import Enforcement, RentDebt
from landlords.requirements.disturbances import NoDisturbance
from landlords.requirements.engine import Situation, assess
from landlords.requirements.fact_codes import Arranged, Creditor
from landlords.requirements.findings import Outcome
from landlords.requirements.home import Home
from landlords.requirements.income import RentMultiple
from landlords.requirements.income_basis import AcceptedIncome
from landlords.requirements.norms import Norms
from landlords.requirements.remarks import Remarks
from landlords.requirements.resolution import ExceptionRow, Row, Scope
from landlords.requirements.selection import Terms
from landlords.requirements.values import Answers, Incomes, Month
from tests.landlords.requirements.learning import listed
from tests.landlords.requirements.learning import made as household

ON = date(2026, 11, 24)
SALARIED = HasIncomeType((IncomeType.SALARY,))
HOME = Home("exempel", district="ronna", rent=Decimal(8500))
HOMES = st.sampled_from([HOME, replace(HOME, district=None), replace(HOME, house="bjorken")])
SCOPES = st.sampled_from(
    [
        Scope(9, "all"),
        Scope(2, "Ronna", districts=frozenset({"ronna"})),
        Scope(1, "Björken", houses=frozenset({"bjorken"})),
    ]
)
AUDIENCES = st.sampled_from([None, None, HasRemarks(), SALARIED])
COUNTS, REFUSES = (
    AcceptedIncome(Incomes.of({IncomeType.SALARY: how, IncomeType.INCOME_SUPPORT: how}))
    for how in (Acceptance.YES, Acceptance.NO)
)
KINDS: dict[Topic, list[Kind]] = {
    Topic.REMARKS: [Remarks(0), Remarks(0, 12), Remarks(1, 12, Decimal(3000))],
    Topic.ENFORCEMENT: [Enforcement(), Enforcement(clear_months=12, plan_months=12)],
    Topic.RENT_DEBT: [RentDebt(DebtsTo.THIS_LANDLORD), RentDebt(DebtsTo.HOUSING, Decimal(3000))],
    Topic.DISTURBANCE: [NoDisturbance(), NoDisturbance(12)],
    Topic.INCOME_LEVEL: [RentMultiple(Decimal(n), Basis.GROSS) for n in (2, 4)],
    Topic.INCOME_BASIS: [COUNTS, REFUSES],
}
TOPICS = st.sampled_from(list(KINDS))


def stated_on(topic: Topic) -> st.SearchStrategy[tuple[tuple[Kind, ...], ...]]:
    return st.sampled_from(KINDS[topic]).map(lambda kind: ((kind,),))


def rows_on(topic: Topic) -> st.SearchStrategy[Row]:
    return st.builds(
        Row,
        scope=SCOPES,
        topic=st.just(topic),
        tier=st.just(Tier.DEMAND),
        layer=st.just(Layer.POLICY),
        weight=st.sampled_from([Weight.HARD, Weight.NORMALLY]),
        says=st.just(Says.TESTS),
        tests=stated_on(topic),
        audience=AUDIENCES,
        valid_from=st.just(date(2026, 1, 1)),
        valid_until=st.none(),
    )


def exceptions_on(topic: Topic) -> st.SearchStrategy[ExceptionRow]:
    effects: st.SearchStrategy[dict[str, Any]] = st.one_of(
        st.just({"effect": Effect.WAIVE}),
        stated_on(topic).map(lambda tests: {"effect": Effect.REPLACE, "tests": tests}),
        st.sampled_from(list(Disregard)).map(
            lambda what: {"effect": Effect.DISREGARD, "disregards": what}
        ),
    )
    conditions = st.sampled_from(
        [Certificate(CertificateOf.SPECIAL_REASONS), Capital(Decimal(1000)), HasRemarks()]
    )
    return st.builds(
        lambda effect, scope, audience, condition: ExceptionRow(
            scope=scope,
            topic=topic,
            valid_from=date(2026, 1, 1),
            valid_until=None,
            audience=audience,
            conditions=(condition,),
            **effect,
        ),
        effects,
        SCOPES,
        AUDIENCES,
        conditions,
    )


KNOWN = st.none() | st.booleans()
AMOUNT = st.none() | st.sampled_from([Decimal(0), Decimal(900), Decimal(4000)])
MONTH = st.none() | st.sampled_from([Month(2025, 5), Month(2025, 11), Month(2026, 9)])
INCOME = st.builds(
    Income,
    type=st.sampled_from([IncomeType.SALARY, IncomeType.INCOME_SUPPORT]),
    gross=st.none() | st.sampled_from([Decimal(17000), Decimal(34000)]),
)
REMARK = st.builds(Remark, month=MONTH, amount=AMOUNT, housing=KNOWN, certificate=KNOWN)
DEBT = st.builds(
    lambda amount, settled, **facts: Debt(None if settled else amount, settled=settled, **facts),
    amount=AMOUNT,
    settled=MONTH,
    owed_to=st.none() | st.sampled_from(list(Creditor)),
    housing=KNOWN,
    at_enforcement=KNOWN,
    certificate=KNOWN,
)
DISTURBANCE = st.builds(Disturbance, month=MONTH, certificate=KNOWN)
FACTS: dict[str, st.SearchStrategy[Any]] = {
    "incomes": listed(INCOME),
    "remarks": listed(REMARK),
    "debts": listed(DEBT),
    "disturbances": listed(DISTURBANCE),
    "enforcement_debts": KNOWN,
    "enforcement_zero_since": MONTH,
    "capital": AMOUNT,
    "can_arrange": st.sampled_from(
        [Answers(), *(Answers.of({Arranged.CERTIFICATE_SPECIAL_REASONS: a}) for a in (True, False))]
    ),
    **{f"{name}_complete": KNOWN for name in ("incomes", "remarks", "debts", "disturbances")},
}
HOUSEHOLDS = st.fixed_dictionaries(FACTS).map(household).filter(lambda one: one is not None)
ORDER = (Outcome.BY_EXCEPTION, Outcome.JUDGES)


def badness(outcome: Outcome) -> int:
    """Questions are alike, whoever is asked, and so is what lets the household through."""
    if outcome.passes:
        return 0
    if outcome.asks:
        return 3
    return 4 if outcome is Outcome.FAILS else 1 + ORDER.index(outcome)


@settings(max_examples=400)
@given(
    HOUSEHOLDS,
    HOMES,
    st.lists(TOPICS.flatmap(rows_on), min_size=1, max_size=5, unique_by=lambda r: (r.scope, r.topic, r.audience)),
    st.lists(TOPICS.flatmap(exceptions_on), min_size=1, max_size=3),
)  # fmt: skip
def test_an_exception_is_never_worse(
    applicant: Applicant, home: Home, rows: list[Row], exceptions: list[ExceptionRow]
) -> None:
    situation = Situation(applicant, Norms(), ON, date(2027, 2, 1), frozenset())
    plain = assess(Terms("exempel", "Exempel", tuple(rows)), home, situation)
    eased = assess(Terms("exempel", "Exempel", tuple(rows), tuple(exceptions)), home, situation)
    assert badness(eased.label) <= badness(plain.label)
    before = {(t.topic, t.tier): t.outcome for t in plain.topics}
    for topic in eased.topics:
        assert badness(topic.outcome) <= badness(before[topic.topic, topic.tier])
