"""Administrators keep accounts: who, in which role, active or not; nothing else, no passwords."""

from typing import Any

import pytest
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.models import User
from accounts.roles import Role
from tests.make import make_user
from tests.no_script import Browser
from tests.zone_client import ZoneClient

pytestmark = pytest.mark.django_db

ADD = "/admin/accounts/user/add/"


def change(user: User) -> str:
    """The page of an account."""
    return f"/admin/accounts/user/{user.pk}/change/"


def signed_in_as(user: User) -> ZoneClient:
    """A browser of this very user."""
    browser = ZoneClient()
    browser.force_login(user)
    return browser


def fill_in(page: Browser, **fields: Any) -> None:
    """A new colleague."""
    page.fill(**{"email": "Ny@Example.Test", "name": "Ny Kollega", "role": "manager", **fields})


def test_the_form_holds_no_password_and_no_permission(administrator: Client) -> None:
    page = Browser(administrator, ADD)
    asked = page.form.known - {"csrfmiddlewaretoken"}
    assert asked == {"email", "name", "role", "language", "is_active", "seen"}


def test_a_new_user_is_stored_and_told_how_to_choose_a_password(administrator: Client) -> None:
    page = Browser(administrator, ADD)
    fill_in(page)
    page.press("_save")
    user = User.objects.get(email="ny@example.test")
    assert (user.role, user.is_active, user.has_usable_password()) == (Role.MANAGER, True, False)
    (letter,) = mail.outbox
    assert letter.to == ["ny@example.test"]
    assert "/konto/glomt-losenord/" in letter.body


@pytest.mark.parametrize("is_demo", [True, False])
def test_an_account_made_in_the_demo_belongs_to_it(
    administrator: Client,
    settings: Any,
    is_demo: bool,  # noqa: FBT001
) -> None:
    settings.DEMO = is_demo
    page = Browser(administrator, ADD)
    fill_in(page)
    page.press("_save")
    assert User.objects.get(email="ny@example.test").is_demo == is_demo


def test_the_letter_is_in_the_new_users_language_and_neutral(administrator: Client) -> None:
    page = Browser(administrator, ADD)
    fill_in(page, language="en")
    page.press("_save")
    body = mail.outbox[0].body
    assert "An account has been opened for you" in body
    assert not any(word in body.lower() for word in ("våld", "social", "violence", "token="))


def test_the_new_user_chooses_a_password_from_the_letter(administrator: Client) -> None:
    page = Browser(administrator, ADD)
    fill_in(page)
    page.press("_save")
    stranger = ZoneClient()
    stranger.post("/konto/glomt-losenord/", {"email": "ny@example.test"})
    link = next(word for word in mail.outbox[-1].body.split() if "/konto/nytt-losenord/" in word)
    form = stranger.get(link[link.index("/konto/") :], follow=True)
    answer = {"password1": "en lång lösenmening", "password2": "en lång lösenmening"}
    stranger.post(form.redirect_chain[-1][0], answer)
    user = User.objects.get(email="ny@example.test")
    assert user.check_password("en lång lösenmening")


@pytest.mark.parametrize("error", [ConnectionRefusedError, TimeoutError])
def test_a_letter_that_cannot_be_sent_leaves_the_account_and_says_what_to_do(
    administrator: Client, monkeypatch: pytest.MonkeyPatch, error: type[Exception]
) -> None:
    def fail(*_args: Any, **_fields: Any) -> None:
        raise error

    monkeypatch.setattr("accounts.admin.send_mail", fail)
    page = Browser(administrator, ADD)
    fill_in(page)
    page.press("_save")
    assert User.objects.filter(email="ny@example.test").exists()
    assert "Ny Kollega" in page.text


def test_an_account_is_changed_but_its_address_stays(administrator: Client) -> None:
    user = make_user(email="kvar@example.test", role=Role.CASE_WORKER, password="hemligt hemligt")
    page = Browser(administrator, change(user))
    assert "email" not in page.form.known
    page.fill(name="Nytt Namn", role="coordinator")
    page.form.values.pop("is_active")
    page.press("_save")
    user.refresh_from_db()
    assert (user.name, user.role, user.is_active) == ("Nytt Namn", Role.COORDINATOR, False)
    assert user.email == "kvar@example.test"
    assert user.check_password("hemligt hemligt")
    assert mail.outbox == []


def test_fields_that_are_not_on_the_form_cannot_be_sent(administrator: Client) -> None:
    user = make_user(password="hemligt hemligt")
    data = {
        "name": "X", "role": "manager", "language": "sv", "is_active": "on", "password": "pbkdf2$x",
        "is_demo": "on", "is_superuser": "on", "email": "annan@example.test", "last_login": "",
    }  # fmt: skip
    administrator.post(change(user), data)
    before, after = user, User.objects.get(pk=user.pk)
    assert (after.password, after.email, after.is_demo) == (before.password, before.email, False)


def test_a_double_address_is_told_whatever_its_case(administrator: Client) -> None:
    make_user(email="ny@example.test")
    page = Browser(administrator, ADD)
    fill_in(page, email="NY@example.test")
    page.press("_save")
    assert page.errors
    assert page.form.values["name"] == ["Ny Kollega"]
    assert User.objects.filter(email="ny@example.test").count() == 1


def test_an_administrator_cannot_close_her_own_account() -> None:
    user = make_user(role=Role.ADMINISTRATOR)
    page = Browser(signed_in_as(user), change(user))
    page.form.values.pop("is_active")
    page.press("_save")
    assert page.errors
    user.refresh_from_db()
    assert user.is_active


def test_an_administrator_cannot_leave_her_own_role() -> None:
    user = make_user(role=Role.ADMINISTRATOR)
    page = Browser(signed_in_as(user), change(user))
    page.fill(role="manager", name="Mitt nya namn")
    page.press("_save")
    assert page.errors
    page.fill(role="administrator")
    page.press("_save")
    user.refresh_from_db()
    assert (user.role, user.name) == (Role.ADMINISTRATOR, "Mitt nya namn")


def test_a_closed_account_is_out_on_the_next_request(administrator: Client) -> None:
    user = make_user(role=Role.COORDINATOR)
    browser = signed_in_as(user)
    assert browser.get("/admin/landlords/landlord/").status_code == 200
    page = Browser(administrator, change(user))
    page.form.values.pop("is_active")
    page.press("_save")
    assert browser.get("/admin/landlords/landlord/").status_code == 302


@pytest.mark.parametrize("field", ["email", "name", "role", "language", "is_active"])
def test_nothing_typed_into_an_account_breaks_it(administrator: Client, field: str) -> None:
    data = {"email": "ny@example.test", "name": "Ny", "role": "manager", "language": "sv"}
    for value in ("a\0b", "x" * 5000, "9" * 30, "", "\u200b", "' OR 1=1", "superuser"):
        before = User.objects.count()
        status = administrator.post(ADD, {**data, field: value}).status_code
        assert status in {200, 302}
        assert User.objects.count() == before + (status == 302)
        for user in User.objects.filter(date_joined__isnull=False):
            user.full_clean(exclude=["password"])


def test_the_list_costs_the_same_however_long_it_is(
    administrator: Client, django_assert_num_queries: Any
) -> None:
    with CaptureQueriesContext(connection) as short:
        administrator.get("/admin/accounts/user/")
    for _number in range(12):
        make_user()
    with django_assert_num_queries(len(short)):
        administrator.get("/admin/accounts/user/")
