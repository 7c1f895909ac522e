"""A household without the debts, remarks and disturbances that an exception disregards.

A certificate that may be asked for (None) counts as one that can be had; one that is known not to
be had does not.
"""

from dataclasses import replace
from typing import Any, TypeVar

from landlords.requirements.applicant import Applicant, Debt, Disturbance, Remark
from landlords.requirements.codes import Disregard

F = TypeVar("F", Remark, Debt, Disturbance)

REMARKS = (Disregard.CERTIFIED, Disregard.CERTIFIED_REMARKS)
DEBTS = (Disregard.CERTIFIED, Disregard.CERTIFIED_DEBTS)
DISTURBANCES = (Disregard.CERTIFIED, Disregard.CERTIFIED_DISTURBANCES)


def without(applicant: Applicant, disregards: Disregard | None) -> Applicant:
    """The household as the landlord then looks at it."""
    changed: dict[str, Any] = {}
    if disregards in REMARKS:
        changed["remarks"] = _kept(applicant.remarks)
    if disregards in DEBTS:
        changed["debts"] = _kept(applicant.debts)
        changed |= _enforcement(applicant, changed["debts"])
    if disregards in DISTURBANCES:
        changed["disturbances"] = _kept(applicant.disturbances)
    return replace(applicant, **changed) if changed else applicant


def _kept(facts: tuple[F, ...]) -> tuple[F, ...]:
    return tuple(fact for fact in facts if fact.certificate is False)


def _enforcement(applicant: Applicant, kept: tuple[Debt, ...]) -> dict[str, Any]:
    """What is then known of the Enforcement Authority, where a disregarded debt may have been there.

    Nothing has been owed since a month *with* the disregarded debts; without them perhaps for
    longer, so that month says no more. Nor does it where not all debts are listed: the last one
    paid may have a certificate. A list that holds all and names debts there tells of every debt
    there, so that without them none is left.
    """
    gone = [debt for debt in applicant.debts if debt.certificate is not False]
    listed = applicant.debts_complete and any(debt.at_enforcement for debt in applicant.debts)
    if applicant.enforcement_debts is False:
        return {}
    if applicant.debts_complete and all(debt.at_enforcement is False for debt in gone):
        return {}
    only_elsewhere = listed and all(debt.at_enforcement is False for debt in kept)
    return {
        "enforcement_zero_since": None,
        "enforcement_debts": False if only_elsewhere else None,
    }
