"""Landlords, their homes, and the way to their terms."""

from typing import Any

from django.contrib.admin import display
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from config.shared import values
from config.shared.admin import RecordAdmin
from landlords import actions
from landlords.admin.filters import LandlordConfirmedFilter
from landlords.admin.scope_terms import missing_topics, terms_of
from landlords.admin.stock import StockInline, save_rows
from landlords.admin.terms import NEW_SOURCE
from landlords.admin_forms.landlords import LandlordForm, StockFormSet
from landlords.models import Landlord, Stock, TermScope
from landlords.pages.landlord import EXPECTED
from landlords.querysets import LandlordQuerySet


class LandlordAdmin(RecordAdmin[Landlord]):
    """Landlords with their homes; their terms stand below as sentences with links."""

    form = LandlordForm
    fieldsets = (
        (None, {"fields": ("name", ("ownership", "organisation_number"), "website")}),
        (
            gettext_lazy("Note and archive"),
            {"fields": ("note", "is_archived"), "classes": ("collapse",)},
        ),
        (
            gettext_lazy("A new source for the rows of homes"),
            {
                "fields": NEW_SOURCE,
                "classes": ("collapse",),
                "description": gettext_lazy(
                    "Rows without a source take this one: write it once for all of a conversation."
                ),
            },
        ),
    )
    inlines = (StockInline,)
    list_display = (
        "name", "ownership", "organisation_number", "homes", "known", "confirmed", "state",
    )  # fmt: skip
    list_filter = ("ownership", "is_archived", LandlordConfirmedFilter)
    search_fields = ("name", "organisation_number")
    ordering = ("sort_name", "pk")  # grouping, below, drops the model's own order
    change_form_template = "admin/landlords/landlord_form.html"
    about = gettext_lazy("Start here: homes, terms and exceptions are kept on the landlord's page.")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Landlord]:
        """With what is known of each one today."""
        rows: LandlordQuerySet = super().get_queryset(request)  # type: ignore[assignment]
        return rows.with_what_is_known([topic.value for topic in EXPECTED], timezone.localdate())

    @display(description=gettext_lazy("homes"), ordering="dwellings")
    def homes(self, obj: Any) -> str:
        """How many homes are known."""
        return "–" if obj.dwellings is None else values.number(obj.dwellings)

    @display(description=gettext_lazy("stated"), ordering="stated__len")
    def known(self, obj: Any) -> str:
        """How many of the topics that every landlord is asked about are stated."""
        counts = {"number": len(obj.stated), "total": len(EXPECTED)}
        return _("%(number)s of %(total)s") % counts

    @display(description=gettext_lazy("state"), ordering="is_archived")
    def state(self, obj: Landlord) -> str:
        """Archived, or letting nothing at present; mostly nothing."""
        if obj.is_archived:
            return _("archived")
        return _("lets nothing at present") if obj.is_paused else ""  # type: ignore[attr-defined]

    @display(description=gettext_lazy("last confirmed"), ordering="confirmed_on")
    def confirmed(self, obj: Any) -> str:
        """How fresh the newest term is."""
        return values.day(obj.confirmed_on) if obj.confirmed_on else "–"

    def get_fieldsets(self, request: HttpRequest, obj: Landlord | None = None) -> Any:
        """A new landlord's homes need a source, so there is room for one at once."""
        fieldsets = super().get_fieldsets(request, obj)
        if obj is not None:
            return fieldsets
        name, options = fieldsets[-1]
        return (*fieldsets[:-1], (name, {**options, "classes": ()}))

    def save_model(
        self,
        request: HttpRequest,
        obj: Landlord,
        form: LandlordForm,
        change: bool,  # noqa: FBT001
    ) -> None:
        """Through the action; a new landlord begins with a scope of all its homes."""
        form.save_source()
        actions.save_landlord(landlord=obj)
        if not change:
            actions.save_term(term=TermScope(landlord=obj, name=_("All homes")))

    def save_formset(
        self,
        request: HttpRequest,
        form: LandlordForm,
        formset: StockFormSet,
        change: bool,  # noqa: FBT001
    ) -> None:
        """Store the rows and answer the directory's questions anew."""
        landlord: Landlord = form.instance
        rows: list[Stock] = formset.save(commit=False)
        for row in rows:
            if not row.source_id and form.written_source:
                row.source = form.written_source
        if rows:
            actions.hold(landlord)
            save_rows(rows)
            actions.terms_changed(landlords=[landlord])

    def response_post_save_add(self, request: HttpRequest, obj: Landlord) -> HttpResponseRedirect:
        """To the new landlord's page, where its terms are written next."""
        return redirect(f"{reverse('admin:landlords_landlord_change', args=[obj.pk])}#terms")

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        """With the landlord's terms below."""
        landlord = context["original"]
        scopes = terms_of(landlord) if landlord else []
        context["scopes"] = scopes
        context["missing"] = missing_topics(scopes)
        return super().render_change_form(request, context, *args, **kwargs)
