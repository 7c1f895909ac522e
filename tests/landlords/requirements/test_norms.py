"""What should be left to live on: dates, years carried on, households that are not all known."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from timeit import timeit
from typing import Any

import pytest

from landlords.requirements.applicant import Adult, Applicant
from landlords.requirements.codes import ChildRule, Norm
from landlords.requirements.fact_codes import ChildAge
from landlords.requirements.norm_rows import Dated, Origin
from landlords.requirements.norm_search import changes
from landlords.requirements.norms import Need, Norms, parse_norms
from tests.landlords.requirements.norm_cases import (
    FOUR,
    NINE,
    NORMS,
    ON,
    SHIPPED,
    codes,
    document,
    every_way,
    household,
    rents,
    said,
    span,
)

FAMILY = household(1, FOUR, NINE)

TEEN, GROWN = ChildAge.FROM_11_TO_14, ChildAge.FROM_19_TO_20

NATIONAL, STANDARD = Norm.NATIONAL_NORM, Norm.STANDARD_AMOUNT


def need(norm: Norm, applicant: Applicant, on: date = ON, **way: Any) -> Need:
    return NORMS.need(norm, applicant, on, **way)


DAYS: list[tuple[Norm, str, int | None, int | None, int | None]] = [
    (NATIONAL, "2024-12-31", None, None, None),
    (NATIONAL, "2025-01-01", 5180, 2025, None),
    (NATIONAL, "2025-12-31", 5180, 2025, None),
    (NATIONAL, "2026-01-01", 5220, 2026, None),
    (NATIONAL, "2026-12-31", 5220, 2026, None),
    (NATIONAL, "2027-01-01", 5220, 2026, 2026),
    (NATIONAL, "2040-06-15", 5220, 2026, 2026),
    (STANDARD, "2022-05-31", None, None, None),
    (STANDARD, "2022-06-01", 5158, 2022, None),
    (STANDARD, "2023-12-31", 5717, 2023, None),
    (STANDARD, "2024-02-29", 6090, 2024, None),
    (STANDARD, "2025-01-01", 6090, 2024, 2024),
]


@pytest.mark.parametrize(("norm", "day", "total", "year", "carried"), DAYS)
def test_amounts_hold_from_their_day_and_are_carried_on_marked(
    norm: Norm, day: str, total: int | None, year: int | None, carried: int | None
) -> None:
    found = need(norm, household(1), date.fromisoformat(day))
    assert (found.most, found.year, found.carried_from) == (total, year, carried)
    assert codes(found.questions) == (["norm_amount"] if total is None else [])
    if total is None:
        assert found.least == 0


EDGES: list[tuple[Norm, str, list[str]]] = [
    (NATIONAL, "2024-06-01", ["2025-01-01", "2026-01-01"]),
    (NATIONAL, "2025-01-01", ["2026-01-01"]),
    (NATIONAL, "2026-01-01", []),
    (STANDARD, "2022-01-01", ["2022-06-01", "2023-01-01", "2024-01-01"]),
    (STANDARD, "2026-01-01", []),
    (Norm.CONSUMER_AGENCY, "2026-01-01", []),
]


@pytest.mark.parametrize(("norm", "day", "edges"), EDGES)
def test_the_days_from_which_other_amounts_hold_are_told(
    norm: Norm, day: str, edges: list[str]
) -> None:
    found = need(norm, FAMILY, date.fromisoformat(day))
    assert [str(edge) for edge in found.edges] == edges


def test_the_end_of_a_formula_is_such_a_day() -> None:
    ending = with_formula(valid_until="2026-12-31")
    assert ending.need(NATIONAL, FAMILY, ON).edges == (date(2027, 1, 1),)
    assert ending.need(NATIONAL, FAMILY, date(2027, 1, 1)).edges == ()


def test_the_latest_year_that_is_complete_for_the_household_is_used() -> None:
    """Of 2024 only the adults' amounts were found: a family is reckoned on 2023, and marked."""
    assert need(STANDARD, household(1)).carried_from == 2024
    found = need(STANDARD, FAMILY)
    assert (found.year, found.carried_from) == (2023, 2023)
    assert said(found.lines)[-2:] == [
        "the Enforcement Authority's standard amount for the household, reckoned on 2023: 12 439 kr a month",
        "Not every later amount that the household needs is in the portal: the Enforcement Authority's standard amount of 2023 is used.",
    ]


def with_formula(**period: str) -> Norms:
    """The shipped amounts, where the national norm's formula has this period."""
    formula = {**SHIPPED["formulas"][0], **period}
    return parse_norms(document(formulas=[formula, SHIPPED["formulas"][1]]))


def test_amounts_are_never_carried_past_the_end_of_their_formula() -> None:
    ending = with_formula(valid_until="2026-12-31")
    assert ending.need(NATIONAL, FAMILY, date(2026, 12, 31)).most == 12610
    after = ending.need(NATIONAL, FAMILY, date(2027, 1, 1))
    assert (span(after), codes(after.questions)) == ((0, None), ["norm_amount"])
    assert ending.need(STANDARD, FAMILY, date(2027, 1, 1)).most == 12439


