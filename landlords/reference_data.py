"""Reference data that ships with the portal: read from files, never written by migrations."""

import json
from pathlib import Path

from landlords.models import District

FOLDER = Path(__file__).parent / "data"


def load_districts() -> int:
    """Add the districts that are missing; those that are there stay as staff have made them."""
    rows = json.loads((FOLDER / "districts.json").read_text(encoding="utf-8"))["districts"]
    there = set(District.objects.values_list("code", flat=True))
    missing = [District(**row) for row in rows if row["code"] not in there]
    District.objects.bulk_create(missing)
    return len(missing)
