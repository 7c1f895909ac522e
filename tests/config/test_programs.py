"""PostgreSQL's programs run as somebody who is not root, wherever they and their data lie."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from config.embedded import programs
from config.embedded.cluster import Cluster
from config.embedded.errors import EmbeddedServerError
from config.embedded.locks import GUARD, holding
from config.embedded.server import EmbeddedServer

as_root = pytest.mark.skipif(os.geteuid() != 0, reason="Only root must become somebody else.")


@pytest.fixture
def private() -> Iterator[Path]:
    """A folder that only root may enter, as /root is on Debian, with the programs in it."""
    path = Path(tempfile.mkdtemp(prefix="portal-test-")).resolve()
    package = programs.find_programs(path / "cluster").folder.parents[1]
    for folder in (package, package.with_name(f"{package.name}.libs")):
        if folder.exists():
            shutil.copytree(folder, path / folder.name, symlinks=True)
    assert path.stat().st_mode & 0o077 == 0
    yield path
    shutil.rmtree(path)


@as_root
def test_root_without_namespaces_serves_from_private_folders(
    private: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (bin_folder,) = private.glob("*/*/bin")
    monkeypatch.setenv("PORTAL_PG_BIN", str(bin_folder))
    monkeypatch.setattr(programs, "NAMESPACE", ("false",))
    cluster = Cluster(private, fsync=False)
    assert cluster.programs.owner == programs.NOBODY
    with holding(private / GUARD) as guard:
        cluster.make(guard=guard)
    cluster.start()
    try:
        with psycopg.connect(
            host=str(cluster.socket), user="portal_owner", dbname="portal"
        ) as connection:
            assert connection.execute("SELECT 1").fetchone() == (1,)
        assert (private / "cluster").stat().st_uid == programs.NOBODY
    finally:
        cluster.stop()

    monkeypatch.undo()
    monkeypatch.setenv("PORTAL_PG_BIN", str(bin_folder))
    assert programs.find_programs(private / "cluster").owner == programs.NOBODY  # as it was made


@as_root
def test_root_who_can_become_nobody_else_is_told_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(programs, "NAMESPACE", ("false",))
    monkeypatch.setattr(programs, "AS_NOBODY", ("/nowhere/setpriv",))
    with pytest.raises(EmbeddedServerError, match="run the command as an ordinary user"):
        programs.find_programs(tmp_path / "cluster")


def test_a_program_that_does_not_run_here_is_no_postgresql() -> None:
    assert programs.major_version("postgres (PostgreSQL) 18.6\n") == 18
    with pytest.raises(EmbeddedServerError, match="it says: Exec format error"):
        programs.major_version("cannot execute\nExec format error\n")


def test_missing_programs_are_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORTAL_PG_BIN", str(tmp_path))
    with pytest.raises(EmbeddedServerError, match=r"no PostgreSQL in PORTAL_PG_BIN.*DATABASE_URL"):
        EmbeddedServer(tmp_path).ensure()


def test_making_that_fails_leaves_nothing_and_says_why(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("initdb", "postgres"):
        program = tmp_path / name
        program.write_text(
            '#!/bin/sh\ncase "$1" in --version | --show) echo "(PostgreSQL) 18.0"; exit 0 ;; esac\n'
            "echo No space left on device; exit 1\n"
        )
        program.chmod(0o755)
    monkeypatch.setenv("PORTAL_PG_BIN", str(tmp_path))
    with pytest.raises(EmbeddedServerError, match=r"could not be made.*No space left on device"):
        EmbeddedServer(tmp_path).ensure()
    assert not (tmp_path / "cluster.new").exists()
