"""The form of employment, and the employer's certificate: who, what stands for it, what is asked."""

from dataclasses import replace
from datetime import date

import pytest
from django.utils import translation

from landlords.requirements.applicant import Adult, Applicant
from landlords.requirements.codes import IncomeType, Who
from landlords.requirements.employment import EmployerCertificate, EmploymentForms
from landlords.requirements.fact_codes import Arranged, EmploymentForm
from landlords.requirements.findings import Outcome
from landlords.requirements.problems import TermsError
from landlords.requirements.saying import Voice
from landlords.requirements.sentences import NBSP, say
from landlords.requirements.values import Answers
from tests.landlords.requirements.earning import (
    asked,
    asks,
    bare,
    household,
    income,
    lines,
    said,
    swedish,
)

PERMANENT, FIXED, SUBSTITUTE, TRIAL, HOURLY, OWN, NONE = EmploymentForm
PENSION = IncomeType.RETIREMENT_PENSION
FIRM = EmploymentForms((PERMANENT, OWN), (PENSION,))


def employed(*forms: EmploymentForm | None, **more: object) -> Applicant:
    """Adults employed so, who have listed all their incomes: none."""
    return household(adults=tuple(Adult(employment=form) for form in forms), **more)


@pytest.mark.parametrize(
    ("form", "outcome"),
    [
        (PERMANENT, Outcome.MEETS),
        (OWN, Outcome.MEETS),
        (FIXED, Outcome.FAILS),
        (SUBSTITUTE, Outcome.FAILS),
        (TRIAL, Outcome.FAILS),
        (HOURLY, Outcome.FAILS),
        (NONE, Outcome.FAILS),
        (None, Outcome.ASK_HOUSEHOLD),
    ],
)
def test_some_forms_are_accepted(form: EmploymentForm | None, outcome: Outcome) -> None:
    found = FIRM.assess(asked(employed(form)))
    assert found.outcome is outcome
    assert asks(found) == (["employment"] if form is None else [])
    said(found)


@pytest.mark.parametrize(
    ("facts", "outcome", "questions"),
    [
        (replace(employed(NONE), incomes=(income(PENSION),)), Outcome.MEETS, []),
        (replace(employed(None), incomes=(income(PENSION),)), Outcome.MEETS, []),
        (replace(employed(NONE), incomes_complete=None), Outcome.ASK_HOUSEHOLD, ["incomes"]),
        (
            replace(employed(None), incomes_complete=None),
            Outcome.ASK_HOUSEHOLD,
            ["employment", "incomes"],
        ),
        (
            replace(employed(NONE), incomes=(income(PENSION, until=date(2026, 11, 23)),)),
            Outcome.FAILS,
            [],
        ),
        (
            replace(employed(NONE, NONE), incomes=(income(PENSION, person=2),)),
            Outcome.FAILS,
            [],
        ),
    ],
)
def test_an_income_may_stand_for_employment(
    facts: Applicant, outcome: Outcome, questions: list[str]
) -> None:
    found = FIRM.assess(asked(facts))
    assert found.outcome is outcome
    assert asks(found) == questions
    said(found)


WHO: list[tuple[Who, tuple[EmploymentForm | None, ...], Outcome, list[str]]] = [
    (Who.MAIN_APPLICANT, (PERMANENT, NONE), Outcome.MEETS, []),
    (Who.MAIN_APPLICANT, (NONE, PERMANENT), Outcome.FAILS, []),
    (Who.MAIN_APPLICANT, (NONE, None), Outcome.FAILS, []),
    (Who.ANY_ADULT, (NONE, PERMANENT), Outcome.MEETS, []),
    (Who.ANY_ADULT, (None, PERMANENT), Outcome.MEETS, []),
    (Who.ANY_ADULT, (NONE, None), Outcome.ASK_HOUSEHOLD, ["employment"]),
    (Who.ANY_ADULT, (NONE, NONE), Outcome.FAILS, []),
    (Who.EVERY_ADULT, (PERMANENT, PERMANENT), Outcome.MEETS, []),
    (Who.EVERY_ADULT, (PERMANENT, NONE), Outcome.FAILS, []),
    (Who.EVERY_ADULT, (None, NONE), Outcome.FAILS, []),
    (Who.EVERY_ADULT, (PERMANENT, None), Outcome.ASK_HOUSEHOLD, ["employment"]),
]


