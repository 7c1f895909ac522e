"""Two coordinators at the same records: nobody's words are lost, and who did what can be read."""

from datetime import date

import pytest
from django.test import Client

from landlords.models import Landlord, Requirement, Stock, TermScope
from tests.landlords.terms import remarks
from tests.make import make_district, make_requirement, make_scope, make_stock
from tests.no_script import Browser

pytestmark = pytest.mark.django_db

TOLD = "Någon annan har sparat det här sedan du öppnade det."
YOUNGEST = "tests-0-0-remarks-youngest"


@pytest.fixture
def requirement() -> Requirement:
    """No payment remarks in the last 24 months."""
    return make_requirement(topic="remarks", tests=remarks(0, youngest=24))


def opened(client: Client, requirement: Requirement) -> Browser:
    """The requirement's form."""
    return Browser(client, f"/admin/landlords/requirement/{requirement.pk}/change/")


def youngest(requirement: Requirement) -> int:
    """The months that are stored now."""
    requirement.refresh_from_db()
    months: int = requirement.tests[0][0]["params"]["youngest"]
    return months


def test_who_saves_last_is_told_what_differs_and_decides(
    coordinator: Client, requirement: Requirement
) -> None:
    mine, theirs = opened(coordinator, requirement), opened(coordinator, requirement)
    theirs.set(YOUNGEST, "36")
    theirs.press("_continue")
    mine.set(YOUNGEST, "12")
    mine.press("_continue")
    assert TOLD in mine.errors
    assert "skiljer sig från ditt i: Vad som krävs." in mine.errors
    assert mine.form.values[YOUNGEST] == ["12"]
    assert youngest(requirement) == 36
    mine.press("_continue")
    assert mine.errors == ""
    assert youngest(requirement) == 12


def test_who_changed_another_field_is_told_of_that_one_too(
    coordinator: Client, requirement: Requirement
) -> None:
    mine, theirs = opened(coordinator, requirement), opened(coordinator, requirement)
    theirs.set(YOUNGEST, "36")
    theirs.press("_continue")
    mine.fill(note="Gäller alla hus.")
    mine.press("_continue")
    assert "skiljer sig från ditt i: Vad som krävs, Anteckning." in mine.errors
    assert youngest(requirement) == 36


def test_what_was_written_twice_alike_is_no_quarrel(
    coordinator: Client, requirement: Requirement
) -> None:
    mine, theirs = opened(coordinator, requirement), opened(coordinator, requirement)
    for page in (theirs, mine):
        page.set(YOUNGEST, "36")
        page.press("_continue")
        assert page.errors == ""


def test_a_confirmation_is_not_undone_by_a_page_that_is_older(
    coordinator: Client, requirement: Requirement
) -> None:
    mine, theirs = opened(coordinator, requirement), opened(coordinator, requirement)
    theirs.fill(confirmed_on="2026-01-15")
    theirs.press("_continue")
    mine.fill(note="Gäller alla hus.")
    mine.press("_continue")
    assert "Senast bekräftat" in mine.errors
    requirement.refresh_from_db()
    assert (requirement.confirmed_on, requirement.note) == (date(2026, 1, 15), "")


def test_a_landlord_and_each_of_its_rows_are_watched(coordinator: Client) -> None:
    stock = make_stock()
    url = f"/admin/landlords/landlord/{stock.landlord_id}/change/"
    mine, theirs = Browser(coordinator, url), Browser(coordinator, url)
    theirs.set("stock-0-dwellings", "20")
    theirs.press("_continue")
    assert theirs.errors == ""
    mine.fill(website="https://example.test/")
    mine.press("_continue")
    assert TOLD in mine.text
    assert Stock.objects.get().dwellings == 20
    assert Landlord.objects.get().website == ""
    other = Browser(coordinator, url)
    theirs = Browser(coordinator, url)
    theirs.fill(name="Nytt namn")
    theirs.press("_continue")
    other.fill(name="Annat namn")
    other.press("_continue")
    assert "skiljer sig från ditt i: Namn." in other.errors


def test_the_districts_of_a_scope_are_watched(coordinator: Client) -> None:
    ronna, geneta = make_district(name="Ronna"), make_district(name="Geneta")
    scope = make_scope(districts=(ronna,))
    url = f"/admin/landlords/termscope/{scope.pk}/change/"
    mine, theirs = Browser(coordinator, url), Browser(coordinator, url)
    theirs.set("districts", str(geneta.pk))
    theirs.press("_continue")
    mine.fill(name="Bara Ronna")
    mine.press("_continue")
    assert "Bara i stadsdelarna" in mine.errors
    assert list(TermScope.objects.get().districts.all()) == [geneta]


def test_history_tells_from_what_to_what(coordinator: Client, requirement: Requirement) -> None:
    page = opened(coordinator, requirement)
    page.set(YOUNGEST, "36")
    page.fill(note="Gäller alla hus.")
    page.press("_continue")
    history = coordinator.get(f"/admin/landlords/requirement/{requirement.pk}/history/")
    text = " ".join(history.content.decode().split())
    before, after = (
        f"Inga betalningsanmärkningar yngre än {months} månader (måste)" for months in (24, 36)
    )
    assert f"{before} → {after}; anteckning: – → Gäller alla hus." in text


@pytest.mark.parametrize("key", ["abc", "0", "9" * 30, "٣"])
def test_the_history_of_no_landlord_is_no_fault(coordinator: Client, key: str) -> None:
    assert coordinator.get(f"/admin/landlords/landlord/{key}/history/").status_code in {302, 404}
