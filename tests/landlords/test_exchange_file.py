"""A file into plain data: whatever it is, it is read or refused with a sentence."""

import json
import os
from pathlib import Path

import pytest
from django.utils import translation

from landlords.exchange import json_file
from landlords.exchange.json_file import read_json
from landlords.requirements.problems import TermsError


def refusal(path: Path) -> str:
    with pytest.raises(TermsError) as caught:
        read_json(path)
    with translation.override("en"):
        return str(caught.value)


def file_of(folder: Path, content: bytes) -> Path:
    path = folder / "file.json"
    path.write_bytes(content)
    return path


def test_a_json_file_is_read(tmp_path: Path) -> None:
    assert read_json(file_of(tmp_path, b' {"a": [1, 2.5, null]} ')) == ({"a": [1, 2.5, None]}, [])


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "is empty"),
        (b" \n ", "is empty"),
        (b"\xef\xbb\xbf{}", "byte order mark"),
        ("{}".encode("utf-16"), "UTF-16"),
        (b"\xfe\xff\x00{\x00}", "UTF-16"),
        ('{"name": "Björk"}'.encode("latin-1"), "byte 13"),
        (b'{"name": "Bj\xc3', "UTF-8"),
        (b'{"a": [1, 2', "line 1, column 12"),
        (b'{"a": 1}\n{"b": 2}', "line 2, column 1"),
        (b'{"a": "\x00"}', "line 1, column 8"),
        (b"PK\x03\x04", "line 1, column 1"),
        (b"[" * 100_000, "nested"),
        (b'{"a":' * 100_000, "nested"),
        (b"[" * 100_000 + b"]" * 100_000, "nested"),
    ],
)
def test_a_file_that_is_no_document_is_refused_with_its_place(
    content: bytes, said: str, tmp_path: Path
) -> None:
    told = refusal(file_of(tmp_path, content))
    assert said in told
    assert "file.json" in told


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    assert "There is no file" in refusal(tmp_path / "absent.json")


@pytest.mark.parametrize("name", ["a\0b", "x" * 300, ""])
def test_a_name_that_no_file_can_have_is_refused(name: str, tmp_path: Path) -> None:
    assert refusal(tmp_path / name)


def test_a_folder_is_refused(tmp_path: Path) -> None:
    assert "is a folder" in refusal(tmp_path)


def test_a_file_that_cannot_be_read_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def denied(_path: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", denied)
    assert "Permission denied" in refusal(file_of(tmp_path, b"{}"))


def test_something_that_never_ends_is_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert "not an ordinary file" in refusal(tmp_path / "pipe")


def test_a_file_of_300_million_bytes_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "large.json"
    with path.open("wb") as large:
        large.truncate(300_000_000)
    assert "larger than 250 million bytes" in refusal(path)


def test_unprintable_signs_of_a_file_name_do_not_reach_the_terminal(tmp_path: Path) -> None:
    assert "\x1b" not in refusal(tmp_path / "evil\x1b[31m.json")


def test_keys_that_stand_twice_are_all_told_with_their_places(tmp_path: Path) -> None:
    content = b'{"a": 1, "a": 2, "b": [{"c": 1}, {"c": {"d": 1, "d": 2}, "e": 1, "e": 1}]}'
    data, problems = read_json(file_of(tmp_path, content))
    assert data == {"a": 2, "b": [{"c": 1}, {"c": {"d": 2}, "e": 1}]}
    assert [problem.path for problem in problems] == ["a", "b[1].e", "b[1].c.d"]


@pytest.mark.parametrize("digits", ["9" * 19, "9" * 10_000, "-" + "9" * 10_000])
def test_a_number_of_thousands_of_digits_stays_a_number_out_of_range(
    digits: str, tmp_path: Path
) -> None:
    data, _problems = read_json(file_of(tmp_path, f"[{digits}]".encode()))
    assert isinstance(data, list)
    assert abs(data[0]) > 10**15


def test_what_is_not_a_number_is_left_to_the_readers(tmp_path: Path) -> None:
    data, _problems = read_json(file_of(tmp_path, b"[NaN, Infinity, 1e999]"))
    assert json.dumps(data) == "[NaN, Infinity, Infinity]"


def test_the_limit_is_above_what_ten_thousand_landlords_take() -> None:
    assert json_file.LARGEST_FILE >= 250_000_000
