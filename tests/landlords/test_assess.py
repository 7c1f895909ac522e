"""`manage.py assess`: two files in, the answer out, no database; whatever is wrong is told at once."""

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from landlords.exchange import report_text
from tests.landlords.assess_market import SINCE, household, household_file, market, times
from tests.landlords.exchange_document import put, stating, take

GOLDEN = Path(__file__).parent / "assess_golden_sv.txt"
Assess = Callable[..., str]


def answer(printed: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(printed)
    return found


def labels(found: dict[str, Any]) -> dict[str, str]:
    return {landlord["key"]: landlord["label"] for landlord in found["landlords"]}


def test_the_print_out_is_the_golden_one(assess: Assess, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(report_text, "engine_version", lambda: "0123456789abcdef")
    printed = assess()
    if os.environ.get("REWRITE_GOLDEN"):
        GOLDEN.write_text(printed, encoding="utf-8")
    assert printed == GOLDEN.read_text(encoding="utf-8"), "REWRITE_GOLDEN=1 writes it anew"


def test_no_line_is_wider_than_paper(assess: Assess) -> None:
    assert max(map(len, assess().splitlines())) <= report_text.WIDTH


def test_the_sums_can_be_redone_from_the_print_out(assess: Assess) -> None:
    printed = " ".join(assess().split())
    assert "Inkomst som räknas: 27 000 kr i månaden före skatt." in printed
    assert "Kravet är 3 × hyran 8 100 kr = 24 300 kr i månaden" in printed
    assert 27000 - 3 * 8100 == 2700
    assert "2 700 kr mer än vad som krävs" in printed


def test_each_landlord_gets_its_label(assess: Assess) -> None:
    found = answer(assess(json=True))
    assert labels(found) == {"lindgarden": "meets", "exempel": "by_exception", "kvarn": "fails"}
    assert [programme["label"] for programme in found["programmes"]] == ["meets"]
    assert (found["format"], found["version"]) == ("bostadsportalen-assessment", 1)
    assert len(found["engine"]) == 16
    assert found["move_in"] == "2027-02-01"


def test_the_answer_holds_every_number(assess: Assess) -> None:
    found = answer(assess(json=True))
    lindgarden, exempel, kvarn = found["landlords"]
    level = lindgarden["topics"][0]["rows"][0]["alternatives"][0][0]
    assert level["reason"]["values"]["need"] == {"number": "24300", "unit": "kr_month"}
    assert level["reason"]["values"]["rule"]["values"]["n"] == "3"
    assert [line["values"]["income"] for line in level["lines"]] == ["salary", "child_benefit"]
    assert (lindgarden["holds_until"], lindgarden["then"]) == ("2026-12-22", "fails")
    (tried,) = exempel["topics"][0]["rows"][0]["exceptions"]
    assert tried["outcome"] == "by_exception"
    assert tried["conditions"][0]["holds"] is True
    assert tried["wording"] == "Det finns särskilda skäl."
    assert exempel["replaced"][0]["scope"] == "Hela beståndet"
    assert kvarn["highest_rent"] == {
        "outcome": "meets",
        "highest": "7714",
        "gaps": [["6001", "7000"]],
        "open": False,
    }
    (rule,) = kvarn["priority"]
    assert rule["label"] == "ask_household"
    assert rule["questions"][0]["of"] == "household"


# The line goes before the file


@pytest.mark.parametrize(
    ("options", "home"),
    [
        ({"rent": "7000"}, {"rooms": 3, "rent": "7000", "district": "hovsjo"}),
        ({"rooms": "4"}, {"rooms": 4, "rent": "10400", "district": "hovsjo"}),
        ({"district": "hovsjo"}, {"rooms": 3, "rent": "8100", "district": "hovsjo"}),
        (
            {"district": "geneta", "rent": "8000"},
            {"rooms": 3, "rent": "8000", "district": "geneta"},
        ),
        ({"product": "youth"}, {"rooms": 3, "rent": "8100", "product": "youth"}),
    ],
)
def test_what_is_said_on_the_line_goes_before_the_file(
    options: dict[str, str], home: dict[str, Any], assess: Assess
) -> None:
    found = answer(assess(json=True, landlord="lindgarden", **options))
    (lindgarden,) = found["landlords"]
    assert home.items() <= lindgarden["home"].items()


def test_a_landlord_is_asked_for_by_key_or_name(assess: Assess) -> None:
    for called in ("kvarn", "Norra Kvarn"):
        assert labels(answer(assess(json=True, landlord=called))) == {"kvarn": "fails"}


@pytest.mark.parametrize(
    ("facts", "options", "days"),
    [
        ({}, {}, ("2026-11-24", "2027-02-01")),
        ({}, {"on": "2026-12-02"}, ("2026-12-02", "2027-02-01")),
        ({}, {"on": "2026-12-03"}, ("2026-12-03", "2027-03-01")),
        ({}, {"move_in": "2027-01-01"}, ("2026-11-24", "2027-01-01")),
        ({"move_in": "2027-05-01"}, {}, ("2026-11-24", "2027-05-01")),
        ({"household": household(present_home="own_lease")}, {}, ("2026-11-24", "2027-05-01")),
        ({"household": household(present_home="joint_lease")}, {}, ("2026-11-24", "2027-05-01")),
        ({"household": household(present_home="lodger")}, {}, ("2026-11-24", "2027-02-01")),
    ],
)
def test_the_days(
    facts: dict[str, Any], options: dict[str, str], days: tuple[str, str], assess: Assess
) -> None:
    found = answer(assess(household_file(**facts), json=True, **options))
    assert (found["on"], found["move_in"]) == days


def test_without_a_day_it_is_today(assess: Assess) -> None:
    data = take(household_file(household=household(incomes=[])), "on")
    assert answer(assess(data, json=True))["on"] >= "2026-01-01"


def test_the_best_home_is_shown_and_the_others_named(assess: Assess) -> None:
    found = answer(assess(take(household_file(), "home"), json=True, landlord="lindgarden"))
    (lindgarden,) = found["landlords"]
    assert (lindgarden["home"]["rooms"], lindgarden["label"]) == (3, "meets")
    assert [(o["home"]["rooms"], o["label"]) for o in lindgarden["other_homes"]] == [(4, "fails")]
    printed = assess(take(household_file(), "home"), landlord="lindgarden")
    assert "En annan bostad som passar: 4 rum, Hovsjö, 10 400 kr i månaden: hinder i dag" in printed


def test_a_landlord_without_a_home_that_fits_is_judged_for_the_one_looked_for(
    assess: Assess,
) -> None:
    printed = assess(rooms="5", landlord="lindgarden", rent="8000")
    assert "Bostad: inget som passar; bedömt för 5 rum, 8 000 kr i månaden" in printed
    bare = put(market(), "landlords.0.stock", [])
    printed = assess(terms=bare, landlord="lindgarden", rent="8000")
    assert "hyresvärdens bostäder är inte kända" in printed


def test_a_typical_household_of_the_inventory_is_judged(assess: Assess) -> None:
    data = market()
    data["typical_households"] = [
        {"key": "larare", "name": "Lärare", "household": household(), "home": {"rooms": 3}}
    ]
    found = answer(assess(terms=data, typical="typical:larare", json=True, on="2026-11-24"))
    assert labels(found)["lindgarden"] == "meets"


def test_on_paper_nothing_for_staff_is_said(assess: Assess) -> None:
    printed = assess(paper=True)
    assert "Exempelbostäder: De kan säga ja ändå. Vi frågar om du vill." in printed
    assert "Det är inte ett beslut." in printed
    for hidden in ("Källa", "Undantag", "Uthyrningschefen", "Förtur", "Samarbete", "Anteckning"):
        assert hidden not in printed


def test_on_paper_the_household_is_asked(assess: Assess) -> None:
    facts = household_file(household=household(incomes=[], incomes_complete=None))
    printed = assess(facts, paper=True)
    assert "Vi vet inte än:" in printed
    assert "Vilka inkomster har du?" in printed


def test_the_questions_stand_by_whose_they_are(assess: Assess) -> None:
    facts = household_file(household=household(incomes=[], incomes_complete=None))
    printed = assess(facts, landlord="lindgarden")
    assert "  Fråga hushållet:\n    Vilka inkomster finns, och är det alla?" in printed


def test_english_is_spoken_too(assess: Assess) -> None:
    printed = assess(language="en")
    assert "Highest rent by the landlord's rule: 9 000 kr a month." in printed


def test_a_pause_is_told(assess: Assess) -> None:
    assert "Hyr inte ut något till och med 31 mars 2027." in assess(landlord="kvarn")
    for_good = put(market(), "landlords.2.pauses.0.valid_until", None)
    assert "tills vidare" in assess(terms=for_good, landlord="kvarn")
    over = put(market(), "landlords.2.pauses.0.valid_until", "2026-11-23")
    assert "Hyr inte ut" not in assess(terms=over, landlord="kvarn")


# Priority


@pytest.mark.parametrize(
    ("place", "value", "label"),
    [
        ("landlords.2.priority.0.residence_months", 12, "meets"),
        ("landlords.2.priority.0.residence_months", 60, "fails"),
        ("landlords.2.priority.0.ordinary_terms", True, "fails"),
        ("landlords.2.priority.0.ordinary_terms", None, "ask_household"),
        ("landlords.2.priority.0.requirements.0.tests", [times("4")], "fails"),
    ],
)
def test_a_priority_rule_is_judged_like_any_terms(
    place: str, value: Any, label: str, assess: Assess
) -> None:
    found = answer(assess(terms=put(market(), place, value), json=True, landlord="kvarn"))
    ((rule,),) = (landlord["priority"] for landlord in found["landlords"])
    assert rule["label"] == label


def test_whether_ordinary_terms_hold_is_asked_only_where_they_fail(assess: Assess) -> None:
    def asked(place: str) -> list[str]:
        data = put(market(), f"{place}.priority", market()["landlords"][2]["priority"])
        rule = put(data, f"{place}.priority.0.residence_months", 12)
        del rule["landlords"][int(place[-1])]["priority"][0]["ordinary_terms"]
        found = answer(assess(terms=rule, json=True))
        landlord = found["landlords"][int(place[-1])]
        return [question["code"] for question in landlord["priority"][0]["questions"]]

    assert asked("landlords.0") == []
    assert asked("landlords.2") == ["ordinary_terms"]


def test_a_rule_without_demands_is_for_whoever_decides(assess: Assess) -> None:
    data = put(market(), "landlords.2.priority.0.requirements", [])
    del data["landlords"][2]["priority"][0]["residence_months"]
    found = answer(assess(terms=data, json=True, landlord="kvarn"))
    assert found["landlords"][0]["priority"][0]["label"] == "judges"
    assert "Förtur, Förtur vid särskilda skäl: hyresvärden bedömer" in assess(terms=data)


def test_a_rule_that_is_over_is_left_out(assess: Assess) -> None:
    data = put(market(), "landlords.2.priority.0.valid_until", "2026-11-23")
    assert answer(assess(terms=data, json=True, landlord="kvarn"))["landlords"][0]["priority"] == []


@pytest.mark.parametrize(
    ("where", "listed"),
    [
        ({"districts": ["hovsjo"]}, True),
        ({"districts": ["ronna"]}, False),
        ({"products": ["student"]}, False),
    ],
)
def test_a_rule_is_judged_for_the_homes_it_applies_to(
    where: dict[str, Any],
    listed: bool,  # noqa: FBT001
    assess: Assess,
) -> None:
    data = market()
    data["landlords"][2]["priority"][0].update(where)
    found = answer(assess(terms=data, json=True, landlord="kvarn"))
    assert bool(found["landlords"][0]["priority"]) is listed


def test_an_exception_of_a_rule_is_an_exception_from_its_demand(assess: Assess) -> None:
    data = put(market(), "landlords.2.priority.0.requirements.0.tests", [times("4")])
    bent = {
        "topic": "income_level",
        "effect": "waive",
        "conditions": [stating("certificate", of="special_reasons")],
        **SINCE,
    }
    data["landlords"][2]["priority"][0]["exceptions"] = [bent]
    found = answer(assess(terms=data, json=True, landlord="kvarn"))
    (rule,) = found["landlords"][0]["priority"]
    assert rule["label"] != "fails"


def test_the_same_question_gets_the_same_answer(assess: Assess) -> None:
    assert assess(json=True) == assess(json=True)


def test_a_queue_is_called_by_its_name(assess: Assess) -> None:
    data = market()
    demand = {
        "topic": "queue",
        "tests": [[stating("queue", channel="lindgarden-webb", least_days=400)]],
        **SINCE,
    }
    data["landlords"][0]["scopes"][0]["requirements"].append(demand)
    printed = assess(terms=data, landlord="lindgarden")
    assert "400 dagar i kön Anmälan på webben" in printed
    assert "lindgarden-webb" not in printed
    del data["channels"], data["landlords"][0]["channels"]
    assert "400 dagar i kön lindgarden-webb" in assess(terms=data, landlord="lindgarden")


def test_an_archived_programme_is_not_judged(assess: Assess) -> None:
    data = put(market(), "programmes.0.archived", value=True)
    assert "Kommunal hyresgaranti" in assess()
    assert "Kommunal hyresgaranti" not in assess(terms=data)


def test_what_a_landlord_offers_is_told(assess: Assess) -> None:
    data = put(market(), "landlords.0.note", "Ring först.\nSedan mejl.")
    facts = household_file(
        household=household(queues=[{"channel": "lindgarden-webb", "points": 40}])
    )
    printed = assess(facts, data, landlord="lindgarden")
    assert "Så söker man, Anmälan på webben: Hur bostäder hyrs ut: hyresvärden väljer" in printed
    assert "Hushållet i den här kön: poäng: 40 poäng" in printed
    assert "Anteckning: Ring först. Sedan mejl." in printed
