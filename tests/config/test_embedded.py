"""The portal's own PostgreSQL, with real processes that really die."""

import contextlib
import os
import shutil
import signal
import stat
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import psycopg
import pytest

from config.embedded.cluster import socket_folder
from config.embedded.postmaster import listens, read_postmaster
from config.embedded.server import ROOT, EmbeddedServer, EmbeddedServerError
from tests.config.processes import end_all, kill, processes_of, wait_until

User = subprocess.Popen[str]

# Uses the server as a process does, forks if told to, and says where the server listens.
USES = """
import os, sys, time
from config.embedded.server import EmbeddedServer
server = EmbeddedServer(sys.argv[1], fsync=sys.argv[2] == "safe")
socket = server.ensure()
child = os.fork() if sys.argv[2] == "fork" else 0
if child or sys.argv[2] != "fork":
    print(socket, child, flush=True)
time.sleep(600)
"""


@contextlib.contextmanager
def temporary_folder() -> Iterator[Path]:
    """A folder; whatever happens, nothing is left of it."""
    path = Path(tempfile.mkdtemp(prefix="portal-test-")).resolve()
    try:
        yield path
    finally:
        end_all(path)
        shutil.rmtree(socket_folder(path), ignore_errors=True)
        shutil.rmtree(path)


@pytest.fixture(scope="module")
def made() -> Iterator[Path]:
    """A data folder in which the database is made already."""
    with temporary_folder() as path:
        server = EmbeddedServer(path, fsync=False)
        server.ensure()
        server.release()
        wait_until(lambda: stopped(path), "the server stopped")
        yield path


@pytest.fixture
def empty() -> Iterator[Path]:
    """A data folder before its first use."""
    with temporary_folder() as path:
        yield path


@pytest.fixture
def folder(empty: Path, made: Path) -> Path:
    """A data folder of a test's own; a copy is quicker than a making."""
    subprocess.run(["cp", "-a", made / "cluster", empty], check=True)
    return empty


@pytest.fixture
def server(empty: Path) -> Iterator[EmbeddedServer]:
    """This process's handle on the server in the folder."""
    handle = EmbeddedServer(empty, fsync=False)
    yield handle
    handle.release()


@pytest.fixture
def use(folder: Path) -> Iterator[Callable[..., tuple[User, Path, int]]]:
    """Start processes that use the server: each, the socket folder it was told, its child."""
    started: list[User] = []

    def start(how: str = "plain") -> tuple[User, Path, int]:
        user = subprocess.Popen(
            [sys.executable, "-c", USES, folder, how], cwd=ROOT, stdout=subprocess.PIPE, text=True
        )
        started.append(user)
        assert user.stdout is not None
        socket, child = user.stdout.readline().rsplit(maxsplit=1)
        return user, Path(socket), int(child)

    yield start
    for user in started:
        user.kill()
        user.communicate()


def connect(socket: Path) -> psycopg.Connection[tuple[object, ...]]:
    """A connection as the owner."""
    return psycopg.connect(host=str(socket), user="portal_owner", dbname="portal", autocommit=True)


def ask(socket: Path, sql: str) -> object:
    """The first value of the answer."""
    with connect(socket) as connection:
        row = connection.execute(sql.encode()).fetchone()
        return None if row is None else row[0]


def kill_everything(folder: Path) -> None:
    """The server first, so that nobody has the time to stop it well."""
    running = read_postmaster(folder / "cluster")
    assert running is not None
    kill({running.pid})
    end_all(folder)


def is_keeper(pid: int) -> bool:
    """Whether the process is the one that keeps the server."""
    return "config.embedded.keeper" in Path(f"/proc/{pid}/cmdline").read_text(encoding="utf-8")


def stopped(folder: Path) -> bool:
    """Whether nothing of the server is left."""
    return not processes_of(folder) and not socket_folder(folder).exists()


def test_processes_share_one_server_until_the_last_is_gone(
    folder: Path, use: Callable[..., tuple[User, Path, int]]
) -> None:
    first, socket, _ = use()
    second, also, _ = use()
    assert also == socket
    began = ask(socket, "SELECT pg_postmaster_start_time()")

    first.terminate()
    first.wait()
    assert ask(socket, "SELECT pg_postmaster_start_time()") == began

    second.kill()
    second.wait()
    wait_until(lambda: stopped(folder), "the server stopped")
    assert "database system is shut down" in (folder / "server.log").read_text()


def test_a_forked_child_keeps_the_server(
    folder: Path, use: Callable[..., tuple[User, Path, int]]
) -> None:
    parent, socket, child = use("fork")
    parent.kill()
    parent.wait()
    assert ask(socket, "SELECT 1") == 1

    os.kill(child, signal.SIGKILL)
    wait_until(lambda: stopped(folder), "the server stopped")


def test_a_committed_row_survives_the_death_of_everything(
    folder: Path, server: EmbeddedServer, use: Callable[..., tuple[User, Path, int]]
) -> None:
    _, socket, _ = use("safe")
    with connect(socket) as connection:
        connection.execute("CREATE TABLE kept (value integer)")
        connection.execute("INSERT INTO kept VALUES (7)")

    kill_everything(folder)
    last = read_postmaster(folder / "cluster")
    assert last is not None  # it had no time to tidy up
    assert not last.is_running()

    assert ask(server.ensure(), "SELECT value FROM kept") == 7


