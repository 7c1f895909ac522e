"""How landlords let: types of lease, ways to apply, and what is good to know."""

from django.contrib.admin import display
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from config.shared.admin import RecordAdmin
from landlords.admin.filters import DueFilter, StateFilter, code_filter
from landlords.admin.kept import KeptAdmin
from landlords.admin.terms import SOURCE_FIELDSETS
from landlords.admin_forms.letting import (
    ChannelForm,
    ChannelUseForm,
    ContractOfferForm,
    LandlordFactForm,
)
from landlords.models import Channel, ChannelUse, ContractOffer, LandlordFact
from landlords.requirements.offer_codes import (
    ChannelKind,
    ContractType,
    FactCode,
    Offered,
)


class ContractOfferAdmin(KeptAdmin[ContractOffer]):
    """Under which types of lease a landlord lets."""

    form = ContractOfferForm
    fieldsets = (
        (None, {"fields": ("landlord", ("type", "offered"))}),
        (
            _("If it is offered"),
            {
                "fields": (
                    ("tenant", "length_months"), "security_waived", "takeover_after_months",
                    "takeover_conditions",
                )
            },
        ),
        (None, {"fields": ("conditions",)}),
        *SOURCE_FIELDSETS,
    )  # fmt: skip
    place = "contracts"
    first_values = ("landlord", "source", "type")
    list_filter = (
        code_filter("type", ContractType, _("type of lease")),
        code_filter("offered", Offered, _("offered")),
        StateFilter,
        DueFilter,
    )
    about = _("Types of lease that landlords offer, sometimes offer or never offer.")


class ChannelAdmin(RecordAdmin[Channel]):
    """The queues and other ways that landlords share."""

    form = ChannelForm
    fieldsets = (
        (None, {"fields": ("code", "name", "kind", "link")}),
        (_("If one registers"), {"fields": ("registration_age", "activity")}),
    )
    list_display = ("name", "sort", "code", "link")
    list_filter = (code_filter("kind", ChannelKind, _("how homes are let")),)
    search_fields = ("name", "code")
    about = _("Queues and other ways to apply, each written once for all who use it.")

    @display(description=_("how homes are let"), ordering="kind")
    def sort(self, obj: Channel) -> str:
        """The kind, as it begins a line."""
        return capfirst(str(obj.get_kind_display()))

    def get_readonly_fields(self, request: object, obj: Channel | None = None) -> tuple[str, ...]:
        """A code stands in files and terms, and stays as it is."""
        return ("code",) if obj else ()


class ChannelUseAdmin(KeptAdmin[ChannelUse]):
    """How one applies for a landlord's homes."""

    form = ChannelUseForm
    fieldsets = (
        (None, {"fields": ("landlord", "channel", "selection")}),
        (
            _("How long it takes"),
            {"fields": ("lead_time_days", ("queue_days", "queue_points"))},
        ),
        (
            _("Outside the queue"),
            {"fields": ("set_aside", ("set_aside_a_year", "set_aside_decider"))},
        ),
        *SOURCE_FIELDSETS,
    )
    place = "channels"
    list_select_related = ("landlord", "channel")
    search_fields = ("landlord__name", "channel__name")
    about = _("Which way to apply each landlord uses, and what it took of late.")


class LandlordFactAdmin(KeptAdmin[LandlordFact]):
    """What is good to know of a landlord and is no term."""

    form = LandlordFactForm
    fieldsets = ((None, {"fields": ("landlord", "code", "text")}), *SOURCE_FIELDSETS)
    place = "facts"
    first_values = ("landlord", "source", "code")
    list_filter = (
        code_filter("code", FactCode, pgettext_lazy("field", "about")),
        StateFilter,
        DueFilter,
    )
    search_fields = ("landlord__name", "text")
    about = _("What is good to know of a landlord and is no term.")
