"""Many requests at once, each in its own zone: no request ever answers as another role."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from http.client import HTTPConnection
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.db import connection
from pytest_django.live_server_helper import LiveServer

from accounts.roles import Role
from tests.make import make_landlord, make_user
from tests.zone_client import ZoneClient

EXPECTED = {
    Role.COORDINATOR: {"/": 200, "/hyresvardar/": 200, "/admin/": 200, "/konto/losenord/": 404},
    Role.CASE_WORKER: {"/": 200, "/hyresvardar/": 200, "/admin/": 403, "/konto/logga-in/": 302},
    Role.ADMINISTRATOR: {"/": 200, "/hyresvardar/": 403, "/admin/": 200, "/konto/logga-in/": 302},
}


def session_of(role: Role) -> str:
    """The session cookie of somebody of this role."""
    browser = ZoneClient()
    browser.force_login(make_user(role=role))
    return browser.cookies[settings.SESSION_COOKIE_NAME].value


def ask(address: str, path: str, session: str) -> int:
    """One request over a connection of its own; its status."""
    with closing(HTTPConnection(urlsplit(address).netloc, timeout=30)) as connection:
        return ask_again(connection, path, session)


def ask_again(connection: HTTPConnection, path: str, session: str) -> int:
    """One request over this connection, which one thread of the server serves; its status."""
    cookie = f"{settings.SESSION_COOKIE_NAME}={session}"
    connection.request("GET", path, headers={"Cookie": cookie})
    answer = connection.getresponse()
    answer.read()
    return answer.status


@pytest.mark.django_db(transaction=True)
def test_eight_threads_never_cross_their_zones(live_server: LiveServer) -> None:
    make_landlord()
    sessions = {role: session_of(role) for role in EXPECTED}
    asked = [(role, path) for role, paths in EXPECTED.items() for path in paths] * 8
    with ThreadPoolExecutor(max_workers=8) as threads:
        answers = list(
            threads.map(lambda one: ask(live_server.url, one[1], sessions[one[0]]), asked)
        )
    wrong = [
        (role, path, status)
        for (role, path), status in zip(asked, answers, strict=True)
        if status != EXPECTED[role][path]
    ]
    assert wrong == []


@pytest.mark.django_db(transaction=True)
def test_a_connection_that_was_ended_by_the_server_is_made_anew(live_server: LiveServer) -> None:
    session = session_of(Role.COORDINATOR)
    with closing(HTTPConnection(urlsplit(live_server.url).netloc, timeout=30)) as http:
        assert ask_again(http, "/", session) == 200
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
            assert cursor.fetchall() == [(True,)]
        assert ask_again(http, "/", session) == 200
