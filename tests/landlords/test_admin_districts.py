"""Districts and scopes: the tree has no circles, and answers follow where terms apply."""

import pytest
from django.test import Client

from landlords.models import LandlordAnswer, TermScope
from landlords.projection import rebuild_answers
from landlords.questions import REMARKS
from tests.landlords.terms import remarks
from tests.make import make_district, make_landlord, make_requirement, make_scope, make_stock
from tests.no_script import Browser

pytestmark = pytest.mark.django_db


def answers() -> set[tuple[str | None, str]]:
    """What is answered to a household with remarks, by district."""
    rows = LandlordAnswer.objects.filter(question=REMARKS)
    return set(rows.values_list("district__code", "answer"))


def test_no_district_is_a_part_of_its_own_parts(coordinator: Client) -> None:
    whole = make_district()
    part = make_district(parent=whole)
    of_part = make_district(parent=part)
    for parent in (whole, part, of_part):
        page = Browser(coordinator, f"/admin/landlords/district/{whole.pk}/change/")
        page.fill(parent=parent.pk)
        page.press("_save")
        assert page.errors
        whole.refresh_from_db()
        assert whole.parent is None
    page = Browser(coordinator, f"/admin/landlords/district/{of_part.pk}/change/")
    page.fill(parent=whole.pk)
    page.press("_save")
    of_part.refresh_from_db()
    assert (page.errors, of_part.parent) == ("", whole)


def test_a_circle_that_is_there_already_does_not_hang_the_form(coordinator: Client) -> None:
    one = make_district()
    other = make_district(parent=one)
    type(one).objects.filter(pk=one.pk).update(parent=other)
    third = make_district()
    page = Browser(coordinator, f"/admin/landlords/district/{third.pk}/change/")
    page.fill(parent=one.pk)
    page.press("_save")
    third.refresh_from_db()
    assert third.parent == one


def test_a_new_scope_begins_empty_and_answers_follow_its_districts(coordinator: Client) -> None:
    landlord = make_landlord()
    ronna, geneta = make_district(code="ronna"), make_district(code="geneta")
    for district in (ronna, geneta):
        make_stock(landlord=landlord, district=district)
    make_requirement(scope=make_scope(landlord=landlord), topic="remarks", tests=remarks(3))
    page = Browser(coordinator, f"/admin/landlords/termscope/add/?landlord={landlord.pk}")
    page.fill(name="Ronna", rank="10", districts=[str(ronna.pk)])
    page.press("_save")
    scope = TermScope.objects.get(name="Ronna")
    assert [*scope.districts.all()] == [ronna]
    make_requirement(scope=scope, topic="remarks", tests=remarks(0))
    rebuild_answers([landlord])
    assert answers() == {(None, "yes"), ("ronna", "no"), ("geneta", "yes")}
    page = Browser(coordinator, f"/admin/landlords/termscope/{scope.pk}/change/")
    page.fill(districts=[str(geneta.pk)])
    page.press("_save")
    assert answers() == {(None, "yes"), ("ronna", "yes"), ("geneta", "no")}
    assert page.url == f"/admin/landlords/landlord/{landlord.pk}/change/"
