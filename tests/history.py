"""The trigger that refuses to empty the history, in a database that tests empty again and again."""

from typing import Literal

from django.db import connection
from psycopg import sql

EMPTYING = r"SELECT tgrelid::regclass::text, tgname FROM pg_trigger WHERE tgname LIKE 'pgtrigger\_never\_emptied\_%'"


def let_events_be_emptied(switch: Literal["DISABLE", "ENABLE"]) -> None:
    """Switch the trigger off or on, on every table of events."""
    with connection.cursor() as cursor:
        cursor.execute(EMPTYING)
        for table, trigger in cursor.fetchall():
            cursor.execute(
                sql.SQL("ALTER TABLE {} {} TRIGGER {}").format(
                    sql.Identifier(table), sql.SQL(switch), sql.Identifier(trigger)
                )
            )
