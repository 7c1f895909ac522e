"""One household against the landlords: terms, home and reach side by side, nearest to a lease first.

A verdict on terms is not a home: beside it stands whether the landlord has a home that fits, and
whether the household can get at it. Plain Python over the core; ``landlords/market.py`` brings the
landlords in from the database.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import IntEnum
from typing import NamedTuple

from landlords.requirements.applicant import Applicant, QueueTime
from landlords.requirements.codes import Product
from landlords.requirements.engine import Situation, Verdict, assess
from landlords.requirements.findings import Outcome
from landlords.requirements.home import Home
from landlords.requirements.offer_codes import ChannelKind, Selection
from landlords.requirements.resolution import Scope, matches
from landlords.requirements.selection import Terms

QUEUES = frozenset(
    {
        ChannelKind.OWN_QUEUE_POINTS,
        ChannelKind.OWN_REGISTRATION,
        ChannelKind.MUNICIPAL_AGENCY,
        ChannelKind.COMMON_QUEUE,
    }
)
"""Ways to apply in which time decides, unless the landlord chooses otherwise."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """The home that is looked for; None and no districts: anything. Rent in kr a month.

    `districts` hold those that are part of the ones chosen as well.
    """

    districts: frozenset[str] = frozenset()
    rooms: int | None = None
    rent_up_to: int | None = None
    product: Product | None = None


class Homes(NamedTuple):
    """Homes alike that a landlord lets: a row of its stock, or an offer (`answer_by`)."""

    district: str | None
    house: str | None
    rooms: int
    rent: int | None
    product: Product = Product.ORDINARY
    dwellings: int | None = None
    rent_to: int | None = None
    vacancies: int | None = None
    answer_by: date | None = None
    key: object = None


class Way(NamedTuple):
    """One way to apply to a landlord, and the queue time that gave a lease in the last year."""

    code: str
    name: str
    kind: ChannelKind
    selection: Selection | None = None
    queue_days: int | None = None
    queue_points: int | None = None
    key: object = None

    @property
    def is_queue(self) -> bool:
        """Whether time in it decides who gets the home."""
        if self.selection is not None:
            return self.selection is Selection.LONGEST_QUEUE
        return self.kind in QUEUES


@dataclass(frozen=True, slots=True)
class Supply:
    """One landlord on one day: its terms, homes, open offers and ways to apply.

    `pause` is None for a landlord that lets; else the last day, `date.max` until further notice.
    """

    key: int
    name: str
    sort_name: str
    terms: Terms
    homes: tuple[Homes, ...] = ()
    offers: tuple[Homes, ...] = ()
    ways: tuple[Way, ...] = ()
    pause: date | None = None
    confirmed_on: date | None = None
    scopes: tuple[Scope, ...] = field(default=())


class Fit(IntEnum):
    """Whether a landlord has a home that fits, from the nearest down."""

    OFFERED = 0
    STOCKED = 1
    RENT_UNKNOWN = 2
    UNKNOWN = 3
    NOTHING = 4
    PAUSED = 5


class Reach(IntEnum):
    """Whether the household can get at the landlord's homes, from the nearest down."""

    OFFER = 0
    DIRECT = 1
    QUEUE_ENOUGH = 2
    QUEUE_UNKNOWN = 3
    QUEUE_SHORT = 4


class QueuePlace(NamedTuple):
    """The household's place in one queue against the one that gave a lease; None: not known."""

    way: Way
    held: int | None
    needed: int | None
    in_points: bool = False


class Match(NamedTuple):
    """One landlord's answer: the best of its homes and scopes, the others only counted."""

    supply: Supply
    home: Home
    homes: Homes | None
    verdict: Verdict
    fit: Fit
    reach: Reach
    places: tuple[QueuePlace, ...]
    others: int

    @property
    def can_apply_now(self) -> bool:
        """Whether there is a fitting home and a way to it that is open today."""
        return self.fit <= Fit.STOCKED and self.reach <= Reach.QUEUE_ENOUGH

    @property
    def steps(self) -> int:
        """How many things are left to ask or to show."""
        arrange = sum(topic.outcome is Outcome.TO_ARRANGE for topic in self.verdict.topics)
        return len(self.verdict.questions) + arrange

    @property
    def order(self) -> tuple[object, ...]:
        """What the list is sorted by: nearness to a lease, never a score.

        Where the terms stand in the way today, or nothing fits, comes after all others.
        """
        label = Outcome.MEETS if self.verdict.label.passes else self.verdict.label
        closed = label is Outcome.FAILS or self.fit >= Fit.NOTHING
        return (
            closed,
            not self.can_apply_now,
            self.reach if self.fit <= Fit.STOCKED else Reach.QUEUE_SHORT,
            self.fit,
            label.position,
            self.steps,
            self.supply.sort_name,
            self.supply.key,
        )


def match(
    supplies: Iterable[Supply], wanted: Wanted, situation: Situation, today: date
) -> list[Match]:
    """Every landlord's answer to this household, nearest to a lease first.

    The reach is of `today`, the terms of the situation's day.
    """
    remembering = situation.remembering()
    found = [_best(supply, wanted, remembering, today) for supply in supplies]
    found.sort(key=lambda item: item.order)
    return found


def match_one(supply: Supply, wanted: Wanted, situation: Situation, today: date) -> Match:
    """One landlord's answer to this household."""
    return _best(supply, wanted, situation, today)


