"""Kinds about who may live in a home: how many persons, and which generations on one lease."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from landlords.requirements.applicant import Applicant
from landlords.requirements.ask import Ask
from landlords.requirements.codes import Counts, Text, Topic, Unit
from landlords.requirements.contract import Kind
from landlords.requirements.findings import (
    Finding,
    Outcome,
    Reason,
    of_landlord,
)
from landlords.requirements.findings import (
    ask as waits_for,
)
from landlords.requirements.messages import Messages, Said
from landlords.requirements.params import param
from landlords.requirements.persons import GENERATIONS, Span, between, judged
from landlords.requirements.problems import Problem
from landlords.requirements.sentences import (
    Amount,
    Joined,
    Sentence,
    Series,
    Value,
    series,
)
from landlords.requirements.values import PersonsByRooms

ROOMS = of_landlord("rooms")
ONE_ROOM = Amount(1, Unit.ROOMS)


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
        """Those who count against the limit for the home's number of rooms."""
        return judged(ask, self.counts, self._limit(ask.home.rooms))

    def _limit(self, rooms: int | None) -> Span:
        """A size that is not stated lies between its neighbours; one person fits in any home."""
        if rooms is None:
            least = self.persons.most(1) or 1
            most = self.persons.pairs[-1][1]
            return between(least, most, ROOMS)
        stated = self.persons.most(rooms)
        if stated is not None:
            return Span(stated, stated)
        smaller = [most for size, most in self.persons.pairs if size < rooms]
        larger = [most for size, most in self.persons.pairs if size > rooms]
        asked = of_landlord("persons", rooms=Amount(rooms, Unit.ROOMS))
        return between(smaller[-1] if smaller else 1, larger[0], asked)

    def describe(self) -> Sentence:
        """At most 2 persons in 1 room and 3 persons in 2 rooms (everybody counts)."""
        return Sentence(
            _("at most %(sizes)s (%(counts)s)"),
            {"sizes": self._sizes(_("%(persons)s in %(rooms)s")), "counts": self.counts},
        )

    def short(self) -> Sentence:
        """1 room: 2 pers., 2 rooms: 3 pers."""
        return _with_counts([self._sizes(_("%(rooms)s: %(persons)s"), brief=True)], self.counts)

    def _sizes(self, template: Text, *, brief: bool = False) -> Series:
        sizes = tuple(
            Sentence(
                template,
                {"persons": Amount(most, Unit.PERSONS, brief), "rooms": Amount(rooms, Unit.ROOMS)},
            )
            for rooms, most in self.persons.pairs
        )
        return Series(sizes, Joined.COMMA if brief else Joined.AND)


