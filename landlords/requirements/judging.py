"""The rows of one landlord that hold together, judged for one household and one home."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from django.utils.translation import gettext_lazy as _

from landlords.requirements.ask import Ask
from landlords.requirements.certainty import Certainty
from landlords.requirements.codes import Effect, Says, Tier, Topic, Weight
from landlords.requirements.contract import Condition, Kind
from landlords.requirements.counting import count
from landlords.requirements.disregarding import without
from landlords.requirements.findings import (
    Finding,
    Outcome,
    Question,
    Reason,
    best,
    worst,
)
from landlords.requirements.hanging import Levelled, certain, counting, sharing
from landlords.requirements.messages import Messages, Said
from landlords.requirements.resolution import ExceptionRow, Row
from landlords.requirements.selection import Selected

Alternative = Sequence[Kind]
Found = tuple[tuple[Finding, ...], ...]
BASIS_TOPICS = (Topic.INCOME_BASIS, Topic.COMBINING)
ON_BASIS = (Topic.INCOME_LEVEL, Topic.CERTAINTY, *BASIS_TOPICS)

NO_DEMAND: Found = ((Finding(Outcome.MEETS, Reason("row.no_demand", {})),),)


class ExceptionFinding(NamedTuple):
    """What one exception does for a row that fails.

    `outcome` is FAILS where it does not help; `conditions` are each with whether it holds (None: not
    known); `found` what the other requirement answers where one is put in the row's place.
    """

    rule: ExceptionRow
    outcome: Outcome
    conditions: tuple[tuple[Condition, bool | None], ...]
    questions: tuple[Question, ...] = ()
    found: Found = ()


class Judged(NamedTuple):
    """One row judged: `outcome` as it counts in the end, `weighed` without exceptions.

    `found` holds a finding for each test of each alternative; the alternative `deciding` is the
    first of the best.
    """

    row: Row
    outcome: Outcome
    weighed: Outcome
    found: Found
    deciding: int
    exceptions: tuple[ExceptionFinding, ...] = ()

    @property
    def questions(self) -> tuple[Question, ...]:
        """What would settle it; nothing where nothing stands in the way."""
        if self.outcome.passes:
            return ()
        tests = [f for alternative in self.found for f in alternative]
        asked = [question for finding in tests for question in finding.questions]
        asked += [q for exception in self.exceptions for q in exception.questions]
        return tuple(dict.fromkeys(asked))


def alternative_outcome(findings: Iterable[Finding]) -> Outcome:
    """All tests of an alternative must hold: the worst decides."""
    return worst(finding.outcome for finding in findings)


def weigh(row: Row, outcome: Outcome) -> Outcome:
    """What an outcome comes to by the row's weight; a wish or mere information never decides."""
    if row.tier is Tier.WISH or row.weight is Weight.INFORMATION:
        return outcome if outcome.passes else Outcome.TO_ARRANGE
    if outcome is Outcome.FAILS and row.weight is not Weight.HARD:
        return Outcome.JUDGES
    return outcome


