"""Where the history begins for rows that were there before it: as they are now.

Without that the first change of such a row could not be told from what it changed.
"""

from typing import Any

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from psycopg import sql

COPY = """
INSERT INTO {events} (pgh_created_at, pgh_label, pgh_obj_id, {columns})
SELECT now(), 'began', r.id, {values} FROM {rows} r
 WHERE NOT EXISTS (SELECT FROM {events} e WHERE e.pgh_obj_id = r.id)
"""


def begin(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Every table that has a history of its rows; links are told by themselves."""
    for events in apps.get_app_config("landlords").get_models():
        names = {field.name for field in events._meta.concrete_fields}
        if "pgh_obj" in names:
            with schema_editor.connection.cursor() as cursor:
                cursor.execute(copy(events))


def copy(events: Any) -> sql.Composed:
    """The statement that copies the rows of one table."""
    columns = [
        sql.Identifier(field.column)
        for field in events._meta.concrete_fields
        if not field.name.startswith("pgh_")
    ]
    tracked = events._meta.get_field("pgh_obj").related_model
    return sql.SQL(COPY).format(
        events=sql.Identifier(events._meta.db_table),
        rows=sql.Identifier(tracked._meta.db_table),
        columns=sql.SQL(", ").join(columns),
        values=sql.SQL(", ").join(sql.SQL("r.") + column for column in columns),
    )


class Migration(migrations.Migration):
    dependencies = [("landlords", "0007_history")]

    operations = [migrations.RunPython(begin, migrations.RunPython.noop)]
