"""Sentences become text: units, numbers of each language, and joining."""

from decimal import Decimal

import pytest
from django.utils import translation

from landlords.requirements.codes import Basis, IncomeType, Norm, Unit
from landlords.requirements.income import RentMultiple
from landlords.requirements.remarks import Remarks
from landlords.requirements.sentences import (
    NBSP,
    Amount,
    Called,
    Joined,
    Sentence,
    Series,
    Value,
    called_by,
    describe_tests,
    kronor,
    number,
    say,
    series,
    short_tests,
    text,
)


@pytest.mark.parametrize(
    ("value", "english", "swedish"),
    [
        (Decimal("2.5"), "2.5", "2,5"),
        (Decimal("2.50"), "2.5", "2,5"),
        (Decimal("3.00"), "3", "3"),
        (Decimal("1E+3"), "1_000", "1_000"),
        (0, "0", "0"),
        (999, "999", "999"),
        (Decimal("1234567.5"), "1_234_567.5", "1_234_567,5"),
        (Decimal("-1234"), "-1_234", "-1_234"),
    ],
)
def test_numbers_follow_the_language(value: Decimal | int, english: str, swedish: str) -> None:
    with translation.override("en"):
        assert number(value) == english.replace("_", NBSP)
    with translation.override("sv"):
        assert number(value) == swedish.replace("_", NBSP)
    with translation.override(None):
        assert number(value) == english.replace("_", NBSP)


@pytest.mark.parametrize(
    ("value", "swedish"),
    [
        (Decimal("1234.5"), "1_234,50"),
        (Decimal("1234.50"), "1_234,50"),
        (Decimal("5000.00"), "5_000"),
        (5000, "5_000"),
    ],
)
def test_kronor_are_whole_or_have_two_decimals(value: Decimal | int, swedish: str) -> None:
    with translation.override("sv"):
        assert kronor(value) == swedish.replace("_", NBSP)


@pytest.mark.parametrize(
    ("value", "english"),
    [
        (Amount(12, Unit.MONTHS), "12_months"),
        (Amount(1, Unit.MONTHS), "1_month"),
        (Amount(Decimal("1.0"), Unit.TIMES), "1_time"),
        (Amount(12, Unit.MONTHS, brief=True), "12_mo."),
        (Amount(1, Unit.MONTHS, brief=True), "1_mo."),
        (Amount(2, Unit.YEARS, brief=True), "2_years"),
        (Amount(1, Unit.DAYS), "1_day"),
        (Amount(1, Unit.POINTS), "1_point"),
        (Amount(2, Unit.RENTS), "2_monthly rents"),
        (Amount(1, Unit.RENTS), "1_monthly rent"),
        (Amount(1, Unit.KRONOR), "1_kr"),
        (Amount(Decimal("1234.5"), Unit.KRONOR), "1_234.50_kr"),
        (Amount(6090, Unit.KRONOR_A_MONTH), "6_090_kr a month"),
        (Amount(50, Unit.PERCENT), "50_%"),
        (Norm.NATIONAL_NORM, "the national norm"),
        ("plain 100 %", "plain 100 %"),
        (Series(()), ""),
        (Series(("a",), Joined.AND), "a"),
        (Series(("a", "b"), Joined.AND), "a and b"),
        (Series(("a", "b", "c"), Joined.OR), "a, b or c"),
        (Series(("a", "b", "c"), Joined.ALTERNATIVELY), "a; b; or c"),
        (Series(("a", "b", "c")), "a, b, c"),
        (Series(("a", "b", "c"), Joined.SEMICOLON), "a; b; c"),
        (Sentence("<%(a)s>", {"a": Sentence("[%(b)s]", {"b": 1000})}), "<[1_000]>"),
    ],
)
def test_each_value_has_its_text(value: Value, english: str) -> None:
    with translation.override("en"):
        assert say(Sentence("%(value)s", {"value": value})) == english.replace("_", NBSP)


def test_a_per_cent_sign_of_a_template_is_written_twice() -> None:
    assert say(Sentence("100 %% of %(what)s", {"what": "it"})) == "100 % of it"


def test_a_series_is_a_sentence() -> None:
    incomes = series([IncomeType.SALARY, IncomeType.CAPITAL], Joined.OR)
    with translation.override("en"):
        assert say(incomes) == "salary or capital"


THREE_TIMES = RentMultiple(n=Decimal(3), basis=Basis.GROSS)
TWICE = RentMultiple(n=Decimal(2), basis=Basis.NET)
NO_REMARKS = Remarks(most=0)


def test_no_tests_make_no_demand() -> None:
    with translation.override("en"):
        assert say(describe_tests(())) == "makes no demand"


def test_alternatives_are_joined_by_or() -> None:
    with translation.override("en"):
        assert say(describe_tests(((THREE_TIMES,), (NO_REMARKS,)))) == (
            f"an income of at least 3{NBSP}times the rent, before tax or no payment remarks"
        )
        assert say(short_tests(((THREE_TIMES,), (TWICE,)))) == (
            "3 × the rent, gross or 2 × the rent, net"
        )


def test_tests_of_one_alternative_are_joined_by_and() -> None:
    with translation.override("en"):
        assert say(short_tests(((THREE_TIMES, NO_REMARKS), (TWICE,)))) == (
            "3 × the rent, gross and none; or 2 × the rent, net"
        )


def test_a_code_is_told_by_its_name_where_that_is_known() -> None:
    said = Sentence("in %(queue)s", {"queue": Called("telge")})
    with called_by({"telge": "Telges kö"}):
        assert say(said) == "in Telges kö"
        assert text(Called("annan")) == "annan"
    assert say(said) == "in telge"
    assert Called("telge") == "telge"
