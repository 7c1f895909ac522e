"""Load the reference data that ships with the portal."""

from typing import Any

from config.shared.zones import Zone, ZoneCommand
from landlords.reference_data import load_districts, load_review_intervals


class Command(ZoneCommand):
    """Safe to run again: adds what is missing and changes nothing that staff have changed."""

    help = "Add the districts and the review intervals that are missing (safe to run again)."
    zone = Zone.ADMIN

    def run(self, *_args: Any, **_options: Any) -> None:
        """Load and say what was added."""
        self.stdout.write(f"Districts added: {load_districts()}.")
        self.stdout.write(f"Review intervals added: {load_review_intervals()}.")
