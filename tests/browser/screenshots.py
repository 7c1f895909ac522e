"""Pictures of every page, as everybody who may open it: `make screenshots`."""

from collections.abc import Iterator
from html import escape
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.looking import DESK, PHONE
from tests.browser.places import Place, places
from tests.browser.portal import ROLES, Portal, Visitor
from tests.browser.states import ALL_STATES, State

FOLDER = Path(__file__).resolve().parent.parent.parent / "screenshots"
ALSO_IN_ENGLISH = {"home", "landlords:landlord-list", "landlords:landlord-detail"}
PAGE = """<!doctype html>
<html lang="en"><meta charset="utf-8"><title>Every page</title>
<style>
  body {{ font-family: sans-serif; display: flex; flex-wrap: wrap; gap: 1rem; }}
  a {{ width: 300px; }} img {{ width: 100%; height: 360px; object-fit: cover; object-position: top; }}
</style>
{pictures}
</html>
"""


@pytest.fixture(scope="module", autouse=True)
def contact_sheet() -> Iterator[None]:
    """One page with all pictures on it, made when they are."""
    FOLDER.mkdir(exist_ok=True)
    yield
    names = sorted(path.name for path in FOLDER.glob("*.png"))
    shown = "\n".join(
        f'<a href="{escape(n)}"><img src="{escape(n)}" alt="">{escape(n)}</a>' for n in names
    )
    (FOLDER / "index.html").write_text(PAGE.format(pictures=shown), encoding="utf-8")


@pytest.mark.parametrize("place", list(places()), ids=lambda place: place.name)
def test_a_page_has_its_pictures(portal: Portal, place: Place) -> None:
    for language in ("sv", "en") if place.name in ALSO_IN_ENGLISH else ("sv",):
        for visitor in (Visitor(role, language) for role in ROLES):
            path = place.path(visitor)
            if portal.opens(visitor, path):
                window = portal.window(visitor)
                window.go(path)
                ending = "" if language == "sv" else f"-{language}"
                take(window.page, f"{place.name.replace(':', '-')}-{visitor.name}{ending}")


@pytest.mark.parametrize("state", ALL_STATES, ids=lambda state: state.name)
def test_a_state_has_its_pictures(portal: Portal, state: State) -> None:
    window = portal.window(Visitor(state.role, "sv"))
    state.steps(window)
    take(window.page, f"state-{state.name}")


def take(page: Page, name: str) -> None:
    """The whole page, at a desk and on a phone."""
    for size in (PHONE, DESK):
        page.set_viewport_size(size)
        page.screenshot(path=FOLDER / f"{name}-{size['width']}.png", full_page=True)
