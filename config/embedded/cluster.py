"""One PostgreSQL data folder: made, started and stopped. Runs in the keeper only."""

from __future__ import annotations

import os
import shutil
import signal
import stat
import subprocess
import tempfile
import time
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from config.embedded.errors import EmbeddedServerError
from config.embedded.postmaster import forget_postmaster, read_postmaster
from config.embedded.programs import Programs, find_programs, last_line

OWNER = "portal_owner"
DATABASE = "portal"
START_WITHIN = 60.0  # seconds; recovery after a crash may take a while
STOP_WITHIN = 10.0
PAUSE = 0.02
LONGEST_SOCKET_FOLDER = 90  # a socket's whole path has room for 107 bytes
LARGEST_LOG = 5_000_000
BUSY = ("already exists", "still in use", "is another postmaster")

# No statement and no value of a row reaches the log, which is an ordinary file.
SETTINGS = {
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "max_connections": "100",
    "log_min_error_statement": "panic",
    "log_error_verbosity": "terse",
}
FAST = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}


class Cluster:
    """The server in `folder`: data in `cluster`, messages in `server.log`."""

    def __init__(self, folder: Path, *, fsync: bool) -> None:
        self.folder = folder
        self.data = folder / "cluster"
        self.log = folder / "server.log"
        self.fsync = fsync
        self.programs: Programs = find_programs(self.data)
        self.socket = socket_folder(folder)
        self.process: subprocess.Popen[bytes] | None = None

    def make(self, *, guard: int) -> None:
        """Make the data once: complete or not at all, whatever happens on the way."""
        if self.data.exists():
            self._check_data()
            return
        unfinished = self.folder / "cluster.new"
        shutil.rmtree(unfinished, ignore_errors=True)
        unfinished.mkdir(mode=0o700)
        self.programs.own(unfinished)
        # Whoever comes next must wait for an initdb that outlives us: it holds the guard, too.
        made = self.programs.run("initdb", *self._initdb_options(unfinished), hold=[guard])
        if made.returncode == 0:
            made = self._single(unfinished, f"CREATE DATABASE {DATABASE};\n", guard=guard)
        if made.returncode != 0:
            shutil.rmtree(unfinished, ignore_errors=True)
            raise EmbeddedServerError(
                f"The database could not be made in {self.folder} ({last_line(made.stdout)}): see "
                "that there is room on the disk, or name another folder with PORTAL_DATA."
            )
        unfinished.rename(self.data)
        sync_folder(self.folder)

    def start(self) -> None:
        """Start the server and wait until it answers."""
        self._make_socket_folder()
        self._stop_leftover()
        deadline = time.monotonic() + START_WITHIN
        while not self._started(deadline):
            time.sleep(0.1)

    def stop(self) -> None:
        """Stop the server, cleanly if it can be; take its socket folder away."""
        if self.process is not None:
            for how in (signal.SIGINT, signal.SIGQUIT, signal.SIGKILL):
                self.process.send_signal(how)
                try:
                    self.process.wait(STOP_WITHIN)
                    break
                except subprocess.TimeoutExpired:
                    continue
        self.remove_socket()

    def remove_socket(self) -> None:
        """Take the socket folder away."""
        shutil.rmtree(self.socket, ignore_errors=True)

    def _check_data(self) -> None:
        try:
            version = (self.data / "PG_VERSION").read_text(encoding="ascii").strip()
        except OSError as error:
            raise self._damaged(f"PG_VERSION: {error.strerror}") from error
        if not version.isdigit():
            raise self._damaged("PG_VERSION holds no version")
        if int(version) != self.programs.major:
            raise EmbeddedServerError(
                f"The database in {self.folder} was made by PostgreSQL {version}, but the one "
                f"installed is {self.programs.major}: name the older one's programs with "
                "PORTAL_PG_BIN, or move the folder away to begin with an empty database."
            )

    def _damaged(self, what: str) -> EmbeddedServerError:
        return EmbeddedServerError(
            f"PostgreSQL cannot use the data in {self.folder} ({what}): read {self.log}, see that "
            "there is room on the disk, or move the folder away to begin with an empty database."
        )

    def _initdb_options(self, data: Path) -> Iterator[str | Path]:
        yield from ("-D", data, "-U", OWNER, "-E", "UTF8", "--locale=C.UTF-8", "--no-instructions")
        yield from ("--auth-local=trust", "--auth-host=reject")
        if self.programs.major >= 17:
            yield from ("--locale-provider=builtin", "--builtin-locale=C.UTF-8")
        if not self.fsync:
            yield "--no-sync"

    def _single(self, data: Path, sql: str, *, guard: int) -> subprocess.CompletedProcess[str]:
        options = ["-D", str(data), *self._server_options()]
        return self.programs.run(
            "postgres", "--single", *options, "postgres", text=sql, hold=[guard]
        )

    def _server_options(self) -> Iterator[str]:
        settings = {**SETTINGS, "unix_socket_directories": str(self.socket)}
        for name, value in (settings if self.fsync else {**settings, **FAST}).items():
            yield from ("-c", f"{name}={value}")

    def _make_socket_folder(self) -> None:
        try:
            self.socket.mkdir(mode=0o700, exist_ok=True)
            found = self.socket.lstat()
        except OSError as error:
            raise EmbeddedServerError(
                f"The folder {self.socket} for the database's socket cannot be made "
                f"({error.strerror}): see that there is room and right to write in "
                f"{self.socket.parent}, or name another folder with TMPDIR."
            ) from error
        ours = found.st_uid in {os.geteuid(), self.programs.owner}
        if not (ours and stat.S_ISDIR(found.st_mode) and not found.st_mode & 0o077):
            raise EmbeddedServerError(
                f"The folder {self.socket} for the database's socket belongs to somebody else or "
                "is open to others: have it removed, or name another folder with TMPDIR."
            )
        self.programs.own(self.socket)

    def _stop_leftover(self) -> None:
        """Deal with a server whose keeper was killed, and with a number that is another's now."""
        last = read_postmaster(self.data)
        if last is not None and last.is_running():
            self.programs.run("pg_ctl", "-D", self.data, "-m", "immediate", "-w", "stop")
        else:
            forget_postmaster(self.data)

    def _started(self, deadline: float) -> bool:
        """Try once; False where an earlier server has not quite let go of the data."""
        if self.log.exists() and self.log.stat().st_size > LARGEST_LOG:
            self.log.replace(self.log.with_suffix(".log.old"))
        with self.log.open("ab") as log:
            beginning = log.tell()
            self.process = self.programs.start(
                "postgres", "-D", self.data, *self._server_options(), log=log.fileno()
            )
        while self.process.poll() is None and time.monotonic() < deadline:
            now = read_postmaster(self.data)
            if now is not None and now.ready and now.pid == self.process.pid:
                return True
            time.sleep(PAUSE)
        said = self._said_since(beginning)
        if self.process.poll() is None:
            self.stop()
            raise self._damaged(f"it did not answer within {START_WITHIN:.0f} seconds")
        if time.monotonic() < deadline and any(word in said for word in BUSY):
            return False
        raise self._damaged(said)

    def _said_since(self, beginning: int) -> str:
        text = self.log.read_bytes()[beginning:].decode("utf-8", "replace")
        lines = [line for line in text.splitlines() if "FATAL:" in line or "PANIC:" in line]
        return last_line("\n".join(lines) or text)


def socket_folder(folder: Path) -> Path:
    """A short name, the same for every start by this user."""
    tag = sha256(f"{os.geteuid()}:{folder}".encode()).hexdigest()[:12]
    try:
        base = tempfile.gettempdir()
    except FileNotFoundError as error:
        raise EmbeddedServerError(
            "There is no folder for temporary files in which anything can be written: see that "
            "there is room on the disk, or name a folder with TMPDIR."
        ) from error
    if len(base) + len("/portal-") + len(tag) > LONGEST_SOCKET_FOLDER:
        base = "/tmp"  # noqa: S108 - the folder in it is ours alone, and looked at before use
    return Path(base) / f"portal-{tag}"


def sync_folder(folder: Path) -> None:
    """Make a change of names in the folder last."""
    number = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)
