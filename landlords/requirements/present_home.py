"""Kinds about the home of today: that no other home is kept, and what shows that two have parted.

A home held together with somebody outside the household is a conflict: giving it up may end a right
to take it over, so the message says to talk first (jordabalken 12:33 and 12:47, sambolagen 22 §).
"""

from dataclasses import dataclass, field
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from landlords.requirements.ask import Ask
from landlords.requirements.codes import Text, Topic
from landlords.requirements.contract import Kind
from landlords.requirements.fact_codes import PresentHome, SeparationProof
from landlords.requirements.findings import Finding, Outcome, Question, Reason, of_household
from landlords.requirements.findings import (
    ask as waits_for,
)
from landlords.requirements.messages import Messages, Said
from landlords.requirements.params import param
from landlords.requirements.sentences import Joined, Sentence, Series, Value

JOINT = frozenset({PresentHome.JOINT_LEASE, PresentHome.OWNS_JOINTLY})
KEPT = JOINT | {PresentHome.OWN_LEASE, PresentHome.OWNS}
"""A home that the household has a right to keep when it moves."""

WITH_PROOF: Text = _("no other home, or proof that it is given up or sold")
WITHOUT: Text = _("no other home")


@dataclass(frozen=True, slots=True)
class OtherHome(Kind):
    """The household keeps no other home, or shows that the home of today is given up or sold."""

    code: ClassVar[str] = "other_home"
    topic: ClassVar[Topic] = Topic.OTHER_HOME
    reads_home: ClassVar[bool] = False
    label: ClassVar[Text] = _("no other home")

    proof_is_enough: bool = field(
        default=True,
        metadata=param(
            label=_("proof that it is given up or sold is enough"),
            help_text=_("No if there may be no other home at all on the day of applying."),
        ),
    )
    subleases_count: bool = field(
        default=False,
        metadata=param(label=_("a sublease counts as another home")),
    )

    def assess(self, ask: Ask) -> Finding:
        """Whether there is a home to keep; then whether it is shown to be given up."""
        home, ends = ask.applicant.present_home, ask.applicant.present_home_ends
        shown = ends if self.proof_is_enough else False
        told: dict[str, Value] = {"rule": self.short()}
        if home is None:
            if shown:
                return Finding(Outcome.MEETS, Reason("other_home.ends", told))
            return waits_for(Reason("other_home.unknown", told), of_household("present_home"))
        told["home"] = home
        if home not in KEPT and not (self.subleases_count and home is PresentHome.SUBLEASE):
            return Finding(Outcome.MEETS, Reason("other_home.meets", told))
        if shown:
            return Finding(Outcome.MEETS, Reason("other_home.ends", told))
        joint = "_joint" if home in JOINT else ""
        if shown is None:
            question = of_household("present_home_ends", home=home)
            return waits_for(Reason(f"other_home.ask_household{joint}", told), question)
        return Finding(Outcome.FAILS, Reason(f"other_home.fails{joint}", told))

    def describe(self) -> Sentence:
        """No other home, or proof that it is given up or sold."""
        rule = Sentence(WITH_PROOF if self.proof_is_enough else WITHOUT)
        return (
            Sentence(_("%(rule)s (a sublease counts)"), {"rule": rule})
            if self.subleases_count
            else rule
        )

    def short(self) -> Sentence:
        """No other home, or proof that it is given up or sold."""
        return self.describe()


