"""Kinds about which incomes count, how certain they are, and whose are added together.

They are read first: the demands on how much is earned are tried against the incomes that these let
count.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from landlords.requirements.applicant import Income
from landlords.requirements.ask import Ask, months_after
from landlords.requirements.basis import Counted, How
from landlords.requirements.codes import (
    Acceptance,
    CombiningRule,
    CountedFrom,
    Direction,
    IncomeType,
    Issuer,
    Text,
    Topic,
    Unit,
)
from landlords.requirements.codes import Basis as Measure
from landlords.requirements.contract import Kind
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
from landlords.requirements.params import param
from landlords.requirements.problems import Problem
from landlords.requirements.sentences import Amount, Joined, Sentence, Series, Value, series
from landlords.requirements.values import Incomes

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

    def assess(self, ask: Ask) -> Finding:
        """Whether any of the household's incomes counts; how much of it is another demand."""
        incomes = ask.basis.incomes
        hows = {counted.how for counted in incomes}
        named = Series(tuple(dict.fromkeys(counted.income.type for counted in incomes)))
        lines = ask.basis.lines(Measure.NET)
        if How.SURE in hows:
            sure = [counted.income.type for counted in incomes if counted.how is How.SURE]
            counts = Series(tuple(dict.fromkeys(sure)))
            return Finding(
                Outcome.MEETS, Reason("accepted_income.meets", {"incomes": counts}), lines=lines
            )
        if How.HOUSEHOLD in hows or ask.basis.open_questions:
            asked = ask.basis.questions(Measure.NET, How.HOUSEHOLD)
            return waits_for(Reason("accepted_income.ask_household", {"incomes": named}), *asked)
        if How.LANDLORD in hows:
            asked = ask.basis.questions(Measure.NET, How.LANDLORD)
            return waits_for(Reason("accepted_income.ask_landlord", {"incomes": named}), *asked)
        judged = How.JUDGES in hows
        outcome = Outcome.JUDGES if judged else Outcome.FAILS
        code = "none" if not incomes else outcome.value
        reason = Reason(f"accepted_income.{code}", {"incomes": named})
        return Finding(outcome, reason, ask.basis.questions(Measure.NET, How.JUDGES), lines)

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

    def covers(self, income: Income, ask: Ask) -> bool | None:
        """Whether this income is certain enough; None if it is not known."""
        if self.direction is Direction.BACK:
            return None if income.since is None else income.since <= self._first_day(ask)
        if income.open_ended:
            return True
        if income.until is None:
            return None
        return income.until >= self._last_day(ask)

    def edges(self, income: Income, ask: Ask) -> tuple[date, ...]:
        """The days of calculation from which the answer for this income is another one."""
        if self.direction is Direction.BACK:
            day = income.since and months_after(income.since, self.months)
        elif income.open_ended or income.until is None:
            day = None
        else:
            day = months_after(income.until + timedelta(days=1), -self.months) + timedelta(days=1)
        return ask.edge(self.counted_from, day) if day else ()

    def question(self, income: Income) -> Question:
        """What would settle it for this income."""
        code = "income_since" if self.direction is Direction.BACK else "income_until"
        return of_household(code, income=income.type, person=income.person)

    def assess(self, ask: Ask) -> Finding:
        """Whether any counted income is certain enough.

        Where a level is demanded as well, certainty.py tries it without the uncertain incomes.
        """
        counted = [counted for counted in ask.basis.incomes if counted.how is not How.NOT]
        covered = [self.covers(item.income, ask) for item in counted]
        edges = tuple(day for item in counted for day in self.edges(item.income, ask))
        told: dict[str, Value] = {"rule": self.short()}
        if True in covered:
            return Finding(Outcome.MEETS, Reason("certainty.meets", told), edges=edges)
        unsure = [item for item, known in zip(counted, covered, strict=True) if known is None]
        questions = [self.question(item.income) for item in unsure]
        questions += ask.basis.open_questions
        if questions:
            return waits_for(Reason("certainty.ask_household", told), *questions, edges=edges)
        return Finding(Outcome.FAILS, Reason("certainty.fails", told), edges=edges)

    def _first_day(self, ask: Ask) -> date:
        return months_after(ask.day(self.counted_from), -self.months)

    def _last_day(self, ask: Ask) -> date:
        """The last day that must be covered: so many months from a day end the day before."""
        return months_after(ask.day(self.counted_from), self.months) - timedelta(days=1)

    def describe(self) -> Sentence:
        """An income certain for 6 months forward, counted from the application."""
        return self._sentence(CERTAINTY_CLAUSE, brief=False)

    def short(self) -> Sentence:
        """6 mo. forward from the application."""
        return self._sentence(SHORT_CERTAINTY, brief=True)

    def _sentence(self, templates: dict[Direction, Text], *, brief: bool) -> Sentence:
        months = Amount(self.months, Unit.MONTHS, brief)
        return Sentence(templates[self.direction], {"months": months, "day": self.counted_from})


