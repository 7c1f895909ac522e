"""What a web role can do to the history with SQL of its own: nothing but tell a lie about itself.

Each of these was possible before ``config/history_guard.py`` (or without the rights of
``config/grants.py``) and was tried.
"""

from collections.abc import Iterator

import pytest
from django.core.management import call_command
from django.db import ProgrammingError, connection, transaction
from django.db.utils import InternalError
from pghistory.core import event_models
from psycopg import sql

from config import grants, history_guard
from config.shared.zones import Zone, entered
from landlords.models import Landlord
from tests.history import let_events_be_emptied
from tests.make import make_landlord
from tests.zone_client import as_web_login

pytestmark = pytest.mark.django_db

EVENTS = "landlords_landlordevent"
TABLES = sorted(model._meta.db_table for model in event_models(include_missing_pgh_obj=True))
NAMES = "SELECT array_agg(tgname)::text FROM pg_trigger WHERE tgname LIKE 'pgtrigger\\_%'"
OF_LANDLORDS = (
    "SELECT p.oid::regprocedure::text FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid"
    " WHERE t.tgrelid = 'landlords_landlord'::regclass AND t.tgname LIKE 'pgtrigger\\_insert\\_%'"
)


@pytest.fixture
def as_admin_role() -> Iterator[None]:
    """Be the role of the admin zone, logged in as the web processes are."""
    make_landlord(name="Torgets bostäder")
    with as_web_login(), entered(Zone.ADMIN):
        yield


