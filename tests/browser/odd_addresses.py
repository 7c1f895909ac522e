"""The site's addresses, and some below /prov/ for what cannot be made to happen from outside."""

from django.contrib.auth.decorators import login_not_required
from django.db import connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.urls import path

from config import errors
from config.urls import handler400, handler403, handler404, handler500
from config.urls import urlpatterns as ours

__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]


@login_not_required
def database_roles(_request: HttpRequest) -> JsonResponse:
    """As whom the database knows us: who logged in, and what we are now."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT session_user, current_user")
        return JsonResponse(dict(zip(("login", "role"), cursor.fetchone(), strict=True)))


@login_not_required
def fails(_request: HttpRequest) -> HttpResponse:
    """A page with a bug in it."""
    raise ZeroDivisionError


@login_not_required
def too_many(request: HttpRequest) -> HttpResponse:
    """Too many attempts."""
    return errors.too_many(request)


@login_not_required
def no_database(_request: HttpRequest) -> HttpResponse:
    """What ZoneMiddleware answers when there is no database."""
    return HttpResponse(render_to_string("503.html"), status=503)


urlpatterns = [
    *ours,
    path("prov/roller/", database_roles),
    path("konto/prov/roller/", database_roles),
    path("admin/prov/roller/", database_roles),
    path("prov/fel/", fails),
    path("prov/manga/", too_many),
    path("prov/nere/", no_database),
]
