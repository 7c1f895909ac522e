"""What an address may ask of the landlords' pages: the directory's filters, and the day shown."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any, cast

from crispy_forms.layout import Div, Layout, Submit
from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db.models import QuerySet
from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django_filters import (
    CharFilter,
    ChoiceFilter,
    DateFilter,
    Filter,
    FilterSet,
    ModelChoiceFilter,
)

from config.shared.forms import WholeNumberField, filter_helper
from config.shared.values import money, number
from config.shared.words import Text
from landlords.models import District, Landlord
from landlords.querysets import ORDERS, LandlordQuerySet, Search, SortedOut, WantedHome
from landlords.questions import REMARKS, income_question
from landlords.requirements.codes import IncomeType

if TYPE_CHECKING:
    from landlords.loaded import ListedLandlord

USUAL_ORDER = "-vacancies"
FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(2199, 12, 31)
MOST_ROOMS = 8
MOST_RENT = 100_000
SIZES: dict[int, Text] = {
    **{rooms: str(rooms) for rooms in range(1, MOST_ROOMS)},
    MOST_ROOMS: _("8 or more"),
}

NO_DAY = _("There is no such day. Write year-month-day, such as 2026-01-31, or leave it empty.")
DAY_OUT_OF_TIME = _("Days must lie between 1900 and 2199. Choose a day in between.")
WRONG_RENT = _("A rent is whole kronor a month, from 1 to 100 000. Write it in digits.")
DAY: dict[str, Any] = {
    "label": _("Day"),
    "required": False,
    "input_formats": ["%Y-%m-%d"],
    "widget": forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    "validators": [
        MinValueValidator(FIRST_DAY, DAY_OUT_OF_TIME),
        MaxValueValidator(LAST_DAY, DAY_OUT_OF_TIME),
    ],
    "help_text": _("The records as they held on that day. Empty: today."),
    "error_messages": {"invalid": NO_DAY},
}


class Folded(Div):  # type: ignore[misc]  # crispy has no types
    """Fields that are seldom needed, behind a line that opens them."""

    template = "landlords/parts/folded.html"

    def __init__(self, *fields: str, title: Text, is_open: bool) -> None:
        super().__init__(*fields)
        self.title = title
        self.is_open = is_open


def folded_day(form: forms.Form) -> Folded:
    """The choice of another day; open where one is chosen."""
    return Folded("day", title=_("Show an earlier day"), is_open=bool(form["day"].value()))


class DayForm(forms.Form):
    """The day a page shows."""

    day = forms.DateField(**DAY)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = filter_helper(_("Show this day"))
        self.helper.layout = Layout("day")

    def day_or(self, today: date) -> date:
        """The day asked for; today if there is none, or none that can be read."""
        self.is_valid()
        chosen: date | None = self.cleaned_data.get("day")
        return chosen or today


class LandlordFilterForm(forms.Form):
    """The filters as the page shows them."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = filter_helper()
        show = Submit("", pgettext_lazy("button", "Show"))
        self.helper.layout = Layout(
            Div("district", "rooms", "rent", "income", "name", css_class="filter-line"),
            Div("remarks", "paused", folded_day(self), show, css_class="filter-line filter-last"),
            "sort",
        )


def search_form(landlords: LandlordQuerySet, today: date) -> Any:
    """The first questions of the directory, for a page that leads to it."""
    form: Any = LandlordFilter(QueryDict(), landlords, today=today).form
    form.helper = filter_helper()
    form.helper.form_action = reverse("landlords:landlord-list")
    form.helper.layout = Layout(
        Div("district", "rooms", "rent", "income", css_class="filter-line"),
        Div("remarks", Submit("", _("Find landlords")), css_class="filter-line filter-last"),
    )
    return form


@dataclass(frozen=True)
class Nearest:
    """How many landlords there would be with one filter less, in words, and that address."""

    text: str
    url: str
    count: int


class RentFilter(Filter):  # type: ignore[misc]  # no types
    """Whole kronor."""

    field_class = WholeNumberField


class TickFilter(Filter):  # type: ignore[misc]  # no types
    """Asked for or not."""

    field_class = forms.BooleanField