@dataclass(frozen=True, slots=True)
class PersonsPerBedroom(Kind):
    """At most so many persons live in a home for each room besides the living room.

    With two persons this is the norm for overcrowding that landlords call norm 2. It says nothing
    of a home of one room, which has a limit of its own.
    """

    code: ClassVar[str] = "persons_per_bedroom"
    topic: ClassVar[Topic] = Topic.HOUSEHOLD_SIZE
    label: ClassVar[Text] = _("persons per bedroom")

    persons: int = field(
        metadata=param(
            label=_("persons per bedroom"),
            help_text=_("The living room and the kitchen are no bedrooms. Norm 2 is two persons."),
            unit=Unit.PERSONS,
            least=1,
            most=10,
        )
    )
    in_one_room: int | None = field(
        default=None,
        metadata=param(
            label=_("persons in a home of one room"),
            help_text=_("Leave empty if the landlord has not said."),
            unit=Unit.PERSONS,
            least=1,
            most=10,
        ),
    )
    counts: Counts = field(default=Counts.EVERYBODY, metadata=param(label=_("who is counted")))

    def conflicts(self) -> Iterator[Problem]:
        """A larger home never takes fewer."""
        if self.in_one_room is not None and self.in_one_room > self.persons:
            message = _("More in one room than in one with a bedroom. Change one of them.")
            yield Problem("in_one_room", message)

    def assess(self, ask: Ask) -> Finding:
        """Those who count against the bedrooms of the home."""
        return judged(ask, self.counts, self._limit(ask.home.rooms))

    def _limit(self, rooms: int | None) -> Span:
        """A home of one room takes one person at least, and no more than one with a bedroom."""
        if rooms is None:
            return Span(self.in_one_room or 1, None, (ROOMS,))
        if rooms > 1:
            return between((rooms - 1) * self.persons, (rooms - 1) * self.persons)
        if self.in_one_room is not None:
            return between(self.in_one_room, self.in_one_room)
        return between(1, self.persons, of_landlord("persons", rooms=ONE_ROOM))

    def describe(self) -> Sentence:
        """At most 2 persons per bedroom and 2 persons in 1 room (everybody counts)."""
        return Sentence(
            _("at most %(sizes)s (%(counts)s)"),
            {"sizes": Series(self._sizes(brief=False), Joined.AND), "counts": self.counts},
        )

    def short(self) -> Sentence:
        """2 pers. per bedroom."""
        return _with_counts(self._sizes(brief=True), self.counts)

    def _sizes(self, *, brief: bool) -> tuple[Value, ...]:
        each = Sentence(
            _("%(persons)s per bedroom"), {"persons": Amount(self.persons, Unit.PERSONS, brief)}
        )
        if self.in_one_room is None:
            return (each,)
        template = _("%(rooms)s: %(persons)s") if brief else _("%(persons)s in %(rooms)s")
        values: dict[str, Value] = {
            "persons": Amount(self.in_one_room, Unit.PERSONS, brief),
            "rooms": ONE_ROOM,
        }
        return each, Sentence(template, values)


def _with_counts(parts: "list[Value] | tuple[Value, ...]", counts: Counts) -> Sentence:
    """The parts of a table cell; who counts is said where it is not everybody."""
    told = () if counts is Counts.EVERYBODY else (counts,)
    return series([*parts, *told], Joined.COMMA)


@dataclass(frozen=True, slots=True)
class GenerationLiving(Kind):
    """Parents and their grown children do not share one lease."""

    code: ClassVar[str] = "generation_living"
    topic: ClassVar[Topic] = Topic.HOUSEHOLD_SIZE
    label: ClassVar[Text] = _("generations on one lease")

    def assess(self, ask: Ask) -> Finding:
        """Only adults share a lease: one adult, or a couple alone, is one generation."""
        generations = _generations(ask.applicant)
        if generations is None:
            return waits_for(Reason("generation_living.ask_household", {}), GENERATIONS)
        outcome = Outcome.FAILS if generations else Outcome.MEETS
        return Finding(outcome, Reason(f"generation_living.{outcome.value}", {}))

    def describe(self) -> Sentence:
        """No parents with grown children on one lease."""
        return Sentence(_("no parents with grown children on one lease"))

    def short(self) -> Sentence:
        """One generation on a lease."""
        return Sentence(_("one generation on a lease"))


def _generations(applicant: Applicant) -> bool | None:
    """Whether parents live with grown children; None if it is not known."""
    if applicant.generations is not None or applicant.adults is None:
        return applicant.generations
    return None if len(applicant.adults) > (2 if applicant.couple else 1) else False


MESSAGES: Messages = {
    "generation_living.meets": Said(
        _("No parents and grown children share the lease."),
        _("They want no parents with grown children on one lease. That fits you."),
    ),
    "generation_living.fails": Said(
        _("The landlord does not let parents and grown children share a lease."),
        _("They do not let parents and grown children share a lease."),
    ),
    "generation_living.ask_household": Said(
        _(
            "The landlord does not let parents and grown children share a lease. It is not known whether they would."
        ),
        _(
            "They do not let parents and grown children share a lease. We need to know whether you would."
        ),
    ),
    "question.persons": Said(
        _("How many persons may live in %(rooms)s?"), _("How many persons may live in %(rooms)s?")
    ),
}
