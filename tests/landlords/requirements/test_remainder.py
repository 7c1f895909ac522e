"""What is left to live on: which end is told, in which sentence, with which lines."""

from decimal import Decimal

import pytest

from landlords.requirements.basis import Reach
from landlords.requirements.codes import Norm
from landlords.requirements.findings import Outcome, Reason
from landlords.requirements.norms import Need
from landlords.requirements.remainder import Demand, Remainder, apart_lines, kronor, remainder

LOW, HIGH = Reason("norms.low", {}), Reason("norms.high", {})
BETWEEN = Need(Decimal(5000), Decimal(7000), lines=(LOW,), most_lines=(HIGH,))
OPEN = Need(Decimal(5000), None, lines=(LOW,))
FAILS, MEETS, ASKS, JUDGES = Outcome.FAILS, Outcome.MEETS, Outcome.ASK_HOUSEHOLD, Outcome.JUDGES


@pytest.mark.parametrize(
    ("base", "outcome", "shown"),
    [(BETWEEN, FAILS, LOW), (BETWEEN, MEETS, HIGH), (OPEN, ASKS, LOW), (OPEN, FAILS, LOW)],
)
def test_the_norm_is_told_by_the_end_that_decides(
    base: Need, outcome: Outcome, shown: Reason
) -> None:
    demand = Demand(base, Norm.NATIONAL_NORM, Decimal(1))
    assert demand.lines(outcome, Decimal(5000)) == (shown,)
    times = Demand(base, Norm.NATIONAL_NORM, Decimal("1.2")).lines(outcome, Decimal(6000))
    assert [line.code for line in times] == [shown.code, "residual.times"]


def test_a_norm_is_multiplied_at_both_ends() -> None:
    need = Demand(BETWEEN, Norm.NATIONAL_NORM, Decimal("1.2")).need
    assert [need.least, need.most] == [6000, 8400]
    assert Demand(BETWEEN, Norm.NATIONAL_NORM, Decimal(1)).need == BETWEEN
    assert Demand(OPEN, Norm.NATIONAL_NORM, Decimal(2)).need.most is None


@pytest.mark.parametrize(
    ("outcome", "income", "taken", "need", "code"),
    [
        (FAILS, 8999, 0, BETWEEN, "fails_rent"),
        (FAILS, 9000, 0, BETWEEN, "fails"),
        (FAILS, 9500, 501, BETWEEN, "fails_rent"),
        (ASKS, 8999, 0, BETWEEN, "ask_household"),
        (ASKS, 20000, 0, OPEN, "ask_household_open"),
        (ASKS, 20000, None, BETWEEN, "ask_household_open"),
        (JUDGES, 8999, None, OPEN, "judges"),
        (MEETS, 20000, 0, BETWEEN, "meets"),
    ],
)
def test_each_outcome_has_its_sentence(
    outcome: Outcome, income: int, taken: int | None, need: Need, code: str
) -> None:
    less = None if taken is None else Decimal(taken)
    left = Remainder(Decimal(income), Decimal(9000), less, Decimal(5000))
    assert left.code(outcome, need) == f"residual.{code}"


def reach(least: int, most: int | None) -> Reach:
    end = None if most is None else Decimal(most)
    return Reach(Decimal(least), end, end, end)


@pytest.mark.parametrize(
    ("outcome", "whole", "without", "apart"),
    [
        (MEETS, reach(24050, 24050), reach(21400, 21400), 2650),
        (FAILS, reach(24050, 24050), reach(21400, 21400), 2650),
        # only perhaps received: it lowers what there is at most
        (MEETS, reach(21400, 24050), reach(21400, 21400), None),
        (ASKS, reach(21400, 24050), reach(21400, 21400), None),
        (FAILS, reach(21400, 24050), reach(21400, 21400), 2650),
        (FAILS, reach(24050, None), reach(21400, 21400), 2650),
        (MEETS, reach(21400, 21400), reach(21400, 21400), None),
    ],
)
def test_what_is_received_for_children_is_taken_off_at_the_end_that_decides(
    outcome: Outcome, whole: Reach, without: Reach, apart: int | None
) -> None:
    found = [line.values["amount"] for line in apart_lines(outcome, whole, without)]
    assert found == ([] if apart is None else [kronor(Decimal(apart))])


@pytest.mark.parametrize(
    ("outcome", "need", "income", "wanted"),
    [
        (FAILS, BETWEEN, 12000, 5000),
        (MEETS, BETWEEN, 10000, 7000),
        (ASKS, BETWEEN, 10000, 7000),
        (ASKS, OPEN, 10000, 5000),
    ],
)
def test_what_is_left_is_told_by_the_end_that_decides(
    outcome: Outcome, need: Need, income: int, wanted: int
) -> None:
    found = remainder(outcome, reach(10000, 12000), need, Decimal(1), None)
    assert [found.income, found.wanted] == [income, wanted]
