"""Other homes and proof of separation: what the rules say, refuse and answer."""

import pytest
from django.utils import translation

from landlords.requirements import present_home
from landlords.requirements.applicant import Applicant
from landlords.requirements.codes import Topic
from landlords.requirements.contract import Kind
from landlords.requirements.fact_codes import PresentHome, SeparationProof
from landlords.requirements.findings import Outcome, Question, of_household
from landlords.requirements.present_home import OtherHome, Separation
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

MEETS, FAILS, ASK = Outcome.MEETS, Outcome.FAILS, Outcome.ASK_HOUSEHOLD
APPLICATION, JUDGMENT, APART = (
    SeparationProof.APPLICATION,
    SeparationProof.JUDGMENT,
    SeparationProof.REGISTERED_APART,
)
PROOF = OtherHome()
NONE_AT_ALL = OtherHome(proof_is_enough=False)
NO_SUBLEASE = OtherHome(subleases_count=True)
HOME = of_household("present_home")


def ends(home: PresentHome) -> Question:
    return of_household("present_home_ends", home=home)


def lives(home: PresentHome | None, *, ends: bool | None = None) -> Applicant:
    return Applicant(present_home=home, present_home_ends=ends)


HOME_ROWS = [
    *(
        (rule, lives(home), MEETS, ())
        for rule in (PROOF, NONE_AT_ALL, NO_SUBLEASE)
        for home in (PresentHome.NO_CONTRACT, PresentHome.LODGER)
    ),
    *(
        row
        for home in (PresentHome.OWN_LEASE, PresentHome.OWNS)
        for row in (
            (PROOF, lives(home, ends=True), MEETS, ()),
            (PROOF, lives(home, ends=False), FAILS, ()),
            (PROOF, lives(home), ASK, (ends(home),)),
            (NONE_AT_ALL, lives(home, ends=True), FAILS, ()),
            (NONE_AT_ALL, lives(home), FAILS, ()),
        )
    ),
    *(
        row
        for home in (PresentHome.JOINT_LEASE, PresentHome.OWNS_JOINTLY)
        for row in (
            (PROOF, lives(home, ends=True), MEETS, ()),
            (PROOF, lives(home, ends=False), FAILS, ()),
            (PROOF, lives(home), ASK, (ends(home),)),
            (NONE_AT_ALL, lives(home), FAILS, ()),
        )
    ),
    (PROOF, lives(PresentHome.SUBLEASE), MEETS, ()),
    (NONE_AT_ALL, lives(PresentHome.SUBLEASE), MEETS, ()),
    (NO_SUBLEASE, lives(PresentHome.SUBLEASE), ASK, (ends(PresentHome.SUBLEASE),)),
    (NO_SUBLEASE, lives(PresentHome.SUBLEASE, ends=True), MEETS, ()),
    (NO_SUBLEASE, lives(PresentHome.SUBLEASE, ends=False), FAILS, ()),
    (PROOF, lives(None), ASK, (HOME,)),
    (PROOF, lives(None, ends=True), MEETS, ()),
    (PROOF, lives(None, ends=False), ASK, (HOME,)),
    (NONE_AT_ALL, lives(None, ends=True), ASK, (HOME,)),
]


@pytest.mark.parametrize(("rule", "who", "outcome", "questions"), HOME_ROWS)
def test_no_other_home_is_kept(
    rule: OtherHome, who: Applicant, outcome: Outcome, questions: tuple[Question, ...]
) -> None:
    finding = assessed(rule, ask_about(who))
    assert (finding.outcome, finding.questions) == (outcome, questions)


@pytest.mark.parametrize(
    "who",
    [
        lives(PresentHome.JOINT_LEASE),
        lives(PresentHome.JOINT_LEASE, ends=False),
        lives(PresentHome.OWNS_JOINTLY),
        lives(PresentHome.OWNS_JOINTLY, ends=False),
    ],
)
def test_nobody_is_told_to_give_up_a_home_held_together(who: Applicant) -> None:
    finding = assessed(PROOF, ask_about(who))
    assert "Giving it up may end a right to take it over" in screen(finding.reason)
    assert paper(finding.reason) == (
        "They want you to keep no other home."
        " Do not give up the one you have before you have talked with us."
    )


BY_JUDGMENT = Separation((JUDGMENT,))
EITHER = Separation((APPLICATION, JUDGMENT))
PARTED = of_household("separating")


def proof(what: SeparationProof) -> Question:
    return of_household("separation_proof", what=what)


