"""Readers of what the core alone understands: tests, conditions, audiences."""

import json
from functools import lru_cache

from landlords.exchange.values import Reader
from landlords.requirements.parsing import (
    MOST_KEPT,
    dump_audience,
    dump_conditions,
    dump_tests,
    parse_audience,
    parse_conditions,
    tests_of,
)


@lru_cache(maxsize=MOST_KEPT)
def _written_tests(text: str) -> object:
    return dump_tests(tests_of(text))


def _tests(data: object) -> object:
    return _written_tests(json.dumps(data))


def _conditions(data: object) -> object:
    return dump_conditions(parse_conditions(data))


def _audience(data: object) -> object:
    return dump_audience(parse_audience(data))


TESTS = Reader(_tests, {"$ref": "#/$defs/tests"})
"""A row's tests, as the core writes them."""
CONDITIONS = Reader(_conditions, {"$ref": "#/$defs/conditions"})
"""An exception's conditions, as the core writes them."""
AUDIENCE = Reader(_audience, {"$ref": "#/$defs/condition"})
"""Whom a row is for, as the core writes it; it may be null as well."""
