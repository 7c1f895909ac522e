"""Which statements there are, whose they are, and which others speak of the same thing."""

from collections.abc import Iterable, Iterator
from typing import Any, Final

from django.contrib.postgres.constraints import ExclusionConstraint
from django.db.models import F, Q, QuerySet

from landlords.models import (
    ChannelUse,
    ContactPerson,
    ContractOffer,
    Cooperation,
    ExceptionRule,
    GroupMembership,
    HouseOwnership,
    Landlord,
    LandlordFact,
    Management,
    Offer,
    Pause,
    PriorityRule,
    RentalStock,
    Requirement,
    Statement,
    Stock,
    TermScope,
)

OF_A_LANDLORD: Final[tuple[type[Statement], ...]] = (
    Pause, GroupMembership, Management, Stock, HouseOwnership, Offer, ContractOffer, ChannelUse,
    LandlordFact, ContactPerson, PriorityRule, Cooperation,
)  # fmt: skip
IN_A_SCOPE: Final[tuple[type[Statement], ...]] = (Requirement, ExceptionRule)
STATEMENTS: Final[tuple[type[Statement], ...]] = (*OF_A_LANDLORD, *IN_A_SCOPE, RentalStock)


def rows_of(model: type[Statement]) -> "QuerySet[Any]":
    """All rows of a sort of statement."""
    return model._default_manager.all()


def about(landlord: Landlord) -> Iterator["QuerySet[Any]"]:
    """Every statement about a landlord, a set for each sort; what priority rules demand as well."""
    for model in OF_A_LANDLORD:
        yield rows_of(model).filter(landlord=landlord)
    own = Q(scope__landlord=landlord) | Q(scope__priority__landlord=landlord)
    for model in IN_A_SCOPE:
        yield rows_of(model).filter(own)


def with_landlord(model: type[Statement]) -> "QuerySet[Any]":
    """All rows of a sort of statement, each with the landlord it speaks of."""
    if model in IN_A_SCOPE:
        wanted: tuple[str, ...] = (
            "scope__landlord", "scope__priority__landlord", "scope__programme"
        )  # fmt: skip
    else:
        wanted = ("landlord",) if model in OF_A_LANDLORD else ()
    rows = rows_of(model)
    return rows.select_related(*wanted) if wanted else rows


def landlord_about(record: Statement | TermScope) -> Landlord | None:
    """The landlord a record speaks of; none of a programme's terms and of all rental homes."""
    if isinstance(record, TermScope):
        return record.about
    if isinstance(record, Requirement | ExceptionRule):
        return record.scope.about
    landlord: Landlord | None = getattr(record, "landlord", None)
    return landlord


def same_thing(statement: Statement) -> "QuerySet[Any] | None":
    """The other rows that may not hold on the same day; None where several may."""
    keys = list(identity(type(statement)))
    if not keys:
        return None
    values = {key: getattr(statement, key) for key in keys}
    wanted = {f"{key}__isnull" if v is None else key: v is None or v for key, v in values.items()}
    return rows_of(type(statement)).filter(**wanted).exclude(pk=statement.pk)


def identity(model: type[Statement]) -> Iterable[str]:
    """The fields that say what a row is about, as the table's own constraint has them."""
    for constraint in model._meta.constraints:
        if isinstance(constraint, ExclusionConstraint):
            for expression, _operator in constraint.expressions:
                yield from names_in(expression)


def names_in(expression: Any) -> Iterator[str]:
    """The fields in an expression, the two days aside."""
    if isinstance(expression, F):
        name: str = expression.name  # type: ignore[attr-defined]  # the stubs leave it out
        if name not in {"valid_from", "valid_until"}:
            yield name
    else:
        for part in expression.get_source_expressions():
            yield from names_in(part)
