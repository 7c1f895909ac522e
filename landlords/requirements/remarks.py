"""The kind about payment remarks."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import ClassVar, NamedTuple

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from landlords.requirements.ages import NO_MONTH, OLD, Passed, edges_by, passed
from landlords.requirements.applicant import Remark
from landlords.requirements.ask import Ask
from landlords.requirements.codes import Concerning, Text, Topic, Unit
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
from landlords.requirements.params import param
from landlords.requirements.problems import Problem
from landlords.requirements.sentences import (
    Amount,
    Joined,
    Period,
    Sentence,
    Series,
    Value,
    series,
)

ZERO = Decimal(0)
NO_AMOUNT = Sentence(_("amount not known"))
ABOUT: dict[bool | None, Sentence] = {
    True: Sentence(_("about housing")),
    False: Sentence(_("not about housing, so it does not count")),
    None: Sentence(_("not known whether about housing")),
}
LIST = of_household("remarks")
HOUSING = of_household("remark_housing")
MONTHS = of_household("remark_months")
AMOUNTS = of_household("remark_amounts")


class Seen(NamedTuple):
    """One payment remark as the rule looks at it.

    `counts`: whether it is one of those that the rule is about; `old`: whether it is old enough,
    which it is on the days of `age`. None of either is not known, but for a rule without an age.
    """

    remark: Remark
    counts: bool | None
    old: bool | None
    age: Passed | None


class Limit(NamedTuple):
    """Whether one of the rule's limits is kept, what would settle it, what stands in the way."""

    kept: bool | None
    questions: tuple[Question, ...] = ()
    hinder: tuple[Value, ...] = ()


KEPT = Limit(kept=True)


