"""Which amounts are missing, on which day, and what differs from the year before."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from landlords.norms_due import Difference, differences, due
from landlords.requirements.norm_amounts import AcceptedRents, SharedCostAmounts, StandardAmounts


@dataclass
class Period:
    """A table or a formula."""

    valid_from: date
    valid_until: date | None = None
    amounts: dict[str, Any] = field(default_factory=dict)


def year(number: int, **amounts: Any) -> Period:
    """The amounts of one year."""
    return Period(date(number, 1, 1), date(number, 12, 31), amounts)


FOR_EVER = [Period(date(2025, 1, 1))]
IN_NOVEMBER, IN_DECEMBER = date(2026, 11, 30), date(2026, 12, 1)


@pytest.mark.parametrize(
    ("on", "tables", "missing"),
    [
        (IN_NOVEMBER, [year(2026)], ()),
        (IN_DECEMBER, [year(2026)], (2027,)),
        (IN_DECEMBER, [year(2026), year(2027)], ()),
        (IN_DECEMBER, [year(2025)], (2026, 2027)),
        (IN_NOVEMBER, [], (2026,)),
        (date(2027, 1, 1), [year(2026)], (2027,)),
        (IN_DECEMBER, [Period(date(2026, 1, 1))], ()),
        (IN_DECEMBER, [year(2026), Period(date(2027, 1, 1), date(2027, 6, 30))], (2027,)),
        (
            IN_DECEMBER,
            [year(2026), Period(date(2027, 1, 1), date(2027, 6, 30)), Period(date(2027, 7, 1))],
            (),
        ),
        (IN_NOVEMBER, [Period(date(2026, 11, 1), date(2026, 12, 31))], ()),
    ],
)
def test_the_coming_year_is_asked_for_from_december(
    on: date, tables: list[Period], missing: tuple[int, ...]
) -> None:
    assert due(SharedCostAmounts, tables, FOR_EVER, on).years == missing


def test_the_latest_year_is_told_also_when_it_is_to_come() -> None:
    assert due(SharedCostAmounts, [year(2026), year(2027)], FOR_EVER, IN_NOVEMBER).last_year == 2027
    assert due(SharedCostAmounts, [], FOR_EVER, IN_NOVEMBER).last_year is None


def test_only_a_formula_that_was_given_an_end_ends() -> None:
    decided = [Period(date(2025, 1, 1), date(2026, 12, 31))]
    tables = [year(2026), year(2027)]
    assert due(SharedCostAmounts, tables, FOR_EVER, IN_DECEMBER).formula_missing == ()
    found = due(SharedCostAmounts, tables, decided, IN_DECEMBER)
    assert (found.years, found.formula_missing) == ((), (2027,))
    assert found.is_anything
    assert due(AcceptedRents, tables, None, IN_DECEMBER).formula_missing == ()


def test_what_the_latest_table_leaves_out_is_told() -> None:
    ages = ("0_6", "7_10", "11_14", "15_plus")
    children = [{"age": age, "amount": 3000} for age in ages]
    whole = year(2026, single=6000, couple=10_000, children=children)
    assert due(StandardAmounts, [whole], FOR_EVER, IN_NOVEMBER).gaps == ()
    part = year(2026, single=6000, children=children[:2])
    gaps = due(StandardAmounts, [year(2025), part], FOR_EVER, IN_NOVEMBER).gaps
    assert len(gaps) == 2  # the couple, and two of the ages


def test_amounts_stand_beside_those_of_the_year_before() -> None:
    before = {"single": 3940, "children": [{"age": "3", "amount": 2720}]}
    after = {
        "single": "4000",
        "children": [{"age": "3", "amount": "2720.00"}, {"age": "0", "amount": 2740}],
    }
    rows = differences(SharedCostAmounts, before, after)
    assert rows == [
        Difference("single", "", Decimal(3940), Decimal(4000)),
        Difference("children", "0", None, Decimal(2740)),
        Difference("children", "3", Decimal(2720), Decimal(2720)),
    ]
    assert [row.is_changed for row in rows] == [True, True, False]
