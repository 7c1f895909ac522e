"""Age, identity and e-identification: what the rules say, refuse and answer."""

from collections.abc import Callable

import pytest
from django.utils import translation

from landlords.requirements import person
from landlords.requirements.applicant import Applicant
from landlords.requirements.codes import EidPurpose, Topic
from landlords.requirements.contract import Kind
from landlords.requirements.fact_codes import AdultAge, Proof
from landlords.requirements.findings import Outcome, Question, of_household
from landlords.requirements.person import AgeLimit, Eid, Identity
from landlords.requirements.problems import TermsError
from landlords.requirements.sentences import NBSP, say
from landlords.requirements.values import Answers
from tests.landlords.requirements.asking import (
    NOBODY_KNOWS,
    adults,
    ask_about,
    assessed,
    paper,
    screen,
    told,
)

NUMBER, COORDINATION, PERMIT, EID = (
    Proof.PERSONAL_NUMBER,
    Proof.COORDINATION_NUMBER,
    Proof.RESIDENCE_PERMIT,
    Proof.EID,
)
MEETS, FAILS, ASK = Outcome.MEETS, Outcome.FAILS, Outcome.ASK_HOUSEHOLD
YOUTH, SENIOR = AgeLimit(18, 25), AgeLimit(55, None)
NUMBERS = Identity((NUMBER, COORDINATION))
NORDIC = Identity((NUMBER,), also="Nordic citizenship")
HAS_PERMIT = Identity((NUMBER, PERMIT))


def aged(age: AdultAge | None) -> Applicant:
    return Applicant(adults=adults(2, age))


def shows(*, permanent: bool | None = None, **answers: bool) -> Applicant:
    known = Answers.of({Proof(name): answer for name, answer in answers.items()})
    return Applicant(can_show=known, permit_permanent=permanent)


@pytest.mark.parametrize(
    ("rule", "topic", "long", "short"),
    [
        (YOUTH, Topic.AGE, "an applicant of from 18 to 25 years", "from 18 to 25 years"),
        (SENIOR, Topic.AGE, "an applicant of at least 55 years", "at least 55 years"),
        (AgeLimit(None, 26), Topic.AGE, "an applicant of at most 26 years", "at most 26 years"),
        (
            NUMBERS,
            Topic.IDENTITY,
            "an applicant who can show a Swedish personal number or a coordination number",
            "a Swedish personal number or a coordination number",
        ),
        (
            NORDIC,
            Topic.IDENTITY,
            "an applicant who can show a Swedish personal number or “Nordic citizenship”",
            "a Swedish personal number or “Nordic citizenship”",
        ),
        (Eid(), Topic.EID, "an e-identification", "e-identification"),
        (
            Eid(EidPurpose.SIGN),
            Topic.EID,
            "an e-identification to sign the lease",
            "e-identification to sign the lease",
        ),
    ],
)
def test_each_rule_says_itself(rule: Kind, topic: Topic, long: str, short: str) -> None:
    assert rule.topic is topic
    with translation.override("en"):
        assert say(rule.describe()).replace(NBSP, " ") == long
        assert say(rule.short()).replace(NBSP, " ") == short


@pytest.mark.parametrize(
    ("make", "paths"),
    [
        (lambda: AgeLimit(None, None), ["least"]),
        (lambda: AgeLimit(26, 25), ["least"]),
        (lambda: AgeLimit(25, 25), []),
        (lambda: AgeLimit(15, 111), ["least", "most"]),
        (lambda: Identity(()), ["any_of"]),
        (lambda: Identity((NUMBER, NUMBER)), ["any_of"]),
        (lambda: Identity((NUMBER,), also=" "), ["also"]),
        (lambda: Identity((NUMBER,), also="x" * 121), ["also"]),
        (lambda: Identity((NUMBER,), also="x" * 120), []),
    ],
)
def test_senseless_rules_are_refused(make: Callable[[], Kind], paths: list[str]) -> None:
    found: list[str] = []
    try:
        make()
    except TermsError as error:
        found = [problem.path for problem in error.problems if str(problem)]
    assert found == paths


