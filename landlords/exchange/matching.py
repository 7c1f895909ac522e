"""Which stored landlord each landlord of a file is: by organisation number, else by name."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from landlords.exchange.entries import LandlordEntry
from landlords.exchange.reading import STANDS_TWICE
from landlords.exchange.shapes import Values
from landlords.models import Landlord
from landlords.requirements.codes import Text
from landlords.requirements.problems import Problem, shown
from landlords.requirements.sentences import Value

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
SAME_LANDLORD = _(
    "This is the same landlord in the portal as at %(first)s. Keep one of them, or correct the "
    "number."
)


class Matching:
    """Finds stored landlords, and keeps what stands in the way."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self.names: dict[int, str] = {}
        self.numbers: dict[int, str | None] = {}
        self.by_number: dict[str, int] = {}
        self.by_name: dict[str, list[int]] = {}
        self.first: dict[tuple[str, object], str] = {}
        rows = Landlord.objects.order_by("pk").values_list("pk", "name", "organisation_number")
        for pk, name, number in rows:
            self.names[pk], self.numbers[pk] = name, number
            self.by_name.setdefault(name.casefold(), []).append(pk)
            if number:
                self.by_number[number] = pk

    def tell(self, path: str, message: Text, **values: Value) -> None:
        """Keep a problem."""
        self.problems.append(Problem(path, message, values))

    def find(self, entry: LandlordEntry) -> int | None:
        """The key of the stored landlord that this is; None is a new one."""
        self.once(entry, "name", entry.values["name"].casefold())
        self.once(entry, "organisation_number", entry.values.get("organisation_number"))
        found = self.stored(entry.path, entry.values)
        if found is not None:
            at = self.first.setdefault(("landlord", found), entry.path)
            if at != entry.path:
                self.tell(entry.path, SAME_LANDLORD, first=at)
        return found

    def once(self, entry: LandlordEntry, key: str, value: object) -> None:
        """Nothing else in the file has this name or number."""
        if value is None:
            return
        at = self.first.setdefault((key, value), entry.path)
        if at != entry.path:
            given = shown(entry.values[key])
            self.tell(f"{entry.path}.{key}", STANDS_TWICE, given=given, first=at)

    def stored(self, path: str, values: Values) -> int | None:
        """The stored landlord with this number; else the one of this name."""
        number = values.get("organisation_number")
        named = self.by_name.get(values["name"].casefold(), [])
        if number in self.by_number:
            found = self.by_number[number]
            if named and found not in named:
                self.tell(f"{path}.organisation_number", NAME_TAKEN, there=self.shown_name(found))
            return found
        return self.by_its_name(path, number, named)

    def by_its_name(self, path: str, number: str | None, named: Iterable[int]) -> int | None:
        """The one landlord of this name, unless its number says that it is another one."""
        fitting = list(named)
        if len(fitting) > 1:
            self.tell(f"{path}.name", SEVERAL_NAMED, count=len(fitting))
        if not fitting:
            return None
        there = self.numbers[fitting[0]]
        if len(fitting) == 1 and number and there and number != there:
            self.tell(f"{path}.organisation_number", OTHER_NUMBER, there=there)
        return fitting[0]

    def shown_name(self, pk: int) -> Value:
        """A stored name in a message."""
        return shown(self.names[pk])
