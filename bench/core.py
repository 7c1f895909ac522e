"""The core by itself: microseconds a requirement, beside code written by hand and a rule engine.

One household is judged against landlords of twelve requirements each, drawn from a few policies as
real ones are; then twelve households against all of them. The limit is one function a rule, written
by hand, that answers no more than yes or no; zen-engine answers those of the rules that it can
express.
"""

import gc
import json
import random
import tracemalloc
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from time import process_time
from typing import Any

import zen

from landlords.requirements.applicant import Applicant
from landlords.requirements.codes import Layer, Says, Tier, Topic, Weight
from landlords.requirements.decoding import decode_record
from landlords.requirements.engine import Situation, assess
from landlords.requirements.home import Home
from landlords.requirements.norms import Norms
from landlords.requirements.parsing import Tests, parse_tests
from landlords.requirements.resolution import Row, Scope
from landlords.requirements.selection import Terms

SIZES = (100, 1_000, 10_000)
HOUSEHOLDS = 12
ON, MOVE_IN = date(2026, 11, 24), date(2027, 2, 1)
SEED = 20261124
MOST_MICROSECONDS = 15.0
MOST_SECONDS = 30.0
MOST_GROWTH = 1.5
"""What judging keeps in memory may grow by this factor from a thousand landlords to ten thousand."""

POLICIES: dict[Topic, list[tuple[str, list[dict[str, Any]]]]] = {
    Topic.INCOME_LEVEL: [
        ("rent_multiple", [{"n": n, "basis": "gross"} for n in ("2", "2.5", "3", "3.5", "4")]),
    ],
    Topic.INCOME_BASIS: [
        (
            "accepted_income",
            [
                {"incomes": {"salary": "yes", "child_benefit": "supplement"}},
                {"incomes": {"salary": "yes", "sickness_benefit": "assessed"}},
                {"incomes": {"salary": "yes", "child_benefit": "yes", "income_support": "no"}},
            ],
        ),
    ],
    Topic.CERTAINTY: [
        (
            "certainty",
            [
                {"months": months, "direction": "forward", "counted_from": "application"}
                for months in (3, 6, 12)
            ],
        ),
    ],
    Topic.REMARKS: [
        ("remarks", [{"most": 0}, {"most": 3, "youngest": 12, "total": "5000"}, {"most": 1}]),
    ],
    Topic.ENFORCEMENT: [("enforcement", [{}])],
    Topic.RENT_DEBT: [("rent_debt", [{"whom": "any_landlord"}])],
    Topic.REFERENCE: [("housing_reference", [{}, {"oldest": 24}])],
    Topic.HOUSEHOLD_SIZE: [
        ("household_size", [{"persons": {"1": 2, "2": 3, "3": 5}}, {"persons": {"2": 3, "3": 4}}]),
    ],
    Topic.AGE: [("age", [{"least": 18, "most": None}, {"least": 20, "most": None}])],
    Topic.IDENTITY: [("identity", [{"any_of": ["personal_number"]}])],
    Topic.OTHER_HOME: [("other_home", [{}])],
    Topic.INSURANCE: [("insurance", [{}])],
}
HOUSEHOLD: dict[str, Any] = {
    "adults": [{"age": "31_54", "employment": "permanent"}],
    "children": ["4_6", "7_10"],
    "incomes": [
        {
            "type": "salary",
            "gross": "27000",
            "net": "21400",
            "since": "2026-03-01",
            "until": "2027-05-31",
        },
        {"type": "child_benefit", "net": "2650", "open_ended": True},
    ],
    "incomes_complete": True,
    "expected_housing_allowance": "0",
    "remarks": [
        {"month": "2025-09", "amount": "4800", "housing": False},
        {"month": "2024-02", "amount": "2000", "housing": False},
    ],
    "remarks_complete": True,
    "debts_complete": True,
    "references": [{"latest": "2026-06", "good": True}],
    "references_complete": True,
    "can_show": {"personal_number": True},
    "present_home": "no_contract",
}


