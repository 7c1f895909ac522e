"""Conditions: whom an audience row is for, and what an exception asks in return.

The same small catalogue serves both. Words are neutral: they may be read by anyone. Each condition
says itself as it stands after "whoever" or "if the household".
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from landlords.requirements.age_bands import (
    main_applicant_age,
    said_years,
    within_years,
    years_problems,
)
from landlords.requirements.ask import Ask
from landlords.requirements.capital import Held
from landlords.requirements.codes import CertificateOf, IncomeType, Text, Unit
from landlords.requirements.contract import Condition
from landlords.requirements.deposits import deposit_finding
from landlords.requirements.fact_codes import Arranged, PresentHome, Relation
from landlords.requirements.findings import Question, Reason, of_household, of_landlord
from landlords.requirements.guarantors import MULTIPLE, RELATION, Wanted
from landlords.requirements.messages import Messages, Said
from landlords.requirements.params import param
from landlords.requirements.problems import Problem
from landlords.requirements.sentences import Amount, Joined, Sentence, Series

CERTIFICATES: dict[CertificateOf, Arranged] = {
    CertificateOf.SPECIAL_REASONS: Arranged.CERTIFICATE_SPECIAL_REASONS,
    CertificateOf.DEBTS_SPECIAL_REASONS: Arranged.CERTIFICATE_DEBTS,
    CertificateOf.REFERENCE: Arranged.CERTIFICATE_REFERENCE,
}


class Arrangeable(Condition):
    """Base of what a household can have or agree to, each a word of its own among the facts."""

    __slots__ = ()

    obtainable: ClassVar[bool] = True
    what: ClassVar[Arranged]

    def holds(self, ask: Ask) -> bool | None:
        """Whether the household can have it, or agrees to it."""
        return ask.applicant.can_arrange.get(self.what)

    def question(self, ask: Ask) -> Question:
        """Whether the household can have it, or agrees to it."""
        return of_household("arrange", what=self.what)


@dataclass(frozen=True, slots=True)
class HasIncomeType(Condition):
    """The applicant lives on one of these kinds of income."""

    code: ClassVar[str] = "has_income_type"
    label: ClassVar[Text] = _("kind of income")
    obtainable: ClassVar[bool] = False

    types: tuple[IncomeType, ...] = field(metadata=param(label=_("kinds of income")))

    def holds(self, ask: Ask) -> bool | None:
        """True once such an income is listed; False once the list holds all and it is not."""
        return ask.applicant.lives_on(self.types, ask.on)

    def question(self, ask: Ask) -> Question:
        """Which incomes the household has."""
        return of_household("incomes")

    def describe(self) -> Sentence:
        """Has salary or retirement pension as income."""
        return Sentence(_("has %(types)s as income"), {"types": Series(self.types, Joined.OR)})

    def short(self) -> Sentence:
        """Salary or retirement pension."""
        return Sentence("%(types)s", {"types": Series(self.types, Joined.OR)})


@dataclass(frozen=True, slots=True)
class HasRemarks(Condition):
    """The applicant has a payment remark, however old and whatever it is about."""

    code: ClassVar[str] = "has_remarks"
    label: ClassVar[Text] = _("has payment remarks")
    obtainable: ClassVar[bool] = False

    def holds(self, ask: Ask) -> bool | None:
        """True once a remark is listed; False once the list holds all and there is none."""
        if ask.applicant.remarks:
            return True
        return False if ask.applicant.remarks_complete else None

    def question(self, ask: Ask) -> Question:
        """Which payment remarks there are."""
        return of_household("remarks")

    def describe(self) -> Sentence:
        """Has a payment remark."""
        return Sentence(_("has a payment remark"))

    def short(self) -> Sentence:
        """Payment remarks."""
        return Sentence(_("payment remarks"))


@dataclass(frozen=True, slots=True)
class AgeBetween(Condition):
    """The applicant is of an age within these years, both counted in."""

    code: ClassVar[str] = "age_between"
    label: ClassVar[Text] = _("age of the applicant")
    obtainable: ClassVar[bool] = False

    least: int | None = field(
        metadata=param(label=_("youngest"), unit=Unit.YEARS, least=16, most=110)
    )
    most: int | None = field(metadata=param(label=_("oldest"), unit=Unit.YEARS, least=16, most=110))

    def conflicts(self) -> Iterator[Problem]:
        """One end must be stated, and the ends may not cross."""
        return years_problems(self.least, self.most)

    def holds(self, ask: Ask) -> bool | None:
        """None if the main applicant's age is not known, or a limit falls inside the band."""
        return within_years(main_applicant_age(ask), self.least, self.most)

    def question(self, ask: Ask) -> Question:
        """How old the main applicant is."""
        return of_household("age", limit=self.short())

    def describe(self) -> Sentence:
        """Is from 18 to 26 years old; is at least 65 years old; is at most 26 years old."""
        return Sentence(_("is %(ages)s old"), {"ages": self.short()})

    def short(self) -> Sentence:
        """From 18 to 26 years; at least 65 years; at most 26 years."""
        return said_years(self.least, self.most)


