"""Migrations that change rows lose nothing, there and back."""

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from landlords.models import ExceptionRule, Landlord
from tests.make import make_exception, make_landlord

pytestmark = pytest.mark.django_db

WORDS, CODES = "0001_records_and_terms", "0003_disregards_are_codes"


def migrate(name: str) -> Any:
    """The exceptions as they are in that state of the database."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    executor = MigrationExecutor(connection)
    state = executor.migrate([("landlords", name)])
    return state.apps.get_model("landlords", "ExceptionRule").objects


def in_words(text: str, topic: str, wording: str = "") -> int:
    """An exception that disregards something in free words, before there were codes."""
    row = make_exception(topic=topic, effect="disregard", disregards="certified", wording=wording)
    migrate(WORDS).filter(pk=row.pk).update(disregards=text)
    return int(row.pk)


@pytest.mark.parametrize(
    ("text", "topic", "code", "wording"),
    [
        ("betalningsanmärkningar som intyget gäller", "remarks", "certified_remarks", "Vi intygar."),
        ("skulder till en tidigare partner", "remarks", "certified_debts",
         "Vi intygar.\nBortses från: skulder till en tidigare partner"),
        ("older debts and remarks", "remarks", "certified",
         "Vi intygar.\nBortses från: older debts and remarks"),
        ("det som intyget gäller", "disturbance", "certified_disturbances",
         "Vi intygar.\nBortses från: det som intyget gäller"),
        ("det som intyget gäller", "age", "certified",
         "Vi intygar.\nBortses från: det som intyget gäller"),
    ],
)  # fmt: skip
def test_words_of_what_is_disregarded_become_a_code_and_are_kept(
    text: str, topic: str, code: str, wording: str
) -> None:
    key = in_words(text, topic, "Vi intygar.")
    row = migrate(CODES).get(pk=key)
    assert (row.disregards, row.wording) == (code, wording)
    before = migrate(WORDS).get(pk=key)
    assert (before.disregards, before.wording) == (text, "Vi intygar.")
    migrate(CODES)


def test_a_code_goes_there_and_back() -> None:
    row = make_exception(effect="disregard", disregards="certified_debts", topic="rent_debt")
    assert migrate(WORDS).get(pk=row.pk).disregards == "skulder som intyget gäller"
    migrate(CODES)
    again = ExceptionRule.objects.get(pk=row.pk)
    assert (again.disregards, again.wording) == ("certified_debts", "")


def test_an_exception_that_disregards_nothing_is_left_alone() -> None:
    row = make_exception()
    migrate(WORDS)
    migrate(CODES)
    again = ExceptionRule.objects.get(pk=row.pk)
    assert (again.disregards, again.wording, again.effect) == ("", "", "waive")


PAUSE_COLUMNS, PAUSE_ROWS = "0003_disregards_are_codes", "0006_pauses_are_statements"


def test_a_pause_and_a_key_go_there_and_back() -> None:
    landlord = make_landlord(
        paused_from=date(2026, 10, 1), paused_until=date(2027, 4, 30), pause_reason="Stambyte"
    )
    other = make_landlord()
    migrate(PAUSE_COLUMNS)
    columns = landlords(PAUSE_COLUMNS).get(pk=landlord.pk)
    assert (columns.paused_from, columns.paused_until, columns.pause_reason) == (
        date(2026, 10, 1), date(2027, 4, 30), "Stambyte",
    )  # fmt: skip
    assert landlords(PAUSE_COLUMNS).get(pk=other.pk).paused_from is None
    migrate(PAUSE_ROWS)
    pause = Landlord.objects.get(pk=landlord.pk).pauses.get()
    assert (pause.valid_from, pause.valid_until, pause.reason) == (
        date(2026, 10, 1), date(2027, 4, 30), "Stambyte",
    )  # fmt: skip
    assert not Landlord.objects.get(pk=other.pk).pauses.exists()
    keys = set(Landlord.objects.values_list("key", flat=True))
    assert len(keys) == Landlord.objects.count()
    assert "" not in keys


def landlords(name: str) -> Any:
    """The landlords as they are in that state of the database."""
    state = MigrationExecutor(connection).loader.project_state(("landlords", name))
    return state.apps.get_model("landlords", "Landlord").objects
