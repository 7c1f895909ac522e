"""Five invented landlords whose figures can be worked out by hand.

Alfa    Ronna 10, Geneta 30   3 × gross; Ronna 4 ×. Salary counts, income support does not; in Ronna
                              income support does, and nothing is said of salary. No remarks, but an
                              exception.
Beta    Ronna 60, and others  The national norm. Income support as a supplement. No demand on
        without a number      remarks or certainty. Lets nothing at present.
Delta   100 somewhere         Income support counts in Ronna only.
Gamma   no homes on record    3 × gross or the national norm. Income support does not count, but
                              there is an exception.
Omega   Ronna 1000            Archived.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from config.shared.reports import shown
from landlords.models import District, Landlord
from landlords.projection import rebuild_answers
from landlords.reports import TERMS, Summary
from tests.make import (
    make_district,
    make_exception,
    make_landlord,
    make_requirement,
    make_scope,
    make_stock,
)

DAY = date(2026, 11, 23)
LANDLORDS, DWELLINGS = 4, 200

Tests = list[list[dict[str, Any]]]
NORM = {"norm": "national_norm", "children": "by_age", "child_benefits": True}


def kind(code: str, **params: Any) -> dict[str, Any]:
    """One requirement."""
    return {"kind": code, "version": 1, "params": params}


def multiple(n: str) -> Tests:
    """So many times the rent."""
    return [[kind("rent_multiple", n=n, basis="gross")]]


def incomes(**accepted: str) -> Tests:
    """These incomes count so."""
    return [[kind("accepted_income", incomes=accepted)]]


@dataclass(frozen=True)
class Inventory:
    """The landlords, and the one district that matters."""

    alfa: Landlord
    beta: Landlord
    gamma: Landlord
    delta: Landlord
    ronna: District


def make_inventory() -> Inventory:
    """All of it."""
    ronna = make_district(code="ronna", name="Ronna")
    made = Inventory(make_alfa(ronna), make_beta(ronna), make_gamma(), make_delta(ronna), ronna)
    make_stock(
        landlord=make_landlord(name="Omega", is_archived=True), district=ronna, dwellings=1000
    )
    rebuild_answers(list(Landlord.objects.all()))
    return made


def make_alfa(ronna: District) -> Landlord:
    """Terms of its own in Ronna."""
    alfa = make_landlord(name="Alfa")
    make_stock(landlord=alfa, district=ronna, dwellings=10)
    make_stock(landlord=alfa, district=make_district(code="geneta", name="Geneta"), dwellings=30)
    whole = make_scope(landlord=alfa, name="Hela beståndet")
    here = make_scope(landlord=alfa, name="Ronna", rank=50, districts=(ronna,))
    make_requirement(scope=whole, tests=multiple("3"), confirmed_on=date(2025, 4, 24))
    make_requirement(scope=here, tests=multiple("4"))
    counted = incomes(salary="yes", income_support="no")
    make_requirement(scope=whole, topic="income_basis", tests=counted)
    make_requirement(scope=here, topic="income_basis", tests=incomes(income_support="yes"))
    make_requirement(scope=whole, topic="remarks", tests=[[kind("remarks", most=0)]])
    make_exception(scope=whole)
    return alfa


def make_beta(ronna: District) -> Landlord:
    """Lets nothing at present."""
    beta = make_landlord(name="Beta", paused_from=date(2026, 1, 1), paused_until=date(2026, 12, 31))
    make_stock(landlord=beta, district=ronna, dwellings=60)
    make_stock(landlord=beta, district=ronna, rooms=4, dwellings=None)
    whole = make_scope(landlord=beta)
    make_requirement(scope=whole, tests=[[kind("residual", **NORM)]])
    make_requirement(scope=whole, topic="income_basis", tests=incomes(income_support="supplement"))
    make_requirement(scope=whole, topic="remarks", says="none", tests=[])
    make_requirement(scope=whole, topic="certainty", says="none", tests=[])
    return beta


def make_gamma() -> Landlord:
    """Nothing is known of its homes."""
    gamma = make_landlord(name="Gamma")
    whole = make_scope(landlord=gamma)
    make_requirement(scope=whole, tests=[*multiple("3"), [kind("residual", **NORM)]])
    make_requirement(scope=whole, topic="income_basis", tests=incomes(income_support="no"))
    make_exception(scope=whole, topic="income_basis")
    return gamma


def make_delta(ronna: District) -> Landlord:
    """Nobody knows where its homes are."""
    delta = make_landlord(name="Delta")
    make_stock(landlord=delta, district=None, dwellings=100)
    here = make_scope(landlord=delta, name="Ronna", rank=50, districts=(ronna,))
    whole = make_scope(landlord=delta)
    make_requirement(scope=here, topic="income_basis", tests=incomes(income_support="yes"))
    make_requirement(scope=whole, topic="income_basis", tests=incomes(income_support="no"))
    return delta


def cells(summary: Summary, landlord: str, *, restricted: bool = True) -> dict[str, Any]:
    """A landlord's row, by column."""
    table = TERMS.table(summary, restricted=restricted)
    heads = [str(column.header) for column in table.columns]
    kinds = [column.kind for column in table.columns]
    row = next(row for row in table.rows if row[0] == landlord)
    return {head: shown(kind, cell) for head, kind, cell in zip(heads, kinds, row, strict=True)}
