"""Which topics could matter for a household: silence on others is not worth a question."""

from collections.abc import Callable

from landlords.requirements.applicant import Applicant
from landlords.requirements.codes import Topic
from landlords.requirements.fact_codes import PresentHome, Proof

FREE = (PresentHome.NO_CONTRACT, PresentHome.LODGER)


def could_matter(topic: Topic, applicant: Applicant) -> bool:
    """Whether a demand on this topic could stand in this household's way, as far as is known."""
    concerns = CONCERNS.get(topic)
    return concerns is None or concerns(applicant)


def _may_have(facts: str) -> Callable[[Applicant], bool]:
    """Whether a list holds anything, or may not hold all there is."""

    def concerns(applicant: Applicant) -> bool:
        complete: bool | None = getattr(applicant, f"{facts}_complete")
        return bool(getattr(applicant, facts)) or not complete

    return concerns


def _may_be_several(applicant: Applicant) -> bool:
    """Whether more than one person will live in the home; any home takes one."""
    adults, children = applicant.adults, applicant.children
    return adults is None or children is None or len(adults) + len(children) > 1


CONCERNS: dict[Topic, Callable[[Applicant], bool]] = {
    Topic.REMARKS: _may_have("remarks"),
    Topic.ENFORCEMENT: _may_have("debts"),
    Topic.RENT_DEBT: _may_have("debts"),
    Topic.DISTURBANCE: _may_have("disturbances"),
    Topic.INCOME_BASIS: _may_have("incomes"),
    Topic.CERTAINTY: _may_have("incomes"),
    Topic.OTHER_HOME: lambda applicant: applicant.present_home not in FREE,
    Topic.SEPARATION: lambda applicant: applicant.separating is not False,
    Topic.HOUSEHOLD_SIZE: _may_be_several,
    Topic.EID: lambda applicant: not applicant.can_show.get(Proof.EID),
    Topic.COMBINING: lambda applicant: applicant.adults is None or len(applicant.adults) > 1,
}