@pytest.mark.parametrize(("who", "forms", "outcome", "questions"), WHO)
def test_it_looks_at_the_adults_that_are_stated(
    who: Who, forms: tuple[EmploymentForm | None, ...], outcome: Outcome, questions: list[str]
) -> None:
    found = EmploymentForms((PERMANENT,), who=who).assess(asked(employed(*forms)))
    assert found.outcome is outcome
    assert asks(found) == questions
    said(found)


@pytest.mark.parametrize(
    ("who", "questions"),
    [
        (Who.MAIN_APPLICANT, ["employment"]),
        (Who.ANY_ADULT, ["employment", "adults"]),
        (Who.EVERY_ADULT, ["employment", "adults"]),
    ],
)
def test_adults_nobody_knows_are_asked_about(who: Who, questions: list[str]) -> None:
    found = EmploymentForms((PERMANENT,), who=who).assess(asked(household(adults=None)))
    assert found.outcome is Outcome.ASK_HOUSEHOLD
    assert asks(found) == questions
    said(found)


@pytest.mark.parametrize("earning", [(2,), (1, 2), (2, 1)])
def test_whoever_earns_is_there_even_if_the_adults_are_not_listed(earning: tuple[int, ...]) -> None:
    facts = household(*(income(person=person) for person in earning), adults=None)
    found = EmploymentForms((PERMANENT,), who=Who.EVERY_ADULT).assess(asked(facts))
    assert [dict(q.about).get("person") for q in found.questions] == [1, 2, None]
    assert len(found.lines) == 2  # of an adult who may not be there nothing is told


def test_incomes_that_may_be_missing_do_not_matter_where_none_stands_for_employment() -> None:
    facts = replace(employed(FIXED), incomes_complete=None)
    found = EmploymentForms((PERMANENT,)).assess(asked(facts))
    assert (found.outcome, asks(found)) == (Outcome.FAILS, [])


def test_whom_it_does_not_concern_settles_nothing_for_another() -> None:
    facts = household(income(), income(PENSION, person=2), adults=(Adult(), Adult(employment=NONE)))
    kind = EmploymentForms((PERMANENT,), only_salaried=True, who=Who.ANY_ADULT)
    found = kind.assess(asked(facts))
    assert (found.outcome, asks(found)) == (Outcome.ASK_HOUSEHOLD, ["employment"])


SALARIED = EmploymentForms((PERMANENT,), only_salaried=True)


@pytest.mark.parametrize(
    ("facts", "outcome", "questions"),
    [
        (replace(employed(NONE), incomes=(income(PENSION),)), Outcome.NOT_APPLICABLE, []),
        (replace(employed(FIXED), incomes=(income(),)), Outcome.FAILS, []),
        (employed(PERMANENT), Outcome.MEETS, []),
        (replace(employed(NONE), incomes_complete=None), Outcome.ASK_HOUSEHOLD, ["incomes"]),
        (
            replace(employed(FIXED), incomes=(income(until=date(2026, 11, 1)),)),
            Outcome.NOT_APPLICABLE,
            [],
        ),
        (
            replace(employed(None), incomes=(income(),)),
            Outcome.ASK_HOUSEHOLD,
            ["employment"],
        ),
        (employed(None), Outcome.NOT_APPLICABLE, []),
    ],
)
def test_it_may_concern_the_salaried_only(
    facts: Applicant, outcome: Outcome, questions: list[str]
) -> None:
    found = SALARIED.assess(asked(facts))
    assert found.outcome is outcome
    assert asks(found) == questions
    said(found)


@pytest.mark.parametrize(
    ("who", "first", "second", "outcome"),
    [
        (Who.EVERY_ADULT, PERMANENT, NONE, Outcome.MEETS),
        (Who.EVERY_ADULT, FIXED, NONE, Outcome.FAILS),
        (Who.ANY_ADULT, FIXED, NONE, Outcome.FAILS),
        (Who.ANY_ADULT, FIXED, PERMANENT, Outcome.MEETS),
    ],
)
def test_whom_it_does_not_concern_need_not_come_up_to_it(
    who: Who, first: EmploymentForm, second: EmploymentForm, outcome: Outcome
) -> None:
    facts = replace(employed(first, second), incomes=(income(), income(PENSION, person=2)))
    assert replace(SALARIED, who=who).assess(asked(facts)).outcome is outcome


