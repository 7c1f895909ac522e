"""Kinds about how somebody is employed, and about the certificate that shows it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import ClassVar

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from landlords.requirements.ask import Ask
from landlords.requirements.codes import IncomeType, Text, Topic, Unit, Who
from landlords.requirements.contract import Kind
from landlords.requirements.covering import some
from landlords.requirements.fact_codes import Arranged, EmploymentForm
from landlords.requirements.findings import Finding, Outcome, Question, Reason, of_household
from landlords.requirements.messages import Messages, Said
from landlords.requirements.params import param
from landlords.requirements.problems import Problem
from landlords.requirements.sentences import Amount, Joined, Sentence, Series, Value, series
from landlords.requirements.workers import (
    ONLY_SALARIED,
    ONLY_SALARIED_SAID,
    UNLISTED,
    Seen,
    Worker,
    judge,
)

PLAIN: dict[EmploymentForm, Text] = {
    EmploymentForm.PERMANENT: pgettext_lazy("paper", "a permanent job"),
    EmploymentForm.FIXED_TERM: pgettext_lazy("paper", "a job that ends on a day"),
    EmploymentForm.SUBSTITUTE: pgettext_lazy("paper", "a job in somebody's place"),
    EmploymentForm.TRIAL: pgettext_lazy("paper", "a job on trial"),
    EmploymentForm.HOURLY: pgettext_lazy("paper", "a job by the hour"),
    EmploymentForm.OWN_BUSINESS: pgettext_lazy("paper", "a business of your own"),
    EmploymentForm.NONE: pgettext_lazy("paper", "no job"),
}
"""The same in the words of a household's paper."""


@dataclass(frozen=True, slots=True)
class EmploymentForms(Kind):
    """The applicant is employed in one of these forms, or lives on an income that stands for it."""

    code: ClassVar[str] = "employment_form"
    topic: ClassVar[Topic] = Topic.EMPLOYMENT
    reads_home: ClassVar[bool] = False
    label: ClassVar[Text] = _("form of employment")

    forms: tuple[EmploymentForm, ...] = field(metadata=param(label=_("forms that are accepted")))
    instead: tuple[IncomeType, ...] = field(
        default=(),
        metadata=param(
            label=_("incomes accepted instead"),
            help_text=_("Such as a pension, for whoever does not work."),
        ),
    )
    who: Who = field(default=Who.MAIN_APPLICANT, metadata=param(label=_("who")))
    only_salaried: bool = field(default=False, metadata=param(label=ONLY_SALARIED))

    def conflicts(self) -> Iterator[Problem]:
        """All forms together are no demand; salary is what employment gives."""
        if len(self.forms) == len(EmploymentForm):
            message = _("Every form is accepted. State “no demand” instead.")
            yield Problem("forms", message)
        if IncomeType.SALARY in self.instead:
            message = _("Salary comes from employment. Choose forms of employment instead.")
            yield Problem("instead", message)

    def describe(self) -> Sentence:
        """The main applicant has permanent employment or own business, or retirement pension."""
        accepted = Series((*self.forms, *self.instead), Joined.OR)
        told: dict[str, Value] = {"who": self.who, "accepted": accepted}
        clause = Sentence(_("%(who)s has %(accepted)s"), told)
        return series([clause, ONLY_SALARIED_SAID], Joined.COMMA) if self.only_salaried else clause

    def short(self) -> Sentence:
        """Permanent employment or own business."""
        return series((*self.forms, *self.instead), Joined.OR)

    def assess(self, ask: Ask) -> Finding:
        """How those looked at are employed."""
        told: dict[str, Value] = {"rule": self.describe(), "plain": self._plain()}
        return judge(self.code, self.who, ask, told, self._see)

    def _plain(self) -> Sentence:
        """What is accepted, in the words of a paper; of whom, where it is not the applicant alone."""
        forms: list[Value] = [Sentence(PLAIN[form]) for form in self.forms]
        accepted = (*forms, *self.instead)
        told: dict[str, Value] = {"accepted": Series(accepted, Joined.OR), "who": self.who}
        if self.who is Who.MAIN_APPLICANT:
            return Sentence("%(accepted)s", told)
        return Sentence(_("%(who)s has %(accepted)s"), told)

    def _see(self, worker: Worker) -> Seen:
        form = worker.adult.employment
        accepted = None if form is None else form in self.forms
        other = worker.lives_on(frozenset(self.instead))
        concerns = worker.concerned(only_salaried=self.only_salaried)
        asked: list[Question] = []
        if accepted is None:
            asked.append(of_household("employment", person=worker.person))
        if None in (other, concerns):
            asked.append(UNLISTED)
        told: dict[str, Value] = {"who": worker.said}
        line = Reason("employment_form.line_unknown", told)
        if form is not None:
            line = Reason(
                "employment_form.line", told | {"form": form, "plain": Sentence(PLAIN[form])}
            )
        return Seen(some((accepted, other)), concerns, tuple(asked), (line,))


