"""Houses sold, landlords merged and archived, offers ended: what moves, what stays, what is refused."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from landlords import actions
from landlords.models import (
    Cooperation,
    House,
    HouseOwnership,
    Landlord,
    LandlordAnswer,
    Offer,
    Source,
    Stock,
)
from tests.landlords.statements import house, offer, owned
from tests.make import (
    LONG_AGO,
    make_district,
    make_landlord,
    make_requirement,
    make_scope,
    make_source,
    make_stock,
    stated,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]

ON = date(2026, 4, 1)
BEFORE = date(2026, 3, 31)


@pytest.fixture
def source() -> Source:
    return make_source(on=date(2026, 3, 20))


@pytest.fixture
def seller() -> Landlord:
    return make_landlord(name="Säljaren")


@pytest.fixture
def buyer() -> Landlord:
    return make_landlord(name="Köparen")


@pytest.fixture
def sold(seller: Landlord) -> House:
    """A house of the seller's, in a district."""
    place = house(district=make_district())
    owned(seller, house=place)
    return place


def refused(do: Callable[[], Any]) -> str:
    """The one sentence with which this is refused; nothing is written."""
    before = written()
    with pytest.raises(ValidationError) as error:
        do()
    assert written() == before
    (sentence,) = error.value.messages
    return str(sentence)


def written() -> list[Any]:
    """All that a sale or a merger could write."""
    fields = ("pk", "landlord", "valid_from", "valid_until")
    merged = Landlord.objects.exclude(merged_into=None).order_by("pk").values_list("pk")
    owners = HouseOwnership.objects.order_by("pk").values_list(*fields)
    return [*merged, *owners, *Stock.objects.order_by("pk").values_list(*fields)]


def test_a_sale_moves_the_house_and_its_homes_and_no_terms(
    seller: Landlord, buyer: Landlord, sold: House, source: Source
) -> None:
    homes = make_stock(landlord=seller, house=sold, district=sold.district)
    elsewhere = make_stock(landlord=seller)
    scope = make_scope(landlord=seller, name="Det huset", rank=50)
    scope.houses.add(sold)
    row = make_requirement(scope=scope)
    sale = actions.sell_house(house=sold, to=buyer, on=ON, source=source)
    owners = sold.ownerships.order_by("valid_from")
    assert [(o.landlord, o.valid_from, o.valid_until) for o in owners] == [
        (seller, LONG_AGO, BEFORE), (buyer, ON, None)
    ]  # fmt: skip
    assert (owners[1].source, owners[1].confirmed_on) == (source, date(2026, 3, 20))
    homes.refresh_from_db()
    assert (homes.landlord, homes.valid_until) == (seller, BEFORE)
    moved = Stock.objects.get(landlord=buyer)
    assert (moved.house, moved.rooms, moved.dwellings, moved.rent_from) == (sold, 3, 10, 8000)
    assert (moved.valid_from, moved.valid_until, moved.confirmed_on) == (ON, None, LONG_AGO)
    elsewhere.refresh_from_db()
    assert elsewhere.valid_until is None
    row.refresh_from_db()
    assert row.scope.landlord == seller
    assert sale.scopes == [scope]


def test_what_is_to_be_looked_at_by_hand_is_listed(
    seller: Landlord, buyer: Landlord, sold: House
) -> None:
    vacant = offer(seller, house=sold, district=sold.district, valid_until=date(2026, 5, 1))
    unplaced = make_stock(landlord=seller, district=sold.district)
    sale = actions.sale_of(house=sold, to=buyer, on=ON)
    assert (sale.offers, sale.unplaced, sale.stock) == ([vacant], [unplaced], [])


def test_homes_that_begin_with_the_sale_go_over_whole(
    seller: Landlord, buyer: Landlord, sold: House, source: Source
) -> None:
    row = make_stock(landlord=seller, house=sold, district=sold.district, valid_from=ON)
    actions.sell_house(house=sold, to=buyer, on=ON, source=source)
    row.refresh_from_db()
    assert (row.landlord, row.valid_from) == (buyer, ON)


def test_the_answers_of_both_are_worked_out_anew(
    seller: Landlord, buyer: Landlord, sold: House, source: Source
) -> None:
    make_stock(landlord=seller, house=sold, district=sold.district)
    for landlord in (seller, buyer):
        scope = make_scope(landlord=landlord, districts=(sold.district,))  # type: ignore[arg-type]
        make_requirement(scope=scope, topic="remarks", says="none", tests=[])
    actions.sell_house(house=sold, to=buyer, on=ON, source=source)
    assert LandlordAnswer.objects.filter(landlord=buyer).exists()


