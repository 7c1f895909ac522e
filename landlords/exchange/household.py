"""A household's file: facts as landlords may ask about them, the home looked for, the days."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from django.utils.translation import gettext_lazy as _

from landlords.exchange import shapes
from landlords.exchange.entries import Document, Wishes
from landlords.exchange.shapes import Key, Shape
from landlords.exchange.values import day, record, text
from landlords.requirements.applicant import Applicant, Income
from landlords.requirements.basis import TAX_FREE
from landlords.requirements.params import Checked, ParamSpec, ValueType, specs
from landlords.requirements.problems import Gathering, Problem, shown
from landlords.requirements.sentences import Period
from landlords.requirements.values import Month

FORMAT: Final = "bostadsportalen-household"
ELSEWHERE: Final = "elsewhere"
"""In a household's facts: a landlord that is not in the inventory."""

HOUSEHOLD = Shape(
    (
        Key("format", shapes.format_called(FORMAT), required=True),
        Key("version", shapes.VERSION_READ, required=True),
        Key("about", text(2000, lines=True)),
        Key("household", record(Applicant), required=True),
        Key("home", record(Wishes)),
        Key("on", day),
        Key("move_in", day),
    )
)

LATER = _("%(day)s lies after the day of calculation, %(on)s. Change one of the two days.")
AFTER_MOVE_IN = _(
    "This income begins on %(day)s, after the day of moving in, %(move_in)s. An income that begins "
    "later than that pays no rent: take it away, or change one of the days."
)
OVER_ALREADY = _(
    "This income was certain until %(day)s, before the day of calculation, %(on)s. Take it away, or "
    "write how long it is certain now."
)
NO_TAX = _("No tax is paid on this income: before and after tax are the same. Change one of them.")
NO_SUCH_LANDLORD = _(
    "There is no landlord %(given)s in the inventory. Write a key or name that stands there, or "
    "“%(elsewhere)s” for a landlord that does not."
)


@dataclass(frozen=True, slots=True)
class HouseholdFile:
    """What a household's file says."""

    applicant: Applicant
    wishes: Wishes
    on: date | None = None
    move_in: date | None = None


def read_household(data: object) -> tuple[HouseholdFile | None, list[Problem]]:
    """The file's household, if it can be read, and every problem."""
    gathering = Gathering()
    values = HOUSEHOLD.read(data, gathering, "")
    if "household" not in values:
        return None, gathering.problems
    wishes = values.get("home") or Wishes()
    made = HouseholdFile(values["household"], wishes, values.get("on"), values.get("move_in"))
    return made, gathering.problems


def untimely(applicant: Applicant, on: date, move_in: date) -> Iterator[Problem]:
    """Facts that cannot be true on the day: what has not happened yet, incomes that are over."""
    yield from _later(applicant, on, "")
    for place, income in enumerate(applicant.incomes):
        path = f"incomes[{place}]"
        if income.since is not None and income.since > move_in:
            values = {"day": income.since, "move_in": move_in}
            yield Problem(f"{path}.since", AFTER_MOVE_IN, values)
        if income.until is not None and income.until < on:
            yield Problem(f"{path}.until", OVER_ALREADY, {"day": income.until, "on": on})
        both = None not in {income.gross, income.net}
        if income.type in TAX_FREE and both and income.gross != income.net:
            yield Problem(f"{path}.net", NO_TAX)


def _later(made: Checked, on: date, path: str) -> Iterator[Problem]:
    """Days and months after the day, of what tells of the past; an income may begin later."""
    for spec in specs(type(made)):
        value = getattr(made, spec.name)
        place = f"{path}.{spec.name}" if path else spec.name
        if spec.many and spec.record:
            for number, item in enumerate(value or ()):
                yield from _later(item, on, f"{place}[{number}]")
        elif isinstance(value, Checked):
            yield from _later(value, on, place)
        elif _is_past(spec) and not isinstance(made, Income):
            yield from _after(value, on, place)


def _is_past(spec: ParamSpec) -> bool:
    dated = spec.value_type in {ValueType.DATE, ValueType.MONTH}
    return dated and not spec.name.endswith("until")


def _after(value: date | Month | None, on: date, path: str) -> Iterator[Problem]:
    if isinstance(value, Month) and value.first > on:
        yield Problem(path, LATER, {"day": Period(value.year, value.month), "on": on})
    elif isinstance(value, date) and value > on:
        yield Problem(path, LATER, {"day": value, "on": on})


def with_keys(applicant: Applicant, document: Document) -> tuple[Applicant, list[Problem]]:
    """The household with landlords' keys where its file names them; who is nowhere is told."""
    keys = {ELSEWHERE: ELSEWHERE}
    for landlord in document.landlords:
        for called in (landlord.key, landlord.values["name"]):
            keys[called] = landlord.key
    problems: list[Problem] = []

    def key(name: str | None, path: str) -> str | None:
        if name is not None and name not in keys:
            told = {"given": shown(name), "elsewhere": ELSEWHERE}
            problems.append(Problem(path, NO_SUCH_LANDLORD, told))
        return None if name is None else keys.get(name, name)

    made = replace(
        applicant,
        present_landlord=key(applicant.present_landlord, "present_landlord"),
        debts=tuple(
            replace(debt, landlord=key(debt.landlord, f"debts[{place}].landlord"))
            for place, debt in enumerate(applicant.debts)
        ),
        references=tuple(
            replace(item, landlord=key(item.landlord, f"references[{place}].landlord"))
            for place, item in enumerate(applicant.references)
        ),
    )
    return made, problems
