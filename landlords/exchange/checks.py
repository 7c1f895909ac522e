"""What cannot be in one row once the file's columns stand beside those that were there."""

from collections.abc import Callable, Iterator
from typing import Any, Final

from django.utils.translation import gettext_lazy as _

from landlords.exchange.document import MANAGES_ITSELF
from landlords.models import (
    ChannelUse,
    ContractOffer,
    Cooperation,
    Management,
    Stock,
)
from landlords.models.statements import ENDS_BEFORE_IT_BEGINS
from landlords.requirements.codes import Text
from landlords.requirements.offer_codes import Offered

Problem = tuple[str, Text]

RENT_REVERSED = _("The highest rent is below the lowest one. Change one of them.")
NOT_OFFERED = _("This lease is not offered. Take this away or change “offered”.")
NOTHING_SET_ASIDE = _("Nothing can be set aside, so nothing more is said of it. Change one.")


def _stock(row: Stock) -> Iterator[Problem]:
    lowest, highest = row.rent_from, row.rent_to
    if lowest is not None and highest is not None and highest < lowest:
        yield "rent_to", RENT_REVERSED


def _contract(row: ContractOffer) -> Iterator[Problem]:
    if row.offered == Offered.NO.value:
        for name in ("length_months", "takeover_after_months", "takeover_conditions"):
            if getattr(row, name) not in (None, ""):
                yield name, NOT_OFFERED


def _channel(row: ChannelUse) -> Iterator[Problem]:
    told = row.set_aside_a_year is not None or row.set_aside_decider
    if row.set_aside is False and told:
        yield "set_aside", NOTHING_SET_ASIDE


def _cooperation(row: Cooperation) -> Iterator[Problem]:
    if row.agreed_on and row.agreed_until and row.agreed_until < row.agreed_on:
        yield "agreed_until", ENDS_BEFORE_IT_BEGINS


def _management(row: Management) -> Iterator[Problem]:
    if row.manager == row.landlord:
        yield "manager", MANAGES_ITSELF


CHECKS: Final[dict[type[Any], Callable[[Any], Iterator[Problem]]]] = {
    Stock: _stock,
    ContractOffer: _contract,
    ChannelUse: _channel,
    Cooperation: _cooperation,
    Management: _management,
}
"""By table: each yields the column and what to say."""


def row_problems(row: Any) -> Iterator[Problem]:
    """Every column of the row that cannot be."""
    check = CHECKS.get(type(row))
    if check is not None:
        yield from check(row)
