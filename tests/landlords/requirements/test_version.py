"""The engine's version follows its source, and nothing else."""

from pathlib import Path

import pytest

from landlords.requirements import version


@pytest.fixture
def source(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(version, "FOLDER", tmp_path)
    (tmp_path / "a.py").write_text("one", encoding="utf-8")
    return tmp_path


def now() -> str:
    version.engine_version.cache_clear()
    try:
        return version.engine_version()
    finally:
        version.engine_version.cache_clear()


def test_a_change_of_any_file_is_another_version(source: Path) -> None:
    first = now()
    assert first == now()
    (source / "a.py").write_text("two", encoding="utf-8")
    second = now()
    (source / "b.py").write_text("", encoding="utf-8")
    assert len({first, second, now()}) == 3


def test_what_moves_between_files_is_another_version(source: Path) -> None:
    (source / "b.py").write_text("two", encoding="utf-8")
    first = now()
    (source / "a.py").write_text("onetwo", encoding="utf-8")
    (source / "b.py").write_text("", encoding="utf-8")
    assert now() != first


def test_the_core_has_a_version() -> None:
    assert len(version.engine_version()) == version.DIGITS
