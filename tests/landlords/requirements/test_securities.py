"""Deposit, guarantor and guarantee: what the rules say, refuse and answer, and how they combine."""

from collections.abc import Callable
from decimal import Decimal

import pytest
from django.utils import translation

from landlords.requirements import conditions, deposits, guarantors, securities
from landlords.requirements.applicant import Applicant, GuarantorFacts
from landlords.requirements.codes import Topic
from landlords.requirements.contract import Kind
from landlords.requirements.fact_codes import Arranged, Relation
from landlords.requirements.findings import Outcome, Question, of_household, of_landlord
from landlords.requirements.problems import TermsError
from landlords.requirements.securities import (
    DepositDemand,
    GuarantorDemand,
    MunicipalGuaranteeDemand,
)
from landlords.requirements.sentences import NBSP, say
from landlords.requirements.values import Answers
from tests.landlords.requirements.asking import (
    NOBODY_KNOWS,
    ask_about,
    assessed,
    paper,
    screen,
    told,
)

MEETS, FAILS = Outcome.MEETS, Outcome.FAILS
ASK, ASK_LANDLORD = Outcome.ASK_HOUSEHOLD, Outcome.ASK_LANDLORD
RENT, DEPOSIT = of_landlord("rent"), of_household("deposit")
TWO_RENTS = DepositDemand(2)
ANYBODY = GuarantorDemand()
EARNS = GuarantorDemand(Decimal(3))
PARENT = GuarantorDemand(relation=Relation.PARENT)
EARNING_PARENT = GuarantorDemand(Decimal("2.5"), Relation.PARENT)
GUARANTEE = MunicipalGuaranteeDemand()


def pays(deposit: int) -> Applicant:
    return Applicant(deposit=Decimal(deposit))


def nobody() -> Applicant:
    return Applicant(guarantor=GuarantorFacts(available=False))


def somebody(gross: int | None = None, relation: Relation | None = None) -> Applicant:
    earned = None if gross is None else Decimal(gross)
    return Applicant(guarantor=GuarantorFacts(available=True, gross=earned, relation=relation))


def guaranteed(**answers: bool) -> Applicant:
    known = {Arranged(name): answer for name, answer in answers.items()}
    return Applicant(can_arrange=Answers.of(known))


def wanted(rule: GuarantorDemand) -> Question:
    return of_household("guarantor", terms=rule.short())


ARRANGE = of_household("arrange", what=Arranged.MUNICIPAL_GUARANTEE)
ROWS = [
    (TWO_RENTS, pays(17_001), 8500, MEETS, ()),
    (TWO_RENTS, pays(17_000), 8500, MEETS, ()),
    (TWO_RENTS, pays(16_999), 8500, FAILS, ()),
    (TWO_RENTS, pays(0), 8500, FAILS, ()),
    (TWO_RENTS, NOBODY_KNOWS, 8500, ASK, (DEPOSIT,)),
    (TWO_RENTS, pays(17_000), None, ASK_LANDLORD, (RENT,)),
    (TWO_RENTS, NOBODY_KNOWS, None, ASK, (DEPOSIT, RENT)),
    # a guarantor, whoever it is
    (ANYBODY, somebody(), None, MEETS, ()),
    (ANYBODY, nobody(), None, FAILS, ()),
    (ANYBODY, NOBODY_KNOWS, None, ASK, (wanted(ANYBODY),)),
    # with an income of three times the rent
    (EARNS, somebody(25_501), 8500, MEETS, ()),
    (EARNS, somebody(25_500), 8500, MEETS, ()),
    (EARNS, somebody(25_499), 8500, FAILS, ()),
    (EARNS, somebody(), 8500, ASK, (wanted(EARNS),)),
    (EARNS, somebody(25_500), None, ASK_LANDLORD, (RENT,)),
    (EARNS, somebody(), None, ASK, (wanted(EARNS), RENT)),
    (EARNS, NOBODY_KNOWS, 8500, ASK, (wanted(EARNS),)),
    (EARNS, NOBODY_KNOWS, None, ASK, (wanted(EARNS), RENT)),
    (EARNS, nobody(), None, FAILS, ()),
    # who must be a parent
    (PARENT, somebody(relation=Relation.PARENT), None, MEETS, ()),
    (PARENT, somebody(relation=Relation.OTHER), None, FAILS, ()),
    (PARENT, somebody(), None, ASK, (wanted(PARENT),)),
    # both: what is known to be wrong decides, whatever is not known
    (EARNING_PARENT, somebody(21_250, Relation.PARENT), 8500, MEETS, ()),
    (EARNING_PARENT, somebody(21_249), 8500, FAILS, ()),
    (EARNING_PARENT, somebody(None, Relation.OTHER), None, FAILS, ()),
    (EARNING_PARENT, somebody(21_250), 8500, ASK, (wanted(EARNING_PARENT),)),
    (EARNING_PARENT, somebody(21_250), None, ASK, (wanted(EARNING_PARENT), RENT)),
    (EARNING_PARENT, somebody(21_250, Relation.PARENT), None, ASK_LANDLORD, (RENT,)),
    # the municipality's guarantee
    (GUARANTEE, guaranteed(municipal_guarantee=True), None, MEETS, ()),
    (MunicipalGuaranteeDemand(6, 2), guaranteed(municipal_guarantee=True), 8500, MEETS, ()),
    (GUARANTEE, guaranteed(municipal_guarantee=False), None, FAILS, ()),
    (GUARANTEE, guaranteed(viewing=True), None, ASK, (ARRANGE,)),
]


