"""The summary of terms and requirements: the page, and the files made from it."""

from typing import Final

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.requests import SignedInRequest
from config.shared.charts import definitions
from config.shared.reports import Head, csv_file, file_response, grouped, shown_row, xlsx_file
from config.shared.values import day as day_text
from landlords.filters import DayForm
from landlords.reports import REPORTS, SHARES, TERMS, Summary, load_summary
from landlords.reports.headlines import headlines
from landlords.reports.pictures import pictures
from landlords.reports.terms import NOT_STATED

A_PAGE: Final = 50  # a municipality's landlords fit on one page, to print and to look through
CSV: Final = {f"csv-{report.slug}": report for report in REPORTS}
XLSX: Final = "xlsx"


@require_safe
@permission_required("landlords.view_summary", raise_exception=True)
def summary(request: SignedInRequest) -> HttpResponse:
    """How the whole stock answers, in figures to take to a meeting, and landlord by landlord."""
    form, today = DayForm(request.GET), timezone.localdate()
    found = load_summary(request.user, form.day_or(today))
    rows = TERMS.made_of(found, restricted=True)
    page = Paginator(rows, A_PAGE).get_page(request.GET.get("page"))
    context = {
        "form": form,
        "summary": found,
        "shown_day": None if found.day == today else found.day,
        "day_query": "" if found.day == today else f"?day={found.day.isoformat()}",
        "headlines": headlines(found),
        "patterns": definitions(),
        "pictures": pictures(found),
        "columns": grouped(TERMS.columns),
        "page": page,
        "not_stated": str(NOT_STATED),
        "rows": [shown_row(TERMS, row) for row in page],
        "file_url": f"{reverse('landlords:summary-file')}?day={found.day.isoformat()}",
        "files": {XLSX: _("Excel (xlsx)"), **{key: csv_text(key) for key in CSV}},
    }
    return render(request, "landlords/summary.html", context)


@require_POST
@permission_required("landlords.view_summary", raise_exception=True)
def summary_file(request: SignedInRequest) -> HttpResponse:
    """What is shown, as a file of class K1; back to the page if it is not clear which."""
    form, wanted = DayForm(request.GET), request.POST.get("file", "")
    if not form.is_valid() or wanted not in {XLSX, *CSV}:
        messages.error(request, _("No file was made: it was not clear which one. Choose below."))
        return redirect(f"{reverse('landlords:summary')}?{request.GET.urlencode()}")
    found = load_summary(request.user, form.day_or(timezone.localdate()))
    head = file_head(found, request.user.name)
    name = f"underlag-{found.day.isoformat()}"
    if wanted == XLSX:
        tables = [report.table(found, restricted=False) for report in REPORTS]
        return file_response(xlsx_file(tables, head), f"{name}.xlsx")
    table = CSV[wanted].table(found, restricted=False)
    return file_response(csv_file(table, head), f"{name}-{table.slug}.csv")


def csv_text(key: str) -> str:
    """What the button of a CSV file says."""
    kind = _("figures") if CSV[key] is SHARES else _("landlords")
    return _("CSV, %(what)s") % {"what": kind}


def file_head(found: Summary, who: str) -> Head:
    """What stands above the rows of every file."""
    now = timezone.localtime()
    return Head((
        _("The records as they held on %(day)s.") % {"day": day_text(found.day)},
        _("All landlords; those that let nothing at present are marked, archived ones left out."),
        _("Exceptions are not in this file: where one might change the answer, it says “not shown "
          "here”. Shares count a no and what needs an exception together under those words."),
        _("Taken out by %(who)s on %(day)s at %(time)s.")
        % {"who": who, "day": day_text(now.date()), "time": now.strftime("%H:%M")},
    ))  # fmt: skip
