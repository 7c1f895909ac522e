"""The template: in both languages, with lists to choose from, and back again without a change."""

import io
from datetime import date
from typing import Any

import pytest
from django.urls import reverse
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from landlords.models import ContactPerson, House, Stock
from landlords.workbook.known import Known, by_name
from landlords.workbook.reading import read_workbook
from landlords.workbook.sheets import LANDLORDS, SHEETS
from landlords.workbook.template import empty_template, made
from tests.landlords.workbook.files import accept, brought_up, opened
from tests.make import make_district, make_landlord, make_source, make_stock, stated
from tests.zone_client import ZoneClient

TODAY = date(2026, 11, 25)
KNOWN = Known(by_name([("ronna", "Ronna")]), {}, {"ronna": "Ronna"}, {})


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_empty_template_is_read_as_empty(language: str) -> None:
    with override(language):
        content = empty_template(KNOWN, TODAY)
    found = read_workbook(content, KNOWN)
    assert found.problems == []
    assert {key: rows.rows for key, rows in found.sheets.items()} == {s.key: [] for s in SHEETS}
    assert len(found.remarks) == 1, "the examples were passed over, and told so"


def test_the_template_speaks_the_language_of_its_reader() -> None:
    with override("sv"):
        swedish = opened(empty_template(KNOWN, TODAY))
    with override("en"):
        english = opened(empty_template(KNOWN, TODAY))
    assert swedish.sheetnames[:5] == [
        "Så här",
        "Källa",
        "Hyresvärdar",
        "Kontaktpersoner",
        "Bestånd",
    ]
    assert english.sheetnames[2:5] == ["Landlords", "Contact persons", "Stock"]
    assert swedish["Bestånd"]["B1"].value == "Stadsdel"
    assert swedish["Hyresvärdar"]["A2"].value.startswith("Exempel:")


def test_choices_are_offered_and_heads_stay_in_sight() -> None:
    with override("sv"):
        book = opened(empty_template(KNOWN, TODAY))
    sheet = book["Hyresvärdar"]
    assert sheet.freeze_panes == "B2"
    [offered] = [v for v in sheet.data_validations.dataValidation if v.type == "list"][:1]
    letter = offered.formula1.split("$")[1]
    assert book["Listor"][f"{letter}2"].value == "Kommunal"
    assert "Ronna" in [cell.value for row in book["Listor"].iter_rows() for cell in row]


NAMES = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Co", "Cn"]),
    min_size=1,
    max_size=40,
).map(lambda name: " ".join(name.split()))


@given(
    name=st.one_of(NAMES, st.sampled_from(["=1+1", "+46", "-x", "@SUM(A1)", "http://a.example"]))
)
def test_no_text_becomes_a_formula_or_a_link(name: str) -> None:
    book = opened(made(KNOWN, {LANDLORDS.key: [{"name": name, "key": "k"}]}))
    with override("sv"):
        cell = book[book.sheetnames[2]]["A2"]
    assert cell.data_type != "f"
    assert cell.hyperlink is None
    assert cell.quotePrefix or not name.startswith(("=", "+", "-", "@")), "no formula when edited"
    if name:
        assert cell.value == name


def full() -> None:
    """Two landlords with contacts, houses, ended and coming rows, odd names, other sources."""
    ronna, lina = make_district(code="ronna", name="Ronna"), make_district(code="lina", name="Lina")
    twin = make_district(code="lina-2", name="Lina")
    house = House.objects.create(code="u7", name="Utsikten 7", district=ronna)
    one = make_landlord(name='=Lyktan; "Bostäder"', website="https://a.example", note="Två\nrader")
    other = make_landlord(name="Kim Lind", ownership="person")
    call, page = make_source(on=None), make_source(kind="website", link="https://a.example/x")
    make_stock(landlord=one, district=ronna, source=call)
    make_stock(landlord=one, district=ronna, house=house, rooms=1, rent_to=None, source=page)
    make_stock(landlord=one, district=lina, confirmed_source=page, confirmed_on=TODAY)
    make_stock(landlord=one, district=twin, valid_until=date(2030, 1, 1))
    make_stock(landlord=one, district=twin, valid_from=date(2030, 1, 2), dwellings=None)
    make_stock(landlord=other, district=None, valid_until=date(2021, 1, 1))
    make_stock(landlord=other, district=None, valid_from=date(2021, 1, 2), rooms=8)
    people = {"landlord": one, "role": "letting", "phone": "08-1", "hours": "vardagar"}
    ContactPerson.objects.create(**stated(name="Åsa", email="a@a.example", **people))
    ContactPerson.objects.create(**stated(name="Bo", way="letter", title="chef", **people))


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_filled_template_brought_back_changes_nothing(
    coordinator: ZoneClient, language: str
) -> None:
    full()
    coordinator.post(reverse("accounts:language"), {"language": language})
    content = coordinator.post(reverse("workbook:filled")).content
    workbook = brought_up(coordinator, content)
    page = coordinator.get(reverse("workbook:preview", args=[workbook.pk]))
    shown: Any = page.context["preview"]
    assert [
        (one.name, one.changes, one.rows) for one in shown.landlords if not one.is_unchanged
    ] == []
    assert shown.built.missing == []
    assert len(shown.built.present) == 8
    assert shown.changes_nothing


@pytest.mark.django_db
def test_a_changed_cell_of_the_filled_template_is_the_only_change(coordinator: ZoneClient) -> None:
    full()
    book = opened(coordinator.post(reverse("workbook:filled")).content)
    sheet = book["Bestånd"]
    row = next(r for r in sheet.iter_rows(min_row=2) if r[2].value == "Utsikten 7")
    row[5].value = "8 250 kr"
    workbook = brought_up(coordinator, saved(book))
    accept(coordinator, workbook)
    home = Stock.objects.get(house__code="u7")
    assert (home.rent_from, home.dwellings, home.rent_to) == (8250, 10, None)
    assert Stock.objects.count() == 7


@pytest.mark.django_db
def test_a_landlord_is_found_by_its_key_when_its_name_is_corrected(coordinator: ZoneClient) -> None:
    full()
    book = opened(coordinator.post(reverse("workbook:filled")).content)
    for title in ("Hyresvärdar", "Bestånd", "Kontaktpersoner"):
        for (cell,) in book[title].iter_rows(min_row=2, max_col=1):
            cell.value = str(cell.value).replace('=Lyktan; "Bostäder"', "Lyktan AB")
    accept(coordinator, brought_up(coordinator, saved(book)))
    assert Stock.objects.filter(landlord__name="Lyktan AB").count() == 5


def saved(book: Any) -> bytes:
    """A changed workbook as a file."""
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
