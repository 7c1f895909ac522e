"""What every test stands on: roles in the test database, three people, nets."""

import socket
from collections.abc import Callable
from pathlib import Path
from typing import Any

import hypothesis
import pytest
from django.conf import settings
from django.db.backends.signals import connection_created
from django.test import Client
from pytest_django.plugin import DjangoDbBlocker

from accounts.models import User
from accounts.roles import Role
from config import catalogues, roles
from tests.history import let_events_be_emptied
from tests.make import make_user
from tests.zone_client import ZoneClient, log_in_as_web


def pytest_addoption(parser: pytest.Parser) -> None:
    """``--screenshots``: take pictures of every page (tests/browser) instead of testing it."""
    parser.addoption("--screenshots", action="store_true", help="take pictures of every page")


# How long a drawn example takes hangs on the machine: no test fails for being slow.
hypothesis.settings.register_profile(
    "portal", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow]
)
hypothesis.settings.load_profile("portal")


def pytest_configure() -> None:
    """Compile the catalogues; serve static files plainly; hash passwords quickly."""
    catalogues.compile_stale()
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    Path(settings.STATIC_ROOT).mkdir(parents=True, exist_ok=True)
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    connection_created.connect(log_in_as_web, dispatch_uid="tests.web_login")


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings_parallel_suffix: None,
    django_db_blocker: DjangoDbBlocker,
) -> None:
    """Make the roles on the server before the test database is migrated and granted."""
    with django_db_blocker.unblock():
        roles.set_up()


@pytest.fixture(scope="session")
def django_db_setup(
    django_db_setup: None,
    django_db_blocker: DjangoDbBlocker,
) -> None:
    """Tests with real transactions empty every table afterwards, tables of events too.

    The trigger that refuses it is switched off in the test database, and nothing but that trigger;
    ``tests/config/test_history_guard.py`` switches it on again and looks.
    """
    with django_db_blocker.unblock():
        let_events_be_emptied("DISABLE")


@pytest.fixture
def client() -> Client:
    """A browser without a session, under the web processes' database login."""
    return ZoneClient()


@pytest.fixture
def signed_in(db: None) -> Callable[[Role], ZoneClient]:
    """A browser in which somebody of this role is signed in."""

    def sign_in(role: Role) -> ZoneClient:
        browser = ZoneClient()
        browser.force_login(make_user(role=role))
        return browser

    return sign_in


@pytest.fixture
def worker(signed_in: Callable[[Role], ZoneClient]) -> ZoneClient:
    """A case worker's browser."""
    return signed_in(Role.CASE_WORKER)


@pytest.fixture
def coordinator(signed_in: Callable[[Role], ZoneClient]) -> ZoneClient:
    """A coordinator's browser."""
    return signed_in(Role.COORDINATOR)


@pytest.fixture
def manager(signed_in: Callable[[Role], ZoneClient]) -> ZoneClient:
    """A manager's browser."""
    return signed_in(Role.MANAGER)


@pytest.fixture
def administrator(signed_in: Callable[[Role], ZoneClient]) -> ZoneClient:
    """An administrator's browser; to the landlords she is a stranger."""
    return signed_in(Role.ADMINISTRATOR)


@pytest.fixture
def coordinator_user(db: None) -> User:
    """A coordinator, for actions that take ``by``."""
    return make_user(role=Role.COORDINATOR)


@pytest.fixture(autouse=True)
def no_strange_sockets(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing in a test talks to anything but this machine."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: Any) -> None:
        if self.family != socket.AF_UNIX and address[0] not in {"127.0.0.1", "localhost", "::1"}:
            pytest.fail(f"A test tried to reach {address!r}.")
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", guarded)
