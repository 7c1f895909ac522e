"""Kinds about what secures the rent: a deposit, a guarantor, the municipality's guarantee."""

from dataclasses import dataclass, field
from decimal import Decimal
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from landlords.requirements.ask import Ask
from landlords.requirements.codes import Text, Topic, Unit
from landlords.requirements.contract import Kind
from landlords.requirements.deposits import deposit_finding
from landlords.requirements.fact_codes import Arranged, Relation
from landlords.requirements.findings import (
    ASKED_OF,
    Finding,
    Outcome,
    Reason,
    of_household,
    worst,
)
from landlords.requirements.guarantors import MULTIPLE, RELATION, Wanted
from landlords.requirements.messages import Messages, Said
from landlords.requirements.params import param
from landlords.requirements.sentences import Amount, Sentence, Series, Value


@dataclass(frozen=True, slots=True)
class DepositDemand(Kind):
    """The household pays a deposit of so many monthly rents."""

    code: ClassVar[str] = "deposit"
    topic: ClassVar[Topic] = Topic.DEPOSIT
    label: ClassVar[Text] = _("deposit")

    months: int = field(metadata=param(label=_("monthly rents"), unit=Unit.RENTS, least=1, most=12))

    def assess(self, ask: Ask) -> Finding:
        """What the household can pay against so many rents."""
        return deposit_finding(self.months, ask)

    def describe(self) -> Sentence:
        """A deposit of 2 monthly rents."""
        rents = {"rents": Amount(self.months, Unit.RENTS)}
        return Sentence(_("a deposit of %(rents)s"), rents)

    def short(self) -> Sentence:
        """Deposit, 2 monthly rents."""
        return Sentence(_("deposit, %(rents)s"), {"rents": Amount(self.months, Unit.RENTS)})


@dataclass(frozen=True, slots=True)
class GuarantorDemand(Kind):
    """Somebody stands guarantor for the rent, if so stated with an income of so many times it.

    A guarantor may always give notice (JB 12:28 a); the landlord cannot agree otherwise.
    """

    code: ClassVar[str] = "guarantor"
    topic: ClassVar[Topic] = Topic.SECURITY
    label: ClassVar[Text] = _("guarantor")

    multiple: Decimal | None = field(default=None, metadata=MULTIPLE)
    relation: Relation | None = field(default=None, metadata=RELATION)

    def assess(self, ask: Ask) -> Finding:
        """Who can stand guarantor, and what they earn, against what is wanted."""
        wanted = Wanted(self.multiple, self.relation)
        found = wanted.found(ask)
        told: dict[str, Value] = {"rule": self.describe()}
        lines = wanted.lines(ask)
        if found is None:
            asked = wanted.questions(ask)
            outcome = worst(ASKED_OF[question.owner] for question in asked)
            return Finding(outcome, Reason(f"guarantor.{outcome.value}", told), asked, lines)
        if found:
            return Finding(Outcome.MEETS, Reason("guarantor.meets", told), lines=lines)
        facts = ask.applicant.guarantor
        code = "guarantor.fails" if facts and facts.available else "guarantor.none"
        return Finding(Outcome.FAILS, Reason(code, told), lines=lines)

    def describe(self) -> Sentence:
        """A guarantor who is a parent with an income of at least 3 times the rent."""
        return Wanted(self.multiple, self.relation).describe(Sentence(_("a guarantor")))

    def short(self) -> Sentence:
        """Guarantor (a parent, 3 × the rent)."""
        return Wanted(self.multiple, self.relation).short()


