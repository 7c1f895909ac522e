"""What a household should have left to live on, and which rent income support accepts: by date.

The amounts are those of the latest period whose table has all that the household needs. They are
used on after their period, and marked, as long as the same formula holds; a formula with an end is
never carried past it. What is missing is asked of the coordinator.
"""

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from django.utils.translation import gettext_lazy as _

from landlords.requirements.applicant import Applicant
from landlords.requirements.codes import ChildRule, Norm, Unit
from landlords.requirements.decoding import decode_record
from landlords.requirements.findings import Question, Reason, of_coordinator
from landlords.requirements.messages import Messages, Said
from landlords.requirements.norm_amounts import FormulaPeriod, NormsDocument
from landlords.requirements.norm_search import (
    Found,
    Household,
    Search,
    begun,
    changes,
    rents,
    sized,
)
from landlords.requirements.norm_sums import Way
from landlords.requirements.sentences import Amount

ZERO = Decimal(0)
NO_AMOUNTS = NormsDocument()
MOST_KEPT = 4096
"""How many answers are kept: every landlord asks about the same household and day."""


class Need(NamedTuple):
    """What should be left, kr a month: from and to as far as the household is known.

    `most` None means no end: the household or the amounts are not known well enough; `questions`
    would settle it. `lines` are the parts of the sum that is `least`, `most_lines` those of `most`.
    `year` is the year of the amounts, `carried_from` the same where their period is over. `edges`
    are the days after the one asked for from which other amounts hold.
    """

    least: Decimal
    most: Decimal | None
    lines: tuple[Reason, ...] = ()
    questions: tuple[Question, ...] = ()
    carried_from: int | None = None
    most_lines: tuple[Reason, ...] = ()
    year: int | None = None
    edges: tuple[date, ...] = ()


def parse_norms(data: object) -> "Norms":
    """The norms of a parsed JSON file; TermsError, with every place, if it cannot be used."""
    return Norms(decode_record(NormsDocument, data))


class Norms:
    """Dated amounts and formulas; answers are kept, so that asking again costs little."""

    def __init__(self, document: NormsDocument = NO_AMOUNTS) -> None:
        """Without a document there are no amounts at all: everything is asked of the coordinator."""
        self.document = document
        self._needs = lru_cache(maxsize=MOST_KEPT)(self._need)
        self._rents = lru_cache(maxsize=MOST_KEPT)(self._rent)

    def need(
        self,
        norm: Norm,
        household: Applicant,
        on: date,
        *,
        children: ChildRule = ChildRule.BY_AGE,
        child_benefits: Decimal = ZERO,
        child_amount: Decimal | None = None,
    ) -> Need:
        """What the norm leaves this household, kr a month.

        `child_benefits` lower the children's part; `child_amount` is the landlord's own for every
        child where all have the same.
        """
        return self._needs(sized(household), Way(norm, children, child_amount, child_benefits), on)

    def accepted_rent(self, household: Applicant, on: date) -> Need:
        """The highest rent that the municipality's income support accepts for this household."""
        return self._rents(sized(household), on)

    def _need(self, household: Household, way: Way, on: date) -> Need:
        formulas = [row for _place, row in self.document.formulas_of(way.norm)]
        edges = changes([*formulas, *self.document.amounts(way.norm)], formulas, on)
        return self._held(household, way, on)._replace(edges=edges)

    def _held(self, household: Household, way: Way, on: date) -> Need:
        """By the amounts of the day."""
        search, questions = self._search(way, on), household.questions(way)
        if search is None:
            return _missing(way, questions)
        if household.is_open(way):
            floor = search.floor(household)
            return _at_least(floor, way, on, questions) if floor else _missing(way, questions)
        found = search.latest_of(household)
        if found:
            return _between(found, on, questions, lambda item: _lines(item, way, on))
        alone = search.latest_of(household._replace(children=()))
        return _partly_missing(alone, way, on, questions) if alone else _missing(way, questions)

    def _search(self, way: Way, on: date) -> Search | None:
        """Where to look: under the formula that holds on the day, and only there."""
        period = self._formula(way.norm, on)
        if period is None:
            return None
        tables = begun(self.document.amounts(way.norm), on)
        return Search([table for table in tables if period.holds(table.valid_from)], period, way)

    def _formula(self, norm: Norm, on: date) -> FormulaPeriod | None:
        return next((row for _place, row in self.document.formulas_of(norm) if row.holds(on)), None)

    def _rent(self, household: Household, on: date) -> Need:
        tables = self.document.accepted_rents
        found, questions = rents(begun(tables, on), household), household.questions()
        edges = changes(tables, (), on)
        if found:
            need = _between(found, on, questions, lambda item: _rent_lines(item, on))
            return need._replace(edges=edges)
        asked = (of_coordinator("accepted_rent"), *questions)
        lines = (Reason("accepted_rent.missing", {}),)
        return Need(ZERO, None, lines, asked, most_lines=lines, edges=edges)


