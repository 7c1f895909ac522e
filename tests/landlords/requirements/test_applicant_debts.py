"""What a household cannot say of its debts and references at once."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from landlords.requirements.applicant import Applicant, Debt, Reference
from landlords.requirements.params import Checked
from landlords.requirements.problems import TermsError
from landlords.requirements.values import Month
from tests.landlords.requirements.facts import household

EARLY, ZERO, LATE = Month(2026, 1), Month(2026, 3), Month(2026, 5)
OWED = Debt(Decimal(500), at_enforcement=True)
PAID = Debt(settled=ZERO, at_enforcement=True)


def refused(make: Callable[[], Checked]) -> list[str]:
    try:
        make()
    except TermsError as error:
        return [problem.path for problem in error.problems if str(problem)]
    return []


def owing(*debts: Debt, zero: Month | None = ZERO, **facts: Any) -> Callable[[], Applicant]:
    return lambda: household(debts=debts, enforcement_zero_since=zero, **facts)


@pytest.mark.parametrize(
    ("make", "paths"),
    [
        (lambda: Debt(plan=False, plan_since=ZERO), ["plan_since"]),
        (lambda: Debt(plan=True, plan_since=ZERO), []),
        (lambda: Debt(plan=None, plan_since=ZERO), []),
        (lambda: Reference(landlord="annan", from_landlord=False), ["landlord"]),
        (lambda: Reference(landlord="annan", from_landlord=True), []),
        (lambda: Reference(from_landlord=False), []),
    ],
)
def test_a_debt_or_reference_that_cannot_be_is_refused(
    make: Callable[[], Checked], paths: list[str]
) -> None:
    assert refused(make) == paths


@pytest.mark.parametrize(
    ("make", "paths"),
    [
        (owing(debts_complete=True), []),
        (owing(OWED), ["enforcement_zero_since"]),
        (owing(Debt(Decimal(500))), []),
        (owing(Debt(Decimal(500), at_enforcement=False), debts_complete=True), []),
        (owing(PAID, debts_complete=True), []),
        (owing(Debt(settled=LATE, at_enforcement=True)), ["enforcement_zero_since"]),
        (owing(Debt(settled=LATE)), []),
        (owing(Debt(settled=EARLY, at_enforcement=True)), []),
        (
            owing(Debt(settled=EARLY, at_enforcement=True), debts_complete=True),
            ["enforcement_zero_since"],
        ),
        (owing(Debt(settled=EARLY, at_enforcement=True), PAID, debts_complete=True), []),
        (owing(Debt(at_enforcement=True), debts_complete=True), []),
        (
            owing(Debt(settled=EARLY, at_enforcement=True), Debt(), debts_complete=True),
            [],
        ),
        (owing(enforcement_debts=False), ["enforcement_zero_since"]),
        (owing(enforcement_debts=True), []),
        (owing(PAID, zero=None, enforcement_debts=False), ["enforcement_debts"]),
        (owing(Debt(), zero=None, enforcement_debts=False, debts_complete=True), []),
    ],
)
def test_what_is_owed_at_the_enforcement_authority_goes_together(
    make: Callable[[], Applicant], paths: list[str]
) -> None:
    assert refused(make) == paths
