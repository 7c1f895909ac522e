"""The matrix of incomes, the table of persons, steps, shares and answers."""

from decimal import Decimal

import pytest
from django.utils import translation

from landlords.requirements.codes import Acceptance, IncomeType, StepBy
from landlords.requirements.fact_codes import Proof
from landlords.requirements.problems import TermsError
from landlords.requirements.sentences import NBSP
from landlords.requirements.values import (
    Answers,
    Incomes,
    PersonsByRooms,
    Shares,
    Step,
    Steps,
)

SALARY, SUPPORT, PENSION = (
    IncomeType.SALARY,
    IncomeType.INCOME_SUPPORT,
    IncomeType.RETIREMENT_PENSION,
)


def test_an_absent_income_is_unstated_and_not_a_no() -> None:
    incomes = Incomes.of({SUPPORT: Acceptance.NO, SALARY: Acceptance.YES})
    assert incomes.get(SALARY) is Acceptance.YES
    assert incomes.get(SUPPORT) is Acceptance.NO
    assert incomes.get(PENSION) is None


def test_incomes_are_kept_in_the_order_of_the_list() -> None:
    incomes = Incomes(((SUPPORT, Acceptance.YES), (SALARY, Acceptance.YES)))
    assert incomes == Incomes.of({SALARY: Acceptance.YES, SUPPORT: Acceptance.YES})
    assert incomes.counted_as(Acceptance.YES) == (SALARY, SUPPORT)
    assert incomes.counted_as(Acceptance.NO) == ()


@pytest.mark.parametrize(
    ("pairs", "message"),
    [
        ((), "No income is stated. State at least one."),
        (
            ((SALARY, Acceptance.YES), (SALARY, Acceptance.NO)),
            "An income is stated twice. State it once.",
        ),
    ],
)
def test_a_senseless_matrix_is_refused(
    pairs: tuple[tuple[IncomeType, Acceptance], ...], message: str
) -> None:
    with translation.override("en"), pytest.raises(TermsError) as caught:
        Incomes(pairs)
    with translation.override("en"):
        assert str(caught.value.problems[0]) == message


@pytest.mark.parametrize(("rooms", "most"), [(1, 2), (2, None), (3, 5), (4, 5), (8, 5)])
def test_the_last_size_holds_for_larger_homes(rooms: int, most: int | None) -> None:
    assert PersonsByRooms(((3, 5), (1, 2))).most(rooms) == most


def test_equal_persons_in_more_rooms_are_allowed() -> None:
    assert PersonsByRooms.of({2: 3, 1: 3}).pairs == ((1, 3), (2, 3))


@pytest.mark.parametrize(
    ("pairs", "messages"),
    [
        ((), ["No size is stated. State persons for at least one size."]),
        (((0, 2),), ["0: A size must be from 1 to 8 rooms."]),
        (((9, 2),), ["9: A size must be from 1 to 8 rooms."]),
        (((1, 0),), ["1: Persons must be a whole number from 1 to 30."]),
        (((1, 31),), ["1: Persons must be a whole number from 1 to 30."]),
        (((1, 2), (1, 2)), ["1: A size is stated twice. State it once."]),
        (
            ((1, 3), (2, 2), (3, 1)),
            [
                (
                    "2: 2 persons in 2 rooms is fewer than 3 in 1: a larger home never takes fewer."
                    " Raise it or lower the other."
                ),
                (
                    "3: 1 persons in 3 rooms is fewer than 2 in 2: a larger home never takes fewer."
                    " Raise it or lower the other."
                ),
            ],
        ),
        (
            ((9, 31),),
            [
                "9: A size must be from 1 to 8 rooms.",
                "9: Persons must be a whole number from 1 to 30.",
            ],
        ),
    ],
)
def test_senseless_sizes_are_refused_one_by_one(
    pairs: tuple[tuple[int, int], ...], messages: list[str]
) -> None:
    with translation.override("en"):
        with pytest.raises(TermsError) as caught:
            PersonsByRooms(pairs)
        assert str(caught.value).replace(NBSP, " ").splitlines() == messages


