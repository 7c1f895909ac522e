"""Plain data into a document: every problem at once, each with its place."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from django.db.models import Field, GeneratedField
from django.utils import translation

from landlords import models
from landlords.exchange import shapes
from landlords.exchange.document import LANDLORD_RECORDS, read_document
from landlords.exchange.entries import Document, Programme, TypicalHousehold
from landlords.exchange.sections import OF_LANDLORD
from landlords.exchange.shapes import Shape
from landlords.requirements.offers import Channel
from landlords.requirements.params import Checked, ValueType, specs
from landlords.requirements.places import House, RentalStock
from landlords.requirements.ties import CoreTopic, LandlordGroup
from landlords.requirements.working_together import PriorityRule
from tests.landlords.exchange_document import (
    DISTRICTS,
    document,
    landlord,
    put,
    requirement,
    stating,
    take,
)
from tests.landlords.records import record_models

FIRST = "landlords.0.scopes.0.requirements.0"
STOCK = "landlords.0.stock.0"
EXCEPTION = "landlords.0.scopes.0.exceptions.0"


def read(data: object) -> Document:
    with translation.override("en"):
        return read_document(data, DISTRICTS)


def told(data: object) -> list[tuple[str, str]]:
    with translation.override("en"):
        return [
            (problem.path, str(problem).removeprefix(f"{problem.path}: "))
            for problem in read(data).problems
        ]


def test_a_document_with_one_of_everything_has_no_problem() -> None:
    made = read(document())
    assert made.problems == []
    (entry,) = made.landlords
    assert entry.values["name"] == "Provhus AB"
    assert len(entry.stock) == 2
    assert [len(scope.requirements) for scope in entry.scopes] == [3, 0]
    assert len(entry.scopes[0].exceptions) == 3


def test_what_is_not_stated_is_not_among_the_values() -> None:
    (entry,) = read({**document(), "landlords": [{"name": "Provhus"}]}).landlords
    assert entry.values == {"name": "Provhus"}


def test_texts_are_trimmed_and_composed() -> None:
    (entry,) = read(put(document(), "landlords.0.name", "  Bjo\u0308rk ")).landlords
    assert entry.values["name"] == "Björk"


# (place to change, value, path of the problem, part of what is said)
WRONG: list[tuple[str, Any, str, str]] = [
    ("format", "something-else", "format", "bostadsportalen-inventory"),
    ("format", None, "format", "not the format"),
    ("version", 2, "version", "Write 1"),
    ("version", True, "version", "Write 1"),
    ("version", "1", "version", "Write 1"),
    ("version", 10**30, "version", "very large"),
    ("extra", 1, "extra", "Take it away"),
    ("landlords", {}, "landlords", "list"),
    ("landlords", None, "landlords", "list"),
    ("landlords", "x", "landlords", "list"),
    ("landlords.0", 7, "landlords[0]", "object"),
    ("sources.0.kind", "rumour", "sources[0].kind", "website"),
    ("sources.0.kind", [], "sources[0].kind", "website"),
    ("sources.0.label", "x" * 201, "sources[0].label", "at most 200"),
    ("sources.0.link", "telge.se", "sources[0].link", "https://"),
    ("sources.0.link", "javascript:alert(1)", "sources[0].link", "https://"),
    ("sources.0.link", "https://x.test/" + "x" * 500, "sources[0].link", "at most 500"),
    ("districts.0.parent", "nowhere", "districts[0].parent", "no district"),
    ("districts.0.parent", "ronna-norra", "districts[0].parent", "part of itself"),
    ("districts.1.code", "ronna-norra", "districts[1].code", "stands twice"),
    ("landlords.0.name", "", "landlords[0].name", "empty"),
    ("landlords.0.name", "  ", "landlords[0].name", "empty"),
    ("landlords.0.name", None, "landlords[0].name", "text"),
    ("landlords.0.name", "x" * 201, "landlords[0].name", "at most 200"),
    ("landlords.0.name", "a\x00b", "landlords[0].name", "U+0000"),
    ("landlords.0.name", "a\nb", "landlords[0].name", "U+000A"),
    ("landlords.0.name", "a\ud800b", "landlords[0].name", "U+D800"),
    ("landlords.0.note", "a\x1b[31m", "landlords[0].note", "U+001B"),
    ("landlords.0.note", "x" * 2001, "landlords[0].note", "at most 2"),
    ("landlords.0.ownership", "king", "landlords[0].ownership", "municipal"),
    ("landlords.0.organisation_number", "009900-0013", "landlords[0].organisation_number", "digit"),
    ("landlords.0.organisation_number", "19121212-1212", "landlords[0].organisation_number", "six"),
    (
        "landlords.0.organisation_number",
        "121212-1212",
        "landlords[0].organisation_number",
        "person",
    ),
    ("landlords.0.organisation_number", 9900, "landlords[0].organisation_number", "text"),
    ("landlords.0.website", "provhus.test", "landlords[0].website", "https://"),
    ("landlords.0.archived", "no", "landlords[0].archived", "true nor false"),
    ("landlords.0.pause", {}, "landlords[0].pause", "Take it away"),
    ("landlords.0.pauses", "yes", "landlords[0].pauses", "list"),
    (
        "landlords.0.pauses.0.valid_until",
        "2026-02-01",
        "landlords[0].pauses[0].valid_until",
        "before the first",
    ),
    ("landlords.0.pauses.0.reason", "x" * 201, "landlords[0].pauses[0].reason", "at most 200"),
    ("landlords.0.unknown", 1, "landlords[0].unknown", "Take it away"),
    (f"{STOCK}.district", "atlantis", "landlords[0].stock[0].district", "no district"),
    (f"{STOCK}.district", 3, "landlords[0].stock[0].district", "text"),
    (f"{STOCK}.rooms", 9, "landlords[0].stock[0].rooms", "from 1 to 8"),
    (f"{STOCK}.rooms", 0, "landlords[0].stock[0].rooms", "from 1 to 8"),
    (f"{STOCK}.rooms", "3", "landlords[0].stock[0].rooms", "whole number"),
    (f"{STOCK}.rooms", True, "landlords[0].stock[0].rooms", "whole number"),
    (f"{STOCK}.rent_from", -1, "landlords[0].stock[0].rent_from", "from 1 to"),
    (f"{STOCK}.rent_from", 8000.5, "landlords[0].stock[0].rent_from", "whole number"),
    (f"{STOCK}.rent_from", float("nan"), "landlords[0].stock[0].rent_from", "whole number"),
    (f"{STOCK}.rent_from", float("inf"), "landlords[0].stock[0].rent_from", "whole number"),
    (f"{STOCK}.rent_to", 9999999999999999999, "landlords[0].stock[0].rent_to", "very large"),
    (f"{STOCK}.dwellings", 100_001, "landlords[0].stock[0].dwellings", "out of range"),
    (f"{STOCK}.source", "nobody", "landlords[0].stock[0].source", "no source"),
    (f"{STOCK}.valid_from", "2026-02-30", "landlords[0].stock[0].valid_from", "not a day"),
    (f"{STOCK}.valid_from", "2026-1-1", "landlords[0].stock[0].valid_from", "not a day"),
    (f"{STOCK}.valid_from", "20260101", "landlords[0].stock[0].valid_from", "not a day"),
    (f"{STOCK}.valid_from", 20260101, "landlords[0].stock[0].valid_from", "not a day"),
    (f"{STOCK}.valid_from", "0001-01-01", "landlords[0].stock[0].valid_from", "our time"),
    (f"{STOCK}.valid_from", "9999-12-31", "landlords[0].stock[0].valid_from", "our time"),
    (f"{STOCK}.valid_from", "٢٠٢٦-٠١-٠١", "landlords[0].stock[0].valid_from", "not a day"),
    (f"{STOCK}.valid_until", "2025-12-31", "landlords[0].stock[0].valid_until", "before the first"),
    (f"{STOCK}.confirmed_on", None, "landlords[0].stock[0].confirmed_on", "not a day"),
    ("landlords.0.scopes.0.rank", 1001, "landlords[0].scopes[0].rank", "from 0 to"),
    ("landlords.0.scopes.1.districts", ["x"], "landlords[0].scopes[1].districts[0]", "no district"),
    (
        "landlords.0.scopes.1.districts",
        ["ronna", "ronna"],
        "landlords[0].scopes[1].districts[1]",
        "twice",
    ),
    ("landlords.0.scopes.1.products", ["castle"], "landlords[0].scopes[1].products[0]", "youth"),
    ("landlords.0.scopes.1.products", "youth", "landlords[0].scopes[1].products", "list"),
    (f"{FIRST}.topic", "weather", "landlords[0].scopes[0].requirements[0].topic", "income_level"),
    (f"{FIRST}.weight", "iron", "landlords[0].scopes[0].requirements[0].weight", "hard"),
    (f"{FIRST}.tests", [], "landlords[0].scopes[0].requirements[0].tests", "missing"),
    (f"{FIRST}.says", "none", "landlords[0].scopes[0].requirements[0].tests", "no demand"),
    (
        f"{FIRST}.tests.0.0.params.n",
        "15",
        "landlords[0].scopes[0].requirements[0].tests[0][0].params.n",
        "15 is too much",
    ),
    (
        f"{FIRST}.tests.0.0.params.n",
        float("nan"),
        "landlords[0].scopes[0].requirements[0].tests[0][0].params.n",
        "not a number",
    ),
    (
        f"{FIRST}.tests.0.0.kind",
        "spell",
        "landlords[0].scopes[0].requirements[0].tests[0][0].kind",
        "rent_multiple",
    ),
    (
        f"{FIRST}.audience",
        {"kind": "internal_mover", "version": 1},
        "landlords[0].scopes[0].requirements[0].audience.params",
        "missing",
    ),
    (f"{EXCEPTION}.conditions", [], "landlords[0].scopes[0].exceptions[0].conditions", "nothing"),
    (
        f"{EXCEPTION}.tests",
        [[stating("rent_multiple", n="2", basis="net")]],
        "landlords[0].scopes[0].exceptions[0].tests",
        "replace",
    ),
    (f"{EXCEPTION}.effect", "replace", "landlords[0].scopes[0].exceptions[0].tests", "missing"),
    (
        f"{EXCEPTION}.effect",
        "disregard",
        "landlords[0].scopes[0].exceptions[0].disregards",
        "missing",
    ),
    (
        f"{EXCEPTION}.disregards",
        "certified",
        "landlords[0].scopes[0].exceptions[0].disregards",
        "disregard",
    ),
    (f"{EXCEPTION}.per_year", -1, "landlords[0].scopes[0].exceptions[0].per_year", "range"),
    (f"{EXCEPTION}.proof", ["Intyg", ""], "landlords[0].scopes[0].exceptions[0].proof[1]", "empty"),
    (f"{EXCEPTION}.door", "x" * 101, "landlords[0].scopes[0].exceptions[0].door", "at most 100"),
]


@pytest.mark.parametrize(("place", "value", "path", "said"), WRONG)
def test_what_is_wrong_is_told_with_its_place(place: str, value: Any, path: str, said: str) -> None:
    problems = told(put(document(), place, value))
    assert [where for where, _what in problems] == [path]
    assert said in problems[0][1]


@pytest.mark.parametrize(
    ("place", "value", "paths"),
    [
        ("sources", 7, ["sources", "landlords[0].stock[0].source"]),
        ("sources.0.id", "web", ["sources[1].id", "landlords[0].stock[0].source"]),
        ("sources.0.id", "å", ["sources[0].id", "landlords[0].stock[0].source"]),
        ("districts.0.parent", "holmen", ["districts[0].parent", "districts[1].parent"]),
        ("districts.0.code", "ronna norra", ["districts[0].code", "districts[1].parent"]),
    ],
)
def test_what_hangs_on_something_wrong_is_told_after_it(
    place: str, value: Any, paths: list[str]
) -> None:
    problems = told(put(document(), place, value))
    assert [where for where, _what in problems][:2] == paths


@pytest.mark.parametrize(
    "place",
    [
        "format",
        "version",
        "landlords",
        "landlords.0.name",
        f"{STOCK}.district",
        f"{STOCK}.rooms",
        f"{STOCK}.valid_from",
        f"{STOCK}.source",
        f"{STOCK}.confirmed_on",
        "landlords.0.scopes.0.name",
        f"{FIRST}.topic",
        f"{FIRST}.tests",
        f"{EXCEPTION}.effect",
        f"{EXCEPTION}.conditions",
    ],
)
def test_what_must_be_there_is_missed(place: str) -> None:
    *way, last = place.split(".")
    path = "".join(f"[{step}]" if step.isdigit() else f".{step}" for step in way).strip(".")
    problems = told(take(document(), place))
    assert problems == [(f"{path}.{last}" if path else last, "This is missing. Fill it in.")]


@pytest.mark.parametrize("data", [None, 7, "x", [], [{}], True])
def test_a_document_that_is_no_object_is_refused(data: object) -> None:
    assert [path for path, _what in told(data)] == [""]


def test_an_empty_object_misses_everything_at_once() -> None:
    assert [path for path, _what in told({})] == ["format", "version", "landlords"]


def test_all_problems_are_told_at_once_in_their_order() -> None:
    data = document()
    places = ("landlords.0.ownership", f"{STOCK}.rooms", f"{FIRST}.topic", f"{EXCEPTION}.effect")
    for place in places:
        put(data, place, "wrong")
    assert [path for path, _what in told(data)] == [
        "landlords[0].ownership",
        "landlords[0].stock[0].rooms",
        "landlords[0].scopes[0].requirements[0].topic",
        "landlords[0].scopes[0].exceptions[0].effect",
    ]


def test_a_problem_knows_the_landlord_it_is_about() -> None:
    data = {**document(), "landlords": [landlord(), landlord(name="Andra", note=7)], "x": 1}
    made = read(data)
    assert [made.about(problem) for problem in made.problems] == ["", "Andra"]


def test_an_audience_too_long_to_be_a_key_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shapes, "length", lambda _model, _field: 10)
    data = put(document(), "landlords.0.scopes.0.requirements", [requirement()])
    assert told(data) == []
    put(data, f"{FIRST}.audience", stating("internal_mover"))
    assert [path for path, _what in told(data)] == [
        "landlords[0].scopes[0].requirements[0].audience"
    ]


DERIVED = {"id", "sort_name", "audience_key", "erased_on"}
CALLED_OTHERWISE = {"is_archived": "archived", "is_outside": "outside"}
OWNERS = {"landlord", "scope", "programme", "priority"}
SAID: dict[Any, Shape | type[Checked]] = {
    models.Source: shapes.SOURCE,
    models.District: shapes.DISTRICT,
    models.House: House,
    models.RentalStock: RentalStock,
    models.LandlordGroup: LandlordGroup,
    models.Channel: Channel,
    models.Landlord: shapes.LANDLORD,
    models.Stock: shapes.STOCK,
    models.TermScope: shapes.SCOPE,
    models.Requirement: shapes.REQUIREMENT,
    models.ExceptionRule: shapes.EXCEPTION,
    models.PriorityRule: PriorityRule,
    models.Programme: Programme,
    models.CoreTopic: CoreTopic,
    models.ReviewInterval: shapes.REVIEW_INTERVAL,
    models.TypicalHousehold: TypicalHousehold,
    **{
        section.model: LANDLORD_RECORDS[section.key]
        for section in OF_LANDLORD
        if section.key in LANDLORD_RECORDS
    },
}
READ_BY_THE_CORE = {models.NormFormula, models.NormTable}


def keys_of(said: Shape | type[Checked]) -> set[str]:
    if isinstance(said, Shape):
        return {*(key.name for key in said.keys), *said.lists}
    return {spec.name for spec in specs(said)}


def test_every_table_can_be_said() -> None:
    assert record_models() - READ_BY_THE_CORE == set(SAID)


@pytest.mark.parametrize("model", SAID)
def test_everything_that_is_stored_can_be_said(model: Any) -> None:
    fields: list[Field[Any, Any]] = [*model._meta.fields, *model._meta.many_to_many]
    stored = {field.name for field in fields if not isinstance(field, GeneratedField)} - DERIVED
    called = {CALLED_OTHERWISE.get(name, name) for name in stored}
    assert called - OWNERS <= keys_of(SAID[model])


@pytest.mark.parametrize("model", SAID)
def test_texts_are_as_long_in_the_file_as_in_the_table(model: Any) -> None:
    said = SAID[model]
    if isinstance(said, Shape):
        return
    for spec in specs(said):
        if spec.value_type is ValueType.TEXT:
            name = {"archived": "is_archived"}.get(spec.name, spec.name)
            column = model._meta.get_field(name)
            if column.is_relation:
                continue
            assert spec.about.longest == column.max_length, spec.name
            assert spec.about.lines == (column.get_internal_type() == "TextField"), spec.name


def test_the_document_in_the_documentation_is_one() -> None:
    page = Path(__file__).resolve().parents[2] / "docs" / "exchange.md"
    example = page.read_text(encoding="utf-8").partition("```json\n")[2].partition("```")[0]
    assert told(json.loads(example)) == []


@pytest.mark.parametrize("said", [shapes.DOCUMENT, *SAID.values()])
def test_every_key_stands_in_the_documentation(said: Shape | type[Checked]) -> None:
    page = Path(__file__).resolve().parents[2] / "docs" / "exchange.md"
    words = set(re.findall(r"\w+", page.read_text(encoding="utf-8")))
    assert keys_of(said) <= words
