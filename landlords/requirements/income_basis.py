"""Kinds about which incomes count.

They are read first, by counting.py: the demands on how much is earned are tried against the incomes
that these let count.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import ClassVar, NamedTuple

from django.utils.translation import gettext_lazy as _

from landlords.requirements.applicant import Applicant, Income
from landlords.requirements.ask import Ask
from landlords.requirements.basis import How
from landlords.requirements.codes import Acceptance, IncomeType, Issuer, Text, Topic
from landlords.requirements.contract import Kind
from landlords.requirements.fact_codes import EmploymentForm
from landlords.requirements.findings import (
    Finding,
    Outcome,
    Question,
    Reason,
    of_household,
    of_landlord,
)
from landlords.requirements.messages import Messages, Said
from landlords.requirements.params import param
from landlords.requirements.problems import Problem
from landlords.requirements.sentences import Joined, Sentence, Series, Value, series
from landlords.requirements.values import Incomes

ACCEPTANCE_CLAUSE: dict[Acceptance, Text] = {
    Acceptance.YES: _("counts: %(incomes)s"),
    Acceptance.SUPPLEMENT: _("counts only beside another income: %(incomes)s"),
    Acceptance.ASSESSED: _("the landlord assesses: %(incomes)s"),
    Acceptance.NO: _("does not count: %(incomes)s"),
}
SHORT_ACCEPTANCE: dict[Acceptance, Text] = {
    Acceptance.YES: _("yes: %(incomes)s"),
    Acceptance.SUPPLEMENT: _("supplement: %(incomes)s"),
    Acceptance.ASSESSED: _("assessed: %(incomes)s"),
    Acceptance.NO: _("no: %(incomes)s"),
}
HOW: dict[Acceptance, How] = {
    Acceptance.YES: How.SURE,
    Acceptance.SUPPLEMENT: How.SURE,
    Acceptance.ASSESSED: How.JUDGES,
    Acceptance.NO: How.NOT,
}


class Way(NamedTuple):
    """How one income counts as far as one statement goes.

    `alone` by itself, `beside` next to an income that counts by itself; `questions` would settle it.
    """

    alone: How
    beside: How
    questions: tuple[Question, ...] = ()


SURELY = Way(How.SURE, How.SURE)
NEVER = Way(How.NOT, How.NOT)
WAYS: dict[Acceptance, Way] = {
    Acceptance.YES: SURELY,
    Acceptance.SUPPLEMENT: Way(How.NOT, How.SURE),
    Acceptance.NO: NEVER,
}


def waiting(how: How, *questions: Question) -> Way:
    """An income that counts in this way, supplement or not."""
    return Way(how, how, questions)


@dataclass(frozen=True, slots=True)
class AcceptedIncome(Kind):
    """These kinds of income count towards the demand on income, as stated for each.

    A kind of income that is not named is unstated, which is not a no. A supplement counts only
    beside an income that counts.
    """

    code: ClassVar[str] = "accepted_income"
    topic: ClassVar[Topic] = Topic.INCOME_BASIS
    reads_home: ClassVar[bool] = False
    label: ClassVar[Text] = _("incomes that count")

    incomes: Incomes = field(metadata=param(label=_("kinds of income")))
    issuer: Issuer | None = field(
        default=None,
        metadata=param(
            label=_("income support from"),
            help_text=_("Leave empty if the landlord has not said which municipality."),
        ),
    )

    def conflicts(self) -> Iterator[Problem]:
        """Where income support comes from matters only where it counts."""
        support = self.incomes.get(IncomeType.INCOME_SUPPORT)
        if self.issuer is not None and support in {None, Acceptance.NO}:
            message = _("Income support does not count here. Leave its municipality empty.")
            yield Problem("issuer", message)

    def way(self, income: Income) -> Way | None:
        """How this income counts; None if the landlord has not said."""
        stated = self.incomes.get(income.type)
        if stated is None:
            return None
        issued = self._issued(income)
        if issued is SURELY and stated is not Acceptance.ASSESSED:
            return WAYS[stated]
        beside = HOW[stated]
        how = max(beside, issued.alone, key=_unsureness)
        if how is How.NOT:
            return NEVER
        asked = (accepted_question(income.type),) if beside is How.JUDGES else ()
        alone = How.NOT if stated is Acceptance.SUPPLEMENT else how
        return Way(alone, how, (*asked, *issued.questions))

    def _issued(self, income: Income) -> Way:
        """Income support counts from the home's own municipality; from others only as stated."""
        is_support = income.type is IncomeType.INCOME_SUPPORT
        if not is_support or self.issuer is Issuer.ANY_MUNICIPALITY or income.own_municipality:
            return SURELY
        if income.own_municipality is None:
            return waiting(How.HOUSEHOLD, of_household("own_municipality"))
        if self.issuer is Issuer.OWN_MUNICIPALITY:
            return NEVER
        return waiting(How.LANDLORD, of_landlord("accepted_issuer"))

    def assess(self, ask: Ask) -> Finding:
        """Whether any of the household's incomes counts; how much of it is another demand."""
        incomes, basis = ask.basis.incomes, ask.basis
        hows = {counted.how for counted in incomes}
        lines = basis.ways()
        if How.SURE in hows:
            sure = [counted.income.type for counted in incomes if counted.how is How.SURE]
            told: dict[str, Value] = {"incomes": Series(tuple(dict.fromkeys(sure)))}
            reason = Reason("accepted_income.meets", told)
            return Finding(Outcome.MEETS, reason, lines=lines, edges=basis.edges)
        told = {"incomes": Series(tuple(dict.fromkeys(counted.income.type for counted in incomes)))}
        asked = [q for counted in incomes if counted.how is not How.NOT for q in counted.questions]
        asked += basis.open_questions
        for how, outcome in UNSURE:
            if how in hows or (how is How.HOUSEHOLD and basis.open_questions):
                reason = Reason(f"accepted_income.{outcome.value}", told)
                return Finding(outcome, reason, tuple(dict.fromkeys(asked)), lines, basis.edges)
        reason = Reason("accepted_income.fails" if incomes else "accepted_income.none", told)
        return Finding(Outcome.FAILS, reason, lines=lines, edges=basis.edges)

    def describe(self) -> Sentence:
        """Counts: salary; does not count: income support."""
        clauses = self._clauses(ACCEPTANCE_CLAUSE)
        if self.issuer is not None:
            clauses.append(Sentence(_("income support %(issuer)s"), {"issuer": self.issuer}))
        return series(clauses, Joined.SEMICOLON)

    def short(self) -> Sentence:
        """Yes: salary; no: income support."""
        return series(self._clauses(SHORT_ACCEPTANCE), Joined.SEMICOLON)

    def _clauses(self, templates: dict[Acceptance, Text]) -> list[Sentence]:
        return [
            Sentence(template, {"incomes": Series(incomes)})
            for acceptance, template in templates.items()
            if (incomes := self.incomes.counted_as(acceptance))
        ]


