"""Norms and typical households that the core cannot work with."""

from collections.abc import Iterator
from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from landlords.consistency.base import Offender, check, told
from landlords.models import NormFormula, NormTable, TypicalHousehold

NO_FORMULA = _(
    "%(table)s: no formula of this norm holds on the first day of the amounts. Add the formula, or "
    "correct the day."
)
NOT_READ = _("“%(household)s” cannot be read: %(why)s")


@check(_("Amounts without a formula"))
def amounts_without_formula(_day: date) -> Iterator[Offender]:
    """Tables of amounts whose norm has no formula on their first day."""
    spans = list(NormFormula.objects.values_list("norm", "valid_from", "valid_until"))
    for table in NormTable.objects.exclude(norm=NormTable.ACCEPTED_RENTS):
        day = table.valid_from
        fits = [
            norm == table.norm and first <= day and (last is None or day <= last)
            for norm, first, last in spans
        ]
        if not any(fits):
            yield Offender(table, told(NO_FORMULA, table=table))


@check(_("Typical households that cannot be read"))
def households_not_read(_day: date) -> Iterator[Offender]:
    """Typical households that the core refuses."""
    for household in TypicalHousehold.objects.all():
        try:
            household.clean()
        except ValidationError as error:
            why = error.messages[0]
            yield Offender(household, told(NOT_READ, household=household, why=why))
