"""Load the reference data that ships with the portal."""

from typing import Any

from config.shared.zones import Zone, ZoneCommand
from landlords.reference_data import load_all


class Command(ZoneCommand):
    """Safe to run again: adds what is missing and changes nothing that staff have changed."""

    help = (
        "Add what is missing of the districts, norms, core topics, ways to apply and typical "
        "households that ship with the portal (safe to run again)."
    )
    zone = Zone.ADMIN

    def run(self, *_args: Any, **_options: Any) -> None:
        """Load and say what was added."""
        for called, added in load_all().items():
            self.stdout.write(f"{called} added: {added}.")
