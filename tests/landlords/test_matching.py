"""Terms, home and reach side by side; the list begins with what is nearest to a lease."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from landlords.matching import (
    Fit,
    Homes,
    Match,
    Reach,
    Supply,
    Wanted,
    Way,
    fitting,
    match,
    match_one,
)
from landlords.requirements.applicant import QueueTime
from landlords.requirements.codes import Product
from landlords.requirements.findings import Outcome
from landlords.requirements.offer_codes import ChannelKind, Selection
from landlords.requirements.resolution import Scope
from tests.landlords.requirements.asking import TODAY
from tests.landlords.requirements.cases import HOUSEHOLD, basis, level, situation, terms

THREE = Homes("ronna", None, 3, 8500)
DIRECT = Way("direkt", "Direktkontakt", ChannelKind.DIRECT_CONTACT)
QUEUE = Way("ko", "Kön", ChannelKind.OWN_REGISTRATION, queue_days=400)
OFFER = THREE._replace(answer_by=date(2026, 12, 4))
ANYTHING = Wanted()
DEMANDS = terms(level(3), basis())


def supply(**fields: Any) -> Supply:
    """A landlord with one three-room home in Ronna that one asks for directly."""
    defaults: dict[str, Any] = {
        "key": 1, "name": "A", "sort_name": "a", "terms": DEMANDS, "homes": (THREE,),
        "ways": (DIRECT,),
    }  # fmt: skip
    return Supply(**{**defaults, **fields})


def matched(given: Supply, wanted: Wanted = ANYTHING, **facts: Any) -> Match:
    """What this landlord answers to a household of one adult with a salary."""
    return match_one(given, wanted, situation(replace(HOUSEHOLD, **facts)), TODAY)


@pytest.mark.parametrize(
    ("fields", "fit"),
    [
        ({}, Fit.STOCKED),
        ({"offers": (OFFER,)}, Fit.OFFERED),
        ({"offers": (OFFER,), "pause": date.max}, Fit.OFFERED),
        ({"pause": date(2027, 4, 30)}, Fit.PAUSED),
        ({"homes": ()}, Fit.UNKNOWN),
        ({"homes": (THREE._replace(rooms=2),)}, Fit.NOTHING),
        ({"homes": (THREE._replace(rent=9501),)}, Fit.NOTHING),
        ({"homes": (THREE._replace(rent=9500),)}, Fit.STOCKED),
        ({"homes": (THREE._replace(rent=None),)}, Fit.RENT_UNKNOWN),
        ({"homes": (THREE._replace(rent=None), THREE)}, Fit.STOCKED),
        ({"homes": (THREE._replace(district="geneta"),)}, Fit.NOTHING),
        ({"homes": (THREE._replace(district=None),)}, Fit.STOCKED),
        ({"homes": (THREE._replace(rooms=4),)}, Fit.STOCKED),
        ({"homes": (THREE._replace(product=Product.YOUTH),)}, Fit.NOTHING),
    ],
)
def test_whether_a_home_fits(fields: dict[str, Any], fit: Fit) -> None:
    wanted = Wanted(frozenset({"ronna"}), 3, 9500, Product.ORDINARY)
    assert fitting(supply(**fields), wanted)[0] is fit


DAYS: dict[str, Any] = {"queues": (QueueTime("ko", since=TODAY - timedelta(days=400)),)}
ALL: dict[str, Any] = {"queues_complete": True}
POINTS = QUEUE._replace(queue_days=None, queue_points=900)


@pytest.mark.parametrize(
    ("ways", "facts", "reach"),
    [
        ((), {}, Reach.QUEUE_UNKNOWN),
        ((DIRECT,), {}, Reach.DIRECT),
        ((QUEUE, DIRECT), {}, Reach.DIRECT),
        ((QUEUE,), {}, Reach.QUEUE_UNKNOWN),
        ((QUEUE,), ALL, Reach.QUEUE_SHORT),
        ((QUEUE,), DAYS, Reach.QUEUE_ENOUGH),
        ((QUEUE._replace(queue_days=401),), DAYS, Reach.QUEUE_SHORT),
        ((QUEUE._replace(queue_days=None),), DAYS, Reach.QUEUE_UNKNOWN),
        ((QUEUE._replace(selection=Selection.FIRST_COME),), {}, Reach.DIRECT),
        ((DIRECT._replace(selection=Selection.LONGEST_QUEUE),), ALL, Reach.QUEUE_UNKNOWN),
        ((POINTS,), DAYS, Reach.QUEUE_UNKNOWN),
        ((POINTS,), {"queues": (QueueTime("ko", points=899),)}, Reach.QUEUE_SHORT),
        ((POINTS,), {"queues": (QueueTime("ko", points=900),)}, Reach.QUEUE_ENOUGH),
        ((QUEUE._replace(queue_days=500), QUEUE._replace(code="b")), DAYS, Reach.QUEUE_UNKNOWN),
        ((QUEUE._replace(queue_days=500), QUEUE._replace(code="b")), {**DAYS, **ALL}, Reach.QUEUE_SHORT),
    ],
)  # fmt: skip
def test_whether_the_household_gets_at_it(
    ways: tuple[Way, ...], facts: dict[str, Any], reach: Reach
) -> None:
    assert matched(supply(ways=ways), **facts).reach is reach


def test_the_best_of_several_places_in_a_queue_counts() -> None:
    places = (
        QueueTime("ko", since=TODAY - timedelta(days=10)),
        QueueTime("ko", since=TODAY - timedelta(days=400)),
        QueueTime("ko"),
    )
    found = matched(supply(ways=(QUEUE,)), queues=places)
    assert (found.places[0].held, found.places[0].needed) == (400, 400)
    assert found.reach is Reach.QUEUE_ENOUGH


def test_an_offer_is_reached_whatever_the_queue_says() -> None:
    found = matched(supply(offers=(OFFER,), ways=(QUEUE,)), **ALL)
    assert (found.fit, found.reach) == (Fit.OFFERED, Reach.OFFER)
    assert found.homes is OFFER


def test_terms_that_fail_for_the_offer_do_not_hide_a_home_that_passes() -> None:
    dear = OFFER._replace(rent=20_000)
    found = matched(supply(offers=(dear,)))
    assert found.homes is THREE
    assert found.verdict.label is Outcome.MEETS
    assert found.reach is Reach.DIRECT


def test_of_homes_alike_only_the_cheapest_is_judged() -> None:
    cheap = THREE._replace(rent=7000)
    found = matched(supply(homes=(THREE, cheap, THREE._replace(rent=None))))
    assert found.home.rent == Decimal(7000)
    assert found.others == 0


def test_homes_of_other_sizes_and_scopes_are_judged_apart() -> None:
    geneta = Scope(50, "Geneta", frozenset({"geneta"}))
    homes = (THREE, THREE._replace(district="geneta"), THREE._replace(rooms=4, rent=9900))
    assert matched(supply(homes=homes)).others == 1
    assert matched(supply(homes=homes, scopes=(geneta,))).others == 2


def test_a_landlord_whose_homes_are_not_known_is_judged_for_what_is_looked_for() -> None:
    found = matched(supply(homes=()), Wanted(frozenset({"ronna"}), rooms=3))
    assert (found.home.district, found.home.rooms, found.home.rent) == ("ronna", 3, None)
    assert found.homes is None


def test_only_a_known_home_with_an_open_way_can_be_applied_for_now() -> None:
    assert matched(supply()).can_apply_now
    assert matched(supply(ways=(QUEUE,)), **DAYS).can_apply_now
    assert not matched(supply(ways=(QUEUE,))).can_apply_now
    assert not matched(supply(homes=())).can_apply_now
    assert not matched(supply(pause=date.max)).can_apply_now


def test_the_list_begins_nearest_to_a_lease() -> None:
    failing = terms(level(9), basis())
    silent = terms()
    given = [
        supply(key=1, name="Hinder", sort_name="a", terms=failing),
        supply(key=2, name="Kort kö", sort_name="b", ways=(QUEUE,)),
        supply(key=3, name="Okänd", sort_name="c", terms=silent),
        supply(key=4, name="Direkt Ö", sort_name="ö"),
        supply(key=5, name="Direkt A", sort_name="a"),
        supply(key=6, name="Erbjudande", sort_name="z", offers=(OFFER,)),
        supply(key=7, name="Paus", sort_name="a", pause=date.max),
        supply(key=8, name="Inga hem kända", sort_name="a", homes=()),
        supply(key=9, name="Okänd kö", sort_name="a", ways=(QUEUE._replace(queue_days=None),)),
    ]
    household = situation(replace(HOUSEHOLD, queues_complete=True))
    names = [item.supply.name for item in match(given, ANYTHING, household, TODAY)]
    assert names == [
        "Erbjudande", "Direkt A", "Direkt Ö", "Okänd", "Okänd kö", "Kort kö", "Inga hem kända",
        "Hinder", "Paus",
    ]  # fmt: skip
    assert names == [
        item.supply.name for item in match(reversed(given), ANYTHING, household, TODAY)
    ]
