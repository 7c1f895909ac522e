"""Kinds about how long work has lasted or lasts, and what is asked of whoever's job ends soon."""

from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from landlords.requirements.ask import Ask
from landlords.requirements.certainty import Certainty
from landlords.requirements.codes import CountedFrom, Direction, IncomeType, Text, Topic, Unit, Who
from landlords.requirements.contract import Kind
from landlords.requirements.covering import some
from landlords.requirements.findings import Finding, Question, Reason, of_household
from landlords.requirements.messages import Messages, Said
from landlords.requirements.params import param
from landlords.requirements.sentences import Amount, Joined, Sentence, Value, series
from landlords.requirements.workers import (
    ONLY_SALARIED,
    ONLY_SALARIED_SAID,
    SALARY,
    UNLISTED,
    WORK,
    Seen,
    Worker,
    judge,
)

MONTHS_CLAUSE: dict[Direction, Text] = {
    Direction.FORWARD: _("%(who)s has work for %(months)s more, counted from %(day)s"),
    Direction.BACK: _("%(who)s has worked for %(months)s, counted from %(day)s"),
}
SHORT_MONTHS: dict[Direction, Text] = {
    Direction.FORWARD: _("work for %(months)s more"),
    Direction.BACK: _("has worked for %(months)s"),
}


@lru_cache(maxsize=256)
def _certain(months: int, direction: Direction, counted_from: CountedFrom) -> Certainty:
    return Certainty(months, direction, counted_from)


@dataclass(frozen=True, slots=True)
class UnemploymentFund(Kind):
    """Whoever works is a member of an unemployment fund, if so stated only where the job ends soon."""

    code: ClassVar[str] = "unemployment_fund"
    topic: ClassVar[Topic] = Topic.EMPLOYMENT
    reads_home: ClassVar[bool] = False
    label: ClassVar[Text] = _("unemployment fund")

    ends_within: int | None = field(
        default=None,
        metadata=param(
            label=_("only if the job ends within"),
            help_text=_("Leave empty if everybody who lives on salary must be a member."),
            unit=Unit.MONTHS,
            least=1,
            most=60,
        ),
    )
    counted_from: CountedFrom = field(
        default=CountedFrom.CONTRACT_START, metadata=param(label=_("counted from"))
    )
    who: Who = field(default=Who.MAIN_APPLICANT, metadata=param(label=_("who")))

    def describe(self) -> Sentence:
        """Whoever has a job that ends within 3 months is a member of an unemployment fund."""
        told: dict[str, Value] = {"who": self.who}
        if self.ends_within is None:
            template = _("whoever lives on salary is a member of an unemployment fund (%(who)s)")
            return Sentence(template, told)
        told |= {"months": Amount(self.ends_within, Unit.MONTHS), "day": self.counted_from}
        template = _(
            "whoever has a job that ends within %(months)s counted from %(day)s is a member of an"
            " unemployment fund (%(who)s)"
        )
        return Sentence(template, told)

    def short(self) -> Sentence:
        """Member, if the job ends within 3 mo."""
        if self.ends_within is None:
            return Sentence(_("member of an unemployment fund"))
        months = {"months": Amount(self.ends_within, Unit.MONTHS, brief=True)}
        return Sentence(
            _("member of an unemployment fund if the job ends within %(months)s"), months
        )

    def assess(self, ask: Ask) -> Finding:
        """Whether those are members whose work it concerns."""
        found = judge(
            self.code,
            self.who,
            ask,
            {"rule": self.describe()},
            lambda worker: self._see(worker, ask),
        )
        if self.ends_within is None:
            return found
        test = _certain(self.ends_within, Direction.FORWARD, self.counted_from)
        return found._replace(edges=_edges(found, test, SALARY, ask))

    def _see(self, worker: Worker, ask: Ask) -> Seen:
        member = worker.adult.unemployment_fund
        concerns, asked = self._concerns(worker, ask)
        if member is None:
            asked.append(of_household("unemployment_fund", person=worker.person))
        lines = (Reason(FUND_LINES[member], {"who": worker.said}),)
        return Seen(member, concerns, tuple(asked), lines)

    def _concerns(self, worker: Worker, ask: Ask) -> tuple[bool | None, list[Question]]:
        """Whether a job of this adult ends so soon; None if one may, and what would settle it."""
        if self.ends_within is None:
            concerns = worker.lives_on(SALARY)
            return concerns, [UNLISTED] if concerns is None else []
        test = _certain(self.ends_within, Direction.FORWARD, self.counted_from)
        jobs = [income for income in worker.incomes if income.type in SALARY]
        lasts = [test.covers(income, ask) for income in jobs]
        if False in lasts:
            return True, []
        asked = [question for income in jobs for question in test.questions(income, ask)]
        if not worker.all_listed:
            asked.append(UNLISTED)
        return (None if asked else False), asked


FUND_LINES: dict[bool | None, str] = {
    True: "unemployment_fund.line_member",
    False: "unemployment_fund.line_not",
    None: "unemployment_fund.line_unknown",
}


def _edges(
    found: Finding, test: Certainty, types: frozenset[IncomeType], ask: Ask
) -> tuple[date, ...]:
    """The days of change already found, and those on which a job lasts, or has lasted, enough."""
    jobs = [income for income in ask.applicant.incomes if income.type in types]
    days = {day for income in jobs for day in test.edges(income, ask)}
    return tuple(sorted(days.union(found.edges)))


