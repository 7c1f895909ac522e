"""Contact persons are erased in time, by a role that may do nothing else."""

from datetime import date
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, ProgrammingError, connection, transaction
from django.utils import timezone
from pytest_django.fixtures import Settings

from config.shared.zones import Zone, entered
from landlords.models import ContactPerson, Landlord, Source
from landlords.models.history import PERSONAL
from landlords.purge import NOTHING, plan_purge, purge_contacts
from tests.make import make_landlord, make_source, stated
from tests.zone_client import as_web_login

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 25)
PERSON = {
    "name": "Agda Alm", "title": "Uthyrare", "phone": "08-123", "email": "agda@example.test",
    "hours": "Agdas förmiddagar",
}  # fmt: skip


def make_contact(**fields: Any) -> ContactPerson:
    """Agda Alm, who lets homes."""
    landlord = {} if "landlord" in fields else {"landlord": make_landlord()}
    return ContactPerson.objects.create(
        **stated(**{**PERSON, "role": "letting", **landlord, **fields})
    )


def purge(*options: str) -> str:
    """Run the command as the web processes' login would."""
    said = StringIO()
    with as_web_login():
        call_command("purge_contacts", *options, stdout=said)
    return said.getvalue()


@pytest.mark.parametrize(
    ("last", "is_erased"),
    [(date(2025, 11, 24), True), (date(2025, 11, 25), False), (date(2027, 1, 1), False),
     (None, False)],
)  # fmt: skip
def test_who_ended_more_than_twelve_months_ago_is_erased(
    last: date | None,
    is_erased: bool,  # noqa: FBT001
) -> None:
    contact = make_contact(valid_until=last)
    plan = purge_contacts(on=TODAY, months=12)
    contact.refresh_from_db()
    assert plan.persons == plan.landlords == int(is_erased)
    assert {name: getattr(contact, name) for name in PERSONAL} == (NOTHING if is_erased else PERSON)
    assert contact.erased_on == (TODAY if is_erased else None)


def test_that_there_was_one_and_when_it_was_erased_stays() -> None:
    contact = make_contact(valid_until=date(2020, 6, 1), way="phone")
    purge_contacts(on=TODAY, months=12)
    again = ContactPerson.objects.get(pk=contact.pk)
    assert (again.role, again.valid_from, again.valid_until, again.landlord, again.source) == (
        contact.role, contact.valid_from, contact.valid_until, contact.landlord, contact.source
    )  # fmt: skip
    assert str(again) == "gallrad"


def test_a_second_time_nothing_is_left_to_erase() -> None:
    contact = make_contact(valid_until=date(2020, 6, 1))
    purge_contacts(on=TODAY, months=12)
    assert purge_contacts(on=date(2026, 12, 1), months=12).persons == 0
    contact.refresh_from_db()
    assert contact.erased_on == TODAY


def test_two_of_one_landlord_are_one_landlord() -> None:
    landlord = make_landlord()
    for name in ("Agda Alm", "Bo Ek"):
        make_contact(landlord=landlord, name=name, valid_until=date(2020, 6, 1))
    plan = plan_purge(on=TODAY, months=12)
    assert (plan.persons, plan.landlords, plan.ended_before) == (2, 1, date(2025, 11, 25))


def test_nothing_personal_is_left_anywhere_in_the_database() -> None:
    contact = make_contact(valid_until=date(2020, 6, 1))
    contact.phone = "08-456"
    contact.save()
    purge("--apply")
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT t::text FROM "{table}" t')  # noqa: S608
            text = "\n".join(row for (row,) in cursor.fetchall())
            for word in ("Agda", "08-123", "08-456", "example.test", "Uthyrare"):
                assert word not in text, table


def test_the_history_tells_that_it_was_erased_and_by_what() -> None:
    contact = make_contact(valid_until=date(2020, 6, 1))
    purge("--apply")
    events = ContactPerson.pgh_event_model.objects  # type: ignore[attr-defined]  # given by pghistory
    event = events.get(pgh_label="update")
    assert event.erased_on == timezone.localdate()
    assert event.pgh_obj_id == contact.pk
    assert event.pgh_context == {
        "command": "purge_contacts",
        "reason": "Gallrad i tid efter sista dagen",
        "source": "",
    }


def test_sources_keep_their_labels() -> None:
    source = make_source(label="Uthyraren i telefon")
    make_contact(valid_until=date(2020, 6, 1), source=source)
    purge("--apply")
    assert Source.objects.get(pk=source.pk).label == "Uthyraren i telefon"


def test_a_dry_run_writes_nothing_and_names_nobody() -> None:
    contact = make_contact(valid_until=date(2020, 6, 1))
    said = purge()
    assert ": 1, of 1 landlords." in said
    assert "dry run" in said
    assert "Agda" not in said
    contact.refresh_from_db()
    assert contact.name == "Agda Alm"


def test_the_setting_says_how_many_months(settings: Settings) -> None:
    make_contact(valid_until=date(timezone.localdate().year - 2, 1, 1))
    settings.CONTACT_RETENTION_MONTHS = 60
    assert ": 0, of 0 landlords." in purge()
    settings.CONTACT_RETENTION_MONTHS = 12
    assert ": 1, of 1 landlords." in purge()


@pytest.mark.parametrize("months", [0, -1, 121])
def test_a_time_that_is_none_is_refused(settings: Settings, months: int) -> None:
    settings.CONTACT_RETENTION_MONTHS = months
    with pytest.raises(CommandError, match=r"set it to a whole number of months from 1 to 120"):
        call_command("purge_contacts", "--apply")


def test_the_database_refuses_a_person_in_an_erased_row() -> None:
    contact = make_contact(valid_until=date(2020, 6, 1))
    purge_contacts(on=TODAY, months=12)
    with pytest.raises(IntegrityError, match="erased_contact_holds_nothing"), transaction.atomic():
        ContactPerson.objects.filter(pk=contact.pk).update(name="Agda Alm")


@pytest.mark.parametrize("zone", list(Zone))
def test_no_role_removes_the_row_of_a_contact_person(zone: Zone) -> None:
    make_contact()
    with (
        entered(zone),
        pytest.raises(ProgrammingError, match="permission denied"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute("DELETE FROM landlords_contactperson")


@pytest.mark.parametrize(
    "statement",
    ["UPDATE landlords_contactperson SET role = 'other'", "SELECT FROM landlords_landlord",
     "UPDATE landlords_contactperson SET valid_until = NULL",
     "INSERT INTO landlords_contactperson (name) VALUES ('x')"],
)  # fmt: skip
def test_the_role_that_erases_may_do_nothing_else(statement: str) -> None:
    make_contact()
    with (
        entered(Zone.JOBS),
        pytest.raises(ProgrammingError, match="permission denied"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)
    assert Landlord.objects.count() == 1
