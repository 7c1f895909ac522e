"""Districts as pages show them: who lets there, homes by size, how to apply, how fresh it all is."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from landlords.districts import Tree, load_tree
from landlords.models import ChannelUse, District, Landlord, RentalStock, Stock
from landlords.querysets import in_force


@dataclass
class Size:
    """Homes of one size: how many, at which rents, how many fall vacant; None is not known."""

    rooms: int
    dwellings: int | None = None
    rent_from: int | None = None
    rent_to: int | None = None
    vacancies: int | None = None
    landlords: set[int] = field(default_factory=set)

    def add(self, row: Stock) -> None:
        """Count one landlord's homes of this size in."""
        self.dwellings = plus(self.dwellings, row.dwellings)
        self.vacancies = plus(self.vacancies, row.vacancies_a_year)
        self.rent_from = lowest(self.rent_from, row.rent_from)
        self.rent_to = highest(self.rent_to, row.rent_to or row.rent_from)
        self.landlords.add(row.landlord_id)


@dataclass
class Letting:
    """One landlord in the district."""

    landlord: Landlord
    sizes: dict[int, Size] = field(default_factory=dict)
    ways: tuple[str, ...] = ()
    confirmed_on: date | None = None

    @property
    def in_order(self) -> list[Size]:
        """Its homes, the smallest first."""
        return [self.sizes[rooms] for rooms in sorted(self.sizes)]


@dataclass(frozen=True)
class Near:
    """A neighbouring district, and what is let there."""

    district: District
    landlords: int
    vacancies: int | None


@dataclass(frozen=True)
class DistrictPage:
    """All that one district's page shows."""

    lettings: tuple[Letting, ...]
    sizes: tuple[Size, ...]
    dwellings: int | None
    rental_homes: int | None
    near: tuple[Near, ...]
    unplaced: int

    @property
    def unknown(self) -> int | None:
        """Rental homes of the district that no landlord on record is known to let."""
        if self.rental_homes is None:
            return None
        return max(self.rental_homes - (self.dwellings or 0), 0)


def plus(one: int | None, other: int | None) -> int | None:
    """A sum of what is known."""
    return other if one is None else one + (other or 0)


def lowest(one: int | None, other: int | None) -> int | None:
    """The lower of what is known."""
    return min((rent for rent in (one, other) if rent is not None), default=None)


def highest(one: int | None, other: int | None) -> int | None:
    """The higher of what is known."""
    return max((rent for rent in (one, other) if rent is not None), default=None)


def homes_within(codes: Iterable[str], day: date) -> "list[Stock]":
    """The homes in force in these districts, of landlords that are on record on the day."""
    rows = Stock.objects.in_force_on(day).filter(
        district__code__in=list(codes), landlord__in=Landlord.objects.current(day)
    )
    return list(rows.select_related("landlord", "district").order_by("landlord__sort_name", "pk"))


def district_page(district: District, day: date) -> DistrictPage:
    """One district with all that is part of it; a fixed number of queries."""
    tree = load_tree()
    rows = homes_within(tree.within(district.code), day)
    lettings = lettings_of(rows, day)
    sizes: dict[int, Size] = {}
    for row in rows:
        sizes.setdefault(row.rooms, Size(row.rooms)).add(row)
    known = RentalStock.objects.filter(in_force(day), district=district).first()
    return DistrictPage(
        lettings=tuple(lettings),
        sizes=tuple(sizes[rooms] for rooms in sorted(sizes)),
        dwellings=sum(row.dwellings or 0 for row in rows) if rows else None,
        rental_homes=known.dwellings if known else None,
        near=tuple(near(district, tree, day)),
        unplaced=unplaced(day),
    )


def lettings_of(rows: Iterable[Stock], day: date) -> list[Letting]:
    """The landlords that let these homes, in their order, with their ways to apply."""
    found: dict[int, Letting] = {}
    for row in rows:
        letting = found.setdefault(row.landlord_id, Letting(row.landlord))
        letting.sizes.setdefault(row.rooms, Size(row.rooms)).add(row)
        if letting.confirmed_on is None or row.confirmed_on > letting.confirmed_on:
            letting.confirmed_on = row.confirmed_on
    for landlord, ways in ways_of(found, day).items():
        found[landlord].ways = tuple(ways)
    return list(found.values())


def ways_of(landlords: Iterable[int], day: date) -> dict[int, list[str]]:
    """The names of the ways to apply, by landlord."""
    told: dict[int, list[str]] = {}
    for landlord, name in channel_names(landlords, day):
        told.setdefault(landlord, []).append(name)
    return told


def channel_names(landlords: Iterable[int], day: date) -> Iterable[tuple[int, str]]:
    """Each landlord's ways to apply by name."""
    uses = ChannelUse.objects.filter(in_force(day), landlord__in=list(landlords))
    return uses.order_by("channel__sort_name").values_list("landlord", "channel__name")


def near(district: District, tree: Tree, day: date) -> Iterable[Near]:
    """The neighbours, with how many landlords let there and how many homes fall vacant a year."""
    neighbours = list(district.neighbours.order_by("sort_name", "pk"))
    within = {place.pk: tree.within(place.code) for place in neighbours}
    rows = homes_within({code for codes in within.values() for code in codes}, day)
    for place in neighbours:
        here = [row for row in rows if row.district and row.district.code in within[place.pk]]
        vacancies: int | None = None
        for row in here:
            vacancies = plus(vacancies, row.vacancies_a_year)
        yield Near(place, len({row.landlord_id for row in here}), vacancies)


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
    tree = load_tree()
    places = list(District.objects.order_by("is_outside", "sort_name", "pk"))
    rows = homes_within([place.code for place in places], day)
    made = []
    for place in places:
        within = tree.within(place.code)
        here = [row for row in rows if row.district and row.district.code in within]
        dwellings: int | None = None
        vacancies: int | None = None
        for row in here:
            dwellings = plus(dwellings, row.dwellings)
            vacancies = plus(vacancies, row.vacancies_a_year)
        made.append(DistrictLine(place, len({r.landlord_id for r in here}), dwellings, vacancies))
    return made