@dataclass(frozen=True, slots=True)
class EmployerCertificate(Kind):
    """Whoever lives on salary shows an employer's certificate, if so stated at most so old."""

    code: ClassVar[str] = "employer_certificate"
    topic: ClassVar[Topic] = Topic.EMPLOYMENT
    reads_home: ClassVar[bool] = False
    label: ClassVar[Text] = _("employer's certificate")

    most_months: int | None = field(
        default=None,
        metadata=param(
            label=_("at most so old"),
            help_text=_("Leave empty if its age is no matter."),
            unit=Unit.MONTHS,
            least=1,
            most=24,
        ),
    )

    def describe(self) -> Sentence:
        """An employer's certificate at most 3 months old, of whoever lives on salary."""
        if self.most_months is None:
            return Sentence(_("an employer's certificate of whoever lives on salary"))
        months = {"months": Amount(self.most_months, Unit.MONTHS)}
        return Sentence(
            _("an employer's certificate at most %(months)s old of whoever lives on salary"), months
        )

    def short(self) -> Sentence:
        """Employer's certificate, at most 3 mo. old."""
        if self.most_months is None:
            return Sentence(_("employer's certificate"))
        months = {"months": Amount(self.most_months, Unit.MONTHS, brief=True)}
        return Sentence(_("employer's certificate, at most %(months)s old"), months)

    def assess(self, ask: Ask) -> Finding:
        """To be asked of the employer when a home is near, unless that is known not to work."""
        outcome, code, questions = self._outcome(ask)
        reason = Reason(f"employer_certificate.{code}", {"rule": self.describe()})
        return Finding(outcome, reason, questions, edges=ask.basis.edges)

    def _outcome(self, ask: Ask) -> tuple[Outcome, str, tuple[Question, ...]]:
        has_salary = ask.applicant.lives_on((IncomeType.SALARY,), ask.on)
        if has_salary is False:
            return Outcome.NOT_APPLICABLE, "no_salary", ()
        if ask.applicant.can_arrange.get(Arranged.EMPLOYER_CERTIFICATE) is not False:
            return Outcome.TO_ARRANGE, "to_arrange", ()
        if has_salary is None:
            return Outcome.ASK_HOUSEHOLD, "ask_household", (UNLISTED,)
        return Outcome.FAILS, "fails", ()


MESSAGES: Messages = {
    "employment_form.meets": Said(
        _("The employment is accepted. The demand: %(rule)s."),
        _("They accept how you are employed. They want: %(plain)s."),
    ),
    "employment_form.fails": Said(
        _("The employment is not accepted. The demand: %(rule)s."),
        _("They want something else than the job you have: %(plain)s."),
    ),
    "employment_form.ask_household": Said(
        _("How somebody is employed is not known. The demand: %(rule)s."),
        _("We need to know how you are employed. They want: %(plain)s."),
    ),
    "employment_form.not_applicable": Said(
        _("Nobody lives on salary, so the form of employment is no matter. The demand: %(rule)s."),
        _("You do not live on salary, so it does not concern you: %(plain)s."),
    ),
    "employment_form.line": Said(_("%(who)s: %(form)s"), _("%(who)s: %(plain)s")),
    "employment_form.line_unknown": Said(
        _("%(who)s: employment not known"), _("%(who)s: we do not know how you are employed")
    ),
    "employer_certificate.to_arrange": Said(
        _("To have ready: %(rule)s."), _("Have this ready: %(rule)s.")
    ),
    "employer_certificate.no_salary": Said(
        _("Nobody lives on salary, so no employer's certificate is needed."),
        _("You do not live on salary, so you need no employer's certificate."),
    ),
    "employer_certificate.ask_household": Said(
        _("An employer's certificate cannot be had; whether anybody lives on salary is not known."),
        _("We need to know more about your income. They want: %(rule)s."),
    ),
    "employer_certificate.fails": Said(
        _("An employer's certificate cannot be had. The demand: %(rule)s."),
        _("They want what you cannot get today: %(rule)s."),
    ),
}
