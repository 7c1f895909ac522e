"""A file whose landlords are parsed one at a time says the same as one that is parsed whole."""

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from landlords.exchange.document import read_document
from landlords.exchange.json_file import read_json
from landlords.exchange.json_stream import Unread, read_json_stream
from landlords.requirements.problems import TermsError
from tests.landlords.exchange_document import DISTRICTS
from tests.landlords.exchange_full import full_document


def put_down(text: str, folder: Path) -> Path:
    path = folder / "inventory.json"
    path.write_text(text, encoding="utf-8")
    return path


def unread(path: Path) -> Unread:
    data, _problems = read_json_stream(path)
    assert isinstance(data, dict)
    landlords = data["landlords"]
    assert isinstance(landlords, Unread)
    return landlords


@pytest.mark.parametrize("indent", [None, 1])
def test_each_landlord_is_parsed_as_in_the_whole(indent: int | None, tmp_path: Path) -> None:
    data = full_document()
    path = put_down(json.dumps(data, indent=indent, ensure_ascii=False), tmp_path)
    landlords = unread(path)
    assert list(landlords) == data["landlords"]
    assert landlords.item(1) == data["landlords"][1]
    read, problems = read_json_stream(path)
    assert problems == []
    assert isinstance(read, dict)
    assert {**read, "landlords": data["landlords"]} == data


def test_only_their_own_columns_are_kept_and_the_rest_is_read_again(tmp_path: Path) -> None:
    path = put_down(json.dumps(full_document()), tmp_path)
    lean = read_document(read_json_stream(path)[0], DISTRICTS)
    whole = read_document(full_document(), DISTRICTS)
    assert lean.problems == []
    assert [entry.scopes for entry in lean.landlords] == [[], [], []]
    assert [lean.whole(entry) for entry in lean.landlords] == whole.landlords
    assert [whole.whole(entry) for entry in whole.landlords] == whole.landlords


def test_problems_are_told_once_and_with_the_same_places(tmp_path: Path) -> None:
    data = full_document()
    data["landlords"][0]["stock"][0]["rooms"] = 12
    data["landlords"][0]["managers"][0]["manager"] = "okand"
    lean = read_document(read_json_stream(put_down(json.dumps(data), tmp_path))[0], DISTRICTS)
    places = [problem.path for problem in lean.problems]
    assert places == [problem.path for problem in read_document(data, DISTRICTS).problems]
    again = lean.whole(lean.landlords[0])
    assert (len(again.stock), again.managers) == (1, [])
    assert [problem.path for problem in lean.problems] == places


def test_keys_that_stand_twice_are_told_with_their_place(tmp_path: Path) -> None:
    text = '{"about": "a", "about": "b", "landlords": [{"name": "x"}, {"name": "y", "name": "z"}]}'
    _data, problems = read_json_stream(put_down(text, tmp_path))
    assert [problem.path for problem in problems] == ["about", "landlords[1].name"]


@pytest.mark.parametrize(
    "text",
    [
        "", "[]", "7", "{", "{}", '{"landlords"', '{"landlords": [', '{"landlords": [1,]}',
        '{"landlords": [1 2]}', '{"landlords": [1]} x', '{"landlords": {}}', '{"landlords": []}',
        '{1: 2}', '{"a": 1,}', '{"landlords": [1], "landlords": [2]}', '{"landlords": null} ',
        '\n{ "landlords" :\t[ 1 , {"a": [2]} ] , "about" : "x" }\n', '{"landlords": [01]}',
    ],
)  # fmt: skip
def test_odd_files_are_answered_as_when_parsed_whole(text: str, tmp_path: Path) -> None:
    assert answered(text, tmp_path, lean=True) == answered(text, tmp_path, lean=False)


def answered(text: str, folder: Path, *, lean: bool) -> object:
    """What is read, and the problems; or what is refused."""
    try:
        data, problems = (read_json_stream if lean else read_json)(put_down(text, folder))
    except TermsError as error:
        return str(error)
    if isinstance(data, dict) and "landlords" in data:
        landlords = data["landlords"]
        data = {**data, "landlords": list(landlords) if isinstance(landlords, list) else landlords}
    return data, [str(problem) for problem in problems]


@settings(
    max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(at=st.integers(0, 3000), sign=st.sampled_from(list('{}[]",:0x ')), cut=st.booleans())
def test_damaged_files_are_answered_as_when_parsed_whole(
    at: int, sign: str, tmp_path: Path, *, cut: bool
) -> None:
    text = json.dumps(full_document())
    damaged = text[:at] if cut else text[:at] + sign + text[at + 1 :]
    assert answered(damaged, tmp_path, lean=True) == answered(damaged, tmp_path, lean=False)
