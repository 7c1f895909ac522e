"""Sign-in, passwords, and the choice of language."""

import re
from urllib.parse import urljoin, urlsplit

import pytest
from django.core import mail
from django.core.cache import cache
from django.test import Client

from accounts.models import User
from tests.make import make_user
from tests.zone_client import ZoneClient

PASSWORD = "en lång hemlighet"

ELSEWHERE = [
    "https://evil.example/",
    "//evil.example/",
    "///evil.example/",
    "/\\evil.example/",
    "\\\\evil.example/",
    "https:evil.example",
    "http:///evil.example",
    "javascript:alert(1)",
    "data:text/html,x",
    "evil.example",
    " //evil.example/",
    "\t//evil.example/",
    "/\t/evil.example/",
    "https://testserver@evil.example/",
    "https://testserver.evil.example/",
    "https://testserver/hyresvardar/",
    "http://[::1]evil/",
    "//evil.example\\@testserver/",
    "/konto/sprak/",
    "",
]


@pytest.fixture(autouse=True)
def _no_counted_attempts(db: None) -> None:
    cache.clear()


def member() -> User:
    """Somebody who can sign in."""
    return make_user(email="asa@example.test", password=PASSWORD)


def sign_in(browser: Client, password: str = PASSWORD, **extra: str) -> str:
    """Try to; where it leads, or the page shown."""
    answer = browser.post(
        "/konto/logga-in/", {"login": "ASA@example.test", "password": password, **extra}
    )
    return answer.headers.get("Location", answer.content.decode())


def test_the_right_password_leads_to_the_start_page(client: Client) -> None:
    member()
    assert sign_in(client) == "/"
    assert client.get("/").status_code == 200


def test_a_wrong_password_and_an_unknown_address_read_the_same(client: Client) -> None:
    member()
    wrong = sign_in(client, "fel")
    unknown = client.post("/konto/logga-in/", {"login": "x@example.test", "password": "fel"})
    summary = re.compile(r'<div class="error-summary".*?</div>', re.S)
    assert summary.findall(wrong) == summary.findall(unknown.content.decode()) != []
    assert 'value="ASA@example.test"' in wrong, "what was typed is kept"
    assert "fel" not in re.findall(r'value="([^"]*)"', wrong)


def test_too_many_attempts_are_paused_with_a_word_on_what_to_do(client: Client) -> None:
    member()
    for _attempt in range(5):
        sign_in(client, "fel")
    page = sign_in(client)
    assert "error-summary" in page
    assert client.get("/").status_code == 302


def test_many_tries_in_a_minute_get_the_pause_page(client: Client) -> None:
    for attempt in range(31):
        data = {"login": f"x{attempt}@example.test", "password": "fel"}
        answer = client.post("/konto/logga-in/", data)
    assert answer.status_code == 429
    assert answer.content.decode().count("<h1") == 1


def test_the_sign_in_fields_help_password_managers(client: Client) -> None:
    html = client.get("/konto/logga-in/").content.decode()
    assert re.search(r'name="login"[^>]*autocomplete="username"', html)
    assert re.search(r'name="password"[^>]*autocomplete="current-password"', html)
    assert "placeholder" not in html


def test_a_closed_account_is_told_so(client: Client) -> None:
    user = member()
    user.is_active = False
    user.save()
    assert sign_in(client) == "/konto/inaktivt/"
    assert client.get("/konto/inaktivt/").status_code == 200


def test_signing_out_takes_a_button(client: Client) -> None:
    member()
    sign_in(client)
    assert client.get("/konto/logga-ut/").status_code == 200
    assert client.get("/").status_code == 200
    assert client.post("/konto/logga-ut/").headers["Location"] == "/konto/logga-in/"
    assert client.get("/").status_code == 302


def test_nobody_makes_an_account_of_their_own(client: Client) -> None:
    assert client.get("/konto/signup/").status_code == 404