def test_a_sale_that_cannot_be_is_refused_with_a_sentence(
    seller: Landlord, buyer: Landlord, sold: House, source: Source
) -> None:
    def sell(to: Landlord = buyer, on: date = ON, what: House = sold) -> Callable[[], Any]:
        return lambda: actions.sell_house(house=what, to=to, on=on, source=source)

    assert "Choose another buyer" in refused(sell(to=seller))
    assert "Record who owns it first" in refused(sell(what=house()))
    assert "already, and changes owner once a day" in refused(sell(on=LONG_AGO))
    assert "The first known owner" in refused(sell(on=LONG_AGO - timedelta(days=1)))
    assert "between 1900 and 2199" in refused(sell(on=date(1, 1, 1)))
    assert "archived" in refused(sell(to=make_landlord(is_archived=True)))
    gone = make_landlord(merged_into=seller, merged_on=LONG_AGO)
    assert "has been merged into" in refused(sell(to=gone))
    actions.sell_house(house=sold, to=buyer, on=ON, source=source)
    assert "once a day" in refused(sell(to=make_landlord()))
    assert "Correct or end that" in refused(sell(to=make_landlord(), on=BEFORE))


def test_homes_of_the_buyer_in_the_house_are_in_the_way(
    seller: Landlord, buyer: Landlord, sold: House, source: Source
) -> None:
    for landlord in (seller, buyer):
        make_stock(landlord=landlord, house=sold, district=sold.district)
    said = refused(lambda: actions.sell_house(house=sold, to=buyer, on=ON, source=source))
    assert "already has homes of 3 rooms" in said


def test_a_house_without_owner_gets_its_first_one(buyer: Landlord, source: Source) -> None:
    place = house()

    def own(landlord: Landlord) -> HouseOwnership:
        return actions.first_owner(
            house=place, landlord=landlord, on=ON, source=source, confirmed_on=ON
        )

    assert own(buyer).valid_from == ON
    assert "Let the house change owner" in refused(lambda: own(make_landlord()))
    assert "archived" in refused(
        lambda: actions.first_owner(
            house=house(), landlord=make_landlord(is_archived=True), on=ON, source=source,
            confirmed_on=ON,
        )
    )  # fmt: skip


def merge(landlord: Landlord, into: Landlord, source: Source, on: date = ON) -> Any:
    """Merge one into the other."""
    return actions.merge_landlords(landlord=landlord, into=into, on=on, source=source)


def test_a_merger_takes_homes_and_houses_along_and_adds_up_what_meets(
    seller: Landlord, buyer: Landlord, sold: House, source: Source
) -> None:
    ronna = make_district()
    alone = make_stock(landlord=seller, district=ronna, rooms=2, dwellings=4)
    mine = make_stock(
        landlord=seller, district=ronna, dwellings=6, rent_from=7000, vacancies_a_year=None,
        confirmed_on=date(2021, 1, 1),
    )  # fmt: skip
    theirs = make_stock(landlord=buyer, district=ronna, dwellings=10, rent_to=9900)
    make_requirement(scope=make_scope(landlord=seller))
    merge(seller, buyer, source)
    seller.refresh_from_db()
    assert (seller.merged_into, seller.merged_on) == (buyer, ON)
    for row in (alone, mine, theirs):
        row.refresh_from_db()
        assert row.valid_until == BEFORE
    total = Stock.objects.in_force_on(ON).get(rooms=3)
    assert (total.landlord, total.dwellings, total.vacancies_a_year) == (buyer, 16, 2)
    assert (total.rent_from, total.rent_to) == (7000, 9900)
    assert (total.confirmed_on, total.source) == (theirs.confirmed_on, theirs.source)
    assert Stock.objects.in_force_on(ON).get(rooms=2).landlord == buyer
    assert sold.ownerships.get(valid_until__isnull=True).landlord == buyer
    assert seller.scopes.get().requirements.get().valid_until is None
    assert not Stock.objects.in_force_on(ON).filter(landlord=seller).exists()


@pytest.mark.parametrize("mine_is_longer", [True, False])
def test_whichever_row_holds_longer_goes_on_alone(
    seller: Landlord, buyer: Landlord, source: Source, *, mine_is_longer: bool
) -> None:
    ronna, last = make_district(), date(2026, 6, 30)
    make_stock(
        landlord=seller, district=ronna, dwellings=6, valid_until=None if mine_is_longer else last
    )
    make_stock(
        landlord=buyer, district=ronna, dwellings=10, valid_until=last if mine_is_longer else None
    )
    merge(seller, buyer, source)
    rows = Stock.objects.filter(landlord=buyer, valid_from__gte=ON).order_by("valid_from")
    alone = 6 if mine_is_longer else 10
    assert [(r.dwellings, r.valid_from, r.valid_until) for r in rows] == [
        (16, ON, last), (alone, date(2026, 7, 1), None)
    ]  # fmt: skip


