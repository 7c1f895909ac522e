"""The kind about remarks on disturbances in a home."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import ClassVar, NamedTuple

from django.utils.translation import gettext_lazy as _

from landlords.requirements.ages import NO_MONTH, OLD, Passed, edges_by, passed
from landlords.requirements.applicant import Disturbance
from landlords.requirements.ask import Ask
from landlords.requirements.codes import Text, Topic, Unit
from landlords.requirements.contract import Kind, rule_of
from landlords.requirements.findings import (
    Finding,
    Outcome,
    Question,
    Reason,
    of_household,
)
from landlords.requirements.findings import (
    ask as waits_for,
)
from landlords.requirements.messages import Messages, Said
from landlords.requirements.params import param
from landlords.requirements.sentences import Amount, Period, Sentence, Series, Value

SERIOUS: dict[bool | None, Sentence] = {
    True: Sentence(_("serious")),
    False: Sentence(_("not serious, so it does not count")),
    None: Sentence(_("not known whether serious")),
}
DISTURBANCES = of_household("disturbances")
DISTURBANCE_SERIOUS = of_household("disturbance_serious")
DISTURBANCE_MONTHS = of_household("disturbance_months")


class Seen(NamedTuple):
    """One remark on disturbances as the rule looks at it; None of each is not known.

    `recent`: whether it is not old enough yet, which it is on the days of `age`.
    """

    disturbance: Disturbance
    counts: bool | None
    recent: bool | None
    age: Passed | None

    @property
    def hinders(self) -> bool | None:
        """Whether it stands in the way."""
        parts = {self.counts, self.recent}
        if False in parts:
            return False
        return None if None in parts else True


@dataclass(frozen=True, slots=True)
class NoDisturbance(Kind):
    """There is no remark on disturbances, or none so serious or so new that it counts."""

    code: ClassVar[str] = "no_disturbance"
    topic: ClassVar[Topic] = Topic.DISTURBANCE
    reads_home: ClassVar[bool] = False
    label: ClassVar[Text] = _("no remarks on disturbances")

    months: int | None = field(
        default=None,
        metadata=param(
            label=_("none in the last"),
            help_text=_("Leave empty if none at all is accepted, however old."),
            unit=Unit.MONTHS,
            least=1,
            most=120,
        ),
    )
    serious: bool = field(default=False, metadata=param(label=_("only serious ones count")))

    def describe(self) -> Sentence:
        """No serious remarks on disturbances in the last 12 months."""
        return self._said(brief=False)

    def short(self) -> Sentence:
        """No serious remarks on disturbances in the last 12 mo."""
        return self._said(brief=True)

    def _said(self, *, brief: bool) -> Sentence:
        what = Sentence(
            _("no serious remarks on disturbances")
            if self.serious
            else _("no remarks on disturbances")
        )
        if self.months is None:
            return what
        told: dict[str, Value] = {"what": what, "months": Amount(self.months, Unit.MONTHS, brief)}
        return Sentence(_("%(what)s in the last %(months)s"), told)

    def assess(self, ask: Ask) -> Finding:
        """Every remark on disturbances against the rule."""
        complete = bool(ask.applicant.disturbances_complete)
        seen = [self._seen(disturbance, ask) for disturbance in ask.applicant.disturbances]
        told: dict[str, Value] = {"rule": rule_of(self)}
        if complete and not seen:
            return Finding(Outcome.MEETS, Reason("no_disturbance.none", told))
        hinder = sum(one.hinders is True for one in seen)
        unsure = [one for one in seen if one.hinders is None]
        lines = tuple(Reason("no_disturbance.line", {"facts": self._facts(one)}) for one in seen)
        edges = tuple(sorted(edges_by(ask, *(one.age for one in seen if one.counts is not False))))
        if hinder:
            told["count"] = Amount(hinder, Unit.DISTURBANCES)
            return Finding(Outcome.FAILS, Reason("no_disturbance.fails", told), (), lines, edges)
        if complete and not unsure:
            return Finding(Outcome.MEETS, Reason("no_disturbance.meets", told), (), lines, edges)
        listed = () if complete else (DISTURBANCES,)
        asked = dict.fromkeys([*listed, *(q for one in unsure for q in _seen_questions(one))])
        reason = Reason("no_disturbance.ask_household", told)
        return waits_for(reason, *asked, edges=edges)._replace(lines=lines)

    def _seen(self, disturbance: Disturbance, ask: Ask) -> Seen:
        counts = disturbance.serious if self.serious else True
        if self.months is None:
            return Seen(disturbance, counts, recent=True, age=None)
        if disturbance.month is None:
            return Seen(disturbance, counts, recent=None, age=None)
        age = passed(disturbance.month, self.months)
        old = age.by(ask.on)
        return Seen(disturbance, counts, None if old is None else not old, age)

    def _facts(self, seen: Seen) -> Series:
        """One remark on disturbances in a line."""
        month = seen.disturbance.month
        facts: list[Value] = [NO_MONTH if month is None else Period(*month)]
        if self.serious:
            facts.append(SERIOUS[seen.counts])
        if seen.age is not None and seen.counts is not False:
            facts.append(seen.age.said(OLD, None if seen.recent is None else not seen.recent))
        return Series(tuple(facts))


def _seen_questions(seen: Seen) -> Iterator[Question]:
    """What would settle whether this remark stands in the way."""
    if seen.counts is None:
        yield DISTURBANCE_SERIOUS
    if seen.recent is None:
        month = seen.disturbance.month
        yield (
            DISTURBANCE_MONTHS
            if month is None
            else of_household("disturbance_day", month=Period(*month))
        )


MESSAGES: Messages = {
    "no_disturbance.none": Said(
        _("The household has no remarks on disturbances."),
        _("You have no remarks on disturbances."),
    ),
    "no_disturbance.meets": Said(
        _("None of the remarks on disturbances counts against the demand (%(rule)s)."),
        _("None of your remarks on disturbances counts against you (%(rule)s)."),
    ),
    "no_disturbance.fails": Said(
        _("The household has %(count)s that the demand does not allow (%(rule)s)."),
        _("You have %(count)s that they do not accept (%(rule)s)."),
    ),
    "no_disturbance.ask_household": Said(
        _("Not enough is known of remarks on disturbances (%(rule)s)."),
        _("We need to know more about remarks on disturbances (%(rule)s)."),
    ),
    "no_disturbance.line": Said(
        _("Remark on disturbances: %(facts)s"), _("Remark on disturbances: %(facts)s")
    ),
    "question.disturbances": Said(
        _("Which remarks on disturbances are there, and are these all?"),
        _("Has a landlord written to you about disturbances?"),
    ),
    "question.disturbance_serious": Said(
        _("Which of the remarks on disturbances are serious?"),
        _("Which of your remarks on disturbances are serious?"),
    ),
    "question.disturbance_months": Said(
        _("In which month was each remark on disturbances made?"),
        _("In which month did you get each remark on disturbances?"),
    ),
    "question.disturbance_day": Said(
        _("On which day of %(month)s was the remark on disturbances made?"),
        _("On which day of %(month)s did you get the remark on disturbances?"),
    ),
}
