"""What a page of matching may be asked: the home looked for, and the days."""

from datetime import date
from typing import Any

from crispy_forms.layout import Div, Layout, Submit
from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from config.shared.forms import WholeNumberField, filter_helper
from landlords.districts import load_tree
from landlords.filters import DAY, MOST_RENT, SIZES, WRONG_RENT, folded_day
from landlords.matching import Wanted
from landlords.models import District

TOO_EARLY = _("The day of moving in lies before the day shown. Change one of the two.")
MOVE_IN: dict[str, Any] = {
    **DAY,
    "label": _("Moving in"),
    "help_text": _("Empty: the first of the month after sixty days."),
}


class WantedForm(forms.Form):
    """Which home, from when; everything may be left empty."""

    district = forms.ModelMultipleChoiceField(
        District.objects.none(),
        label=_("Districts"),
        to_field_name="code",
        required=False,
        widget=forms.SelectMultiple(attrs={"size": 4}),
        error_messages={
            "invalid_choice": _("There is no such district. Choose from the list."),
            "invalid_pk_value": _("There is no such district. Choose from the list."),
        },
    )
    rooms = forms.TypedChoiceField(
        label=_("Rooms, at least"),
        coerce=int,
        empty_value=None,
        required=False,
        choices=[("", pgettext_lazy("rooms", "any")), *SIZES.items()],
        error_messages={"invalid_choice": _("Choose the number of rooms from the list.")},
    )
    rent = WholeNumberField(
        label=_("Rent up to"),
        required=False,
        min_value=1,
        max_value=MOST_RENT,
        help_text=_("kr a month"),
        error_messages={
            "invalid": WRONG_RENT, "min_value": WRONG_RENT, "max_value": WRONG_RENT,
        },
    )  # fmt: skip
    move_in = forms.DateField(**MOVE_IN)
    day = forms.DateField(**DAY)

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        self.fields["district"].queryset = District.objects.order_by("sort_name", "pk")  # type: ignore[attr-defined]
        self.helper = filter_helper()
        show = Submit("", pgettext_lazy("button", "Show"))
        self.helper.layout = Layout(
            Div("district", "rooms", "rent", "move_in", css_class="filter-line"),
            Div(folded_day(self), show, css_class="filter-line filter-last"),
        )

    def clean(self) -> dict[str, Any]:
        """Nobody moves in before the day shown."""
        cleaned: dict[str, Any] = super().clean() or {}
        move_in = cleaned.get("move_in")
        if move_in and move_in < self.shown_day:
            self.add_error("move_in", str(TOO_EARLY))
        return cleaned

    @property
    def shown_day(self) -> date:
        """The day asked for; today if there is none, or none that can be read."""
        chosen: date | None = getattr(self, "cleaned_data", {}).get("day")
        return chosen or self.today

    def wanted(self) -> Wanted:
        """The home that is looked for, without what could not be read."""
        self.is_valid()
        chosen = [district.code for district in self.cleaned_data.get("district") or ()]
        tree = load_tree() if chosen else None
        within = frozenset(code for one in chosen for code in tree.within(one)) if tree else None
        return Wanted(
            within or frozenset(),
            self.cleaned_data.get("rooms"),
            self.cleaned_data.get("rent"),
        )

    def move_in_or(self, usual: date) -> date:
        """The day of moving in that was asked for, else the usual one."""
        chosen: date | None = self.cleaned_data.get("move_in")
        return chosen or usual
