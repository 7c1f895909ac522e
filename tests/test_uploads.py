"""There is exactly one address that takes a file, and it takes it in memory."""

import ast
import re
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile
from django.db.models import BinaryField, FileField
from django.test import RequestFactory
from django.urls import resolve, reverse

from accounts.roles import Role
from config.shared import uploads
from tests.make import make_landlord
from tests.test_conventions import ADDRESSES, APPS, ROOT, sources, templates
from tests.zone_client import ZoneClient

VIEW = Path("landlords/views/workbook.py")
FORM = Path("landlords/workbook/forms.py")


def test_the_one_address_is_the_workbooks() -> None:
    assert reverse("workbook:upload") == settings.UPLOAD_PATH
    assert settings.FILE_UPLOAD_HANDLERS == ["config.shared.uploads.InMemory"]


def test_only_the_workbooks_view_looks_at_files() -> None:
    for path, text in sources(*APPS):
        names = {n.attr for n in ast.walk(ast.parse(text)) if isinstance(n, ast.Attribute)}
        assert "FILES" not in names or path == VIEW, path
        assert "FileField" not in names or path == FORM, path
        assert not names & {"upload_handlers", "ImageField", "FilePathField"}, path


def test_no_template_has_an_upload_of_its_own() -> None:
    for path, text in templates():
        assert not re.search(r"multipart|type=.file", text), path


def test_no_table_holds_a_file() -> None:
    for model in apps.get_models():
        for field in model._meta.get_fields():
            assert not isinstance(field, FileField | BinaryField), field


@pytest.mark.django_db
@pytest.mark.parametrize("role", list(Role))
def test_no_other_page_offers_an_upload(signed_in: Any, role: Role) -> None:
    make_landlord(pk=1)
    browser: ZoneClient = signed_in(role)
    offering = set()
    for path, name in ADDRESSES:
        if name != "account_logout":
            answer = browser.get(path)
            if b"multipart/form-data" in answer.content or b'type="file"' in answer.content:
                offering.add(path)
    assert offering == ({settings.UPLOAD_PATH} if role == Role.COORDINATOR else set())


@pytest.mark.parametrize(("path", "_name"), ADDRESSES)
def test_a_file_sent_anywhere_else_is_passed_over(path: str, _name: str) -> None:
    request = RequestFactory().post(path, {"file": SimpleUploadedFile("a.xlsx", b"x" * 99)})
    expected = ["file"] if path == settings.UPLOAD_PATH else []
    assert list(request.FILES) == expected


def test_a_file_that_is_too_large_is_not_kept() -> None:
    content = b"x" * (settings.UPLOAD_MAX_SIZE + 1)
    request = RequestFactory().post(
        settings.UPLOAD_PATH, {"file": SimpleUploadedFile("../../a.xlsx", content)}
    )
    file = request.FILES["file"]
    assert isinstance(file, UploadedFile)
    assert file.size == len(content)
    assert file.read() == b""
    assert file.name == "file"


def test_whoever_sends_without_end_is_cut_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(uploads, "MOST_READ", 1)
    content = b"x" * (settings.UPLOAD_MAX_SIZE + 70_000)
    request = RequestFactory().post(
        settings.UPLOAD_PATH, {"file": SimpleUploadedFile("a.xlsx", content)}
    )
    assert not request.FILES


@pytest.mark.django_db
def test_two_files_at_once_are_refused(coordinator: ZoneClient) -> None:
    two = [SimpleUploadedFile(f"{n}.xlsx", b"x") for n in range(2)]
    assert coordinator.post(settings.UPLOAD_PATH, {"file": two}).status_code == 400


def test_the_address_is_the_views() -> None:
    assert resolve(settings.UPLOAD_PATH).func.__module__ == "landlords.views.workbook"
    assert (ROOT / VIEW).is_file()
