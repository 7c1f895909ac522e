"""What is stored, loaded for many landlords in a fixed number of queries."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass, field

from landlords.models import (
    District,
    ExceptionRule,
    Landlord,
    Requirement,
    Source,
    Stock,
    TermScope,
)


@dataclass(slots=True)
class Stored:
    """A landlord with everything that is stored of it."""

    landlord: Landlord
    stock: list[Stock] = field(default_factory=list)
    scopes: list[TermScope] = field(default_factory=list)
    requirements: list[Requirement] = field(default_factory=list)
    exceptions: list[ExceptionRule] = field(default_factory=list)

    def of_scope(self, scope: TermScope) -> tuple[list[Requirement], list[ExceptionRule]]:
        """The statements of one scope."""
        return (
            [row for row in self.requirements if row.scope_id == scope.pk],
            [row for row in self.exceptions if row.scope_id == scope.pk],
        )


def load(landlords: Sequence[int], *, lock: bool) -> dict[int, Stored]:
    """These landlords by their keys; locked, nobody else changes their terms meanwhile."""
    rows = Landlord.objects.filter(pk__in=landlords).order_by("pk")
    if lock:
        rows = rows.select_for_update(of=("self",))
    stored = {landlord.pk: Stored(landlord) for landlord in rows}
    sources = ("source", "confirmed_source")
    for scope in TermScope.objects.filter(landlord__in=landlords).prefetch_related("districts"):
        stored[scope.landlord_key].scopes.append(scope)
    stock = Stock.objects.filter(landlord__in=landlords)
    for home in stock.select_related("district", *sources):
        stored[home.landlord_id].stock.append(home)
    requirements = Requirement.objects.filter(scope__landlord__in=landlords)
    for requirement in requirements.select_related("scope", *sources):
        stored[requirement.scope.landlord_key].requirements.append(requirement)
    exceptions = ExceptionRule.objects.filter(scope__landlord__in=landlords)
    for exception in exceptions.select_related("scope", *sources):
        stored[exception.scope.landlord_key].exceptions.append(exception)
    return stored


def load_sources() -> dict[Hashable, Source]:
    """Every stored source by what it says."""
    return {source_key(source): source for source in Source.objects.order_by("pk")}


def source_key(source: Source) -> Hashable:
    """What tells a source from every other one."""
    return (source.kind, source.label, source.on, source.link)


def load_districts() -> dict[str, District]:
    """Every stored district by its code."""
    return {district.code: district for district in District.objects.order_by("pk")}


def district_parents() -> dict[str, str | None]:
    """Every stored district's code, with the code of the one it is part of."""
    return dict(District.objects.order_by("pk").values_list("code", "parent__code"))
