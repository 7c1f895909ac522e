"""Requirements are written in a form, without a script, and stored as the core writes them."""

from datetime import date
from typing import Any

import pytest
from django.test import Client

from landlords.admin_forms.reading import requirement_sentence
from landlords.models import LandlordAnswer, Requirement, Source, TermScope
from tests.make import make_requirement, make_scope, make_source
from tests.no_script import Browser

pytestmark = pytest.mark.django_db

Params = dict[str, Any]
KINDS: list[tuple[str, str, Params, Params, str]] = [
    (
        "income_level", "rent_multiple", {"n": "2,5", "basis": "gross"},
        {"n": "2.5", "basis": "gross"}, "2,5",
    ),
    (
        "income_level", "residual",
        {"norm": "fixed_amount", "children": "ignored", "child_benefits": "yes", "amount": "6 500"},
        {
            "norm": "fixed_amount", "children": "ignored", "child_benefits": True, "factor": "1",
            "amount": "6500", "child_amount": None,
        },
        "500",
    ),
    (
        "income_level", "rent_share",
        {"share": "30", "basis": "gross", "by_type-student_aid": "40", "by_type-capital": "12,5"},
        {"share": "30", "basis": "gross", "by_type": {"student_aid": "40", "capital": "12.5"}},
        "40",
    ),
    (
        "income_level", "rent_share", {"share": "30", "basis": "net"},
        {"share": "30", "basis": "net", "by_type": None}, "30",
    ),
    (
        "employment", "employment_form",
        {"forms": ["permanent", "own_business"], "instead": ["retirement_pension"]},
        {
            "forms": ["permanent", "own_business"], "instead": ["retirement_pension"],
            "who": "main_applicant", "only_salaried": False,
        },
        "ålderspension",
    ),
    (
        "income_basis", "accepted_income",
        {"incomes-salary": "yes", "incomes-income_support": "assessed", "issuer": "own_municipality"},
        {"incomes": {"salary": "yes", "income_support": "assessed"}, "issuer": "own_municipality"},
        "örsörjningsstöd",
    ),
    (
        "certainty", "certainty",
        {"months": "6", "direction": "forward", "counted_from": "application"},
        {"months": 6, "direction": "forward", "counted_from": "application"}, "6",
    ),
    (
        "remarks", "remarks", {"most": "3", "youngest": "12", "total": "5000"},
        {"most": 3, "youngest": 12, "total": "5000", "concerning": "all"}, "12",
    ),
    (
        "household_size", "household_size", {"persons-1": "2", "persons-3": "5", "counts": "adults"},
        {"persons": {"1": 2, "3": 5}, "counts": "adults"}, "5",
    ),
    (
        "queue", "queue", {"channel": "kommun", "least_days": "400"},
        {"channel": "kommun", "least_days": 400, "least_points": None, "points_a_day": None}, "400",
    ),
    (
        "own_conditions", "own_condition", {"text": "ingen rökning i bostaden"},
        {"text": "ingen rökning i bostaden", "proof": None}, "rökning i bostaden",
    ),
    (
        "other_home", "other_home", {},
        {"proof_is_enough": True, "subleases_count": False}, "annan bostad",
    ),
    ("viewing", "viewing", {"by_other": "no"}, {"by_other": False}, "visning"),
]  # fmt: skip


def new_requirement(client: Client, scope: TermScope | None = None) -> Browser:
    """The form for a requirement of this scope, with everything but the demand filled in."""
    scope = scope or make_scope()
    page = Browser(client, f"/admin/landlords/requirement/add/?scope={scope.pk}")
    page.fill(new_kind="phone", new_label="Uthyrningen", valid_from="2024-01-01")
    return page


def choose(page: Browser, kind: str, slot: str = "tests-0-0", **params: str) -> None:
    """Choose a kind in a slot, have its fields shown, and fill them in."""
    page.set(f"{slot}-kind", kind)
    page.press("_redraw", "show")
    for name, value in params.items():
        page.set(f"{slot}-{kind}-{name}", value)


@pytest.mark.parametrize(
    ("topic", "kind", "typed", "stored", "word"), KINDS, ids=[row[1] for row in KINDS]
)
def test_each_kind_is_written_without_a_script_and_read_back(
    coordinator: Client, topic: str, kind: str, typed: Params, stored: Params, word: str
) -> None:
    page = new_requirement(coordinator)
    page.fill(topic=topic)
    choose(page, kind, **typed)
    page.press("_continue")
    assert page.errors == ""
    requirement = Requirement.objects.get()
    assert requirement.tests == [[{"kind": kind, "version": 1, "params": stored}]]
    assert " ".join(requirement_sentence(requirement).split()) in page.text
    assert f"/{requirement.pk}/change/" in page.url
    page.correct()
    page.press("_save")
    requirement.refresh_from_db()
    assert requirement.tests == [[{"kind": kind, "version": 1, "params": stored}]]
    assert word in page.text  # on the landlord's page


