"""What holds for every request and every response, whatever the page."""

from collections.abc import Callable
from urllib.parse import unquote_to_bytes

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

GetResponse = Callable[[HttpRequest], HttpResponse]


class CleanInputMiddleware:
    """Refuse what is no text before any page sees it: NUL characters and broken UTF-8.

    PostgreSQL cannot store NUL, and Django replaces broken bytes in silence; both would surface
    as a server error or as changed data far from here. Bodies are read up to Django's own limit.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not (is_text(raw_address(request)) and is_text(raw_form(request))):
            return HttpResponse(render_to_string("400.html"), status=400)
        return self.get_response(request)


class PrivateResponseMiddleware:
    """No page is kept by a browser or a proxy; other sites may neither open nor embed one."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers["Cache-Control"] = "no-store"
        response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
        response.headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()"
        return response


def raw_address(request: HttpRequest) -> bytes:
    """Path and query as the bytes they stand for (Django has made the path text already)."""
    query: str = request.META.get("QUERY_STRING", "")
    return request.path_info.encode() + unquote_to_bytes(query.replace("+", " "))


def raw_form(request: HttpRequest) -> bytes:
    """An ordinary form's body as the bytes it stands for; other bodies are not ours to judge."""
    if request.content_type != "application/x-www-form-urlencoded":
        return b""
    return unquote_to_bytes(request.body.replace(b"+", b" "))


def is_text(data: bytes) -> bool:
    """Whether these bytes are UTF-8 without NUL."""
    try:
        return "\0" not in data.decode()
    except UnicodeDecodeError:
        return False
