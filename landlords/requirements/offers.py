"""What a landlord offers beside its terms: leases, ways to apply, vacant homes, what is good to know.

Texts are neutral: anyone may ask to read them.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from django.utils.translation import gettext_lazy as _

from landlords.requirements.codes import Product, Unit
from landlords.requirements.offer_codes import (
    ChannelKind,
    ContractType,
    FactCode,
    Offered,
    OfferEnd,
    Selection,
    Tenant,
)
from landlords.requirements.params import Checked, param
from landlords.requirements.problems import Problem
from landlords.requirements.statements import LONG, MOST_HOMES, Dated

HIGHEST_RENT = 100_000


@dataclass(frozen=True, slots=True, kw_only=True)
class ContractOffer(Dated):
    """Whether a landlord lets homes under one type of agreement, and what goes with it."""

    type: ContractType = field(metadata=param(label=_("type of lease")))
    offered: Offered = field(metadata=param(label=_("offered")))
    tenant: Tenant | None = field(default=None, metadata=param(label=_("who signs the lease")))
    length_months: int | None = field(
        default=None, metadata=param(label=_("length"), unit=Unit.MONTHS, least=1, most=600)
    )
    takeover_after_months: int | None = field(
        default=None,
        metadata=param(
            label=_("the household may take it over after"), unit=Unit.MONTHS, least=0, most=600
        ),
    )
    takeover_conditions: str | None = field(
        default=None,
        metadata=param(label=_("conditions for taking it over"), longest=LONG, lines=True),
    )
    security_waived: bool | None = field(
        default=None, metadata=param(label=_("security of tenure is waived"))
    )
    conditions: str | None = field(
        default=None, metadata=param(label=_("other conditions"), longest=LONG, lines=True)
    )

    def conflicts(self) -> Iterator[Problem]:
        """A lease that is not offered has no takeover and no length."""
        yield from Dated.conflicts(self)
        if self.offered is Offered.NO:
            for name in ("length_months", "takeover_after_months", "takeover_conditions"):
                if getattr(self, name) is not None:
                    message = _("This lease is not offered. Take this away or change “offered”.")
                    yield Problem(name, message)


@dataclass(frozen=True, slots=True)
class Channel(Checked):
    """One way in which homes find their tenants, such as a queue; several landlords may share it."""

    code: str = field(metadata=param(label=_("code of the queue or channel"), longest=100))
    name: str = field(metadata=param(label=_("name")))
    kind: ChannelKind = field(metadata=param(label=_("how homes are let")))
    link: str | None = field(default=None, metadata=param(label=_("link"), longest=500))
    registration_age: int | None = field(
        default=None,
        metadata=param(label=_("least age to register"), unit=Unit.YEARS, least=0, most=99),
    )
    activity: str | None = field(
        default=None,
        metadata=param(
            label=_("what keeps the place in the queue"), help_text=_("Such as: log in once a year")
        ),
    )

    def conflicts(self) -> Iterator[Problem]:
        """A link that is none."""
        if self.link is not None and not self.link.startswith(("https://", "http://")):
            message = _("This is not a web address. Write it whole, beginning with https://.")
            yield Problem("link", message)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChannelUse(Dated):
    """That a landlord lets homes through a channel, and what it took to get one there of late."""

    channel: str = field(metadata=param(label=_("queue or channel (its code)"), longest=100))
    selection: Selection | None = field(default=None, metadata=param(label=_("who gets the home")))
    lead_time_days: int | None = field(
        default=None,
        metadata=param(
            label=_("from application to moving in, usually"), unit=Unit.DAYS, least=0, most=3650
        ),
    )
    queue_days: int | None = field(
        default=None,
        metadata=param(
            label=_("queue time that gave a lease in the last twelve months"),
            unit=Unit.DAYS,
            least=0,
            most=36_500,
        ),
    )
    queue_points: int | None = field(
        default=None,
        metadata=param(
            label=_("points that gave a lease in the last twelve months"),
            unit=Unit.POINTS,
            least=0,
            most=1_000_000,
        ),
    )
    set_aside: bool | None = field(
        default=None, metadata=param(label=_("homes can be set aside outside the queue"))
    )
    set_aside_a_year: int | None = field(
        default=None,
        metadata=param(label=_("set aside a year, at most"), least=0, most=MOST_HOMES),
    )
    set_aside_decider: str | None = field(
        default=None, metadata=param(label=_("who decides on what is set aside"))
    )

    def conflicts(self) -> Iterator[Problem]:
        """A number of homes set aside where none can be."""
        yield from Dated.conflicts(self)
        told = self.set_aside_a_year is not None or self.set_aside_decider
        if self.set_aside is False and told:
            message = _("Nothing can be set aside, so nothing more is said of it. Change one.")
            yield Problem("set_aside", message)


@dataclass(frozen=True, slots=True, kw_only=True)
class LandlordFact(Dated):
    """What is good to know of a landlord and is no term."""

    code: FactCode = field(metadata=param(label=_("about")))
    text: str = field(metadata=param(label=_("what was said"), longest=2000, lines=True))


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer(Dated):
    """Vacant homes that a landlord offers until a day; no address."""

    district: str = field(metadata=param(label=_("district"), longest=50))
    rooms: int = field(metadata=param(label=_("rooms"), unit=Unit.ROOMS, least=1, most=8))
    rent: int = field(
        metadata=param(label=_("rent"), unit=Unit.KRONOR_A_MONTH, least=1, most=HIGHEST_RENT)
    )
    move_in_from: date = field(metadata=param(label=_("to move into from")))
    house: str | None = field(default=None, metadata=param(label=_("house (its code)"), longest=50))
    homes: int = field(
        default=1,
        metadata=param(
            label=_("homes"), help_text=_("How many that are alike."), least=1, most=1000
        ),
    )
    product: Product = field(default=Product.ORDINARY, metadata=param(label=_("sort of home")))
    contract: ContractType = field(
        default=ContractType.FIRST_HAND, metadata=param(label=_("type of lease"))
    )
    step_free: bool | None = field(default=None, metadata=param(label=_("reached without stairs")))
    ended_as: OfferEnd | None = field(default=None, metadata=param(label=_("ended because")))

    def conflicts(self) -> Iterator[Problem]:
        """An offer that nobody knows the end of."""
        yield from Dated.conflicts(self)
        if self.valid_until is None:
            yield Problem("valid_until", _("State the last day to answer."))
