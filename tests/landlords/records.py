"""Factories for what hangs on a landlord beside its homes and terms; each saves one row."""

from typing import Any

from django.apps import apps
from django.db.models import Model
from pghistory.core import event_models

from landlords.models import (
    Channel,
    ChannelUse,
    ContactPerson,
    ContractOffer,
    Cooperation,
    GroupMembership,
    House,
    HouseOwnership,
    LandlordAnswer,
    LandlordFact,
    LandlordGroup,
    Management,
    Offer,
    PriorityRule,
    Programme,
    RentalStock,
    TypicalHousehold,
    Workbook,
)
from tests.make import NUMBERS, make_district, make_landlord, stated


def record_models() -> set[type[Model]]:
    """Every table of records: not what is worked out, staged or kept as history."""
    others = {LandlordAnswer, Workbook, *event_models(include_missing_pgh_obj=True)}
    models = apps.get_app_config("landlords").get_models()
    return {model for model in models if not model._meta.proxy} - others


def of_landlord(fields: dict[str, Any]) -> dict[str, Any]:
    """A landlord, unless told otherwise, and days and source."""
    landlord = {} if "landlord" in fields else {"landlord": make_landlord()}
    return stated(**landlord, **fields)


def make_house(**fields: Any) -> House:
    """A house by a label."""
    number = next(NUMBERS)
    return House.objects.create(**{"code": f"hus-{number}", "name": f"Hus {number}", **fields})


def make_ownership(**fields: Any) -> HouseOwnership:
    """Owns a house since long ago."""
    house = {} if "house" in fields else {"house": make_house()}
    return HouseOwnership.objects.create(**of_landlord({**house, **fields}))


def make_offer(**fields: Any) -> Offer:
    """One three-room home, to be answered by a day."""
    defaults: dict[str, Any] = {
        "rooms": 3, "rent": 8200, "move_in_from": "2027-02-01", "valid_from": "2026-11-20",
        "valid_until": "2026-12-01",
    }  # fmt: skip
    if "district" not in fields:
        defaults["district"] = make_district()
    return Offer.objects.create(**of_landlord({**defaults, **fields}))


def make_channel(**fields: Any) -> Channel:
    """A queue by day of registration."""
    number = next(NUMBERS)
    defaults = {"code": f"ko-{number}", "name": f"Kö {number}", "kind": "own_registration"}
    return Channel.objects.create(**{**defaults, **fields})


def make_use(**fields: Any) -> ChannelUse:
    """Lets homes through a channel."""
    channel = {} if "channel" in fields else {"channel": make_channel()}
    return ChannelUse.objects.create(**of_landlord({**channel, **fields}))


def make_contract(**fields: Any) -> ContractOffer:
    """Lets first hand."""
    return ContractOffer.objects.create(
        **of_landlord({"type": "first_hand", "offered": "yes", **fields})
    )


def make_fact(**fields: Any) -> LandlordFact:
    """Something good to know."""
    return LandlordFact.objects.create(**of_landlord({"code": "other", "text": "Ring.", **fields}))


def make_contact(**fields: Any) -> ContactPerson:
    """Somebody who answers for the letting."""
    defaults = {"name": f"Test Testsson {next(NUMBERS)}", "role": "letting"}
    return ContactPerson.objects.create(**of_landlord({**defaults, **fields}))


def make_priority(**fields: Any) -> PriorityRule:
    """Priority for special reasons."""
    defaults = {"name": f"Förtur {next(NUMBERS)}", "grounds": ["special_reasons"]}
    return PriorityRule.objects.create(**of_landlord({**defaults, **fields}))


def make_cooperation(**fields: Any) -> Cooperation:
    """In dialogue."""
    return Cooperation.objects.create(**of_landlord({"stage": "dialogue", **fields}))


def make_programme(**fields: Any) -> Programme:
    """A guarantee."""
    number = next(NUMBERS)
    return Programme.objects.create(
        **{"code": f"stod-{number}", "name": f"Stöd {number}", **fields}
    )


def make_group(**fields: Any) -> LandlordGroup:
    """A group of landlords."""
    number = next(NUMBERS)
    return LandlordGroup.objects.create(
        **{"code": f"grupp-{number}", "name": f"Grupp {number}", **fields}
    )


def make_membership(**fields: Any) -> GroupMembership:
    """Belongs to a group since long ago."""
    group = {} if "group" in fields else {"group": make_group()}
    return GroupMembership.objects.create(**of_landlord({**group, **fields}))


def make_management(**fields: Any) -> Management:
    """Managed by another landlord since long ago."""
    manager = {} if "manager" in fields else {"manager": make_landlord()}
    return Management.objects.create(**of_landlord({**manager, **fields}))


def make_rental_stock(**fields: Any) -> RentalStock:
    """All rental homes of the municipality."""
    return RentalStock.objects.create(**stated(**{"dwellings": 20_000, **fields}))


def make_typical(**fields: Any) -> TypicalHousehold:
    """One adult with a salary."""
    number = next(NUMBERS)
    household = {"adults": [{"age": "31_54"}], "incomes": [{"type": "salary", "gross": 27000}]}
    defaults = {"key": f"hushall-{number}", "name": f"Hushåll {number}", "household": household}
    return TypicalHousehold.objects.create(**{**defaults, **fields})
