"""The kind about the household's place in a queue."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from landlords.requirements.applicant import QueueTime
from landlords.requirements.ask import Ask
from landlords.requirements.codes import CountedFrom, Text, Topic, Unit
from landlords.requirements.contract import Kind
from landlords.requirements.findings import Finding, Outcome, Reason, of_household
from landlords.requirements.messages import Messages, Said
from landlords.requirements.params import param
from landlords.requirements.problems import Problem
from landlords.requirements.sentences import Amount, Called, Sentence, Value


@dataclass(frozen=True, slots=True)
class Queue(Kind):
    """The household has at least so many days, or so many points, in a named queue.

    Each adult stands once in a queue, and the best place counts. A day gives the same points to
    everybody; where that number is stated, days and points follow from each other.
    """

    code: ClassVar[str] = "queue"
    topic: ClassVar[Topic] = Topic.QUEUE
    reads_home: ClassVar[bool] = False
    label: ClassVar[Text] = _("queue time")

    channel: str = field(metadata=param(label=_("queue (its code)"), longest=100))
    least_days: int | None = field(
        default=None,
        metadata=param(label=_("days at least"), unit=Unit.DAYS, least=1, most=36_500),
    )
    least_points: int | None = field(
        default=None,
        metadata=param(label=_("points at least"), unit=Unit.POINTS, least=1, most=1_000_000),
    )
    points_a_day: int | None = field(
        default=None,
        metadata=param(
            label=_("points a day"),
            help_text=_("Leave empty if points do not follow the time in the queue."),
            unit=Unit.POINTS,
            least=1,
            most=1_000,
        ),
    )

    def conflicts(self) -> Iterator[Problem]:
        """Days or points, not both and not neither."""
        if (self.least_days is None) == (self.least_points is None):
            yield Problem("least_days", _("State either days or points, one of them."))

    def assess(self, ask: Ask) -> Finding:
        """The best place in this queue against what is demanded."""
        places = [place for place in ask.applicant.queues if place.channel == self.channel]
        held = [self._held(place, ask.on) for place in places]
        best = max((number for number in held if number is not None), default=0)
        told: dict[str, Value] = {
            "queue": Called(self.channel),
            "held": self._amount(best),
            "needed": self._amount(self._needed),
        }
        edges = tuple(edge for place in places for edge in self._edges(place, ask))
        lines = tuple(self._lines(places, ask.on))
        if best >= self._needed:
            return Finding(Outcome.MEETS, Reason("queue.meets", told), (), lines, edges)
        if None in held or not _all_listed(ask, len(places)):
            code = "queue.ask_household" if places else "queue.unknown"
            asked = (of_household("queue", queue=Called(self.channel)),)
            return Finding(Outcome.ASK_HOUSEHOLD, Reason(code, told), asked, lines, edges)
        told["difference"] = self._amount(self._needed - best)
        code = "queue.fails" if places else "queue.not_in"
        return Finding(Outcome.FAILS, Reason(code, told), (), lines, edges)

    @property
    def _needed(self) -> int:
        return self.least_points or self.least_days or 0

    def _amount(self, number: int) -> Amount:
        return Amount(number, Unit.DAYS if self.least_points is None else Unit.POINTS)

    def _held(self, place: QueueTime, on: date) -> int | None:
        """Days or points, as the demand counts; None if neither is known nor follows."""
        days = None if place.since is None else _days(place.since, on)
        if self.least_points is None:
            stated, derived = days, self._days_of(place.points)
        else:
            stated, derived = place.points, self._points_of(days)
        return derived if stated is None else stated

    def _days_of(self, points: int | None) -> int | None:
        rate = self.points_a_day
        return None if points is None or rate is None else points // rate

    def _points_of(self, days: int | None) -> int | None:
        rate = self.points_a_day
        return None if days is None or rate is None else days * rate

    def _reached(self, place: QueueTime) -> date | None:
        """The day on which the time in the queue comes up to the demand, where time decides."""
        if place.since is None:
            return None
        if self.least_points is None:
            return place.since + timedelta(days=self._needed)
        if place.points is not None or self.points_a_day is None:
            return None
        return place.since + timedelta(days=-(-self._needed // self.points_a_day))

    def _edges(self, place: QueueTime, ask: Ask) -> tuple[date, ...]:
        day = self._reached(place)
        return ask.edge(CountedFrom.APPLICATION, day) if day else ()

    def _lines(self, places: list[QueueTime], on: date) -> Iterator[Reason]:
        """What each place is, at which rate, and from when it is enough."""
        for place in places:
            if place.since is not None:
                days = Amount(_days(place.since, on), Unit.DAYS)
                yield Reason("queue.line_since", {"since": place.since, "days": days})
            if place.points is not None:
                yield Reason("queue.line_points", {"points": Amount(place.points, Unit.POINTS)})
            reached = self._reached(place)
            if reached is not None and reached > on:
                yield Reason("queue.line_reached", {"day": reached})
        if places and self.points_a_day is not None:
            yield Reason("queue.line_rate", {"rate": Amount(self.points_a_day, Unit.POINTS)})

    def describe(self) -> Sentence:
        """At least 400 days in the queue telge; at least 4 000 points in it (10 points a day)."""
        told: dict[str, Value] = {"held": self._amount(self._needed), "queue": Called(self.channel)}
        if self.points_a_day is None:
            return Sentence(_("at least %(held)s in the queue %(queue)s"), told)
        told["rate"] = Amount(self.points_a_day, Unit.POINTS)
        return Sentence(_("at least %(held)s in the queue %(queue)s (%(rate)s a day)"), told)

    def short(self) -> Sentence:
        """400 days in telge."""
        told: dict[str, Value] = {"held": self._amount(self._needed), "queue": Called(self.channel)}
        return Sentence(_("%(held)s in %(queue)s"), told)


def _days(since: date, on: date) -> int:
    """Days in the queue; none before it began."""
    return max((on - since).days, 0)


def _all_listed(ask: Ask, listed: int) -> bool:
    """Whether nobody else of the household can stand in the queue as well."""
    adults = ask.applicant.adults
    everybody = adults is not None and len(adults) <= listed
    return bool(ask.applicant.queues_complete) or everybody


MESSAGES: Messages = {
    "queue.meets": Said(
        _("The household has %(held)s in the queue %(queue)s. The demand is %(needed)s."),
        _("You have %(held)s in the queue %(queue)s. They want %(needed)s. It is enough."),
    ),
    "queue.fails": Said(
        _(
            "The demand is %(needed)s in the queue %(queue)s. The household has %(held)s: %(difference)s short."
        ),
        _(
            "They want %(needed)s in the queue %(queue)s. You have %(held)s. Stay in the queue. It takes time."
        ),
    ),
    "queue.not_in": Said(
        _("The demand is %(needed)s in the queue %(queue)s, and the household is not in it."),
        _("They want %(needed)s in the queue %(queue)s. You are not in it yet. Join it now."),
    ),
    "queue.ask_household": Said(
        _(
            "The demand is %(needed)s in the queue %(queue)s. The household has %(held)s as far as is known."
        ),
        _(
            "They want %(needed)s in the queue %(queue)s. We know of %(held)s. We need to know the rest."
        ),
    ),
    "queue.unknown": Said(
        _(
            "The demand is %(needed)s in the queue %(queue)s. It is not known whether the household is in it."
        ),
        _("They want %(needed)s in the queue %(queue)s. We need to know whether you are in it."),
    ),
    "queue.line_since": Said(
        _("In the queue since %(since)s: %(days)s."),
        _("You have been in the queue since %(since)s: %(days)s."),
    ),
    "queue.line_points": Said(_("Points held: %(points)s."), _("You have %(points)s.")),
    "queue.line_rate": Said(_("A day gives %(rate)s."), _("A day in the queue gives %(rate)s.")),
    "queue.line_reached": Said(
        _("It is enough from %(day)s."), _("It will be enough from %(day)s.")
    ),
    "question.queue": Said(
        _(
            "Who of the household stands in the queue %(queue)s, since when and with how many points?"
        ),
        _("Do you stand in the queue %(queue)s? Since when, and with how many points?"),
    ),
}