def test_showing_the_fields_saves_nothing_and_keeps_what_was_typed(coordinator: Client) -> None:
    page = new_requirement(coordinator)
    page.fill(topic="income_level", note="Gäller alla hus", valid_until="2030-12-31")
    choose(page, "rent_multiple", n="abc")
    page.press("_redraw", "tests+")
    assert page.errors == ""
    assert page.form.values["note"] == ["Gäller alla hus"]
    assert page.form.values["valid_until"] == ["2030-12-31"]
    assert page.form.values["tests-0-0-rent_multiple-n"] == ["abc"]
    assert page.form.values["new_label"] == ["Uthyrningen"]
    assert "tests-1-0-kind" in page.form.known
    assert not Requirement.objects.exists()
    assert not Source.objects.exists()


def test_the_only_kind_of_a_topic_is_chosen_with_it(coordinator: Client) -> None:
    page = new_requirement(coordinator)
    page.fill(topic="remarks")
    page.press("_redraw", "show")
    assert page.form.values["tests-0-0-kind"] == ["remarks"]


def test_alternatives_and_tests_that_must_all_hold(coordinator: Client) -> None:
    page = new_requirement(coordinator)
    page.fill(topic="income_level")
    choose(page, "rent_multiple", n="3", basis="gross")
    page.press("_redraw", "tests+0")
    choose(page, "remarks", slot="tests-0-1", most="0")
    page.press("_redraw", "tests+")
    choose(page, "rent_multiple", slot="tests-1-0", n="2", basis="net")
    page.press("_redraw", "tests+")  # left empty: says nothing
    page.press("_save")
    kinds = [[test["kind"] for test in row] for row in Requirement.objects.get().tests]
    assert kinds == [["rent_multiple", "remarks"], ["rent_multiple"]]


def test_a_slot_that_is_emptied_is_taken_away(coordinator: Client) -> None:
    scope = make_scope()
    row = {"kind": "rent_multiple", "version": 1, "params": {"n": "3", "basis": "gross"}}
    other = {"kind": "rent_multiple", "version": 1, "params": {"n": "2", "basis": "net"}}
    requirement = make_requirement(scope=scope, tests=[[row], [other]])
    page = Browser(coordinator, f"/admin/landlords/requirement/{requirement.pk}/change/")
    page.set("tests-0-0-kind", "")
    page.correct()
    page.press("_save")
    requirement.refresh_from_db()
    assert [[test["params"]["n"] for test in row] for row in requirement.tests] == [["2"]]


def test_an_answer_without_a_demand_needs_no_tests(coordinator: Client) -> None:
    page = new_requirement(coordinator)
    page.fill(topic="deposit", says="none")
    page.press("_save")
    requirement = Requirement.objects.get()
    assert (requirement.says, requirement.tests) == ("none", [])


def test_a_demand_without_tests_is_told_and_nothing_is_stored(coordinator: Client) -> None:
    page = new_requirement(coordinator)
    page.fill(topic="income_level")
    page.press("_save")
    assert "makes no demand" in page.errors or "inget krav" in page.errors
    assert not Requirement.objects.exists()


def test_an_audience_is_chosen_like_a_kind(coordinator: Client) -> None:
    page = new_requirement(coordinator)
    page.fill(topic="deposit", says="none")
    page.set("audience-0-0-kind", "age_between")
    page.press("_redraw", "show")
    page.set("audience-0-0-age_between-most", "26")
    page.press("_save")
    requirement = Requirement.objects.get()
    assert requirement.audience == {
        "kind": "age_between", "version": 1, "params": {"least": None, "most": 26}
    }  # fmt: skip
    assert requirement.audience_key


def test_a_conflict_is_told_at_its_parameter(coordinator: Client) -> None:
    page = new_requirement(coordinator)
    page.fill(topic="income_level")
    choose(page, "residual", norm="fixed_amount", children="ignored", child_benefits="no")
    page.press("_save")
    html = page.response.content.decode()
    place = html.index('id="div_id_tests-0-0-residual-amount"')
    assert "field-errors" in html[place : html.index("<input", place)]


def test_the_same_test_twice_is_told(coordinator: Client) -> None:
    page = new_requirement(coordinator)
    page.fill(topic="income_level")
    choose(page, "rent_multiple", n="3", basis="gross")
    page.press("_redraw", "tests+0")
    choose(page, "rent_multiple", slot="tests-0-1", n="3", basis="gross")
    page.press("_save")
    assert page.errors
    assert not Requirement.objects.exists()


def test_saving_answers_the_directory_anew(coordinator: Client) -> None:
    scope = make_scope()
    page = new_requirement(coordinator, scope)
    page.fill(topic="income_basis")
    choose(page, "accepted_income", **{"incomes-salary": "yes", "incomes-capital": "no"})
    page.press("_save")
    answers = LandlordAnswer.objects.filter(landlord=scope.landlord, district=None)
    assert dict(answers.values_list("question", "answer")) == {
        "income:salary": "yes", "income:capital": "no"
    }  # fmt: skip


