"""The benchmark of the history: it runs to its end and leaves everything as it was."""

import pytest
from django.db import connection

from bench import history
from landlords.models import Landlord, Source, Stock

pytestmark = pytest.mark.django_db


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """A few rows, once."""
    for name, value in (("SINGLE", 3), ("BULK", 5), ("TURNS", 1)):
        monkeypatch.setattr(history, name, value)


def test_every_kind_of_write_is_measured_and_held(few: None) -> None:
    lines, _holds = history.report()
    text = "\n".join(lines)
    for table in ("landlords_source", "landlords_stock"):
        for kind in (history.INSERT, history.SAVE, history.BULK_INSERT, history.UPDATE):
            assert f"{table}: {kind}" in text
    assert text.count("at most 2") == 6


def test_nothing_is_left_behind_and_no_trigger_stays_off(few: None) -> None:
    history.measure()
    assert [model.objects.count() for model in (Landlord, Stock, Source)] == [0, 0, 0]
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_trigger WHERE tgenabled = 'D' AND tgname LIKE 'pgtrigger%'"
            " AND tgrelid IN ('landlords_source'::regclass, 'landlords_stock'::regclass)"
        )
        assert cursor.fetchone()[0] == 0


def test_the_triggers_are_off_while_the_bare_write_is_measured(
    few: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    counts = []

    def looked(*_args: object) -> float:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT count(*) FROM pg_trigger WHERE tgenabled = 'D'"
                " AND tgrelid = 'landlords_source'::regclass AND tgname LIKE 'pgtrigger%'"
            )
            counts.append(cursor.fetchone()[0])
        return 1.0

    monkeypatch.setattr(history, "timed", looked)
    history.one("insert", Source, lambda _n: [], lambda _rows: None, 1)
    assert counts == [3, 0]
