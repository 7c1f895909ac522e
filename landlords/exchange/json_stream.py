"""A file whose landlords are parsed one at a time, so that memory does not grow with the file.

The text is held, what stands in it is not: `Unread` knows where each item begins and ends, and parses
it whenever somebody comes by.
"""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from landlords.exchange.json_file import (
    bounded,
    doubled_keys,
    paired,
    parse,
    printable,
    read_text,
)
from landlords.requirements.problems import Problem

ITEMS: Final = "landlords"
SPACE: Final = re.compile(r"[ \t\n\r]*")
DECODER: Final = json.JSONDecoder(object_pairs_hook=paired, parse_int=bounded)


class Unread(list[object]):
    """A list that is parsed item by item, each time anew."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text

    def __iter__(self) -> Iterator[object]:
        return (self.item(number) for number in range(len(self)))

    def item(self, number: int) -> object:
        """The item at this place."""
        found, _end = DECODER.raw_decode(self.text, self[number])  # type: ignore[arg-type]
        return found


class _OddError(Exception):
    """The text is not built as expected; the usual parser knows better what is wrong with it."""


def read_json_stream(path: Path) -> tuple[object, list[Problem]]:
    """As `read_json`, with the landlords unread."""
    name = printable(path)
    text = read_text(path, name)
    try:
        return _scanned(text)
    except (_OddError, json.JSONDecodeError, RecursionError):
        data = parse(text, name)
        return data, list(doubled_keys(data))


def _scanned(text: str) -> tuple[object, list[Problem]]:
    """The outermost object, pair by pair."""
    pairs: list[tuple[str, object]] = []
    problems: list[Problem] = []
    at = _after(text, _space(text, 0), "{")
    more = True
    while more:
        key, at = DECODER.raw_decode(text, at)
        if not isinstance(key, str):
            raise _OddError
        at = _after(text, _space(text, at), ":")
        if key == ITEMS and text[at : at + 1] == "[":
            value, at = _items(text, at, problems)
        else:
            value, at = DECODER.raw_decode(text, at)
        pairs.append((key, value))
        at, more = _next(text, at, "}")
    if at != len(text):
        raise _OddError
    data = paired(pairs)
    others = paired([(key, [] if key == ITEMS else value) for key, value in pairs])
    return data, [*doubled_keys(others), *problems]


def _items(text: str, at: int, problems: list[Problem]) -> tuple[Unread, int]:
    """Where each item of the list begins."""
    made = Unread(text)
    at = _after(text, at, "[")
    if text[at : at + 1] == "]":
        return made, at + 1
    more = True
    while more:
        item, end = DECODER.raw_decode(text, at)
        problems.extend(p.under(f"{ITEMS}[{len(made)}]") for p in doubled_keys(item))
        made.append(at)
        at, more = _next(text, end, "]")
    return made, at


def _space(text: str, at: int) -> int:
    """The place after any white space."""
    found = SPACE.match(text, at)
    return found.end() if found else at


def _after(text: str, at: int, sign: str) -> int:
    """The place after this sign and any white space."""
    if text[at : at + 1] != sign:
        raise _OddError
    return _space(text, at + 1)


def _next(text: str, at: int, closing: str) -> tuple[int, bool]:
    """The place after what separates items, and whether another one follows."""
    at = _space(text, at)
    sign = text[at : at + 1]
    if sign not in {",", closing} or not sign:
        raise _OddError
    return _space(text, at + 1), sign == ","