def variants() -> dict[Topic, list[Tests]]:
    """Every requirement that any landlord here has; landlords with the same share the object."""
    return {
        topic: [
            parse_tests([[{"kind": kind, "version": 1, "params": params}]])
            for kind, choices in policies
            for params in choices
        ]
        for topic, policies in POLICIES.items()
    }


def market(size: int) -> list[tuple[Terms, Home]]:
    """So many landlords, each with one row on every topic and one home."""
    chance = random.Random(SEED)  # noqa: S311  (a market made anew must be the same one)
    known = variants()
    made = []
    for number in range(size):
        scope = Scope(9, f"landlord {number}")
        rows = tuple(_row(scope, topic, chance.choice(tests)) for topic, tests in known.items())
        rent = Decimal(chance.randrange(60, 120) * 100)
        home = Home(f"landlord-{number}", "ronna", rooms=chance.randrange(1, 5), rent=rent)
        made.append((Terms(home.landlord, scope.name, rows), home))
    return made


def _row(scope: Scope, topic: Topic, tests: Tests) -> Row:
    return Row(
        scope, topic, Tier.DEMAND, Layer.POLICY, Weight.HARD, Says.TESTS, tests, None,
        date(2020, 1, 1), None,
    )  # fmt: skip


def households() -> Iterator[Applicant]:
    """Twelve that differ in what they earn."""
    for number in range(HOUSEHOLDS):
        household = decode_record(Applicant, HOUSEHOLD)
        salary, *others = household.incomes
        earned = replace(salary, gross=Decimal(24_000 + 800 * number), net=None)
        yield replace(household, incomes=(earned, *others))


def judge(household: Applicant, landlords: Sequence[tuple[Terms, Home]]) -> float:
    """Seconds of the processor for all of them, one after the other; nothing is kept."""
    situation = Situation(household, Norms(), ON, MOVE_IN, frozenset(POLICIES)).remembering()
    began = process_time()
    for terms, home in landlords:
        assess(terms, home, situation)
    return process_time() - began


def peak(household: Applicant, landlords: Sequence[tuple[Terms, Home]]) -> int:
    """The most bytes that judging takes above what was there before."""
    tracemalloc.start()
    judge(household, landlords)
    _now, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return most


def by_hand(landlords: Sequence[tuple[Terms, Home]]) -> float:
    """Seconds for the same rules as plain functions of plain numbers, answering yes or no."""
    began = process_time()
    for terms, home in landlords:
        for row in terms.rows:
            HAND[row.topic](row.tests[0][0], home)
    return process_time() - began


GROSS, REMARKS, TOTAL, YOUNGEST, PERSONS, AGE = Decimal(29_650), 2, Decimal(6_800), 14, 3, 31
HAND: dict[Topic, Any] = {
    Topic.INCOME_LEVEL: lambda rule, home: (rule.n * home.rent) <= GROSS,
    Topic.INCOME_BASIS: lambda rule, _home: any(kind == "salary" for kind, _ in rule.incomes.pairs),
    Topic.CERTAINTY: lambda rule, _home: rule.months <= 6,
    Topic.REMARKS: lambda rule, _home: (
        (rule.most is None or rule.most >= REMARKS)
        and (rule.youngest is None or rule.youngest <= YOUNGEST)
        and (rule.total is None or rule.total >= TOTAL)
    ),
    Topic.ENFORCEMENT: lambda _rule, _home: True,
    Topic.RENT_DEBT: lambda _rule, _home: True,
    Topic.REFERENCE: lambda _rule, _home: True,
    Topic.HOUSEHOLD_SIZE: lambda rule, home: (rule.persons.most(home.rooms) or 9) >= PERSONS,
    Topic.AGE: lambda rule, _home: (rule.least or 0) <= AGE,
    Topic.IDENTITY: lambda _rule, _home: True,
    Topic.OTHER_HOME: lambda _rule, _home: True,
    Topic.INSURANCE: lambda _rule, _home: True,
}

