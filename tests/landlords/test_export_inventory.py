"""`manage.py export_inventory`: K1 unless told otherwise, K2 logged in the same transaction."""

import hashlib
import io
import json
import os
import pwd
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection

from accounts.actions import log_take_out
from accounts.models import TakeOut
from landlords.exchange import writing
from landlords.exchange.writing import Inventory
from landlords.management.commands import export_inventory
from landlords.models import Requirement, TermScope
from tests.landlords.whole_record import SECRET, WholeRecord
from tests.make import make_exception, make_landlord, make_requirement, make_source
from tests.zone_client import as_web_login

pytestmark = pytest.mark.django_db
Export = Callable[..., str]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the file goes."""
    return tmp_path / "ut.json"


@pytest.fixture
def take_out(path: Path) -> Export:
    """Export under the web processes' login; what was printed."""

    def run(**options: Any) -> str:
        printed = io.StringIO()
        with as_web_login():
            call_command("export_inventory", str(path), stdout=printed, **options)
        return printed.getvalue()

    return run


def everything(*, restricted: bool) -> bytes:
    """What the file should hold."""
    parts = Inventory(restricted=restricted).parts(lambda _done, _total: None)
    return "".join(parts).encode()


def test_open_records_are_taken_out_without_a_log_row(take_out: Export, path: Path) -> None:
    WholeRecord().make()
    told = take_out()
    assert path.read_bytes() == everything(restricted=False)
    assert SECRET not in path.read_text(encoding="utf-8")
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    assert told == (f"3 landlords written (SHA-256 {digest}). Restricted sections are left out.\n")
    assert not TakeOut.objects.exists()


def test_restricted_records_are_taken_out_for_the_owner_only_and_logged(
    take_out: Export, path: Path
) -> None:
    WholeRecord().make()
    before = os.umask(0)
    try:
        told = take_out(restricted=True)
    finally:
        os.umask(before)
    assert path.read_bytes() == everything(restricted=True)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert told.endswith("Restricted sections are in it: this was logged.\n")
    taken = TakeOut.objects.get()
    assert (taken.what, taken.record_class, taken.landlords) == ("inventory", "k2", 3)
    assert (taken.user, taken.system_user) == (None, pwd.getpwuid(os.getuid()).pw_name)
    assert taken.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()


def test_an_account_without_a_name_is_logged_by_its_number(
    monkeypatch: pytest.MonkeyPatch, take_out: Export
) -> None:
    monkeypatch.setattr(os, "getuid", lambda: 4_000_000_000)
    take_out(restricted=True)
    assert TakeOut.objects.get().system_user == "uid 4000000000"


def test_what_the_environment_says_of_the_account_is_not_believed(
    monkeypatch: pytest.MonkeyPatch, take_out: Export
) -> None:
    for name in ("LOGNAME", "USER", "SUDO_USER"):
        monkeypatch.setenv(name, "somebody-else")
    take_out(restricted=True)
    assert TakeOut.objects.get().system_user == pwd.getpwuid(os.getuid()).pw_name


def test_a_file_that_is_there_is_left_alone(take_out: Export, path: Path) -> None:
    path.write_text("Förut", encoding="utf-8")
    with pytest.raises(CommandError, match="is there already"):
        take_out(restricted=True)
    assert path.read_text(encoding="utf-8") == "Förut"
    assert not TakeOut.objects.exists()
    take_out(restricted=True, force=True)
    assert path.read_bytes() == everything(restricted=True)


