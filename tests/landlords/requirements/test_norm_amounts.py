"""The file of norms: what it may hold, and what is said against it, with the place."""

import copy
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from landlords.requirements.fact_codes import ChildAge
from landlords.requirements.norm_amounts import (
    AcceptedRents,
    SharedCostAmounts,
    StandardAmounts,
)
from landlords.requirements.norm_rows import (
    AdultsAmount,
    BandAmount,
    ChildrenAmount,
    Origin,
    PersonsAmount,
    StandardAge,
)
from landlords.requirements.norms import parse_norms
from landlords.requirements.problems import TermsError
from landlords.requirements.sentences import NBSP
from tests.landlords.requirements.norm_cases import SHIPPED

SOURCE = {"text": "beslut"}
RENTS = {"valid_from": "2026-01-01", "source": SOURCE, "by_persons": [{"persons": 1, "amount": 1}]}


def problems(data: object) -> list[str]:
    """What is said against a file, in English with plain spaces."""
    with translation.override("en"):
        try:
            parse_norms(data)
        except TermsError as error:
            return str(error).replace(NBSP, " ").splitlines()
    return []


def spoilt(change: Callable[[dict[str, Any]], object]) -> list[str]:
    """What is said against the shipped file after a change."""
    data = copy.deepcopy(SHIPPED)
    change(data)
    return problems(data)


SPOILT: list[tuple[Callable[[dict[str, Any]], object], str]] = [
    (
        lambda data: data.update(riksnorm=[]),
        "riksnorm: Nothing called “riksnorm” belongs here.",
    ),
    (
        lambda data: data["national_norm"][1].update(adult=1),
        "national_norm[1].adult: Nothing called “adult” belongs here.",
    ),
    (
        lambda data: data["national_norm"][0].pop("source"),
        "national_norm[0].source: This is missing. Fill it in.",
    ),
    (
        lambda data: data["national_norm"][0].update(valid_until="2024-12-31"),
        "national_norm[0].valid_until: The last day, 31 December 2024, is before the first, 1 January 2025.",
    ),
    (
        lambda data: data["national_norm"][0].update(valid_until="2026-01-01"),
        "national_norm[1].valid_from: This period begins before the one from 1 January 2025 is over.",
    ),
    (
        lambda data: data["national_norm"][0].pop("valid_until"),
        "national_norm[1].valid_from: This period begins before the one from 1 January 2025 is over.",
    ),
    (
        lambda data: data["standard_amount"].append(data["standard_amount"][0]),
        "standard_amount[3].valid_from: This period begins before the one from 1 June 2022 is over.",
    ),
    (
        lambda data: data["formulas"].append(data["formulas"][0]),
        "formulas[2].valid_from: This period begins before the one from 1 January 2025 is over.",
    ),
    (
        lambda data: data["national_norm"][0].update(valid_from="2024-12-31"),
        "national_norm[0].valid_from: No formula of this norm holds on 31 December 2024.",
    ),
    (
        lambda data: data["national_norm"][0].update(single=-1, couple=None),
        "national_norm[0].single: -1 is too little: the least is 0.",
    ),
    (
        lambda data: data["national_norm"][0]["children"][2].update(amount="-0.5"),
        "national_norm[0].children[2].amount: -0.5 is too little: the least is 0.",
    ),
    (
        lambda data: data["national_norm"][0].update(couple=3909),
        "national_norm[0].couple: A couple costs less than one adult or more than two here.",
    ),
    (
        lambda data: data["standard_amount"][0].update(couple=2 * 5158 + 1),
        "standard_amount[0].couple: A couple costs less than one adult or more than two here.",
    ),
    (
        lambda data: data["national_norm"][0]["children"].append({"age": "3", "amount": 1}),
        "national_norm[0].children[8]: This stands here twice.",
    ),
    (
        lambda data: data["standard_amount"][0]["children"].append({"age": "0_6", "amount": 1}),
        "standard_amount[0].children[4]: This stands here twice.",
    ),
    (
        lambda data: data["national_norm"][0]["shared_costs"].append({"persons": 2, "amount": 1}),
        "national_norm[0].shared_costs[7]: This stands here twice.",
    ),
    (
        lambda data: data["national_norm"][0]["shared_costs"][3].update(amount=1769),
        "national_norm[0].shared_costs[3].amount: The amount for 4 is less than that for 3.",
    ),
    (
        lambda data: data["national_norm"][0].update(
            supplements=[{"children": 3, "amount": 10}, {"children": 4, "amount": 9}]
        ),
        "national_norm[0].supplements[1].amount: The amount for 4 is less than that for 3.",
    ),
    (
        lambda data: data["formulas"][1].update(formula="persons_and_shared_costs"),
        "formulas[1].formula: The standard amount has no shared costs. Write “persons”.",
    ),
    (
        lambda data: data["formulas"].append({**data["formulas"][0], "norm": "fixed_amount"}),
        "formulas[2].norm: A fixed amount is the landlord's own.",
    ),
    (
        lambda data: data["formulas"].append(
            {
                "norm": "consumer_agency",
                "formula": "persons",
                "valid_from": "2026-01-01",
                "valid_until": "2025-12-31",
                "source": SOURCE,
            }
        ),
        "formulas[2].valid_until: The last day, 31 December 2025, is before the first",
    ),
    (
        lambda data: data["national_norm"][0]["source"].update(text=" "),
        "national_norm[0].source.text: This is empty. Fill it in.",
    ),
    (
        lambda data: data.update(accepted_rents=[{**RENTS, "by_persons": []}]),
        "accepted_rents[0].by_persons: No rent is stated. State at least one.",
    ),
    (
        lambda data: data.update(
            accepted_rents=[{**RENTS, "by_adults": [{"adults": 1, "amount": 1}]}]
        ),
        "accepted_rents[0].by_persons: Rents stand both by persons and by adults and children.",
    ),
    (
        lambda data: data.update(
            accepted_rents=[{**RENTS, "by_children": [{"children": 1, "amount": 1}]}]
        ),
        "accepted_rents[0].by_persons: Rents stand both by persons and by adults and children.",
    ),
    *(
        (
            lambda data, name=name, size=size: data.update(
                accepted_rents=[
                    {
                        "valid_from": "2026-01-01",
                        "source": SOURCE,
                        name: [{size: 3, "amount": 9}, {size: 2, "amount": 10}],
                    }
                ]
            ),
            f"accepted_rents[0].{name}[0].amount: The amount for 3 is less than that for 2.",
        )
        for name, size in [
            ("by_persons", "persons"),
            ("by_adults", "adults"),
            ("by_children", "children"),
        ]
    ),
    (
        lambda data: data.update(
            accepted_rents=[RENTS, {**RENTS, "by_persons": [{"persons": 1, "amount": 2}]}]
        ),
        "accepted_rents[1].valid_from: This period begins before the one from 1 January 2026 is over.",
    ),
    (
        lambda data: data.update(accepted_rents=[RENTS, RENTS]),
        "accepted_rents[1].valid_from: This period begins before the one from 1 January 2026 is over.",
    ),
    (
        lambda data: data.update(accepted_rents=[{**RENTS, "valid_until": "2025-12-31"}]),
        "accepted_rents[0].valid_until: The last day, 31 December 2025, is before the first",
    ),
]


