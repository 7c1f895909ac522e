"""The addresses of records' forms, and what a sound new record of each table is sent with."""

from typing import Any

from django.db.models import Model
from django.test import Client
from django.urls import reverse

from landlords.models import (
    ChannelUse,
    ContactPerson,
    ContractOffer,
    Cooperation,
    GroupMembership,
    HouseOwnership,
    LandlordFact,
    LandlordGroup,
    Management,
    NormTable,
    Offer,
    Pause,
    PriorityRule,
    RentalStock,
)
from tests.make import make_channel, make_district, make_house, make_landlord
from tests.no_script import Browser

SOURCE = {
    "new_kind": "phone", "new_label": "Växeln", "new_on": "2026-11-01", "new_link": "",
    "source": "", "confirmed_on": "2026-11-01", "confirmed_source": "",
    "valid_from": "2026-11-01", "valid_until": "",
}  # fmt: skip
OWN: dict[type[Model], dict[str, Any]] = {
    Pause: {"pause_reason": "Renoverar"},
    ContactPerson: {
        "name": "Anna Ek", "role": "letting", "title": "Uthyrare", "way": "phone",
        "phone": "08-123 45", "email": "anna@example.test", "hours": "8–10",
    },
    ContractOffer: {
        "type": "second_hand", "offered": "yes", "tenant": "municipality", "length_months": "12",
        "takeover_after_months": "12", "takeover_conditions": "Skött hyra",
        "security_waived": "true", "conditions": "",
    },
    LandlordFact: {"code": "letting_policy", "text": "Finns på webbplatsen."},
    PriorityRule: {
        "name": "Förtur", "grounds": "special_reasons", "decider": "Uthyrningschefen",
        "door": "Samordnaren", "proof": "certificate", "residence_months": "24",
        "ordinary_terms": "true", "offers": "1", "refusal_ends": "false",
        "validity_months": "6", "per_year": "3",
    },
    Cooperation: {
        "stage": "agreement", "forms": "annual_quota", "agreed_on": "2026-01-01",
        "agreed_until": "2027-12-31", "quota": "10", "quota_percent": "5", "needs": "En kontakt",
        "obstacles": "",
    },
    RentalStock: {"dwellings": "21000"},
    Offer: {
        "homes": "1", "rooms": "3", "rent": "9000", "product": "ordinary", "contract": "first_hand",
        "step_free": "true", "move_in_from": "2027-02-01", "valid_until": "2026-12-04",
        "ended_as": "",
    },
    ChannelUse: {
        "selection": "longest_queue", "lead_time_days": "60", "queue_days": "400",
        "queue_points": "", "set_aside": "true", "set_aside_a_year": "2",
        "set_aside_decider": "Uthyrningschefen",
    },
}  # fmt: skip


def adds(model: type[Model]) -> dict[str, Any]:
    """What a sound new record is sent with."""
    data = {**SOURCE, **OWN.get(model, {})}
    if model is RentalStock:
        return {**data, "district": make_district().pk}
    data["landlord"] = make_landlord().pk
    if model is HouseOwnership:
        data["house"] = make_house().pk
    if model is ChannelUse:
        data["channel"] = make_channel().pk
    if model is Management:
        data["manager"] = make_landlord().pk
    if model is GroupMembership:
        data["group"] = LandlordGroup.objects.get_or_create(code="g", name="Koncernen")[0].pk
    if model is Offer:
        data |= {"district": make_district().pk, "house": make_house().pk}
    return data


def add_url(model: type[Model]) -> str:
    """Where a new record is written; amounts begin with their norm."""
    url = reverse(f"admin:landlords_{model._meta.model_name}_add")
    return f"{url}?norm=national_norm" if model is NormTable else url


def change_url(record: Model) -> str:
    """Where a record is changed."""
    return reverse(f"admin:landlords_{record._meta.model_name}_change", args=[record.pk])


def sent_fields(client: Client, url: str) -> set[str]:
    """The names of all that a form sends."""
    return Browser(client, url).form.known - {"", "csrfmiddlewaretoken", "_save"}
