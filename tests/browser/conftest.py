"""A real browser in front of a live server; without Chromium these tests are left out, with why."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import connections
from django.test import override_settings
from playwright.sync_api import Browser, BrowserContext, Page
from pytest_django.live_server_helper import LiveServer
from pytest_django.plugin import DjangoDbBlocker

from accounts.roles import Role
from tests.browser import data
from tests.browser.portal import Portal, Visitor

CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
FLAGS = [
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
]
GET_ONE = (
    "make test installs it when it is run as root on Debian; otherwise let somebody run, as root: "
    "apt-get install chromium libatomic1"
)
REQUIRED = "PORTAL_REQUIRE_BROWSER"

OpenPage = Callable[..., Page]


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """With ``--screenshots`` nothing else is done here."""
    is_test = collection_path.name.startswith("test_")
    return True if is_test and config.getoption("--screenshots") else None


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Module | None:
    """Pictures are taken only when they are asked for."""
    if file_path.name == "screenshots.py" and parent.config.getoption("--screenshots"):
        return pytest.Module.from_parent(parent, path=file_path)
    return None


def chromium() -> str | None:
    """Where the browser is, if there is one."""
    return next((path for name in CHROMIUM if (path := shutil.which(name))), None)


def what_is_missing() -> str | None:
    """One sentence when no browser can be driven here."""
    if chromium() is None:
        return f"There is no Chromium here, so no page can be opened in a browser. {GET_ONE}"
    driver = [sys.executable, "-m", "playwright", "--version"]
    if subprocess.run(driver, capture_output=True, check=False).returncode:
        return f"Playwright's own program does not start, mostly for want of libatomic1. {GET_ONE}"
    return None


def refuse(reason: str, required: str | None) -> None:
    """Leave the tests out, unless whoever runs them has said that they must run."""
    if required == "1":
        pytest.fail(f"{reason} ({REQUIRED}=1 makes this a failure.)", pytrace=False)
    pytest.skip(reason)


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    """Debian's Chromium, with its sandbox unless we are root."""
    if reason := what_is_missing():
        refuse(reason, os.environ.get(REQUIRED))
    as_root = ["--no-sandbox"] if os.geteuid() == 0 else []
    return {"executable_path": chromium(), "args": FLAGS + as_root}


# First of all, before pytest-playwright starts its program.
@pytest.fixture(scope="session")
def playwright(browser_type_launch_args: dict[str, Any], playwright: Any) -> Any:
    """Playwright, once it is known that there is a browser for it."""
    return playwright


# The next two go by the names of pytest-django's own, so that it prepares the database and runs
# these tests late. Its own empty every table after each test; here all tests share one set of data
# and only read it. A test that writes makes a landlord of its own first.


@pytest.fixture(scope="package")
def transactional_db(
    django_db_setup: None,
    django_db_blocker: DjangoDbBlocker,
) -> Iterator[None]:
    """The data, until the last test here has looked at it."""
    with django_db_blocker.unblock():
        data.load()
        try:
            yield
        finally:
            data.remove()
            connections.close_all()  # while Playwright runs they are not those of before and after


@pytest.fixture(scope="package")
def live_server(transactional_db: None) -> Iterator[LiveServer]:
    """The portal on a port of its own, with a few odd addresses more."""
    with override_settings(ROOT_URLCONF="tests.browser.odd_addresses"):
        server = LiveServer(os.environ["DJANGO_LIVE_TEST_SERVER_ADDRESS"])
        yield server
        server.stop()


@pytest.fixture(scope="package")
def portal(live_server: LiveServer, browser: Browser) -> Iterator[Portal]:
    """The portal as visitors see it."""
    opened = Portal(live_server.url, browser)
    yield opened
    opened.close()


@pytest.fixture
def open_page(portal: Portal) -> Iterator[OpenPage]:
    """A new window of somebody's own: ``open_page(role, language)``; options go to Playwright."""
    contexts: list[BrowserContext] = []

    def opened(role: Role | None = None, language: str = "sv", **options: Any) -> Page:
        context = portal.new_context(Visitor(role, language), **options)
        contexts.append(context)
        return context.new_page()

    yield opened
    for context in contexts:
        context.close()
