"""The rows of one list of the file beside those that are stored: new, changed, in each other's way."""

import json
from collections.abc import Hashable, Iterable
from datetime import date
from itertools import pairwise
from typing import Any, TypeAlias

from django.db.models import Model
from django.utils.translation import gettext_lazy as _

from landlords.exchange.checks import row_problems
from landlords.exchange.columns import References, assign
from landlords.exchange.plan import Planned
from landlords.exchange.reading import STANDS_TWICE
from landlords.exchange.sections import Section
from landlords.exchange.shapes import Values
from landlords.requirements.codes import Text
from landlords.requirements.problems import Problem, shown
from landlords.requirements.sentences import Value

Given: TypeAlias = Iterable[tuple[str, Values]]

OVERLAPPING = _(
    "These days overlap those of the row that begins on %(day)s (%(place)s) and is about the same. "
    "Give the earlier one a last day, or change these days."
)
HAS_AN_OWNER = _(
    "The house has another owner on some of these days, from %(day)s (%(place)s). Give the earlier "
    "ownership a last day, or change these days."
)
IN_THE_PORTAL = _("in the portal")
SEVERAL_FIT = _(
    "Several rows in the portal are the same as this one. End all but one of them there first."
)


class Told:
    """Keeps problems."""

    def __init__(self, problems: Iterable[Problem] = ()) -> None:
        self.problems = list(problems)

    def tell(self, path: str, message: Text, **values: Value) -> None:
        """Keep a problem."""
        self.problems.append(Problem(path, message, values))


class Rows:
    """Works out the rows of one list after the other."""

    def __init__(self, references: References, told: Told) -> None:
        self.references = references
        self.told = told

    def plan(
        self, section: Section, given: Given, stored: list[Any], **owner: Model
    ) -> list[Planned[Any]]:
        """The rows of the file, each with the stored one it is; new ones are the owner's."""
        known: dict[Hashable, list[Any]] = {}
        for row in stored:
            known.setdefault((subject(section, row), row.valid_from), []).append(row)
        planned: dict[Hashable, Planned[Any]] = {}
        for path, columns in given:
            values = self.references.resolved(columns)
            row = section.model(**owner, **values)
            key = (subject(section, row), row.valid_from)
            if key in planned:
                day = shown(row.valid_from.isoformat())
                self.told.tell(path, STANDS_TWICE, given=day, first=planned[key].path)
                continue
            planned[key] = self.row(path, row, values, known.get(key, []))
        found = list(planned.values())
        if section.alone and not section.elsewhere:
            self.check_spans(section, found, stored)
        return found

    def row(self, path: str, row: Any, values: Values, known: list[Any]) -> Planned[Any]:
        """One row, held against the stored ones with the same key."""
        if len(known) > 1:
            self.told.tell(path, SEVERAL_FIT)
        planned: Planned[Any] = Planned(row, path, is_new=True)
        if known:
            planned = Planned(known[0], path, is_new=False, changes=assign(known[0], values))
        for name, message in row_problems(planned.instance):
            self.told.tell(f"{path}.{name}", message)
        return planned

    def check_spans(
        self,
        section: Section,
        planned: list[Planned[Any]],
        stored: list[Any],
        message: Text = OVERLAPPING,
    ) -> None:
        """No two rows about the same hold on the same day."""
        in_file = {id(item.instance) for item in planned}
        items = [*planned]
        items += [Planned(row, "", is_new=False) for row in stored if id(row) not in in_file]
        groups: dict[Hashable, list[Planned[Any]]] = {}
        for item in items:
            groups.setdefault(subject(section, item.instance), []).append(item)
        for group in groups.values():
            group.sort(key=lambda item: item.instance.valid_from)
            for earlier, later in pairwise(group):
                if overlap(earlier.instance, later.instance) and (earlier.path or later.path):
                    self.tell_overlap(earlier, later, message)

    def tell_overlap(self, earlier: Planned[Any], later: Planned[Any], message: Text) -> None:
        """Told at the later row, or at the one that stands in the file."""
        here, other = (later, earlier) if later.path else (earlier, later)
        self.told.tell(
            f"{here.path}.valid_from" if here is later else f"{here.path}.valid_until",
            message,
            day=other.instance.valid_from.isoformat(),
            place=other.path or str(IN_THE_PORTAL),
        )


def overlap(earlier: Any, later: Any) -> bool:
    """Whether a row still holds on the first day of a later one."""
    last: date | None = earlier.valid_until
    return last is None or last >= later.valid_from


def subject(section: Section, row: Any) -> Hashable:
    """What a row is about: with its first day, what tells it from every other row beside it."""
    return tuple(comparable(getattr(row, name)) for name in section.subject)


def comparable(value: Any) -> Hashable:
    """A column's value as something that compares: a row by its code, JSON by its text."""
    if isinstance(value, dict | list):
        return json.dumps(value, sort_keys=True)
    found: Hashable = getattr(value, "code", value)  # whatever is referred to has a code
    return found
