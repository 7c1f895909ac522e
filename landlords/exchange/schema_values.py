"""What a single value of a field looks like, in JSON Schema."""

from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import Final

from landlords.exchange.values import DAY_PATTERN, JsonSchema
from landlords.requirements.codes import (
    Acceptance,
    Code,
    Disregard,
    Effect,
    IncomeType,
    Says,
    StepBy,
)
from landlords.requirements.decoding import MOST_STEPS, ROOMS
from landlords.requirements.params import ParamSpec, ValueType
from landlords.requirements.values import MOST_PERSONS

DECIMAL_PATTERN: Final = r"^-?[0-9]{1,10}(\.[0-9]{1,2}0{0,4})?$"
MONTH_PATTERN: Final = "^(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])$"


def codes(code: type[Code]) -> JsonSchema:
    """One of the codes."""
    return {"enum": [item.value for item in code]}


SOME_TESTS: Final = {"properties": {"tests": {"minItems": 1}}, "required": ["tests"]}
NO_TESTS: Final = {"properties": {"tests": {"maxItems": 0}}}
DEMANDS: Final[JsonSchema] = {
    "if": {"properties": {"says": {"const": Says.NONE.value}}, "required": ["says"]},
    "then": NO_TESTS,
    "else": SOME_TESTS,
}
"""What goes together in a requirement: none has no tests, anything else has some."""
EXCEPTS: Final[JsonSchema] = {
    "allOf": [
        {
            "if": {"properties": {"effect": {"const": Effect.REPLACE.value}}},
            "then": SOME_TESTS,
            "else": NO_TESTS,
        },
        {
            "if": {"properties": {"effect": {"const": Effect.DISREGARD.value}}},
            "then": {"properties": {"disregards": codes(Disregard)}, "required": ["disregards"]},
            "else": {"properties": {"disregards": {"type": "null"}}},
        },
    ]
}
"""What goes together in an exception: what replaces has tests, what disregards says what."""
WRITTEN_NUMBER: Final = {"type": "string", "pattern": DECIMAL_PATTERN}


def _number(spec: ParamSpec) -> JsonSchema:
    """A number with at most two decimals, or the same as a text."""
    return {
        "anyOf": [
            {"type": "number", **_limits(spec)},
            WRITTEN_NUMBER,
        ]
    }


def _limits(spec: ParamSpec) -> JsonSchema:
    ends = {"minimum": spec.least, "maximum": spec.most}
    return {name: _plain(end) for name, end in ends.items() if end is not None}


def _plain(end: int | Decimal) -> int | float:
    return int(end) if end == int(end) else float(end)


def _stepped(spec: ParamSpec) -> JsonSchema:
    number = _number(spec)
    size = {
        "anyOf": [
            {"type": "number", "exclusiveMinimum": 0},
            WRITTEN_NUMBER,
            {"type": "null"},
        ]
    }
    step = {
        "type": "object",
        "properties": {"up_to": size, "value": number},
        "required": ["value"],
        "additionalProperties": False,
    }
    steps = {
        "type": "object",
        "properties": {
            "by": codes(StepBy),
            "steps": {"type": "array", "items": step, "minItems": 2, "maxItems": MOST_STEPS},
        },
        "required": ["by", "steps"],
        "additionalProperties": False,
    }
    return {"anyOf": [*number["anyOf"], steps]}


def _keyed(keys: Iterable[str], value: JsonSchema, *, least: int = 0) -> JsonSchema:
    """An object in which any of the keys may stand."""
    return {
        "type": "object",
        "properties": dict.fromkeys(keys, value),
        "additionalProperties": False,
        **({"minProperties": least} if least else {}),
    }


def _share() -> JsonSchema:
    return {
        "anyOf": [
            {"type": "number", "minimum": 1, "maximum": 100},
            WRITTEN_NUMBER,
        ]
    }


VALUES: dict[ValueType, Callable[[ParamSpec], JsonSchema]] = {
    ValueType.DECIMAL: _number,
    ValueType.INTEGER: lambda spec: {"type": "integer", **_limits(spec)},
    ValueType.BOOLEAN: lambda _spec: {"type": "boolean"},
    ValueType.CODE: lambda spec: codes(spec.code or Code),
    ValueType.INCOMES: lambda _spec: _keyed(IncomeType, codes(Acceptance), least=1),
    ValueType.PERSONS_BY_ROOMS: lambda _spec: _keyed(
        ROOMS, {"type": "integer", "minimum": 1, "maximum": MOST_PERSONS}, least=1
    ),
    ValueType.STEPPED: _stepped,
    ValueType.SHARES: lambda _spec: _keyed(IncomeType, _share()),
    ValueType.TEXT: lambda spec: {
        "type": "string",
        "maxLength": spec.about.longest,
        "pattern": r"\S",
    },
    ValueType.DATE: lambda _spec: {"type": "string", "format": "date", "pattern": DAY_PATTERN},
    ValueType.MONTH: lambda _spec: {"type": "string", "pattern": MONTH_PATTERN},
    ValueType.ANSWERS: lambda spec: _keyed(spec.code or (), {"type": "boolean"}),
}
"""What a value of each sort looks like; records are made above."""
