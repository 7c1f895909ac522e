"""Reference data that ships with the portal: read from files, never written by migrations.

Loading again adds what is missing; what is there stays as staff have made it.
"""

import json
from pathlib import Path
from typing import Any

from landlords.models import Channel, District, TypicalHousehold

FOLDER = Path(__file__).parent / "data"


def shipped(name: str) -> Any:
    """What stands under the file's own name in a file that ships with the portal."""
    return json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))[name]


def load_districts() -> int:
    """Add the districts that are missing, with their neighbours; how many."""
    rows = shipped("districts")
    there = set(District.objects.values_list("code", flat=True))
    missing = [row for row in rows if row["code"] not in there]
    District.objects.bulk_create(
        District(code=row["code"], name=row["name"], is_outside=row.get("outside", False))
        for row in missing
    )
    places = {place.code: place for place in District.objects.all()}
    for row in missing:
        near = [places[code] for code in row.get("neighbours", ()) if code in places]
        if near:
            places[row["code"]].neighbours.add(*near)
    return len(missing)


def load_channels() -> int:
    """Add the queues and agencies that are missing; how many."""
    rows = shipped("channels")
    there = set(Channel.objects.values_list("code", flat=True))
    missing = [Channel(**row) for row in rows if row["code"] not in there]
    Channel.objects.bulk_create(missing)
    return len(missing)


def load_typical_households() -> int:
    """Add the typical households that are missing; how many."""
    rows = shipped("typical_households")
    there = set(TypicalHousehold.objects.values_list("key", flat=True))
    missing = [TypicalHousehold(**row) for row in rows if row["key"] not in there]
    for row in missing:
        row.full_clean()
    TypicalHousehold.objects.bulk_create(missing)
    return len(missing)
