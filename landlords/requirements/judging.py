"""The rows of one landlord that hold together, judged for one household and one home."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from django.utils.translation import gettext_lazy as _

from landlords.requirements.ask import Ask
from landlords.requirements.basis import Counted, How
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
from landlords.requirements.findings import (
    ask as waits_for,
)
from landlords.requirements.income_basis import Certainty
from landlords.requirements.messages import Messages, Said
from landlords.requirements.resolution import ExceptionRow, Row
from landlords.requirements.selection import Selected
from landlords.requirements.sentences import Series, Value, short_tests

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
        self.levels = [row for row in self.demands if row.topic is Topic.INCOME_LEVEL]
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
        """What each test answers; the certainty of incomes is judged income by income."""
        if row.says is Says.NONE:
            return NO_DEMAND
        if row.topic is Topic.CERTAINTY:
            return self._certainty(tests, ask)
        return tuple(tuple(test.assess(ask) for test in alternative) for alternative in tests)

    def level(self, ask: Ask) -> Outcome:
        """What the demands on how much is earned come to, without exceptions."""
        return worst(
            weigh(row, best(map(alternative_outcome, self.found(row, row.tests, ask))))
            for row in self.levels
        )

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
        found: list[tuple[Finding, ...]] = [(self._certain(about, ask),)] if about else []
        found += [tuple(test.assess(ask) for test in alternative) for alternative in others]
        return tuple(found)

    def _certain(self, alternatives: Sequence[Alternative], ask: Ask) -> Finding:
        """Whether the level holds without the incomes that are not certain enough."""
        counted = [item for item in ask.basis.incomes if item.how is not How.NOT]
        covered = {id(item): _covered(item, alternatives, ask) for item in counted}
        edges = tuple(sorted(_edges(counted, alternatives, ask)))
        told: dict[str, Value] = {"rule": short_tests(alternatives)}
        unlisted = ask.basis.open_questions
        kept = ask.basis.only(lambda item: covered.get(id(item)) is True)
        if counted and self.levels and self.level(ask._replace(basis=kept)).passes:
            return Finding(Outcome.MEETS, Reason("certainty.meets", told), edges=edges)
        if not counted and not unlisted:
            return Finding(Outcome.NOT_APPLICABLE, Reason("certainty.no_income", told))
        known = set(covered.values())
        questions = (*_questions(counted, covered, alternatives, ask), *unlisted)
        if known <= {True}:
            if unlisted and (self.levels or not known):
                return waits_for(Reason("certainty.ask_household", told), *questions, edges=edges)
            return Finding(Outcome.MEETS, Reason("certainty.meets", told), edges=edges)
        named = Series(
            tuple(dict.fromkeys(i.income.type for i in counted if covered[id(i)] is not True))
        )
        told = {**told, "incomes": named}
        return self._uncertain(ask, told, covered, questions, edges)

    def _uncertain(
        self,
        ask: Ask,
        told: dict[str, Value],
        covered: dict[int, bool | None],
        questions: tuple[Question, ...],
        edges: tuple[date, ...],
    ) -> Finding:
        """Some income is not certain, or nobody knows: does that stand in the way?"""
        known = set(covered.values())
        nothing_hangs_on_it = not self.levels or self.level(ask) is Outcome.FAILS
        if nothing_hangs_on_it:
            if True in known:
                return Finding(Outcome.MEETS, Reason("certainty.meets", told), edges=edges)
            perhaps = Outcome.MEETS if questions else Outcome.FAILS
        else:
            kept = ask.basis.only(lambda item: covered.get(id(item)) is not False)
            kept.open_questions = ask.basis.open_questions
            perhaps = self.level(ask._replace(basis=kept))
        if perhaps is Outcome.FAILS:
            return Finding(Outcome.FAILS, Reason("certainty.fails", told), edges=edges)
        if questions:
            return waits_for(Reason("certainty.ask_household", told), *questions, edges=edges)
        return Finding(perhaps, Reason(f"certainty.{perhaps.value}", told), edges=edges)


def _covered(item: Counted, alternatives: Sequence[Alternative], ask: Ask) -> bool | None:
    """Whether an income is certain by any of the alternatives; None if it may be."""
    answers = [_covered_by(item, alternative, ask) for alternative in alternatives]
    if True in answers:
        return True
    return None if None in answers else False


def _covered_by(item: Counted, alternative: Alternative, ask: Ask) -> bool | None:
    answers: list[bool | None] = []
    for test in alternative:
        if isinstance(test, Certainty):
            answers.append(test.covers(item.income, ask))
        else:
            outcome = test.assess(ask).outcome
            answers.append(True if outcome.passes else False if outcome is Outcome.FAILS else None)
    if False in answers:
        return False
    return None if None in answers else True


def _tests(alternatives: Sequence[Alternative]) -> list[Certainty]:
    return [test for a in alternatives for test in a if isinstance(test, Certainty)]


def _edges(counted: list[Counted], alternatives: Sequence[Alternative], ask: Ask) -> set[date]:
    return {
        day
        for test in _tests(alternatives)
        for item in counted
        for day in test.edges(item.income, ask)
    }


def _questions(
    counted: list[Counted],
    covered: dict[int, bool | None],
    alternatives: Sequence[Alternative],
    ask: Ask,
) -> tuple[Question, ...]:
    unsure = [item for item in counted if covered[id(item)] is None]
    asked = [
        test.question(item.income)
        for item in unsure
        for test in _tests(alternatives)
        if test.covers(item.income, ask) is None
    ]
    return tuple(dict.fromkeys(asked))


MESSAGES: Messages = {
    "row.no_demand": Said(_("No demand is made."), _("They make no demand here.")),
    "certainty.no_income": Said(_("No income counts, so none has to be certain."), None),
    "certainty.judges": Said(
        _(
            "Without what is not certain enough (%(incomes)s) the landlord assesses the income (%(rule)s)."
        ),
        _("They decide whether your income is certain enough."),
    ),
    "certainty.ask_landlord": Said(
        _(
            "Without what is not certain enough (%(incomes)s) the landlord must be asked (%(rule)s)."
        ),
        _("We do not know yet. We will ask."),
    ),
    "certainty.ask_norm": Said(
        _("Without what is not certain enough (%(incomes)s) an amount is missing (%(rule)s)."),
        _("We do not know yet. We will find out."),
    ),
}
