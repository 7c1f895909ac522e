"""The amounts that ship, one by one, written out by hand beside the law that holds them."""

import json
from datetime import date
from decimal import Decimal

import pytest

from landlords.requirements.codes import Norm
from landlords.requirements.decoding import encode_record
from landlords.requirements.fact_codes import ChildAge
from landlords.requirements.norm_amounts import Formula
from landlords.requirements.norms import parse_norms
from tests.landlords.requirements.norm_cases import FILE, NORMS, SHIPPED, document, household

DOCUMENT = NORMS.document
Table = tuple[dict[ChildAge, int], tuple[int, int], tuple[int, ...]]


def national(year: int) -> Table:
    """The file's amounts: children by age, an adult alone and a couple, shared costs."""
    (table,) = (row for row in DOCUMENT.national_norm if row.valid_from == date(year, 1, 1))
    assert table.valid_until == date(year, 12, 31)
    children = {row.age: int(row.amount) for row in table.children}
    shared = tuple(int(row.amount) for row in table.shared_costs)
    assert [row.persons for row in table.shared_costs] == [1, 2, 3, 4, 5, 6, 7]
    return children, (int(table.single or 0), int(table.couple or 0)), shared


def by_age(*amounts: int) -> dict[ChildAge, int]:
    return dict(zip(ChildAge, amounts, strict=True))


def test_the_national_norm_of_2025() -> None:
    """Socialtjänstförordningen (2025:468) 12 kap. 2 §, riksnormen för 2025."""
    assert national(2025) == (
        by_age(2720, 3030, 2700, 3030, 3790, 4350, 4920, 4960),
        (3910, 7050),
        (1270, 1400, 1770, 2010, 2310, 2620, 2810),
    )


def test_the_national_norm_of_2026() -> None:
    """Socialtjänstförordningen (2025:468) 12 kap. 2 § as amended by (2025:1046)."""
    assert national(2026) == (
        by_age(2740, 3060, 2720, 3060, 3820, 4390, 4960, 5000),
        (3940, 7100),
        (1280, 1410, 1790, 2030, 2330, 2640, 2830),
    )


STANDARD: list[tuple[str, str, int, int, tuple[int, ...]]] = [
    ("2022-06-01", "2022-12-31", 5158, 8520, (2756, 3308, 3860, 4411)),
    ("2023-01-01", "2023-12-31", 5717, 9445, (3055, 3667, 4279, 4889)),
    ("2024-01-01", "2024-12-31", 6090, 10061, ()),
]


@pytest.mark.parametrize("place", range(3))
def test_the_standard_amounts(place: int) -> None:
    """KFMFS 2021:1, 4 § (June to December 2022), KFMFS 2022:1, 2 § (2023); of 2024 the adults'.

    The children's amounts of 2024, and all amounts of 2025 and 2026, have no source that was found.
    """
    first, last, single, couple, children = STANDARD[place]
    table = DOCUMENT.standard_amount[place]
    assert (table.valid_from, table.valid_until) == (
        date.fromisoformat(first),
        date.fromisoformat(last),
    )
    assert [table.single, table.couple] == [single, couple]
    assert tuple(row.amount for row in table.children) == children
    assert [row.age.value for row in table.children] == ["0_6", "7_10", "11_14", "15_plus"][
        : len(children)
    ]


def test_nothing_ships_without_a_source_that_was_found() -> None:
    assert len(DOCUMENT.national_norm) == 2
    assert len(DOCUMENT.standard_amount) == 3
    assert DOCUMENT.consumer_agency == ()
    assert DOCUMENT.accepted_rents == ()
    assert not any(table.supplements for norm in Norm for table in DOCUMENT.amounts(norm))
    dated = [*DOCUMENT.formulas, *DOCUMENT.national_norm, *DOCUMENT.standard_amount]
    assert all(len(row.source.text) > 10 for row in dated)


def test_no_formula_has_an_end_as_long_as_a_change_is_only_proposed() -> None:
    assert [(row.norm, row.formula, row.valid_until) for row in DOCUMENT.formulas] == [
        (Norm.NATIONAL_NORM, Formula.PERSONS_AND_SHARED_COSTS, None),
        (Norm.STANDARD_AMOUNT, Formula.PERSONS, None),
    ]


def test_the_file_comes_back_the_same() -> None:
    written = encode_record(DOCUMENT)
    assert parse_norms(written).document == DOCUMENT
    assert encode_record(parse_norms(written).document) == written


def test_a_couple_costs_more_than_one_and_less_than_two_in_every_table() -> None:
    for norm in Norm:
        for table in DOCUMENT.amounts(norm):
            assert table.single is not None
            assert table.couple is not None
            assert table.single < table.couple < 2 * table.single
            assert isinstance(table.single, Decimal)


def test_the_example_of_the_page_on_norms_is_read() -> None:
    page = (FILE.parents[2] / "docs" / "norms.md").read_text(encoding="utf-8")
    example = json.loads(page.split("```json")[1].split("```")[0])
    norms = parse_norms(document(accepted_rents=[example]))
    assert norms.accepted_rent(household(1), date(2026, 11, 24)).most == 6300
    assert all(f"`{name}`" in page for name in SHIPPED if name != "about")
