"""Contact persons are erased some time after their last day; that there was one stays."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from landlords.models import ContactPerson
from landlords.requirements.ask import months_after

NOTHING: Final = {"name": "", "title": "", "phone": "", "email": "", "hours": ""}


@dataclass(frozen=True)
class Purge:
    """How many persons are erased, of how many landlords, and which last days are too recent."""

    persons: int
    landlords: int
    ended_before: date


def plan_purge(*, on: date, months: int) -> Purge:
    """What would be erased on this day, so many months after the last day."""
    limit = months_after(on, -months)
    keys = ContactPerson.objects.ended_before(limit).with_person().order_by()
    landlords = list(keys.values_list("landlord", flat=True))
    return Purge(len(landlords), len(set(landlords)), limit)


def purge_contacts(*, on: date, months: int) -> Purge:
    """Erase every column about the person; the row, its role and its days stay.

    The history needs no erasing: it keeps none of these columns, only that they changed. Sources
    name functions, never persons, and stay as they are.
    """
    plan = plan_purge(on=on, months=months)
    gone = ContactPerson.objects.ended_before(plan.ended_before).with_person()
    gone.update(**NOTHING, erased_on=on)
    return plan
