"""What a household should have left to live on, and which rent social assistance accepts: by date."""

from datetime import date
from decimal import Decimal
from typing import NamedTuple

from landlords.requirements.applicant import Applicant
from landlords.requirements.codes import ChildRule, Norm
from landlords.requirements.findings import Question, Reason, of_coordinator


class Need(NamedTuple):
    """What should be left, kr a month: from and to as far as the household is known.

    `most` None means no end: the household or the amounts are not known well enough; `questions`
    would settle it. `lines` are the parts of the sum; `carried_from` the year of the amounts where
    they are older than the day asked for.
    """

    least: Decimal
    most: Decimal | None
    lines: tuple[Reason, ...] = ()
    questions: tuple[Question, ...] = ()
    carried_from: int | None = None


class Norms:
    """Dated amounts and formulas."""

    def __init__(self) -> None:
        """No amounts at all: everything is asked of the coordinator."""

    def need(
        self,
        norm: Norm,
        household: Applicant,
        on: date,
        *,
        children: ChildRule = ChildRule.BY_AGE,
        child_benefits: Decimal = Decimal(0),
    ) -> Need:
        """What the norm leaves this household, kr a month; `child_benefits` lower a child's part."""
        return Need(Decimal(0), None, questions=(of_coordinator("norm_amount", norm=norm),))

    def accepted_rent(self, household: Applicant, on: date) -> Need:
        """The rent that the municipality's social assistance accepts for this household."""
        return Need(Decimal(0), None, questions=(of_coordinator("accepted_rent"),))
