"""What holds for every request, whatever the page."""

import pytest
from django.test import Client

BROKEN = ["%00", "a%00b", "%ff", "%c3%28", "%ed%a0%80"]


@pytest.mark.django_db
@pytest.mark.parametrize("text", BROKEN)
@pytest.mark.parametrize("path", ["/", "/konto/logga-in/", "/hyresvardar/", "/admin/"])
def test_what_is_no_text_is_refused_in_the_address(client: Client, path: str, text: str) -> None:
    assert client.get(f"{path}?q={text}").status_code == 400


@pytest.mark.django_db
@pytest.mark.parametrize("text", BROKEN)
def test_what_is_no_text_is_no_page(client: Client, text: str) -> None:
    assert client.get(f"/{text}/").status_code in {400, 404}


@pytest.mark.django_db
def test_swedish_letters_in_an_address_are_text(client: Client) -> None:
    assert client.get("/konto/logga-in/?q=%C3%A5%C3%A4%C3%B6+%E2%82%AC").status_code == 200
    assert client.get("/åäö/").status_code == 404


@pytest.mark.django_db
@pytest.mark.parametrize("text", BROKEN)
def test_what_is_no_text_is_refused_in_a_form(client: Client, text: str) -> None:
    answer = client.post(
        "/konto/logga-in/",
        data=f"login={text}&password=x",
        content_type="application/x-www-form-urlencoded",
    )
    assert answer.status_code == 400
    assert "text/html" in answer.headers["Content-Type"]


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/", "/konto/logga-in/", "/no-such-page/", "/?q=%00"])
def test_every_answer_carries_the_safety_headers(client: Client, path: str) -> None:
    headers = client.get(path).headers
    assert headers["Cache-Control"] == "no-store"
    assert "default-src 'none'" in headers["Content-Security-Policy"]
    assert "unsafe" not in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
