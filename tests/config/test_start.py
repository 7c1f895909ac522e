"""`make run`'s program: its sentences, and that nothing of it is left behind by any death."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest

from config import start
from config.embedded.cluster import socket_folder
from config.embedded.server import ROOT, EmbeddedServer
from config.readiness import CannotStart
from tests.config.processes import (
    end_all,
    environment,
    free_port,
    kill,
    processes_of,
    refusal,
    wait_until,
)

Run = Callable[..., subprocess.Popen[str]]

# The smallest project that start.py can prepare and serve.
STUB = {
    "config/__init__.py": "",
    "config/management/__init__.py": "",
    "config/management/commands/__init__.py": "",
    "config/settings.py": """
import environ
from pathlib import Path
env = environ.Env()
PORTAL_LOGIN = env("PORTAL_LOGIN")
assert env.bool("PORTAL_DEMO")
SECRET_KEY = "only for this test"
INSTALLED_APPS = ["config"]
EMBEDDED_DATA = Path(env("PORTAL_DATA")) / "postgres"
def login(user):
    return {"ENGINE": "config.embedded", "NAME": "portal", "USER": user}
WEB_DATABASE = login("portal_web")
DATABASES = {"default": login("portal_owner" if PORTAL_LOGIN == "owner" else "portal_web")}
""",
    "config/management/commands/prepare_demo.py": """
from django.core.management import BaseCommand
from django.db import connection
class Command(BaseCommand):
    def handle(self, **options):
        with connection.cursor() as cursor:
            cursor.execute("CREATE TABLE IF NOT EXISTS django_migrations ()")
            cursor.execute("CREATE TABLE IF NOT EXISTS seen (who text)")
            cursor.execute("SELECT FROM pg_roles WHERE rolname = 'portal_web'")
            if not cursor.rowcount:
                cursor.execute("CREATE ROLE portal_web LOGIN NOINHERIT")
            cursor.execute("GRANT SELECT, INSERT ON seen TO portal_web")
        self.stdout.write("prepared: åäö")
""",
    "config/management/commands/demo_accounts.py": """
from django.core.management import BaseCommand
class Command(BaseCommand):
    def handle(self, **options):
        self.stdout.write("somebody@example.se")
""",
    "config/wsgi.py": """
import os, django
django.setup()
from django.db import connection
def application(environ, respond):
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO seen SELECT session_user")
        cursor.execute("SELECT session_user || ' ' || count(*) FROM seen")
        (answer,) = cursor.fetchone()
    respond("200 OK", [("Content-Type", "text/plain")])
    return [f"{answer} {os.getpid()}".encode()]
""",
}


@pytest.fixture(scope="module")
def project() -> Iterator[Path]:
    """A folder with the stub and the real start.py; nothing in it runs on."""
    path = Path(tempfile.mkdtemp(prefix="portal test ")).resolve()
    for name, text in STUB.items():
        (path / name).parent.mkdir(parents=True, exist_ok=True)
        (path / name).write_text(text)
    for module in ("start.py", "readiness.py"):
        shutil.copy(ROOT / "config" / module, path / "config")
    shutil.copytree(ROOT / "config" / "embedded", path / "config" / "embedded")
    yield path
    end_all(path)
    shutil.rmtree(socket_folder(path / "var" / "postgres"), ignore_errors=True)
    shutil.rmtree(path)


@pytest.fixture
def run(project: Path) -> Iterator[Run]:
    """Start it in the stub, below a shell that stands for make."""
    started: list[subprocess.Popen[str]] = []

    def begin(port: int, **changes: str) -> subprocess.Popen[str]:
        make = subprocess.Popen(
            ["/bin/sh", "-c", '"$0" -m config.start; exit "$?"', sys.executable],
            cwd=project,
            env=environment(PORT=str(port), PORTAL_DATA=str(project / "var"), **changes),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            start_new_session=True,
        )
        started.append(make)
        return make

    yield begin
    end_all(project)
    for one in started:
        one.communicate()


def get(port: int) -> tuple[str, int, int]:
    """Who the web server is to the database, the rows it sees, and the worker's number."""
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=20) as answer:
        who, rows, pid = answer.read().decode().split()
    return who, int(rows), int(pid)


