"""The portal's own PostgreSQL as a process sees it: ask, and it runs as long as you live.

Processes share one server on a private socket. Each holds a shared lock, which the kernel gives
back at any death; `config.embedded.keeper` stops the server when the last one is gone.
"""

from __future__ import annotations

import fcntl
import os
import subprocess
import sys
import threading
import time
from pathlib import Path

from config.embedded.errors import EmbeddedServerError
from config.embedded.locks import GUARD, KEEPER, USERS, holding, is_held, open_lock
from config.embedded.postmaster import listens, read_postmaster
from config.embedded.programs import last_line

__all__ = ["EmbeddedServer", "EmbeddedServerError"]

ROOT = Path(__file__).resolve().parents[2]
END_WITHIN = 10.0  # seconds for a keeper whose server has died
PAUSE = 0.02


class EmbeddedServer:
    """The server whose data are in `folder`; `fsync=False` is for data nobody will miss."""

    def __init__(self, folder: Path | str, *, fsync: bool = True) -> None:
        self.folder = Path(folder).resolve()
        self.fsync = fsync
        self._socket: Path | None = None
        self._users: int | None = None
        self._keeper: int | None = None
        self._turn = threading.Lock()

    def ensure(self) -> Path:
        """See that the server runs, and go on running while we live; answers its socket folder."""
        with self._turn:
            if self._socket is None or not self._is_kept() or not listens(self._socket):
                self._socket = self._join()
            return self._socket

    def release(self) -> None:
        """Let go of the server; it stops if nobody else uses it."""
        for number in (self._users, self._keeper):
            if number is not None:
                os.close(number)
        self._socket = self._users = self._keeper = None

    def keep_across_exec(self) -> None:
        """Go on using the server in the program this process becomes by exec."""
        if self._users is not None:
            os.set_inheritable(self._users, True)  # noqa: FBT003

    def _is_kept(self) -> bool:
        return self._keeper is not None and is_held(self._keeper)

    def _join(self) -> Path:
        self._make_folder()
        self.release()
        try:
            with holding(self.folder / GUARD) as guard:
                self._users = open_lock(self.folder / USERS)
                fcntl.flock(self._users, fcntl.LOCK_SH)
                self._keeper = open_lock(self.folder / KEEPER)
                if self._is_silent():
                    self._wait_for_keeper()
                if not is_held(self._keeper):
                    self._start_keeper(guard)
                return self._find_socket()
        except OSError as error:
            self.release()
            raise self._unwritable(error) from error
        except EmbeddedServerError:
            self.release()
            raise

    def _make_folder(self) -> None:
        try:
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            raise self._unwritable(error) from error

    def _unwritable(self, error: OSError) -> EmbeddedServerError:
        return EmbeddedServerError(
            f"The folder {self.folder} for the database cannot be written ({error.strerror}): see "
            "that it is yours and that there is room on the disk, or name another folder with "
            "PORTAL_DATA."
        )

    def _start_keeper(self, guard: int) -> None:
        """Start it, and wait for its answer; by a second fork it is nobody's child."""
        how = "safe" if self.fsync else "fast"
        command = [sys.executable, "-m", "config.embedded.keeper"]
        command += [str(self.folder), str(guard), how]
        answer = subprocess.run(
            command,
            env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            check=False,
            pass_fds=[guard],
        )
        if said := answer.stdout.strip():
            raise EmbeddedServerError(said)
        if answer.returncode != 0 or answer.stderr.strip():
            raise self._silent(last_line(answer.stderr))

    def _is_silent(self) -> bool:
        """Whether the server that was started last has died since."""
        found = read_postmaster(self.folder / "cluster")
        return found is None or not listens(found.socket)

    def _wait_for_keeper(self) -> None:
        """It ends with its server, in a moment."""
        deadline = time.monotonic() + END_WITHIN
        while self._is_kept():
            if time.monotonic() > deadline:
                raise self._silent("its socket is gone")
            time.sleep(PAUSE)

    def _find_socket(self) -> Path:
        """Where it listens: as it says itself, since another user's habits may have chosen."""
        found = read_postmaster(self.folder / "cluster")
        if found is None or not found.ready:
            raise self._silent("it wrote no address")
        return found.socket

    def _silent(self, what: str) -> EmbeddedServerError:
        return EmbeddedServerError(
            f"The database in {self.folder} ended before it answered ({what}): read "
            f"{self.folder / 'server.log'}, then try again."
        )
