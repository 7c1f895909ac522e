"""A small document in the exchange format that holds one of everything."""

import json
from pathlib import Path
from typing import Any

Document = dict[str, Any]

DATED = {"valid_from": "2026-01-01", "source": "call", "confirmed_on": "2026-02-01"}
DISTRICTS: dict[str, str | None] = {"ronna": None, "geneta": None}


def document() -> Document:
    """One landlord with stock, two scopes, three requirements and three exceptions."""
    return {
        "format": "bostadsportalen-inventory",
        "version": 1,
        "about": "Prov",
        "sources": [
            {"id": "call", "kind": "phone", "label": "Uthyraren", "on": "2026-01-01", "link": ""},
            {
                "id": "web",
                "kind": "website",
                "label": "Policy",
                "link": "https://hyresvard.test/policy",
            },
        ],
        "districts": [
            {"code": "ronna-norra", "name": "Norra Ronna", "parent": "ronna"},
            {"code": "holmen", "name": "Holmen", "parent": "ronna-norra"},
        ],
        "landlords": [landlord()],
    }


def landlord(**fields: Any) -> Document:
    """The landlord of the document."""
    return {
        "name": "Provhus AB",
        "ownership": "company",
        "organisation_number": "009900-0010",
        "website": "https://provhus.test/",
        "note": "Ring först.\nSedan mejl.",
        "pauses": [
            {**DATED, "valid_from": "2026-03-01", "valid_until": "2026-04-30", "reason": "Stambyte"}
        ],
        "archived": False,
        "stock": [
            {
                "district": "ronna",
                "rooms": 3,
                "dwellings": 10,
                "rent_from": 8000,
                "rent_to": 9000,
                "vacancies_a_year": 2,
                **DATED,
            },
            {"district": None, "rooms": 1, **DATED},
        ],
        "scopes": [
            {
                "name": "Hela beståndet",
                "rank": 100,
                "requirements": [
                    requirement(),
                    requirement(
                        audience=stating("has_income_type", types=["retirement_pension"]),
                        tests=[[stating("rent_multiple", n="2.5", basis="gross")]],
                    ),
                    requirement(topic="remarks", says="none", tests=[]),
                ],
                "exceptions": [
                    exception(),
                    exception(effect="disregard", disregards="certified_remarks"),
                    exception(
                        topic="income_level",
                        effect="replace",
                        tests=[[stating("rent_multiple", n="2", basis="gross")]],
                        conditions=[stating("guarantor", multiple="3")],
                    ),
                ],
            },
            {"name": "Ronna", "rank": 50, "districts": ["ronna"], "products": ["youth"]},
        ],
        **fields,
    }


def stating(kind: str, **params: Any) -> Document:
    """One test or condition as the core writes it."""
    return {"kind": kind, "version": 1, "params": params}


def requirement(**fields: Any) -> Document:
    """Three times the rent."""
    return {
        "topic": "income_level",
        "tests": [[stating("rent_multiple", n="3", basis="gross")]],
        "weight": "normally",
        "note": "Enligt uthyraren.",
        **DATED,
        **fields,
    }


def exception(**fields: Any) -> Document:
    """Payment remarks are waived with a certificate."""
    return {
        "topic": "remarks",
        "effect": "waive",
        "conditions": [stating("certificate", of="special_reasons")],
        "decider": "Uthyrningschefen",
        "door": "Samordnaren",
        "proof": ["Intyg"],
        "wording": "Särskilda skäl.",
        "per_year": 3,
        "duration_months": 12,
        "confirmed_source": "web",
        **DATED,
        **fields,
    }


def put(data: Document, place: str, value: Any) -> Document:
    """The document with another value at a place such as `landlords.0.name`."""
    *way, last = place.split(".")
    here: Any = data
    for step in way:
        here = here[int(step)] if isinstance(here, list) else here[step]
    if isinstance(here, list):
        here[int(last)] = value
    else:
        here[last] = value
    return data


def take(data: Document, place: str) -> Document:
    """The document without the key at a place."""
    *way, last = place.split(".")
    here: Any = data
    for step in way:
        here = here[int(step)] if isinstance(here, list) else here[step]
    del here[last]
    return data


def written(data: object, folder: Path) -> Path:
    """The document as a file."""
    path = folder / "inventory.json"
    path.write_text(json.dumps(data), encoding="utf-8")
    return path
