"""Judge a household by the terms in an inventory file (docs/exchange.md); no database is asked."""

import json
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from landlords.exchange.asking import Asked, assessed
from landlords.exchange.report_json import assessment_json
from landlords.exchange.report_paper import paper_lines
from landlords.exchange.report_text import text_lines
from landlords.exchange.telling import problem_line
from landlords.requirements.problems import Problem, TermsError
from landlords.requirements.sentences import called_by


class Command(BaseCommand):
    """Both files in, per landlord the label and the findings out; every problem of the files at once."""

    help = (
        "Judge a household by the terms in an inventory file (docs/exchange.md). HOUSEHOLD is a file, "
        "or typical:KEY for a typical household of the inventory. No database is asked."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        """The files; what else the home and the days should be; how to print."""
        parser.add_argument("household", metavar="HOUSEHOLD")
        parser.add_argument("inventory", metavar="INVENTORY")
        parser.add_argument("--rent", help="the rent of the home, kr a month")
        parser.add_argument("--rooms", help="its rooms besides the kitchen, 1 to 8")
        parser.add_argument("--district", help="its district, by code")
        parser.add_argument("--product", help="its sort, by code (ordinary, youth, …)")
        parser.add_argument("--move-in", help="the day of moving in, 2027-02-01")
        parser.add_argument("--on", help="the day of calculation; today if not said")
        parser.add_argument("--landlord", metavar="KEY", help="only this landlord, by key or name")
        printed = parser.add_mutually_exclusive_group()
        printed.add_argument("--json", action="store_true", help="print JSON")
        printed.add_argument(
            "--paper", action="store_true", help="print as to the household itself"
        )
        parser.add_argument("--language", choices=["sv", "en"], default="sv")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Print the answer; a refusal names everything that is wrong, with its place."""
        with translation.override(options["language"]):
            for line in self.lines(options, today=timezone.localdate()):
                self.stdout.write(line)

    def lines(self, options: dict[str, Any], *, today: date) -> Iterable[str]:
        """The answer in lines."""
        asked = Asked(
            household=options["household"],
            inventory=Path(options["inventory"]),
            home={name: options[name] for name in ("rent", "rooms", "district", "product")},
            on=options["on"],
            move_in=options["move_in"],
            landlord=options["landlord"],
            today=today,
        )
        try:
            found = assessed(asked)
        except TermsError as error:
            raise refusal(error.problems) from None
        if options["json"]:
            return [json.dumps(assessment_json(found), ensure_ascii=False, indent=1)]
        channels = found.document.channels.items()
        with called_by({code: placed.record.name for code, placed in channels}):
            return list(paper_lines(found) if options["paper"] else text_lines(found))


def refusal(problems: Iterable[Problem]) -> CommandError:
    """Every problem, a line each."""
    lines = [problem_line(problem, None) for problem in problems]
    return CommandError("\n".join([_("Nothing was judged. What is wrong:"), *lines]))
