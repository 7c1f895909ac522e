"""Which of a household's incomes count for a landlord: surely, perhaps, and whose word is missing.

A demand on income is tried against a reach: what surely counts, what may be added once the
household, and then the landlord, has answered, and what the landlord assesses. Before tax is known
from below where only after tax is known, and the other way round; what is free of tax is the same
in both (decisions on partial facts; inkomstskattelagen 8 kap., 11 kap.).
"""

from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import NamedTuple

from django.utils.translation import gettext_lazy as _

from landlords.requirements.applicant import Income
from landlords.requirements.codes import Basis as Measure
from landlords.requirements.codes import Code, IncomeType, Unit
from landlords.requirements.findings import Question, Reason, of_household
from landlords.requirements.messages import Messages, Said
from landlords.requirements.sentences import Amount, Value

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
    HOUSEHOLD = "household", _("counts if the household's answer allows it")
    LANDLORD = "landlord", _("the landlord has not said whether it counts")
    JUDGES = "judges", _("the landlord assesses whether it counts")
    NOT = "not", _("does not count")


class Bounds(NamedTuple):
    """From and to, in kr a month; no end is None."""

    least: Decimal
    most: Decimal | None


class Counted(NamedTuple):
    """One income and how it counts.

    `question` would settle how it counts; `unknown` how much it is, where that is not asked of the
    household itself (income support that follows the rent); `lines` how its amount was reckoned.
    """

    income: Income
    gross: Bounds
    net: Bounds
    how: How
    question: Question | None = None
    unknown: tuple[Question, ...] = ()
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


Weight = Callable[[IncomeType], Decimal]


class Basis:
    """The counted incomes of one household for one home and one set of rows."""

    __slots__ = ("_cache", "incomes", "open_questions")

    def __init__(
        self, incomes: Iterable[Counted], open_questions: tuple[Question, ...] = ()
    ) -> None:
        """`open_questions`: what may add incomes that nobody has listed; without end until told."""
        self.incomes = tuple(incomes)
        self.open_questions = open_questions
        self._cache: dict[object, Reach] = {}

    def reach(self, measure: Measure, without: frozenset[IncomeType] = frozenset()) -> Reach:
        """How far it reaches, these kinds of income left out."""
        key = measure, without
        found = self._cache.get(key)
        if found is None:
            found = self.weighted(measure, lambda kind: ZERO if kind in without else Decimal(1))
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
        landlord = _plus(household, ends[1], Decimal(1))
        return Reach(least, household, landlord, _plus(landlord, ends[2], Decimal(1)))

    def only(self, keep: Callable[[Counted], bool]) -> "Basis":
        """The same without the incomes that are not kept; nothing unlisted is added."""
        return Basis([counted for counted in self.incomes if keep(counted)])

    def questions(self, measure: Measure, *how: How) -> tuple[Question, ...]:
        """What would settle the incomes that count in these unsure ways, and their amounts."""
        asked = [c.question for c in self.incomes if c.how in how and c.question is not None]
        if How.HOUSEHOLD in how:
            asked += [q for c in self.incomes for q in _amount_questions(c, measure)]
            asked += self.open_questions
        return tuple(dict.fromkeys(asked))

    def lines(self, measure: Measure) -> tuple[Reason, ...]:
        """Every income as a line of the sum, with how it counts and how it was reckoned."""
        parts = ((_line(counted, measure), *counted.lines) for counted in self.incomes)
        return tuple(reason for part in parts for reason in part)


PLACES: dict[How, int] = {How.SURE: 0, How.HOUSEHOLD: 0, How.LANDLORD: 1, How.JUDGES: 2}


AMOUNT_QUESTIONS: dict[Measure, str] = {
    Measure.GROSS: "income_gross",
    Measure.NET: "income_net",
}


def _amount_questions(counted: Counted, measure: Measure) -> tuple[Question, ...]:
    """What would settle its amount, if it counts or may count."""
    bounds = counted.bounds(measure)
    if counted.how is How.NOT or bounds.least == bounds.most:
        return ()
    if counted.unknown:
        return counted.unknown
    income = counted.income
    return (of_household(AMOUNT_QUESTIONS[measure], income=income.type, person=income.person),)


def _plus(end: Decimal | None, more: Decimal | None, factor: Decimal) -> Decimal | None:
    return None if end is None or more is None else end + more * factor


def _line(counted: Counted, measure: Measure) -> Reason:
    bounds = counted.bounds(measure)
    values: dict[str, Value] = {
        "income": counted.income.type,
        "person": counted.income.person,
        "how": counted.how,
        "measure": measure,
        "amount": Amount(bounds.least, Unit.KRONOR_A_MONTH),
    }
    if bounds.most == bounds.least:
        return Reason("basis.line", values)
    return Reason("basis.line_at_least" if bounds.least else "basis.line_unknown", values)


def amounts(income: Income) -> tuple[Bounds, Bounds]:
    """An income before and after tax, as far as what is known bounds it."""
    gross, net = income.gross, income.net
    if income.type in TAX_FREE:
        known = net if gross is None else gross
        same = Bounds(ZERO, None) if known is None else Bounds(known, known)
        return same, same
    before = Bounds(net or ZERO, None) if gross is None else Bounds(gross, gross)
    after = Bounds(ZERO, gross) if net is None else Bounds(net, net)
    return before, after


MESSAGES: Messages = {
    "basis.line": Said(
        _("%(income)s, person %(person)s: %(amount)s %(measure)s – %(how)s"),
        _("%(income)s: %(amount)s %(measure)s"),
    ),
    "basis.line_at_least": Said(
        _("%(income)s, person %(person)s: at least %(amount)s %(measure)s – %(how)s"),
        _("%(income)s: at least %(amount)s %(measure)s"),
    ),
    "basis.line_unknown": Said(
        _("%(income)s, person %(person)s: not known %(measure)s – %(how)s"),
        _("%(income)s: we do not know how much %(measure)s"),
    ),
}
