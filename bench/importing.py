"""How long the import of an inventory takes, and how much memory: `python -m bench.importing`.

Each import runs in a process of its own, so that one's memory is not the other's.
"""

import json
import os
import resource
import sys
from collections.abc import Callable, Iterator
from io import StringIO
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from time import perf_counter, process_time
from typing import Any, NamedTuple

import bench.environment  # noqa: F401  (sets the environment before Django reads it)

SIZES = (1_000, 10_000)
SECONDS_AT_MOST = 120.0
MEGABYTES = 1024  # ru_maxrss counts kilobytes
DAY = "2026-01-01"
SAID = {"valid_from": DAY, "source": "bench", "confirmed_on": DAY}


class Measured(NamedTuple):
    """One import: how many landlords, seconds, and the most memory its process held.

    `working` are the seconds in which the process itself was at work, the database not counted.
    """

    name: str
    landlords: int
    seconds: float
    working: float
    megabytes: int

    def __str__(self) -> str:
        return (
            f"{self.name:22}{self.landlords:>8} landlords{self.seconds:>9.1f} s "
            f"({self.working:.1f} s at work){self.megabytes:>7} MB at most"
        )


def report(folder: Path) -> tuple[list[str], bool]:
    """Every import in a line, and whether the target holds; needs a database with districts."""
    rows = [row for size in SIZES for row in measure(size, folder)]
    first = max((row for row in rows if row.name == "new"), key=lambda row: row.landlords)
    holds = first.seconds <= SECONDS_AT_MOST
    verdict = "held  " if holds else "BROKEN"
    target = (
        f"{verdict}  import of {first.landlords} new landlords: {first.seconds:.0f} s, at most 120"
    )
    return [*map(str, rows), target], holds


def measure(size: int, folder: Path) -> Iterator[Measured]:
    """Read nothing, bring so many landlords in, bring them in again, try a dry run."""
    path = folder / f"inventory-{size}.json"
    write_inventory(path, size)
    works: dict[str, Callable[[], None]] = {
        "nothing": lambda: None,
        "new": lambda: bring_in(path, apply=True),
        "the same file again": lambda: bring_in(path, apply=True),
        "dry run": lambda: bring_in(path, apply=False),
    }
    for name, work in works.items():
        row = apart(name, size, work)
        print(row, file=sys.stderr)  # it takes minutes: whoever waits sees what is done
        yield row


def bring_in(path: Path, *, apply: bool) -> None:
    """One import."""
    from django.core.management import call_command

    call_command("import_inventory", str(path), apply=apply, stdout=StringIO())


def apart(name: str, size: int, work: Callable[[], None]) -> Measured:
    """Do it in a process of its own."""
    from django.db import connection

    from bench.measuring import BenchError

    connection.close()
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        code = 1
        try:
            begun, working = perf_counter(), process_time()
            work()
            seconds, working = perf_counter() - begun, process_time() - working
            most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // MEGABYTES
            os.write(writing, json.dumps([seconds, working, most]).encode())
            code = 0
        finally:
            os._exit(code)
    os.close(writing)
    with os.fdopen(reading) as answer:
        told = answer.read()
    os.waitpid(child, 0)
    if not told:
        raise BenchError(f"The import ({name}) did not come to its end.")
    return Measured(name, size, *json.loads(told))


def write_inventory(path: Path, size: int) -> None:
    """A file of so many landlords with a dozen requirements each, written bit by bit."""
    from landlords.models import District

    districts = list(District.objects.order_by("pk").values_list("code", flat=True))
    chance = Random(size)  # noqa: S311  (the same market every time, not a secret)
    head = {
        "format": "bostadsportalen-inventory",
        "version": 1,
        "sources": [{"id": "bench", "kind": "phone", "label": "Bench", "on": DAY}],
        "channels": [{"code": "bench", "name": "Bench", "kind": "common_queue"}],
    }
    with path.open("w", encoding="utf-8") as file:
        file.write(json.dumps(head)[:-1] + ', "landlords": [')
        for number in range(size):
            file.write(",\n" if number else "\n")
            json.dump(landlord(f"bench-{size}-{number}", districts, chance), file)
        file.write("]}")


def landlord(key: str, districts: list[str], chance: Random) -> dict[str, Any]:
    """One landlord with two scopes of six requirements, and a little of everything else."""
    from bench.market import EXCEPTION, requirements

    return {
        "key": key,
        "name": f"Hus {key}",
        "stock": [
            {"district": place, "rooms": rooms, "rent_from": 6000, "dwellings": 20, **SAID}
            for place in chance.sample(districts, 2)
            for rooms in (2, 3)
        ],
        "scopes": [
            {
                "name": name,
                "rank": rank,
                "districts": [chance.choice(districts)] if rank == 50 else [],
                "requirements": [{**row, **SAID} for row in requirements(chance)],
                "exceptions": [{**EXCEPTION, **SAID}] if rank == 100 else [],
            }
            for name, rank in (("Hela beståndet", 100), ("Ett område", 50))
        ],
        "contracts": [{"type": "first_hand", "offered": "yes", **SAID}],
        "channels": [{"channel": "bench", "queue_days": 900, **SAID}],
        "contacts": [{"name": "Bench", "role": "letting", **SAID}],
    }


def main() -> int:
    """Make a database, measure, print, drop it; 1 if the target is broken."""
    import django

    django.setup()
    from django.conf import settings
    from django.db import connection

    from config import roles
    from landlords.reference_data import load_districts

    roles.set_up()
    connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    try:
        load_districts()
        with TemporaryDirectory() as folder:
            lines, holds = report(Path(folder))
    finally:
        connection.creation.destroy_test_db(settings.DATABASES["default"]["NAME"], verbosity=0)
    print(*lines, sep="\n")
    return 0 if holds else 1


if __name__ == "__main__":
    sys.exit(main())
