"""Signing in and out, with the real form and in a real browser's history."""

import re

from playwright.sync_api import expect

from accounts.roles import Role
from tests.browser.conftest import OpenPage
from tests.browser.hands import make_person, press_enter, sign_in, tab_to


def test_one_signs_in_with_the_keyboard_and_comes_to_the_page_one_asked_for(
    open_page: OpenPage,
) -> None:
    person, page = make_person(role=Role.MANAGER), open_page()
    sign_in(page, person)
    expect(page.locator("h1")).to_have_text("Start")
    page.context.clear_cookies()
    page.goto("/hyresvardar/?rooms=3")
    assert "/konto/logga-in/" in page.url
    page.locator("#id_login").fill(person.email)
    page.locator("#id_password").fill("ett långt lösenord att minnas")
    page.get_by_role("button", name="Logga in").click()
    expect(page).to_have_url(re.compile(r"/hyresvardar/\?rooms=3$"))


def test_a_wrong_password_is_told_in_a_sentence_and_the_address_is_kept(
    open_page: OpenPage,
) -> None:
    page = open_page()
    page.goto("/konto/logga-in/")
    page.locator("#id_login").fill("kim@example.test")
    page.locator("#id_password").fill("fel lösenord")
    page.get_by_role("button", name="Logga in").click()
    summary = page.locator(".error-summary")
    expect(summary).to_contain_text("E-postadressen eller lösenordet stämmer inte.")
    expect(summary).to_be_focused()
    expect(page.locator("#id_login")).to_have_value("kim@example.test")
    expect(page.locator("#id_password")).to_have_value("")


def test_after_signing_out_the_back_button_shows_the_sign_in_page(open_page: OpenPage) -> None:
    page = open_page()
    sign_in(page, make_person())
    page.goto("/hyresvardar/")
    expect(page.locator("main table")).to_be_visible()
    tab_to(page, page.get_by_role("button", name="Logga ut"))
    press_enter(page)
    expect(page.locator("h1")).to_have_text("Logga in")
    page.go_back()
    expect(page.locator("h1")).to_have_text("Logga in")
    expect(page.locator("main table")).to_have_count(0)


def test_an_open_page_of_somebody_who_signed_out_elsewhere_asks_for_sign_in(
    open_page: OpenPage,
) -> None:
    first = open_page(Role.MANAGER)
    first.goto("/hyresvardar/sammanstallning/")
    second = first.context.new_page()
    second.goto("/")
    second.get_by_role("button", name="Logga ut").click()
    first.get_by_role("button", name="Excel").click()
    expect(first.locator("h1")).to_have_text("Logga in")
