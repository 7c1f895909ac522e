"""One parameter's value out of JSON and back: strict types in, one canonical spelling out.

Decimals are written as strings ("2.5"); whole numbers and strings are read, and a float only if two
decimals say it exactly. Anything else is refused with a sentence, whatever it is.
"""

import math
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from decimal import Decimal
from typing import Any, TypeAlias, TypeVar

from django.utils.translation import gettext_lazy as _

from landlords.requirements.codes import Acceptance, Code, IncomeType, StepBy
from landlords.requirements.params import (
    DECIMALS,
    Checked,
    ParamSpec,
    ValueType,
    limit_problems,
    specs,
)
from landlords.requirements.problems import Gathering, Problem, refused, shown, step
from landlords.requirements.sentences import Series, Value
from landlords.requirements.values import (
    MOST_ROOMS,
    Answers,
    Incomes,
    Month,
    PersonsByRooms,
    Shares,
    Step,
    Steps,
)

C = TypeVar("C", bound=Code)
R = TypeVar("R", bound=Checked)
K = TypeVar("K")
V = TypeVar("V")
PairReader: TypeAlias = Callable[[object, object], tuple[K, V]]

MOST_IN_LIST = 60
MOST_STEPS = 12
MOST_KEYS = 60
LARGEST = 10**9
LONGEST_NUMBER = 20
DECIMAL_TEXT = re.compile(r"-?[0-9]{1,10}(\.[0-9]{1,6})?")
ROOMS: dict[str, int] = {str(rooms): rooms for rooms in range(1, MOST_ROOMS + 1)}

NOT_A_NUMBER = _("%(given)s is not a number that can be used. Write digits, such as “2.5”.")
NOT_WHOLE = _("%(given)s is not a whole number. Write it without quotes and decimals.")
NOT_TRUTH = _("%(given)s is neither true nor false. Write one of them.")
NOT_A_CODE = _("%(given)s is not one of the codes here. Choose from: %(known)s.")
NOT_A_LIST = _("%(given)s stands where a list is wanted. Put it in a list.")
NOT_AN_OBJECT = _("%(given)s stands where an object is wanted. Write name and value pairs.")
TOO_MANY = _("There are %(given)s here, and at most %(most)s are read. Leave some out.")
NOT_A_SIZE = _("%(given)s is not a number of rooms. Write “1” to “8”.")
MISSING_VALUE = _("A value is missing and cannot be left empty here. Fill it in.")
NOT_TEXT = _("%(given)s stands where a text is wanted. Write it in quotes.")
UNPRINTABLE = _("There is a character here that cannot be kept (%(sign)s). Take it away.")
NOT_A_DAY = _("%(given)s is not a day. Write it as “2026-11-22”.")
NOT_A_MONTH = _("%(given)s is not a month. Write it as “2026-11”.")
NOT_OUR_TIME = _("%(given)s is not of our time. Write a year from %(first)s to %(last)s.")
NO_SUCH_KEY = _("Nothing called %(given)s belongs here. Take it away or choose from: %(known)s.")
MISSING_KEY = _("This is missing. Fill it in.")
ISO_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
ISO_MONTH = re.compile(r"[0-9]{4}-[0-9]{2}")
FIRST_YEAR, LAST_YEAR = 1900, 2199
BREAKS = {"\n", "\t"}


def decode(spec: ParamSpec, data: object) -> object:
    """The value of one parameter; TermsError, with paths from here, if it is of the wrong type."""
    if data is None:
        if spec.nullable:
            return None
        raise refused(MISSING_VALUE)
    if spec.many and spec.code:
        return _codes(spec, data)
    if spec.many:
        return _records(spec, data)
    return DECODERS[spec.value_type](spec, data)


def encode(value: object) -> object:
    """The canonical JSON form of a parameter's value."""
    if isinstance(value, Checked):
        return encode_record(value)
    for kind, written in ENCODERS:
        if isinstance(value, kind):
            return written(value)
    if isinstance(value, tuple):
        return [encode(item) for item in value]
    return value


def encode_record(record: Checked) -> dict[str, object]:
    """The canonical JSON form of a record: what is not known is left out."""
    values = {spec.name: (spec, getattr(record, spec.name)) for spec in specs(type(record))}
    return {
        name: encode(value)
        for name, (spec, value) in values.items()
        if spec.required or value != spec.default
    }


def decode_record(record: type[R], data: object) -> R:
    """A record of this class; its own limits are told together with its conflicts (TermsError)."""
    given = object_of(data, MOST_KEYS)
    known = specs(record)
    gathering = Gathering(
        key_problems(
            given,
            allowed=tuple(spec.name for spec in known),
            required=tuple(spec.name for spec in known if spec.required),
        )
    )
    values = {
        spec.name: gathering.read(spec.name, decode, spec, given[spec.name])
        for spec in known
        if spec.name in given
    }
    if gathering.problems:
        gathering.problems.extend(_limits(known, values))
    gathering.finish()
    return record(**values)


