"""What rows carry beside their own fields, by the word of the querysets that loaded it.

For the type checker: the querysets hand out plain rows, and whoever reads what was loaded says so
by asking for one of these.
"""

from datetime import date
from typing import TYPE_CHECKING, TypedDict

from landlords.models import (
    ExceptionRule,
    Landlord,
    LandlordAnswer,
    Requirement,
    Stock,
    TermScope,
)


class Paused(TypedDict):
    """``LandlordQuerySet.with_pause``: whether the landlord lets nothing, and until when."""

    is_paused: bool | None
    paused_until: date | None
    pause_reason: str | None


class Listed(Paused):
    """``LandlordQuerySet.for_list``: what a line of the directory shows."""

    vacancies: int | None
    confirmed_on: date | None
    confirmed_by: str | None
    bent_topics: list[str]
    homes: list[Stock]
    given_answers: list[LandlordAnswer]


class Detailed(Paused):
    """``LandlordQuerySet.for_detail``: what the landlord's page shows."""

    known_from: date | None
    homes: list[Stock]


class InForce(TypedDict):
    """``LandlordQuerySet.for_detail``: what a scope says on the day."""

    rows_in_force: list[Requirement]
    exceptions_in_force: list[ExceptionRule]


class WithRule(TypedDict):
    """``LandlordAnswerQuerySet.with_rule``: all that the answer's scope demands on the day."""

    rules: list[Requirement]


if TYPE_CHECKING:
    from django_stubs_ext import WithAnnotations

    PausedLandlord = WithAnnotations[Landlord, Paused]
    ListedLandlord = WithAnnotations[Landlord, Listed]
    DetailedLandlord = WithAnnotations[Landlord, Detailed]
    LoadedScope = WithAnnotations[TermScope, InForce]
    RuledScope = WithAnnotations[TermScope, WithRule]
