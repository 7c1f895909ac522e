"""One landlord is merged into another: its homes and houses go along, all else stays to be read.

Nothing is re-pointed: whoever reads what was said of the old one follows ``merged_into``.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from config.shared.changes import because
from config.shared.values import day as in_words
from landlords.actions.moving import (
    ended_copy,
    move,
    open_rows,
    refuse_day_out_of_time,
    refuse_taker,
)
from landlords.actions.saving import hold, refuse, told_by
from landlords.models import HouseOwnership, Landlord, Source, Stock
from landlords.projection import rebuild_answers

ONE_DAY = timedelta(days=1)

WITH_ITSELF = _("A landlord cannot be merged into itself. Choose another one.")
MERGED_ALREADY = _(
    "%(landlord)s was merged into %(into)s on %(day)s already. Undo that first if it was wrong."
)
IN_A_CIRCLE = _("%(into)s was itself merged into %(landlord)s. Undo that first if it was wrong.")
MEET_LATER = _(
    "Both have homes of %(rooms)s rooms in %(district)s, and one of the two rows begins on "
    "%(first)s, not before the merger. Choose a later day, or end or correct that row first."
)
NOT_MERGED = _("%(landlord)s has not been merged into another landlord.")
MOVED = _(
    "%(number)s rows of homes or houses went over to %(into)s with the merger. Let them end there "
    "and correct their last day here; then the merger can be undone."
)
NO_REASON = _("Say why it is undone: the reason stands in the history.")


@dataclass(frozen=True)
class Merger:
    """What goes over when a landlord is merged into another one.

    ``stock`` goes as it is; of ``added_up`` each pair becomes one row; ``houses`` change owner.
    """

    landlord: Landlord
    into: Landlord
    on: date
    stock: list[Stock]
    added_up: list[tuple[Stock, Stock]]
    houses: list[HouseOwnership]


@transaction.atomic
def merge_landlords(
    *, landlord: Landlord, into: Landlord, on: date, source: Source, reason: str = ""
) -> Merger:
    """Merge one landlord into another from this day on. Raises ``ValidationError``."""
    hold(landlord, into)
    merger = merger_of(landlord=landlord, into=into, on=on)
    merged = Landlord.objects.get(pk=landlord.pk)
    with because(reason, source=told_by(source)):
        for row, other in merger.added_up:
            add_up(row, other, on)
        move(merger.stock, to=into, on=on)
        move(merger.houses, to=into, on=on)
        merged.merged_into, merged.merged_on = into, on
        merged.save(update_fields=["merged_into", "merged_on"])
        rebuild_answers([landlord, into])
    return merger


def merger_of(*, landlord: Landlord, into: Landlord, on: date) -> Merger:
    """What a merger would move; nothing is written. Raises ``ValidationError`` if it cannot be."""
    refuse_day_out_of_time(on)
    refuse_pair(landlord, into)
    refuse_taker(into, on)
    theirs = list(open_rows(Stock, on).filter(landlord=into).order_by("pk"))
    alone: list[Stock] = []
    pairs: list[tuple[Stock, Stock]] = []
    rows = open_rows(Stock, on).filter(landlord=landlord).select_related("district", "house")
    for row in rows.order_by("rooms", "pk"):
        met = [other for other in theirs if meets(row, other, on)]
        refuse_later(row, met, on)
        pairs += [(row, other) for other in met]
        alone += [] if met else [row]
    owned = open_rows(HouseOwnership, on).filter(landlord=landlord).select_related("house")
    houses = list(owned.order_by("house__sort_name", "pk"))
    return Merger(landlord, into, on, alone, pairs, houses)


def refuse_pair(landlord: Landlord, into: Landlord) -> None:
    """The two are different, neither merged into the other."""
    now = Landlord.objects.select_related("merged_into").get(pk=landlord.pk)
    if landlord.pk == into.pk:
        raise refuse(WITH_ITSELF)
    if now.merged_into is not None and now.merged_on is not None:
        day = in_words(now.merged_on)
        raise refuse(MERGED_ALREADY, landlord=now, into=now.merged_into, day=day)
    if is_merged_into(into, landlord):
        raise refuse(IN_A_CIRCLE, landlord=landlord, into=into)


def is_merged_into(landlord: Landlord, other: Landlord) -> bool:
    """Whether a landlord went up in another one, directly or by way of others."""
    seen: set[int] = set()
    at = Landlord.objects.get(pk=landlord.pk).merged_into
    while at is not None and at.pk not in seen:
        if at.pk == other.pk:
            return True
        seen.add(at.pk)
        at = at.merged_into
    return False


def meets(row: Stock, other: Stock, on: date) -> bool:
    """Whether two rows are of the same homes on one of the days from this one on."""
    same = (row.district_id, row.house_id, row.rooms) == (
        other.district_id, other.house_id, other.rooms
    )  # fmt: skip
    first = max(row.valid_from, other.valid_from, on)
    return same and first <= min(last_day(row), last_day(other))


def last_day(row: Stock) -> date:
    """The last day of a row."""
    return row.valid_until or date.max


def refuse_later(row: Stock, met: list[Stock], on: date) -> None:
    """What is added up held before the day, on both sides."""
    late = [each for each in (row, *met) if each.valid_from >= on] if met else []
    if late:
        where = row.district or _("a district that is not known")
        first = in_words(late[0].valid_from)
        raise refuse(MEET_LATER, rooms=row.rooms, district=where, first=first)


def add_up(row: Stock, other: Stock, on: date) -> None:
    """Make one row of two from the day on; whichever holds longer goes on alone after that.

    The sum is as old as the older of its parts. What is not known of one counts as nothing: sums
    over all homes stay what they were.
    """
    mine, theirs = ended_copy(row, on), ended_copy(other, on)
    until = min(last_day(mine), last_day(theirs))
    longer = mine if last_day(mine) > until else theirs
    older = mine if mine.confirmed_on < theirs.confirmed_on else theirs
    sum_row = ended_form(older, theirs.landlord, on, until)
    sum_row.dwellings = known(sum, mine.dwellings, theirs.dwellings)
    sum_row.vacancies_a_year = known(sum, mine.vacancies_a_year, theirs.vacancies_a_year)
    sum_row.rent_from = known(min, mine.rent_from, theirs.rent_from)
    sum_row.rent_to = known(max, mine.rent_to, theirs.rent_to)
    stored = [sum_row]
    if last_day(longer) > until:
        stored.append(ended_form(longer, theirs.landlord, until + ONE_DAY, last_day(longer)))
    for new in stored:
        new.full_clean()
        new.save()


def ended_form(row: Stock, landlord: Landlord, first: date, last: date) -> Stock:
    """A new row like this one, of this landlord, for these days."""
    fields = [field.attname for field in row._meta.concrete_fields if not field.primary_key]
    new = Stock(**{name: getattr(row, name) for name in fields})
    new.landlord, new.valid_from = landlord, first
    new.valid_until = None if last == date.max else last
    return new


def known(how: Callable[[list[int]], int], *values: int | None) -> int | None:
    """A figure over those that are known; None if none is."""
    given = [value for value in values if value is not None]
    return how(given) if given else None


@transaction.atomic
def unmerge(*, landlord: Landlord, reason: str) -> Landlord:
    """Undo a merger that was wrong. Raises ``ValidationError`` if anything went over with it."""
    if not reason.strip():
        raise ValidationError({"reason": str(NO_REASON)})
    merged = Landlord.objects.select_related("merged_into").get(pk=landlord.pk)
    if merged.merged_into is None or merged.merged_on is None:
        raise refuse(NOT_MERGED, landlord=merged)
    hold(merged, merged.merged_into)
    day_before = merged.merged_on - ONE_DAY
    moved = merged.stock.filter(valid_until=day_before).count()
    moved += merged.houses.filter(valid_until=day_before).count()
    if moved:
        raise refuse(MOVED, number=moved, into=merged.merged_into)
    with because(reason.strip()):
        merged.merged_into = merged.merged_on = None
        merged.save(update_fields=["merged_into", "merged_on"])
    return merged
