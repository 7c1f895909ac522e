"""`make run`: from a fresh clone to the portal on demo data, or one sentence that says why not.

Looks at what may be missing first, then prepares the database as its owner, then becomes the web
server, which logs in with few rights. It ends with whoever started it.
"""

from __future__ import annotations

import importlib.util
import os
import signal
import socket
import sys
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from config.embedded.errors import EmbeddedServerError
from config.embedded.parent import die_with_parent

if TYPE_CHECKING:
    from django.db.backends.base.base import BaseDatabaseWrapper

ROOT = Path(__file__).resolve().parent.parent
OLDEST_PYTHON = (3, 11)
OLDEST_POSTGRESQL = 15
DEFAULT_PORT = "8000"
ADDRESSES = ((socket.AF_INET, "127.0.0.1"), (socket.AF_INET6, "::1"))
WAITING = 128  # connections that may wait while the database is prepared
WORKERS, THREADS = 2, 4
EMBEDDED = "config.embedded"
ANSWER_WITHIN = 5  # seconds for a database server


class CannotStart(Exception):  # noqa: N818 - it is no error of the program
    """One sentence for the person who runs it: what, why, and what to do."""


def main() -> int:
    """Prepare and serve; returns only when that cannot be done."""
    die_with_parent(signal.SIGTERM)
    try:
        start()
    except CannotStart as reason:
        print(reason, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 128 + signal.SIGINT


def start() -> NoReturn:
    """Each step in its order."""
    os.chdir(ROOT)
    check_python()
    port = chosen_port(os.environ.get("PORT") or DEFAULT_PORT)
    listening = listen(port)
    os.environ["PORTAL_DEMO"] = "true"
    os.environ["PORTAL_LOGIN"] = "owner"
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    in_a_sentence(load_settings)
    in_a_sentence(prepare)
    print(f"\nhttp://localhost:{port}/\n", flush=True)
    in_a_sentence(show_accounts)
    serve(listening)


def check_python() -> None:
    """Python and Django are there and new enough."""
    if sys.version_info[:2] < OLDEST_PYTHON:
        raise CannotStart(
            f"Python {sys.version_info[0]}.{sys.version_info[1]} is too old: the portal needs "
            "Python 3.11 or newer. Name another with make run PY=python3.12."
        )
    if importlib.util.find_spec("django") is None:
        raise CannotStart("The portal's packages are not installed: start it with make run.")


def chosen_port(text: str) -> int:
    """The port as a number."""
    if not (text.isascii() and text.isdigit() and 1 <= int(text) <= 65535):
        raise CannotStart(
            f"PORT={text} is no port: give a whole number from 1 to 65535, such as "
            "make run PORT=8010."
        )
    return int(text)


def listen(port: int) -> list[socket.socket]:
    """Take the port on this machine's own addresses, so that nobody else does meanwhile."""
    listening = []
    for family, address in ADDRESSES:
        if family == socket.AF_INET6 and not has_ipv6(address):
            continue
        try:
            listening.append(listen_on(family, address, port))
        except OSError as error:
            why = "is not allowed here" if isinstance(error, PermissionError) else "is taken"
            raise CannotStart(
                f"Port {port} {why} ({address}: {error.strerror}): stop what uses it, or choose "
                "another, such as make run PORT=8010."
            ) from error
    return listening


def has_ipv6(address: str) -> bool:
    """Whether the machine has the address at all."""
    try:
        with socket.socket(socket.AF_INET6, socket.SOCK_STREAM) as trial:
            trial.bind((address, 0))
    except OSError:
        return False
    return True


def listen_on(family: socket.AddressFamily, address: str, port: int) -> socket.socket:
    """A listening socket that outlives exec."""
    listening = socket.socket(family, socket.SOCK_STREAM)
    try:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((address, port))
        listening.listen(WAITING)
    except OSError:
        listening.close()
        raise
    listening.set_inheritable(True)
    return listening


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
            "room and that OWNER_DATABASE_URL names its owner, then start again."
        ) from error
    except OSError as error:
        raise CannotStart(
            f"{error.filename or 'A file'} cannot be used ({error.strerror or error}): see that "
            "the folder is yours and that there is room on the disk, then start again."
        ) from error


