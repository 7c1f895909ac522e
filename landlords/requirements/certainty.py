"""The kind about how certain an income is, judged income by income.

Months are counted as the law counts them: a time of months ends on the day of the same number, or
on the last day of a month that has none (lag 1930:173, 1 §).
"""

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from landlords.requirements.applicant import Income
from landlords.requirements.ask import Ask, first_day_beyond, months_after
from landlords.requirements.basis import named
from landlords.requirements.codes import CountedFrom, Direction, Text, Topic, Unit
from landlords.requirements.covering import IncomeTest, by_itself, every
from landlords.requirements.findings import Finding, Question, Reason, of_household
from landlords.requirements.messages import Messages, Said
from landlords.requirements.params import param
from landlords.requirements.sentences import Amount, Sentence, Value

ONE_DAY = timedelta(days=1)

CERTAINTY_CLAUSE: dict[Direction, Text] = {
    Direction.FORWARD: _("an income certain for %(months)s forward, counted from %(day)s"),
    Direction.BACK: _("an income held for the past %(months)s, counted from %(day)s"),
}
SHORT_CERTAINTY: dict[Direction, Text] = {
    Direction.FORWARD: _("%(months)s forward from %(day)s"),
    Direction.BACK: _("%(months)s back from %(day)s"),
}


@dataclass(frozen=True, slots=True)
class Certainty(IncomeTest):
    """The income is certain for so many months forward, or has been held for so many back."""

    code: ClassVar[str] = "certainty"
    topic: ClassVar[Topic] = Topic.CERTAINTY
    reads_home: ClassVar[bool] = False
    label: ClassVar[Text] = _("how certain the income is")

    months: int = field(
        metadata=param(label=_("number of months"), unit=Unit.MONTHS, least=1, most=60)
    )
    direction: Direction = field(metadata=param(label=_("forward or back in time")))
    counted_from: CountedFrom = field(metadata=param(label=_("counted from")))

    def covers(self, income: Income, ask: Ask) -> bool | None:
        """Whether this income is certain enough; None if it is not known.

        Forward, six months from 1 February are over with 31 July; back, they are full on 1 August.
        """
        day = ask.day(self.counted_from)
        if self.direction is Direction.BACK:
            return every((self._full(income, day), self._goes_on(income, day)))
        if income.open_ended:
            return True
        if income.until is None:
            return None
        return months_after(day, self.months) <= income.until + ONE_DAY

    def _full(self, income: Income, day: date) -> bool | None:
        """Whether it had been held for long enough on that day."""
        return None if income.since is None else months_after(income.since, self.months) <= day

    def _goes_on(self, income: Income, day: date) -> bool | None:
        """Whether it is still there on that day; what is listed is there at the application."""
        if income.open_ended or self.counted_from is CountedFrom.APPLICATION:
            return not income.has_ended(day)
        return None if income.until is None else day <= income.until

    def edges(self, income: Income, ask: Ask) -> tuple[date, ...]:
        """The days of calculation from which the answer for this income is another one."""
        if self.direction is Direction.BACK:
            full = income.since and months_after(income.since, self.months)
            over = income.until and income.until + ONE_DAY
            days = [day for day in (full, over) if day]
        elif income.open_ended or income.until is None:
            days = []
        else:
            days = [first_day_beyond(income.until + ONE_DAY, self.months)]
        return tuple(edge for day in days for edge in ask.edge(self.counted_from, day))

    def questions(self, income: Income, ask: Ask) -> tuple[Question, ...]:
        """What would settle it for this income, where it is not known."""
        if self.covers(income, ask) is not None:
            return ()
        about: dict[str, Value] = {"income": income.type, "person": income.person}
        asked = []
        if self.direction is Direction.BACK and income.since is None:
            asked.append(of_household("income_since", **about))
        day = ask.day(self.counted_from)
        if self.direction is Direction.FORWARD or self._goes_on(income, day) is None:
            asked.append(of_household("income_until", **about))
        return tuple(asked)

    def line(self, income: Income, ask: Ask) -> Reason:
        """One income as a line: the days that decide, as far as they are known."""
        day = ask.day(self.counted_from)
        told: dict[str, Value] = {"income": named(income)}
        if self.direction is Direction.FORWARD:
            needed = months_after(day, self.months) - ONE_DAY
            return _forward_line(income, told | {"needed": needed})
        told["needed"] = first_day_beyond(day, self.months) - ONE_DAY
        told["day"] = day
        if income.until is not None and income.until < day:
            return Reason("certainty.line_over", told | {"until": income.until})
        if income.since is None:
            return Reason("certainty.line_since_unknown", told)
        return Reason("certainty.line_since", told | {"since": income.since})

    def assess(self, ask: Ask) -> Finding:
        """Whether any income that counts is certain enough.

        Where a level is demanded as well, hanging.py tries it without the uncertain incomes.
        """
        return by_itself(((self,),), ask)

    def describe(self) -> Sentence:
        """An income certain for 6 months forward, counted from the application."""
        return self._sentence(CERTAINTY_CLAUSE, brief=False)

    def short(self) -> Sentence:
        """6 mo. forward from the application."""
        return self._sentence(SHORT_CERTAINTY, brief=True)

    def _sentence(self, templates: dict[Direction, Text], *, brief: bool) -> Sentence:
        months = Amount(self.months, Unit.MONTHS, brief)
        return Sentence(templates[self.direction], {"months": months, "day": self.counted_from})


def _forward_line(income: Income, told: dict[str, Value]) -> Reason:
    if income.open_ended:
        return Reason("certainty.line_open", told)
    if income.until is None:
        return Reason("certainty.line_until_unknown", told)
    return Reason("certainty.line_until", told | {"until": income.until})


MESSAGES: Messages = {
    "certainty.line_open": Said(
        _("%(income)s: has no end; it has to last to %(needed)s"),
        _("%(income)s: has no end. It has to last to %(needed)s."),
    ),
    "certainty.line_until": Said(
        _("%(income)s: certain until %(until)s; it has to last to %(needed)s"),
        _("%(income)s: certain until %(until)s. It has to last to %(needed)s."),
    ),
    "certainty.line_until_unknown": Said(
        _("%(income)s: how long it lasts is not known; it has to last to %(needed)s"),
        _("%(income)s: we do not know how long it lasts. It has to last to %(needed)s."),
    ),
    "certainty.line_since": Said(
        _("%(income)s: held since %(since)s; needed since %(needed)s"),
        _("%(income)s: you have had it since %(since)s. Needed since %(needed)s."),
    ),
    "certainty.line_since_unknown": Said(
        _("%(income)s: since when is not known; needed since %(needed)s"),
        _("%(income)s: we do not know since when. Needed since %(needed)s."),
    ),
    "certainty.line_over": Said(
        _("%(income)s: ends on %(until)s, before %(day)s"),
        _("%(income)s: ends on %(until)s, before %(day)s."),
    ),
    "question.income_since": Said(
        _("Since when: %(income)s, adult %(person)s?"),
        _("Since when: %(income)s, adult %(person)s?"),
    ),
    "question.income_until": Said(
        _("Until when is it certain, or does it have no end: %(income)s, adult %(person)s?"),
        _("Until when is it certain, or does it have no end: %(income)s, adult %(person)s?"),
    ),
}
