"""What lists of records can be narrowed by."""

from datetime import timedelta
from typing import Any

from django.contrib.admin import SimpleListFilter
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from landlords.querysets import in_force
from landlords.requirements.codes import Topic

MONTHS = {"6": 183, "12": 365, "24": 730}


class TopicFilter(SimpleListFilter):
    """By topic, as it begins a line."""

    title = _("topic")
    parameter_name = "topic"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """Every topic."""
        return [(topic.value, capfirst(str(topic.label))) for topic in Topic]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """Rows on this topic."""
        return queryset.filter(topic=self.value()) if self.value() else queryset


class StateFilter(SimpleListFilter):
    """By whether a dated row holds today."""

    title = pgettext_lazy("of a dated row", "in force")
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        """In force, ended, to come."""
        return [
            ("now", pgettext_lazy("of a dated row", "In force today")),
            ("ended", pgettext_lazy("of a dated row", "Ended")),
            ("to_come", pgettext_lazy("of a dated row", "To come")),
        ]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """Rows in this state."""
        today = timezone.localdate()
        if self.value() == "now":
            return queryset.filter(in_force(today))
        if self.value() == "ended":
            return queryset.filter(valid_until__lt=today)
        return queryset.filter(valid_from__gt=today) if self.value() == "to_come" else queryset


class ConfirmedFilter(SimpleListFilter):
    """By how long ago something was confirmed."""

    title = _("last confirmed")
    parameter_name = "confirmed"
    field = "confirmed_on"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        """More than half a year, a year, two years ago."""
        return [
            ("6", _("More than 6 months ago")),
            ("12", _("More than a year ago")),
            ("24", _("More than two years ago")),
        ]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """Rows that old."""
        days = MONTHS.get(self.value() or "")
        if days is None:
            return queryset
        day = timezone.localdate() - timedelta(days=days)
        return queryset.filter(**{f"{self.field}__lt": day})


class LandlordConfirmedFilter(ConfirmedFilter):
    """By how long ago anything in force at a landlord was last confirmed."""

    field = "confirmed_on"