@dataclass(frozen=True, slots=True)
class Separation(Kind):
    """Whoever has parted from a spouse or partner shows one of these proofs of it."""

    code: ClassVar[str] = "separation"
    topic: ClassVar[Topic] = Topic.SEPARATION
    reads_home: ClassVar[bool] = False
    label: ClassVar[Text] = _("proof of separation")

    accepts: tuple[SeparationProof, ...] = field(metadata=param(label=_("one of these is enough")))

    def assess(self, ask: Ask) -> Finding:
        """Asks nothing of those who have not parted; one proof is enough for those who have."""
        applicant = ask.applicant
        told: dict[str, Value] = {"wanted": self.short()}
        if applicant.separating is False:
            return Finding(Outcome.NOT_APPLICABLE, Reason("separation.not_applicable", told))
        answers = {proof: applicant.separation_proofs.get(proof) for proof in self.accepts}
        shown = tuple(proof for proof, answer in answers.items() if answer)
        if shown:
            told["shown"] = Series(shown, Joined.AND)
            return Finding(Outcome.MEETS, Reason("separation.meets", told))
        questions = [_can_be_shown(proof) for proof, answer in answers.items() if answer is None]
        if applicant.separating is None:
            questions.insert(0, of_household("separating"))
        if questions:
            return waits_for(Reason("separation.ask_household", told), *questions)
        return Finding(Outcome.FAILS, Reason(self._failing(ask), told))

    def _failing(self, ask: Ask) -> str:
        """Whoever has applied waits for the judgment (äktenskapsbalken 5:1–2)."""
        applied = ask.applicant.separation_proofs.get(SeparationProof.APPLICATION)
        waits = applied and SeparationProof.JUDGMENT in self.accepts
        return "separation.waits_for_judgment" if waits else "separation.fails"

    def describe(self) -> Sentence:
        """Proof of separation: a court's judgment of divorce."""
        return Sentence(_("proof of separation: %(proofs)s"), {"proofs": self.short()})

    def short(self) -> Sentence:
        """A court's judgment of divorce or registration at different addresses."""
        return Sentence("%(proofs)s", {"proofs": Series(self.accepts, Joined.OR)})


def _can_be_shown(proof: SeparationProof) -> Question:
    return of_household("separation_proof", what=proof)


MESSAGES: Messages = {
    "other_home.meets": Said(
        _("The demand is %(rule)s. The household has %(home)s today, which is no other home."),
        _("They want you to keep no other home. You have none."),
    ),
    "other_home.ends": Said(
        _("The demand is %(rule)s. It can be shown that the home of today is given up or sold."),
        _("You can show that you leave the home you have. Take the proof with you."),
    ),
    "other_home.unknown": Said(
        _("The demand is %(rule)s. How the household lives today is not known."),
        _("They want you to keep no other home. We need to know how you live today."),
    ),
    "other_home.ask_household": Said(
        _(
            "The demand is %(rule)s. The household has %(home)s today. It is not known whether it can be shown to end."
        ),
        _(
            "They want you to keep no other home. We need to know whether you leave the one you have."
        ),
    ),
    "other_home.ask_household_joint": Said(
        _(
            "The demand is %(rule)s. The household has %(home)s today. Giving it up may end a right to take it over: let a lawyer assess that first."
        ),
        _(
            "They want you to keep no other home. Do not give up the one you have before you have talked with us."
        ),
    ),
    "other_home.fails": Said(
        _("The demand is %(rule)s. The household has %(home)s today."),
        _("They want you to keep no other home. Talk with us before you give up the one you have."),
    ),
    "other_home.fails_joint": Said(
        _(
            "The demand is %(rule)s. The household has %(home)s today, which is hard to give up quickly. Giving it up may end a right to take it over: let a lawyer assess that first."
        ),
        _(
            "They want you to keep no other home. Do not give up the one you have before you have talked with us."
        ),
    ),
    "separation.not_applicable": Said(
        _("Nobody has parted, so no proof of separation is needed."), None
    ),
    "separation.meets": Said(
        _("Separation can be shown by %(shown)s. Enough is: %(wanted)s."),
        _("You can show %(shown)s. That is enough. Take it with you."),
    ),
    "separation.fails": Said(
        _("Separation must be shown, and this is missing: %(wanted)s."),
        _("They want to see %(wanted)s. You do not have it today."),
    ),
    "separation.waits_for_judgment": Said(
        _(
            "Separation must be shown by %(wanted)s. The divorce is applied for; a judgment may take six months or longer."
        ),
        _(
            "They want to see %(wanted)s. You have applied for divorce. The judgment may take six months or longer."
        ),
    ),
    "separation.ask_household": Said(
        _("Separation must be shown by %(wanted)s. It is not known whether it can be."),
        _("They want to see %(wanted)s. We need to know what you can show."),
    ),
    "question.present_home": Said(
        _("How does the household live today?"), _("How do you live today?")
    ),
    "question.present_home_ends": Said(
        _("Can it be shown that the home of today is given up or sold (%(home)s)?"),
        _("Can you show that you leave the home you have?"),
    ),
    "question.separating": Said(
        _("Has the applicant parted from a spouse or partner?"),
        _("Have you parted from a spouse or partner?"),
    ),
    "question.separation_proof": Said(
        _("Can this be shown: %(what)s?"), _("Can you show this: %(what)s?")
    ),
}
