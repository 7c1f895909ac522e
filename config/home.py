"""The start page, by role, and the page that hides the others."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from accounts.models import User
from accounts.requests import SignedInRequest
from accounts.roles import Role, sentence_of
from config.menu import address
from config.shared.words import Text
from landlords.filters import search_form
from landlords.models import Landlord
from landlords.pages.calls import next_calls
from landlords.pages.news import latest_news
from landlords.pages.norms import missing_norms
from landlords.reports import load_summary
from landlords.reports.headlines import headlines

MOST_WAITING = 5


@dataclass(frozen=True)
class Task:
    """Something a user can do from here: where, what it is called, what it is for."""

    url_name: str
    permission: str
    title: Text
    text: Text
    icon: str

    @property
    def url(self) -> str | None:
        """The address, as long as the page exists."""
        return address(self.url_name)


TASKS = (
    Task(
        "landlords:landlord-list", "landlords.view_landlord", _("Find landlords"),
        _("Who lets where, what each one demands, and what it can make an exception from."),
        "building-2",
    ),
    Task(
        "landlords:summary", "landlords.view_summary", _("See the summary"),
        _("How the whole stock answers, in figures to take to a meeting."), "chart-column",
    ),
    Task(
        "admin:landlords_landlord_changelist", "landlords.change_landlord",
        _("Keep the records"),
        _("Add a landlord, its homes, its terms and its exceptions; confirm what still holds."),
        "clipboard-list",
    ),
    Task(
        "workbook:upload", "landlords.use_workbook", _("Bring in a workbook"),
        _("Landlords with contact persons and homes from a spreadsheet; you see what it would do "
          "before anything is saved."),
        "sheet",
    ),
    Task(
        "admin:accounts_user_changelist", "accounts.change_user", _("Manage accounts"),
        _("Add staff, change a role, close an account."), "users",
    ),
)  # fmt: skip


@require_safe
def start(request: SignedInRequest) -> HttpResponse:
    """First what is waiting for this user, then what she can do here."""
    user = request.user
    context = {
        "tasks": tasks_of(user),
        "sentence": sentence_of(Role(user.role)),
        **panels(user, timezone.localdate()),
    }
    return render(request, "start.html", context)


def panels(user: User, today: date) -> dict[str, Any]:
    """What each role looks at first; None where a panel is not for this role."""
    landlords = Landlord.objects.visible_to(user).current(today)
    reads = user.has_perm("landlords.view_landlord")
    keeps = user.has_perm("landlords.change_landlord")
    sums_up = user.has_perm("landlords.view_summary") and not keeps
    return {
        "calls": next_calls(landlords, today) if keeps else None,
        "norms": missing_norms(today) if keeps else None,
        "headlines": headlines(load_summary(user, today)) if sums_up else None,
        "search": search_form(landlords, today) if reads else None,
        "news": latest_news(today) if reads else None,
        "waiting": waiting() if user.has_perm("accounts.change_user") else None,
    }


def waiting() -> list[User]:
    """The accounts that have waited longest for their owner."""
    return list(User.objects.waiting()[:MOST_WAITING])


def tasks_of(user: User) -> list[Task]:
    """The tasks this user may do, in the order they are written."""
    return [task for task in TASKS if user.has_perm(task.permission) and task.url]


@require_safe
@login_not_required
def neutral(request: HttpRequest) -> HttpResponse:
    """An all but empty page to show instead; nothing is signed out or lost."""
    return render(request, "neutral.html")
