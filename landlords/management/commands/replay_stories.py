"""Replay the worked stories (docs/stories.md): every answer judged by hand, judged again by the core."""

from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import translation
from django.utils.translation import gettext as _

from landlords.exchange.json_file import printable, read_json
from landlords.reference_data import FOLDER
from landlords.requirements.norms import Norms, parse_norms
from landlords.requirements.problems import Gathering, TermsError
from landlords.requirements.stories import replay
from landlords.requirements.story_file import Story, read_stories


class Command(BaseCommand):
    """All stories that ship, or those of the files given; what differs, and how many there were."""

    help = (
        "Replay worked stories (docs/stories.md) and tell what differs from the answer judged by "
        "hand. No database is asked."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The files; all that ship if none is named."""
        parser.add_argument("files", nargs="*", metavar="FILE", type=Path)

    def handle(self, *_args: Any, **options: Any) -> None:
        """One line for each story that differs, then a count; exit 1 if any differs."""
        with translation.override("sv"):
            stories = _read(options["files"] or shipped_files())
            norms = shipped_norms()
            differing = 0
            for path, story in stories:
                told = replay(story, norms)
                differing += bool(told)
                if told:
                    self.stdout.write(f"{path.name}, {story.name}: {'; '.join(told)}")
            self.stdout.write(
                _("%(stories)s stories replayed, %(differing)s differ.")
                % {"stories": len(stories), "differing": differing}
            )
        if differing:
            raise SystemExit(1)


def shipped_files() -> list[Path]:
    """The files with worked stories that ship, in order."""
    return sorted((FOLDER / "stories").glob("*.json"))


def shipped_norms() -> Norms:
    """The amounts that ship."""
    data, _doubled = read_json(FOLDER / "norms.json")
    return parse_norms(data)


def read_file(path: Path) -> tuple[Story, ...]:
    """The stories of one file; TermsError with every problem and its place."""
    data, doubled = read_json(path)
    gathering = Gathering(doubled)
    stories = gathering.read("", read_stories, data)
    gathering.finish()
    return stories or ()


def _read(paths: list[Path]) -> list[tuple[Path, Story]]:
    """The stories of all files; whatever is wrong with any of them is told at once."""
    problems: list[str] = []
    found = [pair for path in paths for pair in _pairs(path, problems)]
    if problems:
        raise CommandError("\n".join(problems))
    return found


def _pairs(path: Path, problems: list[str]) -> Iterator[tuple[Path, Story]]:
    try:
        yield from ((path, story) for story in read_file(path))
    except TermsError as error:
        problems += [f"{printable(path)}: {problem}" for problem in error.problems]