@pytest.mark.parametrize("pairs", [((1, 1),), ((8, 30),)])
def test_the_limits_themselves_are_allowed(pairs: tuple[tuple[int, int], ...]) -> None:
    assert PersonsByRooms(pairs).pairs == pairs


def stepped(*steps: tuple[object, object]) -> Steps:
    """Steps by the rent: up to and with what, and what holds there."""
    made = (Step(None if end is None else Decimal(str(end)), Decimal(str(n))) for end, n in steps)
    return Steps(StepBy.RENT, tuple(made))


@pytest.mark.parametrize(
    ("steps", "paths"),
    [
        ([(8000, 3), (None, 2)], []),
        ([("0.5", 3), (1, 3), (None, 3)], []),
        ([], ["steps"]),
        ([(None, 3)], ["steps"]),
        ([(8000, 3), (9000, 2)], ["steps[1].up_to"]),
        ([(None, 3), (None, 2)], ["steps[0].up_to"]),
        ([(8000, 3), (None, 1), (None, 2)], ["steps[1].up_to"]),
        ([(8000, 3), (8000, 2), (None, 1)], ["steps"]),
        ([(8000, 3), (7999, 2), (None, 1)], ["steps"]),
        ([(0, 3), (None, 2)], ["steps"]),
        ([(-1, 3), (None, 2)], ["steps"]),
        ([(9000, 3)], ["steps", "steps[0].up_to"]),
    ],
)
def test_steps_that_cannot_all_be_reached_are_refused(
    steps: list[tuple[object, object]], paths: list[str]
) -> None:
    found: list[str] = []
    try:
        stepped(*steps)
    except TermsError as error:
        found = [problem.path for problem in error.problems]
    assert found == paths


@pytest.mark.parametrize(
    ("rent", "value"), [("0", 3), ("8000", 3), ("8000.01", 2), ("9000", 2), ("9001", 1)]
)
def test_a_step_holds_up_to_and_with_its_end(rent: str, value: int) -> None:
    steps = stepped((8000, 3), (9000, 2), (None, 1))
    assert steps.at(Decimal(rent)) == value
    assert list(steps.bounds) == [8000, 9000]


@pytest.mark.parametrize(
    ("share", "holds"),
    [
        ("1", True),
        ("100", True),
        ("33.3", True),
        ("0.99", False),
        ("100.01", False),
        ("NaN", False),
        ("Infinity", False),
    ],
)
def test_a_share_is_from_1_to_100_per_cent(share: str, holds: object) -> None:
    given = {IncomeType.SALARY: Decimal(30), IncomeType.STUDENT_AID: Decimal(share)}
    found: list[str] = []
    try:
        Shares.of(given)
    except TermsError as error:
        found = [problem.path for problem in error.problems]
    assert found == ([] if holds else ["student_aid"])


def test_shares_and_answers_are_kept_in_the_order_of_their_lists() -> None:
    shares = Shares.of({kind: Decimal(30) for kind in reversed(IncomeType)})
    assert [kind for kind, _share in shares.pairs] == list(IncomeType)
    answers = Answers.of(dict.fromkeys(reversed(Proof), True))
    assert [proof for proof, _answer in answers.pairs] == list(Proof)
    assert answers == Answers.of(dict.fromkeys(Proof, True))


def test_what_is_not_stated_has_no_share_and_no_answer() -> None:
    shares = Shares.of({IncomeType.SALARY: Decimal(30), IncomeType.STUDENT_AID: Decimal(40)})
    assert shares.get(IncomeType.STUDENT_AID) == 40
    assert shares.get(IncomeType.SALARY) == 30
    assert shares.get(IncomeType.CAPITAL) is None
    answers = Answers.of({Proof.PERSONAL_NUMBER: False, Proof.EID: True})
    assert answers.get(Proof.EID) is True
    assert answers.get(Proof.PERSONAL_NUMBER) is False
    assert answers.get(Proof.COORDINATION_NUMBER) is None
