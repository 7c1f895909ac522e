"""Which of a household's incomes count for a landlord: surely, perhaps, and whose word is missing.

A demand on income is tried against a reach: what surely counts, what may be added once the
household, and then the landlord, has answered, and what the landlord assesses. Before tax is known
from below where only after tax is known, and the other way round; what is free of tax is the same
in both (decisions on partial facts; inkomstskattelagen 8 kap., 11 kap.).
"""

from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from django.utils.translation import gettext_lazy as _

from landlords.requirements.applicant import Income
from landlords.requirements.codes import Basis as Measure
from landlords.requirements.codes import Code, IncomeType, Unit
from landlords.requirements.findings import Owner, Question, Reason, of_household
from landlords.requirements.messages import Messages, Said
from landlords.requirements.sentences import Amount, Sentence, Value

ZERO = Decimal(0)

TAX_FREE = frozenset(
    {
        IncomeType.ESTABLISHMENT_BENEFIT,
        IncomeType.INCOME_SUPPORT,
        IncomeType.HOUSING_ALLOWANCE,
        IncomeType.HOUSING_SUPPLEMENT,
        IncomeType.CHILD_BENEFIT,
        IncomeType.MAINTENANCE,
        IncomeType.MAINTENANCE_SUPPORT,
        IncomeType.BOARDING_SUPPLEMENT,
        IncomeType.STUDENT_AID,
    }
)
"""What no tax is paid on: the same sum before and after tax."""

CHILD_BENEFITS = frozenset(
    {IncomeType.CHILD_BENEFIT, IncomeType.MAINTENANCE, IncomeType.MAINTENANCE_SUPPORT}
)
"""What lowers a child's standard amount instead of counting as income, where a landlord says so."""


class How(Code):
    """How sure it is that an income counts, surest first; the unsure name whose word is missing."""

    SURE = "sure", _("counts")
    HOUSEHOLD = "household", _("whether it counts hangs on an answer that is missing")
    LANDLORD = "landlord", _("the landlord has not said whether it counts")
    JUDGES = "judges", _("the landlord assesses whether it counts")
    NOT = "not", _("does not count")


class Bounds(NamedTuple):
    """From and to, in kr a month; no end is None."""

    least: Decimal
    most: Decimal | None


class Counted(NamedTuple):
    """One income and how it counts.

    A supplement counts as `beside` says next to an income that counts by itself, and as `how` says
    alone. `questions` would settle how it counts; `unknown` how much it is, where that is not asked
    as other amounts are. `note` tells in words why it counts as it does, where the kind of income
    does not; `name` what it is called instead of its kind; `lines` how its amount was reckoned.
    """

    income: Income
    gross: Bounds
    net: Bounds
    how: How
    questions: tuple[Question, ...] = ()
    beside: How | None = None
    unknown: tuple[Question, ...] = ()
    note: Sentence | None = None
    name: Sentence | None = None
    lines: tuple[Reason, ...] = ()

    def bounds(self, measure: Measure) -> Bounds:
        """Its amount before or after tax."""
        return self.gross if measure is Measure.GROSS else self.net


class Reach(NamedTuple):
    """How far the counted incomes reach, in kr a month; each end holds the one before; None: no end.

    `least` surely; `household` when the household has answered; `landlord` when the landlord has,
    too; `most` with all that the landlord assesses.
    """

    least: Decimal
    household: Decimal | None
    landlord: Decimal | None
    most: Decimal | None

    def times(self, factor: Decimal) -> "Reach":
        """So much of it."""
        ends = (None if end is None else end * factor for end in self[1:])
        return Reach(self.least * factor, *ends)


Weight = Callable[[IncomeType], Decimal]


