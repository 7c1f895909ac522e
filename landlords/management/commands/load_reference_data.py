"""Load the reference data that ships with the portal."""

from typing import Any

from config.shared.zones import Zone, ZoneCommand
from landlords.reference_data import load_channels, load_districts, load_typical_households


class Command(ZoneCommand):
    """Safe to run again: adds what is missing and changes nothing that staff have changed."""

    help = "Add the districts, ways to apply and typical households that are missing."
    zone = Zone.ADMIN

    def run(self, *_args: Any, **_options: Any) -> None:
        """Load and say what was added."""
        self.stdout.write(f"Districts added: {load_districts()}.")
        self.stdout.write(f"Ways to apply added: {load_channels()}.")
        self.stdout.write(f"Typical households added: {load_typical_households()}.")
