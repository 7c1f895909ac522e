"""Whatever the tables let by can be taken out as a file that can be read."""

import json

import pytest
from django.db import transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from landlords.exchange.document import read_document
from landlords.exchange.writing import Inventory
from tests.landlords.any_record import Drawing

pytestmark = pytest.mark.django_db


def exported(*, restricted: bool) -> str:
    """The whole file."""
    return "".join(Inventory(restricted=restricted).parts(lambda _done, _total: None))


@given(seed=st.integers(0, 2**32), restricted=st.booleans())
@settings(max_examples=40)
def test_whatever_may_be_stored_is_written_so_that_it_can_be_read(
    seed: int,
    restricted: bool,  # noqa: FBT001
) -> None:
    with transaction.atomic():
        Drawing(seed).inventory()
        written = exported(restricted=restricted)
        assert read_document(json.loads(written), {}).problems == []
        transaction.set_rollback(True)
