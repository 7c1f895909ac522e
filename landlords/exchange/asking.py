"""What `manage.py assess` is asked: two files and what else was said, read into an assessment.

Whatever is wrong in either file, or does not go together, is told all at once (TermsError). Places
begin with the file they are in.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TypeVar

from django.utils.translation import gettext_lazy as _

from landlords.exchange.assessing import Assessment, assess_all, usual_move_in
from landlords.exchange.consistency import contradictions
from landlords.exchange.document import read_document
from landlords.exchange.entries import Document, LandlordEntry, Wishes
from landlords.exchange.household import HouseholdFile, read_household, untimely, with_keys
from landlords.exchange.json_file import printable, read_json
from landlords.exchange.norms_section import norms_of
from landlords.exchange.reading import NO_SUCH_DISTRICT
from landlords.exchange.terms import core_topics
from landlords.reference_data import shipped
from landlords.requirements.decoding import day_of, decode_record, encode_record
from landlords.requirements.engine import Situation
from landlords.requirements.problems import Problem, TermsError, shown
from landlords.requirements.sentences import Series, Value

T = TypeVar("T")

TYPICAL = "typical:"

NO_LANDLORD = _("There is no landlord in this inventory, and no programme. Add one.")
NO_SUCH_LANDLORD = _("There is no landlord %(given)s in this inventory. Choose from: %(known)s.")
NO_SUCH_HOUSEHOLD = _(
    "There is no typical household %(given)s in this inventory. Choose from: %(known)s."
)
TOO_EARLY = _("The day of moving in, %(move_in)s, lies before the day of calculation, %(on)s.")


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked; `home` and days as they were written, None where nothing was said."""

    household: str
    inventory: Path
    home: Mapping[str, str | None]
    on: str | None
    move_in: str | None
    landlord: str | None
    today: date


class Problems(list[Problem]):
    """Every problem so far, each with the name of its file or option before its place."""

    def of(self, name: str, told: Iterable[Problem], document: Document | None = None) -> None:
        """Keep these, told with the landlord they are about."""
        for problem in told:
            about = document.about(problem) if document else ""
            place = f"{problem.path} ({about})" if about else problem.path
            whole = f"{name}: {place}" if place else name
            self.append(replace(problem, path=whole))

    def read(self, name: str, reader: Callable[[], T]) -> T | None:
        """What the reader answers; None if it refuses."""
        try:
            return reader()
        except TermsError as error:
            self.of(name, error.problems)
            return None


def assessed(asked: Asked) -> Assessment:
    """The household judged by the inventory; TermsError with everything that is wrong."""
    problems = Problems()
    document = _inventory(asked.inventory, problems)
    file = _household(asked, document, problems)
    wishes = _wishes(asked, file, document, problems)
    landlords = _landlords(asked.landlord, document, problems)
    on = _day("--on", asked.on, problems) or (file and file.on) or asked.today
    said = _day("--move-in", asked.move_in, problems) or (file and file.move_in)
    if said and said < on:
        early = Problem("", TOO_EARLY, {"move_in": said, "on": on})
        problems.of("--move-in" if asked.move_in else f"{asked.household}: move_in", [early])
    if file is not None:
        move_in = said or usual_move_in(file.applicant, on)
        told = untimely(file.applicant, on, move_in)
        problems.of(asked.household, [problem.under("household") for problem in told])
    if problems or document is None or file is None:
        raise TermsError(problems)
    situation = Situation(
        file.applicant, norms_of(document.norms), on, move_in, core_topics(document, on)
    )
    return assess_all(document, situation, wishes, landlords)


def _inventory(path: Path, problems: Problems) -> Document | None:
    """The inventory, with the districts that come with the portal beside its own."""
    name = printable(path)
    found = _file(path, problems)
    if found is None:
        return None
    data, doubled = found
    places = {row["code"]: row for row in shipped("districts")}
    parents = {code: row.get("parent") for code, row in places.items()}
    document = read_document(data, parents)
    document.place_names = {
        **{code: row["name"] for code, row in places.items()},
        **{code: entry.values.get("name", code) for code, entry in document.districts.items()},
    }
    empty = not (document.problems or document.landlords or document.programmes)
    nobody = [Problem("landlords", NO_LANDLORD)] if empty else []
    told = [*doubled, *document.problems, *contradictions(document), *nobody]
    problems.of(name, told, document)
    return document


def _file(path: Path, problems: Problems) -> tuple[object, list[Problem]] | None:
    """What a file holds, whose own refusals name it."""
    try:
        return read_json(path)
    except TermsError as error:
        problems.extend(error.problems)
        return None


def _household(asked: Asked, document: Document | None, problems: Problems) -> HouseholdFile | None:
    """The household of the file, or the typical one of the inventory, with landlords' keys."""
    if asked.household.startswith(TYPICAL):
        file = _typical(asked.household.removeprefix(TYPICAL), document, problems)
    else:
        found = _file(Path(asked.household), problems)
        if found is None:
            return None
        file, told = read_household(found[0])
        problems.of(printable(Path(asked.household)), [*found[1], *told])
    if file is None or document is None:
        return file
    applicant, unknown = with_keys(file.applicant, document)
    problems.of(asked.household, [problem.under("household") for problem in unknown])
    return replace(file, applicant=applicant)


def _typical(key: str, document: Document | None, problems: Problems) -> HouseholdFile | None:
    if document is None:
        return None
    known = {item.record.key: item.record for item in document.typical_households}
    if key in known:
        return HouseholdFile(known[key].household, known[key].home or Wishes())
    told: dict[str, Value] = {"given": shown(key), "known": Series(tuple(known))}
    problems.of("HOUSEHOLD", [Problem("", NO_SUCH_HOUSEHOLD, told)])
    return None


def _wishes(
    asked: Asked, file: HouseholdFile | None, document: Document | None, problems: Problems
) -> Wishes:
    """The home looked for: what was said on the line, in place of what the file says."""
    said = {name: _plain(value) for name, value in asked.home.items() if value is not None}
    own = encode_record(file.wishes) if file else {}
    try:
        decode_record(Wishes, said)
    except TermsError as error:
        problems.extend(replace(item, path=f"--{item.path}") for item in error.problems)
        return Wishes()
    made = decode_record(Wishes, {**own, **said})
    if made.district is not None and document is not None and made.district not in document.parents:
        where = "--district" if "district" in said else f"{asked.household}: home.district"
        told: dict[str, Value] = {"given": shown(made.district)}
        problems.of(where, [Problem("", NO_SUCH_DISTRICT, told)])
    return made


def _plain(written: str) -> object:
    """A whole number where one is written."""
    return (
        int(written) if written.isascii() and written.isdigit() and len(written) < 10 else written
    )


def _landlords(
    key: str | None, document: Document | None, problems: Problems
) -> list[LandlordEntry]:
    """All of them, or the one asked for."""
    if document is None or key is None:
        return document.landlords if document else []
    called = [item for item in document.landlords if key in {item.key, item.values["name"]}]
    if not called:
        known = Series(tuple(landlord.key for landlord in document.landlords))
        told: dict[str, Value] = {"given": shown(key), "known": known}
        problems.of("--landlord", [Problem("", NO_SUCH_LANDLORD, told)])
    return called


def _day(option: str, written: str | None, problems: Problems) -> date | None:
    return None if written is None else problems.read(option, lambda: day_of(written))