@dataclass(frozen=True, slots=True)
class Remarks(Kind):
    """The applicant has at most so many payment remarks, none too new, and none too large in sum.

    With none allowed, an age means that older remarks do not matter; with some allowed, that each
    must be at least so old.
    """

    code: ClassVar[str] = "remarks"
    topic: ClassVar[Topic] = Topic.REMARKS
    reads_home: ClassVar[bool] = False
    label: ClassVar[Text] = _("payment remarks")

    most: int | None = field(
        metadata=param(
            label=_("at most so many"),
            help_text=_("0 means none at all; leave empty if the number does not matter."),
            least=0,
            most=20,
        )
    )
    youngest: int | None = field(
        default=None, metadata=param(label=_("older than"), unit=Unit.MONTHS, least=1, most=120)
    )
    total: Decimal | None = field(
        default=None,
        metadata=param(label=_("together at most"), unit=Unit.KRONOR, least=1, most=1_000_000),
    )
    concerning: Concerning = field(default=Concerning.ALL, metadata=param(label=_("which remarks")))

    @property
    def allows_none(self) -> bool:
        """Whether no remark at all is allowed, however old and whatever it is about."""
        return self.most == 0 and self.youngest is None and self.concerning is Concerning.ALL

    def conflicts(self) -> Iterator[Problem]:
        """A rule that allows none takes no sum, and a rule must limit something."""
        if self.most == 0 and self.total is not None:
            yield Problem("total", _("No remark is allowed, so there is no sum. Leave it empty."))
        if self.most is None and self.youngest is None and self.total is None:
            message = _("Nothing is limited. State a number, an age or a sum, or “no demand”.")
            yield Problem("most", message)

    def assess(self, ask: Ask) -> Finding:
        """The remarks against every limit; what nobody knows may be the best or the worst."""
        complete = bool(ask.applicant.remarks_complete)
        every = [self._seen(remark, ask) for remark in ask.applicant.remarks]
        seen = [one for one in every if one.counts is not False]
        lines = tuple(Reason("remarks.line", {"facts": self._facts(one)}) for one in every)
        if complete and not seen:
            none = Reason("remarks.none", {"what": self.concerning})
            return Finding(Outcome.MEETS, none, (), lines)
        limits = (
            self._number(seen, complete=complete),
            self._age(seen, complete=complete),
            self._sum(seen, complete=complete),
        )
        edges = tuple(sorted(edges_by(ask, *(one.age for one in seen))))
        kept = {limit.kept for limit in limits}
        told: dict[str, Value] = {"rule": rule_of(self)}
        if False in kept:
            code = "remarks.fails_any" if self.allows_none else "remarks.fails"
            hinder = Series(tuple(clause for limit in limits for clause in limit.hinder))
            told |= {"count": self._least(seen, complete=complete), "hinder": hinder}
            return Finding(Outcome.FAILS, Reason(code, told), (), lines, edges)
        if None in kept:
            asked = dict.fromkeys(question for limit in limits for question in limit.questions)
            waits = waits_for(Reason("remarks.ask_household", told), *asked, edges=edges)
            return waits._replace(lines=lines)
        told["count"] = self._most(seen)
        return Finding(Outcome.MEETS, Reason("remarks.meets", told), (), lines, edges)

    def _seen(self, remark: Remark, ask: Ask) -> Seen:
        counts = True if self.concerning is Concerning.ALL else remark.housing
        if self.youngest is None:
            return Seen(remark, counts, old=True, age=None)
        if remark.month is None:
            return Seen(remark, counts, old=None, age=None)
        age = passed(remark.month, self.youngest)
        return Seen(remark, counts, age.by(ask.on), age)

    def _number(self, seen: list[Seen], *, complete: bool) -> Limit:
        """With none allowed and an age, the older ones do not matter: the age is the limit."""
        if self.most is None or (self.most == 0 and self.youngest is not None):
            return KEPT
        least = sum(one.counts is True for one in seen)
        if least > self.most:
            over = Sentence(_("%(number)s more than allowed"), {"number": least - self.most})
            return Limit(kept=False, hinder=(over,))
        if complete and len(seen) <= self.most:
            return KEPT
        return Limit(None, _questions(seen, complete=complete))

    def _age(self, seen: list[Seen], *, complete: bool) -> Limit:
        if self.youngest is None:
            return KEPT
        hinder = [_too_new(one) for one in seen if one.counts and one.old is False]
        if hinder:
            return Limit(kept=False, hinder=tuple(hinder))
        unsure = [one for one in seen if not one.old]
        if complete and not unsure:
            return KEPT
        asked = [_age_question(one) for one in unsure if one.old is None]
        return Limit(None, (*_questions(unsure, complete=complete), *asked))

    def _sum(self, seen: list[Seen], *, complete: bool) -> Limit:
        if self.total is None:
            return KEPT
        least = _sum(one for one in seen if one.counts)
        if least > self.total:
            told: dict[str, Value] = {
                "sum": Amount(least, Unit.KRONOR),
                "over": Amount(least - self.total, Unit.KRONOR),
            }
            over = Sentence(_("%(sum)s together is %(over)s too much"), told)
            return Limit(kept=False, hinder=(over,))
        known = all(one.remark.amount is not None for one in seen)
        if complete and known and _sum(seen) <= self.total:
            return KEPT
        amounts = () if known else (AMOUNTS,)
        return Limit(None, (*_questions(seen, complete=complete), *amounts))

    def _least(self, seen: list[Seen], *, complete: bool) -> Value:
        """How many there are that count: surely, if more may come."""
        sure = [one for one in seen if one.counts]
        known = complete and len(sure) == len(seen)
        return self._count(sure, "" if known else _("at least %(count)s"))

    def _most(self, seen: list[Seen]) -> Value:
        """How many there are that count, at most if it is not known of some."""
        known = all(one.counts for one in seen)
        return self._count(seen, "" if known else _("at most %(count)s"))

    def _count(self, seen: list[Seen], bound: Text) -> Value:
        count: Value = Amount(len(seen), Unit.REMARKS)
        if self.concerning is Concerning.HOUSING:
            count = Sentence(_("%(count)s about housing"), {"count": count})
        if bound:
            count = Sentence(bound, {"count": count})
        if self.total is None:
            return count
        told: dict[str, Value] = {"count": count, "sum": Amount(_sum(seen), Unit.KRONOR)}
        return Sentence(_("%(count)s, together %(sum)s"), told)

    def _facts(self, seen: Seen) -> Series:
        """One remark in a line: the numbers that the limits are tried with."""
        month, amount = seen.remark.month, seen.remark.amount
        facts: list[Value] = [
            NO_MONTH if month is None else Period(*month),
            NO_AMOUNT if amount is None else Amount(amount, Unit.KRONOR),
        ]
        if self.concerning is Concerning.HOUSING:
            facts.append(ABOUT[seen.counts])
        if seen.age is not None and seen.counts is not False:
            facts.append(seen.age.said(OLD, seen.old))
        return Series(tuple(facts))

    def describe(self) -> Sentence:
        """No payment remarks; or payment remarks: at most 3, older than 12 months."""
        if self.most != 0:
            limits = Series(tuple(self._limits(brief=False)))
            return Sentence(_("%(what)s: %(limits)s"), {"what": self.concerning, "limits": limits})
        if self.youngest is None:
            return Sentence(_("no %(what)s"), {"what": self.concerning})
        months = Amount(self.youngest, Unit.MONTHS)
        values: dict[str, Value] = {"what": self.concerning, "months": months}
        return Sentence(_("no %(what)s younger than %(months)s"), values)

    def short(self) -> Sentence:
        """None; none in the last 24 mo.; at most 3, older than 12 mo., at most 5 000 kr."""
        parts = list(self._limits(brief=True)) if self.most != 0 else [self._none()]
        if self.concerning is Concerning.HOUSING:
            parts.append(Sentence(_("about housing")))
        return series(parts, Joined.COMMA)

    def _none(self) -> Sentence:
        if self.youngest is None:
            return Sentence(pgettext_lazy("payment remarks", "none"))
        months = Amount(self.youngest, Unit.MONTHS, brief=True)
        return Sentence(_("none in the last %(months)s"), {"months": months})

    def _limits(self, *, brief: bool) -> Iterator[Sentence]:
        if self.most is not None:
            yield Sentence(_("at most %(limit)s"), {"limit": self.most})
        if self.youngest is not None:
            months = Amount(self.youngest, Unit.MONTHS, brief)
            yield Sentence(_("older than %(months)s"), {"months": months})
        if self.total is not None:
            template = _("at most %(limit)s") if brief else _("at most %(limit)s together")
            yield Sentence(template, {"limit": Amount(self.total, Unit.KRONOR)})