@pytest.mark.parametrize(("change", "wanted"), SPOILT, ids=[wanted for _change, wanted in SPOILT])
def test_what_is_wrong_is_said_with_its_place(
    change: Callable[[dict[str, Any]], object], wanted: str
) -> None:
    told = spoilt(change)
    assert len(told) == 1
    assert told[0].startswith(wanted)


FINE: list[Callable[[dict[str, Any]], object]] = [
    lambda data: data["national_norm"][1].update(
        valid_until=data["national_norm"][1]["valid_from"]
    ),
    lambda data: data["national_norm"][1].update(couple=data["national_norm"][1]["single"]),
    lambda data: data["national_norm"][1].pop("single"),
    lambda data: data["national_norm"][1].pop("couple"),
    lambda data: data.update(
        accepted_rents=[
            {
                "valid_from": "2026-01-01",
                "source": SOURCE,
                "by_children": [{"children": 2, "amount": 1}, {"children": 1, "amount": 1}],
            }
        ]
    ),
]


@pytest.mark.parametrize("change", FINE)
def test_what_may_be_so_is_taken(change: Callable[[dict[str, Any]], object]) -> None:
    """One day only; as much for two as for one; one of them not known; a rent for families only."""
    assert spoilt(change) == []


def test_all_that_is_wrong_is_told_at_once() -> None:
    def change(data: dict[str, Any]) -> None:
        data["national_norm"][0].update(valid_until="2024-12-31", couple=1)
        data["standard_amount"][2]["single"] = "much"

    assert [problem.split(":")[0] for problem in spoilt(change)] == [
        "national_norm[0].valid_until",
        "national_norm[0].couple",
        "standard_amount[2].single",
    ]


JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=6,
)
PLACES: list[tuple[str | int, ...]] = [
    ("formulas",),
    ("formulas", 0, "norm"),
    ("national_norm", 0, "valid_from"),
    ("national_norm", 1, "source"),
    ("national_norm", 0, "children", 1),
    ("national_norm", 0, "shared_costs", 1, "amount"),
    ("standard_amount", 2, "couple"),
    ("accepted_rents",),
]


@given(st.sampled_from(PLACES), JUNK)
def test_nothing_but_a_sentence_comes_of_junk(place: tuple[str | int, ...], junk: object) -> None:
    data: Any = copy.deepcopy(SHIPPED)
    inside = data
    for step in place[:-1]:
        inside = inside[step]
    inside[place[-1]] = junk
    assert all(
        path and told for path, told in (problem.split(": ", 1) for problem in problems(data))
    )


@pytest.mark.parametrize("data", [None, 1, "norms", [], [[]]])
def test_what_is_no_file_of_norms_is_refused(data: object) -> None:
    (told,) = problems(data)
    assert told.endswith("stands where an object is wanted. Write name and value pairs.")


def source() -> Origin:
    return Origin("beslut")


def test_the_largest_household_stands_for_the_larger_ones() -> None:
    day = date(2026, 1, 1)
    rows = tuple(PersonsAmount(n, Decimal(1000 * n)) for n in (1, 2, 4))
    table = AcceptedRents(valid_from=day, source=source(), by_persons=rows)
    assert [table.rent(adults, children) for adults, children in [(1, 0), (1, 1), (2, 1)]] == [
        1000,
        2000,
        None,
    ]
    assert table.rent(2, 2) == table.rent(3, 9) == 4000


def test_rents_may_stand_by_adults_and_children() -> None:
    table = AcceptedRents(
        valid_from=date(2026, 1, 1),
        source=source(),
        by_adults=(AdultsAmount(1, Decimal(5000)), AdultsAmount(2, Decimal(6000))),
        by_children=(ChildrenAmount(1, Decimal(7500)), ChildrenAmount(2, Decimal(9000))),
    )
    assert [table.rent(1, 0), table.rent(2, 0), table.rent(4, 0)] == [5000, 6000, 6000]
    assert [table.rent(1, 1), table.rent(2, 2), table.rent(2, 5)] == [7500, 9000, 9000]


def test_rents_without_those_of_families_are_not_known_for_them() -> None:
    adults = (AdultsAmount(1, Decimal(5000)),)
    table = AcceptedRents(valid_from=date(2026, 1, 1), source=source(), by_adults=adults)
    assert table.rent(1, 1) is None


def test_the_standard_amount_has_its_own_age_bands_and_shares_nothing() -> None:
    bands = tuple(BandAmount(age, Decimal(age.youngest)) for age in StandardAge)
    table = StandardAmounts(valid_from=date(2026, 1, 1), source=source(), children=bands)
    assert [table.child(age) for age in ChildAge] == [0, 0, 0, 0, 7, 11, 15, 15]
    assert table.shared(3) == 0


@pytest.mark.parametrize(("persons", "shared"), [(6, 60), (7, 75), (8, 90), (10, 120)])
def test_each_person_after_the_seventh_adds_the_last_difference(persons: int, shared: int) -> None:
    rows = (PersonsAmount(6, Decimal(60)), PersonsAmount(7, Decimal(75)))
    table = SharedCostAmounts(valid_from=date(2026, 1, 1), source=source(), shared_costs=rows)
    assert table.shared(persons) == shared
    assert table.shared(5) is None


def test_what_seven_share_is_known_without_what_six_do() -> None:
    rows = (PersonsAmount(7, Decimal(75)),)
    table = SharedCostAmounts(valid_from=date(2026, 1, 1), source=source(), shared_costs=rows)
    assert table.shared(7) == 75


@pytest.mark.parametrize("known", [6, 7])
def test_the_difference_needs_both_sizes(known: int) -> None:
    rows = (PersonsAmount(known, Decimal(60)),)
    table = SharedCostAmounts(valid_from=date(2026, 1, 1), source=source(), shared_costs=rows)
    assert table.shared(8) is None