def parting(*, parted: bool | None = None, **shown: bool) -> Applicant:
    known = Answers.of({SeparationProof(name): answer for name, answer in shown.items()})
    return Applicant(separating=parted, separation_proofs=known)


SEPARATION_ROWS = [
    (BY_JUDGMENT, parting(parted=False), Outcome.NOT_APPLICABLE, ()),
    (BY_JUDGMENT, parting(parted=True, judgment=True), MEETS, ()),
    (BY_JUDGMENT, parting(parted=True, judgment=False), FAILS, ()),
    (BY_JUDGMENT, parting(parted=True, judgment=False, application=True), FAILS, ()),
    (BY_JUDGMENT, parting(parted=True, judgment=False, application=False), FAILS, ()),
    (Separation((APART,)), parting(parted=True, registered_apart=False), FAILS, ()),
    (
        Separation((APART,)),
        parting(parted=True, registered_apart=False, application=True),
        FAILS,
        (),
    ),
    (BY_JUDGMENT, parting(parted=True, application=True), ASK, (proof(JUDGMENT),)),
    (EITHER, parting(parted=True, application=True), MEETS, ()),
    (EITHER, parting(parted=True, application=True, judgment=False), MEETS, ()),
    (EITHER, parting(parted=True, application=False), ASK, (proof(JUDGMENT),)),
    (EITHER, parting(parted=True), ASK, (proof(APPLICATION), proof(JUDGMENT))),
    # whether anybody has parted is not known
    (EITHER, NOBODY_KNOWS, ASK, (PARTED, proof(APPLICATION), proof(JUDGMENT))),
    (EITHER, parting(application=True), MEETS, ()),
    (EITHER, parting(application=False, judgment=False), ASK, (PARTED,)),
]


@pytest.mark.parametrize(("rule", "who", "outcome", "questions"), SEPARATION_ROWS)
def test_one_proof_of_separation_is_enough(
    rule: Separation, who: Applicant, outcome: Outcome, questions: tuple[Question, ...]
) -> None:
    finding = assessed(rule, ask_about(who))
    assert (finding.outcome, finding.questions) == (outcome, questions)


def test_whoever_has_applied_is_told_that_a_judgment_takes_time() -> None:
    waits = assessed(BY_JUDGMENT, ask_about(parting(judgment=False, application=True, parted=True)))
    assert "a judgment may take six months or longer" in screen(waits.reason)
    no_judgment = Separation((APART,))
    else_shown = parting(application=True, registered_apart=False, parted=True)
    other = assessed(no_judgment, ask_about(else_shown))
    assert other.reason.code == "separation.fails"
    plain = assessed(BY_JUDGMENT, ask_about(parting(judgment=False, parted=True)))
    assert screen(plain.reason) == (
        "Separation must be shown, and this is missing: a court's judgment of divorce."
    )


@pytest.mark.parametrize(
    ("rule", "topic", "long", "short"),
    [
        (
            PROOF,
            Topic.OTHER_HOME,
            "no other home, or proof that it is given up or sold",
            "no other home, or proof that it is given up or sold",
        ),
        (NONE_AT_ALL, Topic.OTHER_HOME, "no other home", "no other home"),
        (
            NO_SUBLEASE,
            Topic.OTHER_HOME,
            "no other home, or proof that it is given up or sold (a sublease counts)",
            "no other home, or proof that it is given up or sold (a sublease counts)",
        ),
        (
            EITHER,
            Topic.SEPARATION,
            (
                "proof of separation: the receipt of an application for divorce"
                " or a court's judgment of divorce"
            ),
            "the receipt of an application for divorce or a court's judgment of divorce",
        ),
    ],
)
def test_each_rule_says_itself(rule: Kind, topic: Topic, long: str, short: str) -> None:
    assert rule.topic is topic
    with translation.override("en"):
        assert say(rule.describe()) == long
        assert say(rule.short()) == short


@pytest.mark.parametrize("accepts", [(), (JUDGMENT, JUDGMENT)])
def test_senseless_proofs_are_refused(accepts: tuple[SeparationProof, ...]) -> None:
    with pytest.raises(TermsError):
        Separation(accepts)


def test_every_message_is_said_by_one_of_the_rows() -> None:
    rows = (*HOME_ROWS, *SEPARATION_ROWS)
    found = [rule.assess(ask_about(who)) for rule, who, *_rest in rows]
    assert told(found) == set(present_home.MESSAGES)
