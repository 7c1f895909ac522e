"""Households that earn, rows on incomes, and an ask with the incomes counted, said in few words."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils import translation

from landlords.requirements.applicant import Adult, Applicant, Income
from landlords.requirements.ask import Ask
from landlords.requirements.basis import Basis
from landlords.requirements.codes import (
    Acceptance,
    IncomeType,
    Layer,
    Norm,
    Says,
    Tier,
    Topic,
    Weight,
)
from landlords.requirements.contract import Kind
from landlords.requirements.counting import count
from landlords.requirements.findings import Finding, Outcome, of_coordinator
from landlords.requirements.home import Home
from landlords.requirements.income_basis import AcceptedIncome
from landlords.requirements.judging import Judged, Sitting
from landlords.requirements.norms import Need, Norms
from landlords.requirements.resolution import Row, Scope
from landlords.requirements.saying import Voice, question_text, reason_text
from landlords.requirements.selection import Selected
from landlords.requirements.sentences import NBSP
from landlords.requirements.values import Incomes

ON = date(2026, 11, 24)
MOVE_IN = date(2027, 2, 1)
RENT = Decimal(8500)
HOME = Home("exempel", district="ronna", rooms=3, rent=RENT)
ELSEWHERE_ANSWERED = frozenset({"norm_amount", "accepted_rent"})
"""Questions whose words stand with the norms."""


def income(kind: IncomeType = IncomeType.SALARY, gross: int | None = 27_000, **more: Any) -> Income:
    """An income of so much before tax, kr a month."""
    amount = None if gross is None else Decimal(gross)
    if isinstance(more.get("net"), int):
        more["net"] = Decimal(more["net"])
    return Income(kind, gross=amount, **more)


def household(*incomes: Income, **more: Any) -> Applicant:
    """A household that has listed these incomes and no others, and expects no allowance."""
    people = max((item.person for item in incomes), default=1)
    facts: dict[str, Any] = {
        "adults": (Adult(),) * people,
        "children": (),
        "incomes": incomes,
        "incomes_complete": True,
        "expected_housing_allowance": Decimal(0),
    }
    return Applicant(**(facts | more))


def row(topic: Topic, *alternatives: tuple[Kind, ...], **changed: Any) -> Row:
    """A demand on everybody; without alternatives: no demand."""
    made = Row(
        scope=Scope(1, "the whole landlord"),
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


def accepts(**stated: Acceptance) -> AcceptedIncome:
    """These kinds of income count so."""
    return AcceptedIncome(Incomes.of({IncomeType(name): how for name, how in stated.items()}))


EVERYTHING = row(Topic.INCOME_BASIS)
EVERYBODY = row(Topic.COMBINING)
ALL_COUNT = (EVERYTHING, EVERYBODY)


class GivenNorms(Norms):
    """Norms that say what the test says."""

    def __init__(self, need: Need, accepted: Need) -> None:
        self.given, self.accepted = need, accepted

    def need(self, *_args: Any, **_more: Any) -> Need:
        return self.given

    def accepted_rent(self, *_args: Any) -> Need:
        return self.accepted


def known(amount: int) -> Need:
    """An amount that is known."""
    return Need(Decimal(amount), Decimal(amount))


MISSING_RENT = Need(Decimal(0), None, questions=(of_coordinator("accepted_rent"),))
MISSING_NORM = Need(
    Decimal(0), None, questions=(of_coordinator("norm_amount", norm=Norm.NATIONAL_NORM),)
)


def bare(facts: Applicant, home: Home = HOME, **more: Any) -> Ask:
    """The question before any income is counted."""
    norms = GivenNorms(MISSING_NORM, MISSING_RENT)
    asked: dict[str, Any] = {"norms": norms, "on": ON, "move_in": MOVE_IN, **more}
    return Ask(facts, home, basis=Basis(()), **asked)


def asked(facts: Applicant, *rows: Row, home: Home = HOME, **more: Any) -> Ask:
    """The question with the incomes that count by these rows; all of them if there are none."""
    ask = bare(facts, home, **more)
    return ask._replace(basis=count(ask, rows or ALL_COUNT))


def counted(facts: Applicant, *rows: Row, **more: Any) -> Basis:
    """The incomes that count by these rows."""
    ask = bare(facts, **more)
    return count(ask, rows)


def judged(facts: Applicant, *rows: Row, home: Home = HOME, **more: Any) -> dict[Topic, Judged]:
    """What rows that hold together answer, by topic."""
    sitting = Sitting(bare(facts, home, **more), Selected(rows, (), ()))
    return {item.row.topic: item for item in sitting.judged()}


def outcomes(facts: Applicant, *rows: Row, **more: Any) -> dict[Topic, Outcome]:
    """The outcome of each."""
    return {topic: item.outcome for topic, item in judged(facts, *rows, **more).items()}


def said(finding: Finding) -> str:
    """The reason in English, after everything has been said in both languages and voices."""
    for language in ("sv", "en"):
        with translation.override(language):
            for voice in Voice:
                for reason in (finding.reason, *finding.lines):
                    assert reason_text(reason, voice)
                    assert "%(" not in reason_text(reason, voice)
                for question in finding.questions:
                    if question.code not in ELSEWHERE_ANSWERED:
                        assert question_text(question, voice)
    with translation.override("en"):
        return reason_text(finding.reason).replace(NBSP, " ")


def swedish(finding: Finding, voice: Voice = Voice.SCREEN) -> str:
    """The reason in Swedish, with plain spaces."""
    with translation.override("sv"):
        return reason_text(finding.reason, voice).replace(NBSP, " ")


def lines(finding: Finding, language: str = "en", voice: Voice = Voice.SCREEN) -> list[str]:
    """The lines in a language, with plain spaces."""
    with translation.override(language):
        return [reason_text(line, voice).replace(NBSP, " ") for line in finding.lines]


def asks(finding: Finding) -> list[str]:
    """The codes of what is asked."""
    return [question.code for question in finding.questions]
