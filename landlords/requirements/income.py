"""Kinds about how much is earned, against the rent of the home."""

from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from landlords.requirements.ask import Ask
from landlords.requirements.codes import Basis, StepBy, Text, Topic, Unit
from landlords.requirements.contract import Kind
from landlords.requirements.findings import Finding, Outcome, Reason, of_landlord, waits_for
from landlords.requirements.levels import (
    RENT_UNKNOWN,
    exactly,
    level,
)
from landlords.requirements.messages import Messages, Said
from landlords.requirements.params import param
from landlords.requirements.sentences import Amount, Sentence, Series, Value
from landlords.requirements.values import Stepped, Steps

HUNDRED = Decimal(100)

SHORT_MULTIPLE: dict[Basis, Text] = {
    Basis.GROSS: _("%(n)s × the rent, gross"),
    Basis.NET: _("%(n)s × the rent, net"),
}
STEPPED_MULTIPLE: dict[Basis, Text] = {
    Basis.GROSS: _("times the rent, gross: %(n)s"),
    Basis.NET: _("times the rent, net: %(n)s"),
}

RULE: Text = _("%(n)s × the rent of %(rent)s")


def at(number: Stepped, ask: Ask) -> Decimal | None:
    """The number that holds for the home; None if its rent or size decides and is not known."""
    if not isinstance(number, Steps):
        return number
    size = ask.home.rent if number.by is StepBy.RENT else ask.home.rooms
    return None if size is None else number.at(Decimal(size))


def said_number(number: Stepped, unit: Unit | None = None) -> Value:
    """The number in text; a stepped one with its steps."""
    if not isinstance(number, Steps):
        return Amount(number, unit) if unit else number
    by = Unit.KRONOR_A_MONTH if number.by is StepBy.RENT else Unit.ROOMS
    steps: list[Value] = []
    for step in number.steps:
        value = Amount(step.value, unit) if unit else step.value
        if step.up_to is None:
            steps.append(Sentence(_("%(value)s above that"), {"value": value}))
        else:
            told: dict[str, Value] = {"value": value, "end": Amount(step.up_to, by)}
            steps.append(Sentence(_("%(value)s up to %(end)s"), told))
    return Series(tuple(steps))


def by_steps(
    number: Stepped, ask: Ask, kind: Kind, judge: Callable[[Decimal, Decimal], Finding]
) -> Finding:
    """What a kind's stepped number answers: `judge` is given the number and the rent, kr a month.

    Where the number of rooms decides and is not known, it matters only if the steps differ.
    """
    rent = ask.home.rent
    if rent is None:
        return RENT_UNKNOWN
    value = at(number, ask)
    if value is not None:
        return judge(value, rent)
    steps = number.steps if isinstance(number, Steps) else ()
    found = [judge(step.value, rent) for step in steps]
    told: dict[str, Value] = {"rule": kind.short(), "demand": kind.describe()}
    outcomes = {finding.outcome for finding in found}
    lines, edges = found[0].lines, ask.basis.edges
    for outcome in (Outcome.MEETS, Outcome.FAILS):
        if outcomes == {outcome}:
            return Finding(outcome, Reason(f"level.rooms_{outcome.value}", told), (), lines, edges)
    asked = (
        of_landlord("rooms"),
        *(question for finding in found for question in finding.questions),
    )
    questions = tuple(dict.fromkeys(asked))
    reason = Reason("level.rooms_unknown", told)
    return Finding(waits_for(questions), reason, questions, lines, edges)


@dataclass(frozen=True, slots=True)
class RentMultiple(Kind):
    """The monthly income is at least so many times the monthly rent.

    Three times the yearly rent against a yearly income is the same demand.
    """

    code: ClassVar[str] = "rent_multiple"
    topic: ClassVar[Topic] = Topic.INCOME_LEVEL
    label: ClassVar[Text] = _("income as a multiple of the rent")

    n: Stepped = field(
        metadata=param(
            label=_("times the rent"),
            help_text=_("Three times the yearly rent in a year is three times here, too."),
            unit=Unit.TIMES,
            least=Decimal("0.5"),
            most=Decimal(10),
        )
    )
    basis: Basis = field(metadata=param(label=_("before or after tax")))

    def describe(self) -> Sentence:
        """An income of at least 3 times the rent, before tax."""
        told: dict[str, Value] = {"times": said_number(self.n, Unit.TIMES), "basis": self.basis}
        if isinstance(self.n, Steps):
            return Sentence(_("an income by the rent, %(basis)s: at least %(times)s"), told)
        return Sentence(_("an income of at least %(times)s the rent, %(basis)s"), told)

    def short(self) -> Sentence:
        """3 × the rent, gross."""
        templates = STEPPED_MULTIPLE if isinstance(self.n, Steps) else SHORT_MULTIPLE
        return Sentence(templates[self.basis], {"n": said_number(self.n)})

    def assess(self, ask: Ask) -> Finding:
        """The income that counts against so many rents."""

        def judge(n: Decimal, rent: Decimal) -> Finding:
            rule = Sentence(RULE, {"n": n, "rent": Amount(rent, Unit.KRONOR)})
            lines = ask.basis.lines(self.basis)
            return level("level", ask, self.basis, exactly(n * rent), {"rule": rule}, lines)

        return by_steps(self.n, ask, self, judge)


MESSAGES: Messages = {
    "level.rooms_meets": Said(
        _(
            "The demand follows the number of rooms, which is not known (%(rule)s). The income is"
            " enough whatever it is."
        ),
        _("They count by the number of rooms: %(demand)s. Your income is enough in any case."),
    ),
    "level.rooms_fails": Said(
        _(
            "The demand follows the number of rooms, which is not known (%(rule)s). The income is"
            " not enough whatever it is."
        ),
        _("They count by the number of rooms: %(demand)s. Your income is not enough in any case."),
    ),
    "level.rooms_unknown": Said(
        _(
            "The demand follows the number of rooms, which is not known (%(rule)s). Ask the"
            " landlord how many there are."
        ),
        _("They count by the number of rooms: %(demand)s. We do not know it yet. We will ask."),
    ),
}
