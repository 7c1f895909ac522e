"""Households, terms and homes for hypothesis, drawn from the same field metadata as the forms."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from landlords.requirements.applicant import Adult, Applicant
from landlords.requirements.catalogue import CATALOGUE, CONDITIONS
from landlords.requirements.codes import (
    Acceptance,
    Disregard,
    Effect,
    IncomeType,
    Layer,
    Says,
    StepBy,
    Tier,
    Topic,
    Weight,
)
from landlords.requirements.contract import Condition, Kind
from landlords.requirements.home import Home
from landlords.requirements.params import Checked, ParamSpec, ValueType, specs
from landlords.requirements.problems import TermsError
from landlords.requirements.resolution import ExceptionRow, Row, Scope
from landlords.requirements.values import (
    Answers,
    Incomes,
    Month,
    PersonsByRooms,
    Shares,
    Step,
    Steps,
)

ON = date(2026, 11, 24)
KRONOR = st.sampled_from([0, 1, 1250, 5000, 8500, 17000, 25500, 40000]).map(Decimal)
DAYS = st.integers(-900, 900).map(lambda days: ON + timedelta(days=days))
INCOME_TYPES = st.sampled_from(
    [
        IncomeType.SALARY,
        IncomeType.INCOME_SUPPORT,
        IncomeType.CHILD_BENEFIT,
        IncomeType.HOUSING_ALLOWANCE,
        IncomeType.SICKNESS_BENEFIT,
    ]
)
KEYS = st.sampled_from(["exempel", "annan"])


def made(cls: type[Any], **drawn: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """What can be made of these parameters; one that does not go with the others is left out."""
    needed = {spec.name for spec in specs(cls) if spec.required}

    def make(values: dict[str, Any]) -> Any:
        while True:
            try:
                return cls(**values)
            except TermsError as error:
                wrong = {re.split(r"[.\[]", problem.path)[0] for problem in error.problems}
            wrong = (wrong & values.keys()) - needed
            if not wrong:
                return None
            values = {name: value for name, value in values.items() if name not in wrong}

    return st.fixed_dictionaries(drawn).map(make).filter(lambda found: found is not None)


def of_spec(spec: ParamSpec) -> st.SearchStrategy[Any]:
    """A value that a parameter may have."""
    value = of_type(spec)
    return st.none() | value if spec.nullable else value


def of_type(spec: ParamSpec) -> st.SearchStrategy[Any]:
    if spec.many:
        items = records(spec.record) if spec.record else codes(spec)
        return st.lists(items, max_size=3, unique=spec.code is not None and spec.required).map(
            tuple
        )
    return BY_TYPE[spec.value_type](spec)


def codes(spec: ParamSpec) -> st.SearchStrategy[Any]:
    if spec.code is IncomeType:
        return INCOME_TYPES
    return st.sampled_from(list(spec.code or []))


def whole(spec: ParamSpec) -> st.SearchStrategy[int]:
    least = int(spec.least or 0)
    return st.integers(least, min(int(spec.most or 40), least + 40))


def decimal(spec: ParamSpec) -> st.SearchStrategy[Decimal]:
    most = Decimal(spec.most or 40_000)
    if most > 1000:
        return KRONOR.filter(lambda sum_: Decimal(spec.least or 0) <= sum_ <= most)
    least = Decimal(spec.least or 0)
    return st.integers(int(least * 2), int(most * 2)).map(lambda n: max(least, Decimal(n) / 2))


def stepped(spec: ParamSpec) -> st.SearchStrategy[Any]:
    number = decimal(spec)
    steps = st.tuples(number, number).map(
        lambda two: Steps(StepBy.RENT, (Step(Decimal(8000), two[0]), Step(None, two[1])))
    )
    return number | steps


def incomes(_spec: ParamSpec) -> st.SearchStrategy[Incomes]:
    ways = st.sampled_from(list(Acceptance))
    return st.dictionaries(INCOME_TYPES, ways, min_size=1).map(Incomes.of)


def shares(_spec: ParamSpec) -> st.SearchStrategy[Shares]:
    part = st.sampled_from([Decimal(30), Decimal(40)])
    return st.dictionaries(INCOME_TYPES, part, min_size=1).map(Shares.of)


def persons(_spec: ParamSpec) -> st.SearchStrategy[PersonsByRooms]:
    sizes = st.lists(st.integers(1, 8), min_size=1, max_size=4).map(sorted)
    return sizes.map(lambda most: PersonsByRooms.of(dict(enumerate(most, 1))))


def answers(spec: ParamSpec) -> st.SearchStrategy[Answers[Any]]:
    return st.dictionaries(codes(spec), st.booleans(), max_size=8).map(Answers.of)


BY_TYPE: dict[ValueType, Callable[[ParamSpec], st.SearchStrategy[Any]]] = {
    ValueType.DECIMAL: decimal,
    ValueType.INTEGER: whole,
    ValueType.BOOLEAN: lambda _spec: st.booleans(),
    ValueType.CODE: codes,
    ValueType.INCOMES: incomes,
    ValueType.PERSONS_BY_ROOMS: persons,
    ValueType.STEPPED: stepped,
    ValueType.SHARES: shares,
    ValueType.TEXT: lambda _spec: KEYS,
    ValueType.DATE: lambda _spec: DAYS,
    ValueType.MONTH: lambda _spec: DAYS.map(lambda day: Month(day.year, day.month)),
    ValueType.ANSWERS: answers,
    ValueType.RECORD: lambda spec: records(spec.record or Adult),
}


def records(record: type[Checked]) -> st.SearchStrategy[Any]:
    """A record with facts of every sort, some of them not known."""
    return made(record, **{spec.name: of_spec(spec) for spec in specs(record)})


def households() -> st.SearchStrategy[Applicant]:
    """A household, some of whose facts are not known."""
    return made(Applicant, **{spec.name: of_spec(spec) for spec in specs(Applicant)})


def homes() -> st.SearchStrategy[Home]:
    """A home of which everything or not all is known."""
    return st.builds(
        Home,
        landlord=st.just("exempel"),
        district=st.sampled_from([None, "ronna", "lina"]),
        rooms=st.sampled_from([None, 1, 3, 5]),
        rent=st.sampled_from([None, Decimal(5000), Decimal(8500), Decimal(12000)]),
        house=st.sampled_from([None, "bjorken"]),
    )


KINDS: st.SearchStrategy[Kind] = st.sampled_from(CATALOGUE).flatmap(records)
AUDIENCES: st.SearchStrategy[Condition] = st.sampled_from(CONDITIONS).flatmap(records)
SCOPES = st.sampled_from(
    [
        Scope(9, "all"),
        Scope(2, "Ronna", districts=frozenset({"ronna"})),
        Scope(1, "Björken", houses=frozenset({"bjorken"})),
    ]
)


def kinds_of(topic: Topic) -> st.SearchStrategy[Kind]:
    """A kind that states something on this topic."""
    return st.sampled_from([kind for kind in CATALOGUE if kind.topic is topic]).flatmap(records)


STATED = st.sampled_from(sorted({kind.topic for kind in CATALOGUE}, key=lambda t: t.position))


def rows() -> st.SearchStrategy[Row]:
    """One row of tests on its topic, or one that makes no demand."""

    def on(topic: Topic) -> st.SearchStrategy[Row]:
        alternatives = st.lists(
            st.lists(kinds_of(topic), min_size=1, max_size=2).map(tuple), max_size=2
        ).map(tuple)
        return st.builds(
            Row,
            scope=SCOPES,
            topic=st.just(topic),
            tier=st.sampled_from([Tier.DEMAND, Tier.DEMAND, Tier.WISH]),
            layer=st.sampled_from([Layer.POLICY, Layer.POLICY, Layer.DEVIATION]),
            weight=st.sampled_from(list(Weight)),
            says=st.just(Says.TESTS),
            tests=alternatives,
            audience=st.none() | AUDIENCES,
            valid_from=st.just(date(2026, 1, 1)),
            valid_until=st.none(),
        ).map(lambda row: row if row.tests else replace(row, says=Says.NONE))

    return STATED.flatmap(on)


def exceptions() -> st.SearchStrategy[ExceptionRow]:
    """One exception of any effect."""

    def on(topic: Topic) -> st.SearchStrategy[ExceptionRow]:
        replacing = kinds_of(topic).map(lambda kind: (Effect.REPLACE, ((kind,),), None))
        others = st.sampled_from(
            [(Effect.WAIVE, (), None), *((Effect.DISREGARD, (), what) for what in Disregard)]
        )
        drawn = st.tuples(SCOPES, replacing | others, AUDIENCES, st.none() | AUDIENCES)
        return drawn.map(lambda parts: one_exception(topic, *parts))

    return STATED.flatmap(on)


def one_exception(
    topic: Topic, scope: Scope, what: tuple[Any, ...], condition: Condition, audience: Any
) -> ExceptionRow:
    """An exception of this effect, for one condition."""
    effect, tests, disregards = what
    return ExceptionRow(
        scope,
        topic,
        effect,
        date(2026, 1, 1),
        None,
        audience=audience,
        tests=tests,
        disregards=disregards,
        conditions=(condition,),
    )
