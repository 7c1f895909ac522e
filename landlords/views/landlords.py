"""The directory and the landlord's page."""

from datetime import date
from typing import TYPE_CHECKING, cast

from django.contrib.auth.decorators import permission_required
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from accounts.models import User
from accounts.requests import SignedInRequest
from landlords.filters import DayForm, LandlordFilter
from landlords.models import Landlord
from landlords.pages.directory import (
    are_all_guesses,
    count_words,
    directory_lines,
    hidden_words,
)
from landlords.pages.landlord import landlord_page
from landlords.pages.words import capitalised

if TYPE_CHECKING:
    from landlords.loaded import DetailedLandlord

PAGE_SIZE = 25


@require_safe
@permission_required("landlords.view_landlord", raise_exception=True)
def landlord_list(request: SignedInRequest) -> HttpResponse:
    """The landlords that may take such a household in such a home."""
    today = timezone.localdate()
    current = Landlord.objects.visible_to(request.user).current(today)
    found = LandlordFilter(request.GET, current, today=today)
    asked_page = request.GET.get("page") or "1"
    shown, hidden = found.sorted_out
    page = Paginator(shown, PAGE_SIZE).get_page(asked_page)
    rows = found.lines(list(page.object_list))
    lines = directory_lines(rows, found.income_type, found.shown_day)
    needs_help = len(shown) <= PAGE_SIZE and are_all_guesses(lines, found.wanted)
    context = {
        "found": found,
        "chips": found.chips(),
        "clear_url": found.clear_url(),
        "page": page,
        "is_other_page": asked_page != str(page.number),
        "lines": lines,
        "income_label": capitalised(str(found.income_type.label)),
        "count": count_words(len(shown)),
        "hidden": hidden_words(hidden),
        "nearest": found.nearest(len(shown)) if needs_help or not shown else None,
        "day": found.shown_day,
        "shown_day": None if found.shown_day == today else found.shown_day,
        "today_url": found.url_without("day"),
        "day_query": day_query(found.shown_day, today),
    }
    return render(request, "landlords/landlord_list.html", context)


@require_safe
@permission_required("landlords.view_landlord", raise_exception=True)
def landlord_detail(request: SignedInRequest, pk: int) -> HttpResponse:
    """Whom one landlord takes, on what terms, and what it can bend."""
    today = timezone.localdate()
    form = DayForm(request.GET)
    day = form.day_or(today)
    rows = Landlord.objects.visible_to(request.user).for_detail(day)
    landlord = get_object_or_404(rows, pk=pk)
    back = f"{reverse('landlords:landlord-list')}{day_query(day, today)}"
    context = {
        "landlord": landlord,
        "crumbs": [(_("Landlords"), back)],
        "page": landlord_page(cast("DetailedLandlord", landlord), day),
        "form": form,
        "day": day,
        "shown_day": None if day == today else day,
        "today_url": request.path,
        "change_url": change_url(request.user, landlord),
        "history_url": change_url(request.user, landlord, page="history"),
    }
    return render(request, "landlords/landlord_detail.html", context)


def change_url(user: User, landlord: Landlord, page: str = "change") -> str | None:
    """Where this landlord's records are kept, for those who keep them."""
    if not user.has_perm("landlords.change_landlord"):
        return None
    return reverse(f"admin:landlords_landlord_{page}", args=[landlord.pk])


def day_query(day: date, today: date) -> str:
    """What an address needs to show another day than today."""
    return "" if day == today else f"?day={day.isoformat()}"