@pytest.mark.parametrize(("rule", "who", "rent", "outcome", "questions"), ROWS)
def test_the_rent_is_secured(
    rule: Kind,
    who: Applicant,
    rent: int | None,
    outcome: Outcome,
    questions: tuple[Question, ...],
) -> None:
    finding = assessed(rule, ask_about(who, rent=rent))
    assert (finding.outcome, finding.questions) == (outcome, questions)


@pytest.mark.parametrize(
    ("rule", "topic", "long", "short"),
    [
        (
            TWO_RENTS,
            Topic.DEPOSIT,
            "a deposit of 2 monthly rents",
            "deposit, 2 monthly rents",
        ),
        (DepositDemand(1), Topic.DEPOSIT, "a deposit of 1 monthly rent", "deposit, 1 monthly rent"),
        (ANYBODY, Topic.SECURITY, "a guarantor", "guarantor"),
        (
            EARNING_PARENT,
            Topic.SECURITY,
            "a guarantor who is a parent with an income of at least 2.5 times the rent",
            "guarantor (a parent, 2.5 × the rent)",
        ),
        (GUARANTEE, Topic.SECURITY, "a municipal rent guarantee", "municipal rent guarantee"),
        (
            MunicipalGuaranteeDemand(6, 2),
            Topic.SECURITY,
            "a municipal rent guarantee (6 monthly rents, 2 years)",
            "municipal rent guarantee (6 monthly rents, 2 years)",
        ),
        (
            MunicipalGuaranteeDemand(years=1),
            Topic.SECURITY,
            "a municipal rent guarantee (1 year)",
            "municipal rent guarantee (1 year)",
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
        (lambda: DepositDemand(0), ["months"]),
        (lambda: DepositDemand(13), ["months"]),
        (lambda: GuarantorDemand(Decimal("0.4")), ["multiple"]),
        (lambda: GuarantorDemand(Decimal("10.5")), ["multiple"]),
        (lambda: MunicipalGuaranteeDemand(0, 0), ["months", "years"]),
        (lambda: MunicipalGuaranteeDemand(37, 11), ["months", "years"]),
    ],
)
def test_senseless_rules_are_refused(make: Callable[[], Kind], paths: list[str]) -> None:
    found: list[str] = []
    try:
        make()
    except TermsError as error:
        found = [problem.path for problem in error.problems if str(problem)]
    assert found == paths


def test_the_sums_are_told() -> None:
    short = assessed(TWO_RENTS, ask_about(pays(10_000), rent=8500))
    assert screen(short.reason) == (
        "The demand is a deposit of 2 monthly rents: 17 000 kr at a rent of 8 500 kr a month."
        " The household can pay 10 000 kr: 7 000 kr short."
    )
    assert paper(short.reason) == (
        "They want a deposit of 2 monthly rents: 17 000 kr at a rent of 8 500 kr a month."
        " You can pay 10 000 kr. It is 7 000 kr too little."
    )
    poor = assessed(EARNING_PARENT, ask_about(somebody(20_000, Relation.PARENT), rent=8500))
    assert screen(poor.reason) == (
        "The demand is a guarantor who is a parent with an income of at least 2.5 times the rent."
        " The guarantor there is does not come up to it."
    )
    assert [screen(line) for line in poor.lines] == [
        "The guarantor is a parent.",
        (
            "The guarantor has 20 000 kr a month before tax."
            " Demanded: 2.5 × the rent of 8 500 kr a month = 21 250 kr a month: 1 250 kr short."
        ),
    ]
    assert paper(poor.lines[1]) == (
        "The guarantor has 20 000 kr a month before tax."
        " They want 2.5 × the rent of 8 500 kr a month = 21 250 kr a month: 1 250 kr short."
    )


@pytest.mark.parametrize(
    ("deposit", "rent", "said"),
    [
        (
            17_001,
            8500,
            (
                "2 monthly rents: 17 000 kr at a rent of 8 500 kr a month. The household can"
                " pay 17 001 kr: 1 kr more than needed."
            ),
        ),
        (
            17_000,
            8500,
            (
                "2 monthly rents: 17 000 kr at a rent of 8 500 kr a month. The household can"
                " pay 17 000 kr: exactly what is needed."
            ),
        ),
        (
            16_999,
            8500,
            (
                "2 monthly rents: 17 000 kr at a rent of 8 500 kr a month. The household can"
                " pay 16 999 kr: 1 kr short."
            ),
        ),
        (
            None,
            8500,
            (
                "2 monthly rents: 17 000 kr at a rent of 8 500 kr a month. It is not known how"
                " much the household can pay."
            ),
        ),
        (
            17_000,
            None,
            "2 monthly rents, and the rent is not known. The household can pay 17 000 kr.",
        ),
        (None, None, "2 monthly rents. It is not known how much the household can pay."),
    ],
)
def test_a_deposit_says_what_is_demanded_and_what_there_is(
    deposit: int | None, rent: int | None, said: str
) -> None:
    who = NOBODY_KNOWS if deposit is None else pays(deposit)
    for rule in (DepositDemand(2), conditions.Deposit(2)):
        ask = ask_about(who, rent=rent)
        reasons = [rule.assess(ask).reason] if isinstance(rule, Kind) else list(rule.lines(ask))
        assert [screen(reason) for reason in reasons] == [f"The demand is a deposit of {said}"]


SUM = "3 × the rent of 8 500 kr a month = 25 500 kr a month"


@pytest.mark.parametrize(
    ("gross", "rent", "on_screen", "on_paper"),
    [
        (
            25_501,
            8500,
            f"The guarantor has 25 501 kr a month before tax. Demanded: {SUM}: 1 kr more than needed.",
            f"The guarantor has 25 501 kr a month before tax. They want {SUM}: 1 kr more than needed.",
        ),
        (
            25_500,
            8500,
            f"The guarantor has 25 500 kr a month before tax. Demanded: {SUM}: exactly what is needed.",
            f"The guarantor has 25 500 kr a month before tax. They want {SUM}: exactly what is needed.",
        ),
        (
            25_499,
            8500,
            f"The guarantor has 25 499 kr a month before tax. Demanded: {SUM}: 1 kr short.",
            f"The guarantor has 25 499 kr a month before tax. They want {SUM}: 1 kr short.",
        ),
        (
            None,
            8500,
            f"Demanded: {SUM} before tax. The guarantor's income is not known.",
            f"They want {SUM} before tax. We need to know what the guarantor earns.",
        ),
        (
            25_500,
            None,
            "The guarantor has 25 500 kr a month before tax. Demanded: 3 × the rent, which is not known.",
            "The guarantor has 25 500 kr a month before tax. They want 3 × the rent, which we do not know yet.",
        ),
        (
            None,
            None,
            "Demanded: 3 × the rent, before tax. Neither the rent nor the guarantor's income is known.",
            "They want 3 × the rent, before tax. We do not know the rent yet, nor what the guarantor earns.",
        ),
    ],
)
def test_a_guarantor_says_what_is_demanded_and_what_there_is(
    gross: int | None, rent: int | None, on_screen: str, on_paper: str
) -> None:
    ask = ask_about(somebody(gross), rent=rent)
    condition = conditions.Guarantor(Decimal(3))
    for lines in (EARNS.assess(ask).lines, condition.lines(ask)):
        assert [(screen(line), paper(line)) for line in lines] == [(on_screen, on_paper)]


def test_nobody_known_is_asked_for_the_sum_and_nobody_at_all_for_nothing() -> None:
    (line,) = EARNS.assess(ask_about(rent=8500)).lines
    assert screen(line) == f"Demanded: {SUM} before tax. The guarantor's income is not known."
    assert not EARNS.assess(ask_about(nobody(), rent=8500)).lines
    assert not ANYBODY.assess(ask_about(somebody(), rent=8500)).lines


@pytest.mark.parametrize(
    "answers", [{}, {"municipal_guarantee": True}, {"municipal_guarantee": False}]
)
def test_a_guarantee_says_how_much_it_covers(answers: dict[str, bool]) -> None:
    (line,) = assessed(
        MunicipalGuaranteeDemand(6, 2), ask_about(guaranteed(**answers), rent=9000)
    ).lines
    assert screen(line) == "Demanded to be covered: 6 × the rent of 9 000 kr a month = 54 000 kr."
    assert paper(line) == "It must cover 6 × the rent of 9 000 kr a month = 54 000 kr."
    for rule, rent in (
        (MunicipalGuaranteeDemand(6), None),
        (MunicipalGuaranteeDemand(years=2), 9000),
    ):
        assert not assessed(rule, ask_about(guaranteed(**answers), rent=rent)).lines


def test_every_message_is_said_by_one_of_the_rows() -> None:
    found = [rule.assess(ask_about(who, rent=rent)) for rule, who, rent, *_rest in ROWS]
    shared = {"question.rent", "question.deposit", "question.arrange", "question.guarantor"}
    messages = {*securities.MESSAGES, *deposits.MESSAGES, *guarantors.MESSAGES}
    assert told(found) == {*messages, *shared}
    assert {*conditions.MESSAGES} >= shared - {"question.rent"}
