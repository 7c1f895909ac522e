"""Kinds about what one arranges or agrees to when a home is near; before that nothing is in the way.

Only what is known to be impossible fails.
"""

from dataclasses import dataclass, field
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from landlords.requirements.ask import Ask
from landlords.requirements.codes import ContactWay, Text, Topic
from landlords.requirements.contract import Kind
from landlords.requirements.fact_codes import Arranged
from landlords.requirements.findings import Finding, Outcome, Reason, of_landlord
from landlords.requirements.findings import (
    ask as waits_for,
)
from landlords.requirements.messages import Messages, Said
from landlords.requirements.params import param
from landlords.requirements.sentences import Sentence, Value


def _arranged(ask: Ask, code: str, what: Arranged) -> Finding:
    """To arrange, unless the household is known not to be able to."""
    if ask.applicant.can_arrange.get(what) is False:
        return Finding(Outcome.FAILS, Reason(f"{code}.fails", {}))
    return Finding(Outcome.TO_ARRANGE, Reason(f"{code}.to_arrange", {}))


@dataclass(frozen=True, slots=True)
class Registration(Kind):
    """The tenant lives in the home for good and is registered there."""

    code: ClassVar[str] = "registration"
    topic: ClassVar[Topic] = Topic.REGISTRATION
    reads_home: ClassVar[bool] = False
    label: ClassVar[Text] = _("living and being registered in the home")

    def assess(self, ask: Ask) -> Finding:
        """To arrange, unless it cannot be done."""
        return _arranged(ask, self.code, Arranged.REGISTRATION)

    def describe(self) -> Sentence:
        """The tenant lives in the home and is registered there."""
        return Sentence(_("the tenant lives in the home and is registered there"))

    def short(self) -> Sentence:
        """Registered in the home."""
        return Sentence(_("registered in the home"))


@dataclass(frozen=True, slots=True)
class HomeInsurance(Kind):
    """The tenant has a home insurance from the day of moving in."""

    code: ClassVar[str] = "insurance"
    topic: ClassVar[Topic] = Topic.INSURANCE
    reads_home: ClassVar[bool] = False
    label: ClassVar[Text] = _("home insurance")

    def assess(self, ask: Ask) -> Finding:
        """To arrange, unless it cannot be had."""
        return _arranged(ask, self.code, Arranged.HOME_INSURANCE)

    def describe(self) -> Sentence:
        """A home insurance."""
        return Sentence(_("a home insurance"))

    def short(self) -> Sentence:
        """Home insurance."""
        return Sentence(_("home insurance"))


VIEWINGS: dict[bool | None, Text] = {
    None: _("to come to a viewing"),
    True: _("to come to a viewing or send somebody else"),
    False: _("to come to a viewing in person"),
}
SHORT_VIEWINGS: dict[bool | None, Text] = {
    None: _("viewing"),
    True: _("viewing, somebody else may come"),
    False: _("viewing in person"),
}


@dataclass(frozen=True, slots=True)
class Viewing(Kind):
    """The applicant comes to a viewing of the home, or sends somebody where that is allowed."""

    code: ClassVar[str] = "viewing"
    topic: ClassVar[Topic] = Topic.VIEWING
    reads_home: ClassVar[bool] = False
    label: ClassVar[Text] = _("viewing")

    by_other: bool | None = field(
        default=None,
        metadata=param(
            label=_("somebody else may come instead"),
            help_text=_("Leave empty if the landlord has not said."),
        ),
    )

    def assess(self, ask: Ask) -> Finding:
        """In person if that is possible; else by somebody else, as the landlord says."""
        can = ask.applicant.can_arrange
        if can.get(Arranged.VIEWING) is not False:
            return Finding(Outcome.TO_ARRANGE, Reason("viewing.to_arrange", {}))
        if self.by_other is False or can.get(Arranged.VIEWING_BY_OTHER) is False:
            return Finding(Outcome.FAILS, Reason("viewing.fails", {}))
        if self.by_other:
            return Finding(Outcome.TO_ARRANGE, Reason("viewing.by_other", {}))
        return waits_for(Reason("viewing.ask_landlord", {}), of_landlord("viewing_by_other"))

    def describe(self) -> Sentence:
        """To come to a viewing in person; to come to a viewing or send somebody else."""
        return Sentence(VIEWINGS[self.by_other])

    def short(self) -> Sentence:
        """Viewing in person."""
        return Sentence(SHORT_VIEWINGS[self.by_other])


CONTACTS: dict[ContactWay, Arranged] = {
    ContactWay.MEETING: Arranged.MEETING,
    ContactWay.LETTER: Arranged.LETTER,
}


@dataclass(frozen=True, slots=True)
class Contact(Kind):
    """The landlord wants to get to know the applicant, by a meeting or a letter."""

    code: ClassVar[str] = "contact"
    topic: ClassVar[Topic] = Topic.CONTACT
    reads_home: ClassVar[bool] = False
    label: ClassVar[Text] = _("personal contact")

    way: ContactWay = field(metadata=param(label=_("how")))

    def assess(self, ask: Ask) -> Finding:
        """To arrange, unless it cannot be done."""
        return _arranged(ask, f"contact.{self.way.value}", CONTACTS[self.way])

    def describe(self) -> Sentence:
        """A meeting before the decision."""
        return Sentence(_("%(way)s before the landlord decides"), {"way": self.way})

    def short(self) -> Sentence:
        """A meeting."""
        return Sentence("%(way)s", {"way": self.way})


