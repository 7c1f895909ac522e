"""Two people at one record: whoever saves last is told what the first one has changed meanwhile.

A form carries the record's fingerprint as it was when the page was opened. If the record is another
one when the form comes back, nothing is saved: the form is shown once more as it was typed, says
what differs, and carries the new fingerprint, so that saving again is a decision.
"""

import hashlib
from collections.abc import Iterator
from datetime import date
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Model, QuerySet
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from config.shared import values

FIELD: Final = "seen"
CHANGED_MEANWHILE: Final = _(
    "Somebody else has saved this since you opened it. Nothing of yours was saved. What stands "
    "there now differs from yours in: %(fields)s. Save again if yours is to hold; open the page "
    "anew to see theirs."
)
BOTH: Final = _("%(field)s (there: “%(theirs)s”, yours: “%(yours)s”)")


class SeenField(forms.CharField):
    """The fingerprint of the record as it was opened; it is never a change of its own."""

    def __init__(self) -> None:
        super().__init__(required=False, max_length=64, widget=forms.HiddenInput)

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Never: nothing of it is stored."""
        return False


def fingerprint(record: Model) -> str:
    """What stands in a record, in short; another text as soon as anything in it changes."""
    told = [
        (field.attname, str(getattr(record, field.attname)))
        for field in record._meta.concrete_fields
        if not field.generated
    ]
    told += [
        (field.name, str(sorted(getattr(record, field.name).values_list("pk", flat=True))))
        for field in record._meta.many_to_many
    ]
    return hashlib.sha256(repr(told).encode()).hexdigest()


def refuse_if_stale(form: Any, now: str) -> None:
    """Add an error if the form was opened on another version; from now on it knows this one."""
    seen = form.cleaned_data.get(FIELD)
    if not seen or seen == now:
        return
    differing = [difference(form, name) for name in form.changed_data]
    if not differing:
        return  # the same was written twice
    form.data = form.data.copy()
    form.data[form.add_prefix(FIELD)] = now
    form.add_error(None, str(CHANGED_MEANWHILE) % {"fields": ", ".join(differing)})


def difference(form: Any, name: str) -> str:
    """One field in which the two differ: what stands there now, and what was typed."""
    label = capfirst(str(form.fields[name].label or name))
    theirs = form.in_words(name, form.get_initial_for_field(form.fields[name], name))
    yours = form.in_words(name, form.cleaned_data.get(name))
    if theirs is None or yours is None or name in form.errors:
        return label
    told = {"field": label, "theirs": theirs, "yours": yours}
    return str(BOTH) % told


def in_words(field: forms.Field, value: Any) -> str | None:
    """A value as a person reads it; None if only the field itself can show it."""
    if value is None or value in ("", []):
        return "\N{EN DASH}"
    if isinstance(value, bool):
        return str(_("yes") if value else _("no"))
    if isinstance(value, date):
        return values.day(value)
    if isinstance(field, forms.ModelChoiceField):
        return records_in_words(field, value)
    if isinstance(field, forms.ChoiceField | forms.TypedChoiceField):
        chosen = [str(item) for item in value] if isinstance(value, list) else [str(value)]
        labels = {str(key): str(label) for key, label in flat(field.choices)}
        return ", ".join(labels.get(key, key) for key in chosen)
    return None if isinstance(value, dict | list) else str(value)


def records_in_words(field: "forms.ModelChoiceField[Any]", value: Any) -> str:
    """The records that are chosen, by their names."""
    chosen = value if isinstance(value, list | QuerySet) else [value]
    keys = [record.pk if isinstance(record, Model) else record for record in chosen]
    found = field.queryset.filter(pk__in=keys) if field.queryset is not None else []
    return ", ".join(field.label_from_instance(record) for record in found) or "\N{EN DASH}"


def flat(choices: Any) -> Iterator[tuple[Any, Any]]:
    """Choices without their groups."""
    for key, label in choices:
        if isinstance(label, list | tuple):
            yield from flat(label)
        else:
            yield key, label


def hold(model: type[Model], key: str) -> None:
    """Let no one else save this record between our look at it and our saving it."""
    try:
        value = model._meta.pk.to_python(key)
    except ValidationError:
        return  # there is no such record, as will be told
    held = model._default_manager.select_for_update(of=("self",)).filter(pk=value)
    list(held.order_by().values_list("pk"))
