"""The environment tests run in, set before Django reads its settings (see addopts)."""

import os
from collections.abc import Callable, Generator
from pathlib import Path

import pytest

from config.readiness import (
    CannotStart,
    check_owner,
    check_superuser,
    in_a_sentence,
    is_embedded,
    read_settings,
)

os.environ.pop("SECRET_KEY", None)
os.environ.pop("ALLOWED_HOSTS", None)
os.environ["PORTAL_DEMO"] = "true"
os.environ["PORTAL_LOGIN"] = "owner"
os.environ["PORTAL_DATA"] = str(Path(__file__).resolve().parent.parent / "var" / "test")
os.environ["PORTAL_PG_FAST"] = "1"  # no fsync: nothing in a test outlives it
os.environ["EMAIL_URL"] = "memorymail://"
# Playwright's own event loop runs in the tests' thread; the live server has threads of its own.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
# A number, since the emptiest of systems do not know the name localhost.
os.environ["DJANGO_LIVE_TEST_SERVER_ADDRESS"] = "127.0.0.1"
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")


@pytest.hookimpl(wrapper=True)
def pytest_load_initial_conftests() -> Generator[None, object, object]:
    """Before anything is collected: one sentence if the tests could not get at their database."""
    if "PYTEST_XDIST_WORKER" not in os.environ:  # the process that started it has looked
        or_end(read_settings)
    result = yield
    if "PYTEST_XDIST_WORKER" not in os.environ:
        or_end(check_owner if is_embedded() else check_superuser)
    return result


def or_end(step: Callable[[], None]) -> None:
    """Take the step, or end the whole run with the one sentence."""
    try:
        in_a_sentence(step)
    except CannotStart as reason:
        raise pytest.UsageError(str(reason)) from reason
