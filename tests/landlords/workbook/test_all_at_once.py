"""What is wrong in single cells and what needs several rows is told in one list."""

from typing import Any

import pytest

from landlords.models import Landlord, Stock
from tests.landlords.workbook.files import (
    CONTACTS,
    LANDLORDS,
    SOURCES,
    STOCK,
    WHOLE,
    send,
    told,
    with_rows,
    xlsx,
)
from tests.make import make_district
from tests.zone_client import ZoneClient

pytestmark = pytest.mark.django_db
LYKTAN = "Lyktan Bostäder AB"
HOME = (LYKTAN, "Ronna", 3, 12, 8500, 9101, 2)
DATED = (*STOCK[0], "Från", "Till")
UNKNOWN = "Det finns ingen hyresvärd med det namnet"
TWICE = "handlar om samma sak som rad"


@pytest.fixture(autouse=True)
def districts(db: None) -> None:
    make_district(code="ronna", name="Ronna")


def lines(browser: ZoneClient, content: bytes) -> list[str]:
    """All that is told of a file, of which nothing is stored."""
    found = told(send(browser, content)).splitlines()
    assert not Landlord.objects.exists()
    assert not Stock.objects.exists()
    return found


def count(found: list[str], sentence: str) -> int:
    """How many lines say so."""
    return sum(sentence in line for line in found)


def test_both_sorts_are_told_at_once(coordinator: ZoneClient) -> None:
    content = xlsx(
        {
            "Källa": SOURCES,
            "Hyresvärdar": (*LANDLORDS, ("lyktan bostäder ab", "Privat bolag", "", "", "")),
            "Kontaktpersoner": (*CONTACTS, ("Okända AB", "Bo Ek", "uthyrning", "", "", "", "")),
            "Bestånd": (
                DATED,
                (*HOME[:3], "tolv", *HOME[4:]),
                ("Nästan Okända", "Ronna", "fyra rum", "", "", "", ""),
                (LYKTAN, "Ronna", 2, "", "", "", "", "2026-01-01"),
                (LYKTAN, "Ronna", 2, "", "", "", "", "2026-05-01"),
                (LYKTAN, "Ronna", 1, "", 9000, 8000, ""),
            ),
        }
    )
    found = lines(coordinator, content)
    assert [line.split(":")[0] for line in found if TWICE in line] == [
        "Hyresvärdar/A3/lyktan bostäder ab"
    ]
    assert {line.split("/")[1] for line in found if UNKNOWN in line} == {"A3"}
    assert count(found, UNKNOWN) == 2
    assert count(found, "Bestånd/D2/tolv") == count(found, "Bestånd/C3/fyra rum") == 1
    assert count(found, "Bestånd/F6/8000") == 1
    overlapping = [line for line in found if line.startswith("Bestånd/H5/2026-05-01")]
    assert len(overlapping) == 1
    assert len(found) == 7


def test_a_row_that_is_wrong_elsewhere_is_still_one_of_two(coordinator: ZoneClient) -> None:
    found = lines(coordinator, with_rows("Bestånd", (*HOME[:3], "tolv"), HOME))
    assert count(found, "tolv") == 1
    assert count(found, TWICE) == 1
    assert len(found) == 2


@pytest.mark.parametrize(
    ("sheet", "rows"),
    [
        ("Hyresvärdar", (LANDLORDS[0], ("=A1", "Privat bolag"))),
        ("Hyresvärdar", (("Ägandeform", "Organisationsnummer"), ("Privat bolag", ""))),
        ("Källa", (SOURCES[0], ("ett", "Telefonsamtal", "uthyrningen", "2026-11-20"))),
        ("Källa", (SOURCES[0], (1, "Telefonsamtal", "uthyrningen", "i höstas"))),
        ("Bestånd", (STOCK[0], (LYKTAN, "Ronna", "tre"), (LYKTAN, "Ronna", "tre"))),
        ("Bestånd", (DATED, (*HOME, "i våras"), (*HOME, "i höstas"))),
    ],
)
def test_what_may_only_follow_from_a_wrong_cell_is_not_told(
    coordinator: ZoneClient, sheet: str, rows: Any
) -> None:
    found = lines(coordinator, xlsx({**WHOLE, sheet: rows}))
    assert found
    assert {line.split("/")[0] for line in found} == {sheet}
    for sentence in (UNKNOWN, TWICE, "Varifrån vet vi det", "Sedan när"):
        assert count(found, sentence) == 0


def test_an_unknown_landlord_is_told_where_the_sheet_of_landlords_is_empty(
    coordinator: ZoneClient,
) -> None:
    found = lines(coordinator, xlsx({**WHOLE, "Hyresvärdar": ()}))
    assert count(found, UNKNOWN) == 2
