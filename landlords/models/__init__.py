"""The landlords' tables, one file a subject."""

from landlords.models.answers import LandlordAnswer
from landlords.models.history import TRACKED, Neighbours, ScopeDistrict, ScopeHouse
from landlords.models.homes import HouseOwnership, Offer, Stock
from landlords.models.keeping import (
    CoreTopic,
    NormFormula,
    NormTable,
    ReviewInterval,
    TypicalHousehold,
)
from landlords.models.landlords import Landlord, Pause
from landlords.models.letting import Channel, ChannelUse, ContractOffer, LandlordFact
from landlords.models.places import District, House, RentalStock
from landlords.models.statements import Lasting, Source, Statement
from landlords.models.terms import ExceptionRule, Requirement, TermScope
from landlords.models.ties import GroupMembership, LandlordGroup, Management
from landlords.models.working_together import (
    ContactPerson,
    Cooperation,
    PriorityRule,
    Programme,
)

__all__ = [
    "TRACKED",
    "Channel",
    "ChannelUse",
    "ContactPerson",
    "ContractOffer",
    "Cooperation",
    "CoreTopic",
    "District",
    "ExceptionRule",
    "GroupMembership",
    "House",
    "HouseOwnership",
    "Landlord",
    "LandlordAnswer",
    "LandlordFact",
    "LandlordGroup",
    "Lasting",
    "Management",
    "Neighbours",
    "NormFormula",
    "NormTable",
    "Offer",
    "Pause",
    "PriorityRule",
    "Programme",
    "RentalStock",
    "Requirement",
    "ReviewInterval",
    "ScopeDistrict",
    "ScopeHouse",
    "Source",
    "Statement",
    "Stock",
    "TermScope",
    "TypicalHousehold",
]
