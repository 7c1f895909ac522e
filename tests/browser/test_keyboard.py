"""The keyboard alone reaches everything, and one always sees where one is."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from accounts.roles import Role
from tests.browser.conftest import OpenPage
from tests.browser.hands import FOCUS, press_enter, tab_to
from tests.browser.looking import PHONE
from tests.browser.places import Place
from tests.browser.portal import Portal, Visitor

# What can be focused and is there to see; of radio buttons with one name, Tab visits one.
REACHABLE = """() => {
  const names = new Set();
  const reached = (element) => {
    if (element.type !== "radio") return true;
    const chosen = document.querySelector(`input[name="${element.name}"]:checked`);
    if (chosen && chosen !== element || names.has(element.name)) return false;
    return names.add(element.name);
  };
  const all =
    "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']";
  return [...document.querySelectorAll(all)].filter((element) =>
    element.tabIndex >= 0 && !element.disabled && element.checkVisibility({visibilityProperty: true})
    && !element.closest("details:not([open]) > :not(summary)") && reached(element)
  ).map((element) => element.outerHTML.slice(0, 90));
}"""
PAGES = (
    (None, Place("account_login", ())),
    (Role.CASE_WORKER, Place("home", ())),
    (Role.CASE_WORKER, Place("landlords:landlord-list", ())),
    (Role.CASE_WORKER, Place("landlords:landlord-detail", ("pk",))),
    (Role.MANAGER, Place("landlords:summary", ())),
    (Role.COORDINATOR, Place("admin:landlords_landlord_changelist", ())),
    (Role.COORDINATOR, Place("admin:landlords_landlord_change", ("object_id",))),
    (Role.COORDINATOR, Place("admin:landlords_requirement_change", ("object_id",))),
    (Role.ADMINISTRATOR, Place("admin:accounts_user_change", ("object_id",))),
)
MOST_STEPS = 600


@pytest.mark.parametrize(("role", "place"), PAGES, ids=lambda one: getattr(one, "name", one))
def test_tab_reaches_everything_in_order_and_the_focus_is_seen(
    open_page: OpenPage, role: Role | None, place: Place
) -> None:
    page = open_page(role)
    page.goto(place.path(Visitor(role, "sv")))
    stops = walk(page)
    assert [stop for stop in stops if not (stop["seen"] and stop["marked"])] == []
    assert "skip-link" in stops[0]["what"]
    visited = list(dict.fromkeys(stop["what"] for stop in stops))
    assert visited == list(dict.fromkeys(page.evaluate(REACHABLE)))


def walk(page: Page) -> list[dict[str, Any]]:
    """Where the focus goes on Tab, until it leaves the page."""
    stops: list[dict[str, Any]] = []
    for _step in range(MOST_STEPS):
        page.keyboard.press("Tab")
        focus = page.evaluate(FOCUS)
        if not focus["what"] or (len(stops) > 1 and "skip-link" in focus["what"]):
            return stops
        stops.append(focus)
    raise AssertionError("Tab never leaves the page.")


def test_the_skip_link_leads_past_the_menu(open_page: OpenPage) -> None:
    page = open_page(Role.CASE_WORKER)
    page.goto("/hyresvardar/")
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Hoppa till innehållet")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.get_by_label("Stadsdel")).to_be_focused()


def test_the_menu_of_a_phone_opens_and_closes_by_keyboard(open_page: OpenPage) -> None:
    page = open_page(Role.COORDINATOR, viewport=PHONE)
    page.goto("/")
    button = page.get_by_role("button", name="Meny")
    entry = page.get_by_role("navigation").get_by_role("link", name="Hyresvärdar")
    tab_to(page, button)
    expect(entry).to_be_hidden()
    page.keyboard.press("Enter")
    expect(entry).to_be_visible()
    page.keyboard.press("Escape")
    expect(entry).to_be_hidden()
    expect(button).to_be_focused()
    page.keyboard.press("Enter")
    tab_to(page, entry)
    press_enter(page)
    expect(page.locator("h1")).to_have_text("Hyresvärdar")


def test_what_a_form_got_wrong_is_read_first_and_leads_to_the_field(open_page: OpenPage) -> None:
    page = open_page(Role.COORDINATOR)
    page.goto("/admin/landlords/landlord/add/")
    page.locator("#id_website").fill("inte en adress")
    page.keyboard.press("Enter")
    summary = page.locator(".error-summary")
    expect(summary).to_be_focused()
    tab_to(page, summary.get_by_role("link").first)
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.locator("#id_name")).to_be_focused()


def test_a_label_is_a_word_with_an_icon_never_colour_alone(portal: Portal) -> None:
    window = portal.window(Visitor(Role.CASE_WORKER, "sv"))
    window.go("/hyresvardar/")
    for badge in window.page.locator(".badge-word").all():
        assert (badge.text_content() or "").strip()
        assert badge.locator("svg").count() == 1
