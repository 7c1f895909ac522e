"""Each path is served by its own database role, for the whole request and not a moment longer."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import OperationalError, connection, connections
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from accounts.roles import Role
from config.embedded.errors import EmbeddedServerError
from config.shared.zones import SignedInMiddleware, Zone, ZoneMiddleware, entered, zone_of
from tests.make import make_user


def current_role() -> str:
    """The role the database sees."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user")
        return str(cursor.fetchone()[0])


@pytest.mark.parametrize(
    ("path", "zone"),
    [
        ("/", Zone.APP),
        ("/hyresvardar/", Zone.APP),
        ("/konto/logga-in/", Zone.LOGIN),
        ("/konto", Zone.APP),
        ("/konton/", Zone.APP),
        ("/admin/", Zone.ADMIN),
        ("/administrera/", Zone.APP),
        ("//admin/", Zone.APP),
    ],
)
def test_the_path_decides_the_zone(path: str, zone: Zone) -> None:
    assert zone_of(path) is zone


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/", "/konto/x/", "/admin/x/"])
def test_a_request_runs_as_its_zone_and_gives_the_role_back(path: str, rf: RequestFactory) -> None:
    before = current_role()
    seen: list[str] = []

    def page(_request: HttpRequest) -> HttpResponse:
        seen.append(current_role())
        return HttpResponse()

    ZoneMiddleware(page)(rf.get(path))
    assert seen == [zone_of(path)]
    assert current_role() == before


@pytest.mark.django_db
def test_an_answer_of_500_writes_nothing(rf: RequestFactory) -> None:
    user = make_user(language="sv")

    def page(_request: HttpRequest) -> HttpResponse:
        with connection.cursor() as cursor:
            cursor.execute("UPDATE accounts_user SET language = 'en' WHERE id = %s", [user.pk])
        return HttpResponse(status=500)

    ZoneMiddleware(page)(rf.post("/konto/x/"))
    user.refresh_from_db()
    assert user.language == "sv"


@pytest.mark.django_db
@pytest.mark.parametrize("error", [OperationalError, EmbeddedServerError])
def test_a_database_out_of_reach_is_said_on_a_page(
    error: type[Exception], rf: RequestFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    def out_of_reach() -> None:
        raise error

    with monkeypatch.context() as changed:
        changed.setattr(connections["default"], "ensure_connection", out_of_reach)
        answer = ZoneMiddleware(lambda _request: HttpResponse())(rf.get("/"))
    assert answer.status_code == 503


@pytest.mark.django_db
def test_the_role_does_not_outlive_a_failing_block() -> None:
    before = current_role()
    with pytest.raises(ZeroDivisionError), entered(Zone.APP):
        raise ZeroDivisionError
    assert current_role() == before


@pytest.mark.django_db
def test_the_database_knows_who_is_signed_in(rf: RequestFactory) -> None:
    user = make_user(role=Role.CASE_WORKER)
    seen: list[str] = []

    def page(_request: HttpRequest) -> HttpResponse:
        with connection.cursor() as cursor:
            cursor.execute("SELECT current_setting('app.uid', true)")
            seen.append(cursor.fetchone()[0])
        return HttpResponse()

    request = rf.get("/")
    request.user = user
    SignedInMiddleware(page)(request)
    assert seen == [str(user.pk)]


@pytest.mark.django_db
def test_nobody_signed_in_leaves_the_database_without_a_user(rf: RequestFactory) -> None:
    request = rf.get("/")
    request.user = AnonymousUser()
    with connection.cursor() as cursor:
        SignedInMiddleware(lambda _request: HttpResponse())(request)
        cursor.execute("SELECT nullif(current_setting('app.uid', true), '')")
        assert cursor.fetchone()[0] is None
