"""What the forms of all dated statements share: their days, and where they come from."""

from datetime import date
from typing import Any, TypeVar

from django import forms
from django.db.models import Model
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from config.shared.admin import DayInput, RecordForm, TypedForm
from landlords.models import Source

M = TypeVar("M", bound=Model)

NEW_SOURCE = ("new_kind", "new_label", "new_on", "new_link")

FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(2199, 12, 31)
REVERSED = _("The last day is before the first one. Change one of the two days.")
NOT_OUR_TIME = _("Days must lie between 1900 and 2199.")
NOT_YET = _("This day has not come yet. Write the day on which the landlord said so.")
NO_SOURCE = _("Choose where this comes from, or write a new source below.")
BOTH_SOURCES = _("A source is chosen and a new one is written. Empty one of the two.")
HALF_A_SOURCE = _("A new source needs both its kind and what or who it is.")


def check_days(form: TypedForm[Any]) -> None:
    """The last day is not before the first, and a confirmation is not of tomorrow."""
    first, last = form.cleaned_data.get("valid_from"), form.cleaned_data.get("valid_until")
    if first and last and last < first:
        form.add_error("valid_until", str(REVERSED))
    confirmed = form.cleaned_data.get("confirmed_on")
    if confirmed and confirmed > timezone.localdate():
        form.add_error("confirmed_on", str(NOT_YET))
    elif confirmed and confirmed < FIRST_DAY:
        form.add_error("confirmed_on", str(NOT_OUR_TIME))


class WritesSource(forms.Form):
    """A form in which a source can be written instead of chosen."""

    new_kind = forms.ChoiceField(
        label=_("kind"), choices=[("", "---------"), *Source.Kind.choices], required=False
    )
    new_label = forms.CharField(
        label=_("what or who"),
        max_length=200,
        required=False,
        help_text=_("A function or a publication, never a private person."),
    )
    new_on = forms.DateField(
        label=_("day"), required=False, widget=DayInput, help_text=_("Leave empty if unknown.")
    )
    new_link = forms.URLField(
        label=_("link"), max_length=500, required=False, assume_scheme="https"
    )

    written_source: Source | None = None

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "source" in self.fields:
            field = self.fields["source"]
            field.required = not any(self.data.get(self.add_prefix(name)) for name in NEW_SOURCE)
            field.error_messages["required"] = NO_SOURCE

    def clean(self) -> dict[str, Any] | None:
        """Make the source that was written, or find the same one that is there already."""
        cleaned = super().clean()
        if any(self.cleaned_data.get(name) for name in NEW_SOURCE):
            self.written_source = self.write_source()
            if self.cleaned_data.get("source") and "source" in self.changed_data:
                self.add_error("source", str(BOTH_SOURCES))
        return cleaned

    def write_source(self) -> Source | None:
        """The source that was written."""
        given = self.cleaned_data
        if not (given.get("new_kind") and given.get("new_label")):
            if "new_kind" not in self.errors and "new_label" not in self.errors:
                self.add_error("new_label", str(HALF_A_SOURCE))
            return None
        on = given.get("new_on")
        if on and not FIRST_DAY <= on <= LAST_DAY:
            self.add_error("new_on", str(NOT_OUR_TIME))
            return None
        values = {
            "kind": given["new_kind"], "label": given["new_label"], "on": on,
            "link": given.get("new_link", ""),
        }  # fmt: skip
        return Source.objects.filter(**values).first() or Source(**values)

    def save_source(self) -> Source | None:
        """Store the source that was written, if there is one."""
        if self.written_source is not None and not self.written_source.pk:
            self.written_source.save()
        return self.written_source


class NewSourceForm(WritesSource, RecordForm[M]):
    """The form of a record in which a source can be written instead of chosen."""
