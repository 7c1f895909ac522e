"""The history page tells who changed what, when, from what to what, and why."""

import re
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.db import connection, transaction
from django.db.models import Model
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.models import User
from accounts.roles import Role
from config.shared.changes import because, done_by
from config.shared.history import AT_ONCE, ENTRIES, PAST, WIDE
from config.shared.locally import set_locally
from landlords.admin.past.entries import RecordEntries
from landlords.admin.past.events import of_record, within
from landlords.models import (
    TRACKED,
    ContactPerson,
    District,
    Landlord,
    PriorityRule,
    Programme,
    Requirement,
    Stock,
    TermScope,
)
from tests.landlords.terms import remarks
from tests.make import (
    make_district,
    make_exception,
    make_landlord,
    make_requirement,
    make_scope,
    make_source,
    make_stock,
    make_user,
    stated,
)
from tests.no_script import Browser
from tests.zone_client import ZoneClient

pytestmark = pytest.mark.django_db


def page(browser: Client, record: Any, query: str = "") -> str:
    """A record's history as it is read, in one line."""
    name = record._meta.model_name
    answer = browser.get(f"/admin/landlords/{name}/{record.pk}/history/{query}")
    assert answer.status_code == 200
    text = re.sub(r"<[^>]+>", " ", answer.content.decode())
    return " ".join(text.replace("&nbsp;", " ").split())


def lines(record: Any) -> list[str]:
    """Every line of a record's history."""
    entries = RecordEntries(type(record), str(record.pk))
    return [" ".join(line.text.split()) for entry in entries[0:1000] for line in entry.lines]


def test_a_change_is_told_from_what_to_what_with_who_and_why(coordinator: Client) -> None:
    user = make_user(name="Karin Ek")
    requirement = make_requirement(topic="remarks", tests=remarks(0, youngest=24))
    set_locally(done_by(user=user.pk))
    with because("Läst fel", source="Telefon med uthyraren"):
        requirement.tests = remarks(0, youngest=36)
        requirement.save()
    text = page(coordinator, requirement.scope.landlord)
    assert "Karin Ek" in text
    assert "Varför: Läst fel" in text
    assert "Källa: Telefon med uthyraren" in text
    assert (
        "Betalningsanmärkningar: Inga betalningsanmärkningar yngre än 24 månader (måste) →"
        " Inga betalningsanmärkningar yngre än 36 månader (måste)"
    ) in text


def test_a_confirmation_is_no_change(coordinator: Client) -> None:
    source = make_source(label="uthyraren")
    requirement = make_requirement(topic="remarks", tests=remarks(0, youngest=24))
    Requirement.objects.filter(pk=requirement.pk).update(
        confirmed_on=date(2026, 11, 25), confirmed_source=source
    )
    text = page(coordinator, requirement.scope.landlord)
    assert f"stämmer fortfarande: bekräftat 2026-11-25 ({source})" in text


def test_what_is_new_is_told_whole() -> None:
    stock = make_stock(district=make_district(name="Ronna"), rooms=2, dwellings=17)
    assert any(
        line.startswith("Nytt: ") and "Ronna, 2 rum" in line and "17" in line
        for line in lines(stock.landlord)
    )


def test_bulk_writes_and_plain_sql_are_told_too() -> None:
    landlord, source = make_landlord(), make_source()
    Stock.objects.bulk_create(
        [Stock(**stated(landlord=landlord, source=source, rooms=n, dwellings=1)) for n in (1, 2)]
    )
    Stock.objects.filter(landlord=landlord).update(dwellings=5)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE landlords_landlord SET note = 'Rått' WHERE id = %s", [landlord.pk])
    told = lines(landlord)
    assert sum(line.endswith("lägenheter: 1 → 5") for line in told) == 2
    assert "Hyresvärd: anteckning: – → Rått" in told


def test_one_save_is_one_entry_with_several_lines() -> None:
    landlord = make_landlord()
    set_locally(done_by(user=make_user().pk))
    first, second = make_stock(landlord=landlord), make_stock(landlord=landlord, rooms=4)
    set_locally(done_by(user=make_user().pk))
    landlord.name = "Nytt namn"
    landlord.save()
    entries = RecordEntries(Landlord, str(landlord.pk))
    assert entries.count() == 3  # it was made without anybody being known
    assert sorted(len(entry.lines) for entry in entries[0:10]) == [1, 1, 2]
    assert first.pk != second.pk


