"""Starting, finding and ending real processes in tests; every wait is bounded."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from config.embedded.server import ROOT

STARTING = "Database: starting the portal's own PostgreSQL …\n"
WITHIN = 20.0  # seconds; far more than is needed, reached only when something is wrong


def wait_until(holds: Callable[[], object], what: str) -> None:
    """Look again and again until it holds."""
    deadline = time.monotonic() + WITHIN
    while not holds():
        if time.monotonic() > deadline:
            raise AssertionError(f"It did not come true in time: {what}.")
        time.sleep(0.02)


def processes_of(folder: Path) -> set[int]:
    """All living processes that name the folder or work in it, but us."""
    found = {int(entry.name) for entry in Path("/proc").iterdir() if entry.name.isdigit()}
    return {pid for pid in found - {os.getpid()} if _belongs(Path(f"/proc/{pid}"), str(folder))}


def kill(pids: set[int]) -> None:
    """Kill without warning; those that are gone already are gone."""
    for pid in pids:
        try:
            os.kill(pid, signal.SIGKILL)
        except ProcessLookupError:
            continue


def end_all(folder: Path) -> None:
    """Leave nothing behind after a test."""
    kill(processes_of(folder))
    wait_until(lambda: not processes_of(folder), f"nothing runs in {folder}")


def environment(**changes: str) -> dict[str, str]:
    """Our environment without what the tests' settings need."""
    ours = ("PORTAL_", "DJANGO_", "DATABASE_URL", "OWNER_DATABASE_URL", "PYTEST", "MAKE", "COV_")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    return {**kept, **changes}


def free_port() -> int:
    """A port that nobody has just now."""
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        port: int = trial.getsockname()[1]
        return port


def refusal(folder: Path, **changes: str) -> str:
    """What the real project says when it cannot start; its one line."""
    done = subprocess.run(
        [sys.executable, "-m", "config.start"],
        cwd=ROOT,
        env=environment(**{"PORT": str(free_port()), "PORTAL_DATA": str(folder), **changes}),
        capture_output=True,
        encoding="utf-8",
        timeout=30,
        check=False,
    )
    assert done.returncode == 1
    assert done.stdout in {"", "Database: connecting …\n", STARTING}
    assert done.stderr.count("\n") == 1, done.stderr
    return done.stderr


def _belongs(entry: Path, folder: str) -> bool:
    try:
        state = (entry / "stat").read_text().rpartition(")")[2].split()[0]
        named = folder in (entry / "cmdline").read_text(errors="replace")
        there = named or str((entry / "cwd").readlink()).startswith(folder)
    except OSError:
        return False
    return there and state != "Z"
