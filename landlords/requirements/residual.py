"""The kind about what is left to live on when the rent is paid."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from landlords.requirements.ask import Ask
from landlords.requirements.basis import CHILD_BENEFITS
from landlords.requirements.codes import Basis as Measure
from landlords.requirements.codes import ChildRule, IncomeType, Norm, Text, Topic, Unit
from landlords.requirements.contract import Kind
from landlords.requirements.findings import (
    Finding,
    Outcome,
    Question,
    Reason,
    of_household,
    of_landlord,
)
from landlords.requirements.findings import (
    ask as waits_for,
)
from landlords.requirements.income import at, said_number
from landlords.requirements.levels import RENT_UNKNOWN, exactly, judged
from landlords.requirements.norms import Need
from landlords.requirements.params import param
from landlords.requirements.problems import Problem
from landlords.requirements.remainder import (
    TIMES_NORM,
    Demand,
    apart_lines,
    in_all,
    kronor,
    remainder,
)
from landlords.requirements.sentences import Amount, Joined, Sentence, Series, Value
from landlords.requirements.values import Stepped, Steps

ZERO, ONE = Decimal(0), Decimal(1)
ENDLESS = Decimal(10**9)
"""More than any child costs, kr a month."""
BY_USE: Text = _("%(rule)s – the usual rule, none is stated")
STEPPED_NORM: Text = _("%(norm)s (%(times)s)")
NOTHING: frozenset[IncomeType] = frozenset()


@dataclass(frozen=True, slots=True)
class Residual(Kind):
    """When the rent is paid, at least so much of the income after tax is left to live on.

    With a norm, what should be left is the norm for the household times the factor; a fixed amount
    is for the whole household and stands alone. What is taken from the income every month does not
    count as left. Where nothing is said of child benefits, they count as is usual with the norm.
    """

    code: ClassVar[str] = "residual"
    topic: ClassVar[Topic] = Topic.INCOME_LEVEL
    label: ClassVar[Text] = _("left to live on when the rent is paid")

    norm: Norm = field(metadata=param(label=_("measured against")))
    children: ChildRule = field(metadata=param(label=_("how children are counted")))
    child_benefits: bool | None = field(
        default=None,
        metadata=param(
            label=_("child benefits count as income"),
            help_text=_(
                "If the landlord has not said, the usual rule is used: yes with the national norm and"
                " a fixed amount; no with the standard amount, which is lowered by them."
            ),
        ),
    )
    factor: Stepped = field(
        default=ONE,
        metadata=param(
            label=_("times the norm"), unit=Unit.TIMES, least=Decimal("0.5"), most=Decimal(3)
        ),
    )
    amount: Stepped | None = field(
        default=None,
        metadata=param(
            label=_("the fixed amount"),
            help_text=_("For the whole household; only when measured against a fixed amount."),
            unit=Unit.KRONOR_A_MONTH,
            least=0,
            most=100_000,
        ),
    )
    child_amount: Decimal | None = field(
        default=None,
        metadata=param(
            label=_("the amount for each child"),
            help_text=_(
                "Only with the same amount for every child. Left empty, it is the norm's for 7–10 years."
            ),
            unit=Unit.KRONOR_A_MONTH,
            least=0,
            most=50_000,
        ),
    )

    def conflicts(self) -> Iterator[Problem]:
        """A fixed amount needs its amount and nothing else; a norm takes no amount."""
        if self.child_amount is not None and self.children is not ChildRule.FLAT:
            message = _(
                "An amount for each child goes with “the same for every child” only. Change one of them."
            )
            yield Problem("child_amount", message)
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
        rent, number = ask.home.rent, self.factor if self.amount is None else self.amount
        if rent is None:
            return RENT_UNKNOWN
        value = at(number, ask)
        if value is not None:
            return self._judged(ask, rent, value)
        steps = number.steps if isinstance(number, Steps) else ()
        return _of_steps([self._judged(ask, rent, n) for n in sorted({s.value for s in steps})])

    def _judged(self, ask: Ask, rent: Decimal, value: Decimal) -> Finding:
        """With this factor, or this amount."""
        demand = self._demand(ask, value)
        reach = ask.basis.reach(Measure.NET, self._apart)
        need, taken = demand.need, ask.applicant.deductions
        outcome, questions = judged(ask, reach, in_all(need, rent, taken), Measure.NET)
        left = remainder(outcome, reach, need, rent, taken)
        told = left.told(demand.rule)
        lines = (
            *ask.basis.lines(Measure.NET),
            *self._usual(ask),
            *apart_lines(outcome, ask.basis.reach(Measure.NET), reach),
            *left.lines(told),
            *demand.lines(outcome, left.wanted),
        )
        reason = Reason(left.code(outcome, need), told)
        asked = tuple(dict.fromkeys(questions))
        edges = (*ask.basis.edges, *demand.base.edges)
        return Finding(outcome, reason, asked, lines, edges)

    @property
    def _apart(self) -> frozenset[IncomeType]:
        """The incomes that do not count as such."""
        return NOTHING if self._benefits_count else CHILD_BENEFITS

    @property
    def _benefits_count(self) -> bool:
        """Whether child benefits count as income: as stated, else as is usual with the norm."""
        if self.child_benefits is None:
            return child_benefits_by_default(self.norm)
        return self.child_benefits

    def _usual(self, ask: Ask) -> tuple[Reason, ...]:
        """How child benefits are reckoned where nobody has said it and there may be children."""
        if self.child_benefits is not None or ask.applicant.children == ():
            return ()
        code = "residual.usual_count" if self._benefits_count else "residual.usual_apart"
        return (Reason(code, {"norm": self.norm}),)

    def _demand(self, ask: Ask, value: Decimal) -> Demand:
        """What should be left."""
        if self.amount is not None:
            return Demand(exactly(value), self.norm, None)
        return Demand(self._norm(ask), self.norm, value)

    def _norm(self, ask: Ask) -> Need:
        """The norm for the household; what it receives for its children may lower their part."""
        if self._benefits_count or self.children is ChildRule.IGNORED:
            return self._need(ask, ZERO)
        least, most, questions = _received(ask)
        if least == most:
            return self._need(ask, least)
        high, low = self._need(ask, least), self._need(ask, most)
        if high.least == low.least:
            return high
        return high._replace(
            least=low.least, lines=low.lines, questions=(*high.questions, *questions)
        )

    def _need(self, ask: Ask, benefits: Decimal) -> Need:
        return ask.norms.need(
            self.norm,
            ask.applicant,
            ask.on,
            children=self.children,
            child_benefits=benefits,
            child_amount=self.child_amount,
        )

    def describe(self) -> Sentence:
        """At least the norm left to live on when the rent is paid, and how children count."""
        details: list[Sentence | ChildRule] = [self._children(), self._benefits()]
        if self.norm is Norm.FIXED_AMOUNT:
            details = details[1:]
        return Sentence(
            _("at least %(sum)s left to live on when the rent is paid (%(details)s)"),
            {"sum": self._sum(brief=False), "details": Series(tuple(details), Joined.SEMICOLON)},
        )

    def short(self) -> Sentence:
        """The norm left after the rent."""
        return Sentence(_("%(sum)s left after the rent"), {"sum": self._sum(brief=True)})

    def _children(self) -> Sentence | ChildRule:
        if self.child_amount is None:
            return self.children
        amount = kronor(self.child_amount)
        return Sentence(_("%(rule)s, %(amount)s"), {"rule": self.children, "amount": amount})

    def _benefits(self) -> Sentence:
        counted = _("child benefits count as income")
        apart = _("child benefits do not count as income")
        rule = Sentence(counted if self._benefits_count else apart)
        return rule if self.child_benefits is not None else Sentence(BY_USE, {"rule": rule})

    def _sum(self, *, brief: bool) -> Value:
        if isinstance(self.amount, Decimal):
            return Amount(self.amount, Unit.KRONOR_A_MONTH, brief)
        if self.amount is not None:
            return said_number(self.amount, Unit.KRONOR_A_MONTH)
        if self.factor == ONE:
            return self.norm
        values: dict[str, Value] = {
            "times": said_number(self.factor, Unit.TIMES),
            "norm": self.norm,
        }
        template = STEPPED_NORM if isinstance(self.factor, Steps) else TIMES_NORM
        return Sentence(template, values)


def child_benefits_by_default(norm: Norm) -> bool:
    """Whether child benefits usually count as income: so with the national norm and fixed sums.

    The standard amount and the Consumer Agency's costs lower the child's amount by them instead.
    """
    return norm in {Norm.NATIONAL_NORM, Norm.FIXED_AMOUNT}


def _of_steps(found: Sequence[Finding]) -> Finding:
    """Where the number of rooms decides and is not known: the least demanding step comes first."""
    outcomes = {finding.outcome for finding in found}
    if outcomes == {Outcome.MEETS}:
        return found[-1]
    if outcomes == {Outcome.FAILS}:
        return found[0]
    asked = (of_landlord("rooms"), *(q for finding in found for q in finding.questions))
    questions = tuple(dict.fromkeys(asked))
    reason = Reason("residual.rooms_unknown", {})
    return waits_for(reason, *questions, edges=found[0].edges)


def _received(ask: Ask) -> tuple[Decimal, Decimal, tuple[Question, ...]]:
    """What the household receives for its children, from and to, and what would settle it.

    What nobody has listed can only lower the need, and is asked of every income.
    """
    received = [c for c in ask.basis.incomes if c.income.type in CHILD_BENEFITS]
    unsure = [c.income for c in received if c.net.most != c.net.least]
    questions = [of_household("income_net", income=i.type, person=i.person) for i in unsure]
    least = sum((counted.net.least for counted in received), ZERO)
    return least, ENDLESS if questions else least, tuple(questions)