class Basis:
    """The counted incomes of one household for one home and one set of rows.

    `incomes` hold how each counts beside the others. `edges` are the days of calculation from which
    one of them counts otherwise, all else as it is.
    """

    __slots__ = ("_cache", "_lines", "_stated", "edges", "incomes", "open_questions")

    def __init__(
        self,
        incomes: Iterable[Counted],
        open_questions: tuple[Question, ...] = (),
        edges: tuple[date, ...] = (),
    ) -> None:
        """`open_questions`: what may add incomes that nobody has listed; without end until told."""
        self._stated = tuple(incomes)
        self.open_questions = open_questions
        self.edges = edges
        self.incomes = self._beside_each_other()
        self._cache: dict[object, Reach] = {}
        self._lines: dict[Measure, tuple[Reason, ...]] = {}

    def _beside_each_other(self) -> tuple[Counted, ...]:
        """A supplement counts at most as surely as there is an income that counts by itself."""
        if all(counted.beside is None for counted in self._stated):
            return self._stated
        leader = min(map(_led, self._stated), key=_surety)
        if self.open_questions and leader[0] is not How.SURE:
            leader = How.HOUSEHOLD, ()
        return tuple(_next_to(leader, counted) for counted in self._stated)

    def reach(self, measure: Measure, without: frozenset[IncomeType] = frozenset()) -> Reach:
        """How far it reaches, these kinds of income left out."""
        key = measure, without
        found = self._cache.get(key)
        if found is None:
            found = self.weighted(measure, lambda kind: ZERO if kind in without else ONE)
            self._cache[key] = found
        return found

    def weighted(self, measure: Measure, weight: Weight) -> Reach:
        """How far it reaches if each kind of income counts by this factor."""
        ends: list[Decimal | None] = [None if self.open_questions else ZERO, ZERO, ZERO]
        least = ZERO
        for counted in self.incomes:
            factor = weight(counted.income.type)
            if counted.how is How.NOT or not factor:
                continue
            bounds = counted.bounds(measure)
            if counted.how is How.SURE:
                least += bounds.least * factor
            place = PLACES[counted.how]
            ends[place] = _plus(ends[place], bounds.most, factor)
        household = ends[0]
        landlord = _plus(household, ends[1], ONE)
        return Reach(least, household, landlord, _plus(landlord, ends[2], ONE))

    def only(self, keep: Callable[[Counted], bool], *, open_list: bool = False) -> "Basis":
        """The same without the incomes that are not kept; `open_list`: unlisted ones may still come.

        A supplement that is kept still needs an income beside it. It is for trying a demand, not for
        showing one: it has no lines.
        """
        kept = [
            stated
            for stated, counted in zip(self._stated, self.incomes, strict=True)
            if keep(counted)
        ]
        basis = Basis(kept, self.open_questions if open_list else (), self.edges)
        basis._lines = dict.fromkeys(Measure, ())
        return basis

    def questions(self, measure: Measure, *how: How) -> tuple[Question, ...]:
        """What would settle the incomes that count in these unsure ways, and their amounts.

        What the household has to tell is asked of every income that may count.
        """
        may = [counted for counted in self.incomes if counted.how is not How.NOT]
        asked: list[Question] = []
        if How.HOUSEHOLD in how:
            asked += [q for c in may for q in c.questions if q.owner is Owner.HOUSEHOLD]
            asked += [q for c in may for q in _amount_questions(c, measure)]
            asked += self.open_questions
        asked += [
            q for c in may if c.how in how for q in c.questions if q.owner is not Owner.HOUSEHOLD
        ]
        return tuple(dict.fromkeys(asked))

    def lines(self, measure: Measure) -> tuple[Reason, ...]:
        """Every income as a line of the sum, with how it counts."""
        found = self._lines.get(measure)
        if found is None:
            found = tuple(reason for c in self.incomes for reason in _all_lines(c, measure))
            self._lines[measure] = found
        return found

    def ways(self) -> tuple[Reason, ...]:
        """Every income as a line that tells only how it counts."""
        return tuple(_way(counted) for counted in self.incomes)


ONE = Decimal(1)
PLACES: dict[How, int] = {How.SURE: 0, How.HOUSEHOLD: 0, How.LANDLORD: 1, How.JUDGES: 2}
AMOUNT_QUESTIONS: dict[Measure, str] = {
    Measure.GROSS: "income_gross",
    Measure.NET: "income_net",
}


Led = tuple[How, tuple[Question, ...]]


def _surety(led: Led) -> int:
    return led[0].position


def _led(counted: Counted) -> Led:
    """How surely an income lets supplements count beside it; nothing leads with nothing."""
    if counted.gross.most == ZERO:
        return How.NOT, ()
    if counted.how is How.SURE and not counted.gross.least:
        asked = counted.unknown or (amount_question(counted.income, Measure.GROSS),)
        return How.HOUSEHOLD, asked
    return counted.how, counted.questions


