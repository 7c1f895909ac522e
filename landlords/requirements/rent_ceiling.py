"""The highest rent with which a household comes up to a landlord's demands on income.

A stepped threshold may let a higher rent pass and a lower one not, so the answer names the gaps.
Only the demands on how much is earned are tried; everything else is the home's own business.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import ROUND_FLOOR, Decimal
from itertools import pairwise
from typing import NamedTuple

from landlords.requirements.ask import Ask
from landlords.requirements.codes import StepBy, Topic
from landlords.requirements.engine import NO_BASIS, Situation
from landlords.requirements.findings import Outcome
from landlords.requirements.home import Home
from landlords.requirements.judging import Sitting
from landlords.requirements.params import specs
from landlords.requirements.selection import Fitting, Selected, Terms, readings, select
from landlords.requirements.values import Steps

ONE = Decimal(1)
MOST = Decimal(100_000)
"""No rent above this is looked at, kr a month."""


class Span(NamedTuple):
    """Rents from and to, kr a month, both counted in."""

    least: Decimal
    most: Decimal


class RentCeiling(NamedTuple):
    """The highest rent that passes, kr a month; None: no rent does, or it cannot be said.

    `outcome` is MEETS where it can be said, FAILS where no rent passes, else what is in the way.
    `gaps` are rents below the highest that do not pass. `is_open`: no demand follows the rent.
    """

    outcome: Outcome
    highest: Decimal | None = None
    gaps: tuple[Span, ...] = ()
    is_open: bool = False


def rent_ceiling(terms: Terms, home: Home, situation: Situation) -> RentCeiling:
    """The highest rent for this household by this landlord's rules, in homes otherwise alike."""
    bare = Ask(
        situation.applicant,
        replace(home, rent=ONE),
        situation.norms,
        situation.on,
        situation.move_in,
        NO_BASIS,
    )
    fitting = Fitting(bare)
    every = readings(fitting.unsure(terms, situation.on))
    found = [_ceiling(select(terms, fitting, reading, situation.on), bare) for reading in every]
    if len(set(found)) == 1:
        return found[0]
    return RentCeiling(Outcome.ASK_LANDLORD)


def _ceiling(selected: Selected, bare: Ask) -> RentCeiling:
    if not any(row.topic is Topic.INCOME_LEVEL and row.tests for row in selected.rows):
        return RentCeiling(Outcome.MEETS, is_open=True)

    def outcome(rent: Decimal) -> Outcome:
        ask = bare._replace(home=replace(bare.home, rent=rent))
        sitting = Sitting(ask, selected)
        return sitting.level(sitting.ask)

    edges = _edges(selected, bare)
    spans = [span for low, high in pairwise(edges) for span in _passing(low + ONE, high, outcome)]
    if not spans:
        first = outcome(ONE)
        return RentCeiling(first if not first.passes else Outcome.FAILS)
    highest = spans[-1].most
    return RentCeiling(
        Outcome.MEETS,
        None if highest == MOST else highest,
        tuple(_gaps(spans)),
        is_open=highest == MOST,
    )


def _edges(selected: Selected, bare: Ask) -> list[Decimal]:
    """The rents between which every demand changes one way only."""
    steps = {
        bound
        for row in selected.rows
        for alternative in row.tests
        for test in alternative
        for spec in specs(type(test))
        if isinstance(value := getattr(test, spec.name), Steps) and value.by is StepBy.RENT
        for bound in value.bounds
    }
    accepted = bare.norms.accepted_rent(bare.applicant, bare.on)
    known = {accepted.most} if accepted.most is not None else set()
    inside = {edge.to_integral_value(ROUND_FLOOR) for edge in steps | known if 0 < edge < MOST}
    return sorted({Decimal(0), MOST, *inside})


def _passing(low: Decimal, high: Decimal, outcome: Callable[[Decimal], Outcome]) -> list[Span]:
    """The rents between two edges that pass: from one end up to, or down to, some rent."""
    low_passes, high_passes = outcome(low).passes, outcome(high).passes
    if low_passes and high_passes:
        return [Span(low, high)]
    if not low_passes and not high_passes:
        return []
    passes, fails = (low, high) if low_passes else (high, low)
    while abs(fails - passes) > ONE:
        middle = ((fails + passes) / 2).to_integral_value(ROUND_FLOOR)
        if outcome(middle).passes:
            passes = middle
        else:
            fails = middle
    return [Span(low, passes) if low_passes else Span(passes, high)]


def _gaps(spans: list[Span]) -> Iterator[Span]:
    """The rents below the highest that do not pass."""
    if spans[0].least > ONE:
        yield Span(ONE, spans[0].least - ONE)
    for before, after in pairwise(spans):
        if after.least > before.most + ONE:
            yield Span(before.most + ONE, after.least - ONE)
