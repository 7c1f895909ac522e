"""Rows of a workbook into a document in the exchange format, which plans and writes it."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches
from typing import Any, Final

from django.utils.text import format_lazy
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from config.shared.words import Text
from landlords.exchange.shapes import FORMAT, VERSION
from landlords.models import Landlord
from landlords.workbook.cells import filled
from landlords.workbook.choices import NEAREST
from landlords.workbook.portal import (
    ABOUT,
    SUBJECTS,
    Portal,
    Present,
    Values,
    name_key,
    present_rows,
    source_values,
    stored_id,
)
from landlords.workbook.reading import (
    NOT_SHOWN,
    PERSON_WITH_NUMBER,
    CellProblem,
    Row,
    SheetRows,
)
from landlords.workbook.sheets import CONTACTS, LANDLORDS, SOURCES, STOCK, Sheet
from landlords.workbook.statements import Said, day_before, entries_of, same
from landlords.workbook.unsure import Unsure, is_told_apart

USUAL: Final = 1
KINDS: Final = (STOCK, CONTACTS)

NO_SOURCE: Final = _("There is no source of this number on the sheet “%(sheet)s”.")
NO_USUAL_SOURCE: Final = _(
    "Where do we know this from? Write the number of a source, or fill in no. 1 on the sheet "
    "“%(sheet)s”: it holds for every row that names none."
)
NO_DAY: Final = _("Since when? Write a day here, or give the source a day.")
NO_LANDLORD: Final = _("There is no landlord of this name, neither in the file nor in the portal.")
SEVERAL_LANDLORDS: Final = _(
    "Several landlords in the portal are called this. Put the one that is meant on the sheet "
    "“%(sheet)s”, with its organisation number."
)
SAME_ROW: Final = _("This is about the same as row %(row)s. Keep one of them.")
RENT_REVERSED: Final = _("The highest rent is below the lowest one. Change one of them.")
REVERSED: Final = _("The last day is before the first one. Change one of the two days.")
NUMBER_TWICE: Final = _("Row %(row)s has this number too. Change one of them.")


@dataclass(frozen=True)
class Place:
    """Where in the workbook a part of the document comes from."""

    sheet: str
    row: int


@dataclass
class Built:
    """A document, and what is told beside it.

    `usual`: the source of every row that names none. `present`: the stored rows of the landlords in
    the file; `missing`: those of them that the file does not mention.
    """

    document: Values
    usual: Values = field(default_factory=dict)
    places: dict[str, Place] = field(default_factory=dict)
    problems: list[CellProblem] = field(default_factory=list)
    present: list[Present] = field(default_factory=list)
    missing: list[Present] = field(default_factory=list)


def build(sheets: Mapping[str, SheetRows], *, today: date, ends: date | None) -> Built:
    """The document; `ends`: the last day of what the file does not mention, None leaves it alone."""
    return Building(sheets, today).built(ends)


class Building:
    """Builds one document."""

    def __init__(self, sheets: Mapping[str, SheetRows], today: date) -> None:
        self.sheets = sheets
        self.today = today
        self.portal = Portal()
        self.sources: dict[str, Values] = {}
        self.houses: set[str] = set()
        self.landlords: list[Values] = []
        self.stored: list[Landlord | None] = []
        self.by_name: dict[str, int] = {}
        self.present: dict[tuple[int, Hashable], list[Present]] = {}
        self.listed: set[tuple[int, Hashable, str]] = set()
        self.first: dict[Hashable, int] = {}
        self.mentioned: set[int] = set()
        self.unsure = Unsure.of(sheets)
        self.half_read: set[str] = set()
        self.made = Built({})

    def built(self, ends: date | None) -> Built:
        """Sources and landlords first, because the other rows name them."""
        self.read_sources()
        for row in self.rows(LANDLORDS):
            self.landlord(row)
        rows = [(sheet, row, self.owner(sheet, row)) for sheet in KINDS for row in self.rows(sheet)]
        self.load_present()
        for sheet, row, owner in rows:
            if owner is not None and "valid_from" in row.values and self.is_whole(sheet, row):
                subject = SUBJECTS[sheet.key](row.values)
                self.listed.add((owner, subject, row.values["valid_from"]))
        for sheet, row, owner in rows:
            if owner is not None and self.is_whole(sheet, row):
                self.statement(sheet, row, owner)
        self.find_missing(ends)
        self.made.document = self.document()
        self.made.usual = self.sources.get(f"s{USUAL}", {})
        return self.made

    def document(self) -> Values:
        """In the exchange format."""
        made: Values = {
            "format": FORMAT,
            "version": VERSION,
            "sources": [{"id": name, **values} for name, values in self.sources.items()],
            "landlords": self.landlords,
        }
        return made

    def rows(self, sheet: Sheet) -> list[Row]:
        """The rows of a sheet; none if the file has no such sheet."""
        return self.sheets[sheet.key].rows if sheet.key in self.sheets else []

    def tell(
        self, sheet: Sheet, row: Row, key: str, message: Text, *, private: bool = False
    ) -> None:
        """Keep a problem at a row's cell."""
        self.made.problems.append(
            problem_at(self.sheets[sheet.key], sheet, row, key, message, private=private)
        )

    @staticmethod
    def is_whole(sheet: Sheet, row: Row) -> bool:
        """Whether all that tells the row from others could be read."""
        return all(c.key in row.values for c in sheet.columns if c.required)

    def read_sources(self) -> None:
        """The sources by their numbers; one without is numbered by its place."""
        first: dict[int, int] = {}
        for at, row in enumerate(self.rows(SOURCES), start=1):
            if "number" in row.wrong:
                continue
            number = row.values.get("number") or at
            if number in first:
                self.tell(SOURCES, row, "number", filled(NUMBER_TWICE, row=first[number]))
                continue
            first[number] = row.number
            given: Values = {
                key: row.values[key] for key in ("kind", "label", "on", "link") if key in row.values
            }
            self.made.places[f"sources[{len(self.sources)}]"] = Place(SOURCES.key, row.number)
            self.sources[f"s{number}"] = {"on": None, "link": "", **given}
            if row.wrong:
                self.half_read.add(f"s{number}")

    def landlord(self, row: Row) -> None:
        """A landlord of the sheet."""
        values = {key: value for key, value in row.values.items() if value is not None}
        if "organisation_number" in row.values:
            values["organisation_number"] = row.values["organisation_number"]
        if "name" not in values:
            return
        stored = self.portal.find(values)
        name = name_key(values["name"])
        if name in self.by_name:
            first = self.made.places[f"landlords[{self.by_name[name]}]"]
            self.tell(LANDLORDS, row, "name", filled(SAME_ROW, row=first.row))
            return
        ownership = values.get("ownership", stored.ownership if stored else None)
        if ownership == Landlord.Ownership.PERSON:
            if values.get("organisation_number"):
                self.tell(LANDLORDS, row, "organisation_number", PERSON_WITH_NUMBER, private=True)
            values["organisation_number"] = None
        self.add_landlord(values, stored, Place(LANDLORDS.key, row.number))

    def add_landlord(self, values: Values, stored: Landlord | None, place: Place) -> int:
        """Note a landlord of the document; its place among them."""
        at = len(self.landlords)
        self.by_name[name_key(values["name"])] = at
        self.made.places[f"landlords[{at}]"] = place
        number = values.get("organisation_number")
        is_in_doubt = stored is None or (
            number and stored.organisation_number not in {None, number}
        )
        key = {"key": stored.key} if stored and not is_in_doubt else {}
        # A new landlord begins with a scope of all its homes, ready for terms.
        begins = {"scopes": [{"name": gettext("All homes")}]} if stored is None else {}
        self.landlords.append({**values, **key, **begins})
        self.stored.append(stored)
        return at

    def owner(self, sheet: Sheet, row: Row) -> int | None:
        """The landlord a row is about, by its place in the document."""
        name = row.values.get("landlord")
        if name is None:
            return None
        if name_key(name) in self.by_name:
            return self.by_name[name_key(name)]
        stored = self.portal.named(name)
        if stored is not None:
            if stored in self.stored:
                return self.stored.index(stored)
            return self.add_landlord({"name": stored.name}, stored, Place(sheet.key, row.number))
        if self.portal.by_name.get(name_key(name)):
            self.tell(sheet, row, "landlord", filled(SEVERAL_LANDLORDS, sheet=LANDLORDS.title))
            return None
        if not self.unsure.names:
            self.tell(sheet, row, "landlord", self.no_landlord(name))
        return None

    def no_landlord(self, name: str) -> Text:
        """That there is none of this name, with the one that was perhaps meant."""
        names = {
            **{key: found[0].name for key, found in self.portal.by_name.items()},
            **{key: self.landlords[at]["name"] for key, at in self.by_name.items()},
        }
        nearest = get_close_matches(name_key(name), names, n=1, cutoff=0.7)
        if not nearest:
            return NO_LANDLORD
        return format_lazy("{} {}", NO_LANDLORD, filled(NEAREST, nearest=names[nearest[0]]))

    def load_present(self) -> None:
        """What is stored about the landlords of the file."""
        by_pk = {stored.pk: at for at, stored in enumerate(self.stored) if stored is not None}
        self.made.present = present_rows(by_pk, self.today)
        for present in self.made.present:
            key = (by_pk[present.landlord], present.subject)
            self.present.setdefault(key, []).append(present)

    # Statements

    def statement(self, sheet: Sheet, row: Row, owner: int) -> None:
        """A row of stock or contacts: new, confirmed, changed from a day, or corrected."""
        values = row.values
        subject = SUBJECTS[sheet.key](values)
        if not is_told_apart(row, ABOUT[sheet.key]):
            return
        if not self.once(sheet, row, (owner, subject, values.get("valid_from"))) or row.wrong:
            return
        source = self.source(sheet, row)
        day = self.day(sheet, row, source)
        if source is None or day is None:
            return
        known = self.present.get((owner, subject), [])
        stored = same(known, values.get("valid_from"), day)
        if stored is not None:
            self.mention(stored)
        said = Said(source, self.sources[source], day)
        entries = entries_of(sheet.key, row, stored, said)
        if "valid_from" in values and stored is None:
            entries += self.ended_before(known, owner, subject, values["valid_from"])
        for entry in entries:
            self.check(sheet, row, entry)
            self.add(sheet, owner, entry, Place(sheet.key, row.number))

    def once(self, sheet: Sheet, row: Row, key: Hashable) -> bool:
        """Whether no earlier row is about the same."""
        first = self.first.setdefault(key, row.number)
        if first != row.number:
            self.tell(sheet, row, ABOUT[sheet.key][-1], filled(SAME_ROW, row=first))
        return first == row.number

    def source(self, sheet: Sheet, row: Row) -> str | None:
        """The id of the row's source."""
        number = row.values.get("source")
        found = f"s{number or USUAL}"
        if found not in self.sources:
            message = NO_USUAL_SOURCE if number is None else NO_SOURCE
            if not self.unsure.numbers:
                self.tell(sheet, row, "source", filled(message, sheet=SOURCES.title))
            return None
        confirmed = row.values.get("confirmed_source")
        if confirmed is not None and f"s{confirmed}" not in self.sources:
            if not self.unsure.numbers:
                self.tell(sheet, row, "confirmed_source", filled(NO_SOURCE, sheet=SOURCES.title))
            return None
        return found

    def day(self, sheet: Sheet, row: Row, source: str | None) -> str | None:
        """The day the row was said: when it was confirmed, else that of its source."""
        on = self.sources[source]["on"] if source else None
        found: str | None = row.values.get("confirmed_on") or on or row.values.get("valid_from")
        if source is not None and found is None and source not in self.half_read:
            self.tell(sheet, row, "valid_from", NO_DAY)
        return found

    def ended_before(
        self, known: list[Present], owner: int, subject: Hashable, first: str
    ) -> list[Values]:
        """What is in force when a row begins ends the day before, unless the file says its days."""
        for present in known:
            began = present.row.valid_from.isoformat()
            begins = date.fromisoformat(first)
            if (
                began < first
                and present.holds(begins)
                and (owner, subject, began) not in self.listed
            ):
                self.mention(present)
                return [{**present.entry(), "valid_until": day_before(first)}]
        return []

    def mention(self, present: Present) -> None:
        """Note that the file speaks of a stored row, and the sources of that row."""
        self.mentioned.add(id(present))
        for source in present.sources():
            self.sources.setdefault(stored_id(source), source_values(source))

    def check(self, sheet: Sheet, row: Row, entry: Values) -> None:
        """What goes together in a row."""
        lowest, highest = entry.get("rent_from"), entry.get("rent_to")
        if lowest is not None and highest is not None and highest < lowest:
            self.tell(sheet, row, "rent_to", RENT_REVERSED)
        last = entry.get("valid_until")
        if last is not None and last < entry["valid_from"]:
            self.tell(sheet, row, "valid_until", REVERSED)

    def add(self, sheet: Sheet, owner: int, entry: Values, place: Place) -> None:
        """Note a statement of a landlord."""
        if sheet.key == STOCK.key and entry.get("house") is None:
            entry.pop("house", None)
        among = self.landlords[owner].setdefault(sheet.key, [])
        self.made.places[f"landlords[{owner}].{sheet.key}[{len(among)}]"] = place
        among.append(entry)

    def find_missing(self, ends: date | None) -> None:
        """What the file does not mention; ended if she wants it to be."""
        by_key = {sheet.key: sheet for sheet in KINDS}
        for (owner, _subject), known in self.present.items():
            for present in known:
                if id(present) in self.mentioned:
                    continue
                self.made.missing.append(present)
                if ends is not None and present.row.valid_from <= ends:
                    self.mention(present)
                    entry = {**present.entry(), "valid_until": ends.isoformat()}
                    self.add(by_key[present.kind], owner, entry, Place("", 0))


def problem_at(
    rows: SheetRows, sheet: Sheet, row: Row, key: str, message: Text, *, private: bool = False
) -> CellProblem:
    """A problem at a row's cell; at the row where the file has no such column."""
    letter = rows.letters.get(key, "")
    value: Any = row.values.get(key)
    given = str(NOT_SHOWN) if private else "" if value is None else str(value)
    form = sheet.column(key).cell.form if letter else ""
    return CellProblem(rows.title, f"{letter}{row.number}", given, message, form)