@dataclass(frozen=True, slots=True)
class InternalMover(Condition):
    """The applicant already rents from this landlord."""

    code: ClassVar[str] = "internal_mover"
    label: ClassVar[Text] = _("rents from the landlord today")
    obtainable: ClassVar[bool] = False

    def holds(self, ask: Ask) -> bool | None:
        """Whether the household rents from this landlord today."""
        home = ask.applicant.present_home
        if home in {PresentHome.NO_CONTRACT, PresentHome.OWNS, PresentHome.OWNS_JOINTLY}:
            return False
        landlord = ask.applicant.present_landlord
        return None if landlord is None else landlord == ask.home.landlord

    def question(self, ask: Ask) -> Question:
        """From whom the household rents."""
        return of_household("present_landlord")

    def describe(self) -> Sentence:
        """Already rents from the landlord."""
        return Sentence(_("already rents from the landlord"))

    def short(self) -> Sentence:
        """The landlord's own tenants."""
        return Sentence(_("the landlord's own tenants"))


@dataclass(frozen=True, slots=True)
class Guarantor(Condition):
    """Someone stands guarantor for the rent, if so stated with an income of so many times it.

    A guarantor may always give notice (JB 12:28 a); the landlord cannot agree otherwise.
    """

    code: ClassVar[str] = "guarantor"
    label: ClassVar[Text] = _("guarantor")
    obtainable: ClassVar[bool] = True

    multiple: Decimal | None = field(default=None, metadata=MULTIPLE)
    relation: Relation | None = field(default=None, metadata=RELATION)

    @property
    def wanted(self) -> Wanted:
        """What is wanted of the guarantor."""
        return Wanted(self.multiple, self.relation)

    def holds(self, ask: Ask) -> bool | None:
        """Whether somebody can stand guarantor with the income and relation asked for."""
        return self.wanted.found(ask)

    def question(self, ask: Ask) -> Question:
        """Whether there is somebody, and what they earn."""
        return self.wanted.questions(ask)[0]

    def lines(self, ask: Ask) -> tuple[Reason, ...]:
        """The guarantor's income against so many rents."""
        return self.wanted.lines(ask)

    def describe(self) -> Sentence:
        """Has a guarantor, with an income of at least 3 times the rent."""
        return self.wanted.describe(Sentence(_("has a guarantor")))

    def short(self) -> Sentence:
        """Guarantor (3 × the rent)."""
        return self.wanted.short()


@dataclass(frozen=True, slots=True)
class Certificate(Condition):
    """The applicant can show a certificate of this."""

    code: ClassVar[str] = "certificate"
    label: ClassVar[Text] = _("certificate")
    obtainable: ClassVar[bool] = True

    of: CertificateOf = field(metadata=param(label=_("certificate of")))

    def holds(self, ask: Ask) -> bool | None:
        """Whether the certificate can be had."""
        return ask.applicant.can_arrange.get(CERTIFICATES[self.of])

    def question(self, ask: Ask) -> Question:
        """Whether the household can have it, or agrees to it."""
        return of_household("arrange", what=CERTIFICATES[self.of])

    def describe(self) -> Sentence:
        """Has a certificate of special reasons."""
        return Sentence(_("has a certificate of %(of)s"), {"of": self.of})

    def short(self) -> Sentence:
        """Certificate of special reasons."""
        return Sentence(_("certificate of %(of)s"), {"of": self.of})


@dataclass(frozen=True, slots=True)
class MunicipalGuarantee(Arrangeable):
    """The municipality guarantees the rent."""

    code: ClassVar[str] = "municipal_guarantee"
    label: ClassVar[Text] = _("municipal rent guarantee")
    what: ClassVar[Arranged] = Arranged.MUNICIPAL_GUARANTEE

    def describe(self) -> Sentence:
        """Has a municipal rent guarantee."""
        return Sentence(_("has a municipal rent guarantee"))

    def short(self) -> Sentence:
        """Municipal rent guarantee."""
        return Sentence(_("municipal rent guarantee"))


