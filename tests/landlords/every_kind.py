"""One example of every kind and condition there is, made of what their parameters may be."""

from collections.abc import Callable, Iterator
from decimal import Decimal
from itertools import product
from typing import Any

from landlords.requirements.codes import Acceptance, IncomeType, StepBy
from landlords.requirements.contract import Statement
from landlords.requirements.params import ParamSpec, ValueType, specs
from landlords.requirements.parsing import dump_audience, dump_tests
from landlords.requirements.problems import TermsError
from landlords.requirements.values import Incomes, PersonsByRooms, Shares, Step, Steps

STEPS = 10_000  # the most combinations that are tried


def between(spec: ParamSpec, wanted: int) -> int:
    """The wanted number, or what is allowed that lies nearest."""
    least = 0 if spec.least is None else int(-(-Decimal(spec.least) // 1))
    return min(max(wanted, least), int(wanted if spec.most is None else spec.most))


def decimals(spec: ParamSpec) -> list[Decimal]:
    """Two numbers, one with decimals."""
    low = Decimal(between(spec, 3))
    return [low + Decimal("0.25") if spec.most is None or low < spec.most else low, low]


def stepped(spec: ParamSpec) -> list[Any]:
    """Three steps by the rent, or one number."""
    first, second = decimals(spec)
    ends = (Decimal(6500), Decimal(9000), None)
    steps = zip(ends, (second, first, second), strict=True)
    return [Steps(StepBy.RENT, tuple(Step(end, value) for end, value in steps)), first]


def codes(spec: ParamSpec) -> list[Any]:
    """Each code; of lists the whole, both ends, and none."""
    every = list(spec.code or ())
    return [tuple(every), tuple(every[:2]), tuple(every[-2:]), ()] if spec.many else every


def incomes(_spec: ParamSpec) -> list[Any]:
    """Every kind of income but the last, each counted in the next way."""
    ways = list(Acceptance)
    every = list(IncomeType)[:-1]
    return [Incomes.of({income: ways[n % len(ways)] for n, income in enumerate(every)})]


VALUES: dict[ValueType, Callable[[ParamSpec], list[Any]]] = {
    ValueType.DECIMAL: decimals,
    ValueType.STEPPED: stepped,
    ValueType.INTEGER: lambda spec: [between(spec, 19), between(spec, 4), between(spec, 65)],
    ValueType.BOOLEAN: lambda _spec: [True, False],
    ValueType.CODE: codes,
    ValueType.INCOMES: incomes,
    ValueType.PERSONS_BY_ROOMS: lambda _spec: [PersonsByRooms.of({1: 1, 2: 3, 4: 6, 8: 12})],
    ValueType.SHARES: lambda _spec: [
        Shares.of({IncomeType.SALARY: Decimal("33.5"), IncomeType.STUDENT_AID: Decimal(40)})
    ],
    ValueType.TEXT: lambda _spec: ["ingen rökning & inga <grillar> på balkongen – året runt"],
}


def values(spec: ParamSpec) -> list[Any]:
    """What the parameter may be, that nothing is said last."""
    return [*VALUES[spec.value_type](spec), *([None] if spec.nullable else [])]


def made_of(statement: type[Statement], choices: list[list[Any]]) -> Iterator[Statement]:
    """What can be made of these choices; those that do not go together are left out."""
    names = [spec.name for spec in specs(statement)]
    for _number, chosen in zip(range(STEPS), product(*choices), strict=False):
        try:
            yield statement(**dict(zip(names, chosen, strict=True)))
        except TermsError:
            continue


def fullest(statement: type[Statement]) -> Statement:
    """An example in which as much as possible is said."""
    return max(
        made_of(statement, [values(spec) for spec in specs(statement)]),
        key=lambda made: sum(getattr(made, spec.name) is not None for spec in specs(statement)),
    )


def barest(statement: type[Statement]) -> Statement:
    """An example in which as little as possible is said."""
    return next(made_of(statement, [values(spec)[::-1] for spec in specs(statement)]))


def as_tests(kind: Any) -> list[list[dict[str, Any]]]:
    """A kind as the only test of a requirement, as it is stored."""
    return dump_tests(((kind,),))


def audience_of(condition: Any) -> dict[str, Any]:
    """A condition as it is stored."""
    stored = dump_audience(condition)
    assert stored is not None
    return stored
