"""What an export holds: everything that is kept, in one spelling and order, and K2 only if asked."""

import json
from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.db import connection, transaction
from django.db.models import Field, Model
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from landlords import models
from landlords.exchange import shapes, writing, writing_tables
from landlords.exchange.document import read_document
from landlords.exchange.writing import Inventory
from landlords.exchange.writing_columns import COLUMNS, Table, UnreadableError, keys
from landlords.purge import purge_contacts
from tests.landlords.records import make_contact, record_models
from tests.landlords.whole_record import (
    RESTRICTED_MODELS,
    SECRET,
    SECRET_NUMBER,
    SECRET_YEAR,
    WholeRecord,
    backwards,
    shuffled,
)
from tests.make import (
    make_landlord,
    make_requirement,
    make_scope,
    make_source,
    make_stock,
)

pytestmark = pytest.mark.django_db

TABLES = [table for table in vars(writing_tables).values() if isinstance(table, Table)]
TABLES += [*writing_tables.OF_LANDLORD]
UNSAID = {"id", "sort_name", "audience_key", "erased_on"}
LISTS = {
    "landlords": shapes.LANDLORD.lists,
    "scopes": shapes.SCOPE.lists,
    "programmes": ("scopes",),
    "priority": shapes.PRIORITY_SCOPE.names,
}
RESTRICTED_KEYS = {"exceptions", "priority", "cooperation", "offers", "contacts"}


def text(*, restricted: bool) -> str:
    """The whole file."""
    return "".join(Inventory(restricted=restricted).parts(lambda _done, _total: None))


def document(*, restricted: bool) -> dict[str, Any]:
    """The whole file, read."""
    found: dict[str, Any] = json.loads(text(restricted=restricted))
    return found


def objects(data: Any, key: str) -> Iterator[dict[str, Any]]:
    """Every object that stands in a list with this key, wherever it is."""
    if isinstance(data, dict):
        for name, value in data.items():
            if name == key and isinstance(value, list):
                yield from (item for item in value if isinstance(item, dict))
            yield from objects(value, key)
    if isinstance(data, list):
        for item in data:
            yield from objects(item, key)


def tables(model: type[Model]) -> list[Table]:
    """The lists that a table is written to."""
    return [table for table in TABLES if table.model is model]


def columns(model: type[Model]) -> list["Field[Any, Any]"]:
    """The columns of a table."""
    return [field for field in model._meta.get_fields() if isinstance(field, Field)]


def is_filled(model: type[Model], field: "Field[Any, Any]") -> bool:
    """Whether some row says something else in the column than what goes without saying."""
    usual = [None, "", [], {}, *([field.default] if field.has_default() else [])]
    rows = model._default_manager.values_list(field.name, flat=True)
    return any(value not in usual for value in rows)


def test_the_whole_record_fills_every_column_of_every_table() -> None:
    WholeRecord().make()
    empty = [
        f"{table.model.__name__}.{field.name}"
        for table in TABLES
        for field in columns(table.model)
        if field.name not in {"landlord", "programme", "priority", "erased_on"}
        and not is_filled(table.model, field)
    ]
    assert empty == []


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.key + table.model.__name__)
def test_every_column_of_a_table_is_written(table: Table) -> None:
    said = {column.name for column in table.columns} | {"landlord_id", "scope_id"}
    if table.model is models.TermScope:
        said |= {"programme_id", "priority_id"}
    unsaid = {field.attname for field in columns(table.model) if not field.many_to_many} - said
    assert unsaid <= UNSAID


def test_every_table_of_records_is_written() -> None:
    written = {table.model for table in TABLES} | {models.NormFormula, models.NormTable}
    assert record_models() == written


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.key + table.model.__name__)
def test_everything_that_can_be_said_is_written(table: Table) -> None:
    WholeRecord().make()
    wanted = {name for name, _nullable in keys(table.form)} | set(LISTS.get(table.key, ()))
    data = document(restricted=True)
    inside = data["landlords"] if table in writing_tables.OF_LANDLORD else data
    if table in {writing_tables.CHANNEL, writing_tables.GROUP, writing_tables.HOUSE}:
        inside = {table.key: data[table.key]}
    found = list(objects(inside, table.key))
    assert found
    for item in found:
        assert set(item) == wanted


def test_every_section_of_the_document_is_written() -> None:
    names = [key.name for key in shapes.DOCUMENT.keys]
    assert set(document(restricted=True)) == {*names, *shapes.DOCUMENT.lists}


def test_what_is_written_can_be_read() -> None:
    WholeRecord().make()
    for restricted in (False, True):
        read = read_document(document(restricted=restricted), {})
        assert read.problems == []


