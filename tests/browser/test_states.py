"""Errors, empty results and forms that were not right are pages, too."""

import pytest

from tests.browser.portal import LANGUAGES, Portal, Visitor
from tests.browser.states import ALL_STATES, State


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("state", ALL_STATES, ids=lambda state: state.name)
def test_a_page_in_this_state_is_as_pages_must_be(
    portal: Portal, state: State, language: str
) -> None:
    window = portal.window(Visitor(state.role, language))
    assert state.steps(window) == state.status
    found = window.faults(language=state.is_known_in)
    assert not found, "\n".join(found)