@dataclass(frozen=True, slots=True)
class Capital(Condition):
    """The household has at least so much capital."""

    code: ClassVar[str] = "capital"
    label: ClassVar[Text] = _("capital")
    obtainable: ClassVar[bool] = False

    amount: Decimal = field(
        metadata=param(label=_("at least"), unit=Unit.KRONOR, least=1, most=100_000_000)
    )

    def holds(self, ask: Ask) -> bool | None:
        """Whether the money in the bank, or the assets in all, come up to it."""
        return Held.by(ask.applicant).reaches(self.amount)

    def question(self, ask: Ask) -> Question:
        """How much there is."""
        return of_household("capital")

    def lines(self, ask: Ask) -> tuple[Reason, ...]:
        """What the household has against it."""
        return (Held.by(ask.applicant).line(self.amount),)

    def describe(self) -> Sentence:
        """Has at least 100 000 kr in capital."""
        return Sentence(_("has at least %(sum)s in capital"), {"sum": self._sum})

    def short(self) -> Sentence:
        """Capital, at least 100 000 kr."""
        return Sentence(_("capital, at least %(sum)s"), {"sum": self._sum})

    @property
    def _sum(self) -> Amount:
        return Amount(self.amount, Unit.KRONOR)


@dataclass(frozen=True, slots=True)
class ContactPerson(Arrangeable):
    """The household has a named contact person at the municipality whom the landlord may call."""

    code: ClassVar[str] = "contact_person"
    label: ClassVar[Text] = _("contact person")
    what: ClassVar[Arranged] = Arranged.CONTACT_PERSON

    def describe(self) -> Sentence:
        """Has a contact person at the municipality."""
        return Sentence(_("has a contact person at the municipality"))

    def short(self) -> Sentence:
        """Contact person."""
        return Sentence(_("contact person"))


@dataclass(frozen=True, slots=True)
class TrialContract(Arrangeable):
    """The household accepts that the lease begins with a trial contract."""

    code: ClassVar[str] = "trial_contract"
    label: ClassVar[Text] = _("trial contract")
    what: ClassVar[Arranged] = Arranged.TRIAL_CONTRACT

    def describe(self) -> Sentence:
        """Accepts to begin with a trial contract."""
        return Sentence(_("accepts to begin with a trial contract"))

    def short(self) -> Sentence:
        """Trial contract."""
        return Sentence(_("trial contract"))


@dataclass(frozen=True, slots=True)
class Deposit(Condition):
    """The household pays a deposit of so many monthly rents."""

    code: ClassVar[str] = "deposit"
    label: ClassVar[Text] = _("deposit")
    obtainable: ClassVar[bool] = True

    months: int = field(metadata=param(label=_("monthly rents"), unit=Unit.TIMES, least=1, most=12))

    def holds(self, ask: Ask) -> bool | None:
        """Whether the household can pay so many rents."""
        outcome = deposit_finding(self.months, ask).outcome
        return None if outcome.asks else outcome.passes

    def question(self, ask: Ask) -> Question:
        """How much the household can pay; then what the rent is."""
        known = ask.applicant.deposit is not None
        return of_landlord("rent") if known else of_household("deposit")

    def lines(self, ask: Ask) -> tuple[Reason, ...]:
        """What the household can pay against so many rents."""
        return (deposit_finding(self.months, ask).reason,)

    def describe(self) -> Sentence:
        """Pays a deposit of 2 times the monthly rent."""
        values = {"times": Amount(self.months, Unit.TIMES)}
        return Sentence(_("pays a deposit of %(times)s the monthly rent"), values)

    def short(self) -> Sentence:
        """Deposit of 2 × the monthly rent."""
        return Sentence(_("deposit of %(n)s × the monthly rent"), {"n": self.months})


MESSAGES: Messages = {
    "question.age": Said(
        _("How old is the main applicant? The limit is %(limit)s."),
        _("How old are you? The limit is %(limit)s."),
    ),
    "question.present_landlord": Said(
        _("From whom does the household rent today, if from anybody?"),
        _("From whom do you rent today, if from anybody?"),
    ),
    "question.guarantor": Said(
        _("Is there somebody who can stand guarantor, and with what income? Wanted: %(terms)s."),
        _("Is there somebody who can stand guarantor for you? They want: %(terms)s."),
    ),
    "question.arrange": Said(
        _("Can the household arrange this, or agree to it: %(what)s?"),
        _("Can you arrange this, or agree to it: %(what)s?"),
    ),
    "question.capital": Said(
        _("How much money and other assets does the household have?"),
        _("How much money and other assets do you have?"),
    ),
    "question.deposit": Said(
        _("How much can the household pay as a deposit?"),
        _("How much can you pay as a deposit?"),
    ),
}
