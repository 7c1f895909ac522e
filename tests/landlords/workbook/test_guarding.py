"""Files that are no plain workbooks are refused before anything in them is read."""

import hashlib
import io
import struct
import zipfile
from collections.abc import Callable
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from landlords.workbook import guarding
from landlords.workbook.guarding import RefusedFileError, guard
from landlords.workbook.known import Known
from landlords.workbook.reading import read_workbook
from tests.landlords.workbook.files import WHOLE, repacked, xlsx

Parts = dict[str, bytes]
GOOD = xlsx(WHOLE)
SHEET = "xl/worksheets/sheet2.xml"
HEAD = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
MAIN = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def changed(change: Callable[[Parts], None]) -> bytes:
    """A good workbook with something in it."""
    return repacked(GOOD, change)


def with_part(name: str, content: bytes = b"x") -> bytes:
    """A good workbook with one part more."""
    return changed(lambda parts: parts.update({name: content}))


def with_sheet(content: bytes) -> bytes:
    """A good workbook, a sheet of which is this."""
    return changed(lambda parts: parts.update({SHEET: content}))


def replaced(name: str, old: bytes, new: bytes) -> bytes:
    """A good workbook in which something stands instead of something else."""

    def change(parts: Parts) -> None:
        assert old in parts[name]
        parts[name] = parts[name].replace(old, new, 1)

    return changed(change)


def rows(*cells: bytes) -> bytes:
    """A sheet of these rows."""
    inner = b"".join(cells)
    return (
        HEAD + b'<worksheet xmlns="' + MAIN + b'"><sheetData>' + inner + b"</sheetData></worksheet>"
    )


def laughs() -> bytes:
    """A billion laughs."""
    entities = b"".join(
        b'<!ENTITY l%d "%s">' % (level, b"&l%d;" % (level - 1) * 10) for level in range(1, 10)
    )
    return HEAD + b'<!DOCTYPE w [<!ENTITY l0 "ha">' + entities + b"]><w>&l9;</w>"


def external(kind: bytes) -> bytes:
    """A part that points out of the file."""
    return (
        HEAD
        + b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        b'<Relationship Id="r1" TargetMode="External" Target="https://ond.example/x" '
        b'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
        + kind
        + b'"/>'
        b"</Relationships>"
    )


def compound(word: str) -> bytes:
    """What old Excel and password protection write."""
    return guarding.CFB + bytes(512) + word.encode("utf-16-le") + bytes(512)


