"""Catalogues are complete, and compiled when their text is newer."""

import os
from pathlib import Path

import polib
import pytest

from config import catalogues

SWEDISH = catalogues.FOLDER / "sv" / "LC_MESSAGES" / "django.po"


def test_every_text_is_translated() -> None:
    po = polib.pofile(str(SWEDISH))
    assert len(po) > 500
    assert [entry.msgid for entry in po.untranslated_entries()] == []
    assert [entry.msgid for entry in po.fuzzy_entries()] == []


def test_a_translation_has_the_placeholders_of_its_text() -> None:
    for entry in polib.pofile(str(SWEDISH)):
        for translation in [entry.msgstr, *entry.msgstr_plural.values()]:
            if translation:
                wanted = placeholders(entry.msgid) | placeholders(entry.msgid_plural)
                assert placeholders(translation) <= wanted, entry.msgid
                if not entry.msgid_plural:
                    assert placeholders(translation) == wanted, entry.msgid


def placeholders(text: str) -> set[str]:
    """The names between ``%(`` and ``)``."""
    return {part.split(")")[0] for part in text.split("%(")[1:]}


def test_english_stands_in_the_code_and_is_not_translated_again() -> None:
    english = polib.pofile(str(catalogues.FOLDER / "en" / "LC_MESSAGES" / "django.po"))
    assert [entry.msgid for entry in english.translated_entries() if entry.msgid] == []


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
