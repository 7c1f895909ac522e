"""Kinds about debts: at the Enforcement Authority, and to landlords or about housing."""

from dataclasses import dataclass, field
from decimal import Decimal
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from landlords.requirements.ages import begun, edges_by, passed
from landlords.requirements.applicant import Debt
from landlords.requirements.ask import Ask
from landlords.requirements.codes import Code, DebtsTo, Text, Topic, Unit
from landlords.requirements.contract import rule_of
from landlords.requirements.fact_codes import Creditor
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
from landlords.requirements.owed import Owed
from landlords.requirements.params import About, param
from landlords.requirements.sentences import Period, Value
from landlords.requirements.values import Month

LIST = of_household("debts")
ZERO_SINCE = of_household("enforcement_zero_since")
AT_ENFORCEMENT = of_household("debt_at_enforcement")
OWED_TO = of_household("debt_owed_to")
HOUSING = of_household("debt_housing")

MOST: dict[str, About] = param(
    label=_("at most left to pay"),
    help_text=_("0 means nothing at all."),
    unit=Unit.KRONOR,
    least=0,
    most=1_000_000,
)
CLEAR_MONTHS: dict[str, About] = param(
    label=_("nothing owed for the last"),
    help_text=_("Leave empty if it is enough that nothing is left today."),
    unit=Unit.MONTHS,
    least=1,
    most=60,
)
PLAN_MONTHS: dict[str, About] = param(
    label=_("accepted with a repayment plan kept for"),
    help_text=_("Leave empty if no plan is accepted."),
    unit=Unit.MONTHS,
    least=1,
    most=60,
)


@dataclass(frozen=True, slots=True)
class Enforcement(Owed):
    """Nothing is owed at the Enforcement Authority, or at most so much, today or for so long.

    A debt whose repayment plan has been kept for the months stated does not count.
    """

    code: ClassVar[str] = "enforcement"
    topic: ClassVar[Topic] = Topic.ENFORCEMENT
    reads_home: ClassVar[bool] = False
    label: ClassVar[Text] = _("debts at the Enforcement Authority")

    most: Decimal = field(default=Decimal(0), metadata=MOST)
    clear_months: int | None = field(default=None, metadata=CLEAR_MONTHS)
    plan_months: int | None = field(default=None, metadata=PLAN_MONTHS)

    @property
    def what(self) -> Code:
        """Debts at the Enforcement Authority."""
        return self.topic

    @property
    def which(self) -> Question:
        """Which of the debts are there."""
        return AT_ENFORCEMENT

    def concerns(self, debt: Debt, ask: Ask) -> bool | None:
        """Whether the debt is, or was, at the Enforcement Authority."""
        return debt.at_enforcement

    def assess(self, ask: Ask) -> Finding:
        """Since when nothing is owed there decides where it is known; else the debts listed."""
        applicant, zero = ask.applicant, ask.applicant.enforcement_zero_since
        if applicant.enforcement_debts is False:
            return Finding(Outcome.MEETS, self._reason("enforcement.never"))
        if self.clear_months is None:
            if zero is not None and begun(zero, ask.on):
                return Finding(Outcome.MEETS, self._reason("enforcement.meets", zero))
            complete = bool(applicant.debts_complete)
            return self.judge(ask, complete=complete, also=() if complete else (LIST,))
        if zero is not None:
            return self._since(zero, self.clear_months, ask)
        return self._by_list(ask)

    def _since(self, zero: Month, months: int, ask: Ask) -> Finding:
        """Nothing is owed since this month: long enough, or else perhaps kept by a plan."""
        span = passed(zero, months)
        long_enough = span.by(ask.on)
        edges = tuple(edges_by(ask, span))
        if long_enough:
            return Finding(Outcome.MEETS, self._reason("enforcement.meets", zero))
        if self.plan_months is not None:
            found = self._by_list(ask)
            return found._replace(edges=tuple(sorted({*found.edges, *edges})))
        if long_enough is False:
            reason = self._reason("enforcement.fails", zero, day=span.last)
            return Finding(Outcome.FAILS, reason, edges=edges)
        reason = self._reason("enforcement.ask_household", zero, first=span.first, day=span.last)
        return waits_for(reason, of_household("zero_day", month=Period(*zero)), edges=edges)

    def _by_list(self, ask: Ask) -> Finding:
        """A list that holds all and names debts there tells of those paid as well."""
        applicant = ask.applicant
        complete = bool(applicant.debts_complete)
        told = complete and any(debt.at_enforcement for debt in applicant.debts)
        listed = () if complete else (LIST,)
        return self.judge(ask, complete=told, also=() if told else (*listed, ZERO_SINCE))

    def _reason(self, code: str, zero: Month | None = None, **told: Value) -> Reason:
        month = {} if zero is None else {"month": Period(*zero)}
        return Reason(code, {"what": self.what, "rule": rule_of(self), **month, **told})


