"""Which stored landlord each landlord of a file is: by key, else by number, else by name."""

from collections.abc import Iterable, Iterator

from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from landlords.exchange.entries import LandlordEntry
from landlords.exchange.reading import STANDS_TWICE
from landlords.exchange.rows import Told
from landlords.exchange.shapes import Values
from landlords.models import Landlord
from landlords.requirements.problems import shown
from landlords.requirements.sentences import Value

NO_LETTERS = "hyresvard"  # where a name has none that a key may have
LONGEST_KEY = 90  # leaves room for a number behind

SEVERAL_NAMED = _(
    "%(count)s landlords in the portal are called this. State the organisation number, or give "
    "them names of their own there first."
)
OTHER_NUMBER = _(
    "The landlord of this name in the portal has the number %(there)s. Correct the number, or "
    "give this landlord a name of its own."
)
NAME_TAKEN = _(
    "This number is that of %(there)s in the portal, and another landlord has this name. "
    "Correct the number or the name."
)
NUMBER_TAKEN = _(
    "This number is that of %(there)s in the portal, and another landlord has this key. "
    "Correct the number or the key."
)
SAME_LANDLORD = _(
    "This is the same landlord in the portal as at %(first)s. Keep one of them, or correct the "
    "number."
)


class Matching:
    """Finds stored landlords, and tells what stands in the way."""

    def __init__(self, told: Told) -> None:
        self.told = told
        self.names: dict[int, str] = {}
        self.numbers: dict[int, str | None] = {}
        self.by_key: dict[str, int] = {}
        self.by_number: dict[str, int] = {}
        self.by_name: dict[str, list[int]] = {}
        self.first: dict[tuple[str, object], LandlordEntry] = {}
        rows = Landlord.objects.order_by("pk")
        for pk, key, name, number in rows.values_list("pk", "key", "name", "organisation_number"):
            self.names[pk], self.numbers[pk], self.by_key[key] = name, number, pk
            self.by_name.setdefault(name.casefold(), []).append(pk)
            if number:
                self.by_number[number] = pk

    def find(self, entry: LandlordEntry) -> int | None:
        """The key of the stored landlord that this is; None is a new one."""
        self.once(entry, "key", entry.values.get("key"))
        self.once(entry, "name", entry.values["name"].casefold())
        self.once(entry, "organisation_number", entry.values.get("organisation_number"))
        found = self.stored(entry.path, entry.values)
        if found is not None:
            first = self.first.setdefault(("landlord", found), entry)
            if first is not entry:
                self.told.tell(entry.path, SAME_LANDLORD, first=first.path)
        return found

    def once(self, entry: LandlordEntry, column: str, value: object) -> None:
        """Nothing else in the file has this; keys tell landlords of one name apart."""
        if value is None:
            return
        first = self.first.setdefault((column, value), entry)
        keys = {first.values.get("key"), entry.values.get("key")}
        told_apart = column == "name" and len(keys - {None}) == 2
        if first is not entry and not told_apart:
            given = shown(entry.values[column])
            self.told.tell(f"{entry.path}.{column}", STANDS_TWICE, given=given, first=first.path)

    def stored(self, path: str, values: Values) -> int | None:
        """The stored landlord with this key; else with this number; else the one of this name."""
        number = values.get("organisation_number")
        numbered = self.by_number.get(number or "")
        found = self.by_key.get(values.get("key") or "")
        if found is not None:
            if numbered not in {None, found}:
                there = self.shown_name(numbered or found)
                self.told.tell(f"{path}.organisation_number", NUMBER_TAKEN, there=there)
            return found
        named = self.by_name.get(values["name"].casefold(), [])
        if numbered is not None:
            if named and numbered not in named:
                there = self.shown_name(numbered)
                self.told.tell(f"{path}.organisation_number", NAME_TAKEN, there=there)
            return numbered
        return self.by_its_name(path, number, named)

    def by_its_name(self, path: str, number: str | None, named: Iterable[int]) -> int | None:
        """The one landlord of this name, unless its number says that it is another one."""
        fitting = list(named)
        if len(fitting) > 1:
            self.told.tell(f"{path}.name", SEVERAL_NAMED, count=len(fitting))
        if not fitting:
            return None
        there = self.numbers[fitting[0]]
        if len(fitting) == 1 and number and there and number != there:
            self.told.tell(f"{path}.organisation_number", OTHER_NUMBER, there=there)
        return fitting[0]

    def shown_name(self, pk: int) -> Value:
        """A stored name in a message."""
        return shown(self.names[pk])


def new_keys(entries: Iterable[LandlordEntry], taken: Iterable[str]) -> Iterator[str]:
    """A key for each landlord that has none: from its name, and like no other."""
    used = set(taken)
    for entry in entries:
        plain = slugify(entry.values["name"])[:LONGEST_KEY] or NO_LETTERS
        key, number = plain, 1
        while key in used:
            number += 1
            key = f"{plain}-{number}"
        used.add(key)
        yield key