def _next_to(leader: Led, counted: Counted) -> Counted:
    """An income as it counts beside others."""
    if counted.beside is None:
        return counted
    own = counted.beside, counted.questions
    beside = max(leader, own, key=_surety)
    if beside[0].position >= counted.how.position:
        return counted
    asked = tuple(dict.fromkeys([*counted.questions, *leader[1]]))
    return counted._replace(how=beside[0], questions=asked)


def _amount_questions(counted: Counted, measure: Measure) -> tuple[Question, ...]:
    """What would settle its amount."""
    bounds = counted.bounds(measure)
    if bounds.least == bounds.most:
        return ()
    return counted.unknown or (amount_question(counted.income, measure),)


def amount_question(income: Income, measure: Measure) -> Question:
    """How much an income is, before or after tax."""
    return of_household(AMOUNT_QUESTIONS[measure], income=income.type, person=income.person)


def _plus(end: Decimal | None, more: Decimal | None, factor: Decimal) -> Decimal | None:
    return None if end is None or more is None else end + more * factor


def amounts(income: Income) -> tuple[Bounds, Bounds]:
    """An income before and after tax, as far as what is known bounds it."""
    gross, net = income.gross, income.net
    if income.type in TAX_FREE:
        gross, net = net if gross is None else gross, gross if net is None else net
    before = Bounds(net or ZERO, None) if gross is None else Bounds(gross, gross)
    after = Bounds(ZERO, gross) if net is None else Bounds(net, net)
    return before, after


WHOSE = _("%(income)s (adult %(person)s)")


def named(income: Income) -> Value:
    """An income in a line; whose it is only where it is not the main applicant's."""
    if income.person == 1:
        return income.type
    return Sentence(WHOSE, {"income": income.type, "person": income.person})


def _way(counted: Counted) -> Reason:
    told = {"income": counted.name or named(counted.income), "how": counted.note or counted.how}
    return Reason("basis.way", told)


def line(counted: Counted, measure: Measure) -> Reason:
    """One income as a line of the sum: its amount as far as it is known, and how it counts."""
    least, most = counted.bounds(measure)
    values: dict[str, Value] = {
        **_way(counted).values,
        "measure": measure,
        "amount": Amount(least, Unit.KRONOR_A_MONTH),
    }
    if most == least:
        return Reason("basis.line", values)
    if most is None:
        return Reason("basis.line_at_least" if least else "basis.line_unknown", values)
    values["most"] = Amount(most, Unit.KRONOR_A_MONTH)
    return Reason("basis.line_between" if least else "basis.line_at_most", values)


def _all_lines(counted: Counted, measure: Measure) -> tuple[Reason, ...]:
    """An income's line, and under it how its amount was reckoned."""
    under = () if counted.how is How.NOT else counted.lines
    return (line(counted, measure), *under)


MESSAGES: Messages = {
    "basis.way": Said(_("%(income)s – %(how)s"), _("%(income)s – %(how)s")),
    "basis.line": Said(
        _("%(income)s: %(amount)s %(measure)s – %(how)s"),
        _("%(income)s: %(amount)s %(measure)s – %(how)s"),
    ),
    "basis.line_at_least": Said(
        _("%(income)s: at least %(amount)s %(measure)s – %(how)s"),
        _("%(income)s: at least %(amount)s %(measure)s – %(how)s"),
    ),
    "basis.line_at_most": Said(
        _("%(income)s: at most %(most)s %(measure)s – %(how)s"),
        _("%(income)s: at most %(most)s %(measure)s – %(how)s"),
    ),
    "basis.line_between": Said(
        _("%(income)s: from %(amount)s to %(most)s %(measure)s – %(how)s"),
        _("%(income)s: from %(amount)s to %(most)s %(measure)s – %(how)s"),
    ),
    "basis.line_unknown": Said(
        _("%(income)s: not known %(measure)s – %(how)s"),
        _("%(income)s: we do not know how much %(measure)s – %(how)s"),
    ),
    "question.income_gross": Said(
        _("How much is it before tax: %(income)s, adult %(person)s?"),
        _("How much is it before tax: %(income)s, adult %(person)s?"),
    ),
    "question.income_net": Said(
        _("How much is it after tax: %(income)s, adult %(person)s?"),
        _("How much is it after tax: %(income)s, adult %(person)s?"),
    ),
}
