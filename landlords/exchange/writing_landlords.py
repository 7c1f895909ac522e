"""Landlords with all that hangs on them, many at a time in a fixed number of queries."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any, Final

from landlords.exchange.shapes import PRIORITY_SCOPE
from landlords.exchange.writing_columns import Names, Object, Table
from landlords.exchange.writing_tables import (
    EXCEPTION,
    LANDLORD,
    OF_LANDLORD,
    PRIORITY,
    PROGRAMME,
    REQUIREMENT,
    SCOPE,
)
from landlords.models import District, House, TermScope

Grouped = dict[int, list[Object]]

PLACES: Final = (
    ("districts", TermScope.districts.through, District, "district_id"),
    ("houses", TermScope.houses.through, House, "house_id"),
)
"""Where scopes apply: the key, the table between, the table of the places, its column there."""


def written_landlords(keys: Sequence[int], names: Names, *, restricted: bool) -> list[Object]:
    """These landlords, by primary keys, in the order of their own keys."""
    landlords = dict(LANDLORD.rows(names, "pk", pk__in=keys))
    for table in OF_LANDLORD:
        if restricted or not table.restricted:
            hang(landlords, table, grouped(table, names, {"landlord__in": keys}))
    hang(landlords, SCOPE, scopes("landlord", keys, names, restricted=restricted))
    if restricted:
        hang(landlords, PRIORITY, priority(keys, names))
    return LANDLORD.in_order(landlords.values())


def written_programmes(names: Names, *, restricted: bool) -> list[Object]:
    """Every programme with its scopes."""
    programmes = dict(PROGRAMME.rows(names, "pk"))
    found = scopes("programme", list(programmes), names, restricted=restricted)
    hang(programmes, SCOPE, found)
    return PROGRAMME.in_order(programmes.values())


def hang(owners: dict[int, Object], table: Table, rows: Grouped) -> None:
    """Give each owner its list, which may be empty."""
    for key, owner in owners.items():
        owner[table.key] = table.in_order(rows.get(key, ()))


def grouped(table: Table, names: Names, only: Mapping[str, Any], owner: str = "") -> Grouped:
    """The rows of a table by what they belong to."""
    found: Grouped = defaultdict(list)
    for key, row in table.rows(names, owner or table.owner, **only):
        found[key].append(row)
    return found


def scopes(owner: str, keys: Sequence[int], names: Names, *, restricted: bool) -> Grouped:
    """The scopes of these owners with their terms.

    A scope without requirements may be there for an exception alone, so that its very name would
    tell of one: it stands among the restricted records.
    """
    own, theirs = f"{owner}__in", f"scope__{owner}__in"
    rows = SCOPE.rows(names, "pk", f"{owner}_id", **{own: keys})
    written = {key: scope for key, _owner, scope in rows}
    put_places(written, names, {f"termscope__{own}": keys})
    hang(written, REQUIREMENT, grouped(REQUIREMENT, names, {theirs: keys}))
    if restricted:
        hang(written, EXCEPTION, grouped(EXCEPTION, names, {theirs: keys}))
    found: Grouped = defaultdict(list)
    for _key, of, scope in rows:
        if restricted or scope[REQUIREMENT.key]:
            found[of].append(scope)
    return found


def put_places(scopes: dict[int, Object], names: Names, only: Mapping[str, Any]) -> None:
    """Where scopes apply: the codes of their districts and houses."""
    for key, through, table, column in PLACES:
        found: dict[int, list[str]] = defaultdict(list)
        rows = through._default_manager.filter(**only).values_list("termscope_id", column)
        for scope, place in rows:
            found[scope].append(names.of(table, place))
        for scope, written in scopes.items():
            written[key] = sorted(found[scope])


def priority(keys: Sequence[int], names: Names) -> Grouped:
    """The priority rules of these landlords, with all that stands in the one scope a rule has."""
    rows = PRIORITY.rows(names, "pk", PRIORITY.owner, landlord__in=keys)
    of_rule = scopes("priority", [key for key, _owner, _rule in rows], names, restricted=True)
    found: Grouped = defaultdict(list)
    for key, owner, rule in rows:
        stands = of_rule[key][0] if key in of_rule else {}
        found[owner].append(rule | {name: stands.get(name, []) for name in PRIORITY_SCOPE.names})
    return found
