"""What is kept beside homes and terms: sections of the landlord's page, and forms that fit."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from landlords.admin.sections import PARTS, sections_of
from landlords.admin_forms.homes import looks_like_an_address
from landlords.models import (
    ChannelUse,
    ContactPerson,
    ContractOffer,
    Cooperation,
    House,
    Landlord,
    LandlordFact,
    Management,
    Offer,
    Pause,
    PriorityRule,
    Programme,
    Requirement,
    ReviewInterval,
    TermScope,
    TypicalHousehold,
)
from tests.landlords.forms import OWN, SOURCE, add_url, adds, change_url
from tests.make import (
    make_all_kept,
    make_channel,
    make_district,
    make_house,
    make_landlord,
    make_priority,
    make_programme,
    make_scope,
    make_statement,
    make_stock,
)
from tests.no_script import Browser

pytestmark = pytest.mark.django_db


def page_of(landlord: Landlord) -> str:
    """The address of a landlord's form."""
    return f"/admin/landlords/landlord/{landlord.pk}/change/"


def section(client: Client, landlord: Landlord, name: str) -> str:
    """One section of a landlord's page."""
    html = client.get(page_of(landlord)).content.decode()
    return html.split(f'id="{name}"')[1].split("</section>")[0]


def test_an_empty_landlord_has_a_line_and_a_link_for_each_section(coordinator: Client) -> None:
    landlord = make_landlord()
    for part in PARTS:
        html = section(coordinator, landlord, part.name)
        assert "<ul" not in html
        assert f"?landlord={landlord.pk}" in html


def test_a_landlords_page_tells_all_that_is_kept_in_order(coordinator: Client) -> None:
    landlord = make_landlord()
    made = make_all_kept(landlord)
    html = coordinator.get(page_of(landlord)).content.decode()
    order = [
        ContactPerson, Pause, made[House].ownerships.model, ContractOffer, ChannelUse,  # type: ignore[attr-defined]
        PriorityRule, Cooperation, Offer, LandlordFact,
    ]  # fmt: skip
    places = [html.index(change_url(made[model])) for model in order]
    assert places == sorted(places)
    assert "Anna Ek" in html
    assert "400 dagar gav kontrakt det senaste året" in html.replace("\N{NO-BREAK SPACE}", " ")


def test_what_has_ended_is_not_shown_and_what_is_to_come_is(coordinator: Client) -> None:
    landlord, today = make_landlord(), timezone.localdate()
    yesterday, tomorrow = today - timedelta(days=1), today + timedelta(days=1)
    make_statement(ContactPerson, landlord=landlord, name="Har Slutat", valid_until=yesterday)
    make_statement(ContactPerson, landlord=landlord, name="Slutar Idag", valid_until=today)
    make_statement(ContactPerson, landlord=landlord, name="Börjar Imorgon", valid_from=tomorrow)
    html = section(coordinator, landlord, "contacts")
    assert "Har Slutat" not in html
    assert "Slutar Idag" in html
    assert "Börjar Imorgon" in html


def test_sections_cost_the_same_however_much_stands_in_them() -> None:
    one, many = make_landlord(), make_landlord()
    make_all_kept(one)
    for number in range(5):
        make_statement(ContactPerson, landlord=many, name=f"Person {number}")
        make_statement(ChannelUse, landlord=many, channel=make_channel())
        make_priority(landlord=many)
        make_statement(Management, landlord=make_landlord(), manager=many)
    costs = []
    for landlord in (one, many):
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert len(sections_of(Landlord.objects.get(pk=landlord.pk))) == len(PARTS)
        costs.append(len(queries))
    assert costs[0] == costs[1] <= 17


@pytest.mark.parametrize("model", [ContactPerson, ChannelUse, PriorityRule, Offer, Cooperation])
def test_lists_cost_the_same_for_ten_rows_as_for_one(coordinator: Client, model: type[Any]) -> None:
    extra: dict[type[Any], Any] = {
        ChannelUse: lambda: {"channel": make_channel()},
        PriorityRule: lambda: {"name": "Förtur", "grounds": ["social"]},
        Offer: lambda: {
            "district": make_district(), "house": make_house(), "rooms": 2, "rent": 7000,
            "move_in_from": "2027-01-01", "valid_until": "2199-01-01",
        },
    }  # fmt: skip
    url, costs = f"/admin/landlords/{model._meta.model_name}/", []
    for number in (1, 9):
        for _row in range(number):
            make_statement(model, **extra.get(model, dict)())
        with CaptureQueriesContext(connection) as queries:
            assert coordinator.get(url).status_code == 200
        costs.append(len(queries))
    assert costs[0] == costs[1]


