"""Typical households against the landlords, for anybody signed in: no person is in them."""

from collections import Counter
from datetime import date
from typing import Any

from django.contrib.auth.decorators import permission_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts.requests import SignedInRequest
from landlords.exchange.assessing import usual_move_in
from landlords.exchange.entries import Wishes
from landlords.exchange.wording import facts
from landlords.keeping import core_topics, stored_norms
from landlords.market import market
from landlords.match_forms import WantedForm
from landlords.matching import Match, Wanted, match, match_one
from landlords.models import District, House, Landlord, TypicalHousehold
from landlords.pages.matches import IN_FULL, match_cards, match_lines, paper_of
from landlords.requirements.applicant import Applicant
from landlords.requirements.decoding import decode_record
from landlords.requirements.engine import Situation

reads_landlords = permission_required("landlords.view_landlord", raise_exception=True)


@require_safe
@reads_landlords
def typical_list(request: SignedInRequest) -> HttpResponse:
    """The typical households there are."""
    households = TypicalHousehold.objects.filter(is_archived=False)
    return render(request, "landlords/typical_list.html", {"households": households})


@require_safe
@reads_landlords
def typical_match(request: SignedInRequest, key: str) -> HttpResponse:
    """One typical household's ways to a home, nearest to a lease first."""
    asked = Asked(request, key)
    landlords = Landlord.objects.visible_to(request.user).current(asked.day)
    found = match(market(landlords, asked.day), asked.wanted, asked.situation, asked.day)
    places = names_of_places()
    context = {
        **asked.context(),
        "cards": match_cards(found[:IN_FULL], asked.situation, places),
        "lines": match_lines(found[IN_FULL:], places),
        "tally": tally(found),
        "total": len(found),
    }
    return render(request, "landlords/typical_match.html", context)


@require_safe
@reads_landlords
def typical_landlord(request: SignedInRequest, key: str, pk: int) -> HttpResponse:
    """One landlord for one typical household: in full for staff, and in large type for the household."""
    asked = Asked(request, key)
    rows = Landlord.objects.visible_to(request.user).current(asked.day)
    landlord = get_object_or_404(rows, pk=pk)
    (supply,) = market(rows.filter(pk=landlord.pk), asked.day)
    found = match_one(supply, asked.wanted, asked.situation, asked.day)
    places = names_of_places()
    context = {
        **asked.context(),
        "landlord": landlord,
        "card": match_cards([found], asked.situation, places)[0],
        "paper": paper_of(found, asked.situation, places),
    }
    return render(request, "landlords/typical_landlord.html", context)


class Asked:
    """What the address asks about a typical household."""

    def __init__(self, request: SignedInRequest, key: str) -> None:
        households = TypicalHousehold.objects.filter(is_archived=False)
        self.household = get_object_or_404(households, key=key)
        self.applicant: Applicant = decode_record(Applicant, self.household.household)
        self.today = timezone.localdate()
        self.form = WantedForm(request.GET or self.first_values(), today=self.today)
        self.wanted: Wanted = self.form.wanted()
        self.day: date = self.form.shown_day
        self.query = request.GET.urlencode()
        move_in = self.form.move_in_or(usual_move_in(self.applicant, self.day))
        self.situation = Situation(
            self.applicant, stored_norms(), self.day, move_in, core_topics(self.day)
        )

    def first_values(self) -> dict[str, Any]:
        """The home this household looks for, where the address says nothing."""
        wishes = decode_record(Wishes, self.household.home or {})
        given = {"rooms": wishes.rooms, "rent": wishes.rent}
        districts = {"district": [wishes.district]} if wishes.district else {}
        return {**{name: value for name, value in given.items() if value}, **districts}

    def context(self) -> dict[str, Any]:
        """What all pages of this household show."""
        listed = reverse("landlords:typical-list")
        return {
            "household": self.household,
            "facts": list(facts(self.applicant)),
            "form": self.form,
            "day": self.day,
            "shown_day": None if self.day == self.today else self.day,
            "today_url": "?" + without_day(self.query),
            "move_in": self.situation.move_in,
            "query": f"?{self.query}" if self.query else "",
            "crumbs": [(_("Landlords"), reverse("landlords:landlord-list")),
                       (_("Typical households"), listed)],
        }  # fmt: skip


def without_day(query: str) -> str:
    """The same address for today."""
    return "&".join(part for part in query.split("&") if part and not part.startswith("day="))


def names_of_places() -> dict[str, str]:
    """Districts and houses by code."""
    return {
        **dict(House.objects.values_list("code", "name")),
        **dict(District.objects.values_list("code", "name")),
    }


def tally(found: list[Match]) -> list[tuple[str, int]]:
    """How many landlords carry each label on terms; those that can be applied for now first."""
    now = sum(item.can_apply_now and item.verdict.label.passes for item in found)
    counts = Counter(
        "meets" if item.verdict.label.passes else item.verdict.label.value for item in found
    )
    order = (
        "meets",
        "by_exception",
        "judges",
        "ask_norm",
        "ask_landlord",
        "ask_household",
        "fails",
    )
    return [("apply_now", now), *((key, counts[key]) for key in order if counts[key])]