@dataclass(frozen=True, slots=True)
class Combining(Kind):
    """Whose incomes are added together when the demand on income is tried."""

    code: ClassVar[str] = "combining"
    topic: ClassVar[Topic] = Topic.COMBINING
    label: ClassVar[Text] = _("adding incomes together")

    rule: CombiningRule = field(metadata=param(label=_("whose incomes")))
    least_share: Decimal | None = field(
        default=None,
        metadata=param(
            label=_("the main applicant's least share"),
            help_text=_("Of the incomes that count together."),
            unit=Unit.PERCENT,
            least=1,
            most=100,
        ),
    )
    same_address_months: int | None = field(
        default=None,
        metadata=param(
            label=_("at the same address for"),
            help_text=_("How long the other adults have been registered with the main applicant."),
            unit=Unit.MONTHS,
            least=1,
            most=120,
        ),
    )

    def conflicts(self) -> Iterator[Problem]:
        """A share goes with that rule only, and an address with adding together."""
        if (self.rule is CombiningRule.MAIN_SHARE) != (self.least_share is not None):
            message = _("A least share goes with that rule and no other. Change one of them.")
            yield Problem("least_share", message)
        if self.rule is CombiningRule.MAIN_ALONE and self.same_address_months is not None:
            message = _("Nobody else's income counts, so no address matters. Leave it empty.")
            yield Problem("same_address_months", message)

    def describe(self) -> Sentence:
        """The incomes of all adults together, registered at the same address for 12 months."""
        parts: list[Value] = [self.rule]
        if self.least_share is not None:
            share = {"share": Amount(self.least_share, Unit.PERCENT)}
            parts.append(Sentence(_("the main applicant has at least %(share)s"), share))
        if self.same_address_months is not None:
            months = {"months": Amount(self.same_address_months, Unit.MONTHS)}
            parts.append(Sentence(_("registered at the same address for %(months)s"), months))
        return series(parts, Joined.COMMA)

    def short(self) -> Sentence:
        """All together, main at least 50 %."""
        return self.describe()

    def counts(self, person: int, ask: Ask) -> bool | None:
        """Whether this adult's income counts (1 is the main applicant); None: not known."""
        if person == 1:
            return True
        if self.rule is CombiningRule.MAIN_ALONE:
            return False
        if self.same_address_months is None:
            return True
        adults = ask.applicant.adults or ()
        since = adults[person - 1].same_address_since if len(adults) >= person else None
        if since is None:
            return None
        return months_after(since, self.same_address_months) <= ask.move_in

    def assess(self, ask: Ask) -> Finding:
        """Whether the main applicant has the share asked for; the other rules only add up."""
        if self.least_share is None:
            values: dict[str, Value] = {"rule": self.describe()}
            return Finding(Outcome.MEETS, Reason("combining.adds", values))
        return self._share(ask, self.least_share)

    def _share(self, ask: Ask, wanted: Decimal) -> Finding:
        """From the least the main applicant may have of the whole to the most."""
        counted = [item for item in ask.basis.incomes if item.how is not How.NOT]
        main = [item for item in counted if item.income.person == 1]
        others = [item for item in counted if item.income.person != 1]
        least, most = total(main)
        least_other, most_other = total(others)
        values: dict[str, Value] = {"wanted": Amount(wanted, Unit.PERCENT)}
        lines = ask.basis.lines(Measure.GROSS)
        if not others and not ask.basis.open_questions:
            return Finding(Outcome.NOT_APPLICABLE, Reason("combining.alone", values), lines=lines)
        part = wanted / 100
        sure = not ask.basis.open_questions
        if sure and most_other is not None and least * (1 - part) >= most_other * part:
            return Finding(Outcome.MEETS, Reason("combining.meets", values), lines=lines)
        if sure and most is not None and most * (1 - part) < least_other * part:
            return Finding(Outcome.FAILS, Reason("combining.fails", values), lines=lines)
        asked = ask.basis.questions(Measure.GROSS, How.HOUSEHOLD, How.LANDLORD)
        if not asked:
            judged = ask.basis.questions(Measure.GROSS, How.JUDGES)
            return Finding(Outcome.JUDGES, Reason("combining.judges", values), judged, lines)
        return waits_for(Reason("combining.ask_household", values), *asked)


