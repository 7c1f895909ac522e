"""Conditions that are mere facts of a household's life: work, studies, children, lasting income.

Each says itself as it stands after "whoever" or "if the household", like those of conditions.py.
"""

from dataclasses import dataclass, field
from typing import ClassVar

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from landlords.requirements.applicant import Income
from landlords.requirements.ask import Ask
from landlords.requirements.codes import IncomeType, Text
from landlords.requirements.contract import Condition
from landlords.requirements.fact_codes import EmploymentForm, Tie
from landlords.requirements.findings import Question, of_household
from landlords.requirements.messages import Messages, Said
from landlords.requirements.params import param
from landlords.requirements.sentences import Joined, Sentence, Series

SUPPLEMENTS = frozenset(
    {
        IncomeType.HOUSING_ALLOWANCE,
        IncomeType.HOUSING_SUPPLEMENT,
        IncomeType.CHILD_BENEFIT,
        IncomeType.MAINTENANCE,
        IncomeType.MAINTENANCE_SUPPORT,
        IncomeType.BOARDING_SUPPLEMENT,
        IncomeType.CARE_ALLOWANCE,
    }
)
"""What comes beside the income somebody lives on; it makes no income a lasting one."""


@dataclass(frozen=True, slots=True)
class TemporaryIncome(Condition):
    """No income that the household lives on is without an end.

    What only comes beside an income, such as child benefit or housing allowance, is not looked at.
    """

    code: ClassVar[str] = "temporary_income"
    label: ClassVar[Text] = _("no income without an end")
    obtainable: ClassVar[bool] = False

    def holds(self, ask: Ask) -> bool | None:
        """False once an income without an end is listed; True once all are known to have one."""
        ends = [_has_end(income) for income in _lived_on(ask)]
        if False in ends:
            return False
        return None if None in ends or not ask.applicant.incomes_complete else True

    def question(self, ask: Ask) -> Question:
        """Whether the first income of which it is not known has an end; or which incomes there are."""
        for income in _lived_on(ask):
            if _has_end(income) is None:
                return of_household("income_end", income=income.type, person=income.person)
        return of_household("incomes")

    def describe(self) -> Sentence:
        """Has no income without an end."""
        return Sentence(_("has no income without an end"))

    def short(self) -> Sentence:
        """Temporary income."""
        return Sentence(_("temporary income"))


def _lived_on(ask: Ask) -> list[Income]:
    return [income for income in ask.applicant.incomes if income.type not in SUPPLEMENTS]


def _has_end(income: Income) -> bool | None:
    if income.until is not None:
        return True
    return None if income.open_ended is None else not income.open_ended


@dataclass(frozen=True, slots=True)
class HasChildren(Condition):
    """Children will live in the home."""

    code: ClassVar[str] = "has_children"
    label: ClassVar[Text] = _("children in the household")
    obtainable: ClassVar[bool] = False

    def holds(self, ask: Ask) -> bool | None:
        """Whether there are any; None if it is not known."""
        children = ask.applicant.children
        return None if children is None else bool(children)

    def question(self, ask: Ask) -> Question:
        """Which children will live there."""
        return of_household("children")

    def describe(self) -> Sentence:
        """Has children living with them."""
        return Sentence(_("has children at home"))

    def short(self) -> Sentence:
        """Families with children."""
        return Sentence(_("families with children"))


@dataclass(frozen=True, slots=True)
class Student(Condition):
    """The applicant studies: lives on student aid, or has studies as a tie to the municipality."""

    code: ClassVar[str] = "student"
    label: ClassVar[Text] = _("studies")
    obtainable: ClassVar[bool] = False

    def holds(self, ask: Ask) -> bool | None:
        """False only when all incomes are listed without student aid, and no studies are there.

        Student aid that is over says nothing.
        """
        applicant = ask.applicant
        studies = applicant.ties.get(Tie.STUDIES)
        aid = any(
            income.type is IncomeType.STUDENT_AID and income.person == 1
            for income in applicant.incomes
            if not income.has_ended(ask.on)
        )
        if aid or studies:
            return True
        return False if studies is False and applicant.incomes_complete else None

    def question(self, ask: Ask) -> Question:
        """Whether the applicant studies."""
        return of_household("studies")

    def describe(self) -> Sentence:
        """Studies."""
        return Sentence(pgettext_lazy("whoever", "studies"))

    def short(self) -> Sentence:
        """Students."""
        return Sentence(_("students"))


@dataclass(frozen=True, slots=True)
class Employed(Condition):
    """The applicant is employed in one of these ways."""

    code: ClassVar[str] = "employed"
    label: ClassVar[Text] = _("employment of the applicant")
    obtainable: ClassVar[bool] = False

    forms: tuple[EmploymentForm, ...] = field(metadata=param(label=_("forms of employment")))

    def holds(self, ask: Ask) -> bool | None:
        """Whether the main applicant's form is one of them; None if it is not known."""
        adults = ask.applicant.adults
        form = adults[0].employment if adults else None
        return None if form is None else form in self.forms

    def question(self, ask: Ask) -> Question:
        """How the main applicant is employed."""
        return of_household("employed")

    def describe(self) -> Sentence:
        """Has fixed-term employment or work by the hour."""
        return Sentence(_("has %(forms)s"), {"forms": self._forms})

    def short(self) -> Sentence:
        """Fixed-term employment or work by the hour."""
        return Sentence("%(forms)s", {"forms": self._forms})

    @property
    def _forms(self) -> Series:
        return Series(self.forms, Joined.OR)


MESSAGES: Messages = {
    "question.income_end": Said(
        _("Does this income of adult %(person)s have an end: %(income)s?"),
        _("Does this income have an end: %(income)s?"),
    ),
    "question.studies": Said(_("Does the main applicant study?"), _("Do you study?")),
    "question.employed": Said(_("How is the main applicant employed?"), _("How are you employed?")),
}