def key_problems(
    entry: dict[object, object], *, allowed: tuple[str, ...], required: tuple[str, ...]
) -> Iterator[Problem]:
    """Keys that do not belong in an object, and keys that are missing from it."""
    for key in entry:
        if key not in allowed:
            values: dict[str, Value] = {"given": shown(key), "known": Series(allowed)}
            yield Problem(step(key), NO_SUCH_KEY, values)
    for key in required:
        if key not in entry:
            yield Problem(key, MISSING_KEY)


def _limits(known: Iterable[ParamSpec], values: dict[str, object]) -> Iterator[Problem]:
    for spec in known:
        yield from limit_problems(spec, values.get(spec.name))


def _decimal(_spec: ParamSpec, data: object) -> Decimal:
    return number_of(data)


def number_of(data: object) -> Decimal:
    """A number, written plainly; TermsError if it is none."""
    digits = _digits(data)
    if digits is None:
        raise refused(NOT_A_NUMBER, given=shown(data))
    found = Decimal(digits)
    whole = found == found.to_integral_value()
    return (found.quantize(Decimal(1)) if whole else found.normalize()) + 0


def _digits(data: object) -> str | None:
    if isinstance(data, str) and len(data) < LONGEST_NUMBER and DECIMAL_TEXT.fullmatch(data):
        return data
    if isinstance(data, float) and _is_short(data):
        return repr(round(data, DECIMALS))
    whole = isinstance(data, int) and not isinstance(data, bool) and abs(data) <= LARGEST
    return str(data) if whole else None


def _is_short(data: float) -> bool:
    return math.isfinite(data) and abs(data) <= LARGEST and round(data, DECIMALS) == data


def _integer(_spec: ParamSpec, data: object) -> int:
    return whole_of(data)


def whole_of(data: object) -> int:
    """A whole number; TermsError if it is none."""
    if isinstance(data, bool) or not isinstance(data, int) or abs(data) > LARGEST:
        raise refused(NOT_WHOLE, given=shown(data))
    return data


def _boolean(_spec: ParamSpec, data: object) -> bool:
    if not isinstance(data, bool):
        raise refused(NOT_TRUTH, given=shown(data))
    return data


def _code(spec: ParamSpec, data: object) -> Code:
    return code_of(spec.code or Code, data)


def code_of(code: type[C], data: object) -> C:
    """The member with this value; TermsError naming the members there are."""
    member = code.with_value(data)
    if member is None:
        known = Series(tuple(item.value for item in code))
        raise refused(NOT_A_CODE, given=shown(data), known=known)
    return member


def list_of(data: object, most: int) -> list[object]:
    """The items of a list that is not too long (TermsError)."""
    if not isinstance(data, list):
        raise refused(NOT_A_LIST, given=shown(data))
    if len(data) > most:
        raise refused(TOO_MANY, given=len(data), most=most)
    return data


def object_of(data: object, most: int) -> dict[object, object]:
    """The pairs of an object that has not too many (TermsError)."""
    if not isinstance(data, dict):
        raise refused(NOT_AN_OBJECT, given=shown(data))
    if len(data) > most:
        raise refused(TOO_MANY, given=len(data), most=most)
    return data


def _codes(spec: ParamSpec, data: object) -> tuple[Code, ...]:
    most = MOST_IN_LIST if spec.about.repeats else len(spec.choices)
    gathering = Gathering()
    found = [
        gathering.read(f"[{place}]", _code, spec, item)
        for place, item in enumerate(list_of(data, most))
    ]
    gathering.finish()
    return tuple(code for code in found if code)


def _incomes(_spec: ParamSpec, data: object) -> Incomes:
    return Incomes.of(_read_pairs(data, len(IncomeType), _income))


def _income(income: object, stated: object) -> tuple[IncomeType, Acceptance]:
    return code_of(IncomeType, income), code_of(Acceptance, stated)


def _persons(_spec: ParamSpec, data: object) -> PersonsByRooms:
    return PersonsByRooms.of(_read_pairs(data, MOST_ROOMS, _size))


def _size(rooms: object, persons: object) -> tuple[int, int]:
    if rooms not in ROOMS:
        raise refused(NOT_A_SIZE, given=shown(rooms))
    return ROOMS[str(rooms)], whole_of(persons)


def _read_pairs(data: object, most: int, read: PairReader[K, V]) -> dict[K, V]:
    gathering = Gathering()
    pairs = [
        gathering.read(step(key), read, key, item) for key, item in object_of(data, most).items()
    ]
    gathering.finish()
    return dict(pair for pair in pairs if pair)


def _records(spec: ParamSpec, data: object) -> tuple[object, ...]:
    gathering = Gathering()
    found = [
        gathering.read(f"[{place}]", _record, spec, item)
        for place, item in enumerate(list_of(data, MOST_IN_LIST))
    ]
    gathering.finish()
    return tuple(found)


def _record(spec: ParamSpec, data: object) -> object:
    return decode_record(spec.record or Checked, data)


