"""The workbook's pages: who may, what is shown, what is brought in, and that it is so once."""

import re
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from accounts.roles import Role
from landlords.models import ContactPerson, Landlord, Source, Stock, Workbook
from landlords.workbook import staging
from tests.landlords.workbook.files import (
    CONTACTS,
    LANDLORDS,
    SOURCES,
    STOCK,
    WHOLE,
    accept,
    brought_up,
    send,
    told,
    with_rows,
    xlsx,
)
from tests.make import make_district, make_landlord, make_source, make_stock
from tests.zone_client import ZoneClient

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 20)
GOOD = xlsx(WHOLE)
FORM = re.compile(r"<form.*?</form>", re.DOTALL)
OF_ONE = ("accept", "missing", "discard")


@pytest.fixture(autouse=True)
def ronna() -> Any:
    """The district of the examples."""
    return make_district(code="ronna", name="Ronna")


def preview(browser: ZoneClient, workbook: Workbook) -> Any:
    """The page of a workbook that waits."""
    return browser.get(reverse("workbook:preview", args=[workbook.pk]))


# Who may


@pytest.mark.parametrize("role", [Role.CASE_WORKER, Role.MANAGER, Role.ADMINISTRATOR])
@pytest.mark.parametrize(
    ("method", "name"),
    [("get", "upload"), ("post", "upload"), ("get", "template"), ("post", "filled")],
)
def test_only_coordinators_may(signed_in: Any, role: Role, method: str, name: str) -> None:
    assert getattr(signed_in(role), method)(reverse(f"workbook:{name}")).status_code == 403


@pytest.mark.parametrize("role", [Role.CASE_WORKER, Role.MANAGER, Role.ADMINISTRATOR])
def test_nobody_else_may_look_at_or_accept_one(
    signed_in: Any, role: Role, coordinator: ZoneClient
) -> None:
    workbook = brought_up(coordinator, GOOD)
    browser = signed_in(role)
    assert preview(browser, workbook).status_code == 403
    for name in OF_ONE:
        answer = browser.post(reverse(f"workbook:{name}", args=[workbook.pk]))
        assert answer.status_code == 403
    assert not Landlord.objects.exists()


def test_another_coordinators_workbook_is_not_there(
    signed_in: Any, coordinator: ZoneClient
) -> None:
    workbook = brought_up(coordinator, GOOD)
    seen = preview(coordinator, workbook).context["accept_form"]["seen"].value()
    other = signed_in(Role.COORDINATOR)
    assert preview(other, workbook).status_code == 302
    for name in OF_ONE:
        url = reverse(f"workbook:{name}", args=[workbook.pk])
        assert other.post(url, {"seen": seen}, follow=True).status_code == 200
    assert not Landlord.objects.exists()
    assert Workbook.objects.get().accepted_at is None


@pytest.mark.parametrize("name", ["filled", "accept", "missing", "discard"])
def test_what_does_something_is_never_a_link(coordinator: ZoneClient, name: str) -> None:
    workbook = brought_up(coordinator, GOOD)
    arguments = [] if name == "filled" else [workbook.pk]
    assert coordinator.get(reverse(f"workbook:{name}", args=arguments)).status_code == 405


def test_the_upload_demands_its_token(coordinator_user: User) -> None:
    browser = ZoneClient(enforce_csrf_checks=True)
    browser.force_login(coordinator_user)
    assert send(browser, GOOD).status_code == 403


def test_every_form_carries_its_token_and_an_address_that_takes_it(coordinator: ZoneClient) -> None:
    stored_rows(range(1, 5))
    workbook = brought_up(coordinator, GOOD)
    pages = [reverse("workbook:upload"), reverse("workbook:preview", args=[workbook.pk])]
    sent_to = set()
    for path in pages:
        for form in FORM.findall(coordinator.get(path).content.decode()):
            assert 'name="csrfmiddlewaretoken" value="' in form, form
            action = re.search(r'action="([^"]+)"', form)
            sent_to.add(action[1] if action else path)
    for path in (path for path in sent_to if path.startswith("/admin/")):
        assert coordinator.post(path).status_code in {200, 302}, path
    assert {reverse(f"workbook:{name}", args=[workbook.pk]) for name in OF_ONE} <= sent_to


