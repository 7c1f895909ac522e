"""Which incomes count: each acceptance, each issuer, forms of employment, and the row's own answer."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from django.utils import translation

from landlords.requirements.applicant import Adult, Applicant, Income
from landlords.requirements.basis import How
from landlords.requirements.codes import Acceptance, IncomeType, Issuer, Topic
from landlords.requirements.fact_codes import EmploymentForm
from landlords.requirements.findings import Outcome
from landlords.requirements.income_basis import NEVER, SURELY, AcceptedIncome, SalaryFrom
from landlords.requirements.problems import TermsError
from landlords.requirements.sentences import NBSP, say
from landlords.requirements.values import Incomes
from tests.landlords.requirements.earning import (
    accepts,
    asked,
    asks,
    counted,
    household,
    income,
    lines,
    row,
    said,
)

SUPPORT = IncomeType.INCOME_SUPPORT


@pytest.mark.parametrize(
    ("how", "alone", "beside", "questions"),
    [
        (Acceptance.YES, How.SURE, How.SURE, []),
        (Acceptance.SUPPLEMENT, How.NOT, How.SURE, []),
        (Acceptance.ASSESSED, How.JUDGES, How.JUDGES, ["accepted_income"]),
        (Acceptance.NO, How.NOT, How.NOT, []),
    ],
)
def test_each_acceptance_is_a_way_to_count(
    how: Acceptance, alone: How, beside: How, questions: list[str]
) -> None:
    way = accepts(salary=how).way(income())
    assert way is not None
    assert (way.alone, way.beside) == (alone, beside)
    assert [question.code for question in way.questions] == questions


def test_a_kind_that_is_not_named_is_not_a_no() -> None:
    assert accepts(salary=Acceptance.YES).way(income(SUPPORT)) is None


OWN, ANY, UNSAID = Issuer.OWN_MUNICIPALITY, Issuer.ANY_MUNICIPALITY, None
ISSUED: list[tuple[Issuer | None, bool | None, How, list[str]]] = [
    (ANY, True, How.SURE, []),
    (ANY, False, How.SURE, []),
    (ANY, None, How.SURE, []),
    (OWN, True, How.SURE, []),
    (OWN, False, How.NOT, []),
    (OWN, None, How.HOUSEHOLD, ["own_municipality"]),
    (UNSAID, True, How.SURE, []),
    (UNSAID, False, How.LANDLORD, ["accepted_issuer"]),
    (UNSAID, None, How.HOUSEHOLD, ["own_municipality"]),
]


@pytest.mark.parametrize(("issuer", "own", "how", "questions"), ISSUED)
@pytest.mark.parametrize("acceptance", [Acceptance.YES, Acceptance.SUPPLEMENT, Acceptance.ASSESSED])
def test_income_support_counts_as_its_municipality_lets_it(
    acceptance: Acceptance,
    issuer: Issuer | None,
    own: bool | None,  # noqa: FBT001
    how: How,
    questions: list[str],
) -> None:
    kind = AcceptedIncome(Incomes.of({SUPPORT: acceptance}), issuer)
    way = kind.way(income(SUPPORT, own_municipality=own))
    assert way is not None
    assessed = acceptance is Acceptance.ASSESSED and how is not How.NOT
    assert way.beside is (max(How.JUDGES, how, key=lambda h: h.position) if assessed else how)
    assert way.alone is (How.NOT if acceptance is Acceptance.SUPPLEMENT else way.beside)
    expected = ["accepted_income", *questions] if assessed else questions
    assert [question.code for question in way.questions] == expected


def test_the_municipality_matters_for_income_support_only() -> None:
    kind = AcceptedIncome(
        Incomes.of({SUPPORT: Acceptance.YES, IncomeType.SALARY: Acceptance.YES}), OWN
    )
    assert kind.way(income()) == SURELY


BASIS = Topic.INCOME_BASIS


@pytest.mark.parametrize(
    ("facts", "stated", "outcome", "questions"),
    [
        (household(income()), {"salary": Acceptance.YES}, Outcome.MEETS, []),
        (household(income()), {"salary": Acceptance.NO}, Outcome.FAILS, []),
        (household(), {"salary": Acceptance.YES}, Outcome.FAILS, []),
        (
            household(income()),
            {"salary": Acceptance.ASSESSED},
            Outcome.JUDGES,
            ["accepted_income"],
        ),
        (
            household(income()),
            {"capital": Acceptance.YES},
            Outcome.ASK_LANDLORD,
            ["accepted_income"],
        ),
        (
            household(income(SUPPORT)),
            {"income_support": Acceptance.YES},
            Outcome.ASK_HOUSEHOLD,
            ["own_municipality"],
        ),
        (
            household(income(), incomes_complete=None),
            {"salary": Acceptance.NO},
            Outcome.ASK_HOUSEHOLD,
            ["incomes"],
        ),
        (
            household(income(), income(IncomeType.CHILD_BENEFIT)),
            {"salary": Acceptance.NO, "child_benefit": Acceptance.SUPPLEMENT},
            Outcome.FAILS,
            [],
        ),
        (
            household(expected_housing_allowance=None),
            {"housing_allowance": Acceptance.YES},
            Outcome.ASK_HOUSEHOLD,
            ["expected_housing_allowance"],
        ),
    ],
)
def test_the_row_answers_whether_any_income_counts(
    facts: Applicant, stated: dict[str, Acceptance], outcome: Outcome, questions: list[str]
) -> None:
    kind = accepts(**stated)
    found = kind.assess(asked(facts, row(BASIS, (kind,))))
    assert found.outcome is outcome
    assert asks(found) == questions
    said(found)


def test_every_income_is_named_with_how_it_counts() -> None:
    kind = accepts(salary=Acceptance.YES, income_support=Acceptance.NO)
    facts = household(income(), income(SUPPORT, 4_000))
    found = kind.assess(asked(facts, row(BASIS, (kind,))))
    assert said(found) == "Counts: salary."
    assert lines(found, "sv") == ["lön – räknas", "försörjningsstöd – räknas inte"]


def test_where_nothing_counts_each_income_is_named_and_the_day_on_which_one_ends() -> None:
    kind = accepts(salary=Acceptance.NO)
    ask = asked(household(income(until=date(2026, 12, 31))), row(BASIS, (kind,)))
    found = kind.assess(ask)
    assert found.outcome is Outcome.FAILS
    assert lines(found) == ["salary – does not count"]
    assert found.edges == (date(2027, 1, 1),)


PERMANENT = SalaryFrom((EmploymentForm.PERMANENT,), (EmploymentForm.TRIAL,))


@pytest.mark.parametrize(
    ("form", "how"),
    [
        (EmploymentForm.PERMANENT, How.SURE),
        (EmploymentForm.TRIAL, How.JUDGES),
        (EmploymentForm.HOURLY, How.NOT),
        (EmploymentForm.NONE, How.NOT),
        (None, How.HOUSEHOLD),
    ],
)
def test_salary_counts_by_form_of_employment(form: EmploymentForm | None, how: How) -> None:
    facts = household(income(), adults=(Adult(employment=form),))
    rows = row(BASIS, (accepts(salary=Acceptance.YES), PERMANENT))
    assert counted(facts, rows).incomes[0].how is how
    found = PERMANENT.assess(asked(facts, rows))
    assert found.outcome is Outcome.MEETS
    said(found)


def test_each_adults_salary_counts_by_their_own_employment() -> None:
    adults = (Adult(employment=EmploymentForm.HOURLY), Adult(employment=EmploymentForm.PERMANENT))
    facts = household(income(), income(person=2), adults=adults)
    basis = counted(
        facts, row(BASIS, (accepts(salary=Acceptance.YES), PERMANENT)), row(Topic.COMBINING)
    )
    assert [item.how for item in basis.incomes] == [How.NOT, How.SURE]
    nobody_known = replace(facts, adults=None)
    way = PERMANENT.way(income(person=2), nobody_known)
    assert way.alone is How.HOUSEHOLD
    assert [dict(question.about) for question in way.questions] == [{"person": 2}]


def test_other_incomes_do_not_hang_on_employment() -> None:
    assert PERMANENT.way(income(SUPPORT), household()) == SURELY
    facts = household(income(SUPPORT, own_municipality=True))
    found = PERMANENT.assess(asked(facts))
    assert found.outcome is Outcome.NOT_APPLICABLE
    said(found)
    salary_too = household(income(SUPPORT, own_municipality=True), income())
    assert PERMANENT.assess(asked(salary_too)).outcome is Outcome.MEETS
    open_list = replace(facts, incomes_complete=None)
    assert PERMANENT.assess(asked(open_list)).outcome is Outcome.MEETS


@pytest.mark.parametrize(
    ("counts", "assessed", "path"),
    [
        ((), (), "counts"),
        ((EmploymentForm.TRIAL,), (EmploymentForm.TRIAL,), "assessed"),
        ((EmploymentForm.NONE,), (), "counts"),
        ((EmploymentForm.TRIAL,), (EmploymentForm.NONE,), "counts"),
    ],
)
def test_forms_that_do_not_go_together_are_refused(
    counts: tuple[EmploymentForm, ...], assessed: tuple[EmploymentForm, ...], path: str
) -> None:
    with pytest.raises(TermsError) as refused:
        SalaryFrom(counts, assessed)
    assert [problem.path for problem in refused.value.problems] == [path]


def test_forms_of_employment_say_themselves() -> None:
    with translation.override("sv"):
        assert say(PERMANENT.describe()).replace(NBSP, " ") == (
            "lön räknas från: tillsvidareanställning; hyresvärden bedömer lön från: provanställning"
        )
        assert (
            say(SalaryFrom((EmploymentForm.HOURLY,)).short()) == "lön räknas från: timanställning"
        )


def test_never_and_surely_ask_nothing() -> None:
    assert NEVER.questions == SURELY.questions == ()
    assert Income(IncomeType.SALARY, gross=Decimal(1)).has_ended(asked(household()).on) is False
