"""The start page, by role, and the page that hides the others."""

from dataclasses import dataclass

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from accounts.models import User
from accounts.requests import SignedInRequest
from accounts.roles import RIGHTS, Role
from config.menu import address
from config.shared.words import Text


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
        "admin:accounts_user_changelist", "accounts.change_user", _("Manage accounts"),
        _("Add staff, change a role, close an account."), "users",
    ),
)  # fmt: skip


@require_safe
def start(request: SignedInRequest) -> HttpResponse:
    """What this user can do here."""
    context = {
        "tasks": tasks_of(request.user),
        "sentence": RIGHTS[Role(request.user.role)].sentence,
    }
    return render(request, "start.html", context)


def tasks_of(user: User) -> list[Task]:
    """The tasks this user may do, in the order they are written."""
    return [task for task in TASKS if user.has_perm(task.permission) and task.url]


@require_safe
@login_not_required
def neutral(request: HttpRequest) -> HttpResponse:
    """An all but empty page to show instead; nothing is signed out or lost."""
    return render(request, "neutral.html")
