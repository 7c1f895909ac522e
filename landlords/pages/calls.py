"""Whom to call next: landlords of whom least is known come first, the largest of them on top."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from config.shared.values import number
from landlords.freshness import due_on
from landlords.models import Landlord, Requirement
from landlords.pages.landlord import EXPECTED
from landlords.querysets import LandlordQuerySet

MOST_CALLS = 5


@dataclass(frozen=True)
class Call:
    """One landlord to call, how many homes it is about, and why."""

    landlord: Landlord
    dwellings: str | None
    why: str


def next_calls(landlords: LandlordQuerySet, day: date) -> list[Call]:
    """The first ones on the list."""
    due = due_on(Requirement.objects.of_landlords().in_force_on(day), day)
    found: Iterable[Any] = landlords.to_call([t.value for t in EXPECTED], day, due)[:MOST_CALLS]
    return [
        Call(landlord, dwellings_words(landlord.dwellings), why(landlord)) for landlord in found
    ]


def dwellings_words(count: int | None) -> str | None:
    """How many homes, as far as that is known."""
    if count is None:
        return None
    return ngettext("%(number)s home", "%(number)s homes", count) % {"number": number(count)}


def why(landlord: Any) -> str:
    """What a call would give."""
    if not landlord.stated:
        return _("No terms are stated yet.")
    missing = [str(topic.label) for topic in EXPECTED if topic.value not in landlord.stated]
    if missing:
        return _("Not stated: %(topics)s.") % {"topics": ", ".join(missing)}
    told = ngettext(
        "%(number)s requirement is to be asked again.",
        "%(number)s requirements are to be asked again.",
        landlord.due,
    )
    return told % {"number": number(landlord.due)}