def total(incomes: list[Counted]) -> tuple[Decimal, Decimal | None]:
    """The least and the most these incomes come to before tax, kr a month; None: no end.

    What only perhaps counts is in the most and not in the least.
    """
    least = sum((i.gross.least for i in incomes if i.how is How.SURE), Decimal(0))
    ends = [i.gross.most for i in incomes]
    return least, None if None in ends else sum((end for end in ends if end), Decimal(0))


MESSAGES: Messages = {
    "accepted_income.meets": Said(
        _("Counts: %(incomes)s."), _("They count this income: %(incomes)s.")
    ),
    "accepted_income.fails": Said(
        _("None of the household's incomes counts: %(incomes)s."),
        _("They do not count the income you have: %(incomes)s."),
    ),
    "accepted_income.none": Said(
        _("The household has no income, and the landlord demands one that counts."),
        _("They want an income that counts."),
    ),
    "accepted_income.judges": Said(
        _("The landlord assesses whether it counts: %(incomes)s."),
        _("They decide whether your income counts: %(incomes)s."),
    ),
    "accepted_income.ask_household": Said(
        _("Which incomes count hangs on what the household has not told."),
        _("We need to know more about your income."),
    ),
    "accepted_income.ask_landlord": Said(
        _("The landlord has not said whether it counts: %(incomes)s."),
        _("We do not know yet whether they count your income: %(incomes)s. We will ask."),
    ),
    "certainty.meets": Said(
        _("An income that counts is certain enough (%(rule)s)."),
        _("Your income is certain for long enough."),
    ),
    "certainty.fails": Said(
        _("No income that counts is certain enough (%(rule)s)."),
        _("They want an income that is certain for longer."),
    ),
    "certainty.ask_household": Said(
        _("How long an income has been or will be held is not known (%(rule)s)."),
        _("We need to know how long you have had your income and how long it will last."),
    ),
    "combining.adds": Said(_("Counted so: %(rule)s."), _("They count so: %(rule)s.")),
    "combining.alone": Said(_("Nobody else has an income that counts."), None),
    "combining.meets": Said(
        _("The main applicant has at least %(wanted)s of the incomes that count."),
        _("Your own part of the incomes is large enough."),
    ),
    "combining.fails": Said(
        _("The main applicant has less than %(wanted)s of the incomes that count."),
        _("They want the one who applies to have at least %(wanted)s of the incomes."),
    ),
    "combining.judges": Said(
        _("The landlord assesses whether the main applicant has %(wanted)s of the incomes."),
        _("They decide whether your own part of the incomes is large enough."),
    ),
    "combining.ask_household": Said(
        _("Whether the main applicant has %(wanted)s of the incomes is not known."),
        _("We need to know how much each of you earns."),
    ),
}
