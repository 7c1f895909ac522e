"""Conditions: what they say after "whoever", what they refuse, and whether they hold."""

from collections.abc import Callable
from decimal import Decimal

import pytest
from django.utils import translation

from landlords.requirements.applicant import Adult, Applicant, GuarantorFacts, Income, Remark
from landlords.requirements.codes import CertificateOf, IncomeType
from landlords.requirements.conditions import (
    AgeBetween,
    Capital,
    Certificate,
    ContactPerson,
    Deposit,
    Guarantor,
    HasIncomeType,
    HasRemarks,
    InternalMover,
    MunicipalGuarantee,
    TrialContract,
)
from landlords.requirements.contract import Condition
from landlords.requirements.fact_codes import AdultAge, Arranged, PresentHome, Relation
from landlords.requirements.findings import Question, of_household, of_landlord
from landlords.requirements.problems import TermsError
from landlords.requirements.sentences import NBSP, say
from landlords.requirements.values import Answers
from tests.landlords.requirements.asking import (
    HOME,
    NOBODY_KNOWS,
    ask_about,
    condition_holds,
    paper,
    screen,
)
from tests.landlords.requirements.facts import asked, household

PENSION, SALARY = IncomeType.RETIREMENT_PENSION, IncomeType.SALARY


@pytest.mark.parametrize(
    ("condition", "long", "short"),
    [
        (
            HasIncomeType((PENSION, SALARY)),
            "has salary or retirement pension as income",
            "salary or retirement pension",
        ),
        (HasRemarks(), "has a payment remark", "payment remarks"),
        (AgeBetween(18, 26), "is from 18 to 26 years old", "from 18 to 26 years"),
        (AgeBetween(65, None), "is at least 65 years old", "at least 65 years"),
        (AgeBetween(None, 26), "is at most 26 years old", "at most 26 years"),
        (InternalMover(), "already rents from the landlord", "the landlord's own tenants"),
        (Guarantor(), "has a guarantor", "guarantor"),
        (
            Guarantor(relation=Relation.PARENT),
            "has a guarantor who is a parent",
            "guarantor (a parent)",
        ),
        (
            Guarantor(Decimal("2.5"), Relation.OTHER),
            "has a guarantor who is somebody else with an income of at least 2.5 times the rent",
            "guarantor (somebody else, 2.5 × the rent)",
        ),
        (
            Guarantor(Decimal("3.0")),
            "has a guarantor with an income of at least 3 times the rent",
            "guarantor (3 × the rent)",
        ),
        (
            Certificate(CertificateOf.SPECIAL_REASONS),
            "has a certificate of special reasons",
            "certificate of special reasons",
        ),
        (MunicipalGuarantee(), "has a municipal rent guarantee", "municipal rent guarantee"),
        (
            Capital(Decimal(100000)),
            "has at least 100 000 kr in capital",
            "capital, at least 100 000 kr",
        ),
        (
            ContactPerson(),
            "has a contact person at the municipality",
            "contact person",
        ),
        (TrialContract(), "accepts to begin with a trial contract", "trial contract"),
        (
            Deposit(2),
            "pays a deposit of 2 times the monthly rent",
            "deposit of 2 × the monthly rent",
        ),
    ],
)
def test_each_condition_says_itself(condition: Condition, long: str, short: str) -> None:
    with translation.override("en"):
        assert say(condition.describe()).replace(NBSP, " ") == long
        assert say(condition.short()).replace(NBSP, " ") == short


def refused_paths(make: Callable[[], Condition]) -> list[str]:
    try:
        make()
    except TermsError as error:
        return [problem.path for problem in error.problems if str(problem)]
    return []


@pytest.mark.parametrize(
    ("make", "paths"),
    [
        (lambda: HasIncomeType(()), ["types"]),
        (lambda: HasIncomeType((SALARY, SALARY)), ["types"]),
        (lambda: AgeBetween(None, None), ["least"]),
        (lambda: AgeBetween(27, 26), ["least"]),
        (lambda: AgeBetween(26, 26), []),
        (lambda: AgeBetween(15, 111), ["least", "most"]),
        (lambda: Guarantor(Decimal("0.4")), ["multiple"]),
        (lambda: Guarantor(Decimal(11)), ["multiple"]),
        (lambda: Capital(Decimal(0)), ["amount"]),
        (lambda: Capital(Decimal(100_000_001)), ["amount"]),
        (lambda: Deposit(0), ["months"]),
        (lambda: Deposit(13), ["months"]),
        (lambda: Deposit(12), []),
    ],
)
def test_senseless_conditions_are_refused(make: Callable[[], Condition], paths: list[str]) -> None:
    assert refused_paths(make) == paths


def test_the_order_of_a_list_does_not_matter() -> None:
    assert HasIncomeType((PENSION, SALARY)) == HasIncomeType((SALARY, PENSION))


