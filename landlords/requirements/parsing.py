"""JSON into terms and back: the only door by which stored or imported terms enter the core.

A row's tests are a list of alternatives, each a non-empty list of objects with exactly the keys
`kind`, `version` and `params`; conditions are a list of the same objects, an audience is one or
null. Whatever is wrong is told, all of it, as a TermsError and never as anything else. What comes
out is canonical: the same terms are always written the same way.
"""

import json
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import TypeVar

from django.utils.translation import gettext_lazy as _

from landlords.requirements.catalogue import CATALOGUE, CONDITIONS
from landlords.requirements.contract import Condition, Kind, Statement
from landlords.requirements.decoding import (
    decode_record,
    encode,
    key_problems,
    list_of,
    object_of,
)
from landlords.requirements.params import specs
from landlords.requirements.problems import Gathering, Problem, TermsError, refused, shown
from landlords.requirements.sentences import Series

S = TypeVar("S", bound=Statement)
Tests = tuple[tuple[Kind, ...], ...]

KEYS = ("kind", "version", "params")
MOST_IN_LIST = 12
MOST_KEYS = 30
MOST_KEPT = 4096

NO_SUCH_KIND = _("There is nothing called %(given)s here. Choose from: %(known)s.")
NO_SUCH_VERSION = _("Version %(given)s of %(kind)s is not known. Write version %(version)s.")
EMPTY = _("There is nothing here. State at least one, or leave the whole list out.")
TWICE = _("The same is stated twice. Take one of them away.")


def parse_tests(data: object) -> Tests:
    """A row's tests: alternatives, each of kinds that must all hold; () if there are none."""
    gathering = Gathering()
    items = [
        gathering.read(f"[{place}]", _statements, item, CATALOGUE)
        for place, item in enumerate(list_of(data, MOST_IN_LIST))
    ]
    alternatives = [item for item in items if item]
    gathering.problems.extend(_repeated([frozenset(item) for item in alternatives]))
    gathering.finish()
    return tuple(alternatives)


@lru_cache(maxsize=MOST_KEPT)
def tests_of(text: str) -> Tests:
    """The tests written in a JSON text; most landlords say what others say, so these are kept."""
    return parse_tests(json.loads(text))


def dump_tests(tests: Tests) -> list[list[dict[str, object]]]:
    """The canonical JSON form of a row's tests."""
    return [[_dump(test) for test in alternative] for alternative in tests]


def parse_conditions(data: object) -> tuple[Condition, ...]:
    """An exception's conditions, at least one, all of which must hold."""
    return _statements(data, CONDITIONS)


def dump_conditions(conditions: Iterable[Condition]) -> list[dict[str, object]]:
    """The canonical JSON form of an exception's conditions."""
    return [_dump(condition) for condition in conditions]


def parse_audience(data: object) -> Condition | None:
    """Whom a row is for; None is everybody."""
    return None if data is None else _statement(data, CONDITIONS)


def dump_audience(audience: Condition | None) -> dict[str, object] | None:
    """The canonical JSON form of an audience; None is everybody."""
    return None if audience is None else _dump(audience)


def audience_key(audience: Condition | None) -> str:
    """One text per audience, equal exactly when the audiences are; empty for everybody."""
    if audience is None:
        return ""
    return json.dumps(_dump(audience), sort_keys=True, separators=(",", ":"))


def _statements(data: object, catalogue: tuple[type[S], ...]) -> tuple[S, ...]:
    gathering = Gathering()
    items = list_of(data, MOST_IN_LIST)
    if not items:
        raise refused(EMPTY)
    read = [
        gathering.read(f"[{place}]", _statement, item, catalogue)
        for place, item in enumerate(items)
    ]
    statements = tuple(item for item in read if item)
    gathering.problems.extend(_repeated(statements))
    gathering.finish()
    return statements


def _statement(data: object, catalogue: tuple[type[S], ...]) -> S:
    entry = object_of(data, MOST_KEYS)
    gathering = Gathering(key_problems(entry, allowed=KEYS, required=KEYS))
    if "kind" not in entry:
        raise TermsError(gathering.problems)
    statement = gathering.read("kind", _class_of, entry["kind"], catalogue)
    if statement is None:
        raise TermsError(gathering.problems)
    if "version" in entry:
        gathering.read("version", _check_version, statement, entry["version"])
    params = _upgraded(statement, entry.get("version"), entry.get("params", {}))
    made = gathering.read("params", decode_record, statement, params)
    if made is None or gathering.problems:
        raise TermsError(gathering.problems)
    return made


def _class_of(given: object, catalogue: tuple[type[S], ...]) -> type[S]:
    for statement in catalogue:
        if isinstance(given, str) and statement.code == given:
            return statement
    known = Series(tuple(statement.code for statement in catalogue))
    raise refused(NO_SUCH_KIND, given=shown(given), known=known)


def _check_version(statement: type[Statement], given: object) -> None:
    """The present version, or an earlier one that can be made into it."""
    if isinstance(given, bool) or not isinstance(given, int) or not _is_known(statement, given):
        raise refused(
            NO_SUCH_VERSION, given=shown(given), kind=statement.code, version=statement.version
        )


def _is_known(statement: type[Statement], version: int) -> bool:
    if not 1 <= version <= statement.version:
        return False
    return all(step in statement.upgrades for step in range(version, statement.version))


def _upgraded(statement: type[Statement], version: object, params: object) -> object:
    """Parameters of an earlier version as those of the present one; what is no object stays so."""
    if not isinstance(params, dict) or not isinstance(version, int):
        return params
    if isinstance(version, bool) or not _is_known(statement, version):
        return params
    for step in range(version, statement.version):
        params = statement.upgrades[step](dict(params))
    return params


def _repeated(items: Iterable[object]) -> Iterator[Problem]:
    seen: list[object] = []
    for place, item in enumerate(items):
        if item in seen:
            yield Problem(f"[{place}]", TWICE)
        seen.append(item)


def _dump(statement: Statement) -> dict[str, object]:
    params = {spec.name: encode(getattr(statement, spec.name)) for spec in specs(type(statement))}
    return {"kind": statement.code, "version": statement.version, "params": params}
