"""The landlord's lists, declared: key in the file, table, and what tells one row from another.

Reading, planning, writing and telling all go by this list; a new list is a line here.
"""

from dataclasses import dataclass
from typing import Any, Final

from landlords import models


@dataclass(frozen=True, slots=True)
class Section:
    """A list of dated statements: its key in the file and its table.

    `subject` are the columns that with the first day tell a row from every other one of the same
    owner. `alone`: no two rows of one subject hold on the same day. `elsewhere`: not even two of
    different owners, so these rows are looked at and written when all landlords are there.
    """

    key: str
    model: type[Any]
    subject: tuple[str, ...] = ()
    alone: bool = True
    elsewhere: bool = False


PAUSES: Final = Section("pauses", models.Pause)
GROUPS: Final = Section("groups", models.GroupMembership)
MANAGERS: Final = Section("managers", models.Management)
STOCK: Final = Section("stock", models.Stock, ("district", "house", "rooms"))
HOUSES: Final = Section("houses", models.HouseOwnership, ("house",), elsewhere=True)
CONTRACTS: Final = Section("contracts", models.ContractOffer, ("type",))
CHANNELS: Final = Section("channels", models.ChannelUse, ("channel",))
FACTS: Final = Section("facts", models.LandlordFact, ("code",))
CONTACTS: Final = Section("contacts", models.ContactPerson, ("name", "role"), alone=False)
PRIORITY: Final = Section("priority", models.PriorityRule, ("name",))
COOPERATION: Final = Section("cooperation", models.Cooperation)
OFFERS: Final = Section(
    "offers",
    models.Offer,
    ("district", "house", "rooms", "rent", "move_in_from"),
    alone=False,
)
OF_LANDLORD: Final = (
    PAUSES, GROUPS, MANAGERS, STOCK, HOUSES, CONTRACTS, CHANNELS, FACTS, CONTACTS, PRIORITY,
    COOPERATION, OFFERS,
)  # fmt: skip
"""A landlord's own lists, in the order in which they are told."""

REQUIREMENTS: Final = Section(
    "requirements", models.Requirement, ("topic", "audience_key", "tier", "layer")
)
EXCEPTIONS: Final = Section(
    "exceptions",
    models.ExceptionRule,
    ("topic", "effect", "disregards", "audience", "conditions"),
    alone=False,
)
OF_SCOPE: Final = (REQUIREMENTS, EXCEPTIONS)
"""The lists of a scope."""

RENTAL_STOCK: Final = Section("rental_stock", models.RentalStock, ("district",))
CORE_TOPICS: Final = Section("core_topics", models.CoreTopic, ("topic",))
NORM_FORMULAS: Final = Section("formulas", models.NormFormula, ("norm",))
NORM_TABLES: Final = Section("amounts", models.NormTable, ("norm",))
FOR_EVERYBODY: Final = (RENTAL_STOCK, CORE_TOPICS, NORM_FORMULAS, NORM_TABLES)
"""Dated rows that are no landlord's."""


@dataclass(frozen=True, slots=True)
class Named:
    """Things that stand once in the file and the portal: list, table, the column of their name.

    `referred`: the column in which statements refer to them, if any does.
    """

    key: str
    model: type[Any]
    code: str
    referred: str = ""


CHANNELS_THERE_ARE: Final = Named("channels", models.Channel, "code", "channel")
PROGRAMMES: Final = Named("programmes", models.Programme, "code")
NAMED: Final = (
    Named("houses", models.House, "code", "house"),
    CHANNELS_THERE_ARE,
    Named("groups", models.LandlordGroup, "code", "group"),
    Named("review_intervals", models.ReviewInterval, "subject"),
    Named("typical_households", models.TypicalHousehold, "key"),
    PROGRAMMES,
)
"""In the order in which they are written."""
