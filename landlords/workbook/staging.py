"""Rows of a workbook between the upload and the word to bring them in.

What was read is kept for a day as its owner's alone. What it would do is worked out anew each time
it is looked at, and once more, under lock, when it is accepted: what is written is what was seen.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from accounts.models import User
from config.shared.changes import because
from landlords.exchange.applying import apply_plan, wait_for_other_imports
from landlords.exchange.document import read_document
from landlords.exchange.plan import Plan
from landlords.exchange.planning import make_plan
from landlords.exchange.stored import district_parents, stored_codes
from landlords.models import Source, Workbook
from landlords.requirements.problems import Problem
from landlords.workbook.document import Built, Place, build
from landlords.workbook.reading import CellProblem, Found, Row, SheetRows
from landlords.workbook.seen import fingerprint
from landlords.workbook.sheets import SHEETS
from landlords.workbook.showing import ShownLandlord, shown_landlords, summary
from landlords.workbook.unsure import beside

MOST_MISSING: Final = 5  # more than one row in so many may not vanish without a word
REASON: Final = gettext_noop("Brought in from a workbook")


@dataclass
class Preview:
    """What a workbook would do just now, and what stands in the way."""

    built: Built
    plan: Plan
    problems: list[CellProblem]

    @property
    def seen(self) -> str:
        """What a coordinator who saw this accepts."""
        return fingerprint(self.plan, self.built.missing)

    @property
    def loses_rows(self) -> bool:
        """Whether so much of what the portal holds is not in the file that it may be cut off."""
        return len(self.built.missing) * MOST_MISSING > len(self.built.present)

    @property
    def landlords(self) -> list[ShownLandlord]:
        """The plan, as a page shows it."""
        return shown_landlords(self.plan, self.built.missing, self.built.usual)

    @property
    def usual_source(self) -> str:
        """Where the rows come from that name no source of their own."""
        usual = self.built.usual
        if not usual:
            return ""
        on = usual["on"] and date.fromisoformat(usual["on"])
        return str(Source(**{**usual, "on": on}))

    @property
    def changes_nothing(self) -> bool:
        """Whether the portal says all of this already."""
        return all(landlord.is_unchanged for landlord in self.plan.landlords)


class ChangedMeanwhileError(Exception):
    """What would be written is no longer what was seen."""


class RowsMissingError(Exception):
    """More than a fifth of the rows are not in the file, and nobody has said why."""


def keep(*, found: Found, by: User, now: datetime) -> Workbook:
    """Keep what a file says until it is accepted; what is older than a day goes."""
    purge(now)
    return Workbook.objects.create(
        owner=by,
        brought_at=now,
        sheets=packed(found.sheets),
        remarks=[str(remark) for remark in found.remarks],
    )


def purge(now: datetime) -> int:
    """Delete what is older than a day; how many they were."""
    return Workbook.objects.expired(now).delete()[0]


def preview(
    sheets: Mapping[str, SheetRows],
    *,
    today: date,
    ends: date | None,
    lock: bool = False,
    cells: Sequence[CellProblem] = (),
) -> Preview:
    """What these rows would do to what is stored now; `cells`: what is wrong in single cells.

    All that is wrong is told, but for what may only follow from something else that is.
    """
    built = build(sheets, today=today, ends=ends)
    told = [*cells, *built.problems]
    document = read_document(built.document, district_parents(), stored_codes())
    plan = make_plan(document, lock=lock, progress=lambda _done, _total: None)
    found = [at_its_cell(problem, built.places, sheets) for problem in plan.problems]
    return Preview(built, Plan() if told else plan, [*told, *beside(found, told)])


def of_workbook(workbook: Workbook, *, today: date, lock: bool = False) -> Preview:
    """What a kept workbook would do just now."""
    rows = unpacked(workbook.sheets)
    return preview(rows, today=today, ends=workbook.ends_missing_on, lock=lock)


@transaction.atomic
def accept(*, workbook: Workbook, seen: str, now: datetime, by: User) -> bool:
    """Bring it in, all of it, once; False if that had been done before.

    Raises ChangedMeanwhileError if it would not do what was seen, RowsMissingError if it lost rows.
    """
    wait_for_other_imports()
    held = Workbook.objects.visible_to(by).select_for_update().get(pk=workbook.pk)
    if held.accepted_at is not None:
        return False
    found = of_workbook(held, today=timezone.localdate(now), lock=True)
    if found.problems or found.seen != seen:
        raise ChangedMeanwhileError
    if found.loses_rows and not held.missing_is_meant:
        raise RowsMissingError
    told = summary(found.landlords)
    sources = ", ".join(source.label for source in found.plan.sources)
    try:
        with because(_(REASON), source=sources):
            apply_plan(found.plan, lambda _done, _total: None)
    except IntegrityError:  # somebody else has just written what this does not go together with
        raise ChangedMeanwhileError from None
    held.sheets, held.remarks, held.accepted_at, held.told = {}, [], now, told
    held.save()
    return True


def at_its_cell(
    problem: Problem, places: Mapping[str, Place], sheets: Mapping[str, SheetRows]
) -> CellProblem:
    """A problem of the plan where it stands in the workbook."""
    message = named_places(str(Problem("", problem.message, problem.values)), places, sheets)
    path, key = problem.path, ""
    while path and path not in places:
        path, _dot, last = path.rpartition(".")
        key = key or last
    place = places.get(path)
    rows = sheets.get(place.sheet) if place else None
    if place is None or rows is None:
        return CellProblem("", "", "", message)
    letter = rows.letters.get(key, "")
    return CellProblem(rows.title, f"{letter}{place.row}", given(rows, place, key), message)


def given(rows: SheetRows, place: Place, key: str) -> str:
    """What a row of the file says in a column."""
    found = next((row.values.get(key) for row in rows.rows if row.number == place.row), None)
    return "" if found is None else str(found)


def named_places(message: str, places: Mapping[str, Place], sheets: Mapping[str, SheetRows]) -> str:
    """A message with sheets and rows instead of the places of a document."""
    for path in sorted(places, key=len, reverse=True):
        place = places[path]
        if path in message and place.sheet in sheets:
            at = _("“%(sheet)s”, row %(row)s") % {
                "sheet": sheets[place.sheet].title, "row": place.row,
            }  # fmt: skip
            message = message.replace(path, at)
    return message


def packed(sheets: Mapping[str, SheetRows]) -> dict[str, Any]:
    """Rows as they are stored."""
    return {
        key: {
            "title": sheet.title,
            "letters": sheet.letters,
            "rows": [[row.number, row.values] for row in sheet.rows],
        }
        for key, sheet in sheets.items()
    }


def unpacked(stored: Mapping[str, Any]) -> dict[str, SheetRows]:
    """Stored rows as they were read."""
    return {
        sheet.key: SheetRows(
            title=stored[sheet.key]["title"],
            letters=stored[sheet.key]["letters"],
            rows=[Row(number, values) for number, values in stored[sheet.key]["rows"]],
        )
        for sheet in SHEETS
        if sheet.key in stored
    }
