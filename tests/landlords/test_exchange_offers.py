"""What landlords offer beside their terms, and what they refer to: read with its place."""

from typing import Any

import pytest

from tests.landlords.exchange_document import document, put, take
from tests.landlords.exchange_full import full_document
from tests.landlords.test_exchange_document import read, told

HERE = "landlords.0"


def test_a_document_with_everything_has_no_problem() -> None:
    made = read(full_document())
    assert [str(problem) for problem in made.problems] == []
    landlord = made.landlords[0]
    assert landlord.key == "provhus"
    assert [placed.record.type for placed in landlord.contracts] == ["trial"]
    assert [placed.record.queue_days for placed in landlord.channels] == [900]
    assert [placed.record.quota for placed in landlord.cooperation] == [5]
    assert [placed.record.house for placed in landlord.houses] == ["eken"]
    assert [len(rule.scope.requirements) for rule in landlord.priority] == [1]
    assert [placed.record.group for placed in landlord.groups] == ["provgruppen"]
    assert [placed.record.manager for placed in landlord.managers] == ["forvaltaren"]
    assert [placed.record.text for placed in landlord.facts] == ["Finns.\nPå webben."]
    assert [placed.record.email for placed in landlord.contacts] == ["kim@provhus.test"]
    assert [placed.record.homes for placed in landlord.offers] == [2]
    assert [placed.record.reason for placed in landlord.pauses] == ["Stambyte"]
    assert landlord.stock[0].values["house"] == "eken"
    assert landlord.scopes[1].values["houses"] == ["eken", "boken"]
    assert made.landlords[2].values["merged_into"] == "provhus"
    assert list(made.channels) == ["provkon"]
    assert list(made.groups) == ["provgruppen"]
    assert [placed.record.dwellings for placed in made.rental_stock] == [40_000, 2000]
    assert [entry.values["months"] for entry in made.review_intervals] == [6]
    assert made.districts["holmen"].values["neighbours"] == ["geneta", "ronna"]
    assert list(made.houses) == ["eken", "boken"]
    assert [len(entry.scopes) for entry in made.programmes] == [1]
    assert [placed.record.topic for placed in made.core_topics or ()] == ["income_level"]
    assert [placed.record.key for placed in made.typical_households] == ["larare"]


def test_a_landlord_without_a_key_is_called_by_its_name() -> None:
    (landlord,) = read(take(document(), f"{HERE}.ownership")).landlords
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
    ("channels.0.kind", "owl", "channels[0].kind", "own_queue_points"),
    ("channels.0.link", "provhus.test", "channels[0].link", "https://"),
    ("channels.0.link", "https://not a host", "channels[0].link", "https://"),
    ("channels.0.code", "två ord", "channels[0].code", "not a code"),
    ("houses.0.code", "två ord", "houses[0].code", "not a code"),
    ("groups.0.code", "å", "groups[0].code", "not a code"),
    ("groups.0.name", "", "groups[0].name", "empty"),
    ("programmes.0.code", "två ord", "programmes[0].code", "not a code"),
    ("programmes.0.archived", "no", "programmes[0].archived", "true nor false"),
    ("typical_households.0.key", "två ord", "typical_households[0].key", "not a code"),
    ("districts.1.neighbours", ["atlantis"], "districts[1].neighbours[0]", "no district"),
    ("districts.1.neighbours", ["holmen"], "districts[1].neighbours[0]", "no neighbour of itself"),
    ("districts.1.outside", 1, "districts[1].outside", "true nor false"),
    ("rental_stock.0.dwellings", 0, "rental_stock[0].dwellings", "too little"),
    ("rental_stock.1.district", "atlantis", "rental_stock[1].district", "no district"),
    ("review_intervals.0.subject", "weather", "review_intervals[0].subject", "remarks"),
    ("review_intervals.0.months", 121, "review_intervals[0].months", "from 1 to 120"),
    (f"{HERE}.channels.0.channel", "okand", "landlords[0].channels[0].channel", "no way to apply"),
    (f"{HERE}.groups.0.group", "okand", "landlords[0].groups[0].group", "no group"),
    (f"{HERE}.managers.0.manager", "okand", "landlords[0].managers[0].manager", "No landlord"),
    (f"{HERE}.managers.0.manager", "provhus", "landlords[0].managers[0].manager", "own manager"),
    (f"{HERE}.facts.0.code", "rumour", "landlords[0].facts[0].code", "letting_policy"),
    (f"{HERE}.facts.0.text", "", "landlords[0].facts[0].text", "empty"),
    (f"{HERE}.contacts.0.email", "kim", "landlords[0].contacts[0].email", "e-mail"),
    (f"{HERE}.contacts.0.role", "king", "landlords[0].contacts[0].role", "letting"),
    (f"{HERE}.contacts.0.name", "a\nb", "landlords[0].contacts[0].name", "U+000A"),
    (f"{HERE}.offers.0.valid_until", None, "landlords[0].offers[0].valid_until", "last day"),
    (f"{HERE}.offers.0.district", "atlantis", "landlords[0].offers[0].district", "no district"),
    (f"{HERE}.offers.0.house", "asken", "landlords[0].offers[0].house", "no house"),
    (f"{HERE}.offers.0.rent", 0, "landlords[0].offers[0].rent", "too little"),
    ("landlords.2.merged_into", "gamla", "landlords[2].merged_into", "into itself"),
    ("landlords.2.merged_into", "okand", "landlords[2].merged_into", "No landlord"),
    ("landlords.2.merged_into", None, "landlords[2].merged_into", "both"),
    ("landlords.2.merged_on", None, "landlords[2].merged_on", "both"),
    ("norms.formulas.0.norm", "luck", "norms.formulas[0].norm", "national_norm"),
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
    sections = ("houses", "channels", "groups", "programmes", "review_intervals")
    for section in (*sections, "typical_households"):
        data = full_document()
        data[section].append(data[section][0])
        ((path, what),) = told(data)
        assert path.startswith(f"{section}[{len(data[section]) - 1}].")
        assert "stands twice" in what
