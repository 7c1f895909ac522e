"""Where homes are: houses, who owns them, and how many rental homes there are in all."""

from dataclasses import dataclass, field
from datetime import date

from django.utils.translation import gettext_lazy as _

from landlords.requirements.params import Checked, param
from landlords.requirements.statements import MOST_HOMES, Dated


@dataclass(frozen=True, slots=True)
class House(Checked):
    """One house by a label that staff know it by, never by its address."""

    code: str = field(metadata=param(label=_("code"), longest=50))
    name: str = field(metadata=param(label=_("label"), longest=100))
    district: str | None = field(default=None, metadata=param(label=_("district"), longest=50))
    dwellings: int | None = field(
        default=None, metadata=param(label=_("dwellings"), least=1, most=MOST_HOMES)
    )
    support_until: date | None = field(
        default=None, metadata=param(label=_("bound by the terms of state support until"))
    )
    lift: bool | None = field(default=None, metadata=param(label=_("has a lift")))


@dataclass(frozen=True, slots=True, kw_only=True)
class HouseOwnership(Dated):
    """That a landlord owns a house, for a time."""

    house: str = field(metadata=param(label=_("house (its code)"), longest=50))


@dataclass(frozen=True, slots=True, kw_only=True)
class RentalStock(Dated):
    """How many rental homes there are in a district, or in the whole municipality."""

    dwellings: int = field(metadata=param(label=_("dwellings"), least=1, most=1_000_000))
    district: str | None = field(
        default=None,
        metadata=param(
            label=_("district"), help_text=_("Empty: the whole municipality."), longest=50
        ),
    )
