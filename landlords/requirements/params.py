"""Typed parameters: what a parameter is called, counts and may be, written beside the field.

Forms, exchange schemas and the parser are built from `specs(cls)`; no kind needs code of its own
for any of them.
"""

from collections.abc import Iterator
from dataclasses import MISSING, Field, dataclass, fields
from decimal import Decimal
from enum import StrEnum
from functools import cache
from types import UnionType
from typing import Any, get_args, get_origin

from django.utils.translation import gettext_lazy as _

from landlords.requirements.codes import Code, Text, Unit
from landlords.requirements.problems import Problem
from landlords.requirements.values import Incomes, PersonsByRooms

DECIMALS = 2


class ValueType(StrEnum):
    """The sorts of value a parameter may hold."""

    DECIMAL = "decimal"
    INTEGER = "integer"
    BOOLEAN = "boolean"
    CODE = "code"
    INCOMES = "incomes"
    PERSONS_BY_ROOMS = "persons_by_rooms"


PLAIN: dict[object, ValueType] = {
    Decimal: ValueType.DECIMAL,
    int: ValueType.INTEGER,
    bool: ValueType.BOOLEAN,
    Incomes: ValueType.INCOMES,
    PersonsByRooms: ValueType.PERSONS_BY_ROOMS,
}


@dataclass(frozen=True, slots=True)
class About:
    """What `param` notes beside a field."""

    label: Text
    help_text: Text
    unit: Unit | None
    least: int | Decimal | None
    most: int | Decimal | None


@dataclass(frozen=True, slots=True)
class ParamSpec:
    """All there is to know of one parameter, for a form, a schema or the parser.

    `many` means a tuple of codes; `nullable` that None is a value ("no limit", "not said");
    `required` that there is no default; `least` and `most` are inclusive.
    """

    name: str
    value_type: ValueType
    code: type[Code] | None
    many: bool
    nullable: bool
    required: bool
    default: object
    about: About

    @property
    def label(self) -> Text:
        """What the parameter is called."""
        return self.about.label

    @property
    def help_text(self) -> Text:
        """What to think of when filling it in; may be empty."""
        return self.about.help_text

    @property
    def unit(self) -> Unit | None:
        """What a number counts."""
        return self.about.unit

    @property
    def least(self) -> int | Decimal | None:
        """The least number allowed."""
        return self.about.least

    @property
    def most(self) -> int | Decimal | None:
        """The greatest number allowed."""
        return self.about.most

    @property
    def choices(self) -> list[tuple[str, Text]]:
        """The codes to choose from; empty for other values."""
        return self.code.choices() if self.code else []


def param(
    *,
    label: Text,
    help_text: Text = "",
    unit: Unit | None = None,
    least: int | Decimal | None = None,
    most: int | Decimal | None = None,
) -> dict[str, About]:
    """A field's metadata: `n: int = field(metadata=param(label=…, least=1, most=60))`."""
    return {"about": About(label, help_text, unit, least, most)}


@cache
def specs(cls: type) -> tuple[ParamSpec, ...]:
    """The parameters of a kind or condition, in the order of their fields."""
    return tuple(_spec(item) for item in fields(cls))


def limit_problems(spec: ParamSpec, value: object) -> Iterator[Problem]:
    """What is wrong with a value of the right type: out of range, too fine, doubled, empty."""
    if isinstance(value, tuple):
        yield from _list_problems(spec.name, value)
    elif isinstance(value, Decimal | int) and not isinstance(value, bool):
        yield from _number_problems(spec, Decimal(value))


def _spec(item: "Field[Any]") -> ParamSpec:
    inner, nullable = _without_none(item.type)
    many = get_origin(inner) is tuple
    if many:
        inner = get_args(inner)[0]
    is_code = isinstance(inner, type) and issubclass(inner, Code)
    return ParamSpec(
        name=item.name,
        value_type=ValueType.CODE if is_code else PLAIN[inner],
        code=inner if is_code else None,
        many=many,
        nullable=nullable,
        required=item.default is MISSING,
        default=None if item.default is MISSING else item.default,
        about=item.metadata["about"],
    )


def _without_none(annotation: Any) -> tuple[Any, bool]:
    if not isinstance(annotation, UnionType):
        return annotation, False
    (inner,) = (part for part in get_args(annotation) if part is not type(None))
    return inner, True


def _list_problems(name: str, value: tuple[object, ...]) -> Iterator[Problem]:
    if not value:
        yield Problem(name, _("Nothing is chosen. Choose at least one."))
    if len(set(value)) < len(value):
        yield Problem(name, _("Something is chosen twice. Choose it once."))


def _number_problems(spec: ParamSpec, value: Decimal) -> Iterator[Problem]:
    if not value.is_finite():
        yield Problem(spec.name, _("This is not a number that can be counted with. Write digits."))
        return
    if value != round(value, DECIMALS):
        yield Problem(
            spec.name, _("At most %(places)s decimals are kept. Round it."), {"places": DECIMALS}
        )
    if spec.least is not None and value < spec.least:
        message = _("%(value)s is too little: the least is %(least)s.")
        yield Problem(spec.name, message, {"value": value, "least": Decimal(spec.least)})
    if spec.most is not None and value > spec.most:
        message = _("%(value)s is too much: the most is %(most)s.")
        yield Problem(spec.name, message, {"value": value, "most": Decimal(spec.most)})
