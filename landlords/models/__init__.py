"""The landlords' tables, one file a subject."""

from landlords.models.answers import LandlordAnswer
from landlords.models.landlords import Landlord, Stock
from landlords.models.places import District
from landlords.models.statements import Source, Statement
from landlords.models.terms import ExceptionRule, Requirement, TermScope

__all__ = [
    "District",
    "ExceptionRule",
    "Landlord",
    "LandlordAnswer",
    "Requirement",
    "Source",
    "Statement",
    "Stock",
    "TermScope",
]
