"""Sentences: a lazy template with typed values, and how they become text in the active language.

A sentence is made anywhere and read at the edge: it carries numbers, codes and other sentences, not
text, so the same one reads well in each language. Sentences here are clauses: no capital, no full
stop, so that they can be joined.
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import singledispatch
from types import MappingProxyType
from typing import Protocol, TypeAlias

from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from landlords.requirements.codes import Code, Text, Unit

NBSP = "\N{NO-BREAK SPACE}"

ONE: dict[Unit, Text] = {
    Unit.TIMES: pgettext_lazy("unit", "time"),
    Unit.MONTHS: pgettext_lazy("unit", "month"),
    Unit.YEARS: pgettext_lazy("unit", "year"),
    Unit.PERSONS: pgettext_lazy("unit", "person"),
    Unit.ROOMS: pgettext_lazy("unit", "room"),
    Unit.REMARKS: pgettext_lazy("unit", "payment remark"),
    Unit.REFERENCES: pgettext_lazy("unit", "reference"),
    Unit.DISTURBANCES: pgettext_lazy("unit", "remark on disturbances"),
    Unit.DAYS: pgettext_lazy("unit", "day"),
    Unit.POINTS: pgettext_lazy("unit", "point"),
    Unit.RENTS: pgettext_lazy("unit", "monthly rent"),
}
"""The word after the number one, where it differs from the plural."""

BRIEF: dict[Unit, Text] = {
    Unit.KRONOR_A_MONTH: pgettext_lazy("short unit", "kr/mo."),
    Unit.MONTHS: pgettext_lazy("short unit", "mo."),
    Unit.PERSONS: pgettext_lazy("short unit", "pers."),
}
"""The word in a table cell, where it differs from the long one."""


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with its unit; `brief` asks for the word of a table cell."""

    number: Decimal | int
    unit: Unit
    brief: bool = False


class Joined(StrEnum):
    """How the items of a series are joined; the last two may have a word of their own."""

    AND = "and"
    OR = "or"
    ALTERNATIVELY = "alternatively"
    COMMA = "comma"
    SEMICOLON = "semicolon"
    SPACE = "space"


_LAST_OR: Text = pgettext_lazy("between the last two of a list", "or")
BETWEEN: dict[Joined, tuple[str, str, Text]] = {
    Joined.AND: (", ", " ", pgettext_lazy("between the last two of a list", "and")),
    Joined.OR: (", ", " ", _LAST_OR),
    Joined.ALTERNATIVELY: ("; ", "; ", _LAST_OR),
    Joined.COMMA: (", ", ", ", ""),
    Joined.SEMICOLON: ("; ", "; ", ""),
    Joined.SPACE: (" ", " ", ""),
}
"""Between most items; before the last one; and the word there."""


@dataclass(frozen=True, slots=True)
class Series:
    """Several values in a row, of one kind or of different ones."""

    items: tuple["Value", ...]
    joined: Joined = Joined.COMMA


class Called(str):
    """A code of reference data, such as a queue's: told by its name where that is known."""

    __slots__ = ()


NAMES: ContextVar[Mapping[str, str]] = ContextVar("NAMES", default=MappingProxyType({}))
"""What codes are called, as long as `called_by` holds."""


