"""Houses, offers of homes, and how many rental homes there are in all."""

from dataclasses import replace
from typing import Any

from django.contrib.admin import display
from django.db.models import OuterRef, QuerySet, Subquery
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from config.shared.admin import RecordAdmin
from landlords.admin.filters import DistrictFilter, StateFilter, code_filter
from landlords.admin.kept import KeptAdmin, StatementAdmin
from landlords.admin.landlord_verbs import HouseVerbs
from landlords.admin.terms import DAYS, SOURCE_FIELDSETS
from landlords.admin.verbs import ENDS, STILL_TRUE
from landlords.admin_forms.homes import EndOfferForm, HouseForm, OfferForm, RentalStockForm
from landlords.models import House, HouseOwnership, Offer, RentalStock
from landlords.querysets import in_force
from landlords.requirements.codes import Product
from landlords.requirements.offer_codes import ContractType, OfferEnd


class HouseAdmin(HouseVerbs, RecordAdmin[House]):
    """Houses, by the label that staff know them by."""

    form = HouseForm
    fieldsets = (
        (None, {"fields": ("code", "name", "is_no_address", "district")}),
        (_("About the house"), {"fields": (("dwellings", "lift"), "support_until")}),
    )
    list_display = ("name", "district", "dwellings", "owner", "support_until", "code")
    list_select_related = ("district",)
    list_filter = (DistrictFilter,)
    search_fields = ("name", "code", "district__name")
    change_form_template = "admin/landlords/house_form.html"
    about = _("Houses by the label that staff know them by; who owns them stands beside.")

    def get_queryset(self, request: HttpRequest) -> QuerySet[House]:
        """With today's owner."""
        held = HouseOwnership.objects.filter(
            in_force(timezone.localdate()), house=OuterRef("pk")
        ).order_by("pk")
        owner = Subquery(held.values("landlord__name")[:1])
        return super().get_queryset(request).annotate(owner_name=owner)

    @display(description=_("owner today"), ordering="owner_name")
    def owner(self, obj: Any) -> str:
        """Whose house it is."""
        return obj.owner_name or "–"

    def get_readonly_fields(
        self, request: HttpRequest, obj: House | None = None
    ) -> tuple[str, ...]:
        """A code stands in files, and stays as it is."""
        return ("code",) if obj else ()

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        """With its owners below, the latest first."""
        house = context["original"]
        owners = (
            house.ownerships.select_related("landlord").order_by("-valid_from", "pk")
            if house
            else []
        )
        context["owners"] = owners
        return super().render_change_form(request, context, *args, **kwargs)


OFFER_ENDS = replace(ENDS, form=EndOfferForm)


class OfferAdmin(KeptAdmin[Offer]):
    """Vacant homes that landlords offer."""

    form = OfferForm
    fieldsets = (
        (
            None,
            {
                "fields": (
                    "landlord", ("district", "house"), ("homes", "rooms", "rent"),
                    ("product", "contract"), "step_free", "move_in_from",
                ),
                "description": _("No address and nothing about a household."),
            },
        ),
        (_("How long it stands"), {"fields": (DAYS, "ended_as")}),
        *SOURCE_FIELDSETS[1:],
    )  # fmt: skip
    small_pages = (STILL_TRUE, OFFER_ENDS)
    place = "offers"
    list_select_related = ("landlord", "district", "house")
    list_filter = (
        DistrictFilter,
        "rooms",
        code_filter("product", Product, _("sort of home")),
        code_filter("contract", ContractType, _("type of lease")),
        code_filter("ended_as", OfferEnd, _("ended because")),
        StateFilter,
    )
    search_fields = ("landlord__name", "district__name", "house__name")
    heading = _("All that is stated, in lists")
    about = _("Vacant homes that landlords offer; each ends by itself after its last day.")


class RentalStockAdmin(StatementAdmin[RentalStock]):
    """How many rental homes there are in all."""

    form = RentalStockForm
    fieldsets = ((None, {"fields": ("district", "dwellings")}), *SOURCE_FIELDSETS)
    list_display = ("where", "dwellings", "since", "until", "confirmed")
    list_select_related = ("district",)
    list_filter = (DistrictFilter, StateFilter)
    search_fields = ("district__name",)
    first_values = ("district", "source")
    about = _("How many rental homes there are in all: what coverage is a share of.")

    @display(description=_("where"), ordering="district__sort_name")
    def where(self, obj: RentalStock) -> str:
        """The district, or the whole municipality."""
        return str(obj.district) if obj.district else capfirst(str(_("the whole municipality")))

    def get_readonly_fields(
        self, request: HttpRequest, obj: RentalStock | None = None
    ) -> tuple[str, ...]:
        """A number of one district is never made into another's."""
        return ("district",) if obj else ()
