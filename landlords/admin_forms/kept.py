"""What the forms of all that is kept about landlords share: likely choices, days, a source.

A form names which of its fields a choice needs; the page shows no others, and what does not belong
to the choice is not stored.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, ClassVar, TypeVar, cast

from django import forms
from django.db.models import Model, Q
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import pgettext_lazy

from config.shared.admin import RecordForm
from landlords.admin_forms.choices import (
    MOST_LIKELY,
    LikelySelect,
    given_landlord,
    likely_sources,
)
from landlords.admin_forms.dated import check_days
from landlords.admin_forms.verbs import VerbsForm
from landlords.models import (
    Channel,
    District,
    House,
    Landlord,
    LandlordGroup,
    Statement,
)
from landlords.querysets import in_force
from landlords.requirements.codes import Code, Text

S = TypeVar("S", bound=Statement)
M = TypeVar("M", bound=Model)

YES, NO = "true", "false"
TRUTHS = (
    ("unknown", pgettext_lazy("parameter", "Not stated")),
    (YES, pgettext_lazy("parameter", "Yes")),
    (NO, pgettext_lazy("parameter", "No")),
)
Need = tuple[str, tuple[str, ...]]
"""A choice of the form, and those of its answers that need a field."""


def codes_field(codes: type[Code], label: Text, **kwargs: Any) -> forms.MultipleChoiceField:
    """Several of the core's codes, as boxes to tick."""
    return forms.MultipleChoiceField(
        label=label, widget=forms.CheckboxSelectMultiple,
        choices=lambda: [(value, capfirst(str(text))) for value, text in codes.choices()],
        **kwargs,
    )  # fmt: skip


class ShapedForm(RecordForm[M]):
    """A form that shows only what its choices need, in words that begin a line."""

    needs: ClassVar[Mapping[str, Need]] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            begin_lines(field)
        for name, (choice, answers) in self.needs.items():
            if name in self.fields:
                self.show_if(name, choice, answers)

    def show_if(self, name: str, choice: str, answers: Iterable[str]) -> None:
        """Tell the page which answers need a field."""
        self.fields[name].widget.attrs["data-needs"] = f"{choice}:{','.join(answers)}"

    def clean(self) -> dict[str, Any] | None:
        """Leave out what the choices do not need."""
        cleaned = super().clean()
        for name, (choice, answers) in self.needs.items():
            if choice in self.cleaned_data and name in self.fields:
                answer = str(self.cleaned_data[choice]).lower()
                if answer not in {*answers, "", "none"}:
                    self.leave_out(name)
        return cleaned

    def leave_out(self, name: str) -> None:
        """A field that does not belong to what was chosen says nothing, whatever stands in it."""
        self.errors.pop(name, None)
        self.cleaned_data[name] = self.fields[name].clean(None)


def begin_lines(field: forms.Field) -> None:
    """Labels of choices stand inside sentences elsewhere; here each begins a line."""
    if isinstance(field, forms.NullBooleanField):
        cast("forms.Select", field.widget).choices = TRUTHS
    elif isinstance(field, forms.TypedChoiceField):
        choices = list(cast("Any", field.choices))  # codes have no groups
        field.choices = [(value, capfirst(str(label))) for value, label in choices]


class KeptForm(ShapedForm[S], VerbsForm[S]):
    """A dated statement about a landlord, with its source."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.instance.pk:
            for name in ("valid_from", "confirmed_on"):
                self.initial.setdefault(name, timezone.localdate())
        self.whom = self.known_landlord()
        for name in ("source", "confirmed_source"):
            self.offer(name, likely_sources(self.whom))
        for name, likely in LIKELY.items():
            if name in self.fields:
                self.offer(name, likely(self.whom))
        self.offer_current()

    def known_landlord(self) -> Landlord | None:
        """Whom this is about, as far as it is known before anything is saved."""
        if self.instance.pk:
            return cast("Landlord | None", getattr(self.instance, "landlord", None))
        return given_landlord(self)

    def offer(self, name: str, likely: Iterable[Model]) -> None:
        """A search in all records, the likely ones at once."""
        if name in self.fields:
            is_required = self.fields[name].required
            LikelySelect(self._meta.model, name, likely).put_into(self, is_required=is_required)

    def offer_current(self) -> None:
        """Nothing new is written about a landlord that is archived or merged into another."""
        for name in ("landlord", "manager"):
            if name in self.fields and not self.instance.pk:
                field = cast("forms.ModelChoiceField[Landlord]", self.fields[name])
                field.queryset = Landlord.objects.filter(is_archived=False, merged_into=None)
                cast("Any", field.widget).choices = field.choices

    def clean(self) -> dict[str, Any] | None:
        """What holds for all dated statements."""
        cleaned = super().clean()
        check_days(self)
        return cleaned


def likely_landlords(_landlord: Landlord | None) -> Iterable[Model]:
    """Those that let homes today."""
    return Landlord.objects.current(timezone.localdate())[:MOST_LIKELY]


def likely_houses(landlord: Landlord | None) -> Iterable[Model]:
    """The landlord's own houses; any while the landlord is not known."""
    if landlord is None:
        return House.objects.all()[:MOST_LIKELY]
    today = timezone.localdate()
    owned = landlord.houses.filter(in_force(today)).values("house")
    return House.objects.filter(Q(pk__in=owned) | Q(stock__landlord=landlord)).distinct()[
        :MOST_LIKELY
    ]


def likely_districts(landlord: Landlord | None) -> Iterable[Model]:
    """Where the landlord has homes; then the rest."""
    own = District.objects.filter(pk__in=landlord.stock.values("district")) if landlord else []
    rest = District.objects.filter(is_outside=False)[:MOST_LIKELY]
    return [*own, *(district for district in rest if district not in set(own))]


def likely_channels(landlord: Landlord | None) -> Iterable[Model]:
    """Those the landlord has used; then the others by name."""
    own = Channel.objects.filter(pk__in=landlord.channels.values("channel")) if landlord else []
    rest = Channel.objects.all()[:MOST_LIKELY]
    return [*own, *(channel for channel in rest if channel not in set(own))]


def likely_groups(_landlord: Landlord | None) -> Iterable[Model]:
    """The first ones by name."""
    return LandlordGroup.objects.all()[:MOST_LIKELY]


LIKELY: dict[str, Callable[[Landlord | None], Iterable[Model]]] = {
    "landlord": likely_landlords,
    "manager": likely_landlords,
    "house": likely_houses,
    "district": likely_districts,
    "channel": likely_channels,
    "group": likely_groups,
}
