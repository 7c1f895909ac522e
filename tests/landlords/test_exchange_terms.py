"""A document into terms and homes: what the core is given."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from landlords.exchange.document import read_document
from landlords.exchange.entries import Document, Wishes
from landlords.exchange.terms import (
    NARROWEST,
    Homes,
    core_topics,
    homes,
    landlord_terms,
    priority_terms,
    programme_terms,
)
from landlords.requirements.codes import Disregard, Product, Says, Topic, Weight
from landlords.requirements.contract import Statement
from landlords.requirements.resolution import HomeKey, matches
from tests.landlords.exchange_document import DATED, DISTRICTS, put, requirement, stating
from tests.landlords.exchange_full import full_document

ON = date(2026, 11, 24)


def read(data: Any = None) -> Document:
    made = read_document(full_document() if data is None else data, DISTRICTS)
    assert [str(problem) for problem in made.problems] == []
    return made


def test_every_row_and_exception_comes_with_its_scope_and_its_source() -> None:
    made = read()
    terms = landlord_terms(made.landlords[0], made)
    assert (terms.landlord, terms.name) == ("provhus", "Provhus AB")
    general, pensioners, none = terms.rows
    assert general.weight is Weight.NORMALLY
    assert isinstance(general.tests[0][0], Statement)
    assert pensioners.audience is not None
    assert (none.says, none.tests) == (Says.NONE, ())
    assert general.key.path == "landlords[0].scopes[0].requirements[0]"  # type: ignore[attr-defined]
    assert general.key.label == "Uthyraren"  # type: ignore[attr-defined]
    waive, disregard, replacing = terms.exceptions
    assert (waive.decider, waive.door, waive.proof) == (
        "Uthyrningschefen",
        "Samordnaren",
        ("Intyg",),
    )
    assert (waive.per_year, waive.duration_months) == (3, 12)
    assert disregard.disregards is Disregard.CERTIFIED_REMARKS
    assert replacing.tests
    assert waive.key.confirmed_by == "Policy"  # type: ignore[attr-defined]


def test_a_scope_holds_in_the_districts_that_are_part_of_its_own() -> None:
    data = full_document()
    data["landlords"][0]["scopes"][1]["requirements"] = [requirement()]
    made = read(data)
    narrow = landlord_terms(made.landlords[0], made).rows[0].scope
    assert narrow.districts == {"ronna", "ronna-norra", "holmen"}
    assert narrow.houses == {"eken", "boken"}
    assert narrow.products == {"youth"}
    assert narrow.around == set()


def test_a_scope_may_hold_in_the_districts_around_its_own() -> None:
    data = full_document()
    data["landlords"][0]["scopes"][1] |= {"districts": ["holmen"], "houses": [], "products": []}
    data["landlords"][0]["scopes"][1]["requirements"] = [requirement()]
    made = read(data)
    narrow = landlord_terms(made.landlords[0], made).rows[0].scope
    assert narrow.districts == {"holmen"}
    assert narrow.around == {"ronna-norra", "ronna"}
    found = {
        code: matches(narrow, HomeKey(code, Product.ORDINARY))
        for code in ("holmen", "ronna-norra", "ronna", "geneta")
    }
    assert found == {"holmen": True, "ronna-norra": None, "ronna": None, "geneta": False}


def test_a_priority_rule_brings_its_residence_and_what_the_landlord_counts() -> None:
    data = full_document()
    counted = requirement(
        topic="income_basis", tests=[[stating("accepted_income", incomes={"salary": "yes"})]]
    )
    data["landlords"][0]["scopes"][0]["requirements"].append(counted)
    made = read(data)
    landlord = made.landlords[0]
    rows = priority_terms(landlord.priority[0], landlord, made).rows
    assert {(row.topic, row.scope.rank) for row in rows} == {
        (Topic.INCOME_LEVEL, NARROWEST),
        (Topic.INCOME_BASIS, 100),
        (Topic.LOCAL_TIES, NARROWEST),
    }


def test_a_programme_has_terms_of_its_own() -> None:
    made = read()
    terms = programme_terms(made.programmes[0], made)
    assert (terms.landlord, terms.name, len(terms.rows)) == ("garanti", "Kommunal hyresgaranti", 1)


def test_core_topics_are_those_of_the_day() -> None:
    data = full_document()
    data["core_topics"].append(
        {"topic": "remarks", "valid_from": "2020-01-01", "valid_until": "2026-11-23"}
    )
    made = read(data)
    assert core_topics(made, ON) == {Topic.INCOME_LEVEL}
    assert core_topics(made, date(2026, 11, 23)) == {Topic.INCOME_LEVEL, Topic.REMARKS}


def test_a_file_without_core_topics_gets_those_that_ship() -> None:
    data = full_document()
    del data["core_topics"]
    assert {Topic.INCOME_LEVEL, Topic.IDENTITY} <= core_topics(read(data), ON)
    assert core_topics(read(put(full_document(), "core_topics", [])), ON) == frozenset()


def stocked(*rows: dict[str, Any]) -> Document:
    return read(put(full_document(), "landlords.0.stock", [{**DATED, **row} for row in rows]))


def found(made: Document, **wishes: Any) -> Homes:
    return homes(made.landlords[0], Wishes(**wishes), ON, made)


def rents(made: Document, **wishes: Any) -> list[tuple[int | None, int | None]]:
    return [
        (c.home.rooms, None if c.home.rent is None else int(c.home.rent))
        for c in found(made, **wishes).candidates
    ]


MARKET = (
    {"district": "ronna", "rooms": 2, "rent_from": 7000, "rent_to": 8000},
    {"district": "ronna", "rooms": 3, "rent_from": 8000},
    {"district": "geneta", "rooms": 3, "rent_to": 9500},
    {"district": None, "rooms": 3, "rent_from": 7500},
    {"district": "ronna", "rooms": 4, "rent_from": 9000, "valid_until": "2026-11-23"},
)


@pytest.mark.parametrize(
    ("wishes", "expected"),
    [
        ({}, [(2, 7000), (3, 8000), (3, None), (3, 7500)]),
        ({"rooms": 3}, [(3, 8000), (3, None), (3, 7500)]),
        ({"rooms": 3, "district": "ronna"}, [(3, 8000), (3, 7500)]),
        ({"rooms": 3, "district": "geneta"}, [(3, None), (3, 7500)]),
        ({"rooms": 3, "rent": 6500}, [(3, 6500), (3, 6500), (3, 6500)]),
    ],
)
def test_the_rent_is_the_lowest_of_a_row_that_fits(
    wishes: dict[str, Any], expected: list[tuple[int, int | None]]
) -> None:
    assert rents(stocked(*MARKET), **wishes) == expected


def test_a_row_without_a_district_is_taken_for_the_one_looked_for() -> None:
    homes_found = found(stocked(MARKET[3]), district="geneta")
    assert homes_found.candidates[0].home.district == "geneta"
    assert homes_found.fits


def test_where_nothing_fits_the_home_looked_for_is_judged() -> None:
    made = found(stocked(*MARKET), rooms=5, rent=9000, district="ronna", product=Product.YOUTH)
    (candidate,) = made.candidates
    home = candidate.home
    assert (home.rooms, home.rent, home.district) == (5, Decimal(9000), "ronna")
    assert home.product == Product.YOUTH
    assert (candidate.stock, made.fits, made.is_stocked) == (None, False, True)
    unknown = found(stocked())
    assert (unknown.candidates[0].home.rent, unknown.is_stocked) == (None, False)


def test_a_district_includes_those_that_are_part_of_it() -> None:
    made = stocked({"district": "holmen", "rooms": 3, "rent_from": 8000})
    assert rents(made, district="ronna") == [(3, 8000)]
    assert not found(made, district="geneta").fits


def test_a_house_gives_its_district_and_the_sort_that_support_binds_it_to() -> None:
    made = stocked({"district": None, "house": "eken", "rooms": 3})
    home = found(made, district="ronna").candidates[0].home
    assert (home.house, home.district, home.product) == ("eken", "ronna", Product.ORDINARY)
    assert not found(made, district="geneta").fits
    bound = stocked({"district": None, "house": "boken", "rooms": 3})
    assert found(bound).candidates[0].home.product == Product.STATE_SUPPORT
    later = homes(bound.landlords[0], Wishes(), date(2031, 1, 1), bound)
    assert later.candidates[0].home.product == Product.ORDINARY


def test_a_rent_is_a_decimal() -> None:
    assert isinstance(found(stocked(MARKET[0])).candidates[0].home.rent, Decimal)
