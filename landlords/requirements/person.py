"""Kinds about who applies: age, identity, e-identification."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from typing import ClassVar

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from landlords.requirements.age_bands import (
    main_applicant_age,
    said_years,
    within_years,
    years_problems,
)
from landlords.requirements.ask import Ask
from landlords.requirements.codes import EidPurpose, Text, Topic, Unit
from landlords.requirements.contract import Kind
from landlords.requirements.fact_codes import Proof
from landlords.requirements.findings import Finding, Outcome, Reason, of_household
from landlords.requirements.findings import (
    ask as waits_for,
)
from landlords.requirements.messages import Messages, Said
from landlords.requirements.params import param
from landlords.requirements.problems import Problem
from landlords.requirements.sentences import Joined, Sentence, Series, Value, series

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class AgeLimit(Kind):
    """The applicant is of an age within these years, both counted in."""

    code: ClassVar[str] = "age"
    topic: ClassVar[Topic] = Topic.AGE
    reads_home: ClassVar[bool] = False
    label: ClassVar[Text] = _("age of the applicant")

    least: int | None = field(
        metadata=param(label=_("youngest"), unit=Unit.YEARS, least=16, most=110)
    )
    most: int | None = field(metadata=param(label=_("oldest"), unit=Unit.YEARS, least=16, most=110))

    def conflicts(self) -> Iterator[Problem]:
        """One end must be stated, and the ends may not cross."""
        return years_problems(self.least, self.most)

    def assess(self, ask: Ask) -> Finding:
        """The main applicant's age band; a limit inside the band is asked about."""
        age = main_applicant_age(ask)
        within = within_years(age, self.least, self.most)
        limit = self.short()
        if age is None or within is None:
            told: dict[str, Value] = (
                {"limit": limit} if age is None else {"limit": limit, "age": age}
            )
            code = "age.ask_household" if age is None else "age.inside_band"
            return waits_for(Reason(code, told), of_household("age", limit=limit))
        outcome = Outcome.MEETS if within else Outcome.FAILS
        return Finding(outcome, Reason(f"age.{outcome.value}", {"limit": limit, "age": age}))

    def describe(self) -> Sentence:
        """An applicant of from 18 to 26 years."""
        return Sentence(_("an applicant of %(ages)s"), {"ages": self.short()})

    def short(self) -> Sentence:
        """From 18 to 26 years; at least 55 years; at most 26 years."""
        return said_years(self.least, self.most)


@dataclass(frozen=True, slots=True)
class Identity(Kind):
    """The applicant can show one of these proofs of identity or of the right to live here.

    What a landlord accepts that is never stored here, such as a citizenship, is said in its own
    words and asked of the household.
    """

    code: ClassVar[str] = "identity"
    topic: ClassVar[Topic] = Topic.IDENTITY
    reads_home: ClassVar[bool] = False
    label: ClassVar[Text] = _("proof of identity")

    any_of: tuple[Proof, ...] = field(metadata=param(label=_("one of these is enough")))
    also: str | None = field(
        default=None,
        metadata=param(
            label=_("also enough, in the landlord's words"),
            help_text=_("What has no box above; the portal stores nothing about it."),
            longest=120,
        ),
    )

    def assess(self, ask: Ask) -> Finding:
        """One proof that can be shown is enough; all must be missing before it fails."""
        answers = {proof: _can_show(proof, ask) for proof in self.any_of}
        wanted: dict[str, Value] = {"wanted": self.short()}
        shown = tuple(proof for proof, answer in answers.items() if answer)
        if shown:
            told: dict[str, Value] = {**wanted, "shown": Series(shown, Joined.AND)}
            return Finding(Outcome.MEETS, Reason("identity.meets", told))
        questions = [
            of_household("can_show", what=proof)
            for proof, answer in answers.items()
            if answer is None
        ]
        if self.also is not None:
            questions.append(of_household("can_show_also", what=self.also))
        if questions:
            return waits_for(Reason("identity.ask_household", wanted), *questions)
        return Finding(Outcome.FAILS, Reason("identity.fails", wanted))

    def describe(self) -> Sentence:
        """Can show a Swedish personal number or a coordination number."""
        return Sentence(_("an applicant who can show %(proofs)s"), {"proofs": self.short()})

    def short(self) -> Sentence:
        """A Swedish personal number or a coordination number."""
        also = () if self.also is None else (Sentence(_("“%(text)s”"), {"text": self.also}),)
        return series([*self.any_of, *also], Joined.OR)