OLD = AgeBetween(65, None)
REASONS = Certificate(CertificateOf.SPECIAL_REASONS)
RICH = Capital(Decimal(100_000))
SUPPORT = IncomeType.INCOME_SUPPORT
TWO_RENTS = Deposit(2)
EARNS = Guarantor(Decimal(3))
PARENT = Guarantor(relation=Relation.PARENT)
EARNING_PARENT = Guarantor(Decimal(3), Relation.PARENT)
RENT = of_landlord("rent")


def earning(*types: IncomeType, complete: bool | None = None) -> Applicant:
    incomes = tuple(Income(type=kind) for kind in types)
    return Applicant(incomes=incomes, incomes_complete=complete)


def aged(age: AdultAge | None) -> Applicant:
    return Applicant(adults=(Adult(age=age), Adult(age=AdultAge.FROM_70)))


def living(home: PresentHome | None, landlord: str | None = None) -> Applicant:
    return Applicant(present_home=home, present_landlord=landlord)


def owning(capital: int | None = None, assets: int | None = None) -> Applicant:
    return Applicant(
        capital=None if capital is None else Decimal(capital),
        assets=None if assets is None else Decimal(assets),
    )


def paying(deposit: int) -> Applicant:
    return Applicant(deposit=Decimal(deposit))


def backed(gross: int | None = None, relation: Relation | None = None) -> Applicant:
    earned = None if gross is None else Decimal(gross)
    return Applicant(guarantor=GuarantorFacts(available=True, gross=earned, relation=relation))


def can(what: Arranged, *, answer: bool) -> Applicant:
    return Applicant(can_arrange=Answers.of({what: answer}))


ALONE = Applicant(guarantor=GuarantorFacts(available=False))
OWN = HOME.landlord
HELD = [
    (HasIncomeType((PENSION, SALARY)), earning(SUPPORT, SALARY), None, True),
    (HasIncomeType((PENSION,)), earning(SALARY, complete=True), None, False),
    (HasIncomeType((PENSION,)), earning(SALARY, complete=False), None, None),
    (HasIncomeType((PENSION,)), NOBODY_KNOWS, None, None),
    (OLD, aged(AdultAge.FROM_65_TO_69), None, True),
    (OLD, aged(AdultAge.FROM_55_TO_64), None, False),
    (AgeBetween(60, None), aged(AdultAge.FROM_55_TO_64), None, None),
    (OLD, aged(None), None, None),
    (OLD, NOBODY_KNOWS, None, None),
    (InternalMover(), living(PresentHome.OWN_LEASE, OWN), None, True),
    (InternalMover(), living(None, OWN), None, True),
    (InternalMover(), living(PresentHome.OWN_LEASE, "annan"), None, False),
    (InternalMover(), living(PresentHome.OWNS), None, False),
    (InternalMover(), living(PresentHome.NO_CONTRACT), None, False),
    (InternalMover(), living(PresentHome.OWN_LEASE), None, None),
    (InternalMover(), NOBODY_KNOWS, None, None),
    (RICH, owning(100_000), None, True),
    (RICH, owning(assets=100_000), None, True),
    (RICH, owning(99_999, 99_999), None, False),
    (RICH, owning(99_999), None, None),
    (RICH, NOBODY_KNOWS, None, None),
    (TWO_RENTS, paying(17_000), 8500, True),
    (TWO_RENTS, paying(16_999), 8500, False),
    (TWO_RENTS, paying(17_000), None, None),
    (TWO_RENTS, NOBODY_KNOWS, 8500, None),
    (Guarantor(), backed(), None, True),
    (Guarantor(), ALONE, None, False),
    (Guarantor(), NOBODY_KNOWS, None, None),
    (EARNS, backed(25_500), 8500, True),
    (EARNS, backed(25_499), 8500, False),
    (EARNS, backed(25_500), None, None),
    (EARNS, backed(), 8500, None),
    (PARENT, backed(relation=Relation.PARENT), None, True),
    (PARENT, backed(relation=Relation.OTHER), None, False),
    (PARENT, backed(), None, None),
    (EARNING_PARENT, backed(25_500, Relation.PARENT), 8500, True),
    (EARNING_PARENT, backed(None, Relation.OTHER), None, False),
    (EARNING_PARENT, backed(25_499), 8500, False),
    (EARNING_PARENT, backed(25_500), 8500, None),
    *(
        row
        for condition, what in (
            (REASONS, Arranged.CERTIFICATE_SPECIAL_REASONS),
            (Certificate(CertificateOf.DEBTS_SPECIAL_REASONS), Arranged.CERTIFICATE_DEBTS),
            (Certificate(CertificateOf.REFERENCE), Arranged.CERTIFICATE_REFERENCE),
            (MunicipalGuarantee(), Arranged.MUNICIPAL_GUARANTEE),
            (ContactPerson(), Arranged.CONTACT_PERSON),
            (TrialContract(), Arranged.TRIAL_CONTRACT),
        )
        for row in (
            (condition, can(what, answer=True), None, True),
            (condition, can(what, answer=False), None, False),
            (condition, can(Arranged.LETTER, answer=True), None, None),
        )
    ),
]


