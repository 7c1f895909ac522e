"""Every page works without scripts."""

import re

from playwright.sync_api import Page, expect

from accounts.roles import Role
from tests.browser.conftest import OpenPage
from tests.browser.hands import make_person
from tests.browser.portal import PASSWORD
from tests.browser.test_journeys import YES_IN_RONNA, landlord_with_requirement, rows


def test_a_case_worker_finds_a_landlord_and_an_earlier_day(open_page: OpenPage) -> None:
    page = open_page(java_script_enabled=False)
    page.goto("/")
    page.locator("#id_login").fill(make_person().email)
    page.locator("#id_password").fill(PASSWORD)
    page.get_by_role("button", name="Logga in").click()
    page.get_by_role("link", name="Hitta hyresvärdar").click()
    page.get_by_label("Stadsdel").select_option("Ronna")
    page.get_by_label("Lever på").select_option("försörjningsstöd")
    page.get_by_role("button", name="Visa", exact=True).click()
    expect(rows(page).filter(has_text=YES_IN_RONNA)).to_contain_text("ja")
    page.get_by_role("link", name=YES_IN_RONNA).click()
    page.locator("summary", has_text="Visa en tidigare dag").click()
    page.locator("#id_day").fill("2026-06-01")
    page.get_by_role("button", name="Visa den dagen").click()
    expect(page.get_by_text("Visas som det gällde 1 juni 2026")).to_be_visible()
    page.go_back()
    page.go_back()
    expect(page.get_by_label("Stadsdel")).to_have_value("ronna")


def test_the_buttons_of_the_bar_work(open_page: OpenPage) -> None:
    page = open_page(java_script_enabled=False)
    page.goto("/konto/logga-in/")
    page.get_by_role("button", name="English").click()
    expect(page.locator("h1")).to_have_text("Sign in")
    page.get_by_role("link", name="Hide the page").click()
    expect(page).to_have_url(re.compile("/sida/$"))


def test_the_menu_of_a_phone_opens_and_leads_on(open_page: OpenPage) -> None:
    page = open_page(
        Role.CASE_WORKER, java_script_enabled=False, viewport={"width": 390, "height": 844}
    )
    page.goto("/")
    page.get_by_role("button", name="Meny").click()
    page.get_by_role("navigation").get_by_role("link", name="Hyresvärdar").click()
    expect(page.locator("h1")).to_have_text("Hyresvärdar")
    page.get_by_role("button", name="Meny").click()
    page.get_by_role("button", name="Logga ut").click()
    expect(page.locator("h1")).to_have_text("Logga in")


def test_a_coordinator_changes_what_is_demanded(open_page: OpenPage) -> None:
    landlord, requirement = landlord_with_requirement()
    page = open_page(Role.COORDINATOR, java_script_enabled=False)
    page.goto(f"/admin/landlords/requirement/{requirement.pk}/change/")
    page.locator("[name='tests-0-0-kind']").select_option("residual")
    page.get_by_role("button", name="Visa fälten").first.click()
    page.locator("[name='tests-0-0-residual-norm']").select_option(index=1)
    page.locator("[name='tests-0-0-residual-children']").select_option(index=1)
    page.locator("[name='tests-0-0-residual-child_benefits'][value=yes]").check()
    page.get_by_label("Rätta").check()
    page.get_by_label("Varför").fill("Skrivfel")
    save(page)
    expect(page.locator(".error-summary")).to_have_count(0)
    page.goto(landlord.get_absolute_url())
    expect(page.locator("main")).to_contain_text("Kvar att leva på när hyran är betald")


def save(page: Page) -> None:
    """The button below a record."""
    page.locator(".record-form").get_by_role("button", name="Spara", exact=True).last.click()


def test_a_form_with_errors_keeps_what_was_typed(open_page: OpenPage) -> None:
    page = open_page(Role.COORDINATOR, java_script_enabled=False)
    page.goto("/admin/landlords/landlord/add/")
    page.locator("#id_name").fill("Nya Hus")
    page.locator("#id_organisation_number").fill("556677-0000")
    save(page)
    expect(page.locator(".error-summary")).to_be_visible()
    expect(page.locator("#id_name")).to_have_value("Nya Hus")
    expect(page.locator("#id_organisation_number")).to_have_value("556677-0000")
