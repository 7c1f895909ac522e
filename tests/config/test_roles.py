"""The database's roles are made once, and whoever may not make them is told what to run."""

from collections.abc import Iterator
from contextlib import contextmanager
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from config import roles
from config.shared.zones import Zone

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
    with (
        without_right_to_make_roles(),
        pytest.raises(CommandError, match='CREATE ROLE "portal_login" NOLOGIN;'),
    ):
        call_command("setup_roles")
