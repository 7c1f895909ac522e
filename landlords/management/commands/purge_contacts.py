"""Erase contact persons whose last day lies long enough back (docs/operating.md)."""

from typing import Any

from django.conf import settings
from django.core.management.base import CommandError, CommandParser
from django.utils import timezone
from django.utils.translation import gettext

from config.shared.changes import because
from config.shared.zones import Zone, ZoneCommand
from landlords.purge import Purge, plan_purge, purge_contacts

MOST_MONTHS = 120


class Command(ZoneCommand):
    """A dry run unless told to apply; safe to run again. Tells numbers, never names."""

    help = (
        "Erase contact persons whose last day lies more than CONTACT_RETENTION_MONTHS months back."
        " Without --apply it only says how many."
    )
    zone = Zone.JOBS

    def add_arguments(self, parser: CommandParser) -> None:
        """Whether to write."""
        parser.add_argument("--apply", action="store_true", help="erase; without: a dry run")

    def run(self, *_args: Any, **options: Any) -> str:
        """Erase, or say what would be erased."""
        months, today = settings.CONTACT_RETENTION_MONTHS, timezone.localdate()
        if not 1 <= months <= MOST_MONTHS:
            raise CommandError(
                f"CONTACT_RETENTION_MONTHS is {months}, which is no time to keep contact persons: "
                f"set it to a whole number of months from 1 to {MOST_MONTHS}."
            )
        if not options["apply"]:
            told = self.told(plan_purge(on=today, months=months))
            return f"{told}\nNothing was written: this was a dry run. Add --apply to erase them."
        with because(gettext("Erased in time after the last day")):
            return f"{self.told(purge_contacts(on=today, months=months))}\nErased."

    def told(self, plan: Purge) -> str:
        """The numbers."""
        return (
            f"Contact persons whose last day lies before {plan.ended_before.isoformat()}: "
            f"{plan.persons}, of {plan.landlords} landlords."
        )
