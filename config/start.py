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
from pathlib import Path
from typing import NoReturn

from config.embedded.parent import die_with_parent
from config.readiness import (
    CannotStart,
    check_owner,
    check_web,
    in_a_sentence,
    is_embedded,
    read_settings,
)

ROOT = Path(__file__).resolve().parent.parent
OLDEST_PYTHON = (3, 11)
DEFAULT_PORT = "8000"
ADDRESSES = ((socket.AF_INET, "127.0.0.1"), (socket.AF_INET6, "::1"))
WAITING = 128  # connections that may wait while the database is prepared
WORKERS, THREADS = 2, 4


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
    in_a_sentence(read_settings)
    in_a_sentence(prepare)
    say(f"\nhttp://localhost:{port}/\n")
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
    if not (text.isascii() and text.isdigit() and len(text) < 6 and 1 <= int(text) <= 65535):
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
            raise CannotStart(why_not(port, address, error)) from error
    return listening


def why_not(port: int, address: str, error: OSError) -> str:
    """Why a port cannot be had, and what to do."""
    if isinstance(error, PermissionError):
        return f"Port {port} is root's alone: choose one from 1024 up, such as make run PORT=8010."
    return (
        f"Port {port} is taken ({address}: {error.strerror}): stop what uses it, or choose "
        "another, such as make run PORT=8010."
    )


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


def prepare() -> None:
    """Tables, roles, reference and demo data, static files: as the owner, in this one process."""
    import django
    from django.core.management import call_command

    own = "starting the portal's own PostgreSQL"
    say(f"Database: {own if is_embedded() else 'connecting'} …")
    check_owner()
    django.setup()
    call_command("prepare_demo")
    check_web()


def say(line: str) -> None:
    """Tell the terminal at once."""
    print(line, flush=True)


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
    from django.db import connections

    connections.close_all()
    if is_embedded():
        from config.embedded.base import embedded_server

        embedded_server().keep_across_exec()


if __name__ == "__main__":
    sys.exit(main())