def test_an_import_and_a_command_are_told_as_what_they_are() -> None:
    landlord = make_landlord()
    for command in ("import_inventory", "purge_contacts"):
        set_locally(done_by(command=command))
        Landlord.objects.filter(pk=landlord.pk).update(note=command)
    who = {entry.who for entry in RecordEntries(Landlord, str(landlord.pk))[0:10]}
    assert who == {"system", "import", "system (purge_contacts)"}


def test_somebody_whose_account_is_gone_is_told_by_the_key() -> None:
    landlord = make_landlord()
    set_locally(done_by(user=987_654))
    Landlord.objects.filter(pk=landlord.pk).update(note="x")
    who = {entry.who for entry in RecordEntries(Landlord, str(landlord.pk))[0:10]}
    assert "användare 987654" in who


def test_districts_that_come_and_go_are_told() -> None:
    scope, ronna = make_scope(name="Nybyggt"), make_district(name="Ronna")
    scope.districts.add(ronna)
    scope.districts.remove(ronna)
    told = lines(scope.landlord)
    assert any(line.endswith("Nybyggt: stadsdel tillagd: Ronna") for line in told)
    assert any(line.endswith("Nybyggt: stadsdel borttagen: Ronna") for line in told)
    other = make_district(name="Geneta")
    ronna.neighbours.add(other)
    assert "Grannstadsdel tillagd: Geneta" in lines(ronna)


def test_a_row_that_was_removed_by_hand_is_still_told() -> None:
    stock = make_stock(rooms=2, dwellings=17)
    landlord = stock.landlord
    stock.delete()
    assert any(line.startswith("Borttaget: ") and "17" in line for line in lines(landlord))


def test_a_contact_persons_changes_are_told_without_the_person() -> None:
    contact = ContactPerson.objects.create(
        **stated(landlord=make_landlord(), name="Agda Alm", role="letting", phone="08-1")
    )
    contact.phone = "08-2"
    contact.save()
    told = " ".join(lines(contact.landlord))
    assert re.search(r"(telefon|phone) ändrat \(sparas inte i historiken\)", told)
    assert not re.search("Agda|08-", told)


def test_terms_of_priority_rules_and_programmes_hang_on_them() -> None:
    rule = PriorityRule.objects.create(
        **stated(
            landlord=make_landlord(), name="Kontrakt via kommunen", grounds=["special_reasons"]
        )
    )
    scope = TermScope.objects.create(priority=rule, name="Förtur", rank=1)
    make_requirement(scope=scope, topic="remarks", tests=remarks(0, youngest=24))
    wanted = "Inga betalningsanmärkningar yngre än 24 månader"
    for record in (rule, rule.landlord, scope):
        assert any(wanted in line for line in lines(record)), lines(record)
    programme = Programme.objects.create(code="guarantee", name="Hyresgaranti")
    scope = TermScope.objects.create(programme=programme, name="Alla", rank=1)
    make_requirement(scope=scope, topic="remarks", tests=remarks(0, youngest=24))
    assert any(wanted in line for line in lines(programme))


def test_another_landlords_changes_are_not_told() -> None:
    mine, other = make_stock(dwellings=11), make_stock(dwellings=1234)
    assert not any("1 234" in line or "1234" in line for line in lines(mine.landlord))
    assert other.landlord != mine.landlord


def test_a_long_line_is_cut_and_the_whole_is_there(coordinator: Client) -> None:
    landlord, note = make_landlord(), "Mycket att säga. " * 30
    Landlord.objects.filter(pk=landlord.pk).update(note=note)
    line = next(
        line
        for entry in RecordEntries(Landlord, str(landlord.pk))[0:9]
        for line in entry.lines
        if line.is_long
    )
    assert len(line.beginning) == WIDE
    answer = coordinator.get(f"/admin/landlords/landlord/{landlord.pk}/history/")
    html = answer.content.decode()
    assert f"<summary>{line.beginning}</summary>{line.text}</details>" in html
    assert note.strip() in html


