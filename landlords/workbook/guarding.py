"""Refuses what is no plain .xlsx before anything in it is read: one sentence, what to do.

An .xlsx is a ZIP of XML. What it unpacks to is counted from the directory of the ZIP, which the
unpacking holds to, and every XML part is walked once without building anything: declarations of
entities, nesting and sheer size end the walk. Only then does the reader see the file.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from typing import IO, Final
from xml.parsers import expat

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from config.shared.words import Text

MOST_UNPACKED: Final = 60 * 1024 * 1024  # bytes, all parts together
MOST_RATIO: Final = 200  # unpacked to packed, of parts above a megabyte
MOST_PARTS: Final = 500
DEEPEST: Final = 60
MOST_ELEMENTS: Final = 3_000_000
LAST_ROW: Final = 10_000
LAST_COLUMN: Final = 100
MOST_CELLS: Final = 200_000
MEGABYTE: Final = 1024 * 1024
CHUNK: Final = 64 * 1024

SAVE_AS: Final = _("Open it in Excel or LibreOffice and save it as “Excel workbook (.xlsx)”.")
EMPTY: Final = _("The file is empty. Was it saved? Choose it again when it is.")
TOO_LARGE: Final = _(
    "The file is larger than 5 MB. Take out pictures and sheets that are not read."
)
OLD_EXCEL: Final = _("This is a workbook of an old Excel (.xls).")
LOCKED: Final = _(
    "The file is protected by a password. Take it away in Excel and save the file anew."
)
SOME_TEXT: Final = _("This is a text file, perhaps CSV.")
OPEN_DOCUMENT: Final = _("This is a workbook of LibreOffice (.ods).")
BINARY: Final = _("This is a binary workbook (.xlsb).")
OTHER_FILE: Final = _("This is not a workbook, whatever it is called.")
DAMAGED: Final = _("The file is damaged: it cannot be read. Open it in Excel and save it anew.")
MACROS: Final = _(
    "The file holds macros, which are never let in. Save it as .xlsx, without macros."
)
LINKED: Final = _(
    "The file fetches values from other files or places. Break the links in Excel (Data, Edit "
    "links), or paste the values only, and save it anew."
)
EMBEDDED: Final = _(
    "Other files or controls are embedded in the file. Take them out, or copy the rows to an empty "
    "template."
)
SWELLING: Final = _(
    "The file unpacks to far more than a list of landlords can be. Copy the rows to an empty "
    "template."
)
DECLARES: Final = _("The file declares things of its own, as no spreadsheet program does.")
TOO_MANY_ROWS: Final = _(
    "A sheet has something beyond row %(rows)s or column %(columns)s. Take it away, or divide the "
    "file."
)
TOO_MANY_CELLS: Final = _("The file has more than %(most)s filled cells. Divide it into several.")

CFB: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
MACRO_PARTS: Final = ("vbaproject.bin", "vbadata.xml", "/macrosheets/", "/dialogsheets/")
LINK_PARTS: Final = ("/externallinks/", "/connections.xml", "/querytables/", "/model/")
EMBEDDED_PARTS: Final = ("/embeddings/", "/activex/", "/ctrlprops/", "/webextensions/")
HYPERLINK: Final = "/hyperlink"
CELL: Final = re.compile(r"([A-Z]{1,3})([0-9]{1,7})\Z", re.ASCII)
METHODS: Final = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}


class RefusedFileError(ValueError):
    """A file that is not read; `sentences` say what it is and what to do."""

    def __init__(self, *sentences: Text) -> None:
        self.sentences = sentences
        super().__init__(*sentences)

    def __str__(self) -> str:
        """In the active language."""
        return " ".join(str(sentence) for sentence in self.sentences)


def guard(content: bytes) -> None:
    """Raise RefusedFileError unless this is an .xlsx without anything but sheets of bearable size."""
    if len(content) > settings.UPLOAD_MAX_SIZE:
        raise RefusedFileError(TOO_LARGE)
    if not content.strip():
        raise RefusedFileError(EMPTY)
    if not content.startswith(b"PK"):
        raise RefusedFileError(*not_a_zip(content))
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            parts = packed.infolist()
            check_parts(parts)
            walk = Walk()
            for part in parts:
                walk.through(packed, part)
    except (
        zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, OSError, RuntimeError,
        UnicodeDecodeError, ValueError,
    ) as error:  # fmt: skip
        if isinstance(error, RefusedFileError):
            raise
        raise RefusedFileError(DAMAGED) from None


def not_a_zip(content: bytes) -> tuple[Text, ...]:
    """What a file that is no ZIP is."""
    if content.startswith(CFB):
        locked = "EncryptedPackage".encode("utf-16-le") in content
        return (LOCKED,) if locked else (OLD_EXCEL, SAVE_AS)
    if b"\0" not in content or content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return (SOME_TEXT, SAVE_AS)
    return (OTHER_FILE, SAVE_AS)


def check_parts(parts: list[zipfile.ZipInfo]) -> None:
    """Refuse by what the directory of the ZIP says, before anything is unpacked."""
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
        raise RefusedFileError(SWELLING)
    for part in parts:
        packed = max(part.compress_size, 1)
        if part.file_size > MEGABYTE and part.file_size / packed > MOST_RATIO:
            raise RefusedFileError(SWELLING)
        if part.flag_bits & 1:
            raise RefusedFileError(LOCKED)
        if part.compress_type not in METHODS:
            raise RefusedFileError(DAMAGED)
    names = [f"/{part.filename.lower()}" for part in parts]
    if len(set(names)) < len(names):
        raise RefusedFileError(DAMAGED)
    check_names(names)


def check_names(names: list[str]) -> None:
    """Refuse by what the parts are called."""
    for refusal, marks in ((MACROS, MACRO_PARTS), (LINKED, LINK_PARTS), (EMBEDDED, EMBEDDED_PARTS)):
        if any(mark in name for name in names for mark in marks):
            raise RefusedFileError(refusal)
    if "/xl/workbook.bin" in names:
        raise RefusedFileError(BINARY, SAVE_AS)
    if "/xl/workbook.xml" not in names or "/[content_types].xml" not in names:
        is_open = "/content.xml" in names
        raise RefusedFileError(OPEN_DOCUMENT if is_open else OTHER_FILE, SAVE_AS)


class Walk:
    """Goes through XML without keeping any of it; counts over all parts."""

    def __init__(self) -> None:
        self.elements = 0
        self.cells = 0
        self.depth = 0
        self.row, self.column = 0, 0
        self.is_sheet = False

    def through(self, packed: zipfile.ZipFile, part: zipfile.ZipInfo) -> None:
        """One part, if it is XML; RefusedFileError if there is anything in it that should not be."""
        parser = expat.ParserCreate()
        parser.StartDoctypeDeclHandler = self.declared
        parser.EntityDeclHandler = self.declared
        parser.StartElementHandler = self.begins
        parser.EndElementHandler = self.ends
        self.depth, self.row, self.column = 0, 0, 0
        try:
            with packed.open(part) as unpacked:
                for number, chunk in enumerate(chunks(unpacked)):
                    if number == 0 and not is_xml(part.filename, chunk):
                        return
                    parser.Parse(chunk, False)  # noqa: FBT003  (as expat calls it)
                parser.Parse(b"", bool(part.file_size))
        except expat.ExpatError:
            raise RefusedFileError(DAMAGED) from None

    def declared(self, *_about: object) -> None:
        """A document type or an entity: no spreadsheet program writes one."""
        raise RefusedFileError(DECLARES, SAVE_AS)

    def begins(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        self.depth += 1
        self.elements += 1
        if self.depth > DEEPEST or self.elements > MOST_ELEMENTS:
            raise RefusedFileError(SWELLING)
        local = name.rpartition(":")[2]
        if self.depth == 1:
            self.is_sheet = local == "worksheet"
        elif self.is_sheet:
            self.in_sheet(local, attributes)
        elif local == "Relationship" and attributes.get("TargetMode") == "External":
            if not attributes.get("Type", "").endswith(HYPERLINK):
                raise RefusedFileError(LINKED)
        elif (
            local in {"Override", "Default"}
            and "macro" in attributes.get("ContentType", "").lower()
        ):
            raise RefusedFileError(MACROS)

    def ends(self, _name: str) -> None:
        """An element ends."""
        self.depth -= 1

    def in_sheet(self, local: str, attributes: dict[str, str]) -> None:
        """Where cells are that hold something; rows and cells may leave out where they are."""
        if local == "row":
            self.row = whole(attributes.get("r")) or self.row + 1
            self.column = 0
        elif local == "c":
            found = CELL.match(attributes.get("r", ""))
            self.column = column_number(found[1]) if found else self.column + 1
            self.row = int(found[2]) if found else self.row
        elif local in {"v", "f", "is"}:
            self.filled(is_value=local != "f")
        elif local in {"oleObject", "control"}:
            raise RefusedFileError(EMBEDDED)

    def filled(self, *, is_value: bool) -> None:
        """A cell holds something."""
        self.cells += is_value
        if self.row > LAST_ROW or self.column > LAST_COLUMN:
            raise RefusedFileError(TOO_MANY_ROWS % {"rows": LAST_ROW, "columns": LAST_COLUMN})
        if self.cells > MOST_CELLS:
            raise RefusedFileError(TOO_MANY_CELLS % {"most": MOST_CELLS})


def chunks(unpacked: IO[bytes]) -> Iterator[bytes]:
    """A part, so many bytes at a time."""
    while chunk := unpacked.read(CHUNK):
        yield chunk


def is_xml(name: str, beginning: bytes) -> bool:
    """Whether a reader could take a part for XML, whatever it is called."""
    marked = beginning.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff"))
    begins = beginning.lstrip(b" \t\r\n")
    is_named_so = name.lower().endswith((".xml", ".rels"))
    return is_named_so or marked or not begins or begins.startswith((b"<", b"\0<"))


def whole(text: str | None) -> int:
    """A row's number; 0 if it is none."""
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 9 else 0


def column_number(letters: str) -> int:
    """A column's number: A is 1."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number
