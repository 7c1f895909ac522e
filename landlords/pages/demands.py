"""One requirement and one exception as the landlord's page shows them."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext

from config.shared.values import day, number
from config.shared.words import Text
from landlords.models import ExceptionRule, Requirement
from landlords.pages.words import capitalised, line_of
from landlords.requirements.codes import (
    Acceptance,
    Answer,
    Effect,
    IncomeType,
    Issuer,
    Layer,
    Says,
    Tier,
    Weight,
)
from landlords.requirements.contract import Condition, Kind
from landlords.requirements.income_basis import AcceptedIncome
from landlords.requirements.parsing import parse_audience, parse_conditions, parse_tests
from landlords.requirements.sentences import (
    Joined,
    Sentence,
    Series,
    describe_tests,
    say,
    series,
)


@dataclass(frozen=True)
class Mark:
    """A small label on a requirement."""

    text: Text
    icon: str
    tone: str = "plain"


@dataclass(frozen=True)
class IncomeGroup:
    """The incomes that one answer is given for; ``None`` is not stated."""

    answer: str | None
    incomes: tuple[str, ...]


@dataclass(frozen=True)
class Option:
    """One way to meet a requirement: incomes that count, and a sentence for the rest."""

    groups: tuple[IncomeGroup, ...]
    text: str | None


@dataclass(frozen=True)
class Demand:
    """One requirement, for everybody or for those named; without options nothing is demanded."""

    row: Requirement
    whom: str | None
    marks: tuple[Mark, ...]
    options: tuple[Option, ...]
    is_beaten: bool


@dataclass(frozen=True)
class Bend:
    """One exception: when, what then, and how to go about it."""

    row: ExceptionRule
    when: str
    then: str
    facts: tuple[tuple[str, str], ...]


WEIGHTS: dict[Weight, Mark] = {
    Weight.HARD: Mark(Weight.HARD.label, "asterisk"),
    Weight.NORMALLY: Mark(Weight.NORMALLY.label, "equal-approximately"),
    Weight.ASSESSED: Mark(Weight.ASSESSED.label, "scale", "ask"),
    Weight.INFORMATION: Mark(Weight.INFORMATION.label, "info"),
}
WISH = Mark(gettext_lazy("a wish, closes no door"), "star")
DEVIATION = Mark(gettext_lazy("deviation for a time"), "calendar-clock", "warn")
BEATEN = Mark(gettext_lazy("a deviation holds instead"), "circle-slash")

COUNTED: dict[Acceptance, Answer] = {
    Acceptance.YES: Answer.YES,
    Acceptance.SUPPLEMENT: Answer.SUPPLEMENT,
    Acceptance.ASSESSED: Answer.ASSESSED,
    Acceptance.NO: Answer.NO,
}


def demand_of(row: Requirement, *, is_beaten: bool) -> Demand:
    """One row of terms."""
    tests = parse_tests(row.tests) if row.says == Says.TESTS.value else ()
    audience = parse_audience(row.audience)
    return Demand(
        row=row,
        whom=whom(audience),
        marks=tuple(marks(row, is_beaten=is_beaten)),
        options=tuple(option(alternative, of_all=audience is None) for alternative in tests),
        is_beaten=is_beaten,
    )


def whom(audience: Condition | None) -> str | None:
    """Whom a row is for; nothing if it is for everybody."""
    if audience is None:
        return None
    return say(Sentence(_("For whoever %(who)s:"), {"who": audience.describe()}))


def marks(row: Requirement, *, is_beaten: bool) -> list[Mark]:
    """How firmly it is held, and what else is special about it."""
    found = [WISH if row.tier == Tier.WISH.value else WEIGHTS[Weight(row.weight)]]
    if row.layer == Layer.DEVIATION.value:
        found.append(DEVIATION)
    if is_beaten:
        found.append(BEATEN)
    return found


def option(tests: Iterable[Kind], *, of_all: bool) -> Option:
    """One alternative; what is said about incomes becomes a matrix.

    What is not stated is told only where the row is for everybody.
    """
    rest: list[Sentence] = []
    groups: list[IncomeGroup] = []
    for test in tests:
        if isinstance(test, AcceptedIncome):
            groups.extend(income_groups(test, of_all=of_all))
            rest.extend(issuer(test.issuer))
        else:
            rest.append(test.describe())
    return Option(tuple(groups), line_of(series(rest, Joined.AND)) if rest else None)


def income_groups(test: AcceptedIncome, *, of_all: bool) -> list[IncomeGroup]:
    """How each kind of income counts; those not named are not stated."""
    by_answer: list[tuple[str | None, Iterable[IncomeType]]] = [
        (answer.value, test.incomes.counted_as(acceptance))
        for acceptance, answer in COUNTED.items()
    ]
    if of_all:
        by_answer.append((None, [kind for kind in IncomeType if test.incomes.get(kind) is None]))
    return [
        IncomeGroup(answer, tuple(str(kind.label) for kind in kinds))
        for answer, kinds in by_answer
        if kinds
    ]


def issuer(given: Issuer | None) -> list[Sentence]:
    """Where income support must come from, if that is said."""
    if given is None:
        return []
    return [Sentence(_("income support %(issuer)s"), {"issuer": given})]


def bend_of(row: ExceptionRule) -> Bend:
    """One exception."""
    return Bend(row=row, when=when(row), then=then(row), facts=tuple(facts(row)))


def when(row: ExceptionRule) -> str:
    """For whom and on what conditions."""
    conditions = Series(
        tuple(condition.describe() for condition in parse_conditions(row.conditions)), Joined.AND
    )
    text = say(Sentence(_("If the household %(conditions)s"), {"conditions": conditions}))
    audience = parse_audience(row.audience)
    return text if audience is None else f"{whom(audience)} {text[:1].lower()}{text[1:]}"


def then(row: ExceptionRule) -> str:
    """What happens to the requirement."""
    if row.effect == Effect.REPLACE.value:
        tests = {"tests": describe_tests(parse_tests(row.tests))}
        return say(Sentence(_("Then this is demanded instead: %(tests)s."), tests))
    if row.effect == Effect.DISREGARD.value:
        return _("Then this is disregarded: %(what)s.") % {"what": row.disregarded}
    return _("Then the requirement is dropped.")


def facts(row: ExceptionRule) -> list[tuple[str, str]]:
    """How to go about it; what is not known is left out."""
    a_year = row.per_year and ngettext("%(number)s a year", "%(number)s a year", row.per_year)
    months = row.duration_months and ngettext(
        "%(number)s month", "%(number)s months", row.duration_months
    )
    said = [
        (_("Whom to ask"), row.door),
        (_("Who decides"), row.decider),
        (_("Proof"), capitalised(", ".join(row.proof))),
        (_("Wording that is enough"), row.wording),
        (_("How many"), a_year and a_year % {"number": number(row.per_year)}),
        (_("Lasts"), months and months % {"number": number(row.duration_months)}),
        (pgettext("exception", "Holds until"), row.valid_until and day(row.valid_until)),
    ]
    return [(term, str(value)) for term, value in said if value]
