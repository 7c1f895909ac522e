"""What landlords offer: records that are checked, written one way, and read back the same."""

from datetime import date
from enum import StrEnum
from inspect import getmembers, isclass
from typing import Any

import pytest
from django.utils import translation

from landlords.requirements import offer_codes
from landlords.requirements.codes import Code
from landlords.requirements.decoding import decode_record, encode_record
from landlords.requirements.offers import (
    Channel,
    ChannelUse,
    ContractOffer,
    LandlordFact,
    Offer,
)
from landlords.requirements.params import Checked, specs
from landlords.requirements.places import House, HouseOwnership, RentalStock
from landlords.requirements.problems import TermsError
from landlords.requirements.ties import (
    CoreTopic,
    GroupMembership,
    LandlordGroup,
    Management,
    Pause,
)
from landlords.requirements.working_together import ContactPerson, Cooperation, PriorityRule
from tests.landlords.exchange_document import DATED
from tests.landlords.exchange_full import (
    channel,
    channel_use,
    contact,
    contract,
    cooperation,
    offer,
    priority,
)

PRIORITY_LISTS = ("requirements", "exceptions", "districts", "houses", "products")
RECORDS: list[tuple[type[Checked], dict[str, Any]]] = [
    (ContractOffer, contract()),
    (Channel, channel()),
    (ChannelUse, channel_use()),
    (LandlordFact, {"code": "other", "text": "Ett.\nTvå.", **DATED}),
    (Offer, offer()),
    (ContactPerson, contact()),
    (PriorityRule, {key: value for key, value in priority().items() if key not in PRIORITY_LISTS}),
    (Cooperation, cooperation()),
    (House, {"code": "eken", "name": "Eken"}),
    (HouseOwnership, {"house": "eken", **DATED}),
    (RentalStock, {"dwellings": 100, "district": "ronna", **DATED}),
    (LandlordGroup, {"code": "gruppen", "name": "Gruppen"}),
    (GroupMembership, {"group": "gruppen", **DATED}),
    (Management, {"manager": "forvaltaren", **DATED}),
    (Pause, {"reason": "Stambyte", **DATED}),
    (CoreTopic, {"topic": "remarks", "valid_from": "2026-01-01"}),
]


@pytest.mark.parametrize(("record", "data"), RECORDS)
def test_a_record_is_written_as_it_was_read(record: type[Checked], data: dict[str, Any]) -> None:
    made = decode_record(record, data)
    assert encode_record(made) == data
    assert decode_record(record, encode_record(made)) == made


@pytest.mark.parametrize(("record", "data"), RECORDS)
def test_every_field_has_a_label_in_both_languages(
    record: type[Checked], data: dict[str, Any]
) -> None:
    for spec in specs(record):
        with translation.override("sv"):
            swedish = str(spec.label)
        with translation.override("en"):
            assert swedish
            assert str(spec.label)


CODES = [
    code
    for _name, code in getmembers(offer_codes, isclass)
    if issubclass(code, Code) and code not in {Code, StrEnum}
]


@pytest.mark.parametrize("code", CODES)
def test_codes_are_neutral_and_said_in_swedish(code: type[Code]) -> None:
    for member in code:
        assert member.value.isascii()
        with translation.override("sv"):
            swedish = str(member.label)
        with translation.override("en"):
            assert swedish != str(member.label) or member.value == "dialogue", member
        for word in ("violen", "våld", "skydd"):
            assert word not in f"{member.value} {member.label} {swedish}".casefold() or (
                "besittningsskydd" in swedish
            )


@pytest.mark.parametrize(
    ("record", "data", "path"),
    [
        (ContractOffer, contract(valid_until="2025-12-31"), "valid_until"),
        (
            ContractOffer,
            contract(offered="no", length_months=None, takeover_conditions=None),
            "takeover_after_months",
        ),
        (Channel, channel(link="ftp://x"), "link"),
        (ChannelUse, channel_use(set_aside=False, set_aside_decider=None), "set_aside"),
        (ChannelUse, channel_use(set_aside=False, set_aside_a_year=None), "set_aside"),
        (Offer, offer(valid_until=None), "valid_until"),
        (ChannelUse, channel_use(valid_until="2025-12-31"), "valid_until"),
        (Cooperation, cooperation(valid_until="2025-12-31"), "valid_until"),
        (Cooperation, cooperation(agreed_until="2026-01-14"), "agreed_until"),
        (Cooperation, cooperation(quota_percent=101), "quota_percent"),
        (House, {"code": "eken", "name": " "}, "name"),
        (
            CoreTopic,
            {"topic": "age", "valid_from": "2026-01-02", "valid_until": "2026-01-01"},
            "valid_until",
        ),
    ],
)
def test_what_does_not_go_together_is_told(
    record: type[Checked], data: dict[str, Any], path: str
) -> None:
    with pytest.raises(TermsError) as caught:
        decode_record(record, data)
    assert [problem.path for problem in caught.value.problems] == [path]


@pytest.mark.parametrize(
    ("record", "data"),
    [
        (ContractOffer, contract(valid_until="2026-01-01")),
        (ChannelUse, channel_use(set_aside=False, set_aside_a_year=None, set_aside_decider=None)),
        (Cooperation, cooperation(agreed_until="2026-01-15")),
        (Cooperation, cooperation(agreed_until=None)),
        (Cooperation, cooperation(agreed_on=None)),
    ],
)
def test_what_may_be_so_is_taken(record: type[Checked], data: dict[str, Any]) -> None:
    """One day only; nothing set aside and nothing said of it; an agreement without one of its days."""
    assert isinstance(decode_record(record, data), record)


def test_what_is_not_said_is_not_known() -> None:
    made = decode_record(ContractOffer, {"type": "trial", "offered": "yes", **DATED})
    assert (made.takeover_after_months, made.security_waived) == (None, None)
    assert made.valid_from == date(2026, 1, 1)
    bare = decode_record(Channel, {"code": "x", "kind": "lottery", "name": "X"})
    assert (bare.link, bare.activity) == (None, None)
    assert decode_record(Cooperation, DATED).forms == ()
