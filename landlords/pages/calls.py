"""Whom to call next: landlords of whom least is known come first, the largest of them on top."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from config.shared.values import age, number
from landlords.models import Landlord
from landlords.pages.landlord import EXPECTED
from landlords.querysets import LandlordQuerySet

MOST_CALLS = 5
OLD = 365  # days


@dataclass(frozen=True)
class Call:
    """One landlord to call, how many homes it is about, and why."""

    landlord: Landlord
    dwellings: str | None
    why: str


def next_calls(landlords: LandlordQuerySet, day: date) -> list[Call]:
    """The first ones on the list."""
    old_before = day - timedelta(days=OLD)
    found: Iterable[Any] = landlords.to_call([t.value for t in EXPECTED], day, old_before)[
        :MOST_CALLS
    ]
    return [
        Call(landlord, dwellings_words(landlord.dwellings), why(landlord, day))
        for landlord in found
    ]


def dwellings_words(count: int | None) -> str | None:
    """How many homes, as far as that is known."""
    if count is None:
        return None
    return ngettext("%(number)s home", "%(number)s homes", count) % {"number": number(count)}


def why(landlord: Any, day: date) -> str:
    """What a call would give."""
    if not landlord.stated:
        return _("No terms are stated yet.")
    missing = [str(topic.label) for topic in EXPECTED if topic.value not in landlord.stated]
    if missing:
        return _("Not stated: %(topics)s.") % {"topics": ", ".join(missing)}
    text = age(landlord.confirmed_on, day)
    return f"{text[:1].upper()}{text[1:]}."
