"""What a landlord offers beside its terms: leases, ways to apply, priority, cooperation, houses.

Dated alike, as requirements are: both days of a period count, and no last day means still in force.
Texts are neutral: anyone may ask to read them.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from django.utils.translation import gettext_lazy as _

from landlords.requirements.codes import Topic, Unit
from landlords.requirements.offer_codes import (
    ChannelKind,
    ContractType,
    CooperationForm,
    CooperationStage,
    Offered,
    PriorityGround,
    PriorityProof,
    Selection,
    Tenant,
)
from landlords.requirements.params import Checked, param
from landlords.requirements.problems import Problem

MOST_HOMES = 100_000
LONG = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Lasting(Checked):
    """What holds from a day, and perhaps until another."""

    valid_from: date = field(metadata=param(label=_("from")))
    valid_until: date | None = field(default=None, metadata=param(label=_("until")))

    def conflicts(self) -> Iterator[Problem]:
        """An end before the beginning."""
        if self.valid_until is not None and self.valid_until < self.valid_from:
            message = _("The last day is before the first one. Change one of the two days.")
            yield Problem("valid_until", message)


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated(Lasting):
    """A dated statement: where it comes from, and when the landlord last said so."""

    source: str = field(metadata=param(label=_("source"), longest=100))
    confirmed_on: date = field(metadata=param(label=_("last confirmed")))
    confirmed_source: str | None = field(
        default=None, metadata=param(label=_("confirmed by"), longest=100)
    )


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
        default=None, metadata=param(label=_("conditions for taking it over"), longest=LONG)
    )
    security_waived: bool | None = field(
        default=None, metadata=param(label=_("security of tenure is waived"))
    )
    conditions: str | None = field(
        default=None, metadata=param(label=_("other conditions"), longest=LONG)
    )

    def conflicts(self) -> Iterator[Problem]:
        """A lease that is not offered has no takeover and no length."""
        yield from Dated.conflicts(self)
        if self.offered is Offered.NO:
            for name in ("length_months", "takeover_after_months", "takeover_conditions"):
                if getattr(self, name) is not None:
                    message = _("This lease is not offered. Take this away or change “offered”.")
                    yield Problem(name, message)


@dataclass(frozen=True, slots=True, kw_only=True)
class Channel(Dated):
    """One way in which a landlord's homes find their tenants; several landlords may share it."""

    code: str = field(metadata=param(label=_("code of the queue or channel"), longest=100))
    kind: ChannelKind = field(metadata=param(label=_("how homes are let")))
    name: str = field(metadata=param(label=_("name")))
    link: str | None = field(default=None, metadata=param(label=_("link"), longest=500))
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
        """A link that is none; a number of homes set aside where none can be."""
        yield from Dated.conflicts(self)
        if self.link is not None and not self.link.startswith(("https://", "http://")):
            message = _("This is not a web address. Write it whole, beginning with https://.")
            yield Problem("link", message)
        if self.set_aside is False and (self.set_aside_a_year or self.set_aside_decider):
            message = _("Nothing can be set aside, so nothing more is said of it. Change one.")
            yield Problem("set_aside", message)


@dataclass(frozen=True, slots=True, kw_only=True)
class PriorityRule(Dated):
    """Who may go before others, on what grounds, by whose decision; its demands are rows of terms."""

    name: str = field(metadata=param(label=_("name")))
    grounds: tuple[PriorityGround, ...] = field(metadata=param(label=_("grounds")))
    decider: str | None = field(
        default=None,
        metadata=param(label=_("who decides"), help_text=_("A function, not a name.")),
    )
    door: str | None = field(
        default=None, metadata=param(label=_("whom to ask"), help_text=_("A function, not a name."))
    )
    proof: tuple[PriorityProof, ...] = field(default=(), metadata=param(label=_("proof")))
    residence_months: int | None = field(
        default=None,
        metadata=param(
            label=_("registered in the municipality for at least"),
            unit=Unit.MONTHS,
            least=1,
            most=120,
        ),
    )
    ordinary_terms: bool | None = field(
        default=None, metadata=param(label=_("the landlord's ordinary terms must be met as well"))
    )
    offers: int | None = field(
        default=None, metadata=param(label=_("offers at most"), least=1, most=100)
    )
    refusal_ends: bool | None = field(
        default=None, metadata=param(label=_("a refused offer ends it"))
    )
    validity_months: int | None = field(
        default=None, metadata=param(label=_("valid for"), unit=Unit.MONTHS, least=1, most=600)
    )
    per_year: int | None = field(
        default=None,
        metadata=param(
            label=_("how many a year"),
            help_text=_("The landlord's own word."),
            least=0,
            most=10_000,
        ),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Cooperation(Dated):
    """How a landlord and the municipality work together."""

    forms: tuple[CooperationForm, ...] = field(metadata=param(label=_("forms")))
    stage: CooperationStage | None = field(
        default=None, metadata=param(label=_("how far it has come"))
    )
    agreed_on: date | None = field(default=None, metadata=param(label=_("agreement of")))
    agreed_until: date | None = field(default=None, metadata=param(label=_("agreement until")))
    quota: int | None = field(
        default=None, metadata=param(label=_("homes a year"), least=0, most=MOST_HOMES)
    )
    quota_percent: int | None = field(
        default=None,
        metadata=param(
            label=_("share of the homes that fall vacant"), unit=Unit.PERCENT, least=0, most=100
        ),
    )
    needs: str | None = field(
        default=None,
        metadata=param(label=_("what the landlord needs from the municipality"), longest=LONG),
    )
    obstacles: str | None = field(
        default=None, metadata=param(label=_("what stands in the way"), longest=LONG)
    )

    def conflicts(self) -> Iterator[Problem]:
        """An agreement that ends before it was made."""
        yield from Dated.conflicts(self)
        if self.agreed_on and self.agreed_until and self.agreed_until < self.agreed_on:
            message = _("The last day is before the first one. Change one of the two days.")
            yield Problem("agreed_until", message)


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
class CoreTopic(Lasting):
    """A topic that decides: silence on it is asked about, for a time."""

    topic: Topic = field(metadata=param(label=_("topic")))
