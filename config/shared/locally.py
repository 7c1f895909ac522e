"""Settings of the database's session that hold until the transaction ends."""

from collections.abc import Mapping

from django.db import connection


def set_locally(settings: Mapping[str, str]) -> None:
    """Set these until the end of the transaction, in one statement."""
    calls = ", ".join(["set_config(%s, %s, true)"] * len(settings))
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {calls}", [part for item in settings.items() for part in item])


def set_now(*names: str) -> dict[str, str]:
    """What these are set to; nothing is an empty text."""
    calls = ", ".join(["coalesce(current_setting(%s, true), '')"] * len(names))
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {calls}", names)
        return dict(zip(names, cursor.fetchone(), strict=True))
