"""The lines of the directory, and what is said above them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, cast

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from config.shared.values import number
from landlords.core_rows import core_row, core_scope
from landlords.districts import FLAT
from landlords.models import Landlord, LandlordAnswer, Source, Stock
from landlords.pages.words import home_in
from landlords.querysets import Hidden, WantedHome
from landlords.questions import REMARKS, income_question
from landlords.requirements.answers import income_answer, remarks_answer
from landlords.requirements.codes import Answer, IncomeType, Topic
from landlords.requirements.resolution import resolve
from landlords.requirements.sentences import say

if TYPE_CHECKING:
    from landlords.loaded import ListedLandlord, RuledScope

MOST_DISTRICTS = 4


@dataclass(frozen=True)
class Cell:
    """One answer: its code, the limit that goes with it, whether other homes answer otherwise."""

    answer: str
    limit: str | None
    varies: bool


@dataclass(frozen=True)
class Homes:
    """The homes of a line added up; ``None`` where nobody knows.

    ``dwellings`` and ``vacancies`` are numbers as text; ``vacant`` says "35 vacant a year".
    """

    districts: tuple[str, ...]
    more_districts: int
    is_somewhere: bool
    dwellings: str | None
    vacancies: str | None
    vacant: str | None
    rent_from: int | None
    rent_to: int | None


@dataclass(frozen=True)
class Line:
    """One landlord."""

    landlord: Landlord
    homes: Homes | None
    income: Cell
    remarks: Cell
    bends: tuple[str, ...]
    confirmed_by: str


def directory_lines(
    landlords: Iterable["ListedLandlord"], income: IncomeType, day: date
) -> list[Line]:
    """The lines of landlords that came through ``for_list``, which loads all that is read here."""
    return [
        Line(
            landlord=landlord,
            homes=homes_of(landlord.homes),
            income=cell(landlord.given_answers, income_question(income), income, day),
            remarks=cell(landlord.given_answers, REMARKS, None, day),
            bends=tuple(str(Topic(topic).label) for topic in landlord.bent_topics),
            confirmed_by=kind_of_source(landlord.confirmed_by),
        )
        for landlord in landlords
    ]


def kind_of_source(kind: str | None) -> str:
    """What confirmed something last, as it stands after a date."""
    return str(Source.Kind(kind).label).lower() if kind else ""


def are_all_guesses(lines: Iterable[Line], wanted: WantedHome) -> bool:
    """Whether not one of these landlords is known to have a home like the one looked for."""
    if wanted.is_anything:
        return False
    place = wanted.district is not None
    return all(line.homes is None or (place and not line.homes.districts) for line in lines)


def cell(
    given: Iterable[LandlordAnswer], question: str, income: IncomeType | None, day: date
) -> Cell:
    """The answer to one question: the chosen district's own if it has one, else the general one."""
    rows = [answer for answer in given if answer.question == question]
    if not rows:
        return Cell(Answer.UNKNOWN, limit=None, varies=False)
    row = max(rows, key=lambda answer: answer.district_id is not None)
    return Cell(row.answer, limit_of(row, income, day), row.varies)


def limit_of(answer: LandlordAnswer, income: IncomeType | None, day: date) -> str | None:
    """The limit of an answer, in the few words of a table cell; the core knows it."""
    requirement = answer.requirement
    if requirement is None:
        return None
    scope = cast("RuledScope", requirement.scope)  # by with_rule
    rows = [core_row(rule, FLAT) for rule in scope.rules if rule.topic == requirement.topic]
    resolved = resolve(rows, home_in(core_scope(scope, FLAT)), day)
    told = income_answer(resolved, (), income) if income else remarks_answer(resolved, ())
    is_same = told.answer == answer.answer or answer.answer == Answer.EXCEPTION
    return say(told.limit) if told.limit and is_same else None


def homes_of(rows: Sequence[Stock]) -> Homes | None:
    """Homes added up; nothing if no home is known."""
    if not rows:
        return None
    names = list(dict.fromkeys(row.district.name for row in rows if row.district))
    return Homes(
        districts=tuple(names[:MOST_DISTRICTS]),
        more_districts=max(len(names) - MOST_DISTRICTS, 0),
        is_somewhere=any(row.district is None for row in rows),
        dwellings=total([row.dwellings for row in rows]),
        vacancies=total([row.vacancies_a_year for row in rows]),
        vacant=vacant_words([row.vacancies_a_year for row in rows]),
        rent_from=min((row.rent_from for row in rows if row.rent_from), default=None),
        rent_to=max((row.rent_to for row in rows if row.rent_to), default=None),
    )


def total(figures: Sequence[int | None]) -> str | None:
    """The sum; "at least" so many if some of it is not known, nothing if none of it is."""
    known = [figure for figure in figures if figure is not None]
    if not known:
        return None
    text = number(sum(known))
    return text if len(known) == len(figures) else _("at least %(number)s") % {"number": text}


def vacant_words(figures: Sequence[int | None]) -> str | None:
    """How many homes fall vacant a year; nothing if that is not known of any."""
    told = total(figures)
    if told is None:
        return None
    vacant = sum(figure or 0 for figure in figures)
    return ngettext("%(number)s vacant a year", "%(number)s vacant a year", vacant) % {
        "number": told
    }


def count_words(count: int) -> str:
    """How many landlords are shown."""
    words = ngettext("%(number)s landlord", "%(number)s landlords", count)
    return words % {"number": number(count)}


def hidden_words(hidden: Hidden) -> str | None:
    """How many landlords are not shown, and why; nothing if all are."""
    if not hidden.total:
        return None
    words = ngettext("%(number)s is not shown", "%(number)s are not shown", hidden.total)
    told = ", ".join(
        reason % {"number": number(count)} for count, reason in reasons(hidden) if count
    )
    return f"{words % {'number': number(hidden.total)}}: {told}"


def reasons(hidden: Hidden) -> list[tuple[int, str]]:
    """How many for each reason, and the words for it."""
    no_home, refusing, paused = hidden.without_home, hidden.refusing, hidden.paused
    return [
        (no_home, ngettext("%(number)s has no such home", "%(number)s have no such home", no_home)),
        (refusing, ngettext("%(number)s says no", "%(number)s say no", refusing)),
        (paused, ngettext("%(number)s lets nothing now", "%(number)s let nothing now", paused)),
    ]
