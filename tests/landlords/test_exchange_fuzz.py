"""Mutated copies of a valid document are imported or refused in words, never anything else."""

import copy
import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from landlords.exchange.document import read_document
from landlords.models import District, ExceptionRule, Landlord, Requirement, Stock
from tests.landlords.exchange_document import DISTRICTS, document
from tests.make import make_district

STRANGE = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.sampled_from([10**30, -(10**30), 2**31, 2**63, 0, -1]),
    st.floats(),
    st.text(max_size=30),
    st.sampled_from(["\x00", "\ud800", "x" * 3000, "2026-13-01", "ronna", "call", "none", "hard"]),
    st.lists(st.integers(), max_size=2),
    st.dictionaries(st.text(max_size=5), st.integers(), max_size=2),
)


def places(data: Any, way: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Every place in a document."""
    found = [way] if way else []
    keys = data if isinstance(data, dict) else range(len(data)) if isinstance(data, list) else ()
    for key in keys:
        found += places(data[key], (*way, key))
    return found


PLACES = places(document())


@st.composite
def mutated(draw: st.DrawFn) -> Any:
    """A document with up to three parts replaced, removed, doubled or moved elsewhere."""
    data = document()
    for _time in range(draw(st.integers(1, 3))):
        change(draw, data, draw(st.sampled_from(PLACES)))
    return data


def change(draw: st.DrawFn, data: Any, way: tuple[Any, ...]) -> None:
    """One mutation; a place that an earlier one took away is left alone."""
    *outer, last = way
    here = data
    try:
        for key in outer:
            here = here[key]
        now = here[last]
    except (KeyError, IndexError, TypeError):
        return
    if not isinstance(here, dict | list):  # an earlier one put something else there
        return
    what = draw(st.sampled_from(["replace", "remove", "double", "rename", "copy"]))
    if what == "remove":
        del here[last]
    elif what == "double" and isinstance(here, list):
        here.append(copy.deepcopy(now))
    elif what == "rename" and isinstance(here, dict):
        here[draw(st.text(max_size=10))] = here.pop(last)
    elif what == "copy" and isinstance(here, dict):
        here[last] = copy.deepcopy(draw(st.sampled_from(list(here.values()))))
    else:
        here[last] = draw(STRANGE)


@settings(max_examples=400, deadline=None)
@given(data=mutated())
def test_a_mutated_document_is_read_or_refused_in_words(data: Any) -> None:
    for problem in read_document(data, DISTRICTS).problems:
        assert len(str(problem)) < 2000
        str(problem).encode("utf-8")


@pytest.mark.django_db
@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=mutated())
def test_a_mutated_file_is_imported_whole_or_not_at_all(data: Any, tmp_path: Path) -> None:
    for code in ("ronna", "geneta"):
        make_district_once(code)
    path = tmp_path / "mutated.json"
    path.write_text(json.dumps(data), encoding="utf-8")
    before = stored()
    refusal = imported(path)
    if refusal is not None:
        assert refusal.startswith("Nothing was written")
        assert stored() == before
    else:
        again = StringIO()
        call_command("import_inventory", str(path), apply=True, stdout=again)
        assert "0 new, 0 changed" in again.getvalue()
        assert all(now >= then for now, then in zip(stored(), before, strict=True))


def imported(path: Path) -> str | None:
    """Import the file; what it was refused with, if it was."""
    try:
        call_command("import_inventory", str(path), apply=True, stdout=StringIO())
    except CommandError as refusal:
        return str(refusal)
    return None


def make_district_once(code: str) -> None:
    """The districts that the document names."""
    if not District.objects.filter(code=code).exists():
        make_district(code=code)


def stored() -> list[int]:
    """How much is stored."""
    return [model.objects.count() for model in (Landlord, Stock, Requirement, ExceptionRule)]
