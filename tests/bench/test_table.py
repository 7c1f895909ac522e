"""What the benchmark prints, and when a target counts as broken."""

import pytest

from bench.measuring import Row
from bench.pages import DIRECTORY, EMPTY, FILTERED, LANDLORD, PLAIN
from bench.table import table, targets


def rows(**larger: Row) -> list[Row]:
    """Measured rows in which every target is held, but for those given of the larger market."""
    small = [Row(name, 100, 10, 4, 5) for name in (EMPTY, PLAIN, DIRECTORY, FILTERED, LANDLORD)]
    large = {row.name: Row(row.name, 10_000, 12, 8, 5) for row in small}
    return [*small, *(larger.get(name, row) for name, row in large.items())]


def broken(found: list[Row]) -> list[str]:
    """The targets that do not hold."""
    return [target.text for target in targets(found) if not target.is_held]


def test_rows_stand_beside_their_baselines() -> None:
    lines = table(rows()).splitlines()
    heads = "landlords ms in queries × empty × plain SQL × smallest queries"
    assert lines[0].split() == heads.split()
    assert lines[1].split() == f"{EMPTY} 100 10.0 4.0 1.00 1.00 1.00 5".split()
    assert lines[9].split() == f"{FILTERED} 10 000 12.0 8.0 1.00 1.00 1.20 5".split()
    assert len(lines) == 11


def test_nothing_is_broken_when_all_is_held() -> None:
    assert broken(rows()) == []
    assert all(str(target).startswith("held") for target in targets(rows()))


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (Row(FILTERED, 10_000, 12, 16.1, 5), "its queries together"),
        (Row(FILTERED, 10_000, 15.1, 8, 5), "whole page"),
        (Row(FILTERED, 10_000, 12, 8, 6), "queries more than"),
        (Row(DIRECTORY, 10_000, 12, 8, 6), "queries more than"),
        (Row(LANDLORD, 10_000, 100.1, 8, 5), "ms"),
    ],
)
def test_a_broken_target_is_named(row: Row, words: str) -> None:
    [text] = broken(rows(**{row.name: row}))
    assert text.startswith(row.name)
    assert words in text
