"""The published schemas: fresh, and of one mind with the readers."""

import copy
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from landlords.exchange.document import read_document
from landlords.exchange.household import read_household
from landlords.exchange.schema import SCHEMAS
from landlords.management.commands.exchange_schema import written
from tests.landlords import test_exchange_document, test_exchange_offers
from tests.landlords.exchange_document import DISTRICTS, document, put, requirement
from tests.landlords.exchange_full import full_document, household_file
from tests.landlords.requirements.test_properties import (
    CONDITION_ENTRIES,
    KIND_ENTRIES,
    SCALARS,
)
from tests.landlords.test_exchange_fuzz import change, places

ROOT = Path(__file__).resolve().parents[2]
CHECKER = Draft202012Validator.FORMAT_CHECKER
INVENTORY = Draft202012Validator(SCHEMAS["inventory"](), format_checker=CHECKER)
HOUSEHOLD = Draft202012Validator(SCHEMAS["household"](), format_checker=CHECKER)
SHIPPED = {
    row["code"]: None
    for row in json.loads((ROOT / "landlords/data/districts.json").read_text(encoding="utf-8"))[
        "districts"
    ]
}


def read(data: object) -> bool:
    """Whether the reader of inventories has nothing against it."""
    return not read_document(data, DISTRICTS).problems


def read_file(data: object) -> bool:
    """Whether the reader of households has nothing against it."""
    return not read_household(data)[1]


@pytest.mark.parametrize("name", sorted(SCHEMAS))
def test_the_published_schema_is_fresh(name: str) -> None:
    published = (ROOT / f"docs/schema/{name}.json").read_text(encoding="utf-8")
    assert published == written(name) + "\n", f"manage.py exchange_schema {name} > docs/schema/…"


@pytest.mark.parametrize("name", sorted(SCHEMAS))
def test_the_schema_is_one(name: str) -> None:
    Draft202012Validator.check_schema(SCHEMAS[name]())


@pytest.mark.parametrize("data", [document(), full_document()])
def test_documents_that_are_read_fit_the_schema(data: Any) -> None:
    assert read(data)
    assert [error.message for error in INVENTORY.iter_errors(data)] == []


@pytest.mark.parametrize(
    "path", ["landlords/data/demo_inventory.json", "examples/published_policies.json"]
)
def test_the_files_that_ship_fit_the_schema(path: str) -> None:
    data = json.loads((ROOT / path).read_text(encoding="utf-8"))
    assert read_document(data, dict.fromkeys(SHIPPED)).problems == []
    assert [error.json_path for error in INVENTORY.iter_errors(data)] == []


def test_the_documents_in_the_documentation_fit_the_schemas() -> None:
    page = (ROOT / "docs/exchange.md").read_text(encoding="utf-8")
    inventory, household = (part.partition("```")[0] for part in page.split("```json\n")[1:3])
    assert INVENTORY.is_valid(json.loads(inventory))
    assert HOUSEHOLD.is_valid(json.loads(household))
    assert read_file(json.loads(household))


# What is wrong with these hangs on another place of the file, or on more than how it looks.
ONLY_THE_READER = (
    "before the first", "no district", "part of itself", "stands twice", "U+", "six", "digit",
    "not a number", "15 is too much", "no source", "no house", "not offered", "set aside",
    "more than", "adult", "https", "no neighbour", "no way", "no group", "No landlord",
    "own manager", "last day", "into itself", "both",
)  # fmt: skip


def spoilt() -> list[tuple[str, Any, str]]:
    """Places to change, with what the reader says."""
    wrong = [(place, value, said) for place, value, _path, said in test_exchange_document.WRONG]
    wrong += [(place, value, said) for place, value, _path, said in test_exchange_offers.WRONG]
    return [item for item in wrong if not item[2].startswith(ONLY_THE_READER)]


@pytest.mark.parametrize(("place", "value", "said"), spoilt())
def test_documents_that_are_refused_do_not_fit_the_schema(
    place: str, value: Any, said: str
) -> None:
    data = put(full_document(), place, value)
    assert not read(data), said
    assert not INVENTORY.is_valid(data)


def test_most_of_what_is_refused_is_refused_by_the_schema() -> None:
    assert len(spoilt()) > 60


@pytest.mark.parametrize(
    ("place", "value"),
    [
        ("format", "bostadsportalen-inventory"),
        ("version", 2),
        ("household", None),
        ("household.extra", 1),
        ("household.adults.0.age", 35),
        ("household.incomes.0.type", "wages"),
        ("household.incomes.0.gross", "much"),
        ("household.incomes.0.since", "2026-13-01"),
        ("household.registered_since", "2026"),
        ("household.present_home", "castle"),
        ("home", {"rooms": 0}),
        ("home", {"rent": 0}),
        ("home", {"rent": 100_001}),
        ("home", {"product": "tent"}),
        ("on", "today"),
    ],
)
def test_households_that_are_refused_do_not_fit_the_schema(place: str, value: Any) -> None:
    data = put(household_file(), place, value)
    assert not read_file(data)
    assert not HOUSEHOLD.is_valid(data)


PLACES = places(full_document())


@st.composite
def mutated(draw: st.DrawFn) -> Any:
    """A document with a part replaced, removed, doubled or moved elsewhere."""
    data = full_document()
    change(draw, data, draw(st.sampled_from(PLACES)))
    return data


@settings(max_examples=300, deadline=None)
@given(data=mutated())
def test_whatever_the_reader_takes_fits_the_schema(data: Any) -> None:
    if read(data):
        assert [error.json_path for error in INVENTORY.iter_errors(data)] == []


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(entry=KIND_ENTRIES, data=st.data())
def test_every_kind_fits_the_schema_as_it_is_read(entry: Any, data: st.DataObject) -> None:
    if entry["params"] and data.draw(st.booleans()):
        name = data.draw(st.sampled_from(sorted(entry["params"])))
        entry = copy.deepcopy(entry)
        entry["params"][name] = data.draw(SCALARS)
    whole = put(document(), "landlords.0.scopes.0.requirements", [requirement(tests=[[entry]])])
    if read(whole):
        assert [error.json_path for error in INVENTORY.iter_errors(whole)] == []


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(entry=CONDITION_ENTRIES)
def test_every_condition_fits_the_schema_as_it_is_read(entry: Any) -> None:
    whole = put(document(), "landlords.0.scopes.0.requirements", [requirement(audience=entry)])
    if read(whole):
        assert [error.json_path for error in INVENTORY.iter_errors(whole)] == []
