"""The landlords of a day come in whole, in a fixed number of queries."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from landlords.districts import load_tree
from landlords.market import market
from landlords.matching import Supply
from landlords.models import Landlord, TermScope
from landlords.requirements.codes import Product
from landlords.requirements.offer_codes import ChannelKind, Selection
from tests.landlords.records import make_channel, make_house, make_offer, make_priority, make_use
from tests.make import (
    make_district,
    make_exception,
    make_landlord,
    make_pause,
    make_requirement,
    make_scope,
    make_stock,
)

pytestmark = pytest.mark.django_db

DAY, BEFORE, AFTER = date(2026, 11, 25), date(2026, 11, 24), date(2026, 11, 26)


def the_supply() -> Supply:
    """The only landlord there is."""
    (supply,) = market(Landlord.objects.all(), DAY)
    return supply


def test_terms_come_with_their_scope_and_lead_back_to_the_row() -> None:
    row = make_requirement()
    exception = make_exception(scope=row.scope)
    supply = the_supply()
    assert [item.key for item in supply.terms.rows] == [row.pk]
    assert [item.key for item in supply.terms.exceptions] == [exception.pk]
    assert supply.terms.rows[0].scope == supply.scopes[0]
    assert supply.terms.landlord == row.scope.landlord.key
    assert supply.confirmed_on == row.confirmed_on


def test_requirements_that_are_alike_are_one_object() -> None:
    make_requirement()
    make_requirement()
    first, second = market(Landlord.objects.all(), DAY)
    assert first.terms.rows[0].tests is second.terms.rows[0].tests


def test_a_scope_holds_in_all_that_is_part_of_its_districts() -> None:
    whole = make_district(code="jarna")
    part = make_district(code="jarna-norra", parent=whole)
    make_district(code="jarna-inre", parent=part)
    make_scope(districts=(whole,))
    assert the_supply().scopes[0].districts == {"jarna", "jarna-norra", "jarna-inre"}


def test_a_circle_of_districts_ends() -> None:
    first = make_district(code="a")
    second = make_district(code="b", parent=first)
    first.parent = second
    first.save()
    assert load_tree().within("a") == {"a", "b"}


def test_a_scope_may_be_of_houses() -> None:
    house = make_house(code="eken")
    make_scope().houses.add(house)
    assert the_supply().scopes[0].houses == {"eken"}


@pytest.mark.parametrize(
    ("until", "product"), [(DAY, Product.STATE_SUPPORT), (BEFORE, Product.ORDINARY)]
)
def test_a_house_tells_its_homes_district_and_sort(until: date, product: Product) -> None:
    house = make_house(code="eken", district=make_district(code="lina"), support_until=until)
    make_stock(district=None, house=house)
    (homes,) = the_supply().homes
    assert (homes.district, homes.house, homes.product) == ("lina", "eken", product)


def test_only_what_holds_on_the_day_counts() -> None:
    landlord = make_landlord()
    here = make_stock(landlord=landlord, rooms=2, valid_until=DAY)
    make_stock(landlord=landlord, rooms=3, valid_until=BEFORE)
    make_stock(landlord=landlord, rooms=4, valid_from=AFTER)
    offer = make_offer(landlord=landlord, valid_from=DAY, valid_until=DAY)
    make_offer(landlord=landlord, valid_from=DAY, valid_until=DAY, ended_as="let")
    make_offer(landlord=landlord, valid_from=BEFORE, valid_until=BEFORE)
    supply = the_supply()
    assert [homes.key for homes in supply.homes] == [here.pk]
    assert [(homes.key, homes.answer_by) for homes in supply.offers] == [(offer.pk, DAY)]


@pytest.mark.parametrize(
    ("until", "pause"), [(None, date.max), (date(2027, 4, 30), date(2027, 4, 30)), (BEFORE, None)]
)
def test_a_pause_has_its_last_day(until: date | None, pause: date | None) -> None:
    make_pause(landlord=make_landlord(), valid_until=until)
    assert the_supply().pause == pause


def test_ways_to_apply_carry_the_queue_time_that_gave_a_lease() -> None:
    channel = make_channel(code="ko", name="Kön", kind="own_queue_points")
    make_use(channel=channel, selection="longest_queue", queue_days=900, queue_points=9000)
    (way,) = the_supply().ways
    assert (way.code, way.name, way.kind) == ("ko", "Kön", ChannelKind.OWN_QUEUE_POINTS)
    assert (way.selection, way.queue_days, way.queue_points) == (
        Selection.LONGEST_QUEUE, 900, 9000,
    )  # fmt: skip
    assert way.is_queue


def test_what_priority_demands_is_no_ordinary_term() -> None:
    priority = make_priority()
    scope = TermScope.objects.create(priority=priority, name="Förtur")
    make_requirement(scope=scope)
    supply = the_supply()
    assert (supply.terms.rows, supply.scopes) == ((), ())


def test_many_landlords_take_no_more_queries_than_one(
    django_assert_num_queries: Callable[[int], Any],
) -> None:
    for _number in range(2):
        for _more in range(2):
            row = make_requirement()
            landlord = row.scope.landlord
            make_exception(scope=row.scope)
            make_stock(landlord=landlord, house=make_house())
            make_offer(landlord=landlord)
            make_use(landlord=landlord)
            row.scope.districts.add(make_district())
            row.scope.houses.add(make_house())
        with django_assert_num_queries(11):
            market(Landlord.objects.all(), DAY)
