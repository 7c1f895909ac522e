"""Work, studies, children, lasting income: what the conditions say, refuse, and whether they hold."""

from datetime import date, timedelta

import pytest
from django.utils import translation

from landlords.requirements import circumstances
from landlords.requirements.applicant import Adult, Applicant, Income
from landlords.requirements.circumstances import Employed, HasChildren, Student, TemporaryIncome
from landlords.requirements.codes import IncomeType
from landlords.requirements.contract import Condition
from landlords.requirements.fact_codes import ChildAge, EmploymentForm, Tie
from landlords.requirements.findings import Question, of_household
from landlords.requirements.problems import TermsError
from landlords.requirements.sentences import say
from landlords.requirements.values import Answers
from tests.landlords.requirements.asking import (
    NOBODY_KNOWS,
    TODAY,
    ask_about,
    condition_holds,
    screen,
)

SALARY, BENEFIT, AID = IncomeType.SALARY, IncomeType.CHILD_BENEFIT, IncomeType.STUDENT_AID
LASTING = Income(SALARY, open_ended=True)
ENDING = Income(SALARY, open_ended=False)
UNTIL_MAY = Income(SALARY, until=date(2027, 5, 31))
UNSURE = Income(SALARY, person=2)
ALLOWANCE = Income(IncomeType.HOUSING_ALLOWANCE, open_ended=True)
INSECURE = Employed((EmploymentForm.HOURLY, EmploymentForm.FIXED_TERM))


def earns(*incomes: Income, complete: bool | None = None) -> Applicant:
    return Applicant(incomes=incomes, incomes_complete=complete)


def studying(
    *incomes: Income, there: bool | None = None, complete: bool | None = None
) -> Applicant:
    ties: Answers[Tie] = Answers() if there is None else Answers.of({Tie.STUDIES: there})
    return Applicant(incomes=incomes, incomes_complete=complete, ties=ties)


def employed(form: EmploymentForm | None) -> Applicant:
    return Applicant(adults=(Adult(employment=form), Adult(employment=EmploymentForm.HOURLY)))


HELD = [
    (TemporaryIncome(), earns(ENDING, complete=True), True),
    (TemporaryIncome(), earns(UNTIL_MAY, ALLOWANCE, complete=True), True),
    (TemporaryIncome(), earns(complete=True), True),
    (TemporaryIncome(), earns(LASTING), False),
    (TemporaryIncome(), earns(UNTIL_MAY, LASTING, UNSURE, complete=True), False),
    (TemporaryIncome(), earns(UNTIL_MAY), None),
    (TemporaryIncome(), earns(UNTIL_MAY, UNSURE, complete=True), None),
    (TemporaryIncome(), earns(Income(BENEFIT)), None),
    (TemporaryIncome(), NOBODY_KNOWS, None),
    (HasChildren(), Applicant(children=(ChildAge.AGE_3,)), True),
    (HasChildren(), Applicant(children=()), False),
    (HasChildren(), NOBODY_KNOWS, None),
    (Student(), studying(Income(AID)), True),
    (Student(), studying(there=True), True),
    (Student(), studying(Income(SALARY), there=False, complete=True), False),
    (Student(), studying(Income(SALARY)), None),
    (Student(), studying(Income(AID, until=TODAY)), True),
    (Student(), studying(Income(AID, until=TODAY - timedelta(days=1))), None),
    (Student(), studying(there=False, complete=True), False),
    (Student(), studying(Income(AID, person=2), there=False, complete=True), False),
    (Student(), studying(there=False), None),
    (Student(), studying(complete=True), None),
    (Student(), NOBODY_KNOWS, None),
    (INSECURE, employed(EmploymentForm.FIXED_TERM), True),
    (INSECURE, employed(EmploymentForm.PERMANENT), False),
    (INSECURE, employed(None), None),
    (INSECURE, NOBODY_KNOWS, None),
]


@pytest.mark.parametrize(("condition", "who", "held"), HELD)
def test_a_condition_holds_or_not_or_is_not_known(
    condition: Condition, who: Applicant, held: object
) -> None:
    assert condition_holds(condition, ask_about(who)) is held


@pytest.mark.parametrize(
    ("condition", "who", "question"),
    [
        (TemporaryIncome(), NOBODY_KNOWS, of_household("incomes")),
        (TemporaryIncome(), earns(UNTIL_MAY), of_household("incomes")),
        (
            TemporaryIncome(),
            earns(ENDING, UNSURE),
            of_household("income_end", income=SALARY, person=2),
        ),
        (HasChildren(), NOBODY_KNOWS, of_household("children")),
        (Student(), NOBODY_KNOWS, of_household("studies")),
        (INSECURE, NOBODY_KNOWS, of_household("employed")),
    ],
)
def test_what_is_missing_is_asked(condition: Condition, who: Applicant, question: Question) -> None:
    assert condition.question(ask_about(who)) == question
    assert screen(question)


@pytest.mark.parametrize(
    ("condition", "long", "short"),
    [
        (TemporaryIncome(), "has no income without an end", "temporary income"),
        (HasChildren(), "has children at home", "families with children"),
        (Student(), "studies", "students"),
        (
            INSECURE,
            "has fixed-term employment or work by the hour",
            "fixed-term employment or work by the hour",
        ),
    ],
)
def test_each_condition_says_itself(condition: Condition, long: str, short: str) -> None:
    with translation.override("en"):
        assert say(condition.describe()) == long
        assert say(condition.short()) == short


@pytest.mark.parametrize("forms", [(), (EmploymentForm.HOURLY, EmploymentForm.HOURLY)])
def test_senseless_forms_are_refused(forms: tuple[EmploymentForm, ...]) -> None:
    with pytest.raises(TermsError):
        Employed(forms)


def test_every_question_is_asked_by_one_of_the_rows() -> None:
    asked = {c.question(ask_about(who)).code for c, who, _held in HELD}
    assert {f"question.{code}" for code in asked} >= set(circumstances.MESSAGES)
