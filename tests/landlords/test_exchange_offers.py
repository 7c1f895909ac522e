"""What landlords offer beside their terms: read with its place, and never lost by an import."""

from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from landlords.models import Landlord
from tests.landlords.exchange_document import put, take
from tests.landlords.exchange_full import full_document, written_as
from tests.landlords.test_exchange_document import read, told
from tests.make import make_district
from tests.zone_client import as_web_login

HERE = "landlords.0"


def test_a_document_with_everything_has_no_problem() -> None:
    made = read(full_document())
    assert [str(problem) for problem in made.problems] == []
    (landlord,) = made.landlords
    assert landlord.key == "provhus"
    assert [placed.record.type for placed in landlord.contracts] == ["trial"]
    assert [placed.record.queue_days for placed in landlord.channels] == [900]
    assert [placed.record.quota for placed in landlord.cooperation] == [5]
    assert [placed.record.house for placed in landlord.houses] == ["eken"]
    assert [len(rule.requirements) for rule in landlord.priority] == [1]
    assert landlord.stock[0].more == {"house": "eken"}
    assert landlord.scopes[1].more == {"houses": ["eken", "boken"]}
    assert list(made.houses) == ["eken", "boken"]
    assert [len(entry.scopes) for entry in made.programmes] == [1]
    assert [placed.record.topic for placed in made.core_topics or ()] == ["income_level"]
    assert [placed.record.key for placed in made.typical_households] == ["larare"]


def test_a_landlord_without_a_key_is_called_by_its_name() -> None:
    (landlord,) = read(take(full_document(), f"{HERE}.key")).landlords
    assert landlord.key == "Provhus AB"


# (place to change, value, path of the problem, part of what is said)
WRONG: list[tuple[str, Any, str, str]] = [
    (f"{HERE}.key", "två ord", "landlords[0].key", "not a code"),
    (f"{HERE}.contracts", {}, "landlords[0].contracts", "list"),
    (f"{HERE}.contracts.0", 7, "landlords[0].contracts[0]", "object"),
    (f"{HERE}.contracts.0.type", "castle", "landlords[0].contracts[0].type", "first_hand"),
    (f"{HERE}.contracts.0.offered", "no", "landlords[0].contracts[0].length_months", "not offered"),
    (f"{HERE}.contracts.0.extra", 1, "landlords[0].contracts[0].extra", "Take it away"),
    (f"{HERE}.contracts.0.source", "nobody", "landlords[0].contracts[0].source", "no source"),
    (
        f"{HERE}.contracts.0.valid_until",
        "2025-01-01",
        "landlords[0].contracts[0].valid_until",
        "before the first",
    ),
    (f"{HERE}.contracts.0.valid_from", "2026-02-30", "landlords[0].contracts[0].valid_from", "day"),
    (
        f"{HERE}.contracts.0.confirmed_source",
        "nobody",
        "landlords[0].contracts[0].confirmed_source",
        "no source",
    ),
    (f"{HERE}.channels.0.kind", "owl", "landlords[0].channels[0].kind", "own_queue_points"),
    (f"{HERE}.channels.0.link", "provhus.test", "landlords[0].channels[0].link", "https://"),
    (f"{HERE}.channels.0.queue_days", -1, "landlords[0].channels[0].queue_days", "too little"),
    (f"{HERE}.channels.0.set_aside", False, "landlords[0].channels[0].set_aside", "set aside"),
    (f"{HERE}.priority.0.grounds", [], "landlords[0].priority[0].grounds", "at least one"),
    (
        f"{HERE}.priority.0.grounds",
        ["luck"],
        "landlords[0].priority[0].grounds[0]",
        "special_reasons",
    ),
    (f"{HERE}.priority.0.proof", ["oath"], "landlords[0].priority[0].proof[0]", "certificate"),
    (
        f"{HERE}.priority.0.requirements.0.tests.0.0.kind",
        "spell",
        "landlords[0].priority[0].requirements[0].tests[0][0].kind",
        "rent_multiple",
    ),
    (
        f"{HERE}.cooperation.0.forms",
        ["hug"],
        "landlords[0].cooperation[0].forms[0]",
        "annual_quota",
    ),
    (
        f"{HERE}.cooperation.0.agreed_until",
        "2025-01-01",
        "landlords[0].cooperation[0].agreed_until",
        "before the first",
    ),
    (f"{HERE}.houses.0.house", "asken", "landlords[0].houses[0].house", "no house"),
    (f"{HERE}.stock.0.house", "asken", "landlords[0].stock[0].house", "no house"),
    (f"{HERE}.scopes.1.houses", ["asken"], "landlords[0].scopes[1].houses[0]", "no house"),
    ("houses.0.district", "atlantis", "houses[0].district", "no district"),
    ("houses.1.code", "eken", "houses[1].code", "stands twice"),
    ("programmes.0.code", 7, "programmes[0].code", "text"),
    (
        "programmes.0.scopes.0.requirements.0.topic",
        "weather",
        "programmes[0].scopes[0].requirements[0].topic",
        "income_level",
    ),
    ("core_topics.0.topic", "weather", "core_topics[0].topic", "income_level"),
    ("core_topics.0.valid_until", "2019-01-01", "core_topics[0].valid_until", "before the first"),
    (
        "typical_households.0.household.incomes.0.net",
        28000,
        "typical_households[0].household.incomes[0].net",
        "more than",
    ),
    (
        "typical_households.0.household.adults",
        [],
        "typical_households[0].household.adults",
        "adult",
    ),
    ("typical_households.0.home.rooms", 9, "typical_households[0].home.rooms", "too much"),
]


