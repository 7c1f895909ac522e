"""Users, and what follows from their role."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from accounts.models import User
from accounts.roles import RIGHTS, Role, permissions_of
from tests.make import make_user

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("role", list(Role))
def test_a_role_is_all_that_decides(role: Role) -> None:
    user = make_user(role=role)
    assert user.has_perms(RIGHTS[role].permissions)
    assert not user.has_perm("landlords.delete_landlord")
    assert user.is_superuser is False
    user.is_active = False
    assert not any(user.has_perm(perm) for perm in RIGHTS[role].permissions)
    assert not user.has_module_perms("landlords")
    assert not user.has_module_perms("accounts")


def test_an_unknown_role_may_nothing_and_is_refused_by_the_database() -> None:
    assert permissions_of("superuser") == frozenset()
    user = make_user()
    user.role = "superuser"
    with pytest.raises(IntegrityError, match="role_is_known"), transaction.atomic():
        user.save()


def test_only_record_keepers_reach_the_admin() -> None:
    staff = {role for role in Role if User(role=role).is_staff}
    assert staff == {Role.COORDINATOR, Role.ADMINISTRATOR}


def test_an_address_is_one_account_whatever_its_case() -> None:
    make_user(email="Eva@Example.test")
    twin = User(email="eva@EXAMPLE.test", name="Eva", role=Role.MANAGER, password="x")
    with pytest.raises(ValidationError, match=r"e-postadressen|e-mail address"):
        twin.full_clean()
    with pytest.raises(IntegrityError, match="email"), transaction.atomic():
        twin.save()
    with pytest.raises(IntegrityError, match="email_is_lower_case"), transaction.atomic():
        User(email="Other@example.test", name="Other", role=Role.MANAGER, password="x").save()
    assert User.objects.get_by_natural_key("EVA@example.TEST").name.startswith("Person")


def test_a_user_without_a_password_cannot_sign_in_with_an_empty_one() -> None:
    user = make_user()
    assert not user.has_usable_password()
    assert not user.check_password("")
