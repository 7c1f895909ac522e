"""Bring landlords and their terms in from a file in the exchange format (docs/exchange.md)."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import CommandError, CommandParser
from django.db import Error
from django.utils import translation
from django.utils.translation import gettext as _

from config.shared.changes import because
from config.shared.zones import Zone, ZoneCommand
from landlords.exchange.applying import apply_plan, wait_for_other_imports
from landlords.exchange.document import read_document
from landlords.exchange.entries import Document
from landlords.exchange.json_stream import read_json_stream
from landlords.exchange.plan import Plan
from landlords.exchange.planning import make_plan
from landlords.exchange.stored import district_parents, stored_codes
from landlords.exchange.telling import problem_line, summary
from landlords.requirements.problems import Problem, TermsError

MANY = 500  # landlords; below that nobody has to wait


class Command(ZoneCommand):
    """A dry run unless told to apply; all of the file or nothing of it."""

    help = (
        "Bring landlords and their terms in from a file (docs/exchange.md). Without --apply it "
        "only says what would be new and what would change."
    )
    zone = Zone.ADMIN

    def add_arguments(self, parser: CommandParser) -> None:
        """The file, and whether to write."""
        parser.add_argument("file", help="a JSON document in the exchange format")
        parser.add_argument("--apply", action="store_true", help="write it; without: a dry run")

    def handle(self, *args: Any, **options: Any) -> str | None:
        """What the database refuses becomes a sentence; its transaction has then been undone."""
        try:
            with translation.override("en"):
                return super().handle(*args, **options)
        except Error as error:
            reason = str(error).strip().partition("\n")[0] or type(error).__name__
            raise CommandError(
                f"Nothing was written: the database refused ({reason}). If somebody else was "
                "changing the same landlords, run it again."
            ) from error

    def run(self, *_args: Any, **options: Any) -> str:
        """Read, plan, tell; then write if asked to. The last line is printed after the commit."""
        document = self.read(Path(options["file"]))
        if options["apply"]:
            wait_for_other_imports()
        plan = make_plan(document, lock=options["apply"], progress=self.checked, keep=False)
        if plan.problems:
            raise self.refusal(plan.problems, document)
        for line in plan.lines:
            self.stdout.write(line)
        return self.finish(plan, Path(options["file"]), apply=options["apply"])

    def finish(self, plan: Plan, file: Path, *, apply: bool) -> str:
        """Write the plan if asked to, and say so."""
        told = summary(plan)
        if not apply:
            return f"{told}\nNothing was written: this was a dry run. Add --apply to write it."
        with translation.override(settings.LANGUAGE_CODE):
            reason = _("Brought in from a file")
        with because(reason, source=file.name):
            apply_plan(plan, self.answered)
        return f"{told}\nWritten."

    def read(self, path: Path) -> Document:
        """The file's document, with the problems of the file in it."""
        try:
            data, problems = read_json_stream(path)
        except TermsError as error:
            raise self.refusal(error.problems, None) from None
        document = read_document(data, district_parents(), stored_codes())
        document.problems = [*problems, *document.problems]
        return document

    def refusal(
        self, problems: list[Problem] | tuple[Problem, ...], document: Document | None
    ) -> CommandError:
        """Every problem, a line each."""
        lines = [problem_line(problem, document) for problem in problems]
        count = "1 problem" if len(lines) == 1 else f"{len(lines)} problems"
        return CommandError("\n".join([f"Nothing was written: {count}.", *lines]))

    def checked(self, done: int, total: int) -> None:
        """Count what has been held against the portal."""
        if total >= MANY:
            self.stdout.write(f"Compared {done} of {total} landlords.")

    def answered(self, done: int, total: int) -> None:
        """Count what has been answered anew."""
        if total >= MANY:
            self.stdout.write(f"Wrote {done} of {total} landlords.")
