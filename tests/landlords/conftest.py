"""What the tests of landlords share."""

from collections.abc import Callable, Iterator
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.utils import translation

from landlords.requirements.sentences import NBSP
from tests.landlords.assess_market import household_file, market
from tests.landlords.exchange_full import written_as


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
