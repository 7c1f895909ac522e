"""Conditions: whom an audience row is for, and what an exception asks in return.

The same small catalogue serves both. Words are neutral: they may be read by anyone. Each condition
says itself as it stands after "whoever" or "if the household".
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from landlords.requirements.ask import Ask
from landlords.requirements.codes import CertificateOf, IncomeType, Text, Unit
from landlords.requirements.contract import Condition
from landlords.requirements.fact_codes import Arranged, PresentHome, Relation
from landlords.requirements.findings import Question, of_household
from landlords.requirements.params import param
from landlords.requirements.problems import Problem
from landlords.requirements.sentences import Amount, Joined, Sentence, Series, Value

CERTIFICATES: dict[CertificateOf, Arranged] = {
    CertificateOf.SPECIAL_REASONS: Arranged.CERTIFICATE_SPECIAL_REASONS,
    CertificateOf.DEBTS_SPECIAL_REASONS: Arranged.CERTIFICATE_DEBTS,
    CertificateOf.REFERENCE: Arranged.CERTIFICATE_REFERENCE,
}


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
        if self.least is None and self.most is None:
            yield Problem("least", _("No age is stated. State the youngest, the oldest or both."))
        elif self.least is not None and self.most is not None and self.least > self.most:
            message = _("The youngest is older than the oldest. Change one of them.")
            yield Problem("least", message)

    def holds(self, ask: Ask) -> bool | None:
        """None if the main applicant's age is not known, or a limit falls inside the band."""
        age = ask.applicant.adults[0].age if ask.applicant.adults else None
        if age is None:
            return None
        least, most = self.least or 0, self.most or age.oldest
        if age.youngest >= least and age.oldest <= most:
            return True
        return False if age.oldest < least or age.youngest > most else None

    def question(self, ask: Ask) -> Question:
        """How old the main applicant is."""
        return of_household("age", limit=self.short())

    def describe(self) -> Sentence:
        """Is from 18 to 26 years old; is at least 65 years old; is at most 26 years old."""
        return Sentence(_("is %(ages)s old"), {"ages": self.short()})

    def short(self) -> Sentence:
        """From 18 to 26 years; at least 65 years; at most 26 years."""
        if self.least is None:
            return Sentence(_("at most %(limit)s"), {"limit": Amount(self.most or 0, Unit.YEARS)})
        least = Amount(self.least, Unit.YEARS)
        if self.most is None:
            return Sentence(_("at least %(limit)s"), {"limit": least})
        values: dict[str, Value] = {"least": self.least, "most": Amount(self.most, Unit.YEARS)}
        return Sentence(_("from %(least)s to %(most)s"), values)


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

    multiple: Decimal | None = field(
        default=None,
        metadata=param(
            label=_("the guarantor's income, times the rent"),
            help_text=_("Leave empty if no income is asked of the guarantor."),
            unit=Unit.TIMES,
            least=Decimal("0.5"),
            most=Decimal(10),
        ),
    )
    relation: Relation | None = field(
        default=None,
        metadata=param(label=_("who it must be"), help_text=_("Leave empty if it may be anybody.")),
    )

    def holds(self, ask: Ask) -> bool | None:
        """Whether somebody can stand guarantor with the income and relation asked for."""
        facts = ask.applicant.guarantor
        if facts is None:
            return None
        if not facts.available:
            return False
        parts = [self._earns_enough(ask, facts.gross)]
        if self.relation is not None:
            parts.append(None if facts.relation is None else facts.relation is self.relation)
        if False in parts:
            return False
        return None if None in parts else True

    def _earns_enough(self, ask: Ask, gross: Decimal | None) -> bool | None:
        if self.multiple is None:
            return True
        if gross is None or ask.home.rent is None:
            return None
        return gross >= self.multiple * ask.home.rent

    def question(self, ask: Ask) -> Question:
        """Whether there is somebody, and what they earn."""
        return of_household("guarantor", terms=self.short())

    def describe(self) -> Sentence:
        """Has a guarantor, with an income of at least 3 times the rent."""
        parts: list[Value] = [Sentence(_("has a guarantor"))]
        if self.relation is not None:
            parts.append(Sentence(_("who is %(relation)s"), {"relation": self.relation}))
        if self.multiple is not None:
            times = {"times": Amount(self.multiple, Unit.TIMES)}
            parts.append(Sentence(_("with an income of at least %(times)s the rent"), times))
        return Sentence("%(parts)s", {"parts": Series(tuple(parts), Joined.SPACE)})

    def short(self) -> Sentence:
        """Guarantor (3 × the rent)."""
        limits: list[Value] = [] if self.relation is None else [self.relation]
        if self.multiple is not None:
            limits.append(Sentence(_("%(n)s × the rent"), {"n": self.multiple}))
        if not limits:
            return Sentence(_("guarantor"))
        return Sentence(_("guarantor (%(limits)s)"), {"limits": Series(tuple(limits))})


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
class MunicipalGuarantee(Condition):
    """The municipality guarantees the rent."""

    code: ClassVar[str] = "municipal_guarantee"
    label: ClassVar[Text] = _("municipal rent guarantee")
    obtainable: ClassVar[bool] = True

    def holds(self, ask: Ask) -> bool | None:
        """Whether the municipality guarantees the rent."""
        return ask.applicant.can_arrange.get(Arranged.MUNICIPAL_GUARANTEE)

    def question(self, ask: Ask) -> Question:
        """Whether the household can have it, or agrees to it."""
        return of_household("arrange", what=Arranged.MUNICIPAL_GUARANTEE)

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
        capital, assets = ask.applicant.capital, ask.applicant.assets
        known = [sum_ for sum_ in (capital, assets) if sum_ is not None]
        if any(sum_ >= self.amount for sum_ in known):
            return True
        return False if assets is not None else None

    def question(self, ask: Ask) -> Question:
        """How much there is."""
        return of_household("capital")

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
class ContactPerson(Condition):
    """The household has a named contact person at the municipality whom the landlord may call."""

    code: ClassVar[str] = "contact_person"
    label: ClassVar[Text] = _("contact person")
    obtainable: ClassVar[bool] = True

    def holds(self, ask: Ask) -> bool | None:
        """Whether there is a contact person."""
        return ask.applicant.can_arrange.get(Arranged.CONTACT_PERSON)

    def question(self, ask: Ask) -> Question:
        """Whether the household can have it, or agrees to it."""
        return of_household("arrange", what=Arranged.CONTACT_PERSON)

    def describe(self) -> Sentence:
        """Has a contact person at the municipality."""
        return Sentence(_("has a contact person at the municipality"))

    def short(self) -> Sentence:
        """Contact person."""
        return Sentence(_("contact person"))


