"""An invented market of any size, the same at every run."""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random
from typing import Any

from django.db import transaction

from landlords.actions import terms_changed
from landlords.models import (
    District,
    ExceptionRule,
    Landlord,
    Pause,
    Requirement,
    Source,
    Stock,
    TermScope,
)
from landlords.requirements.codes import Acceptance, IncomeType

DAY = date(2026, 1, 1)
BATCH = 500


def add_landlords(count: int, *, first: int) -> None:
    """Add so many landlords, most with stock, two scopes, a dozen requirements, an exception."""
    districts = list(District.objects.order_by("pk"))
    source, _made = Source.objects.get_or_create(kind="phone", label="Bench", on=DAY)
    for start in range(first, first + count, BATCH):
        with transaction.atomic():
            numbers = range(start, min(start + BATCH, first + count))
            terms_changed(landlords=add_batch(numbers, districts, source))


def add_batch(numbers: range, districts: list[District], source: Source) -> list[Landlord]:
    """Some landlords with all that belongs to them; of some nothing is known but the name."""
    chance = Random(numbers.start)  # noqa: S311  (the same market every time, not a secret)
    landlords = Landlord.objects.bulk_create(landlord(number, chance) for number in numbers)
    said = {"source": source, "valid_from": DAY}
    telling = [row for row in landlords if chance.random() < 0.95]
    Pause.objects.bulk_create(
        Pause(landlord=row, **said, confirmed_on=DAY) for row in landlords if chance.random() < 0.05
    )
    Stock.objects.bulk_create(stock_of(telling, districts, chance, said))
    scopes = TermScope.objects.bulk_create(
        TermScope(landlord=row, name=name, rank=rank)
        for row in telling
        for name, rank in (("Hela beståndet", 100), ("Ett område", 50))
    )
    narrow = [scope for scope in scopes if scope.rank == 50]
    for scope in narrow:
        scope.districts.add(chance.choice(districts))
    Requirement.objects.bulk_create(
        Requirement(scope=scope, **row, **said, confirmed_on=confirmed(chance))
        for scope in scopes
        for row in requirements(chance)
    )
    ExceptionRule.objects.bulk_create(
        ExceptionRule(scope=scope, **EXCEPTION, **said, confirmed_on=DAY)
        for scope in scopes
        if scope.rank == 100 and chance.random() < 0.4
    )
    return landlords


def landlord(number: int, chance: Random) -> Landlord:
    """A landlord; one in fifty is archived."""
    return Landlord(
        name=f"{chance.choice('ABCDÅÄÖ')}hus {number}",
        is_archived=number % 50 == 3,
    )


def confirmed(chance: Random) -> date:
    """Some day in the past two years."""
    return DAY - timedelta(days=chance.randrange(730))


def stock_of(
    landlords: list[Landlord], districts: list[District], chance: Random, said: dict[str, Any]
) -> Iterator[Stock]:
    """Four rows of homes each, every other landlord's in the first district too."""
    for row in landlords:
        here = districts[:1] if chance.random() < 0.5 else []
        for district in [*here, *chance.sample(districts[1:], 2 - len(here))]:
            for rooms in chance.sample(range(2, 5), 2):
                rent = 3000 + 2000 * rooms + chance.randrange(1500)
                yield Stock(
                    landlord=row, district=district, rooms=rooms, dwellings=20,
                    rent_from=rent, rent_to=rent + 1500,
                    vacancies_a_year=chance.choice([None, 0, 1, 2, 3, 4]),
                    confirmed_on=DAY, **said,
                )  # fmt: skip
        if chance.random() < 0.05:
            yield Stock(landlord=row, district=None, rooms=3, confirmed_on=DAY, **said)


def requirements(chance: Random) -> Iterator[dict[str, Any]]:
    """One row on each of six topics."""
    incomes = {
        income.value: chance.choice(list(Acceptance)).value
        for income in IncomeType
        if chance.random() < 0.6
    } or {"salary": "yes"}
    yield test("income_level", "rent_multiple", n=str(chance.choice([2, 3])), basis="gross")
    yield test("income_basis", "accepted_income", incomes=incomes, issuer=None)
    yield test("certainty", "certainty", months=6, direction="forward", counted_from="application")
    yield test(
        "remarks", "remarks", most=chance.randrange(3), youngest=None, total=None, concerning="all"
    )
    yield test(
        "household_size", "household_size", persons={"1": 2, "2": 3, "3": 5}, counts="everybody"
    )
    yield {"topic": "insurance", "says": "none", "tests": []}


def test(topic: str, kind: str, **params: Any) -> dict[str, Any]:
    """A requirement of one test."""
    return {"topic": topic, "tests": [[{"kind": kind, "version": 1, "params": params}]]}


EXCEPTION: dict[str, Any] = {
    "topic": "remarks",
    "effect": "waive",
    "conditions": [{"kind": "certificate", "version": 1, "params": {"of": "special_reasons"}}],
}
