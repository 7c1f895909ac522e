"""The section of national amounts: the one place that knows how the core reads them."""

import json
from functools import cache
from typing import Final

from landlords.reference_data import FOLDER
from landlords.requirements.decoding import decode_record
from landlords.requirements.norm_amounts import NormsDocument
from landlords.requirements.norms import Norms, parse_norms

RECORD: Final[type[NormsDocument]] = NormsDocument
"""What the section is decoded into."""


def read_norms(data: object) -> NormsDocument:
    """The section as a record; TermsError if it cannot be used."""
    return decode_record(RECORD, data)


def norms_of(record: object) -> Norms:
    """The core's norms; None is those that come with the portal."""
    return Norms(record) if isinstance(record, NormsDocument) else shipped_norms()


@cache
def shipped_norms() -> Norms:
    """The amounts that come with the portal."""
    return parse_norms(json.loads((FOLDER / "norms.json").read_text(encoding="utf-8")))
