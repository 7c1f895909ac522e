"""The sources that what is written refers to, and what they are called in the file."""

from typing import Any

from django.db.models import QuerySet

from landlords.exchange.writing_columns import Names, Object
from landlords.exchange.writing_tables import REQUIREMENT, SOURCE, STATEMENTS
from landlords.models import Source


def written_sources(names: Names, *, restricted: bool) -> list[Object]:
    """The sources in the order of what they say; their ids follow from that order.

    Sources that say the same in the file are one; the ids are kept among the names.
    """
    used = used_sources(restricted=restricted)
    rows = [(key, row) for key, row in SOURCE.rows(names, "pk") if key in used]
    rows.sort(key=lambda item: SOURCE.place(item[1]))
    written: list[Object] = []
    called: dict[Any, str] = {}
    for key, row in rows:
        if not written or {**row, "id": None} != {**written[-1], "id": None}:
            written.append({**row, "id": f"source-{len(written) + 1}"})
        called[key] = written[-1]["id"]
    names.by_table[Source] = called
    return written


def used_sources(*, restricted: bool) -> set[int]:
    """The primary keys of the sources of all that is written, in one query."""
    rows = [
        queryset.order_by().values_list(column, flat=True)
        for queryset in statements(restricted=restricted)
        for column in ("source_id", "confirmed_source_id")
    ]
    return {key for key in rows[0].union(*rows[1:]) if key is not None}


def statements(*, restricted: bool) -> list["QuerySet[Any]"]:
    """The rows that are written, of every table that has sources."""
    found = []
    for table in STATEMENTS:
        rows = table.stored()
        if table is REQUIREMENT and not restricted:
            rows = rows.filter(scope__priority=None)
        if restricted or not table.restricted:
            found.append(rows)
    return found
