"""Facts of a household that cannot all be true: refused, each in its place."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from landlords.requirements.applicant import Applicant, Debt, Income
from landlords.requirements.codes import IncomeType
from landlords.requirements.fact_codes import Creditor, PresentHome, Proof, SeparationProof, Tie
from landlords.requirements.problems import TermsError
from landlords.requirements.values import Answers, Month
from tests.landlords.requirements.asking import adults


def answers(word: Proof | Tie | SeparationProof, *, answer: bool) -> Answers[Any]:
    return Answers.of({word: answer})


PERMIT, REGISTERED, JUDGMENT = Proof.RESIDENCE_PERMIT, Tie.REGISTERED, SeparationProof.JUDGMENT
NO_PERMIT, HAS_PERMIT = answers(PERMIT, answer=False), answers(PERMIT, answer=True)
NOT_THERE, THERE = answers(REGISTERED, answer=False), answers(REGISTERED, answer=True)
HELD, NOT_HELD = answers(JUDGMENT, answer=True), answers(JUDGMENT, answer=False)


def refused(make: Callable[[], object]) -> list[str]:
    """The places of what is said against it."""
    try:
        make()
    except TermsError as error:
        return [problem.path for problem in error.problems if str(problem)]
    return []


SALARY, SUPPORT = IncomeType.SALARY, IncomeType.INCOME_SUPPORT
DAY, BEFORE = date(2026, 5, 2), date(2026, 5, 1)
MAY, APRIL = Month(2026, 5), Month(2026, 4)
SOME = Decimal(100)
PRESENT = ["present_landlord"]


@pytest.mark.parametrize(
    ("make", "paths"),
    [
        (lambda: Income(SALARY, since=DAY, until=DAY), []),
        (lambda: Income(SALARY, since=DAY, until=BEFORE), ["until"]),
        (lambda: Income(SALARY, until=BEFORE), []),
        (lambda: Income(SALARY, until=DAY, open_ended=True), ["open_ended"]),
        (lambda: Income(SALARY, until=DAY, open_ended=False), []),
        (lambda: Income(SUPPORT, covers_rent=True), []),
        (lambda: Income(SALARY, covers_rent=True), ["covers_rent"]),
        (lambda: Income(SUPPORT, covers_rent=True, gross=SOME), ["covers_rent"]),
        (lambda: Income(SUPPORT, covers_rent=True, net=SOME), ["covers_rent"]),
        (lambda: Income(SUPPORT, gross=SOME, net=SOME), []),
        (lambda: Debt(owed_to=Creditor.LANDLORD, landlord="a"), []),
        (lambda: Debt(owed_to=Creditor.OTHER, landlord="a"), ["landlord"]),
        (lambda: Debt(Decimal(0), since=MAY, settled=MAY), []),
        (lambda: Debt(Decimal(0), since=APRIL, settled=MAY), []),
        (lambda: Debt(Decimal(0), since=MAY, settled=APRIL), ["settled"]),
        (lambda: Debt(Decimal(0), settled=APRIL), []),
        (lambda: Debt(Decimal(1), settled=APRIL), ["amount"]),
        (lambda: Debt(None, settled=APRIL), []),
        (lambda: Debt(Decimal(1)), []),
    ],
)
def test_what_cannot_be_of_an_income_or_a_debt_is_refused(
    make: Callable[[], object], paths: list[str]
) -> None:
    assert refused(make) == paths


@pytest.mark.parametrize(
    ("make", "paths"),
    [
        (lambda: Applicant(permit_permanent=True), []),
        (lambda: Applicant(permit_permanent=False, permit_until=MAY), []),
        (lambda: Applicant(permit_permanent=True, permit_until=MAY), ["permit_until"]),
        (lambda: Applicant(assets=SOME, capital=SOME), []),
        (lambda: Applicant(assets=Decimal(99), capital=SOME), ["assets"]),
        (lambda: Applicant(assets=Decimal(101), capital=SOME), []),
        (lambda: Applicant(assets=SOME), []),
        (lambda: Applicant(capital=SOME), []),
        (lambda: Applicant(present_home=PresentHome.OWN_LEASE, present_landlord="a"), []),
        (lambda: Applicant(present_home=PresentHome.OWNS, present_landlord="a"), PRESENT),
        (lambda: Applicant(present_home=PresentHome.OWNS), []),
        (lambda: Applicant(adults=adults(10)), []),
        (lambda: Applicant(adults=adults(11)), ["adults"]),
        (lambda: Applicant(adults=()), ["adults"]),
        (lambda: Applicant(adults=adults(1), couple=True), ["couple"]),
        (lambda: Applicant(adults=adults(2), couple=True), []),
    ],
)
def test_what_cannot_be_of_a_household_is_refused(
    make: Callable[[], object], paths: list[str]
) -> None:
    assert refused(make) == paths


@pytest.mark.parametrize(
    ("debt", "ends"),
    [
        (Debt(Decimal(0), at_enforcement=True, settled=MAY), True),
        (Debt(Decimal(0), at_enforcement=None), True),
        (Debt(None), True),
        (Debt(Decimal(0), at_enforcement=True, settled=APRIL), False),
        (Debt(Decimal(0), at_enforcement=False, settled=MAY), False),
        (Debt(Decimal(1), at_enforcement=True), False),
    ],
)
def test_which_debt_may_have_been_the_last_at_the_authority(debt: Debt, ends: object) -> None:
    assert debt.may_end_in(MAY) is ends


@pytest.mark.parametrize(
    ("make", "paths"),
    [
        (lambda: Applicant(generations=True), []),
        (lambda: Applicant(generations=True, adults=adults(1)), ["generations"]),
        (lambda: Applicant(generations=False, adults=adults(1)), []),
        (lambda: Applicant(generations=True, adults=adults(2)), []),
        (lambda: Applicant(generations=True, couple=True, adults=adults(2)), ["generations"]),
        (lambda: Applicant(generations=True, couple=True, adults=adults(3)), []),
        (lambda: Applicant(can_show=NO_PERMIT), []),
        (lambda: Applicant(can_show=NO_PERMIT, permit_permanent=False), []),
        (lambda: Applicant(can_show=NO_PERMIT, permit_permanent=True), ["can_show"]),
        (lambda: Applicant(can_show=NO_PERMIT, permit_until=Month(2027, 5)), ["can_show"]),
        (lambda: Applicant(can_show=HAS_PERMIT, permit_until=Month(2027, 5)), []),
        (lambda: Applicant(ties=NOT_THERE), []),
        (lambda: Applicant(ties=NOT_THERE, registered_since=Month(2024, 1)), ["registered_since"]),
        (lambda: Applicant(ties=THERE, registered_since=Month(2024, 1)), []),
        (lambda: Applicant(separating=False, separation_proofs=HELD), ["separating"]),
        (lambda: Applicant(separating=False, separation_proofs=NOT_HELD), []),
        (lambda: Applicant(separating=True, separation_proofs=HELD), []),
        (lambda: Applicant(separation_proofs=HELD), []),
    ],
)
def test_what_contradicts_itself_is_refused(
    make: Callable[[], Applicant], paths: list[str]
) -> None:
    assert refused(make) == paths
