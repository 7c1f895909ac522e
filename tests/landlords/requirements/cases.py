"""Terms, homes and households for the tests of the engine, said in few words."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from landlords.requirements.applicant import Adult, Applicant, Income
from landlords.requirements.codes import (
    Acceptance,
    Basis,
    CertificateOf,
    Effect,
    IncomeType,
    Layer,
    Says,
    Tier,
    Topic,
    Weight,
)
from landlords.requirements.conditions import Certificate
from landlords.requirements.contract import Condition, Kind
from landlords.requirements.engine import Situation, TopicFinding, Verdict, assess
from landlords.requirements.home import Home
from landlords.requirements.income import RentMultiple
from landlords.requirements.income_basis import AcceptedIncome
from landlords.requirements.norms import Norms
from landlords.requirements.resolution import ExceptionRow, Row, Scope
from landlords.requirements.selection import Terms
from landlords.requirements.values import Incomes

ON = date(2026, 11, 24)
MOVE_IN = date(2027, 2, 1)
WHOLE = Scope(9, "the whole landlord")
RONNA = Scope(2, "Ronna", districts=frozenset({"ronna"}))
HOUSE = Scope(1, "Björken", houses=frozenset({"bjorken"}))
HOME = Home("exempel", district="ronna", rooms=3, rent=Decimal(8500), house="eken")

SALARY = Income(IncomeType.SALARY, gross=Decimal(27000), open_ended=True)
HOUSEHOLD = Applicant(
    adults=(Adult(),),
    children=(),
    incomes=(SALARY,),
    incomes_complete=True,
    expected_housing_allowance=Decimal(0),
)
SALARY_COUNTS = AcceptedIncome(Incomes.of({IncomeType.SALARY: Acceptance.YES}))
SPECIAL_REASONS = Certificate(CertificateOf.SPECIAL_REASONS)


def times(n: object, basis: Basis = Basis.GROSS) -> RentMultiple:
    """A demand on income as a multiple of the rent."""
    return RentMultiple(Decimal(str(n)), basis)


def row(topic: Topic, *alternatives: tuple[Kind, ...], **changed: Any) -> Row:
    """A demand of the whole landlord on everybody, in force; without alternatives: no demand."""
    made = Row(
        scope=WHOLE,
        topic=topic,
        tier=Tier.DEMAND,
        layer=Layer.POLICY,
        weight=Weight.HARD,
        says=Says.TESTS if alternatives else Says.NONE,
        tests=alternatives,
        audience=None,
        valid_from=date(2026, 1, 1),
        valid_until=None,
    )
    return replace(made, **changed)


def level(n: object, **changed: Any) -> Row:
    """A demand on income as a multiple of the rent, before tax."""
    return row(Topic.INCOME_LEVEL, (times(n),), **changed)


def basis(accepted: dict[IncomeType, Acceptance] | None = None, **changed: Any) -> Row:
    """Which incomes count; salary if nothing else is said."""
    stated = AcceptedIncome(Incomes.of(accepted)) if accepted else SALARY_COUNTS
    return row(Topic.INCOME_BASIS, (stated,), **changed)


def exception(topic: Topic, effect: Effect, **changed: Any) -> ExceptionRow:
    """An exception for a certificate of special reasons, anywhere."""
    made = ExceptionRow(WHOLE, topic, effect, date(2026, 1, 1), None, conditions=(SPECIAL_REASONS,))
    return replace(made, **changed)


def terms(*rows: Row, exceptions: tuple[ExceptionRow, ...] = ()) -> Terms:
    """What a landlord has stated."""
    return Terms("exempel", "Exempelbostäder", rows, exceptions)


def situation(
    household: Applicant = HOUSEHOLD, *core: Topic, on: date = ON, norms: Norms | None = None
) -> Situation:
    """A household on the day, with these core topics."""
    return Situation(household, norms or Norms(), on, MOVE_IN + (on - ON), frozenset(core))


def judged(
    *rows: Row,
    household: Applicant = HOUSEHOLD,
    home: Home = HOME,
    exceptions: tuple[ExceptionRow, ...] = (),
    core: tuple[Topic, ...] = (),
) -> Verdict:
    """What these rows answer for the household."""
    return assess(terms(*rows, exceptions=exceptions), home, situation(household, *core))


def on_topic(verdict: Verdict, topic: Topic) -> TopicFinding:
    """The finding on one topic."""
    (found,) = (finding for finding in verdict.topics if finding.topic is topic)
    return found


def asked(verdict: Verdict) -> list[str]:
    """The codes of the open questions."""
    return [question.code for question in verdict.questions]


def as_condition(condition: Condition) -> tuple[Condition, ...]:
    """One condition, where several are wanted."""
    return (condition,)
