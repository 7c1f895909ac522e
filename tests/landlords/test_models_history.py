"""Every change of every landlord table leaves an event, however it is made."""

from typing import Any

import pytest
from django.apps import apps
from django.db import connection, transaction
from django.db.migrations.executor import MigrationExecutor
from django.db.models import Model
from pghistory.core import event_models

from config.shared.changes import because, done_by
from config.shared.locally import set_locally
from landlords.models import (
    TRACKED,
    ContactPerson,
    Landlord,
    LandlordAnswer,
    ScopeDistrict,
    Source,
    Stock,
    Workbook,
)
from landlords.models.history import DERIVED, PERSONAL
from tests.make import make_district, make_landlord, make_scope, make_source, make_stock, stated

pytestmark = pytest.mark.django_db
ALL = list(TRACKED)


def events(model: type[Model]) -> list[Any]:
    """What was kept of a table, in the order in which it happened."""
    return list(model.pgh_event_model.objects.order_by("pgh_id"))  # type: ignore[attr-defined]


def labels(model: type[Model]) -> list[str]:
    """What happened to a table."""
    return [event.pgh_label for event in events(model)]


def columns(model: type[Model]) -> set[str]:
    """The columns of a table."""
    return {str(field.column) for field in model._meta.concrete_fields}


def test_every_table_of_landlords_has_a_history_but_the_one_that_is_derived() -> None:
    models = apps.get_app_config("landlords").get_models(include_auto_created=True)
    kept = {model._meta.db_table for model in event_models(include_missing_pgh_obj=True)}
    tables = {model._meta.db_table for model in models} - kept
    tracked = {model._meta.db_table for model in TRACKED}
    assert tables - tracked == {LandlordAnswer._meta.db_table, Workbook._meta.db_table}


def test_no_other_app_has_one() -> None:
    kept = event_models(include_missing_pgh_obj=True)
    assert {model._meta.app_label for model in kept} == {"landlords"}


@pytest.mark.parametrize("model", ALL)
def test_an_event_holds_the_whole_row(model: type[Model]) -> None:
    event = model.pgh_event_model  # type: ignore[attr-defined]
    left_out = {*DERIVED, *(PERSONAL if model is ContactPerson else ())}
    kept = {column for column in columns(event) if not column.startswith("pgh_")}
    assert kept == columns(model) - left_out
    assert {"pgh_context", "pgh_context_id"} <= columns(event)


@pytest.mark.parametrize("model", ALL)
def test_a_table_has_its_triggers_and_they_are_on(model: type[Model]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tgname, tgenabled FROM pg_trigger WHERE tgrelid = %s::regclass"
            " AND tgname LIKE 'pgtrigger%%'",
            [model._meta.db_table],
        )
        found = {name.split("_", 1)[1].rsplit("_", 1)[0]: on for name, on in cursor.fetchall()}
    wanted = {"insert", "update", "delete"}
    wanted |= {f"update_{name}" for name in PERSONAL} if model is ContactPerson else set()
    assert found == dict.fromkeys(wanted, "O")


@pytest.mark.parametrize("model", ALL)
def test_events_are_found_by_their_row_and_by_what_it_hangs_on(model: type[Model]) -> None:
    event = model.pgh_event_model  # type: ignore[attr-defined]
    with connection.cursor() as cursor:
        found = connection.introspection.get_constraints(cursor, event._meta.db_table)
    first = {about["columns"][0] for about in found.values() if about["index"]}
    wanted = {f"{TRACKED[model]}_id"} if TRACKED[model] else set()
    assert first >= wanted | (set() if model._meta.proxy else {"pgh_obj_id"})


def test_a_save_is_kept_with_the_whole_row_after_it() -> None:
    stock = make_stock(dwellings=10)
    stock.dwellings = 12
    stock.save()
    assert labels(Stock) == ["insert", "update"]
    assert [event.dwellings for event in events(Stock)] == [10, 12]
    assert {event.rooms for event in events(Stock)} == {stock.rooms}


def test_a_save_that_changes_nothing_is_no_event() -> None:
    make_stock().save()
    assert labels(Stock) == ["insert"]


def test_bulk_writes_are_kept() -> None:
    landlord, source = make_landlord(), make_source()
    rows = Stock.objects.bulk_create(
        Stock(**stated(landlord=landlord, source=source, rooms=n, dwellings=1)) for n in (1, 2, 3)
    )
    assert labels(Stock) == ["insert"] * 3
    Stock.objects.update(dwellings=2)
    for row in rows:
        row.dwellings = 3
    Stock.objects.bulk_update(rows, ["dwellings"])
    assert [event.dwellings for event in events(Stock)] == [1] * 3 + [2] * 3 + [3] * 3


def test_plain_sql_is_kept_also_a_removal() -> None:
    source = make_source(label="Före")
    with connection.cursor() as cursor:
        cursor.execute("UPDATE landlords_source SET label = 'Efter'")
        cursor.execute("DELETE FROM landlords_source")
    assert [(event.pgh_label, event.label) for event in events(Source)] == [
        ("insert", "Före"),
        ("update", "Efter"),
        ("delete", "Efter"),
    ]
    assert {event.pgh_obj_id for event in events(Source)} == {source.pk}


def test_districts_of_a_scope_are_kept_as_they_come_and_go() -> None:
    scope, district = make_scope(), make_district()
    scope.districts.set([district])
    scope.districts.clear()
    assert labels(ScopeDistrict) == ["insert", "delete"]
    assert {event.district_id for event in events(ScopeDistrict)} == {district.pk}


def test_nothing_personal_about_a_contact_person_is_kept_but_that_it_changed() -> None:
    contact = ContactPerson.objects.create(
        **stated(landlord=make_landlord(), name="Agda Alm", role="letting", email="a@example.test")
    )
    for name in PERSONAL:
        ContactPerson.objects.filter(pk=contact.pk).update(**{name: "annat"})
    assert labels(ContactPerson) == ["insert", *PERSONAL]
    kept = ContactPerson.pgh_event_model.objects.values()  # type: ignore[attr-defined]
    assert not any(word in str(list(kept)) for word in ("Agda", "example", "annat"))


def test_an_event_says_who_and_why_and_nothing_else() -> None:
    set_locally(done_by(user=7))
    with because("Läst fel", source="Telefon"):
        make_landlord()
    make_landlord()
    first, second = (event.pgh_context for event in events(Landlord))
    assert first == {"user": 7, "reason": "Läst fel", "source": "Telefon"}
    assert second == {"user": 7}


def test_an_event_is_undone_together_with_its_change() -> None:
    with transaction.atomic():
        make_landlord()
        transaction.set_rollback(True)
    assert events(Landlord) == []


def test_rows_that_were_there_before_the_history_begin_it_as_they_are() -> None:
    stock = make_stock(dwellings=10)
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    MigrationExecutor(connection).migrate([("landlords", "0006_pauses_are_statements")])
    MigrationExecutor(connection).migrate([("landlords", "0008_history_begins")])
    Stock.objects.filter(pk=stock.pk).update(dwellings=12)
    assert [(e.pgh_label, e.dwellings) for e in events(Stock)] == [("began", 10), ("update", 12)]
    MigrationExecutor(connection).migrate([("landlords", "0007_history")])
    MigrationExecutor(connection).migrate([("landlords", "0008_history_begins")])
    assert labels(Stock) == ["began", "update"]
