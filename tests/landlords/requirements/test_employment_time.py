"""How long work has lasted or lasts, and the unemployment fund where a job ends soon."""

from dataclasses import replace
from datetime import date

import pytest
from django.utils import translation

from landlords.requirements.applicant import Adult, Applicant, Income
from landlords.requirements.codes import CountedFrom, Direction, IncomeType, Who
from landlords.requirements.contract import Kind
from landlords.requirements.employment_time import EmploymentMonths, UnemploymentFund
from landlords.requirements.findings import Outcome
from landlords.requirements.saying import Voice
from landlords.requirements.sentences import NBSP, say
from tests.landlords.requirements.earning import (
    asked,
    asks,
    household,
    income,
    lines,
    said,
    swedish,
)

TELGE = UnemploymentFund(3)
EVERYBODY_SALARIED = UnemploymentFund()
PENSION = IncomeType.RETIREMENT_PENSION
LAST_SAFE, TOO_SOON = date(2027, 4, 30), date(2027, 4, 29)
"""Three months from the start of the contract on 1 February 2027."""


MEMBER, OUTSIDER = Adult(unemployment_fund=True), Adult(unemployment_fund=False)
WHO_KNOWS = Adult()


def one(adult: Adult, *incomes: Income, **more: object) -> Applicant:
    """This adult alone, with these incomes."""
    return household(*incomes, adults=(adult,), **more)


@pytest.mark.parametrize(
    ("facts", "outcome", "questions"),
    [
        (one(WHO_KNOWS, income(until=LAST_SAFE)), Outcome.NOT_APPLICABLE, []),
        (one(OUTSIDER, income(until=LAST_SAFE)), Outcome.NOT_APPLICABLE, []),
        (one(MEMBER, income(until=LAST_SAFE)), Outcome.MEETS, []),
        (one(OUTSIDER, income(until=TOO_SOON)), Outcome.FAILS, []),
        (one(MEMBER, income(until=TOO_SOON)), Outcome.MEETS, []),
        (one(WHO_KNOWS, income(until=TOO_SOON)), Outcome.ASK_HOUSEHOLD, ["unemployment_fund"]),
        (one(OUTSIDER, income(open_ended=True)), Outcome.NOT_APPLICABLE, []),
        (one(OUTSIDER, income()), Outcome.ASK_HOUSEHOLD, ["income_until"]),
        (one(WHO_KNOWS, income()), Outcome.ASK_HOUSEHOLD, ["income_until", "unemployment_fund"]),
        (one(OUTSIDER, income(PENSION)), Outcome.NOT_APPLICABLE, []),
        (one(OUTSIDER), Outcome.NOT_APPLICABLE, []),
        (one(OUTSIDER, incomes_complete=None), Outcome.ASK_HOUSEHOLD, ["incomes"]),
        (
            one(OUTSIDER, income(open_ended=True), incomes_complete=None),
            Outcome.ASK_HOUSEHOLD,
            ["incomes"],
        ),
        (
            one(OUTSIDER, income(open_ended=True), income(until=TOO_SOON)),
            Outcome.FAILS,
            [],
        ),
        (one(OUTSIDER, income(until=date(2026, 11, 23))), Outcome.NOT_APPLICABLE, []),
    ],
)
def test_a_fund_is_demanded_where_a_job_ends_soon(
    facts: Applicant, outcome: Outcome, questions: list[str]
) -> None:
    found = TELGE.assess(asked(facts))
    assert found.outcome is outcome
    assert asks(found) == questions
    said(found)


def test_the_answer_changes_when_the_end_comes_too_near() -> None:
    found = TELGE.assess(asked(one(OUTSIDER, income(until=date(2027, 5, 1)))))
    assert found.edges == (date(2026, 11, 26), date(2027, 5, 2))  # moving in on 3 February; over
    assert found.outcome is Outcome.NOT_APPLICABLE
    for day, outcome in ((25, Outcome.NOT_APPLICABLE), (26, Outcome.FAILS)):
        later = asked(
            one(OUTSIDER, income(until=date(2027, 5, 1))),
            on=date(2026, 11, day),
            move_in=date(2027, 2, day - 23),
        )
        assert TELGE.assess(later).outcome is outcome


def test_an_income_that_is_no_job_makes_no_day_of_change() -> None:
    """The day after its last is one for all incomes; the day it comes too near is for jobs."""
    pension = income(PENSION, until=date(2027, 8, 1))
    facts = one(OUTSIDER, pension, income(until=date(2027, 5, 1)))
    days = [date(2026, 11, 26), date(2027, 5, 2), date(2027, 8, 2)]
    assert list(TELGE.assess(asked(facts)).edges) == days


@pytest.mark.parametrize(
    ("facts", "outcome", "questions"),
    [
        (one(MEMBER, income(open_ended=True)), Outcome.MEETS, []),
        (one(OUTSIDER, income(open_ended=True)), Outcome.FAILS, []),
        (one(OUTSIDER, income(PENSION)), Outcome.NOT_APPLICABLE, []),
        (one(OUTSIDER, incomes_complete=None), Outcome.ASK_HOUSEHOLD, ["incomes"]),
        (one(WHO_KNOWS, income()), Outcome.ASK_HOUSEHOLD, ["unemployment_fund"]),
    ],
)
def test_a_fund_may_be_demanded_of_all_who_live_on_salary(
    facts: Applicant, outcome: Outcome, questions: list[str]
) -> None:
    found = EVERYBODY_SALARIED.assess(asked(facts))
    assert found.outcome is outcome
    assert asks(found) == questions
    assert found.edges == ()
    said(found)


