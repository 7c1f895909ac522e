"""Catalogues are complete, and compiled when their text is newer."""

import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

import polib
import pytest

from config import catalogues

SWEDISH = catalogues.FOLDER / "sv" / "LC_MESSAGES" / "django.po"
ENGLISH = catalogues.FOLDER / "en" / "LC_MESSAGES" / "django.po"
ROOT = catalogues.FOLDER.parent
PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|%[sd%]|\{\w*\}")
ENDS = (":", "…", "?", "\n", " ")


def entries(path: Path) -> list[polib.POEntry]:
    """The texts of a catalogue that are still in use."""
    return [entry for entry in polib.pofile(str(path)) if not entry.obsolete]


def translations(entry: polib.POEntry) -> list[tuple[str, str]]:
    """Each form of a translation beside the text it stands for."""
    if not entry.msgid_plural:
        return [(entry.msgid, entry.msgstr)]
    return [(entry.msgid, entry.msgstr_plural[0]), (entry.msgid_plural, entry.msgstr_plural[1])]


def test_every_text_is_translated() -> None:
    assert len(entries(SWEDISH)) > 500
    empty = [text for entry in entries(SWEDISH) for text, told in translations(entry) if not told]
    assert empty == []


@pytest.mark.parametrize("path", [SWEDISH, ENGLISH])
def test_nothing_is_half_translated_or_left_over(path: Path) -> None:
    po = polib.pofile(str(path))
    assert not po.metadata_is_fuzzy
    assert [entry.msgid for entry in po.fuzzy_entries()] == []
    assert [entry.msgid for entry in po.obsolete_entries()] == []


def test_a_translation_has_the_placeholders_of_its_text() -> None:
    for entry in entries(SWEDISH):
        for text, told in translations(entry):
            wanted, found = set(PLACEHOLDER.findall(text)), set(PLACEHOLDER.findall(told))
            if entry.msgid_plural:  # "1 home" may leave its number out
                assert found <= {*PLACEHOLDER.findall(entry.msgid_plural)}, entry.msgid
            else:
                assert found == wanted, entry.msgid


def test_a_translation_ends_as_its_text_does() -> None:
    differing = [
        (text, told)
        for entry in entries(SWEDISH)
        for text, told in translations(entry)
        for end in ENDS
        if text.endswith(end) != told.endswith(end) or text.startswith(end) != told.startswith(end)
    ]
    assert differing == []


@pytest.fixture(scope="module")
def gathered(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project in which the texts have been gathered from the sources again."""
    if shutil.which("xgettext") is None:
        pytest.skip("xgettext is missing: as root, apt-get install gettext")
    copy = tmp_path_factory.mktemp("gathered") / "project"
    left_out = shutil.ignore_patterns(".*", "var", "screenshots", "__pycache__", "*.mo")
    shutil.copytree(ROOT, copy, ignore=left_out, symlinks=True)
    command = [
        "makemessages",
        "--all",
        "--no-obsolete",
        "--no-wrap",
        "--no-location",
    ]  # as in the Makefile
    environment = {**os.environ, "PORTAL_DATA": str(copy / "var")}
    subprocess.run([sys.executable, "manage.py", *command], cwd=copy, env=environment, check=True)
    return copy


@pytest.mark.parametrize("path", [SWEDISH, ENGLISH])
def test_the_catalogues_hold_just_what_stands_in_the_sources(gathered: Path, path: Path) -> None:
    def keys(path: Path) -> Counter[tuple[str | None, str, str]]:
        return Counter((entry.msgctxt, entry.msgid, entry.msgid_plural) for entry in entries(path))

    there, found = keys(path), keys(gathered / path.relative_to(ROOT))
    assert {"missing": found - there, "left over": there - found} == {
        "missing": Counter(),
        "left over": Counter(),
    }


def test_english_stands_in_the_code_and_is_not_translated_again() -> None:
    assert [entry.msgid for entry in entries(ENGLISH) if entry.translated()] == []


def test_only_a_newer_text_is_compiled_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(catalogues, "FOLDER", tmp_path)
    po = tmp_path / "sv" / "LC_MESSAGES" / "django.po"
    po.parent.mkdir(parents=True)
    po.write_bytes(SWEDISH.read_bytes())
    assert catalogues.compile_stale() == [po]
    assert catalogues.compile_stale() == []
    newer = po.with_suffix(".mo").stat().st_mtime + 10
    os.utime(po, (newer, newer))
    assert catalogues.compile_stale() == [po]
