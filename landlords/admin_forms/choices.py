"""Choices of other records: what is likely is there at once, all of it is found by searching."""

from collections.abc import Iterable, Sequence
from typing import Any, cast

from django import forms
from django.contrib.admin.widgets import AutocompleteSelect, AutocompleteSelectMultiple
from django.db.models import Model, QuerySet

from config.shared.admin import TypedChoice, site
from landlords.belonging import about
from landlords.models import Landlord, Source, TermScope

MOST_LIKELY = 40
LONGEST_KEY = 18


class Likely:
    """What a choice offers at once: what is chosen, and what is likely."""

    allow_multiple_selected: bool
    choices: Any
    create_option: Any

    def __init__(self, model: type[Model], field: str, likely: Iterable[Model] = ()) -> None:
        super().__init__(model._meta.get_field(field), site)  # type: ignore[call-arg]  # of the class mixed into
        self.field_name = field
        self.likely = list(likely)

    def put_into(self, form: forms.BaseForm, *, is_required: bool = True) -> None:
        """Be the widget of a form's field; where an empty choice is possible, say so."""
        # The form's field of a foreign key is a choice among records.
        field = cast("forms.ModelChoiceField[Any]", form.fields[self.field_name])
        field.widget = cast("Any", self)
        self.choices = field.choices
        if not is_required:
            self.is_required = False

    def optgroups(
        self,
        name: str,
        value: Sequence[str],
        attrs: dict[str, Any] | None = None,
    ) -> list[Any]:
        """The one that is chosen, and the likely ones."""
        field: Any = self.choices.field  # of a model choice
        keys = [key for key in value if is_key(key)]
        likely = [str(record.pk) for record in self.likely]
        chosen = field.queryset.filter(pk__in=[key for key in keys if key not in likely])
        empty = [] if self.allow_multiple_selected else [("", field.empty_label or "---------")]
        options = empty + [
            (str(r.pk), field.label_from_instance(r)) for r in [*chosen, *self.likely]
        ]
        return [
            (None, [self.create_option(name, key, label, key in value, index)], index)
            for index, (key, label) in enumerate(options)
        ]


class LikelySelect(Likely, AutocompleteSelect):
    """A choice with a search for those who have scripts, and the likely ones for everyone."""


class LikelySelects(Likely, AutocompleteSelectMultiple):
    """Several of them."""

    def put_into(self, form: forms.BaseForm, *, is_required: bool = True) -> None:
        """Without Django's words on keys to hold down, which a search does not need."""
        super().put_into(form, is_required=is_required)
        form.fields[self.field_name].help_text = self.field.help_text


def is_key(text: str) -> bool:
    """Whether this can be a primary key at all."""
    return text.isascii() and text.isdigit() and len(text) <= LONGEST_KEY


def given_landlord(form: forms.BaseForm) -> Landlord | None:
    """The landlord that a new record is begun for: as it was sent, else by the address."""
    given = str(form.data.get("landlord") if form.is_bound else form.initial.get("landlord"))
    return Landlord.objects.filter(pk=given).first() if is_key(given) else None


class ScopeField(TypedChoice[TermScope]):
    """A scope, told by its landlord too."""

    def label_from_instance(self, obj: Any) -> str:
        """Landlord and scope."""
        return scope_label(obj)


def scope_label(scope: TermScope) -> str:
    """Whose scope it is, and the scope."""
    return str(scope) if scope.priority else f"{scope.owner} – {scope}"


def scopes() -> QuerySet[TermScope]:
    """All scopes, with whose they are, in order."""
    return TermScope.objects.select_related("landlord", "programme", "priority__landlord").order_by(
        "landlord__sort_name", "programme__sort_name", "rank", "pk"
    )


def likely_sources(landlord: Landlord | None) -> list[Source]:
    """The sources of this landlord's own statements, and the latest others."""
    latest = list(Source.objects.order_by("-pk")[:MOST_LIKELY])
    if landlord is None or not landlord.pk:
        return latest
    own = Source.objects.filter(pk__in=own_sources(landlord))
    return [*own, *(source for source in latest if source not in set(own))]


def own_sources(landlord: Landlord) -> Sequence[int]:
    """The keys of the latest sources of what this landlord has stated."""
    stated = [rows.order_by().values_list("source", flat=True) for rows in about(landlord)]
    return sorted(stated[0].union(*stated[1:]))[-MOST_LIKELY:]
