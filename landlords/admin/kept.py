"""What the admins of all dated statements about a landlord share."""

from typing import Any, ClassVar, TypeVar

from django.contrib.admin import display
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from config.shared.admin import RecordAdmin
from landlords.admin.filters import DueFilter, StateFilter
from landlords.admin.terms import BackToLandlord, Days
from landlords.admin.verbs import VerbsMixin
from landlords.admin_forms.lines import line_of, subject_of
from landlords.models import Landlord, Statement

S = TypeVar("S", bound=Statement)


class StatementAdmin(VerbsMixin, Days, RecordAdmin[S]):
    """A dated statement: changed by the verbs, filtered by when it holds and when it is due."""

    list_filter: ClassVar[tuple[Any, ...]] = (StateFilter, DueFilter)


class KeptAdmin(BackToLandlord, StatementAdmin[S]):
    """A dated statement about one landlord, on a page of its own and in a list of all of them."""

    list_display = (
        "told",
        "of_landlord",
        "reads",
        "since",
        "until",
        "confirmed",
    )
    list_display_links = ("told",)
    list_select_related: ClassVar[tuple[str, ...]] = ("landlord",)
    search_fields: ClassVar[tuple[str, ...]] = ("landlord__name",)
    lookups = ("landlord__id__exact",)
    first_values: ClassVar[tuple[str, ...]] = ("landlord", "source")
    change_form_template = "admin/landlords/kept_form.html"
    place = "terms"

    @display(description=_("landlord"), ordering="landlord__sort_name")
    def of_landlord(self, obj: Any) -> str:
        """Whom it is about."""
        return str(obj.landlord)

    @display(description=pgettext_lazy("field", "about"))
    def told(self, obj: S) -> str:
        """What it is about."""
        return subject_of(obj)

    @display(description=_("what is known"))
    def reads(self, obj: S) -> str:
        """What it says."""
        return line_of(obj) or "\N{EN DASH}"

    def landlord(self, obj: Any) -> Landlord | None:
        """Whom it is about."""
        found: Landlord = obj.landlord
        return found

    def get_readonly_fields(self, request: HttpRequest, obj: S | None = None) -> tuple[str, ...]:
        """What is said of one landlord is never made into another's."""
        return ("landlord",) if obj else ()

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        """With the place on the landlord's page that leads back."""
        context["place"] = self.place
        return super().render_change_form(request, context, *args, **kwargs)
