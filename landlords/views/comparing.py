"""Two to four landlords side by side."""

from typing import TYPE_CHECKING, Any, cast

from crispy_forms.layout import Div, Layout, Submit
from django import forms
from django.contrib.auth.decorators import permission_required
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext
from django.views.decorators.http import require_safe

from accounts.requests import SignedInRequest
from config.shared.forms import filter_helper
from landlords.filters import DAY
from landlords.models import Landlord
from landlords.pages.compare import FEWEST, MOST, comparison

if TYPE_CHECKING:
    from landlords.loaded import DetailedLandlord

TOO_MANY = gettext_lazy("At most four landlords fit side by side. Take some away.")
NO_SUCH = gettext_lazy("There is no such landlord on this day. Choose from the list.")


class Several(forms.Select):
    """As many selects under one name as may be chosen; each holds one value or none."""

    template_name = "landlords/widgets/several.html"
    allow_multiple_selected = False

    def value_from_datadict(self, data: Any, _files: object, name: str) -> list[str]:
        """Every value under the name, the empty ones left out, each once."""
        return [value for value in dict.fromkeys(data.getlist(name)) if value]

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """One set of options for each select."""
        context = super().get_context(name, None, attrs)
        chosen = [str(key) for key in value or ()][:MOST]
        context["describedby"] = context["widget"]["attrs"].get("aria-describedby", "")
        context["widget"]["subwidgets"] = [
            {
                "label": _("Landlord %(number)s") % {"number": place + 1},
                "groups": self.optgroups(name, chosen[place : place + 1] or [""]),
            }
            for place in range(MOST)
        ]
        return context

    def optgroups(self, name: str, value: list[str], attrs: Any = None) -> list[Any]:
        """The options, an empty one first."""
        nothing = self.create_option(
            name, "", pgettext("landlord", "none chosen"), value == [""], 0
        )
        return [("", [nothing], 0), *super().optgroups(name, value, attrs)]


class CompareForm(forms.Form):
    """Which landlords, on which day."""

    landlord = forms.ModelMultipleChoiceField(
        Landlord.objects.none(),
        label=gettext_lazy("Landlords, two to four"),
        required=False,
        widget=Several,
        error_messages={"invalid_choice": NO_SUCH, "invalid_pk_value": NO_SUCH},
    )
    day = forms.DateField(**DAY)

    def __init__(self, *args: object, landlords: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["landlord"].queryset = landlords  # type: ignore[attr-defined]
        self.helper = filter_helper()
        show = Submit("", _("Compare"))
        self.helper.layout = Layout(
            Div("landlord", "day", css_class="filter-line"),
            Div(show, css_class="filter-line filter-last"),
        )

    def clean_landlord(self) -> object:
        """No more than fit."""
        chosen = self.cleaned_data["landlord"]
        if len(chosen) > MOST:
            raise forms.ValidationError(str(TOO_MANY))
        return chosen


@require_safe
@permission_required("landlords.view_landlord", raise_exception=True)
def compare(request: SignedInRequest) -> HttpResponse:
    """The landlords chosen, side by side; what differs is marked."""
    today = timezone.localdate()
    landlords = Landlord.objects.visible_to(request.user).current(today)
    form = CompareForm(request.GET, landlords=landlords.order_by("sort_name", "pk"))
    form.is_valid()
    day = form.cleaned_data.get("day") or today
    keys = [row.pk for row in form.cleaned_data.get("landlord") or ()]
    rows = list(landlords.filter(pk__in=keys).for_detail(day).order_by("sort_name", "pk"))
    chosen = cast("list[DetailedLandlord]", rows)
    context = {
        "form": form,
        "landlords": chosen,
        "groups": comparison(chosen) if len(chosen) >= FEWEST else [],
        "crumbs": [(_("Landlords"), reverse("landlords:landlord-list"))],
        "day": day,
        "query": "" if day == today else f"?day={day.isoformat()}",
        "shown_day": None if day == today else day,
        "today_url": request.path + "?" + "&".join(f"landlord={key}" for key in keys),
    }
    return render(request, "landlords/compare.html", context)
