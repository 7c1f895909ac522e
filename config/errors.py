"""What is shown when a page cannot be: what happened, why, and what to do; never the inside."""

from django.http import HttpRequest, HttpResponse, HttpResponseServerError
from django.shortcuts import render
from django.template.loader import render_to_string
from django.views.decorators.csrf import requires_csrf_token


def bad_request(_request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """What was sent could not be read; the request is not to be trusted, so it is not used."""
    return HttpResponse(render_to_string("400.html"), status=400)


@requires_csrf_token
def permission_denied(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Not allowed to this user."""
    return render(request, "403.html", status=403)


@requires_csrf_token
def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Does not exist, or not for this user: one page for both."""
    return render(request, "404.html", status=404)


@requires_csrf_token
def too_many(request: HttpRequest) -> HttpResponse:
    """Too many attempts in a short time."""
    return render(request, "429.html", status=429)


def server_error(_request: HttpRequest) -> HttpResponse:
    """Our fault; the page needs neither database nor request."""
    return HttpResponseServerError(render_to_string("500.html"))


@requires_csrf_token
def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form without a valid token, nearly always one that was open too long."""
    return render(request, "csrf_failure.html", status=403)
