"""What priority rules demand beside rows of the catalogue: time of residence."""

from calendar import monthrange
from dataclasses import dataclass, field
from datetime import date
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from landlords.requirements.ask import Ask, months_after
from landlords.requirements.codes import CountedFrom, Text, Topic, Unit
from landlords.requirements.contract import Kind
from landlords.requirements.findings import Finding, Outcome, Reason, of_household
from landlords.requirements.findings import ask as waits_for
from landlords.requirements.messages import Messages, Said
from landlords.requirements.params import param
from landlords.requirements.sentences import Amount, Period, Sentence, Value


@dataclass(frozen=True, slots=True)
class RegisteredFor(Kind):
    """The household has been registered in the municipality for so many months."""

    code: ClassVar[str] = "registered_for"
    topic: ClassVar[Topic] = Topic.LOCAL_TIES
    label: ClassVar[Text] = _("time of residence")

    months: int = field(metadata=param(label=_("at least"), unit=Unit.MONTHS, least=1, most=120))

    def describe(self) -> Sentence:
        """Registered in the municipality for at least 24 months."""
        told: dict[str, Value] = {"months": Amount(self.months, Unit.MONTHS)}
        return Sentence(_("registered in the municipality for at least %(months)s"), told)

    def short(self) -> Sentence:
        """Registered 24 months."""
        return Sentence(_("registered %(months)s"), {"months": Amount(self.months, Unit.MONTHS)})

    def assess(self, ask: Ask) -> Finding:
        """The months that have passed since the month of registration, of whose days nobody knows."""
        since = ask.applicant.registered_since
        told: dict[str, Value] = {"wanted": Amount(self.months, Unit.MONTHS), "on": ask.on}
        if since is None:
            question = of_household("priority_registered_since")
            return waits_for(Reason("registered_for.not_known", told), question)
        last = date(since.year, since.month, monthrange(since.year, since.month)[1])
        full = months_after(since.first, self.months), months_after(last, self.months)
        edges = tuple(edge for day in full for edge in ask.edge(CountedFrom.APPLICATION, day))
        told |= {"since": Period(since.year, since.month), "full": full[1]}
        if full[0] <= ask.on < full[1]:
            question = of_household("priority_registered_day", month=told["since"])
            return waits_for(Reason("registered_for.ask_household", told), question, edges=edges)
        outcome = Outcome.MEETS if full[1] <= ask.on else Outcome.FAILS
        return Finding(outcome, Reason(f"registered_for.{outcome.value}", told), edges=edges)


MESSAGES: Messages = {
    "registered_for.meets": Said(
        _(
            "The household has been registered in the municipality since %(since)s. On %(on)s that is at least the %(wanted)s wanted."
        ),
        _("You have been registered here since %(since)s. That is long enough."),
    ),
    "registered_for.fails": Said(
        _(
            "The household has been registered in the municipality since %(since)s. The %(wanted)s wanted have not passed on %(on)s; they have on %(full)s at the latest."
        ),
        _(
            "You have been registered here since %(since)s. They want %(wanted)s. You have that on %(full)s."
        ),
    ),
    "registered_for.ask_household": Said(
        _(
            "The household has been registered in the municipality since %(since)s. Whether the %(wanted)s wanted have passed on %(on)s depends on the day of that month; they have on %(full)s at the latest."
        ),
        _("We need to know on which day you were registered here."),
    ),
    "registered_for.not_known": Said(
        _(
            "%(wanted)s of registration in the municipality are wanted, and since when the household has been registered there is not known."
        ),
        _("They want %(wanted)s. We need to know since when you have been registered here."),
    ),
    "question.priority_registered_since": Said(
        _("Since which month is the household registered in the municipality?"),
        _("Since when have you been registered in the municipality?"),
    ),
    "question.priority_registered_day": Said(
        _("On which day of %(month)s was the household registered in the municipality?"),
        _("On which day of %(month)s were you registered in the municipality?"),
    ),
    "question.ordinary_terms": Said(
        _("Must the landlord's ordinary terms be met by those who have priority as well?"), None
    ),
}
