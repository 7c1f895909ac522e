"""The shipped norms, and households and landlords to try them on, said in few words."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from django.utils import translation

from landlords.requirements.applicant import Adult, Applicant, Income
from landlords.requirements.ask import Ask
from landlords.requirements.basis import Basis
from landlords.requirements.codes import (
    Acceptance,
    ChildRule,
    IncomeType,
    Layer,
    Norm,
    Says,
    Tier,
    Topic,
    Weight,
)
from landlords.requirements.counting import count
from landlords.requirements.fact_codes import ChildAge
from landlords.requirements.findings import Finding, Question, Reason
from landlords.requirements.home import Home
from landlords.requirements.income_basis import AcceptedIncome
from landlords.requirements.norms import Need, Norms, parse_norms
from landlords.requirements.residual import Residual
from landlords.requirements.resolution import Row, Scope
from landlords.requirements.saying import Voice, question_text, reason_text
from landlords.requirements.sentences import NBSP
from landlords.requirements.values import Incomes

FILE = Path(__file__).parents[3] / "landlords" / "data" / "norms.json"
SHIPPED: dict[str, Any] = json.loads(FILE.read_text(encoding="utf-8"))
NORMS = parse_norms(SHIPPED)
ON = date(2026, 11, 24)
FOUR, NINE = ChildAge.FROM_4_TO_6, ChildAge.FROM_7_TO_10

SALARY = Income(IncomeType.SALARY, net=Decimal(21400))
CHILD_BENEFIT = Income(IncomeType.CHILD_BENEFIT, net=Decimal(2650))
SUPPORT = Income(IncomeType.INCOME_SUPPORT, covers_rent=True, own_municipality=True)


def household(
    adults: int | None = 1,
    *children: ChildAge,
    incomes: Sequence[Income] = (),
    **facts: Any,
) -> Applicant:
    """So many adults and these children, all money known; `facts` say otherwise."""
    given: dict[str, Any] = {
        "adults": None if adults is None else (Adult(),) * adults,
        "children": children,
        "incomes": tuple(incomes),
        "incomes_complete": True,
        "expected_housing_allowance": Decimal(0),
        "deductions": Decimal(0),
        **facts,
    }
    return Applicant(**given)


def document(**lists: Any) -> dict[str, Any]:
    """The shipped file with other lists in it."""
    return {**SHIPPED, **lists}


def rents(*amounts: int, **period: Any) -> Norms:
    """The shipped norms and accepted rents by persons, from one person up."""
    rows = [{"persons": place, "amount": amount} for place, amount in enumerate(amounts, 1)]
    found = {"valid_from": "2026-01-01", "source": {"text": "beslut"}, "by_persons": rows}
    return parse_norms(document(accepted_rents=[{**found, **period}]))


def counting(*types: IncomeType, **stated: Acceptance) -> Row:
    """A row on which incomes count; without any, all do."""
    matrix = dict.fromkeys(types, Acceptance.YES)
    matrix |= {IncomeType(name): how for name, how in stated.items()}
    return Row(
        scope=Scope(9, "the whole landlord"),
        topic=Topic.INCOME_BASIS,
        tier=Tier.DEMAND,
        layer=Layer.POLICY,
        weight=Weight.HARD,
        says=Says.TESTS if matrix else Says.NONE,
        tests=((AcceptedIncome(Incomes.of(matrix)),),) if matrix else (),
        audience=None,
        valid_from=date(2020, 1, 1),
        valid_until=None,
    )


def asking(
    applicant: Applicant,
    rent: int | None = 8500,
    *rows: Row,
    norms: Norms = NORMS,
    rooms: int | None = 3,
) -> Ask:
    """One household, one home; without rows every income counts."""
    home = Home("exempel", rooms=rooms, rent=None if rent is None else Decimal(rent))
    bare = Ask(applicant, home, norms, ON, date(2027, 2, 1), Basis(()))
    return bare._replace(basis=count(bare, rows or (counting(),)))


def span(need: Need) -> tuple[int, int | None]:
    """From and to, in whole kronor."""
    return int(need.least), None if need.most is None else int(need.most)


def codes(questions: Iterable[Question]) -> list[str]:
    """What is asked."""
    return [question.code for question in questions]


def said(reasons: Iterable[Reason], voice: Voice = Voice.SCREEN, language: str = "en") -> list[str]:
    """The reasons as they are read, with plain spaces."""
    with translation.override(language):
        return [reason_text(reason, voice).replace(NBSP, " ") for reason in reasons]


def every_way(reasons: Iterable[Reason], questions: Iterable[Question] = ()) -> list[str]:
    """The reasons and questions on screen and paper, in both languages."""
    found: list[str] = []
    for language in ("sv", "en"):
        with translation.override(language):
            for voice in Voice:
                found += [reason_text(reason, voice) for reason in reasons]
                found += [question_text(question, voice) for question in questions]
    return found


MAINTENANCE = Income(IncomeType.MAINTENANCE_SUPPORT, net=Decimal(3346))

NATIONAL = Residual(Norm.NATIONAL_NORM, ChildRule.BY_AGE, child_benefits=True)

STANDARD = Residual(Norm.STANDARD_AMOUNT, ChildRule.BY_AGE, child_benefits=False)

FIXED = Residual(Norm.FIXED_AMOUNT, ChildRule.IGNORED, child_benefits=True, amount=Decimal(6500))

STORY = household(1, FOUR, NINE, incomes=(SALARY, CHILD_BENEFIT, MAINTENANCE))
"""The household of the talking sheet: 21 400 + 2 650 + 3 346 = 27 396 kr a month after tax."""


def earning(net: int, *children: ChildAge, **facts: Any) -> Applicant:
    """One adult with this salary after tax."""
    return household(1, *children, incomes=(replace(SALARY, net=Decimal(net)),), **facts)


def found(kind: Residual, applicant: Applicant, rent: int | None = 9000, **home: Any) -> Finding:
    """What the kind answers this household for a home with this rent."""
    return kind.assess(asking(applicant, rent, **home))
