"""The menu: every entry written out, shown to those who may open it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.models import User
from config.shared.words import Text


@dataclass(frozen=True)
class Entry:
    """A place in the menu: where it leads, what it is called, who sees it."""

    url_name: str
    text: Text
    is_for: Callable[[User], bool]
    namespace: str = ""

    def leads_to(self, view_name: str) -> bool:
        """Whether the page shown belongs to this entry."""
        if view_name in WRITTEN_OUT:
            return view_name == self.url_name
        return bool(self.namespace) and view_name.startswith(f"{self.namespace}:")


@dataclass(frozen=True)
class Item:
    """An entry as the template shows it."""

    url: str
    text: Text
    is_active: bool


ENTRIES: Final = (
    Entry("home", pgettext_lazy("menu", "Start"), lambda _user: True),
    Entry(
        "landlords:landlord-list", _("Landlords"),
        lambda user: user.has_perm("landlords.view_landlord"), namespace="landlords",
    ),
    Entry(
        "landlords:summary", pgettext_lazy("menu", "Summary"),
        lambda user: user.has_perm("landlords.view_summary"),
    ),
    Entry(
        "admin:index", pgettext_lazy("menu", "Records"), lambda user: user.is_staff,
        namespace="admin",
    ),
)  # fmt: skip
WRITTEN_OUT: Final = frozenset(entry.url_name for entry in ENTRIES)


def menu(request: HttpRequest) -> dict[str, Any]:
    """What the top bar shows; on an error page, or before sign-in, as much as can be known."""
    user = getattr(request, "user", None)
    signed_in = user if isinstance(user, User) else None
    return {
        "menu": items(signed_in, view_name(request)) if signed_in else [],
        "menu_user": signed_in,
        "user_role": signed_in.get_role_display() if signed_in else "",
        "here": request.get_full_path() if request.method == "GET" else request.path,
    }


def items(user: User, current: str) -> list[Item]:
    """The entries this user sees."""
    found = []
    for entry in ENTRIES:
        url = address(entry.url_name)
        if url and entry.is_for(user):
            found.append(Item(url=url, text=entry.text, is_active=entry.leads_to(current)))
    return found


def address(url_name: str) -> str | None:
    """Where a page is, or None as long as it does not exist."""
    try:
        return reverse(url_name)
    except NoReverseMatch:
        return None


def view_name(request: HttpRequest) -> str:
    """The page shown; nothing when the address leads nowhere."""
    return request.resolver_match.view_name if request.resolver_match else ""
