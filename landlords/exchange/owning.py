"""What hangs on several landlords at once: mergers that go round, houses with two owners."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _

from landlords.exchange.document import INTO_ITSELF
from landlords.exchange.plan import LandlordPlan, Planned
from landlords.exchange.rows import HAS_AN_OWNER, Rows, Told
from landlords.exchange.sections import HOUSES
from landlords.exchange.stored import references
from landlords.models import HouseOwnership, Landlord

IN_A_CIRCLE = _(
    "By way of others this landlord would be merged into itself. Take away one of the mergers."
)


def check_mergers(plans: Iterable[LandlordPlan], told: Told) -> None:
    """Nobody is merged into itself, at once or by way of others, the portal's mergers included."""
    merged = Landlord.objects.filter(merged_into__isnull=False)
    into: dict[object, object] = dict(merged.values_list("pk", "merged_into"))
    merging = []
    for plan in plans:
        if "merged_into" in plan.entry.values:
            target = plan.merger[0] if plan.merger else plan.instance.merged_into
            into.pop(node(plan.instance), None)
            if target is not None:
                into[node(plan.instance)] = node(target)
                merging.append(plan)
    for plan in merging:
        here = node(plan.instance)
        if into[here] == here:
            told.tell(f"{plan.path}.merged_into", INTO_ITSELF)
        elif here in chain(into, into[here]):
            told.tell(f"{plan.path}.merged_into", IN_A_CIRCLE)


def node(landlord: Landlord) -> object:
    """What stands for a landlord, stored or not."""
    return landlord.pk or f"new-{id(landlord)}"


def chain(into: dict[object, object], start: object) -> set[object]:
    """Whoever comes after; stops where it would go round."""
    seen: set[object] = set()
    here: object | None = start
    while here is not None and here not in seen:
        seen.add(here)
        here = into.get(here)
    return seen


def check_owners(planned: list[Planned[Any]], rows: Rows) -> None:
    """No house has two owners on a day, whoever they are."""
    houses = {item.instance.house.pk for item in planned if item.instance.house.pk}
    in_file = {item.instance.pk for item in planned if not item.is_new}
    stored = HouseOwnership.objects.filter(house__in=houses).exclude(pk__in=in_file)
    others = list(stored.select_related(*references(HouseOwnership)).order_by("pk"))
    rows.check_spans(HOUSES, planned, others, HAS_AN_OWNER)
