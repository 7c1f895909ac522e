"""Whom of the adults a demand on employment looks at, and what is known of each of them."""

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from django.utils.translation import gettext_lazy as _

from landlords.requirements.applicant import Adult, Income
from landlords.requirements.ask import Ask
from landlords.requirements.codes import IncomeType, Text, Who
from landlords.requirements.findings import (
    Finding,
    Outcome,
    Question,
    Reason,
    of_household,
    waits_for,
)
from landlords.requirements.sentences import Sentence, Value

SALARY = frozenset({IncomeType.SALARY})
WORK = frozenset({IncomeType.SALARY, IncomeType.SELF_EMPLOYMENT})

ONLY_SALARIED: Text = _("only for whoever lives on salary")
ONLY_SALARIED_SAID = Sentence(_("only whoever lives on salary"))
ADULT: Text = _("adult %(person)s")

UNLISTED = of_household("incomes")
UNKNOWN = Adult()


class Worker(NamedTuple):
    """One adult, by number (1 is the main applicant), with the incomes there are that day.

    `is_known` is False of an adult of whom nobody knows whether there is one.
    """

    person: int
    adult: Adult
    incomes: tuple[Income, ...]
    all_listed: bool
    is_known: bool = True

    def lives_on(self, types: frozenset[IncomeType]) -> bool | None:
        """Whether this adult has such an income; None if one may be missing from the list."""
        if any(income.type in types for income in self.incomes):
            return True
        return None if types and not self.all_listed else False

    def concerned(self, *, only_salaried: bool) -> bool | None:
        """Whether a demand that may be for the salaried only looks at this adult."""
        return self.lives_on(SALARY) if only_salaried else True

    @property
    def said(self) -> Sentence:
        """Adult 1."""
        return Sentence(ADULT, {"person": self.person})


def workers(who: Who, ask: Ask) -> list[Worker]:
    """The adults the demand looks at; one more where the adults are not known."""
    facts = ask.applicant
    held = [income for income in facts.incomes if not income.has_ended(ask.on)]
    earning = max((income.person for income in held), default=1)
    adults = facts.adults or (UNKNOWN,) * earning
    if who is Who.MAIN_APPLICANT:
        adults = adults[:1]
    complete = bool(facts.incomes_complete)
    found = [
        Worker(person, adult, tuple(i for i in held if i.person == person), complete)
        for person, adult in enumerate(adults, start=1)
    ]
    if facts.adults is None and who is not Who.MAIN_APPLICANT:
        found.append(Worker(len(found) + 1, UNKNOWN, (), complete, is_known=False))
    return found


class Seen(NamedTuple):
    """One adult against a demand: whether it is met, whether it concerns this adult at all.

    `questions` would settle both; `lines` say what is known.
    """

    holds: bool | None
    concerns: bool | None
    questions: tuple[Question, ...]
    lines: tuple[Reason, ...]


def judge(
    code: str, who: Who, ask: Ask, told: Mapping[str, Value], see: Callable[[Worker], Seen]
) -> Finding:
    """Whether the adults come up to a demand; those whom it does not concern need not.

    Where one adult is enough, whoever comes up to it is one, concerned or not. The days on which an
    income is over, or begins, are days of change here as well.
    """
    looked_at = workers(who, ask)
    seen = [see(worker) for worker in looked_at]
    known = [one for one, worker in zip(seen, looked_at, strict=True) if worker.is_known]
    lines = tuple(line for one in known for line in one.lines)
    outcome = _outcome(who, seen)
    if outcome is not None:
        reason = Reason(f"{code}.{outcome.value}", told)
        return Finding(outcome, reason, (), lines, ask.basis.edges)
    asked = tuple(dict.fromkeys(_questions(zip(looked_at, seen, strict=True))))
    outcome = waits_for(asked)
    reason = Reason(f"{code}.{outcome.value}", told)
    return Finding(outcome, reason, asked, lines, ask.basis.edges)


def _outcome(who: Who, seen: list[Seen]) -> Outcome | None:
    """None where it hangs on an answer."""
    if who is Who.EVERY_ADULT:
        passes = all(one.holds or one.concerns is False for one in seen)
        fails = any(one.holds is False and one.concerns for one in seen)
    else:
        passes = any(one.holds for one in seen) or all(one.concerns is False for one in seen)
        fails = all(one.holds is False for one in seen) and any(one.concerns for one in seen)
    if fails:
        return Outcome.FAILS
    if not passes:
        return None
    held = any(one.holds for one in seen)
    return Outcome.MEETS if held else Outcome.NOT_APPLICABLE


def _questions(pairs: Iterable[tuple[Worker, Seen]]) -> Iterable[Question]:
    """What would settle those who are not settled."""
    for worker, one in pairs:
        if worker.is_known:
            yield from one.questions
        else:
            yield of_household("adults")
