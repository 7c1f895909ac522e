"""Which database role may do what, table by table, written out.

Applied after every migration and compared with the database by a test: a new table is of no use to
any page before it stands here. Nobody but the owner may delete rows of record.
"""

from dataclasses import dataclass
from typing import Final

from django.db import connection
from psycopg import sql

from config import history_guard
from config.shared.zones import Zone

READ: Final = frozenset({"SELECT"})
WRITE: Final = frozenset({"INSERT"})
KEEP: Final = frozenset({"SELECT", "INSERT", "UPDATE"})
ALL: Final = KEEP | {"DELETE"}
SESSION: Final = frozenset({"SELECT", "UPDATE", "DELETE"})

APP, LOGIN, ADMIN = Zone.APP, Zone.LOGIN, Zone.ADMIN

# Tables of events (landlords/models/history.py): written by triggers with the owner's rights, and
# so by nobody else; read on the admin's history pages.
HISTORY: Final = (
    "landlords_channelevent",
    "landlords_channeluseevent",
    "landlords_contactpersonevent",
    "landlords_contractofferevent",
    "landlords_cooperationevent",
    "landlords_coretopicevent",
    "landlords_districtevent",
    "landlords_exceptionruleevent",
    "landlords_groupmembershipevent",
    "landlords_houseevent",
    "landlords_houseownershipevent",
    "landlords_landlordevent",
    "landlords_landlordfactevent",
    "landlords_landlordgroupevent",
    "landlords_managementevent",
    "landlords_neighboursevent",
    "landlords_normformulaevent",
    "landlords_normtableevent",
    "landlords_offerevent",
    "landlords_pauseevent",
    "landlords_priorityruleevent",
    "landlords_programmeevent",
    "landlords_rentalstockevent",
    "landlords_requirementevent",
    "landlords_reviewintervalevent",
    "landlords_scopedistrictevent",
    "landlords_scopehouseevent",
    "landlords_sourceevent",
    "landlords_stockevent",
    "landlords_termscopeevent",
    "landlords_typicalhouseholdevent",
)

TABLES: dict[str, dict[Zone, frozenset[str]]] = {
    # staff
    "accounts_user": {APP: READ, LOGIN: READ, ADMIN: READ},
    "accounts_takeout": {ADMIN: WRITE},
    "account_emailaddress": {LOGIN: ALL},
    "account_emailconfirmation": {LOGIN: ALL},
    "django_session": {APP: SESSION, LOGIN: ALL, ADMIN: SESSION},
    "portal_cache": {LOGIN: ALL},
    # landlords
    "landlords_district": {APP: READ, ADMIN: KEEP},
    "landlords_district_neighbours": {APP: READ, ADMIN: ALL},
    "landlords_source": {APP: READ, ADMIN: KEEP},
    "landlords_landlord": {APP: READ, ADMIN: KEEP},
    "landlords_stock": {APP: READ, ADMIN: KEEP},
    "landlords_termscope": {APP: READ, ADMIN: KEEP},
    "landlords_termscope_districts": {APP: READ, ADMIN: ALL},
    "landlords_termscope_houses": {APP: READ, ADMIN: ALL},
    "landlords_house": {APP: READ, ADMIN: KEEP},
    "landlords_rentalstock": {APP: READ, ADMIN: KEEP},
    "landlords_landlordgroup": {APP: READ, ADMIN: KEEP},
    "landlords_groupmembership": {APP: READ, ADMIN: KEEP},
    "landlords_management": {APP: READ, ADMIN: KEEP},
    "landlords_pause": {APP: READ, ADMIN: KEEP},
    "landlords_houseownership": {APP: READ, ADMIN: KEEP},
    "landlords_offer": {APP: READ, ADMIN: KEEP},
    "landlords_channel": {APP: READ, ADMIN: KEEP},
    "landlords_channeluse": {APP: READ, ADMIN: KEEP},
    "landlords_contractoffer": {APP: READ, ADMIN: KEEP},
    "landlords_landlordfact": {APP: READ, ADMIN: KEEP},
    "landlords_contactperson": {APP: READ, ADMIN: KEEP},
    "landlords_programme": {APP: READ, ADMIN: KEEP},
    "landlords_priorityrule": {APP: READ, ADMIN: KEEP},
    "landlords_cooperation": {APP: READ, ADMIN: KEEP},
    "landlords_coretopic": {APP: READ, ADMIN: KEEP},
    "landlords_reviewinterval": {APP: READ, ADMIN: KEEP},
    "landlords_normformula": {APP: READ, ADMIN: KEEP},
    "landlords_normtable": {APP: READ, ADMIN: KEEP},
    "landlords_typicalhousehold": {APP: READ, ADMIN: KEEP},
    "landlords_requirement": {APP: READ, ADMIN: KEEP},
    "landlords_exceptionrule": {APP: READ, ADMIN: KEEP},
    "landlords_landlordanswer": {APP: READ, ADMIN: ALL},
    **{table: {ADMIN: READ} for table in HISTORY},
    # Django's own
    "django_admin_log": {ADMIN: frozenset({"SELECT", "INSERT"})},
    "django_content_type": {ADMIN: READ},
    "auth_group": {},
    "auth_group_permissions": {},
    "auth_permission": {},
    "django_migrations": {},
    "pghistory_context": {},
}

