"""How long a residence permit holds: what the rule says and answers, and when that changes."""

from datetime import date, timedelta

import pytest
from django.utils import translation

from landlords.requirements import residence_permit
from landlords.requirements.applicant import Applicant
from landlords.requirements.codes import CountedFrom, Topic
from landlords.requirements.fact_codes import Proof
from landlords.requirements.findings import Outcome
from landlords.requirements.problems import TermsError
from landlords.requirements.residence_permit import PermitMonths
from landlords.requirements.sentences import NBSP, say
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
YEAR = PermitMonths(12, CountedFrom.APPLICATION)  # from 24 November 2026: to 23 November 2027
FROM_MOVE = PermitMonths(12, CountedFrom.MOVE_IN)  # from 1 February 2027: to 31 January 2028
SIX_FROM_START = PermitMonths(6, CountedFrom.CONTRACT_START)


def until(year: int, month: int) -> Applicant:
    return Applicant(permit_until=Month(year, month))


NONE_TO_SHOW = Applicant(can_show=Answers.of({Proof.RESIDENCE_PERMIT: False}))
ROWS = [
    (YEAR, until(2027, 12), MEETS),
    (YEAR, until(2027, 11), ASK),
    (YEAR, until(2027, 10), FAILS),
    (YEAR, until(2026, 3), FAILS),
    (FROM_MOVE, until(2028, 2), MEETS),
    (FROM_MOVE, until(2028, 1), ASK),
    (FROM_MOVE, until(2027, 12), FAILS),
    (SIX_FROM_START, until(2027, 8), MEETS),
    (YEAR, Applicant(permit_permanent=True), MEETS),
    (YEAR, Applicant(permit_permanent=False), ASK),
    (YEAR, NONE_TO_SHOW, FAILS),
    (YEAR, NOBODY_KNOWS, ASK),
]


@pytest.mark.parametrize(("rule", "who", "outcome"), ROWS)
def test_a_permit_holds_for_long_enough(
    rule: PermitMonths, who: Applicant, outcome: Outcome
) -> None:
    assert assessed(rule, ask_about(who)).outcome is outcome


def test_the_first_of_a_month_is_enough_when_nothing_later_is_needed() -> None:
    on = date(2026, 11, 2)  # twelve months end on 1 November 2027
    assert assessed(YEAR, ask_about(until(2027, 11), on=on)).outcome is MEETS
    later = on + timedelta(days=1)
    assert assessed(YEAR, ask_about(until(2027, 11), on=later)).outcome is ASK


def test_it_says_itself() -> None:
    assert YEAR.topic is Topic.IDENTITY
    with translation.override("en"):
        assert say(YEAR.describe()).replace(NBSP, " ") == (
            "a residence permit for 12 months or more, counted from the application"
        )
        assert say(FROM_MOVE.short()).replace(NBSP, " ") == (
            "permit for 12 mo. from the day of moving in"
        )


@pytest.mark.parametrize("months", [0, 61])
def test_senseless_months_are_refused(months: int) -> None:
    with pytest.raises(TermsError):
        PermitMonths(months, CountedFrom.MOVE_IN)


@pytest.mark.parametrize("rule", [YEAR, FROM_MOVE, SIX_FROM_START])
@pytest.mark.parametrize("who", [until(2028, 2), until(2028, 1), until(2027, 11)])
def test_the_answer_changes_on_its_edges_and_on_no_other_day(
    rule: PermitMonths, who: Applicant
) -> None:
    edges = assessed(rule, ask_about(who)).edges
    before = None
    for days in range(600):
        shift = timedelta(days=days)
        on = TODAY + shift
        now = rule.assess(ask_about(who, on=on, move_in=MOVE_IN + shift)).outcome
        if before is not None:
            assert (now is not before) == (on in edges), on
        before = now


def test_what_is_needed_is_told_as_a_day() -> None:
    finding = assessed(YEAR, ask_about(until(2027, 10)))
    assert screen(finding.reason) == (
        "The residence permit holds until October 2027. It must hold until 23 November 2027"
        " (permit for 12 mo. from the application), which is later."
    )


def test_every_message_is_said_by_one_of_the_rows() -> None:
    found = [rule.assess(ask_about(who)) for rule, who, _outcome in ROWS]
    assert told(found) == set(residence_permit.MESSAGES)
