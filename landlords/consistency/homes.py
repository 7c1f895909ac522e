"""Homes, houses and districts that do not fit together."""

from collections.abc import Iterator
from datetime import date

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from landlords.consistency.base import Offender, check, told
from landlords.models import District, House, HouseOwnership, Stock
from landlords.querysets import in_force

OF_ANOTHER = _(
    "%(landlord)s has homes in %(house)s and does not own it. If the house was sold, let it change "
    "owner; else correct the row."
)
ANOTHER_DISTRICT = _(
    "%(landlord)s has homes in %(house)s, in %(district)s; the house itself lies in %(other)s. "
    "Correct one of the two."
)
NO_OWNER = _("Nobody is known to own %(house)s. Record who does.")
CIRCLE = _("%(district)s is part of itself by way of other districts. Correct what it is part of.")


def owners(day: date, **same: OuterRef) -> Exists:
    """Whether there is an ownership like this on the day."""
    return Exists(HouseOwnership.objects.filter(in_force(day), **same))


@check(_("Homes in houses that belong to somebody else"))
def homes_in_houses_of_others(day: date) -> Iterator[Offender]:
    """Rows of homes in a house that has an owner, who is another landlord."""
    somebody, itself = owners(day, house=OuterRef("house")), owners(
        day, house=OuterRef("house"), landlord=OuterRef("landlord")
    )  # fmt: skip
    for row in stock_with_houses(day).filter(somebody, ~itself):
        yield Offender(row, told(OF_ANOTHER, landlord=row.landlord, house=row.house))


@check(_("Homes in another district than their house"))
def homes_in_another_district(day: date) -> Iterator[Offender]:
    """Rows of homes in a house that lies in another district."""
    elsewhere = Q(district__isnull=False) & ~Q(district=F("house__district"))
    for row in stock_with_houses(day).filter(elsewhere, house__district__isnull=False):
        names = {"district": row.district, "other": row.house.district if row.house else None}
        yield Offender(row, told(ANOTHER_DISTRICT, landlord=row.landlord, house=row.house, **names))


def stock_with_houses(day: date) -> "QuerySet[Stock]":
    """Rows of homes that name their house."""
    rows = Stock.objects.in_force_on(day).filter(house__isnull=False)
    return rows.select_related("landlord", "house__district", "district").order_by("pk")


@check(_("Houses without an owner"))
def houses_without_owner(day: date) -> Iterator[Offender]:
    """Houses that nobody owns on the day."""
    for house in House.objects.filter(~owners(day, house=OuterRef("pk"))):
        yield Offender(house, told(NO_OWNER, house=house))


@check(_("Districts that are part of themselves"))
def districts_in_a_circle(_day: date) -> Iterator[Offender]:
    """Districts from which one comes back to where one began by going to what they are part of."""
    districts = {district.pk: district for district in District.objects.all()}
    for district in districts.values():
        seen, at = set(), district.parent_id
        while at is not None and at not in seen and at != district.pk:
            seen.add(at)
            at = districts[at].parent_id
        if at == district.pk:
            yield Offender(district, told(CIRCLE, district=district))