def test_where_all_on_salary_need_a_fund_the_end_of_a_job_decides_nothing() -> None:
    found = EVERYBODY_SALARIED.assess(asked(one(MEMBER, income(until=TOO_SOON))))
    assert found.outcome is Outcome.MEETS
    assert found.edges == (LAST_SAFE,)  # the day after the last salary


@pytest.mark.parametrize(
    ("who", "adults", "outcome"),
    [
        (Who.MAIN_APPLICANT, (MEMBER, OUTSIDER), Outcome.MEETS),
        (Who.ANY_ADULT, (OUTSIDER, MEMBER), Outcome.MEETS),
        (Who.EVERY_ADULT, (MEMBER, OUTSIDER), Outcome.FAILS),
        (Who.EVERY_ADULT, (MEMBER, WHO_KNOWS), Outcome.ASK_HOUSEHOLD),
    ],
)
def test_the_fund_looks_at_the_adults_that_are_stated(
    who: Who, adults: tuple[Adult, ...], outcome: Outcome
) -> None:
    facts = household(income(until=TOO_SOON), income(until=TOO_SOON, person=2), adults=adults)
    found = UnemploymentFund(3, who=who).assess(asked(facts))
    assert found.outcome is outcome
    said(found)


BACK = EmploymentMonths(6, Direction.BACK)
FORWARD = EmploymentMonths(6, Direction.FORWARD)
LONG, SHORT = date(2026, 5, 24), date(2026, 5, 25)


@pytest.mark.parametrize(
    ("kind", "facts", "outcome", "questions"),
    [
        (BACK, household(income(since=LONG)), Outcome.MEETS, []),
        (BACK, household(income(since=SHORT)), Outcome.FAILS, []),
        (BACK, household(income()), Outcome.ASK_HOUSEHOLD, ["income_since"]),
        (BACK, household(income(since=LONG), incomes_complete=None), Outcome.MEETS, []),
        (
            BACK,
            household(income(since=SHORT), incomes_complete=None),
            Outcome.ASK_HOUSEHOLD,
            ["incomes"],
        ),
        (BACK, household(), Outcome.FAILS, []),
        (BACK, household(income(PENSION, since=LONG)), Outcome.FAILS, []),
        (
            replace(BACK, only_salaried=True),
            household(income(PENSION, since=LONG)),
            Outcome.NOT_APPLICABLE,
            [],
        ),
        (
            BACK,
            household(income(IncomeType.SELF_EMPLOYMENT, since=LONG)),
            Outcome.MEETS,
            [],
        ),
        (
            replace(BACK, own_business=False),
            household(income(IncomeType.SELF_EMPLOYMENT, since=LONG)),
            Outcome.FAILS,
            [],
        ),
        (BACK, household(income(since=SHORT), income(since=LONG)), Outcome.MEETS, []),
        (BACK, household(income(since=LONG, until=date(2026, 11, 23))), Outcome.FAILS, []),
        (FORWARD, household(income(until=date(2027, 5, 23))), Outcome.MEETS, []),
        (FORWARD, household(income(until=date(2027, 5, 22))), Outcome.FAILS, []),
        (FORWARD, household(income(open_ended=True)), Outcome.MEETS, []),
        (FORWARD, household(income()), Outcome.ASK_HOUSEHOLD, ["income_until"]),
        (
            replace(FORWARD, counted_from=CountedFrom.MOVE_IN),
            household(income(until=date(2027, 7, 30))),
            Outcome.FAILS,
            [],
        ),
    ],
)
def test_work_has_lasted_or_lasts_so_many_months(
    kind: EmploymentMonths, facts: Applicant, outcome: Outcome, questions: list[str]
) -> None:
    found = kind.assess(asked(facts))
    assert found.outcome is outcome
    assert asks(found) == questions
    said(found)


def test_the_day_on_which_work_has_lasted_long_enough_is_an_edge() -> None:
    found = BACK.assess(asked(household(income(since=SHORT))))
    assert found.edges == (date(2026, 11, 25),)


def test_each_job_is_a_line() -> None:
    found = BACK.assess(asked(household(income(since=SHORT), income(since=LONG))))
    assert len(lines(found)) == 2
    assert swedish(found, Voice.PAPER) == (
        "De vill se arbete i 6 månader bakåt, räknat från ansökan. Det har du."
    )


@pytest.mark.parametrize(
    ("kind", "long", "short"),
    [
        (
            TELGE,
            (
                "den vars jobb tar slut inom 3 månader räknat från kontraktets början är med i en"
                " a-kassa (huvudsökanden)"
            ),
            "a-kassa om jobbet tar slut inom 3 mån",
        ),
        (
            EVERYBODY_SALARIED,
            "den som lever på lön är med i en a-kassa (huvudsökanden)",
            "medlem i en a-kassa",
        ),
        (
            BACK,
            "huvudsökanden har arbetat i minst 6 månader, räknat bakåt från ansökan",
            "har arbetat i minst 6 mån",
        ),
        (
            replace(FORWARD, own_business=False, only_salaried=True, who=Who.EVERY_ADULT),
            (
                "alla vuxna har arbete i minst 6 månader till, räknat från ansökan, eget företag räknas"
                " inte, gäller bara den som lever på lön"
            ),
            "arbete i minst 6 mån till",
        ),
    ],
)
def test_each_says_itself(kind: Kind, long: str, short: str) -> None:
    with translation.override("sv"):
        assert say(kind.describe()).replace(NBSP, " ") == long
        assert say(kind.short()).replace(NBSP, " ") == short