def test_the_file_is_plain_json_indented_by_two_spaces() -> None:
    for _ in range(2):
        written = text(restricted=True)
        again = json.dumps(json.loads(written), ensure_ascii=False, indent=2) + "\n"
        assert written == again
        if not models.Landlord.objects.exists():
            WholeRecord().make()
    assert "Söder" in written


def test_an_empty_portal_has_every_section() -> None:
    data = document(restricted=True)
    lists = {key: value for key, value in data.items() if isinstance(value, list)}
    assert set(lists) == set(shapes.DOCUMENT.lists) - {"norms"}
    assert not any(lists.values())


@pytest.mark.parametrize("order", [backwards, shuffled(1), shuffled(2)])
def test_the_same_records_give_the_same_bytes_in_whatever_order_they_came(order: Any) -> None:
    with transaction.atomic():
        WholeRecord().make()
        first = [text(restricted=False), text(restricted=True)]
        transaction.set_rollback(True)
    assert not models.Landlord.objects.exists()
    WholeRecord(order).make()
    assert [text(restricted=False), text(restricted=True)] == first


def test_codes_stand_in_one_order_however_they_were_ticked() -> None:
    WholeRecord().make()
    first = text(restricted=True)
    models.Cooperation.objects.update(forms=["annual_quota", "framework_agreement"])
    models.PriorityRule.objects.update(grounds=["social", "special_reasons"])
    models.TermScope.objects.exclude(products=[]).update(products=["ordinary", "youth"])
    second = text(restricted=True)
    models.Cooperation.objects.update(forms=["framework_agreement", "annual_quota"])
    models.PriorityRule.objects.update(grounds=["special_reasons", "social"])
    models.TermScope.objects.exclude(products=[]).update(products=["youth", "ordinary"])
    assert text(restricted=True) == first == second


def test_an_open_file_holds_no_trace_of_restricted_records() -> None:
    WholeRecord().make()
    written = text(restricted=False)
    assert SECRET.casefold() not in written.casefold()
    assert str(SECRET_YEAR) not in written
    assert str(SECRET_NUMBER) not in written
    assert "1.93" not in written
    with_all = text(restricted=True)
    assert with_all.casefold().count(SECRET.casefold()) > 30


def test_every_column_of_a_restricted_record_bears_the_mark() -> None:
    """Else the test above would not see it slip out: texts, days and numbers alike."""
    WholeRecord().make()
    for model in RESTRICTED_MODELS:
        for field in columns(model):
            kind = field.get_internal_type()
            for value in model._default_manager.values_list(field.name, flat=True):
                if kind in {"CharField", "TextField"} and not field.choices:
                    assert SECRET.casefold() in value.casefold(), (model, field.name)
                if kind == "DateField" and field.name not in UNSAID:
                    assert value.year == SECRET_YEAR, (model, field.name)


def test_a_contact_person_who_was_erased_is_in_no_file() -> None:
    ended = date(2020, 1, 31)
    make_contact(name="Borttagen", valid_from=ended, valid_until=ended)
    make_contact(name="Kvar")
    purge_contacts(on=date(2026, 11, 25), months=12)
    text = json.dumps(document(restricted=True), ensure_ascii=False)
    assert text.count('"role": "letting"') == 1
    assert "Kvar" in text


def test_an_open_file_is_the_same_with_and_without_restricted_records() -> None:
    """No row, no source, no name, no count: nothing follows from it."""
    WholeRecord().make()
    before = text(restricted=False)
    with connection.cursor() as cursor:
        for model in (*RESTRICTED_MODELS[:4],):
            cursor.execute(f"DELETE FROM {model._meta.db_table}")  # noqa: S608
        of_rules = "(SELECT id FROM landlords_termscope WHERE priority_id IS NOT NULL)"
        for table, column in (
            ("requirement", "scope_id"),
            ("termscope_districts", "termscope_id"),
            ("termscope_houses", "termscope_id"),
        ):
            cursor.execute(f"DELETE FROM landlords_{table} WHERE {column} IN {of_rules}")  # noqa: S608
        cursor.execute("DELETE FROM landlords_termscope WHERE priority_id IS NOT NULL")
        cursor.execute("DELETE FROM landlords_priorityrule")
        cursor.execute(f"DELETE FROM landlords_termscope WHERE name LIKE '{SECRET}%'")  # noqa: S608
        cursor.execute(f"DELETE FROM landlords_source WHERE label LIKE '{SECRET}%'")  # noqa: S608
    assert text(restricted=False) == before


