"""Where a server is, and whether: what PostgreSQL writes of itself into postmaster.pid."""

from __future__ import annotations

import os
import socket
from dataclasses import dataclass
from pathlib import Path

SOCKET_LINE, STATUS_LINE = 4, 7
SOCKET = ".s.PGSQL.5432"


@dataclass(frozen=True)
class Postmaster:
    """The server that serves a data folder, or the one that did so last."""

    data: Path
    pid: int
    socket: Path
    ready: bool

    def is_running(self) -> bool:
        """Whether the process of that number is this server, not another that has its number."""
        process = Path(f"/proc/{self.pid}")
        try:
            try:
                return (process / "cwd").readlink() == self.data.resolve()
            except PermissionError:  # root in a container may not look so far
                return os.fsencode(self.data) in (process / "cmdline").read_bytes().split(b"\0")
        except OSError:
            return False


def read_postmaster(data: Path) -> Postmaster | None:
    """The server as far as it is written down; None where nothing can be read."""
    try:
        lines = (data / "postmaster.pid").read_text(encoding="utf-8").splitlines()
        status = lines[STATUS_LINE].strip() if len(lines) > STATUS_LINE else ""
        return Postmaster(data, int(lines[0]), Path(lines[SOCKET_LINE]), status == "ready")
    except (OSError, ValueError, IndexError):
        return None


def listens(folder: Path) -> bool:
    """Whether anybody listens on the socket in the folder."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as trial:
        try:
            trial.connect(str(folder / SOCKET))
        except (FileNotFoundError, ConnectionRefusedError):
            return False
    return True


def forget_postmaster(data: Path) -> None:
    """Put our own number where a dead server's number stands that another process has now.

    PostgreSQL knows its parent and goes on to see whether the data are in use; had the file been
    removed, it would not.
    """
    path = data / "postmaster.pid"
    if path.exists():
        rest = path.read_text(encoding="utf-8").splitlines(keepends=True)[1:]
        path.write_text("".join([f"{os.getpid()}\n", *rest]), encoding="utf-8")
