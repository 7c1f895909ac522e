"""What must be so before the portal, or its tests, can start: one sentence each where it is not."""

from __future__ import annotations

import warnings
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from config.embedded.errors import EmbeddedServerError

if TYPE_CHECKING:
    from django.db.backends.base.base import BaseDatabaseWrapper

OLDEST_POSTGRESQL = 15
EMBEDDED = "config.embedded"
ANSWER_WITHIN = 5  # seconds for a database server
OWNER, WEB = "OWNER_DATABASE_URL", "DATABASE_URL"


class CannotStart(Exception):  # noqa: N818 - it is no error of the program
    """One sentence for the person who runs it: what, why, and what to do."""


def in_a_sentence(step: Callable[[], None]) -> None:
    """Take the step; what goes wrong outside the program becomes one sentence."""
    # Imported after the look at Python, so that a wrong one gets its sentence, too.
    from django.core.exceptions import ImproperlyConfigured
    from django.core.management import CommandError
    from django.db import Error

    try:
        step()
    except (ImproperlyConfigured, CommandError, EmbeddedServerError) as error:
        raise CannotStart(str(error)) from error
    except Error as error:
        raise CannotStart(
            f"The database refused what was asked of it ({first_line(error)}): see that it has "
            f"room and that {OWNER} names its owner, then start again."
        ) from error
    except OSError as error:
        raise CannotStart(
            f"{error.filename or 'A file'} cannot be used ({error.strerror or error}): see that "
            "the folder is yours and that there is room on the disk, then start again."
        ) from error


def first_line(error: Exception) -> str:
    """What an error says, without its second thoughts."""
    return str(error).strip().partition("\n")[0].strip() or type(error).__name__


def read_settings() -> None:
    """Read the settings, and see that the addresses in them are of PostgreSQL."""
    from django.conf import settings

    try:
        with warnings.catch_warnings(action="ignore"):  # what it is about gets its sentence
            settings.DATABASES  # noqa: B018 - reads them all
    except ValueError as error:
        raise CannotStart(
            f"A setting in the environment or in .env cannot be read ({first_line(error)}): "
            "compare it with .env.example."
        ) from error
    check_engine(settings.DATABASES["default"].get("ENGINE"), OWNER)
    check_engine(settings.WEB_DATABASE.get("ENGINE"), WEB)


def check_engine(engine: str | None, name: str) -> None:
    """The address names a PostgreSQL."""
    if engine not in {EMBEDDED, "django.db.backends.postgresql"}:
        raise CannotStart(
            f"{name} names no PostgreSQL: write it as postgres://USER:PASSWORD@HOST:PORT/DATABASE."
        )


def is_embedded() -> bool:
    """Whether the portal's own server is used."""
    from django.conf import settings

    return bool(settings.DATABASES["default"]["ENGINE"] == EMBEDDED)


def check_owner() -> None:
    """The database answers its owner and is new enough; the portal's own is started for it."""
    from django.db import connection

    check_database(connection, OWNER)


def check_web() -> None:
    """The web processes get into the same database. After the tables are there."""
    from django.conf import settings
    from django.db.utils import ConnectionHandler

    web = ConnectionHandler({"default": dict(settings.WEB_DATABASE)})["default"]
    tables = "SELECT to_regclass('public.django_migrations') IS NOT NULL"
    if not check_database(web, WEB, tables):
        raise CannotStart(
            f"{WEB} leads to another database than {OWNER}, one without the portal's tables: name "
            "the same host, port and database in both."
        )


def check_superuser() -> None:
    """The owner may do what tests do: make a database, and be each role in turn."""
    from django.db import connection

    if not check_database(connection, OWNER, "SELECT current_setting('is_superuser') = 'on'"):
        raise CannotStart(
            f"The tests need a superuser and the login in {OWNER} is none: give them one on a "
            "server without data of record, or unset both addresses to use the portal's own."
        )


def check_database(connection: BaseDatabaseWrapper, name: str, ask: str = "SELECT true") -> bool:
    """Connect once and ask one thing; what stands in the way is a sentence."""
    if connection.settings_dict["ENGINE"] == EMBEDDED:
        name = "the portal's own server"
    import psycopg

    parameters: dict[str, Any] = {
        "connect_timeout": ANSWER_WITHIN,
        **connection.get_connection_params(),
    }
    try:
        with psycopg.connect(**parameters) as trial:
            check_version(trial.info.server_version // 10000, name)
            row = trial.execute(ask.encode()).fetchone()
    except psycopg.Error as error:
        raise CannotStart(
            f"The database in {name} did not let us in ({first_line(error)}): see that the server "
            "runs and that address, user, password and database are right."
        ) from error
    return row is not None and bool(row[0])


def check_version(major: int, name: str) -> None:
    """The server is new enough."""
    if major < OLDEST_POSTGRESQL:
        raise CannotStart(
            f"The database in {name} is PostgreSQL {major}: the portal needs PostgreSQL "
            f"{OLDEST_POSTGRESQL} or newer. Name a newer server, or unset both addresses to use "
            "the portal's own."
        )
