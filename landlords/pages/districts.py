"""Districts as pages show them: who lets there, homes by size, how to apply, how fresh it all is."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from django.core.paginator import Paginator
from django.db.models import Count, Max, Min, Sum
from django.db.models.functions import Coalesce
from django.utils.translation import ngettext

from config.shared.values import number
from landlords.districts import Tree, load_tree
from landlords.models import ChannelUse, District, Landlord, RentalStock, Stock
from landlords.querysets import in_force

if TYPE_CHECKING:
    from django.core.paginator import Page
    from django.db.models import QuerySet

PAGE_SIZE = 25


@dataclass(frozen=True)
class Size:
    """Homes of one size: how many, at which rents, how many fall vacant; None is not known."""

    rooms: int
    dwellings: int | None
    rent_from: int | None
    rent_to: int | None
    vacancies: int | None
    landlords: int = 1


@dataclass
class Letting:
    """One landlord in the district; its homes by size, the smallest first."""

    landlord: Landlord
    sizes: list[Size] = field(default_factory=list)
    ways: tuple[str, ...] = ()
    confirmed_on: date | None = None


@dataclass(frozen=True)
class Near:
    """A neighbouring district, and what is let there."""

    district: District
    landlords: int
    vacancies: int | None


@dataclass(frozen=True)
class DistrictPage:
    """All that one district's page shows; the landlords page by page."""

    page: "Page[Any]"
    lettings: tuple[Letting, ...]
    sizes: tuple[Size, ...]
    rental_homes: int | None
    near: tuple[Near, ...]
    unplaced: int

    @property
    def unknown(self) -> int | None:
        """Rental homes of the district that no landlord on record is known to let."""
        if self.rental_homes is None:
            return None
        return max(self.rental_homes - sum(size.dwellings or 0 for size in self.sizes), 0)


def summed(rows: "QuerySet[Any, Any]") -> "QuerySet[Any, Any]":
    """Groups of homes with how many, at which rents and how many fall vacant a year."""
    summed_rows: QuerySet[Any, Any] = rows.annotate(
        homes=Sum("dwellings"),
        lowest=Min(Coalesce("rent_from", "rent_to")),
        highest=Max(Coalesce("rent_to", "rent_from")),
        vacant=Sum("vacancies_a_year"),
    )
    return summed_rows


def homes_on(day: date, codes: Iterable[str] | None = None) -> "QuerySet[Stock]":
    """The homes in force, in these districts or in all, of landlords on record on the day."""
    rows = Stock.objects.in_force_on(day).filter(landlord__in=Landlord.objects.current(day))
    rows = rows.order_by()
    return rows if codes is None else rows.filter(district__code__in=list(codes))


def district_page(district: District, day: date, asked_page: str = "1") -> DistrictPage:
    """One district with all that is part of it; a fixed number of queries."""
    tree = load_tree()
    homes = homes_on(day, tree.within(district.code))
    known = RentalStock.objects.filter(in_force(day), district=district).first()
    letting = Landlord.objects.filter(pk__in=homes.values("landlord"))
    page = Paginator(letting.order_by("sort_name", "pk"), PAGE_SIZE).get_page(asked_page)
    return DistrictPage(
        page=page,
        lettings=tuple(lettings_of(list(page.object_list), homes, day)),
        sizes=tuple(sizes_of(homes)),
        rental_homes=known.dwellings if known else None,
        near=tuple(near(district, tree, day)),
        unplaced=unplaced(day),
    )


def sizes_of(homes: "QuerySet[Stock]") -> Iterator[Size]:
    """Homes added up by size, the smallest first."""
    rows = summed(homes.values("rooms"))
    for row in rows.annotate(letting=Count("landlord", distinct=True)).order_by("rooms"):
        yield Size(
            row["rooms"], row["homes"], row["lowest"], row["highest"], row["vacant"],
            row["letting"],
        )  # fmt: skip


