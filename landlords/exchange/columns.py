"""What the file says of one thing as columns of its table, with rows in place of codes and ids."""

from collections.abc import Hashable, Iterable, Iterator
from typing import Any, Final

from django.db.models import Model

from landlords.exchange.entries import Document, Entry, Placed, PriorityEntry
from landlords.exchange.plan import Change
from landlords.exchange.shapes import Values
from landlords.exchange.stored import load_sources, references, source_key
from landlords.models import Channel, District, House, Landlord, LandlordGroup, Source
from landlords.requirements.codes import Code
from landlords.requirements.decoding import encode_record
from landlords.requirements.params import Checked, specs

CALLED: Final = {"archived": "is_archived", "outside": "is_outside"}
"""Keys of the file whose columns are called otherwise."""

BY_CODE: Final[dict[str, type[Any]]] = {
    "district": District,
    "house": House,
    "channel": Channel,
    "group": LandlordGroup,
}
"""Columns in which the file writes a code, with the table of what it stands for."""


def is_new(row: Model) -> bool:
    """Whether the row is not stored yet."""
    return bool(row._state.adding)


def entry_columns(values: Values) -> Values:
    """The columns of an object that was read key by key."""
    return {CALLED.get(name, name): value for name, value in values.items()}


def record_columns(record: Checked, given: Iterable[str], model: type[Any]) -> Values:
    """The columns of a record: of the keys that the file gives, and no others."""
    wanted = set(given)
    found: Values = {}
    for spec in specs(type(record)):
        if spec.name in wanted:
            name = CALLED.get(spec.name, spec.name)
            found[name] = plain(getattr(record, spec.name), nullable=is_nullable(model, name))
    return found


def is_nullable(model: type[Any], name: str) -> bool:
    """Whether a column may hold nothing; texts are empty instead."""
    return bool(model._meta.get_field(name).null)


def plain(value: object, *, nullable: bool) -> object:
    """A value of the core as columns hold it."""
    if value is None:
        return None if nullable else ""
    if isinstance(value, Code):
        return value.value
    if isinstance(value, Checked):
        return encode_record(value)
    if isinstance(value, tuple):
        return [plain(item, nullable=nullable) for item in value]
    return value


def given_columns(items: Iterable[Any], model: type[Any]) -> Iterator[tuple[str, Values]]:
    """Each item of a list of the file: its place and its columns."""
    for item in items:
        if isinstance(item, Entry):
            yield item.path, entry_columns(item.values)
        elif isinstance(item, PriorityEntry):
            yield item.path, record_columns(item.rule, item.given, model)
        elif isinstance(item, Placed):
            yield item.path, record_columns(item.record, item.given, model)


def assign(row: Model, values: Values) -> tuple[Change, ...]:
    """Give a row these columns; the changes, which for a new row go without saying."""
    changes = []
    for name, value in values.items():
        if not is_new(row) and (before := getattr(row, name)) != value:
            changes.append(Change(name, before, value))
        setattr(row, name, value)
    return tuple(changes)


class References:
    """What the file refers to: rows that are stored, or that will be."""

    def __init__(self, document: Document) -> None:
        self.sources = self.sources_by_id(document)
        self.new_sources: dict[int, Source] = {}
        self.by_code: dict[str, dict[str, Any]] = {}
        in_file: dict[str, Iterable[str]] = {
            "district": document.districts,
            "house": document.houses,
            "channel": document.channels,
            "group": document.groups,
        }
        for name, model in BY_CODE.items():
            there = model.objects.select_related(*references(model)).order_by("pk")
            rows = {row.code: row for row in there}
            for code in in_file[name]:
                rows.setdefault(code, model(code=code))
            self.by_code[name] = rows
        self.landlords: dict[str, Landlord] = {}

    def sources_by_id(self, document: Document) -> dict[str, Source]:
        """The sources of the file by their ids: the stored one where it is the same."""
        known: dict[Hashable, Source] = load_sources()
        return {
            name: known.setdefault(source_key(source), source)
            for name, values in document.sources.items()
            for source in [Source(**values)]
        }

    def source(self, name: str | None) -> Source | None:
        """The source with this id; one that is not stored yet is noted as new."""
        if name is None:
            return None
        source = self.sources[name]
        if is_new(source):
            self.new_sources[id(source)] = source
        return source

    def resolved(self, given: Values) -> Values:
        """The columns with rows in place of the names by which the file refers to them."""
        values = dict(given)
        for name in ("source", "confirmed_source"):
            if name in values:
                values[name] = self.source(values[name])
        for name, rows in self.by_code.items():
            if values.get(name) is not None:
                values[name] = rows.get(values[name])  # none: told when the file was read
        if "manager" in values:
            values["manager"] = self.landlords[values["manager"]]
        return values
