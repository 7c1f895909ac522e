"""What the history costs: the same writes with its triggers and without them, in µs a row.

Both are done turn by turn as the admin's role, each in a transaction that is undone afterwards, and
the shortest turn counts. The tables are the plainest one there is, where a trigger weighs most
beside the write itself, and one with the constraint that most statements have.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from time import perf_counter
from typing import Any

from django.db import connection, transaction
from django.db.models import F, Model, Value
from django.db.models.functions import Concat
from psycopg import sql

from bench.table import Target
from config.shared.changes import done_by
from config.shared.locally import set_locally
from config.shared.zones import Zone, entered
from landlords.models import Landlord, Source, Stock

SINGLE, BULK, TURNS = 300, 5_000, 9
INSERT, SAVE, BULK_INSERT, UPDATE = "insert", "save", "bulk_create", "queryset.update"
HELD = (INSERT, SAVE, BULK_INSERT)
FIRST = date(2026, 1, 1)
NEW_LABEL = {"label": Concat("label", Value("!"))}
NEW_NUMBER = {"dwellings": F("rooms")}


@dataclass(frozen=True)
class Cost:
    """One kind of write to one table: microseconds a row without and with history."""

    name: str
    table: str
    without: float
    with_it: float

    @property
    def ratio(self) -> float:
        """How many times as long it takes with history."""
        return self.with_it / self.without


def measure() -> list[Cost]:
    """Every kind of write to both tables."""
    source = Source.objects.create(kind=Source.Kind.PHONE, label="Bench")
    landlord = Landlord.objects.create(name="Bench")

    def sources(count: int) -> list[Model]:
        return [Source(kind=Source.Kind.PHONE, label=f"Samtal {n}") for n in range(count)]

    def stock(count: int) -> list[Model]:
        days = (FIRST + timedelta(days=n) for n in range(count))
        return [
            Stock(landlord=landlord, source=source, rooms=2, dwellings=10, rent_from=7000,
                  valid_from=day, valid_until=day, confirmed_on=day)
            for day in days
        ]  # fmt: skip

    measured = [
        *costs(Source, sources, lambda row, n: setattr(row, "label", f"Nytt {n}"), NEW_LABEL),
        *costs(Stock, stock, lambda row, n: setattr(row, "dwellings", n + 20), NEW_NUMBER),
    ]
    landlord.delete()
    source.delete()
    return measured


Make = Callable[[int], list[Model]]
Touch = Callable[[Model, int], None]


def costs(model: type[Model], make: Make, touch: Touch, new: dict[str, Any]) -> list[Cost]:
    """The four kinds of write to a table."""
    few, many = partial_rows(make, SINGLE), partial_rows(make, BULK)
    rows = model._default_manager

    def insert(made: list[Model]) -> None:
        for row in made:
            row.save()

    def save(made: list[Model]) -> None:
        for number, row in enumerate(made):
            touch(row, number)
            row.save()

    works: list[tuple[str, Make, Callable[[list[Model]], object], int]] = [
        (INSERT, make, insert, SINGLE),
        (SAVE, few, save, SINGLE),
        (BULK_INSERT, make, rows.bulk_create, BULK),
        (UPDATE, many, lambda _made: rows.update(**new), BULK),
    ]
    return [one(name, model, ready, work, count) for name, ready, work, count in works]


def partial_rows(make: Make, count: int) -> Make:
    """Rows that are stored already."""

    def stored(_count: int) -> list[Model]:
        made = make(count)
        return list(type(made[0])._default_manager.bulk_create(made))

    return stored


def one(
    name: str,
    model: type[Model],
    ready: Make,
    work: Callable[[list[Model]], object],
    count: int,
) -> Cost:
    """One kind of write, without and with."""
    turns: dict[str, list[float]] = {"DISABLE": [], "ENABLE": []}
    for _turn in range(TURNS):
        for switch, seconds in turns.items():
            switch_triggers(model, switch)
            seconds.append(timed(ready, work, count))
    without, with_it = (min(seconds) / count * 1_000_000 for seconds in turns.values())
    return Cost(name, model._meta.db_table, without, with_it)


def timed(ready: Make, work: Callable[[list[Model]], object], count: int) -> float:
    """The seconds that one turn takes; what it wrote is undone."""
    with transaction.atomic(), entered(Zone.ADMIN):
        set_locally(done_by(user=1))
        made = ready(count)
        begun = perf_counter()
        work(made)
        seconds = perf_counter() - begun
        transaction.set_rollback(True)
    return seconds


def switch_triggers(model: type[Model], switch: str) -> None:
    """Switch all triggers of the history on a table off or on, as the table's owner."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tgname FROM pg_trigger WHERE tgrelid = %s::regclass AND tgname LIKE 'pgtrigger%%'",
            [model._meta.db_table],
        )
        for (trigger,) in cursor.fetchall():
            cursor.execute(
                sql.SQL("ALTER TABLE {} {} TRIGGER {}").format(
                    sql.Identifier(model._meta.db_table), sql.SQL(switch), sql.Identifier(trigger)
                )
            )


def report() -> tuple[list[str], bool]:
    """The figures as lines, and whether the targets hold: history at most doubles what is written
    singly and in bulk. Updates of many rows at once are only reported.
    """
    measured = measure()
    held = [
        Target(f"{cost.table}, {cost.name}: with history × without", cost.ratio, 2)
        for cost in measured
        if cost.name in HELD
    ]
    lines = [f"{'history, µs a row':34}{'without':>10}{'with':>10}{'×':>8}"]
    for cost in measured:
        name = f"{cost.table}: {cost.name}"
        lines.append(f"{name:34}{cost.without:10.1f}{cost.with_it:10.1f}{cost.ratio:8.2f}")
    return [*lines, *map(str, held)], all(target.is_held for target in held)
