"""Conditions: what they say after "whoever", and what they refuse."""

from collections.abc import Callable
from decimal import Decimal

import pytest
from django.utils import translation

from landlords.requirements.applicant import Remark
from landlords.requirements.codes import CertificateOf, IncomeType
from landlords.requirements.conditions import (
    AgeBetween,
    Capital,
    Certificate,
    ContactPerson,
    Deposit,
    Guarantor,
    HasIncomeType,
    HasRemarks,
    InternalMover,
    MunicipalGuarantee,
    TrialContract,
)
from landlords.requirements.contract import Condition
from landlords.requirements.problems import TermsError
from landlords.requirements.sentences import NBSP, say
from tests.landlords.requirements.facts import asked, household

PENSION, SALARY = IncomeType.RETIREMENT_PENSION, IncomeType.SALARY


@pytest.mark.parametrize(
    ("condition", "long", "short"),
    [
        (
            HasIncomeType((PENSION, SALARY)),
            "has salary or retirement pension as income",
            "salary or retirement pension",
        ),
        (HasRemarks(), "has a payment remark", "payment remarks"),
        (AgeBetween(18, 26), "is from 18 to 26 years old", "from 18 to 26 years"),
        (AgeBetween(65, None), "is at least 65 years old", "at least 65 years"),
        (AgeBetween(None, 26), "is at most 26 years old", "at most 26 years"),
        (InternalMover(), "already rents from the landlord", "the landlord's own tenants"),
        (Guarantor(), "has a guarantor", "guarantor"),
        (
            Guarantor(Decimal("3.0")),
            "has a guarantor with an income of at least 3 times the rent",
            "guarantor (3 × the rent)",
        ),
        (
            Certificate(CertificateOf.SPECIAL_REASONS),
            "has a certificate of special reasons",
            "certificate of special reasons",
        ),
        (MunicipalGuarantee(), "has a municipal rent guarantee", "municipal rent guarantee"),
        (
            Capital(Decimal(100000)),
            "has at least 100 000 kr in capital",
            "capital, at least 100 000 kr",
        ),
        (
            ContactPerson(),
            "has a contact person at the municipality",
            "contact person",
        ),
        (TrialContract(), "accepts to begin with a trial contract", "trial contract"),
        (
            Deposit(2),
            "pays a deposit of 2 times the monthly rent",
            "deposit of 2 × the monthly rent",
        ),
    ],
)
def test_each_condition_says_itself(condition: Condition, long: str, short: str) -> None:
    with translation.override("en"):
        assert say(condition.describe()).replace(NBSP, " ") == long
        assert say(condition.short()).replace(NBSP, " ") == short


def refused_paths(make: Callable[[], Condition]) -> list[str]:
    try:
        make()
    except TermsError as error:
        return [problem.path for problem in error.problems if str(problem)]
    return []


@pytest.mark.parametrize(
    ("make", "paths"),
    [
        (lambda: HasIncomeType(()), ["types"]),
        (lambda: HasIncomeType((SALARY, SALARY)), ["types"]),
        (lambda: AgeBetween(None, None), ["least"]),
        (lambda: AgeBetween(27, 26), ["least"]),
        (lambda: AgeBetween(26, 26), []),
        (lambda: AgeBetween(15, 111), ["least", "most"]),
        (lambda: Guarantor(Decimal("0.4")), ["multiple"]),
        (lambda: Guarantor(Decimal(11)), ["multiple"]),
        (lambda: Capital(Decimal(0)), ["amount"]),
        (lambda: Capital(Decimal(100_000_001)), ["amount"]),
        (lambda: Deposit(0), ["months"]),
        (lambda: Deposit(13), ["months"]),
        (lambda: Deposit(12), []),
    ],
)
def test_senseless_conditions_are_refused(make: Callable[[], Condition], paths: list[str]) -> None:
    assert refused_paths(make) == paths


def test_the_order_of_a_list_does_not_matter() -> None:
    assert HasIncomeType((PENSION, SALARY)) == HasIncomeType((SALARY, PENSION))


@pytest.mark.parametrize(
    ("remarks", "complete", "holds"),
    [
        ((Remark(),), None, True),
        ((Remark(),), True, True),
        ((), True, False),
        ((), None, None),
        ((), False, None),
    ],
)
def test_whoever_has_a_remark_is_known_by_the_list(
    remarks: tuple[Remark, ...],
    complete: bool | None,  # noqa: FBT001
    holds: bool | None,  # noqa: FBT001
) -> None:
    ask = asked(household(remarks=remarks, remarks_complete=complete))
    assert HasRemarks().holds(ask) is holds
    assert HasRemarks().question(ask).code == "remarks"
