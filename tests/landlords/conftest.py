"""What the tests of landlords share."""

from collections.abc import Callable, Iterator
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.utils import translation

from landlords.requirements.sentences import NBSP
from tests.landlords.assess_market import household_file, market
from tests.landlords.exchange_document import written
from tests.landlords.exchange_full import written_as
from tests.landlords.importing import Import, Refused, everything
from tests.make import make_district
from tests.zone_client import as_web_login


@pytest.fixture
def in_english() -> Iterator[None]:
    """Sentences as they stand in the source."""
    with translation.override("en"):
        yield


@pytest.fixture
def assess(tmp_path: Path) -> Callable[..., str]:
    """Judge, and what was printed; a test that asks the database fails by itself."""

    def run(facts: object = None, terms: object = None, **options: Any) -> str:
        printed = StringIO()
        called = options.pop("typical", None)
        facts = household_file() if facts is None else facts
        inventory = written_as(market() if terms is None else terms, tmp_path, "inventory.json")
        file = called or str(written_as(facts, tmp_path, "household.json"))
        call_command("assess", file, str(inventory), stdout=printed, **options)
        return printed.getvalue().replace(NBSP, " ")

    return run


@pytest.fixture
def two_districts(db: None) -> None:
    """In the portal before anything is brought in."""
    make_district(code="ronna", name="Ronna")
    make_district(code="geneta", name="Geneta")


@pytest.fixture
def bring_in(tmp_path: Path) -> Import:
    """Import a document under the web processes' login; what was printed."""

    def run(data: object, *, apply: bool = True) -> str:
        printed = StringIO()
        with as_web_login():
            call_command(
                "import_inventory", str(written(data, tmp_path)), apply=apply, stdout=printed
            )
        return printed.getvalue()

    return run


@pytest.fixture
def refused(bring_in: Import) -> Refused:
    """The problems of a document that is refused; nothing of it is stored."""

    def run(data: object) -> list[str]:
        before = everything()
        with pytest.raises(CommandError) as caught:
            bring_in(data)
        assert everything() == before
        return str(caught.value).splitlines()[1:]

    return run
