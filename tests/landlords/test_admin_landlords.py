"""The landlord's form and list: what a coordinator types, and what she sees at once."""

import pytest
from django.test import Client
from django.utils import timezone

from landlords.admin.landlords import LandlordAdmin
from landlords.models import Landlord, Requirement, Stock
from landlords.pages.landlord import EXPECTED
from tests.landlords.terms import stated_as
from tests.make import make_district, make_landlord, make_requirement, make_scope, make_stock
from tests.no_script import Browser

pytestmark = pytest.mark.django_db

ADD = "/admin/landlords/landlord/add/"
LIST = "/admin/landlords/landlord/"


def change(landlord: Landlord) -> str:
    """The address of a landlord's form."""
    return f"/admin/landlords/landlord/{landlord.pk}/change/"


def with_homes(client: Client, **fields: str) -> Browser:
    """The form for a new landlord with one row of homes."""
    page = Browser(client, ADD)
    page.fill(name="Lindgården", stock__0__rooms="3", **fields)
    return page


def test_numbers_are_read_as_people_write_them(coordinator: Client) -> None:
    page = with_homes(
        coordinator, new_kind="phone", new_label="Uthyrningen", stock__0__dwellings="1 200",
        stock__0__rent_from="8 100", stock__0__rent_to="9\N{NO-BREAK SPACE}300 kr",
    )  # fmt: skip
    page.press("_save")
    assert page.errors == ""
    stock = Stock.objects.get()
    assert (stock.dwellings, stock.rent_from, stock.rent_to) == (1200, 8100, 9300)


def test_what_is_no_number_stays_as_it_was_typed(coordinator: Client) -> None:
    page = with_homes(coordinator, stock__0__dwellings="ungefär tio")
    page.press("_save")
    assert "Det här är inget heltal. Skriv bara siffror." in page.errors
    assert page.form.values["stock-0-dwellings"] == ["ungefär tio"]


def test_a_row_without_a_source_says_where_to_write_one(coordinator: Client) -> None:
    page = with_homes(coordinator)
    page.press("_save")
    assert "”En ny källa för raderna med lägenheter” ovan" in page.errors
    assert Landlord.objects.count() == 0


def test_a_new_landlord_has_room_for_a_source_and_one_that_is_there_folds_it(
    coordinator: Client,
) -> None:
    place = "En ny källa för raderna med lägenheter"
    new = coordinator.get(ADD).content.decode().split(place)[0]
    old = coordinator.get(change(make_landlord())).content.decode().split(place)[0]
    assert new.count("<details") == new.count("</details>")
    assert old.count("<details") == old.count("</details>") + 1


@pytest.mark.parametrize("number", ["19640823-3234", "640823-3234", "196408233234"])
def test_a_personal_number_is_refused_whole(coordinator: Client, number: str) -> None:
    page = Browser(coordinator, ADD)
    assert 'maxlength="11"' not in page.response.content.decode()
    page.fill(name="Gunnar", organisation_number=number)
    page.press("_save")
    assert page.errors
    assert page.form.values["organisation_number"] == [number]
    assert Landlord.objects.count() == 0


def test_what_is_not_stated_leads_to_where_it_is_written(coordinator: Client) -> None:
    landlord = make_landlord()
    scope = make_scope(landlord=landlord)
    make_scope(landlord=landlord, rank=10, districts=(make_district(),))
    mover = stated_as("internal_mover")
    make_requirement(scope=scope, topic=EXPECTED[1], audience=mover)
    make_requirement(scope=scope, topic=EXPECTED[0])
    html = coordinator.get(change(landlord)).content.decode()
    missing = html.split("Inte uppgivet än:")[1].split("</div>")[0]
    assert missing.count("<a ") == len(EXPECTED) - 1
    assert f"?scope={scope.pk}&amp;topic={EXPECTED[1].value}" in missing
    page = Browser(
        coordinator,
        f"/admin/landlords/requirement/add/?scope={scope.pk}&topic={EXPECTED[1].value}",
    )
    assert page.form.values["topic"] == [EXPECTED[1].value]
    for topic in EXPECTED[1:]:
        make_requirement(scope=scope, topic=topic, says="none", tests=[])
    assert "Inte uppgivet än:" not in coordinator.get(change(landlord)).content.decode()


def test_the_widest_scope_stands_first(coordinator: Client) -> None:
    landlord = make_landlord()
    make_scope(landlord=landlord, name="Bara Ronna", rank=10)
    make_scope(landlord=landlord, name="Allt", rank=100)
    html = coordinator.get(change(landlord)).content.decode()
    assert html.index("Allt") < html.index("Bara Ronna")


def test_the_list_tells_what_is_known(coordinator: Client) -> None:
    landlord = make_landlord(name="Lindgården")
    make_stock(landlord=landlord, dwellings=1200)
    make_requirement(scope=make_scope(landlord=landlord), topic=EXPECTED[0])
    make_landlord(name="Pausad", paused_from=timezone.localdate())
    make_landlord(name="Arkiverad", is_archived=True)
    lines = coordinator.get(LIST).content.decode().split("<tbody>")[1].split("</tr>")
    told = {name: line for line in lines for name in ("Lindgården", "Pausad") if name in line}
    assert "1\N{NO-BREAK SPACE}200" in told["Lindgården"]
    assert "1 av 5" in told["Lindgården"]
    assert "0 av 5" in told["Pausad"]
    assert "hyr inte ut just nu" in told["Pausad"]
    assert any("arkiverad" in line for line in lines)
    assert not any("<img" in line for line in lines)


def test_the_list_sorts_by_what_is_stated(coordinator: Client) -> None:
    make_landlord(name="A")
    make_requirement(scope=make_scope(landlord=make_landlord(name="B")), topic=EXPECTED[0])
    place = LandlordAdmin.list_display.index("known")
    rows = coordinator.get(f"{LIST}?o=-{place}").content.decode().split("<tbody>")[1]
    assert rows.index(">B<") < rows.index(">A<")


def test_a_landlords_page_costs_the_same_with_many_terms(
    coordinator: Client, django_assert_max_num_queries: object
) -> None:
    scope = make_scope()
    for topic in EXPECTED:
        make_requirement(scope=scope, topic=topic)
    with django_assert_max_num_queries(41):  # type: ignore[operator]
        coordinator.get(change(scope.landlord))
    assert Requirement.objects.count() == len(EXPECTED)
