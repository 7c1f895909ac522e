"""What the benchmark of the import brings in is a file that can be brought in."""

import json
from pathlib import Path

import pytest

from bench import importing
from landlords.models import Landlord, Requirement
from landlords.reference_data import load_districts

pytestmark = pytest.mark.django_db


def test_each_landlord_of_the_file_has_a_dozen_requirements(tmp_path: Path) -> None:
    load_districts()
    path = tmp_path / "inventory.json"
    importing.write_inventory(path, 3)
    assert len(json.loads(path.read_text(encoding="utf-8"))["landlords"]) == 3
    importing.bring_in(path, apply=False)
    assert not Landlord.objects.exists()
    importing.bring_in(path, apply=True)
    assert (Landlord.objects.count(), Requirement.objects.count()) == (3, 36)


def test_a_row_tells_seconds_and_memory() -> None:
    row = importing.Measured("new", 1000, 12.34, 5.67, 150)
    assert "12.3 s (5.7 s at work)    150 MB" in str(row)
