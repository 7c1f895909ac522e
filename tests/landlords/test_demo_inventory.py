"""The invented inventory uses everything there is, and looks like one half a year into the work."""

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from landlords.reference_data import FOLDER, shipped
from landlords.requirements.applicant import Applicant
from landlords.requirements.catalogue import CATALOGUE, CONDITIONS
from landlords.requirements.codes import Code, Disregard, Effect, Product, Weight
from landlords.requirements.decoding import decode_record
from landlords.requirements.fact_codes import ChildAge
from landlords.requirements.offer_codes import (
    ChannelKind,
    ContactRole,
    ContactWay,
    ContractType,
    CooperationForm,
    CooperationStage,
    FactCode,
    Offered,
    OfferEnd,
    PriorityGround,
    PriorityProof,
    Selection,
    Tenant,
)

INVENTORY = json.loads((FOLDER / "demo_inventory.json").read_text(encoding="utf-8"))
LANDLORDS = INVENTORY["landlords"]
YEAR_AGO = "2025-11-25"


def rows(name: str) -> Iterator[dict[str, Any]]:
    """This list of every landlord."""
    for landlord in LANDLORDS:
        yield from landlord.get(name, ())


def scopes() -> Iterator[dict[str, Any]]:
    """Everything that holds rows of terms."""
    yield from rows("scopes")
    yield from rows("priority")
    for programme in INVENTORY["programmes"]:
        yield from programme["scopes"]


def statements(data: object) -> Iterator[str]:
    """The codes of all kinds and conditions in a piece of the file."""
    if isinstance(data, dict):
        if "kind" in data and "params" in data:
            yield data["kind"]
        for value in data.values():
            yield from statements(value)
    elif isinstance(data, list):
        for value in data:
            yield from statements(value)


def told(name: str, key: str) -> set[str]:
    """All that stands under a key of a list, one by one."""
    found: set[str] = set()
    for row in rows(name):
        value = row.get(key)
        found |= set(value) if isinstance(value, list) else {value} if value else set()
    return found


USED: list[tuple[type[Code], set[str]]] = [
    (ContractType, told("contracts", "type")),
    (Offered, told("contracts", "offered")),
    (Tenant, told("contracts", "tenant")),
    (ChannelKind, {channel["kind"] for channel in INVENTORY["channels"]}),
    (Selection, told("channels", "selection")),
    (PriorityGround, told("priority", "grounds")),
    (PriorityProof, told("priority", "proof")),
    (CooperationForm, told("cooperation", "forms")),
    (CooperationStage, told("cooperation", "stage")),
    (FactCode, told("facts", "code")),
    (ContactRole, told("contacts", "role")),
    (ContactWay, told("contacts", "way")),
    (OfferEnd, told("offers", "ended_as")),
    (Effect, {row["effect"] for scope in scopes() for row in scope.get("exceptions", ())}),
    (Product, {Product.ORDINARY, *told("scopes", "products")}),
    (Weight, {Weight.HARD, *(r.get("weight") or "hard" for s in scopes() for r in s.get("requirements", ()))}),
]  # fmt: skip


@pytest.mark.parametrize(("codes", "used"), USED)
def test_every_code_is_used(codes: type[Code], used: set[str]) -> None:
    assert {code.value for code in codes} == used


def test_every_kind_and_condition_is_used() -> None:
    demanded = set(statements([scope.get("requirements", ()) for scope in scopes()]))
    assert {kind.code for kind in CATALOGUE} <= demanded
    taken = set(statements([scope.get("exceptions", ()) for scope in scopes()]))
    assert {condition.code for condition in CONDITIONS} <= taken | demanded
    disregarded = {r.get("disregards") for s in scopes() for r in s.get("exceptions", ())}
    assert {Disregard.CERTIFIED_REMARKS, Disregard.CERTIFIED_DEBTS} <= disregarded


def test_there_are_forty_landlords_fresh_and_stale_and_silent() -> None:
    assert len(LANDLORDS) >= 40
    last = {
        landlord["name"]: max(
            (r["confirmed_on"] for s in landlord.get("scopes", ()) for r in s.get("requirements", ())),
            default="",
        )
        for landlord in LANDLORDS
    }  # fmt: skip
    assert sum(day > "2026-08" for day in last.values()) >= 8
    assert sum("" < day < YEAR_AGO for day in last.values()) >= 4
    assert sum(not day for day in last.values()) >= 3
    assert any("merged_into" in landlord for landlord in LANDLORDS)
    assert any(landlord.get("archived") for landlord in LANDLORDS)
    assert any(
        row.get("layer") == "deviation" for s in rows("scopes") for row in s.get("requirements", ())
    )


def test_a_house_has_changed_owner() -> None:
    owners: dict[str, list[str]] = {}
    for landlord in LANDLORDS:
        for house in landlord.get("houses", ()):
            owners.setdefault(house["house"], []).append(landlord["key"])
    assert any(len(found) > 1 for found in owners.values())


def test_numbers_and_addresses_are_nobodys() -> None:
    for contact in rows("contacts"):
        assert contact["phone"].startswith("08-465 004 ")
        assert contact.get("email", "x.test").endswith(".test")
    for channel in INVENTORY["channels"]:
        assert ".test/" in channel.get("link", ".test/") or channel["kind"] == "municipal_agency"


def test_a_dozen_typical_households_can_be_read_and_differ() -> None:
    households = shipped("typical_households")
    assert len(households) >= 12
    read = [decode_record(Applicant, row["household"]) for row in households]
    assert {len(one.adults or ()) for one in read} >= {1, 2}
    assert {len(one.children or ()) for one in read} >= {0, 1, 2, 3, 4}
    assert len({income.type for one in read for income in one.incomes}) >= 12
    assert {age for one in read for age in one.children or ()} >= set(ChildAge) - {"19_20", "3"}
    for one in read:
        for income in one.incomes:
            assert income.until is None or income.until > date(2026, 12, 31)
