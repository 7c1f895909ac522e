"""The first administrator is made by a command; she chooses her password on a page."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from pytest_django import Settings

from accounts.models import User
from accounts.roles import Role
from tests.make import make_user
from tests.zone_client import ZoneClient, as_web_login

pytestmark = pytest.mark.django_db


def run(email: str, name: str) -> str:
    """Run the command; what it says."""
    said = StringIO()
    call_command("create_administrator", email, name, stdout=said)
    return said.getvalue()


def test_it_makes_an_administrator_without_a_password() -> None:
    run("Ada@Example.Test", "Ada Admin")
    user = User.objects.get()
    assert (user.email, user.name, user.role) == (
        "ada@example.test",
        "Ada Admin",
        Role.ADMINISTRATOR,
    )
    assert not user.has_usable_password()


def test_the_printed_link_lets_her_choose_a_password_once() -> None:
    said = run("ada@example.test", "Ada Admin")
    path = said[said.index("/konto/") :].strip()
    browser, answer = (
        ZoneClient(),
        {"password1": "en lång lösenmening", "password2": "en lång lösenmening"},
    )
    form = browser.get(path, follow=True)
    assert form.status_code == 200
    browser.post(form.redirect_chain[-1][0], answer)
    assert User.objects.get().check_password("en lång lösenmening")
    again = ZoneClient().get(path, follow=True)
    assert b'name="password1"' not in again.content


@pytest.mark.parametrize(
    ("email", "name"),
    [
        ("ada", "Ada"), ("", "Ada"), ("ada@example.test", ""), ("ada@example.test", "  "),
        ("ada@example.test", "x" * 101), ("x" * 300 + "@example.test", "Ada"),
        ("ada@example.test\0", "Ada"), ("ada@example.test", "A\0da"),
        ("ada@example.test", "\udcff"),
    ],
)  # fmt: skip
def test_what_cannot_be_an_account_is_refused_in_one_sentence(email: str, name: str) -> None:
    with pytest.raises(CommandError) as refusal:
        run(email, name)
    assert str(refusal.value).startswith("No account was made.")
    assert "\n" not in str(refusal.value)
    assert not User.objects.exists()


def test_a_double_is_refused() -> None:
    make_user(email="ada@example.test")
    with pytest.raises(CommandError, match="No account was made"):
        run("ADA@example.test", "Ada")
    assert User.objects.count() == 1


def test_the_web_login_is_told_to_be_the_owner() -> None:
    with pytest.raises(CommandError, match="PORTAL_LOGIN=owner"), as_web_login():
        run("ada@example.test", "Ada")


def test_the_link_names_the_site_outside_demo_mode(settings: Settings) -> None:
    settings.DEMO, settings.ALLOWED_HOSTS = False, ["portal.example.test"]
    assert "https://portal.example.test/konto/" in run("ada@example.test", "Ada")