def test_a_number_that_another_process_has_now_does_not_lock_the_data(
    folder: Path, server: EmbeddedServer, use: Callable[..., tuple[User, Path, int]]
) -> None:
    use()
    kill_everything(folder)
    path = folder / "cluster" / "postmaster.pid"
    _, *rest = path.read_text().splitlines(keepends=True)
    path.write_text("".join([f"{os.getpid()}\n", *rest]))

    assert ask(server.ensure(), "SELECT 1") == 1


def test_a_server_that_dies_under_a_process_is_started_again(
    folder: Path, server: EmbeddedServer
) -> None:
    server.ensure()
    keeper_and_server = processes_of(folder)
    kill(keeper_and_server)
    wait_until(lambda: not keeper_and_server & processes_of(folder), "both are dead")

    assert ask(server.ensure(), "SELECT 1") == 1


def test_a_server_that_died_a_moment_ago_is_started_again(
    folder: Path, server: EmbeddedServer
) -> None:
    server.ensure()
    running = read_postmaster(folder / "cluster")
    assert running is not None
    (keeper,) = {pid for pid in processes_of(folder) if is_keeper(pid)}
    os.kill(keeper, signal.SIGSTOP)  # it has not noticed yet
    kill({running.pid})
    wait_until(lambda: not listens(running.socket), "the server died")
    notices = threading.Timer(0.3, os.kill, [keeper, signal.SIGCONT])
    notices.start()

    assert ask(server.ensure(), "SELECT 1") == 1
    notices.join()


def test_a_server_whose_socket_somebody_removed_is_told(
    folder: Path, server: EmbeddedServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("config.embedded.server.END_WITHIN", 0.1)
    neighbour = EmbeddedServer(folder, fsync=False)
    neighbour.ensure()  # without another user the keeper may end it before it is missed
    shutil.rmtree(server.ensure())
    with pytest.raises(EmbeddedServerError, match=r"its socket is gone.*server\.log"):
        server.ensure()
    end_all(folder)
    neighbour.release()


def test_a_server_is_known_where_nobody_may_look_into_its_folder(
    folder: Path, server: EmbeddedServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    def forbidden(_path: Path) -> Path:
        raise PermissionError

    server.ensure()
    running = read_postmaster(folder / "cluster")
    assert running is not None
    monkeypatch.setattr(Path, "readlink", forbidden)
    assert running.is_running()
    assert not replace(running, pid=os.getpid()).is_running()
    assert not replace(running, pid=2**22 + 1).is_running()


def test_the_server_ends_with_its_keeper(folder: Path, server: EmbeddedServer) -> None:
    server.ensure()
    running = read_postmaster(folder / "cluster")
    assert running is not None
    kill(processes_of(folder) - {running.pid})
    wait_until(lambda: not running.is_running(), "the server ended")

    assert ask(server.ensure(), "SELECT 1") == 1


def test_first_making_that_is_killed_leaves_no_half_database(
    empty: Path, server: EmbeddedServer
) -> None:
    user = subprocess.Popen([sys.executable, "-c", USES, empty, "plain"], cwd=ROOT)
    wait_until((empty / "cluster.new" / "PG_VERSION").exists, "the making has begun")
    kill(processes_of(empty))
    user.wait()
    assert not (empty / "cluster").exists()

    assert ask(server.ensure(), "SELECT 1") == 1
    assert not (empty / "cluster.new").exists()


def test_the_server_is_private_and_writes_no_values_into_its_log(
    folder: Path, server: EmbeddedServer
) -> None:
    socket = server.ensure()
    assert stat.S_IMODE(socket.stat().st_mode) == 0o700
    assert ask(socket, "SHOW listen_addresses") == ""
    with pytest.raises(psycopg.errors.DivisionByZero):
        ask(socket, "SELECT 'not for the log', 1 / 0")
    log = (folder / "server.log").read_text()
    assert "division by zero" in log
    assert "not for the log" not in log


@pytest.mark.parametrize(("fsync", "shown"), [(True, "on"), (False, "off")])
def test_only_tests_spare_the_disk(folder: Path, fsync: bool, shown: str) -> None:  # noqa: FBT001
    handle = EmbeddedServer(folder, fsync=fsync)
    assert ask(handle.ensure(), "SHOW fsync") == shown
    handle.release()
    wait_until(lambda: stopped(folder), "the server stopped")


def test_data_of_another_version_are_refused(empty: Path, server: EmbeddedServer) -> None:
    (empty / "cluster").mkdir()
    (empty / "cluster" / "PG_VERSION").write_text("9\n")
    with pytest.raises(EmbeddedServerError, match=r"made by PostgreSQL 9.*PORTAL_PG_BIN"):
        server.ensure()
    assert stopped(empty)


@pytest.mark.parametrize("missing", ["PG_VERSION", "global/pg_control"])
def test_damaged_data_are_refused(folder: Path, server: EmbeddedServer, missing: str) -> None:
    server.ensure()
    server.release()
    wait_until(lambda: stopped(folder), "the server stopped")
    (folder / "cluster" / missing).unlink()
    with pytest.raises(EmbeddedServerError, match=r"cannot use the data in .* read .*server\.log"):
        server.ensure()
    assert not processes_of(folder)


def test_a_folder_that_cannot_be_written_is_named(folder: Path) -> None:
    (folder / "file").touch()
    with pytest.raises(EmbeddedServerError, match=r"cannot be written.*PORTAL_DATA"):
        EmbeddedServer(folder / "file" / "postgres").ensure()
