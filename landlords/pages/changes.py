"""What has changed of a landlord from one day to the next, by the dated statements themselves.

This is what held when, as we know it now; who wrote it, and when, is the history of the record.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
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


class Span(NamedTuple):
    """One statement: what it is about, and the days it holds."""

    about: str
    first: date
    last: date | None


@dataclass(frozen=True)
class ChangedDay:
    """What begins to hold on a day in place of something else, for the first time, or no more."""

    day: date
    changed: tuple[str, ...]
    new: tuple[str, ...]
    ended: tuple[str, ...]

    @property
    def day_before(self) -> date:
        """The last day on which it was as before."""
        return self.day - timedelta(days=1)

    @property
    def lines(self) -> list[tuple[Text, tuple[str, ...]]]:
        """What is told of the day, each with its head."""
        told = ((_("changed"), self.changed), (_("new"), self.new), (_("ended"), self.ended))
        return [(head, names) for head, names in told if names]


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


def of_terms(words: Text) -> Callable[[str, str], str]:
    """What a demand or an exception is about: its topic, and what it holds for."""
    return lambda topic, scope: (
        str(words) % {"topic": capitalised(str(Topic(topic).label)), "scope": scope}
    )


def of_homes(rooms: str, district: str | None) -> str:
    """What homes are: their size and district."""
    words = ngettext(
        "Homes: %(rooms)s room, %(place)s", "Homes: %(rooms)s rooms, %(place)s", int(rooms)
    )
    return words % {"rooms": rooms, "place": district or _("district not known")}


ABOUT: dict[str, Callable[[str, str], str]] = {
    "Requirement": of_terms(gettext_lazy("Requirement: %(topic)s (%(scope)s)")),
    "ExceptionRule": of_terms(gettext_lazy("Exception: %(topic)s (%(scope)s)")),
    "Stock": of_homes,
    "ContractOffer": lambda kind, _where: (
        _("Type of lease: %(name)s") % {"name": ContractType(kind).label}
    ),
    "ChannelUse": lambda name, _where: _("How to apply: %(name)s") % {"name": name},
    "PriorityRule": lambda name, _where: _("Priority: %(name)s") % {"name": name},
    "Cooperation": lambda _what, _where: _("Cooperation"),
    "Pause": lambda _what, _where: _("Lets nothing for the time being"),
}
