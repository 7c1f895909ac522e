"""The only bridge to the core: rows of the database in, the core's own rows out."""

import json

from landlords.models import ExceptionRule, Requirement, TermScope
from landlords.requirements.codes import Disregard, Effect, Layer, Says, Tier, Topic, Weight
from landlords.requirements.parsing import parse_audience, parse_conditions, parse_tests, tests_of
from landlords.requirements.resolution import ExceptionRow, Row, Scope


def core_scope(scope: TermScope) -> Scope:
    """Where a set of terms applies; districts by their code."""
    return Scope(
        rank=scope.rank,
        name=scope.name,
        districts=frozenset(district.code for district in scope.districts.all()),
        products=frozenset(scope.products),
    )


def core_row(requirement: Requirement) -> Row:
    """One requirement as the core reads it; ``key`` leads back to the row."""
    return Row(
        scope=core_scope(requirement.scope),
        topic=Topic(requirement.topic),
        tier=Tier(requirement.tier),
        layer=Layer(requirement.layer),
        weight=Weight(requirement.weight),
        says=Says(requirement.says),
        tests=tests_of(json.dumps(requirement.tests)) if requirement.says == Says.TESTS else (),
        audience=parse_audience(requirement.audience),
        valid_from=requirement.valid_from,
        valid_until=requirement.valid_until,
        key=requirement.pk,
    )


def core_exception(exception: ExceptionRule) -> ExceptionRow:
    """One exception as the core reads it; ``key`` leads back to the row."""
    replaces, disregards = exception.effect == Effect.REPLACE, exception.disregards
    return ExceptionRow(
        scope=core_scope(exception.scope),
        topic=Topic(exception.topic),
        effect=Effect(exception.effect),
        valid_from=exception.valid_from,
        valid_until=exception.valid_until,
        audience=parse_audience(exception.audience),
        tests=parse_tests(exception.tests) if replaces else (),
        disregards=Disregard(disregards) if disregards else None,
        conditions=parse_conditions(exception.conditions),
        decider=exception.decider,
        door=exception.door,
        proof=tuple(exception.proof),
        wording=exception.wording,
        per_year=exception.per_year,
        duration_months=exception.duration_months,
        key=exception.pk,
    )
