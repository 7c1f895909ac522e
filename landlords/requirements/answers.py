"""What one landlord's terms answer to the questions of the directory, for one home and one day.

Only demands on everybody decide; rows for an audience are named beside the answer. Silence is
"not known", and so is a home of which nobody knows whether a narrower scope holds there, if that
scope would answer otherwise.
"""

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from typing import NamedTuple

from django.utils.translation import gettext_lazy as _

from landlords.requirements.codes import (
    Acceptance,
    Answer,
    Effect,
    IncomeType,
    Issuer,
    Says,
    Topic,
    Weight,
)
from landlords.requirements.conditions import HasIncomeType
from landlords.requirements.contract import Condition, Kind
from landlords.requirements.income_basis import AcceptedIncome, SalaryFrom
from landlords.requirements.remarks import Remarks
from landlords.requirements.resolution import ExceptionRow, Resolved, Row, in_force, matches
from landlords.requirements.sentences import Joined, Sentence, series, short_tests


class Told(NamedTuple):
    """An answer, and the limit that goes with it."""

    answer: Answer
    limit: Sentence | None = None


Alternative = tuple[Kind, ...]
Reader = Callable[[Alternative], Told]

PREFERENCE = (
    Answer.YES,
    Answer.SUPPLEMENT,
    Answer.ASSESSED,
    Answer.EXCEPTION,
    Answer.UNKNOWN,
    Answer.NO,
)
"""Best first: the best alternative decides a row, the worst test decides an alternative."""

ACCEPTED: dict[Acceptance, Answer] = {
    Acceptance.YES: Answer.YES,
    Acceptance.SUPPLEMENT: Answer.SUPPLEMENT,
    Acceptance.ASSESSED: Answer.ASSESSED,
    Acceptance.NO: Answer.NO,
}


def income_answer(
    resolved: Resolved, leeways: Iterable[ExceptionRow], income_type: IncomeType
) -> Told:
    """Whether this kind of income counts; an exception for those who live on it helps as well."""

    def read(alternative: Alternative) -> Told:
        return _income_told(alternative, income_type)

    def helps(audience: Condition | None) -> bool:
        return audience is None or (
            isinstance(audience, HasIncomeType) and income_type in audience.types
        )

    usable = [leeway for leeway in leeways if helps(leeway.audience)]
    return _answer(resolved, usable, Topic.INCOME_BASIS, read)


def remarks_answer(resolved: Resolved, leeways: Iterable[ExceptionRow]) -> Told:
    """Whether a household with a payment remark may pass, and within which limit."""
    usable = [leeway for leeway in leeways if leeway.audience is None]
    return _answer(resolved, usable, Topic.REMARKS, _remarks_told)


def breakpoints(rows: Iterable[Row], leeways: Iterable[ExceptionRow]) -> tuple[date, ...]:
    """The days on which an answer may change, in order: first days, and days after last days."""
    days: set[date] = set()
    periods = [(row.valid_from, row.valid_until) for row in rows]
    periods += [(leeway.valid_from, leeway.valid_until) for leeway in leeways]
    for first, last in periods:
        days.add(first)
        if last is not None and last < date.max:
            days.add(last + timedelta(days=1))
    return tuple(sorted(days))


def _answer(
    resolved: Resolved, leeways: Iterable[ExceptionRow], topic: Topic, read: Reader
) -> Told:
    """The answer if every reading of what is unsure gives the same one, else not known."""
    sure, perhaps = _open_doors(resolved, leeways, topic)
    doors = [sure, sure + perhaps] if perhaps else [sure]
    tolds = [
        _with_others(_general_told(rows, open_doors, read), rows)
        for rows in resolved.readings(topic)
        for open_doors in doors
    ]
    first = tolds[0]
    if any(told.answer is not first.answer for told in tolds):
        return _with_others(Told(Answer.UNKNOWN), resolved.rows_for(topic))
    same_limit = all(told.limit == first.limit for told in tolds)
    return first if same_limit else Told(first.answer)


