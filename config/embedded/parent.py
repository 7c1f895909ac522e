"""Makes a process end with the one that started it (Linux; quietly nothing elsewhere)."""

from __future__ import annotations

import ctypes
import os
import signal
import sys

PR_SET_PDEATHSIG = 1


def die_with_parent(by: signal.Signals) -> None:
    """Ask the kernel to send us the signal when our parent dies, by whatever death."""
    if not sys.platform.startswith("linux"):
        return
    parent = os.getppid()
    try:
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, int(by), 0, 0, 0)
    except (OSError, AttributeError):
        return
    if os.getppid() != parent:  # it died before we asked
        os.kill(os.getpid(), by)


def end_with_parent() -> None:
    """For a PostgreSQL program just started: it stops at once when its parent dies.

    SIGQUIT loses no committed row and always works; a clean shutdown may hang during a recovery.
    """
    die_with_parent(signal.SIGQUIT)
