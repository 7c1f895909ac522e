"""Reference data that ships with the portal: read from files, never written by migrations."""

import json
from pathlib import Path
from typing import Any

from landlords.models import District, ReviewInterval

FOLDER = Path(__file__).parent / "data"


def shipped(name: str) -> Any:
    """What stands under the file's own name in a file that ships with the portal."""
    return json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))[name]


def load_districts() -> int:
    """Add the districts that are missing; those that are there stay as staff have made them."""
    rows = shipped("districts")
    there = set(District.objects.values_list("code", flat=True))
    missing = [District(**row) for row in rows if row["code"] not in there]
    District.objects.bulk_create(missing)
    return len(missing)


def load_review_intervals() -> int:
    """Add the intervals that are missing; those that are there stay as staff have made them."""
    there = set(ReviewInterval.objects.values_list("subject", flat=True))
    rows = shipped("review_intervals")
    missing = [ReviewInterval(**row) for row in rows if row["subject"] not in there]
    ReviewInterval.objects.bulk_create(missing)
    return len(missing)
