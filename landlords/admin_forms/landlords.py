"""The landlord's own form, and the rows of homes inside its page."""

from collections.abc import Iterator
from datetime import date
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from config.shared.admin import RecordForm, TypedForm, TypedFormSet
from landlords.admin_forms.choices import (
    MOST_LIKELY,
    LikelySelect,
    given_landlord,
    likely_sources,
)
from landlords.admin_forms.dated import NewSourceForm, check_days
from landlords.admin_forms.kept import likely_districts, likely_houses
from landlords.admin_forms.verbs import VerbsForm
from landlords.models import District, Landlord, Source, Stock

Choices = list[tuple[str, str]]

ROW_FIELDS = [
    "district", "house", "rooms", "dwellings", "rent_from", "rent_to", "vacancies_a_year", "valid_from",
    "valid_until", "source", "confirmed_on",
]  # fmt: skip
NO_DISTRICT = pgettext_lazy("district", "not known")
ALL_HOUSES = pgettext_lazy("house", "all others")
OVERLAP = _(
    "There is already a row for this district, this size and these days. End that row first, or "
    "change it."
)
ROW_NOT_NEW = _(
    "Rows that are there are changed on their own pages. Open this page again, and write new rows "
    "only."
)
NO_SOURCE_OF_ROW = _(
    "Choose where this comes from, or write it under “A new source for the rows of homes” above."
)
NUMBER_OF_A_PERSON = _(
    "A private person has no number here: it would be a personal number. Empty this field, or "
    "choose another ownership."
)


class LandlordForm(NewSourceForm[Landlord]):
    """Who the landlord is; a source that is written here serves the rows of homes below."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # What is pasted is judged whole: cut off, a personal number would look like another thing.
        self.fields["organisation_number"].widget.attrs.pop("maxlength", None)

    def clean(self) -> dict[str, Any] | None:
        """Give the source to the rows; keep personal numbers out."""
        cleaned = super().clean()
        cast("Any", self.instance).written_source = self.written_source  # for the rows' ``clean``
        given = self.cleaned_data
        if given.get("ownership") == Landlord.Ownership.PERSON and given.get("organisation_number"):
            self.add_error("organisation_number", str(NUMBER_OF_A_PERSON))
        return cleaned


class StockForm(VerbsForm[Stock]):
    """One row of homes on a page of its own."""

    source = forms.ModelChoiceField(Source.objects.all(), label=_("source"))

    class Meta:
        model = Stock
        fields = ["landlord", *ROW_FIELDS, "confirmed_source"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        begin_today(self)
        landlord = self.instance.landlord if self.instance.pk else given_landlord(self)
        likely = likely_sources(landlord)
        for name, records in (
            ("district", likely_districts(landlord)), ("house", likely_houses(landlord)),
        ):  # fmt: skip
            LikelySelect(Stock, name, records).put_into(self, is_required=False)
        for name in ("source", "confirmed_source"):
            LikelySelect(Stock, name, likely).put_into(self, is_required=False)
        if "landlord" in self.fields:
            current = Landlord.objects.current(timezone.localdate())[:MOST_LIKELY]
            LikelySelect(Stock, "landlord", current).put_into(self)

    def clean(self) -> dict[str, Any] | None:
        """What holds for all dated statements."""
        cleaned = super().clean()
        check_days(self)
        return cleaned


class StockRowForm(RecordForm[Stock]):
    """One row of homes inside its landlord's page."""

    source = forms.ModelChoiceField(Source.objects.all(), label=_("source"), required=False)

    class Meta:
        model = Stock
        fields = ROW_FIELDS

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        begin_today(self)

    def clean(self) -> dict[str, Any] | None:
        """What holds for all dated statements."""
        cleaned = super().clean()
        check_days(self)
        return cleaned

    def _get_validation_exclusions(self) -> set[str]:
        """Overlaps are looked for among the rows as they will be: see the set of rows.

        Held against the rows as they are, one could not be ended and followed by a new one at once.
        """
        exclusions: set[str] = super()._get_validation_exclusions()  # type: ignore[misc]  # Django's own hook
        return exclusions | {"landlord"}


