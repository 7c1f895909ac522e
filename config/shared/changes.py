"""Who changes records and why, told to the database's history for everything done inside."""

from collections.abc import Iterator
from contextlib import contextmanager

import pghistory


@contextmanager
def because(reason: str = "", *, source: str = "") -> Iterator[None]:
    """Changes of records in here carry this reason, and where the word came from.

    Reasons are written to be read by anyone: neutral words, nothing about a person.
    """
    with pghistory.context(reason=reason, source=source):
        yield
