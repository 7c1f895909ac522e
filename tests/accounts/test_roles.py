"""Who may do what, compared with the tables there are."""

from accounts.roles import KEPT, RIGHTS, Role
from tests.landlords.records import record_models


def test_every_table_of_the_landlords_is_kept_but_the_answers_that_are_worked_out() -> None:
    assert set(KEPT) == {str(model._meta.model_name) for model in record_models()}


def test_only_coordinators_change_landlords() -> None:
    verbs = {f"landlords.{verb}_{table}" for verb in ("add", "change") for table in KEPT}
    assert verbs <= RIGHTS[Role.COORDINATOR].permissions
    for role in set(Role) - {Role.COORDINATOR}:
        assert not verbs & RIGHTS[role].permissions


def test_administrators_see_no_landlords() -> None:
    for right in RIGHTS[Role.ADMINISTRATOR].permissions:
        assert right.startswith("accounts.")
