"""Time of residence: a month of registration, of whose days nobody knows, against so many months."""

from datetime import date
from typing import Any

import pytest
from django.utils import translation

from landlords.requirements.applicant import Applicant
from landlords.requirements.ask import Ask
from landlords.requirements.basis import Basis
from landlords.requirements.findings import Outcome
from landlords.requirements.home import Home
from landlords.requirements.norms import Norms
from landlords.requirements.priority import MESSAGES, RegisteredFor
from landlords.requirements.problems import TermsError
from landlords.requirements.saying import Voice, question_text, reason_text
from landlords.requirements.sentences import NBSP, say
from landlords.requirements.values import Month

ON = date(2026, 11, 24)


def ask(since: Month | None, on: date = ON) -> Ask:
    return Ask(Applicant(registered_since=since), Home("x"), Norms(), on, on, Basis(()))


@pytest.mark.parametrize(
    ("since", "outcome"),
    [
        (None, Outcome.ASK_HOUSEHOLD),
        (Month(2024, 10), Outcome.MEETS),
        (Month(2024, 11), Outcome.ASK_HOUSEHOLD),
        (Month(2024, 12), Outcome.FAILS),
        (Month(2020, 1), Outcome.MEETS),
    ],
)
def test_residence_is_counted_from_the_month(since: Month | None, outcome: Outcome) -> None:
    assert RegisteredFor(24).assess(ask(since)).outcome is outcome


@pytest.mark.parametrize(
    ("on", "outcome"),
    [
        (date(2026, 10, 31), Outcome.FAILS),
        (date(2026, 11, 1), Outcome.ASK_HOUSEHOLD),
        (date(2026, 11, 29), Outcome.ASK_HOUSEHOLD),
        (date(2026, 11, 30), Outcome.MEETS),
    ],
)
def test_the_days_of_change_are_the_first_and_last_that_it_may_be(
    on: date, outcome: Outcome
) -> None:
    finding = RegisteredFor(24).assess(ask(Month(2024, 11), on))
    assert finding.outcome is outcome
    expected = [day for day in (date(2026, 11, 1), date(2026, 11, 30)) if day > on]
    assert list(finding.edges) == expected


def test_what_would_settle_it_is_asked() -> None:
    (unknown,) = RegisteredFor(24).assess(ask(None)).questions
    (day,) = RegisteredFor(24).assess(ask(Month(2024, 11))).questions
    assert (unknown.code, day.code) == ("priority_registered_since", "priority_registered_day")
    with translation.override("sv"):
        assert (
            question_text(day)
            == "Vilken dag i november 2024 blev hushållet folkbokfört i kommunen?"
        )


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("since", [None, Month(2024, 10), Month(2024, 11), Month(2024, 12)])
def test_every_answer_is_said(since: Month | None, language: str) -> None:
    finding = RegisteredFor(24).assess(ask(since))
    with translation.override(language):
        for voice in Voice:
            assert "%" not in reason_text(finding.reason, voice)
            for question in finding.questions:
                assert "%" not in question_text(question, voice)


def test_every_message_is_translated() -> None:
    for said in MESSAGES.values():
        for text in filter(None, said):
            with translation.override("sv"):
                swedish = str(text)
            with translation.override("en"):
                assert swedish != str(text)


def test_the_rule_says_itself() -> None:
    with translation.override("sv"):
        assert say(RegisteredFor(24).describe()).replace(NBSP, " ") == (
            "folkbokförd i kommunen i minst 24 månader"
        )
        assert say(RegisteredFor(24).short()).replace(NBSP, " ") == "folkbokförd 24 månader"


@pytest.mark.parametrize("months", [0, 121])
def test_the_months_have_limits(months: Any) -> None:
    with pytest.raises(TermsError):
        RegisteredFor(months)
