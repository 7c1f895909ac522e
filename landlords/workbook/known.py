"""What the portal has that cells may name: districts, houses, landlords."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Self

from landlords.models import District, House

Names = dict[str, tuple[str, ...]]


@dataclass(frozen=True)
class Known:
    """Districts and houses: names in small letters with their codes, and codes with their names."""

    districts: Names = field(default_factory=dict)
    houses: Names = field(default_factory=dict)
    district_names: dict[str, str] = field(default_factory=dict)
    house_names: dict[str, str] = field(default_factory=dict)

    @classmethod
    def loaded(cls) -> Self:
        """As stored now."""
        districts = list(District.objects.order_by("sort_name", "pk").values_list("code", "name"))
        houses = list(House.objects.order_by("sort_name", "pk").values_list("code", "name"))
        return cls(by_name(districts), by_name(houses), dict(districts), dict(houses))


def by_name(pairs: Iterable[tuple[str, str]]) -> Names:
    """Codes by name, by themselves and by both, in small letters; several may have one name."""
    names: Names = {}
    others: Names = {}
    for code, name in pairs:
        key = " ".join(name.split()).casefold()
        names[key] = (*names.get(key, ()), code)
        others[code.casefold()] = others[f"{key} ({code.casefold()})"] = (code,)
    return {**others, **names}


def unmistakable(code: str, shown: Mapping[str, str], names: Names) -> str:
    """The name of this code, with the code behind it where others are called so too."""
    name = " ".join(shown[code].split())
    return name if names[name.casefold()] == (code,) else f"{name} ({code})"
