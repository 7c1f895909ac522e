"""Districts and offers, as they come to a browser."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.roles import Role
from landlords.models import Landlord
from landlords.pages.districts import PAGE_SIZE, district_lines, district_page
from tests.landlords.records import make_channel, make_offer, make_rental_stock, make_use
from tests.landlords.test_views_landlords import CORPUS, page
from tests.make import make_district, make_landlord, make_stock, make_user
from tests.zone_client import ZoneClient

pytestmark = pytest.mark.django_db

DISTRICTS, OFFERS = reverse("landlords:district-list"), reverse("landlords:offer-list")
TODAY = timezone.localdate()
YESTERDAY = TODAY - timedelta(days=1)


@pytest.fixture
def english() -> ZoneClient:
    """A case worker's browser in English."""
    browser = ZoneClient()
    browser.force_login(make_user(language="en"))
    return browser


def address(code: str) -> str:
    """A district's page."""
    return reverse("landlords:district-detail", args=[code])


def test_homes_of_a_size_are_added_up_and_what_is_part_of_it_counts(english: Client) -> None:
    whole = make_district(code="jarna", name="Järna")
    part = make_district(code="norra", name="Norra", parent=whole)
    make_stock(district=whole, rooms=3, dwellings=10, rent_from=8000, rent_to=9000)
    make_stock(district=part, rooms=3, dwellings=None, rent_from=7000, rent_to=None)
    make_stock(district=part, rooms=2, dwellings=4)
    make_stock(district=make_district(), rooms=3)
    found = district_page(whole, TODAY)
    sizes = [(s.rooms, s.dwellings, s.rent_from, s.rent_to) for s in found.sizes]
    assert sizes == [(2, 4, 8000, 9000), (3, 10, 7000, 9000)]
    assert [size.landlords for size in found.sizes] == [1, 2]
    assert len(found.lettings) == 3
    assert "3 rooms" in page(english, address("jarna"))


def test_a_rent_known_at_one_end_only_counts_at_both() -> None:
    ronna = make_district(code="ronna")
    make_stock(district=ronna, rent_from=None, rent_to=7000)
    (size,) = district_page(ronna, TODAY).sizes
    assert (size.rent_from, size.rent_to) == (7000, 7000)


def test_many_landlords_are_shown_page_by_page(english: Client) -> None:
    ronna = make_district(code="ronna")
    for number in range(PAGE_SIZE + 1):
        make_stock(district=ronna, landlord=make_landlord(name=f"Hus {number:02}"))
    first, second = (page(english, address("ronna"), page=number) for number in ("1", "2"))
    assert "Hus 24" in first
    assert "Hus 25" not in first
    assert "Hus 25" in second
    for strange in ("0", "x", "99999999999999999999"):
        assert "Hus" in page(english, address("ronna"), page=strange)
    assert district_page(ronna, TODAY).sizes[0].landlords == PAGE_SIZE + 1


def test_only_landlords_and_homes_of_the_day_are_counted() -> None:
    ronna = make_district(code="ronna")
    make_stock(district=ronna, valid_until=YESTERDAY)
    make_stock(district=ronna, landlord=make_landlord(is_archived=True))
    gone = make_stock(district=ronna).landlord
    Landlord.objects.filter(pk=gone.pk).update(merged_into=make_landlord(), merged_on=TODAY)
    assert district_page(ronna, TODAY).lettings == ()
    assert len(district_page(ronna, YESTERDAY).lettings) == 2


def test_what_is_not_known_is_told_beside_what_is(english: Client) -> None:
    ronna = make_district(code="ronna")
    make_stock(district=ronna, dwellings=100)
    make_stock(district=None)
    make_landlord()
    make_rental_stock(district=ronna, dwellings=250)
    found = district_page(ronna, TODAY)
    assert (found.unknown, found.unplaced) == (150, 2)
    text = page(english, address("ronna"))
    assert "Of 250 rental homes in the district, 150 belong to landlords" in text
    assert "2 landlords have not said where their homes are" in text


def test_ways_to_apply_and_neighbours_are_named(english: Client) -> None:
    ronna, geneta = make_district(code="ronna"), make_district(code="geneta", name="Geneta")
    ronna.neighbours.add(geneta)
    landlord = make_stock(district=ronna).landlord
    make_use(landlord=landlord, channel=make_channel(name="Ronnakön"))
    make_stock(district=geneta, vacancies_a_year=5)
    text = page(english, address("ronna"))
    assert "Ronnakön" in text
    assert 'href="/hyresvardar/stadsdelar/geneta/">Geneta</a>' in text
    assert "1 landlord, 5 vacant a year" in text


def test_a_district_where_nobody_lets_says_what_to_do(english: Client) -> None:
    make_district(code="tom")
    assert "No landlord is known to let here" in page(english, address("tom"))
    assert english.get(address("finns-inte")).status_code == 404


def test_the_list_counts_each_district_with_its_parts() -> None:
    whole = make_district(code="jarna", name="Järna")
    make_stock(district=make_district(code="norra", name="Norra", parent=whole), dwellings=4)
    make_district(code="nykvarn", name="Ågesta", is_outside=True)
    lines = [(line.district.code, line.landlords, line.dwellings) for line in district_lines(TODAY)]
    assert lines == [("jarna", 1, 4), ("norra", 1, 4), ("nykvarn", 0, None)]


def test_offers_stand_until_their_last_day_the_first_to_be_answered_first(english: Client) -> None:
    ronna = make_district(code="ronna", name="Ronna")
    late = make_offer(district=ronna, valid_from=YESTERDAY, valid_until=TODAY + timedelta(days=9))
    soon = make_offer(district=ronna, valid_from=YESTERDAY, valid_until=TODAY)
    make_offer(district=ronna, valid_from=YESTERDAY, valid_until=YESTERDAY)
    make_offer(district=ronna, valid_from=YESTERDAY, valid_until=TODAY, ended_as="let")
    shown = english.get(OFFERS).context["offers"]
    assert list(shown) == [soon, late]
    assert "Ronna" in page(english, OFFERS)
    assert len(english.get(OFFERS, {"day": YESTERDAY.isoformat()}).context["offers"]) == 3
    assert "Nothing is offered on this day" in page(english, OFFERS, day="2020-01-01")


@pytest.mark.parametrize("value", CORPUS)
def test_a_strange_day_is_never_an_error(english: Client, value: str) -> None:
    make_stock(district=make_district(code="ronna"))
    for url in (DISTRICTS, OFFERS, address("ronna")):
        assert english.get(url, {"day": value}).status_code == 200


def test_more_landlords_cost_no_more_queries(
    english: Client, django_assert_max_num_queries: Any
) -> None:
    ronna = make_district(code="ronna")
    ronna.neighbours.add(make_district())
    for _turn in range(2):
        for _more in range(4):
            landlord = make_stock(district=ronna).landlord
            make_use(landlord=landlord)
            make_offer(landlord=landlord, district=ronna)
        for url, most in ((address("ronna"), 22), (DISTRICTS, 14), (OFFERS, 12)):
            with django_assert_max_num_queries(most):
                english.get(url)


@pytest.mark.parametrize("url", [DISTRICTS, OFFERS])
def test_who_reads_no_landlords_reads_none_of_this(
    signed_in: Callable[[Role], ZoneClient], url: str
) -> None:
    assert signed_in(Role.ADMINISTRATOR).get(url).status_code == 403
