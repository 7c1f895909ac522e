"""Kinds about the household: how many may live in a home."""

from dataclasses import dataclass, field
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from landlords.requirements.ask import Ask
from landlords.requirements.codes import Counts, Text, Topic, Unit
from landlords.requirements.contract import Kind
from landlords.requirements.findings import Finding
from landlords.requirements.params import param
from landlords.requirements.sentences import Amount, Joined, Sentence, Series, series
from landlords.requirements.values import PersonsByRooms


@dataclass(frozen=True, slots=True)
class HouseholdSize(Kind):
    """At most so many persons live in a home, by its number of rooms.

    No law sets a number; the largest size stated holds for larger homes too.
    """

    code: ClassVar[str] = "household_size"
    topic: ClassVar[Topic] = Topic.HOUSEHOLD_SIZE
    label: ClassVar[Text] = _("persons per home")

    persons: PersonsByRooms = field(metadata=param(label=_("persons by number of rooms")))
    counts: Counts = field(default=Counts.EVERYBODY, metadata=param(label=_("who is counted")))

    def assess(self, ask: Ask) -> Finding:
        raise NotImplementedError

    def describe(self) -> Sentence:
        """At most 2 persons in 1 room and 3 persons in 2 rooms (everybody counts)."""
        return Sentence(
            _("at most %(sizes)s (%(counts)s)"),
            {"sizes": self._sizes(_("%(persons)s in %(rooms)s")), "counts": self.counts},
        )

    def short(self) -> Sentence:
        """1 room: 2 pers., 2 rooms: 3 pers."""
        sizes = self._sizes(_("%(rooms)s: %(persons)s"), brief=True)
        if self.counts is Counts.ADULTS:
            return series([sizes, Sentence("%(counts)s", {"counts": self.counts})], Joined.COMMA)
        return series([sizes], Joined.COMMA)

    def _sizes(self, template: Text, *, brief: bool = False) -> Series:
        sizes = tuple(
            Sentence(
                template,
                {"persons": Amount(most, Unit.PERSONS, brief), "rooms": Amount(rooms, Unit.ROOMS)},
            )
            for rooms, most in self.persons.pairs
        )
        return Series(sizes, Joined.COMMA if brief else Joined.AND)