def test_a_new_formula_waits_for_amounts_of_its_own() -> None:
    first = {**SHIPPED["formulas"][0], "valid_until": "2026-12-31"}
    later = {**first, "valid_from": "2027-01-01", "valid_until": None, "formula": "persons"}
    formulas = [first, later, SHIPPED["formulas"][1]]
    waiting = parse_norms(document(formulas=formulas))
    assert codes(waiting.need(NATIONAL, FAMILY, date(2027, 1, 1)).questions) == ["norm_amount"]
    tables = [
        *SHIPPED["national_norm"],
        {"valid_from": "2027-02-01", "source": {"text": "ny"}, "single": 4000},
    ]
    norms = parse_norms(document(formulas=formulas, national_norm=tables))
    assert norms.need(NATIONAL, household(1), date(2027, 1, 31)).most is None
    found = norms.need(NATIONAL, household(1), date(2027, 3, 1))
    assert [found.most, found.year, found.carried_from] == [4000, 2027, None]


def test_without_amounts_everything_is_asked_of_the_coordinator() -> None:
    for norm in (NATIONAL, STANDARD, Norm.CONSUMER_AGENCY):
        found = Norms().need(norm, FAMILY, ON)
        assert (span(found), codes(found.questions)) == ((0, None), ["norm_amount"])
    agency = need(Norm.CONSUMER_AGENCY, household(None))
    assert codes(agency.questions) == ["norm_amount", "adults"]
    assert codes(Norms().accepted_rent(FAMILY, ON).questions) == ["accepted_rent"]


def test_the_consumer_agency_takes_the_amounts_that_a_municipality_writes() -> None:
    table = {**SHIPPED["national_norm"][1], "source": {"text": "hushållskostnader"}}
    formula = {**SHIPPED["formulas"][0], "norm": "consumer_agency"}
    norms = parse_norms(document(consumer_agency=[table], formulas=[*SHIPPED["formulas"], formula]))
    assert norms.need(Norm.CONSUMER_AGENCY, FAMILY, ON).most == 12610


PARTLY: list[tuple[Norm, Applicant, int, int | None, list[str]]] = [
    (NATIONAL, household(None), 5220, None, ["adults"]),
    (NATIONAL, household(None, couple=True), 8510, None, ["adults"]),
    (NATIONAL, household(None, FOUR), 3940 + 3060 + 1410, None, ["adults"]),
    (NATIONAL, household(1, children=None), 5220, None, ["children"]),
    (NATIONAL, Applicant(), 5220, None, ["adults", "children"]),
    (NATIONAL, household(2), 7100 + 1410, 2 * 3940 + 1410, ["couple"]),
    (NATIONAL, household(4), 7100 + 2 * 3940 + 2030, 4 * 3940 + 2030, ["couple"]),
    (NATIONAL, household(2, children=None), 7100 + 1410, None, ["children", "couple"]),
    (STANDARD, household(2), 10061, 2 * 6090, ["couple"]),
    (STANDARD, household(1, children=None), 5717, None, ["children"]),
]


@pytest.mark.parametrize(("norm", "applicant", "least", "most", "asked"), PARTLY)
def test_a_household_that_is_not_all_known_is_bounded_and_asked(
    norm: Norm, applicant: Applicant, least: int, most: int | None, asked: list[str]
) -> None:
    found = need(norm, applicant)
    assert (span(found), codes(found.questions)) == ((least, most), asked)


def test_children_need_not_be_known_where_they_do_not_count() -> None:
    found = need(NATIONAL, household(1, children=None), children=ChildRule.IGNORED)
    assert (span(found), found.questions) == ((5220, 5220), ())


def test_only_what_matters_to_the_amount_is_asked() -> None:
    two = household(2, children=None)
    found = need(NATIONAL, two, children=ChildRule.IGNORED)
    assert codes(found.questions) == ["couple"]
    rent = rents(6000, 7000, 9000).accepted_rent(two, ON)
    assert (span(rent), codes(rent.questions)) == ((7000, 9000), ["children"])


def test_a_family_of_one_child_may_have_less_accepted_than_an_adult_alone() -> None:
    stated = {
        "valid_from": "2026-01-01",
        "source": {"text": "beslut"},
        "by_adults": [{"adults": 1, "amount": 6000}],
        "by_children": [{"children": 1, "amount": 5500}, {"children": 2, "amount": 9000}],
    }
    norms = parse_norms(document(accepted_rents=[stated]))
    assert span(norms.accepted_rent(household(1, children=None), ON)) == (5500, 9000)


def test_amounts_without_those_of_an_adult_say_nothing_of_a_household_not_all_known() -> None:
    tables = [{**table, "single": None, "couple": None} for table in SHIPPED["national_norm"]]
    found = parse_norms(document(national_norm=tables)).need(NATIONAL, household(None), ON)
    assert (span(found), codes(found.questions)) == ((0, None), ["norm_amount", "adults"])


