"""What a check is, and what it finds."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Model

from config.shared.words import Text


@dataclass(frozen=True)
class Offender:
    """A record that cannot be meant as it stands, and why, in a sentence that says what to do."""

    record: Model
    sentence: str


@dataclass(frozen=True)
class Check:
    """One thing that is looked for."""

    code: str
    title: Text
    find: Callable[[date], Iterator[Offender]]


def check(title: Text) -> Callable[[Callable[[date], Iterator[Offender]]], Check]:
    """Make a check of the function that finds its offenders; its name is the check's code."""

    def made(find: Callable[[date], Iterator[Offender]]) -> Check:
        return Check(find.__name__, title, find)

    return made


def told(sentence: Text, **values: Any) -> str:
    """A sentence with what it names filled in."""
    return str(sentence) % values
