"""Offers in the admin: said once, ended with how, and counted against what is agreed."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from landlords.models import Cooperation, Landlord, Offer
from tests.landlords.forms import change_url
from tests.landlords.records import make_cooperation, make_offer
from tests.make import make_landlord
from tests.no_script import Browser

pytestmark = pytest.mark.django_db


@pytest.fixture
def offer() -> Offer:
    """One that came a week ago and stands for another three."""
    today = timezone.localdate()
    came, last = today - timedelta(days=7), today + timedelta(days=21)
    return make_offer(valid_from=came, valid_until=last, confirmed_on=came, homes=3)


def end_url(offer: Offer) -> str:
    """The page on which it ends."""
    return change_url(offer).replace("/change/", "/end/")


def test_an_offer_is_corrected_and_never_changed_from_a_day(
    coordinator: Client, offer: Offer
) -> None:
    html = coordinator.get(change_url(offer)).content.decode()
    assert 'value="correct"' in html
    assert 'value="from_day"' not in html
    page = Browser(coordinator, change_url(offer))
    page.fill(rent="9100", verb="from_day")
    page.press("_save")
    assert page.errors
    assert Offer.objects.get().rent == offer.rent


@pytest.mark.parametrize("how", ["let", "withdrawn"])
def test_an_offer_ends_and_says_how(coordinator: Client, offer: Offer, how: str) -> None:
    page = Browser(coordinator, end_url(offer))
    page.fill(how=how)
    page.press("")
    row = Offer.objects.get()
    assert (row.ended_as, row.valid_until) == (how, timezone.localdate())
    assert "/end/" not in coordinator.get(change_url(offer)).content.decode()


def test_how_and_the_day_are_asked_for(coordinator: Client, offer: Offer) -> None:
    page = Browser(coordinator, end_url(offer))
    page.press("")
    assert "Ange hur" in page.errors
    page.fill(how="let", on=(timezone.localdate() - timedelta(days=8)).isoformat())
    page.press("")
    assert "Välj en av de dagarna" in page.errors
    assert Offer.objects.get().ended_as == ""


def agreed_line(coordinator: Client, landlord: Landlord) -> bool:
    """Whether the landlord's page counts offers."""
    return "erbjudna i år:" in coordinator.get(change_url(landlord)).content.decode()


def test_the_landlords_page_counts_offers_against_the_quota(coordinator: Client) -> None:
    landlord, today = make_landlord(), timezone.localdate()
    make_offer(landlord=landlord, valid_from=today, valid_until=today, homes=3)
    assert not agreed_line(coordinator, landlord)
    make_cooperation(landlord=landlord)
    Cooperation.objects.update(quota=None, quota_percent=None)
    assert not agreed_line(coordinator, landlord)
    Cooperation.objects.update(quota=10)
    html = coordinator.get(change_url(landlord)).content.decode()
    assert "erbjudna i år: 3 av 10" in html
