"""The inventory as one document in the exchange format, written part by part.

Canonical: the same records give the same bytes, whatever their primary keys and the order in which
they came. Class K1 unless the restricted records are asked for; then their keys are there, too, and
without them nothing in the file tells whether there are any.
"""

import json
from collections.abc import Callable, Iterator, Sequence
from typing import Any, Final

from django.db.models import Model

from landlords.exchange.shapes import FORMAT, VERSION
from landlords.exchange.writing_columns import Json, Names, Object, Table
from landlords.exchange.writing_landlords import written_landlords, written_programmes
from landlords.exchange.writing_norms import written_norms
from landlords.exchange.writing_sources import written_sources
from landlords.exchange.writing_tables import (
    CHANNEL,
    CORE_TOPIC,
    DISTRICT,
    GROUP,
    HOUSE,
    RENTAL_STOCK,
    REVIEW_INTERVAL,
    TYPICAL_HOUSEHOLD,
)
from landlords.models import Channel, District, House, Landlord, LandlordGroup

BATCH: Final = 500  # landlords
INDENT: Final = "  "
Progress = Callable[[int, int], None]

RESTRICTED: Final = "exceptions, priority rules, cooperation, offers and contact persons"
OPEN_ABOUT: Final = (
    f"Landlords and their terms from Bostadsportalen. Restricted sections ({RESTRICTED}) are left "
    "out, whether or not there is anything in them."
)
RESTRICTED_ABOUT: Final = (
    f"Landlords and their terms from Bostadsportalen, with restricted sections ({RESTRICTED}): "
    "keep the file where only those who need it can read it."
)


class Inventory:
    """Everything that is kept of landlords, on its way into a file."""

    def __init__(self, *, restricted: bool) -> None:
        self.restricted = restricted
        self.names = Names()
        self.sources = written_sources(self.names, restricted=restricted)
        for model, column in (
            (District, "code"),
            (House, "code"),
            (Channel, "code"),
            (LandlordGroup, "code"),
            (Landlord, "key"),
        ):
            self.names.by_table[model] = called(model, column)
        landlords = self.names.by_table[Landlord]
        self.landlords: list[Any] = sorted(landlords, key=landlords.__getitem__)

    def parts(self, progress: Progress) -> Iterator[str]:
        """The text of the document, a few landlords at a time."""
        about = RESTRICTED_ABOUT if self.restricted else OPEN_ABOUT
        head: list[tuple[str, Json]] = [("format", FORMAT), ("version", VERSION), ("about", about)]
        yield "{"
        for number, (key, value) in enumerate([*head, *self.before()]):
            yield ("," if number else "") + pair(key, value)
        yield from section("landlords", self.written_landlords(progress))
        for key, value in self.after():
            yield "," + pair(key, value)
        yield "\n}\n"

    def before(self) -> Iterator[tuple[str, Json]]:
        """What landlords refer to."""
        yield "sources", self.sources
        yield DISTRICT.key, self.districts()
        for table in (HOUSE, CHANNEL, GROUP, RENTAL_STOCK):
            yield table.key, self.all_of(table)

    def after(self) -> Iterator[tuple[str, Json]]:
        """What is kept for everybody."""
        yield "programmes", written_programmes(self.names, restricted=self.restricted)
        yield CORE_TOPIC.key, self.all_of(CORE_TOPIC)
        yield "norms", written_norms()
        for table in (REVIEW_INTERVAL, TYPICAL_HOUSEHOLD):
            yield table.key, self.all_of(table)

    def all_of(self, table: Table) -> list[Object]:
        """Every row of a table."""
        return table.in_order(row for (row,) in table.rows(self.names))

    def districts(self) -> list[Object]:
        """Every district with the codes of its neighbours."""
        found = dict(DISTRICT.rows(self.names, "pk"))
        for district in found.values():
            district["neighbours"] = []
        beside = District.neighbours.through.objects.values_list(
            "from_district_id", "to_district_id"
        )
        for key, other in beside:
            found[key]["neighbours"].append(self.names.of(District, other))
        for district in found.values():
            district["neighbours"].sort()
        return DISTRICT.in_order(found.values())

    def written_landlords(self, progress: Progress) -> Iterator[Object]:
        """Every landlord, by its key."""
        for done in range(0, len(self.landlords), BATCH):
            keys: Sequence[int] = self.landlords[done : done + BATCH]
            yield from written_landlords(keys, self.names, restricted=self.restricted)
            progress(done + len(keys), len(self.landlords))


def called(model: type[Model], column: str) -> dict[Any, str]:
    """What the rows of a table are called in files, by primary key."""
    return dict(model._default_manager.order_by().values_list("pk", column))


def section(key: str, items: Iterator[Object]) -> Iterator[str]:
    """A key with a list, item by item, after others."""
    yield f",\n{INDENT}{json.dumps(key)}: ["
    first = True
    for item in items:
        yield ("" if first else ",") + "\n" + INDENT * 2 + laid_out(item, depth=2)
        first = False
    yield "]" if first else f"\n{INDENT}]"


def pair(key: str, value: Json) -> str:
    """A key of the document with its value, on a line of its own."""
    return f"\n{INDENT}{json.dumps(key)}: {laid_out(value, depth=1)}"


def laid_out(value: Json, *, depth: int) -> str:
    """JSON indented by two spaces, as deep as it stands; no text holds a line break of its own."""
    text = json.dumps(value, ensure_ascii=False, indent=len(INDENT))
    return text.replace("\n", "\n" + INDENT * depth)
