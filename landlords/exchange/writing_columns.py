"""How a row of a table is written as an object of the format: key by key, each from its column.

What is written is what the readers of the format make of it, so that a file that was read and
written again is the same file: texts in one spelling, codes of a list in the order of the list,
terms as the core writes them.
"""

import json
import unicodedata
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, lru_cache
from typing import Any, Final, NamedTuple, TypeAlias

from django.contrib.postgres.fields import ArrayField
from django.db.models import CharField, DateField, Field, JSONField, Model, QuerySet, TextField

from landlords.exchange import shapes
from landlords.exchange.entries import Wishes
from landlords.exchange.shapes import Shape
from landlords.exchange.statement_values import AUDIENCE, CONDITIONS, TESTS
from landlords.requirements.applicant import Applicant
from landlords.requirements.decoding import decode_record, encode_record
from landlords.requirements.params import Checked, specs
from landlords.requirements.problems import TermsError

Json: TypeAlias = Any
Object: TypeAlias = dict[str, Json]
Form: TypeAlias = Shape | type[Checked]

COLUMNS: Final = {"archived": "is_archived", "outside": "is_outside"}
"""Columns that are called otherwise than their keys."""
STATEMENT: Final = tuple(key.name for key in shapes.STATEMENT)
BREAKS: Final = {"\n", "\t"}


class UnreadableError(Exception):
    """A stored row that the core cannot read, so that no file could hold it."""


def unreadable(table: type[Model], key: int, error: TermsError) -> UnreadableError:
    """Which row it is, and everything that the core has against it."""
    told = " ".join(str(problem) for problem in error.problems)
    return UnreadableError(f"{table._meta.verbose_name}, number {key}: {told}")


class Names:
    """What rows that others refer to are called in the file, by table and primary key."""

    def __init__(self) -> None:
        self.by_table: dict[type[Model], dict[Hashable, str]] = {}

    def of(self, table: type[Model], key: Hashable) -> str:
        """What this row is called."""
        return self.by_table[table][key]


Write: TypeAlias = Callable[[Any, Names], Json]


class Column(NamedTuple):
    """One key of an object, the column it is written from, and how."""

    key: str
    name: str
    write: Write


@dataclass(frozen=True, eq=False)
class Table:
    """One list of the format and the table it is written from.

    ``order``: the keys to sort by before all others. ``owner``: the column with what the rows
    belong to. ``restricted``: class K2, only in a file that was asked to hold it. ``only``: which
    rows say anything.
    """

    key: str
    model: type[Model]
    form: Form
    order: tuple[str, ...]
    owner: str = "landlord_id"
    restricted: bool = False
    only: Mapping[str, Any] = field(default_factory=dict)

    def stored(self) -> "QuerySet[Any]":
        """The rows that are written."""
        return self.model._default_manager.filter(**self.only)

    @cached_property
    def columns(self) -> tuple[Column, ...]:
        """Every key that is written from a column of the table itself; a statement's come last."""
        empty = dict(keys(self.form))
        names = sorted(empty, key=lambda name: name in STATEMENT)
        fields = [(name, self.model._meta.get_field(COLUMNS.get(name, name))) for name in names]
        return tuple(
            Column(name, field.attname, writer(field, nullable=empty[name]))
            for name, field in fields
            if isinstance(field, Field) and field.concrete and not field.many_to_many
        )

    def rows(self, names: Names, *more: str, **only: Any) -> list[tuple[Any, ...]]:
        """The rows that fit ``only``: each as these further columns, and then the object."""
        fetched = ["pk", *more, *(column.name for column in self.columns)]
        found = self.stored().filter(**only).order_by().values_list(*fetched)
        first = 1 + len(more)
        return [(*row[1:first], self.written(row[0], row[first:], names)) for row in found]

    def written(self, key: int, values: Sequence[Any], names: Names) -> Object:
        """A row, given by its columns in their order, as an object."""
        try:
            return {
                column.key: column.write(value, names)
                for column, value in zip(self.columns, values, strict=True)
            }
        except TermsError as error:
            raise unreadable(self.model, key, error) from None

    def in_order(self, rows: Iterable[Object]) -> list[Object]:
        """The objects in an order that follows from what they say, and from nothing else."""
        return sorted(rows, key=self.place)

    def place(self, row: Object) -> tuple[str, ...]:
        """Where an object stands among others."""
        return (*(sortable(row[key]) for key in self.order), sortable(row))


def keys(form: Form) -> list[tuple[str, bool]]:
    """The keys of a form, each with whether nothing is written as null rather than as no text."""
    if isinstance(form, Shape):
        return [(key.name, takes_null(key)) for key in form.keys]
    return [(spec.name, spec.nullable) for spec in specs(form)]


def takes_null(key: shapes.Key) -> bool:
    """Whether null can stand there."""
    try:
        key.read(None)
    except TermsError:
        return False
    return True


def writer(field: "Field[Any, Any]", *, nullable: bool) -> Write:
    """How a column is written."""
    table = field.related_model
    if isinstance(table, type):
        return lambda key, names: None if key is None else names.of(table, key)
    if isinstance(field, JSONField):
        name = field.name
        return lambda value, _names: None if value is None else canonical(name, spelt(value))
    plain = plain_writer(field)
    if nullable:
        return lambda value, _names: None if value in (None, "") else plain(value)
    return lambda value, _names: plain(value)


def plain_writer(field: "Field[Any, Any]") -> Callable[[Any], Json]:
    """How a value that is there is written, of a column that refers to nothing."""
    if isinstance(field, ArrayField):
        places = {
            code: place for place, (code, _label) in enumerate(field.base_field.choices or ())
        }
        if places:
            return lambda value: sorted(value, key=places.__getitem__)
        return lambda value: [one_line(item) for item in value]
    if isinstance(field, DateField):
        return lambda value: None if value is None else date.isoformat(value)
    if isinstance(field, TextField):
        return lines
    return one_line if isinstance(field, CharField) else lambda value: value


def lines(text: str) -> str:
    """A text of several lines in one spelling: what no file can hold becomes a space."""
    composed = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    if not composed.isprintable():
        composed = "".join(
            " " if unicodedata.category(sign) == "Cc" and sign not in BREAKS else sign
            for sign in composed
        )
    return composed.strip()


def one_line(text: str | None) -> str | None:
    """A text in one line, in one spelling."""
    return None if text is None else lines(text).replace("\n", " ").replace("\t", " ")


def spelt(value: Json) -> str:
    """One text for equal JSON."""
    return json.dumps(value, sort_keys=True, ensure_ascii=False)


def sortable(value: Json) -> str:
    """A text by which values of one key are put in order; nothing goes first."""
    if value is None or isinstance(value, str):
        return value or ""
    return f"{value:012}" if isinstance(value, int) else spelt(value)


@lru_cache(maxsize=10_000)
def canonical(column: str, text: str) -> Json:
    """What a column holds as the core writes it; most of it stands in many rows."""
    return TERMS[column](json.loads(text))


def household(data: Json) -> Json:
    """A household as the core writes it."""
    return encode_record(decode_record(Applicant, data))


def home(data: Json) -> Json:
    """The home that is looked for, likewise."""
    return encode_record(decode_record(Wishes, data))


TERMS: Final[dict[str, Callable[[Any], Json]]] = {
    "tests": TESTS,
    "conditions": CONDITIONS,
    "audience": AUDIENCE,
    "household": household,
    "home": home,
}
"""Columns that only the core reads, and how it writes them."""
