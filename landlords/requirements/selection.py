"""Which of a landlord's rows hold for one household in one home: resolution, audiences included.

What nobody knows is read both ways: whether the home lies in a scope, whether the household belongs
to an audience. A reading says yes or no to each.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby, product
from typing import NamedTuple

from landlords.requirements.ask import Ask
from landlords.requirements.contract import Condition
from landlords.requirements.resolution import (
    ExceptionRow,
    Row,
    Scope,
    in_force,
    layered,
    matches,
    order,
    subject,
)

MOST_UNSURE = 5
"""How many unsure scopes and audiences are read in every combination; more are read all alike."""


@dataclass(frozen=True, slots=True)
class Terms:
    """All that one landlord has stated; rows are kept in the order in which they are settled."""

    landlord: str
    name: str
    rows: tuple[Row, ...] = ()
    exceptions: tuple[ExceptionRow, ...] = ()

    def __post_init__(self) -> None:
        """Put the rows in order."""
        object.__setattr__(self, "rows", tuple(sorted(self.rows, key=order)))


class Unsure(NamedTuple):
    """What nobody knows: scopes the home may lie in, audiences the household may belong to."""

    scopes: tuple[Scope, ...]
    audiences: tuple[Condition, ...]


Answer = Scope | Condition
Reading = Mapping[Answer, bool]


class Selected(NamedTuple):
    """The rows that hold in one reading, those they replaced, the exceptions that may be made."""

    rows: tuple[Row, ...]
    replaced: tuple[Row, ...]
    exceptions: tuple[ExceptionRow, ...]


class Fitting:
    """Answers, once each, whether a scope holds for the home and an audience for the household."""

    def __init__(self, ask: Ask) -> None:
        self.ask = ask
        self.known: dict[Answer, bool | None] = {}

    def of(self, answer: Answer) -> bool | None:
        """True, False, or None where nobody knows."""
        if isinstance(answer, Scope) and answer.is_everywhere:
            return True
        if answer not in self.known:
            self.known[answer] = (
                matches(answer, self.ask.home)
                if isinstance(answer, Scope)
                else answer.holds(self.ask)
            )
        return self.known[answer]

    def unsure(self, terms: Terms, on: date) -> Unsure:
        """What would have to be known to say which rows hold."""
        scopes: dict[Scope, None] = {}
        audiences: dict[Condition, None] = {}
        items: tuple[Row | ExceptionRow, ...] = (*terms.rows, *terms.exceptions)
        for item in items:
            if item.scope.is_everywhere and item.audience is None:
                continue
            if in_force(item.valid_from, item.valid_until, on):
                if self.of(item.scope) is None:
                    scopes[item.scope] = None
                if item.audience is not None and self.of(item.audience) is None:
                    audiences[item.audience] = None
        return Unsure(tuple(scopes), tuple(audiences))


def readings(unsure: Unsure) -> list[Reading]:
    """Every way in which it may be."""
    names: tuple[Answer, ...] = (*unsure.scopes, *unsure.audiences)
    if len(names) <= MOST_UNSURE:
        return [
            dict(zip(names, told, strict=True))
            for told in product((False, True), repeat=len(names))
        ]
    alike: list[Reading] = [dict.fromkeys(names, told) for told in (False, True)]
    return alike + [{name: name is one for name in names} for one in names]


def select(terms: Terms, fitting: Fitting, reading: Reading, on: date) -> Selected:
    """The rows of this landlord that hold on this day, in this reading."""

    def holds(answer: Answer) -> bool:
        known = fitting.of(answer)
        return reading[answer] if known is None else known

    def concerns(item: Row | ExceptionRow) -> bool:
        if not in_force(item.valid_from, item.valid_until, on) or not holds(item.scope):
            return False
        return item.audience is None or holds(item.audience)

    rows: list[Row] = []
    replaced: list[Row] = []
    for _subject, group in groupby(filter(concerns, terms.rows), key=subject):
        held, lost = _held(list(group))
        rows += held
        replaced += lost
    exceptions = tuple(filter(concerns, terms.exceptions))
    return Selected(tuple(rows), tuple(replaced), exceptions)


def _held(rows: list[Row]) -> tuple[list[Row], list[Row]]:
    """Of one topic's rows, all of which concern the household: the narrowest scope's, then who for.

    Rows come narrowest first. A row for an audience takes the place of the one for everybody.
    """
    if len(rows) == 1:
        return rows, []
    narrowest = rows[0].scope
    here = [row for row in rows if row.scope == narrowest]
    wider = [row for row in rows if row.scope != narrowest]
    standing, beaten = layered(here)
    special = [row for row in standing if row.audience is not None]
    if not special:
        return standing, [*beaten, *wider]
    general = [row for row in standing if row.audience is None]
    return special, [*general, *beaten, *wider]
