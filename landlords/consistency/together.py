"""Contact persons and offers."""

from collections.abc import Iterator
from datetime import date

from django.db.models import Exists, OuterRef, Sum
from django.utils.translation import gettext_lazy as _

from landlords.actions import Offered
from landlords.consistency.base import Offender, check, told
from landlords.models import ContactPerson, Cooperation, Landlord, Offer, Stock
from landlords.querysets import in_force

ALL_ENDED = _("%(landlord)s: every contact person has ended. Add whom to reach now.")
BEYOND = _(
    "%(landlord)s has offered %(homes)s homes this year, and %(quota)s are agreed. Correct the "
    "offers, or change what is agreed."
)


@check(_("Landlords whose contact persons have all ended"))
def contacts_all_ended(day: date) -> Iterator[Offender]:
    """Landlords that had somebody to reach and have nobody now."""
    contacts = ContactPerson.objects.filter(landlord=OuterRef("pk"))
    had, has = Exists(contacts.filter(valid_until__lt=day)), Exists(contacts.filter(in_force(day)))
    for landlord in Landlord.objects.current(day).filter(had, ~has):
        yield Offender(landlord, told(ALL_ENDED, landlord=landlord))


@check(_("More offers than agreed"))
def offers_beyond_the_quota(day: date) -> Iterator[Offender]:
    """Landlords that have offered more homes this year than is agreed for a year."""
    given = Offer.objects.filter(valid_from__year=day.year).order_by()
    homes = dict(given.values_list("landlord").annotate(homes=Sum("homes")))
    stock = Stock.objects.in_force_on(day).filter(landlord__in=homes).order_by()
    vacant = dict(stock.values_list("landlord").annotate(vacant=Sum("vacancies_a_year")))
    agreed = Cooperation.objects.filter(in_force(day), landlord__in=homes)
    for row in agreed.select_related("landlord").order_by("pk"):
        offered = Offered.against(row, homes[row.landlord_id], vacant.get(row.landlord_id))
        if offered.is_beyond:
            names = {"homes": offered.homes, "quota": offered.quota}
            yield Offender(row, told(BEYOND, landlord=row.landlord, **names))
