"""Look for records that cannot be meant as they stand."""

from datetime import date
from typing import Any

from django.core.management.base import CommandError, CommandParser
from django.utils import timezone, translation

from config.shared.zones import Zone, ZoneCommand
from landlords.admin.consistency import address
from landlords.consistency import check_all


class Command(ZoneCommand):
    """Tells each offender on a line, with where it is kept; mends nothing."""

    help = "List what the records allow and yet cannot be meant. Fails if there is anything."
    zone = Zone.ADMIN

    def add_arguments(self, parser: CommandParser) -> None:
        """The day to look at."""
        parser.add_argument(
            "--day", type=date.fromisoformat, help="as of this day (YYYY-MM-DD); today if left out"
        )

    def handle(self, *args: Any, **options: Any) -> str | None:
        """In English, as all commands speak."""
        with translation.override("en"):
            return super().handle(*args, **options)

    def run(self, *_args: Any, **options: Any) -> str:
        """Every check by its title, and below it what it found."""
        found = check_all(options["day"] or timezone.localdate())
        count = 0
        for check, offenders in found:
            if offenders:
                self.stdout.write(f"{check.title} ({len(offenders)}):")
            for one in offenders:
                self.stdout.write(f"  {one.sentence} {address(one.record) or ''}".rstrip())
            count += len(offenders)
        if count:
            raise CommandError(f"{count} records do not hang together.")
        return f"Everything hangs together ({len(found)} checks)."
