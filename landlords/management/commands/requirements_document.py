"""Print docs/requirements.md: what a landlord can be said to demand."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import override

from landlords.pages.handbook import handbook


class Command(BaseCommand):
    """No database; the same catalogue always prints the same page."""

    help = "Print the catalogue of requirements as Markdown (docs/requirements.md)."
    requires_system_checks = []

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Print it; labels in Swedish, the rest in English."""
        with override("en"):
            self.stdout.write(handbook(), ending="")
