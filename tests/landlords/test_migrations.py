"""Migrations that change rows lose nothing, there and back.

They are tried in a schema of their own, which knows only the migrations before them: taking the
whole database back would take down all that came after, the history's triggers too.
"""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

pytestmark = pytest.mark.django_db

WORDS, CODES = "0001_records_and_terms", "0003_disregards_are_codes"
PAUSE_COLUMNS, PAUSE_ROWS = CODES, "0006_pauses_are_statements"
LONG_AGO = date(2020, 1, 1)


@pytest.fixture(autouse=True)
def schema(db: None) -> Iterator[None]:
    """Tables of this test's own; gone with its transaction."""
    with connection.cursor() as cursor:
        cursor.execute("CREATE SCHEMA scratch")
        cursor.execute("SET LOCAL search_path TO scratch, public")
        cursor.execute(
            "CREATE TABLE scratch.django_migrations (LIKE public.django_migrations INCLUDING ALL)"
        )
    yield
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL search_path TO DEFAULT")


def migrate(name: str) -> Any:
    """The models of the app in that state of the schema."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    executor = MigrationExecutor(connection)
    state = executor.migrate([("landlords", name)])
    return state.apps.get_model


def add_exception(get_model: Any, **fields: Any) -> int:
    """An exception that disregards something, in that state."""
    landlord = get_model("landlords", "Landlord").objects.create(name="Provhus")
    scope = get_model("landlords", "TermScope").objects.create(landlord=landlord, name="Alla")
    source = get_model("landlords", "Source").objects.create(kind="phone", label="Samtal")
    row = get_model("landlords", "ExceptionRule").objects.create(
        **{
            "scope": scope, "topic": "remarks", "effect": "disregard", "source": source,
            "conditions": [
                {"kind": "certificate", "version": 1, "params": {"of": "special_reasons"}}
            ],
            "valid_from": LONG_AGO, "confirmed_on": LONG_AGO, **fields,
        }
    )  # fmt: skip
    return int(row.pk)


def exception(get_model: Any, key: int) -> Any:
    """That exception, in that state."""
    return get_model("landlords", "ExceptionRule").objects.get(pk=key)


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
    key = add_exception(migrate(WORDS), topic=topic, disregards=text, wording="Vi intygar.")
    row = exception(migrate(CODES), key)
    assert (row.disregards, row.wording) == (code, wording)
    before = exception(migrate(WORDS), key)
    assert (before.disregards, before.wording) == (text, "Vi intygar.")


def test_a_code_goes_there_and_back() -> None:
    key = add_exception(migrate(CODES), topic="rent_debt", disregards="certified_debts")
    assert exception(migrate(WORDS), key).disregards == "skulder som intyget gäller"
    again = exception(migrate(CODES), key)
    assert (again.disregards, again.wording) == ("certified_debts", "")


def test_an_exception_that_disregards_nothing_is_left_alone() -> None:
    key = add_exception(migrate(CODES), effect="waive")
    assert exception(migrate(WORDS), key).disregards == ""
    again = exception(migrate(CODES), key)
    assert (again.disregards, again.wording, again.effect) == ("", "", "waive")


def test_a_pause_and_a_key_go_there_and_back() -> None:
    rows = migrate(PAUSE_COLUMNS)("landlords", "Landlord").objects
    first, last = date(2026, 10, 1), date(2027, 4, 30)
    paused = rows.create(
        name="Pausad", paused_from=first, paused_until=last, pause_reason="Stambyte"
    )
    letting = rows.create(name="Hyr ut")
    get_model = migrate(PAUSE_ROWS)
    pause = get_model("landlords", "Pause").objects.get()
    assert (pause.landlord_id, pause.valid_from, pause.valid_until, pause.reason) == (
        paused.pk, first, last, "Stambyte",
    )  # fmt: skip
    keys = set(get_model("landlords", "Landlord").objects.values_list("key", flat=True))
    assert len(keys) == 2
    assert not keys & {"", None}
    rows = migrate(PAUSE_COLUMNS)("landlords", "Landlord").objects
    again = rows.get(pk=paused.pk)
    assert (again.paused_from, again.paused_until, again.pause_reason) == (first, last, "Stambyte")
    assert rows.get(pk=letting.pk).paused_from is None
