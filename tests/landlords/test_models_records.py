"""What hangs on a landlord beside homes and terms: the database refuses what must never be."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction

from landlords.models import (
    Channel,
    ContactPerson,
    CoreTopic,
    ExceptionRule,
    NormFormula,
    NormTable,
    ReviewInterval,
    TermScope,
    TypicalHousehold,
)
from landlords.models.fields import NOT_A_LINK
from landlords.models.terms import SAID_ALREADY
from landlords.requirements.params import specs
from landlords.requirements.queue_time import Queue
from tests.landlords.exchange_document import stating
from tests.landlords.records import (
    make_channel,
    make_contact,
    make_contract,
    make_cooperation,
    make_fact,
    make_group,
    make_house,
    make_management,
    make_membership,
    make_offer,
    make_ownership,
    make_priority,
    make_programme,
    make_rental_stock,
    make_typical,
    make_use,
)
from tests.landlords.test_models import refused
from tests.make import (
    make_district,
    make_exception,
    make_landlord,
    make_pause,
    make_scope,
    make_source,
    make_stock,
)

pytestmark = pytest.mark.django_db

JANUARY, MARCH, APRIL = date(2026, 1, 1), date(2026, 3, 31), date(2026, 4, 1)

# What makes a row, the constraint, and what two rows that are about the same have in common.
ONCE: list[tuple[Callable[..., models.Model], str, tuple[str, ...]]] = [
    (make_pause, "pause_never_overlaps", ("landlord",)),
    (make_membership, "membership_never_overlaps", ("landlord",)),
    (make_management, "management_never_overlaps", ("landlord",)),
    (make_ownership, "house_has_one_owner", ("house",)),
    (make_contract, "contract_offer_never_overlaps", ("landlord", "type")),
    (make_use, "channel_use_never_overlaps", ("landlord", "channel")),
    (make_fact, "fact_never_overlaps", ("landlord", "code")),
    (make_priority, "priority_never_overlaps", ("landlord", "name")),
    (make_cooperation, "cooperation_never_overlaps", ("landlord",)),
    (make_rental_stock, "rental_stock_never_overlaps", ("district",)),
]


@pytest.mark.parametrize(("make", "constraint", "same"), ONCE)
def test_nothing_is_said_twice_for_the_same_day(
    make: Callable[..., models.Model], constraint: str, same: tuple[str, ...]
) -> None:
    landlord = {} if make is make_rental_stock else {"landlord": make_landlord()}
    old = make(**landlord, valid_from=JANUARY, valid_until=MARCH)
    shared = {name: getattr(old, name) for name in same}
    after = make(**{**landlord, **shared}, valid_from=APRIL)
    after.valid_from = MARCH  # type: ignore[attr-defined]
    refused(constraint, after)


def test_a_contact_is_said_once_for_a_role_and_first_day() -> None:
    first = make_contact()
    other = make_contact(landlord=first.landlord, name=first.name, role="decisions")
    other.role = first.role
    refused("contact_is_said_once", other)
    other.valid_from = JANUARY
    other.save()


def test_several_contacts_of_a_role_may_be_erased() -> None:
    first = make_contact()
    make_contact(landlord=first.landlord, name="Bo Ek", role=first.role)
    nothing = dict.fromkeys(("name", "title", "phone", "email", "hours"), "")
    ContactPerson.objects.update(**nothing, erased_on=JANUARY)


@pytest.mark.parametrize("house", [True, False])
def test_an_offer_is_said_once(house: bool) -> None:  # noqa: FBT001
    first = make_offer(**({"house": make_house()} if house else {}))
    same = ("landlord", "district", "house", "rooms", "move_in_from", "valid_from")
    shared = {name: getattr(first, name) for name in same}
    other = make_offer(**shared, rent=first.rent + 1)
    other.rent = first.rent
    refused("offer_is_said_once", other)


@pytest.mark.parametrize("audience", [None, stating("age_between", least=18, most=25)])
def test_an_exception_is_said_once_from_a_day(audience: object) -> None:
    first = make_exception(audience=audience)
    same = ("scope", "topic", "effect", "tests", "disregards", "conditions", "audience", "source")
    other = ExceptionRule(**{name: getattr(first, name) for name in same})
    other.confirmed_on = first.confirmed_on
    other.valid_from = first.valid_from
    with pytest.raises(ValidationError, match=str(SAID_ALREADY)):
        other.full_clean()
    first.full_clean()
    other.valid_from = date(2027, 1, 1)
    other.full_clean()
    other.valid_from = first.valid_from
    other.audience = stating("age_between", least=18, most=30)
    other.full_clean()


@pytest.mark.parametrize("address", ["ftp://kon.test/", "kon.test", "javascript:alert(1)"])
def test_a_link_is_a_web_address(address: str) -> None:
    rows: list[tuple[models.Model, str]] = [
        (make_source(), "link"), (make_channel(), "link"), (make_landlord(), "website")
    ]  # fmt: skip
    for row, name in rows:
        setattr(row, name, address)
        with pytest.raises(ValidationError, match=str(NOT_A_LINK)):
            row.full_clean()
        setattr(row, name, "https://kon.test/")
        row.full_clean()


def test_stock_of_a_house_stands_beside_that_of_the_district() -> None:
    row = make_stock()
    house = make_house(district=row.district)
    make_stock(landlord=row.landlord, district=row.district, house=house)
    again = make_stock(landlord=row.landlord, district=row.district, house=make_house())
    again.house = house
    refused("stock_never_overlaps", again)


def test_nobody_manages_itself() -> None:
    row = make_management()
    row.manager = row.landlord
    refused("nobody_manages_itself", row)


def test_nobody_merges_with_itself() -> None:
    row = make_landlord()
    row.merged_into, row.merged_on = row, APRIL
    refused("nobody_merges_with_itself", row)


@pytest.mark.parametrize("missing", ["merged_into", "merged_on"])
def test_a_merger_has_a_day_and_a_landlord(missing: str) -> None:
    row = make_landlord()
    row.merged_into, row.merged_on = make_landlord(), APRIL
    setattr(row, missing, None)
    refused("merger_has_a_day", row)


def test_an_offer_has_a_last_day() -> None:
    row = make_offer()
    row.valid_until = None
    refused("offer_has_a_last_day", row)


@pytest.mark.parametrize(
    ("field", "value"), [("rooms", 9), ("rooms", 0), ("homes", 0), ("rent", 0)]
)
def test_an_offer_is_of_a_home(field: str, value: int) -> None:
    row = make_offer()
    setattr(row, field, value)
    refused("offer_is_of_a_home", row)


@pytest.mark.parametrize(
    ("field", "value"),
    [("length_months", 12), ("takeover_after_months", 0), ("takeover_conditions", "Hyran betald.")],
)
def test_what_is_not_offered_has_no_length_and_no_takeover(field: str, value: object) -> None:
    row = make_contract(offered="no")
    setattr(row, field, value)
    refused("what_is_not_offered_has_no_length", row)


@pytest.mark.parametrize(
    ("field", "value"), [("set_aside_a_year", 2), ("set_aside_decider", "Ledningen")]
)
def test_nothing_more_is_said_of_what_is_never_set_aside(field: str, value: object) -> None:
    row = make_use(set_aside=False)
    setattr(row, field, value)
    refused("what_is_never_set_aside_has_no_number", row)


@pytest.mark.parametrize("grounds", [[], ["something"]])
def test_priority_has_grounds_that_are_known(grounds: list[str]) -> None:
    row = make_priority()
    row.grounds = grounds
    refused("priority_codes_are_known", row)


def test_an_agreement_ends_after_it_begins() -> None:
    row = make_cooperation()
    row.agreed_on, row.agreed_until = APRIL, MARCH
    refused("agreement_ends_after_it_begins", row)


CODES: list[tuple[Callable[..., models.Model], str, str]] = [
    (make_offer, "product", "offer_codes_are_known"),
    (make_offer, "contract", "offer_codes_are_known"),
    (make_offer, "ended_as", "offer_codes_are_known"),
    (make_contract, "type", "contract_offer_codes_are_known"),
    (make_contract, "offered", "contract_offer_codes_are_known"),
    (make_contract, "tenant", "contract_offer_codes_are_known"),
    (make_channel, "kind", "channel_kind_is_known"),
    (make_use, "selection", "selection_is_known"),
    (make_fact, "code", "fact_code_is_known"),
    (make_contact, "role", "contact_codes_are_known"),
    (make_contact, "way", "contact_codes_are_known"),
    (make_cooperation, "stage", "cooperation_codes_are_known"),
]


@pytest.mark.parametrize(("make", "field", "constraint"), CODES)
def test_codes_are_among_those_there_are(
    make: Callable[..., models.Model], field: str, constraint: str
) -> None:
    row = make()
    setattr(row, field, "something")
    refused(constraint, row)


@pytest.mark.parametrize("owners", [(), ("landlord", "programme"), ("landlord", "priority")])
def test_a_scope_is_of_one_thing(owners: tuple[str, ...]) -> None:
    made = {"landlord": make_landlord, "programme": make_programme, "priority": make_priority}
    row = TermScope(name="Alla", rank=100, **{name: made[name]() for name in owners})
    refused("scope_is_of_one_thing", row)


def test_a_scope_knows_whose_it_is() -> None:
    landlord, programme, priority = make_landlord(), make_programme(), make_priority()
    own = make_scope(landlord=landlord)
    of_programme = TermScope.objects.create(programme=programme, name="Alla")
    of_priority = TermScope.objects.create(priority=priority, name="Alla")
    assert (own.owner, own.about, own.landlord_key) == (landlord, landlord, landlord.pk)
    assert (of_programme.owner, of_programme.about) == (programme, None)
    assert (of_priority.owner, of_priority.about) == (priority, priority.landlord)


def test_names_of_scopes_differ_by_more_than_capitals() -> None:
    landlord = make_landlord()
    make_scope(landlord=landlord, name="Öster", rank=1)
    row = make_scope(landlord=landlord, name="Väster", rank=2)
    row.name = "öSTER"
    refused("scope_names_are_told_apart", row)


@pytest.mark.parametrize("field", ["name", "rank"])
def test_scopes_of_a_programme_are_told_apart(field: str) -> None:
    programme = make_programme()
    TermScope.objects.create(programme=programme, name="Alla", rank=1)
    row = TermScope.objects.create(programme=programme, name="Andra", rank=2)
    setattr(row, field, {"name": "alla", "rank": 1}[field])
    constraint = {
        "name": "programme_scopes_are_told_apart",
        "rank": "programme_ranks_are_told_apart",
    }
    refused(constraint[field], row)


def test_a_core_topic_holds_once() -> None:
    CoreTopic.objects.create(topic="remarks", valid_from=JANUARY)
    row = CoreTopic.objects.create(topic="age", valid_from=JANUARY)
    row.topic = "remarks"
    refused("core_topic_never_overlaps", row)
    row.topic = "something"
    refused("core_topic_is_known", row)


def test_an_interval_is_one_to_ten_years() -> None:
    row = ReviewInterval.objects.create(subject="remarks", months=12)
    row.months = 121
    refused("interval_is_one_to_ten_years", row)


def table(**fields: Any) -> NormTable:
    """The national norm's amounts of a year, those of one adult alone."""
    defaults: dict[str, Any] = {
        "norm": "national_norm", "valid_from": JANUARY, "valid_until": date(2026, 12, 31),
        "amounts": {"single": 3940, "couple": 7100}, "source_text": "Socialtjänstförordning",
    }  # fmt: skip
    return NormTable(**{**defaults, **fields})


