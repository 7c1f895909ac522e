"""How a landlord and the municipality work together: whom to reach, priority, agreements.

Texts are neutral: anyone may ask to read them.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from django.utils.translation import gettext_lazy as _

from landlords.requirements.codes import Unit
from landlords.requirements.offer_codes import (
    ContactRole,
    ContactWay,
    CooperationForm,
    CooperationStage,
    PriorityGround,
    PriorityProof,
)
from landlords.requirements.params import param
from landlords.requirements.problems import Problem
from landlords.requirements.statements import LONG, MOST_HOMES, Dated


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactPerson(Dated):
    """Whom to reach at a landlord, and how."""

    name: str = field(metadata=param(label=_("name")))
    role: ContactRole = field(metadata=param(label=_("answers for")))
    title: str | None = field(default=None, metadata=param(label=_("title"), longest=100))
    way: ContactWay | None = field(default=None, metadata=param(label=_("wants to be reached")))
    phone: str | None = field(default=None, metadata=param(label=_("phone"), longest=50))
    email: str | None = field(default=None, metadata=param(label=_("e-mail"), longest=254))
    hours: str | None = field(
        default=None,
        metadata=param(label=_("when to reach"), help_text=_("Such as: weekdays 8–10")),
    )


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

    forms: tuple[CooperationForm, ...] = field(default=(), metadata=param(label=_("forms")))
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
        metadata=param(
            label=_("what the landlord needs from the municipality"), longest=LONG, lines=True
        ),
    )
    obstacles: str | None = field(
        default=None, metadata=param(label=_("what stands in the way"), longest=LONG, lines=True)
    )

    def conflicts(self) -> Iterator[Problem]:
        """An agreement that ends before it was made."""
        yield from Dated.conflicts(self)
        if self.agreed_on and self.agreed_until and self.agreed_until < self.agreed_on:
            message = _("The last day is before the first one. Change one of the two days.")
            yield Problem("agreed_until", message)
