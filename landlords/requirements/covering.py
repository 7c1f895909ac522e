"""Which incomes alternatives cover, where each income is looked at by itself."""

from abc import abstractmethod
from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache

from django.utils.translation import gettext_lazy as _

from landlords.requirements.applicant import Income
from landlords.requirements.ask import Ask
from landlords.requirements.basis import Counted, How
from landlords.requirements.contract import Kind
from landlords.requirements.findings import Finding, Outcome, Question, Reason, waits_for, worst
from landlords.requirements.messages import Messages, Said
from landlords.requirements.sentences import Sentence, Series, Value, describe_tests, short_tests


def every(answers: Iterable[bool | None]) -> bool | None:
    """Whether all hold; None if that is not known."""
    found = set(answers)
    if False in found:
        return False
    return None if None in found else True


def some(answers: Iterable[bool | None]) -> bool | None:
    """Whether one holds; None if that is not known."""
    found = set(answers)
    if True in found:
        return True
    return None if None in found else False


class IncomeTest(Kind):
    """A kind that looks at one income at a time."""

    __slots__ = ()

    @abstractmethod
    def covers(self, income: Income, ask: Ask) -> bool | None:
        """Whether this income comes up to it; None if it is not known."""

    @abstractmethod
    def edges(self, income: Income, ask: Ask) -> tuple[date, ...]:
        """The days of calculation from which the answer for this income is another one."""

    @abstractmethod
    def questions(self, income: Income, ask: Ask) -> tuple[Question, ...]:
        """What would settle it for this income, where it is not known."""

    @abstractmethod
    def line(self, income: Income, ask: Ask) -> Reason:
        """One income as a line: the facts that decide, as far as they are known."""


Alternative = Sequence[Kind]


class Covered:
    """The incomes that count or may count, and which of them the alternatives cover.

    `surely`, `perhaps` and `never` are told apart by what is known of the income's days; that an
    income counts at all may still hang on an answer. `others` is what the tests answer that look at
    the household instead; `as_it_is` the surely covered incomes that need nothing to be arranged.
    """

    __slots__ = (
        "alternatives",
        "as_it_is",
        "ask",
        "counted",
        "edges",
        "never",
        "others",
        "perhaps",
        "surely",
    )

    def __init__(self, alternatives: Sequence[Alternative], ask: Ask) -> None:
        self.alternatives, self.ask = alternatives, ask
        self.counted = [item for item in ask.basis.incomes if item.how is not How.NOT]
        self.others = {
            test: test.assess(ask)
            for alternative in alternatives
            for test in alternative
            if not isinstance(test, IncomeTest)
        }
        answers = [(item, self._covers(item.income, alternatives)) for item in self.counted]
        self.surely = [item for item, answer in answers if answer]
        self.perhaps = [item for item, answer in answers if answer is None]
        self.never = [item for item, answer in answers if answer is False]
        self.as_it_is = self.surely
        if arranged := self.to_arrange:
            free = [alternative for alternative in alternatives if arranged.isdisjoint(alternative)]
            self.as_it_is = [item for item in self.surely if self._covers(item.income, free)]
        days = {
            day
            for test in self.tests
            for item in self.counted
            for day in test.edges(item.income, ask)
        }
        days.update(day for finding in self.others.values() for day in finding.edges)
        self.edges = tuple(sorted(days.union(ask.basis.edges)))

    @property
    def to_arrange(self) -> set[Kind]:
        """The tests of the household that something is to be arranged for."""
        return {test for test, f in self.others.items() if f.outcome is Outcome.TO_ARRANGE}

    def _covers(self, income: Income, alternatives: Iterable[Alternative]) -> bool | None:
        """Whether an income is certain by any of the alternatives; None if it may be."""
        return some(
            every(self._holds(test, income) for test in alternative) for alternative in alternatives
        )

    def _holds(self, test: Kind, income: Income) -> bool | None:
        """A test of single incomes looks at this one; any other holds for the household or not."""
        if isinstance(test, IncomeTest):
            return test.covers(income, self.ask)
        outcome = self.others[test].outcome
        return True if outcome.passes else False if outcome is Outcome.FAILS else None

    def _asked_by(self, income: Income, alternative: Alternative) -> Iterable[Question]:
        for test in alternative:
            if isinstance(test, IncomeTest):
                yield from test.questions(income, self.ask)
            else:
                yield from self.others[test].questions

    @property
    def tests(self) -> list[IncomeTest]:
        """The tests of single incomes."""
        return [t for a in self.alternatives for t in a if isinstance(t, IncomeTest)]

    @property
    def questions(self) -> tuple[Question, ...]:
        """What would settle the incomes of which it is not known, and which incomes there are."""
        asked = [
            question
            for item in self.perhaps
            for alternative in self.alternatives
            for question in self._asked_by(item.income, alternative)
        ]
        return tuple(dict.fromkeys([*asked, *self.ask.basis.open_questions]))

    @property
    def told(self) -> dict[str, Value]:
        """What the messages name: the rule, in short too, and what is not surely certain."""
        named_here = dict.fromkeys(item.income.type for item in [*self.never, *self.perhaps])
        rule, demand = _said(tuple(map(tuple, self.alternatives)))
        told: dict[str, Value] = {"rule": rule, "demand": demand}
        if arranged := self.to_arrange:
            short = [test.short() for test in self.others if test in arranged]
            told["arranged"] = Series(tuple(short))
        return {**told, "incomes": Series(tuple(named_here))}

    def lines(self) -> tuple[Reason, ...]:
        """Each income with the days that decide, of what covers it only that; then the household."""
        found: list[Reason] = []
        for item in self.counted:
            tests = self.tests
            held = [test for test in tests if test.covers(item.income, self.ask)]
            lines = [test.line(item.income, self.ask) for test in held[:1] or tests]
            found += [_called(line, item) for line in lines]
        for finding in self.others.values():
            if finding.outcome is not Outcome.NOT_APPLICABLE:
                found += [finding.reason, *finding.lines]
        return tuple(found)

    def finding(self, outcome: Outcome, code: str, questions: tuple[Question, ...] = ()) -> Finding:
        """A finding that shows each income."""
        return Finding(outcome, Reason(code, self.told), questions, self.lines(), self.edges)

    def met(self, code: str, *, as_it_is: bool) -> Finding:
        """A finding that passes; what is to be arranged for it is named."""
        if as_it_is:
            return self.finding(Outcome.MEETS, code)
        return self.finding(Outcome.TO_ARRANGE, "certainty.to_arrange")

    def asking(self, *more: Question) -> Finding:
        """A finding that waits for what is not known of the incomes, and for more."""
        asked = tuple(dict.fromkeys([*self.questions, *more]))
        outcome = waits_for(asked)
        return self.finding(outcome, f"certainty.{outcome.value}", asked)


