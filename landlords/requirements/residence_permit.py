"""The kind about how long a residence permit holds."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from landlords.requirements.ask import Ask, first_day_beyond, months_after
from landlords.requirements.codes import CountedFrom, Text, Topic, Unit
from landlords.requirements.contract import Kind
from landlords.requirements.fact_codes import Proof
from landlords.requirements.findings import Finding, Outcome, Reason, of_household
from landlords.requirements.findings import (
    ask as waits_for,
)
from landlords.requirements.messages import Messages, Said
from landlords.requirements.params import param
from landlords.requirements.sentences import Amount, Period, Sentence, Value
from landlords.requirements.values import Month

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class PermitMonths(Kind):
    """The applicant's residence permit holds for at least so many months, or has no end.

    For those who need no permit, a proof of identity stands as an alternative.
    """

    code: ClassVar[str] = "permit_months"
    topic: ClassVar[Topic] = Topic.IDENTITY
    reads_home: ClassVar[bool] = False
    label: ClassVar[Text] = _("how long the residence permit holds")

    months: int = field(
        metadata=param(
            label=_("at least so long"),
            help_text=_("State proof of identity as an alternative for whoever needs no permit."),
            unit=Unit.MONTHS,
            least=1,
            most=60,
        )
    )
    counted_from: CountedFrom = field(metadata=param(label=_("counted from")))

    def assess(self, ask: Ask) -> Finding:
        """Whether there is an end, and the month it falls in against the last day needed."""
        applicant = ask.applicant
        needed = months_after(ask.day(self.counted_from), self.months) - ONE_DAY
        told: dict[str, Value] = {"rule": self.short(), "needed": needed}
        if applicant.permit_permanent:
            return Finding(Outcome.MEETS, Reason("permit_months.permanent", told))
        if applicant.permit_until is not None:
            return self._ending(applicant.permit_until, needed, told, ask)
        if applicant.can_show.get(Proof.RESIDENCE_PERMIT) is False:
            return Finding(Outcome.FAILS, Reason("permit_months.none", told))
        return waits_for(Reason("permit_months.ask_household", told), of_household("permit_until"))

    def _ending(self, until: Month, needed: date, told: dict[str, Value], ask: Ask) -> Finding:
        """Nobody knows on which day of the month the permit ends."""
        told["until"] = month = Period(until.year, until.month)
        edges = tuple(
            edge
            for end in (until.first, until.last)
            for edge in ask.edge(self.counted_from, first_day_beyond(end + ONE_DAY, self.months))
        )
        if until.first < needed <= until.last:
            question = of_household("permit_day", month=month)
            return waits_for(Reason("permit_months.inside_month", told), question, edges=edges)
        outcome = Outcome.FAILS if until.last < needed else Outcome.MEETS
        return Finding(outcome, Reason(f"permit_months.{outcome.value}", told), edges=edges)

    def describe(self) -> Sentence:
        """A residence permit for 12 months or more, counted from the day of moving in."""
        values: dict[str, Value] = {
            "months": Amount(self.months, Unit.MONTHS),
            "day": self.counted_from,
        }
        return Sentence(
            _("a residence permit for %(months)s or more, counted from %(day)s"), values
        )

    def short(self) -> Sentence:
        """Permit for 12 mo. from the day of moving in."""
        values: dict[str, Value] = {
            "months": Amount(self.months, Unit.MONTHS, brief=True),
            "day": self.counted_from,
        }
        return Sentence(_("permit for %(months)s from %(day)s"), values)


MESSAGES: Messages = {
    "permit_months.permanent": Said(
        _("The residence permit has no end. The demand is: %(rule)s."),
        _("Your residence permit has no end. That is enough."),
    ),
    "permit_months.meets": Said(
        _("The residence permit holds until %(until)s. It must hold until %(needed)s (%(rule)s)."),
        _("Your residence permit holds until %(until)s. They want it to hold until %(needed)s."),
    ),
    "permit_months.fails": Said(
        _(
            "The residence permit holds until %(until)s. It must hold until %(needed)s (%(rule)s), which is later."
        ),
        _(
            "They want a residence permit that holds until %(needed)s. Yours holds until %(until)s. Have you applied for a new one?"
        ),
    ),
    "permit_months.none": Said(
        _("There is no residence permit to show. It must hold until %(needed)s (%(rule)s)."),
        _("They want to see a residence permit that holds until %(needed)s."),
    ),
    "permit_months.ask_household": Said(
        _("The residence permit must hold until %(needed)s (%(rule)s). Its end is not known."),
        _(
            "They want a residence permit that holds until %(needed)s. We need to know how long yours holds."
        ),
    ),
    "permit_months.inside_month": Said(
        _(
            "The residence permit ends in %(until)s, on a day that is not known. It must hold until %(needed)s (%(rule)s)."
        ),
        _(
            "They want a residence permit that holds until %(needed)s. We need to know on which day yours ends."
        ),
    ),
    "question.permit_until": Said(
        _("Until which month does the residence permit hold, or has it no end?"),
        _("Until which month does your residence permit hold, or has it no end?"),
    ),
    "question.permit_day": Said(
        _("On which day in %(month)s does the residence permit end?"),
        _("On which day in %(month)s does your residence permit end?"),
    ),
}
