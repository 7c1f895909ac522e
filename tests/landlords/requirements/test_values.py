"""The matrix of incomes and the table of persons."""

import pytest
from django.utils import translation

from landlords.requirements.codes import Acceptance, IncomeType
from landlords.requirements.problems import TermsError
from landlords.requirements.sentences import NBSP
from landlords.requirements.values import Incomes, PersonsByRooms

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
