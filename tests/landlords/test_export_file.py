"""A file is in its place whole or not at all, and never in place of another one unasked."""

import hashlib
import io
import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from landlords.exchange.export_file import CannotWriteError, ExportToFile, ExportToOutput

TEXTS = ["Å", "sa ", "gata"]
DIGEST = hashlib.sha256("Åsa gata".encode()).hexdigest()


def export(path: Path | str, *, private: bool = False, force: bool = False) -> str:
    """Write the texts there; their digest."""
    with ExportToFile(str(path), private=private, force=force) as file:
        digest = file.write(TEXTS)
        file.put_in_place()
    return digest


def mode(path: Path) -> int:
    """Who may do what with a file."""
    return stat.S_IMODE(path.stat().st_mode)


@pytest.fixture(autouse=True)
def usual_mask() -> Iterator[None]:
    """The mask that most accounts have."""
    before = os.umask(0o022)
    yield
    os.umask(before)


def test_a_file_is_written_whole(tmp_path: Path) -> None:
    path = tmp_path / "ut.json"
    assert export(path) == DIGEST
    assert path.read_text(encoding="utf-8") == "Åsa gata"
    assert mode(path) == 0o644
    assert list(tmp_path.iterdir()) == [path]


def test_a_private_file_is_for_the_owner_only_from_its_first_byte(tmp_path: Path) -> None:
    os.umask(0)
    path = tmp_path / "ut.json"
    path.touch(0o666)
    with ExportToFile(str(path), private=True, force=True) as file:
        file.write(TEXTS)
        assert mode(file.waiting) == 0o600
        file.put_in_place()
    assert mode(path) == 0o600


def test_nothing_is_there_before_it_is_put_in_place(tmp_path: Path) -> None:
    path = tmp_path / "ut.json"
    with ExportToFile(str(path), private=False, force=False) as file:
        file.write(TEXTS)
        assert not path.exists()
    assert list(tmp_path.iterdir()) == []


def test_what_goes_wrong_leaves_nothing_behind(tmp_path: Path) -> None:
    path = tmp_path / "ut.json"
    path.write_text("Förut", encoding="utf-8")

    def parts() -> Iterator[str]:
        yield "Åsa"
        raise ZeroDivisionError

    with (
        pytest.raises(ZeroDivisionError),
        ExportToFile(str(path), private=True, force=True) as file,
    ):
        file.write(parts())
    assert list(tmp_path.iterdir()) == [path]
    assert path.read_text(encoding="utf-8") == "Förut"


def test_a_file_that_is_there_is_replaced_only_if_told_so(tmp_path: Path) -> None:
    path = tmp_path / "ut.json"
    path.write_text("Förut", encoding="utf-8")
    with pytest.raises(CannotWriteError, match=r"is there already\. .*--force"):
        export(path)
    assert path.read_text(encoding="utf-8") == "Förut"
    export(path, force=True)
    assert path.read_text(encoding="utf-8") == "Åsa gata"


def test_a_file_that_came_meanwhile_is_not_replaced(tmp_path: Path) -> None:
    path = tmp_path / "ut.json"
    with ExportToFile(str(path), private=False, force=False) as file:
        file.write(TEXTS)
        path.write_text("Någon annans", encoding="utf-8")
        with pytest.raises(CannotWriteError, match="is there already"):
            file.put_in_place()
    assert path.read_text(encoding="utf-8") == "Någon annans"
    assert list(tmp_path.iterdir()) == [path]


def test_a_link_is_followed(tmp_path: Path) -> None:
    path, link = tmp_path / "ut.json", tmp_path / "link.json"
    link.symlink_to(path)
    export(link)
    assert link.is_symlink()
    assert path.read_text(encoding="utf-8") == "Åsa gata"


@pytest.mark.parametrize("force", [False, True])
@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("folder", "is a folder. Name a file in it."),
        (".", "is a folder"),
        ("pipe", "is not an ordinary file. Name another one."),
        ("/dev/null", "is not an ordinary file"),
        ("nowhere/ut.json", "There is no folder to write nowhere/ut.json in."),
        ("file/ut.json", "cannot be written"),
        ("round", "cannot be written"),
        ("n" * 300, "cannot be written .*too long"),
        ("nul\0.json", "nul\\?.json cannot be written"),
        ("line\n.json\n/x", "There is no folder to write line\\?.json\\?/x in."),
    ],
)
def test_a_place_where_nothing_can_be_written_is_told_in_a_sentence(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    told: str,
    force: bool,  # noqa: FBT001
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").touch()
    (tmp_path / "round").symlink_to("round")
    os.mkfifo(tmp_path / "pipe")
    before = sorted(tmp_path.iterdir())
    with pytest.raises(CannotWriteError, match=told):
        export(name, force=force)
    assert sorted(tmp_path.iterdir()) == before


def test_a_full_disk_is_told_in_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_number: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(CannotWriteError, match=r"No space left on device.*make room"):
        export(tmp_path / "ut.json")
    assert list(tmp_path.iterdir()) == []


def test_a_disk_that_fills_up_on_the_way_is_told_likewise(tmp_path: Path) -> None:
    with ExportToFile(str(tmp_path / "ut.json"), private=False, force=False) as file:
        file.file.close()
        with Path("/dev/full").open("wb", buffering=0) as full:
            file.file = full
            with pytest.raises(CannotWriteError, match="No space left on device"):
                file.write(TEXTS)
    assert list(tmp_path.iterdir()) == []


def test_the_output_gets_the_bytes_and_gets_them_last() -> None:
    output = io.BytesIO()
    with ExportToOutput(output) as file:
        assert file.write(TEXTS) == DIGEST
        assert output.getvalue() == b""
        file.put_in_place()
    assert output.getvalue() == "Åsa gata".encode()


def test_an_output_that_takes_nothing_is_told_in_a_sentence() -> None:
    with Path("/dev/full").open("wb", buffering=0) as output, ExportToOutput(output) as file:
        file.write(TEXTS)
        with pytest.raises(CannotWriteError, match="The standard output cannot be written"):
            file.put_in_place()


def test_no_room_for_what_goes_to_the_output_is_told(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "nowhere"))
    with pytest.raises(CannotWriteError, match="no folder to write The standard output in"):
        ExportToOutput(io.BytesIO())