@dataclass(frozen=True, slots=True)
class MunicipalGuaranteeDemand(Kind):
    """The municipality guarantees the rent, if so stated for so many rents and years."""

    code: ClassVar[str] = "municipal_guarantee"
    topic: ClassVar[Topic] = Topic.SECURITY
    label: ClassVar[Text] = _("municipal rent guarantee")

    months: int | None = field(
        default=None,
        metadata=param(
            label=_("covers at least"),
            help_text=_("Leave empty if the landlord has not said."),
            unit=Unit.RENTS,
            least=1,
            most=36,
        ),
    )
    years: int | None = field(
        default=None,
        metadata=param(
            label=_("holds for at least"),
            help_text=_("Leave empty if the landlord has not said."),
            unit=Unit.YEARS,
            least=1,
            most=10,
        ),
    )

    def assess(self, ask: Ask) -> Finding:
        """Whether the household can have one; what it covers is for the municipality to see to."""
        answer = ask.applicant.can_arrange.get(Arranged.MUNICIPAL_GUARANTEE)
        told: dict[str, Value] = {"what": self.describe()}
        lines = self._lines(ask)
        if answer is None:
            question = of_household("arrange", what=Arranged.MUNICIPAL_GUARANTEE)
            reason = Reason("municipal_guarantee.ask_household", told)
            return Finding(Outcome.ASK_HOUSEHOLD, reason, (question,), lines)
        outcome = Outcome.MEETS if answer else Outcome.FAILS
        return Finding(outcome, Reason(f"municipal_guarantee.{outcome.value}", told), lines=lines)

    def _lines(self, ask: Ask) -> tuple[Reason, ...]:
        """How much so many rents are, where the rent is known."""
        if self.months is None or ask.home.rent is None:
            return ()
        told: dict[str, Value] = {
            "n": self.months,
            "rent": Amount(ask.home.rent, Unit.KRONOR_A_MONTH),
            "needed": Amount(self.months * ask.home.rent, Unit.KRONOR),
        }
        return (Reason("municipal_guarantee.line", told),)

    def describe(self) -> Sentence:
        """A municipal rent guarantee (6 monthly rents, 2 years)."""
        return self._sentence(_("a municipal rent guarantee"))

    def short(self) -> Sentence:
        """Municipal rent guarantee (6 monthly rents, 2 years)."""
        return self._sentence(_("municipal rent guarantee"))

    def _sentence(self, what: Text) -> Sentence:
        covers: list[Value] = []
        if self.months is not None:
            covers.append(Amount(self.months, Unit.RENTS))
        if self.years is not None:
            covers.append(Amount(self.years, Unit.YEARS))
        if not covers:
            return Sentence(what)
        told: dict[str, Value] = {"what": Sentence(what), "covers": Series(tuple(covers))}
        return Sentence(_("%(what)s (%(covers)s)"), told)


MESSAGES: Messages = {
    "guarantor.meets": Said(
        _("There is a guarantor as demanded: %(rule)s."),
        _("They want %(rule)s. You have somebody. It is enough."),
    ),
    "guarantor.fails": Said(
        _("The demand is %(rule)s. The guarantor there is does not come up to it."),
        _("They want %(rule)s. The one you have is not enough for them."),
    ),
    "guarantor.none": Said(
        _("The demand is %(rule)s, and there is nobody."),
        _("They want %(rule)s. You have nobody who can."),
    ),
    "guarantor.ask_household": Said(
        _("The demand is %(rule)s. Not all is known of who could stand guarantor."),
        _("They want %(rule)s. We need to know whether you have somebody."),
    ),
    "guarantor.ask_landlord": Said(
        _("The demand is %(rule)s, and the rent is not known."),
        _("They want %(rule)s. We do not know the rent yet. We will ask."),
    ),
    "municipal_guarantee.meets": Said(
        _("The demand is %(what)s, and it can be had."),
        _("They want %(what)s. You can have one. We see to it."),
    ),
    "municipal_guarantee.fails": Said(
        _("The demand is %(what)s, and it cannot be had."),
        _("They want %(what)s. Just now you cannot have one."),
    ),
    "municipal_guarantee.ask_household": Said(
        _("The demand is %(what)s. It is not known whether it can be had."),
        _("They want %(what)s. We will find out whether you can have one."),
    ),
    "municipal_guarantee.line": Said(
        _("Demanded to be covered: %(n)s × the rent of %(rent)s = %(needed)s."),
        _("It must cover %(n)s × the rent of %(rent)s = %(needed)s."),
    ),
}
