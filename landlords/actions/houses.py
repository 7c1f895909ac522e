"""A house changes its owner: its homes move along, the terms do not."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from config.shared.changes import because
from config.shared.values import day as in_words
from landlords.actions.moving import move, open_rows, refuse_day_out_of_time, refuse_taker
from landlords.actions.saving import hold, refuse, told_by
from landlords.models import House, HouseOwnership, Landlord, Offer, Source, Stock, TermScope
from landlords.projection import rebuild_answers
from landlords.querysets import in_force

ONE_DAY = timedelta(days=1)

NO_OWNER = _(
    "Nobody is known to own %(house)s on %(day)s, so nobody can sell it. Record who owns it first."
)
HAS_OWNER = _(
    "%(owner)s owns %(house)s on %(day)s. Let the house change owner instead of giving it a first "
    "one."
)
SOLD_THAT_DAY = _(
    "%(house)s came to %(owner)s on %(day)s already, and changes owner once a day at most. "
    "Choose another day, or correct that ownership."
)
BEFORE_OWNED = _(
    "The first known owner of %(house)s has it from %(first)s on. Choose a later day, or record who "
    "owned it before."
)
BUYER_IS_SELLER = _("%(owner)s owns %(house)s already. Choose another buyer.")
OWNED_LATER = _(
    "%(owner)s is recorded as the owner of %(house)s from %(first)s on. Correct or end that "
    "ownership first."
)
BUYER_HAS_HOMES = _(
    "%(owner)s already has homes of %(rooms)s rooms in %(house)s. End or correct that row first."
)


@dataclass(frozen=True)
class Sale:
    """What moves when a house changes owner, and what stays to be looked at by hand.

    ``scopes`` of the seller name the house; ``offers`` of the seller are of homes in it; the homes
    of ``unplaced`` rows may lie in it, as nobody has said in which house they are.
    """

    house: House
    seller: Landlord
    buyer: Landlord
    on: date
    ownership: HouseOwnership
    stock: list[Stock] = field(default_factory=list)
    scopes: list[TermScope] = field(default_factory=list)
    offers: list[Offer] = field(default_factory=list)
    unplaced: list[Stock] = field(default_factory=list)


@transaction.atomic
def sell_house(*, house: House, to: Landlord, on: date, source: Source, reason: str = "") -> Sale:
    """Let a house belong to another landlord from this day on, and its homes with it.

    The figures of the homes stay as they were and as old as they were. Raises ``ValidationError``.
    """
    hold_house(house)
    hold(to, *Landlord.objects.filter(houses__in=house.ownerships.filter(in_force(on))))
    sale = sale_of(house=house, to=to, on=on)
    said_on = source.on or min(on, timezone.localdate())
    said = {"source": source, "confirmed_on": said_on, "confirmed_source": None}
    with because(reason, source=told_by(source)):
        move([sale.ownership], to=to, on=on, **said)
        move(sale.stock, to=to, on=on)
        rebuild_answers([sale.seller, to])
    return sale


@transaction.atomic
def first_owner(
    *, house: House, landlord: Landlord, on: date, source: Source, confirmed_on: date
) -> HouseOwnership:
    """Record who owns a house that nobody is known to own on this day.

    Raises ``ValidationError``.
    """
    hold_house(house)
    hold(landlord)
    owner = owner_on(house, on)
    if owner is not None:
        raise refuse(HAS_OWNER, owner=owner.landlord, house=house, day=in_words(on))
    refuse_taker(landlord, on)
    owned = HouseOwnership(
        house=house, landlord=landlord, valid_from=on, source=source, confirmed_on=confirmed_on
    )
    with because(source=told_by(source)):
        owned.full_clean()
        owned.save()
    return owned


def sale_of(*, house: House, to: Landlord, on: date) -> Sale:
    """What a sale would move; nothing is written. Raises ``ValidationError`` if it cannot be."""
    refuse_day_out_of_time(on)
    owned = sold_ownership(house, on)
    seller = owned.landlord
    if to.pk == seller.pk:
        raise refuse(BUYER_IS_SELLER, owner=seller, house=house)
    refuse_taker(to, on)
    later = house.ownerships.filter(valid_from__gt=on).order_by("valid_from").first()
    if later is not None:
        first = in_words(later.valid_from)
        raise refuse(OWNED_LATER, owner=later.landlord, house=house, first=first)
    stock = list(open_rows(Stock, on).filter(landlord=seller, house=house).order_by("rooms", "pk"))
    refuse_meeting(stock, house, to, on)
    here = Stock.objects.in_force_on(on).filter(landlord=seller, house__isnull=True)
    return Sale(
        house, seller, to, on, owned, stock,
        list(TermScope.objects.filter(houses=house, landlord=seller)),
        list(Offer.objects.filter(in_force(on), landlord=seller, house=house).order_by("pk")),
        list(here.filter(district=house.district_id).in_order()) if house.district_id else [],
    )  # fmt: skip


def sold_ownership(house: House, on: date) -> HouseOwnership:
    """The ownership that ends by a sale on this day."""
    owned = owner_on(house, on)
    if owned is None:
        first = house.ownerships.filter(valid_from__gt=on).order_by("valid_from").first()
        if first is not None and not house.ownerships.filter(valid_until__lt=on).exists():
            raise refuse(BEFORE_OWNED, house=house, first=in_words(first.valid_from))
        raise refuse(NO_OWNER, house=house, day=in_words(on))
    if owned.valid_from == on:
        raise refuse(SOLD_THAT_DAY, house=house, owner=owned.landlord, day=in_words(on))
    return owned


def owner_on(house: House, day: date) -> HouseOwnership | None:
    """The ownership of a house that holds on this day."""
    owned = house.ownerships.filter(in_force(day)).select_related("landlord")
    return owned.order_by("pk").first()


def refuse_meeting(stock: list[Stock], house: House, to: Landlord, on: date) -> None:
    """The buyer has no homes in the house yet of those sizes."""
    rooms = {row.rooms for row in stock}
    met = open_rows(Stock, on).filter(landlord=to, house=house, rooms__in=rooms).first()
    if met is not None:
        raise refuse(BUYER_HAS_HOMES, owner=to, rooms=met.rooms, house=house)


def hold_house(house: House) -> None:
    """Let no one else sell the house until the transaction ends."""
    list(House.objects.select_for_update().filter(pk=house.pk).values_list("pk"))
