"""How a thing is measured: the shortest of some runs, and what it sends to the database.

The shortest, because whatever else the machine does can only make a run longer.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from time import perf_counter
from typing import Any, NamedTuple

from django.db import connection

RUNS = 25
SETTING_UP = (
    "SELECT set_config",
    "SAVEPOINT",
    "RELEASE SAVEPOINT",
    "SET SESSION AUTHORIZATION",
    "RESET SESSION AUTHORIZATION",
    "RESET ROLE",
)


class BenchError(Exception):
    """What was to be measured is not what it should be."""


@dataclass(frozen=True)
class Row:
    """One measured thing in a market of a size: milliseconds in all and in its queries."""

    name: str
    landlords: int
    milliseconds: float
    in_queries: float
    queries: int


class Run(NamedTuple):
    """One run: how long it took, and how long each of its queries."""

    seconds: float
    queries: tuple[float, ...]


@dataclass
class Sent:
    """What went to the database: the seconds each query took."""

    seconds: list[float] = field(default_factory=list)

    def __call__(self, execute: Callable[..., Any], sql: str, *rest: Any) -> Any:
        """Pass a statement on and note how long it took."""
        begun = perf_counter()
        result = execute(sql, *rest)
        if not str(sql).startswith(SETTING_UP):
            self.seconds.append(perf_counter() - begun)
        return result


@contextmanager
def listened() -> Iterator[Sent]:
    """Listen to what goes to the database."""
    sent = Sent()
    with connection.execute_wrapper(sent):
        yield sent


def measured(works: Mapping[str, Callable[[], object]], landlords: int) -> list[Row]:
    """Do each of these some times, turn by turn, so that a busy moment meets all of them alike."""
    for work in works.values():
        work()
    runs: dict[str, list[Run]] = {name: [] for name in works}
    for _turn in range(RUNS):
        for name, work in works.items():
            with listened() as sent:
                begun = perf_counter()
                work()
                runs[name].append(Run(perf_counter() - begun, tuple(sent.seconds)))
    return [row(name, landlords, runs[name]) for name in works]


def row(name: str, landlords: int, runs: Sequence[Run]) -> Row:
    """The shortest times; the number of queries must be the same in every run."""
    counts = {len(run.queries) for run in runs}
    if len(counts) > 1:
        raise BenchError(f"{name}: a different number of queries from run to run: {sorted(counts)}")
    return Row(
        name=name,
        landlords=landlords,
        milliseconds=min(run.seconds for run in runs) * 1000,
        in_queries=min(sum(run.queries) for run in runs) * 1000,
        queries=counts.pop(),
    )