def read_until(make: subprocess.Popen[str], text: str) -> str:
    """What it says up to a line."""
    assert make.stdout is not None
    said = ""
    while text not in said:
        line = make.stdout.readline()
        assert line, said
        said += line
    return said


def child_of(make: subprocess.Popen[str]) -> int:
    """The program itself, below the shell."""
    return int(Path(f"/proc/{make.pid}/task/{make.pid}/children").read_text().split()[0])


def test_it_prepares_as_owner_and_serves_with_few_rights(project: Path, run: Run) -> None:
    port = free_port()
    said = read_until(run(port, LC_ALL="C"), "somebody@example.se")
    assert said.index("prepared: åäö") < said.index(f"http://localhost:{port}/")
    who, rows, worker = get(port)
    assert who == "portal_web"

    kill({worker})  # another takes its place
    wait_until(lambda: _row_seen(port, rows), "another worker answers")

    refused = run(port)
    out, _ = refused.communicate(timeout=20)
    assert f"Port {port} is taken" in out
    assert refused.returncode == 1

    other = free_port()
    read_until(run(other), "somebody@example.se")
    assert get(other)[1] > rows  # the same database


def _row_seen(port: int, rows: int) -> bool:
    try:
        return get(port)[1] > rows
    except (urllib.error.URLError, OSError):
        return False


@pytest.mark.parametrize(
    ("whom", "by"),
    [
        ("all", signal.SIGINT),  # Ctrl-C
        ("make", signal.SIGKILL),
        ("make", signal.SIGTERM),
        ("program", signal.SIGTERM),
        ("program", signal.SIGKILL),
    ],
)
def test_nothing_is_left_and_no_row_lost(
    project: Path, run: Run, whom: str, by: signal.Signals
) -> None:
    port = free_port()
    make = run(port)
    read_until(make, "somebody@example.se")
    rows = get(port)[1]
    if whom == "all":
        os.killpg(make.pid, by)
    else:
        os.kill(make.pid if whom == "make" else child_of(make), by)
    wait_until(lambda: not processes_of(project), "everything ended")
    assert not socket_folder(project / "var" / "postgres").exists()

    server = EmbeddedServer(project / "var" / "postgres")
    with psycopg.connect(host=str(server.ensure()), user="portal_owner", dbname="portal") as again:
        assert again.execute("SELECT count(*) FROM seen").fetchone() == (rows,)
    server.release()


def test_a_kill_in_the_middle_of_preparing_leaves_nothing(project: Path, run: Run) -> None:
    slow = project / "config" / "management" / "commands" / "prepare_demo.py"
    whole = slow.read_text()
    slow.write_text(
        whole.replace('"prepared', '"half prepared") or __import__("time").sleep(60) or ("')
    )
    try:
        make = run(free_port(), PYTHONUNBUFFERED="1")
        read_until(make, "half prepared")
        kill({make.pid})
        wait_until(lambda: not processes_of(project), "everything ended")
    finally:
        slow.write_text(whole)


@pytest.mark.parametrize("port", ["80x", "0", "65536", "-1", "8000 8001", "٣", "8" * 5000])
def test_a_port_that_is_none_is_refused(tmp_path: Path, port: str) -> None:
    with pytest.raises(CannotStart, match=r"is no port.*make run PORT=8010"):
        start.chosen_port(port)


def test_a_port_that_only_root_may_have_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    def forbidden(*_: object) -> socket.socket:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(start, "listen_on", forbidden)
    with pytest.raises(CannotStart, match=r"Port 80 is root's alone.*PORT=8010"):
        start.listen(80)


def test_a_port_that_is_taken_is_named(tmp_path: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        assert f"Port {port} is taken" in refusal(tmp_path, PORT=str(port))


def test_an_old_python_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 10, 4, "final", 0))
    with pytest.raises(CannotStart, match=r"Python 3\.10 is too old"):
        start.check_python()
