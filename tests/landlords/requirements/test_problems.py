"""Problems say where, what and what to do, and show nothing that could harm."""

import pytest
from django.utils import translation

from landlords.requirements.problems import Gathering, Problem, TermsError, refused, shown, step
from landlords.requirements.sentences import NBSP, Sentence, say


@pytest.mark.parametrize(
    ("path", "prefix", "whole"),
    [
        ("n", "params", "params.n"),
        ("", "params", "params"),
        ("[1]", "params", "params[1]"),
        ("n", "", "n"),
        ("[0].params.n", "[2]", "[2][0].params.n"),
    ],
)
def test_paths_grow_from_within(path: str, prefix: str, whole: str) -> None:
    assert Problem(path, "wrong").under(prefix).path == whole


def test_an_error_tells_every_problem_with_its_place() -> None:
    error = TermsError([Problem("[0].n", "at most %(n)s", {"n": 1000}), Problem("", "nothing")])
    with translation.override("en"):
        assert str(error) == f"[0].n: at most 1{NBSP}000\nnothing"


def test_gathering_keeps_what_works_and_all_that_does_not() -> None:
    def fail(text: str) -> str:
        raise refused("%(text)s", text=text)

    gathering = Gathering([Problem("known", "before")])
    assert gathering.read("a", str.upper, "x") == "X"
    assert gathering.read("b", fail, "one") is None
    assert gathering.read("c", fail, "two") is None
    with pytest.raises(TermsError) as caught:
        gathering.finish()
    assert str(caught.value) == "known: before\nb: one\nc: two"


def test_nothing_gathered_is_no_error() -> None:
    Gathering().finish()


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ("abc", "“abc”"),
        ("a\x00\n\ud800", "“a???”"),
        ("x" * 41, "“" + "x" * 40 + "…”"),
        (None, "null"),
        (True, "true"),
        (False, "false"),
        (10**15, "1000000000000000"),
        (10**15 + 1, "a very large number"),
        (float("nan"), "nan"),
        ([[[]]], "a list"),
        ({"a": 1}, "an object"),
        (b"bytes", "bytes"),
    ],
)
def test_what_is_shown_is_short_and_printable(data: object, words: str) -> None:
    with translation.override("en"):
        assert say(Sentence("%(data)s", {"data": shown(data)})) == words


def test_a_number_too_long_for_python_to_write_is_shown() -> None:
    with translation.override("en"):
        assert say(Sentence("%(data)s", {"data": shown(-(10**5000))})) == "a very large number"


@pytest.mark.parametrize(
    ("key", "shown_as"),
    [("max_age", "max_age"), ("1", "1"), ("a\x00", "?"), ("", "?"), ("x" * 41, "?"), (3, "?")],
)
def test_a_step_of_a_path_is_safe(key: object, shown_as: str) -> None:
    assert step(key) == shown_as
