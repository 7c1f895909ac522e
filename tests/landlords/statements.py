"""One statement of every sort, about one landlord, for tests that ask the same of each."""

from datetime import date, timedelta
from typing import Any

from landlords.models import (
    Channel,
    ChannelUse,
    ContactPerson,
    ContractOffer,
    Cooperation,
    ExceptionRule,
    GroupMembership,
    House,
    HouseOwnership,
    Landlord,
    LandlordFact,
    LandlordGroup,
    Management,
    Offer,
    Pause,
    PriorityRule,
    RentalStock,
    Requirement,
    Statement,
    Stock,
)
from tests.make import (
    LONG_AGO,
    NUMBERS,
    make_district,
    make_exception,
    make_landlord,
    make_pause,
    make_requirement,
    make_scope,
    make_stock,
    stated,
)


def house(**fields: Any) -> House:
    """A house without an owner."""
    number = next(NUMBERS)
    return House.objects.create(**{"code": f"hus-{number}", "name": f"Hus {number}", **fields})


def owned(landlord: Landlord, **fields: Any) -> HouseOwnership:
    """A house that this landlord has owned for long."""
    given = {"house": house(), **fields} if "house" not in fields else fields
    return HouseOwnership.objects.create(**stated(landlord=landlord, **given))


def priority(landlord: Landlord, **fields: Any) -> PriorityRule:
    """A priority rule with a scope of its own."""
    rule = PriorityRule.objects.create(
        **stated(landlord=landlord, name="Förtur", grounds=["special_reasons"], **fields)
    )
    make_scope(landlord=None, priority=rule, name="Förtur")
    return rule


def offer(landlord: Landlord, **fields: Any) -> Offer:
    """An offer of one home that may be answered for a month."""
    first = fields.pop("valid_from", LONG_AGO)
    values = {
        "district": make_district(), "rooms": 3, "rent": 9000, "move_in_from": first,
        "valid_from": first, "valid_until": first + timedelta(days=30), **fields,
    }  # fmt: skip
    return Offer.objects.create(**stated(landlord=landlord, **values))


def one_of_each(landlord: Landlord) -> dict[type[Statement], Statement]:
    """A statement of every sort, each in force for long; the offer for a long time."""
    scope = make_scope(landlord=landlord)
    channel = Channel.objects.create(code=f"ko-{next(NUMBERS)}", name="Kön", kind="common_queue")
    group = LandlordGroup.objects.create(code=f"g-{next(NUMBERS)}", name="Koncernen")
    about: dict[str, Any] = stated(landlord=landlord)
    rows: list[Statement] = [
        make_pause(landlord=landlord),
        GroupMembership.objects.create(**about, group=group),
        Management.objects.create(**about, manager=make_landlord()),
        make_stock(landlord=landlord),
        owned(landlord),
        offer(landlord, valid_until=date(2199, 1, 1)),
        ContractOffer.objects.create(**about, type="first_hand", offered="yes"),
        ChannelUse.objects.create(**about, channel=channel, queue_days=400),
        LandlordFact.objects.create(**about, code="other", text="Har kontor i Lina."),
        ContactPerson.objects.create(**about, name="Uthyraren", role="letting"),
        priority(landlord),
        Cooperation.objects.create(**about, stage="dialogue"),
        make_requirement(scope=scope, topic="remarks"),
        make_exception(scope=scope),
        RentalStock.objects.create(**stated(dwellings=20_000, district=make_district())),
    ]
    return {type(row): row for row in rows}


# For each sort one value that differs from what ``one_of_each`` makes.
OTHER_VALUES: dict[type[Statement], dict[str, Any]] = {
    Pause: {"reason": "Renoverar"},
    Stock: {"dwellings": 12},
    ContractOffer: {"length_months": 12},
    ChannelUse: {"queue_days": 500},
    LandlordFact: {"text": "Har kontor i Geneta."},
    ContactPerson: {"hours": "vardagar 8–10"},
    PriorityRule: {"per_year": 4},
    Cooperation: {"stage": "trial"},
    Requirement: {"note": "Gäller alla."},
    ExceptionRule: {"per_year": 2},
    RentalStock: {"dwellings": 20_500},
    Offer: {"rent": 9100},
}
