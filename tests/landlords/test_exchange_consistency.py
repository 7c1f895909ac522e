"""What in a document cannot all be true is told where it stands, without a database."""

from typing import Any

import pytest
from django.utils import translation

from landlords.exchange.consistency import contradictions
from landlords.exchange.document import read_document
from tests.landlords.exchange_document import (
    DISTRICTS,
    Document,
    landlord,
    put,
    requirement,
    stating,
)
from tests.landlords.exchange_full import channel, channel_use, contract, full_document


def told(data: Document) -> list[tuple[str, str]]:
    with translation.override("en"):
        document = read_document(data, DISTRICTS)
        assert [str(problem) for problem in document.problems] == []
        return [(problem.path, str(problem)) for problem in contradictions(document)]


def test_a_document_that_holds_together_has_none() -> None:
    assert told(full_document()) == []


def doubled(place: str, **fields: Any) -> Document:
    """The document with the first item of a list once more, changed."""
    data = full_document()
    here: Any = data
    for step in place.split("."):
        here = here[int(step)] if isinstance(here, list) else here[step]
    here.append({**here[0], **fields})
    return data


REQUIREMENTS = "landlords.0.scopes.0.requirements"


@pytest.mark.parametrize(
    ("data", "path", "words"),
    [
        (doubled(REQUIREMENTS), "landlords[0].scopes[0].requirements[3].valid_from", "overlap"),
        (
            doubled(REQUIREMENTS, valid_from="2026-06-01"),
            "landlords[0].scopes[0].requirements[3].valid_from",
            "overlap",
        ),
        (
            doubled("landlords.0.stock", valid_from="2026-06-01"),
            "landlords[0].stock[2].valid_from",
            "overlap",
        ),
        (doubled("landlords.0.contracts"), "landlords[0].contracts[1].valid_from", "overlap"),
        (doubled("landlords.0.channels"), "landlords[0].channels[1].valid_from", "overlap"),
        (doubled("landlords.0.houses"), "landlords[0].houses[1].valid_from", "overlap"),
        (
            doubled("landlords.0.priority.0.requirements"),
            "landlords[0].priority[0].requirements[1].valid_from",
            "overlap",
        ),
        *(
            (doubled(f"landlords.0.{key}"), f"landlords[0].{key}[1].valid_from", "overlap")
            for key in ("pauses", "groups", "managers", "facts", "priority", "cooperation")
        ),
        (doubled("rental_stock"), "rental_stock[2].valid_from", "overlap"),
        (doubled("core_topics"), "core_topics[1].valid_from", "overlap"),
        (
            doubled("programmes.0.scopes.0.requirements"),
            "programmes[0].scopes[0].requirements[1].valid_from",
            "overlap",
        ),
        (doubled("programmes.0.scopes", rank=3), "programmes[0].scopes[1].name", "stands twice"),
        (
            doubled("landlords.0.scopes", name="Annat", requirements=[]),
            "landlords[0].scopes[2].rank",
            "has this rank too",
        ),
        (
            put(full_document(), "landlords.0.stock.0.rent_to", 7999),
            "landlords[0].stock[0].rent_to",
            "below the lowest",
        ),
        (
            put(full_document(), "landlords.0.ownership", "person"),
            "landlords[0].organisation_number",
            "personal number",
        ),
    ],
)
def test_what_cannot_be_true_is_told_where_it_stands(data: Document, path: str, words: str) -> None:
    ((where, what),) = told(data)
    assert where == path
    assert words in what


@pytest.mark.parametrize(
    ("fields", "paths"),
    [
        ({"name": "PROVHUS AB", "organisation_number": None}, ["landlords[3].name"]),
        ({"name": "Andra AB"}, ["landlords[3].organisation_number"]),
        ({"name": "Andra AB", "organisation_number": None, "key": "provhus"}, ["landlords[3].key"]),
        ({"name": "provhus", "organisation_number": None}, ["landlords[3].name"]),
    ],
)
def test_two_landlords_are_told_apart(fields: dict[str, Any], paths: list[str]) -> None:
    data = full_document()
    data["landlords"].append(landlord(**fields))
    assert [path for path, _what in told(data)] == paths


def test_rows_that_follow_each_other_or_are_for_others_are_let_by() -> None:
    data = full_document()
    rows = data["landlords"][0]["scopes"][0]["requirements"]
    rows[0]["valid_until"] = "2026-06-30"
    rows.append(requirement(valid_from="2026-07-01"))
    rows.append(requirement(audience=stating("internal_mover"), tier="wish"))
    offers = data["landlords"][0]
    offers["contracts"].append(contract(type="second_hand"))
    data["channels"].append(channel(code="annan"))
    offers["channels"].append(channel_use(channel="annan"))
    assert told(data) == []
