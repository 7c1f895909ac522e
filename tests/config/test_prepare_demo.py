"""`manage.py prepare_demo`: everything is made ready, and the second time nothing is done."""

import re
from collections.abc import Callable
from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.management import CommandError, call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from pytest_django.fixtures import Settings

from accounts.models import User
from config import grants, roles
from config.management.commands import prepare_demo
from landlords.models import (
    District,
    ExceptionRule,
    Landlord,
    LandlordAnswer,
    Requirement,
    Stock,
)
from landlords.organisation_number import validate_organisation_number
from landlords.querysets import paused_condition
from landlords.requirements.codes import Effect
from tests.make import make_landlord, make_user

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 23)


@pytest.fixture(autouse=True)
def folders(settings: Settings, tmp_path: Path) -> Path:
    """Folders of the test's own, with a single static file."""
    source = tmp_path / "source"
    source.mkdir()
    (source / "site.css").write_text("a {}")
    settings.DATA_FOLDER = tmp_path
    settings.STATIC_ROOT = tmp_path / "static"
    settings.STATICFILES_DIRS = [source]
    settings.STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
    return tmp_path


def prepare() -> str:
    printed = StringIO()
    call_command("prepare_demo", stdout=printed)
    return printed.getvalue()


def test_everything_is_made_ready(folders: Path) -> None:
    printed = prepare()
    assert User.objects.filter(is_demo=True).count() == 4
    assert Landlord.objects.count() >= 12
    assert District.objects.filter(code="ronna").exists()
    assert LandlordAnswer.objects.exists()
    assert (folders / "static" / "site.css").is_file()
    assert [line.partition(":")[0] for line in printed.splitlines()] == [
        "Database",
        "Texts",
        "Accounts",
        "Landlords",
        "Landlords",
        "Static files",
        "Static files",
    ]


def test_the_second_time_nothing_is_done(monkeypatch: pytest.MonkeyPatch) -> None:
    prepare()

    def called(name: str, *_args: Any, **_options: Any) -> None:
        pytest.fail(f"{name} was called again")

    monkeypatch.setattr(prepare_demo, "call_command", called)
    before = list(Requirement.objects.order_by("pk").values_list())
    assert [line.partition(": ")[2] for line in prepare().splitlines()] == ["ready."] * 5
    assert list(Requirement.objects.order_by("pk").values_list()) == before


def test_static_files_that_have_changed_are_collected_again(folders: Path) -> None:
    prepare()
    (folders / "source" / "site.css").write_text("b { color: red }")
    assert "Static files: collecting" in prepare()
    assert (folders / "static" / "site.css").read_text() == "b { color: red }"


def test_landlords_that_are_there_are_left_alone() -> None:
    make_landlord(name="Vår egen")
    prepare()
    assert [landlord.name for landlord in Landlord.objects.all()] == ["Vår egen"]


def test_rights_that_differ_are_set_right() -> None:
    with connection.cursor() as cursor:
        cursor.execute("GRANT DELETE ON landlords_landlord TO portal_app")
    prepare()
    assert grants.held() == grants.declared()


def test_missing_migrations_are_applied(monkeypatch: pytest.MonkeyPatch) -> None:
    called: list[str] = []
    real: Callable[..., Any] = call_command

    def noted(name: str, *args: Any, **options: Any) -> None:
        called.append(name)
        if name not in {"migrate", "setup_roles"}:
            real(name, *args, **options)

    monkeypatch.setattr(prepare_demo, "call_command", noted)
    monkeypatch.setattr(MigrationExecutor, "migration_plan", lambda *_args: ["one", "two"])
    monkeypatch.setattr(roles, "missing_roles", lambda: ["portal_app"])
    assert "Database: applying 2 migrations" in prepare()
    assert called[:2] == ["setup_roles", "migrate"]


def test_it_refuses_outside_demo_mode(settings: Settings) -> None:
    settings.DEMO = False
    with pytest.raises(CommandError, match="demo mode only"):
        prepare()
    assert not User.objects.exists()


def test_it_refuses_to_let_the_owner_serve(settings: Settings) -> None:
    settings.WEB_DATABASE = {**settings.WEB_DATABASE, "USER": roles.owner_login()}
    with pytest.raises(ImproperlyConfigured, match="has the owner's rights"):
        prepare()
    assert not User.objects.exists()


def test_it_refuses_a_database_with_other_accounts() -> None:
    make_user()
    with pytest.raises(CommandError, match="not demo accounts"):
        prepare()
    assert not Landlord.objects.exists()


# The demo inventory itself: half a year into the work.


@pytest.fixture
def inventory() -> None:
    """The demo landlords."""
    prepare()


@pytest.mark.usefixtures("inventory")
def test_there_are_at_least_forty_landlords_of_every_sort() -> None:
    assert Landlord.objects.count() >= 40
    kinds = set(Landlord.objects.values_list("ownership", flat=True))
    assert {"municipal", "company", "person", "foundation", "cooperative"} <= kinds


@pytest.mark.usefixtures("inventory")
def test_numbers_are_of_the_invented_series() -> None:
    numbers = Landlord.objects.exclude(organisation_number=None)
    for landlord in numbers:
        assert landlord.organisation_number is not None
        assert re.fullmatch(r"009900-\d{4}", landlord.organisation_number)
        validate_organisation_number(landlord.organisation_number)
    persons = Landlord.objects.filter(ownership="person")
    assert {number for (number,) in persons.values_list("organisation_number")} == {None}


@pytest.mark.usefixtures("inventory")
def test_web_addresses_lead_nowhere() -> None:
    for landlord in Landlord.objects.exclude(website=""):
        assert ".test/" in landlord.website


@pytest.mark.usefixtures("inventory")
def test_who_takes_social_assistance_in_ronna_has_many_answers() -> None:
    ronna = District.objects.get(code="ronna")
    answers = set()
    for landlord in Landlord.objects.filter(stock__district=ronna).distinct():
        rows = LandlordAnswer.objects.in_force_on(TODAY).filter(
            landlord=landlord, question="income:income_support"
        )
        here = rows.filter(district=ronna).first() or rows.filter(district=None).first()
        answers.add(here.answer if here else "unknown")
    assert answers == {"yes", "no", "exception", "supplement"}


@pytest.mark.usefixtures("inventory")
def test_it_shows_every_state_that_pages_must_show() -> None:
    rows = Requirement.objects.all()
    assert set(ExceptionRule.objects.values_list("effect", flat=True)) == {e.value for e in Effect}
    assert rows.filter(says="none").exists()
    assert rows.filter(tier="wish").exists()
    assert rows.filter(layer="deviation").exists()
    assert rows.filter(weight="assessed", scope__landlord__ownership="person").exists()
    assert rows.exclude(audience_key="").exists()
    assert rows.filter(scope__products__contains=["youth"]).exists()
    assert rows.filter(valid_from__gt=TODAY).exists()
    assert rows.filter(valid_until__lt=TODAY).exists()
    assert rows.filter(confirmed_on__lt=date(2025, 11, 23)).exists()
    assert Stock.objects.filter(district=None).exists()
    assert Landlord.objects.filter(stock=None, scopes=None).exists()
    assert Landlord.objects.filter(paused_condition(TODAY)).exists()
    assert rows.filter(scope__districts__code="ronna").exists()


def test_its_texts_are_neutral() -> None:
    text = prepare_demo.INVENTORY.read_text(encoding="utf-8").casefold()
    assert "våld" not in text
    assert "skydda" not in text
