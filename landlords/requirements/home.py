"""A home that could be had: what terms ask about it. None is not known."""

from dataclasses import dataclass
from decimal import Decimal

from landlords.requirements.codes import Product


@dataclass(frozen=True, slots=True)
class Home:
    """One home, or a row of homes alike, of one landlord.

    `landlord` is the landlord's key in the inventory; `rent` in kr a month, the lowest among homes
    alike; `rooms` besides the kitchen; `house` the label of the house.
    """

    landlord: str
    district: str | None = None
    product: str = Product.ORDINARY
    rooms: int | None = None
    rent: Decimal | None = None
    house: str | None = None
