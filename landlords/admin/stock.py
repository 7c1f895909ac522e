"""Homes: rows inside a landlord's page, and all of them in a list."""

from typing import Any, cast

from django.contrib.admin import display
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy

from config.shared.admin import RecordAdmin, RecordInline
from landlords.admin.filters import ConfirmedFilter, DistrictFilter, StateFilter
from landlords.admin.terms import NEW_SOURCE, BackToLandlord, Days
from landlords.admin.verbs import VerbsMixin
from landlords.admin_forms.landlords import StockForm, StockFormSet, StockRowForm
from landlords.models import Landlord, Stock


class StockInline(RecordInline[Stock, Landlord]):
    """Room for new rows of homes; those that are there stand above, each with its own page.

    On its own page a row asks whether something new holds or a slip is put right. Fields for it
    here would leave that out, and what was so before would be written over.
    """

    model = Stock
    form = StockRowForm
    formset = StockFormSet
    template = "admin/landlords/stock_rows.html"
    extra = 1

    def get_queryset(self, request: HttpRequest) -> QuerySet[Stock]:
        """None to be changed here."""
        return super().get_queryset(request).none()

    def get_formset(
        self, request: HttpRequest, obj: Any | None = None, **kwargs: Any
    ) -> type[StockFormSet]:
        """As many new rows at once as anyone types."""
        most = {"max_num": 100, "absolute_max": 100}
        # A class made from ``formset``, above.
        return cast("type[StockFormSet]", super().get_formset(request, obj, **most, **kwargs))


class StockAdmin(VerbsMixin, Days, BackToLandlord, RecordAdmin[Stock]):
    """All rows of homes, those that have ended too."""

    form = StockForm
    fieldsets = (
        (
            None,
            {
                "fields": (
                    "landlord",
                    ("district", "house"),
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
        "house",
        "rooms",
        "dwellings",
        "rent_from",
        "rent_to",
        "since",
        "until",
        "confirmed",
    )
    list_select_related = ("landlord", "district", "house")
    list_filter = (DistrictFilter, "rooms", StateFilter, ConfirmedFilter)
    search_fields = ("landlord__name", "district__name", "house__name")
    lookups = ("landlord__id__exact",)
    first_values = ("landlord",)
    about = gettext_lazy("All rows of homes in one list, also those that have ended.")

    @display(description=gettext_lazy("landlord"), ordering="landlord__sort_name")
    def of_landlord(self, obj: Stock) -> str:
        """Whose homes these are."""
        return str(obj.landlord)

    def get_readonly_fields(
        self, request: HttpRequest, obj: Stock | None = None
    ) -> tuple[str, ...]:
        """Homes that are sold end here and begin there."""
        return ("landlord",) if obj else ()
