"""What a person does at the keyboard."""

from typing import Any

from playwright.sync_api import Locator, Page

from accounts.models import User
from tests.browser.portal import PASSWORD
from tests.make import make_user

# A part of a field that the browser draws itself, as of a day, is marked by the browser itself.
FOCUS = """() => {
  const element = document.activeElement;
  const style = getComputedStyle(element);
  return {
    what: element === document.body ? "" : element.outerHTML.slice(0, 90),
    seen: element.getClientRects().length > 0,
    marked: element.type === "date" || style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0
      || style.boxShadow !== "none",
  };
}"""
MOST_STEPS = 80


def make_person(**fields: Any) -> User:
    """Somebody who can sign in by the form."""
    return make_user(password=PASSWORD, **fields)


def sign_in(page: Page, user: User) -> None:
    """Sign in by the form, with the keyboard."""
    page.goto("/")
    tab_to(page, page.locator("#id_login"))
    page.keyboard.type(user.email)
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    press_enter(page)


def press_enter(page: Page) -> None:
    """Follow the link, or press the button, that has the focus."""
    with page.expect_navigation():
        page.keyboard.press("Enter")


def tab_to(page: Page, target: Locator) -> None:
    """Press Tab until the target has the focus; on the way one always sees where one is."""
    for _step in range(MOST_STEPS):
        page.keyboard.press("Tab")
        focus = page.evaluate(FOCUS)
        assert not focus["what"] or (focus["seen"] and focus["marked"]), focus
        if target.evaluate("(element) => element === document.activeElement"):
            return
    raise AssertionError(f"{target} is not reached by Tab")