def test_a_missing_accepted_rent_is_told_at_both_ends() -> None:
    missing = Norms().accepted_rent(FAMILY, ON)
    assert missing.most_lines == missing.lines != ()


def test_days_of_change_come_in_order() -> None:
    days = [date(2027 + n, 1, 1) for n in (5, 2, 8, 1, 4)]
    begin = [Dated(valid_from=day, source=Origin("beslut")) for day in days]
    assert changes(begin, (), ON) == tuple(sorted(days))


def test_whether_two_are_a_couple_is_not_asked_where_it_changes_nothing() -> None:
    table = {**SHIPPED["standard_amount"][2], "couple": 2 * 6090}
    norms = parse_norms(document(standard_amount=[table]))
    assert norms.need(STANDARD, household(2), ON).questions == ()


def test_the_lines_of_the_most_are_those_of_the_other_reading() -> None:
    found = need(NATIONAL, household(2))
    assert said(found.lines)[0] == "two adults who are a couple: 7 100 kr a month"
    assert said(found.most_lines)[0].startswith("2 adults who are not a couple")


@pytest.mark.parametrize("ages", [(), (FOUR,), (NINE, TEEN), tuple(ChildAge)])
@pytest.mark.parametrize("rule", ChildRule)
@pytest.mark.parametrize("norm", [NATIONAL, STANDARD])
def test_the_least_holds_whatever_the_children_turn_out_to_be(
    norm: Norm, rule: ChildRule, ages: tuple[ChildAge, ...]
) -> None:
    unknown = need(norm, household(1, children=None), children=rule)
    known = need(norm, household(1, *ages), children=rule)
    assert unknown.least <= known.least
    assert unknown.most is None or known.most is not None


def test_what_no_later_table_has_is_never_more_than_an_older_one_gives() -> None:
    """A newer table with adults only must not raise the least above what children would lead to."""
    found = need(STANDARD, household(1, children=None), child_benefits=Decimal(10_000))
    known = need(STANDARD, household(1, NINE), child_benefits=Decimal(10_000))
    assert found.least == known.most == 5717


def test_asking_twice_for_the_same_household_and_day_costs_little() -> None:
    norms = parse_norms(SHIPPED)
    first = norms.need(NATIONAL, FAMILY, ON)
    again = norms.need(NATIONAL, replace(FAMILY, deductions=Decimal(100)), ON)
    assert again is first
    assert norms.accepted_rent(FAMILY, ON) is norms.accepted_rent(FAMILY, ON)
    assert timeit(lambda: norms.need(NATIONAL, FAMILY, ON), number=1000) < 0.05


def test_another_household_day_or_rule_is_another_answer() -> None:
    found = {
        need(NATIONAL, FAMILY).most,
        need(NATIONAL, household(1, FOUR)).most,
        need(NATIONAL, household(2, FOUR, NINE, couple=True)).most,
        need(NATIONAL, FAMILY, date(2025, 6, 1)).most,
        need(NATIONAL, FAMILY, children=ChildRule.FLAT).most,
        need(NATIONAL, FAMILY, child_benefits=Decimal(1)).most,
        need(STANDARD, FAMILY).most,
    }
    assert len(found) == 7


def test_who_the_adults_are_does_not_matter() -> None:
    one = replace(FAMILY, adults=(Adult(unemployment_fund=True),))
    assert need(NATIONAL, one) is need(NATIONAL, FAMILY)


def test_every_line_and_question_is_said_in_both_languages_on_screen_and_paper() -> None:
    rows = [{"children": 2, "amount": 150}]
    table = {**SHIPPED["national_norm"][1], "supplements": rows}
    norms = parse_norms(document(national_norm=[table]))
    supplement = norms.need(NATIONAL, FAMILY, ON, children=ChildRule.SUPPLEMENT)
    flat = need(STANDARD, FAMILY, children=ChildRule.FLAT, child_benefits=Decimal(9))
    found: list[Need] = [
        supplement,
        flat,
        need(NATIONAL, household(3, NINE, NINE, FOUR, couple=True)),
        need(NATIONAL, household(2, children=None)),
        need(NATIONAL, FAMILY, children=ChildRule.SUPPLEMENT),
        need(NATIONAL, household(2)),
        need(NATIONAL, Applicant()),
        need(Norm.CONSUMER_AGENCY, FAMILY),
        rents(1, 2, valid_until="2026-01-31").accepted_rent(Applicant(), ON),
        NORMS.accepted_rent(FAMILY, ON),
    ]
    for item in found:
        texts = every_way([*item.lines, *item.most_lines], item.questions)
        assert all(text and "%(" not in text and "None" not in text for text in texts)
    swedish = said(need(NATIONAL, FAMILY).lines, language="sv")
    assert swedish[-1] == "riksnormen för hushållet, räknat på 2026: 12 610 kr i månaden"
