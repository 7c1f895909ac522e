"""What stands or falls with the demands on how much is earned.

Certainty asks whether the level holds without the incomes that are not certain enough; which
incomes count, and the main applicant's share, matter only where the level needs them.
"""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from django.utils.translation import gettext_lazy as _

from landlords.requirements.ask import Ask
from landlords.requirements.basis import How
from landlords.requirements.covering import Alternative, Covered, hangs_on
from landlords.requirements.findings import Finding, Outcome, Question, Reason
from landlords.requirements.messages import Messages, Said


class Levelled(NamedTuple):
    """What the demands on how much is earned come to together, and what would settle them.

    `is_demanded`: not only that no demand is made.
    """

    outcome: Outcome
    questions: tuple[Question, ...] = ()
    is_demanded: bool = True


Level = Callable[[Ask], Levelled]


def certain(alternatives: Sequence[Alternative], ask: Ask, level: Level) -> Finding:
    """Whether the level holds without the incomes that are not certain enough.

    Fails only where an income that surely counts is surely not certain, and the level fails even
    if all others prove to be.
    """
    found = Covered(alternatives, ask)
    kept = {id(item) for item in found.surely}
    without = level(ask._replace(basis=ask.basis.only(lambda item: id(item) in kept)))
    if without.outcome.passes and found.counted:
        enough = "certainty.enough" if without.is_demanded else "certainty.no_level"
        code = "certainty.meets" if len(kept) == len(found.counted) else enough
        return found.met(code, as_it_is=_as_it_is(found, ask, level))
    if without.outcome.passes or not (found.counted or ask.basis.open_questions):
        return found.finding(Outcome.NOT_APPLICABLE, "certainty.no_income")
    if len(kept) == len(found.counted) and not ask.basis.open_questions:
        return found.met("certainty.meets", as_it_is=len(kept) == len(found.as_it_is))
    return _uncertain(found, ask, level)


def _as_it_is(found: Covered, ask: Ask, level: Level) -> bool:
    """Whether the level holds with the incomes alone that are certain with nothing to arrange."""
    if len(found.as_it_is) == len(found.surely):
        return True
    kept = {id(item) for item in found.as_it_is}
    without = level(ask._replace(basis=ask.basis.only(lambda item: id(item) in kept)))
    return without.outcome.passes and (without.is_demanded or bool(kept))


def _uncertain(found: Covered, ask: Ask, level: Level) -> Finding:
    """Some income is not certain, or nobody knows: does that stand in the way?"""
    never = {id(item) for item in found.never}
    basis = ask.basis.only(lambda item: id(item) not in never, open_list=True)
    perhaps = level(ask._replace(basis=basis))
    if perhaps.outcome is not Outcome.FAILS:
        if found.questions:
            return found.asking(*perhaps.questions)
        code = f"certainty.{perhaps.outcome.value}"
        return found.finding(perhaps.outcome, code, perhaps.questions)
    if any(item.how is How.SURE for item in found.never):
        return found.finding(Outcome.FAILS, "certainty.fails")
    if found.questions:
        return found.asking()
    outcome, questions = hangs_on(found.never)
    return found.finding(outcome, f"certainty.{outcome.value}", questions)


def counting(finding: Finding, ask: Ask, level: Level) -> Finding:
    """Which incomes count is no matter where the level is met in another way."""
    return (
        _needed(finding, level(ask), "accepted_income") if not finding.outcome.passes else finding
    )


def sharing(finding: Finding, ask: Ask, level: Level) -> Finding:
    """The main applicant's share is no matter where the main applicant's incomes are enough."""
    if finding.outcome.passes:
        return finding
    basis = ask.basis.only(lambda item: item.income.person == 1, open_list=True)
    return _needed(finding, level(ask._replace(basis=basis)), "combining")


def _needed(finding: Finding, levelled: Levelled, code: str) -> Finding:
    """A finding that stands in the way only if the level fails without it."""
    if levelled.outcome.passes:
        reason = Reason(f"{code}.not_needed", finding.reason.values)
        return finding._replace(outcome=Outcome.NOT_APPLICABLE, reason=reason, questions=())
    if finding.outcome is not Outcome.FAILS or levelled.outcome is Outcome.FAILS:
        return finding
    reason = Reason(f"{code}.hangs", finding.reason.values)
    return finding._replace(outcome=levelled.outcome, reason=reason, questions=levelled.questions)


MESSAGES: Messages = {
    "accepted_income.not_needed": Said(
        _("The demand on income is met without any income that has to count."),
        _("They want no income of you, so it is no matter which of them count."),
    ),
    "accepted_income.hangs": Said(
        _("No income counts. Whether one is needed hangs on the demand on income."),
        _("They do not count your income. We do not know yet whether you need one."),
    ),
    "combining.hangs": Said(
        _("The main applicant's share is too small if the others' incomes are needed."),
        _("Your own part of the incomes is too small if the others' incomes are needed."),
    ),
}
