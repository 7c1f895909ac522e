"""Landlords get keys; a landlord's one pause becomes a dated row with a source, and back: the latest one is kept."""

from typing import Any

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from landlords.models.names import new_key

# Where a pause came from was not kept before; the source says so.
UNKNOWN = {"kind": "document", "label": "Uppgift i portalen utan angiven källa", "link": ""}


def to_rows(apps: Apps, _editor: BaseDatabaseSchemaEditor) -> None:
    """One row for each landlord that has a pause."""
    rows: Any = apps.get_model("landlords", "Landlord").objects
    landlords = rows.filter(paused_from__isnull=False)
    if not landlords.exists():
        return
    sources = apps.get_model("landlords", "Source").objects
    source = sources.filter(**UNKNOWN, on=None).first() or sources.create(**UNKNOWN, on=None)
    pauses = apps.get_model("landlords", "Pause").objects
    for landlord in landlords:
        pauses.create(
            landlord=landlord, reason=landlord.pause_reason, source=source,
            valid_from=landlord.paused_from, valid_until=landlord.paused_until,
            confirmed_on=landlord.paused_from,
        )  # fmt: skip


def give_keys(apps: Apps, _editor: BaseDatabaseSchemaEditor) -> None:
    """Every landlord gets a key that no other one has."""
    rows: Any = apps.get_model("landlords", "Landlord").objects
    for landlord in rows.filter(key=None).order_by("pk"):
        landlord.key = new_key()
        landlord.save()


def to_columns(apps: Apps, _editor: BaseDatabaseSchemaEditor) -> None:
    """The latest pause of each landlord stands on the landlord again; earlier ones cannot."""
    pauses: Any = apps.get_model("landlords", "Pause").objects
    for pause in pauses.order_by("valid_from"):
        pause.landlord.paused_from = pause.valid_from
        pause.landlord.paused_until = pause.valid_until
        pause.landlord.pause_reason = pause.reason
        pause.landlord.save()
    pauses.all().delete()


class Migration(migrations.Migration):
    dependencies = [
        ("landlords", "0004_whole_record"),
    ]

    operations = [
        migrations.RunPython(to_rows, to_columns),
        migrations.RunPython(give_keys, migrations.RunPython.noop),
    ]