UNSURE: tuple[tuple[How, Outcome], ...] = (
    (How.HOUSEHOLD, Outcome.ASK_HOUSEHOLD),
    (How.LANDLORD, Outcome.ASK_LANDLORD),
    (How.JUDGES, Outcome.JUDGES),
)


@cache
def accepted_question(kind: IncomeType) -> Question:
    """Whether this kind of income counts."""
    return of_landlord("accepted_income", income=kind)


def _unsureness(how: How) -> int:
    return how.position


@dataclass(frozen=True, slots=True)
class SalaryFrom(Kind):
    """Salary counts only from these forms of employment.

    It stands beside the incomes that count, where work by the hour, say, is told apart from other
    work. Income that is not salary is no matter here.
    """

    code: ClassVar[str] = "salary_from"
    topic: ClassVar[Topic] = Topic.INCOME_BASIS
    reads_home: ClassVar[bool] = False
    label: ClassVar[Text] = _("salary by form of employment")

    counts: tuple[EmploymentForm, ...] = field(metadata=param(label=_("salary counts from")))
    assessed: tuple[EmploymentForm, ...] = field(
        default=(), metadata=param(label=_("the landlord assesses salary from"))
    )

    def conflicts(self) -> Iterator[Problem]:
        """A form either counts or is assessed; without employment there is no salary."""
        if set(self.counts) & set(self.assessed):
            message = _("A form of employment stands in both lists. Take it out of one of them.")
            yield Problem("assessed", message)
        if EmploymentForm.NONE in (*self.counts, *self.assessed):
            message = _("Without employment there is no salary. Take “no employment” away.")
            yield Problem("counts", message)

    def way(self, income: Income, applicant: Applicant) -> Way:
        """How this income counts."""
        if income.type is not IncomeType.SALARY:
            return SURELY
        adults = applicant.adults or ()
        form = adults[income.person - 1].employment if len(adults) >= income.person else None
        if form is None:
            return waiting(How.HOUSEHOLD, of_household("employment", person=income.person))
        if form in self.counts:
            return SURELY
        if form in self.assessed:
            return waiting(How.JUDGES, of_landlord("salary_from", form=form))
        return NEVER

    def assess(self, ask: Ask) -> Finding:
        """It only tells which incomes count; whether they are enough is another demand."""
        told: dict[str, Value] = {"rule": self.describe()}
        has_salary = any(i.type is IncomeType.SALARY for i in ask.applicant.incomes)
        if not has_salary and ask.applicant.incomes_complete:
            return Finding(Outcome.NOT_APPLICABLE, Reason("salary_from.no_salary", told))
        return Finding(Outcome.MEETS, Reason("salary_from.counts", told))

    def describe(self) -> Sentence:
        """Salary counts from: permanent employment; the landlord assesses: trial employment."""
        clauses = [Sentence(_("salary counts from: %(forms)s"), {"forms": Series(self.counts)})]
        if self.assessed:
            told = {"forms": Series(self.assessed)}
            clauses.append(Sentence(_("the landlord assesses salary from: %(forms)s"), told))
        return series(clauses, Joined.SEMICOLON)

    def short(self) -> Sentence:
        """Salary counts from: permanent employment."""
        return self.describe()


