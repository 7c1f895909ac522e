"""Each check finds what it is for, and nothing in an inventory that hangs together."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db.models import Model
from django.test import Client
from django.utils import timezone

from landlords.consistency import CHECKS, check_all
from landlords.models import (
    Channel,
    ChannelUse,
    ContactPerson,
    Cooperation,
    District,
    Landlord,
    LandlordAnswer,
    NormFormula,
    NormTable,
    Requirement,
    Source,
    TypicalHousehold,
)
from landlords.projection import rebuild_answers
from landlords.reference_data import FOLDER, load_districts
from tests.landlords.statements import house, offer, owned, priority
from tests.landlords.terms import stated_as
from tests.make import (
    LONG_AGO,
    make_district,
    make_exception,
    make_landlord,
    make_requirement,
    make_scope,
    make_source,
    make_stock,
    stated,
)
from tests.zone_client import ZoneClient, as_web_login

pytestmark = pytest.mark.django_db

DAY = date(2026, 11, 25)
CODES = [check.code for check in CHECKS]


def found(code: str, day: date = DAY) -> list[Model]:
    """The records that one check finds."""
    (check,) = (check for check in CHECKS if check.code == code)
    return [offender.record for offender in check.find(day)]


def none(**fields: Any) -> Requirement:
    """A row that says that nothing is demanded."""
    return make_requirement(says="none", tests=[], **fields)


def wrong_answers() -> Model:
    landlord = make_scope().landlord
    none(scope=landlord.scopes.get(), topic="remarks")
    rebuild_answers([landlord])
    LandlordAnswer.objects.filter(landlord=landlord).update(answer="no")
    return landlord


def missing_answers() -> Model:
    row = none(topic="remarks")
    return row.scope.landlord


def unreadable_terms() -> Model:
    make_requirement()
    row = make_requirement()
    Requirement.objects.filter(pk=row.pk).update(
        tests=[[{"kind": "gone", "version": 7, "params": []}], "x", [3]], audience={"kind": []}
    )
    return row.scope.landlord


def scope_of_houses_elsewhere() -> Model:
    scope = make_scope(districts=(make_district(),))
    scope.houses.add(house(district=make_district()))
    return scope


def scope_of_houses_of_others() -> Model:
    scope = make_scope()
    owned(scope.landlord)
    scope.houses.add(house())
    return scope


def scope_without_homes() -> Model:
    scope = make_scope(districts=(make_district(),))
    make_stock(landlord=scope.landlord)
    return scope


def two_audiences() -> Model:
    scope = make_scope()
    make_requirement(scope=scope, audience=stated_as("internal_mover"))
    return make_requirement(scope=scope, audience=stated_as("student"))


def bare_exception() -> Model:
    scope = make_scope()
    make_requirement(scope=scope, topic="remarks", valid_until=DAY - timedelta(days=1))
    return make_exception(scope=scope)


def none_beside_some() -> Model:
    scope = make_scope()
    make_requirement(scope=scope, topic="remarks", tier="wish")
    return none(scope=scope, topic="remarks")


def earlier_form() -> Model:
    row = make_requirement()
    row.tests[0][0]["version"] = 0
    Requirement.objects.filter(pk=row.pk).update(tests=row.tests)
    return row


def homes_in_sold_house() -> Model:
    place = owned(make_landlord()).house
    return make_stock(house=place)


def homes_elsewhere() -> Model:
    place = owned(make_landlord(), house=house(district=make_district()))
    return make_stock(landlord=place.landlord, house=place.house)


def nobodys_house() -> Model:
    place = house()
    owned(make_landlord(), house=place, valid_until=DAY - timedelta(days=1))
    return place


def circle() -> Model:
    first, second = make_district(), make_district()
    District.objects.filter(pk=first.pk).update(parent=second)
    District.objects.filter(pk=second.pk).update(parent=first)
    return first


def homes_of_merged() -> Model:
    return make_stock(landlord=make_landlord(merged_into=make_landlord(), merged_on=DAY))


def homes_of_archived() -> Model:
    return make_stock(landlord=make_landlord(is_archived=True))


def early_confirmation() -> Model:
    return make_stock(source=make_source(on=LONG_AGO + timedelta(days=1)))


def early_second_confirmation() -> Model:
    return make_stock(confirmed_source=make_source(on=DAY))


def unused_source() -> Model:
    return make_source()


def nobody_to_reach() -> Model:
    landlord = make_landlord()
    ended = stated(landlord=landlord, valid_until=DAY - timedelta(days=1))
    ContactPerson.objects.create(**ended, name="Slutade", role="letting")
    return landlord


def too_many_offers() -> Model:
    landlord = make_landlord()
    offer(landlord, valid_from=date(2026, 2, 1), homes=3)
    return Cooperation.objects.create(**stated(landlord=landlord, quota=2))


def amounts_alone() -> Model:
    NormFormula.objects.create(
        norm="consumer_agency",
        formula="persons_and_shared_costs",
        source_text="s",
        valid_from=date(2027, 1, 1),
    )
    return NormTable.objects.create(
        norm="consumer_agency", source_text="s", valid_from=date(2026, 1, 1)
    )


def unread_household() -> Model:
    return TypicalHousehold.objects.create(key="t", name="Typ", household={"adults": "två"})


FIRING: list[tuple[str, Callable[[], Model]]] = [
    ("answers_that_differ", wrong_answers),
    ("answers_that_differ", missing_answers),
    ("answers_that_differ", unreadable_terms),
    ("scopes_that_never_apply", scope_of_houses_elsewhere),
    ("scopes_that_never_apply", scope_of_houses_of_others),
    ("scopes_that_never_apply", scope_without_homes),
    ("audiences_that_both_hold", two_audiences),
    ("exceptions_from_nothing", bare_exception),
    ("no_requirement_beside_others", none_beside_some),
    ("earlier_versions", earlier_form),
    ("homes_in_houses_of_others", homes_in_sold_house),
    ("homes_in_another_district", homes_elsewhere),
    ("houses_without_owner", nobodys_house),
    ("open_at_those_gone", homes_of_merged),
    ("open_at_those_gone", homes_of_archived),
    ("confirmed_before_the_source", early_confirmation),
    ("confirmed_before_the_source", early_second_confirmation),
    ("unused_sources", unused_source),
    ("contacts_all_ended", nobody_to_reach),
    ("offers_beyond_the_quota", too_many_offers),
    ("amounts_without_formula", amounts_alone),
    ("households_not_read", unread_household),
]


@pytest.mark.parametrize(("code", "make"), FIRING, ids=lambda item: getattr(item, "__name__", item))
def test_what_cannot_be_meant_is_found(code: str, make: Callable[[], Model]) -> None:
    record = make()
    assert found(code) == [record]


def test_every_check_is_made_to_fire() -> None:
    assert {code for code, _make in FIRING} | {"districts_in_a_circle"} == set(CODES)


def test_a_circle_of_districts_is_found_from_each_of_them_and_no_other() -> None:
    first = circle()
    below = make_district(parent=first)
    assert below not in found("districts_in_a_circle")
    assert len(found("districts_in_a_circle")) == 2


def test_spans_of_years_that_do_not_meet_shut_each_other_out() -> None:
    scope = make_scope()
    young = [{"kind": "age_between", "version": 1, "params": {"least": 18, "most": 24}}]
    old = [{"kind": "age_between", "version": 1, "params": {"least": 65, "most": None}}]
    make_requirement(scope=scope, audience=young[0])
    make_requirement(scope=scope, audience=old[0])
    assert found("audiences_that_both_hold") == []
    make_requirement(
        scope=scope,
        audience={"kind": "age_between", "version": 1, "params": {"least": 24, "most": 30}},
    )
    assert len(found("audiences_that_both_hold")) == 1


def test_what_may_be_meant_is_left_alone() -> None:
    landlord = make_landlord()
    row = owned(landlord, house=house(district=make_district()))
    make_stock(landlord=landlord, house=row.house, district=row.house.district)
    make_stock(landlord=landlord, district=None, rooms=2)
    scope = make_scope(landlord=landlord, districts=(make_district(),))
    scope.houses.add(house())
    for check in ("homes_in_houses_of_others", "homes_in_another_district"):
        assert found(check) == []
    rule = priority(landlord)
    make_requirement(scope=rule.scope, topic="queue", says="none", tests=[])
    make_exception(scope=rule.scope)
    assert found("exceptions_from_nothing") == found("answers_that_differ") == []
    gone = make_landlord(merged_into=landlord, merged_on=DAY)
    none(scope=make_scope(landlord=gone))
    assert found("open_at_those_gone") == []


@pytest.fixture
def demo() -> None:
    """The invented landlords."""
    with as_web_login():
        call_command("load_reference_data", stdout=StringIO())
        call_command(
            "import_inventory", str(FOLDER / "demo_inventory.json"), apply=True, stdout=StringIO()
        )


def test_an_exception_from_a_queue_needs_no_requirement_on_it() -> None:
    row = make_exception(topic="queue")
    assert found("exceptions_from_nothing") == [row]
    use_a_queue(row.scope.landlord)
    assert found("exceptions_from_nothing") == []


def use_a_queue(landlord: Landlord) -> None:
    """Let a landlord find its tenants through a queue."""
    queue = Channel.objects.create(code=f"ko-{landlord.pk}", name="Kön", kind="common_queue")
    source = Source.objects.order_by("on").exclude(on=None)[0]
    days = {"source": source, "confirmed_on": DAY}
    ChannelUse.objects.create(**stated(landlord=landlord, channel=queue, **days))


@pytest.mark.usefixtures("demo")
def test_the_invented_landlords_hang_together() -> None:
    assert Landlord.objects.count() > 10
    if not ChannelUse.objects.exists():  # a file of before ways to apply were kept
        use_a_queue(Landlord.objects.get(scopes__exceptions__topic="queue"))
    told = {
        found.check.code: [offender.sentence for offender in found.offenders]
        for found in check_all(DAY)
        if found.offenders
    }
    assert told == {}


def test_looking_costs_the_same_however_many_there_are(django_assert_num_queries: Any) -> None:
    load_districts()
    costs = []
    for _number in range(2):
        for _again in range(3):
            landlord = make_landlord()
            scope = make_scope(landlord=landlord)
            make_requirement(scope=scope, topic="remarks")
            make_exception(scope=scope)
            make_stock(landlord=landlord)
            owned(landlord)
        rebuild_answers(Landlord.objects.all())
        with django_assert_num_queries(67) as counted:
            check_all(DAY)
        costs.append(len(counted))
    assert costs[0] == costs[1]


def test_the_page_tells_each_offender_with_a_link(coordinator: Client) -> None:
    row = homes_of_archived()
    place = nobodys_house()
    html = coordinator.get("/admin/landlords/landlord/consistency/").content.decode()
    assert f'href="/admin/landlords/stock/{row.pk}/change/"' in html
    assert f'href="/admin/landlords/house/{place.pk}/change/"' in html
    assert "Hus utan ägare" in html
    assert coordinator.post("/admin/landlords/landlord/consistency/").status_code == 405


def test_a_record_without_a_page_of_its_own_leads_to_its_landlord(coordinator: Client) -> None:
    agreed = too_many_offers()
    html = coordinator.get("/admin/landlords/landlord/consistency/").content.decode()
    assert re.search(r"/admin/landlords/(?:landlord|cooperation)/\d+/change/", html)
    assert str(agreed.landlord) in html  # type: ignore[attr-defined]


def test_a_long_list_is_cut_on_the_page(
    coordinator: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("landlords.admin.consistency.MOST_LINES", 2)
    for _number in range(5):
        make_source()
    html = coordinator.get("/admin/landlords/landlord/consistency/").content.decode()
    assert "och 3 till" in html


def test_the_page_is_for_those_who_keep_the_records(
    worker: ZoneClient, manager: ZoneClient, administrator: ZoneClient
) -> None:
    for browser in (worker, manager, administrator):
        assert browser.get("/admin/landlords/landlord/consistency/").status_code == 403


def test_the_command_fails_if_there_is_anything_and_says_where() -> None:
    printed = StringIO()
    with as_web_login():
        call_command("check_consistency", stdout=printed)
    assert "Everything hangs together" in printed.getvalue()
    row = early_second_confirmation()
    with as_web_login(), pytest.raises(CommandError, match="1 records"):
        call_command("check_consistency", "--day", str(timezone.localdate()), stdout=printed)
    assert f"/admin/landlords/stock/{row.pk}/change/" in printed.getvalue()