@contextmanager
def called_by(names: Mapping[str, str]) -> Iterator[None]:
    """Whatever is put into words in here tells these codes by their names."""
    token = NAMES.set(names)
    try:
        yield
    finally:
        NAMES.reset(token)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A lazy %-template and the typed values it names; a literal per cent sign is written `%%`."""

    template: Text
    values: Mapping[str, "Value"] = field(default_factory=dict, hash=False)


Value: TypeAlias = "Amount | Series | Sentence | Period | Code | Decimal | date | int | str"


@dataclass(frozen=True, slots=True)
class Period:
    """A month of a year, in text: "november 2026"."""

    year: int
    month: int


MONTHS: tuple[Text, ...] = (
    pgettext_lazy("month", "January"),
    pgettext_lazy("month", "February"),
    pgettext_lazy("month", "March"),
    pgettext_lazy("month", "April"),
    pgettext_lazy("month", "May"),
    pgettext_lazy("month", "June"),
    pgettext_lazy("month", "July"),
    pgettext_lazy("month", "August"),
    pgettext_lazy("month", "September"),
    pgettext_lazy("month", "October"),
    pgettext_lazy("month", "November"),
    pgettext_lazy("month", "December"),
)


class Describes(Protocol):
    """Whatever can say itself in full and in the few words of a table cell."""

    def describe(self) -> Sentence:
        """Say it as a clause of running text."""

    def short(self) -> Sentence:
        """Say it in the few words of a table cell."""


def say(sentence: Sentence) -> str:
    """Read the sentence out in the active language."""
    return str(sentence.template) % {name: text(value) for name, value in sentence.values.items()}


def describe_tests(tests: Iterable[Iterable[Describes]]) -> Sentence:
    """Say a row's tests: alternatives joined by *or*, the tests of one alternative by *and*."""
    return _joined([[test.describe() for test in alternative] for alternative in tests])


def short_tests(tests: Iterable[Iterable[Describes]]) -> Sentence:
    """Say a row's tests as in a table cell, joined like describe_tests."""
    return _joined([[test.short() for test in alternative] for alternative in tests])


def series(items: Iterable[Value], joined: Joined) -> Sentence:
    """A sentence that is nothing but a series."""
    return Sentence("%(items)s", {"items": Series(tuple(items), joined)})


def _joined(alternatives: list[list[Sentence]]) -> Sentence:
    if not alternatives:
        return Sentence(_("makes no demand"))
    several = any(len(alternative) > 1 for alternative in alternatives)
    joined = Joined.ALTERNATIVELY if several else Joined.OR
    return series([series(tests, Joined.AND) for tests in alternatives], joined)


@singledispatch
def text(value: object) -> str:
    """One value as text in the active language; plain text stays as it is."""
    return str(value)


@text.register
def _called_text(value: Called) -> str:
    code = str(value)
    return NAMES.get().get(code, code)


@text.register
def _sentence_text(value: Sentence) -> str:
    return say(value)


@text.register
def _code_text(value: Code) -> str:
    return str(value.label)


@text.register(int)
@text.register(Decimal)
def _number_text(value: Decimal | int) -> str:
    return number(value)


@text.register
def _amount_text(value: Amount) -> str:
    return f"{_counted(value)}{NBSP}{_unit_word(value)}"


@text.register
def _date_text(value: date) -> str:
    return f"{value.day}{NBSP}{MONTHS[value.month - 1]} {value.year}"


@text.register
def _period_text(value: Period) -> str:
    return f"{MONTHS[value.month - 1]} {value.year}"


@text.register
def _series_text(value: Series) -> str:
    words = [text(item) for item in value.items]
    between, before_last, word = BETWEEN[value.joined]
    if len(words) < 2:
        return "".join(words)
    last = f"{word} {words[-1]}" if word else words[-1]
    return f"{between.join(words[:-1])}{before_last}{last}"


def number(value: Decimal | int) -> str:
    """A number with its thousands apart and no idle decimals: 1 234,5 in Swedish, 1 234.5 else."""
    return _localised(f"{Decimal(value).normalize():,f}")


def kronor(value: Decimal | int) -> str:
    """An amount of kronor without its unit: whole, or with two decimals."""
    whole = Decimal(value) == Decimal(value).to_integral_value()
    return _localised(f"{Decimal(value):,.0f}" if whole else f"{Decimal(value):,.2f}")


def _counted(amount: Amount) -> str:
    if amount.unit in {Unit.KRONOR, Unit.KRONOR_A_MONTH}:
        return kronor(amount.number)
    return number(amount.number)


def _unit_word(amount: Amount) -> Text:
    if amount.brief and amount.unit in BRIEF:
        return BRIEF[amount.unit]
    if amount.number == 1 and amount.unit in ONE:
        return ONE[amount.unit]
    return amount.unit.label


def _localised(digits: str) -> str:
    comma = "," if (get_language() or "").startswith("sv") else "."
    return digits.replace(",", NBSP).replace(".", comma)
