"""Sources and districts: what the records refer to."""

from typing import Any, cast

from django import forms
from django.contrib.admin import display
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from config.shared.admin import RecordAdmin, RecordForm
from landlords.admin_forms.choices import MOST_LIKELY, LikelySelects
from landlords.admin_forms.dated import FIRST_DAY, LAST_DAY, NOT_OUR_TIME
from landlords.models import District, Source

IN_A_CIRCLE = _("This district is part of the one you are changing. Choose another one.")


class SourceForm(RecordForm[Source]):
    """A source."""

    def clean(self) -> dict[str, Any] | None:
        """Its day is of our time."""
        cleaned = super().clean()
        on = self.cleaned_data.get("on")
        if on and not FIRST_DAY <= on <= LAST_DAY:
            self.add_error("on", str(NOT_OUR_TIME))
        return cleaned


class SourceAdmin(RecordAdmin[Source]):
    """Where statements come from."""

    form = SourceForm
    fields = ("kind", "label", "on", "link")
    list_display = ("label", "kind", "on", "link")
    list_filter = ("kind",)
    search_fields = ("label", "link")
    about = _("Conversations, answers and publications that statements come from.")


class DistrictForm(RecordForm[District]):
    """A district."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        districts = District.objects.exclude(pk=self.instance.pk)
        # The form's field of several districts.
        neighbours = cast("forms.ModelMultipleChoiceField[District]", self.fields["neighbours"])
        neighbours.queryset = districts
        LikelySelects(District, "neighbours", self.near()).put_into(self)

    def near(self) -> "QuerySet[District]":
        """Those that are parts of the same place, likely neighbours."""
        if not self.instance.pk:
            return District.objects.none()
        same = District.objects.filter(parent=self.instance.parent_id)
        return same.exclude(pk=self.instance.pk)[:MOST_LIKELY]

    def clean(self) -> dict[str, Any] | None:
        """No district is a part of its own parts."""
        cleaned = super().clean()
        parent, seen = self.cleaned_data.get("parent"), set()
        while parent is not None and parent.pk not in seen:
            seen.add(parent.pk)
            if self.instance.pk is not None and parent.pk == self.instance.pk:
                self.add_error("parent", str(IN_A_CIRCLE))
                break
            parent = parent.parent
        return cleaned


class DistrictAdmin(RecordAdmin[District]):
    """The parts of the municipality; codes stay, names may change."""

    form = DistrictForm
    fields = ("code", "name", "parent", "is_outside", "neighbours")
    list_display = ("name", "parent", "next_to", "is_outside", "code")
    list_select_related = ("parent",)
    list_filter = ("is_outside",)
    search_fields = ("name", "code")
    about = _("The parts of the municipality that homes can lie in.")

    def get_queryset(self, request: HttpRequest) -> QuerySet[District]:
        """With the neighbours, for the list."""
        return super().get_queryset(request).prefetch_related("neighbours")

    @display(description=_("neighbouring districts"))
    def next_to(self, obj: District) -> str:
        """The neighbours, by name."""
        return ", ".join(str(district) for district in obj.neighbours.all()) or "–"

    def get_readonly_fields(
        self, request: HttpRequest, obj: District | None = None
    ) -> tuple[str, ...]:
        """A code stands in files and addresses, and stays as it is."""
        return ("code",) if obj else ()
