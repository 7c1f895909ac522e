"""The kind about a credit report: not a limit, but what comes and what it takes."""

from dataclasses import dataclass, field
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from landlords.requirements.ask import Ask
from landlords.requirements.codes import Text, Topic
from landlords.requirements.contract import Kind
from landlords.requirements.fact_codes import Proof
from landlords.requirements.findings import Finding, Outcome, Reason, of_landlord
from landlords.requirements.findings import ask as waits_for
from landlords.requirements.messages import Messages, Said
from landlords.requirements.params import param
from landlords.requirements.sentences import Sentence

TO_ARRANGE = Finding(Outcome.TO_ARRANGE, Reason("credit_check.to_arrange", {}))
OTHER_WAY = Finding(Outcome.TO_ARRANGE, Reason("credit_check.other_way", {}))
FAILS = Finding(Outcome.FAILS, Reason("credit_check.fails", {}))
ASKS = waits_for(Reason("credit_check.ask_landlord", {}), of_landlord("credit_other_way"))


@dataclass(frozen=True, slots=True)
class CreditCheck(Kind):
    """The landlord takes a credit report on the applicant, or another proof where none can be had.

    What the report may show is what other demands say. Whoever it is about is sent a copy that
    names the landlord (kreditupplysningslagen 11 §).
    """

    code: ClassVar[str] = "credit_check"
    topic: ClassVar[Topic] = Topic.OWN_CONDITIONS
    reads_home: ClassVar[bool] = False
    label: ClassVar[Text] = _("credit report")

    other_way: bool | None = field(
        default=None,
        metadata=param(
            label=_("another proof is accepted"),
            help_text=_("Where no report can be had. Leave empty if the landlord has not said."),
        ),
    )

    def describe(self) -> Sentence:
        """A credit report, or another proof where none can be had."""
        if self.other_way:
            return Sentence(_("a credit report, or another proof where none can be had"))
        return Sentence(_("a credit report"))

    def short(self) -> Sentence:
        """A credit report."""
        return Sentence(_("a credit report"))

    def assess(self, ask: Ask) -> Finding:
        """To be prepared for; without any number to find somebody by, another way is needed."""
        can_show = ask.applicant.can_show
        numbers = can_show.get(Proof.PERSONAL_NUMBER), can_show.get(Proof.COORDINATION_NUMBER)
        if self.other_way:
            return OTHER_WAY
        if numbers != (False, False):
            return TO_ARRANGE
        return ASKS if self.other_way is None else FAILS


MESSAGES: Messages = {
    "credit_check.to_arrange": Said(
        _(
            "The landlord takes a credit report. A copy that names the landlord is sent to the"
            " applicant. Where no report can be had in the usual way, ask which other way there is."
        ),
        _("They take a credit report on you. You get a copy with their name on it."),
    ),
    "credit_check.other_way": Said(
        _(
            "The landlord takes a credit report, or accepts another proof where none can be had. A"
            " copy of a report is sent to the applicant and names the landlord."
        ),
        _(
            "They take a credit report on you, or look at another proof. You get a copy of a report,"
            " with their name on it."
        ),
    ),
    "credit_check.ask_landlord": Said(
        _(
            "The landlord takes a credit report, and none can be had without a personal number or a"
            " coordination number. Nobody has said whether another proof is accepted."
        ),
        _("They take a credit report, and that may not work for you. We will ask them."),
    ),
    "credit_check.fails": Said(
        _(
            "The landlord takes a credit report and accepts no other proof, and none can be had"
            " without a personal number or a coordination number."
        ),
        _("They take a credit report. That needs a personal number or a coordination number."),
    ),
    "question.credit_other_way": Said(
        _("Which other proof is accepted where no credit report can be had?"),
        _("Is there another way for you than a credit report? We will ask them."),
    ),
}