def test_rows_that_meet_later_are_to_be_settled_by_hand(
    seller: Landlord, buyer: Landlord, source: Source
) -> None:
    row = make_stock(landlord=seller)
    make_stock(landlord=buyer, district=row.district, valid_from=ON + timedelta(days=9))
    assert "one of the two rows begins on" in refused(lambda: merge(seller, buyer, source))


def test_a_merger_that_cannot_be_is_refused_with_a_sentence(
    seller: Landlord, buyer: Landlord, source: Source
) -> None:
    assert "into itself" in refused(lambda: merge(seller, seller, source))
    archived = make_landlord(is_archived=True)
    assert "is archived" in refused(lambda: merge(seller, archived, source))
    assert "1900" in refused(lambda: merge(seller, buyer, source, date(1800, 1, 1)))
    merge(seller, buyer, source)
    assert "already. Undo that first" in refused(lambda: merge(seller, make_landlord(), source))
    assert "already. Undo that first" in refused(lambda: merge(seller, buyer, source))
    assert "was itself merged into" in refused(lambda: merge(buyer, seller, source))
    assert f"Choose {buyer} instead" in refused(lambda: merge(make_landlord(), seller, source))


def test_a_circle_by_way_of_others_is_refused(
    seller: Landlord, buyer: Landlord, source: Source
) -> None:
    middle = make_landlord()
    merge(middle, buyer, source)
    Landlord.objects.filter(pk=seller.pk).update(merged_into=middle, merged_on=ON)
    assert "was itself merged into" in refused(lambda: merge(buyer, seller, source))


def test_a_merger_is_undone_while_nothing_has_moved(
    seller: Landlord, buyer: Landlord, source: Source
) -> None:
    assert "has not been merged" in refused(lambda: actions.unmerge(landlord=seller, reason="Fel"))
    merge(seller, buyer, source)
    assert "why" in refused(lambda: actions.unmerge(landlord=seller, reason=" "))
    actions.unmerge(landlord=seller, reason="Fel hyresvärd")
    seller.refresh_from_db()
    assert (seller.merged_into, seller.merged_on) == (None, None)


def test_a_merger_that_took_homes_along_is_not_undone(
    seller: Landlord, buyer: Landlord, source: Source
) -> None:
    make_stock(landlord=seller)
    owned(seller)
    merge(seller, buyer, source)
    said = refused(lambda: actions.unmerge(landlord=seller, reason="Fel"))
    assert said.startswith("2 rows of homes or houses went over to Köparen")


def test_the_archive_takes_a_reason_both_ways(seller: Landlord) -> None:
    assert "why" in refused(lambda: actions.archive(landlord=seller, reason=""))
    assert "not archived" in refused(lambda: actions.unarchive(landlord=seller, reason="x"))
    actions.archive(landlord=seller, reason="Finns inte kvar")
    assert Landlord.objects.get(pk=seller.pk).is_archived
    assert "already" in refused(lambda: actions.archive(landlord=seller, reason="x"))
    actions.unarchive(landlord=seller, reason="Fanns kvar")
    assert not Landlord.objects.get(pk=seller.pk).is_archived


def test_an_offer_ends_before_its_last_day_and_says_how(seller: Landlord) -> None:
    row = offer(seller, valid_from=ON)
    actions.end_offer(offer=row, on=ON, how="let")
    row.refresh_from_db()
    assert (row.valid_until, row.ended_as) == (ON, "let")
    assert "already" in refused(lambda: actions.end_offer(offer=row, on=ON, how="let"))
    other = offer(seller, valid_from=ON)
    for day in (BEFORE, ON + timedelta(days=31)):
        assert "Choose one of these days" in refused(
            lambda day=day: actions.end_offer(offer=other, on=day, how="let")  # type: ignore[misc]
        )
    assert "from the list" in refused(lambda: actions.end_offer(offer=other, on=ON, how="gone"))
    assert Offer.objects.get(pk=other.pk).ended_as == ""


def test_offers_of_the_year_count_against_what_is_agreed(seller: Landlord) -> None:
    offer(seller, valid_from=ON, homes=2)
    offer(seller, valid_from=ON, ended_as="withdrawn")
    offer(seller, valid_from=date(2025, 12, 31))
    offer(make_landlord(), valid_from=ON)

    def counted() -> tuple[int, int | None, bool]:
        found = actions.offers_this_year(landlord=seller, year=2026, on=ON)
        return found.homes, found.quota, found.is_beyond

    assert counted() == (3, None, False)
    agreed = Cooperation.objects.create(**stated(landlord=seller, quota=3))
    assert counted() == (3, 3, False)
    Cooperation.objects.update(quota=2)
    assert counted() == (3, 2, True)
    Cooperation.objects.update(quota=None, quota_percent=10)
    assert counted() == (3, None, False)
    make_stock(landlord=seller, vacancies_a_year=25)
    assert counted() == (3, 2, True)
    Cooperation.objects.filter(pk=agreed.pk).update(valid_until=BEFORE)
    assert counted() == (3, None, False)
