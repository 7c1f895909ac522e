"""Whole stories, as their people live them."""

import csv
import io
import re
from pathlib import Path

from openpyxl import load_workbook
from playwright.sync_api import Locator, Page, expect

from accounts.roles import Role
from landlords.models import Landlord, Requirement
from tests.browser.conftest import OpenPage
from tests.browser.data import example_landlord
from tests.browser.hands import make_person, press_enter, sign_in, tab_to
from tests.make import make_landlord, make_requirement, make_scope

YES_IN_RONNA, NO_IN_RONNA = "Exempelbostäder AB", "Ronnabackens Hyresgårdar AB"


def choose(page: Page, field: str, text: str) -> None:
    """Choose in a list by typing the beginning of the choice."""
    tab_to(page, page.get_by_label(field))
    page.keyboard.type(text)


def rows(page: Page) -> Locator:
    """The landlords of the directory."""
    return page.locator("main tbody tr")


def test_a_case_worker_asks_who_takes_income_support_in_ronna_by_keyboard(
    open_page: OpenPage,
) -> None:
    page = open_page()
    sign_in(page, make_person())
    tab_to(page, page.get_by_role("link", name="Hitta hyresvärdar"))
    press_enter(page)
    choose(page, "Stadsdel", "Ronna")
    choose(page, "Lever på", "ff")  # the second one: föräldrapenning comes before
    tab_to(page, page.get_by_role("button", name="Visa", exact=True))
    press_enter(page)
    expect(page).to_have_url(re.compile("district=ronna.*income=income_support"))
    expect(rows(page).filter(has_text=YES_IN_RONNA)).to_contain_text("ja")
    expect(rows(page).filter(has_text=NO_IN_RONNA)).to_have_count(0)
    expect(page.locator(".result-line")).to_contain_text("säger nej")
    asked = page.url

    tab_to(page, page.get_by_role("link", name=YES_IN_RONNA))
    press_enter(page)
    expect(page.locator("h1")).to_have_text(YES_IN_RONNA)
    tab_to(page, page.locator("summary", has_text="Visa en tidigare dag"))
    page.keyboard.press("Enter")
    tab_to(page, page.locator("#id_day"))
    page.locator("#id_day").fill("2026-06-01")  # which order to type in differs between machines
    press_enter(page)
    expect(page.get_by_text("Visas som det gällde 1 juni 2026")).to_be_visible()

    page.go_back()
    expect(page.locator("h1")).to_have_text(YES_IN_RONNA)
    page.go_back()
    expect(page).to_have_url(asked)
    expect(page.get_by_label("Stadsdel")).to_have_value("ronna")
    expect(page.get_by_label("Lever på")).to_have_value("income_support")
    expect(rows(page).filter(has_text=YES_IN_RONNA)).to_be_visible()


def test_the_first_question_is_asked_on_the_start_page_by_keyboard(open_page: OpenPage) -> None:
    page = open_page()
    sign_in(page, make_person())
    choose(page, "Stadsdel", "Ronna")
    tab_to(page, page.get_by_label("Hyra högst"))
    page.keyboard.type("9 000 kr")
    tab_to(page, page.get_by_role("button", name="Hitta hyresvärdar"))
    press_enter(page)
    expect(page.locator("h1")).to_have_text("Hyresvärdar")
    expect(page.locator(".chips")).to_contain_text("Stadsdel: Ronna")
    expect(page.locator(".chips")).to_contain_text(re.compile(r"Hyra högst 9\s000\skr"))
    expect(page.locator(".error-summary")).to_have_count(0)


def test_what_was_typed_wrong_stays_and_the_list_is_still_there(open_page: OpenPage) -> None:
    page = open_page(Role.CASE_WORKER)
    page.goto("/hyresvardar/")
    page.get_by_label("Hyra högst").fill("ungefär 9000")
    page.get_by_role("button", name="Visa", exact=True).click()
    expect(page.get_by_label("Hyra högst")).to_have_value("ungefär 9000")
    expect(page.locator(".error-summary")).to_be_focused()
    expect(page.get_by_text("utan det som inte gick att läsa")).to_be_visible()
    expect(rows(page)).not_to_have_count(0)


def test_a_gap_leads_a_coordinator_to_where_it_is_filled(open_page: OpenPage) -> None:
    landlord, _requirement = landlord_with_requirement()
    page = open_page(Role.COORDINATOR)
    page.goto(landlord.get_absolute_url())
    page.locator("#glance").get_by_role("link", name="fråga hyresvärden").first.click()
    page.get_by_role("link", name="Skriv in svaren").click()
    page.locator("#terms").get_by_role("link", name="Hur säker inkomsten är").click()
    expect(page.locator("#id_topic")).to_have_value("certainty")
    expect(page.locator("#id_tests-0-0-kind")).to_have_value("certainty")
    page.get_by_role("button", name="Eller ett alternativ").click()
    page.locator(".record-form").get_by_role("button", name="Spara", exact=True).last.click()
    expect(page.locator(".error-summary")).to_be_focused()
    expect(page).not_to_have_url(re.compile("#"))