def _sum(seen: Iterable[Seen]) -> Decimal:
    """What is known of their amounts, in kr."""
    return sum((one.remark.amount or ZERO for one in seen), ZERO)


def _questions(seen: list[Seen], *, complete: bool) -> tuple[Question, ...]:
    """Which remarks there are, and which of them count."""
    listed = () if complete else (LIST,)
    return (*listed, HOUSING) if any(one.counts is None for one in seen) else listed


def _age_question(seen: Seen) -> Question:
    month = seen.remark.month
    return MONTHS if month is None else of_household("remark_day", month=Period(*month))


def _too_new(seen: Seen) -> Sentence:
    month, age = seen.remark.month, seen.age
    told: dict[str, Value] = {"month": Period(*month), "day": age.last} if month and age else {}
    return Sentence(_("the one from %(month)s, old enough on %(day)s at the latest"), told)


MESSAGES: Messages = {
    "remarks.none": Said(_("The household has no %(what)s."), _("You have no %(what)s.")),
    "remarks.meets": Said(
        _("The household has %(count)s, which the demand allows (%(rule)s)."),
        _("You have %(count)s. They accept that (%(rule)s)."),
    ),
    "remarks.fails": Said(
        _(
            "The household has %(count)s, which the demand does not allow (%(rule)s). In the way:"
            " %(hinder)s."
        ),
        _("You have %(count)s. They do not accept that (%(rule)s). In the way: %(hinder)s."),
    ),
    "remarks.fails_any": Said(
        _("The household has %(count)s, and the demand allows none (%(rule)s)."),
        _("You have %(count)s. They do not accept that (%(rule)s)."),
    ),
    "remarks.ask_household": Said(
        _("Not enough is known of the household's payment remarks (%(rule)s)."),
        _("We need to know more about your payment remarks (%(rule)s)."),
    ),
    "remarks.line": Said(_("Payment remark: %(facts)s"), _("Payment remark: %(facts)s")),
    "question.remarks": Said(
        _("Which payment remarks are there, and are these all?"),
        _("Which payment remarks do you have?"),
    ),
    "question.remark_housing": Said(
        _("Which of the payment remarks are about housing?"),
        _("Which of your payment remarks are about housing?"),
    ),
    "question.remark_months": Said(
        _("In which month was each payment remark made?"),
        _("In which month did you get each payment remark?"),
    ),
    "question.remark_amounts": Said(
        _("How large is each payment remark?"), _("How large is each of your payment remarks?")
    ),
    "question.remark_day": Said(
        _("On which day of %(month)s was the payment remark made?"),
        _("On which day of %(month)s did you get the payment remark?"),
    ),
}
