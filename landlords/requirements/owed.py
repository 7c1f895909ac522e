"""How a demand on debts is judged, whichever debts it looks at: what is left to pay, or since when
nothing is, and whether a repayment plan is accepted instead.
"""

from abc import abstractmethod
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from django.utils.translation import gettext_lazy as _

from landlords.requirements.ages import Passed, Words, begun, edges_by, passed
from landlords.requirements.applicant import Debt
from landlords.requirements.ask import Ask
from landlords.requirements.codes import Code, Text, Unit
from landlords.requirements.contract import Kind, rule_of
from landlords.requirements.findings import (
    Finding,
    Outcome,
    Question,
    Reason,
    of_household,
)
from landlords.requirements.findings import (
    ask as waits_for,
)
from landlords.requirements.messages import Messages, Said
from landlords.requirements.problems import Problem
from landlords.requirements.sentences import Amount, Period, Sentence, Series, Value
from landlords.requirements.values import Month

ZERO = Decimal(0)
LEFT: Text = _("%(sum)s left to pay")
OVER: Text = _("%(over)s more than allowed")
PLAN_SINCE: Text = _("repayment plan kept since %(month)s")
LONG_AGO: Words = {
    True: _("long enough ago since %(last)s"),
    False: _("long enough ago on %(last)s at the latest"),
    None: _("long enough ago from %(first)s to %(last)s, by the day of the month"),
}
LONG_KEPT: Words = {
    True: _("kept long enough since %(last)s, so the debt does not count"),
    False: _("kept long enough on %(last)s at the latest"),
    None: _("kept long enough from %(first)s to %(last)s, by the day of the month"),
}
NOTHING_LEFT = Sentence(_("nothing left to pay"))
NOT_KNOWN = Sentence(_("how much is left to pay is not known"))
PERHAPS = Sentence(_("not known whether it counts"))
AMOUNTS = of_household("debt_amounts")
SETTLED = of_household("debt_settled")
PLANS = of_household("debt_plans")


class Seen(NamedTuple):
    """One debt as the rule looks at it; None of each is not known.

    `counts`: whether it is one of those that the rule is about; `planned`: whether its repayment
    plan has been kept for so long that it is accepted; `clear`: whether nothing is left to pay, or,
    where nothing may have been owed for so many months, whether it was paid that long ago. `paid`
    and `plan`: when the months have passed since it was paid, and since the plan began.
    """

    debt: Debt
    counts: bool | None
    planned: bool | None
    clear: bool | None
    paid: Passed | None
    plan: Passed | None

    @property
    def hinders(self) -> bool | None:
        """Whether it stands in the way of a demand that nothing is or was owed."""
        if self.clear or self.planned:
            return False
        return None if None in {self.counts, self.planned, self.clear} else True


