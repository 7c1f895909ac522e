"""The database's roles: who logs in, and as whom requests are served.

Roles belong to the server, not to one database, so they are no migration's business: a production
owner may be without the right to make them, and then someone who has it runs the printed lines.
"""

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
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


def check_web_login() -> None:
    """Refuse a web login with powers: a superuser, the owner, or one that could become either."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT FROM pg_roles WHERE rolname = %s AND (rolcreatedb OR rolcreaterole"
            " OR rolbypassrls OR pg_has_role(rolname, session_user, 'MEMBER'))",
            [web_login()],
        )
        if cursor.rowcount:
            raise ImproperlyConfigured(
                f"The login in DATABASE_URL, {web_login()}, has the owner's rights or an "
                "administrator's, and the web processes must have none: name a login of their own "
                f"there, such as {settings.WEB_LOGIN}."
            )


def are_tied() -> bool:
    """Whether web login and owner may become each of the roles, the web login by asking only."""
    become = "SET" if connection.pg_version >= 160_000 else "MEMBER"  # type: ignore[attr-defined]
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT bool_and(pg_has_role(login.oid, zone, %(become)s)"
            " AND NOT (login.rolinherit AND login.rolname = %(web)s))"
            " FROM unnest(%(zones)s::name[]) zone, pg_roles login"
            " WHERE login.rolname IN (%(web)s, session_user)",
            {"become": become, "web": web_login(), "zones": [zone.value for zone in Zone]},
        )
        return bool(cursor.fetchone()[0])


def statements(missing: list[str]) -> list[sql.Composed]:
    """What makes the roles and ties them together; safe to run again."""
    made = [create(name) for name in missing]
    web = sql.Identifier(web_login())
    both = sql.SQL(", ").join([web, sql.Identifier(owner_login())])
    tied = [sql.SQL("GRANT {} TO {}").format(sql.Identifier(zone), both) for zone in Zone]
    return [*made, sql.SQL("ALTER ROLE {} NOINHERIT").format(web), *tied]


def owner_login() -> str:
    """The login we have now, which owns the tables."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT session_user")
        (name,) = cursor.fetchone()
        return str(name)


def create(name: str) -> sql.Composed:
    """Make one role. Only the web processes' role may log in, with the password it was given."""
    if name != web_login():
        return sql.SQL("CREATE ROLE {} NOLOGIN").format(sql.Identifier(name))
    password = settings.WEB_DATABASE.get("PASSWORD") or None
    return sql.SQL("CREATE ROLE {} LOGIN NOINHERIT PASSWORD {}").format(
        sql.Identifier(name), sql.Literal(password)
    )


def set_up() -> list[str]:
    """Make what is missing and tie it together, one process at a time; the names that were made.

    Raises ``ImproperlyConfigured`` for a web login that has too many rights.
    """
    check_web_login()
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [SETTING_UP])
        missing = missing_roles()
        if missing or not are_tied():
            for line in statements(missing):
                cursor.execute(line)
    return missing
