"""Who changes records and why: what the database's history writes beside each change.

The triggers of the history read two settings of the session (their names are pghistory's). They
hold for one transaction: everything a request or a command does is one entry, told with the user's
key or the command's name, and with a reason and a source where the code gives them.
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final
from uuid import uuid4

from django.db import connection, transaction

from config.shared.locally import set_locally, set_now

ENTRY: Final = "pghistory.context_id"
TOLD: Final = "pghistory.context_metadata"
NOBODY: Final = {ENTRY: "", TOLD: ""}


def done_by(*, user: int | None = None, command: str = "") -> dict[str, str]:
    """The settings for what one request or command does; the user's key and nothing else of it."""
    told: dict[str, object] = {"command": command} if command else {"user": user}
    return {ENTRY: str(uuid4()), TOLD: json.dumps(told)}


@contextmanager
def because(reason: str = "", *, source: str = "") -> Iterator[None]:
    """Changes of records in here carry this reason, and where the word came from.

    They are one transaction, or a part of the one around it. Reasons are written to be read by
    anyone: neutral words, nothing about a person.
    """
    with transaction.atomic():
        before = set_now(ENTRY, TOLD)
        set_locally(
            {
                ENTRY: before[ENTRY] or str(uuid4()),
                TOLD: json.dumps(
                    {**json.loads(before[TOLD] or "{}"), "reason": reason, "source": source}
                ),
            }
        )
        yield
        if not connection.needs_rollback:
            set_locally(before)
