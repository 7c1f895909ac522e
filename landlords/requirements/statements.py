"""What every statement about a landlord has in common: its days, its source, its confirmation.

Dated alike, as requirements are: both days of a period count, and no last day means still in force.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from django.utils.translation import gettext_lazy as _

from landlords.requirements.params import Checked, param
from landlords.requirements.problems import Problem

MOST_HOMES = 100_000
LONG = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Lasting(Checked):
    """What holds from a day, and perhaps until another."""

    valid_from: date = field(metadata=param(label=_("from")))
    valid_until: date | None = field(default=None, metadata=param(label=_("until")))

    def conflicts(self) -> Iterator[Problem]:
        """An end before the beginning."""
        if self.valid_until is not None and self.valid_until < self.valid_from:
            message = _("The last day is before the first one. Change one of the two days.")
            yield Problem("valid_until", message)


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated(Lasting):
    """A dated statement: where it comes from, and when the landlord last said so."""

    source: str = field(metadata=param(label=_("source"), longest=100))
    confirmed_on: date = field(metadata=param(label=_("last confirmed")))
    confirmed_source: str | None = field(
        default=None, metadata=param(label=_("confirmed by"), longest=100)
    )
