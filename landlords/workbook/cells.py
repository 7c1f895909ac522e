"""A cell of the workbook: what it may hold, how it is read, what is wrong with it.

A reader takes what stands in the cell (text, number, day, yes or no) and answers what is kept, or
raises CellError. Each reader says in words which form it expects. Read as people write, kept in
one form: texts.py, quantities.py and choices.py have the readers.
"""

import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final, TypeAlias

from django.utils.functional import lazy
from django.utils.translation import gettext

from config.shared.words import Text
from landlords.workbook.known import Known

Raw: TypeAlias = object
ALWAYS: Final = object()


class CellError(ValueError):
    """What is wrong with a cell; a private one is not shown again, whatever stands in it."""

    def __init__(self, message: Text, *, private: bool = False) -> None:
        self.message = message
        self.private = private
        super().__init__(message)


@dataclass(frozen=True, eq=False)
class Cell:
    """How a column's cells are read, and in words what may stand in them.

    `empty` is what a dash stands for, which says that nothing is known; without, there is always
    something. `choices` are those to choose from, by their codes.
    """

    read: Callable[[Raw, Known], Any]
    form: Text
    empty: Any = ALWAYS
    choices: Mapping[str, Text] = field(default_factory=dict)


def plain(value: Raw) -> str:
    """What stands in the cell, as one would read it there, without spaces around it."""
    if isinstance(value, bool):
        return gettext("TRUE") if value else gettext("FALSE")
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == datetime.min.time() else str(value)
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 10**15 else f"{value:.15g}"
    return unicodedata.normalize("NFC", str(value)).replace("_x000D_", "").strip()


def squeezed(value: Raw) -> str:
    """The same in small letters with single ordinary spaces: for comparing."""
    return " ".join(plain(value).split()).casefold()


def filled(message: Text, **values: object) -> Text:
    """A sentence with its values, in the language of whoever reads it."""
    return lazy(lambda: str(message) % values, str)()
