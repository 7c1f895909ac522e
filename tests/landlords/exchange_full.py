"""A document with one of everything that the format can say, and a household; few numbers, easy to check."""

import json
from pathlib import Path
from typing import Any

from tests.landlords.exchange_document import DATED, Document, document, stating

ON = "2026-11-24"
MOVE_IN = "2027-02-01"


def full_document() -> Document:
    """The small document with everything else that the format can say."""
    data = document()
    data["districts"][1] |= {"neighbours": ["geneta", "ronna"]}
    data["districts"].append({"code": "nykvarn", "name": "Nykvarn", "outside": True})
    data["houses"] = [
        {"code": "eken", "name": "Eken", "district": "ronna", "dwellings": 40, "lift": True},
        {"code": "boken", "name": "Boken", "support_until": "2030-12-31"},
    ]
    data["channels"] = [channel()]
    data["groups"] = [{"code": "provgruppen", "name": "Provgruppen"}]
    data["rental_stock"] = [
        {"dwellings": 40_000, **DATED},
        {"district": "ronna", "dwellings": 2000, **DATED},
    ]
    data["programmes"] = [programme()]
    data["core_topics"] = [{"topic": "income_level", "valid_from": "2020-01-01"}]
    data["norms"] = norms()
    data["review_intervals"] = [{"subject": "remarks", "months": 6}]
    data["typical_households"] = [
        {
            "key": "larare",
            "name": "Ensam lärare",
            "description": "En vuxen\nmed fast lön.",
            "household": household(),
            "home": {"rooms": 3},
            "archived": True,
        }
    ]
    landlord = data["landlords"][0]
    landlord |= {
        "key": "provhus",
        "groups": [{"group": "provgruppen", **DATED}],
        "managers": [{"manager": "forvaltaren", **DATED}],
        "contracts": [contract()],
        "channels": [channel_use()],
        "facts": [{"code": "letting_policy", "text": "Finns.\nPå webben.", **DATED}],
        "contacts": [contact()],
        "priority": [priority()],
        "cooperation": [cooperation()],
        "offers": [offer()],
        "houses": [{"house": "eken", **DATED}],
    }
    landlord["stock"][0]["house"] = "eken"
    landlord["scopes"][1]["houses"] = ["eken", "boken"]
    data["landlords"].append(
        {"key": "forvaltaren", "name": "Förvaltaren", "organisation_number": None}
    )
    data["landlords"].append(
        {
            "key": "gamla",
            "name": "Gamla Provhus",
            "archived": True,
            "merged_into": "provhus",
            "merged_on": "2026-01-01",
        }
    )
    return data


def norms() -> Document:
    """One year's amounts of the national norm, and accepted rents."""
    since = {
        "valid_from": "2026-01-01",
        "source": {"text": "SoF 12 kap.", "link": "https://a.test"},
    }
    return {
        "formulas": [
            {"norm": "national_norm", "formula": "persons_and_shared_costs", **since},
        ],
        "national_norm": [
            {"single": "3940", "couple": "7100", "valid_until": "2026-12-31", **since}
        ],
        "accepted_rents": [{"by_persons": [{"persons": 1, "amount": "7000"}], **since}],
    }


def contact(**fields: Any) -> Document:
    """Somebody invented who lets."""
    return {
        "name": "Kim Prov",
        "role": "letting",
        "title": "Uthyrare",
        "way": "phone",
        "phone": "08-123 45 67",
        "email": "kim@provhus.test",
        "hours": "vardagar 8–10",
        **DATED,
        **fields,
    }


def offer(**fields: Any) -> Document:
    """Two vacant homes alike."""
    return {
        "district": "ronna",
        "rooms": 3,
        "rent": 8000,
        "move_in_from": "2026-04-01",
        "house": "eken",
        "homes": 2,
        "product": "youth",
        "contract": "youth",
        "step_free": True,
        "ended_as": "let",
        **DATED,
        "valid_until": "2026-02-15",
        **fields,
    }


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
        "name": "Provkön",
        "kind": "own_queue_points",
        "link": "https://provhus.test/ko",
        "registration_age": 16,
        "activity": "Logga in en gång om året",
        **fields,
    }


def channel_use(**fields: Any) -> Document:
    """How the landlord uses the queue."""
    return {
        "channel": "provkon",
        "selection": "longest_queue",
        "lead_time_days": 60,
        "queue_days": 900,
        "queue_points": 9000,
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
        "districts": ["ronna"],
        "products": ["ordinary"],
        "houses": ["eken"],
        "exceptions": [
            {
                "topic": "income_level",
                "effect": "waive",
                "conditions": [stating("certificate", of="special_reasons")],
                **DATED,
            }
        ],
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
        "door": "Samordnaren",
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
