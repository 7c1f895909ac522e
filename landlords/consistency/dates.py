"""Statements whose days or sources do not go together with the rest."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from django.db.models import F, Q
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from config.shared.values import day as in_words
from landlords.belonging import STATEMENTS, landlord_about, rows_of, with_landlord
from landlords.consistency.base import Offender, check, told
from landlords.models import Cooperation, HouseOwnership, Offer, Source, Statement, Stock

COUNTED: Final[tuple[type[Statement], ...]] = (Stock, HouseOwnership, Offer, Cooperation)

STILL_OPEN = _(
    "%(landlord)s is archived or has been merged, and still has this: %(what)s. Let it end, or take "
    "the landlord out of the archive."
)
BEFORE_SOURCE = _(
    "%(whose)s%(what)s: confirmed on %(confirmed)s, before its source, which is of %(source)s. "
    "Correct the day or the source."
)
UNUSED = _("%(source)s: nothing that is recorded comes from it. Use it, or leave it as it is.")


@check(_("Open records of landlords that are gone"))
def open_at_those_gone(day: date) -> Iterator[Offender]:
    """What counts in sums, and holds at a landlord that is archived or merged into another one.

    Terms may stay: they are read by way of the landlord it was merged into.
    """
    gone = Q(landlord__is_archived=True) | Q(landlord__merged_on__lte=day)
    open_now = Q(valid_until__isnull=True) | Q(valid_until__gte=day)
    for model in COUNTED:
        rows = rows_of(model).filter(open_now, gone).select_related("landlord").order_by("pk")
        for row in rows:
            what = model._meta.verbose_name
            yield Offender(row, told(STILL_OPEN, landlord=row.landlord, what=what))


@check(_("Confirmed before the source"))
def confirmed_before_the_source(_day: date) -> Iterator[Offender]:
    """Statements confirmed on a day before that of the source that confirms them."""
    said = Coalesce("confirmed_source__on", "source__on")
    own = Q(confirmed_source__isnull=True) | Q(confirmed_source__on__isnull=False)
    for model in STATEMENTS:
        rows = with_landlord(model).annotate(said=said).filter(own, said__gt=F("confirmed_on"))
        for row in rows.order_by("pk"):
            landlord = landlord_about(row)
            whose = f"{landlord}, " if landlord else ""
            what = model._meta.verbose_name
            days = {"confirmed": in_words(row.confirmed_on), "source": in_words(row.said)}
            yield Offender(row, told(BEFORE_SOURCE, whose=whose, what=what, **days))


@check(_("Sources that nothing comes from"))
def unused_sources(_day: date) -> Iterator[Offender]:
    """Sources that no statement names, neither as its own nor as what confirmed it."""
    used: set[int] = set()
    for model in STATEMENTS:
        for pair in rows_of(model).order_by().values_list("source", "confirmed_source").distinct():
            used.update(key for key in pair if key)
    for source in Source.objects.exclude(pk__in=used):
        yield Offender(source, told(UNUSED, source=source))