@lru_cache(maxsize=512)
def _said(alternatives: tuple[tuple[Kind, ...], ...]) -> tuple[Sentence, Sentence]:
    """The alternatives in short and in full."""
    return short_tests(alternatives), describe_tests(alternatives)


def _called(line: Reason, item: Counted) -> Reason:
    """The line with what the income is called instead of its kind, if it is."""
    return line if item.name is None else line._replace(values={**line.values, "income": item.name})


WAITING: dict[How, Outcome] = {
    How.HOUSEHOLD: Outcome.ASK_HOUSEHOLD,
    How.LANDLORD: Outcome.ASK_LANDLORD,
    How.JUDGES: Outcome.JUDGES,
}


def hangs_on(items: Iterable[Counted]) -> tuple[Outcome, tuple[Question, ...]]:
    """Whose word is missing where everything hangs on whether these incomes count at all."""
    unsure = list(items)
    outcome = worst(WAITING[item.how] for item in unsure)
    return outcome, tuple(dict.fromkeys(q for item in unsure for q in item.questions))


def by_itself(alternatives: Sequence[Alternative], ask: Ask) -> Finding:
    """Whether any income that counts is certain enough, where no level is demanded."""
    found = Covered(alternatives, ask)
    if any(item.how is How.SURE for item in found.surely):
        return found.finding(Outcome.MEETS, "certainty.meets")
    if found.questions:
        return found.asking()
    if found.surely:
        outcome, questions = hangs_on(found.surely)
        return found.finding(outcome, f"certainty.{outcome.value}", questions)
    code = "certainty.fails_alone" if found.counted else "certainty.none"
    return found.finding(Outcome.FAILS, code)


MESSAGES: Messages = {
    "certainty.meets": Said(
        _("An income that counts is certain enough (%(rule)s)."),
        _("Your income is certain for long enough. They want %(demand)s."),
    ),
    "certainty.enough": Said(
        _("Not certain enough: %(incomes)s (%(rule)s). The income is enough without it."),
        _("Not certain for long enough: %(incomes)s. Your income is enough without it."),
    ),
    "certainty.no_level": Said(
        _(
            "Not certain enough: %(incomes)s (%(rule)s). No size of income is demanded, so it does not"
            " matter."
        ),
        _(
            "Not certain for long enough: %(incomes)s. They demand no size of income, so it does not"
            " matter."
        ),
    ),
    "certainty.to_arrange": Said(
        _(
            "An income that counts is certain enough (%(rule)s) once this is arranged: %(arranged)s."
        ),
        _(
            "Your income is certain for long enough if you arrange this: %(arranged)s. They want"
            " %(demand)s."
        ),
    ),
    "certainty.no_income": Said(
        _("No income counts, so none has to be certain."),
        _("No income of yours counts, so none has to be certain."),
    ),
    "certainty.none": Said(
        _("There is no income that counts, and one is demanded that is certain (%(rule)s)."),
        _("They want %(demand)s."),
    ),
    "certainty.fails": Said(
        _("Not certain enough: %(incomes)s (%(rule)s). Without it the income is not enough."),
        _("Not certain for long enough: %(incomes)s. They want %(demand)s."),
    ),
    "certainty.fails_alone": Said(
        _("Not certain enough: %(incomes)s (%(rule)s)."),
        _("Not certain for long enough: %(incomes)s. They want %(demand)s."),
    ),
    "certainty.judges": Said(
        _("The landlord assesses whether enough of the income is certain (%(rule)s)."),
        _("They want %(demand)s. They decide whether yours is enough."),
    ),
    "certainty.ask_household": Said(
        _("Whether enough of the income is certain is not known (%(rule)s)."),
        _("They want %(demand)s. We need to know more about your income."),
    ),
    "certainty.ask_landlord": Said(
        _("Whether enough of the income is certain hangs on the landlord's answer (%(rule)s)."),
        _("They want %(demand)s. We do not know yet if yours is enough. We will ask."),
    ),
    "certainty.ask_norm": Said(
        _("Whether enough of the income is certain hangs on an amount that is missing (%(rule)s)."),
        _("They want %(demand)s. We do not know yet. We will find out."),
    ),
}
