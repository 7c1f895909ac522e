"""The detached process that starts the server, and stops it when its last user is gone.

`python -m config.embedded.keeper FOLDER GUARD safe|fast`, started by EmbeddedServer alone; GUARD
is the number of the guard's open file. It answers once: nothing when the server is ready, or a
sentence. Should it be killed, the server ends with it, and the next connection starts both anew.
"""

from __future__ import annotations

import fcntl
import os
import sys
import threading
from pathlib import Path

from config.embedded.cluster import Cluster
from config.embedded.errors import EmbeddedServerError
from config.embedded.locks import (
    GUARD,
    KEEPER,
    USERS,
    holding,
    open_lock,
    try_alone,
    wait_until_free,
)


def main(folder: Path, guard: int, *, fsync: bool) -> None:
    """Start the server, answer, keep it until it is used no more."""
    keeper = open_lock(folder / KEEPER)
    fcntl.flock(keeper, fcntl.LOCK_EX)
    try:
        cluster = Cluster(folder, fsync=fsync)
        cluster.make(guard=guard)
        cluster.start()
    except EmbeddedServerError as error:
        print(error, flush=True)  # noqa: T201 - the answer
        return
    _answer(cluster.log)
    os.close(guard)
    stopping = threading.Event()
    threading.Thread(target=_end_with, args=[cluster, stopping], daemon=True).start()
    keep(cluster, keeper, stopping)


def keep(cluster: Cluster, keeper: int, stopping: threading.Event) -> None:
    """Sleep until the last user is gone, and stop the server unless a new one has come."""
    users = open_lock(cluster.folder / USERS)
    while True:
        wait_until_free(users)
        with holding(cluster.folder / GUARD):
            if try_alone(users):
                stopping.set()
                cluster.stop()
                os.close(keeper)
                os._exit(0)


def _answer(log: Path) -> None:
    """End the answer by closing it; what is said from now on goes to the log."""
    number = os.open(log, os.O_WRONLY | os.O_APPEND)
    os.dup2(number, 1)
    os.dup2(number, 2)
    os.close(number)


def _end_with(cluster: Cluster, stopping: threading.Event) -> None:
    """End when the server does, so that the next connection finds nobody and starts both."""
    if cluster.process is not None:
        cluster.process.wait()
    if not stopping.is_set():
        cluster.remove_socket()
        os._exit(1)


if __name__ == "__main__" and os.fork() == 0:
    os.setsid()
    os.chdir("/")
    main(Path(sys.argv[1]), int(sys.argv[2]), fsync=sys.argv[3] == "safe")
