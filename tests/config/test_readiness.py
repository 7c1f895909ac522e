"""What stands in the way of a start, or of the tests, is said in one sentence."""

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import psycopg
import pytest
from django.conf import settings
from pytest_django.fixtures import Settings

from config import readiness
from config.embedded.server import ROOT, EmbeddedServer
from tests.config.processes import end_all, environment, refusal

SOMEWHERE = "postgres://somebody:secret@127.0.0.1:1/nowhere"


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"DATABASE_URL": SOMEWHERE}, "OWNER_DATABASE_URL"),
        ({"OWNER_DATABASE_URL": SOMEWHERE}, "DATABASE_URL"),
        ({"DATABASE_URL": SOMEWHERE, "OWNER_DATABASE_URL": SOMEWHERE}, "did not let us in"),
        ({"DATABASE_URL": "x", "OWNER_DATABASE_URL": "sqlite://:memory:"}, "names no PostgreSQL"),
        ({"DATABASE_URL": SOMEWHERE, "OWNER_DATABASE_URL": "what://ever"}, "postgres://USER"),
        ({"DATABASE_URL": SOMEWHERE, "OWNER_DATABASE_URL": "nonsense"}, "postgres://USER"),
        ({"DATABASE_URL": SOMEWHERE, "OWNER_DATABASE_URL": "postgres://a:b@c:d/e"}, ".env.example"),
        ({"PORTAL_DATA": "/dev/null/data"}, "cannot be"),
        ({"PORTAL_PG_BIN": "/nowhere"}, "no PostgreSQL in PORTAL_PG_BIN=/nowhere"),
    ],
)
def test_what_is_wrong_with_the_environment_is_one_sentence(
    tmp_path: Path, changes: dict[str, str], said: str
) -> None:
    sentence = refusal(tmp_path, **changes)
    assert said in sentence
    assert "secret" not in sentence


class FakeConnection:
    """As much of a database connection as is looked at."""

    def __init__(self, **parameters: str) -> None:
        self.settings_dict = {"ENGINE": "django.db.backends.postgresql"}
        self.parameters = parameters

    def get_connection_params(self) -> dict[str, str]:
        """Where it leads."""
        return self.parameters


@pytest.fixture(scope="module")
def host() -> Iterator[str]:
    """Where a server listens that knows portal_owner and an ordinary login, and has no tables."""
    with tempfile.TemporaryDirectory(prefix="portal-test-") as folder:
        server = EmbeddedServer(folder, fsync=False)
        host = str(server.ensure())
        with psycopg.connect(host=host, user="portal_owner", dbname="portal") as connection:
            connection.execute("CREATE ROLE ordinary LOGIN")
        yield host
        server.release()
        end_all(Path(folder))


def check(**parameters: str) -> str:
    """What is said about a database."""
    fake: Any = FakeConnection(**parameters)
    with pytest.raises(readiness.CannotStart) as caught:
        readiness.check_database(fake, "DATABASE_URL")
    return str(caught.value)


def test_a_database_or_user_that_does_not_exist_is_named(host: str) -> None:
    assert '"nowhere" does not exist' in check(host=host, user="portal_owner", dbname="nowhere")
    assert '"stranger" does not exist' in check(host=host, user="stranger", dbname="portal")


def test_an_old_postgresql_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    class Old:
        info = SimpleNamespace(server_version=140011)

        def __enter__(self) -> "Old":
            return self

        def __exit__(self, *_: object) -> None:
            pass

    monkeypatch.setattr(psycopg, "connect", lambda **_: Old())
    assert "PostgreSQL 14: the portal needs PostgreSQL 15" in check(host="old")


def test_web_processes_that_are_led_to_another_database_are_refused(
    host: str, settings: Settings
) -> None:
    settings.WEB_DATABASE = {
        "ENGINE": "django.db.backends.postgresql",
        "HOST": host,
        "USER": "ordinary",
        "NAME": "portal",
    }
    with pytest.raises(readiness.CannotStart, match="DATABASE_URL leads to another database"):
        readiness.check_web()
    with psycopg.connect(host=host, user="portal_owner", dbname="portal") as connection:
        connection.execute("CREATE TABLE django_migrations ()")
    readiness.check_web()


def test_tests_want_a_superuser(host: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def log_in(user: str) -> None:
        fake = FakeConnection(host=host, user=user, dbname="portal")
        monkeypatch.setattr("django.db.connection", fake)
        readiness.check_superuser()

    log_in("portal_owner")
    with pytest.raises(readiness.CannotStart, match="tests need a superuser"):
        log_in("ordinary")


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"DATABASE_URL": SOMEWHERE}, "one of them is missing"),
        ({"DATABASE_URL": SOMEWHERE, "OWNER_DATABASE_URL": SOMEWHERE}, "did not let us in"),
    ],
)
@pytest.mark.parametrize("processes", ["0", "1"])
def test_tests_without_a_database_end_in_one_sentence(
    changes: dict[str, str], said: str, processes: str
) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-n", processes, "tests/config/test_roles.py"],
        cwd=ROOT,
        env=environment(**changes),
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    assert done.returncode == pytest.ExitCode.USAGE_ERROR
    assert done.stdout == ""
    (line,) = done.stderr.split("\n\n")[0].splitlines()
    assert said in line
    assert "secret" not in line


def test_a_data_folder_left_blank_is_the_one_by_default() -> None:
    code = "from config import settings; print(settings.DATA_FOLDER)"
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env=environment(PORTAL_DATA="", SECRET_KEY="s", ALLOWED_HOSTS="portal.example"),
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert done.stdout.strip() == str(Path(settings.BASE_DIR) / "var")
