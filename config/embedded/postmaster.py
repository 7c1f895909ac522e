"""What PostgreSQL writes of itself into its data folder: postmaster.pid."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

SOCKET_LINE, STATUS_LINE = 4, 7


@dataclass(frozen=True)
class Postmaster:
    """The server that serves a data folder, or the one that did so last."""

    data: Path
    pid: int
    socket: Path
    ready: bool

    def is_running(self) -> bool:
        """Whether the process of that number is this server, not another that has its number."""
        try:
            return Path(f"/proc/{self.pid}/cwd").readlink() == self.data.resolve()
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


def forget_postmaster(data: Path) -> None:
    """Put our own number where a dead server's number stands that another process has now.

    PostgreSQL knows its parent and goes on to see whether the data are in use; had the file been
    removed, it would not.
    """
    path = data / "postmaster.pid"
    if path.exists():
        rest = path.read_text(encoding="utf-8").splitlines(keepends=True)[1:]
        path.write_text("".join([f"{os.getpid()}\n", *rest]), encoding="utf-8")
