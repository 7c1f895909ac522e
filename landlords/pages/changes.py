"""What has changed of a landlord from one day to the next, by the dated statements themselves.

This is what held when, as we know it now; who wrote it, and when, is the history of the record.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from typing import Any, NamedTuple

from django.db.models import Model, QuerySet, TextField, Value
from django.db.models.expressions import Combinable
from django.db.models.functions import Cast
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from config.shared.words import Text
from landlords.models import (
    ChannelUse,
    ContractOffer,
    Cooperation,
    ExceptionRule,
    Landlord,
    Pause,
    PriorityRule,
    Requirement,
    Stock,
)
from landlords.pages.words import capitalised
from landlords.requirements.codes import Topic
from landlords.requirements.offer_codes import ContractType

MOST_DAYS = 12


class Subject(NamedTuple):
    """What a statement is about: its kind, and which of that kind."""

    head: str
    name: str = ""


class Span(NamedTuple):
    """One statement: what it is about, and the days it holds."""

    about: Subject
    first: date
    last: date | None


@dataclass(frozen=True)
class ChangedDay:
    """What begins to hold on a day in place of something else, for the first time, or no more."""

    day: date
    changed: tuple[Subject, ...]
    new: tuple[Subject, ...]
    ended: tuple[Subject, ...]

    @property
    def day_before(self) -> date:
        """The last day on which it was as before."""
        return self.day - timedelta(days=1)

    @property
    def lines(self) -> list[tuple[Text, list[str]]]:
        """What is told of the day, each with its head, one line for each kind of statement."""
        told = ((_("changed"), self.changed), (_("new"), self.new), (_("ended"), self.ended))
        return [(head, list(by_kind(subjects))) for head, subjects in told if subjects]


def by_kind(subjects: Iterable[Subject]) -> Iterator[str]:
    """One line for each kind with all of that kind; the subjects come sorted."""
    for head, rows in groupby(subjects, key=lambda subject: subject.head):
        names = "; ".join(subject.name for subject in rows if subject.name)
        yield f"{head}: {names}" if names else head


def changes(landlord: Landlord) -> list[ChangedDay]:
    """The latest days on which something changed, the newest first; one query.

    The day on which the first of it was known is left out: then nothing changed.
    """
    spans = list(spans_of(landlord))
    if not spans:
        return []
    first = min(span.first for span in spans)
    days = {span.first for span in spans} | {
        span.last + timedelta(days=1) for span in spans if span.last
    }
    latest = sorted(days - {first}, reverse=True)[:MOST_DAYS]
    return [changed_on(day, spans) for day in latest]


def changed_on(day: date, spans: list[Span]) -> ChangedDay:
    """What changes on one day."""
    eve = day - timedelta(days=1)
    begun = {span.about for span in spans if span.first == day}
    ended = {span.about for span in spans if span.last == eve}
    before = {span.about for span in spans if span.first < day and holds(span, day)}
    return ChangedDay(
        day,
        changed=tuple(sorted((begun & (ended | before)) | (ended & before))),
        new=tuple(sorted(begun - ended - before)),
        ended=tuple(sorted(ended - begun - before)),
    )


def holds(span: Span, day: date) -> bool:
    """Whether the statement holds on the day."""
    return span.first <= day and (span.last is None or day <= span.last)


def spans_of(landlord: Landlord) -> Iterator[Span]:
    """Every dated statement about a landlord that a reader would miss if it changed; one query."""
    first, *others = (rows_of(watched, landlord) for watched in WATCHED)
    for name, what, where, begins, ends in first.union(*others, all=True):
        yield Span(ABOUT[name](what, where), begins, ends)


def rows_of(watched: "Watched", landlord: Landlord) -> "QuerySet[Any, Any]":
    """One table's statements about a landlord: the table, what, for what, first and last day."""
    rows = watched.model._default_manager.filter(**{watched.path: landlord}).order_by()
    return rows.values_list(
        Value(watched.model.__name__),
        as_text(watched.what),
        as_text(watched.where),
        "valid_from",
        "valid_until",
    )


def as_text(column: str) -> Combinable:
    """A column as text, so that tables can be read together; nothing where it is not there."""
    return Cast(column, TextField()) if column else Value("")


class Watched(NamedTuple):
    """A table whose changes are told: how it hangs on a landlord, and what its rows are about."""

    model: type[Model]
    what: str = ""
    where: str = ""
    path: str = "landlord"


WATCHED = (
    Watched(Requirement, "topic", "scope__name", "scope__landlord"),
    Watched(ExceptionRule, "topic", "scope__name", "scope__landlord"),
    Watched(Stock, "rooms", "district__name"),
    Watched(ContractOffer, "type"),
    Watched(ChannelUse, "channel__name"),
    Watched(PriorityRule, "name"),
    Watched(Cooperation),
    Watched(Pause),
)


def of_terms(words: Text) -> Callable[[str, str], Subject]:
    """What a demand or an exception is about: what it holds for, and its topic."""
    return lambda topic, scope: Subject(
        str(words) % {"scope": scope}, capitalised(str(Topic(topic).label))
    )


def of_homes(rooms: str, district: str | None) -> Subject:
    """What homes are: their size and district."""
    words = ngettext("%(rooms)s room, %(place)s", "%(rooms)s rooms, %(place)s", int(rooms))
    place = district or _("district not known")
    return Subject(_("Homes"), words % {"rooms": rooms, "place": place})


ABOUT: dict[str, Callable[[str, str], Subject]] = {
    "Requirement": of_terms(gettext_lazy("Requirements (%(scope)s)")),
    "ExceptionRule": of_terms(gettext_lazy("Exceptions (%(scope)s)")),
    "Stock": of_homes,
    "ContractOffer": lambda kind, _where: Subject(
        _("Types of lease"), capitalised(str(ContractType(kind).label))
    ),
    "ChannelUse": lambda name, _where: Subject(_("How to apply"), name),
    "PriorityRule": lambda name, _where: Subject(_("Priority"), name),
    "Cooperation": lambda _what, _where: Subject(_("Cooperation")),
    "Pause": lambda _what, _where: Subject(_("Lets nothing for the time being")),
}