def test_a_merged_landlord_says_so_and_takes_nothing_new(coordinator: Client) -> None:
    into = make_landlord(name="Stora Bostäder")
    gone = make_landlord(name="Lilla", merged_into=into, merged_on=timezone.localdate())
    html = coordinator.get(page_of(gone)).content.decode()
    assert "Den här hyresvärden har gått upp i en annan" in html
    assert page_of(into) in html
    assert "contactperson/add" not in html
    assert page_of(gone) in coordinator.get(page_of(into)).content.decode()
    found = coordinator.get(
        "/admin/autocomplete/",
        {
            "app_label": "landlords",
            "model_name": "pause",
            "field_name": "landlord",
            "term": "Lilla",
        },
    ).json()["results"]
    assert found == []


@pytest.mark.parametrize("model", list(OWN), ids=lambda model: model.__name__)
def test_a_sound_new_record_is_stored_and_leads_back(coordinator: Client, model: type[Any]) -> None:
    response = coordinator.post(add_url(model), adds(model))
    assert response.status_code == 302
    record = model._default_manager.get()
    record.full_clean()
    assert str(record.source) == "Telefonsamtal: Växeln 2026-11-01"


def test_a_lease_that_is_not_offered_has_no_length_whatever_was_typed(coordinator: Client) -> None:
    data = {**adds(ContractOffer), "offered": "no", "length_months": "x"}
    assert coordinator.post(add_url(ContractOffer), data).status_code == 302
    offer = ContractOffer.objects.get()
    assert (offer.length_months, offer.takeover_conditions, offer.tenant) == (None, "", "")


def test_nothing_set_aside_has_no_number(coordinator: Client) -> None:
    data = {**adds(ChannelUse), "set_aside": "false"}
    assert coordinator.post(add_url(ChannelUse), data).status_code == 302
    use = ChannelUse.objects.get()
    assert (use.set_aside, use.set_aside_a_year, use.set_aside_decider) == (False, None, "")


def test_the_page_knows_which_channels_are_queues(coordinator: Client) -> None:
    queue, direct = make_channel(), make_channel(kind="direct_contact")
    html = coordinator.get(add_url(ChannelUse)).content.decode()
    needs = html.split('data-needs="channel:')[1].split('"')[0].split(",")
    assert str(queue.pk) in needs
    assert str(direct.pk) not in needs


def test_a_contact_person_can_be_reached_as_she_wants(coordinator: Client) -> None:
    data = {**adds(ContactPerson), "phone": ""}
    html = coordinator.post(add_url(ContactPerson), data).content.decode()
    assert "Per telefon, men inget nummer står här." in html
    assert "anna@example.test" in html
    assert not ContactPerson.objects.exists()


def test_a_row_that_is_there_is_changed_by_the_verbs(coordinator: Client) -> None:
    contact = make_statement(ContactPerson)
    page = Browser(coordinator, change_url(contact))
    page.fill(phone="08-1")
    page.press("_save")
    assert page.errors
    page.correct()
    page.press("_save")
    assert page.errors == ""
    contact.refresh_from_db()
    assert contact.phone == "08-1"
    assert page.url == page_of(contact.landlord)


def test_a_pauses_own_reason_is_not_the_reason_of_a_correction(coordinator: Client) -> None:
    pause = make_statement(Pause, reason="Renoverar")
    page = Browser(coordinator, change_url(pause))
    assert page.form.values["pause_reason"] == ["Renoverar"]
    page.fill(pause_reason="Bygger om")
    page.correct("Fel ord")
    page.press("_save")
    assert page.errors == ""
    pause.refresh_from_db()
    assert pause.reason == "Bygger om"
    page = Browser(coordinator, change_url(pause))
    page.fill(pause_reason="Säljer", new_kind="phone", new_label="Växeln", source="")
    page.from_day("2026-01-01")
    page.press("_save")
    assert page.errors == ""
    assert list(Pause.objects.order_by("valid_from").values_list("reason", flat=True)) == [
        "Bygger om", "Säljer",
    ]  # fmt: skip


