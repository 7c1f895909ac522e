"""Counting landlords and dwellings by what holds for their homes.

A landlord is counted by what holds for any of its homes; dwellings whose number is known are
counted district by district, each by what holds there.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from config.shared.words import Text
from landlords.projection import ELSEWHERE
from landlords.reports.summary import Line, Summary
from landlords.requirements.resolution import Resolved

Keys = frozenset[str]
Reading = Callable[[Resolved], Keys]

SILENT = ":silent"  # no text of a way looks like this


@dataclass(frozen=True)
class Option:
    """One of the answers that are told apart."""

    key: str
    text: Text


@dataclass(frozen=True)
class Figure:
    """How many landlords and how many dwellings answer so."""

    landlords: int
    dwellings: int


@dataclass(frozen=True)
class Question:
    """What is asked, and the figures by the key of the option; zero where there is none."""

    text: Text
    figures: dict[str, Figure]


def counted(
    summary: Summary,
    options: Iterable[Option],
    of_landlord: Callable[[Line], Keys],
    of_home: Callable[[Line, str], Keys],
) -> dict[str, Figure]:
    """Landlords one by one, dwellings district by district."""
    landlords: Counter[str] = Counter()
    dwellings: Counter[str] = Counter()
    for line in summary.lines:
        landlords.update(of_landlord(line))
        for place, number in line.homes.dwellings.items():
            for key in of_home(line, place):
                dwellings[key] += number
    return {option.key: Figure(landlords[option.key], dwellings[option.key]) for option in options}


def of_any_home(line: Line, read: Reading) -> Keys:
    """What holds for any of the landlord's homes; silent only if all of them are."""
    found = frozenset(key for resolved in line.resolved.values() for key in read(resolved))
    return found - {SILENT} or found


def of_homes_in(line: Line, place: str, read: Reading) -> Keys:
    """What holds for the homes there; not stated where districts differ and theirs is not known."""
    if place != ELSEWHERE:
        return read(line.resolved[place])
    found = {read(resolved) for resolved in line.resolved.values()}
    return found.pop() if len(found) == 1 else frozenset({SILENT})