class Owed(Kind):
    """Base of the kinds about debts: at most so much left to pay, or nothing owed for so long."""

    __slots__ = ()

    most: Decimal
    clear_months: int | None
    plan_months: int | None

    @property
    @abstractmethod
    def what(self) -> Code:
        """Which debts the rule is about, in the plural."""

    @property
    @abstractmethod
    def which(self) -> Question:
        """What would settle which of the debts they are."""

    @abstractmethod
    def concerns(self, debt: Debt, ask: Ask) -> bool | None:
        """Whether the rule is about this debt; None if it is not known."""

    def conflicts(self) -> Iterator[Problem]:
        """Where nothing may have been owed for so long, nothing may be left to pay."""
        if self.clear_months is not None and self.most:
            message = _("Nothing may have been owed, so there is no sum. Write 0 or no months.")
            yield Problem("most", message)

    def describe(self) -> Sentence:
        """No debts to the landlord in the last 12 months, or a repayment plan kept for 12 months."""
        return self._said(brief=False)

    def short(self) -> Sentence:
        """No debts to the landlord in the last 12 mo."""
        return self._said(brief=True)

    def _said(self, *, brief: bool) -> Sentence:
        told: dict[str, Value] = {"what": self.what}
        if self.clear_months is not None:
            told["months"] = Amount(self.clear_months, Unit.MONTHS, brief)
            rule = Sentence(_("no %(what)s in the last %(months)s"), told)
        elif self.most:
            told["sum"] = Amount(self.most, Unit.KRONOR)
            rule = Sentence(_("%(what)s of at most %(sum)s"), told)
        else:
            rule = Sentence(_("no %(what)s"), told)
        if self.plan_months is None:
            return rule
        plan: dict[str, Value] = {
            "rule": rule,
            "months": Amount(self.plan_months, Unit.MONTHS, brief),
        }
        return Sentence(_("%(rule)s, or a repayment plan kept for %(months)s"), plan)

    def judge(self, ask: Ask, *, complete: bool, also: tuple[Question, ...] = ()) -> Finding:
        """The debts that count, against the rule; `also` would settle what the list leaves open."""
        seen = [one for debt in ask.applicant.debts if (one := self._seen(debt, ask)) is not None]
        told: dict[str, Value] = {"what": self.what, "rule": rule_of(self)}
        if complete and not seen:
            return Finding(Outcome.MEETS, Reason("owed.none", told))
        lines = tuple(Reason("owed.line", {"facts": _facts(one)}) for one in seen)
        edges = tuple(sorted(edges_by(ask, *(span for o in seen for span in (o.paid, o.plan)))))
        unsure = [one for one in seen if one.hinders is not False]
        if hinder := self._hinder(unsure):
            told["hinder"] = Series(hinder)
            code = "owed.fails" if self.clear_months is None else "owed.fails_lately"
            return Finding(Outcome.FAILS, Reason(code, told), (), lines, edges)
        left = self._left(unsure)
        if complete and left is not None and left <= self.most:
            told["sum"] = Amount(left, Unit.KRONOR)
            code = "owed.meets" if left else "owed.clear"
            return Finding(Outcome.MEETS, Reason(code, told), (), lines, edges)
        asked = dict.fromkeys([*also, *(q for one in unsure for q in self._questions(one))])
        waits = waits_for(Reason("owed.ask_household", told), *asked, edges=edges)
        return waits._replace(lines=lines)

    def _seen(self, debt: Debt, ask: Ask) -> Seen | None:
        """None of a debt that the rule is not about."""
        counts = self.concerns(debt, ask)
        if counts is False:
            return None
        planned, plan = self._planned(debt, ask)
        if self.clear_months is None:
            return Seen(debt, counts, planned, _nothing_left(debt, ask), None, plan)
        if debt.settled is None:
            return Seen(debt, counts, planned, False if debt.amount else None, None, plan)
        paid = passed(debt.settled, self.clear_months)
        return Seen(debt, counts, planned, paid.by(ask.on), paid, plan)

    def _planned(self, debt: Debt, ask: Ask) -> tuple[bool | None, Passed | None]:
        if self.plan_months is None or debt.plan is False:
            return False, None
        if debt.plan_since is None:
            return None, None
        plan = passed(debt.plan_since, self.plan_months)
        return plan.by(ask.on), plan

    def _hinder(self, unsure: list[Seen]) -> tuple[Value, ...]:
        """What surely stands in the way."""
        sure = [one for one in unsure if one.hinders]
        if self.clear_months is not None:
            return tuple(_recent(one) for one in sure)
        least = sum((one.debt.amount or ZERO for one in sure), ZERO)
        if least <= self.most:
            return ()
        left = Sentence(LEFT, {"sum": Amount(least, Unit.KRONOR)})
        over = Sentence(OVER, {"over": Amount(least - self.most, Unit.KRONOR)})
        return (left, over) if self.most else (left,)

    def _left(self, unsure: list[Seen]) -> Decimal | None:
        """How much of what counts is left to pay at most; None if there may be any sum."""
        if self.clear_months is not None:
            return None if unsure else ZERO
        amounts = [one.debt.amount for one in unsure]
        return None if None in amounts else sum((amount or ZERO for amount in amounts), ZERO)

    def _questions(self, seen: Seen) -> Iterator[Question]:
        """What would settle how this debt counts."""
        debt = seen.debt
        if seen.counts is None:
            yield self.which
        if seen.clear is None and self.clear_months is None:
            yield AMOUNTS
        elif seen.clear is None:
            yield _day("debt_day", debt.settled) if debt.settled else SETTLED
        if seen.planned is None:
            yield _day("plan_day", debt.plan_since) if debt.plan_since else PLANS


