"""What was taken out, by whom: written by the admin's role, changed by none."""

from typing import Any

import pytest
from django.db import IntegrityError, ProgrammingError, connection, transaction

from accounts.actions import log_take_out
from accounts.models import TakeOut, User
from config import grants
from config.shared.zones import Zone, entered
from tests.make import make_user
from tests.zone_client import as_web_login

pytestmark = pytest.mark.django_db
DIGEST = "0123456789abcdef" * 4


def log(by: User | str = "root", **fields: Any) -> TakeOut:
    """A take-out of everything."""
    usual: dict[str, Any] = {
        "what": TakeOut.What.INVENTORY,
        "record_class": TakeOut.RecordClass.RESTRICTED,
        "landlords": 12,
        "sha256": DIGEST,
    }
    return log_take_out(**{**usual, **fields}, by=by)


def test_a_command_is_logged_with_the_account_on_the_server() -> None:
    taken = log()
    taken.refresh_from_db()
    assert (taken.user, taken.system_user, taken.landlords) == (None, "root", 12)
    assert (taken.what, taken.record_class, taken.sha256) == ("inventory", "k2", DIGEST)
    assert str(taken).startswith("inventory k2 20")


def test_whoever_signs_in_is_logged_by_her_account() -> None:
    user = make_user()
    taken = log(by=user)
    assert (taken.user, taken.system_user) == (user, "")


@pytest.mark.parametrize(
    ("fields", "constraint"),
    [
        ({"by": ""}, "take_out_is_by_somebody"),
        ({"sha256": "x" * 64}, "take_out_has_a_digest"),
        ({"what": "cases"}, "take_out_codes_are_known"),
        ({"record_class": "k3"}, "take_out_codes_are_known"),
        ({"landlords": -1}, "landlords"),
    ],
)
def test_the_database_refuses_half_a_log_row(fields: dict[str, Any], constraint: str) -> None:
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        log(**fields)


def test_nobody_is_logged_twice_in_one_row() -> None:
    with pytest.raises(IntegrityError, match="take_out_is_by_somebody"), transaction.atomic():
        TakeOut.objects.create(
            user=make_user(), system_user="root", what="inventory", record_class="k2",
            landlords=1, sha256=DIGEST,
        )  # fmt: skip


def test_the_admins_role_writes_a_row() -> None:
    with as_web_login(), entered(Zone.ADMIN):
        log()
    assert TakeOut.objects.count() == 1


@pytest.mark.parametrize("zone", list(Zone))
@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE accounts_takeout SET landlords = 0",
        "DELETE FROM accounts_takeout",
        "TRUNCATE accounts_takeout",
        "SELECT sha256 FROM accounts_takeout",
    ],
)
def test_no_role_changes_or_reads_what_was_logged(zone: Zone, statement: str) -> None:
    log()
    with (
        as_web_login(),
        transaction.atomic(),
        entered(zone),
        pytest.raises(ProgrammingError, match="permission denied"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)


def test_only_the_admins_role_writes() -> None:
    held = {grant for grant in grants.held() if grant.table == "accounts_takeout"}
    assert held == {grants.Grant(Zone.ADMIN, "accounts_takeout", "INSERT")}
