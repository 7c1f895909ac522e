"""The kind about whose incomes are added together when the demand on income is tried."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from landlords.requirements.ask import Ask, months_after
from landlords.requirements.basis import Counted, How
from landlords.requirements.codes import Basis as Measure
from landlords.requirements.codes import CombiningRule, CountedFrom, Text, Topic, Unit
from landlords.requirements.contract import Kind
from landlords.requirements.findings import Finding, Outcome, Reason, waits_for
from landlords.requirements.messages import Messages, Said
from landlords.requirements.params import param
from landlords.requirements.problems import Problem
from landlords.requirements.sentences import Amount, Joined, Sentence, Value, series

HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class Combining(Kind):
    """Whose incomes are added together when the demand on income is tried."""

    code: ClassVar[str] = "combining"
    topic: ClassVar[Topic] = Topic.COMBINING
    reads_home: ClassVar[bool] = False
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
    counted_from: CountedFrom = field(
        default=CountedFrom.APPLICATION, metadata=param(label=_("counted from"))
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
            months = Amount(self.same_address_months, Unit.MONTHS)
            if self.counted_from is CountedFrom.APPLICATION:
                template = _("registered at the same address for %(months)s")
            else:
                template = _("registered at the same address for %(months)s, counted from %(day)s")
            parts.append(Sentence(template, {"months": months, "day": self.counted_from}))
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
        since = _same_address_since(person, ask)
        if since is None:
            return None
        return months_after(since, self.same_address_months) <= ask.day(self.counted_from)

    def edges(self, person: int, ask: Ask) -> tuple[date, ...]:
        """The day of calculation from which this adult's income counts, if a day changes it."""
        since = _same_address_since(person, ask)
        if person == 1 or since is None or self.same_address_months is None:
            return ()
        return ask.edge(self.counted_from, months_after(since, self.same_address_months))

    def assess(self, ask: Ask) -> Finding:
        """Whether the main applicant has the share asked for; the other rules only add up."""
        if self.least_share is None:
            told: dict[str, Value] = {"rule": self.describe()}
            return Finding(Outcome.MEETS, Reason("combining.adds", told), edges=ask.basis.edges)
        return self._share(ask, self.least_share)

    def _share(self, ask: Ask, wanted: Decimal) -> Finding:
        """From the least the main applicant may have of the whole to the most."""
        basis = ask.basis
        counted = [item for item in basis.incomes if item.how is not How.NOT]
        main, most_main = total([item for item in counted if item.income.person == 1])
        other, most_other = total([item for item in counted if item.income.person != 1])
        lines = basis.lines(Measure.GROSS)
        if _is_alone(ask) or (most_other == 0 and not basis.open_questions):
            reason = Reason("combining.nobody_else", {})
            return Finding(Outcome.NOT_APPLICABLE, reason, (), lines, basis.edges)
        part, sure = wanted / HUNDRED, not basis.open_questions
        if sure and most_other is not None and main * (1 - part) >= most_other * part:
            told = _told(wanted, main, most_other)
            return Finding(Outcome.MEETS, Reason("combining.meets", told), (), lines, basis.edges)
        if sure and most_main is not None and most_main * (1 - part) < other * part:
            told = _told(wanted, most_main, other)
            return Finding(Outcome.FAILS, Reason("combining.fails", told), (), lines, basis.edges)
        return _unsettled(ask, _told(wanted, main, other))


def _unsettled(ask: Ask, told: dict[str, Value]) -> Finding:
    """Amounts are missing, or how they count."""
    basis = ask.basis
    asked = basis.questions(Measure.GROSS, How.HOUSEHOLD, How.LANDLORD)
    lines = basis.lines(Measure.GROSS)
    if asked:
        outcome = waits_for(asked)
    else:
        outcome, asked = Outcome.JUDGES, basis.questions(Measure.GROSS, How.JUDGES)
    return Finding(outcome, Reason(f"combining.{outcome.value}", told), asked, lines, basis.edges)


def _told(wanted: Decimal, main: Decimal, other: Decimal) -> dict[str, Value]:
    together = main + other
    return {
        "wanted": Amount(wanted, Unit.PERCENT),
        "main": Amount(main, Unit.KRONOR),
        "together": Amount(together, Unit.KRONOR_A_MONTH),
        "part": Amount(together * wanted / HUNDRED, Unit.KRONOR),
        "measure": Measure.GROSS,
    }


def _is_alone(ask: Ask) -> bool:
    return ask.applicant.adults is not None and len(ask.applicant.adults) == 1


def _same_address_since(person: int, ask: Ask) -> date | None:
    adults = ask.applicant.adults or ()
    return adults[person - 1].same_address_since if len(adults) >= person else None


def total(incomes: list[Counted]) -> tuple[Decimal, Decimal | None]:
    """The least and the most these incomes come to before tax, kr a month; None: no end.

    What only perhaps counts is in the most and not in the least.
    """
    least = sum((i.gross.least for i in incomes if i.how is How.SURE), Decimal(0))
    ends = [i.gross.most for i in incomes]
    return least, None if None in ends else sum((end for end in ends if end), Decimal(0))


MESSAGES: Messages = {
    "combining.adds": Said(_("Counted so: %(rule)s."), _("They count so: %(rule)s.")),
    "combining.nobody_else": Said(
        _("Nobody but the main applicant has an income that counts."),
        _("Nobody but you has an income that counts."),
    ),
    "combining.not_needed": Said(
        _("The main applicant's own incomes are enough, so nobody else's are needed."),
        _("Your own income is enough, so nobody else's is needed."),
    ),
    "combining.meets": Said(
        _(
            "The main applicant has %(main)s of %(together)s %(measure)s that count. The demand is"
            " %(wanted)s, which is %(part)s."
        ),
        _(
            "You have %(main)s of %(together)s %(measure)s that count. They want %(wanted)s, which"
            " is %(part)s. It is enough."
        ),
    ),
    "combining.fails": Said(
        _(
            "The main applicant has %(main)s of %(together)s %(measure)s that count. The demand is"
            " %(wanted)s, which is %(part)s."
        ),
        _(
            "You have %(main)s of %(together)s %(measure)s that count. They want the one who"
            " applies to have %(wanted)s, which is %(part)s."
        ),
    ),
    "combining.judges": Said(
        _(
            "The main applicant surely has %(main)s %(measure)s. Whether that is %(wanted)s of the"
            " incomes hangs on what the landlord assesses."
        ),
        _("They decide whether your own part of the incomes is large enough (%(wanted)s)."),
    ),
    "combining.ask_household": Said(
        _(
            "The main applicant surely has %(main)s %(measure)s. Whether that is %(wanted)s of the"
            " incomes is not known."
        ),
        _("We need to know how much each of you earns. They want you to have %(wanted)s of it."),
    ),
    "combining.ask_landlord": Said(
        _(
            "The main applicant surely has %(main)s %(measure)s. Whether that is %(wanted)s of the"
            " incomes hangs on which of them the landlord counts."
        ),
        _("They want you to have %(wanted)s of the incomes. We do not know yet. We will ask."),
    ),
    "combining.ask_norm": Said(
        _(
            "The main applicant surely has %(main)s %(measure)s. Whether that is %(wanted)s of the"
            " incomes hangs on an amount that is missing."
        ),
        _("They want you to have %(wanted)s of the incomes. We do not know yet. We will find out."),
    ),
    "question.combining": Said(
        _("Whose incomes are added together?"), _("Whose incomes are added together?")
    ),
    "question.same_address": Said(
        _("Since when is adult %(person)s registered at the main applicant's address?"),
        _("Since when is adult %(person)s registered at your address?"),
    ),
}
