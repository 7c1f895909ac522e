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
    income counts at all may still hang on an answer.
    """

    __slots__ = ("alternatives", "ask", "counted", "edges", "never", "perhaps", "surely")

    def __init__(self, alternatives: Sequence[Alternative], ask: Ask) -> None:
        self.alternatives, self.ask = alternatives, ask
        self.counted = [item for item in ask.basis.incomes if item.how is not How.NOT]
        answers = [(item, covered(item.income, alternatives, ask)) for item in self.counted]
        self.surely = [item for item, answer in answers if answer]
        self.perhaps = [item for item, answer in answers if answer is None]
        self.never = [item for item, answer in answers if answer is False]
        days = {
            day
            for test in self.tests
            for item in self.counted
            for day in test.edges(item.income, ask)
        }
        self.edges = tuple(sorted(days.union(ask.basis.edges)))

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
            for question in _asked_by(item.income, alternative, self.ask)
        ]
        return tuple(dict.fromkeys([*asked, *self.ask.basis.open_questions]))

    @property
    def told(self) -> dict[str, Value]:
        """What the messages name: the rule, in short too, and what is not surely certain."""
        named_here = dict.fromkeys(item.income.type for item in [*self.never, *self.perhaps])
        rule, demand = _said(tuple(map(tuple, self.alternatives)))
        return {"rule": rule, "demand": demand, "incomes": Series(tuple(named_here))}

    def lines(self) -> tuple[Reason, ...]:
        """Each income with the days that decide; of what covers it, only that."""
        found: list[Reason] = []
        for item in self.counted:
            tests = self.tests
            held = [test for test in tests if test.covers(item.income, self.ask)]
            lines = [test.line(item.income, self.ask) for test in held[:1] or tests]
            found += [_called(line, item) for line in lines]
        return tuple(found)

    def finding(self, outcome: Outcome, code: str, questions: tuple[Question, ...] = ()) -> Finding:
        """A finding that shows each income."""
        return Finding(outcome, Reason(code, self.told), questions, self.lines(), self.edges)

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


def covered(income: Income, alternatives: Sequence[Alternative], ask: Ask) -> bool | None:
    """Whether an income is certain by any of the alternatives; None if it may be."""
    return some(
        every(_holds(test, income, ask) for test in alternative) for alternative in alternatives
    )


def _holds(test: Kind, income: Income, ask: Ask) -> bool | None:
    """A test of single incomes looks at this one; any other holds for the household or not."""
    if isinstance(test, IncomeTest):
        return test.covers(income, ask)
    outcome = test.assess(ask).outcome
    return True if outcome.passes else False if outcome is Outcome.FAILS else None


def _asked_by(income: Income, alternative: Alternative, ask: Ask) -> Iterable[Question]:
    for test in alternative:
        if isinstance(test, IncomeTest):
            yield from test.questions(income, ask)
        else:
            yield from test.assess(ask).questions


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
    return found.finding(Outcome.FAILS, "certainty.fails" if found.counted else "certainty.none")


MESSAGES: Messages = {
    "certainty.meets": Said(
        _("An income that counts is certain enough (%(rule)s)."),
        _("Your income is certain for long enough. They want %(demand)s."),
    ),
    "certainty.enough": Said(
        _("Not certain enough: %(incomes)s (%(rule)s). The income is enough without it."),
        _("Not certain for long enough: %(incomes)s. Your income is enough without it."),
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
