"""Workbooks for the browser: one that would do a lot, one in which much is wrong, two odd ones."""

from itertools import cycle, islice
from typing import Any

from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import FilePayload

from accounts.models import User
from landlords.models import Landlord, Stock, Workbook
from landlords.workbook import staging
from landlords.workbook.known import Known
from landlords.workbook.reading import read_workbook
from tests.browser.looking import Window
from tests.landlords.workbook.files import CONTACTS, LANDLORDS, SOURCES, STOCK, xlsx

UPLOAD = reverse("workbook:upload")
LONG = "Fastighetsförvaltningsaktiebolaget Södra Nyckelviksskogens Hyresbostäder och Parkeringshus"
NEW = ("Lyktan Bostäder AB", LONG, "Tre Liljor AB")


def large() -> bytes:
    """New landlords, changed ones, and one whose homes are mostly left out."""
    known = list(Landlord.objects.filter(stock__isnull=False).distinct().order_by("pk")[:5])
    homes = Stock.objects.filter(landlord__in=known[:4]).select_related("landlord", "district")
    rents = cycle((7400, 8150, 9900))
    changed = [
        (home.landlord.name, home.district.name if home.district else "–", home.rooms, "",
         rent, rent + 900, 3)
        for home, rent in zip(homes.order_by("pk"), rents, strict=False)
    ]  # fmt: skip
    new = [
        (name, "Ronna", rooms, 12, "8 500", "9 100,50", 2) for name in NEW for rooms in (1, 2, 3)
    ]
    return xlsx({
        "Källa": SOURCES,
        "Hyresvärdar": (
            (*LANDLORDS[0], "Min egen kolumn"),
            *((name, "Privat bolag", "", "", "Tre hus. " * 20, "x") for name in NEW),
            ("Exempel: Lyktan", "", "", "", "", ""),
            *((one.name, "Stiftelse", "", "https://ny.example", "", "") for one in known[:2]),
        ),
        "Kontaktpersoner": (
            CONTACTS[0],
            *((name, "Kim Lind", "uthyrning", "uthyrare", "per telefon", "08-123 45 67", "") for name in NEW),
        ),
        "Bestånd": (STOCK[0], *new, *changed, (known[4].name, "Lina Hage", 8, 1, 20000, 21000, "")),
        "Blad4": (("a", "b"),),
    })  # fmt: skip


def wrong() -> bytes:
    """Most of what can be wrong with a cell."""
    districts = islice(
        cycle(("Rona", "Geneta", "Atlantis, det stora området bortom motorvägen")), 60
    )
    rows: list[tuple[Any, ...]] = [
        (LONG, district, "många" if place % 7 else 3, "ca 12", "8.500", 0, 2)
        for place, district in enumerate(districts)
    ]
    return xlsx({
        "Källa": (SOURCES[0], (1, "Samtal", "uthyrningen", "31.4.2026")),
        "Hyresvärdar": ((*LANDLORDS[0], "Anteckningr"), (LONG, "Fundation", "556036-0794", "två ord", "a\nb"),
                        ("Kim Lind", "Privatperson", "19121212-1212", "", "")),
        "Kontaktpersoner": (CONTACTS[0], ("Lyktan", "", "chef", "=1+1", "duva", "växeln", "x")),
        "Bestånd": (STOCK[0], *rows),
    })  # fmt: skip


def waiting(owner: User) -> Workbook:
    """The owner's workbook that waits to be accepted."""
    found = Workbook.objects.visible_to(owner).waiting().order_by("-brought_at").first()
    return found or kept(large(), owner)


def kept(content: bytes, owner: User) -> Workbook:
    """A workbook that was brought up a moment ago."""
    found = read_workbook(content, Known.loaded())
    assert not found.problems, found.problems
    return staging.keep(found=found, by=owner, now=timezone.now())


def sent(window: Window, content: bytes) -> int:
    """Bring up a file by the page."""
    window.go(UPLOAD)
    file = FilePayload(name="bok.xlsx", mimeType="application/octet-stream", buffer=content)
    window.page.locator("main [name=file]").set_input_files(file)
    return window.send("main form:has([name=file])")


def with_errors(window: Window) -> int:
    """Many wrong cells."""
    return sent(window, wrong())


def refused(window: Window) -> int:
    """A file that is no workbook."""
    return sent(window, b"Namn;Rum\n")


def unchanged(window: Window) -> int:
    """A workbook that says what the portal says."""
    window.go(UPLOAD)
    with window.page.expect_download() as download:
        window.page.locator(f"form[action='{reverse('workbook:filled')}'] button").click()
    return sent(window, download.value.path().read_bytes())


def owner_of(window: Window) -> User:
    """The coordinator in front of a window."""
    return User.objects.get(email=f"coordinator.{window.language}@example.test")


def accepted(window: Window) -> int:
    """One that was brought in."""
    done = kept(large(), owner_of(window))
    done.accepted_at, done.sheets = timezone.now(), {}
    done.told = "3 nya hyresvärdar" if window.language == "sv" else "3 new landlords"
    done.save()
    return window.go(reverse("workbook:preview", args=[done.pk]))


def without_a_day(window: Window) -> int:
    """Rows are to end, and it was not said when."""
    window.go(reverse("workbook:preview", args=[kept(large(), owner_of(window)).pk]))
    window.page.locator("#missing summary").click()
    window.page.locator("[name=missing][value=end]").check()
    return window.send("#missing form")