def run(statement: str) -> None:
    """Run one statement, in a savepoint of its own."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def one(statement: str) -> object:
    """The first value of the first row."""
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return cursor.fetchone()[0]


def counted(schema: str = "public") -> int:
    """How many events of landlords there are."""
    with connection.cursor() as cursor:
        table = sql.Identifier(schema, EVENTS)
        cursor.execute(sql.SQL("SELECT count(*) FROM {}").format(table))
        return int(cursor.fetchone()[0])


def refused(statement: str, *, saying: str = "permission denied") -> None:
    """The database refuses the statement with these words."""
    with pytest.raises((ProgrammingError, InternalError), match=saying):
        run(statement)


def test_every_table_of_events_stands_among_those_of_the_history() -> None:
    assert sorted(grants.HISTORY) == TABLES


def test_the_functions_of_the_history_are_closed() -> None:
    assert history_guard.is_closed()
    assert history_guard.open_functions() == []


@pytest.mark.parametrize(
    "opened",
    ["GRANT EXECUTE ON FUNCTION {} TO PUBLIC", "GRANT EXECUTE ON FUNCTION {} TO portal_app",
     "ALTER FUNCTION {} SECURITY INVOKER", "ALTER FUNCTION {} RESET search_path"],
)  # fmt: skip
def test_a_function_that_was_opened_is_found_and_closed_again(opened: str) -> None:
    function = str(one(OF_LANDLORDS))
    run(opened.format(function))
    assert history_guard.open_functions() == [function]
    assert not history_guard.is_closed()
    grants.apply()
    assert history_guard.is_closed()


def test_the_functions_belong_to_whoever_owns_the_tables() -> None:
    strangers = (
        "SELECT count(*) FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid"
        " JOIN pg_class c ON c.oid = t.tgrelid"
        " WHERE t.tgname LIKE 'pgtrigger\\_%' AND p.proowner <> c.relowner"
    )
    assert one(strangers) == 0


def test_a_setting_switches_no_trigger_off(as_admin_role: None) -> None:
    triggers = one(NAMES)
    before = counted()
    run(f"SELECT set_config('pgtrigger.ignore', '{triggers}', true)")
    run("UPDATE landlords_landlord SET name = 'Under radarn'")
    assert counted() == before + 1


def test_without_the_guard_that_setting_would_have_done_it() -> None:
    landlord = make_landlord()
    run(
        "CREATE OR REPLACE FUNCTION public._pgtrigger_should_ignore(trigger_name name)"
        " RETURNS boolean LANGUAGE sql AS $$ SELECT trigger_name = ANY"
        " (string_to_array(trim(current_setting('pgtrigger.ignore', true), '{}'), ',')) $$"
    )
    assert not history_guard.nothing_is_ignored()
    triggers = one(NAMES)
    run(f"SELECT set_config('pgtrigger.ignore', '{triggers}', true)")
    before = counted()
    Landlord.objects.filter(pk=landlord.pk).update(name="Under radarn")
    assert counted() == before
    grants.apply()
    Landlord.objects.filter(pk=landlord.pk).update(name="På radarn")
    assert counted() == before + 1


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize(
    "statement",
    ["INSERT INTO {} (pgh_id) VALUES (0)", "UPDATE {} SET pgh_label = 'insert'",
     "DELETE FROM {}", "TRUNCATE {}", "ALTER TABLE {} DISABLE TRIGGER ALL", "DROP TABLE {}"],
)  # fmt: skip
def test_no_event_is_forged_changed_or_removed(
    as_admin_role: None, table: str, statement: str
) -> None:
    refused(statement.format(table), saying="permission denied|must be owner")


def test_no_trigger_of_the_history_hangs_on_a_table_of_ones_own(as_admin_role: None) -> None:
    function = str(one(OF_LANDLORDS)).removesuffix("()")
    run("CREATE TEMP TABLE mine (LIKE landlords_landlord)")
    refused(
        f"CREATE TRIGGER forging AFTER INSERT ON mine FOR EACH ROW EXECUTE FUNCTION {function}()"
    )


def test_no_table_of_ones_own_stands_in_for_one_of_events(as_admin_role: None) -> None:
    before = counted()
    run(f"CREATE TEMP TABLE {EVENTS} (LIKE public.{EVENTS})")
    run(f"GRANT ALL ON pg_temp.{EVENTS} TO PUBLIC")
    run("UPDATE landlords_landlord SET name = 'Under radarn'")
    assert counted() == before + 1
    assert counted("pg_temp") == 0


def test_no_role_makes_anything_where_the_tables_stand(as_admin_role: None) -> None:
    refused("CREATE TABLE public.mine (id int)")


def test_no_role_switches_all_triggers_off(as_admin_role: None) -> None:
    refused("SET session_replication_role = replica")
    refused("ALTER TABLE landlords_landlord DISABLE TRIGGER ALL", saying="must be owner")


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("statement", ["UPDATE {} SET pgh_label = pgh_label", "DELETE FROM {}"])
def test_the_owner_too_changes_and_removes_no_event(table: str, statement: str) -> None:
    history = {grant for grant in grants.declared() if grant.table == table}
    assert {grant.privilege for grant in history} == {"SELECT"}
    triggers = (
        "SELECT count(*) FROM pg_trigger WHERE tgname LIKE 'pgtrigger\\_append\\_only\\_%'"
        " AND tgenabled = 'O' AND tgrelid = '{}'::regclass"
    )
    assert one(triggers.format(table)) == 1
    if table == EVENTS:
        make_landlord()
        refused(statement.format(table), saying="Cannot update or delete rows")


def test_the_owner_too_empties_no_table_of_events() -> None:
    make_landlord()
    let_events_be_emptied("ENABLE")
    run("SET CONSTRAINTS ALL IMMEDIATE")
    for table in TABLES:
        refused(f"TRUNCATE {table}", saying="Cannot truncate")


def test_a_setting_says_whose_a_change_is_and_this_is_not_closed(as_admin_role: None) -> None:
    """Documented, not hidden: SQL of one's own tells any user it likes (docs/operating.md)."""
    run("""SELECT set_config('pghistory.context_metadata', '{"user": 1}', true)""")
    run("UPDATE landlords_landlord SET name = 'Någon annans'")
    newest = "SELECT pgh_context ->> 'user' FROM {} ORDER BY pgh_id DESC LIMIT 1"
    assert one(newest.format(EVENTS)) == "1"


def test_migrating_closes_what_migrations_open() -> None:
    run(f"ALTER FUNCTION {one(OF_LANDLORDS)} SECURITY INVOKER")
    call_command("migrate", verbosity=0)
    assert history_guard.is_closed()