def test_the_start_page_and_the_directory_lead_a_coordinator_here(
    coordinator: ZoneClient, worker: ZoneClient
) -> None:
    for path in ("/", reverse("landlords:landlord-list")):
        assert reverse("workbook:upload") in coordinator.get(path).content.decode()
        assert reverse("workbook:upload") not in worker.get(path).content.decode()


# From the file to the records


def test_a_workbook_brings_in_landlords_contacts_and_stock(coordinator: ZoneClient) -> None:
    workbook = brought_up(coordinator, GOOD)
    page = preview(coordinator, workbook).content.decode()
    assert "Lyktan Bostäder AB" in page
    assert "Kim Lind" in page
    assert not Landlord.objects.exists()
    answer = accept(coordinator, workbook)
    assert "1 ny hyresvärd" in answer.content.decode()
    landlord = Landlord.objects.get()
    assert (landlord.organisation_number, landlord.ownership) == ("556036-0793", "company")
    home = Stock.objects.get()
    assert (home.rooms, home.rent_from, home.rent_to, home.valid_from) == (3, 8500, 9101, DAY)
    assert (home.source.label, home.confirmed_on) == ("uthyrningen, per telefon", DAY)
    person = ContactPerson.objects.get()
    assert (person.name, person.role, person.way) == ("Kim Lind", "letting", "phone")


def test_the_same_workbook_again_changes_nothing(coordinator: ZoneClient) -> None:
    accept(coordinator, brought_up(coordinator, GOOD))
    page = preview(coordinator, brought_up(coordinator, GOOD))
    assert page.context["preview"].changes_nothing
    assert "Portalen säger redan allt det här" in page.content.decode()


def test_it_is_accepted_once_whoever_clicks_twice(coordinator: ZoneClient) -> None:
    workbook = brought_up(coordinator, GOOD)
    seen = preview(coordinator, workbook).context["accept_form"]["seen"].value()
    url = reverse("workbook:accept", args=[workbook.pk])
    for _click in range(2):
        answer = coordinator.post(url, {"seen": seen}, follow=True)
        assert "Arbetsboken är intagen" in answer.content.decode()
        assert "Inget togs in" not in answer.content.decode()
    assert Landlord.objects.count() == Stock.objects.count() == Source.objects.count() == 1


def test_the_rows_are_gone_when_they_are_brought_in(coordinator: ZoneClient) -> None:
    workbook = brought_up(coordinator, GOOD)
    assert "Kim Lind" in str(workbook.sheets)
    accept(coordinator, workbook)
    workbook.refresh_from_db()
    assert (workbook.sheets, workbook.remarks) == ({}, [])


def test_what_changed_meanwhile_is_shown_before_anything_is_written(
    coordinator: ZoneClient,
) -> None:
    workbook = brought_up(coordinator, GOOD)
    seen = preview(coordinator, workbook).context["accept_form"]["seen"].value()
    make_landlord(name="Lyktan Bostäder AB", organisation_number="556036-0793")
    url = reverse("workbook:accept", args=[workbook.pk])
    answer = coordinator.post(url, {"seen": seen}, follow=True)
    assert "registret har ändrats" in answer.content.decode()
    assert not Stock.objects.exists()
    assert "Arbetsboken är intagen" in accept(coordinator, workbook).content.decode()
    assert Landlord.objects.count() == 1


