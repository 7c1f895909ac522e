"""What nobody knows of a home and a household, and in how many ways it is read."""

from dataclasses import replace

import pytest

from landlords.requirements.applicant import Adult, Applicant
from landlords.requirements.ask import Ask
from landlords.requirements.basis import Basis
from landlords.requirements.conditions import AgeBetween, HasRemarks
from landlords.requirements.fact_codes import AdultAge
from landlords.requirements.norms import Norms
from landlords.requirements.resolution import Scope
from landlords.requirements.selection import Fitting, Reading, Unsure, readings
from tests.landlords.requirements.cases import (
    HOME,
    HOUSE,
    HOUSEHOLD,
    MOVE_IN,
    ON,
    RONNA,
    level,
    terms,
)

YOUNG, REMARKED = AgeBetween(18, 24), HasRemarks()
SOMEWHERE = replace(HOME, house=None)


def unsure(household: Applicant) -> Unsure:
    ask = Ask(household, SOMEWHERE, Norms(), ON, MOVE_IN, Basis(()))
    stated = terms(
        level(3),
        level(3, scope=RONNA),
        level(3, scope=HOUSE, audience=YOUNG),
        level(3, audience=REMARKED),
    )
    return Fitting(ask).unsure(stated, ON)


def test_only_what_nobody_knows_is_unsure() -> None:
    aged = replace(HOUSEHOLD, adults=(Adult(AdultAge.FROM_31_TO_54),))
    assert unsure(aged) == Unsure((HOUSE,), (REMARKED,))
    assert unsure(HOUSEHOLD) == Unsure((HOUSE,), (YOUNG, REMARKED))
    assert unsure(replace(aged, remarks_complete=True)) == Unsure((HOUSE,), ())


def scopes(number: int) -> tuple[Scope, ...]:
    return tuple(Scope(n, str(n), houses=frozenset({str(n)})) for n in range(number))


@pytest.mark.parametrize(("number", "ways"), [(0, 1), (1, 2), (2, 4), (5, 32), (6, 8), (7, 9)])
def test_up_to_five_unknowns_are_read_in_every_combination_and_more_all_alike(
    number: int, ways: int
) -> None:
    found = readings(Unsure(scopes(number), ()))
    held = {frozenset(name for name, told in reading.items() if told) for reading in found}
    assert len(found) == len(held) == ways
    assert frozenset() in held
    assert frozenset(scopes(number)) in held
    assert all(frozenset({one}) in held for one in scopes(number))


def test_a_reading_says_yes_or_no_to_each() -> None:
    found: list[Reading] = readings(Unsure((HOUSE,), (YOUNG,)))
    assert found == [
        {HOUSE: False, YOUNG: False},
        {HOUSE: False, YOUNG: True},
        {HOUSE: True, YOUNG: False},
        {HOUSE: True, YOUNG: True},
    ]