def test_a_chip_takes_its_filter_away(open_page: OpenPage) -> None:
    page = open_page(Role.CASE_WORKER)
    page.goto("/hyresvardar/?district=ronna&rooms=3")
    page.get_by_role("link", name=re.compile("rum: 3.*ta bort filtret")).click()
    expect(page).to_have_url(re.compile(r"\?district=ronna$"))
    expect(page.get_by_label("Rum")).to_have_value("")


def test_what_a_coordinator_changes_is_what_a_case_worker_reads(open_page: OpenPage) -> None:
    landlord, requirement = landlord_with_requirement()
    reader = open_page(Role.CASE_WORKER)
    reader.goto(landlord.get_absolute_url())
    expect(reader.locator("main")).to_contain_text("minst 3 gånger hyran")

    keeper = open_page(Role.COORDINATOR)
    keeper.goto(landlord.get_absolute_url())
    keeper.get_by_role("link", name="Ändra uppgifterna").click()
    expect(keeper.locator("#id_name")).to_have_value(landlord.name)
    keeper.locator(f"a[href*='/requirement/{requirement.pk}/change/']").click()
    keeper.get_by_label("Ändra från en dag").check()
    expect(keeper.locator("[data-day-sentence]")).to_contain_text("Det som står här gäller till")
    expect(keeper.locator("#id_valid_from")).to_be_hidden()
    keeper.locator("#id_confirmed_on").fill("2026-11-01")
    keeper.locator("[name='tests-0-0-rent_multiple-n']").fill("2,5")
    keeper.locator(".record-form").get_by_role("button", name="Spara", exact=True).last.click()
    expect(keeper.locator(".error-summary")).to_have_count(0)

    reader.reload()
    expect(reader.locator("main")).to_contain_text("minst 2,5 gånger hyran")
    expect(reader.locator("main")).not_to_contain_text("minst 3 gånger hyran")


def landlord_with_requirement() -> tuple[Landlord, Requirement]:
    """A landlord of the test's own that asks for three times the rent."""
    landlord = make_landlord()
    return landlord, make_requirement(scope=make_scope(landlord=landlord))


def test_a_manager_takes_the_summary_out_as_files(open_page: OpenPage, tmp_path: Path) -> None:
    page = open_page(Role.MANAGER)
    page.goto("/")
    page.get_by_role("link", name="Se sammanställningen").click()
    name = example_landlord().name
    expect(page.locator("main")).to_contain_text(name)

    book = load_workbook(taken_out(page, "Excel", tmp_path))
    cells = [cell for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row]
    assert name in cells
    book.close()

    text = taken_out(page, "CSV, hyresvärdar", tmp_path).read_bytes().decode("utf-8-sig")
    assert any(name in row for row in csv.reader(io.StringIO(text), delimiter=";"))
    expect(page.locator("h1")).to_be_visible()


def taken_out(page: Page, button: str, folder: Path) -> Path:
    """The file a button of the page gives."""
    with page.expect_download() as waiting:
        page.get_by_role("button", name=button).click()
    download = waiting.value
    assert re.fullmatch(r"underlag-[\w-]+\.(xlsx|csv)", download.suggested_filename)
    path = folder / download.suggested_filename
    download.save_as(path)
    return path


def test_an_administrator_is_told_plainly_that_landlords_are_not_hers(open_page: OpenPage) -> None:
    page = open_page(Role.ADMINISTRATOR)
    page.goto("/")
    expect(page.get_by_role("link", name="Hyresvärdar")).to_have_count(0)
    answer = page.goto("/hyresvardar/")
    assert answer
    assert answer.status == 403
    expect(page.locator("h1")).to_have_text("Det här får du inte göra")
    expect(page.locator("main")).to_contain_text("Din roll")
    page.get_by_role("link", name="Till startsidan").click()
    expect(page.locator("h1")).to_have_text("Start")


def test_the_language_changes_where_one_is_and_stays_changed(open_page: OpenPage) -> None:
    page = open_page()
    sign_in(page, make_person())
    page.goto("/hyresvardar/?rooms=3")
    page.get_by_role("button", name="English").click()
    expect(page).to_have_url(re.compile(r"/hyresvardar/\?rooms=3$"))
    expect(page.locator("h1")).to_have_text("Landlords")
    page.goto("/")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    page.get_by_role("button", name="Svenska").click()
    expect(page.locator("html")).to_have_attribute("lang", "sv")


def test_hiding_leaves_nothing_to_see_and_nothing_one_step_back(open_page: OpenPage) -> None:
    page = open_page(Role.CASE_WORKER)
    page.goto("/")
    page.goto("/hyresvardar/")
    page.get_by_role("link", name="Dölj sidan").click()
    expect(page).to_have_url(re.compile("/sida/$"))
    assert len(page.locator("body").inner_text().split()) < 6
    page.go_back()
    expect(page.locator("h1")).to_have_text("Start")
    page.go_forward()
    page.get_by_role("link", name="Fortsätt").click()
    expect(page.locator("h1")).to_have_text("Start")