@dataclass(frozen=True, slots=True)
class EmploymentMonths(Kind):
    """The applicant has worked for so many months, or has so many months of work left."""

    code: ClassVar[str] = "employment_months"
    topic: ClassVar[Topic] = Topic.EMPLOYMENT
    reads_home: ClassVar[bool] = False
    label: ClassVar[Text] = _("how long the employment lasts")

    months: int = field(
        metadata=param(label=_("number of months"), unit=Unit.MONTHS, least=1, most=60)
    )
    direction: Direction = field(metadata=param(label=_("forward or back in time")))
    counted_from: CountedFrom = field(
        default=CountedFrom.APPLICATION, metadata=param(label=_("counted from"))
    )
    own_business: bool = field(
        default=True, metadata=param(label=_("work in a business of one's own counts"))
    )
    who: Who = field(default=Who.MAIN_APPLICANT, metadata=param(label=_("who")))
    only_salaried: bool = field(default=False, metadata=param(label=ONLY_SALARIED))

    @property
    def work(self) -> frozenset[IncomeType]:
        """The incomes that show work."""
        return WORK if self.own_business else SALARY

    def describe(self) -> Sentence:
        """The main applicant has worked for 6 months, counted from the application."""
        told: dict[str, Value] = {
            "who": self.who,
            "months": Amount(self.months, Unit.MONTHS),
            "day": self.counted_from,
        }
        parts = [Sentence(MONTHS_CLAUSE[self.direction], told)]
        if not self.own_business:
            parts.append(Sentence(_("own business does not count")))
        if self.only_salaried:
            parts.append(ONLY_SALARIED_SAID)
        return series(parts, Joined.COMMA)

    def _told(self) -> dict[str, Value]:
        return {
            "rule": self.describe(),
            "months": Amount(self.months, Unit.MONTHS),
            "direction": self.direction,
            "day": self.counted_from,
        }

    def short(self) -> Sentence:
        """6 mo. of work."""
        return Sentence(
            SHORT_MONTHS[self.direction], {"months": Amount(self.months, Unit.MONTHS, brief=True)}
        )

    def assess(self, ask: Ask) -> Finding:
        """How long those looked at have worked, or have work."""
        test = _certain(self.months, self.direction, self.counted_from)
        found = judge(
            self.code,
            self.who,
            ask,
            self._told(),
            lambda worker: self._see(worker, test, ask),
        )
        return found._replace(edges=_edges(found, test, self.work, ask))

    def _see(self, worker: Worker, test: Certainty, ask: Ask) -> Seen:
        jobs = [income for income in worker.incomes if income.type in self.work]
        unlisted = () if worker.all_listed else (None,)
        lasts = some([*(test.covers(income, ask) for income in jobs), *unlisted])
        asked = [question for income in jobs for question in test.questions(income, ask)]
        if not worker.all_listed:
            asked.append(UNLISTED)
        lines = tuple(test.line(income, ask) for income in jobs)
        concerns = worker.concerned(only_salaried=self.only_salaried)
        return Seen(lasts, concerns, tuple(asked), lines)


MESSAGES: Messages = {
    "unemployment_fund.meets": Said(
        _("Member of an unemployment fund. The demand: %(rule)s."),
        _("You are a member of an unemployment fund, as they want."),
    ),
    "unemployment_fund.fails": Said(
        _("Not a member of an unemployment fund. The demand: %(rule)s."),
        _("They want this: %(rule)s."),
    ),
    "unemployment_fund.ask_household": Said(
        _("Whether an unemployment fund is needed, or there is one, is not known: %(rule)s."),
        _("Are you a member of an unemployment fund? They want: %(rule)s."),
    ),
    "unemployment_fund.not_applicable": Said(
        _("Nobody's job asks for an unemployment fund. The demand: %(rule)s."),
        _("They want some to be members of an unemployment fund. It does not concern you."),
    ),
    "unemployment_fund.line_member": Said(_("%(who)s: member"), _("%(who)s: member")),
    "unemployment_fund.line_not": Said(_("%(who)s: not a member"), _("%(who)s: not a member")),
    "unemployment_fund.line_unknown": Said(
        _("%(who)s: membership not known"), _("%(who)s: we do not know about membership")
    ),
    "employment_months.meets": Said(
        _("The work lasts long enough. The demand: %(rule)s."),
        _(
            "They want to see %(months)s of work %(direction)s, counted from %(day)s. You have that."
        ),
    ),
    "employment_months.fails": Said(
        _("The work does not last long enough. The demand: %(rule)s."),
        _(
            "They want to see %(months)s of work %(direction)s, counted from %(day)s. It is not enough yet."
        ),
    ),
    "employment_months.ask_household": Said(
        _("How long the work lasts is not known. The demand: %(rule)s."),
        _(
            "They want to see %(months)s of work %(direction)s, counted from %(day)s. We need to know more."
        ),
    ),
    "employment_months.not_applicable": Said(
        _("Nobody lives on salary, so it is no matter how long work lasts. The demand: %(rule)s."),
        _("They want to see how long you have had salary. It does not concern you."),
    ),
    "question.unemployment_fund": Said(
        _("Is adult %(person)s a member of an unemployment fund?"),
        _("Is adult %(person)s a member of an unemployment fund?"),
    ),
}