def begin_today(form: TypedForm[Stock]) -> None:
    """A new row holds from today and was confirmed today, unless something else is written."""
    if not form.instance.pk:
        for name in ("valid_from", "confirmed_on"):
            form.initial.setdefault(name, timezone.localdate())


class StockFormSet(TypedFormSet[Stock, Landlord, TypedForm[Stock]]):
    """New rows of homes, as many as anyone types."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.management_form.initial["INITIAL_FORMS"] = 0

    def initial_form_count(self) -> int:
        """None: a row that is there has a page of its own, whatever is sent."""
        return 0

    @cached_property
    def districts(self) -> Choices:
        """The districts, read once for all rows."""
        named = District.objects.order_by("sort_name", "pk").values_list("pk", "name")
        return [("", str(NO_DISTRICT)), *((str(pk), name) for pk, name in named)]

    @cached_property
    def houses(self) -> Choices:
        """The landlord's houses and those its rows name, read once; none for most landlords."""
        owned = likely_houses(self.instance if self.instance.pk else None)
        unique = {house.pk: str(house) for house in owned}
        unique |= {row.house.pk: str(row.house) for row in self.get_queryset() if row.house}
        return [("", str(ALL_HOUSES)), *((str(pk), name) for pk, name in unique.items())]

    @cached_property
    def sources(self) -> Choices:
        """The sources, read once for all rows."""
        likely = likely_sources(self.instance)
        return [("", "---------"), *((str(source.pk), str(source)) for source in likely)]

    def add_fields(self, form: Any, index: int | None) -> None:
        """Let all rows share what there is to choose from."""
        super().add_fields(form, index)
        form.fields["district"].choices = self.districts
        if len(self.houses) > 1:
            form.fields["house"].choices = self.houses
        else:
            del form.fields["house"]
        form.fields["source"].choices = self.sources

    def clean(self) -> None:
        """Every row has a source, and no two speak of the same homes on the same day."""
        super().clean()
        if self.management_form.cleaned_data.get("INITIAL_FORMS"):
            raise ValidationError(ROW_NOT_NEW)
        written = getattr(self.instance, "written_source", None)
        for form in self.written_rows():
            if "source" not in form.errors and not form.cleaned_data.get("source") and not written:
                form.add_error("source", str(NO_SOURCE_OF_ROW))
        self.find_overlaps()

    def written_rows(self) -> Iterator[Any]:
        """The rows in which anything stands."""
        return (form for form in self.forms if form.has_changed())

    def find_overlaps(self) -> None:
        """Tell each row that overlaps another, on this page or beyond it."""
        seen = list(Stock.objects.filter(landlord=self.instance.pk))
        for form in self.written_rows():
            if form.errors:
                continue
            if any(overlap(form.instance, row) for row in seen):
                form.add_error(None, str(OVERLAP))
            seen.append(form.instance)


def overlap(row: Stock, other: Stock) -> bool:
    """Whether two rows speak of the same homes on the same day; both days of each count."""
    same = (row.district_id, row.house_id, row.rooms) == (
        other.district_id, other.house_id, other.rooms
    )  # fmt: skip
    first, last = max(row.valid_from, other.valid_from), min(end_of(row), end_of(other))
    return same and first <= last


def end_of(row: Stock) -> date:
    """The last day of a row."""
    return row.valid_until or date.max


def shown_homes(landlord: Landlord) -> QuerySet[Stock]:
    """The rows that a landlord's page shows: in force or to come."""
    today = timezone.localdate()
    rows = landlord.stock.filter(Q(valid_until__isnull=True) | Q(valid_until__gte=today))
    return rows.select_related("district", "house").order_by(
        "district__sort_name", "rooms", "valid_from", "pk"
    )
