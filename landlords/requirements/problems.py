"""What is wrong with terms that cannot be used: each problem with its place and what to do."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import ParamSpec, Self, TypeVar

from django.utils.translation import gettext_lazy as _

from landlords.requirements.codes import Text
from landlords.requirements.sentences import Sentence, Value, say

P = ParamSpec("P")
T = TypeVar("T")

LONGEST_SHOWN = 40
LARGEST_SHOWN = 10**15


@dataclass(frozen=True, slots=True)
class Problem:
    """One problem: where (such as `[0][1].params.n`), what and why, and what to do."""

    path: str
    message: Text
    values: Mapping[str, Value] = field(default_factory=dict, hash=False)

    def under(self, prefix: str) -> Self:
        """The same problem, seen from further out."""
        dot = "." if self.path and prefix and not self.path.startswith("[") else ""
        return replace(self, path=f"{prefix}{dot}{self.path}")

    def __str__(self) -> str:
        """Place and message in the active language."""
        message = say(Sentence(self.message, self.values))
        return f"{self.path}: {message}" if self.path else message


class TermsError(ValueError):
    """Terms that cannot be used; carries every problem found, not only the first."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        """Keep the problems in the order in which they were found."""
        self.problems = tuple(problems)
        super().__init__(self.problems)

    def __str__(self) -> str:
        """All problems, one a line, in the active language."""
        return "\n".join(str(problem) for problem in self.problems)


class Gathering:
    """Reads part after part and keeps every problem, so that all are told at once."""

    def __init__(self, problems: Iterable[Problem] = ()) -> None:
        """Begin with the problems already known."""
        self.problems = list(problems)

    def read(
        self, path: str, reader: Callable[P, T], *args: P.args, **kwargs: P.kwargs
    ) -> T | None:
        """What the reader answers; None if it refuses, its problems then kept under this path."""
        try:
            return reader(*args, **kwargs)
        except TermsError as error:
            self.problems.extend(problem.under(path) for problem in error.problems)
            return None

    def finish(self) -> None:
        """Raise TermsError if there was any problem."""
        if self.problems:
            raise TermsError(self.problems)


def refused(message: Text, **values: Value) -> TermsError:
    """The error for one value that is wrong where it stands."""
    return TermsError([Problem("", message, values)])


def shown(data: object) -> Value:
    """A value from outside as it may safely stand in a message: short, printable, never nested."""
    if isinstance(data, str):
        return _shown_text(data)
    if isinstance(data, dict | list):
        return Sentence(_("an object")) if isinstance(data, dict) else Sentence(_("a list"))
    if data is None or isinstance(data, bool):
        return {None: "null", True: "true", False: "false"}[data]
    if isinstance(data, int) and abs(data) > LARGEST_SHOWN:
        return Sentence(_("a very large number"))
    return repr(data) if isinstance(data, int | float) else type(data).__name__


def _shown_text(data: str) -> str:
    head = "".join(sign if sign.isprintable() else "?" for sign in data[:LONGEST_SHOWN])
    return f"“{head}…”" if len(data) > LONGEST_SHOWN else f"“{head}”"


def step(key: object) -> str:
    """One step of a path, made safe to show."""
    return (
        key
        if isinstance(key, str) and key.replace("_", "").isalnum() and len(key) <= LONGEST_SHOWN
        else "?"
    )
