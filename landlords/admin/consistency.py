"""“Check consistency”: a page with everything that cannot be meant, each with a link to its record."""

from typing import Any, NamedTuple

from django.core.exceptions import PermissionDenied
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import NoReverseMatch, URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from config.shared.words import Text
from landlords.belonging import landlord_about
from landlords.consistency import check_all
from landlords.models import Landlord, Statement, TermScope

MOST_LINES = 100  # of one check on the page; the command tells all


class Line(NamedTuple):
    """One offender: what is wrong with it, and where it is put right."""

    sentence: str
    url: str | None


class Part(NamedTuple):
    """What one check found: the first lines, and how many more there are."""

    title: Text
    lines: list[Line]
    more: int


class ConsistencyPage:
    """The admin of landlords, with the page. Stands before ``RecordAdmin``."""

    admin_site: Any
    opts: Any
    has_change_permission: Any

    def get_urls(self) -> list[URLPattern]:
        """The page, before the addresses that take any key."""
        urls: list[URLPattern] = super().get_urls()  # type: ignore[misc]  # of the class mixed into
        view = self.admin_site.admin_view(require_safe(self.consistency_view))
        name = f"{self.opts.app_label}_{self.opts.model_name}_consistency"
        return [path("consistency/", view, name=name), *urls]

    def consistency_view(self, request: HttpRequest) -> HttpResponse:
        """Look at everything, and mend nothing."""
        if not self.has_change_permission(request):
            raise PermissionDenied
        found = check_all(timezone.localdate())
        parts = [
            Part(
                check.title,
                [Line(one.sentence, address(one.record)) for one in offenders[:MOST_LINES]],
                max(0, len(offenders) - MOST_LINES),
            )
            for check, offenders in found
            if offenders
        ]
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": _("Check consistency"),
            "parts": parts,
            "clean": [check.title for check, offenders in found if not offenders],
        }
        return TemplateResponse(request, "admin/landlords/consistency.html", context)


def address(record: Model) -> str | None:
    """Where a record is kept; that of its landlord if it has no page of its own."""
    found = own_address(record)
    if found is None and isinstance(record, Statement | TermScope):
        landlord: Landlord | None = landlord_about(record)
        found = own_address(landlord) if landlord else None
    return found


def own_address(record: Model) -> str | None:
    """The address of a record's own form, if it has one."""
    meta = record._meta
    try:
        return reverse(f"admin:{meta.app_label}_{meta.model_name}_change", args=[record.pk])
    except NoReverseMatch:
        return None
