"""Starting, finding and ending real processes in tests; every wait is bounded."""

import os
import signal
import time
from collections.abc import Callable
from pathlib import Path

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


def _belongs(entry: Path, folder: str) -> bool:
    try:
        state = (entry / "stat").read_text().rpartition(")")[2].split()[0]
        named = folder in (entry / "cmdline").read_text(errors="replace")
        there = named or str((entry / "cwd").readlink()).startswith(folder)
    except OSError:
        return False
    return there and state != "Z"
