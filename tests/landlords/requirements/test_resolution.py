"""Which rows hold for a home on a day: override by topic, deviations, unsure scopes."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from landlords.requirements.codes import (
    Basis,
    IncomeType,
    Layer,
    Product,
    Says,
    Tier,
    Topic,
    Weight,
)
from landlords.requirements.conditions import AgeBetween, HasIncomeType
from landlords.requirements.contract import Condition
from landlords.requirements.income import RentMultiple
from landlords.requirements.resolution import (
    HomeKey,
    Replaced,
    Resolved,
    Row,
    Scope,
    in_force,
    matches,
    resolve,
)

DAY = date(2026, 11, 24)
WHOLE = Scope(9, "whole landlord")
RONNA = Scope(2, "Ronna", districts=frozenset({"ronna"}))
NORTH = Scope(5, "north", districts=frozenset({"ronna", "geneta"}))
YOUTH = Scope(1, "youth homes", products=frozenset({Product.YOUTH}))
IN_RONNA = HomeKey("ronna", Product.ORDINARY)
IN_LINA = HomeKey("lina", Product.ORDINARY)
SOMEWHERE = HomeKey(None, Product.ORDINARY)

PENSIONERS = HasIncomeType((IncomeType.RETIREMENT_PENSION,))
YOUNG = AgeBetween(18, 26)


def row(
    key: str,
    scope: Scope = WHOLE,
    topic: Topic = Topic.INCOME_LEVEL,
    audience: Condition | None = None,
    **changed: Any,
) -> Row:
    made = Row(
        scope=scope,
        topic=topic,
        tier=Tier.DEMAND,
        layer=Layer.POLICY,
        weight=Weight.HARD,
        says=Says.TESTS,
        tests=((RentMultiple(Decimal(3), Basis.GROSS),),),
        audience=audience,
        valid_from=date(2026, 1, 1),
        valid_until=None,
        key=key,
    )
    return replace(made, **changed)


def keys(rows: tuple[Row, ...]) -> list[object]:
    return [item.key for item in rows]


def replaced(resolved: Resolved) -> dict[object, str]:
    return {item.row.key: item.by.name for item in resolved.replaced}


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        (DAY, DAY, True),
        (date(2026, 11, 25), None, False),
        (date(2026, 1, 1), date(2026, 11, 23), False),
        (date(2026, 1, 1), None, True),
    ],
)
def test_both_ends_of_a_period_count(first: date, last: date | None, expected: object) -> None:
    assert in_force(first, last, DAY) is expected
    rows = resolve([row("a", valid_from=first, valid_until=last)], IN_RONNA, DAY).rows
    assert bool(rows) is expected


@pytest.mark.parametrize(
    ("scope", "home", "expected"),
    [
        (WHOLE, IN_RONNA, True),
        (WHOLE, SOMEWHERE, True),
        (RONNA, IN_RONNA, True),
        (RONNA, IN_LINA, False),
        (RONNA, SOMEWHERE, None),
        (replace(RONNA, around=frozenset({"west"})), HomeKey("west", Product.ORDINARY), None),
        (replace(RONNA, around=frozenset({"west"})), IN_RONNA, True),
        (replace(RONNA, around=frozenset({"west"})), IN_LINA, False),
        (replace(RONNA, around=frozenset({"ronna"})), IN_RONNA, True),
        (replace(YOUTH, around=frozenset({"west"})), HomeKey("west", "youth"), True),
        (YOUTH, IN_RONNA, False),
        (YOUTH, HomeKey(None, "youth"), True),
        (replace(RONNA, products=frozenset({"youth"})), SOMEWHERE, False),
        (replace(RONNA, products=frozenset({"youth"})), HomeKey(None, "youth"), None),
        (replace(RONNA, products=frozenset({"youth"})), HomeKey("ronna", "youth"), True),
    ],
)
def test_what_a_scope_holds_for(scope: Scope, home: HomeKey, expected: object) -> None:
    assert matches(scope, home) is expected


def test_a_narrower_scope_replaces_topic_by_topic() -> None:
    rows = [
        row("level everywhere"),
        row("level in the north", NORTH),
        row("level in Ronna", RONNA),
        row("remarks everywhere", topic=Topic.REMARKS),
    ]
    resolved = resolve(rows, IN_RONNA, DAY)
    assert keys(resolved.rows) == ["level in Ronna", "remarks everywhere"]
    assert replaced(resolved) == {"level everywhere": "Ronna", "level in the north": "Ronna"}
    assert keys(resolve(rows, IN_LINA, DAY).rows) == ["level everywhere", "remarks everywhere"]
    assert resolve(rows, IN_LINA, DAY).replaced == ()


def test_a_scope_that_demands_nothing_replaces_as_well() -> None:
    nothing = row("none in Ronna", RONNA, says=Says.NONE, tests=())
    resolved = resolve([row("everywhere"), nothing], IN_RONNA, DAY)
    assert keys(resolved.rows) == ["none in Ronna"]


def test_a_demand_and_a_wish_are_settled_apart() -> None:
    rows = [row("demand"), row("wish", RONNA, tier=Tier.WISH)]
    resolved = resolve(rows, IN_RONNA, DAY)
    assert keys(resolved.rows) == ["demand", "wish"]
    assert keys(resolved.rows_for(Topic.INCOME_LEVEL)) == ["demand"]
    assert keys(resolved.rows_for(Topic.INCOME_LEVEL, Tier.WISH)) == ["wish"]


def test_a_row_out_of_force_replaces_nothing() -> None:
    rows = [row("everywhere"), row("ended", RONNA, valid_until=date(2026, 11, 23))]
    resolved = resolve(rows, IN_RONNA, DAY)
    assert keys(resolved.rows) == ["everywhere"]
    assert resolved.replaced == ()


def test_an_audience_stands_beside_the_general_rule() -> None:
    rows = [row("pensioners", audience=PENSIONERS), row("everybody"), row("young", audience=YOUNG)]
    assert keys(resolve(rows, IN_RONNA, DAY).rows) == ["everybody", "young", "pensioners"]


def test_scope_goes_before_audience() -> None:
    rows = [row("everybody in Ronna", RONNA), row("pensioners anywhere", audience=PENSIONERS)]
    resolved = resolve(rows, IN_RONNA, DAY)
    assert keys(resolved.rows) == ["everybody in Ronna"]
    assert replaced(resolved) == {"pensioners anywhere": "Ronna"}


def test_a_deviation_beats_policy_in_its_scope_and_no_further() -> None:
    rows = [
        row("policy"),
        row("deviation", layer=Layer.DEVIATION),
        row("policy in Ronna", RONNA),
    ]
    elsewhere = resolve(rows, IN_LINA, DAY)
    assert keys(elsewhere.rows) == ["deviation"]
    assert elsewhere.replaced == (Replaced(rows[0], WHOLE),)
    in_ronna = resolve(rows, IN_RONNA, DAY)
    assert keys(in_ronna.rows) == ["policy in Ronna"]
    assert replaced(in_ronna) == {"policy": "whole landlord", "deviation": "Ronna"}


def test_a_deviation_beats_only_its_own_topic_and_tier() -> None:
    rows = [
        row("deviation", layer=Layer.DEVIATION),
        row("other topic", topic=Topic.REMARKS),
        row("wish", tier=Tier.WISH),
    ]
    assert keys(resolve(rows, IN_LINA, DAY).rows) == ["deviation", "wish", "other topic"]


def test_a_deviation_for_everybody_beats_policy_for_an_audience() -> None:
    rows = [
        row("policy"),
        row("policy for pensioners", audience=PENSIONERS),
        row("deviation", layer=Layer.DEVIATION),
    ]
    assert keys(resolve(rows, IN_LINA, DAY).rows) == ["deviation"]


def test_a_deviation_for_an_audience_leaves_everybody_else_their_rule() -> None:
    rows = [
        row("policy"),
        row("policy for pensioners", audience=PENSIONERS),
        row("deviation for pensioners", audience=PENSIONERS, layer=Layer.DEVIATION),
    ]
    resolved = resolve(rows, IN_LINA, DAY)
    assert keys(resolved.rows) == ["policy", "deviation for pensioners"]
    assert replaced(resolved) == {"policy for pensioners": "whole landlord"}


def test_a_deviation_that_has_ended_beats_nothing() -> None:
    ended = row("deviation", layer=Layer.DEVIATION, valid_until=date(2026, 11, 23))
    assert keys(resolve([row("policy"), ended], IN_LINA, DAY).rows) == ["policy"]


def test_an_unknown_district_makes_a_scope_a_maybe() -> None:
    rows = [row("Ronna", RONNA), row("north", NORTH), row("everywhere"), row("youth", YOUTH)]
    resolved = resolve(rows, SOMEWHERE, DAY)
    assert keys(resolved.rows) == ["everywhere"]
    assert resolved.maybe == (RONNA, NORTH)
    assert resolved.replaced == ()
    assert [keys(reading) for reading in resolved.readings(Topic.INCOME_LEVEL)] == [
        ["everywhere"],
        ["Ronna"],
        ["north"],
    ]


def test_an_unsure_scope_wider_than_the_sure_one_makes_no_reading() -> None:
    rows = [row("youth", YOUTH), row("Ronna", RONNA), row("remarks", RONNA, Topic.REMARKS)]
    resolved = resolve(rows, HomeKey(None, "youth"), DAY)
    assert [keys(reading) for reading in resolved.readings(Topic.INCOME_LEVEL)] == [["youth"]]
    assert [keys(reading) for reading in resolved.readings(Topic.REMARKS)] == [[], ["remarks"]]
    assert [keys(reading) for reading in resolved.readings(Topic.QUEUE)] == [[]]


def test_a_deviation_beats_policy_in_an_unsure_scope_too() -> None:
    rows = [row("policy", RONNA), row("deviation", RONNA, layer=Layer.DEVIATION)]
    resolved = resolve(rows, SOMEWHERE, DAY)
    assert keys(resolved.maybe_rows) == ["deviation"]
    assert resolved.rows == ()
    assert resolved.replaced == ()


def test_the_question_is_kept_with_the_answer() -> None:
    resolved = resolve([], IN_RONNA, DAY)
    assert (resolved.home, resolved.on) == (IN_RONNA, DAY)
    assert (resolved.rows, resolved.replaced, resolved.maybe) == ((), (), ())


MANY = [
    row(f"{scope.name} {topic} {audience} {layer}", scope, topic, audience, layer=layer)
    for scope in (WHOLE, NORTH, RONNA)
    for topic in (Topic.INCOME_LEVEL, Topic.REMARKS)
    for audience in (None, PENSIONERS)
    for layer in Layer
]


@given(
    st.lists(st.sampled_from(MANY), unique_by=lambda item: item.key),
    st.sampled_from([IN_RONNA, IN_LINA, SOMEWHERE]),
    st.randoms(use_true_random=False),
)
def test_the_order_of_the_rows_is_no_matter(
    rows: list[Row], home: HomeKey, shuffler: Random
) -> None:
    resolved = resolve(rows, home, DAY)
    mixed = list(rows)
    shuffler.shuffle(mixed)
    assert resolve(mixed, home, DAY) == resolved
    held = {item.key for item in (*resolved.rows, *resolved.maybe_rows)}
    assert held.isdisjoint(replaced(resolved))
