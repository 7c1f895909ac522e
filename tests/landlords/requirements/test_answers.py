"""What terms answer to the directory: accepted incomes, payment remarks, days of change."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from django.utils import translation

from landlords.requirements.answers import (
    Told,
    breakpoints,
    income_answer,
    remarks_answer,
)
from landlords.requirements.codes import (
    Acceptance,
    Answer,
    Basis,
    Concerning,
    Effect,
    IncomeType,
    Issuer,
    Layer,
    Product,
    Says,
    Tier,
    Topic,
    Weight,
)
from landlords.requirements.conditions import AgeBetween, HasIncomeType
from landlords.requirements.contract import Condition
from landlords.requirements.fact_codes import EmploymentForm
from landlords.requirements.income import RentMultiple
from landlords.requirements.income_basis import AcceptedIncome, SalaryFrom
from landlords.requirements.parsing import Tests
from landlords.requirements.remarks import Remarks
from landlords.requirements.resolution import ExceptionRow, HomeKey, Row, Scope, resolve
from landlords.requirements.sentences import NBSP, say
from landlords.requirements.values import Incomes

DAY = date(2026, 11, 24)
WHOLE = Scope(9, "whole landlord")
RONNA = Scope(2, "Ronna", districts=frozenset({"ronna"}))
IN_RONNA = HomeKey("ronna", Product.ORDINARY)
IN_LINA = HomeKey("lina", Product.ORDINARY)
SOMEWHERE = HomeKey(None, Product.ORDINARY)
SALARY, SUPPORT = IncomeType.SALARY, IncomeType.INCOME_SUPPORT
PENSION = IncomeType.RETIREMENT_PENSION
YOUNG = AgeBetween(18, 26)
LEVEL = RentMultiple(Decimal(3), Basis.GROSS)


def accepts(issuer: Issuer | None = None, **stated: Acceptance) -> AcceptedIncome:
    return AcceptedIncome(
        Incomes.of({IncomeType(name): how for name, how in stated.items()}), issuer
    )


YES = accepts(income_support=Acceptance.YES)
SUPPLEMENT = accepts(income_support=Acceptance.SUPPLEMENT)
ASSESSED = accepts(income_support=Acceptance.ASSESSED)
NO = accepts(income_support=Acceptance.NO)
ABSENT = accepts(salary=Acceptance.YES)


def row(
    tests: Tests,
    topic: Topic,
    scope: Scope = WHOLE,
    weight: Weight = Weight.HARD,
    audience: Condition | None = None,
) -> Row:
    return Row(
        scope=scope,
        topic=topic,
        tier=Tier.DEMAND,
        layer=Layer.POLICY,
        weight=weight,
        says=Says.TESTS if tests else Says.NONE,
        tests=tests,
        audience=audience,
        valid_from=date(2026, 1, 1),
        valid_until=None,
    )


def basis(
    tests: Tests,
    scope: Scope = WHOLE,
    weight: Weight = Weight.HARD,
    audience: Condition | None = None,
) -> Row:
    return row(tests, Topic.INCOME_BASIS, scope, weight, audience)


def remarks(
    tests: Tests,
    scope: Scope = WHOLE,
    weight: Weight = Weight.HARD,
    audience: Condition | None = None,
) -> Row:
    return row(tests, Topic.REMARKS, scope, weight, audience)


def leeway(
    topic: Topic = Topic.INCOME_BASIS,
    scope: Scope = WHOLE,
    effect: Effect = Effect.WAIVE,
    audience: Condition | None = None,
) -> ExceptionRow:
    return ExceptionRow(scope, topic, effect, date(2026, 1, 1), None, audience)


def support(
    rows: list[Row],
    *leeways: ExceptionRow,
    home: HomeKey = IN_RONNA,
    income: IncomeType = SUPPORT,
) -> Told:
    return income_answer(resolve(rows, home, DAY), leeways, income)


def remarked(rows: list[Row], *leeways: ExceptionRow, home: HomeKey = IN_RONNA) -> Told:
    return remarks_answer(resolve(rows, home, DAY), leeways)


def words(told: Told) -> str | None:
    with translation.override("en"):
        return None if told.limit is None else say(told.limit).replace(NBSP, " ")


@pytest.mark.parametrize(
    ("tests", "answer"),
    [
        (((YES,),), Answer.YES),
        (((SUPPLEMENT,),), Answer.SUPPLEMENT),
        (((ASSESSED,),), Answer.ASSESSED),
        (((NO,),), Answer.NO),
        (((ABSENT,),), Answer.UNKNOWN),
        (((LEVEL,),), Answer.UNKNOWN),
        ((), Answer.YES),
        (((YES, NO),), Answer.NO),
        (((YES, ABSENT),), Answer.UNKNOWN),
        (((NO,), (YES,)), Answer.YES),
        (((NO,), (SUPPLEMENT,), (ASSESSED,)), Answer.SUPPLEMENT),
        (((NO,), (LEVEL,)), Answer.UNKNOWN),
    ],
)
def test_an_income_counts_as_the_best_alternative_says(tests: Tests, answer: Answer) -> None:
    assert support([basis(tests)]) == Told(answer)


def test_silence_is_not_known() -> None:
    assert support([]) == Told(Answer.UNKNOWN)
    assert support([remarks(())]) == Told(Answer.UNKNOWN)
    assert remarked([]) == Told(Answer.UNKNOWN)
    assert support([], leeway()) == Told(Answer.UNKNOWN)


def test_a_wish_decides_nothing() -> None:
    assert support([replace(basis(((NO,),)), tier=Tier.WISH)]) == Told(Answer.UNKNOWN)


def test_tests_without_content_are_not_known() -> None:
    assert support([replace(basis(()), says=Says.TESTS)]) == Told(Answer.UNKNOWN)


@pytest.mark.parametrize(
    ("weight", "answer"),
    [
        (Weight.HARD, Answer.NO),
        (Weight.NORMALLY, Answer.ASSESSED),
        (Weight.ASSESSED, Answer.ASSESSED),
        (Weight.INFORMATION, Answer.ASSESSED),
    ],
)
def test_only_a_must_says_no(weight: Weight, answer: Answer) -> None:
    assert support([basis(((NO,),), weight=weight)]) == Told(answer)
    assert remarked([remarks(((Remarks(0),),), weight=weight)]) == Told(answer)
    assert support([basis(((YES,),), weight=weight)]) == Told(Answer.YES)


@pytest.mark.parametrize(
    ("exception", "answer"),
    [
        (leeway(), Answer.EXCEPTION),
        (leeway(effect=Effect.DISREGARD), Answer.EXCEPTION),
        (leeway(scope=RONNA), Answer.EXCEPTION),
        (leeway(scope=Scope(3, "Lina", frozenset({"lina"}))), Answer.NO),
        (leeway(effect=Effect.REPLACE), Answer.EXCEPTION),
        (leeway(effect=Effect.REPLACE, scope=RONNA), Answer.NO),
        (leeway(Topic.REMARKS), Answer.NO),
        (leeway(audience=HasIncomeType((SALARY, SUPPORT))), Answer.EXCEPTION),
        (leeway(audience=HasIncomeType((SALARY,))), Answer.NO),
        (leeway(audience=YOUNG), Answer.NO),
        (replace(leeway(), valid_from=date(2026, 11, 25)), Answer.NO),
        (replace(leeway(), valid_until=date(2026, 11, 23)), Answer.NO),
        (replace(leeway(), valid_until=DAY), Answer.EXCEPTION),
    ],
)
def test_an_exception_opens_what_it_is_for(exception: ExceptionRow, answer: Answer) -> None:
    assert support([basis(((NO,),))], exception) == Told(answer)


def test_an_exception_goes_before_judgement_and_changes_no_yes() -> None:
    assert support([basis(((NO,),), weight=Weight.NORMALLY)], leeway()) == Told(Answer.EXCEPTION)
    assert support([basis(((YES,),))], leeway()) == Told(Answer.YES)
    assert support([basis(((ABSENT,),))], leeway()) == Told(Answer.UNKNOWN)


def test_a_limit_says_where_income_support_must_come_from() -> None:
    own = accepts(Issuer.OWN_MUNICIPALITY, income_support=Acceptance.YES, salary=Acceptance.YES)
    anywhere = replace(own, issuer=Issuer.ANY_MUNICIPALITY)
    assert words(support([basis(((own,),))])) == "only from the municipality of the home"
    assert support([basis(((own,),))], income=SALARY) == Told(Answer.YES)
    assert support([basis(((anywhere,),))]) == Told(Answer.YES)
    assert support([basis(((own,), (anywhere,)))]) == Told(Answer.YES)


def test_a_limit_names_what_else_the_alternative_asks() -> None:
    assert words(support([basis(((YES, LEVEL), (NO,)))])) == "3 × the rent, gross"
    double = RentMultiple(Decimal(4), Basis.NET)
    assert words(support([basis(((YES, LEVEL), (YES, double)))])) == (
        "3 × the rent, gross or 4 × the rent, net"
    )


def test_the_form_of_employment_limits_salary_alone() -> None:
    both = accepts(income_support=Acceptance.YES, salary=Acceptance.YES)
    rows = [basis(((both, SalaryFrom((EmploymentForm.PERMANENT,))),))]
    assert words(support(rows, income=SALARY)) == "salary counts from: permanent employment"
    assert support(rows) == Told(Answer.YES)
    with_level = [basis(((both, SalaryFrom((EmploymentForm.PERMANENT,)), LEVEL),))]
    assert words(support(with_level)) == "3 × the rent, gross"


def test_an_audience_is_named_and_decides_nothing() -> None:
    pensioners = HasIncomeType((PENSION,))
    rows = [basis(((NO,),)), basis(((YES,),), audience=pensioners)]
    told = support(rows)
    assert told.answer is Answer.NO
    assert words(told) == "other rules for whoever has retirement pension as income"
    alone = support(rows[1:])
    assert alone.answer is Answer.UNKNOWN
    assert words(alone) == "other rules for whoever has retirement pension as income"


def test_limits_stand_side_by_side() -> None:
    rows = [
        remarks(((Remarks(3, 12, Decimal(5000)),),)),
        remarks((), audience=YOUNG),
    ]
    assert words(remarked(rows)) == (
        "at most 3, older than 12 mo., at most 5 000 kr;"
        " other rules for whoever is from 18 to 26 years old"
    )


@pytest.mark.parametrize(
    ("tests", "answer", "limit"),
    [
        ((), Answer.YES, None),
        (((Remarks(0),),), Answer.NO, None),
        (((Remarks(0, 24),),), Answer.YES, "none in the last 24 mo."),
        (((Remarks(1),),), Answer.YES, "at most 1"),
        (
            ((Remarks(0, concerning=Concerning.HOUSING),),),
            Answer.YES,
            "none, about housing",
        ),
        (((Remarks(0),), (Remarks(2),)), Answer.YES, "at most 2"),
        (((Remarks(0), Remarks(2)),), Answer.NO, None),
        (((Remarks(1),), (Remarks(0, 24),)), Answer.YES, "at most 1 or none in the last 24 mo."),
        (((Remarks(1), LEVEL),), Answer.YES, "at most 1 and 3 × the rent, gross"),
        (((LEVEL,),), Answer.UNKNOWN, None),
        (((Remarks(0),), (LEVEL,)), Answer.UNKNOWN, None),
    ],
)
def test_remarks_are_answered_with_their_limit(
    tests: Tests, answer: Answer, limit: str | None
) -> None:
    told = remarked([remarks(tests)])
    assert (told.answer, words(told)) == (answer, limit)


@pytest.mark.parametrize(
    ("exception", "answer"),
    [
        (leeway(Topic.REMARKS), Answer.EXCEPTION),
        (leeway(Topic.REMARKS, effect=Effect.DISREGARD, scope=RONNA), Answer.EXCEPTION),
        (leeway(Topic.REMARKS, audience=YOUNG), Answer.NO),
        (leeway(Topic.REMARKS, audience=HasIncomeType((SUPPORT,))), Answer.NO),
        (leeway(Topic.INCOME_BASIS), Answer.NO),
    ],
)
def test_an_exception_from_remarks(exception: ExceptionRow, answer: Answer) -> None:
    assert remarked([remarks(((Remarks(0),),))], exception) == Told(answer)


def test_the_scope_of_the_home_decides() -> None:
    rows = [basis(((YES,),)), basis(((NO,),), RONNA)]
    assert support(rows, home=IN_RONNA) == Told(Answer.NO)
    assert support(rows, home=IN_LINA) == Told(Answer.YES)


def test_an_unsure_scope_that_answers_otherwise_makes_it_unknown() -> None:
    rows = [basis(((YES,),)), basis(((NO,),), RONNA), basis(((NO,),), audience=YOUNG)]
    told = support(rows, home=SOMEWHERE)
    assert told.answer is Answer.UNKNOWN
    assert words(told) == "other rules for whoever is from 18 to 26 years old"


def test_an_unsure_scope_that_answers_alike_changes_nothing() -> None:
    rows = [basis(((YES,),)), basis(((YES,),), RONNA)]
    assert support(rows, home=SOMEWHERE) == Told(Answer.YES)


def test_a_limit_stands_only_if_every_reading_has_it() -> None:
    same = [remarks(((Remarks(2),),)), remarks(((Remarks(2),),), RONNA)]
    assert words(remarked(same, home=SOMEWHERE)) == "at most 2"
    other = [remarks(((Remarks(2),),)), remarks(((Remarks(3),),), RONNA)]
    assert remarked(other, home=SOMEWHERE) == Told(Answer.YES)


def test_an_exception_in_an_unsure_scope_leaves_a_no_unknown() -> None:
    no = [basis(((NO,),))]
    assert support(no, leeway(scope=RONNA), home=SOMEWHERE) == Told(Answer.UNKNOWN)
    both = support(no, leeway(), leeway(scope=RONNA), home=SOMEWHERE)
    assert both == Told(Answer.EXCEPTION)
    assert support([basis(((YES,),))], leeway(scope=RONNA), home=SOMEWHERE) == Told(Answer.YES)


def test_answers_may_change_on_first_days_and_after_last_days() -> None:
    rows = [
        replace(basis(()), valid_from=date(2026, 3, 1), valid_until=date(2026, 6, 30)),
        replace(basis(()), valid_from=date(2026, 7, 1), valid_until=date.max),
    ]
    leeways = [replace(leeway(), valid_from=date(2025, 1, 1), valid_until=date(2026, 2, 28))]
    assert breakpoints(rows, leeways) == (
        date(2025, 1, 1),
        date(2026, 3, 1),
        date(2026, 7, 1),
    )
    assert breakpoints([], []) == ()


def test_between_two_days_of_change_nothing_changes() -> None:
    rows = [
        replace(basis(((YES,),)), valid_until=date(2026, 6, 30)),
        replace(basis(((NO,),)), valid_from=date(2026, 7, 1)),
    ]
    leeways = [replace(leeway(), valid_from=date(2026, 10, 1), valid_until=date(2026, 10, 31))]
    days = breakpoints(rows, leeways)
    found = [income_answer(resolve(rows, IN_LINA, day), leeways, SUPPORT).answer for day in days]
    assert list(zip(days, found, strict=True)) == [
        (date(2026, 1, 1), Answer.YES),
        (date(2026, 7, 1), Answer.NO),
        (date(2026, 10, 1), Answer.EXCEPTION),
        (date(2026, 11, 1), Answer.NO),
    ]