def test_the_scope_of_a_priority_rule_has_no_name_and_rank_of_its_own(
    coordinator: Client,
) -> None:
    scope = make_priority(name="Förtur").scope
    html = coordinator.get(change_url(scope)).content.decode()
    assert 'name="products"' in html
    assert 'name="name"' not in html
    assert 'name="rank"' not in html
    page = Browser(coordinator, change_url(scope))
    page.fill(products=["student"])
    page.press("_save")
    scope.refresh_from_db()
    assert (scope.name, scope.rank, scope.products) == ("Förtur", 100, ["student"])


def test_a_priority_rule_has_a_scope_for_its_demands(coordinator: Client) -> None:
    coordinator.post(add_url(PriorityRule), adds(PriorityRule))
    scope = TermScope.objects.get()
    rule = PriorityRule.objects.get()
    assert scope.priority == rule
    html = coordinator.get(change_url(rule)).content.decode()
    add = f"/admin/landlords/requirement/add/?scope={scope.pk}"
    assert add in html
    page = Browser(coordinator, add)
    page.fill(topic="remarks", says="none", new_kind="phone", new_label="Växeln")
    page.press("_save")
    assert page.errors == ""
    assert Requirement.objects.get().scope == scope
    assert page.url == change_url(rule)


def test_a_programme_has_scopes_and_terms_of_its_own(coordinator: Client) -> None:
    page = Browser(coordinator, add_url(Programme))
    page.fill(code="garanti", name="Kommunal hyresgaranti")
    page.press("_save")
    programme = Programme.objects.get()
    assert page.url == change_url(programme)
    page = Browser(coordinator, f"/admin/landlords/termscope/add/?programme={programme.pk}")
    assert "landlord" not in page.form.known
    page.fill(name="Alla")
    page.press("_save")
    assert page.errors == ""
    assert page.url == change_url(programme)
    scope = TermScope.objects.get()
    assert scope.programme == programme
    assert f"requirement/add/?scope={scope.pk}" in page.response.content.decode()
    assert programme.name in coordinator.get("/admin/landlords/termscope/").content.decode()
    page = Browser(coordinator, f"/admin/landlords/exceptionrule/add/?scope={scope.pk}")
    assert programme.name in page.text


def test_a_scope_without_an_owner_says_what_is_missing(coordinator: Client) -> None:
    response = coordinator.post("/admin/landlords/termscope/add/", {"name": "Alla", "rank": "5"})
    assert 'href="#div_id_landlord"' in response.content.decode()
    response = coordinator.post("/admin/landlords/termscope/add/?programme=9", {"name": "Alla"})
    assert 'href="#div_id_programme"' in response.content.decode()


def test_a_scope_may_be_of_some_houses_only(coordinator: Client) -> None:
    landlord, houses = make_landlord(), [make_house(), make_house()]
    for house in houses:
        make_stock(landlord=landlord, house=house)
    page = Browser(coordinator, f"/admin/landlords/termscope/add/?landlord={landlord.pk}")
    page.fill(name="Två hus", rank="10", houses=[str(house.pk) for house in houses])
    page.press("_save")
    assert page.errors == ""
    assert set(TermScope.objects.get().houses.all()) == set(houses)
    assert houses[0].name in page.text


@pytest.mark.parametrize(
    ("label", "is_address"),
    [
        ("Storgatan 12", True), ("Nya gatan 3B", True), ("Björkvägen 7", True),
        ("Grinden 3", False), ("Punkthuset vid vägen", False), ("Tvåan", False),
    ],
)  # fmt: skip
def test_a_label_that_looks_like_an_address_is_known(label: str, is_address: bool) -> None:  # noqa: FBT001
    assert looks_like_an_address(label) is is_address


def test_an_address_is_warned_of_and_may_be_kept(coordinator: Client) -> None:
    page = Browser(coordinator, add_url(House))
    page.fill(code="x", name="Storgatan 12")
    page.press("_save")
    assert "ser ut som en gatuadress" in page.errors
    assert not House.objects.exists()
    page.fill(is_no_address="on")
    page.press("_save")
    assert House.objects.get().name == "Storgatan 12"


