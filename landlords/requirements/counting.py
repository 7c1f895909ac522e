"""From the rows on income basis and combining to the incomes that count: read before all others.

An income counts as the kinds of income, whose it is and its days let it. Within an alternative
every test must pass before its incomes count; the best alternative decides, income by income. Rows
that hold together are all asked: the stricter one decides.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from django.utils.translation import gettext_lazy as _

from landlords.requirements.applicant import MOST_ALLOWANCE, Income
from landlords.requirements.ask import Ask
from landlords.requirements.basis import ZERO, Basis, Bounds, Counted, How, amounts
from landlords.requirements.certainty import ONE_DAY, Certainty
from landlords.requirements.codes import CountedFrom, IncomeType, Says, Topic
from landlords.requirements.combining import Combining
from landlords.requirements.contract import Kind
from landlords.requirements.findings import (
    Outcome,
    Question,
    Reason,
    of_household,
    of_landlord,
)
from landlords.requirements.granted import granted
from landlords.requirements.income_basis import (
    NEVER,
    SURELY,
    AcceptedIncome,
    SalaryFrom,
    Way,
    accepted_question,
    waiting,
)
from landlords.requirements.messages import Messages, Said
from landlords.requirements.resolution import Row
from landlords.requirements.sentences import Sentence

ON_INCOMES = (Topic.INCOME_LEVEL, Topic.INCOME_BASIS, Topic.COMBINING, Topic.CERTAINTY)
WHOSE = of_landlord("combining")
EXPECTED = Sentence(_("expected housing allowance"))
NOT_RECKONED = Sentence(_("not reckoned yet"))
ENDED = _("ended on %(day)s")
BEGINS = _("begins on %(day)s, after the day of moving in")
NOT_BEGUN = _("begins on %(day)s; the landlord has not said whether it counts before")


class Held(NamedTuple):
    """An income of the household, as its days let it count, before any row is asked."""

    income: Income
    way: Way = SURELY
    gross: Bounds = Bounds(ZERO, None)
    net: Bounds = Bounds(ZERO, None)
    note: Sentence | None = None
    name: Sentence | None = None
    edges: tuple[date, ...] = ()
    unknown: tuple[Question, ...] = ()
    lines: tuple[Reason, ...] = ()


def count(ask: Ask, rows: Iterable[Row]) -> Basis:
    """The incomes that count for this landlord, home and day."""
    stated = list(rows)
    accepting = _Rows([row for row in stated if row.topic is Topic.INCOME_BASIS], ask)
    combining = _Rows([row for row in stated if row.topic is Topic.COMBINING], ask)
    found = [*(_held(income, ask) for income in ask.applicant.incomes), *_expected(ask)]
    held = [_amount(item, found, ask) for item in found]
    counted = [_counted(item, accepting, combining, ask) for item in held]
    edges = {day for item in held for day in item.edges}
    edges.update(
        day for item in held for rows in (accepting, combining) for day in rows.edges(item.income)
    )
    unlisted = () if ask.applicant.incomes_complete else (of_household("incomes"),)
    return Basis(counted, unlisted, tuple(sorted(edges)))


def _held(income: Income, ask: Ask) -> Held:
    """What is over on the day of calculation is no income.

    What begins later counts from its first day on; before that the landlord has to say so, and only
    if it has begun by the day of moving in. A first day that is not known is past.
    """
    gross, net = amounts(income)
    if income.until is not None and income.has_ended(ask.on):
        note = Sentence(ENDED, {"day": income.until})
        return Held(income, NEVER, gross, net, note)
    if income.since is None or income.since <= ask.on:
        over = () if income.until is None else (income.until + ONE_DAY,)
        return Held(income, SURELY, gross, net, edges=over)
    begins = ask.edge(CountedFrom.APPLICATION, income.since)
    if income.since > ask.move_in:
        note = Sentence(BEGINS, {"day": income.since})
        soon = ask.edge(CountedFrom.MOVE_IN, income.since)
        return Held(income, NEVER, gross, net, note, edges=(*soon, *begins))
    note = Sentence(NOT_BEGUN, {"day": income.since})
    way = waiting(How.LANDLORD, of_landlord("income_not_begun", income=income.type))
    return Held(income, way, gross, net, note, edges=begins)


def _expected(ask: Ask) -> list[Held]:
    """Housing allowance reckoned for the new home, unless there is one already."""
    facts = ask.applicant
    kind = IncomeType.HOUSING_ALLOWANCE
    if any(i.type is kind and not i.has_ended(ask.on) for i in facts.incomes):
        return []
    expected = facts.expected_housing_allowance
    if expected is None:
        amount = Bounds(ZERO, Decimal(MOST_ALLOWANCE))
        asked = of_household("expected_housing_allowance")
        way, income = waiting(How.HOUSEHOLD, asked), _allowance(None, ask.move_in)
        return [Held(income, way, amount, amount, NOT_RECKONED, EXPECTED, unknown=(asked,))]
    if not expected:
        return []
    amount = Bounds(expected, expected)
    return [Held(_allowance(expected, ask.move_in), SURELY, amount, amount, name=EXPECTED)]


@lru_cache(maxsize=1024)
def _allowance(amount: Decimal | None, move_in: date) -> Income:
    """A housing allowance in the new home; it begins and lasts as the home does."""
    return Income(IncomeType.HOUSING_ALLOWANCE, net=amount, since=move_in, open_ended=True)


class _Rows:
    """Rows on one topic, any of whose alternatives may let an income count."""

    def __init__(self, rows: list[Row], ask: Ask) -> None:
        self.rows, self.ask = rows, ask
        self.others: dict[Kind, Way] = {}
        tests = [test for row in rows for alternative in row.tests for test in alternative]
        self.dated = [test for test in tests if isinstance(test, Combining | Certainty)]

    def way(self, income: Income, unstated: Question, speaks: "Speaks") -> Way:
        """How an income counts by all rows; `unstated` is asked where one says nothing of it."""
        ways = [self._row_way(row, income, speaks) for row in self.rows] or [None]
        return _all_of([way or waiting(How.LANDLORD, unstated) for way in ways])

    def _row_way(self, row: Row, income: Income, speaks: "Speaks") -> Way | None:
        if row.says is Says.NONE:
            return SURELY
        ways = [self._alternative_way(tests, income, speaks) for tests in row.tests]
        return _any_of([way for way in ways if way is not None])

    def _alternative_way(
        self, tests: Sequence[Kind], income: Income, speaks: "Speaks"
    ) -> Way | None:
        """None where no test says anything of this income."""
        said = [way for test in tests if (way := speaks(test, income, self.ask)) is not None]
        if not said:
            return None
        return _all_of([*said, *(self._other_way(test, income) for test in tests)])

    def _other_way(self, test: Kind, income: Income) -> Way:
        """What a test that speaks of something else lets through."""
        if isinstance(test, AcceptedIncome | Combining):
            return SURELY
        if isinstance(test, SalaryFrom):
            return test.way(income, self.ask.applicant)
        if isinstance(test, Certainty):
            covers = test.covers(income, self.ask)
            if covers is None:
                return waiting(How.HOUSEHOLD, *test.questions(income, self.ask))
            return SURELY if covers else NEVER
        if test not in self.others:
            self.others[test] = _household_way(test, self.ask)
        return self.others[test]

    def edges(self, income: Income) -> Iterable[date]:
        """The days of calculation from which an income counts otherwise."""
        for test in self.dated:
            if isinstance(test, Combining):
                yield from test.edges(income.person, self.ask)
            else:
                yield from test.edges(income, self.ask)


Speaks = Callable[[Kind, Income, Ask], Way | None]


def _by_type(test: Kind, income: Income, _ask: Ask) -> Way | None:
    return test.way(income) if isinstance(test, AcceptedIncome) else None


def _by_person(test: Kind, income: Income, ask: Ask) -> Way | None:
    if not isinstance(test, Combining):
        return None
    counts = test.counts(income.person, ask)
    if counts is None:
        return waiting(How.HOUSEHOLD, of_household("same_address", person=income.person))
    return SURELY if counts else NEVER


def _household_way(test: Kind, ask: Ask) -> Way:
    """A test of the household; one of its incomes cannot be tried before they are counted."""
    if test.topic in ON_INCOMES:
        return waiting(How.JUDGES, of_landlord("topic", topic=Topic.INCOME_BASIS))
    found = test.assess(ask)
    if found.outcome.passes:
        return SURELY
    return waiting(HOWS[found.outcome], *found.questions)


HOWS: dict[Outcome, How] = {
    Outcome.BY_EXCEPTION: How.JUDGES,
    Outcome.JUDGES: How.JUDGES,
    Outcome.ASK_NORM: How.HOUSEHOLD,
    Outcome.ASK_LANDLORD: How.LANDLORD,
    Outcome.ASK_HOUSEHOLD: How.HOUSEHOLD,
    Outcome.FAILS: How.NOT,
}


def _all_of(ways: list[Way]) -> Way:
    """The strictest decides; what would settle any of them is asked."""
    ways = [way for way in ways if way is not SURELY]
    if len(ways) < 2:
        return ways[0] if ways else SURELY
    alone = max((way.alone for way in ways), key=_unsureness)
    beside = max((way.beside for way in ways), key=_unsureness)
    if beside is How.NOT:
        return NEVER
    return Way(alone, beside, _questions(ways))


def _any_of(ways: list[Way]) -> Way | None:
    """The most generous decides; None where none says anything."""
    if len(ways) < 2:
        return ways[0] if ways else None
    alone = min((way.alone for way in ways), key=_unsureness)
    beside = min((way.beside for way in ways), key=_unsureness)
    if alone is How.SURE:
        return SURELY
    return Way(alone, beside, _questions([way for way in ways if way.beside is not How.NOT]))


def _questions(ways: Iterable[Way]) -> tuple[Question, ...]:
    return tuple(dict.fromkeys(question for way in ways for question in way.questions))


def _unsureness(how: How) -> int:
    return how.position


def _counted(item: Held, accepting: _Rows, combining: _Rows, ask: Ask) -> Counted:
    income = item.income
    ways = [item.way, accepting.way(income, accepted_question(income.type), _by_type)]
    if income.person != 1:
        ways.append(combining.way(income, WHOSE, _by_person))
    way = _all_of(ways)
    return Counted(
        income,
        item.gross,
        item.net,
        way.alone,
        way.questions,
        None if way.beside is way.alone else way.beside,
        item.unknown,
        item.note if way.beside is item.way.beside else None,
        item.name,
        item.lines,
    )


def _amount(item: Held, held: list[Held], ask: Ask) -> Held:
    """The income with what it comes to, where that follows the rent and all the others."""
    if not item.income.covers_rent:
        return item
    there = [other for other in held if other.way is not NEVER and other is not item]
    unsure = [other for other in there if other.way.alone is How.HOUSEHOLD]
    sure = [other.income for other in there if other not in unsure]
    found = granted(item.income, ask, [item.income, *sure])
    bounds = found.bounds._replace(least=ZERO) if unsure else found.bounds
    asked = dict.fromkeys([*found.questions, *_questions(other.way for other in unsure)])
    edges = (*item.edges, *found.edges)
    return item._replace(
        gross=bounds, net=bounds, unknown=tuple(asked), lines=found.lines, edges=edges
    )


MESSAGES: Messages = {
    "question.expected_housing_allowance": Said(
        _("How large will the housing allowance be in the new home?"),
        _("How large will your housing allowance be in the new home?"),
    ),
    "question.income_not_begun": Said(
        _("Does %(income)s that has not begun yet count, if it can be shown?"),
        _("Does %(income)s that has not begun yet count, if it can be shown?"),
    ),
}
