"""Scopes, requirements and exceptions that cannot be meant as they stand."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import combinations
from typing import Any, Final

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from landlords.belonging import IN_A_SCOPE, rows_of
from landlords.consistency.base import Offender, check, told
from landlords.models import (
    ChannelUse,
    ExceptionRule,
    HouseOwnership,
    Requirement,
    Statement,
    Stock,
    TermScope,
)
from landlords.querysets import in_force
from landlords.requirements.catalogue import CATALOGUE, CONDITIONS
from landlords.requirements.codes import Says, Topic
from landlords.requirements.conditions import AgeBetween
from landlords.requirements.parsing import parse_audience
from landlords.requirements.problems import TermsError

VERSIONS: Final = {entry.code: entry.version for entry in (*CATALOGUE, *CONDITIONS)}

ELSEWHERE = _(
    "“%(scope)s” of %(landlord)s applies to houses that all lie in other districts than those it "
    "names. Take out one of the two."
)
NOT_ITS_HOUSES = _(
    "“%(scope)s” applies to houses of which %(landlord)s owns none. Name other houses, or end its "
    "terms."
)
NO_HOMES_THERE = _(
    "“%(scope)s” applies to districts in which %(landlord)s has no homes. Correct the districts, or "
    "add the homes."
)
BOTH_HOLD = _(
    "%(landlord)s, %(topic)s: two rows for different people may both hold for one household. Make "
    "sure that they are meant to add up, or narrow one of them."
)
FROM_NOTHING = _(
    "%(landlord)s makes an exception on %(topic)s, and nothing is stated on that. Add the "
    "requirement, or let the exception end."
)
NONE_AND_SOME = _(
    "%(landlord)s, %(topic)s: one row says that nothing is demanded, another one in the same place "
    "demands something. Let one of them end, or correct it."
)
EARLIER = _(
    "%(landlord)s, %(topic)s: written in an earlier form of “%(kind)s”. It is still read; open it "
    "and save it to bring it up to date."
)


@check(_("Scopes that can never apply"))
def scopes_that_never_apply(day: date) -> Iterator[Offender]:
    """Scopes whose houses lie elsewhere, or whose houses or districts the landlord has nothing in."""
    homes, owned = homes_by_landlord(day), houses_by_landlord(day)
    scopes = TermScope.objects.filter(landlord__isnull=False, landlord__merged_into__isnull=True)
    for scope in scopes.select_related("landlord").prefetch_related("districts", "houses"):
        sentence = never_applies(scope, homes[scope.landlord_key], owned[scope.landlord_key])
        if sentence is not None:
            yield Offender(scope, told(sentence, scope=scope, landlord=scope.landlord))


def never_applies(scope: TermScope, homes: set[int | None], owned: set[int]) -> Any:
    """Why a scope can never apply, as far as everything is known; None if it may."""
    districts = {district.pk for district in scope.districts.all()}
    houses = list(scope.houses.all())
    placed = {house.district_id for house in houses}
    if houses and districts and None not in placed and not placed & districts:
        return ELSEWHERE
    if houses and owned and not {house.pk for house in houses} & owned:
        return NOT_ITS_HOUSES
    if districts and homes and None not in homes and not districts & homes:
        return NO_HOMES_THERE
    return None


def homes_by_landlord(day: date) -> dict[int, set[int | None]]:
    """The districts in which each landlord has homes on this day or later."""
    found: dict[int, set[int | None]] = defaultdict(set)
    rows = Stock.objects.filter(Q(valid_until__isnull=True) | Q(valid_until__gte=day))
    for landlord, district in rows.values_list("landlord_id", "district_id"):
        found[landlord].add(district)
    return found


def houses_by_landlord(day: date) -> dict[int, set[int]]:
    """The houses that each landlord owns on this day or later."""
    found: dict[int, set[int]] = defaultdict(set)
    rows = HouseOwnership.objects.filter(Q(valid_until__isnull=True) | Q(valid_until__gte=day))
    for landlord, house in rows.values_list("landlord_id", "house_id"):
        found[landlord].add(house)
    return found


@check(_("Two requirements for different people that may both hold"))
def audiences_that_both_hold(day: date) -> Iterator[Offender]:
    """Rows of one topic in one scope whose audiences do not shut each other out."""
    rows = own_terms(Requirement, day).exclude(audience_key="").order_by("pk")
    for group in grouped(rows, "scope_id", "topic", "tier", "layer"):
        for row, other in combinations(group, 2):
            if not shut_out(row, other):
                yield Offender(other, told(BOTH_HOLD, **named(other)))


def shut_out(row: Requirement, other: Requirement) -> bool:
    """Whether nobody can belong to both: known of spans of years alone."""
    try:
        mine, theirs = parse_audience(row.audience), parse_audience(other.audience)
    except TermsError:
        return True  # told as an earlier form, or refused wherever it is read
    if not (isinstance(mine, AgeBetween) and isinstance(theirs, AgeBetween)):
        return False
    first = max(mine.least or 0, theirs.least or 0)
    return first > min(mine.most or 999, theirs.most or 999)


@check(_("Exceptions from something that is not demanded"))
def exceptions_from_nothing(day: date) -> Iterator[Offender]:
    """Exceptions on a topic on which the landlord has stated nothing; a queue is stated by using one."""
    stated = set(own_terms(Requirement, day).values_list("scope__landlord_id", "topic"))
    queues = ChannelUse.objects.filter(in_force(day)).values_list("landlord_id", flat=True)
    stated |= {(landlord, Topic.QUEUE.value) for landlord in queues}
    for row in own_terms(ExceptionRule, day).order_by("pk"):
        if (row.scope.landlord_key, row.topic) not in stated:
            yield Offender(row, told(FROM_NOTHING, **named(row)))


@check(_("“No requirement” beside a requirement"))
def no_requirement_beside_others(day: date) -> Iterator[Offender]:
    """Rows that say that nothing is demanded, in one place and topic with rows that demand."""
    rows = own_terms(Requirement, day).order_by("pk")
    for group in grouped(rows, "scope_id", "topic", "layer"):
        says = {row.says for row in group}
        if len(says) > 1:
            none = next(row for row in group if row.says == Says.NONE.value)
            yield Offender(none, told(NONE_AND_SOME, **named(none)))


@check(_("Terms written in an earlier form"))
def earlier_versions(day: date) -> Iterator[Offender]:
    """Requirements and exceptions in which a kind stands in an earlier version."""
    for model in IN_A_SCOPE:
        rows = rows_of(model).filter(Q(valid_until__isnull=True) | Q(valid_until__gte=day))
        for row in rows.select_related("scope__landlord").order_by("pk"):
            kind = earlier_kind([getattr(row, name, None) for name in ("tests", "conditions")])
            kind = kind or earlier_kind([row.audience])
            if kind is not None:
                yield Offender(row, told(EARLIER, kind=kind, **named(row)))


def earlier_kind(data: Any) -> str | None:
    """The first kind in an earlier version, wherever it stands."""
    if isinstance(data, list):
        return next((kind for item in data if (kind := earlier_kind(item))), None)
    if not isinstance(data, dict):
        return None
    code, version = data.get("kind"), data.get("version")
    present = VERSIONS.get(str(code))
    return str(code) if present is not None and version != present else None


def own_terms(model: type[Statement], day: date) -> "QuerySet[Any]":
    """Landlords' own terms that hold on this day."""
    rows = rows_of(model).filter(in_force(day), scope__landlord__isnull=False)
    return rows.select_related("scope__landlord")


def grouped(rows: Iterable[Any], *keys: str) -> Iterator[list[Any]]:
    """Rows that are alike in these, where there is more than one."""
    found: dict[tuple[Any, ...], list[Any]] = defaultdict(list)
    for row in rows:
        found[tuple(getattr(row, key) for key in keys)].append(row)
    return (group for group in found.values() if len(group) > 1)


def named(row: Any) -> dict[str, Any]:
    """Whose term it is, and on what."""
    return {"landlord": row.scope.owner, "topic": row.get_topic_display()}
