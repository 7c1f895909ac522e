"""Offers of vacant homes: when they end, and how many have come against what was agreed."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import Sum
from django.utils.translation import gettext_lazy as _

from config.shared.changes import because
from config.shared.values import day as in_words
from landlords.actions.saving import held, refuse
from landlords.models import Cooperation, Landlord, Offer
from landlords.querysets import in_force
from landlords.requirements.offer_codes import OfferEnd

ENDED_ALREADY = _("This offer ended on %(last)s already.")
NOT_THEN = _("This offer holds from %(first)s to %(last)s. Choose one of these days.")
HOW = _("Say how the offer ended: choose from the list.")


@dataclass(frozen=True)
class Offered:
    """How many homes were offered in a year, and how many were agreed; None: nothing agreed."""

    homes: int
    quota: int | None

    @classmethod
    def against(cls, agreed: Cooperation | None, homes: int, vacant: int | None) -> "Offered":
        """So many homes against an agreement; a share is one of the homes that fall vacant."""
        if agreed is None or agreed.quota is not None:
            return cls(homes, agreed.quota if agreed else None)
        if agreed.quota_percent is None or vacant is None:
            return cls(homes, None)
        return cls(homes, vacant * agreed.quota_percent // 100)

    @property
    def is_beyond(self) -> bool:
        """Whether more were offered than agreed."""
        return self.quota is not None and self.homes > self.quota


@transaction.atomic
def end_offer(*, offer: Offer, on: date, how: str) -> Offer:
    """Let an offer end before its last day, and say how. Raises ``ValidationError``."""
    row = held(offer)
    last = row.valid_until or date.max
    if row.ended_as:
        raise refuse(ENDED_ALREADY, last=in_words(last))
    if how not in {end.value for end in OfferEnd}:
        raise refuse(HOW)
    if not row.valid_from <= on <= last:
        raise refuse(NOT_THEN, first=in_words(row.valid_from), last=in_words(last))
    with because(str(OfferEnd(how).label)):
        row.valid_until, row.ended_as = on, how
        row.save(update_fields=["valid_until", "ended_as"])
    return row


def offers_this_year(*, landlord: Landlord, year: int, on: date) -> Offered:
    """The homes offered in a year, withdrawn ones too, against what is agreed on a day."""
    given = Offer.objects.filter(landlord=landlord, valid_from__year=year)
    homes: int = given.aggregate(homes=Sum("homes"))["homes"] or 0
    agreed = landlord.cooperation.filter(in_force(on)).order_by("pk").first()
    stock = landlord.stock.filter(in_force(on))
    vacant: int | None = stock.aggregate(vacant=Sum("vacancies_a_year"))["vacant"]
    return Offered.against(agreed, homes, vacant)
