"""A document with one of everything that the format can say, and a household; few numbers, easy to check."""

import json
from pathlib import Path
from typing import Any

from tests.landlords.exchange_document import DATED, Document, document, stating

ON = "2026-11-24"
MOVE_IN = "2027-02-01"


def full_document() -> Document:
    """The small document with houses, offers, programmes, core topics and a typical household."""
    data = document()
    data["houses"] = [
        {"code": "eken", "name": "Eken", "district": "ronna", "dwellings": 40, "lift": True},
        {"code": "boken", "name": "Boken", "support_until": "2030-12-31"},
    ]
    data["programmes"] = [programme()]
    data["core_topics"] = [{"topic": "income_level", "valid_from": "2020-01-01"}]
    data["typical_households"] = [
        {
            "key": "larare",
            "name": "Ensam lärare",
            "description": "En vuxen med fast lön.",
            "household": household(),
            "home": {"rooms": 3},
        }
    ]
    landlord = data["landlords"][0]
    landlord |= {
        "key": "provhus",
        "contracts": [contract()],
        "channels": [channel()],
        "priority": [priority()],
        "cooperation": [cooperation()],
        "houses": [{"house": "eken", **DATED}],
    }
    landlord["stock"][0]["house"] = "eken"
    landlord["scopes"][1]["houses"] = ["eken", "boken"]
    return data


def contract(**fields: Any) -> Document:
    """A trial lease that is taken over after a year."""
    return {
        "type": "trial",
        "offered": "sometimes",
        "tenant": "municipality",
        "length_months": 12,
        "takeover_after_months": 12,
        "takeover_conditions": "Hyran betald i tid.",
        "security_waived": False,
        **DATED,
        **fields,
    }


def channel(**fields: Any) -> Document:
    """A queue with points."""
    return {
        "code": "provkon",
        "kind": "own_queue_points",
        "name": "Provkön",
        "link": "https://provhus.test/ko",
        "selection": "longest_queue",
        "lead_time_days": 60,
        "queue_days": 900,
        "queue_points": 9000,
        "registration_age": 16,
        "activity": "Logga in en gång om året",
        "set_aside": True,
        "set_aside_a_year": 4,
        "set_aside_decider": "Ledningsgruppen",
        **DATED,
        **fields,
    }


def priority(**fields: Any) -> Document:
    """Priority for special reasons, with a demand of its own."""
    return {
        "name": "Förtur",
        "grounds": ["special_reasons"],
        "decider": "Uthyrningschefen",
        "door": "Samordnaren",
        "proof": ["certificate"],
        "residence_months": 24,
        "ordinary_terms": True,
        "offers": 1,
        "refusal_ends": True,
        "validity_months": 6,
        "per_year": 3,
        "requirements": [
            {
                "topic": "income_level",
                "tests": [[stating("rent_multiple", n="2", basis="gross")]],
                **DATED,
            }
        ],
        **DATED,
        **fields,
    }


def cooperation(**fields: Any) -> Document:
    """An agreement on so many homes a year."""
    return {
        "forms": ["framework_agreement", "annual_quota"],
        "stage": "agreement",
        "agreed_on": "2026-01-15",
        "agreed_until": "2027-12-31",
        "quota": 5,
        "quota_percent": 10,
        "needs": "En kontaktperson",
        "obstacles": "Få lediga treor",
        **DATED,
        **fields,
    }


def programme(**fields: Any) -> Document:
    """A guarantee that demands an income."""
    return {
        "code": "garanti",
        "name": "Kommunal hyresgaranti",
        "description": "Kommunen går i borgen.",
        "decider": "Enheten för boende",
        "validity_months": 6,
        "scopes": [
            {
                "name": "Alla",
                "requirements": [
                    {
                        "topic": "income_level",
                        "tests": [[stating("rent_multiple", n="1", basis="gross")]],
                        **DATED,
                    }
                ],
            }
        ],
        **fields,
    }


def household(**fields: Any) -> Document:
    """One adult with a salary without end."""
    return {
        "adults": [{"age": "31_54", "employment": "permanent"}],
        "children": ["4_6"],
        "incomes": [
            {"type": "salary", "gross": 27000, "since": "2026-03-01", "open_ended": True},
        ],
        "incomes_complete": True,
        "expected_housing_allowance": 0,
        "remarks_complete": True,
        "debts_complete": True,
        "registered_since": "2020-05",
        "present_home": "no_contract",
        "separating": False,
        **fields,
    }


def household_file(**fields: Any) -> Document:
    """The file of that household."""
    return {
        "format": "bostadsportalen-household",
        "version": 1,
        "household": household(),
        "on": ON,
        "move_in": MOVE_IN,
        **fields,
    }


def written_as(data: object, folder: Path, name: str) -> Path:
    """The data as a file of this name."""
    path = folder / name
    path.write_text(json.dumps(data), encoding="utf-8")
    return path
