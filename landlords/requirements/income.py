"""Kinds about income: how much against the rent, which incomes count, how certain they are."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from landlords.requirements.codes import (
    Acceptance,
    Basis,
    ChildRule,
    CountedFrom,
    Direction,
    IncomeType,
    Issuer,
    Norm,
    Text,
    Topic,
    Unit,
)
from landlords.requirements.contract import Kind
from landlords.requirements.params import param
from landlords.requirements.problems import Problem
from landlords.requirements.sentences import Amount, Joined, Sentence, Series, Value, series
from landlords.requirements.values import Incomes

ONE = Decimal(1)

SHORT_MULTIPLE: dict[Basis, Text] = {
    Basis.GROSS: _("%(n)s × the rent, gross"),
    Basis.NET: _("%(n)s × the rent, net"),
}


@dataclass(frozen=True, slots=True)
class RentMultiple(Kind):
    """The monthly income is at least so many times the monthly rent.

    Three times the yearly rent against a yearly income is the same demand.
    """

    code: ClassVar[str] = "rent_multiple"
    topic: ClassVar[Topic] = Topic.INCOME_LEVEL
    label: ClassVar[Text] = _("income as a multiple of the rent")

    n: Decimal = field(
        metadata=param(
            label=_("times the rent"), unit=Unit.TIMES, least=Decimal("0.5"), most=Decimal(10)
        )
    )
    basis: Basis = field(metadata=param(label=_("before or after tax")))

    def describe(self) -> Sentence:
        """An income of at least 3 times the rent, before tax."""
        return Sentence(
            _("an income of at least %(times)s the rent, %(basis)s"),
            {"times": Amount(self.n, Unit.TIMES), "basis": self.basis},
        )

    def short(self) -> Sentence:
        """3 × the rent, gross."""
        return Sentence(SHORT_MULTIPLE[self.basis], {"n": self.n})


@dataclass(frozen=True, slots=True)
class Residual(Kind):
    """When the rent is paid, at least so much of the income after tax is left to live on.

    With a norm, what should be left is the norm for the household times the factor; a fixed amount
    is for the whole household and stands alone.
    """

    code: ClassVar[str] = "residual"
    topic: ClassVar[Topic] = Topic.INCOME_LEVEL
    label: ClassVar[Text] = _("left to live on when the rent is paid")

    norm: Norm = field(metadata=param(label=_("measured against")))
    children: ChildRule = field(metadata=param(label=_("how children are counted")))
    child_benefits: bool = field(
        metadata=param(
            label=_("child benefits count as income"),
            help_text=_(
                "Usually so with the national norm; the standard amount is lowered by them."
            ),
        )
    )
    factor: Decimal = field(
        default=ONE,
        metadata=param(
            label=_("times the norm"), unit=Unit.TIMES, least=Decimal("0.5"), most=Decimal(3)
        ),
    )
    amount: Decimal | None = field(
        default=None,
        metadata=param(
            label=_("the fixed amount"),
            help_text=_("For the whole household; only when measured against a fixed amount."),
            unit=Unit.KRONOR_A_MONTH,
            least=0,
            most=100_000,
        ),
    )

    def conflicts(self) -> Iterator[Problem]:
        """A fixed amount needs its amount and nothing else; a norm takes no amount."""
        if self.norm is not Norm.FIXED_AMOUNT:
            if self.amount is not None:
                yield Problem("amount", _("A norm has its own amounts. Leave the amount empty."))
            return
        if self.amount is None:
            yield Problem("amount", _("A fixed amount is asked for. Write it in kronor a month."))
        if self.factor != ONE:
            yield Problem("factor", _("A fixed amount is not multiplied. Write the sum itself."))
        if self.children is not ChildRule.IGNORED:
            message = _("A fixed amount is for the whole household. Choose “children not counted”.")
            yield Problem("children", message)

    def describe(self) -> Sentence:
        """At least the norm left to live on when the rent is paid, and how children count."""
        details: list[Sentence | ChildRule] = [self.children, self._benefits()]
        if self.norm is Norm.FIXED_AMOUNT:
            details = details[1:]
        return Sentence(
            _("at least %(sum)s left to live on when the rent is paid (%(details)s)"),
            {"sum": self._sum(brief=False), "details": Series(tuple(details), Joined.SEMICOLON)},
        )

    def short(self) -> Sentence:
        """The norm left after the rent."""
        return Sentence(_("%(sum)s left after the rent"), {"sum": self._sum(brief=True)})

    def _benefits(self) -> Sentence:
        if self.child_benefits:
            return Sentence(_("child benefits count as income"))
        return Sentence(_("child benefits do not count as income"))

    def _sum(self, *, brief: bool) -> Amount | Norm | Sentence:
        if self.amount is not None:
            return Amount(self.amount, Unit.KRONOR_A_MONTH, brief)
        if self.factor == ONE:
            return self.norm
        values: dict[str, Value] = {"times": Amount(self.factor, Unit.TIMES), "norm": self.norm}
        return Sentence(_("%(times)s %(norm)s"), values)


def child_benefits_by_default(norm: Norm) -> bool:
    """Whether child benefits usually count as income: so with the national norm and fixed sums.

    The standard amount and the Consumer Agency's costs lower the child's amount by them instead.
    """
    return norm in {Norm.NATIONAL_NORM, Norm.FIXED_AMOUNT}


ACCEPTANCE_CLAUSE: dict[Acceptance, Text] = {
    Acceptance.YES: _("counts: %(incomes)s"),
    Acceptance.SUPPLEMENT: _("counts only beside another income: %(incomes)s"),
    Acceptance.ASSESSED: _("the landlord assesses: %(incomes)s"),
    Acceptance.NO: _("does not count: %(incomes)s"),
}
SHORT_ACCEPTANCE: dict[Acceptance, Text] = {
    Acceptance.YES: _("yes: %(incomes)s"),
    Acceptance.SUPPLEMENT: _("supplement: %(incomes)s"),
    Acceptance.ASSESSED: _("assessed: %(incomes)s"),
    Acceptance.NO: _("no: %(incomes)s"),
}


@dataclass(frozen=True, slots=True)
class AcceptedIncome(Kind):
    """These kinds of income count towards the demand on income, as stated for each.

    A kind of income that is not named is unstated, which is not a no. A supplement counts only
    beside an income that counts.
    """

    code: ClassVar[str] = "accepted_income"
    topic: ClassVar[Topic] = Topic.INCOME_BASIS
    label: ClassVar[Text] = _("incomes that count")

    incomes: Incomes = field(metadata=param(label=_("kinds of income")))
    issuer: Issuer | None = field(
        default=None,
        metadata=param(
            label=_("income support from"),
            help_text=_("Leave empty if the landlord has not said which municipality."),
        ),
    )

    def conflicts(self) -> Iterator[Problem]:
        """Where income support comes from matters only where it counts."""
        support = self.incomes.get(IncomeType.INCOME_SUPPORT)
        if self.issuer is not None and support in {None, Acceptance.NO}:
            message = _("Income support does not count here. Leave its municipality empty.")
            yield Problem("issuer", message)

    def describe(self) -> Sentence:
        """Counts: salary; does not count: income support."""
        clauses = self._clauses(ACCEPTANCE_CLAUSE)
        if self.issuer is not None:
            clauses.append(Sentence(_("income support %(issuer)s"), {"issuer": self.issuer}))
        return series(clauses, Joined.SEMICOLON)

    def short(self) -> Sentence:
        """Yes: salary; no: income support."""
        return series(self._clauses(SHORT_ACCEPTANCE), Joined.SEMICOLON)

    def _clauses(self, templates: dict[Acceptance, Text]) -> list[Sentence]:
        return [
            Sentence(template, {"incomes": Series(incomes)})
            for acceptance, template in templates.items()
            if (incomes := self.incomes.counted_as(acceptance))
        ]


CERTAINTY_CLAUSE: dict[Direction, Text] = {
    Direction.FORWARD: _("an income certain for %(months)s forward, counted from %(day)s"),
    Direction.BACK: _("an income held for the past %(months)s, counted from %(day)s"),
}
SHORT_CERTAINTY: dict[Direction, Text] = {
    Direction.FORWARD: _("%(months)s forward from %(day)s"),
    Direction.BACK: _("%(months)s back from %(day)s"),
}


@dataclass(frozen=True, slots=True)
class Certainty(Kind):
    """The income is certain for so many months forward, or has been held for so many back."""

    code: ClassVar[str] = "certainty"
    topic: ClassVar[Topic] = Topic.CERTAINTY
    label: ClassVar[Text] = _("how certain the income is")

    months: int = field(
        metadata=param(label=_("number of months"), unit=Unit.MONTHS, least=1, most=60)
    )
    direction: Direction = field(metadata=param(label=_("forward or back in time")))
    counted_from: CountedFrom = field(metadata=param(label=_("counted from")))

    def describe(self) -> Sentence:
        """An income certain for 6 months forward, counted from the application."""
        return self._sentence(CERTAINTY_CLAUSE, brief=False)

    def short(self) -> Sentence:
        """6 mo. forward from the application."""
        return self._sentence(SHORT_CERTAINTY, brief=True)

    def _sentence(self, templates: dict[Direction, Text], *, brief: bool) -> Sentence:
        months = Amount(self.months, Unit.MONTHS, brief)
        return Sentence(templates[self.direction], {"months": months, "day": self.counted_from})
