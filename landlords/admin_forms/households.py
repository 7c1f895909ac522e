"""The form of a typical household: what the core asks of one, written as the exchange format has it."""

import json
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from config.shared.admin import RecordForm
from landlords.exchange.entries import Wishes
from landlords.exchange.json_file import doubled_keys, parse
from landlords.models import TypicalHousehold
from landlords.requirements.applicant import Applicant
from landlords.requirements.decoding import decode_record, encode_record
from landlords.requirements.params import Checked
from landlords.requirements.problems import TermsError

LONGEST = 20_000
HELP = _(
    "Written as in a household's file, see “A household's file” in docs/exchange.md. Nobody real: "
    "an invented household that stands for many."
)
HERE = _("The text")


class RecordField(forms.CharField):
    """A record of the core in its file form; what is wrong is told with its place."""

    def __init__(self, record: type[Checked], *, rows: int, **kwargs: Any) -> None:
        self.record = record
        area = forms.Textarea(attrs={"rows": rows, "class": "code", "spellcheck": "false"})
        super().__init__(widget=area, max_length=LONGEST, **kwargs)

    def prepare_value(self, value: Any) -> Any:
        """What is stored, one fact a line; what was typed as it is."""
        if value is None or isinstance(value, str):
            return value
        return json.dumps(value, ensure_ascii=False, indent=1)

    def clean(self, value: Any) -> Any:
        """The record as the core writes it; None if nothing was written."""
        text = super().clean(value)
        if not text:
            return None
        try:
            data = parse(text, str(HERE))
            problems = list(doubled_keys(data))
            if not problems:
                return encode_record(decode_record(self.record, data))
        except TermsError as error:
            problems = list(error.problems)
        raise ValidationError([str(problem) for problem in problems])

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Whether something else would be stored."""
        try:
            return bool(self.clean(data) != (initial or None))
        except ValidationError:
            return True


class TypicalHouseholdForm(RecordForm[TypicalHousehold]):
    """A typical household and the home it looks for."""

    household = RecordField(Applicant, rows=14, label=_("household"), help_text=HELP)
    home = RecordField(
        Wishes, rows=4, label=_("home looked for"), required=False, help_text=_("Empty: any home.")
    )

    def _update_errors(self, errors: Any) -> None:
        """What the core has said here, the model need not say again."""
        if "household" in self.errors and hasattr(errors, "error_dict"):
            errors.error_dict.pop("household", None)
        super()._update_errors(errors)  # type: ignore[misc]  # Django's own hook