def _nothing_left(debt: Debt, ask: Ask) -> bool | None:
    if debt.amount is not None:
        return not debt.amount
    return True if debt.settled and begun(debt.settled, ask.on) else None


def _day(code: str, month: Month) -> Question:
    """On which day of the month: it decides whether the months have passed."""
    return of_household(code, month=Period(*month))


def _recent(seen: Seen) -> Sentence:
    """A debt that is left, or was paid too short a time ago."""
    month, paid = seen.debt.settled, seen.paid
    if month is None or paid is None:
        return Sentence(LEFT, {"sum": Amount(seen.debt.amount or ZERO, Unit.KRONOR)})
    told: dict[str, Value] = {"month": Period(*month), "day": paid.last}
    return Sentence(_("one paid in %(month)s, long enough ago on %(day)s at the latest"), told)


def _facts(seen: Seen) -> Series:
    """One debt in a line."""
    debt = seen.debt
    facts: list[Value] = [_paid(debt)]
    if seen.paid is not None:
        facts.append(seen.paid.said(LONG_AGO, seen.clear))
    if debt.plan_since is not None and seen.plan is not None:
        facts.append(Sentence(PLAN_SINCE, {"month": Period(*debt.plan_since)}))
        facts.append(seen.plan.said(LONG_KEPT, seen.planned))
    if seen.counts is None:
        facts.append(PERHAPS)
    return Series(tuple(facts))


def _paid(debt: Debt) -> Sentence:
    if debt.settled is not None:
        return Sentence(_("paid in %(month)s"), {"month": Period(*debt.settled)})
    if debt.amount is None:
        return NOT_KNOWN
    return (
        Sentence(LEFT, {"sum": Amount(debt.amount, Unit.KRONOR)}) if debt.amount else NOTHING_LEFT
    )


MESSAGES: Messages = {
    "owed.none": Said(
        _("The household has no %(what)s, so the demand is met (%(rule)s)."),
        _("You have no %(what)s. That is what they want."),
    ),
    "owed.clear": Said(
        _("Of the household's %(what)s nothing counts against the demand (%(rule)s)."),
        _("Of your %(what)s nothing counts against you (%(rule)s)."),
    ),
    "owed.meets": Said(
        _("Of the household's %(what)s at most %(sum)s counts, which is allowed (%(rule)s)."),
        _("Of your %(what)s at most %(sum)s counts. They accept that (%(rule)s)."),
    ),
    "owed.fails": Said(
        _(
            "The household has %(what)s, which the demand does not allow (%(rule)s). In the way:"
            " %(hinder)s."
        ),
        _("You have %(what)s. They do not accept that (%(rule)s). In the way: %(hinder)s."),
    ),
    "owed.fails_lately": Said(
        _(
            "The household has or had %(what)s, which the demand does not allow (%(rule)s). In the"
            " way: %(hinder)s."
        ),
        _("You have or had %(what)s. They do not accept that (%(rule)s). In the way: %(hinder)s."),
    ),
    "owed.ask_household": Said(
        _("Not enough is known of the household's %(what)s (%(rule)s)."),
        _("We need to know more about your %(what)s (%(rule)s)."),
    ),
    "owed.line": Said(_("Debt: %(facts)s"), _("Debt: %(facts)s")),
    "question.debts": Said(
        _("Which debts are there, also those paid in the last five years, and are these all?"),
        _("Which debts do you have, and which have you paid in the last five years?"),
    ),
    "question.debt_amounts": Said(
        _("How much is left to pay of each debt?"),
        _("How much is left to pay of each of your debts?"),
    ),
    "question.debt_settled": Said(
        _("Which of the debts are paid, and in which month was each?"),
        _("Which of your debts are paid, and in which month?"),
    ),
    "question.debt_day": Said(
        _("On which day of %(month)s was the debt paid?"),
        _("On which day of %(month)s did you pay the debt?"),
    ),
    "question.debt_plans": Said(
        _("Is there a repayment plan for each debt, and since which month has it been kept?"),
        _("Do you have a repayment plan for each debt, and since which month have you kept it?"),
    ),
    "question.plan_day": Said(
        _("From which day of %(month)s has the repayment plan been kept?"),
        _("From which day of %(month)s have you kept the repayment plan?"),
    ),
}
