"""One way to render every form: a page writes ``{% crispy form %}`` and nothing else.

Help stands under the label, errors are told at the field and linked from a summary on top
(``templates/bootstrap5/errors.html``, ``templates/components/field.html``).
"""

from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Submit
from django import forms

from config.shared.words import Text

FIELD_TEMPLATE = "components/field.html"


class WholeNumberField(forms.IntegerField):
    """A whole number as people write it: 9000, 9 000, or with its unit, 9 000 kr."""

    widget = forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"})

    def to_python(self, value: Any) -> int | None:
        """Without the spaces and the unit."""
        written = "" if value is None else str(value)
        return super().to_python("".join(written.split()).removesuffix("kr"))


def form_helper(submit: "Text | None", *, warn_unsaved: bool = False) -> FormHelper:
    """A form that is sent by POST: one column, one button (None: the layout has one)."""
    helper = FormHelper()
    helper.field_template = FIELD_TEMPLATE
    helper.form_class = "portal-form"
    helper.attrs = {"novalidate": ""}
    if warn_unsaved:
        helper.attrs["data-warn-unsaved"] = ""
    if submit is not None:
        helper.add_input(Submit("", submit))
    return helper


def filter_helper(submit: "Text | None" = None) -> FormHelper:
    """A form whose values go into the address; labels stay, nothing needs a token."""
    helper = form_helper(submit)
    helper.form_method = "get"
    helper.disable_csrf = True
    helper.form_class = "portal-form filter-form no-print"
    helper.attrs = {**helper.attrs, "role": "search"}
    return helper
