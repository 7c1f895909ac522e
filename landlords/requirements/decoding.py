"""One parameter's value out of JSON and back: strict types in, one canonical spelling out.

Decimals are written as strings ("2.5"); whole numbers and strings are read, and a float only if two
decimals say it exactly. Anything else is refused with a sentence, whatever it is.
"""

import math
import re
from collections.abc import Callable
from decimal import Decimal
from typing import TypeAlias, TypeVar

from django.utils.translation import gettext_lazy as _

from landlords.requirements.codes import Acceptance, Code, IncomeType
from landlords.requirements.params import DECIMALS, ParamSpec, ValueType
from landlords.requirements.problems import Gathering, refused, shown, step
from landlords.requirements.sentences import Series
from landlords.requirements.values import MOST_ROOMS, Incomes, PersonsByRooms

C = TypeVar("C", bound=Code)
K = TypeVar("K")
V = TypeVar("V")
PairReader: TypeAlias = Callable[[object, object], tuple[K, V]]

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


def decode(spec: ParamSpec, data: object) -> object:
    """The value of one parameter; TermsError, with paths from here, if it is of the wrong type."""
    if data is None:
        if spec.nullable:
            return None
        raise refused(MISSING_VALUE)
    if spec.many:
        return _codes(spec, data)
    return DECODERS[spec.value_type](spec, data)


def encode(value: object) -> object:
    """The canonical JSON form of a parameter's value."""
    if isinstance(value, Incomes):
        return {income.value: stated.value for income, stated in value.pairs}
    if isinstance(value, PersonsByRooms):
        return {str(rooms): persons for rooms, persons in value.pairs}
    if isinstance(value, tuple):
        return [code.value for code in value]
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    return value.value if isinstance(value, Code) else value


def _decimal(_spec: ParamSpec, data: object) -> Decimal:
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
    return _whole(data)


def _whole(data: object) -> int:
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
    gathering = Gathering()
    found = [
        gathering.read(f"[{place}]", _code, spec, item)
        for place, item in enumerate(list_of(data, len(spec.choices)))
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
    return ROOMS[str(rooms)], _whole(persons)


def _read_pairs(data: object, most: int, read: PairReader[K, V]) -> dict[K, V]:
    gathering = Gathering()
    pairs = [
        gathering.read(step(key), read, key, item) for key, item in object_of(data, most).items()
    ]
    gathering.finish()
    return dict(pair for pair in pairs if pair)


DECODERS: dict[ValueType, Callable[[ParamSpec, object], object]] = {
    ValueType.DECIMAL: _decimal,
    ValueType.INTEGER: _integer,
    ValueType.BOOLEAN: _boolean,
    ValueType.CODE: _code,
    ValueType.INCOMES: _incomes,
    ValueType.PERSONS_BY_ROOMS: _persons,
}
