"""The database's roles: who logs in, and as whom requests are served.

Roles belong to the server, not to one database, so they are no migration's business: a production
owner may be without the right to make them, and then someone who has it runs the printed lines.
"""

from django.conf import settings
from django.db import connection, transaction
from psycopg import sql

from config.shared.zones import Zone

SETTING_UP = 774_512  # this project's number for the lock; roles belong to every database at once


def missing_roles() -> list[str]:
    """Roles of ours that the server does not have."""
    wanted = [zone.value for zone in Zone] + [web_login()]
    with connection.cursor() as cursor:
        cursor.execute("SELECT rolname FROM pg_roles WHERE rolname = ANY(%s)", [wanted])
        there = {name for (name,) in cursor.fetchall()}
    return [name for name in wanted if name not in there]


def web_login() -> str:
    """The login of the web processes."""
    return str(settings.WEB_DATABASE["USER"])


def statements(missing: list[str]) -> list[sql.Composed]:
    """What makes the roles and ties them together; safe to run again."""
    made = [create(name) for name in missing]
    login = sql.Identifier(web_login())
    tied = [sql.SQL("GRANT {} TO {}").format(sql.Identifier(zone), login) for zone in Zone]
    return [*made, sql.SQL("ALTER ROLE {} NOINHERIT NOCREATEDB").format(login), *tied]


def create(name: str) -> sql.Composed:
    """Make one role. Only the web processes' role may log in, with the password it was given."""
    if name != web_login():
        return sql.SQL("CREATE ROLE {} NOLOGIN").format(sql.Identifier(name))
    password = settings.WEB_DATABASE.get("PASSWORD") or None
    return sql.SQL("CREATE ROLE {} LOGIN NOINHERIT PASSWORD {}").format(
        sql.Identifier(name), sql.Literal(password)
    )


def set_up() -> list[str]:
    """Make what is missing and tie it together, one process at a time; the names that were made."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [SETTING_UP])
        missing = missing_roles()
        for line in statements(missing):
            cursor.execute(line)
    return missing
