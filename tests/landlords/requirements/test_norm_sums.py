"""The formulas: what a table of amounts makes of a household, part by part."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from landlords.requirements.applicant import Applicant
from landlords.requirements.codes import ChildRule, Norm
from landlords.requirements.fact_codes import ChildAge
from landlords.requirements.norms import Need, parse_norms
from landlords.requirements.saying import Voice
from tests.landlords.requirements.norm_cases import (
    FOUR,
    NINE,
    NORMS,
    ON,
    SHIPPED,
    codes,
    document,
    household,
    said,
    span,
)

FAMILY = household(1, FOUR, NINE)

TEEN, GROWN = ChildAge.FROM_11_TO_14, ChildAge.FROM_19_TO_20

NATIONAL, STANDARD = Norm.NATIONAL_NORM, Norm.STANDARD_AMOUNT


def need(norm: Norm, applicant: Applicant, on: date = ON, **way: Any) -> Need:
    return NORMS.need(norm, applicant, on, **way)


def test_the_worked_example() -> None:
    """One adult, children of 5 and 9, 2026: 3 940 + 3 060 + 3 820 + 1 790 = 12 610 kr a month."""
    found = need(NATIONAL, FAMILY)
    assert (span(found), found.year, found.carried_from) == ((12610, 12610), 2026, None)
    assert found.questions == ()
    assert said(found.lines) == [
        "one adult alone: 3 940 kr a month",
        "a child, 4–6 years: 3 060 kr a month",
        "a child, 7–10 years: 3 820 kr a month",
        "shared costs of 3 persons: 1 790 kr a month",
        "the national norm for the household, reckoned on 2026: 12 610 kr a month",
    ]
    assert found.most_lines == found.lines


@pytest.mark.parametrize(
    ("children", "said_of_shared"),
    [
        (6, "shared costs of 7 persons: 2 830 kr a month"),
        (
            7,
            (
                "shared costs of 8 persons: 2 830 kr for 7 persons + 1 × 190 kr"
                " (2 830 kr less the 2 640 kr for 6): 3 020 kr a month"
            ),
        ),
        (
            9,
            (
                "shared costs of 10 persons: 2 830 kr for 7 persons + 3 × 190 kr"
                " (2 830 kr less the 2 640 kr for 6): 3 400 kr a month"
            ),
        ),
    ],
)
def test_the_shared_costs_of_more_than_seven_are_told_in_parts(
    children: int, said_of_shared: str
) -> None:
    lines = need(NATIONAL, household(1, *[FOUR] * children)).lines
    for voice in Voice:
        assert said(lines, voice)[-2] == said_of_shared
    assert said(lines, language="sv")[-2].startswith("gemensamma kostnader för")


SUMS: list[tuple[Norm, Applicant, int]] = [
    (NATIONAL, household(1), 3940 + 1280),
    (NATIONAL, household(2, couple=True), 7100 + 1410),
    (NATIONAL, household(2, couple=False), 2 * 3940 + 1410),
    (NATIONAL, household(3, couple=True), 7100 + 3940 + 1790),
    (NATIONAL, household(3, couple=False), 3 * 3940 + 1790),
    (NATIONAL, household(1, *ChildAge), 3940 + 29750 + 2830 + 2 * 190),
    (NATIONAL, household(1, *[FOUR] * 6), 3940 + 6 * 3060 + 2830),
    (NATIONAL, household(1, *[FOUR] * 7), 3940 + 7 * 3060 + 2830 + 190),
    (NATIONAL, household(1, GROWN), 3940 + 5000 + 1410),
    (STANDARD, household(1), 6090),
    (STANDARD, household(2, couple=True), 10061),
    (STANDARD, household(2, couple=False), 2 * 6090),
    (STANDARD, household(1, FOUR, NINE, TEEN, GROWN), 5717 + 3055 + 3667 + 4279 + 4889),
    (STANDARD, household(2, ChildAge.UNDER_1, couple=True), 9445 + 3055),
]


@pytest.mark.parametrize(("norm", "applicant", "total"), SUMS)
def test_the_parts_add_up(norm: Norm, applicant: Applicant, total: int) -> None:
    found = need(norm, applicant)
    assert span(found) == (total, total)
    assert found.questions == ()


RULES: list[tuple[Norm, ChildRule, dict[str, int], int]] = [
    (NATIONAL, ChildRule.BY_AGE, {}, 12610),
    (NATIONAL, ChildRule.FLAT, {}, 3940 + 2 * 3820 + 1790),
    (NATIONAL, ChildRule.FLAT, {"child_amount": 2500}, 3940 + 2 * 2500 + 1790),
    (NATIONAL, ChildRule.IGNORED, {}, 3940 + 1280),
    (STANDARD, ChildRule.BY_AGE, {}, 5717 + 3055 + 3667),
    (STANDARD, ChildRule.FLAT, {}, 5717 + 2 * 3667),
    (STANDARD, ChildRule.FLAT, {"child_amount": 3000}, 6090 + 2 * 3000),
    (STANDARD, ChildRule.IGNORED, {}, 6090),
    (STANDARD, ChildRule.BY_AGE, {"child_benefits": 2650}, 5717 + 3055 + 3667 - 2650),
    (STANDARD, ChildRule.BY_AGE, {"child_benefits": 6722}, 5717),
    (STANDARD, ChildRule.BY_AGE, {"child_benefits": 6723}, 5717),
    (STANDARD, ChildRule.IGNORED, {"child_benefits": 2650}, 6090),
]


@pytest.mark.parametrize(("norm", "rule", "money", "total"), RULES)
def test_children_count_by_the_landlords_rule(
    norm: Norm, rule: ChildRule, money: dict[str, int], total: int
) -> None:
    given: dict[str, Any] = {name: Decimal(amount) for name, amount in money.items()}
    found = need(norm, FAMILY, children=rule, **given)
    assert span(found) == (total, total)


def test_the_same_for_every_child_is_told_as_it_is_reckoned() -> None:
    found = need(STANDARD, FAMILY, children=ChildRule.FLAT, child_benefits=Decimal(2650))
    assert said(found.lines)[1:3] == [
        "children, the same for each (2 × 3 667 kr a month): 7 334 kr a month",
        "minus child benefits, which lower the children's part: 2 650 kr a month",
    ]


def test_adults_who_are_not_a_couple_and_children_of_an_age_are_told_together() -> None:
    found = need(NATIONAL, household(3, NINE, NINE, couple=True))
    assert said(found.lines)[:3] == [
        "two adults who are a couple: 7 100 kr a month",
        "one adult alone: 3 940 kr a month",
        "2 children, 7–10 years, 3 820 kr a month each: 7 640 kr a month",
    ]
    apart = need(NATIONAL, household(2, couple=False))
    assert said(apart.lines)[0] == (
        "2 adults who are not a couple, 3 940 kr a month each: 7 880 kr a month"
    )


def test_only_a_supplement_is_asked_for_where_the_table_lacks_it() -> None:
    found = need(NATIONAL, FAMILY, children=ChildRule.SUPPLEMENT)
    assert span(found) == (5220, None)
    assert codes(found.questions) == ["norm_supplement"]
    assert said(found.lines)[-1] == "Amounts of the national norm are missing in the portal."
    alone = need(NATIONAL, household(1), children=ChildRule.SUPPLEMENT)
    assert span(alone) == (5220, 5220)


def test_a_supplement_that_the_table_has_is_added() -> None:
    rows = [{"children": 2, "amount": 150}, {"children": 3, "amount": 880}]
    tables = [*SHIPPED["national_norm"][:1], {**SHIPPED["national_norm"][1], "supplements": rows}]
    norms = parse_norms(document(national_norm=tables))
    found = norms.need(NATIONAL, FAMILY, ON, children=ChildRule.SUPPLEMENT)
    assert span(found) == (5370, 5370)
    assert said(found.lines)[1] == "supplement by number of children (2): 150 kr a month"
    lowered = norms.need(
        NATIONAL, FAMILY, ON, children=ChildRule.SUPPLEMENT, child_benefits=Decimal(2650)
    )
    assert lowered.most == 5220
    one = norms.need(NATIONAL, household(1, NINE), ON, children=ChildRule.SUPPLEMENT)
    assert codes(one.questions) == ["norm_supplement"]
