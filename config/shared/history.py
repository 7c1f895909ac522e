"""The history of a record as a page of the admin: the newest first.

Records with a history in the database are told by it (``PAST``: which models, and who tells them);
of the others, such as accounts, there is what was changed by hand.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import Any, Final, Protocol

from django.contrib.admin.models import LogEntry
from django.contrib.admin.utils import unquote
from django.contrib.admin.views.main import PAGE_VAR
from django.contrib.contenttypes.models import ContentType
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse

A_PAGE: Final = 100  # changes made by hand
ENTRIES: Final = 25  # entries of the history in the database, each of one or more lines
AT_ONCE: Final = 12  # lines of an entry that are shown; the others are opened
WIDE: Final = 240  # characters of a line that are shown, likewise


@dataclass(frozen=True)
class Line:
    """One change in words."""

    text: str

    @property
    def is_long(self) -> bool:
        """Whether only its beginning is shown at first."""
        return len(self.text) > WIDE

    @property
    def beginning(self) -> str:
        """As much as is shown at first."""
        return f"{self.text[: WIDE - 1]}…"


@dataclass(frozen=True)
class Entry:
    """What one person or command did at one time, and why: one save is one entry."""

    at: datetime
    who: str
    reason: str
    source: str
    lines: tuple[Line, ...]

    @property
    def first(self) -> list[Line]:
        """The lines that are shown."""
        return list(islice(self.lines, AT_ONCE))

    @property
    def others(self) -> list[Line]:
        """Those that are opened."""
        return list(islice(self.lines, AT_ONCE, None))


class Entries(Protocol):
    """All entries of a record, the newest first; only those of one page are fetched."""

    def count(self) -> int:
        """How many there are."""

    def __len__(self) -> int:
        """The same."""

    def __getitem__(self, part: slice) -> list[Entry]:
        """Some of them."""


# Which models are told by the database's history: from the record's key to its entries.
PAST: dict[type[Model], Callable[[str], Entries]] = {}


class RecordHistory:
    """The history of a record."""

    model: Any
    get_paginator: Any

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """What became of it, the newest first."""
        key, number = unquote(object_id), request.GET.get(PAGE_VAR, 1)
        if self.model in PAST:
            past = self.get_paginator(request, PAST[self.model](key), ENTRIES)
            context = {"entries": past.get_page(number)}
        else:
            found = self.entries(key).select_related("user", "content_type")
            pages = self.get_paginator(request, found.order_by("-action_time", "-pk"), A_PAGE)
            context = {"action_list": pages.get_page(number), "entries": None}
        context |= extra_context or {}
        response: HttpResponse = super().history_view(request, object_id, context)  # type: ignore[misc]  # of the class mixed into
        return response

    def entries(self, object_id: str) -> "QuerySet[LogEntry]":
        """The changes made by hand."""
        kind = ContentType.objects.get_for_model(self.model)
        return LogEntry.objects.filter(content_type=kind, object_id=object_id)