def zipped(parts: Parts, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A ZIP of these."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as packed:
        for name, content in parts.items():
            packed.writestr(name, content)
    return out.getvalue()


def doubled() -> bytes:
    """A part that stands twice, so that two readers may see two files."""
    out = io.BytesIO(GOOD)
    with zipfile.ZipFile(out, "a") as packed, pytest.warns(UserWarning, match="Duplicate name"):
        packed.writestr(SHEET, rows())
    return out.getvalue()


def encrypted() -> bytes:
    """A ZIP whose parts say that they are encrypted."""
    at = GOOD.index(b"PK\x01\x02") + 8
    return GOOD[:at] + struct.pack("<H", 1) + GOOD[at + 2 :]


def lying() -> bytes:
    """A part that is far larger than the ZIP says."""
    content = with_part("xl/media/image1.bin", bytes(30_000_000))
    real, told = struct.pack("<I", 30_000_000), struct.pack("<I", 10)
    assert real in content
    return content.replace(real, told)


def many_cells() -> bytes:
    """More filled cells than there may be, as different as numbers are."""
    digest = hashlib.sha512
    return rows(
        *(
            b"<row>"
            + b"".join(b"<c><v>%d</v></c>" % digit for digit in digest(b"%d" % number).digest())
            + b"</row>"
            for number in range(3_200)
        )
    )


def deep(levels: int) -> bytes:
    """Elements inside each other."""
    return HEAD + b"<a>" * levels + b"</a>" * levels


REFUSED: dict[str, tuple[Callable[[], bytes], object]] = {
    "empty": (lambda: b"", guarding.EMPTY),
    "blank": (lambda: b" \n", guarding.EMPTY),
    "large": (lambda: b"PK" + bytes(5 * 1024 * 1024), guarding.TOO_LARGE),
    "xls": (lambda: compound("Workbook"), guarding.OLD_EXCEL),
    "password": (lambda: compound("EncryptedPackage"), guarding.LOCKED),
    "zip password": (encrypted, guarding.LOCKED),
    "csv": (lambda: "Namn;Ägandeform\nLyktan;AB\n".encode(), guarding.SOME_TEXT),
    "csv utf-16": (lambda: "Namn;Ägandeform\n".encode("utf-16"), guarding.SOME_TEXT),
    "html called xls": (lambda: b"<html><table><tr><td>1", guarding.SOME_TEXT),
    "picture": (lambda: b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", guarding.OTHER_FILE),
    "ods": (lambda: zipped({"mimetype": b"x", "content.xml": b"<a/>"}), guarding.OPEN_DOCUMENT),
    "docx": (
        lambda: zipped({"[Content_Types].xml": b"<a/>", "word/document.xml": b"<a/>"}),
        guarding.OTHER_FILE,
    ),
    "xlsb": (lambda: with_part("xl/workbook.bin"), guarding.BINARY),
    "cut off": (lambda: GOOD[: len(GOOD) // 2], guarding.DAMAGED),
    "no zip": (lambda: b"PK\x03\x04" + bytes(range(256)), guarding.DAMAGED),
    "doubled part": (doubled, guarding.DAMAGED),
    "odd compression": (
        lambda: zipped(
            {"xl/workbook.xml": b"<a/>", "[Content_Types].xml": b"<a/>"}, zipfile.ZIP_BZIP2
        ),
        guarding.DAMAGED,
    ),
    "broken xml": (lambda: with_sheet(b"<worksheet><row>"), guarding.DAMAGED),
    "macro": (lambda: with_part("xl/vbaProject.bin"), guarding.MACROS),
    "macro by type": (
        lambda: replaced(
            "[Content_Types].xml",
            b"spreadsheetml.sheet.main+xml",
            b"ms-excel.sheet.macroEnabled.main+xml",
        ),
        guarding.MACROS,
    ),
    "macro of Excel 4": (lambda: with_part("xl/macrosheets/sheet1.xml", b"<a/>"), guarding.MACROS),
    "external link": (
        lambda: with_part("xl/externalLinks/externalLink1.xml", b"<a/>"),
        guarding.LINKED,
    ),
    "external picture": (
        lambda: with_part("xl/worksheets/_rels/sheet1.xml.rels", external(b"image")),
        guarding.LINKED,
    ),
    "connection": (lambda: with_part("xl/connections.xml", b"<a/>"), guarding.LINKED),
    "embedded": (lambda: with_part("xl/embeddings/oleObject1.bin"), guarding.EMBEDDED),
    "control": (lambda: with_part("xl/activeX/activeX1.xml", b"<a/>"), guarding.EMBEDDED),
    "bomb": (lambda: with_part("xl/media/image1.png", bytes(4_000_000)), guarding.SWELLING),
    "bomb of many parts": (
        lambda: changed(lambda parts: parts.update({f"xl/{n}.bin": b"" for n in range(500)})),
        guarding.SWELLING,
    ),
    "nested": (lambda: with_sheet(deep(61)), guarding.SWELLING),
    "laughs": (lambda: with_sheet(laughs()), guarding.DECLARES),
    "laughs in utf-16": (
        lambda: with_sheet(laughs().replace(b"UTF-8", b"UTF-16").decode().encode("utf-16")),
        guarding.DECLARES,
    ),
    "outer entity": (
        lambda: with_sheet(HEAD + b'<!DOCTYPE w SYSTEM "file:///etc/passwd"><w/>'),
        guarding.DECLARES,
    ),
    "last row": (
        lambda: with_sheet(rows(b'<row r="1048576"><c r="A1048576"><v>1</v></c></row>')),
        guarding.TOO_MANY_ROWS % {"rows": 10_000, "columns": 100},
    ),
    "last column": (
        lambda: with_sheet(rows(b'<row r="1"><c r="XFD1"><v>1</v></c></row>')),
        guarding.TOO_MANY_ROWS % {"rows": 10_000, "columns": 100},
    ),
    "rows without numbers": (
        lambda: with_sheet(rows(b"<row><c><v>1</v></c></row>" * 10_001)),
        guarding.TOO_MANY_ROWS % {"rows": 10_000, "columns": 100},
    ),
    "many cells": (lambda: with_sheet(many_cells()), guarding.TOO_MANY_CELLS % {"most": 200_000}),
    "a sheet elsewhere": (
        lambda: with_part("xl/media/sheet.bin", rows(b'<row r="20000"><c><v>1</v></c></row>')),
        guarding.TOO_MANY_ROWS % {"rows": 10_000, "columns": 100},
    ),
    "laughs elsewhere": (
        lambda: with_part("xl/media/a.png", b"  " + laughs()[55:]),
        guarding.DECLARES,
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_file_that_is_no_plain_workbook_is_refused(name: str) -> None:
    make, sentence = REFUSED[name]
    with pytest.raises(RefusedFileError) as error:
        guard(make())
    assert error.value.sentences[0] == sentence
    assert str(error.value)


def test_a_part_that_lies_about_its_size_is_not_unpacked() -> None:
    guard(with_part("xl/media/image1.bin", bytes(100)))
    with pytest.raises(RefusedFileError):
        read_workbook(lying().replace(b"image1.bin", b"image1.xml"), Known())


def test_a_good_workbook_passes() -> None:
    guard(GOOD)


def test_a_link_to_a_website_is_no_link_to_other_files() -> None:
    guard(with_part("xl/worksheets/_rels/sheet1.xml.rels", external(b"hyperlink")))


def test_rows_that_are_only_coloured_are_no_rows() -> None:
    guard(with_sheet(rows(b'<row r="1048576"><c r="A1048576" s="1"/></row>')))


@settings(max_examples=60)
@given(at=st.integers(0, len(GOOD) - 1), byte=st.binary(min_size=1, max_size=3))
def test_a_damaged_file_is_refused_or_read(at: int, byte: bytes) -> None:
    with suppress(RefusedFileError):
        read_workbook(GOOD[:at] + byte + GOOD[at + len(byte) :], Known())


@settings(max_examples=60)
@given(data=st.data())
def test_damaged_xml_is_refused_or_read(data: st.DataObject) -> None:
    with zipfile.ZipFile(io.BytesIO(GOOD)) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    name = data.draw(st.sampled_from(sorted(parts)))
    at = data.draw(st.integers(0, len(parts[name])))
    piece = data.draw(
        st.sampled_from([b"", b'"', b"9", b"<c/>", b"-1", b"&#0;", b"x", b'r="ZZZ9"'])
    )
    cut = data.draw(st.integers(0, 8))
    parts[name] = parts[name][:at] + piece + parts[name][at + cut :]
    with suppress(RefusedFileError):
        read_workbook(zipped(parts), Known())
