"""One row of stock or contacts as statements: new, confirmed, changed from a day, or corrected.

A row that states its first day is that statement and no other. A row that states none is held
against what is in force: the same values confirm it, other values end it the day before and begin
anew from the day of the source. What a row does not say stays as it is.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from landlords.workbook.portal import ABOUT, CONTENT, Present, Values, source_values
from landlords.workbook.reading import Row


@dataclass(frozen=True)
class Said:
    """Who said it and when: the id of the source, what it is, the day as 2026-11-25."""

    source: str
    about: Values
    day: str


def same(known: list[Present], first: str | None, day: str) -> Present | None:
    """The stored row that a row is: with this first day; without one, in force on the day."""
    if first is not None:
        fitting = [p for p in known if p.row.valid_from.isoformat() == first]
    else:
        fitting = [p for p in known if p.holds(date.fromisoformat(day))]
    return fitting[0] if fitting else None


def entries_of(kind: str, row: Row, stored: Present | None, said: Said) -> list[Values]:
    """The row in the exchange format: one statement, or two where one ends and another begins."""
    given = {key: none_if_empty(row.values[key]) for key in row.values if key in CONTENT[kind]}
    first = row.values.get("valid_from")
    word = {"source": said.source, "confirmed_on": said.day}
    if stored is None:
        about = {key: row.values.get(key) for key in ABOUT[kind]}
        return [{**about, **given, **word, "valid_from": first or said.day, **stated(row)}]
    there = stored.entry()
    if first is not None:
        explicit = {"source": said.source} if row.values.get("source") else {}
        return [{**there, **given, **explicit, **stated(row)}]
    if all(stored.content[key] == value for key, value in given.items()):
        return [{**there, **confirmation(stored, said), **stated(row)}]
    anew = {**there, **given, **word, "confirmed_source": None}
    if stored.row.valid_from.isoformat() >= said.day:
        return [{**anew, **stated(row)}]
    ended = {**there, "valid_until": day_before(said.day)}
    return [ended, {**anew, "valid_from": said.day, **stated(row)}]


def none_if_empty(value: Any) -> Any:
    """A value as the format has it, where no text is ever empty."""
    return None if value == "" else value


def stated(row: Row) -> Values:
    """The last day and the confirmation that the row itself states."""
    found: Values = {}
    if "valid_until" in row.values:
        found["valid_until"] = row.values["valid_until"]
    if row.values.get("confirmed_on") is not None:
        found["confirmed_on"] = row.values["confirmed_on"]
    if "confirmed_source" in row.values:
        number = row.values["confirmed_source"]
        found["confirmed_source"] = None if number is None else f"s{number}"
    return found


def confirmation(stored: Present, said: Said) -> Values:
    """That the same was said again, unless it is the word we have."""
    if said.day <= stored.row.confirmed_on.isoformat():
        return {}
    word = source_values(stored.row.confirmed_source or stored.row.source)
    if all(said.about.get(key) == value for key, value in word.items()):
        return {"confirmed_on": said.day}
    return {"confirmed_on": said.day, "confirmed_source": said.source}


def day_before(day: str) -> str:
    """The day before, both as 2026-11-25."""
    return (date.fromisoformat(day) - timedelta(days=1)).isoformat()