def lettings_of(
    landlords: Iterable[Landlord], homes: "QuerySet[Stock]", day: date
) -> Iterable[Letting]:
    """These landlords in their order, with their homes among these and their ways to apply."""
    found = {landlord.pk: Letting(landlord) for landlord in landlords}
    rows = summed(homes.filter(landlord__in=found).values("landlord", "rooms"))
    for row in rows.annotate(latest=Max("confirmed_on")).order_by("landlord", "rooms"):
        letting = found[row["landlord"]]
        letting.sizes.append(
            Size(row["rooms"], row["homes"], row["lowest"], row["highest"], row["vacant"])
        )
        letting.confirmed_on = max(letting.confirmed_on or row["latest"], row["latest"])
    for landlord, ways in ways_of(found, day).items():
        found[landlord].ways = tuple(ways)
    return found.values()


def ways_of(landlords: Iterable[int], day: date) -> dict[int, list[str]]:
    """The names of the ways to apply, by landlord."""
    told: dict[int, list[str]] = {}
    for landlord, name in channel_names(landlords, day):
        told.setdefault(landlord, []).append(name)
    return told


def channel_names(landlords: Iterable[int], day: date) -> Iterator[tuple[int, str]]:
    """Each landlord's ways to apply by name, with the queue time that gave a lease lately."""
    uses = ChannelUse.objects.filter(in_force(day), landlord__in=list(landlords))
    rows = uses.order_by("channel__sort_name").values_list(
        "landlord", "channel__name", "queue_days", "queue_points"
    )
    for landlord, name, days, points in rows:
        yield landlord, f"{name}{queue_words(days, points)}"


def queue_words(days: int | None, points: int | None) -> str:
    """The queue time that gave a lease in the last twelve months; nothing where nobody knows."""
    if days is not None:
        words = ngettext(": %(count)s day gave a lease", ": %(count)s days gave a lease", days)
        return words % {"count": number(days)}
    if points is not None:
        words = ngettext(
            ": %(count)s point gave a lease", ": %(count)s points gave a lease", points
        )
        return words % {"count": number(points)}
    return ""


def near(district: District, tree: Tree, day: date) -> Iterator[Near]:
    """The neighbours, with how many landlords let there and how many homes fall vacant a year."""
    neighbours = list(district.neighbours.order_by("sort_name", "pk"))
    for line in lines_of(neighbours, tree, day):
        yield Near(line.district, line.landlords, line.vacancies)


def unplaced(day: date) -> int:
    """How many landlords have homes whose district nobody knows, or no homes on record at all."""
    current = Landlord.objects.current(day)
    placed = Stock.objects.in_force_on(day).exclude(district=None).values("landlord")
    return current.exclude(pk__in=placed).count()


@dataclass(frozen=True)
class DistrictLine:
    """One district in the list."""

    district: District
    landlords: int
    dwellings: int | None
    vacancies: int | None


def district_lines(day: date) -> list[DistrictLine]:
    """Every district with what is let in it and all that is part of it; three queries."""
    places = list(District.objects.order_by("is_outside", "sort_name", "pk"))
    return lines_of(places, load_tree(), day)


def lines_of(places: Sequence[District], tree: Tree, day: date) -> list[DistrictLine]:
    """These districts with what is let in each and all that is part of it; one query."""
    within = {place.pk: tree.within(place.code) for place in places}
    homes = homes_on(day, {code for codes in within.values() for code in codes})
    rows = homes.values_list("district__code", "landlord").annotate(
        homes=Sum("dwellings"), vacant=Sum("vacancies_a_year")
    )
    told: dict[str, list[tuple[int, int | None, int | None]]] = {}
    for code, landlord, dwellings, vacant in rows:
        told.setdefault(code, []).append((landlord, dwellings, vacant))
    return [
        line_of(place, [row for code in within[place.pk] for row in told.get(code, ())])
        for place in places
    ]


def line_of(place: District, rows: Sequence[tuple[int, int | None, int | None]]) -> DistrictLine:
    """One district of the rows (landlord, homes, vacant a year) that lie within it."""
    return DistrictLine(
        place,
        landlords=len({landlord for landlord, _homes, _vacant in rows}),
        dwellings=total(homes for _landlord, homes, _vacant in rows),
        vacancies=total(vacant for _landlord, _homes, vacant in rows),
    )


def total(figures: Iterable[int | None]) -> int | None:
    """The sum of what is known; None where nothing is."""
    known = [figure for figure in figures if figure is not None]
    return sum(known) if known else None
