"""Norms: their formulas, their amounts, and the yearly chore of filling in what is missing."""

from datetime import date
from decimal import Decimal
from typing import Any

from django.contrib import messages
from django.contrib.admin import display
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from config.shared import values
from config.shared.admin import RecordAdmin
from landlords.admin.filters import StateFilter, code_filter
from landlords.admin.terms import DAYS, Days
from landlords.admin_forms.norms import (
    NormFormulaForm,
    NormTableForm,
    amount_specs,
    key_and_amount,
    row_label,
    table_form,
)
from landlords.models import NormFormula, NormTable
from landlords.norms_due import Difference, differences
from landlords.pages.norms import NormLine, norm_lines
from landlords.requirements.codes import Norm

FOUND_IN = ("source_text", "source_link")
LEFT_OUT = gettext_lazy("Leave empty what nobody has found: it is asked for, never guessed.")
FIRST_YEAR, LAST_YEAR = 1900, 2199


class NormFormulaAdmin(Days, RecordAdmin[NormFormula]):
    """How the amounts of a norm are put together."""

    form = NormFormulaForm
    fieldsets = (
        (
            None,
            {
                "fields": ("norm", "formula", DAYS),
                "description": gettext_lazy(
                    "A last day only when a change is decided. A proposal is something to look "
                    "into, not an end."
                ),
            },
        ),
        (gettext_lazy("Where it comes from"), {"fields": FOUND_IN}),
    )
    list_display = ("of_norm", "in_words", "since", "until", "source_text")
    list_filter = (code_filter("norm", Norm, gettext_lazy("norm")), StateFilter)
    about = gettext_lazy("How the amounts of each norm are put together, and from when.")

    @display(description=gettext_lazy("norm"), ordering="norm")
    def of_norm(self, obj: NormFormula) -> str:
        """The norm, as it begins a line."""
        return capfirst(str(obj.get_norm_display()))

    @display(description=gettext_lazy("formula"))
    def in_words(self, obj: NormFormula) -> str:
        """The formula, as it begins a line."""
        return capfirst(str(obj.get_formula_display()))

    def get_readonly_fields(
        self, request: HttpRequest, obj: NormFormula | None = None
    ) -> tuple[str, ...]:
        """Another norm has another row."""
        return ("norm",) if obj else ()


