"""Workbooks for the tests, and how they are brought up."""

import io
import zipfile
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import Workbook, load_workbook

from landlords.models import Workbook as Kept
from landlords.workbook.known import Known
from landlords.workbook.reading import CellProblem, Found, read_workbook
from tests.zone_client import ZoneClient

Table = Sequence[Sequence[Any]]
SOURCES: Table = (
    ("Nr", "Slags källa", "Vad eller vem", "Dag"),
    (1, "Telefonsamtal", "uthyrningen, per telefon", "2026-11-20"),
)
LANDLORDS: Table = (
    ("Namn", "Ägandeform", "Organisationsnummer", "Webbplats", "Anteckning"),
    ("Lyktan Bostäder AB", "Privat bolag", "556036-0793", "https://lyktan.example", "Tre hus."),
)
STOCK: Table = (
    ("Hyresvärd", "Stadsdel", "Rum", "Antal", "Hyra från", "Hyra till", "Lediga per år"),
    ("Lyktan Bostäder AB", "Ronna", 3, 12, "8 500", "9 100,50 kr", 2),
)
CONTACTS: Table = (
    ("Hyresvärd", "Namn", "Svarar för", "Titel", "Vill nås", "Telefon", "E-post"),
    ("Lyktan Bostäder AB", "Kim Lind", "uthyrning", "uthyrare", "per telefon", "08-123 45 67",
     "kim@lyktan.example"),
)  # fmt: skip
WHOLE: Mapping[str, Table] = {
    "Källa": SOURCES,
    "Hyresvärdar": LANDLORDS,
    "Kontaktpersoner": CONTACTS,
    "Bestånd": STOCK,
}


def xlsx(sheets: Mapping[str, Table]) -> bytes:
    """A workbook with these sheets."""
    book = Workbook()
    book.remove(book.active)  # type: ignore[arg-type]  # there is one
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(list(row))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def with_rows(title: str, *rows: Sequence[Any], head: Sequence[Any] | None = None) -> bytes:
    """The whole workbook, a sheet of it with other rows."""
    heads = head or WHOLE[title][0]
    return xlsx({**WHOLE, title: (heads, *rows)})


def repacked(content: bytes, change: Callable[[dict[str, bytes]], None]) -> bytes:
    """The file with other parts."""
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    change(parts)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, part in parts.items():
            packed.writestr(name, part)
    return out.getvalue()


def found(content: bytes, known: Known | None = None) -> Found:
    """What is read of a file."""
    return read_workbook(content, known or Known())


def problems(content: bytes, known: Known | None = None) -> list[CellProblem]:
    """What is wrong with a file."""
    return found(content, known).problems


def send(browser: ZoneClient, content: bytes, name: str = "bok.xlsx", **data: Any) -> Any:
    """Bring up a file."""
    file = SimpleUploadedFile(name, content)
    return browser.post(reverse("workbook:upload"), {"file": file, **data})


def brought_up(browser: ZoneClient, content: bytes) -> Kept:
    """Bring up a file that is right; the workbook that waits then."""
    answer = send(browser, content)
    assert answer.status_code == 302, told(answer)
    return Kept.objects.order_by("-brought_at")[0]


def accept(browser: ZoneClient, workbook: Kept, **data: Any) -> Any:
    """Look at the preview, and accept what stands there."""
    page = browser.get(reverse("workbook:preview", args=[workbook.pk]))
    seen = page.context["accept_form"]["seen"].value()
    url = reverse("workbook:accept", args=[workbook.pk])
    return browser.post(url, {"seen": seen, **data}, follow=True)


def opened(content: bytes) -> Any:
    """A file as a spreadsheet program opens it."""
    return load_workbook(io.BytesIO(content))


def told(answer: Any) -> str:
    """What the page of the upload says is wrong, as text."""
    shown = answer.context["problems"]
    lines = [
        f"{sheet.title}/{line.cells}/{line.given}: {line.message} {line.form}"
        for sheet in (shown.sheets if shown else ())
        for line in sheet.lines
    ]
    return "\n".join([*(str(e) for e in answer.context["form"].errors.get("file", ())), *lines])
