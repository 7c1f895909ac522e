"""A credit report: something that comes, which only a missing number stands in the way of."""

import pytest
from django.utils import translation

from landlords.requirements import credit as source
from landlords.requirements.codes import Topic
from landlords.requirements.credit import CreditCheck
from landlords.requirements.fact_codes import Proof
from landlords.requirements.findings import Outcome
from landlords.requirements.sentences import say
from landlords.requirements.values import Answers
from tests.landlords.requirements.facts import all_codes, codes, found

ARRANGE, FAILS, ASKS = Outcome.TO_ARRANGE, Outcome.FAILS, Outcome.ASK_LANDLORD
PLAIN, EITHER, ONLY = CreditCheck(), CreditCheck(other_way=True), CreditCheck(other_way=False)


def numbers(
    personal: bool | None,  # noqa: FBT001
    coordination: bool | None,  # noqa: FBT001
) -> Answers[Proof]:
    stated = {Proof.PERSONAL_NUMBER: personal, Proof.COORDINATION_NUMBER: coordination}
    return Answers.of({proof: told for proof, told in stated.items() if told is not None})


NO_NUMBER = numbers(personal=False, coordination=False)
CASES: list[tuple[CreditCheck, Answers[Proof], Outcome, list[str]]] = [
    (PLAIN, numbers(None, None), ARRANGE, []),
    (PLAIN, numbers(personal=True, coordination=None), ARRANGE, []),
    (PLAIN, numbers(personal=False, coordination=None), ARRANGE, []),
    (PLAIN, numbers(personal=False, coordination=True), ARRANGE, []),
    (PLAIN, NO_NUMBER, ASKS, ["credit_other_way"]),
    (EITHER, NO_NUMBER, ARRANGE, []),
    (ONLY, NO_NUMBER, FAILS, []),
    (ONLY, numbers(None, None), ARRANGE, []),
]


@pytest.mark.parametrize(("rule", "can_show", "outcome", "questions"), CASES)
def test_a_household_prepares_for_it(
    rule: CreditCheck, can_show: Answers[Proof], outcome: Outcome, questions: list[str]
) -> None:
    finding = found(rule, can_show=can_show)
    assert (finding.outcome, codes(finding)) == (outcome, questions)


def test_every_message_is_said() -> None:
    findings = [found(rule, can_show=can_show) for rule, can_show, _outcome, _asked in CASES]
    assert all_codes(*findings) == set(source.MESSAGES)


@pytest.mark.parametrize(
    ("rule", "long"),
    [
        (PLAIN, "a credit report"),
        (ONLY, "a credit report"),
        (EITHER, "a credit report, or another proof where none can be had"),
    ],
)
def test_the_rule_says_itself(rule: CreditCheck, long: str) -> None:
    with translation.override("en"):
        assert say(rule.describe()) == long
        assert say(rule.short()) == "a credit report"


def test_it_says_nothing_of_remarks() -> None:
    assert CreditCheck.topic is Topic.OWN_CONDITIONS