ZEN_RULES = {
    "income_level": "income >= n * rent",
    "remarks": "remarks <= most and youngest >= oldest and total <= sum",
    "household_size": "persons <= places",
    "age": "age >= least",
}


def by_zen(landlords: Sequence[tuple[Terms, Home]]) -> float:
    """Seconds for the four rules that it can express, in one decision a landlord."""
    decision = zen.ZenEngine().create_decision(json.dumps(_zen_graph()))
    began = process_time()
    for _terms, home in landlords:
        decision.evaluate(
            {
                "income": 29_650, "n": 3, "rent": int(home.rent or 0), "remarks": REMARKS, "most": 3,
                "youngest": YOUNGEST, "oldest": 12, "total": 6_800, "sum": 5_000, "age": AGE,
                "persons": PERSONS, "places": 5, "least": 18,
            }
        )  # fmt: skip
    return process_time() - began


def _zen_graph() -> dict[str, Any]:
    place = {"position": {"x": 0, "y": 0}}
    rules = [{"id": key, "key": key, "value": value} for key, value in ZEN_RULES.items()]
    return {
        "nodes": [
            {"id": "in", "type": "inputNode", "name": "in", **place},
            {"id": "rules", "type": "expressionNode", "name": "rules", **place,
             "content": {"expressions": rules}},
            {"id": "out", "type": "outputNode", "name": "out", **place},
        ],
        "edges": [
            {"id": "a", "sourceId": "in", "targetId": "rules", "type": "edge"},
            {"id": "b", "sourceId": "rules", "targetId": "out", "type": "edge"},
        ],
    }  # fmt: skip


def report() -> tuple[list[str], bool]:
    """The lines to print, and whether every target holds."""
    all_landlords = market(SIZES[-1])
    gc.collect()
    gc.freeze()  # what is judged is not what judging leaves behind
    rules = len(POLICIES)
    one = decode_record(Applicant, HOUSEHOLD)
    lines, slowest, peaks = (
        [f"{'the core':34}{'landlords':>11}{'µs a requirement':>18}{'× by hand':>11}"],
        0.0,
        [],
    )
    for size in SIZES:
        landlords = all_landlords[:size]
        seconds = min(judge(one, landlords) for _time in range(3 if size < SIZES[-1] else 1))
        hand = by_hand(landlords)
        each = seconds / size / rules * 1e6
        slowest = max(slowest, each)
        peaks.append(peak(one, landlords))
        lines.append(
            f"{'one household, twelve topics':34}{size:>11,}{each:>18.1f}{seconds / hand:>11.1f}"
        )
    zen_seconds = by_zen(all_landlords[: SIZES[1]])
    zen_each = zen_seconds / SIZES[1] / len(ZEN_RULES) * 1e6
    lines.append(f"{'zen-engine, four of the rules':34}{SIZES[1]:>11,}{zen_each:>18.1f}")
    seconds = sum(judge(household, all_landlords) for household in households())
    lines.append(f"{'twelve households':34}{SIZES[-1]:>11,}{seconds:>17.1f}s")
    held = [
        (
            f"the core: µs a requirement {slowest:.1f}, at most {MOST_MICROSECONDS:g}",
            slowest <= MOST_MICROSECONDS,
        ),
        (
            f"twelve households × {SIZES[-1]:,}: {seconds:.1f} s, at most {MOST_SECONDS:g}",
            seconds <= MOST_SECONDS,
        ),
        (
            f"memory while judging: {peaks[0]:,} to {peaks[-1]:,} bytes, flat",
            peaks[-1] <= peaks[0] * MOST_GROWTH,
        ),
    ]
    lines += [f"{'held  ' if is_held else 'BROKEN'}  {text}" for text, is_held in held]
    return lines, all(is_held for _text, is_held in held)
