"""Demo accounts: one of each role, one password of the data folder's own, in demo mode only."""

import re
import stat
from io import StringIO
from pathlib import Path

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.management import CommandError, call_command
from django.urls import reverse
from pytest_django.fixtures import Settings

from accounts import demo
from accounts.demo import ACCOUNTS, DemoRefused, demo_password, load_demo_accounts
from accounts.models import User
from accounts.roles import Role
from tests.make import make_user
from tests.zone_client import ZoneClient, as_web_login

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def data_folder(settings: Settings, tmp_path: Path) -> Path:
    """A data folder of the test's own."""
    settings.DATA_FOLDER = tmp_path
    return tmp_path


def printed() -> str:
    """What the command prints under the web processes' login."""
    out = StringIO()
    with as_web_login():
        call_command("demo_accounts", stdout=out)
    return out.getvalue()


def test_there_is_one_account_of_each_role() -> None:
    assert load_demo_accounts() == len(ACCOUNTS)
    assert {user.role for user in User.objects.filter(is_demo=True)} == set(Role.values)


def test_they_can_be_made_under_the_web_login() -> None:
    with as_web_login():
        assert load_demo_accounts() == len(ACCOUNTS)


@pytest.mark.parametrize("account", ACCOUNTS, ids=lambda account: account.role)
def test_each_of_them_can_sign_in(account: demo.DemoAccount) -> None:
    load_demo_accounts()
    browser = ZoneClient()
    given = {"login": account.email, "password": demo_password()}
    answer = browser.post(reverse("account_login"), given)
    assert answer.status_code == 302
    assert browser.session["_auth_user_id"] == str(User.objects.get(email=account.email).pk)


def test_a_second_time_changes_nothing() -> None:
    load_demo_accounts()
    before = list(User.objects.order_by("pk").values_list())
    assert load_demo_accounts() == 0
    assert list(User.objects.order_by("pk").values_list()) == before


def test_a_missing_account_is_made_again_and_a_changed_password_is_put_back() -> None:
    load_demo_accounts()
    chef = User.objects.get(role=Role.MANAGER)
    chef.set_password("något helt annat")
    chef.save()
    User.objects.get(role=Role.CASE_WORKER).delete()
    assert load_demo_accounts() == 1
    assert all(user.check_password(demo_password()) for user in User.objects.all())


def test_a_new_data_folder_has_a_new_password_for_the_same_accounts(data_folder: Path) -> None:
    load_demo_accounts()
    before = demo_password()
    (data_folder / "demo-password").unlink()
    assert load_demo_accounts() == 0
    assert demo_password() != before
    assert all(user.check_password(demo_password()) for user in User.objects.all())


def test_the_password_is_made_once_and_is_its_owners_to_read(data_folder: Path) -> None:
    password = demo_password()
    assert demo_password() == password
    file = data_folder / "demo-password"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert [path.name for path in data_folder.iterdir()] == ["demo-password"]


def test_one_of_several_starting_processes_wins(
    data_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def others_first(_self: Path, _target: Path) -> None:
        (data_folder / "demo-password").write_text("deras-ord")
        raise FileExistsError

    monkeypatch.setattr(Path, "hardlink_to", others_first)
    assert demo_password() == "deras-ord"


def test_the_password_is_easy_to_type_and_good_enough() -> None:
    made = {demo.random_password() for _time in range(50)}
    assert len(made) == 50
    for password in made:
        assert re.fullmatch(r"([bdfglmnprstv][aeiou]){2}(-([bdfglmnprstv][aeiou]){2}){3}", password)
        validate_password(password)


def test_role_address_and_password_are_shown_as_a_table() -> None:
    load_demo_accounts()
    first, *rows = printed().splitlines()
    assert first.split() == ["Role", "E-mail", "Password"]
    assert [row.split()[-2:] for row in rows] == [
        [account.email, demo_password()] for account in ACCOUNTS
    ]


def test_nothing_is_shown_before_they_are_made() -> None:
    with pytest.raises(CommandError, match="not made yet"):
        printed()


def test_there_are_none_outside_demo_mode(settings: Settings) -> None:
    settings.DEMO = False
    with pytest.raises(DemoRefused, match="demo mode only"):
        load_demo_accounts()
    with pytest.raises(CommandError, match="demo mode only"):
        printed()
    assert not User.objects.exists()


def test_a_database_with_other_accounts_gets_none() -> None:
    make_user()
    with pytest.raises(DemoRefused, match="not demo accounts"):
        load_demo_accounts()
    with pytest.raises(CommandError, match="not demo accounts"):
        printed()
    assert User.objects.count() == 1