class LandlordFilter(FilterSet):  # type: ignore[misc]  # django-filter has no types
    """Who lets such a home and takes such a household; what is not known never leaves one out.

    District, rooms and rent must be met by one and the same row of stock, so they are applied
    together. What cannot be read is told in the form, and the list is shown without it.
    """

    district = ModelChoiceFilter(
        method="met_by_one_home",
        label=_("District"),
        queryset=District.objects.all(),
        to_field_name="code",
        empty_label=_("all districts"),
        error_messages={
            "invalid_choice": _("There is no such district. Choose one from the list.")
        },
    )
    rooms = ChoiceFilter(
        method="met_by_one_home",
        label=_("Rooms"),
        empty_label=_("all sizes"),
        choices=list(SIZES.items()),
        error_messages={"invalid_choice": _("There is no such size. Choose one from the list.")},
    )
    rent = RentFilter(
        method="met_by_one_home",
        label=_("Rent up to (kr a month)"),
        min_value=1,
        max_value=MOST_RENT,
        error_messages=dict.fromkeys(("invalid", "min_value", "max_value"), WRONG_RENT),
    )
    income = ChoiceFilter(
        method="by_income",
        label=_("Lives on"),
        choices=IncomeType.choices(),
        empty_label=_("all incomes"),
        error_messages={
            "invalid_choice": _("There is no such kind of income. Choose one from the list.")
        },
    )
    name = CharFilter(method="by_name", label=_("Name contains"), max_length=200)
    remarks = TickFilter(method="by_remarks", label=_("Household has payment remarks"))
    paused = TickFilter(method="by_pause", label=_("Show those that let nothing now too"))
    day = DateFilter(method="seen_elsewhere", **{k: v for k, v in DAY.items() if k != "required"})
    sort = ChoiceFilter(
        method="seen_elsewhere", label=_("Order"), widget=forms.HiddenInput,
        choices=[(order, order) for order in ORDERS],
        error_messages={"invalid_choice": _("There is no such order. Use the heads of the list.")},
    )  # fmt: skip

    class Meta:
        model = Landlord
        fields: tuple[str, ...] = ()
        form = LandlordFilterForm

    def __init__(self, data: QueryDict, queryset: LandlordQuerySet, *, today: date) -> None:
        super().__init__(data, queryset)
        self.today = today

    # What is asked

    @cached_property
    def asked(self) -> dict[str, Any]:
        """The values that could be read, by filter."""
        self.is_valid()
        values: dict[str, Any] = self.form.cleaned_data
        return values

    @property
    def shown_day(self) -> date:
        """The day shown."""
        return self.asked.get("day") or self.today

    @property
    def order(self) -> str:
        """The order of the list."""
        return self.asked.get("sort") or USUAL_ORDER

    @property
    def wanted(self) -> WantedHome:
        """The home looked for."""
        district = self.asked.get("district")
        return WantedHome(
            district=district.pk if district else None,
            rooms=int(self.asked.get("rooms") or 0) or None,
            rent_up_to=self.asked.get("rent"),
        )

    @property
    def income_type(self) -> IncomeType:
        """The income whose answers are shown: the one asked for, otherwise income support."""
        return IncomeType(self.asked.get("income") or IncomeType.INCOME_SUPPORT)

    @property
    def shown_questions(self) -> list[str]:
        """The questions whose answers are shown."""
        return [income_question(self.income_type), REMARKS]

    @property
    def questions(self) -> list[str]:
        """The questions whose answers filter."""
        income = [income_question(self.income_type)] if self.asked.get("income") else []
        return income + ([REMARKS] if self.asked.get("remarks") else [])

    # What comes of it

    def filter_queryset(self, queryset: LandlordQuerySet) -> LandlordQuerySet:
        """Filter by filter, then the home."""
        rows: LandlordQuerySet = super().filter_queryset(queryset)
        return rows.with_home(self.wanted, self.shown_day)

    @property
    def search(self) -> Search:
        """The filters together, beside the name."""
        return Search(
            wanted=self.wanted,
            questions=tuple(self.questions),
            day=self.shown_day,
            show_paused=bool(self.asked.get("paused")),
        )

    @cached_property
    def sorted_out(self) -> SortedOut:
        """Whom of this name the list shows, in order, and how many it leaves out and why."""
        named: LandlordQuerySet = self.queryset.named(self.asked.get("name", ""))
        return named.sorted_out(self.search, self.order)

    def lines(self, keys: Sequence[int]) -> "Iterable[ListedLandlord]":
        """These of the landlords to show, in order."""
        rows: LandlordQuerySet = self.queryset.filter(pk__in=keys)
        rows = rows.for_list(self.wanted, self.shown_questions, self.shown_day)
        return cast("Iterable[ListedLandlord]", rows.in_order(self.order))

    def by_name(self, queryset: LandlordQuerySet, _field: str, text: str) -> LandlordQuerySet:
        """Those whose name contains this text."""
        return queryset.named(text)

    def by_income(self, queryset: LandlordQuerySet, _field: str, income: str) -> LandlordQuerySet:
        """Those that do not say no to this income."""
        question = income_question(IncomeType(income))
        return queryset.not_refusing([question], self.wanted.district, self.shown_day)

    def by_remarks(self, queryset: LandlordQuerySet, _field: str, asked: bool) -> LandlordQuerySet:  # noqa: FBT001  (django-filter calls it)
        """Those that do not say no to payment remarks."""
        if not asked:
            return queryset
        return queryset.not_refusing([REMARKS], self.wanted.district, self.shown_day)

    def by_pause(self, queryset: LandlordQuerySet, _field: str, asked: bool) -> LandlordQuerySet:  # noqa: FBT001
        """Those that let something, unless all are asked for."""
        return queryset if asked else queryset.letting_on(self.shown_day)

    def met_by_one_home(
        self, queryset: QuerySet[Landlord], _field: str, _value: Any
    ) -> QuerySet[Landlord]:
        """Left to ``filter_queryset``, which asks for the home as a whole."""
        return queryset

    seen_elsewhere = met_by_one_home

    # What is said about it

    def chips(self) -> list[tuple[str, str]]:
        """The filters in use and the address without each, in the order of the form."""
        return [(text, self.url_without(name)) for name, text in self.said()]

    def clear_url(self) -> str:
        """The address without any filter; day and order stay."""
        return self.url_without(*(name for name in self.filters if name not in {"day", "sort"}))

    def said(self) -> Iterator[tuple[str, str]]:
        """Each filter in use in words."""
        asked = self.asked
        if district := asked.get("district"):
            yield "district", _("District: %(name)s") % {"name": district.name}
        if rooms := asked.get("rooms"):
            yield "rooms", _("Rooms: %(number)s") % {"number": SIZES[int(rooms)]}
        if rent := asked.get("rent"):
            yield "rent", _("Rent up to %(sum)s a month") % {"sum": money(rent)}
        if asked.get("income"):
            yield "income", _("Lives on %(income)s") % {"income": self.income_type.label}
        if name := asked.get("name"):
            yield "name", _("Name: %(text)s") % {"text": name}
        if asked.get("remarks"):
            yield "remarks", str(_("Has payment remarks"))
        if asked.get("paused"):
            yield "paused", str(_("Also those that let nothing now"))

    def nearest(self, shown: int = 0) -> list[Nearest]:
        """What each filter keeps away, taken alone; those that would show more, most first."""
        found = [
            self.nearest_with(self.without(name), _("without “%(filter)s”: %(count)s"), text)
            for name, text in self.said()
            if name != "paused"
        ]
        if not self.asked.get("paused"):
            data = self.without("paused")
            data["paused"] = "on"
            found.append(self.nearest_with(data, _("with those that let nothing now: %(count)s")))
        return sorted((item for item in found if item.count > shown), key=lambda item: -item.count)

    def nearest_with(self, data: QueryDict, words: Text, text: str = "") -> Nearest:
        """How many landlords there would be with these filters."""
        count = LandlordFilter(data, self.queryset, today=self.today).qs.count()
        told = str(words) % {"filter": text, "count": number(count)}
        return Nearest(told, f"?{data.urlencode()}", count)

    def without(self, *names: str) -> QueryDict:
        """The address's parameters without these; a list begins anew on its first page."""
        data: QueryDict = self.data.copy()
        for name in ("page", *names):
            data.pop(name, None)
        return data

    def url_without(self, *names: str) -> str:
        """The address without these filters."""
        return f"?{self.without(*names).urlencode()}"
