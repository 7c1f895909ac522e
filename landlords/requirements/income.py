"""Kinds about how much is earned, against the rent of the home."""

from dataclasses import dataclass, field
from decimal import Decimal
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from landlords.requirements.ask import Ask
from landlords.requirements.codes import Basis, StepBy, Text, Topic, Unit
from landlords.requirements.contract import Kind
from landlords.requirements.findings import Finding
from landlords.requirements.levels import RENT_UNKNOWN, exactly, level
from landlords.requirements.params import param
from landlords.requirements.sentences import Amount, Sentence, Series, Value
from landlords.requirements.values import Stepped, Steps

ONE = Decimal(1)

SHORT_MULTIPLE: dict[Basis, Text] = {
    Basis.GROSS: _("%(n)s × the rent, gross"),
    Basis.NET: _("%(n)s × the rent, net"),
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
            label=_("times the rent"), unit=Unit.TIMES, least=Decimal("0.5"), most=Decimal(10)
        )
    )
    basis: Basis = field(metadata=param(label=_("before or after tax")))

    def describe(self) -> Sentence:
        """An income of at least 3 times the rent, before tax."""
        return Sentence(
            _("an income of at least %(times)s the rent, %(basis)s"),
            {"times": said_number(self.n, Unit.TIMES), "basis": self.basis},
        )

    def short(self) -> Sentence:
        """3 × the rent, gross."""
        return Sentence(SHORT_MULTIPLE[self.basis], {"n": said_number(self.n)})

    def assess(self, ask: Ask) -> Finding:
        """The income that counts against so many rents."""
        rent, n = ask.home.rent, at(self.n, ask)
        if rent is None or n is None:
            return RENT_UNKNOWN
        rule = Sentence(RULE, {"n": n, "rent": Amount(rent, Unit.KRONOR_A_MONTH)})
        lines = ask.basis.lines(self.basis)
        return level("level", ask, self.basis, exactly(n * rent), {"rule": rule}, lines)
