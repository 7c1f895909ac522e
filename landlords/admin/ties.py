"""How landlords hang together, what they own, and when they let nothing."""

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from config.shared.admin import RecordAdmin
from landlords.admin.filters import DistrictFilter, DueFilter, StateFilter
from landlords.admin.kept import KeptAdmin
from landlords.admin.terms import SOURCE_FIELDSETS
from landlords.admin_forms.ties import (
    GroupMembershipForm,
    HouseOwnershipForm,
    ManagementForm,
    PauseForm,
)
from landlords.models import GroupMembership, HouseOwnership, LandlordGroup, Management, Pause


class PauseAdmin(KeptAdmin[Pause]):
    """When landlords let nothing."""

    form = PauseForm
    fieldsets = ((None, {"fields": ("landlord", "pause_reason")}), *SOURCE_FIELDSETS)
    place = "pauses"
    about = _("Times in which a landlord lets nothing.")


class LandlordGroupAdmin(RecordAdmin[LandlordGroup]):
    """Groups that landlords belong to."""

    fields = ("code", "name")
    list_display = ("name", "code")
    search_fields = ("name", "code")
    about = _("Several landlords that one owner stands behind.")

    def get_readonly_fields(
        self, request: HttpRequest, obj: LandlordGroup | None = None
    ) -> tuple[str, ...]:
        """A code stands in files, and stays as it is."""
        return ("code",) if obj else ()


class GroupMembershipAdmin(KeptAdmin[GroupMembership]):
    """Which group a landlord belongs to."""

    form = GroupMembershipForm
    fieldsets = ((None, {"fields": ("landlord", "group")}), *SOURCE_FIELDSETS)
    place = "ties"
    list_select_related = ("landlord", "group")
    search_fields = ("landlord__name", "group__name")
    about = _("Which group a landlord belongs to, and since when.")


class ManagementAdmin(KeptAdmin[Management]):
    """Who manages for whom."""

    form = ManagementForm
    fieldsets = ((None, {"fields": ("landlord", "manager")}), *SOURCE_FIELDSETS)
    place = "ties"
    list_select_related = ("landlord", "manager")
    search_fields = ("landlord__name", "manager__name")
    about = _("Landlords whose homes another one manages and lets.")


class HouseDistrictFilter(DistrictFilter):
    """By the house's district."""

    path = "house__district"


class HouseOwnershipAdmin(KeptAdmin[HouseOwnership]):
    """Who owns which house, and since when."""

    form = HouseOwnershipForm
    fieldsets = ((None, {"fields": ("landlord", "house")}), *SOURCE_FIELDSETS)
    place = "houses"
    first_values = ("landlord", "source", "house")
    list_select_related = ("landlord", "house__district")
    list_filter = (HouseDistrictFilter, StateFilter, DueFilter)
    search_fields = ("landlord__name", "house__name")
    about = _("Who owns which house, and since when.")

    def get_readonly_fields(
        self, request: HttpRequest, obj: HouseOwnership | None = None
    ) -> tuple[str, ...]:
        """A house that is sold ends here and begins with its new owner."""
        return ("landlord", "house") if obj else ()
