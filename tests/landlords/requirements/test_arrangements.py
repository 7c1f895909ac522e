"""What one arranges when a home is near: what the rules say, refuse and answer."""

from collections.abc import Callable

import pytest
from django.utils import translation

from landlords.requirements import arrangements
from landlords.requirements.applicant import Applicant
from landlords.requirements.arrangements import (
    Contact,
    HomeInsurance,
    NaturalPerson,
    OwnCondition,
    Registration,
    Viewing,
)
from landlords.requirements.codes import ContactWay, Topic
from landlords.requirements.contract import Kind
from landlords.requirements.fact_codes import Arranged
from landlords.requirements.findings import Outcome, Question, of_landlord
from landlords.requirements.problems import TermsError
from landlords.requirements.sentences import say
from landlords.requirements.values import Answers
from tests.landlords.requirements.asking import (
    NOBODY_KNOWS,
    ask_about,
    assessed,
    paper,
    screen,
    told,
)

MEETS, FAILS, ARRANGE = Outcome.MEETS, Outcome.FAILS, Outcome.TO_ARRANGE
MEETING, LETTER = Contact(ContactWay.MEETING), Contact(ContactWay.LETTER)
IN_PERSON, BY_OTHER, NOT_SAID = Viewing(by_other=False), Viewing(by_other=True), Viewing()
NO_SMOKING = OwnCondition("no smoking in the home")
SHOWN = OwnCondition("100 % of the rent by direct debit", "a form from the bank")


def can(**answers: bool) -> Applicant:
    known = {Arranged(name): answer for name, answer in answers.items()}
    return Applicant(can_arrange=Answers.of(known))


ROWS = [
    *(
        row
        for rule, word in (
            (Registration(), "registration"),
            (HomeInsurance(), "home_insurance"),
            (MEETING, "meeting"),
            (LETTER, "letter"),
        )
        for row in (
            (rule, NOBODY_KNOWS, ARRANGE),
            (rule, can(**{word: True}), ARRANGE),
            (rule, can(**{word: False}), FAILS),
            (rule, can(contact_person=False), ARRANGE),
        )
    ),
    *(
        row
        for rule in (IN_PERSON, BY_OTHER, NOT_SAID)
        for row in (
            (rule, NOBODY_KNOWS, ARRANGE),
            (rule, can(viewing=True, viewing_by_other=False), ARRANGE),
            (rule, can(viewing=False, viewing_by_other=False), FAILS),
        )
    ),
    (IN_PERSON, can(viewing=False, viewing_by_other=True), FAILS),
    (BY_OTHER, can(viewing=False, viewing_by_other=True), ARRANGE),
    (BY_OTHER, can(viewing=False), ARRANGE),
    (NOT_SAID, can(viewing=False, viewing_by_other=True), Outcome.ASK_LANDLORD),
    (NOT_SAID, can(viewing=False), Outcome.ASK_LANDLORD),
    (NaturalPerson(), NOBODY_KNOWS, MEETS),
    (NO_SMOKING, NOBODY_KNOWS, ARRANGE),
    (SHOWN, NOBODY_KNOWS, ARRANGE),
]


@pytest.mark.parametrize(("rule", "who", "outcome"), ROWS)
def test_only_what_cannot_be_arranged_fails(rule: Kind, who: Applicant, outcome: Outcome) -> None:
    finding = assessed(rule, ask_about(who))
    asks = outcome is Outcome.ASK_LANDLORD
    asked: tuple[Question, ...] = (of_landlord("viewing_by_other"),) if asks else ()
    assert (finding.outcome, finding.questions) == (outcome, asked)


@pytest.mark.parametrize(
    ("rule", "topic", "long", "short"),
    [
        (
            Registration(),
            Topic.REGISTRATION,
            "the tenant lives in the home and is registered there",
            "registered in the home",
        ),
        (HomeInsurance(), Topic.INSURANCE, "a home insurance", "home insurance"),
        (IN_PERSON, Topic.VIEWING, "to come to a viewing in person", "viewing in person"),
        (NOT_SAID, Topic.VIEWING, "to come to a viewing", "viewing"),
        (
            BY_OTHER,
            Topic.VIEWING,
            "to come to a viewing or send somebody else",
            "viewing, somebody else may come",
        ),
        (MEETING, Topic.CONTACT, "a meeting before the landlord decides", "a meeting"),
        (
            LETTER,
            Topic.CONTACT,
            "a letter of introduction before the landlord decides",
            "a letter of introduction",
        ),
        (
            NaturalPerson(),
            Topic.OWN_CONDITIONS,
            "only a natural person as tenant",
            "only natural persons",
        ),
        (
            NO_SMOKING,
            Topic.OWN_CONDITIONS,
            "no smoking in the home",
            "no smoking in the home",
        ),
        (
            SHOWN,
            Topic.OWN_CONDITIONS,
            "100 % of the rent by direct debit (shown by a form from the bank)",
            "100 % of the rent by direct debit",
        ),
    ],
)
def test_each_rule_says_itself(rule: Kind, topic: Topic, long: str, short: str) -> None:
    assert rule.topic is topic
    with translation.override("en"):
        assert say(rule.describe()) == long
        assert say(rule.short()) == short


@pytest.mark.parametrize(
    ("make", "paths"),
    [
        (lambda: OwnCondition(""), ["text"]),
        (lambda: OwnCondition("x" * 201), ["text"]),
        (lambda: OwnCondition("x" * 200, "y" * 120), []),
        (lambda: OwnCondition("x", "  "), ["proof"]),
        (lambda: OwnCondition("x", "y" * 121), ["proof"]),
    ],
)
def test_senseless_conditions_are_refused(
    make: Callable[[], OwnCondition], paths: list[str]
) -> None:
    found: list[str] = []
    try:
        make()
    except TermsError as error:
        found = [problem.path for problem in error.problems if str(problem)]
    assert found == paths


def test_a_condition_is_told_in_the_landlords_own_words() -> None:
    finding = assessed(SHOWN, ask_about())
    assert screen(finding.reason) == (
        "The landlord's own condition: 100 % of the rent by direct debit."
        " Shown by: a form from the bank."
    )
    assert paper(finding.reason) == (
        "They also want this: 100 % of the rent by direct debit."
        " Take with you: a form from the bank."
    )


def test_every_message_is_said_by_one_of_the_rows() -> None:
    found = [rule.assess(ask_about(who)) for rule, who, _outcome in ROWS]
    assert told(found) == set(arrangements.MESSAGES)