def test_without_a_log_row_there_is_no_file(
    take_out: Export, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(**_fields: Any) -> None:
        raise DatabaseError("no room for\nmore")

    monkeypatch.setattr(export_inventory, "log_take_out", refuse)
    with pytest.raises(CommandError, match=r"^Nothing was written: .* refused \(no room for\)"):
        take_out(restricted=True)
    assert list(path.parent.iterdir()) == []


def test_without_a_whole_file_there_is_no_log_row(
    take_out: Export, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_number: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(CommandError, match="No space left on device"):
        take_out(restricted=True)
    assert not TakeOut.objects.exists()
    assert list(path.parent.iterdir()) == []


def test_a_log_row_stays_if_the_file_could_not_be_put_in_its_place(
    take_out: Export, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Rather a row too many than a file that nobody knows of."""

    def come_between(**_fields: Any) -> None:
        path.write_text("Någon annans", encoding="utf-8")
        log_take_out(**_fields)

    monkeypatch.setattr(export_inventory, "log_take_out", come_between)
    with pytest.raises(CommandError, match="is there already"):
        take_out(restricted=True)
    assert path.read_text(encoding="utf-8") == "Någon annans"
    assert TakeOut.objects.count() == 1


def test_the_output_gets_the_document_and_nothing_else(capfd: pytest.CaptureFixture[str]) -> None:
    make_landlord(key="asa", name="Åsa")
    told = io.StringIO()
    with io.TextIOWrapper(io.BytesIO(), encoding="latin-1") as output:
        with as_web_login():
            call_command("export_inventory", "-", restricted=True, stdout=output, stderr=told)
        printed = output.buffer.getvalue()
    assert printed == everything(restricted=True)
    assert told.getvalue().startswith("1 landlord written")
    assert TakeOut.objects.get().sha256 == hashlib.sha256(printed).hexdigest()
    assert capfd.readouterr().out == ""


def test_a_record_that_cannot_be_read_is_told_in_a_sentence(take_out: Export, path: Path) -> None:
    requirement = make_requirement()
    Requirement.objects.filter(pk=requirement.pk).update(tests=[[{"kind": "nonsense"}]])
    told = rf"Nothing was written: .*requirement, number {requirement.pk}: .* Correct it"
    with pytest.raises(CommandError, match=told):
        take_out()
    assert list(path.parent.iterdir()) == []


def test_where_a_priority_rule_applies_and_its_exceptions_are_restricted(take_out: Export) -> None:
    WholeRecord().make()
    scope = TermScope.objects.get(priority__isnull=False)
    make_exception(scope=scope, source=make_source(label="Ett undantag"))
    take_out(restricted=True)
    (rule,) = (
        rule
        for landlord in json.loads(everything(restricted=True))["landlords"]
        for rule in landlord["priority"]
    )
    assert (rule["districts"], rule["houses"]) == (["norr"], ["eken"])
    assert rule["products"] == ["ordinary", "youth"]
    assert len(rule["exceptions"]) == 2
    assert b"Ett undantag" not in everything(restricted=False)


def test_the_roles_rights_are_enough_and_no_other_role_is_entered(take_out: Export) -> None:
    """Under the web login: what is not granted to the admin's role would be refused."""
    WholeRecord().make()
    take_out(restricted=True)
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('role')")
        assert cursor.fetchone() == ("none",)


def test_progress_is_shown_when_somebody_has_to_wait(
    take_out: Export, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _ in range(3):
        make_landlord()
    assert "Wrote" not in take_out()
    monkeypatch.setattr(export_inventory, "MANY", 3)
    monkeypatch.setattr(writing, "BATCH", 2)
    told = take_out(force=True).splitlines()
    assert told[:2] == ["Wrote 2 of 3 landlords.", "Wrote 3 of 3 landlords."]


@pytest.mark.django_db(transaction=True)
def test_the_whole_file_is_of_one_state_whatever_others_write_meanwhile(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_landlord(key="a")
    seen: list[str] = []

    def isolation(_self: Inventory, _progress: object) -> list[str]:
        with connection.cursor() as cursor:
            cursor.execute("SELECT current_setting('transaction_isolation')")
            seen.append(cursor.fetchone()[0])
        return ["{}"]

    monkeypatch.setattr(Inventory, "parts", isolation)
    with as_web_login():
        call_command("export_inventory", str(path), restricted=True, stdout=io.StringIO())
    assert seen == ["repeatable read"]
    assert TakeOut.objects.count() == 1