def test_what_somebody_else_writes_at_that_very_moment_is_no_failure(
    coordinator: ZoneClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    workbook = brought_up(coordinator, GOOD)

    def taken(*_arguments: Any) -> None:
        make_landlord(name="Annan AB", organisation_number="556036-0793")
        make_landlord(name="Lyktan Bostäder AB", organisation_number="556036-0793")

    monkeypatch.setattr(staging, "apply_plan", taken)
    answer = accept(coordinator, workbook)
    assert "registret har ändrats" in answer.content.decode()
    assert not Landlord.objects.exists()


def test_an_answer_without_what_was_seen_writes_nothing(coordinator: ZoneClient) -> None:
    workbook = brought_up(coordinator, GOOD)
    for data in ({}, {"seen": "x" * 500}):
        coordinator.post(reverse("workbook:accept", args=[workbook.pk]), data)
    assert not Landlord.objects.exists()


def test_it_is_thrown_away(coordinator: ZoneClient) -> None:
    workbook = brought_up(coordinator, GOOD)
    coordinator.post(reverse("workbook:discard", args=[workbook.pk]))
    assert not Workbook.objects.exists()
    assert not Landlord.objects.exists()


def test_it_waits_for_a_day_and_no_longer(coordinator: ZoneClient) -> None:
    workbook = brought_up(coordinator, GOOD)
    assert "väntar på att tas in" in coordinator.get(reverse("workbook:upload")).content.decode()
    Workbook.objects.update(brought_at=timezone.now() - timedelta(hours=24, minutes=1))
    assert preview(coordinator, workbook).status_code == 302
    coordinator.post(reverse("workbook:accept", args=[workbook.pk]), {"seen": ""})
    assert not Landlord.objects.exists()
    brought_up(coordinator, GOOD)
    assert not Workbook.objects.filter(pk=workbook.pk).exists()


def test_an_uploaded_file_is_nowhere(coordinator: ZoneClient, settings: Any, tmp_path: Any) -> None:
    settings.FILE_UPLOAD_TEMP_DIR = str(tmp_path)
    settings.MEDIA_ROOT = str(tmp_path)
    brought_up(coordinator, GOOD)
    assert list(tmp_path.iterdir()) == []


# What is not in the file


def stored_rows(rooms: range) -> Landlord:
    """Lyktan with homes of these sizes in Ronna, as the file has them of three rooms."""
    landlord = make_landlord(name="Lyktan Bostäder AB", organisation_number="556036-0793")
    source = make_source(label="uthyrningen, per telefon", on=DAY)
    for size in rooms:
        make_stock(landlord=landlord, district=None, rooms=size, source=source)
    return landlord


def test_a_file_that_lost_its_rows_is_stopped(coordinator: ZoneClient) -> None:
    stored_rows(range(1, 5))
    workbook = brought_up(coordinator, GOOD)
    answer = accept(coordinator, workbook)
    assert "Saknas något i filen?" in answer.content.decode()
    assert not ContactPerson.objects.exists()
    answer = accept(coordinator, workbook, missing_is_meant="on")
    assert "Arbetsboken är intagen" in answer.content.decode()
    assert ContactPerson.objects.count() == 1
    assert Stock.objects.filter(valid_until=None).count() == 5


def test_a_file_that_misses_a_fifth_is_not_stopped(coordinator: ZoneClient) -> None:
    stored_rows(range(1, 6))
    rows = [("Lyktan Bostäder AB", "–", size, 10, 8000, 9000, 2) for size in range(1, 5)]
    workbook = brought_up(coordinator, with_rows("Bestånd", *rows))
    page = preview(coordinator, workbook)
    assert not page.context["preview"].loses_rows
    assert len(page.context["preview"].built.missing) == 1
    assert "Arbetsboken är intagen" in accept(coordinator, workbook).content.decode()


def test_what_is_not_in_the_file_ends_if_she_says_so(coordinator: ZoneClient) -> None:
    stored_rows(range(1, 3))
    workbook = brought_up(coordinator, GOOD)
    url = reverse("workbook:missing", args=[workbook.pk])
    coordinator.post(url, {"missing": "end", "on": "2026-10-31"})
    page = preview(coordinator, workbook)
    assert "avslutas de 31 okt 2026" in page.content.decode().replace("\N{NO-BREAK SPACE}", " ")
    accept(coordinator, workbook, missing_is_meant="on")
    ended = Stock.objects.filter(valid_until=date(2026, 10, 31))
    assert sorted(ended.values_list("rooms", flat=True)) == [1, 2]


@pytest.mark.parametrize(
    ("data", "word"),
    [
        ({"missing": "end"}, "Ange sista dagen"),
        ({"missing": "end", "on": "x"}, "dag"),
        ({"missing": "end", "on": "1850-01-01"}, "1900"),
        ({}, "saknas"),
    ],
)
def test_a_wrong_last_day_is_told_and_nothing_chosen(
    coordinator: ZoneClient, data: dict[str, str], word: str
) -> None:
    stored_rows(range(1, 3))
    workbook = brought_up(coordinator, GOOD)
    answer = coordinator.post(reverse("workbook:missing", args=[workbook.pk]), data)
    assert answer.status_code == 200
    assert word in str(answer.context["missing_form"].errors)
    workbook.refresh_from_db()
    assert workbook.ends_missing_on is None


# What is wrong


def test_every_wrong_cell_is_told_at_once(coordinator: ZoneClient) -> None:
    content = xlsx({
        **WHOLE,
        "Bestånd": (
            STOCK[0],
            ("Lyktan Bostäder AB", "Rona", 3, 12, 8500, 9100, 2),
            ("Lyktan Bostäder AB", "Rona", 2, 12, 8500, 9100, 2),
            ("Lyktan Bostader", "Ronna", 2, "ca 12", 9500, 9100, 2),
        ),
        "Kontaktpersoner": (CONTACTS[0], ("Lyktan Bostäder AB", "", "chef", "", "", "", "x")),
    })  # fmt: skip
    answer = send(coordinator, content)
    assert answer.status_code == 200
    text = told(answer)
    assert "Bestånd/B2–B3/Rona: Det finns ingen stadsdel" in text
    assert "Kanske menas ”Ronna”" in text
    assert "Bestånd/D4/ca 12" in text
    assert "Kontaktpersoner/B2/: Det här måste fyllas i." in text
    assert "Kontaktpersoner/C2/chef" in text
    assert "Kontaktpersoner/G2/x" in text
    assert not Workbook.objects.exists()


def test_what_does_not_go_together_is_told_at_its_cell(coordinator: ZoneClient) -> None:
    rows = (
        ("Lyktan Bostäder AB", "Ronna", 2, 12, 9500, 9100, 2),
        ("Lyktan Bostäder AB", "Ronna", 3, 12, 8500, 9100, 2),
        ("Lyktan Bostäder AB", "Ronna", 3, 14, 8500, 9100, 2),
        ("Lyktan Bostader AB", "Ronna", 1, 14, 8500, 9100, 2),
    )
    text = told(send(coordinator, with_rows("Bestånd", *rows)))
    assert "Bestånd/F2/9100: Den högsta hyran" in text
    assert "Bestånd/C4/3: Det här handlar om samma sak som rad 3" in text
    assert "Bestånd/A5/Lyktan Bostader AB" in text
    assert "Kanske menas ”Lyktan Bostäder AB”" in text


def test_a_row_without_source_or_day_says_what_is_missing(coordinator: ZoneClient) -> None:
    nowhere = xlsx({k: v for k, v in WHOLE.items() if k != "Källa"})
    assert "Varifrån vet vi det här?" in told(send(coordinator, nowhere))
    undated = with_rows("Källa", (1, "Telefonsamtal", "uthyrningen", None))
    assert "Sedan när?" in told(send(coordinator, undated))


def test_a_problem_of_the_plan_stands_at_its_cell(coordinator: ZoneClient) -> None:
    make_landlord(name="Lyktan Bostäder AB", organisation_number="556677-8899")
    text = told(send(coordinator, GOOD))
    assert "Hyresvärdar/C2/556036-0793: Hyresvärden med det här namnet" in text


@pytest.mark.parametrize("number", ["19121212-1212", "121212-1212", "556036-0793"])
def test_a_private_persons_number_is_neither_kept_nor_shown(
    coordinator: ZoneClient, number: str
) -> None:
    row = ("Kim Lind", "Privatperson", number, "", "")
    answer = send(coordinator, with_rows("Hyresvärdar", row, LANDLORDS[1]))
    assert answer.status_code == 200
    assert number not in told(answer).replace("556036-0793: ", "")
    assert "Hyresvärdar/C2/(visas inte)" in told(answer)
    assert not Workbook.objects.exists()


def test_a_number_for_one_the_portal_knows_as_a_person_is_not_shown(
    coordinator: ZoneClient,
) -> None:
    make_landlord(name="Lyktan Bostäder AB", ownership="person")
    content = with_rows("Hyresvärdar", ("Lyktan Bostäder AB", "", "556036-0793", "", ""))
    answer = send(coordinator, content)
    assert "Hyresvärdar/C2/(visas inte)" in told(answer)
    assert "556036-0793" not in answer.content.decode()


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "Filen är tom"),
        (b"PK" + bytes(5 * 1024 * 1024), "större än 5 MB"),
        (b"Namn;Rum\n", "textfil"),
    ],
)
def test_a_file_that_is_no_workbook_gets_a_sentence(
    coordinator: ZoneClient, content: bytes, sentence: str
) -> None:
    answer = send(coordinator, content)
    assert answer.status_code == 200
    assert sentence in told(answer)


