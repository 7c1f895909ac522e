"""What the tests in the browser stand on: the right database login, and a reason when left out."""

import shutil

import pytest

from tests.browser.conftest import refuse, what_is_missing
from tests.browser.portal import Portal, Visitor


@pytest.mark.parametrize(
    ("path", "zone"),
    [
        ("/prov/roller/", "portal_app"),
        ("/konto/prov/roller/", "portal_login"),
        ("/admin/prov/roller/", "portal_admin"),
    ],
)
def test_pages_run_under_the_web_processes_login(portal: Portal, path: str, zone: str) -> None:
    answer = portal.window(Visitor(None, "sv")).page.request.get(path)
    assert answer.json() == {"login": "portal_web", "role": zone}


def test_without_a_browser_it_is_said_how_to_get_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _name: None)
    reason = what_is_missing()
    assert reason
    assert "apt-get install chromium libatomic1" in reason


def test_tests_are_left_out_unless_they_are_required() -> None:
    with pytest.raises(pytest.skip.Exception, match="No browser"):
        refuse("No browser.", None)
    with pytest.raises(pytest.fail.Exception, match="PORTAL_REQUIRE_BROWSER"):
        refuse("No browser.", "1")