class NormTableAdmin(Days, RecordAdmin[NormTable]):
    """The amounts of each norm, period by period; no new one before its norm is chosen."""

    list_display = ("of_norm", "since", "until", "source_text")
    list_display_links = ("of_norm",)
    list_filter = (code_filter("norm", Norm, gettext_lazy("norm")), StateFilter)
    ordering = ("norm", "-valid_from", "pk")
    change_form_template = "admin/landlords/norm_form.html"
    change_list_template = "admin/landlords/norm_list.html"
    about = gettext_lazy("The amounts of each norm, year by year; missing ones are told here.")

    @display(description=gettext_lazy("norm"), ordering="norm")
    def of_norm(self, obj: NormTable) -> str:
        """The norm, as it begins a line."""
        return capfirst(str(obj.get_norm_display()))

    def get_urls(self) -> list[URLPattern]:
        """Two pages more: what is missing, and what differs from the year before."""
        site = self.admin_site
        return [
            path("due/", site.admin_view(self.due_view), name="landlords_normtable_due"),
            path(
                "<path:object_id>/differences/", site.admin_view(self.differences_view),
                name="landlords_normtable_differences",
            ),
            *super().get_urls(),
        ]  # fmt: skip

    def norm_of(self, request: HttpRequest, obj: NormTable | None) -> str:
        """Whose amounts the form is about."""
        norm = obj.norm if obj else request.GET.get("norm", "")
        return norm if norm in NormTable.RECORDS else ""

    def get_form(
        self,
        request: HttpRequest,
        obj: NormTable | None = None,
        change: bool = False,  # noqa: FBT001, FBT002  (as Django calls it)
        **kwargs: Any,
    ) -> type[NormTableForm]:
        """A form with a field for each amount of this norm."""
        form = table_form(self.norm_of(request, obj) or Norm.NATIONAL_NORM.value)
        made: type[NormTableForm] = super().get_form(request, obj, change, form=form, **kwargs)
        return made

    def get_fieldsets(self, request: HttpRequest, obj: NormTable | None = None) -> Any:
        """The amounts, the days, where they were found."""
        specs = amount_specs(self.norm_of(request, obj) or Norm.NATIONAL_NORM.value)
        plain = tuple(spec.name for spec in specs if not spec.record)
        tables = tuple(spec.name for spec in specs if spec.record)
        amounts = (*((plain,) if plain else ()), *tables)
        return [
            (gettext_lazy("When it holds"), {"fields": (DAYS,)}),
            (gettext_lazy("Amounts"), {"fields": amounts, "description": LEFT_OUT}),
            (gettext_lazy("Where it comes from"), {"fields": FOUND_IN}),
        ]

    def add_view(
        self, request: HttpRequest, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        """The norm is chosen first, on the page that tells what is missing."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        norm = self.norm_of(request, None)
        if not norm:
            return redirect("admin:landlords_normtable_due")
        given = self.get_changeform_initial_data(request)
        latest = self.before(norm, given["valid_from"]) if given else None
        context = {
            "norm_title": capfirst(dict(norm_choices())[norm]),
            "prefilled_from": latest.valid_from.year if latest else None,
            **(extra_context or {}),
        }
        return super().add_view(request, form_url, context)

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """The latest amounts, to be written over, for a year that is named."""
        year = request.GET.get("year", "")
        if not (year.isascii() and year.isdigit() and FIRST_YEAR <= int(year[:5]) <= LAST_YEAR):
            return {}
        latest = self.before(self.norm_of(request, None), date(int(year), 1, 1))
        amounts = latest.amounts if latest else {}
        return {
            "valid_from": date(int(year), 1, 1), "valid_until": date(int(year), 12, 31), **amounts
        }  # fmt: skip

    def before(self, norm: str, day: date) -> NormTable | None:
        """The latest amounts that began before a day."""
        rows = NormTable.objects.filter(norm=norm, valid_from__lt=day)
        return rows.order_by("-valid_from", "pk").first()

    def response_post_save_add(self, request: HttpRequest, obj: NormTable) -> HttpResponseRedirect:
        """To what became of last year's amounts."""
        return redirect("admin:landlords_normtable_differences", obj.pk)

    response_post_save_change = response_post_save_add

    def due_view(self, request: HttpRequest) -> HttpResponse:
        """What is missing of each norm, whom it touches, and where it is filled in."""
        if not self.has_change_permission(request):
            raise PermissionDenied
        lines = norm_lines(timezone.localdate())
        context = {
            "title": _("Amounts to fill in"),
            "lines": [self.with_url(line) for line in lines],
        }
        return self.page(request, "admin/landlords/norms_due.html", context)

    def with_url(self, line: NormLine) -> tuple[NormLine, str, int]:
        """A norm, and the form that fills in its next year."""
        year = line.due.next_year or (line.due.last_year or timezone.localdate().year - 1) + 1
        add = reverse("admin:landlords_normtable_add")
        return line, f"{add}?norm={line.norm}&year={year}", year

    def differences_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """The amounts of a period beside those of the one before it."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        table = self.get_object(request, object_id)
        if table is None:
            raise Http404
        previous = self.before(table.norm, table.valid_from)
        record = NormTable.RECORDS[table.norm]
        rows = differences(record, previous.amounts if previous else {}, table.amounts)
        if previous and not any(row.is_changed for row in rows):
            messages.warning(
                request,
                _("No amount differs from %(year)s. Were they meant to be written over?")
                % {"year": previous.valid_from.year},
            )
        context = {
            "title": str(table), "original": table, "previous": previous,
            "rows": [in_words(table.norm, row) for row in rows],
            "changed": sum(row.is_changed for row in rows),
        }  # fmt: skip
        return self.page(request, "admin/landlords/norm_differences.html", context)

    def page(self, request: HttpRequest, template: str, context: dict[str, Any]) -> HttpResponse:
        """A page of the admin beside the forms."""
        shared = {**self.admin_site.each_context(request), "opts": self.opts}
        return TemplateResponse(request, template, {**shared, **context})


def norm_choices() -> list[tuple[str, str]]:
    """The norms that have tables, in words."""
    field = NormTable._meta.get_field("norm")
    return [(str(value), str(label)) for value, label in field.choices or []]


def in_words(norm: str, row: Difference) -> dict[str, Any]:
    """One amount as it was and as it is."""
    spec = next(spec for spec in amount_specs(norm) if spec.name == row.name)
    of = row_label(key_and_amount(spec)[0], row.key) if row.key else ""
    return {
        "label": capfirst(str(spec.label)), "of": of, "old": amount(row.old),
        "new": amount(row.new), "is_changed": row.is_changed, "by": change(row),
    }  # fmt: skip


def amount(value: Decimal | None) -> str:
    """An amount, or a dash."""
    return "–" if value is None else values.money(value)


def change(row: Difference) -> str:
    """By how much an amount rose or fell."""
    if row.old is None or row.new is None or row.old == row.new:
        return ""
    sign = "+" if row.new > row.old else values.MINUS
    return f"{sign}{values.money(abs(row.new - row.old))}"
