"""The example file: it imports whole, changes nothing twice, and reads as the policies do."""

import json
from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.utils import translation

from landlords.models import ExceptionRule, Landlord, Requirement
from landlords.reference_data import load_districts
from landlords.requirements.parsing import parse_tests
from landlords.requirements.sentences import NBSP, describe_tests, say
from tests.zone_client import as_web_login

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
POLICIES = EXAMPLES / "published_policies.json"
READ_ON = date(2026, 11, 22)


def bring_in() -> str:
    printed = StringIO()
    with as_web_login():
        call_command("import_inventory", str(POLICIES), apply=True, stdout=printed)
    return printed.getvalue()


@pytest.fixture
def policies(db: None) -> None:
    load_districts()
    bring_in()


def said(landlord: str, topic: str, scope: str) -> list[str]:
    """What a landlord demands on a topic, read out in Swedish."""
    rows = Requirement.objects.filter(
        scope__landlord__name=landlord, scope__name=scope, topic=topic
    )
    with translation.override("sv"):
        return [
            say(describe_tests(parse_tests(row.tests))).replace(NBSP, " ")
            for row in rows.order_by("audience_key")
        ]


@pytest.mark.usefixtures("policies")
def test_at_least_ten_landlords_come_in() -> None:
    assert Landlord.objects.count() >= 10


@pytest.mark.usefixtures("policies")
def test_the_same_file_twice_changes_nothing() -> None:
    assert "Landlords: 0 new, 0 changed, 15 unchanged." in bring_in()


@pytest.mark.usefixtures("policies")
def test_every_fact_names_a_published_source_and_a_day() -> None:
    for row in Requirement.objects.select_related("source"):
        assert row.source.kind == "website"
        assert row.confirmed_on == (row.source.on or READ_ON)
        assert row.valid_from == row.confirmed_on


@pytest.mark.usefixtures("policies")
def test_no_homes_are_claimed() -> None:
    assert not Landlord.objects.filter(stock__isnull=False).exists()


def test_texts_are_neutral() -> None:
    text = POLICIES.read_text(encoding="utf-8").casefold()
    assert "våld" not in text
    assert "skydda" not in text


def test_each_landlord_stands_in_the_file_once() -> None:
    names = [row["name"] for row in json.loads(POLICIES.read_text(encoding="utf-8"))["landlords"]]
    assert len(names) == len(set(names))


ALL = "Hela beståndet"


@pytest.mark.usefixtures("policies")
@pytest.mark.parametrize(
    ("landlord", "scope", "topic", "fragment"),
    [
        ("Telge Bostäder", ALL, "income_level", "minst riksnormen"),
        ("Telge Bostäder", ALL, "income_basis", "försörjningsstöd bara från kommunen där"),
        ("Telge Bostäder", ALL, "certainty", "3 månader framåt, räknat från kontraktets början"),
        ("Victoriahem", ALL, "income_level", "minst 2 gånger hyran, före skatt"),
        ("Victoriahem", ALL, "income_basis", "vid sidan av en annan inkomst: bostadsbidrag"),
        ("Victoriahem", "Stockholm", "income_level", "minst 3 gånger hyran"),
        ("Victoriahem", "Stockholm", "remarks", "högst 3, äldre än 12 månader, högst 5 000 kr"),
        ("Heba", "Ungdomsbostäder", "income_level", "minst 2 gånger hyran"),
        ("Håbohus", ALL, "certainty", "6 månader framåt, räknat från ansökan eller en inkomst"),
        ("Håbohus", ALL, "remarks", "yngre än 18 månader"),
        ("Nyttobostäder", ALL, "income_level", "barn räknas inte"),
        ("Mofast", ALL, "income_level", "minst 2,5 gånger hyran"),
        ("Signalisten", "Korttidskontrakt", "certainty", "3 månader framåt"),
        ("Framtiden", ALL, "remarks", "betalningsanmärkningar som gäller boende"),
    ],
)
def test_the_terms_read_as_published(landlord: str, scope: str, topic: str, fragment: str) -> None:
    (sentence,) = said(landlord, topic, scope)
    assert fragment in sentence


@pytest.mark.usefixtures("policies")
def test_rows_for_some_only_keep_their_audience() -> None:
    pensioners = Requirement.objects.get(scope__landlord__name="Mofast", topic="income_level")
    assert pensioners.audience == {
        "kind": "has_income_type",
        "version": 1,
        "params": {"types": ["retirement_pension"]},
    }


@pytest.mark.usefixtures("policies")
def test_the_guarantor_of_the_youth_flats_is_an_exception() -> None:
    exception = ExceptionRule.objects.get()
    assert exception.scope.landlord.name == "Heba"
    assert exception.conditions[0]["kind"] == "guarantor"
    with translation.override("sv"):
        assert "minst 1\N{NO-BREAK SPACE}gång hyran" in say(
            describe_tests(parse_tests(exception.tests))
        )
