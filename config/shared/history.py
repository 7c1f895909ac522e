"""What was changed by hand, as a page of the admin: the newest first."""

from typing import Any, Final

from django.contrib.admin.models import LogEntry
from django.contrib.admin.utils import unquote
from django.contrib.admin.views.main import PAGE_VAR
from django.contrib.contenttypes.models import ContentType
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse

A_PAGE: Final = 100  # changes


class RecordHistory:
    """The history of a record; one of several parts tells which of them each change is about."""

    has_parts = False
    model: Any
    get_paginator: Any

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """The changes made by hand, the newest first; parts tell which of them each is about."""
        found = self.entries(unquote(object_id)).select_related("user", "content_type")
        pages = self.get_paginator(request, found.order_by("-action_time", "-pk"), A_PAGE)
        context = {
            "action_list": pages.get_page(request.GET.get(PAGE_VAR, 1)),
            "tells_what": self.has_parts,
            **(extra_context or {}),
        }
        response: HttpResponse = super().history_view(request, object_id, context)  # type: ignore[misc]  # of the class mixed into
        return response

    def entries(self, object_id: str) -> "QuerySet[LogEntry]":
        """The changes to tell."""
        kind = ContentType.objects.get_for_model(self.model)
        return LogEntry.objects.filter(content_type=kind, object_id=object_id)
