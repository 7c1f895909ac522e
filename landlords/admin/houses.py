"""Houses, by the label that staff know them by."""

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from config.shared.admin import RecordAdmin
from landlords.admin.landlord_verbs import HouseVerbs
from landlords.models import House


class HouseAdmin(HouseVerbs, RecordAdmin[House]):
    """Houses; who owns them changes by an action of its own."""

    fields = ("code", "name", "district", ("dwellings", "lift"), "support_until")
    list_display = ("name", "district", "dwellings", "code")
    list_select_related = ("district",)
    search_fields = ("name", "code")
    about = _("Houses by the label that staff know them by.")

    def get_readonly_fields(
        self, request: HttpRequest, obj: House | None = None
    ) -> tuple[str, ...]:
        """A code stands in files, and stays as it is."""
        return ("code",) if obj else ()
