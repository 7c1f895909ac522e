"""Which table stands in which list of the format, and which of them are restricted (class K2)."""

from typing import Final

from landlords import models
from landlords.exchange import shapes
from landlords.exchange.entries import Programme, TypicalHousehold
from landlords.exchange.writing_columns import Table
from landlords.requirements import offers, places, ties, working_together

SOURCE: Final = Table("sources", models.Source, shapes.SOURCE, ("on", "kind", "label", "link"))
DISTRICT: Final = Table("districts", models.District, shapes.DISTRICT, ("code",))
HOUSE: Final = Table("houses", models.House, places.House, ("code",))
CHANNEL: Final = Table("channels", models.Channel, offers.Channel, ("code",))
GROUP: Final = Table("groups", models.LandlordGroup, ties.LandlordGroup, ("code",))
RENTAL_STOCK: Final = Table(
    "rental_stock", models.RentalStock, places.RentalStock, ("district", "valid_from")
)
PROGRAMME: Final = Table("programmes", models.Programme, Programme, ("code",))
CORE_TOPIC: Final = Table("core_topics", models.CoreTopic, ties.CoreTopic, ("topic", "valid_from"))
REVIEW_INTERVAL: Final = Table(
    "review_intervals", models.ReviewInterval, shapes.REVIEW_INTERVAL, ("subject",)
)
TYPICAL_HOUSEHOLD: Final = Table(
    "typical_households", models.TypicalHousehold, TypicalHousehold, ("key",)
)

LANDLORD: Final = Table("landlords", models.Landlord, shapes.LANDLORD, ("key",))
SCOPE: Final = Table("scopes", models.TermScope, shapes.SCOPE, ("rank", "name"))
REQUIREMENT: Final = Table(
    "requirements",
    models.Requirement,
    shapes.REQUIREMENT,
    ("topic", "audience", "tier", "layer", "valid_from"),
    owner="scope_id",
)
EXCEPTION: Final = Table(
    "exceptions",
    models.ExceptionRule,
    shapes.EXCEPTION,
    ("topic", "effect", "disregards", "valid_from"),
    owner="scope_id",
    restricted=True,
)
PRIORITY: Final = Table(
    "priority",
    models.PriorityRule,
    working_together.PriorityRule,
    ("name", "valid_from"),
    restricted=True,
)

OF_LANDLORD: Final = (
    Table("pauses", models.Pause, ties.Pause, ("valid_from",)),
    Table("groups", models.GroupMembership, ties.GroupMembership, ("valid_from",)),
    Table("managers", models.Management, ties.Management, ("valid_from",)),
    Table("stock", models.Stock, shapes.STOCK, ("district", "house", "rooms", "valid_from")),
    Table("houses", models.HouseOwnership, places.HouseOwnership, ("house", "valid_from")),
    Table("contracts", models.ContractOffer, offers.ContractOffer, ("type", "valid_from")),
    Table("channels", models.ChannelUse, offers.ChannelUse, ("channel", "valid_from")),
    Table("facts", models.LandlordFact, offers.LandlordFact, ("code", "valid_from")),
    Table(
        "contacts",
        models.ContactPerson,
        working_together.ContactPerson,
        ("name", "role", "valid_from"),
        restricted=True,
        only={"erased_on": None},
    ),
    Table(
        "cooperation",
        models.Cooperation,
        working_together.Cooperation,
        ("valid_from",),
        restricted=True,
    ),
    Table(
        "offers",
        models.Offer,
        offers.Offer,
        ("valid_from", "district", "house", "rooms", "rent", "move_in_from"),
        restricted=True,
    ),
)
"""A landlord's lists of statements; scopes and priority rules hold further lists of their own."""

STATEMENTS: Final = (RENTAL_STOCK, REQUIREMENT, EXCEPTION, PRIORITY, *OF_LANDLORD)
"""Every table whose rows have a source."""