def test_many_lines_are_opened(coordinator: Client) -> None:
    landlord, source = make_landlord(), make_source()
    count = AT_ONCE + 8
    days = [date(2020, 1, day) for day in range(1, count + 1)]
    set_locally(done_by(command="import_inventory"))
    Stock.objects.bulk_create(
        Stock(landlord=landlord, source=source, rooms=2, valid_from=day, valid_until=day,
              confirmed_on=day)
        for day in days
    )  # fmt: skip
    assert "8 ändringar till" in page(coordinator, landlord)


def change_often(landlord: Landlord, times: int) -> None:
    """So many entries of two lines each, of landlord and home."""
    stock = make_stock(landlord=landlord)
    for number in range(times):
        set_locally(done_by(user=make_user().pk))
        Landlord.objects.filter(pk=landlord.pk).update(note=f"Nummer {number}")
        Stock.objects.filter(pk=stock.pk).update(dwellings=100 + number)


def test_the_queries_do_not_grow_with_what_has_happened(coordinator: Client) -> None:
    few, many = make_landlord(), make_landlord()
    change_often(few, 1)
    change_often(many, 12)
    counts = []
    for landlord in (few, many):
        coordinator.get(f"/admin/landlords/landlord/{landlord.pk}/history/")
        with CaptureQueriesContext(
            connection,
        ) as queries:
            page(coordinator, landlord)
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 40


def test_the_pages_hold_everything_once(coordinator: Client) -> None:
    landlord = make_landlord()
    change_often(landlord, ENTRIES + 3)
    told = [page(coordinator, landlord, f"?p={number}") for number in (1, 2)]
    found = [re.findall(r"→ Nummer (\d+)", text) for text in told]
    assert sorted(int(number) for part in found for number in part) == list(range(ENTRIES + 3))
    assert all(found)
    assert page(coordinator, landlord, "?p=x") == told[0]


@pytest.mark.django_db(transaction=True)
def test_the_newest_stands_first() -> None:
    landlord = make_landlord()
    for note in ("Först", "Sedan", "Sist"):
        with transaction.atomic():
            Landlord.objects.filter(pk=landlord.pk).update(note=note)
    notes = [line.split("→ ")[1] for line in lines(landlord) if "→" in line]
    assert notes == ["Sist", "Sedan", "Först"]


def test_what_a_coordinator_saves_is_told_under_the_own_name_and_in_no_other_log(
    signed_in: Callable[[Role], ZoneClient],
) -> None:
    browser, district = signed_in(Role.COORDINATOR), make_district(name="Ronna")
    form = Browser(browser, f"/admin/landlords/district/{district.pk}/change/")
    form.fill(name="Rosen")
    form.press("_save")
    entries = RecordEntries(District, str(district.pk))
    who = {entry.who: entry.lines[-1].text for entry in entries[0:9]}
    assert who[User.objects.get().name] == "Stadsdel: namn: Ronna → Rosen"
    assert len(who) == 2
    assert not LogEntry.objects.exists()


def test_accounts_are_told_by_what_was_changed_by_hand(
    signed_in: Callable[[Role], ZoneClient],
) -> None:
    browser, user = signed_in(Role.ADMINISTRATOR), make_user(name="Karin Ek")
    form = Browser(browser, f"/admin/accounts/user/{user.pk}/change/")
    form.fill(name="Karin Alm")
    form.press("_save")
    answer = browser.get(f"/admin/accounts/user/{user.pk}/history/")
    assert "Ändrade Namn." in " ".join(answer.content.decode().split())


@pytest.mark.parametrize("model", [model for model in TRACKED if not model._meta.proxy])
def test_every_table_with_a_history_can_be_asked(model: type[Model]) -> None:
    assert model in PAST
    assert PAST[model]("1")[0:10] == []
    assert within(of_record(model, 1), [timezone.now()]) == []


def test_every_kind_of_statement_is_told_in_swedish() -> None:
    exception = make_exception()
    told = " ".join(lines(exception.scope.landlord))
    assert not re.search(r"\b(from|until|source|confirmed|New|scope)\b", told), told
