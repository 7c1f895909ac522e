"""Which table of amounts a household is measured by, and how far it may reach if not all is known."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import NamedTuple, TypeVar

from landlords.requirements.applicant import Applicant
from landlords.requirements.codes import ChildRule
from landlords.requirements.fact_codes import ChildAge
from landlords.requirements.findings import Question, Reason, of_household
from landlords.requirements.norm_amounts import AcceptedRents, FormulaPeriod, NormAmounts
from landlords.requirements.norm_rows import MOST_PERSONS, Dated
from landlords.requirements.norm_sums import People, Way, complete, summed

D = TypeVar("D", bound=Dated)
ONE_DAY = timedelta(days=1)


class Household(NamedTuple):
    """As much of a household as amounts follow; None: not known."""

    adults: int | None
    couple: bool | None
    children: tuple[ChildAge, ...] | None

    @property
    def fewest(self) -> int:
        """The least number of adults."""
        return self.adults or (2 if self.couple else 1)

    def variants(self) -> list[People]:
        """The least that it may be, as a couple and not where nobody knows."""
        children = self.children or ()
        if self.fewest == 1:
            return [People(1, couple=False, children=children)]
        couples = (False, True) if self.couple is None else (self.couple,)
        return [People(self.fewest, couple, children) for couple in couples]

    def is_open(self, way: Way) -> bool:
        """Whether more persons may belong to it, so that its sum has no end."""
        no_children = self.children is None and way.children is not ChildRule.IGNORED
        return self.adults is None or no_children

    def questions(self, way: Way | None = None) -> tuple[Question, ...]:
        """Who is not known; with a way of measuring, what matters to it."""
        asked = [of_household("adults")] if self.adults is None else []
        if self.children is None and (way is None or way.children is not ChildRule.IGNORED):
            asked.append(of_household("children"))
        if way is not None and self.couple is None and self.fewest > 1:
            asked.append(of_household("couple"))
        return tuple(asked)


def sized(applicant: Applicant) -> Household:
    """What amounts follow, of a household's facts."""
    adults = applicant.adults
    return Household(None if adults is None else len(adults), applicant.couple, applicant.children)


class Found(NamedTuple):
    """An amount, kr a month, with the parts of its sum and the period it was found in."""

    amount: Decimal
    parts: tuple[Reason, ...]
    period: Dated

    @property
    def year(self) -> int:
        """The year of the amounts."""
        return self.period.valid_from.year

    def carried_from(self, on: date) -> int | None:
        """The year of the amounts if their period is over; None if it is not."""
        return self.year if self.period.last_day < on else None


def begun(periods: Iterable[D], on: date) -> list[D]:
    """The periods that began by the day, the latest first."""
    found = [period for period in periods if period.valid_from <= on]
    return sorted(found, key=lambda period: period.valid_from, reverse=True)


def changes(begin: Iterable[Dated], end: Iterable[Dated], on: date) -> tuple[date, ...]:
    """The days after this one on which one of the periods begins, or one of the others is over."""
    first = {period.valid_from for period in begin}
    over = {period.last_day + ONE_DAY for period in end if period.valid_until is not None}
    return tuple(sorted(day for day in first | over if day > on))


class Search(NamedTuple):
    """The tables in which a norm is looked for, the latest first, and the formula they go into."""

    tables: Sequence[NormAmounts]
    period: FormulaPeriod
    way: Way

    def latest_of(self, household: Household) -> list[Found]:
        """By the latest table that has all that is needed; none if a variant has no such table."""
        found = [self._latest(people) for people in household.variants()]
        known = [item for item in found if item is not None]
        return known if len(known) == len(found) else []

    def floor(self, household: Household) -> Found | None:
        """The least that any of the tables that may come to be used makes of it.

        Once more is known of the household an older table may be the latest that has everything;
        none older than one that has everything for every household.
        """
        found: list[Found] = []
        for people in household.variants():
            for table, item in self._tried(people):
                found.append(item)
                if complete(table, self.period.formula, self.way):
                    break
        return min(found, key=lambda item: item.amount, default=None)

    def _latest(self, people: People) -> Found | None:
        return next((found for _table, found in self._tried(people)), None)

    def _tried(self, people: People) -> Iterator[tuple[NormAmounts, Found]]:
        for table in self.tables:
            total = summed(table, self.period.formula, people, self.way)
            if total is not None:
                yield table, Found(total.amount, total.lines, table)


def rents(tables: Sequence[AcceptedRents], household: Household) -> list[Found] | None:
    """The accepted rents of all that the household may be; None if one of them is not known.

    Where not all is known an older table may come to be used: those are looked at as well, down to
    the first that has everything.
    """
    found: list[Found] = []
    for table in tables:
        tried = list(_rents(table, household))
        found += [Found(rent, (), table) for rent in tried if rent is not None]
        if None not in tried:
            return found
    return None


def _rents(table: AcceptedRents, household: Household) -> Iterator[Decimal | None]:
    """The rents of the smallest and the largest household that it may be."""
    fewest, children = household.fewest, household.children
    adults = {fewest, fewest if household.adults else MOST_PERSONS}
    numbers = (0, 1, MOST_PERSONS) if children is None else (len(children),)
    return (table.rent(number, more) for number in adults for more in numbers)
