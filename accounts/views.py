"""The one sign-in page that is our own: the choice of language."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from accounts.middleware import SESSION_KEY
from accounts.models import User


@require_POST
@login_not_required
def language(request: HttpRequest) -> HttpResponse:
    """Choose the language of the pages: for good when signed in, else for this browser session."""
    chosen = request.POST.get("language", "")
    if chosen in dict(settings.LANGUAGES):
        remember(request, chosen)
    return redirect(way_back(request))


def remember(request: HttpRequest, code: str) -> None:
    """Keep the choice."""
    if isinstance(request.user, User):
        request.user.language = code
        request.user.save(update_fields=["language"])
    else:
        request.session[SESSION_KEY] = code


def way_back(request: HttpRequest) -> str:
    """The page the choice was made on, if it is one of ours; otherwise the start page."""
    address = request.POST.get("next", "")
    is_ours = address.startswith("/") and url_has_allowed_host_and_scheme(
        address, allowed_hosts=None, require_https=request.is_secure()
    )
    return address if is_ours and address != request.path else reverse("home")
