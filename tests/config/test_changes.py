"""Who changes records and why: it holds inside, and only there."""

import json
from collections.abc import Callable

import pytest
from django.db import transaction

from accounts.roles import Role
from config.shared.changes import ENTRY, NOBODY, TOLD, because, done_by
from config.shared.locally import set_locally, set_now
from config.shared.zones import Zone, ZoneCommand, entered
from tests.zone_client import ZoneClient


def told() -> dict[str, object]:
    """What the history would write now."""
    return dict(json.loads(set_now(TOLD)[TOLD] or "{}"))


@pytest.mark.django_db
def test_a_reason_holds_inside_and_is_gone_afterwards() -> None:
    with because("Läst fel", source="Telefon"):
        entry = set_now(ENTRY)[ENTRY]
        assert told() == {"reason": "Läst fel", "source": "Telefon"}
        with because("Ett annat skäl"):
            assert told() == {"reason": "Ett annat skäl", "source": ""}
            assert set_now(ENTRY)[ENTRY] == entry
        assert told()["reason"] == "Läst fel"
    assert set_now(ENTRY, TOLD) == NOBODY


@pytest.mark.django_db
def test_a_reason_stands_beside_who_it_was() -> None:
    set_locally(done_by(user=7))
    before = set_now(ENTRY, TOLD)
    with because("Läst fel"):
        assert told() == {"user": 7, "reason": "Läst fel", "source": ""}
        assert set_now(ENTRY)[ENTRY] == before[ENTRY]
    assert set_now(ENTRY, TOLD) == before


@pytest.mark.django_db
def test_a_reason_is_gone_when_what_it_was_for_failed() -> None:
    def failing() -> None:
        with because("Läst fel"):
            raise ValueError

    with pytest.raises(ValueError):  # noqa: PT011
        failing()
    assert set_now(ENTRY, TOLD) == NOBODY


@pytest.mark.django_db
def test_a_reason_whose_transaction_is_given_up_is_no_fault() -> None:
    with because("Läst fel"):
        transaction.set_rollback(True)
    assert set_now(ENTRY, TOLD) == NOBODY


@pytest.mark.django_db(transaction=True)
def test_a_reason_is_a_transaction_of_its_own_if_there_is_none() -> None:
    with because("Läst fel"):
        assert told()["reason"] == "Läst fel"
    assert told() == {}


@pytest.mark.django_db
def test_nothing_of_a_request_outlives_it(signed_in: Callable[[Role], ZoneClient]) -> None:
    assert signed_in(Role.COORDINATOR).get("/admin/").status_code == 200
    assert set_now(ENTRY, TOLD) == NOBODY


@pytest.mark.django_db
def test_every_request_is_an_entry_of_its_own() -> None:
    first, second = done_by(user=7), done_by(user=7)
    assert first[ENTRY] != second[ENTRY]
    assert first[TOLD] == second[TOLD] == '{"user": 7}'


@pytest.mark.django_db
def test_a_command_tells_its_name() -> None:
    found = []

    class Command(ZoneCommand):
        zone = Zone.ADMIN

        def run(self, *_args: object, **_options: object) -> None:
            found.append(told())

    Command.__module__ = "landlords.management.commands.tidy_up"
    Command().handle()
    assert found == [{"command": "tidy_up"}]
    with entered(Zone.ADMIN):
        assert told() == {}
