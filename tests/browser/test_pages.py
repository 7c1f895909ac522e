"""Every page, as everybody who may open it, in both languages."""

import pytest

from tests.browser.places import Place, places
from tests.browser.portal import LANGUAGES, ROLES, Portal, Visitor

PLACES = list(places())


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.name)
def test_a_page_is_as_pages_must_be(portal: Portal, place: Place, language: str) -> None:
    known: set[str] = set()
    found = []
    for visitor in (Visitor(role, language) for role in ROLES):
        path = place.path(visitor)
        if portal.opens(visitor, path):
            window = portal.window(visitor)
            window.go(path)
            found += [f"{visitor.name}: {fault}" for fault in window.faults(known)]
    assert not found, "\n".join(found)