@dataclass(frozen=True, slots=True)
class NaturalPerson(Kind):
    """The tenant is a natural person, not a company, an organisation or the municipality."""

    code: ClassVar[str] = "natural_person"
    topic: ClassVar[Topic] = Topic.OWN_CONDITIONS
    reads_home: ClassVar[bool] = False
    label: ClassVar[Text] = _("only a natural person as tenant")

    def assess(self, ask: Ask) -> Finding:
        """A household signs its own lease; it is the municipality that cannot."""
        return Finding(Outcome.MEETS, Reason("natural_person.meets", {}))

    def describe(self) -> Sentence:
        """Only a natural person as tenant."""
        return Sentence(_("only a natural person as tenant"))

    def short(self) -> Sentence:
        """Only natural persons."""
        return Sentence(_("only natural persons"))


@dataclass(frozen=True, slots=True)
class OwnCondition(Kind):
    """A condition in the landlord's own words, with what shows that it is fulfilled."""

    code: ClassVar[str] = "own_condition"
    topic: ClassVar[Topic] = Topic.OWN_CONDITIONS
    reads_home: ClassVar[bool] = False
    label: ClassVar[Text] = _("the landlord's own condition")

    text: str = field(
        metadata=param(
            label=_("the condition"),
            help_text=_("As a clause without a full stop, such as “no smoking in the home”."),
            longest=200,
        )
    )
    proof: str | None = field(
        default=None,
        metadata=param(
            label=_("shown by"), help_text=_("Leave empty if nothing is shown."), longest=120
        ),
    )

    def assess(self, ask: Ask) -> Finding:
        """Nothing is stored about it: it is told, and to be seen to when a home is near."""
        told: dict[str, Value] = {"text": self.text}
        if self.proof is None:
            return Finding(Outcome.TO_ARRANGE, Reason("own_condition.to_arrange", told))
        told["proof"] = self.proof
        return Finding(Outcome.TO_ARRANGE, Reason("own_condition.to_show", told))

    def describe(self) -> Sentence:
        """No smoking in the home (shown by a certificate)."""
        if self.proof is None:
            return self.short()
        told: dict[str, Value] = {"text": self.text, "proof": self.proof}
        return Sentence(_("%(text)s (shown by %(proof)s)"), told)

    def short(self) -> Sentence:
        """No smoking in the home."""
        return Sentence("%(text)s", {"text": self.text})


MESSAGES: Messages = {
    "registration.to_arrange": Said(
        _("The tenant must live in the home and be registered there. Arrange it on moving in."),
        _("You must live in the home and be registered there. You do that when you move in."),
    ),
    "registration.fails": Said(
        _("The tenant must be registered in the home, and that cannot be done."),
        _("They want the tenant to be registered in the home."),
    ),
    "insurance.to_arrange": Said(
        _("A home insurance is needed from the day of moving in."),
        _("You need a home insurance from the day you move in."),
    ),
    "insurance.fails": Said(
        _("A home insurance is needed, and none can be had."),
        _("They want you to have a home insurance."),
    ),
    "viewing.to_arrange": Said(
        _("The applicant must come to a viewing."), _("You must come and see the home.")
    ),
    "viewing.by_other": Said(
        _("The applicant cannot come to a viewing, and somebody else may: arrange who."),
        _("Somebody must come and see the home. It can be somebody else than you."),
    ),
    "viewing.fails": Said(
        _("Somebody must come to a viewing, and nobody can who may."),
        _("They want somebody to come and see the home."),
    ),
    "viewing.ask_landlord": Said(
        _("The applicant cannot come to a viewing. It is not known whether somebody else may."),
        _("We do not know yet whether somebody else may see the home for you. We will ask."),
    ),
    "contact.meeting.to_arrange": Said(
        _("The landlord wants to meet the applicant."),
        _("They want to meet you before they decide."),
    ),
    "contact.meeting.fails": Said(
        _("The landlord wants to meet the applicant, and that cannot be done."),
        _("They want to meet you before they decide."),
    ),
    "contact.letter.to_arrange": Said(
        _("The landlord wants a letter of introduction."),
        _("They want a letter in which you tell who you are."),
    ),
    "contact.letter.fails": Said(
        _("The landlord wants a letter of introduction, and there will be none."),
        _("They want a letter in which you tell who you are."),
    ),
    "natural_person.meets": Said(
        _(
            "The tenant must be a natural person. The household signs the lease itself; the municipality cannot be the tenant."
        ),
        _("You sign the lease yourself."),
    ),
    "own_condition.to_arrange": Said(
        _("The landlord's own condition: %(text)s."), _("They also want this: %(text)s.")
    ),
    "own_condition.to_show": Said(
        _("The landlord's own condition: %(text)s. Shown by: %(proof)s."),
        _("They also want this: %(text)s. Take with you: %(proof)s."),
    ),
    "question.viewing_by_other": Said(
        _("May somebody else than the applicant come to the viewing?"),
        _("May somebody else than you come to the viewing?"),
    ),
}
