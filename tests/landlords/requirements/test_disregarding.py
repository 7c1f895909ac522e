"""What a household looks like without the facts that an exception disregards."""

from decimal import Decimal
from typing import Any

import pytest

from landlords.requirements.applicant import Applicant, Debt, Disturbance, Remark
from landlords.requirements.codes import Disregard
from landlords.requirements.debts import Enforcement
from landlords.requirements.disregarding import without
from landlords.requirements.findings import Outcome
from landlords.requirements.values import Month
from tests.landlords.requirements.facts import asked, household

OLD, NEW = Month(2025, 10), Month(2026, 9)
HAS, MAY, NOT = True, None, False
REMARKS = tuple(Remark(certificate=known) for known in (True, None, False))
DEBTS = tuple(Debt(certificate=known) for known in (True, None, False))
DISTURBANCES = tuple(Disturbance(certificate=known) for known in (True, None, False))
WHOLE = household(
    remarks=REMARKS,
    remarks_complete=True,
    debts=DEBTS,
    disturbances=DISTURBANCES,
    disturbances_complete=False,
)


@pytest.mark.parametrize(
    ("what", "remarks", "debts", "disturbances"),
    [
        (Disregard.CERTIFIED, 1, 1, 1),
        (Disregard.CERTIFIED_REMARKS, 1, 3, 3),
        (Disregard.CERTIFIED_DEBTS, 3, 1, 3),
        (Disregard.CERTIFIED_DISTURBANCES, 3, 3, 1),
        (None, 3, 3, 3),
    ],
)
def test_what_has_or_may_have_a_certificate_goes_and_the_rest_stays(
    what: Disregard | None, remarks: int, debts: int, disturbances: int
) -> None:
    left = without(WHOLE, what)
    assert (len(left.remarks), len(left.debts), len(left.disturbances)) == (
        remarks,
        debts,
        disturbances,
    )
    uncertified = {fact.certificate for fact in left.remarks[-1:]}
    uncertified |= {fact.certificate for fact in left.debts[-1:]}
    assert uncertified == {False}
    assert (left.remarks_complete, left.debts_complete, left.disturbances_complete) == (
        True,
        None,
        False,
    )


def paid(month: Month, certificate: bool | None, **facts: Any) -> Debt:  # noqa: FBT001
    return Debt(settled=month, certificate=certificate, **{"at_enforcement": True} | facts)


def owed(certificate: bool | None, **facts: Any) -> Debt:  # noqa: FBT001
    return Debt(Decimal(900), certificate=certificate, **{"at_enforcement": True} | facts)


MEETS, FAILS, ASKS = Outcome.MEETS, Outcome.FAILS, Outcome.ASK_HOUSEHOLD
YEAR = Enforcement(clear_months=12)
TODAY = Enforcement()
ALL = {"debts_complete": True}
ZERO_NEW: dict[str, Any] = {"enforcement_zero_since": NEW}


@pytest.mark.parametrize(
    ("rule", "before", "outcome"),
    [
        # a debt left to pay is disregarded, another is not
        (TODAY, household(debts=(owed(HAS),), **ALL), MEETS),
        (TODAY, household(debts=(owed(MAY),), **ALL), MEETS),
        (TODAY, household(debts=(owed(NOT),), **ALL), FAILS),
        (TODAY, household(debts=(owed(HAS), owed(NOT)), **ALL), FAILS),
        (TODAY, household(debts=(owed(HAS),)), ASKS),
        # a year back: without the certified debt nothing was owed
        (YEAR, household(debts=(owed(HAS),), **ALL), MEETS),
        (YEAR, household(debts=(owed(HAS), paid(OLD, NOT)), **ALL), MEETS),
        (YEAR, household(debts=(owed(HAS), paid(NEW, NOT)), **ALL), FAILS),
        (YEAR, household(debts=(owed(HAS),)), ASKS),
        (
            YEAR,
            household(debts=(owed(HAS), owed(NOT, at_enforcement=None)), **ALL),
            ASKS,
        ),
        (YEAR, household(debts=(owed(HAS, at_enforcement=None),), **ALL), ASKS),
        # the month since when nothing is owed is the certified debt's
        (YEAR, household(debts=(paid(NEW, HAS),), **ALL, **ZERO_NEW), MEETS),
        (YEAR, household(debts=(paid(NEW, HAS),), **ZERO_NEW), ASKS),
        (YEAR, household(debts=(paid(NEW, HAS), paid(NEW, NOT)), **ALL, **ZERO_NEW), FAILS),
        # no certified debt can be behind that month
        (YEAR, household(debts=(paid(NEW, NOT),), **ALL, **ZERO_NEW), FAILS),
        (
            YEAR,
            household(debts=(owed(HAS, at_enforcement=False),), **ALL, **ZERO_NEW),
            FAILS,
        ),
        # not all debts are listed: the one behind that month may be certified
        (YEAR, household(**ZERO_NEW), ASKS),
        # nothing was ever owed there
        (YEAR, household(debts=(owed(HAS, at_enforcement=None),), enforcement_debts=False), MEETS),
    ],
)
def test_without_certified_debts_the_enforcement_authority_is_looked_at_anew(
    rule: Enforcement, before: Applicant, outcome: Outcome
) -> None:
    after = without(before, Disregard.CERTIFIED_DEBTS)
    assert rule.assess(asked(after)).outcome is outcome


ELSEWHERE: dict[str, Any] = {"at_enforcement": False}


@pytest.mark.parametrize(
    ("debts", "zero_since", "owed_there"),
    [
        # the disregarded debt was there: the month says no more, and without it there is none
        ((paid(NEW, HAS), paid(OLD, NOT, **ELSEWHERE)), None, False),
        ((paid(NEW, HAS), paid(NEW, HAS, **ELSEWHERE)), None, False),
        ((paid(NEW, HAS),), None, False),
        # another one was there as well
        ((paid(NEW, HAS), paid(OLD, NOT)), None, None),
        # the disregarded debt was elsewhere: what is known of the authority stays
        ((paid(OLD, HAS, **ELSEWHERE), paid(NEW, NOT)), NEW, None),
        # nobody knows where it was
        ((paid(NEW, HAS, at_enforcement=None), paid(NEW, NOT)), None, None),
    ],
)
def test_what_is_known_of_the_authority_without_the_debts_disregarded(
    debts: tuple[Debt, ...],
    zero_since: Month | None,
    owed_there: bool | None,  # noqa: FBT001
) -> None:
    before = household(debts=debts, debts_complete=True, **ZERO_NEW)
    after = without(before, Disregard.CERTIFIED)
    assert after.enforcement_zero_since == zero_since
    assert after.enforcement_debts is owed_there
