"""A household without the debts, remarks and disturbances that an exception disregards."""

from dataclasses import replace
from typing import TypeVar

from landlords.requirements.applicant import Applicant, Debt, Disturbance, Remark
from landlords.requirements.codes import Disregard

F = TypeVar("F", Remark, Debt, Disturbance)

REMARKS = (Disregard.CERTIFIED, Disregard.CERTIFIED_REMARKS)
DEBTS = (Disregard.CERTIFIED, Disregard.CERTIFIED_DEBTS)
DISTURBANCES = (Disregard.CERTIFIED, Disregard.CERTIFIED_DISTURBANCES)


def without(applicant: Applicant, disregards: Disregard | None) -> Applicant:
    """The household as the landlord then looks at it.

    A certificate that may be asked for (None) counts as one that can be had; one that is known not
    to be had does not.
    """
    return replace(
        applicant,
        remarks=_kept(applicant.remarks) if disregards in REMARKS else applicant.remarks,
        debts=_kept(applicant.debts) if disregards in DEBTS else applicant.debts,
        disturbances=(
            _kept(applicant.disturbances) if disregards in DISTURBANCES else applicant.disturbances
        ),
    )


def _kept(facts: tuple[F, ...]) -> tuple[F, ...]:
    return tuple(fact for fact in facts if fact.certificate is False)
