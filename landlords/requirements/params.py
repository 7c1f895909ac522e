"""Typed parameters: what a parameter is called, counts and may be, written beside the field.

Forms, exchange schemas and the parser are built from `specs(cls)`; no kind needs code of its own
for any of them.
"""

from collections.abc import Iterator
from dataclasses import MISSING, Field, dataclass, fields, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from types import UnionType
from typing import Any, get_args, get_origin

from django.utils.translation import gettext_lazy as _

from landlords.requirements.codes import Code, Text, Unit, position
from landlords.requirements.problems import Problem, TermsError
from landlords.requirements.values import (
    Answers,
    Incomes,
    Month,
    PersonsByRooms,
    Shares,
    Steps,
)

DECIMALS = 2


class ValueType(StrEnum):
    """The sorts of value a parameter may hold."""

    DECIMAL = "decimal"
    INTEGER = "integer"
    BOOLEAN = "boolean"
    CODE = "code"
    INCOMES = "incomes"
    PERSONS_BY_ROOMS = "persons_by_rooms"
    STEPPED = "stepped"
    SHARES = "shares"
    TEXT = "text"
    DATE = "date"
    MONTH = "month"
    ANSWERS = "answers"
    RECORD = "record"


PLAIN: dict[object, ValueType] = {
    Decimal: ValueType.DECIMAL,
    int: ValueType.INTEGER,
    bool: ValueType.BOOLEAN,
    Incomes: ValueType.INCOMES,
    PersonsByRooms: ValueType.PERSONS_BY_ROOMS,
    Shares: ValueType.SHARES,
    str: ValueType.TEXT,
    date: ValueType.DATE,
    Month: ValueType.MONTH,
}


@dataclass(frozen=True, slots=True)
class About:
    """What `param` notes beside a field."""

    label: Text
    help_text: Text
    unit: Unit | None
    least: int | Decimal | None
    most: int | Decimal | None
    longest: int
    repeats: bool
    lines: bool


class Checked:
    """Base of what is made of parameters: they are checked whenever one is made (TermsError)."""

    __slots__ = ()

    def __post_init__(self) -> None:
        """Put lists of codes in order; refuse what is outside its limits or does not go together."""
        for spec in specs(type(self)):
            given = getattr(self, spec.name)
            if spec.many and spec.code and given is not None:
                object.__setattr__(self, spec.name, tuple(sorted(given, key=position)))
        problems = [
            problem
            for spec in specs(type(self))
            for problem in limit_problems(spec, getattr(self, spec.name))
        ]
        problems.extend(self.conflicts())
        if problems:
            raise TermsError(problems)

    def conflicts(self) -> Iterator[Problem]:
        """Parameters that are each allowed but do not go together; none unless a class says so."""
        return iter(())


@dataclass(frozen=True, slots=True)
class ParamSpec:
    """All there is to know of one parameter, for a form, a schema or the parser.

    `many` means a tuple of codes or records; `nullable` that None is a value ("no limit", "not
    said", "not known"); `required` that there is no default; `least` and `most` are inclusive;
    `longest` is the most characters of a text.
    """

    name: str
    value_type: ValueType
    code: type[Code] | None
    record: type[Checked] | None
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


def param(  # noqa: PLR0913  (each says one thing of a field)
    *,
    label: Text,
    help_text: Text = "",
    unit: Unit | None = None,
    least: int | Decimal | None = None,
    most: int | Decimal | None = None,
    longest: int = 200,
    repeats: bool = False,
    lines: bool = False,
) -> dict[str, About]:
    """A field's metadata: `n: int = field(metadata=param(label=…, least=1, most=60))`.

    `repeats`: the same code may stand more than once in the list; `lines`: a text of several lines.
    """
    return {"about": About(label, help_text, unit, least, most, longest, repeats, lines)}


SPECS: dict[type, tuple[ParamSpec, ...]] = {}


def specs(cls: type) -> tuple[ParamSpec, ...]:
    """The parameters of a kind, condition or record, in the order of their fields."""
    if cls not in SPECS:
        SPECS[cls] = tuple(_spec(item) for item in fields(cls))
    return SPECS[cls]


def limit_problems(spec: ParamSpec, value: object) -> Iterator[Problem]:
    """What is wrong with a value of the right type: out of range, too fine, doubled, empty."""
    if isinstance(value, Steps):
        for place, step in enumerate(value.steps):
            for problem in _number_problems(spec, step.value):
                yield replace(problem, path=f"{spec.name}.steps[{place}].value")
    elif isinstance(value, tuple) and spec.code:
        yield from _list_problems(spec, value)
    elif isinstance(value, Decimal | int) and not isinstance(value, bool):
        yield from _number_problems(spec, Decimal(value))
    elif spec.value_type is ValueType.TEXT and isinstance(value, str):
        yield from _text_problems(spec, value)


def _spec(item: "Field[Any]") -> ParamSpec:
    inner, nullable, stepped = _inner(item.type)
    many = get_origin(inner) is tuple
    if many or get_origin(inner) is Answers:
        inner, answers = get_args(inner)[0], not many
    else:
        answers = False
    is_code = isinstance(inner, type) and issubclass(inner, Code)
    is_record = isinstance(inner, type) and issubclass(inner, Checked)
    return ParamSpec(
        name=item.name,
        value_type=_value_type(inner, answers=answers, stepped=stepped),
        code=inner if is_code else None,
        record=inner if is_record else None,
        many=many,
        nullable=nullable,
        required=item.default is MISSING,
        default=None if item.default is MISSING else item.default,
        about=item.metadata["about"],
    )


def _value_type(inner: Any, *, answers: bool, stepped: bool) -> ValueType:
    if answers:
        return ValueType.ANSWERS
    if stepped:
        return ValueType.STEPPED
    if issubclass(inner, Code):
        return ValueType.CODE
    return ValueType.RECORD if issubclass(inner, Checked) else PLAIN[inner]


def _inner(annotation: Any) -> tuple[Any, bool, bool]:
    """The type itself; whether it may be None; whether it may be stepped."""
    if not isinstance(annotation, UnionType):
        return annotation, False, False
    parts = set(get_args(annotation))
    plain = parts - {type(None), Steps}
    (inner,) = plain
    return inner, type(None) in parts, Steps in parts


def _list_problems(spec: ParamSpec, value: tuple[object, ...]) -> Iterator[Problem]:
    if not value and spec.required:
        yield Problem(spec.name, _("Nothing is chosen. Choose at least one."))
    if len(set(value)) < len(value) and not spec.about.repeats:
        yield Problem(spec.name, _("Something is chosen twice. Choose it once."))


def _text_problems(spec: ParamSpec, value: str) -> Iterator[Problem]:
    longest = spec.about.longest
    if not value.strip():
        yield Problem(spec.name, _("This is empty. Fill it in."))
    if len(value) > longest:
        message = _("This text has %(given)s characters and at most %(most)s are kept. Shorten it.")
        yield Problem(spec.name, message, {"given": len(value), "most": longest})


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
