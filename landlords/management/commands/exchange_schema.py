"""Print the JSON Schema of one of the exchange formats (docs/schema/)."""

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from landlords.exchange.schema import SCHEMAS


def written(name: str) -> str:
    """The schema as it is published."""
    return json.dumps(SCHEMAS[name](), ensure_ascii=False, indent=1)


class Command(BaseCommand):
    """What a file of the format looks like, made from the catalogue; no database is asked."""

    help = "Print the JSON Schema of an exchange format, made from the catalogue."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        """Which one."""
        parser.add_argument("format", choices=sorted(SCHEMAS))

    def handle(self, *_args: Any, **options: Any) -> str:
        """Print it."""
        return written(options["format"])