def _between(
    found: Sequence[Found],
    on: date,
    questions: tuple[Question, ...],
    lines: Callable[[Found], tuple[Reason, ...]],
) -> Need:
    """From the least to the most of what it may be; questions only if these differ."""
    low, high = min(found, key=_amount), max(found, key=_amount)
    return Need(
        low.amount,
        high.amount,
        lines(low),
        () if low.amount == high.amount else questions,
        low.carried_from(on),
        lines(high),
        low.year,
    )


def _at_least(floor: Found, way: Way, on: date, questions: tuple[Question, ...]) -> Need:
    lines = (*floor.parts, _total("norm.sum_at_least", floor, way))
    return Need(floor.amount, None, lines, questions, floor.carried_from(on), lines, floor.year)


def _partly_missing(
    alone: Sequence[Found], way: Way, on: date, questions: tuple[Question, ...]
) -> Need:
    """The adults' part is known, the children's is not: at least the former."""
    need = _at_least(min(alone, key=_amount), way, on, questions)
    code = "norm_supplement" if way.children is ChildRule.SUPPLEMENT else "norm_amount"
    asked = (of_coordinator(code, norm=way.norm), *questions)
    lines = (*need.lines, Reason("norm.missing", {"norm": way.norm}))
    return need._replace(lines=lines, most_lines=lines, questions=asked)


def _missing(way: Way, questions: tuple[Question, ...]) -> Need:
    asked = (of_coordinator("norm_amount", norm=way.norm), *questions)
    lines = (Reason("norm.missing", {"norm": way.norm}),)
    return Need(ZERO, None, lines, asked, None, lines)


def _amount(found: Found) -> Decimal:
    return found.amount


def _lines(found: Found, way: Way, on: date) -> tuple[Reason, ...]:
    """The parts, the sum with its year, and a word if the year is over."""
    lines = (*found.parts, _total("norm.sum", found, way))
    if found.carried_from(on) is None:
        return lines
    return (*lines, Reason("norm.carried", {"norm": way.norm, "year": str(found.year)}))


def _total(code: str, found: Found, way: Way) -> Reason:
    amount = Amount(found.amount, Unit.KRONOR_A_MONTH)
    return Reason(code, {"norm": way.norm, "amount": amount, "year": str(found.year)})


def _rent_lines(found: Found, on: date) -> tuple[Reason, ...]:
    amount = Amount(found.amount, Unit.KRONOR_A_MONTH)
    line = Reason("accepted_rent.amount", {"amount": amount, "day": found.period.valid_from})
    if found.carried_from(on) is None:
        return (line,)
    return line, Reason("accepted_rent.carried", {"day": found.period.last_day})


MESSAGES: Messages = {
    "norm.sum": Said(
        _("%(norm)s for the household, reckoned on %(year)s: %(amount)s"),
        _("%(norm)s for you, reckoned on %(year)s: %(amount)s"),
    ),
    "norm.sum_at_least": Said(
        _("%(norm)s for the household, reckoned on %(year)s: at least %(amount)s"),
        _("%(norm)s for you, reckoned on %(year)s: at least %(amount)s"),
    ),
    "norm.carried": Said(
        _(
            "Not every later amount that the household needs is in the portal: %(norm)s of %(year)s is used."
        ),
        _("We do not have every later amount, so we use those of %(year)s."),
    ),
    "norm.missing": Said(
        _("Amounts of %(norm)s are missing in the portal."),
        _("We do not have every amount yet. We will find out."),
    ),
    "accepted_rent.amount": Said(
        _("the highest rent that income support accepts, from %(day)s: %(amount)s"),
        _("the highest rent that the municipality accepts: %(amount)s"),
    ),
    "accepted_rent.carried": Said(
        _("It was decided up to and including %(day)s; nothing later is in the portal."), None
    ),
    "accepted_rent.missing": Said(
        _("The rent that income support accepts is missing in the portal."),
        _("We do not know yet which rent the municipality accepts. We will find out."),
    ),
    "question.norm_amount": Said(
        _("Which amounts of %(norm)s hold for this household?"),
        _("We do not know yet. We will find out."),
    ),
    "question.norm_supplement": Said(
        _("Which supplement for several children belongs to %(norm)s?"),
        _("We do not know yet. We will find out."),
    ),
    "question.accepted_rent": Said(
        _("Which rent does the municipality's income support accept for this household?"),
        _("We do not know yet. We will find out."),
    ),
    "question.couple": Said(
        _("Are two of the adults a couple?"), _("Are two of the adults a couple?")
    ),
}
