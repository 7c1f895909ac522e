"""The rights that stand in config/grants.py are the rights the database gives."""

import pytest
from django.db import ProgrammingError, connection, transaction

from config import grants
from config.shared.zones import Zone, entered
from tests.make import make_user
from tests.zone_client import as_web_login

pytestmark = pytest.mark.django_db


def test_the_database_gives_exactly_the_declared_rights() -> None:
    assert grants.held() == grants.declared()


def test_every_table_stands_in_the_grants() -> None:
    assert grants.tables() == set(grants.TABLES)


def test_a_right_given_by_hand_is_found_and_taken_back_by_the_next_migration() -> None:
    with connection.cursor() as cursor:
        cursor.execute("GRANT DELETE ON landlords_landlord TO portal_app")
    assert grants.held() - grants.declared() == {
        grants.Grant("portal_app", "landlords_landlord", "DELETE")
    }
    grants.apply()
    assert grants.held() == grants.declared()


@pytest.mark.parametrize("table", sorted(grants.TABLES))
def test_the_web_login_itself_reads_nothing(table: str) -> None:
    with (
        as_web_login(),
        pytest.raises(ProgrammingError, match="permission denied"),
        transaction.atomic(),
    ):
        read(table)


@pytest.mark.parametrize("table", sorted(grants.TABLES))
@pytest.mark.parametrize("zone", list(Zone))
def test_a_zone_reads_what_it_was_given_and_nothing_else(zone: Zone, table: str) -> None:
    readable = "SELECT" in grants.TABLES[table].get(zone, frozenset())
    with transaction.atomic(), entered(zone):
        if readable:
            read(table)
        else:
            with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
                read(table)


def test_the_internal_zone_cannot_change_a_password() -> None:
    user = make_user()
    with (
        pytest.raises(ProgrammingError, match="permission denied"),
        transaction.atomic(),
        entered(Zone.APP),
        connection.cursor() as cursor,
    ):
        cursor.execute("UPDATE accounts_user SET password = 'x' WHERE id = %s", [user.pk])


def read(table: str) -> None:
    """Ask the table for nothing."""
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT FROM "{table}" LIMIT 0')
