"""Landlords, their homes, and the way to their terms."""

from dataclasses import dataclass
from typing import Any, cast

from django.contrib.admin import display
from django.db import IntegrityError, transaction
from django.db.models import Max, Prefetch, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from config.shared import values
from config.shared.admin import RecordAdmin, RecordInline
from landlords import actions
from landlords.admin.filters import ConfirmedFilter, LandlordConfirmedFilter, StateFilter
from landlords.admin.terms import NEW_SOURCE, BackToLandlord, Days
from landlords.admin_forms.landlords import LandlordForm, StockForm, StockFormSet, StockRowForm
from landlords.admin_forms.reading import exception_sentence, requirement_sentence
from landlords.models import ExceptionRule, Landlord, Requirement, Stock, TermScope
from landlords.querysets import in_force
from landlords.requirements.codes import Product

MOST_NEW_ROWS = 40


@dataclass(frozen=True)
class Line:
    """One requirement or exception on the landlord's page."""

    url_name: str
    pk: int
    topic: str
    sentence: str
    valid_from: Any
    valid_until: Any
    confirmed_on: Any


@dataclass(frozen=True)
class ScopeTerms:
    """A scope, with what is demanded there and what can be excepted."""

    scope: TermScope
    requirements: list[Line]
    exceptions: list[Line]

    @property
    def products(self) -> list[str]:
        """The kinds of homes it is limited to, in words."""
        return [str(Product(product).label) for product in self.scope.products]


class StockInline(RecordInline[Stock, Landlord]):
    """The landlord's homes, a row for each district and size."""

    model = Stock
    form = StockRowForm
    formset = StockFormSet
    template = "admin/landlords/stock_rows.html"
    extra = 1

    def get_formset(
        self, request: HttpRequest, obj: Any | None = None, **kwargs: Any
    ) -> type[StockFormSet]:
        """As many new rows at once as anyone types."""
        most = {"max_num": 100, "absolute_max": 100}
        # A class made from ``formset``, above.
        return cast("type[StockFormSet]", super().get_formset(request, obj, **most, **kwargs))


class LandlordAdmin(RecordAdmin[Landlord]):
    """Landlords with their homes; their terms stand below as sentences with links."""

    form = LandlordForm
    fieldsets = (
        (None, {"fields": ("name", ("ownership", "organisation_number"), "website")}),
        (
            gettext_lazy("When nothing is let"),
            {"fields": (("paused_from", "paused_until"), "pause_reason"), "classes": ("collapse",)},
        ),
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
    list_display = ("name", "ownership", "organisation_number", "confirmed", "is_archived")
    list_filter = ("ownership", "is_archived", LandlordConfirmedFilter)
    search_fields = ("name", "organisation_number")
    ordering = ("sort_name", "pk")  # grouping, below, drops the model's own order
    change_form_template = "admin/landlords/landlord_form.html"

    def get_queryset(self, request: HttpRequest) -> QuerySet[Landlord]:
        """With the last day on which anything in force was confirmed."""
        today = in_force(timezone.localdate(), "scopes__requirements__")
        return (
            super()
            .get_queryset(request)
            .annotate(last_confirmed=Max("scopes__requirements__confirmed_on", filter=today))
        )

    @display(description=gettext_lazy("last confirmed"), ordering="last_confirmed")
    def confirmed(self, obj: Any) -> str:
        """How fresh the newest term is."""
        return values.day(obj.last_confirmed) if obj.last_confirmed else "–"

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
        context["scopes"] = terms_of(landlord) if landlord else []
        return super().render_change_form(request, context, *args, **kwargs)


def save_rows(rows: list[Stock]) -> None:
    """Store rows that go together, in an order in which none stands in another's way.

    The database holds each row against the others as it is written: a row that takes the days of
    another one must come after it.
    """
    while rows:
        waiting = [row for row in rows if not is_saved(row)]
        if len(waiting) == len(rows):
            raise IntegrityError
        rows = waiting


def is_saved(row: Stock) -> bool:
    """Store a row, unless another one still stands in its way."""
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError:
        return False
    return True


def terms_of(landlord: Landlord) -> list[ScopeTerms]:
    """What is in force or to come, scope by scope."""
    today = timezone.localdate()
    scopes = landlord.scopes.prefetch_related(
        "districts",
        Prefetch("requirements", Requirement.objects.exclude(valid_until__lt=today)),
        Prefetch("exceptions", ExceptionRule.objects.exclude(valid_until__lt=today)),
    )
    return [
        ScopeTerms(
            scope,
            [
                line("requirement", row, requirement_sentence(row))
                for row in scope.requirements.all()
            ],
            [line("exceptionrule", row, exception_sentence(row)) for row in scope.exceptions.all()],
        )
        for scope in scopes
    ]


def line(model: str, row: Requirement | ExceptionRule, sentence: str) -> Line:
    """A term as a line."""
    return Line(
        f"admin:landlords_{model}_change", row.pk, str(row.get_topic_display()), sentence,
        row.valid_from, row.valid_until, row.confirmed_on,
    )  # fmt: skip


class StockAdmin(Days, BackToLandlord, RecordAdmin[Stock]):
    """All rows of homes, those that have ended too."""

    form = StockForm
    fieldsets = (
        (
            None,
            {
                "fields": (
                    "landlord",
                    "district",
                    ("rooms", "dwellings"),
                    ("rent_from", "rent_to"),
                    "vacancies_a_year",
                )
            },
        ),
        (gettext_lazy("When it holds"), {"fields": (("valid_from", "valid_until"),)}),
        (
            gettext_lazy("Where it comes from"),
            {"fields": ("source", "confirmed_on", "confirmed_source")},
        ),
        (gettext_lazy("A new source"), {"fields": NEW_SOURCE}),
    )
    list_display = (
        "of_landlord",
        "district",
        "rooms",
        "dwellings",
        "rent_from",
        "rent_to",
        "since",
        "until",
        "confirmed",
    )
    list_select_related = ("landlord", "district")
    list_filter = ("rooms", StateFilter, ConfirmedFilter)
    search_fields = ("landlord__name", "district__name")
    lookups = ("landlord__id__exact",)
    first_values = ("landlord",)

    @display(description=gettext_lazy("landlord"), ordering="landlord__sort_name")
    def of_landlord(self, obj: Stock) -> str:
        """Whose homes these are."""
        return str(obj.landlord)

    def get_readonly_fields(
        self, request: HttpRequest, obj: Stock | None = None
    ) -> tuple[str, ...]:
        """Homes that are sold end here and begin there."""
        return ("landlord",) if obj else ()

    def save_model(
        self,
        request: HttpRequest,
        obj: Stock,
        form: StockForm,
        change: bool,  # noqa: FBT001
    ) -> None:
        """Through the action; with the source that was written, if there is one."""
        obj.source = form.save_source() or obj.source
        actions.save_term(term=obj)
