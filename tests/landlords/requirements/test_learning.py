"""Learning one more fact never turns a met demand, or one that fails, into anything else."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from landlords.requirements.catalogue import CATALOGUE, CONDITIONS
from landlords.requirements.codes import Unit
from landlords.requirements.contract import Condition, Kind, Statement
from landlords.requirements.findings import Outcome
from landlords.requirements.params import ParamSpec, ValueType, specs
from landlords.requirements.problems import TermsError
from landlords.requirements.values import PersonsByRooms
from tests.landlords.requirements.worlds import (
    CHANNELS,
    POINTS_A_DAY,
    Part,
    World,
    applicants,
    arranged,
    asked_in,
    guarantors,
    homes,
    identities,
    incomes,
    money,
    partings,
    present_homes,
    queues,
    ties,
    worlds,
)

OFTEN = settings(max_examples=100, deadline=None)
SETTLED = (Outcome.MEETS, Outcome.FAILS, Outcome.NOT_APPLICABLE)
PARTS: dict[str, tuple[Part, ...]] = {
    "household": (homes,),
    "person": (applicants, identities),
    "residence_permit": (identities,),
    "local_ties": (ties,),
    "queue_time": (queues,),
    "present_home": (present_homes, partings),
    "arrangements": (arranged,),
    "securities": (homes, money, guarantors, arranged),
    "conditions": (homes, money, guarantors, arranged, incomes, applicants, present_homes),
    "circumstances": (incomes, ties, applicants),
}
"""Which facts the kinds and conditions of each module look at."""


def module_of(statement: type[Statement]) -> str:
    """The file in which it stands."""
    return statement.__module__.rpartition(".")[2]


MINE: list[type[Statement]] = [
    statement for statement in (*CATALOGUE, *CONDITIONS) if module_of(statement) in PARTS
]
NUMBERS = {
    # what the worlds hold, just under, at and just over
    Unit.PERSONS: [1, 2, 3, 4],
    Unit.YEARS: [16, 18, 25, 26, 55, 70, 75],
    Unit.MONTHS: [1, 6, 12, 24, 26],
    Unit.DAYS: [399, 400, 401],
    Unit.POINTS: [10, 3990, 3995, 4000],
    Unit.TIMES: [1, 2, 3],
    Unit.RENTS: [1, 2, 3],
    Unit.KRONOR: [8500, 17_000, 100_000],
}
SIZES = st.dictionaries(st.integers(1, 4), st.integers(1, 6), min_size=1, max_size=3).map(
    lambda found: PersonsByRooms(tuple(zip(sorted(found), sorted(found.values()), strict=True)))
)


def number(spec: ParamSpec) -> st.SearchStrategy[Any]:
    """A number that the worlds come near; a day in a queue gives ten points there."""
    if spec.name == "points_a_day":
        return st.just(POINTS_A_DAY)
    kind = Decimal if spec.value_type is ValueType.DECIMAL else int
    fitting = [n for n in NUMBERS[spec.unit or Unit.PERSONS] if (spec.least or 0) <= n]
    return st.sampled_from([kind(n) for n in fitting])


def value(spec: ParamSpec) -> st.SearchStrategy[Any]:
    """A value that a parameter may have."""
    if spec.code and spec.many:
        found: st.SearchStrategy[Any] = st.lists(
            st.sampled_from(list(spec.code)), min_size=1, max_size=3, unique=True
        ).map(tuple)
    elif spec.code:
        found = st.sampled_from(list(spec.code))
    elif spec.value_type is ValueType.BOOLEAN:
        found = st.booleans()
    elif spec.value_type is ValueType.TEXT:
        found = st.sampled_from(CHANNELS)
    elif spec.value_type is ValueType.PERSONS_BY_ROOMS:
        found = SIZES
    else:
        found = number(spec)
    return st.none() | found if spec.nullable else found


def made(statement: type[Statement]) -> st.SearchStrategy[Any]:
    """A kind or a condition whose parameters go together."""

    def make(values: dict[str, Any]) -> Any:
        try:
            return statement(**values)
        except TermsError:
            return None

    drawn = st.fixed_dictionaries({spec.name: value(spec) for spec in specs(statement)})
    return drawn.map(make).filter(lambda found: found is not None)


def world_of(statement: type[Statement]) -> st.SearchStrategy[World]:
    """All that the kind or condition may look at."""
    return worlds(*PARTS[module_of(statement)])


@st.composite
def known_twice(draw: st.DrawFn, statement: type[Statement]) -> tuple[World, World, World]:
    """A world; some of it; and some of it with one fact more."""
    world = draw(world_of(statement))
    hidden = draw(st.lists(st.sampled_from(sorted(world)), min_size=1, max_size=3, unique=True))
    less = {name: fact for name, fact in world.items() if name not in hidden}
    return world, less, {**less, hidden[0]: world[hidden[0]]}


@pytest.mark.parametrize("kind", [kind for kind in MINE if issubclass(kind, Kind)])
@OFTEN
@given(data=st.data())
def test_a_settled_demand_stays_settled(kind: type[Kind], data: st.DataObject) -> None:
    world, less, more = data.draw(known_twice(kind))
    rule = data.draw(made(kind))
    before = rule.assess(asked_in(less, world))
    after = rule.assess(asked_in(more, world))
    if before.outcome in SETTLED:
        assert after.outcome is before.outcome
    assert bool(before.questions) is before.outcome.asks


@pytest.mark.parametrize("condition", [c for c in MINE if issubclass(c, Condition)])
@OFTEN
@given(data=st.data())
def test_a_condition_that_is_known_stays_so(
    condition: type[Condition], data: st.DataObject
) -> None:
    world, less, more = data.draw(known_twice(condition))
    rule = data.draw(made(condition))
    before = rule.holds(asked_in(less, world))
    if before is not None:
        assert rule.holds(asked_in(more, world)) is before


@pytest.mark.parametrize("kind", [kind for kind in MINE if issubclass(kind, Kind)])
@OFTEN
@given(data=st.data())
def test_a_demand_waits_for_nothing_once_all_is_known(
    kind: type[Kind], data: st.DataObject
) -> None:
    """But for the landlord's own word, and for what the portal never stores: days and ages."""
    world = data.draw(world_of(kind))
    finding = data.draw(made(kind)).assess(asked_in(world, world))
    assert {question.code for question in finding.questions} <= {
        "age",
        "can_show_also",
        "children_grown",
        "permit_day",
        "persons",
        "registered_day",
        "viewing_by_other",
    }


def test_every_module_named_here_has_kinds_or_conditions() -> None:
    assert {module_of(statement) for statement in MINE} == set(PARTS)
