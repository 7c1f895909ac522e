"""The kind about what is left to live on when the rent is paid."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from landlords.requirements.ask import Ask
from landlords.requirements.codes import ChildRule, Norm, Text, Topic, Unit
from landlords.requirements.contract import Kind
from landlords.requirements.findings import Finding
from landlords.requirements.params import param
from landlords.requirements.problems import Problem
from landlords.requirements.sentences import Amount, Joined, Sentence, Series, Value

ONE = Decimal(1)


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

    def assess(self, ask: Ask) -> Finding:
        """What is left of the income after tax, rent and deductions, against the norm."""
        raise NotImplementedError

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
