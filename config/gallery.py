"""Every component with an example in each state; demo mode and debugging only."""

from datetime import date
from decimal import Decimal

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from config.shared.forms import filter_helper, form_helper
from config.shared.words import ANSWERS, LABELS, PAGE_TITLES

YES_NO = (("yes", _("Yes")), ("no", _("No")), ("unknown", _("Do not know")))
LONG = "Fastighetsbolaget Södra Storgatans Hyresbostäder och Förvaltnings Aktiebolag"
DAY = date(2026, 11, 22)


class ExampleForm(forms.Form):
    """One field of each sort."""

    helper = form_helper(_("Save"), warn_unsaved=True)

    name = forms.CharField(label=_("Name"), max_length=40, help_text=_("As in the register."))
    rooms = forms.TypedChoiceField(
        label=_("Rooms"), coerce=int, choices=[(1, "1"), (2, "2"), (3, "3")]
    )
    permanent = forms.ChoiceField(
        label=_("Permanent employment"), choices=YES_NO, widget=forms.RadioSelect
    )
    districts = forms.MultipleChoiceField(
        label=_("Districts"), choices=[("a", "Aspby"), ("b", "Björkby")], required=False,
        widget=forms.CheckboxSelectMultiple, help_text=_("None chosen means all."),
    )  # fmt: skip
    note = forms.CharField(
        label=_("Note"), widget=forms.Textarea(attrs={"rows": 3}), required=False
    )
    confirmed = forms.BooleanField(label=_("I have read this"), help_text=_("Once is enough."))


class ExampleFilter(forms.Form):
    """A filter as lists have them."""

    helper = filter_helper(_("Show"))

    q = forms.CharField(label=_("Name"), required=False)
    rooms = forms.ChoiceField(
        label=_("Rooms"), required=False, choices=[("", _("all")), ("3", "3")]
    )


@require_safe
def gallery(request: HttpRequest) -> HttpResponse:
    """The examples, in both states where there are two."""
    pages = Paginator(range(1234), 25)
    context = {
        "labels": LABELS, "answers": ANSWERS, "titles": PAGE_TITLES.values(), "long": LONG,
        "amounts": [Decimal(0), Decimal("1234.5"), Decimal(27396), Decimal(-210), None],
        "today": DAY, "fresh": date(2026, 9, 1), "stale": date(2025, 4, 1),
        "ancient": date(2023, 1, 1),
        "crumbs": [(_("Landlords"), "#"), (LONG, None)],
        "chips": [(_("Rooms: %(rooms)s") % {"rooms": 3}, "?q=x"), (LONG, "?rooms=3")],
        "pages": [pages.page(1), pages.page(7), pages.page(50)],
        "form": ExampleForm(),
        "wrong": ExampleForm({"name": "x" * 41}, auto_id="wrong_%s"),
        "filter": ExampleFilter(request.GET or None, auto_id="filter_%s"),
    }  # fmt: skip
    return render(request, "gallery.html", context)