def test_no_file_at_all_gets_a_sentence(coordinator: ZoneClient) -> None:
    answer = coordinator.post(reverse("workbook:upload"))
    assert "Välj den arbetsbok" in told(answer)


def test_what_was_passed_over_is_told(coordinator: ZoneClient) -> None:
    content = xlsx({
        **WHOLE,
        "Hyresvärdar": ((*LANDLORDS[0], "Min egen kolumn"), (*LANDLORDS[1], "x"),
                        ("Exempel: Lyktan", "", "", "", "", "")),
        "Blad4": (("a", "b"),),
    })  # fmt: skip
    page = preview(coordinator, brought_up(coordinator, content)).content.decode()
    assert "Kolumnen ”Min egen kolumn” på ”Hyresvärdar” lästes inte" in page
    assert "Bladet ”Blad4” lästes inte" in page
    assert "1 exempelrad hoppades över" in page


def many(count: int) -> bytes:
    """A workbook of so many landlords with homes."""
    names = [f"Värd {number} AB" for number in range(count)]
    return xlsx({
        "Källa": SOURCES,
        "Hyresvärdar": (LANDLORDS[0], *((name, "", "", "", "") for name in names)),
        "Bestånd": (STOCK[0], *((name, "Ronna", 3, 1, 8000, 9000, 1) for name in names)),
    })  # fmt: skip


def test_the_pages_cost_the_same_for_many_landlords(coordinator: ZoneClient) -> None:
    costs = []
    for count in (1, 2, 40):  # the first finds no landlord in the portal
        with CaptureQueriesContext(connection) as bringing_up:
            workbook = brought_up(coordinator, many(count))
        with CaptureQueriesContext(connection) as looking:
            preview(coordinator, workbook)
        with CaptureQueriesContext(connection) as accepting:
            accept(coordinator, workbook)
        costs.append([len(asked) for asked in (bringing_up, looking, accepting)])
        assert Landlord.objects.count() == count
    assert costs[2] == costs[1]


def test_a_page_of_errors_in_english_too(coordinator: ZoneClient) -> None:
    User.objects.filter(role=Role.COORDINATOR).update(language="en")
    text = told(send(coordinator, with_rows("Bestånd", ("Lyktan Bostäder AB", "Rona", 3))))
    assert "There is no district of this name" in text
