"""The database's roles are made once, and whoever may not make them is told what to run."""

from collections.abc import Iterator
from contextlib import contextmanager
from io import StringIO

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.management import CommandError, call_command
from django.db import connection
from pytest_django.fixtures import Settings

from config import roles
from config.shared.zones import Zone, entered

pytestmark = pytest.mark.django_db


@contextmanager
def without_right_to_make_roles() -> Iterator[None]:
    """Be an owner as production has it."""
    run("CREATE ROLE test_poor_owner")
    run("SET SESSION AUTHORIZATION test_poor_owner")
    try:
        yield
    finally:
        run("RESET SESSION AUTHORIZATION")


def run(statement: str) -> None:
    """Run one statement."""
    with connection.cursor() as cursor:
        cursor.execute(statement)


def test_all_roles_are_there_and_setting_up_again_makes_none() -> None:
    assert roles.missing_roles() == []
    said = StringIO()
    call_command("setup_roles", stdout=said)
    assert "none, all were there" in said.getvalue()


def test_zones_cannot_log_in_and_the_web_login_inherits_nothing() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT rolname, rolcanlogin, rolinherit, rolsuper, rolcreaterole, rolbypassrls"
            " FROM pg_roles WHERE rolname = ANY(%s)",
            [[*Zone, roles.web_login()]],
        )
        rows = {name: tuple(rest) for name, *rest in cursor.fetchall()}
    assert rows.pop(roles.web_login()) == (True, False, False, False, False)
    assert set(rows) == set(Zone)
    assert not any(login or any(powers) for login, _inherits, *powers in rows.values())


def test_a_missing_role_is_found() -> None:
    run("ALTER ROLE portal_login RENAME TO portal_login_gone")
    assert roles.missing_roles() == ["portal_login"]


def test_an_owner_without_the_right_is_told_what_to_run() -> None:
    run("ALTER ROLE portal_login RENAME TO portal_login_gone")
    with without_right_to_make_roles(), pytest.raises(CommandError) as caught:
        call_command("setup_roles")
    said, *lines = str(caught.value).splitlines()
    assert said.endswith("Let an administrator of the server run these lines:")
    assert 'CREATE ROLE "portal_login" NOLOGIN;' in lines
    assert f'GRANT "portal_app" TO "{roles.web_login()}", "test_poor_owner";' in lines


def test_an_owner_who_is_no_superuser_must_be_tied_to_the_zones() -> None:
    with without_right_to_make_roles():
        assert not roles.are_tied()
    run("GRANT portal_app, portal_login, portal_admin, portal_jobs TO test_poor_owner")
    run("SET SESSION AUTHORIZATION test_poor_owner")
    assert roles.are_tied()
    assert roles.set_up() == []  # without trying what it may not do
    with entered(Zone.ADMIN):
        assert roles.owner_login() == "test_poor_owner"
    run("RESET SESSION AUTHORIZATION")


def test_a_web_login_that_inherits_is_told_not_to() -> None:
    run(f"ALTER ROLE {roles.web_login()} INHERIT")
    assert not roles.are_tied()
    roles.set_up()
    assert roles.are_tied()


@pytest.mark.parametrize(
    "powers", ["SUPERUSER", "CREATEROLE", "CREATEDB", "BYPASSRLS", "IN ROLE test_owner"]
)
def test_a_web_login_with_powers_is_refused(settings: Settings, powers: str) -> None:
    run("CREATE ROLE test_owner CREATEROLE")
    run(f"CREATE ROLE test_mighty {powers}")
    settings.WEB_DATABASE = {**settings.WEB_DATABASE, "USER": "test_mighty"}
    run("SET SESSION AUTHORIZATION test_owner")
    with pytest.raises(CommandError, match=r"test_mighty, has the owner's rights.*portal_web"):
        call_command("setup_roles")
    run("RESET SESSION AUTHORIZATION")


def test_the_owner_is_no_web_login(settings: Settings) -> None:
    settings.WEB_DATABASE = {**settings.WEB_DATABASE, "USER": roles.owner_login()}
    with pytest.raises(ImproperlyConfigured, match="has the owner's rights"):
        roles.check_web_login()
