"""Three invented landlords and a guarantee, for one household: every part of a print-out, by few numbers."""

from typing import Any

from tests.landlords.exchange_document import Document, stating

SINCE = {"valid_from": "2026-01-01", "source": "samtal", "confirmed_on": "2026-06-11"}
FORWARD = {"months": 6, "direction": "forward", "counted_from": "move_in"}


def demand(topic: str, *tests: list[Document], **fields: Any) -> Document:
    """A demand; without tests: none."""
    says = {} if tests else {"says": "none"}
    return {"topic": topic, "tests": list(tests), **says, **SINCE, **fields}


def times(n: Any) -> list[Document]:
    """An income of so many rents."""
    return [stating("rent_multiple", n=n, basis="gross")]


def counted(**incomes: str) -> list[Document]:
    """Which incomes count."""
    return [stating("accepted_income", incomes=incomes)]


def homes(district: str | None, rooms: int, rent: int | None, **fields: Any) -> Document:
    """A row of stock."""
    return {"district": district, "rooms": rooms, "rent_from": rent, **SINCE, **fields}


def market() -> Document:
    """Lindgården lets by its rules, Exempel by an exception, Kvarn not at the rents it has."""
    return {
        "format": "bostadsportalen-inventory",
        "version": 1,
        "sources": [
            {"id": "samtal", "kind": "phone", "label": "uthyraren", "on": "2026-06-11"},
            {"id": "webb", "kind": "website", "label": "policy", "link": "https://exempel.test/"},
        ],
        "channels": [
            {"code": "lindgarden-webb", "kind": "free_choice", "name": "Anmälan på webben"}
        ],
        "landlords": [lindgarden(), exempel(), kvarn()],
        "programmes": [
            {
                "code": "garanti",
                "name": "Kommunal hyresgaranti",
                "decider": "Bostadsenheten",
                "validity_months": 6,
                "scopes": [
                    {
                        "name": "Alla",
                        "requirements": [demand("income_basis", counted(salary="yes"))],
                    }
                ],
            }
        ],
        "core_topics": [
            {"topic": "income_level", "valid_from": "2026-01-01"},
            {"topic": "income_basis", "valid_from": "2026-01-01"},
        ],
    }


def lindgarden() -> Document:
    """Three times the rent; certain six months forward, or six months back."""
    back = [stating("certainty", months=6, direction="back", counted_from="application")]
    forward = [stating("certainty", **FORWARD)]
    return {
        "key": "lindgarden",
        "name": "Lindgårdens Fastigheter",
        "stock": [
            homes("hovsjo", 3, 8100, rent_to=9200, dwellings=60, vacancies_a_year=6),
            homes("hovsjo", 4, 10400),
        ],
        "scopes": [
            {
                "name": "Hela beståndet",
                "requirements": [
                    demand("income_level", times("3")),
                    demand("income_basis", counted(salary="yes", child_benefit="no")),
                    demand("certainty", forward, back),
                    demand("household_size"),
                ],
            }
        ],
        "channels": [
            {
                "channel": "lindgarden-webb",
                "selection": "first_come",
                "lead_time_days": 45,
                **SINCE,
            }
        ],
        "contracts": [
            {
                "type": "trial",
                "offered": "sometimes",
                "takeover_after_months": 12,
                "takeover_conditions": "Hyran betald i tid.",
                **SINCE,
            }
        ],
        "cooperation": [{"forms": ["case_by_case"], "needs": "En kontaktperson.", **SINCE}],
    }


def exempel() -> Document:
    """Four times the rent in Ronna, where an exception lets three do."""
    return {
        "key": "exempel",
        "name": "Exempelbostäder",
        "stock": [homes("ronna", 3, 7900, rent_to=9100)],
        "scopes": [
            {
                "name": "Hela beståndet",
                "rank": 100,
                "requirements": [
                    demand("income_level", times("3")),
                    demand("income_basis", counted(salary="yes", child_benefit="supplement")),
                ],
            },
            {
                "name": "Ronna",
                "rank": 50,
                "districts": ["ronna"],
                "requirements": [
                    demand(
                        "income_level",
                        times("4"),
                        note="Gäller från årsskiftet.",
                        confirmed_source="webb",
                    )
                ],
                "exceptions": [
                    {
                        "topic": "income_level",
                        "effect": "replace",
                        "tests": [times("3")],
                        "conditions": [stating("certificate", of="special_reasons")],
                        "decider": "Uthyrningschefen",
                        "door": "Bostadssamordnaren",
                        "proof": ["Intyg från kommunen"],
                        "wording": "Det finns särskilda skäl.",
                        "per_year": 3,
                        "duration_months": 12,
                        **SINCE,
                    }
                ],
            },
        ],
    }


def kvarn() -> Document:
    """A stepped multiple that the rents it has do not let through; a priority rule."""
    steps = {
        "by": "rent",
        "steps": [{"up_to": 6000, "value": 4}, {"up_to": 7000, "value": 5}, {"value": "3.5"}],
    }
    return {
        "key": "kvarn",
        "name": "Norra Kvarn",
        "pauses": [{**SINCE, "valid_from": "2026-10-01", "valid_until": "2027-03-31"}],
        "stock": [homes("hovsjo", 3, 9000)],
        "scopes": [
            {
                "name": "Hela beståndet",
                "requirements": [
                    demand("income_level", times(steps)),
                    demand("income_basis", counted(salary="yes")),
                ],
            }
        ],
        "priority": [
            {
                "name": "Förtur vid särskilda skäl",
                "grounds": ["special_reasons"],
                "decider": "Vd",
                "proof": ["certificate"],
                "residence_months": 24,
                "ordinary_terms": False,
                "per_year": 2,
                "requirements": [demand("income_level", times("2"))],
                **SINCE,
            }
        ],
    }


def household(**fields: Any) -> Document:
    """One adult and two children, on a salary that ends in August 2027."""
    return {
        "adults": [{"age": "31_54", "employment": "fixed_term"}],
        "children": ["4_6", "7_10"],
        "incomes": [
            {"type": "salary", "gross": 27000, "since": "2026-07-01", "until": "2027-08-31"},
            {"type": "child_benefit", "net": 2650, "open_ended": True},
        ],
        "incomes_complete": True,
        "expected_housing_allowance": 0,
        "can_arrange": {"certificate_special_reasons": True},
        "registered_since": "2024-11",
        **fields,
    }


def household_file(**fields: Any) -> Document:
    """The household's file, for three rooms."""
    return {
        "format": "bostadsportalen-household",
        "version": 1,
        "household": household(),
        "home": {"rooms": 3},
        "on": "2026-11-24",
        **fields,
    }
