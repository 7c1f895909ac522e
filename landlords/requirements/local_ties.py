"""The kind about what ties a household to the municipality or its surroundings."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from landlords.requirements.ask import Ask, months_after
from landlords.requirements.codes import CountedFrom, Text, Topic, Unit
from landlords.requirements.contract import Kind
from landlords.requirements.fact_codes import Tie
from landlords.requirements.findings import Finding, Outcome, Question, Reason, of_household
from landlords.requirements.messages import Messages, Said
from landlords.requirements.params import param
from landlords.requirements.problems import Problem
from landlords.requirements.sentences import Amount, Joined, Period, Sentence, Series, Value, series


@dataclass(frozen=True, slots=True)
class LocalTies(Kind):
    """The applicant has one of these ties to the municipality, a registration for long enough."""

    code: ClassVar[str] = "local_ties"
    topic: ClassVar[Topic] = Topic.LOCAL_TIES
    reads_home: ClassVar[bool] = False
    label: ClassVar[Text] = _("ties to the municipality")

    any_of: tuple[Tie, ...] = field(metadata=param(label=_("one of these is enough")))
    registered_months: int | None = field(
        default=None,
        metadata=param(
            label=_("registered for at least"),
            help_text=_("Leave empty if it does not matter for how long."),
            unit=Unit.MONTHS,
            least=1,
            most=120,
        ),
    )
    counted_from: CountedFrom = field(
        default=CountedFrom.APPLICATION, metadata=param(label=_("counted from"))
    )

    def conflicts(self) -> Iterator[Problem]:
        """How long somebody has been registered matters only where a registration is a tie."""
        if self.registered_months is not None and Tie.REGISTERED not in self.any_of:
            message = _("A registration is no tie here. Choose it, or leave its months empty.")
            yield Problem("registered_months", message)

    def assess(self, ask: Ask) -> Finding:
        """One tie is enough; all must be missing before it fails."""
        reached = self._reached(ask)
        answers = {tie: self._holds(tie, reached, ask) for tie in self.any_of}
        told: dict[str, Value] = {"rule": self.short()}
        lines = self._lines(reached, ask)
        edges = tuple(edge for day in reached for edge in ask.edge(self.counted_from, day))
        held = tuple(tie for tie, answer in answers.items() if answer)
        if held:
            told["ties"] = Series(held, Joined.AND)
            return Finding(Outcome.MEETS, Reason("local_ties.meets", told), (), lines, edges)
        asked = tuple(self._question(tie, ask) for tie, known in answers.items() if known is None)
        if asked:
            reason = Reason("local_ties.ask_household", told)
            return Finding(Outcome.ASK_HOUSEHOLD, reason, asked, lines, edges)
        return Finding(Outcome.FAILS, Reason("local_ties.fails", told), (), lines, edges)

    def _reached(self, ask: Ask) -> tuple[date, ...]:
        """The first and the last day on which a registration may have lasted long enough."""
        since = ask.applicant.registered_since
        if since is None or Tie.REGISTERED not in self.any_of:
            return ()
        months = self.registered_months or 0
        return months_after(since.first, months), months_after(since.last, months)

    def _holds(self, tie: Tie, reached: tuple[date, ...], ask: Ask) -> bool | None:
        """Whether there is such a tie; of a month in which it began nobody knows the day."""
        answer = ask.applicant.ties.get(tie)
        enough = answer and self.registered_months is None
        if tie is not Tie.REGISTERED or answer is False or enough:
            return answer
        if not reached:
            return None
        first, last = reached
        day = ask.day(self.counted_from)
        return True if day >= last else False if day < first else None

    def _lines(self, reached: tuple[date, ...], ask: Ask) -> tuple[Reason, ...]:
        since = ask.applicant.registered_since
        if since is None or self.registered_months is None:
            return ()
        told: dict[str, Value] = {
            "since": Period(since.year, since.month),
            "months": Amount(self.registered_months, Unit.MONTHS),
            "reached": reached[-1],
        }
        return (Reason("local_ties.line", told),)

    def _question(self, tie: Tie, ask: Ask) -> Question:
        """What would settle whether there is this tie."""
        since = ask.applicant.registered_since
        if tie is not Tie.REGISTERED:
            return of_household("tie", what=tie)
        if since is not None:
            return of_household("registered_day", month=Period(since.year, since.month))
        if self.registered_months is None:
            return of_household("tie", what=tie)
        return of_household("registered_since")

    def describe(self) -> Sentence:
        """A tie to the municipality: work there or registered there for 12 months, counted from …"""
        return Sentence(_("a tie to the municipality: %(ties)s"), {"ties": self.short()})

    def short(self) -> Sentence:
        """Registered there for 12 months counted from the application or work there."""
        return series([self._said(tie) for tie in self.any_of], Joined.OR)

    def _said(self, tie: Tie) -> Value:
        if tie is not Tie.REGISTERED or self.registered_months is None:
            return tie
        values: dict[str, Value] = {
            "tie": tie,
            "months": Amount(self.registered_months, Unit.MONTHS),
            "day": self.counted_from,
        }
        return Sentence(_("%(tie)s for %(months)s counted from %(day)s"), values)


MESSAGES: Messages = {
    "local_ties.meets": Said(
        _("There is a tie to the municipality: %(ties)s. Enough is: %(rule)s."),
        _("You have a tie to the municipality: %(ties)s. That is enough."),
    ),
    "local_ties.fails": Said(
        _("The demand is a tie to the municipality (%(rule)s), and it is not met."),
        _("They want a tie to the municipality: %(rule)s."),
    ),
    "local_ties.ask_household": Said(
        _("The demand is a tie to the municipality (%(rule)s). Not all is known of the ties."),
        _("They want a tie to the municipality: %(rule)s. We need to know what you have."),
    ),
    "local_ties.line": Said(
        _("Registered since %(since)s. %(months)s are reached by %(reached)s."),
        _("You have been registered since %(since)s. %(months)s are reached by %(reached)s."),
    ),
    "question.tie": Said(
        _("Does the household have this tie to the municipality: %(what)s?"),
        _("Do you have this tie to the municipality: %(what)s?"),
    ),
    "question.registered_since": Said(
        _("Since which month has the applicant been registered in the municipality, if at all?"),
        _("Since which month have you been registered in the municipality, if at all?"),
    ),
    "question.registered_day": Said(
        _("On which day in %(month)s was the applicant registered in the municipality?"),
        _("On which day in %(month)s were you registered in the municipality?"),
    ),
}
