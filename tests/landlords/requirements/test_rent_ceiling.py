"""The highest rent by a landlord's own rule, with the gaps that steps make."""

from dataclasses import replace
from decimal import Decimal

import pytest

from landlords.requirements.applicant import Applicant
from landlords.requirements.codes import Basis, ChildRule, IncomeType, Norm, StepBy, Topic
from landlords.requirements.findings import Outcome
from landlords.requirements.income import RentMultiple
from landlords.requirements.rent_ceiling import MOST, RentCeiling, Span, rent_ceiling
from landlords.requirements.residual import Residual
from landlords.requirements.resolution import Row
from landlords.requirements.values import Step, Steps
from tests.landlords.requirements.cases import (
    HOME,
    HOUSE,
    HOUSEHOLD,
    SALARY,
    basis,
    level,
    row,
    situation,
    terms,
    times,
)


def ceiling(*rows: Row, gross: int = 27000, household: Applicant = HOUSEHOLD) -> RentCeiling:
    income = replace(SALARY, gross=Decimal(gross))
    earning = replace(household, incomes=(income,))
    return rent_ceiling(terms(*rows), replace(HOME, rent=None), situation(earning))


def stepped(*steps: tuple[int | None, object]) -> Row:
    """So many times the rent, by the rent."""
    made = tuple(Step(None if end is None else Decimal(end), Decimal(str(n))) for end, n in steps)
    return row(Topic.INCOME_LEVEL, (RentMultiple(Steps(StepBy.RENT, made), Basis.GROSS),))


@pytest.mark.parametrize(("gross", "highest"), [(27000, 9000), (26999, 8999), (27002, 9000)])
def test_the_highest_rent_is_exact_to_the_krona(gross: int, highest: int) -> None:
    assert ceiling(level(3), basis(), gross=gross) == RentCeiling(Outcome.MEETS, Decimal(highest))


def test_the_stricter_of_two_demands_decides() -> None:
    both = row(Topic.INCOME_LEVEL, (times(3), times(4)))
    assert ceiling(both, basis()).highest == Decimal(6750)


def test_a_stepped_demand_may_leave_a_gap() -> None:
    """Three times up to 8 000, two and a half above: 23 000 passes to 7 666 and from 8 001."""
    found = ceiling(stepped((8000, 3), (None, "2.5")), basis(), gross=23000)
    assert found.highest == Decimal(9200)
    assert found.gaps == (Span(Decimal(7667), Decimal(8000)),)


def test_a_lower_step_that_never_passes_is_a_gap_from_the_first_krona() -> None:
    never = stepped((8000, 10), (None, "0.5"))
    assert ceiling(never, basis(), gross=9000).gaps == (Span(Decimal(901), Decimal(8000)),)


def test_without_a_demand_that_follows_the_rent_nothing_is_highest() -> None:
    assert ceiling(basis()) == RentCeiling(Outcome.MEETS, is_open=True)
    assert ceiling(row(Topic.INCOME_LEVEL), basis()).is_open
    rich = ceiling(level(3), basis(), gross=9_000_000)
    assert rich == RentCeiling(Outcome.MEETS, None, (), is_open=True)
    assert MOST * 3 < 9_000_000


def test_many_steps_are_gone_through_from_the_lowest_up() -> None:
    """Of 27 000: 5 × 3 000, 4 × 5 000, 3.5 × 7 714 and 2.5 × 10 800 pass; 3.5 × 7 715 does not."""
    steps = stepped((3000, 5), (5000, 4), (9001, "3.5"), (10_100, "2.6"), (None, "2.5"))
    found = ceiling(steps, basis())
    assert found.highest == Decimal(10_800)
    assert found.gaps == (Span(Decimal(7715), Decimal(9001)),)


def test_no_rent_above_the_highest_looked_at_is_told() -> None:
    """A step at 150 000 kr lies beyond it."""
    found = ceiling(stepped((150_000, 1), (None, "0.5")), basis(), gross=200_000)
    assert found == RentCeiling(Outcome.MEETS, None, (), is_open=True)


def test_a_step_by_the_number_of_rooms_leaves_no_gap() -> None:
    by_rooms = Steps(StepBy.ROOMS, (Step(Decimal(2), Decimal(4)), Step(None, Decimal(3))))
    stated = row(Topic.INCOME_LEVEL, (RentMultiple(by_rooms, Basis.GROSS),))
    assert ceiling(stated, basis()) == RentCeiling(Outcome.MEETS, Decimal(9000))


def test_where_no_rent_passes_it_says_why() -> None:
    assert ceiling(level(3), basis(), gross=0) == RentCeiling(Outcome.FAILS)
    other = basis({IncomeType.STUDENT_AID: basis().tests[0][0].incomes.pairs[0][1]})  # type: ignore[attr-defined]
    assert ceiling(level(3), other) == RentCeiling(Outcome.ASK_LANDLORD)


def test_a_house_nobody_knows_matters_only_if_its_demand_differs() -> None:
    somewhere = replace(HOME, house=None)
    asked = situation()
    differs = terms(level(3), level(4, scope=HOUSE), basis())
    assert rent_ceiling(differs, somewhere, asked) == RentCeiling(Outcome.ASK_LANDLORD)
    alike = terms(level(3), level(3, scope=HOUSE), basis())
    assert rent_ceiling(alike, somewhere, asked).highest == Decimal(9000)


def test_steps_that_both_pass_leave_no_gap() -> None:
    found = ceiling(stepped((8000, "2.5"), (None, "2.6")), basis(), gross=26000)
    assert found == RentCeiling(Outcome.MEETS, Decimal(10000))


def test_low_rents_that_do_not_pass_are_a_gap_from_the_first_krona() -> None:
    """20 000 left up to a rent of 8 000 and 1 000 above it, of 15 000 after tax."""
    left = Steps(StepBy.RENT, (Step(Decimal(8000), Decimal(20000)), Step(None, Decimal(1000))))
    fixed = Residual(Norm.FIXED_AMOUNT, ChildRule.IGNORED, child_benefits=True, amount=left)
    household = replace(HOUSEHOLD, deductions=Decimal(0))
    income = replace(SALARY, gross=Decimal(20000), net=Decimal(15000))
    found = rent_ceiling(
        terms(row(Topic.INCOME_LEVEL, (fixed,)), basis()),
        replace(HOME, rent=None),
        situation(replace(household, incomes=(income,))),
    )
    assert found.highest == Decimal(14000)
    assert found.gaps == (Span(Decimal(1), Decimal(8000)),)
