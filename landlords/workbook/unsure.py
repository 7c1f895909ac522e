"""What of a workbook cannot be known while some of its cells are wrong.

All that is wrong is told at once: what needs several rows as well as single cells. What may only
seem to be wrong because a cell could not be read is not told until it can be.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from landlords.workbook.reading import CellProblem, Row, SheetRows
from landlords.workbook.sheets import LANDLORDS, SOURCES


@dataclass(frozen=True)
class Unsure:
    """`names`: which landlords are on their sheet; `numbers`: which sources are on theirs."""

    names: bool
    numbers: bool

    @classmethod
    def of(cls, sheets: Mapping[str, SheetRows]) -> "Unsure":
        """Of what could be read."""
        landlords, sources = sheets.get(LANDLORDS.key), sheets.get(SOURCES.key)
        return cls(
            landlords is not None and is_wrong(landlords, "name"),
            sources is not None and is_wrong(sources, "number"),
        )


def is_wrong(sheet: SheetRows, key: str) -> bool:
    """Whether something in a column could not be read, which is told."""
    return sheet.lacks_heads or any(key in row.wrong for row in sheet.rows)


def is_told_apart(row: Row, about: Iterable[str]) -> bool:
    """Whether what tells a row from others could be read."""
    return not row.wrong & {*about, "valid_from"}


def beside(found: Iterable[CellProblem], told: Iterable[CellProblem]) -> list[CellProblem]:
    """Those that stand in rows of which nothing is told yet: the others may follow from that."""
    rows = {(problem.sheet, row_of(problem.cell)) for problem in told if problem.cell}
    return [each for each in found if (each.sheet, row_of(each.cell)) not in rows]


def row_of(cell: str) -> str:
    """The number of a cell's row."""
    return cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
