"""The measured rows as a table, and what they are held against."""

from collections.abc import Sequence
from dataclasses import dataclass

from bench.measuring import Row
from bench.pages import DIRECTORY, EMPTY, FILTERED, LANDLORD, PLAIN

HEADS = ("landlords", "ms", "in queries", "× empty", "× plain SQL", "× smallest", "queries")


@dataclass(frozen=True)
class Target:
    """Something that must hold: a figure and the most it may be."""

    text: str
    figure: float
    most: float

    @property
    def is_held(self) -> bool:
        """Whether it does."""
        return self.figure <= self.most

    def __str__(self) -> str:
        return f"{'held  ' if self.is_held else 'BROKEN'}  {self.text}: {self.figure:.2f}, at most {self.most:g}"


def table(rows: Sequence[Row]) -> str:
    """Each row beside the two baselines of its own size, and beside itself at the smallest size."""
    width = max(len(row.name) for row in rows) + 2
    lines = ["".join([" " * width, *(f"{head:>13}" for head in HEADS)])]
    for row in rows:
        ratios = [
            row.milliseconds / found(rows, name, row.landlords).milliseconds
            for name in (EMPTY, PLAIN)
        ]
        ratios.append(row.milliseconds / smallest(rows, row.name).milliseconds)
        figures = [
            f"{row.milliseconds:.1f}",
            f"{row.in_queries:.1f}",
            *(f"{ratio:.2f}" for ratio in ratios),
        ]
        cells = [f"{row.landlords:,}".replace(",", " "), *figures, str(row.queries)]
        lines.append("".join([f"{row.name:{width}}", *(f"{cell:>13}" for cell in cells)]))
    return "\n".join(lines)


def targets(rows: Sequence[Row]) -> list[Target]:
    """What the largest market is held against."""
    size = max(row.landlords for row in rows)
    filtered, plain = found(rows, FILTERED, size), found(rows, PLAIN, size)
    pages = [found(rows, name, size) for name in (DIRECTORY, FILTERED, LANDLORD)]
    return [
        Target(
            f"{FILTERED}: its queries together × plain SQL",
            filtered.in_queries / plain.in_queries,
            2,
        ),
        Target(
            f"{FILTERED}: whole page × its own time in the smallest market",
            filtered.milliseconds / smallest(rows, FILTERED).milliseconds,
            1.5,
        ),
        Target(f"{LANDLORD}: ms", found(rows, LANDLORD, size).milliseconds, 100),
        *(
            Target(
                f"{page.name}: queries more than in the smallest market",
                page.queries - smallest(rows, page.name).queries,
                0,
            )
            for page in pages
        ),
    ]


def found(rows: Sequence[Row], name: str, landlords: int) -> Row:
    """The row of one thing in the market of one size."""
    return next(row for row in rows if (row.name, row.landlords) == (name, landlords))


def smallest(rows: Sequence[Row], name: str) -> Row:
    """The row of one thing in the smallest market."""
    return min((row for row in rows if row.name == name), key=lambda row: row.landlords)
