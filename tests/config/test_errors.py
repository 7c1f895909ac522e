"""Every error says what happened, why, and what to do, and nothing of the inside."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.test import Client, RequestFactory
from django.utils import translation

from config import errors
from tests.zone_client import ZoneClient


def request_of_nobody() -> HttpRequest:
    """A request whose user is not signed in."""
    request = RequestFactory().get("/some/page/")
    request.user = AnonymousUser()
    return request


def says_three_things(html: str) -> bool:
    """One heading, a reason, and a next step; the neutral title."""
    return html.count("<h1") == 1 and "next-step" in html and "<title>Portalen – " in html


@pytest.mark.parametrize("code", ["sv", "en"])
@pytest.mark.parametrize("name", ["400", "500", "503"])
def test_the_bare_pages_need_nothing(name: str, code: str) -> None:
    with translation.override(code):
        html = render_to_string(f"{name}.html")
    assert says_three_things(html)
    assert f'lang="{code}"' in html
    assert "<form" not in html


@pytest.mark.parametrize(
    ("answer", "status"),
    [
        (lambda: errors.bad_request(request_of_nobody(), ValueError("inside")), 400),
        (lambda: errors.permission_denied(request_of_nobody(), PermissionDenied("inside")), 403),
        (lambda: errors.not_found(request_of_nobody(), ValueError("inside")), 404),
        (lambda: errors.too_many(request_of_nobody()), 429),
        (lambda: errors.server_error(request_of_nobody()), 500),
        (lambda: errors.csrf_failure(request_of_nobody(), reason="inside"), 403),
    ],
)
def test_every_handler_answers_with_its_page(
    answer: Callable[[], HttpResponse], status: int
) -> None:
    response = answer()
    html = response.content.decode()
    assert response.status_code == status
    assert says_three_things(html)
    assert "inside" not in html


@pytest.mark.django_db
def test_a_wrong_address_shows_the_page_to_those_inside_and_outside(
    client: Client, worker: ZoneClient
) -> None:
    for browser in (client, worker):
        answer = browser.get("/finns-inte/")
        assert answer.status_code == 404
        assert says_three_things(answer.content.decode())


@pytest.mark.django_db
def test_a_page_open_too_long_says_so() -> None:
    browser = ZoneClient(enforce_csrf_checks=True)
    answer = browser.post("/konto/logga-in/", {"login": "a@example.test", "password": "x"})
    assert answer.status_code == 403
    assert says_three_things(answer.content.decode())
    assert 'href="/"' in answer.content.decode()
