"""Out, in and out again: the same bytes; whatever the records, restricted or not."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from landlords import models
from landlords.exchange.applying import apply_plan
from landlords.exchange.document import read_document
from landlords.exchange.planning import make_plan
from landlords.exchange.writing import Inventory
from landlords.reference_data import FOLDER
from tests.landlords.any_record import Drawing
from tests.landlords.exchange_full import full_document
from tests.landlords.whole_record import WholeRecord
from tests.zone_client import as_web_login

pytestmark = pytest.mark.django_db
ROOT = Path(__file__).resolve().parents[2]
Commands = Callable[..., bytes]


def nobody_waits(_done: int, _total: int) -> None:
    """No progress is shown."""


def taken_out(*, restricted: bool) -> str:
    """The whole file."""
    return "".join(Inventory(restricted=restricted).parts(nobody_waits))


def bring_in(text: str) -> None:
    """Import it; nothing may be wrong."""
    plan = make_plan(read_document(json.loads(text), {}), lock=True, progress=nobody_waits)
    assert plan.problems == []
    apply_plan(plan, nobody_waits)


@contextmanager
def forgotten() -> Iterator[None]:
    """Whatever is stored in here is gone afterwards."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def there_and_back(store: Callable[[], None], *, restricted: bool) -> tuple[str, str]:
    """The file of what is stored, and the file of what an empty portal has of that file."""
    with forgotten():
        store()
        first = taken_out(restricted=restricted)
    assert not models.Landlord.objects.exists()
    assert not models.District.objects.exists()
    with forgotten():
        bring_in(first)
        return first, taken_out(restricted=restricted)


def a_file(path: Path) -> Callable[[], None]:
    """Store what a file holds, in a portal that has the districts that ship."""

    def store() -> None:
        call_command("load_reference_data", stdout=StringIO())
        call_command("import_inventory", str(path), apply=True, stdout=StringIO())

    return store


def the_full_document() -> None:
    """Store the document with one of everything."""
    models.District.objects.create(code="ronna", name="Ronna")
    models.District.objects.create(code="geneta", name="Geneta")
    plan = make_plan(
        read_document(full_document(), {"ronna": None, "geneta": None}),
        lock=True,
        progress=nobody_waits,
    )
    assert plan.problems == []
    apply_plan(plan, nobody_waits)


STORED = {
    "every column of every table": WholeRecord().make,
    "the full document": the_full_document,
    "the demo inventory": a_file(FOLDER / "demo_inventory.json"),
    "the published policies": a_file(ROOT / "examples" / "published_policies.json"),
    "nothing at all": lambda: None,
}


@pytest.mark.parametrize("restricted", [True, False], ids=["restricted", "open"])
@pytest.mark.parametrize("store", STORED.values(), ids=STORED.keys())
def test_what_was_taken_out_and_brought_in_comes_out_the_same(
    store: Callable[[], None],
    restricted: bool,  # noqa: FBT001
) -> None:
    first, second = there_and_back(store, restricted=restricted)
    assert second == first


@given(seed=st.integers(0, 2**32), restricted=st.booleans())
@settings(max_examples=25)
def test_whatever_may_be_stored_comes_out_the_same(
    seed: int,
    restricted: bool,  # noqa: FBT001
) -> None:
    first, second = there_and_back(Drawing(seed).inventory, restricted=restricted)
    assert second == first


@pytest.mark.parametrize("restricted", [True, False], ids=["restricted", "open"])
def test_a_file_brought_in_where_it_came_from_changes_nothing(
    restricted: bool,  # noqa: FBT001
) -> None:
    WholeRecord().make()
    before = taken_out(restricted=True)
    plan = make_plan(
        read_document(json.loads(taken_out(restricted=restricted)), {}),
        lock=True,
        progress=nobody_waits,
    )
    assert plan.problems == []
    assert not plan.sources
    changed = [item.path for item in plan.landlords if item.is_new or item.changes]
    assert changed == []
    apply_plan(plan, nobody_waits)
    assert taken_out(restricted=True) == before


def test_the_commands_themselves_go_there_and_back(tmp_path: Path) -> None:
    def out(name: str) -> bytes:
        path = tmp_path / name
        with as_web_login():
            call_command("export_inventory", str(path), restricted=True, stdout=StringIO())
        return path.read_bytes()

    with forgotten():
        WholeRecord().make()
        first = out("first.json")
    with as_web_login():
        path = str(tmp_path / "first.json")
        call_command("import_inventory", path, apply=True, stdout=StringIO())
    assert out("second.json") == first


def test_any_difference_in_the_records_is_a_difference_in_the_file() -> None:
    """Else the tests above would compare too little: each row of each table counts."""
    WholeRecord().make()
    whole = taken_out(restricted=True)
    tables: list[Any] = [models.Stock, models.Pause, models.Offer, models.NormTable, models.House]
    for model in tables:
        with forgotten():
            row = model.objects.order_by("pk").last()
            field = {"Pause": "reason", "NormTable": "source_text", "House": "name"}
            name = field.get(model.__name__, "rooms")
            value = 7 if name == "rooms" else "Annat"
            model.objects.filter(pk=row.pk).update(**{name: value})
            assert taken_out(restricted=True) != whole