@pytest.mark.parametrize(("place", "value", "path", "said"), WRONG)
def test_what_is_wrong_is_told_with_its_place(place: str, value: Any, path: str, said: str) -> None:
    problems = told(put(full_document(), place, value))
    assert path in [where for where, _what in problems]
    assert said in dict(problems)[path]


def test_codes_that_stand_twice_are_told() -> None:
    for section in ("programmes", "typical_households"):
        data = full_document()
        data[section] *= 2
        ((path, what),) = told(data)
        assert path.startswith(f"{section}[1].")
        assert "stands twice" in what


def test_each_section_that_no_table_holds_is_noted_at_its_first_place() -> None:
    assert read(full_document()).unstored == {
        "houses": "houses",
        "house": "landlords[0].stock[0].house",
        "contracts": "landlords[0].contracts",
        "channels": "landlords[0].channels",
        "cooperation": "landlords[0].cooperation",
        "priority": "landlords[0].priority",
        "programmes": "programmes",
        "typical_households": "typical_households",
        "core_topics": "core_topics",
    }


def test_a_section_with_nothing_in_it_loses_nothing() -> None:
    data = full_document()
    for section in ("houses", "programmes", "core_topics", "typical_households"):
        data[section] = []
    landlord = data["landlords"][0]
    landlord["stock"][0]["house"] = None
    landlord["scopes"][1]["houses"] = []
    for section in ("contracts", "channels", "priority", "cooperation", "houses"):
        landlord[section] = []
    assert read(data).unstored == {}
    assert read(data).problems == []


@pytest.mark.django_db
def test_an_import_refuses_to_lose_anything_each_section_in_a_sentence(tmp_path: Path) -> None:
    for code in ("ronna", "geneta"):
        make_district(code=code)
    path = str(written_as(full_document(), tmp_path, "inventory.json"))
    with as_web_login(), pytest.raises(CommandError) as caught:
        call_command("import_inventory", path, apply=True)
    first, *lines = str(caught.value).splitlines()
    assert first == "Nothing was written: 9 problems."
    assert lines[0].startswith("houses: The portal cannot store what stands under “houses” yet")
    assert any(line.startswith("landlords[0].contracts (Provhus AB): ") for line in lines)
    assert not Landlord.objects.exists()