def test_the_demand_is_said_in_the_words_of_screen_and_paper() -> None:
    found = FIRM.assess(asked(employed(FIXED)))
    assert swedish(found) == (
        "Anställningen godtas inte. Kravet: huvudsökanden har tillsvidareanställning, eget företag"
        " eller ålderspension."
    )
    assert swedish(found, Voice.PAPER) == (
        "De vill se något annat än det jobb du har: fast jobb, eget företag eller ålderspension."
    )
    assert lines(found, "sv") == ["vuxen 1: visstidsanställning"]
    assert lines(found, "sv", Voice.PAPER) == ["vuxen 1: jobb med slutdatum"]
    everybody = EmploymentForms((PERMANENT,), who=Who.EVERY_ADULT, only_salaried=True)
    found = everybody.assess(asked(replace(employed(FIXED), incomes=(income(),))))
    assert swedish(found, Voice.PAPER).endswith("alla vuxna har fast jobb.")
    assert swedish(found).endswith(
        "alla vuxna har tillsvidareanställning, gäller bara den som lever på lön."
    )


def test_it_is_short_in_a_table() -> None:
    with translation.override("sv"):
        assert say(FIRM.short()) == "tillsvidareanställning, eget företag eller ålderspension"


@pytest.mark.parametrize(
    ("forms", "instead", "path"),
    [
        ((), (), "forms"),
        (tuple(EmploymentForm), (), "forms"),
        ((PERMANENT,), (IncomeType.SALARY,), "instead"),
    ],
)
def test_what_demands_nothing_or_twice_is_refused(
    forms: tuple[EmploymentForm, ...], instead: tuple[IncomeType, ...], path: str
) -> None:
    with pytest.raises(TermsError) as refused:
        EmploymentForms(forms, instead)
    assert [problem.path for problem in refused.value.problems] == [path]


# The employer's certificate


def can(answer: bool | None) -> Answers[Arranged]:  # noqa: FBT001
    return Answers() if answer is None else Answers.of({Arranged.EMPLOYER_CERTIFICATE: answer})


@pytest.mark.parametrize(
    ("facts", "answer", "outcome"),
    [
        (household(income()), None, Outcome.TO_ARRANGE),
        (household(income()), True, Outcome.TO_ARRANGE),
        (household(income()), False, Outcome.FAILS),
        (household(), False, Outcome.NOT_APPLICABLE),
        (household(income(PENSION)), None, Outcome.NOT_APPLICABLE),
        (household(incomes_complete=None), None, Outcome.TO_ARRANGE),
        (household(incomes_complete=None), False, Outcome.ASK_HOUSEHOLD),
        (household(income(until=date(2026, 11, 23))), False, Outcome.NOT_APPLICABLE),
    ],
)
def test_a_certificate_is_arranged_unless_it_cannot_be_had(
    facts: Applicant,
    answer: bool | None,  # noqa: FBT001
    outcome: Outcome,
) -> None:
    found = EmployerCertificate(3).assess(bare(replace(facts, can_arrange=can(answer))))
    assert found.outcome is outcome
    assert asks(found) == (["incomes"] if outcome.asks else [])
    said(found)


def test_the_day_after_the_last_salary_no_certificate_is_asked_for() -> None:
    found = EmployerCertificate(3).assess(asked(household(income(until=date(2026, 12, 31)))))
    assert found.edges == (date(2027, 1, 1),)


@pytest.mark.parametrize(
    ("kind", "long", "short"),
    [
        (
            EmployerCertificate(3),
            "ett arbetsgivarintyg som är högst 3 månader gammalt, för den som lever på lön",
            "arbetsgivarintyg, högst 3 mån gammalt",
        ),
        (
            EmployerCertificate(),
            "ett arbetsgivarintyg, för den som lever på lön",
            "arbetsgivarintyg",
        ),
    ],
)
def test_a_certificate_says_itself(kind: EmployerCertificate, long: str, short: str) -> None:
    with translation.override("sv"):
        assert say(kind.describe()).replace(NBSP, " ") == long
        assert say(kind.short()).replace(NBSP, " ") == short
