"""Wrong cells as a page shows them: one line for what is wrong in the same way in many cells."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from landlords.workbook.guarding import column_number
from landlords.workbook.reading import CellProblem

MOST_LINES: Final = 500
MOST_CELLS: Final = 12
PLACE: Final = re.compile(r"([A-Z]*)(\d+)")


@dataclass(frozen=True)
class ShownProblem:
    """Cells with the same in them that is wrong in the same way."""

    cells: str
    more: int
    given: str
    message: str
    form: str


@dataclass(frozen=True)
class SheetProblems:
    """What is wrong in a sheet; one without title is the whole file."""

    title: str
    lines: list[ShownProblem]


@dataclass(frozen=True)
class ShownProblems:
    """Everything that is wrong: how many cells, sheet by sheet, and how many lines are not shown."""

    count: int
    sheets: list[SheetProblems]
    left_out: int


def shown_problems(problems: Iterable[CellProblem]) -> ShownProblems | None:
    """All of it, in the order of the file; None if nothing is wrong."""
    found = list(problems)
    if not found:
        return None
    titles = list(dict.fromkeys(problem.sheet for problem in found))
    sheets, left, more = [], MOST_LINES, 0
    for title in titles:
        lines = list(lines_of(problem for problem in found if problem.sheet == title))
        if lines[:left]:
            sheets.append(SheetProblems(title, lines[:left]))
        more += max(len(lines) - left, 0)
        left = max(left - len(lines), 0)
    return ShownProblems(len(found), sheets, more)


def lines_of(problems: Iterable[CellProblem]) -> Iterator[ShownProblem]:
    """One line for the same thing in the same column, at its first cell."""
    groups: dict[tuple[str, str, str, str], list[str]] = {}
    for problem in sorted(problems, key=lambda problem: place(problem.cell)[::-1]):
        key = (column(problem.cell), problem.given, str(problem.message), str(problem.form))
        groups.setdefault(key, []).append(problem.cell)
    for (_column, given, message, form), cells in groups.items():
        spans = list(spans_of(cells))
        told, more = spans[:MOST_CELLS], spans[MOST_CELLS:]
        yield ShownProblem(", ".join(told), len(more), given, message, form)


def place(cell: str) -> tuple[int, int]:
    """A cell as column and row."""
    match = PLACE.match(cell)
    return (column_number(match[1]), int(match[2])) if match else (0, 0)


def column(cell: str) -> str:
    """The letters of a cell."""
    return cell.rstrip("0123456789")


def spans_of(cells: list[str]) -> Iterator[str]:
    """Cells of one column below each other as B7–B12."""
    rows = sorted({place(cell)[1] for cell in cells})
    letters = column(cells[0])
    for _key, group in groupby(enumerate(rows), key=lambda pair: pair[1] - pair[0]):
        run = [row for _at, row in group]
        first, last = f"{letters}{run[0]}", f"{letters}{run[-1]}"
        if run[0]:
            yield first if first == last else f"{first}–{last}"
