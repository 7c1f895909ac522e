"""What ships with the portal is loaded once, and what staff have made of it stays."""

import json
from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command

from landlords import reference_data
from landlords.models import (
    Channel,
    CoreTopic,
    District,
    NormFormula,
    NormTable,
    TypicalHousehold,
)
from landlords.reference_data import load_all, load_districts, load_norms
from tests.landlords.exchange_full import channel, household
from tests.make import make_district
from tests.zone_client import as_web_login

pytestmark = pytest.mark.django_db


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of the test's own in place of the one that ships."""
    monkeypatch.setattr(reference_data, "FOLDER", tmp_path)
    return tmp_path


def ship(folder: Path, name: str, rows: list[dict[str, Any]]) -> None:
    """A file of that name."""
    (folder / f"{name}.json").write_text(json.dumps({"about": "", name: rows}), encoding="utf-8")


def test_all_that_ships_is_loaded_and_the_second_time_nothing() -> None:
    first = load_all()
    assert first["Districts"] == District.objects.count() > 0
    assert first["Core topics"] == CoreTopic.objects.count() > 0
    assert first["Periods of norms"] == NormFormula.objects.count() + NormTable.objects.count() > 0
    assert set(load_all().values()) == {0}


def test_the_command_says_what_was_added() -> None:
    printed = StringIO()
    with as_web_login():
        call_command("load_reference_data", stdout=printed)
    assert "Core topics added: 10." in printed.getvalue().splitlines()


def test_neighbours_and_parents_of_new_districts_are_tied(folder: Path) -> None:
    make_district(code="ronna", name="Vårt Ronna")
    ship(
        folder,
        "districts",
        [
            {"code": "norra", "name": "Norra", "parent": "ronna", "neighbours": ["nykvarn"]},
            {"code": "ronna", "name": "Ronna", "neighbours": ["norra"]},
            {"code": "nykvarn", "name": "Nykvarn", "outside": True},
        ],
    )
    assert load_districts() == 2
    ronna = District.objects.get(code="ronna")
    assert (ronna.name, list(ronna.neighbours.all())) == ("Vårt Ronna", [])
    norra = District.objects.get(code="norra")
    assert norra.parent == ronna
    assert [(d.code, d.is_outside) for d in norra.neighbours.all()] == [("nykvarn", True)]


def test_norms_of_days_that_staff_have_amounts_for_are_not_added() -> None:
    load_norms()
    row = NormTable.objects.filter(norm="national_norm").latest("valid_from")
    row.valid_from = date(row.valid_from.year, 2, 1)
    row.save()
    assert load_norms() == 0
    row.delete()
    assert load_norms() == 1


def test_a_core_topic_that_staff_have_ended_stays_ended() -> None:
    load_all()
    CoreTopic.objects.filter(topic="eid").update(valid_until=date(2026, 1, 1))
    assert load_all()["Core topics"] == 0
    assert CoreTopic.objects.get(topic="eid").valid_until == date(2026, 1, 1)


def test_queues_and_households_are_loaded_by_their_codes(folder: Path) -> None:
    ship(folder, "channels", [channel()])
    ship(folder, "typical_households", [{"key": "a", "name": "A", "household": household()}])
    assert load_all() == {"Ways to apply": 1, "Typical households": 1}
    Channel.objects.update(name="Vår kö")
    TypicalHousehold.objects.update(name="Vårt")
    assert load_all() == {"Ways to apply": 0, "Typical households": 0}
    assert (Channel.objects.get().name, TypicalHousehold.objects.get().name) == ("Vår kö", "Vårt")


def test_a_household_that_the_core_does_not_read_is_refused(folder: Path) -> None:
    ship(folder, "typical_households", [{"key": "a", "name": "A", "household": {"adults": []}}])
    with pytest.raises(ValidationError):
        load_all()
