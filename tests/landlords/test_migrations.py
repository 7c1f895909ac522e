"""Migrations that change rows lose nothing, there and back."""

from typing import Any

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from landlords.models import ExceptionRule
from tests.make import make_exception

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
