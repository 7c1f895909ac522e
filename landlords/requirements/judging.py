"""The rows of one landlord that hold together, judged for one household and one home."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from django.utils.translation import gettext_lazy as _

from landlords.requirements.ask import Ask
from landlords.requirements.basis import Basis
from landlords.requirements.certainty import Certainty
from landlords.requirements.codes import Effect, Says, Tier, Topic, Weight
from landlords.requirements.combining import Combining
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
from landlords.requirements.income_basis import AcceptedIncome, SalaryFrom
from landlords.requirements.messages import Messages, Said
from landlords.requirements.resolution import ExceptionRow, Row
from landlords.requirements.selection import Selected

Alternative = Sequence[Kind]
Found = tuple[tuple[Finding, ...], ...]
BASIS_TOPICS = (Topic.INCOME_BASIS, Topic.COMBINING)
MOST_KEPT = 2_000
"""Findings remembered at a time; far more than a market has requirements and sizes of homes."""
COUNTED_ALIKE = (AcceptedIncome, SalaryFrom, Combining)
"""Kinds by which incomes count alike in every home."""
ON_BASIS = (Topic.INCOME_LEVEL, Topic.CERTAINTY, *BASIS_TOPICS)

NO_DEMAND: Found = ((Finding(Outcome.MEETS, Reason("row.no_demand", {})),),)


class ExceptionFinding(NamedTuple):
    """What one exception does for a row that fails.

    `outcome` is FAILS where it does not help; `conditions` are each with whether it holds (None: not
    known), and `figures` what each demands and what there is; `found` is what the other requirement
    answers where one is put in the row's place.
    """

    rule: ExceptionRow
    outcome: Outcome
    conditions: tuple[tuple[Condition, bool | None], ...]
    questions: tuple[Question, ...] = ()
    found: Found = ()
    figures: tuple[tuple[Reason, ...], ...] = ()


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


def alternative_outcome(findings: Sequence[Finding]) -> Outcome:
    """All tests of an alternative must hold: the worst decides."""
    if len(findings) == 1:
        return findings[0].outcome
    return worst(finding.outcome for finding in findings)


def weigh(row: Row, outcome: Outcome) -> Outcome:
    """What an outcome comes to by the row's weight; a wish or mere information never decides."""
    if row.tier is Tier.WISH or row.weight is Weight.INFORMATION:
        return outcome if outcome.passes else Outcome.TO_ARRANGE
    if outcome is Outcome.FAILS and row.weight is not Weight.HARD:
        return Outcome.JUDGES
    return outcome


class Memory:
    """What one household has been found to be, so that alike requirements are judged once.

    It is for one household, one set of amounts and one day of calculation and of moving in, and
    knows requirements by being the very same object; it keeps them, so that none is mistaken.
    """

    def __init__(self, ask: Ask) -> None:
        """Empty, for what is asked here apart from the home."""
        self.about = ask.applicant, ask.norms, ask.on, ask.move_in
        self.bases: dict[tuple[tuple[Topic, int], ...], tuple[Basis, object]] = {}
        self.found: dict[object, tuple[tuple[Finding, ...], object]] = {}

    def is_about(self, ask: Ask) -> bool:
        """Whether it may be used for this."""
        applicant, norms, on, move_in = self.about
        same = applicant is ask.applicant and norms is ask.norms
        return same and on == ask.on and move_in == ask.move_in

    def basis(self, ask: Ask, demands: Sequence[Row]) -> Basis:
        """The incomes that count by these rows, worked out once where nothing else decides."""
        rows = [row for row in demands if row.topic in BASIS_TOPICS]
        tests = [test for row in rows for alternative in row.tests for test in alternative]
        if not all(isinstance(test, COUNTED_ALIKE) for test in tests) or _follows_rent(ask):
            return count(ask, demands)
        key = tuple((row.topic, id(row.tests)) for row in rows)
        if key not in self.bases:
            self.bases[key] = count(ask, demands), rows
        return self.bases[key][0]

    def alternative(self, tests: Alternative, ask: Ask) -> tuple[Finding, ...]:
        """What each test answers, looked at anew only for a home that may change it."""
        home = ask.home
        key: tuple[object, ...] = id(tests), id(ask.basis)
        for test in tests:
            if test.reads_home:
                key = (*key, home.rent, home.rooms, home.product, home.district, home.house)
            if test.reads_landlord:
                return tuple(test.assess(ask) for test in tests)
        known = self.found.get(key)
        if known is None:
            if len(self.found) >= MOST_KEPT:
                self.found.clear()
            known = tuple(test.assess(ask) for test in tests), (tests, ask.basis)
            self.found[key] = known
        return known[0]


def _follows_rent(ask: Ask) -> bool:
    """Whether an income is granted for the rent of the home."""
    return any(income.covers_rent for income in ask.applicant.incomes)


class Sitting:
    """One reading of a landlord's terms, with the incomes that count in it."""

    def __init__(self, ask: Ask, selected: Selected, memory: Memory | None = None) -> None:
        """Count the incomes first: every other row is tried against them."""
        self.rows, self.exceptions = selected.rows, selected.exceptions
        self.demands = [row for row in self.rows if row.tier is Tier.DEMAND]
        self.levels = [row for row in self.demands if _decides_level(row)]
        self.bare = ask
        self.memory = memory or Memory(ask)
        self.ask = ask._replace(basis=self.memory.basis(ask, self.demands))

    def judged(self) -> tuple[Judged, ...]:
        """Every row, in order."""
        return tuple(self.judge(row) for row in self.rows)

    def judge(self, row: Row) -> Judged:
        """One row, its exceptions tried where it fails and listed where it waits."""
        found = self.found(row, row.tests, self.ask)
        if len(found) == 1:
            outcome, deciding = alternative_outcome(found[0]), 0
        else:
            outcomes = [alternative_outcome(findings) for findings in found]
            outcome = best(outcomes)
            deciding = outcomes.index(outcome)
        weighed = weigh(row, outcome)
        if weighed.passes:
            return Judged(row, weighed, weighed, found, deciding)
        if not self.exceptions:
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
            if ask is self.ask:
                return self.memory.alternative(tests, ask)
            return tuple(test.assess(ask) for test in tests)
        others = [test for test in tests if not isinstance(test, Certainty)]
        if not others:
            return tuple(test.assess(ask) for test in tests)

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
        is_demanded = any(row.says is Says.TESTS for row in self.levels)
        return Levelled(outcome, tuple(dict.fromkeys(asked)), is_demanded)

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
        figures = tuple(c.lines(self.ask) for c in rule.conditions)
        helpless = ExceptionFinding(rule, Outcome.FAILS, conditions, figures=figures)
        if any(held is False for _condition, held in conditions):
            return helpless
        found = self._relaxed(rule, row)
        relaxed = best(map(alternative_outcome, found)) if found else Outcome.MEETS
        if relaxed is Outcome.FAILS:
            return helpless._replace(found=found)
        facts_missing = any(h is None and not c.obtainable for c, h in conditions)
        waits = [Outcome.ASK_HOUSEHOLD] if facts_missing else []
        outcome = worst([Outcome.BY_EXCEPTION, relaxed, *waits])
        asked = (*questions, *(q for a in found for f in a for q in f.questions))
        return ExceptionFinding(rule, outcome, conditions, asked, found, figures)

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
