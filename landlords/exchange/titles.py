"""What a row is called in a plan: what it is about, and since when; how many rows there are."""

from collections.abc import Callable
from typing import Any, Final

from django.db.models import Model
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, ngettext_lazy

from landlords import models
from landlords.models import ExceptionRule, Offer, Pause, Requirement, Stock
from landlords.requirements.parsing import parse_audience
from landlords.requirements.sentences import say

COUNTED: Final[dict[type[Model], Any]] = {
    models.Pause: ngettext_lazy("%(count)s pause", "%(count)s pauses", "count"),
    models.GroupMembership: ngettext_lazy(
        "%(count)s membership of a group", "%(count)s memberships of groups", "count"
    ),
    models.Management: ngettext_lazy("%(count)s manager", "%(count)s managers", "count"),
    models.Stock: ngettext_lazy("%(count)s row of stock", "%(count)s rows of stock", "count"),
    models.HouseOwnership: ngettext_lazy("%(count)s house", "%(count)s houses", "count"),
    models.TermScope: ngettext_lazy("%(count)s scope", "%(count)s scopes", "count"),
    models.Requirement: ngettext_lazy("%(count)s requirement", "%(count)s requirements", "count"),
    models.ExceptionRule: ngettext_lazy("%(count)s exception", "%(count)s exceptions", "count"),
    models.ContractOffer: ngettext_lazy(
        "%(count)s type of lease", "%(count)s types of lease", "count"
    ),
    models.ChannelUse: ngettext_lazy("%(count)s way to apply", "%(count)s ways to apply", "count"),
    models.LandlordFact: ngettext_lazy(
        "%(count)s text that is good to know", "%(count)s texts that are good to know", "count"
    ),
    models.ContactPerson: ngettext_lazy(
        "%(count)s contact person", "%(count)s contact persons", "count"
    ),
    models.PriorityRule: ngettext_lazy(
        "%(count)s priority rule", "%(count)s priority rules", "count"
    ),
    models.Cooperation: ngettext_lazy(
        "%(count)s row about cooperation", "%(count)s rows about cooperation", "count"
    ),
    models.Offer: ngettext_lazy("%(count)s offer", "%(count)s offers", "count"),
}
"""So many rows of a table, in the order in which they are told."""


def count_of(model: type[Model], count: int) -> str:
    """So many rows of a kind."""
    return str(COUNTED[model] % {"count": count})


def title(row: Any) -> str:
    """What a statement is about, and since when."""
    since = _("from %(day)s") % {"day": row.valid_from.isoformat()}
    called = TITLES.get(type(row), _usual)
    return f"{called(row)}, {since}"


def _usual(row: Any) -> str:
    """The table's word, and what the row itself is called."""
    return f"{row._meta.verbose_name}: {row}"


def _pause(row: Pause) -> str:
    return str(row._meta.verbose_name)


def _homes(row: Stock | Offer) -> str:
    place = row.district.name if row.district else _("district not known")
    rooms = ngettext("%(count)s room", "%(count)s rooms", row.rooms) % {"count": row.rooms}
    house = f", {row.house.name}" if row.house else ""
    return f"{place}{house}, {rooms}"


def _offer(row: Offer) -> str:
    return f"{row._meta.verbose_name}: {_homes(row)}"


def _demand(row: Requirement | ExceptionRule) -> str:
    about = [str(row.get_topic_display())]
    if isinstance(row, ExceptionRule):
        about.append(str(row.get_effect_display()))
        if row.disregards:
            about.append(row.disregarded)
    audience = parse_audience(row.audience)
    if audience is not None:
        about.append(say(audience.short()))
    return ", ".join(about)


TITLES: Final[dict[type[Any], Callable[[Any], str]]] = {
    Pause: _pause,
    Stock: _homes,
    Offer: _offer,
    Requirement: _demand,
    ExceptionRule: _demand,
    models.NormTable: lambda row: f"{row._meta.verbose_name}: {row.get_norm_display()}",
}
"""Tables whose rows are not told by their own name."""