class Sitting:
    """One reading of a landlord's terms, with the incomes that count in it."""

    def __init__(self, ask: Ask, selected: Selected) -> None:
        """Count the incomes first: every other row is tried against them."""
        self.rows, self.exceptions = selected.rows, selected.exceptions
        self.demands = [row for row in self.rows if row.tier is Tier.DEMAND]
        self.levels = [row for row in self.demands if _decides_level(row)]
        self.bare = ask
        self.ask = ask._replace(basis=count(ask, self.demands))

    def judged(self) -> tuple[Judged, ...]:
        """Every row, in order."""
        return tuple(self.judge(row) for row in self.rows)

    def judge(self, row: Row) -> Judged:
        """One row, its exceptions tried where it fails and listed where it waits."""
        found = self.found(row, row.tests, self.ask)
        outcomes = [alternative_outcome(findings) for findings in found]
        outcome = best(outcomes)
        weighed = weigh(row, outcome)
        deciding = outcomes.index(outcome)
        if weighed.passes:
            return Judged(row, weighed, weighed, found, deciding)
        tried = tuple(self.tried(rule, row) for rule in self.exceptions_for(row))
        helped = [exception.outcome for exception in tried if outcome is Outcome.FAILS]
        return Judged(row, best([weighed, *helped]), weighed, found, deciding, tried)

    def found(self, row: Row, tests: Sequence[Alternative], ask: Ask) -> Found:
        """What each test answers; what hangs on the level is judged with it."""
        if row.says is Says.NONE:
            return NO_DEMAND
        if row.topic is Topic.CERTAINTY and self.levels:
            return self._certainty(tests, ask)
        found = tuple(self._alternative(row, alternative, ask) for alternative in tests)
        hangs = HANGING.get(row.topic) if self.levels else None
        if hangs is None:
            return found
        return tuple(tuple(hangs(finding, ask, self.levelled) for finding in a) for a in found)

    def _alternative(self, row: Row, tests: Alternative, ask: Ask) -> tuple[Finding, ...]:
        """What each test answers; beside a level, certainty is judged for that level."""
        certain_level = row.topic is Topic.INCOME_LEVEL and len(tests) > 1
        if not certain_level or not any(isinstance(test, Certainty) for test in tests):
            return tuple(test.assess(ask) for test in tests)
        others = [test for test in tests if not isinstance(test, Certainty)]

        def level(ask: Ask) -> Levelled:
            return _together([tuple(test.assess(ask) for test in others)])

        return tuple(
            certain([(test,)], ask, level) if isinstance(test, Certainty) else test.assess(ask)
            for test in tests
        )

    def level(self, ask: Ask) -> Outcome:
        """What the demands on how much is earned come to, without exceptions."""
        return self.levelled(ask).outcome

    def levelled(self, ask: Ask) -> Levelled:
        """The same, with what would settle it."""
        each = [(row, _together(self.found(row, row.tests, ask))) for row in self.levels]
        outcomes = [(weigh(row, together.outcome), together) for row, together in each]
        asked = [
            q for outcome, together in outcomes if not outcome.passes for q in together.questions
        ]
        outcome = worst(outcome for outcome, _together in outcomes)
        return Levelled(outcome, tuple(dict.fromkeys(asked)))

    def exceptions_for(self, row: Row) -> Iterable[ExceptionRow]:
        """By topic; what lets more incomes count helps whatever is tried against incomes.

        A replacement is for the row of its own scope only: this one, or the one on what counts.
        """
        for rule in self.exceptions:
            if rule.topic is row.topic:
                helps = rule.scope == row.scope
            elif rule.topic in BASIS_TOPICS and row.topic in ON_BASIS:
                stated = (held for held in self.demands if held.topic is rule.topic)
                helps = any(rule.scope == held.scope for held in stated)
            else:
                continue
            if helps or rule.effect is not Effect.REPLACE:
                yield rule

    def tried(self, rule: ExceptionRow, row: Row) -> ExceptionFinding:
        """What an exception does for a row."""
        conditions = tuple((c, c.holds(self.ask)) for c in rule.conditions)
        questions = tuple(c.question(self.ask) for c, held in conditions if held is None)
        if any(held is False for _condition, held in conditions):
            return ExceptionFinding(rule, Outcome.FAILS, conditions)
        found = self._relaxed(rule, row)
        relaxed = best(map(alternative_outcome, found)) if found else Outcome.MEETS
        if relaxed is Outcome.FAILS:
            return ExceptionFinding(rule, Outcome.FAILS, conditions, found=found)
        facts_missing = any(h is None and not c.obtainable for c, h in conditions)
        waits = [Outcome.ASK_HOUSEHOLD] if facts_missing else []
        outcome = worst([Outcome.BY_EXCEPTION, relaxed, *waits])
        asked = (*questions, *(q for a in found for f in a for q in f.questions))
        return ExceptionFinding(rule, outcome, conditions, asked, found)

    def _relaxed(self, rule: ExceptionRow, row: Row) -> Found:
        """The row as the exception leaves it; () where nothing is left of it."""
        if rule.effect is Effect.DISREGARD:
            applicant = without(self.ask.applicant, rule.disregards)
            return self.found(row, row.tests, self.ask._replace(applicant=applicant))
        if rule.topic in BASIS_TOPICS:
            if rule.topic is row.topic and rule.effect is Effect.WAIVE:
                return ()
            replaced = rule.tests if rule.topic is row.topic else row.tests
            return self.found(row, replaced, self._recounted(rule))
        if rule.effect is Effect.WAIVE:
            return ()
        return self.found(row, rule.tests, self.ask)

    def _recounted(self, rule: ExceptionRow) -> Ask:
        """The incomes that count once the exception is made."""
        kept = [row for row in self.demands if row.topic is not rule.topic]
        waived = rule.effect is Effect.WAIVE
        instead = [
            row.stating(Says.NONE if waived else Says.TESTS, () if waived else rule.tests)
            for row in self.demands
            if row.topic is rule.topic
        ]
        return self.bare._replace(basis=count(self.bare, [*kept, *instead]))

    def _certainty(self, tests: Sequence[Alternative], ask: Ask) -> Found:
        """One finding for all alternatives about certainty, then the others as they stand."""
        about = [a for a in tests if any(isinstance(test, Certainty) for test in a)]
        others = [a for a in tests if a not in about]
        found = [(certain(about, ask, self.levelled),)] if about else []
        return (*found, *(tuple(test.assess(ask) for test in a) for a in others))


HANGING = {Topic.INCOME_BASIS: counting, Topic.COMBINING: sharing}
"""What matters only where the level needs it."""


def _decides_level(row: Row) -> bool:
    return row.topic is Topic.INCOME_LEVEL and row.weight is not Weight.INFORMATION


def _together(found: Found | list[tuple[Finding, ...]]) -> Levelled:
    """The best of the alternatives, and all that they ask."""
    outcome = best(map(alternative_outcome, found))
    return Levelled(outcome, tuple(q for a in found for finding in a for q in finding.questions))


MESSAGES: Messages = {
    "row.no_demand": Said(_("No demand is made."), _("They make no demand here.")),
}