def test_amounts_hold_once_and_are_read_by_the_core() -> None:
    row = table()
    row.full_clean()
    row.save()
    refused("norm_table_never_overlaps", table(valid_from=MARCH))
    with pytest.raises(ValidationError, match="mer än två"):
        table(
            valid_from=date(2027, 1, 1), valid_until=None, amounts={"single": 1, "couple": 9}
        ).full_clean()
    with pytest.raises(ValidationError, match="shared_costs"):
        table(norm="standard_amount", amounts={"shared_costs": []}).full_clean()


def test_a_formula_holds_once() -> None:
    one = {"norm": "national_norm", "formula": "persons", "source_text": "Förordning"}
    NormFormula.objects.create(**one, valid_from=JANUARY)
    refused("norm_formula_never_overlaps", NormFormula(**one, valid_from=APRIL))


def test_a_typical_household_is_read_by_the_core() -> None:
    row = make_typical()
    row.full_clean()
    with pytest.raises(ValidationError, match="Ett hushåll har minst en"):
        TypicalHousehold(key="tomt", name="Tomt", household={"adults": []}).full_clean()


def test_keys_are_one_landlord() -> None:
    first, other = make_landlord(), make_landlord()
    assert first.key != other.key
    other.key = first.key
    with pytest.raises(IntegrityError, match="key"), transaction.atomic():
        models.Model.save(other)


def test_a_house_lies_nowhere_or_in_a_district() -> None:
    assert make_house().district is None
    assert str(make_house(district=make_district(), name="Eken")) == "Eken"
    assert str(make_group(name="Gruppen")) == "Gruppen"


def test_a_demand_may_name_any_way_to_apply_that_there_may_be() -> None:
    longest = Channel._meta.get_field("code").max_length
    assert [spec.about.longest for spec in specs(Queue) if spec.name == "channel"] == [longest]
