"""Readers of single values: strict types in, a sentence that says what to do otherwise.

Each reader also says in JSON Schema what it reads; the published schemas are made of that.
"""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any, TypeAlias, TypeVar

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.translation import gettext_lazy as _

from landlords.organisation_number import validate_organisation_number
from landlords.requirements.codes import Code
from landlords.requirements.decoding import code_of, decode_record, list_of
from landlords.requirements.params import Checked
from landlords.requirements.problems import Gathering, Problem, TermsError, refused, shown
from landlords.requirements.sentences import Series

JsonSchema: TypeAlias = dict[str, Any]
R = TypeVar("R", bound=Checked)


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads one value or refuses it (TermsError); `schema` is what it reads, in JSON Schema.

    `record`: the record that the schema refers to by its name.
    """

    read: Callable[[object], Any]
    schema: JsonSchema
    record: type[Checked] | None = None

    def __call__(self, data: object) -> Any:
        """The value."""
        return self.read(data)


ISO_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
FIRST_YEAR, LAST_YEAR = 1900, 2199
IDENTIFIER = re.compile(r"[-a-zA-Z0-9_]+")
MOST_IN_LIST = 100
BREAKS = {"\n", "\t"}

NOT_TEXT = _("%(given)s stands where a text is wanted. Write it in quotes.")
TOO_LONG = _("This text has %(given)s characters and at most %(most)s are kept. Shorten it.")
UNPRINTABLE = _("There is a character here that cannot be kept (%(sign)s). Take it away.")
EMPTY_TEXT = _("This is empty. Fill it in.")
NOT_A_DAY = _("%(given)s is not a day. Write it as “2026-11-22”.")
NOT_OUR_TIME = _("%(given)s is not a day of our time. Write a year from %(first)s to %(last)s.")
NOT_WHOLE = _("%(given)s is not a whole number. Write it without quotes and decimals.")
OUT_OF_RANGE = _("%(given)s is out of range. Write a whole number from %(least)s to %(most)s.")
NOT_TRUTH = _("%(given)s is neither true nor false. Write one of them.")
NOT_IDENTIFIER = _("%(given)s is not a code. Use the letters a–z, digits, hyphen and underscore.")
NOT_A_LINK = _("%(given)s is not a web address. Write it whole, beginning with https://.")
STATED_TWICE = _("%(given)s is stated twice. State it once.")


def text(most: int, *, filled: bool = False, lines: bool = False) -> Reader:
    """A text of at most so many characters, trimmed; of several lines only if so stated."""

    def read(data: object) -> str:
        if not isinstance(data, str):
            raise refused(NOT_TEXT, given=shown(data))
        if not data.isprintable():
            refuse_unprintable(data, lines=lines)
        trimmed = unicodedata.normalize("NFC", data).strip()
        if len(trimmed) > most:
            raise refused(TOO_LONG, given=len(trimmed), most=most)
        if filled and not trimmed:
            raise refused(EMPTY_TEXT)
        return trimmed

    filling: JsonSchema = {"pattern": r"\S"} if filled else {}
    return Reader(read, {"type": "string", "maxLength": most, **filling})


def refuse_unprintable(data: str, *, lines: bool) -> None:
    """Signs that cannot be kept are refused, each by its number."""
    for sign in data:
        if unicodedata.category(sign) in {"Cc", "Cs"} and not (lines and sign in BREAKS):
            raise refused(UNPRINTABLE, sign=f"U+{ord(sign):04X}")


def identifier(most: int) -> Reader:
    """A code of letters without accents, digits, hyphens and underscores."""
    plain = text(most, filled=True)

    def read(data: object) -> str:
        found: str = plain(data)
        if not IDENTIFIER.fullmatch(found):
            raise refused(NOT_IDENTIFIER, given=shown(found))
        return found

    pattern = rf"^\s*{IDENTIFIER.pattern}\s*$"
    return Reader(read, {"type": "string", "maxLength": most, "pattern": pattern})


def link(most: int) -> Reader:
    """A web address, or an empty text."""
    plain = text(most)

    def read(data: object) -> str:
        found: str = plain(data)
        try:
            if found:
                URLValidator(schemes=["http", "https"])(found)
        except ValidationError:
            raise refused(NOT_A_LINK, given=shown(found)) from None
        return found

    return Reader(read, {"type": "string", "maxLength": most, "pattern": r"^\s*(https?://.+)?$"})


def _organisation_number(data: object) -> str:
    found: str = text(20, filled=True)(data)
    try:
        validate_organisation_number(found)
    except ValidationError as error:
        raise TermsError([Problem("", "%(message)s", {"message": error.messages[0]})]) from None
    return found


organisation_number = Reader(
    _organisation_number, {"type": "string", "pattern": r"^\s*[0-9]{2}[2-9][0-9]{3}-[0-9]{4}\s*$"}
)
"""An organisation number whose last digit fits the others."""


def _day(data: object) -> date:
    if not isinstance(data, str):
        raise refused(NOT_A_DAY, given=shown(data))
    return _day_of(data)


@lru_cache(maxsize=4096)
def _day_of(data: str) -> date:
    if not ISO_DAY.fullmatch(data):
        raise refused(NOT_A_DAY, given=shown(data))
    try:
        found = date.fromisoformat(data)
    except ValueError:
        raise refused(NOT_A_DAY, given=shown(data)) from None
    if not FIRST_YEAR <= found.year <= LAST_YEAR:
        raise refused(NOT_OUR_TIME, given=shown(data), first=str(FIRST_YEAR), last=str(LAST_YEAR))
    return found


DAY_PATTERN = "^(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
day = Reader(_day, {"type": "string", "format": "date", "pattern": DAY_PATTERN})
"""A day as 2026-11-22."""


def whole(least: int, most: int) -> Reader:
    """A whole number within these limits, both allowed."""

    def read(data: object) -> int:
        if isinstance(data, bool) or not isinstance(data, int):
            raise refused(NOT_WHOLE, given=shown(data))
        if not least <= data <= most:
            raise refused(OUT_OF_RANGE, given=shown(data), least=least, most=most)
        return data

    return Reader(read, {"type": "integer", "minimum": least, "maximum": most})


def _flag(data: object) -> bool:
    if not isinstance(data, bool):
        raise refused(NOT_TRUTH, given=shown(data))
    return data


flag = Reader(_flag, {"type": "boolean"})
"""True or false."""


def code(codes: type[Code]) -> Reader:
    """The value of one of the core's codes."""

    def read(data: object) -> str:
        return code_of(codes, data).value

    return Reader(read, {"enum": [item.value for item in codes]})