def test_neighbours_are_neighbours_both_ways(coordinator: Client) -> None:
    ronna, geneta = make_district(), make_district()
    page = Browser(coordinator, change_url(ronna))
    page.fill(neighbours=[str(geneta.pk)])
    page.press("_save")
    assert page.errors == ""
    assert list(geneta.neighbours.all()) == [ronna]


def test_a_row_of_homes_may_name_one_of_the_landlords_houses(coordinator: Client) -> None:
    landlord, house = make_landlord(), make_house()
    assert "stock-0-house" not in Browser(coordinator, page_of(landlord)).form.known
    make_statement(house.ownerships.model, landlord=landlord, house=house)
    page = Browser(coordinator, page_of(landlord))
    page.fill(
        stock__0__rooms="2", stock__0__house=str(house.pk), new_kind="phone", new_label="Växeln"
    )
    page.press("_save")
    assert page.errors == ""
    assert landlord.stock.get().house == house


def test_what_is_due_follows_the_interval_of_its_kind(coordinator: Client) -> None:
    old = make_statement(
        ContactPerson, name="Gammal", confirmed_on=timezone.localdate() - timedelta(days=200)
    )
    make_statement(ContactPerson, name="Färsk", confirmed_on=timezone.localdate())
    url = "/admin/landlords/contactperson/?due=yes"
    assert change_url(old) not in coordinator.get(url).content.decode()
    ReviewInterval.objects.create(subject="contacts", months=6)
    html = coordinator.get(url).content.decode()
    assert change_url(old) in html
    assert "Färsk" not in html


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("lets=now", {"Lindgården", "Samarbetar"}), ("lets=paused", {"Pausad"}),
        ("lets=archived", {"Gammal"}), ("lets=merged", {"Uppgången"}),
        ("stage=active", {"Samarbetar"}), ("stage=none", {"Lindgården", "Pausad", "Gammal", "Uppgången"}),
        ("lets=x&stage=x&district=x", {"Lindgården", "Samarbetar", "Pausad", "Gammal", "Uppgången"}),
    ],
)  # fmt: skip
def test_landlords_are_narrowed_by_state_and_cooperation(
    coordinator: Client, query: str, shown: set[str]
) -> None:
    lets = make_landlord(name="Lindgården")
    make_statement(Cooperation, landlord=make_landlord(name="Samarbetar"), stage="active")
    make_statement(Pause, landlord=make_landlord(name="Pausad"))
    make_landlord(name="Gammal", is_archived=True)
    make_landlord(name="Uppgången", merged_into=lets, merged_on=timezone.localdate())
    html = coordinator.get(f"/admin/landlords/landlord/?{query}").content.decode()
    names = {"Lindgården", "Samarbetar", "Pausad", "Gammal", "Uppgången"}
    assert {name for name in names if f">{name}</a>" in html} == shown


def test_landlords_are_narrowed_by_where_they_have_homes(coordinator: Client) -> None:
    row = make_stock()
    make_landlord(name="Någon annan")
    html = coordinator.get(
        f"/admin/landlords/landlord/?district={row.district_id}"
    ).content.decode()
    assert page_of(row.landlord) in html
    assert "Någon annan" not in html


def test_a_typical_household_is_stored_as_the_core_writes_it(coordinator: Client) -> None:
    page = Browser(coordinator, add_url(TypicalHousehold))
    page.fill(key="t1", name="Ensam", household='{"children": ["3", "0"]}', home="")
    page.press("_save")
    assert page.errors == ""
    household = TypicalHousehold.objects.get()
    assert household.household["children"] == ["0", "3"]
    assert household.home is None


def test_nobody_manages_for_itself(coordinator: Client) -> None:
    landlord = make_landlord()
    data = {**SOURCE, "landlord": landlord.pk, "manager": landlord.pk}
    html = coordinator.post(add_url(Management), data).content.decode()
    assert "En hyresvärd kan inte förvalta åt sig själv." in html


def test_a_programmes_scope_is_not_a_landlords(coordinator: Client) -> None:
    scope = make_scope(landlord=None, programme=make_programme())
    page = Browser(coordinator, change_url(scope))
    assert page.response.status_code == 200
    page.fill(name="Nytt namn")
    page.press("_save")
    assert page.errors == ""
    scope.refresh_from_db()
    assert scope.name == "Nytt namn"