@pytest.mark.parametrize(("condition", "who", "rent", "held"), HELD)
def test_a_condition_holds_or_not_or_is_not_known(
    condition: Condition, who: Applicant, rent: int | None, held: object
) -> None:
    assert condition_holds(condition, ask_about(who, rent=rent)) is held


@pytest.mark.parametrize(
    ("condition", "who", "question"),
    [
        (HasIncomeType((PENSION,)), NOBODY_KNOWS, of_household("incomes")),
        (OLD, NOBODY_KNOWS, of_household("age", limit=OLD.short())),
        (InternalMover(), NOBODY_KNOWS, of_household("present_landlord")),
        (RICH, NOBODY_KNOWS, of_household("capital")),
        (TWO_RENTS, NOBODY_KNOWS, of_household("deposit")),
        (TWO_RENTS, paying(17_000), RENT),
        (EARNS, NOBODY_KNOWS, of_household("guarantor", terms=EARNS.short())),
        (EARNS, backed(), of_household("guarantor", terms=EARNS.short())),
        (EARNS, backed(25_500), RENT),
        (PARENT, backed(25_500), of_household("guarantor", terms=PARENT.short())),
        (
            REASONS,
            NOBODY_KNOWS,
            of_household("arrange", what=Arranged.CERTIFICATE_SPECIAL_REASONS),
        ),
        (ContactPerson(), NOBODY_KNOWS, of_household("arrange", what=Arranged.CONTACT_PERSON)),
    ],
)
def test_what_is_missing_is_asked_of_whoever_knows_it(
    condition: Condition, who: Applicant, question: Question
) -> None:
    assert condition.question(ask_about(who)) == question
    assert screen(question)


def test_an_answer_can_be_asked_for_even_where_it_is_known() -> None:
    """A page may ask again; there is always something to ask."""
    for condition, who, rent, _held in HELD:
        assert screen(condition.question(ask_about(who, rent=rent))).endswith(("?", "."))


@pytest.mark.parametrize(
    ("remarks", "complete", "holds"),
    [
        ((Remark(),), None, True),
        ((Remark(),), True, True),
        ((), True, False),
        ((), None, None),
        ((), False, None),
    ],
)
def test_whoever_has_a_remark_is_known_by_the_list(
    remarks: tuple[Remark, ...],
    complete: bool | None,  # noqa: FBT001
    holds: bool | None,  # noqa: FBT001
) -> None:
    ask = asked(household(remarks=remarks, remarks_complete=complete))
    assert HasRemarks().holds(ask) is holds
    assert HasRemarks().question(ask).code == "remarks"


@pytest.mark.parametrize(
    ("who", "on_screen", "on_paper"),
    [
        (
            owning(100_001),
            "There is 100 001 kr (money in the bank). Demanded: at least 100 000 kr: 1 kr more than needed.",
            "You have 100 001 kr (money in the bank). They want at least 100 000 kr: 1 kr more than needed.",
        ),
        (
            owning(100, 100_000),
            "There is 100 000 kr (assets in all). Demanded: at least 100 000 kr: exactly what is needed.",
            "You have 100 000 kr (assets in all). They want at least 100 000 kr: exactly what is needed.",
        ),
        (
            owning(None, 99_999),
            "There is 99 999 kr (assets in all). Demanded: at least 100 000 kr: 1 kr short.",
            "You have 99 999 kr (assets in all). They want at least 100 000 kr: 1 kr short.",
        ),
        (
            owning(99_999),
            (
                "There is 99 999 kr (money in the bank). Demanded: at least 100 000 kr. Whether there are"
                " other assets is not known."
            ),
            (
                "You have 99 999 kr (money in the bank). They want at least 100 000 kr. We need to know"
                " whether you have other assets."
            ),
        ),
        (
            NOBODY_KNOWS,
            "Demanded: at least 100 000 kr. How much there is is not known.",
            "They want at least 100 000 kr. We need to know how much you have.",
        ),
    ],
)
def test_capital_says_what_is_demanded_and_what_there_is(
    who: Applicant, on_screen: str, on_paper: str
) -> None:
    (line,) = RICH.lines(ask_about(who))
    assert (screen(line), paper(line)) == (on_screen, on_paper)


def test_what_has_no_figures_says_none() -> None:
    assert not REASONS.lines(ask_about(rent=8500))
    assert not Guarantor(relation=Relation.PARENT).lines(ask_about(rent=8500))
