"""Values out of JSON: what is read, and a clear refusal of everything else."""

import math
from decimal import Decimal

import pytest
from django.utils import translation

from landlords.requirements.codes import Basis
from landlords.requirements.income import RentMultiple
from landlords.requirements.parsing import dump_tests, parse_audience, parse_tests
from landlords.requirements.problems import TermsError
from tests.landlords.requirements.entries import entry, problems


@pytest.mark.parametrize(
    ("given", "read"),
    [
        (3, Decimal(3)),
        ("3.0", Decimal(3)),
        ("2.50", Decimal("2.5")),
        ("10.00", Decimal(10)),
        (2.5, Decimal("2.5")),
        (2.25, Decimal("2.25")),
        (3.0, Decimal(3)),
    ],
)
def test_a_decimal_may_be_written_in_several_ways(given: object, read: Decimal) -> None:
    tests = parse_tests([[entry("rent_multiple", n=given, basis="net")]])
    assert tests == ((RentMultiple(n=read, basis=Basis.NET),),)
    assert dump_tests(tests)[0][0]["params"] == {"n": f"{read}", "basis": "net"}


NOT_A_NUMBER = "is not a number that can be used. Write digits, such as “2.5”."
WHOLE = "is not a whole number. Write it without quotes and decimals."


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        (True, "true"),
        ("", "“”"),
        ("3,5", "“3,5”"),
        ("1e999", "“1e999”"),
        ("NaN", "“NaN”"),
        ("Infinity", "“Infinity”"),
        (" 3", "“ 3”"),
        ("3\n", "“3?”"),
        ("٣", "“٣”"),
        ("3\x00", "“3?”"),
        ("9" * 50, "“" + "9" * 40 + "…”"),
        ("1234567890.1234567", "“1234567890.1234567”"),
        (math.nan, "nan"),
        (math.inf, "inf"),
        (2.005, "2.005"),
        (1e300, "1e+300"),
        (10**400, "a very large number"),
        (10**9 + 1, "1000000001"),
        ([3], "a list"),
    ],
)
def test_what_is_no_usable_decimal_is_refused(given: object, shown: str) -> None:
    assert problems([[entry("rent_multiple", n=given, basis="net")]]) == [
        f"[0][0].params.n: {shown} {NOT_A_NUMBER}"
    ]


@pytest.mark.parametrize(
    ("given", "shown"),
    [(True, "true"), ("6", "“6”"), (6.0, "6.0"), (10**9 + 1, "1000000001"), ([6], "a list")],
)
def test_a_whole_number_is_nothing_else(given: object, shown: str) -> None:
    data = entry("certainty", months=given, direction="back", counted_from="move_in")
    assert problems([[data]]) == [f"[0][0].params.months: {shown} {WHOLE}"]


@pytest.mark.parametrize("given", [1, 0, "true", []])
def test_a_truth_is_nothing_else(given: object) -> None:
    data = entry("residual", norm="national_norm", children="flat", child_benefits=given)
    (problem,) = problems([[data]])
    assert problem.startswith("[0][0].params.child_benefits: ")
    assert problem.endswith(" is neither true nor false. Write one of them.")


@pytest.mark.parametrize("given", ["brutto", "GROSS", 1, True, [], {}, "gross\x00"])
def test_a_code_is_one_of_its_list(given: object) -> None:
    (problem,) = problems([[entry("rent_multiple", n=3, basis=given)]])
    assert problem.startswith("[0][0].params.basis: ")
    assert problem.endswith(" is not one of the codes here. Choose from: gross, net.")


def test_an_empty_value_is_refused_where_one_is_needed() -> None:
    assert problems([[entry("rent_multiple", n=None, basis="net")]]) == [
        "[0][0].params.n: A value is missing and cannot be left empty here. Fill it in."
    ]


@pytest.mark.parametrize(
    ("incomes", "expected"),
    [
        ([], [": a list stands where an object is wanted. Write name and value pairs."]),
        ({}, [": No income is stated. State at least one."]),
        (
            {"lottery": "yes", "salary": "maybe", "a b": "yes"},
            [
                ".lottery: “lottery” is not one of the codes here.",
                (
                    ".salary: “maybe” is not one of the codes here."
                    " Choose from: yes, supplement, assessed, no."
                ),
                ".?: “a b” is not one of the codes here.",
            ],
        ),
        (
            {str(number): "yes" for number in range(21)},
            [": There are 21 here, and at most 20 are read. Leave some out."],
        ),
    ],
)
def test_a_matrix_that_cannot_be_used(incomes: object, expected: list[str]) -> None:
    found = problems([[entry("accepted_income", incomes=incomes)]])
    assert len(found) == len(expected)
    for problem, start in zip(found, expected, strict=True):
        assert problem.startswith("[0][0].params.incomes" + start)


@pytest.mark.parametrize(
    ("persons", "expected"),
    [
        ({"one": 2}, [".one: “one” is not a number of rooms. Write “1” to “8”."]),
        ({"9": 2}, [".9: “9” is not a number of rooms. Write “1” to “8”."]),
        ({"1": "2"}, [f".1: “2” {WHOLE}"]),
        ({"1": True, "2": 2.5}, [f".1: true {WHOLE}", f".2: 2.5 {WHOLE}"]),
        ({"1": 0}, [".1: Persons must be a whole number from 1 to 30."]),
    ],
)
def test_a_table_of_persons_that_cannot_be_used(persons: object, expected: list[str]) -> None:
    found = problems([[entry("household_size", persons=persons)]])
    assert found == ["[0][0].params.persons" + end for end in expected]


def test_a_list_of_codes_that_cannot_be_used() -> None:
    def refusal(types: object) -> str:
        with translation.override("en"), pytest.raises(TermsError) as caught:
            parse_audience(entry("has_income_type", types=types))
        with translation.override("en"):
            return str(caught.value)

    assert refusal("salary") == (
        "params.types: “salary” stands where a list is wanted. Put it in a list."
    )
    assert refusal([]) == "params.types: Nothing is chosen. Choose at least one."
    assert refusal(["salary", "salary"]) == (
        "params.types: Something is chosen twice. Choose it once."
    )
    assert refusal(["salary", "lottery", 3]).startswith(
        "params.types[1]: “lottery” is not one of the codes here."
    )
    assert "\nparams.types[2]: 3 is not" in refusal(["salary", "lottery", 3])
    assert refusal(["salary"] * 21) == (
        "params.types: There are 21 here, and at most 20 are read. Leave some out."
    )
