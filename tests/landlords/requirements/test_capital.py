"""Capital instead of income: so many rents in the bank, and in assets in all."""

from dataclasses import replace
from decimal import Decimal

import pytest
from django.utils import translation

from landlords.requirements.applicant import Applicant
from landlords.requirements.capital import CapitalInstead
from landlords.requirements.codes import Basis, Topic
from landlords.requirements.findings import Outcome
from landlords.requirements.income import RentMultiple
from landlords.requirements.problems import TermsError
from landlords.requirements.sentences import NBSP, say
from tests.landlords.requirements.earning import (
    HOME,
    asked,
    asks,
    household,
    outcomes,
    row,
    said,
    swedish,
)

LIQUID = CapitalInstead(Decimal(6))
BOTH = CapitalInstead(Decimal(6), Decimal(60))


def owning(capital: int | None, assets: int | None = None) -> Applicant:
    """A household without income that owns so much, in kr."""
    return household(
        capital=None if capital is None else Decimal(capital),
        assets=None if assets is None else Decimal(assets),
    )


@pytest.mark.parametrize(
    ("kind", "capital", "assets", "outcome", "questions"),
    [
        (LIQUID, 51_000, None, Outcome.MEETS, []),
        (LIQUID, 50_999, None, Outcome.FAILS, []),
        (LIQUID, 50_999, 9_000_000, Outcome.FAILS, []),
        (LIQUID, None, 50_999, Outcome.FAILS, []),
        (LIQUID, None, 51_000, Outcome.ASK_HOUSEHOLD, ["capital"]),
        (LIQUID, None, None, Outcome.ASK_HOUSEHOLD, ["capital"]),
        (BOTH, 51_000, 510_000, Outcome.MEETS, []),
        (BOTH, 51_000, 509_999, Outcome.FAILS, []),
        (BOTH, 50_999, 510_000, Outcome.FAILS, []),
        (BOTH, 51_000, None, Outcome.ASK_HOUSEHOLD, ["assets"]),
        (BOTH, 510_000, None, Outcome.MEETS, []),
        (BOTH, None, 509_999, Outcome.FAILS, []),
        (BOTH, None, 510_000, Outcome.ASK_HOUSEHOLD, ["capital"]),
        (BOTH, 50_999, None, Outcome.FAILS, []),
        (BOTH, None, None, Outcome.ASK_HOUSEHOLD, ["capital", "assets"]),
    ],
)
def test_capital_is_held_against_so_many_rents(
    kind: CapitalInstead,
    capital: int | None,
    assets: int | None,
    outcome: Outcome,
    questions: list[str],
) -> None:
    found = kind.assess(asked(owning(capital, assets)))
    assert found.outcome is outcome
    assert asks(found) == questions
    said(found)


def test_the_sentence_holds_both_sums() -> None:
    assert swedish(BOTH.assess(asked(owning(60_000, 400_000)))) == (
        "Kapitalet räcker inte i stället för inkomst: pengar på banken 60 000 kr, det krävs 6 ×"
        " hyran 8 500 kr = 51 000 kr; tillgångar sammanlagt 400 000 kr, det krävs 60 × hyran"
        " 8 500 kr = 510 000 kr."
    )
    unknown = swedish(BOTH.assess(asked(owning(None, 600_000))))
    assert "pengar på banken högst 600 000 kr" in unknown
    assert "pengar på banken inte känt" in swedish(LIQUID.assess(asked(owning(None))))
    assert "sammanlagt minst 60 000 kr" in swedish(BOTH.assess(asked(owning(60_000))))


def test_an_unknown_rent_is_asked_of_the_landlord() -> None:
    found = LIQUID.assess(asked(owning(1), home=replace(HOME, rent=None)))
    assert asks(found) == ["rent"]
    assert swedish(found) == (
        "Om kapitalet räcker i stället för inkomst hänger på hyran, som inte är känd: pengar på"
        " banken 1 kr, det krävs 6 × hyran."
    )
    assert "inte känt, det krävs 60 × hyran." in swedish(
        BOTH.assess(asked(owning(None), home=replace(HOME, rent=None)))
    )


def test_capital_stands_in_for_income() -> None:
    either = row(Topic.INCOME_LEVEL, (RentMultiple(Decimal(3), Basis.GROSS),), (BOTH,))
    assert outcomes(owning(51_000, 510_000), either) == {Topic.INCOME_LEVEL: Outcome.MEETS}
    assert outcomes(owning(0, 0), either) == {Topic.INCOME_LEVEL: Outcome.FAILS}


@pytest.mark.parametrize(("liquid", "assets"), [("6", "6"), ("6", "5"), ("0", None)])
def test_all_assets_are_more_than_the_money_in_the_bank(liquid: str, assets: str | None) -> None:
    with pytest.raises(TermsError) as refused:
        CapitalInstead(Decimal(liquid), None if assets is None else Decimal(assets))
    assert refused.value.problems[0].path == ("assets" if assets else "liquid")


@pytest.mark.parametrize(
    ("kind", "long", "short"),
    [
        (LIQUID, "capital of at least 6 monthly rents in the bank", "capital: 6 monthly rents in the bank"),
        (
            BOTH,
            "capital of at least 6 monthly rents in the bank and 60 monthly rents in assets in all",
            "capital: 6 monthly rents in the bank, 60 monthly rents in all",
        ),
    ],
)  # fmt: skip
def test_capital_says_itself(kind: CapitalInstead, long: str, short: str) -> None:
    with translation.override("en"):
        assert say(kind.describe()).replace(NBSP, " ") == long
        assert say(kind.short()).replace(NBSP, " ") == short
