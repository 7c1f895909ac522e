"""Exceptions are written in a form: each effect has what it needs, and reads as a sentence."""

import pytest
from django.test import Client
from django.utils import translation

from landlords.admin_forms.reading import (
    UNREADABLE,
    exception_sentence,
    requirement_in_short,
    requirement_sentence,
)
from landlords.models import ExceptionRule
from tests.landlords.terms import remarks
from tests.make import make_exception, make_requirement, make_scope
from tests.no_script import Browser

pytestmark = pytest.mark.django_db


def new_exception(client: Client, effect: str) -> Browser:
    """The form for an exception from remarks, with a condition and a source."""
    address = f"/admin/landlords/exceptionrule/add/?scope={make_scope().pk}"
    page = Browser(client, address)
    page.fill(topic="remarks", effect=effect, new_kind="phone", new_label="Uthyrningen")
    page.set("conditions-0-0-kind", "certificate")
    page.press("_redraw", "show")
    page.set("conditions-0-0-certificate-of", "special_reasons")
    return page


def with_remarks(page: Browser) -> None:
    """Say how many remarks are let pass instead."""
    page.set("tests-0-0-kind", "remarks")
    page.press("_redraw", "show")
    page.set("tests-0-0-remarks-most", "3")


def test_an_exception_that_replaces_says_by_what(coordinator: Client) -> None:
    page = new_exception(coordinator, "replace")
    page.press("_save")
    assert page.errors
    assert not ExceptionRule.objects.exists()
    with_remarks(page)
    page.press("_save")
    assert page.errors == ""
    [[test]] = ExceptionRule.objects.get().tests
    assert (test["kind"], test["params"]["most"]) == ("remarks", 3)


def test_an_exception_that_disregards_says_what(coordinator: Client) -> None:
    page = new_exception(coordinator, "disregard")
    page.press("_save")
    assert page.errors
    assert not ExceptionRule.objects.exists()
    page.fill(disregards="certified_debts")
    page.press("_save")
    assert page.errors == ""
    assert ExceptionRule.objects.get().disregards == "certified_debts"


def test_what_does_not_belong_to_the_effect_is_left_out(coordinator: Client) -> None:
    page = new_exception(coordinator, "waive")
    with_remarks(page)
    page.fill(disregards="certified_debts")
    page.press("_save")
    assert page.errors == ""
    exception = ExceptionRule.objects.get()
    assert (exception.tests, exception.disregards) == ([], "")


def test_an_exception_without_a_condition_is_none(coordinator: Client) -> None:
    page = new_exception(coordinator, "waive")
    page.set("conditions-0-0-kind", "")
    page.press("_save")
    assert page.errors
    assert not ExceptionRule.objects.exists()


@pytest.mark.parametrize("proof", ["x" * 101, "\n".join("abcdefghijklmnopqrstu")])
def test_proof_is_a_few_short_lines(coordinator: Client, proof: str) -> None:
    page = new_exception(coordinator, "waive")
    page.fill(proof=proof)
    page.press("_save")
    assert page.errors
    assert not ExceptionRule.objects.exists()
    page.fill(proof="  Intyg från arbetsgivaren \n\n Tre lönebesked  ")
    page.press("_save")
    assert ExceptionRule.objects.get().proof == ["Intyg från arbetsgivaren", "Tre lönebesked"]


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"effect": "waive"}, "the requirement is dropped"),
        ({"effect": "replace", "tests": remarks(3)}, "instead payment remarks: at most 3"),
        (
            {"effect": "disregard", "disregards": "certified_debts"},
            "this is disregarded: debts with a certificate",
        ),
    ],
)
def test_an_exception_reads_as_what_comes_instead_and_when(
    fields: dict[str, object], sentence: str
) -> None:
    with translation.override("en"):
        read = exception_sentence(make_exception(**fields))
    assert sentence.lower() in read.lower().replace("\N{NO-BREAK SPACE}", " ")
    assert "if the household" in read


def test_no_demand_is_read_as_an_answer() -> None:
    row = make_requirement(says="none", tests=[])
    with translation.override("en"):
        assert requirement_in_short(row) == "Makes no demand"
        assert "makes no demand" in requirement_sentence(row).lower()


def test_terms_that_cannot_be_read_any_more_say_so() -> None:
    row, exception = make_requirement(), make_exception()
    row.tests = exception.conditions = [{"kind": "gone"}]
    read = [requirement_sentence(row), requirement_in_short(row), exception_sentence(exception)]
    assert read == [str(UNREADABLE)] * 3