def one_of(known: tuple[str, ...], message: Any) -> Reader:
    """One of these texts; the message may name `given` and `known`."""

    def read(data: object) -> str:
        if not isinstance(data, str) or data not in known:
            raise refused(message, given=shown(data), known=Series(known))
        return data

    return Reader(read, {"enum": list(known)})


def maybe(read_value: Reader) -> Reader:
    """The value, or null."""

    def read(data: object) -> Any:
        return None if data is None else read_value(data)

    return Reader(read, {"anyOf": [read_value.schema, {"type": "null"}]})


def many(read_value: Reader, most: int = MOST_IN_LIST) -> Reader:
    """A list of such values, each stated once."""

    def read(data: object) -> list[Any]:
        gathering = Gathering()
        found: list[Any] = []
        for place, item in enumerate(list_of(data, most)):
            value = gathering.read(f"[{place}]", read_value, item)
            if value is None:
                continue
            if value in found:
                gathering.problems.append(
                    Problem(f"[{place}]", STATED_TWICE, {"given": shown(value)})
                )
            found.append(value)
        gathering.finish()
        return found

    schema = {"type": "array", "items": read_value.schema, "maxItems": most, "uniqueItems": True}
    return Reader(read, schema)


def record(made: type[R]) -> Reader:
    """An object whose keys are the fields of a record of the core; its schema stands in `$defs`."""

    def read(data: object) -> R:
        return decode_record(made, data)

    return Reader(read, {"$ref": f"#/$defs/{made.__name__}"}, made)