MESSAGES: Messages = {
    "accepted_income.meets": Said(
        _("Counts: %(incomes)s."), _("They count this income: %(incomes)s.")
    ),
    "accepted_income.fails": Said(
        _("None of the household's incomes counts: %(incomes)s."),
        _("They do not count the income you have: %(incomes)s."),
    ),
    "accepted_income.none": Said(
        _("The household has no income, and the landlord demands one that counts."),
        _("They want an income that counts."),
    ),
    "accepted_income.judges": Said(
        _("The landlord assesses whether it counts: %(incomes)s."),
        _("They decide whether your income counts: %(incomes)s."),
    ),
    "accepted_income.ask_household": Said(
        _("Which incomes count hangs on what the household has not told."),
        _("We need to know more about your income."),
    ),
    "accepted_income.ask_landlord": Said(
        _("The landlord has not said whether it counts: %(incomes)s."),
        _("We do not know yet whether they count your income: %(incomes)s. We will ask."),
    ),
    "salary_from.counts": Said(_("Counted so: %(rule)s."), _("They count so: %(rule)s.")),
    "salary_from.no_salary": Said(
        _("The household has no salary, so the form of employment is no matter here."),
        _("You have no salary, so the form of employment is no matter here."),
    ),
    "question.accepted_income": Said(
        _("Does %(income)s count as income?"), _("Does %(income)s count as income?")
    ),
    "question.accepted_issuer": Said(
        _("Does income support from another municipality count as income?"),
        _("Does income support from another municipality count as income?"),
    ),
    "question.own_municipality": Said(
        _("Does the municipality of the home pay the income support?"),
        _("Does the municipality of the home pay your income support?"),
    ),
    "question.employment": Said(
        _("How is adult %(person)s employed?"), _("How is adult %(person)s employed?")
    ),
    "question.salary_from": Said(
        _("Does salary count from this form of employment: %(form)s?"),
        _("Does salary count from this form of employment: %(form)s?"),
    ),
}
