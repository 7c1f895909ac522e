"""The language of the page."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation

SESSION_KEY = "language"


class LanguageMiddleware:
    """Swedish, unless the user (or, before sign-in, this browser session) chose another one."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with translation.override(language_of(request)):
            request.LANGUAGE_CODE = translation.get_language()
            response = self.get_response(request)
        response.headers["Content-Language"] = language_of(request)
        return response


def language_of(request: HttpRequest) -> str:
    """The language code this request is answered in."""
    if request.user.is_authenticated:
        return request.user.language
    chosen = request.session.get(SESSION_KEY)
    return chosen if chosen in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