def first_line(error: Exception) -> str:
    """What an error says, without its second thoughts."""
    return str(error).strip().partition("\n")[0].strip() or type(error).__name__


def load_settings() -> None:
    """Read the settings, and see that the database answers and is new enough."""
    import django
    from django.conf import settings
    from django.db import connection

    try:
        with warnings.catch_warnings(action="ignore"):  # what it is about gets its sentence
            settings.DATABASES  # noqa: B018 - reads them all
    except ValueError as error:
        raise CannotStart(
            f"A setting in the environment or in .env cannot be read ({first_line(error)}): "
            "compare it with .env.example."
        ) from error
    check_engine(settings.DATABASES["default"].get("ENGINE"), "OWNER_DATABASE_URL")
    check_engine(settings.WEB_DATABASE.get("ENGINE"), "DATABASE_URL")
    check_database(connection, "OWNER_DATABASE_URL")
    django.setup()


def prepare() -> None:
    """Tables, roles, reference and demo data, static files: as the owner, in this one process."""
    from django.conf import settings
    from django.core.management import call_command
    from django.db.utils import ConnectionHandler

    call_command("prepare_demo")
    web = ConnectionHandler({"default": dict(settings.WEB_DATABASE)})["default"]
    check_database(web, "DATABASE_URL")


def check_engine(engine: str | None, name: str) -> None:
    """The address names a PostgreSQL."""
    if engine not in {EMBEDDED, "django.db.backends.postgresql"}:
        raise CannotStart(
            f"{name} names no PostgreSQL: write it as postgres://USER:PASSWORD@HOST:PORT/DATABASE."
        )


def check_database(connection: BaseDatabaseWrapper, name: str) -> None:
    """Connect once; what stands in the way is a sentence."""
    if connection.settings_dict["ENGINE"] == EMBEDDED:
        name = "the portal's own server"
    import psycopg

    parameters: dict[str, Any] = {
        "connect_timeout": ANSWER_WITHIN,
        **connection.get_connection_params(),
    }
    try:
        with psycopg.connect(**parameters) as trial:
            version = trial.info.server_version // 10000
    except psycopg.Error as error:
        raise CannotStart(
            f"The database in {name} did not let us in ({first_line(error)}): see that the server "
            "runs and that address, user, password and database are right."
        ) from error
    if version < OLDEST_POSTGRESQL:
        raise CannotStart(
            f"The database in {name} is PostgreSQL {version}: the portal needs PostgreSQL 15 or "
            "newer. Name a newer server, or unset both addresses to use the portal's own."
        )


def show_accounts() -> None:
    """Who can sign in to the demo."""
    from django.core.management import call_command

    call_command("demo_accounts")


def serve(listening: list[socket.socket]) -> NoReturn:
    """Become the web server, on the sockets and the database server we have."""
    keep_database()
    os.environ["PORTAL_LOGIN"] = "web"
    os.environ["PYTHONUTF8"] = "1"
    command = [sys.executable, "-m", "gunicorn", "config.wsgi:application"]
    command += ["--workers", str(WORKERS), "--threads", str(THREADS), "--worker-class", "gthread"]
    command += ["--log-level", "warning", "--no-control-socket"]
    for one in listening:
        command += ["--bind", f"fd://{one.fileno()}"]
    sys.stdout.flush()
    sys.stderr.flush()
    os.execv(sys.executable, command)  # noqa: S606 - no shell is wanted


def keep_database() -> None:
    """Let the embedded server, if it is used, run on without a pause."""
    from django.conf import settings
    from django.db import connections

    connections.close_all()
    if settings.DATABASES["default"]["ENGINE"] == EMBEDDED:
        from config.embedded.base import embedded_server

        embedded_server().keep_across_exec()


if __name__ == "__main__":
    sys.exit(main())