# Single columns of a table beyond what stands above: (table, role, privilege) -> columns.
COLUMNS: dict[tuple[str, Zone, str], tuple[str, ...]] = {
    ("accounts_user", LOGIN, "UPDATE"): ("password", "last_login", "language"),
    ("accounts_user", ADMIN, "INSERT"): (
        "password",
        "last_login",
        "email",
        "name",
        "role",
        "language",
        "is_active",
        "is_demo",
        "date_joined",
    ),
    ("accounts_user", ADMIN, "UPDATE"): ("email", "name", "role", "language", "is_active"),
}


@dataclass(frozen=True, order=True)
class Grant:
    """One right of one role on one table, or on one of its columns."""

    role: str
    table: str
    privilege: str
    column: str = ""


def declared() -> set[Grant]:
    """Every right that stands on this page."""
    tables = {
        Grant(zone, table, privilege)
        for table, roles in TABLES.items()
        for zone, privileges in roles.items()
        for privilege in privileges
    }
    columns = {
        Grant(zone, table, privilege, column)
        for (table, zone, privilege), names in COLUMNS.items()
        for column in names
    }
    return tables | columns


def apply() -> None:
    """Take every right from the roles and give them those of this page."""
    roles = sql.SQL(", ").join(sql.Identifier(zone) for zone in Zone)
    everything = sql.SQL("REVOKE ALL ON ALL {} IN SCHEMA public FROM {}")
    with connection.cursor() as cursor:
        for what in ("TABLES", "SEQUENCES", "FUNCTIONS"):
            cursor.execute(everything.format(sql.SQL(what), roles))
        cursor.execute(sql.SQL("GRANT USAGE ON SCHEMA public TO {}").format(roles))
        for grant in sorted(declared()):
            cursor.execute(statement(grant))
    history_guard.close()


def statement(grant: Grant) -> sql.Composed:
    """The SQL that gives this right."""
    column = sql.SQL(" ({})").format(sql.Identifier(grant.column)) if grant.column else sql.SQL("")
    return sql.SQL("GRANT {}{} ON {} TO {}").format(
        sql.SQL(grant.privilege), column, sql.Identifier(grant.table), sql.Identifier(grant.role)
    )


def held() -> set[Grant]:
    """Every right the roles have in the database, read from its own catalogue."""
    with connection.cursor() as cursor:
        cursor.execute(HELD, {"roles": [zone.value for zone in Zone]})
        return {Grant(*row) for row in cursor.fetchall()}


def tables() -> set[str]:
    """Every table there is."""
    return set(connection.introspection.table_names())


HELD = """
SELECT r.rolname, c.relname, a.privilege_type, ''
  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace,
       aclexplode(c.relacl) a JOIN pg_roles r ON r.oid = a.grantee
 WHERE n.nspname = 'public' AND r.rolname = ANY(%(roles)s)
UNION ALL
SELECT r.rolname, c.relname, a.privilege_type, t.attname
  FROM pg_attribute t JOIN pg_class c ON c.oid = t.attrelid
       JOIN pg_namespace n ON n.oid = c.relnamespace,
       aclexplode(t.attacl) a JOIN pg_roles r ON r.oid = a.grantee
 WHERE n.nspname = 'public' AND r.rolname = ANY(%(roles)s)
"""
