"""The forms of the workbook's pages."""

from datetime import date
from typing import Any, Final, Self

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from config.shared.forms import form_helper
from landlords.models import Workbook
from landlords.workbook.guarding import EMPTY, TOO_LARGE

ACCEPTED: Final = ".xlsx,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class FileField(forms.FileField):
    """A file, of whose name nothing is kept."""

    def to_python(self, data: Any) -> Any:
        """The file; a sentence if it is empty or too large."""
        if data and data.size == 0:
            raise ValidationError(str(EMPTY))
        if data and data.size > settings.UPLOAD_MAX_SIZE:
            raise ValidationError(str(TOO_LARGE))
        return super().to_python(data)


class UploadForm(forms.Form):
    """The one upload there is."""

    file = FileField(
        label=_("Workbook"),
        help_text=_("An .xlsx of at most 5 MB. The file itself is kept nowhere."),
        error_messages={"required": _("Choose the workbook that is to be looked at.")},
        widget=forms.FileInput(attrs={"accept": ACCEPTED}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = form_helper(_("Look at what it would do"))


class AcceptForm(forms.Form):
    """The word to bring a workbook in, as it was seen."""

    seen = forms.CharField(max_length=64, required=False, widget=forms.HiddenInput)
    missing_is_meant = forms.BooleanField(
        required=False, widget=forms.CheckboxInput(attrs={"class": "form-check-input"})
    )


class MissingForm(forms.Form):
    """What becomes of rows that the portal has and the file has not."""

    LEAVE, END = "leave", "end"
    missing = forms.ChoiceField(
        label=_("Rows that are not in the file"),
        choices=[
            (LEAVE, _("Leave them as they are")),
            (END, _("End them: their last day is the one below")),
        ],
        widget=forms.RadioSelect,
    )
    on = forms.DateField(
        label=_("Last day"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    def __init__(self, workbook: Workbook, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = form_helper(_("Show what that would do"))
        self.helper.form_action = reverse("workbook:missing", args=[workbook.pk])

    @classmethod
    def of(cls, workbook: Workbook) -> Self:
        """As it was chosen before."""
        chosen = cls.END if workbook.ends_missing_on else cls.LEAVE
        return cls(workbook, initial={"missing": chosen, "on": workbook.ends_missing_on})

    def clean(self) -> dict[str, Any]:
        """A day where one is needed, and one of our time."""
        cleaned = super().clean() or {}
        on: date | None = cleaned.get("on")
        if cleaned.get("missing") == self.END and not on and "on" not in self.errors:
            self.add_error("on", str(_("State the last day of the rows that are not in the file.")))
        if on and not date(1900, 1, 1) <= on <= date(2199, 12, 31):
            self.add_error("on", str(_("Days must lie between 1900 and 2199.")))
        return cleaned

    @property
    def last_day(self) -> date | None:
        """The last day of what is ended; None leaves everything alone."""
        if self.cleaned_data["missing"] == self.LEAVE:
            return None
        on: date | None = self.cleaned_data["on"]
        return on
