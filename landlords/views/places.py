"""Districts, and the homes that landlords offer just now."""

from django.contrib.auth.decorators import permission_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts.requests import SignedInRequest
from landlords.filters import DayForm
from landlords.models import District, Offer
from landlords.pages.districts import district_lines, district_page
from landlords.querysets import in_force

reads_landlords = permission_required("landlords.view_landlord", raise_exception=True)


@require_safe
@reads_landlords
def district_list(request: SignedInRequest) -> HttpResponse:
    """All districts, those of the municipality first."""
    form = DayForm(request.GET)
    today = timezone.localdate()
    day = form.day_or(today)
    context = {
        "lines": district_lines(day),
        "form": form,
        "day": day,
        "shown_day": None if day == today else day,
        "today_url": request.path,
        "query": "" if day == today else f"?day={day.isoformat()}",
    }
    return render(request, "landlords/district_list.html", context)


@require_safe
@reads_landlords
def district_detail(request: SignedInRequest, code: str) -> HttpResponse:
    """Who lets in one district, what, and how one applies."""
    district = get_object_or_404(District.objects.select_related("parent"), code=code)
    form = DayForm(request.GET)
    today = timezone.localdate()
    day = form.day_or(today)
    context = {
        "district": district,
        "part_of": district.parent.name if district.parent else "",
        "page": district_page(district, day, request.GET.get("page") or "1"),
        "crumbs": [(_("Districts"), reverse("landlords:district-list"))],
        "form": form,
        "day": day,
        "shown_day": None if day == today else day,
        "today_url": request.path,
        "query": "" if day == today else f"?day={day.isoformat()}",
    }
    return render(request, "landlords/district_detail.html", context)


@require_safe
@reads_landlords
def offer_list(request: SignedInRequest) -> HttpResponse:
    """The homes that are offered on a day, the first to be answered first."""
    form = DayForm(request.GET)
    today = timezone.localdate()
    day = form.day_or(today)
    offers = Offer.objects.filter(in_force(day), ended_as="", landlord__is_archived=False)
    rows = offers.select_related("landlord", "district", "house", "source", "confirmed_source")
    context = {
        "offers": rows.order_by("valid_until", "landlord__sort_name", "pk"),
        "form": form,
        "day": day,
        "shown_day": None if day == today else day,
        "today_url": request.path,
        "query": "" if day == today else f"?day={day.isoformat()}",
    }
    return render(request, "landlords/offer_list.html", context)
