"""How long ago a month was, of whose days nobody knows which: from its first day to its last."""

from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple, TypeAlias

from django.utils.translation import gettext_lazy as _

from landlords.requirements.ask import Ask, months_after
from landlords.requirements.codes import CountedFrom, Text
from landlords.requirements.sentences import Sentence
from landlords.requirements.values import Month

Words: TypeAlias = dict[bool | None, Text]
"""What is said where it is so, where it is not, and where it hangs on the day of the month."""

NO_MONTH = Sentence(_("month not known"))
OLD: Words = {
    True: _("old enough since %(last)s"),
    False: _("old enough on %(last)s at the latest"),
    None: _("old enough from %(first)s to %(last)s, by the day of the month"),
}


class Passed(NamedTuple):
    """The days on which so many months have passed: since the month's first day, and its last."""

    first: date
    last: date

    def by(self, day: date) -> bool | None:
        """Whether they have passed on this day; None if it hangs on the day of the month."""
        if self.last <= day:
            return True
        return None if self.first <= day else False

    def within(self, day: date) -> bool | None:
        """Whether no more than they have passed on this day; None as before."""
        if self.first >= day:
            return True
        return None if self.last >= day else False

    def said(self, words: Words, known: bool | None) -> Sentence:  # noqa: FBT001
        """The days in these words, which may name `first` and `last`."""
        return Sentence(words[known], {"first": self.first, "last": self.last})


@lru_cache(maxsize=4096)
def passed(month: Month, months: int) -> Passed:
    """When so many months have passed since something in this month."""
    last = date(month.year, month.month, monthrange(month.year, month.month)[1])
    return Passed(months_after(month.first, months), months_after(last, months))


def begun(month: Month, on: date) -> bool:
    """Whether what is said of the month has come about: a month once begun is taken at its word."""
    return month.first <= on


def edges_by(ask: Ask, *spans: Passed | None) -> Iterator[date]:
    """The days from which `by`, counted from the application, may answer otherwise."""
    for span in spans:
        if span is not None and span.last > ask.on:
            yield from ask.edge(CountedFrom.APPLICATION, span.first)
            yield from ask.edge(CountedFrom.APPLICATION, span.last)


def edges_within(ask: Ask, *spans: Passed | None) -> Iterator[date]:
    """The days from which `within`, counted from the application, may answer otherwise."""
    for span in spans:
        if span is not None and span.last >= ask.on:
            yield from ask.edge(CountedFrom.APPLICATION, span.first + timedelta(days=1))
            yield from ask.edge(CountedFrom.APPLICATION, span.last + timedelta(days=1))