def _open_doors(
    resolved: Resolved, leeways: Iterable[ExceptionRow], topic: Topic
) -> tuple[list[ExceptionRow], list[ExceptionRow]]:
    """The exceptions on this topic that hold here that day, and those that may."""
    current = [
        leeway
        for leeway in leeways
        if leeway.topic is topic and in_force(leeway.valid_from, leeway.valid_until, resolved.on)
    ]
    sure = [leeway for leeway in current if matches(leeway.scope, resolved.home)]
    perhaps = [leeway for leeway in current if matches(leeway.scope, resolved.home) is None]
    return sure, perhaps


def _general_told(rows: Iterable[Row], leeways: Iterable[ExceptionRow], read: Reader) -> Told:
    row = next((row for row in rows if row.audience is None), None)
    if row is None:
        return Told(Answer.UNKNOWN)
    told = Told(Answer.YES) if row.says is Says.NONE else _best(row.tests, read)
    if told.answer is not Answer.NO:
        return told
    if any(_opens(leeway, row) for leeway in leeways):
        return Told(Answer.EXCEPTION)
    return told if row.weight is Weight.HARD else Told(Answer.ASSESSED)


def _opens(leeway: ExceptionRow, row: Row) -> bool:
    """A replacement belongs to the scope whose row it replaces; other exceptions hold anywhere."""
    return leeway.effect is not Effect.REPLACE or leeway.scope == row.scope


def _best(alternatives: Iterable[Alternative], read: Reader) -> Told:
    tolds = [read(alternative) for alternative in alternatives]
    answer = min((told.answer for told in tolds), key=PREFERENCE.index, default=Answer.UNKNOWN)
    limits = [told.limit for told in tolds if told.answer is answer]
    stated = [limit for limit in limits if limit is not None]
    if not stated or len(stated) < len(limits):
        return Told(answer)
    return Told(answer, series(stated, Joined.OR) if len(stated) > 1 else stated[0])


def _with_others(told: Told, rows: Iterable[Row]) -> Told:
    """The answer, with the audiences that have rules of their own named in its limit."""
    parts = [] if told.limit is None else [told.limit]
    for row in rows:
        if row.audience is not None:
            who = {"who": row.audience.describe()}
            parts.append(Sentence(_("other rules for whoever %(who)s"), who))
    if not parts:
        return told
    return Told(told.answer, series(parts, Joined.SEMICOLON) if len(parts) > 1 else parts[0])


def _income_told(alternative: Alternative, income_type: IncomeType) -> Told:
    stated = [test for test in alternative if isinstance(test, AcceptedIncome)]
    answers = [_income_answer(test, income_type) for test in stated]
    answer = max(answers, key=PREFERENCE.index, default=Answer.UNKNOWN)
    if answer in {Answer.UNKNOWN, Answer.NO}:
        return Told(answer)
    limiting = [test for test in alternative if test not in stated and _limits(test, income_type)]
    parts: list[Sentence] = [test.short() for test in limiting]
    if income_type is IncomeType.INCOME_SUPPORT:
        own = any(test.issuer is Issuer.OWN_MUNICIPALITY for test in stated)
        parts += [Sentence("%(issuer)s", {"issuer": Issuer.OWN_MUNICIPALITY})] if own else []
    return Told(answer, series(parts, Joined.AND) if parts else None)


def _limits(test: Kind, income_type: IncomeType) -> bool:
    """The form of employment limits salary alone; any other test whatever it stands beside."""
    return income_type is IncomeType.SALARY or not isinstance(test, SalaryFrom)


def _income_answer(test: AcceptedIncome, income_type: IncomeType) -> Answer:
    acceptance = test.incomes.get(income_type)
    return Answer.UNKNOWN if acceptance is None else ACCEPTED[acceptance]


def _remarks_told(alternative: Alternative) -> Told:
    stated = [test for test in alternative if isinstance(test, Remarks)]
    if not stated:
        return Told(Answer.UNKNOWN)
    if any(test.allows_none for test in stated):
        return Told(Answer.NO)
    return Told(Answer.YES, short_tests([alternative]))