@dataclass(frozen=True, slots=True)
class RentDebt(Owed):
    """No debt to the landlord, to another one or about housing, or at most so much, or not lately.

    A debt whose repayment plan has been kept for the months stated does not count.
    """

    code: ClassVar[str] = "rent_debt"
    topic: ClassVar[Topic] = Topic.RENT_DEBT
    reads_landlord: ClassVar[bool] = True
    label: ClassVar[Text] = _("rent debt")

    whom: DebtsTo = field(metadata=param(label=_("which debts")))
    most: Decimal = field(default=Decimal(0), metadata=MOST)
    clear_months: int | None = field(default=None, metadata=CLEAR_MONTHS)
    plan_months: int | None = field(default=None, metadata=PLAN_MONTHS)

    @property
    def what(self) -> Code:
        """The debts that the rule names."""
        return self.whom

    @property
    def which(self) -> Question:
        """To whom the debts are owed, or what they are about."""
        return HOUSING if self.whom is DebtsTo.HOUSING else OWED_TO

    def concerns(self, debt: Debt, ask: Ask) -> bool | None:
        """Whether the debt is one of them: this landlord is the one who lets the home."""
        if self.whom is DebtsTo.HOUSING:
            return debt.housing
        if debt.owed_to is None:
            return None
        if debt.owed_to is not Creditor.LANDLORD:
            return False
        if self.whom is DebtsTo.ANY_LANDLORD:
            return True
        if debt.landlord is None:
            return None
        return (debt.landlord == ask.home.landlord) is (self.whom is DebtsTo.THIS_LANDLORD)

    def assess(self, ask: Ask) -> Finding:
        """The debts that the rule names, of those listed."""
        complete = bool(ask.applicant.debts_complete)
        return self.judge(ask, complete=complete, also=() if complete else (LIST,))


MESSAGES: Messages = {
    "enforcement.never": Said(
        _("Nothing was owed at the Enforcement Authority in the last five years."),
        _("You have owed nothing at the Enforcement Authority in the last five years."),
    ),
    "enforcement.meets": Said(
        _(
            "Nothing is owed at the Enforcement Authority since %(month)s, so the demand is met"
            " (%(rule)s)."
        ),
        _("You have owed nothing at the Enforcement Authority since %(month)s. They accept that."),
    ),
    "enforcement.fails": Said(
        _(
            "Nothing is owed at the Enforcement Authority since %(month)s, which is not long enough"
            " (%(rule)s). It is on %(day)s at the latest."
        ),
        _(
            "You have owed nothing at the Enforcement Authority since %(month)s. They want it to be"
            " longer (%(rule)s). It is long enough on %(day)s at the latest."
        ),
    ),
    "enforcement.ask_household": Said(
        _(
            "Nothing is owed at the Enforcement Authority since %(month)s. That is long enough"
            " (%(rule)s) from some day from %(first)s to %(day)s, by the day of the month."
        ),
        _("We need to know on which day of %(month)s you paid the Enforcement Authority."),
    ),
    "question.enforcement_zero_since": Said(
        _(
            "Has anything been owed at the Enforcement Authority in the last five years, and since"
            " which month is nothing owed?"
        ),
        _(
            "Have you owed anything at the Enforcement Authority in the last five years? If you"
            " have: since which month do you owe nothing?"
        ),
    ),
    "question.zero_day": Said(
        _("On which day of %(month)s was the last debt at the Enforcement Authority paid?"),
        _("On which day of %(month)s did you pay the last debt at the Enforcement Authority?"),
    ),
    "question.debt_at_enforcement": Said(
        _("Which of the debts are or were at the Enforcement Authority?"),
        _("Which of your debts are or were at the Enforcement Authority?"),
    ),
    "question.debt_owed_to": Said(
        _("To whom is each debt owed, and if to a landlord, to which?"),
        _("To whom do you owe each debt? If to a landlord: to which?"),
    ),
    "question.debt_housing": Said(
        _("Which of the debts are about housing?"),
        _("Which of your debts are about housing?"),
    ),
}