def _best(supply: Supply, wanted: Wanted, situation: Situation, today: date) -> Match:
    """The best home and scope of a landlord."""
    fit, candidates = fitting(supply, wanted)
    places = tuple(queue_places(supply.ways, situation.applicant, today))
    judged = [
        (item, home, assess(supply.terms, home, situation))
        for item in candidates
        for home in [_home(supply, item, wanted)]
    ]
    judged.sort(key=_best_first)
    (homes, home, verdict), *rest = judged
    if homes is not None and homes.answer_by is not None:
        reach = Reach.OFFER
    else:
        reach = reach_of(supply.ways, places)
    return Match(supply, home, homes, verdict, fit, reach, places, len(rest))


def _best_first(judged: tuple[Homes | None, Home, Verdict]) -> tuple[object, ...]:
    """An open offer, then the best label, then the lowest rent, then the smallest home."""
    homes, home, verdict = judged
    label = Outcome.MEETS if verdict.label.passes else verdict.label
    offered = homes is not None and homes.answer_by is not None
    fails = label is Outcome.FAILS
    return fails, not offered, label.position, home.rent is None, home.rent or 0, home.rooms or 0


def fitting(supply: Supply, wanted: Wanted) -> tuple[Fit, Sequence[Homes | None]]:
    """Whether the landlord has what is looked for, and one home of each sort to judge for.

    Of homes of a size in the same scopes only the one with the lowest rent is judged.
    """
    offers = [item for item in supply.offers if fits(item, wanted)]
    stock = [item for item in supply.homes if fits(item, wanted)]
    fit = _fit(supply, offers, stock)
    if not (offers or stock):
        return fit, [None]
    return fit, [*offers, *cheapest(stock, supply.scopes)]


def _fit(supply: Supply, offers: Sequence[Homes], stock: Sequence[Homes]) -> Fit:
    if offers:
        return Fit.OFFERED
    if supply.pause is not None:
        return Fit.PAUSED
    if not supply.homes:
        return Fit.UNKNOWN
    if not stock:
        return Fit.NOTHING
    if all(item.rent is None for item in stock):
        return Fit.RENT_UNKNOWN
    return Fit.STOCKED


def fits(homes: Homes, wanted: Wanted) -> bool:
    """Of the size, rent, sort and in the districts looked for, as far as is known."""
    if wanted.rooms is not None and homes.rooms < wanted.rooms:
        return False
    if wanted.product is not None and homes.product is not wanted.product:
        return False
    if wanted.rent_up_to is not None and homes.rent is not None and homes.rent > wanted.rent_up_to:
        return False
    return not wanted.districts or homes.district is None or homes.district in wanted.districts


def cheapest(stock: Iterable[Homes], scopes: Sequence[Scope]) -> list[Homes]:
    """For each size and each set of scopes the homes lie in, those with the lowest rent."""
    narrow = [scope for scope in scopes if not scope.is_everywhere]
    kept: dict[tuple[object, ...], Homes] = {}
    for item in stock:
        place = Home("", item.district, item.product, item.rooms, None, item.house)
        key = (item.rooms, item.product, *(matches(scope, place) for scope in narrow))
        other = kept.get(key)
        if other is None or _rent(item) < _rent(other):
            kept[key] = item
    return list(kept.values())


def _rent(homes: Homes) -> int:
    """A rent to compare by; one that is not known comes last."""
    return 1_000_000 if homes.rent is None else homes.rent


def _home(supply: Supply, homes: Homes | None, wanted: Wanted) -> Home:
    """The home to judge for; what is looked for where the landlord's homes are not known."""
    if homes is None:
        only = next(iter(wanted.districts)) if len(wanted.districts) == 1 else None
        return Home(
            supply.terms.landlord, only, wanted.product or Product.ORDINARY, wanted.rooms, None
        )
    rent = None if homes.rent is None else Decimal(homes.rent)
    return Home(
        supply.terms.landlord, homes.district, homes.product, homes.rooms, rent, homes.house
    )


def reach_of(ways: Sequence[Way], places: Sequence[QueuePlace]) -> Reach:
    """The nearest way in; a landlord whose ways are not known is not known to be reached."""
    if any(not way.is_queue for way in ways):
        return Reach.DIRECT
    if any(is_enough(place) for place in places):
        return Reach.QUEUE_ENOUGH
    if not places or any(place.held is None or place.needed is None for place in places):
        return Reach.QUEUE_UNKNOWN
    return Reach.QUEUE_SHORT


def is_enough(place: QueuePlace) -> bool:
    """Whether this place would have given a lease in the last twelve months."""
    return place.held is not None and place.needed is not None and place.held >= place.needed


def queue_places(ways: Iterable[Way], applicant: Applicant, today: date) -> Iterator[QueuePlace]:
    """The household's place in each of the landlord's queues: days, or points where those are told."""
    held: dict[str, list[QueueTime]] = {}
    for time in applicant.queues:
        held.setdefault(time.channel, []).append(time)
    for way in ways:
        if not way.is_queue:
            continue
        times = held.get(way.code, [])
        in_points = way.queue_days is None and way.queue_points is not None
        yield QueuePlace(
            way,
            _held(times, applicant, today, in_points=in_points),
            way.queue_points if in_points else way.queue_days,
            in_points,
        )


def _held(
    times: Sequence[QueueTime], applicant: Applicant, today: date, *, in_points: bool
) -> int | None:
    """Days or points at best; none at all where every queue is listed and this one is not."""
    if not times:
        return 0 if applicant.queues_complete else None
    if in_points:
        known = [time.points for time in times if time.points is not None]
    else:
        known = [(today - time.since).days for time in times if time.since is not None]
    return max(known, default=None)