def test_an_open_file_has_no_key_for_what_it_leaves_out_and_says_so() -> None:
    WholeRecord().make()
    data = document(restricted=False)
    for item in (*objects(data, "landlords"), *objects(data, "scopes")):
        assert not RESTRICTED_KEYS & set(item)
    assert "are left out" in data["about"]
    assert "are left out" not in document(restricted=True)["about"]


def test_only_sources_that_something_refers_to_are_written_and_each_once() -> None:
    make_source(label="Ingen nämner mig")
    said = {"kind": "phone", "on": date(2026, 1, 1)}
    for label in ("Samtal", "Samtal "):  # one and the same, once it is written
        make_stock(source=make_source(label=label, **said))
    data = document(restricted=True)
    assert [source["label"] for source in data["sources"]] == ["Samtal"]
    stock = [item["source"] for item in objects(data["landlords"], "stock")]
    assert stock == [data["sources"][0]["id"]] * 2


def test_every_source_named_is_there() -> None:
    WholeRecord().make()
    for restricted in (False, True):
        data = document(restricted=restricted)
        there = [source["id"] for source in data["sources"]]
        named = {
            item[key]
            for name in {table.key for table in TABLES}
            for item in objects(data, name)
            for key in ("source", "confirmed_source")
            if item.get(key)
        }
        assert named == set(there)
        assert max(Counter(there).values()) == 1


def test_a_contact_person_who_was_erased_is_not_written() -> None:
    """There is nothing left of her to write, and no reader takes a person without a name."""
    contact = make_contact()
    erased = dict.fromkeys(("name", "title", "phone", "email", "hours"), "")
    models.ContactPerson.objects.filter(pk=contact.pk).update(**erased, erased_on=date(2026, 1, 1))
    data = document(restricted=True)
    assert [landlord["contacts"] for landlord in data["landlords"]] == [[]]
    assert data["sources"] == []


def test_texts_are_written_in_one_spelling() -> None:
    """A form sends CRLF, a paste brings letters in two parts and signs that no file may hold."""
    make_landlord(key="a", name=" A\u030angstro\u0308m\tAB ", note="Ett.\r\nTv\x0bå.\r\n")
    landlord = document(restricted=True)["landlords"][0]
    assert landlord["name"] == "Ångström AB"
    assert landlord["note"] == "Ett.\nTv å."
    assert read_document(document(restricted=True), {}).problems == []


def test_terms_that_the_core_cannot_read_are_told() -> None:
    requirement = make_requirement()
    models.Requirement.objects.filter(pk=requirement.pk).update(tests=[[{"kind": "nonsense"}]])
    told = f"requirement, number {requirement.pk}: .*nonsense"
    with translation.override("en"), pytest.raises(UnreadableError, match=told):
        text(restricted=False)


def test_norms_that_the_core_cannot_read_are_told() -> None:
    days = {"valid_from": date(2026, 1, 1), "source_text": "Lag"}
    amounts = {"single": -1}
    table = models.NormTable.objects.create(norm="national_norm", amounts=amounts, **days)
    told = f"amounts of a norm, number {table.pk}: single: .*too little"
    with translation.override("en"), pytest.raises(UnreadableError, match=told):
        text(restricted=False)


def queries(*, restricted: bool) -> int:
    """How many questions an export asks the database."""
    with CaptureQueriesContext(connection) as caught:
        text(restricted=restricted)
    return len(caught)


@pytest.mark.parametrize("restricted", [False, True])
def test_a_batch_costs_the_same_however_many_rows_it_has(
    restricted: bool,  # noqa: FBT001
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    WholeRecord().make()
    few = queries(restricted=restricted)
    for _ in range(20):
        scope = make_scope(landlord=make_landlord())
        make_requirement(scope=scope)
        make_stock(landlord=scope.landlord)
    assert queries(restricted=restricted) == few
    monkeypatch.setattr(writing, "BATCH", 1)
    landlords = models.Landlord.objects.count()
    one_each = queries(restricted=restricted)
    a_batch = (one_each - few) / (landlords - 1)
    assert a_batch == int(a_batch)
    assert a_batch == (18 if restricted else 13)  # and five more where there are priority rules


def test_landlords_stand_in_the_order_of_their_keys_across_batches(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for key in ("b", "a-b", "a", "ab", "c"):
        make_landlord(key=key)
    monkeypatch.setattr(writing, "BATCH", 2)
    landlords = document(restricted=True)["landlords"]
    assert [landlord["key"] for landlord in landlords] == ["a", "a-b", "ab", "b", "c"]


def test_the_names_of_columns_that_differ_are_columns() -> None:
    assert set(COLUMNS.values()) == {"is_archived", "is_outside"}
