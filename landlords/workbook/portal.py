"""What the portal holds of the landlords in a workbook, in the words of the exchange format."""

from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final, TypeAlias

from django.db.models import Q

from landlords.models import ContactPerson, Landlord, Source, Stock

Values: TypeAlias = dict[str, Any]

STOCK_VALUES: Final = ("dwellings", "rent_from", "rent_to", "vacancies_a_year")
CONTACT_VALUES: Final = ("title", "way", "phone", "email", "hours")
CONTENT: Final = {"stock": STOCK_VALUES, "contacts": CONTACT_VALUES}


@dataclass(frozen=True)
class Present:
    """One stored row about a landlord: which, what it is about, what it says, its days."""

    kind: str
    landlord: int
    row: Stock | ContactPerson
    subject: Hashable
    about: Values

    @property
    def content(self) -> Values:
        """What it says beside what it is about; an empty text is None, as in the format."""
        found = {key: getattr(self.row, key) for key in CONTENT[self.kind]}
        return {key: None if value == "" else value for key, value in found.items()}

    def holds(self, day: date) -> bool:
        """Whether it is in force that day."""
        return self.row.valid_from <= day and (
            self.row.valid_until is None or day <= self.row.valid_until
        )

    def entry(self) -> Values:
        """All of it, as the exchange format has it."""
        row = self.row
        confirmed = row.confirmed_source
        return {
            **self.about,
            **self.content,
            "valid_from": row.valid_from.isoformat(),
            "valid_until": row.valid_until and row.valid_until.isoformat(),
            "source": stored_id(row.source),
            "confirmed_on": row.confirmed_on.isoformat(),
            "confirmed_source": confirmed and stored_id(confirmed),
        }

    def sources(self) -> Iterator[Source]:
        """The sources it names."""
        yield self.row.source
        if self.row.confirmed_source is not None:
            yield self.row.confirmed_source


@dataclass
class Portal:
    """Every landlord there is, and how to find one by key, number or name."""

    by_key: dict[str, Landlord] = field(default_factory=dict)
    by_number: dict[str, Landlord] = field(default_factory=dict)
    by_name: dict[str, list[Landlord]] = field(default_factory=dict)

    def __init__(self) -> None:
        self.by_key, self.by_number, self.by_name = {}, {}, {}
        fields = ("key", "name", "organisation_number", "ownership")
        for landlord in Landlord.objects.only(*fields).order_by("pk"):
            self.by_key[landlord.key] = landlord
            if landlord.organisation_number:
                self.by_number[landlord.organisation_number] = landlord
            self.by_name.setdefault(name_key(landlord.name), []).append(landlord)

    def named(self, name: str) -> Landlord | None:
        """The only landlord of this name."""
        found = self.by_name.get(name_key(name), [])
        return found[0] if len(found) == 1 else None

    def find(self, values: Values) -> Landlord | None:
        """The landlord with this key, else this number, else this name."""
        number = values.get("organisation_number")
        return (
            self.by_key.get(values.get("key", ""))
            or (self.by_number.get(number) if number else None)
            or self.named(values.get("name", ""))
        )


def present_rows(landlords: Iterable[int], today: date) -> list[Present]:
    """Stock and contacts of these landlords that hold today or will."""
    lasting = Q(valid_until__isnull=True) | Q(valid_until__gte=today)
    there = Q(landlord__in=list(landlords)) & lasting
    sources = ("source", "confirmed_source")
    homes = Stock.objects.filter(there).select_related("district", "house", *sources)
    people = ContactPerson.objects.filter(there).select_related(*sources)
    ordered = ("landlord_id", "valid_from", "pk")
    return [
        *(of_stock(home) for home in homes.order_by(*ordered)),
        *(of_contact(person) for person in people.order_by(*ordered)),
    ]


def of_stock(home: Stock) -> Present:
    """Homes of a size."""
    about: Values = {
        "district": home.district.code if home.district else None,
        "house": home.house.code if home.house else None,
        "rooms": home.rooms,
    }
    return Present("stock", home.landlord_id, home, stock_subject(about), about)


def of_contact(person: ContactPerson) -> Present:
    """A contact person."""
    about = {"name": person.name, "role": person.role}
    return Present("contacts", person.landlord_id, person, contact_subject(about), about)


def stock_subject(values: Values) -> Hashable:
    """What tells homes from others of the same landlord."""
    return ("stock", values.get("district"), values.get("house"), values["rooms"])


def contact_subject(values: Values) -> Hashable:
    """What tells a contact person from others of the same landlord."""
    return ("contacts", name_key(values["name"]), values["role"])


SUBJECTS: Final = {"stock": stock_subject, "contacts": contact_subject}
ABOUT: Final = {"stock": ("district", "house", "rooms"), "contacts": ("name", "role")}


def name_key(name: str) -> str:
    """A name for comparing: small letters, single spaces."""
    return " ".join(name.split()).casefold()


def stored_id(source: Source) -> str:
    """What a stored source is called within the document."""
    return f"p{source.pk}"


def source_values(source: Source) -> Values:
    """A stored source as the exchange format has it."""
    on = source.on.isoformat() if source.on else None
    return {"kind": source.kind, "label": source.label, "on": on, "link": source.link}
