"""What a data folder makes for itself is made once, whoever comes first."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

from config.shared.once import made_once


def test_it_is_made_once_and_read_by_its_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "folder" / "key"
    assert made_once(path, lambda: "first") == "first"
    assert made_once(path, lambda: "second") == "first"
    assert path.stat().st_mode & 0o777 == 0o600
    assert [file.name for file in path.parent.iterdir()] == ["key"]


def test_whoever_comes_at_the_same_time_gets_the_same(tmp_path: Path) -> None:
    together = Barrier(8)

    def make(number: int) -> str:
        together.wait()
        return str(number)

    with ThreadPoolExecutor(8) as threads:
        found = list(threads.map(lambda n: made_once(tmp_path / "key", lambda: make(n)), range(8)))
    assert len(set(found)) == 1
    assert [file.name for file in tmp_path.iterdir()] == ["key"]