@dataclass(frozen=True, slots=True)
class TrialContract(Condition):
    """The household accepts that the lease begins with a trial contract."""

    code: ClassVar[str] = "trial_contract"
    label: ClassVar[Text] = _("trial contract")
    obtainable: ClassVar[bool] = True

    def holds(self, ask: Ask) -> bool | None:
        """Whether the household agrees to it."""
        return ask.applicant.can_arrange.get(Arranged.TRIAL_CONTRACT)

    def question(self, ask: Ask) -> Question:
        """Whether the household can have it, or agrees to it."""
        return of_household("arrange", what=Arranged.TRIAL_CONTRACT)

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
        deposit, rent = ask.applicant.deposit, ask.home.rent
        if deposit is None or rent is None:
            return None
        return deposit >= self.months * rent

    def question(self, ask: Ask) -> Question:
        """How much the household can pay."""
        return of_household("deposit")

    def describe(self) -> Sentence:
        """Pays a deposit of 2 times the monthly rent."""
        values = {"times": Amount(self.months, Unit.TIMES)}
        return Sentence(_("pays a deposit of %(times)s the monthly rent"), values)

    def short(self) -> Sentence:
        """Deposit of 2 × the monthly rent."""
        return Sentence(_("deposit of %(n)s × the monthly rent"), {"n": self.months})
