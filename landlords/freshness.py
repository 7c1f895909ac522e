"""When a statement has grown old: each sort by an interval of its own, spread over the year.

What was written down in the same weeks would grow old in the same weeks, and nobody can call
everybody at once. So each landlord's statements fall due somewhat earlier than their interval says,
by a share that hangs on the landlord's key alone: always the same, for all it has said.
"""

import hashlib
from datetime import date, timedelta
from typing import Any, Final

from django.db.models import (
    DateField,
    DurationField,
    ExpressionWrapper,
    F,
    Func,
    IntegerField,
    OuterRef,
    QuerySet,
    Subquery,
    Value,
)
from django.db.models.functions import MD5, Cast, Coalesce

from landlords.belonging import IN_A_SCOPE
from landlords.models import (
    ChannelUse,
    ContactPerson,
    ContractOffer,
    Cooperation,
    HouseOwnership,
    LandlordFact,
    PriorityRule,
    ReviewInterval,
    Statement,
    Stock,
)
from landlords.requirements.ask import months_after
from landlords.requirements.offer_codes import Subject

DEFAULT_MONTHS: Final = 12
PARTS: Final = 0x10000  # a share is one of so many parts
DAYS_A_MONTH: Final = 28  # so that a quarter of the months is never more than a quarter of the days
SUBJECTS: Final[dict[type[Statement], Subject]] = {
    Stock: Subject.STOCK,
    HouseOwnership: Subject.HOUSES,
    ContractOffer: Subject.CONTRACTS,
    ChannelUse: Subject.CHANNELS,
    PriorityRule: Subject.PRIORITY,
    Cooperation: Subject.COOPERATION,
    ContactPerson: Subject.CONTACTS,
    LandlordFact: Subject.FACTS,
}


def share_of(key: str) -> int:
    """How much earlier a landlord's statements fall due, in 65 536 parts of a quarter."""
    return int(hashlib.md5(key.encode(), usedforsecurity=False).hexdigest()[:4], 16)


def due_day(confirmed_on: date, months: int, key: str) -> date:
    """The day on which something confirmed that day is to be asked again.

    ``months`` is its interval; ``key`` the landlord's. Never later than the interval says, and
    earlier by a quarter of it at most.
    """
    earlier = months * DAYS_A_MONTH * share_of(key) // (4 * PARTS)
    return months_after(confirmed_on, months) - timedelta(days=earlier)


def subject_of(statement: Statement) -> str | None:
    """The subject whose interval a statement has: its topic, or its sort; None: the default one."""
    if isinstance(statement, IN_A_SCOPE):
        topic: str = getattr(statement, "topic", "")
        return topic
    return SUBJECTS.get(type(statement))


def months_for(subject: str | None) -> int:
    """The interval of a subject, in months."""
    row = ReviewInterval.objects.filter(subject=subject or "").first()
    return row.months if row else DEFAULT_MONTHS


def due_on(rows: "QuerySet[Any]", day: date) -> "QuerySet[Any]":
    """The statements among these that are to be asked again on this day at the latest."""
    return with_due_day(rows).filter(due_day__lte=day)


def with_due_day(rows: "QuerySet[Any]") -> "QuerySet[Any]":
    """Statements with the day on which each falls due, worked out by the database alike."""
    in_scope = rows.model in IN_A_SCOPE
    subject = OuterRef("topic") if in_scope else Value(SUBJECTS.get(rows.model, ""))
    asked = ReviewInterval.objects.filter(subject=subject).values("months")
    months = Coalesce(Subquery(asked), Value(DEFAULT_MONTHS), output_field=IntegerField())
    owners = ("scope__landlord__key", "scope__priority__landlord__key") if in_scope else ()
    key = Coalesce(*owners, Value("")) if in_scope else Coalesce("landlord__key", Value(""))
    earlier = months * Value(DAYS_A_MONTH) * Share(MD5(key)) / Value(4 * PARTS)
    undiminished = Cast(F("confirmed_on") + Months(months), DateField())
    dated: QuerySet[Any] = rows.annotate(
        due_day=ExpressionWrapper(undiminished - earlier, DateField())
    )
    return dated


class Share(Func):
    """The first sixteen bits of a digest in hexadecimal, as ``share_of`` has them."""

    template = "('x' || substr(%(expressions)s, 1, 4))::bit(16)::int"
    output_field = IntegerField()


class Months(Func):
    """So many months, as a span to be added to a day."""

    template = "make_interval(months => %(expressions)s)"
    output_field = DurationField()