def test_overlapping_periods_are_told_in_a_sentence_and_kept(coordinator: Client) -> None:
    scope = make_scope()
    make_requirement(scope=scope)
    page = new_requirement(coordinator, scope)
    page.fill(topic="income_level", note="ny rad")
    choose(page, "rent_multiple", n="2", basis="net")
    page.press("_save")
    assert str(violation("requirement_never_overlaps")) in page.errors
    assert page.form.values["note"] == ["ny rad"]
    assert page.form.values["tests-0-0-rent_multiple-n"] == ["2"]
    assert Requirement.objects.count() == 1


def violation(name: str) -> Any:
    """The sentence of a constraint."""
    constraints = {item.name: item for item in Requirement._meta.constraints}
    return constraints[name].violation_error_message


def test_another_audience_does_not_overlap(coordinator: Client) -> None:
    scope = make_scope()
    make_requirement(scope=scope, topic="deposit", says="none", tests=[])
    page = new_requirement(coordinator, scope)
    page.fill(topic="deposit", says="none")
    page.set("audience-0-0-kind", "internal_mover")
    page.press("_save")
    assert Requirement.objects.count() == 2


@pytest.mark.parametrize(
    ("first", "last", "confirmed"),
    [
        ("2024-02-01", "2024-01-31", "2024-01-01"),
        ("0001-01-01", "", "2024-01-01"),
        ("2024-01-01", "9999-12-31", "2024-01-01"),
        ("2024-01-01", "", "9999-12-31"),
        ("2024-01-01", "", "0001-01-01"),
        ("2024-02-30", "", "2024-01-01"),
        ("", "", ""),
        ("10000-01-01", "x", "-1"),
    ],
)
def test_impossible_days_are_told(
    coordinator: Client, first: str, last: str, confirmed: str
) -> None:
    scope = make_scope()
    make_requirement(scope=scope, topic="deposit", says="none", tests=[])
    page = new_requirement(coordinator, scope)
    page.fill(topic="deposit", says="none", valid_from=first, valid_until=last)
    page.fill(confirmed_on=confirmed)
    page.press("_save")
    assert page.response.status_code == 200
    assert page.errors
    assert Requirement.objects.count() == 1


def test_a_source_is_chosen_or_written_but_not_both(coordinator: Client) -> None:
    source = make_source(label="Webbplatsen")
    page = new_requirement(coordinator)
    page.fill(topic="deposit", says="none", source=source.pk)
    page.press("_save")
    assert page.errors
    page.fill(new_kind="", new_label="")
    page.press("_save")
    assert Requirement.objects.get().source == source


def test_a_source_that_is_there_already_is_not_written_twice(coordinator: Client) -> None:
    source = make_source(kind="phone", label="Uthyrningen", on=date(2024, 1, 5))
    page = new_requirement(coordinator)
    page.fill(topic="deposit", says="none", new_on="2024-01-05")
    page.press("_save")
    assert Requirement.objects.get().source == source
    assert Source.objects.count() == 1


def test_a_statement_without_a_source_is_refused(coordinator: Client) -> None:
    page = new_requirement(coordinator)
    page.fill(topic="deposit", says="none", new_kind="", new_label="")
    page.press("_save")
    assert page.errors
    assert not Requirement.objects.exists()


def test_one_more_begins_with_the_same_scope_and_source(coordinator: Client) -> None:
    scope = make_scope()
    page = new_requirement(coordinator, scope)
    page.fill(topic="deposit", says="none")
    page.press("_addanother")
    assert page.form.values["scope"] == [str(scope.pk)]
    assert page.form.values["source"] == [str(Source.objects.get().pk)]


def test_terms_stay_with_their_landlord(coordinator: Client) -> None:
    requirement, elsewhere = make_requirement(), make_scope()
    page = Browser(coordinator, f"/admin/landlords/requirement/{requirement.pk}/change/")
    page.fill(scope=elsewhere.pk)
    page.press("_save")
    assert page.errors
    requirement.refresh_from_db()
    assert requirement.scope != elsewhere


def test_a_row_that_cannot_be_read_any_more_can_be_written_anew(coordinator: Client) -> None:
    requirement = make_requirement()
    Requirement.objects.filter(pk=requirement.pk).update(
        tests=[[{"kind": "gone", "version": 7, "params": []}], "x", [3]], audience={"kind": []}
    )
    page = Browser(coordinator, f"/admin/landlords/requirement/{requirement.pk}/change/")
    choose(page, "rent_multiple", n="3", basis="gross")
    page.correct()
    page.press("_save")
    requirement.refresh_from_db()
    assert [[test["kind"] for test in row] for row in requirement.tests] == [["rent_multiple"]]
