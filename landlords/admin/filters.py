"""What lists of records can be narrowed by."""

from datetime import timedelta
from typing import Any

from django.contrib.admin import SimpleListFilter
from django.contrib.postgres.fields import ArrayField
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from landlords.freshness import due_on
from landlords.models import Cooperation, District, Pause, Stock
from landlords.querysets import in_force
from landlords.requirements.codes import Code, Text, Topic
from landlords.requirements.offer_codes import CooperationStage

LONGEST_KEY = 18
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


class DueFilter(SimpleListFilter):
    """By whether a statement in force is due to be confirmed anew."""

    title = _("due for confirmation")
    parameter_name = "due"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        """Due or not."""
        return [("yes", _("Due now")), ("no", _("Not yet"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """Rows in force today whose interval has gone by, or those for which it has not."""
        if self.value() not in {"yes", "no"}:
            return queryset
        today = timezone.localdate()
        due = due_on(queryset.filter(in_force(today)), today).order_by().values("pk")
        return (
            queryset.filter(pk__in=due) if self.value() == "yes" else queryset.exclude(pk__in=due)
        )


class LandlordStateFilter(SimpleListFilter):
    """By whether a landlord lets homes just now."""

    title = _("state")
    parameter_name = "lets"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        """Letting, paused, archived, merged."""
        return [
            ("now", _("Lets homes")),
            ("paused", _("Lets nothing at present")),
            ("archived", _("Archived")),
            ("merged", _("Merged into another")),
        ]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """Landlords in this state."""
        paused = Pause.objects.filter(in_force(timezone.localdate())).values("landlord")
        current = queryset.filter(is_archived=False, merged_into=None)
        found = {
            "now": current.exclude(pk__in=paused),
            "paused": current.filter(pk__in=paused),
            "archived": queryset.filter(is_archived=True),
            "merged": queryset.filter(merged_into__isnull=False),
        }
        return found.get(self.value() or "", queryset)


class DistrictFilter(SimpleListFilter):
    """By district; ``path`` leads from the rows to it."""

    title = _("district")
    parameter_name = "district"
    path = "district"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """Every district by name."""
        named = District.objects.values_list("pk", "name")
        return [(str(pk), name) for pk, name in named]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """Rows of this district."""
        given = self.value() or ""
        if not (given.isascii() and given.isdigit() and len(given) <= LONGEST_KEY):
            return queryset
        return self.of(queryset, int(given))

    def of(self, queryset: QuerySet[Any], district: int) -> QuerySet[Any]:
        """Rows of this district."""
        return queryset.filter(**{self.path: district})


class HomesDistrictFilter(DistrictFilter):
    """Landlords by where they have homes today."""

    def of(self, queryset: QuerySet[Any], district: int) -> QuerySet[Any]:
        """Those with homes there."""
        homes = Stock.objects.filter(in_force(timezone.localdate()), district=district)
        return queryset.filter(pk__in=homes.values("landlord"))


class StageFilter(SimpleListFilter):
    """Landlords by how far the cooperation has come today."""

    title = _("cooperation")
    parameter_name = "stage"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """Every stage, and none stated."""
        stages = [(stage.value, capfirst(str(stage.label))) for stage in CooperationStage]
        return [*stages, ("none", str(_("Nothing stated")))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """Landlords at this stage."""
        rows = Cooperation.objects.filter(in_force(timezone.localdate()))
        if self.value() == "none":
            return queryset.exclude(pk__in=rows.values("landlord"))
        if CooperationStage.with_value(self.value() or "") is None:
            return queryset
        return queryset.filter(pk__in=rows.filter(stage=self.value()).values("landlord"))


def code_filter(field: str, codes: type[Code], title: Text) -> type[SimpleListFilter]:
    """A filter by the codes of a field, as they begin a line; for lists of codes by one of them."""

    class CodeFilter(SimpleListFilter):
        """By code."""

        parameter_name = field

        def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
            """Every code."""
            return [(code.value, capfirst(str(code.label))) for code in codes]

        def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
            """Rows with this code."""
            given = codes.with_value(self.value() or "")
            if given is None:
                return queryset
            is_list = isinstance(queryset.model._meta.get_field(field), ArrayField)
            wanted = {f"{field}__contains": [given]} if is_list else {field: given}
            return queryset.filter(**wanted)

    CodeFilter.title = title
    return CodeFilter


class LandlordConfirmedFilter(ConfirmedFilter):
    """By how long ago anything in force at a landlord was last confirmed."""

    field = "confirmed_on"
