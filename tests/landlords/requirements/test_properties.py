"""What must hold for any terms and for any junk."""

import json
from collections.abc import Callable
from decimal import Decimal
from typing import Any

from django.utils import translation
from hypothesis import assume, given
from hypothesis import strategies as st

from landlords.requirements.catalogue import CATALOGUE, CONDITIONS
from landlords.requirements.codes import Acceptance, IncomeType
from landlords.requirements.contract import Statement
from landlords.requirements.params import ParamSpec, ValueType, specs
from landlords.requirements.parsing import (
    audience_key,
    dump_audience,
    dump_conditions,
    dump_tests,
    parse_audience,
    parse_conditions,
    parse_tests,
)
from landlords.requirements.problems import TermsError
from landlords.requirements.sentences import describe_tests, say, short_tests

TEXTS = st.text(max_size=60) | st.sampled_from(
    ["1e999", "NaN", "2.5", "\x00", "gross", "remarks", "salary", "\ud800", "%s", "%(n)s", "9" * 99]
)
NUMBERS = st.integers() | st.floats() | st.sampled_from([0, 1, True, 10**400, -(10**400), 0.1])
SCALARS = st.none() | st.booleans() | NUMBERS | TEXTS
WORDS = ["kind", "version", "params", "n", "basis", "incomes", "persons", "most", "types", "1"]
KEYS = st.sampled_from(WORDS) | TEXTS
JUNK = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=12,
)


def numbers(spec: ParamSpec) -> tuple[int, int]:
    least = 0 if spec.least is None else spec.least
    most = 1000 if spec.most is None else spec.most
    return int(least * 100), int(most * 100)


def good_value(spec: ParamSpec) -> st.SearchStrategy[Any]:
    """JSON of the right type and within its limits for one parameter."""
    least, most = numbers(spec)
    codes = st.sampled_from([value for value, _label in spec.choices] or [""])
    by_type: dict[ValueType, st.SearchStrategy[Any]] = {
        ValueType.DECIMAL: st.integers(least, most).map(lambda n: str(Decimal(n) / 100)),
        ValueType.INTEGER: st.integers(-(-least // 100), most // 100),
        ValueType.BOOLEAN: st.booleans(),
        ValueType.CODE: st.lists(codes, min_size=1, unique=True) if spec.many else codes,
        ValueType.INCOMES: st.dictionaries(
            st.sampled_from([income.value for income in IncomeType]),
            st.sampled_from([acceptance.value for acceptance in Acceptance]),
            min_size=1,
        ),
        ValueType.SHARES: st.dictionaries(
            st.sampled_from([income.value for income in IncomeType]),
            st.integers(100, 10_000).map(lambda n: str(Decimal(n) / 100)),
        ),
        ValueType.STEPPED: st.integers(least, most).map(lambda n: str(Decimal(n) / 100)),
        ValueType.TEXT: st.text(
            st.characters(codec="ascii", exclude_categories=["Cc", "Zs"]), min_size=1, max_size=40
        ),
        ValueType.PERSONS_BY_ROOMS: st.lists(st.integers(1, 30), min_size=1, max_size=8).map(
            lambda sizes: {str(place + 1): size for place, size in enumerate(sorted(sizes))}
        ),
    }
    value = by_type[spec.value_type]
    return value | st.none() if spec.nullable else value


def good_entry(statement: type[Statement]) -> st.SearchStrategy[dict[str, Any]]:
    params = st.fixed_dictionaries({spec.name: good_value(spec) for spec in specs(statement)})
    return params.map(
        lambda found: {"kind": statement.code, "version": statement.version, "params": found}
    )


KIND_ENTRIES = st.sampled_from(CATALOGUE).flatmap(good_entry)
CONDITION_ENTRIES = st.sampled_from(CONDITIONS).flatmap(good_entry)
NEARLY = st.lists(st.lists(KIND_ENTRIES | JUNK, max_size=3) | JUNK, max_size=3)


PARSERS: tuple[Callable[[object], object], ...] = (parse_tests, parse_conditions, parse_audience)


def refusals(parse: Callable[[object], object], data: object) -> list[str]:
    """What a parser has against the data, problem by problem; anything else it raises comes out."""
    try:
        parse(data)
    except TermsError as error:
        return [str(problem) for problem in error.problems] or ["refused without a word"]
    return []


@given(st.lists(st.lists(KIND_ENTRIES, min_size=1, max_size=2), max_size=2))
def test_terms_come_back_the_same_and_stay_so(data: list[list[dict[str, Any]]]) -> None:
    assume(not refusals(parse_tests, data))  # parameters that do not go together, doubles
    tests = parse_tests(data)
    dumped = dump_tests(tests)
    assert parse_tests(json.loads(json.dumps(dumped))) == tests
    assert dump_tests(parse_tests(dumped)) == dumped
    for language in ("sv", "en"):
        with translation.override(language):
            assert say(describe_tests(tests))
            assert say(short_tests(tests))


@given(CONDITION_ENTRIES)
def test_conditions_come_back_the_same_and_stay_so(data: dict[str, Any]) -> None:
    assume(not refusals(parse_audience, data))
    audience = parse_audience(data)
    assert audience is not None
    dumped = dump_audience(audience)
    assert parse_audience(json.loads(json.dumps(dumped))) == audience
    assert parse_conditions([dumped]) == (audience,)
    assert dump_conditions([audience]) == [dumped]
    assert audience_key(audience) == audience_key(parse_audience(dumped))
    with translation.override("sv"):
        assert say(audience.describe())
        assert say(audience.short())


@given(JUNK | NEARLY | st.lists(st.lists(KIND_ENTRIES.map(lambda found: found | {"": 1}))))
def test_whatever_comes_in_nothing_but_a_terms_error_comes_out(data: object) -> None:
    for parse in PARSERS:
        for told in refusals(parse, data):
            assert told.encode()
            assert "\x00" not in told


@given(KIND_ENTRIES | CONDITION_ENTRIES, st.data())
def test_a_spoilt_parameter_is_refused_in_its_place(
    found: dict[str, Any], data: st.DataObject
) -> None:
    assume(found["params"])
    name = data.draw(st.sampled_from(sorted(found["params"])))
    spoilt = found | {"params": found["params"] | {name: data.draw(JUNK)}}
    is_kind = found["kind"] in {kind.code for kind in CATALOGUE}
    told = refusals(parse_tests, [[spoilt]]) if is_kind else refusals(parse_audience, spoilt)
    assert all(problem.removeprefix("[0][0].").startswith("params.") for problem in told)


def test_deep_nesting_is_only_a_problem() -> None:
    deep: object = []
    for _level in range(100_000):
        deep = [deep]
    for data in (deep, [deep], [[deep]], [[{"kind": deep, "version": deep, "params": deep}]]):
        assert refusals(parse_tests, data)
    assert refusals(parse_tests, [[{"kind": "remarks", "version": 1, "params": {"most": deep}}]])
