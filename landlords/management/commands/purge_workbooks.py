"""Delete workbooks that were brought up more than a day ago; meant to run every day."""

from typing import Any

from django.utils import timezone

from config.shared.zones import Zone, ZoneCommand
from landlords.workbook.staging import purge


class Command(ZoneCommand):
    """The next upload does the same; this is for days without one."""

    help = "Delete the rows of workbooks that have waited for more than a day."
    zone = Zone.ADMIN

    def run(self, *_args: Any, **_options: Any) -> str:
        """How many are gone."""
        return f"Workbooks deleted: {purge(timezone.now())}."