def _can_show(proof: Proof, ask: Ask) -> bool | None:
    """Whoever has a permit without an end can show it; one with an end may be over."""
    answer = ask.applicant.can_show.get(proof)
    if answer is None and proof is Proof.RESIDENCE_PERMIT and ask.applicant.permit_permanent:
        return True
    return answer


@dataclass(frozen=True, slots=True)
class Eid(Kind):
    """The applicant has an e-identification, such as BankID.

    Another way, where there is one, stands as an alternative.
    """

    code: ClassVar[str] = "eid"
    topic: ClassVar[Topic] = Topic.EID
    reads_home: ClassVar[bool] = False
    label: ClassVar[Text] = _("e-identification")

    purpose: EidPurpose | None = field(
        default=None,
        metadata=param(label=_("needed"), help_text=_("Leave empty if it is for everything.")),
    )

    def assess(self, ask: Ask) -> Finding:
        """Whether the household has one."""
        answer = ask.applicant.can_show.get(Proof.EID)
        told: dict[str, Value] = {"what": self.describe()}
        if answer is None:
            question = of_household("can_show", what=Proof.EID)
            return waits_for(Reason("eid.ask_household", told), question)
        outcome = Outcome.MEETS if answer else Outcome.FAILS
        return Finding(outcome, Reason(f"eid.{outcome.value}", told))

    def describe(self) -> Sentence:
        """An e-identification to sign the lease."""
        return self._sentence(_("an e-identification"))

    def short(self) -> Sentence:
        """E-identification to sign the lease."""
        return self._sentence(pgettext_lazy("short", "e-identification"))

    def _sentence(self, what: Text) -> Sentence:
        purpose = () if self.purpose is None else (self.purpose,)
        return series([Sentence(what), *purpose], Joined.SPACE)


MESSAGES: Messages = {
    "age.meets": Said(
        _("The applicant is in the band %(age)s. The limit is %(limit)s."),
        _("You are in the band %(age)s. The limit is %(limit)s. That fits."),
    ),
    "age.fails": Said(
        _("The limit is %(limit)s, and the applicant is in the band %(age)s."),
        _("The limit is %(limit)s. You are in the band %(age)s."),
    ),
    "age.ask_household": Said(
        _("The limit is %(limit)s, and the age of the applicant is not known."),
        _("The limit is %(limit)s. We need to know how old you are."),
    ),
    "age.inside_band": Said(
        _("The limit is %(limit)s, which falls inside the applicant's band, %(age)s."),
        _("The limit is %(limit)s. We need to know your age more exactly."),
    ),
    "identity.meets": Said(
        _("The household can show %(shown)s. Enough is: %(wanted)s."),
        _("You can show %(shown)s. That is enough. Take it with you."),
    ),
    "identity.fails": Said(
        _("The landlord wants to see one of these, and none can be shown: %(wanted)s."),
        _("They want to see one of these: %(wanted)s. You cannot show any of them today."),
    ),
    "identity.ask_household": Said(
        _("The landlord wants to see %(wanted)s. It is not known what can be shown."),
        _("They want to see %(wanted)s. We need to know what you can show."),
    ),
    "eid.meets": Said(
        _("The household has what is demanded: %(what)s."),
        _("They want %(what)s. You have one."),
    ),
    "eid.fails": Said(
        _("The landlord demands %(what)s, and there is none."),
        _("They want %(what)s. You have none today."),
    ),
    "eid.ask_household": Said(
        _("The landlord demands %(what)s. It is not known whether there is one."),
        _("They want %(what)s. We need to know whether you have one."),
    ),
    "question.can_show": Said(
        _("Can the household show this: %(what)s?"), _("Can you show this: %(what)s?")
    ),
    "question.can_show_also": Said(
        _("This is enough as well, and the portal stores nothing about it: “%(what)s”. Is it so?"),
        _("This is enough as well: “%(what)s”. Do you have it?"),
    ),
}
