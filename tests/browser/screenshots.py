"""Pictures of every page, as everybody who may open it: `make screenshots`.

They are called page--who--language--width.png, so that those of one page stand together, and
``index.html`` shows them all.
"""

from collections.abc import Iterator
from html import escape
from itertools import groupby
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.looking import DESK, PHONE
from tests.browser.places import Place, places
from tests.browser.portal import LANGUAGES, ROLES, Portal, Visitor
from tests.browser.states import ALL_STATES, State

FOLDER = Path(__file__).resolve().parent.parent.parent / "screenshots"
SHEET = """<!doctype html>
<html lang="en"><meta charset="utf-8"><title>Every page</title>
<style>
  body {{ font-family: sans-serif; }}
  section {{ display: flex; flex-wrap: wrap; gap: 1rem; }}
  a {{ width: 300px; }} img {{ width: 100%; height: 360px; object-fit: cover; object-position: top; }}
</style>
{sections}
</html>
"""


@pytest.fixture(scope="module", autouse=True)
def contact_sheet(request: pytest.FixtureRequest) -> Iterator[None]:
    """One page shows all the pictures; old ones stay only if but some are taken anew (``-k``)."""
    FOLDER.mkdir(exist_ok=True)
    for path in FOLDER.glob("*.png") if not request.config.getoption("keyword") else ():
        path.unlink()
    yield
    names = sorted(path.name for path in FOLDER.glob("*.png"))
    sections = (
        f"<h2>{escape(title)}</h2><section>{''.join(map(shown, group))}</section>"
        for title, group in groupby(names, key=lambda name: name.split("--")[0])
    )
    sheet = SHEET.format(sections="\n".join(sections))
    (FOLDER / "index.html").write_text(sheet, encoding="utf-8")


def shown(name: str) -> str:
    """One picture, small, with its name."""
    told = escape(" ".join(name.removesuffix(".png").split("--")[1:]))
    link = escape(name)
    return f'<a href="{link}"><img src="{link}" alt="" loading="lazy">{told}</a>'


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("place", list(places()), ids=lambda place: place.name)
def test_a_page_has_its_pictures(portal: Portal, place: Place, language: str) -> None:
    for visitor in (Visitor(role, language) for role in ROLES):
        path = place.path(visitor)
        if portal.opens(visitor, path):
            window = portal.window(visitor)
            window.go(path)
            take(window.page, place.name.replace(":", "-"), visitor)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("state", ALL_STATES, ids=lambda state: state.name)
def test_a_state_has_its_pictures(portal: Portal, state: State, language: str) -> None:
    visitor = Visitor(state.role, language)
    window = portal.window(visitor)
    assert state.steps(window) == state.status
    take(window.page, f"state-{state.name}", visitor)


def take(page: Page, name: str, visitor: Visitor) -> None:
    """The whole page, on a phone and at a desk."""
    for size in (PHONE, DESK):
        page.set_viewport_size(size)
        picture = f"{name}--{visitor.name}--{visitor.language}--{size['width']}.png"
        page.screenshot(path=FOLDER / picture, full_page=True, animations="disabled")
