"""Reference data that ships with the portal: read from files, never written by migrations.

Loading adds what is missing and changes nothing that staff have made of it.
"""

import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, Final

from django.db.models import Model

from landlords.keeping import NormRow, norm_rows
from landlords.models import Channel, CoreTopic, District, NormFormula, NormTable, TypicalHousehold
from landlords.requirements.decoding import decode_record
from landlords.requirements.norm_amounts import NormsDocument

FOLDER = Path(__file__).parent / "data"
DISTRICT_COLUMNS: Final = {"code": "code", "name": "name", "outside": "is_outside"}


def shipped(name: str) -> Any:
    """What stands under the file's own name in a file that ships with the portal."""
    return json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))[name]


def load_all() -> dict[str, int]:
    """Everything that ships; how many rows were added, by what they are."""
    there = {path.stem for path in FOLDER.glob("*.json")}
    return {called: load() for name, called, load in LOADERS if name in there}


def load_districts() -> int:
    """Districts, those that they are part of, and which are neighbours, where either is new."""
    rows = shipped("districts")
    there = set(District.objects.values_list("code", flat=True))
    missing = [row for row in rows if row["code"] not in there]
    District.objects.bulk_create(
        District(**{column: row[key] for key, column in DISTRICT_COLUMNS.items() if key in row})
        for row in missing
    )
    known = {district.code: district for district in District.objects.order_by("pk")}
    for row in missing:
        if row.get("parent"):
            District.objects.filter(code=row["code"]).update(parent=known[row["parent"]])
        known[row["code"]].neighbours.add(*(known[code] for code in row.get("neighbours", ())))
    return len(missing)


def load_norms() -> int:
    """Formulas and amounts of norms: those whose days no row of the norm covers yet."""
    path = FOLDER / "norms.json"
    document = decode_record(NormsDocument, json.loads(path.read_text(encoding="utf-8")))
    rows = list(norm_rows(document))
    return sum(add_periods(model, rows) for model in (NormFormula, NormTable))


def add_periods(model: type[NormFormula] | type[NormTable], rows: Iterable[NormRow]) -> int:
    """The periods of one table that no row covers yet."""
    there: list[Any] = list(model._default_manager.order_by("pk"))
    shipping = [model(**row.columns) for row in rows if row.model is model]
    missing: list[Any] = [
        row for row in shipping if not any(touches(row, other) for other in there)
    ]
    model._default_manager.bulk_create(missing)
    return len(missing)


def touches(row: NormFormula | NormTable, other: NormFormula | NormTable) -> bool:
    """Whether two periods of one norm have a day in common."""
    return (
        row.norm == other.norm
        and (row.valid_until is None or other.valid_from <= row.valid_until)
        and (other.valid_until is None or row.valid_from <= other.valid_until)
    )


def load_core_topics() -> int:
    """Core topics that have never been one; a topic that staff have ended stays ended."""
    return add_missing(CoreTopic, "topic", shipped("core_topics"))


def load_channels() -> int:
    """Queues and other ways to apply."""
    return add_missing(Channel, "code", shipped("channels"))


def load_typical_households() -> int:
    """Typical households."""
    return add_missing(TypicalHousehold, "key", shipped("typical_households"))


def add_missing(model: type[Model], name: str, rows: list[dict[str, Any]]) -> int:
    """The rows of the file that are called otherwise than any that is there; checked first."""
    there = set(model._default_manager.values_list(name, flat=True))
    missing = [model(**row) for row in rows if row[name] not in there]
    for row in missing:
        row.full_clean()
    model._default_manager.bulk_create(missing)
    return len(missing)


LOADERS: Final[tuple[tuple[str, str, Callable[[], int]], ...]] = (
    ("districts", "Districts", load_districts),
    ("norms", "Periods of norms", load_norms),
    ("core_topics", "Core topics", load_core_topics),
    ("channels", "Ways to apply", load_channels),
    ("typical_households", "Typical households", load_typical_households),
)
"""By the name of the file: what the rows are called, and what loads them."""