def test_a_new_password_by_link(client: Client) -> None:
    member()
    answer = client.post("/konto/glomt-losenord/", {"email": "asa@example.test"}, follow=True)
    assert answer.redirect_chain[-1][0] == "/konto/glomt-losenord/skickat/"
    (message,) = mail.outbox
    text = f"{message.subject} {message.body}".lower()
    assert not re.search("våld|skydd|hyres|violence|landlord|åsa|person", text)
    link = re.search(r"https?://[^/]+(/\S+)", str(message.body))
    assert link
    page = client.get(link[1], follow=True)
    form_at = page.redirect_chain[-1][0]
    assert 'autocomplete="new-password"' in page.content.decode()
    new = {"password1": "ett helt nytt ord", "password2": "ett helt nytt ord"}
    done = client.post(form_at, new, follow=True)
    assert done.redirect_chain[-1][0] == "/konto/nytt-losenord/klart/"
    assert sign_in(client, "ett helt nytt ord") == "/"


def test_an_unknown_address_gets_no_mail_and_the_same_answer(client: Client) -> None:
    answer = client.post("/konto/glomt-losenord/", {"email": "nobody@example.test"})
    assert answer.headers["Location"] == "/konto/glomt-losenord/skickat/"
    assert mail.outbox == []


def test_a_used_link_says_so(client: Client) -> None:
    html = client.get("/konto/nytt-losenord/1-abc/").content.decode()
    assert 'href="/konto/glomt-losenord/"' in html


def test_a_changed_password_holds(client: Client) -> None:
    member()
    sign_in(client)
    new = {
        "oldpassword": PASSWORD,
        "password1": "ett helt nytt ord",
        "password2": "ett helt nytt ord",
    }
    short = client.post("/konto/byt-losenord/", {**new, "password1": "kort", "password2": "kort"})
    assert "error-summary" in short.content.decode()
    assert client.post("/konto/byt-losenord/", new).status_code == 302
    assert sign_in(ZoneClient(), "ett helt nytt ord") == "/"


def test_who_has_no_password_yet_gets_one_by_link(worker: ZoneClient) -> None:
    answer = worker.get("/konto/byt-losenord/", follow=True)
    assert answer.redirect_chain[-1][0] == "/konto/glomt-losenord/"
    assert answer.status_code == 200


def test_the_password_is_asked_for_again(client: Client) -> None:
    member()
    sign_in(client)
    assert client.get("/konto/bekrafta/").status_code == 200
    wrong = client.post("/konto/bekrafta/", {"password": "fel"})
    assert "error-summary" in wrong.content.decode()


def test_the_choice_of_language_stays_with_the_user(worker: ZoneClient) -> None:
    answer = worker.post("/konto/sprak/", {"language": "en", "next": "/sida/?a=1"})
    assert answer.headers["Location"] == "/sida/?a=1"
    assert '<html lang="en">' in worker.get("/").content.decode()
    assert User.objects.get().language == "en"


def test_before_sign_in_the_choice_stays_with_the_session(client: Client) -> None:
    client.post("/konto/sprak/", {"language": "en", "next": "/konto/logga-in/"})
    html = client.get("/konto/logga-in/").content.decode()
    assert '<html lang="en">' in html
    assert "Sign in" in html


def test_a_language_that_is_not_offered_changes_nothing(worker: ZoneClient) -> None:
    worker.post("/konto/sprak/", {"language": "de", "next": "/"})
    assert User.objects.get().language == "sv"


def test_the_language_is_chosen_by_a_button_only(worker: ZoneClient) -> None:
    assert worker.get("/konto/sprak/").status_code == 405


@pytest.mark.parametrize("address", ELSEWHERE)
def test_the_way_back_never_leads_elsewhere(client: Client, address: str) -> None:
    answer = client.post("/konto/sprak/", {"language": "en", "next": address})
    assert answer.headers["Location"] == "/"


@pytest.mark.parametrize("address", ELSEWHERE)
def test_sign_in_never_leads_elsewhere(client: Client, address: str) -> None:
    member()
    leads_to = urljoin("http://testserver/konto/logga-in/", sign_in(client, next=address))
    assert urlsplit(leads_to).hostname == "testserver"


def test_an_address_that_no_python_can_read_leads_home(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unreadable(_url: str) -> str:
        raise ValueError("Invalid IPv6 URL")

    member()
    monkeypatch.setattr("allauth.account.adapter.urlparse", unreadable)
    assert sign_in(client, next="http://[::1]evil/") == "/"