AGE_ROWS = [
    (YOUTH, aged(AdultAge.FROM_16_TO_17), FAILS),
    (YOUTH, aged(AdultAge.FROM_18_TO_19), MEETS),
    (YOUTH, aged(AdultAge.FROM_23_TO_25), MEETS),
    (YOUTH, aged(AdultAge.FROM_26_TO_30), FAILS),
    (AgeLimit(18, 26), aged(AdultAge.FROM_26_TO_30), ASK),
    (AgeLimit(17, None), aged(AdultAge.FROM_16_TO_17), ASK),
    (SENIOR, aged(AdultAge.FROM_31_TO_54), FAILS),
    (SENIOR, aged(AdultAge.FROM_55_TO_64), MEETS),
    (AgeLimit(70, None), aged(AdultAge.FROM_70), MEETS),
    (AgeLimit(75, None), aged(AdultAge.FROM_70), ASK),
    (AgeLimit(None, 30), aged(AdultAge.FROM_26_TO_30), MEETS),
    (AgeLimit(None, 30), aged(AdultAge.FROM_31_TO_54), FAILS),
    (SENIOR, aged(None), ASK),
    (SENIOR, NOBODY_KNOWS, ASK),
]


@pytest.mark.parametrize(("rule", "who", "outcome"), AGE_ROWS)
def test_a_limit_of_age_is_tried_against_the_band(
    rule: AgeLimit, who: Applicant, outcome: Outcome
) -> None:
    finding = assessed(rule, ask_about(who))
    asked = (of_household("age", limit=rule.short()),) if outcome is ASK else ()
    assert (finding.outcome, finding.questions) == (outcome, asked)


def can_show(*proofs: Proof) -> tuple[Question, ...]:
    return tuple(of_household("can_show", what=proof) for proof in proofs)


ALSO = of_household("can_show_also", what="Nordic citizenship")
IDENTITY_ROWS = [
    (NUMBERS, shows(personal_number=True), MEETS, ()),
    (NUMBERS, shows(personal_number=False, coordination_number=True), MEETS, ()),
    (NUMBERS, shows(personal_number=False, coordination_number=False), FAILS, ()),
    (NUMBERS, shows(personal_number=False), ASK, can_show(COORDINATION)),
    (NUMBERS, shows(eid=True), ASK, can_show(NUMBER, COORDINATION)),
    (NUMBERS, shows(permanent=True), ASK, can_show(NUMBER, COORDINATION)),  # a permit is no number
    (NORDIC, shows(personal_number=True), MEETS, ()),
    (NORDIC, shows(personal_number=False), ASK, (ALSO,)),
    (NORDIC, NOBODY_KNOWS, ASK, (*can_show(NUMBER), ALSO)),
    (HAS_PERMIT, shows(permanent=True), MEETS, ()),
    (HAS_PERMIT, shows(permanent=False), ASK, can_show(NUMBER, PERMIT)),
    (HAS_PERMIT, shows(personal_number=False, residence_permit=False), FAILS, ()),
    (Eid(), shows(eid=True), MEETS, ()),
    (Eid(), shows(eid=False), FAILS, ()),
    (Eid(EidPurpose.APPLY), NOBODY_KNOWS, ASK, can_show(EID)),
]


@pytest.mark.parametrize(("rule", "who", "outcome", "questions"), IDENTITY_ROWS)
def test_one_proof_is_enough(
    rule: Kind, who: Applicant, outcome: Outcome, questions: tuple[Question, ...]
) -> None:
    finding = assessed(rule, ask_about(who))
    assert (finding.outcome, finding.questions) == (outcome, questions)


def test_the_rule_and_the_facts_are_told() -> None:
    young = assessed(AgeLimit(18, 26), ask_about(aged(AdultAge.FROM_26_TO_30)))
    assert screen(young.reason) == (
        "The limit is from 18 to 26 years, which falls inside the applicant's band, 26–30 years."
    )
    shown = assessed(NUMBERS, ask_about(shows(coordination_number=True)))
    assert screen(shown.reason) == (
        "The household can show a coordination number."
        " Enough is: a Swedish personal number or a coordination number."
    )
    assert paper(assessed(Eid(EidPurpose.SIGN), ask_about(shows(eid=False))).reason) == (
        "They want an e-identification to sign the lease. You have none today."
    )


def test_every_message_is_said_by_one_of_the_rows() -> None:
    found = [rule.assess(ask_about(who)) for rule, who, _outcome in AGE_ROWS]
    found += [rule.assess(ask_about(who)) for rule, who, *_rest in IDENTITY_ROWS]
    assert told(found) == {*person.MESSAGES, "question.age"}