def _text(spec: ParamSpec, data: object) -> str:
    return text_of(data, lines=spec.about.lines)


def text_of(data: object, *, lines: bool = False) -> str:
    """A text, of several lines only if so stated, in one spelling of its signs (TermsError)."""
    if not isinstance(data, str):
        raise refused(NOT_TEXT, given=shown(data))
    for sign in data:
        if unicodedata.category(sign) in {"Cc", "Cs"} and not (lines and sign in BREAKS):
            raise refused(UNPRINTABLE, sign=f"U+{ord(sign):04X}")
    return unicodedata.normalize("NFC", data).strip()


def _date(_spec: ParamSpec, data: object) -> date:
    return day_of(data)


def day_of(data: object) -> date:
    """A day written as 2026-11-22; TermsError if it is none."""
    if not isinstance(data, str) or not ISO_DAY.fullmatch(data):
        raise refused(NOT_A_DAY, given=shown(data))
    try:
        found = date.fromisoformat(data)
    except ValueError:
        raise refused(NOT_A_DAY, given=shown(data)) from None
    _check_year(found.year, data)
    return found


def _month(_spec: ParamSpec, data: object) -> Month:
    if not isinstance(data, str) or not ISO_MONTH.fullmatch(data) or not 1 <= int(data[5:]) <= 12:
        raise refused(NOT_A_MONTH, given=shown(data))
    found = Month(int(data[:4]), int(data[5:]))
    _check_year(found.year, data)
    return found


def _check_year(year: int, data: object) -> None:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise refused(NOT_OUR_TIME, given=shown(data), first=str(FIRST_YEAR), last=str(LAST_YEAR))


def _stepped(_spec: ParamSpec, data: object) -> Decimal | Steps:
    if not isinstance(data, dict):
        return number_of(data)
    entry = object_of(data, MOST_KEYS)
    keys = ("by", "steps")
    gathering = Gathering(key_problems(entry, allowed=keys, required=keys))
    by = gathering.read("by", code_of, StepBy, entry.get("by"))
    items = gathering.read("steps", list_of, entry.get("steps"), MOST_STEPS)
    steps = [
        gathering.read(f"steps[{place}]", _step, item) for place, item in enumerate(items or ())
    ]
    gathering.finish()
    return Steps(by or StepBy.RENT, tuple(found for found in steps if found))


def _step(data: object) -> Step:
    entry = object_of(data, MOST_KEYS)
    keys = ("up_to", "value")
    gathering = Gathering(key_problems(entry, allowed=keys, required=("value",)))
    up_to = entry.get("up_to")
    end = None if up_to is None else gathering.read("up_to", number_of, up_to)
    value = gathering.read("value", number_of, entry.get("value"))
    gathering.finish()
    return Step(end, Decimal(0) if value is None else value)


def _shares(_spec: ParamSpec, data: object) -> Shares:
    return Shares.of(_read_pairs(data, len(IncomeType), _share))


def _share(income: object, share: object) -> tuple[IncomeType, Decimal]:
    return code_of(IncomeType, income), number_of(share)


def _answers(spec: ParamSpec, data: object) -> Answers[Code]:
    code = spec.code or Code

    def read(word: object, answer: object) -> tuple[Code, bool]:
        return code_of(code, word), _boolean(spec, answer)

    return Answers.of(_read_pairs(data, len(code), read))


DECODERS: dict[ValueType, Callable[[ParamSpec, object], object]] = {
    ValueType.DECIMAL: _decimal,
    ValueType.INTEGER: _integer,
    ValueType.BOOLEAN: _boolean,
    ValueType.CODE: _code,
    ValueType.INCOMES: _incomes,
    ValueType.PERSONS_BY_ROOMS: _persons,
    ValueType.STEPPED: _stepped,
    ValueType.SHARES: _shares,
    ValueType.TEXT: _text,
    ValueType.DATE: _date,
    ValueType.MONTH: _month,
    ValueType.ANSWERS: _answers,
    ValueType.RECORD: _record,
}


def _written_number(value: Decimal) -> str:
    return f"{value.normalize():f}"


def _written_steps(value: Steps) -> dict[str, object]:
    steps = [{"up_to": encode(step.up_to), "value": encode(step.value)} for step in value.steps]
    return {"by": value.by.value, "steps": steps}


ENCODERS: tuple[tuple[type, Callable[[Any], object]], ...] = (
    (Code, lambda value: value.value),
    (Decimal, _written_number),
    (Month, lambda value: f"{value.year:04d}-{value.month:02d}"),
    (date, date.isoformat),
    (Incomes, lambda value: {income.value: stated.value for income, stated in value.pairs}),
    (PersonsByRooms, lambda value: {str(rooms): persons for rooms, persons in value.pairs}),
    (Shares, lambda value: {income.value: encode(share) for income, share in value.pairs}),
    (Answers, lambda value: {word.value: answer for word, answer in value.pairs}),
    (Steps, _written_steps),
)
"""How the values that JSON does not know are written; a month is looked for before any tuple."""
