"""What keeps the history from being forged: rights and settings of the triggers' functions.

Migrations make these functions as django-pgtrigger writes them. Afterwards three things are
changed, here, because any session could else do what it likes with them (tried as portal_admin):

- ``SET pgtrigger.ignore`` switched triggers off. The function that asks for it now always says no.
- Events are written with the owner's rights, so that no other role needs a right to write them, and
  with a fixed search path, so that a temporary table cannot stand in for one of events.
- Nobody but the owner may execute the functions: whoever can may hang one on a temporary table of
  its own and so have the owner write whatever events it likes.
"""

from typing import Final

from django.db import connection
from psycopg import sql

SEARCH_PATH: Final = "pg_catalog, public, pg_temp"
NEVER: Final = "SELECT false"


def close() -> None:
    """Close every function that is open; those that are closed are left alone."""
    with connection.cursor() as cursor:
        cursor.execute("REVOKE CREATE ON SCHEMA public FROM PUBLIC")
        if not nothing_is_ignored():
            cursor.execute(NOTHING_IS_IGNORED)
        for function in open_functions():
            # The names come from the catalogue, quoted by the database itself.
            name = sql.SQL(function)
            path = sql.SQL(SEARCH_PATH)
            cursor.execute(
                sql.SQL("ALTER FUNCTION {} SECURITY DEFINER SET search_path = {}").format(
                    name, path
                )
            )
            cursor.execute(sql.SQL("REVOKE ALL ON FUNCTION {} FROM PUBLIC").format(name))


def nothing_is_ignored() -> bool:
    """Whether no session can switch a trigger off by a setting."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT FROM pg_proc WHERE prosrc = %s"
            " AND oid = to_regprocedure('public._pgtrigger_should_ignore(name)')",
            [NEVER],
        )
        return bool(cursor.rowcount)


def open_functions() -> list[str]:
    """Functions of the history that others may execute, or that run as whoever calls them."""
    with connection.cursor() as cursor:
        cursor.execute(OPEN, [[f"search_path={SEARCH_PATH}"]])
        return [name for (name,) in cursor.fetchall()]


def is_closed() -> bool:
    """Whether all is as it should be."""
    return nothing_is_ignored() and not open_functions()


NOTHING_IS_IGNORED = f"""
CREATE OR REPLACE FUNCTION public._pgtrigger_should_ignore(trigger_name name) RETURNS boolean
LANGUAGE sql IMMUTABLE AS '{NEVER}'
"""

OPEN = r"""
SELECT p.oid::regprocedure::text FROM pg_proc p
 WHERE p.pronamespace = 'public'::regnamespace
   AND (p.proname LIKE 'pgtrigger\_%%'
        OR p.proname IN ('_pgtrigger_should_ignore', '_pgh_attach_context'))
   AND (NOT p.prosecdef OR p.proconfig IS DISTINCT FROM %s OR p.proacl IS NULL
        OR EXISTS (SELECT FROM aclexplode(p.proacl) a WHERE a.grantee <> p.proowner))
 ORDER BY 1
"""
