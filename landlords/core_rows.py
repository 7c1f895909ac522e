"""The only bridge to the core: rows of the database in, the core's own rows out."""

import json

from landlords.districts import Tree
from landlords.models import ExceptionRule, Requirement, TermScope
from landlords.requirements.codes import Disregard, Effect, Layer, Says, Tier, Topic, Weight
from landlords.requirements.parsing import parse_audience, parse_conditions, parse_tests, tests_of
from landlords.requirements.resolution import ExceptionRow, Row, Scope


def core_scope(scope: TermScope, tree: Tree) -> Scope:
    """Where a set of terms applies; districts by their code, those that are part of them too."""
    named = [district.code for district in scope.districts.all()]
    districts = frozenset(code for district in named for code in tree.within(district))
    around = frozenset(code for district in named for code in tree.around(district))
    return Scope(
        rank=scope.rank,
        name=scope.name,
        districts=districts,
        products=frozenset(scope.products),
        houses=frozenset(house.code for house in scope.houses.all()),
        around=around - districts,
    )


def core_row(requirement: Requirement, tree: Tree) -> Row:
    """One requirement as the core reads it; ``key`` leads back to the row."""
    return Row(
        scope=core_scope(requirement.scope, tree),
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


def core_exception(exception: ExceptionRule, tree: Tree) -> ExceptionRow:
    """One exception as the core reads it; ``key`` leads back to the row."""
    replaces, disregards = exception.effect == Effect.REPLACE, exception.disregards
    return ExceptionRow(
        scope=core_scope(exception.scope, tree),
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
