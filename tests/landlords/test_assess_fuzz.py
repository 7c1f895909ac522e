"""Mutated files are judged or refused in words, never anything else."""

import json
from datetime import date
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from landlords.exchange.asking import Asked, assessed
from landlords.requirements.findings import Outcome
from landlords.requirements.problems import Problem, TermsError
from tests.landlords.assess_market import household_file, market
from tests.landlords.exchange_full import written_as
from tests.landlords.test_exchange_fuzz import change, places

NOTHING = {"rent": None, "rooms": None, "district": None, "product": None}
INVENTORY = places(market())
HOUSEHOLD = places(household_file())


@st.composite
def mutated(draw: st.DrawFn) -> tuple[Any, Any]:
    """The inventory and the household, each with at most one part changed."""
    terms, facts = market(), household_file()
    if draw(st.booleans()):
        change(draw, terms, draw(st.sampled_from(INVENTORY)))
    if draw(st.booleans()):
        change(draw, facts, draw(st.sampled_from(HOUSEHOLD)))
    return terms, facts


@settings(
    max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(files=mutated())
def test_mutated_files_are_judged_or_refused_in_words(
    files: tuple[Any, Any], tmp_path: Path
) -> None:
    terms, facts = files
    asked = Asked(
        household=str(written_as(facts, tmp_path, "household.json")),
        inventory=written_as(terms, tmp_path, "inventory.json"),
        home=NOTHING,
        on=None,
        move_in=None,
        landlord=None,
        today=date(2026, 11, 24),
    )
    for told in refusals(asked):
        assert told.path
        json.dumps(str(told)).encode()


def refusals(asked: Asked) -> tuple[Problem, ...]:
    """What the files are refused with; nothing if they were judged, to a label each."""
    try:
        found = assessed(asked)
    except TermsError as error:
        return error.problems
    assert all(judged.verdict.label in Outcome for judged in found.landlords)
    return ()
