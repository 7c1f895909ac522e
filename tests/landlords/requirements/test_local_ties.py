"""Ties to the municipality: what the rule says, refuses and answers, and when that changes."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.utils import translation

from landlords.requirements import local_ties
from landlords.requirements.applicant import Applicant
from landlords.requirements.codes import CountedFrom, Topic
from landlords.requirements.fact_codes import Tie
from landlords.requirements.findings import Outcome, Question, of_household
from landlords.requirements.local_ties import LocalTies
from landlords.requirements.problems import TermsError
from landlords.requirements.sentences import NBSP, Period, say
from landlords.requirements.values import Answers, Month
from tests.landlords.requirements.asking import (
    MOVE_IN,
    NOBODY_KNOWS,
    TODAY,
    ask_about,
    assessed,
    screen,
    told,
)

MEETS, FAILS, ASK = Outcome.MEETS, Outcome.FAILS, Outcome.ASK_HOUSEHOLD
ANY = LocalTies((Tie.REGISTERED, Tie.WORK))
WORK = LocalTies((Tie.WORK, Tie.STUDIES, Tie.COMMUTING))
TWO_YEARS = LocalTies((Tie.REGISTERED,), 24)
TWO_BY_MOVE = LocalTies((Tie.REGISTERED,), 24, CountedFrom.MOVE_IN)
TWO_OR_WORK = LocalTies((Tie.REGISTERED, Tie.WORK), 24)
SINCE = of_household("registered_since")


def tie(what: Tie) -> Question:
    return of_household("tie", what=what)


def day_in(year: int, month: int) -> Question:
    return of_household("registered_day", month=Period(year, month))


def tied(since: Month | None = None, **answers: bool) -> Applicant:
    known = Answers.of({Tie(name): answer for name, answer in answers.items()})
    return Applicant(ties=known, registered_since=since)


ROWS = [
    (ANY, tied(registered=True), MEETS, ()),
    (ANY, tied(registered=False, work=True), MEETS, ()),
    (ANY, tied(registered=False, work=False), FAILS, ()),
    (ANY, tied(registered=False), ASK, (tie(Tie.WORK),)),
    (ANY, NOBODY_KNOWS, ASK, (tie(Tie.REGISTERED), tie(Tie.WORK))),
    (ANY, tied(Month(2026, 10)), MEETS, ()),
    (ANY, tied(Month(2026, 11)), ASK, (day_in(2026, 11), tie(Tie.WORK))),
    (ANY, tied(Month(2026, 11), registered=True), MEETS, ()),
    (ANY, tied(Month(2026, 12), work=False), FAILS, ()),
    (WORK, tied(Month(2010, 1), work=False, studies=False, commuting=True), MEETS, ()),
    (WORK, tied(work=False, studies=False, commuting=False), FAILS, ()),
    # registered for two years on 24 November 2026: since October 2024, in November nobody knows
    (TWO_YEARS, tied(Month(2024, 10)), MEETS, ()),
    (TWO_YEARS, tied(Month(2024, 11), registered=True), ASK, (day_in(2024, 11),)),
    (TWO_YEARS, tied(Month(2024, 12)), FAILS, ()),
    (TWO_YEARS, tied(registered=True), ASK, (SINCE,)),
    (TWO_YEARS, tied(registered=False), FAILS, ()),
    (TWO_YEARS, NOBODY_KNOWS, ASK, (SINCE,)),
    (TWO_BY_MOVE, tied(Month(2025, 1)), MEETS, ()),
    (TWO_BY_MOVE, tied(Month(2025, 2)), ASK, (day_in(2025, 2),)),
    (TWO_BY_MOVE, tied(Month(2025, 3)), FAILS, ()),
    (TWO_OR_WORK, tied(Month(2026, 1), work=True), MEETS, ()),
    (TWO_OR_WORK, tied(Month(2026, 1)), ASK, (tie(Tie.WORK),)),
]


@pytest.mark.parametrize(("rule", "who", "outcome", "questions"), ROWS)
def test_one_tie_is_enough(
    rule: LocalTies, who: Applicant, outcome: Outcome, questions: tuple[Question, ...]
) -> None:
    finding = assessed(rule, ask_about(who))
    assert (finding.outcome, finding.questions) == (outcome, questions)


@pytest.mark.parametrize(
    ("rule", "long", "short"),
    [
        (
            WORK,
            (
                "a tie to the municipality: work there, studies there"
                " or work within commuting distance"
            ),
            "work there, studies there or work within commuting distance",
        ),
        (
            TWO_OR_WORK,
            (
                "a tie to the municipality: registered there for 24 months counted from the"
                " application or work there"
            ),
            "registered there for 24 months counted from the application or work there",
        ),
    ],
)
def test_it_says_itself(rule: LocalTies, long: str, short: str) -> None:
    assert rule.topic is Topic.LOCAL_TIES
    with translation.override("en"):
        assert say(rule.describe()).replace(NBSP, " ") == long
        assert say(rule.short()).replace(NBSP, " ") == short


@pytest.mark.parametrize(
    ("make", "paths"),
    [
        (lambda: LocalTies(()), ["any_of"]),
        (lambda: LocalTies((Tie.WORK,), 12), ["registered_months"]),
        (lambda: LocalTies((Tie.REGISTERED,), 0), ["registered_months"]),
        (lambda: LocalTies((Tie.REGISTERED,), 121), ["registered_months"]),
        (lambda: LocalTies((Tie.REGISTERED,), 120), []),
    ],
)
def test_senseless_rules_are_refused(make: Callable[[], LocalTies], paths: list[str]) -> None:
    found: list[str] = []
    try:
        make()
    except TermsError as error:
        found = [problem.path for problem in error.problems if str(problem)]
    assert found == paths


@pytest.mark.parametrize("rule", [ANY, TWO_YEARS, TWO_BY_MOVE])
@pytest.mark.parametrize("month", [Month(2025, 1), Month(2025, 2), Month(2026, 12)])
def test_the_answer_changes_on_its_edges_and_on_no_other_day(rule: LocalTies, month: Month) -> None:
    who = tied(month, work=False)
    edges = assessed(rule, ask_about(who)).edges
    before = rule.assess(ask_about(who)).outcome
    for days in range(1, 900):
        shift = timedelta(days=days)
        on = TODAY + shift
        now = rule.assess(ask_about(who, on=on, move_in=MOVE_IN + shift)).outcome
        assert (now is not before) == (on in edges), on
        before = now


def test_it_tells_when_it_is_reached() -> None:
    finding = assessed(TWO_YEARS, ask_about(tied(Month(2024, 12))))
    assert screen(finding.reason) == (
        "The demand is a tie to the municipality (registered there for 24 months counted from the"
        " application), and it is not met."
    )
    assert screen(finding.lines[0]) == (
        "Registered since December 2024. 24 months are reached by 31 December 2026."
    )
    assert finding.edges == (date(2026, 12, 1), date(2026, 12, 31))


def test_a_registration_that_is_not_asked_for_changes_nothing() -> None:
    finding = assessed(WORK, ask_about(tied(Month(2027, 1), work=False)))
    assert (finding.edges, finding.lines) == ((), ())


def test_every_message_is_said_by_one_of_the_rows() -> None:
    found = [rule.assess(ask_about(who)) for rule, who, *_rest in ROWS]
    assert told(found) == set(local_ties.MESSAGES)
