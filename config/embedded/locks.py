"""Locks on files, by which processes that do not know each other agree; any death frees them."""

from __future__ import annotations

import contextlib
import fcntl
import os
from collections.abc import Iterator
from pathlib import Path

GUARD = "lock.guard"  # exclusive: who starts or stops the server
USERS = "lock.users"  # shared: each process that uses it
KEEPER = "lock.keeper"  # exclusive: the process that keeps it


def open_lock(path: Path) -> int:
    """The lock's file, made if need be."""
    return os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)


@contextlib.contextmanager
def holding(path: Path) -> Iterator[int]:
    """Hold the lock alone within the block; wait for it first."""
    number = open_lock(path)
    try:
        fcntl.flock(number, fcntl.LOCK_EX)
        yield number
    finally:
        os.close(number)


def is_held(number: int) -> bool:
    """Whether another holds the lock alone."""
    try:
        fcntl.flock(number, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    fcntl.flock(number, fcntl.LOCK_UN)
    return False


def try_alone(number: int) -> bool:
    """Take the lock alone if nobody has it."""
    try:
        fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def wait_until_free(number: int) -> None:
    """Sleep until nobody has the lock."""
    fcntl.flock(number, fcntl.LOCK_EX)
    fcntl.flock(number, fcntl.LOCK_UN)
