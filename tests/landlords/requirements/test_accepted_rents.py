"""Which rent income support accepts: by size and day, and where not all is known."""

from datetime import date

import pytest

from landlords.requirements.applicant import Applicant
from landlords.requirements.norms import parse_norms
from tests.landlords.requirements.norm_cases import (
    FOUR,
    NINE,
    ON,
    codes,
    document,
    household,
    rents,
    said,
    span,
)

FAMILY = household(1, FOUR, NINE)


def test_accepted_rents_follow_the_size_of_the_household() -> None:
    norms = rents(5000, 6000, 7500)
    assert norms.accepted_rent(household(1), ON).most == 5000
    assert norms.accepted_rent(FAMILY, ON).most == 7500
    assert norms.accepted_rent(household(2, FOUR, FOUR), ON).most == 7500
    found = norms.accepted_rent(FAMILY, ON)
    assert [found.least, found.year, found.carried_from, *found.questions] == [7500, 2026, None]
    assert said(found.lines) == [
        "the highest rent that income support accepts, from 1 January 2026: 7 500 kr a month"
    ]


RENTS_PARTLY: list[tuple[Applicant, int, int, list[str]]] = [
    (household(None), 5000, 7500, ["adults"]),
    (household(1, children=None), 5000, 7500, ["children"]),
    (household(None, couple=True), 6000, 7500, ["adults"]),
    (household(None, FOUR, NINE), 7500, 7500, []),
    (Applicant(), 5000, 7500, ["adults", "children"]),
]


@pytest.mark.parametrize(("applicant", "least", "most", "asked"), RENTS_PARTLY)
def test_accepted_rents_are_bounded_where_not_all_is_known(
    applicant: Applicant, least: int, most: int, asked: list[str]
) -> None:
    found = rents(5000, 6000, 7500).accepted_rent(applicant, ON)
    assert (span(found), codes(found.questions)) == ((least, most), asked)


def test_accepted_rents_hold_from_their_day_and_are_carried_on_marked() -> None:
    norms = rents(5000, valid_from="2025-04-01", valid_until="2026-03-31")
    assert norms.accepted_rent(household(1), date(2025, 3, 31)).most is None
    assert norms.accepted_rent(household(1), date(2026, 3, 31)).carried_from is None
    found = norms.accepted_rent(household(1), ON)
    assert [found.most, found.carried_from] == [5000, 2025]
    assert said(found.lines)[1] == (
        "It was decided up to and including 31 March 2026; nothing later is in the portal."
    )


def test_a_later_decision_on_rents_takes_the_place_of_the_one_before() -> None:
    source = {"source": {"text": "beslut"}}
    before = {
        **source,
        "valid_from": "2025-01-01",
        "valid_until": "2025-12-31",
        "by_persons": [{"persons": 1, "amount": 4000}],
    }
    after = {
        **source,
        "valid_from": "2026-01-01",
        "by_adults": [{"adults": 1, "amount": 5000}],
    }
    norms = parse_norms(document(accepted_rents=[before, after]))
    assert norms.accepted_rent(household(1), ON).most == 5000
    older = norms.accepted_rent(FAMILY, ON)
    assert [older.most, older.carried_from] == [4000, 2025]
    assert norms.accepted_rent(FAMILY, date(2025, 7, 1)).edges == (date(2026, 1, 1),)
    assert norms.accepted_rent(FAMILY, date(2024, 7, 1)).edges == (
        date(2025, 1, 1),
        date(2026, 1, 1),
    )
    unknown = norms.accepted_rent(household(1, children=None), ON)
    assert span(unknown) == (4000, 5000)
