"""What an assessment answers: outcomes, reasons with their numbers, questions with their owner.

A reason holds a message code and typed values, not text, so a stored answer can be read years later
in either language. Sentences are made of it at the edge, by saying.py.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from operator import attrgetter
from typing import NamedTuple

from django.utils.translation import gettext_lazy as _

from landlords.requirements.codes import Code
from landlords.requirements.sentences import Value


class Outcome(Code):
    """What one requirement, or a landlord's terms as a whole, answer for one household.

    Written from best to worst: the best alternative decides a row, the worst row a landlord.
    """

    NOT_APPLICABLE = "not_applicable", _("does not concern the household")
    MEETS = "meets", _("meets the terms")
    TO_ARRANGE = "to_arrange", _("to arrange")
    BY_EXCEPTION = "by_exception", _("needs an exception")
    JUDGES = "judges", _("the landlord assesses")
    ASK_NORM = "ask_norm", _("amount missing")
    ASK_LANDLORD = "ask_landlord", _("ask the landlord")
    ASK_HOUSEHOLD = "ask_household", _("ask the household")
    FAILS = "fails", _("obstacle today")

    passes: bool
    """Whether nothing stands in the way as far as this goes."""
    asks: bool
    """Whether a fact is missing."""


PASSING = (Outcome.NOT_APPLICABLE, Outcome.MEETS, Outcome.TO_ARRANGE)
ASKING = (Outcome.ASK_NORM, Outcome.ASK_LANDLORD, Outcome.ASK_HOUSEHOLD)
for _outcome in Outcome:  # asked millions of times: an attribute is quicker than a look-up
    _outcome.passes, _outcome.asks = _outcome in PASSING, _outcome in ASKING
_severity = attrgetter("position")


def worst(outcomes: Iterable[Outcome]) -> Outcome:
    """The outcome that decides where all must hold; NOT_APPLICABLE if there is none."""
    return max(outcomes, key=_severity, default=Outcome.NOT_APPLICABLE)


def best(outcomes: Iterable[Outcome]) -> Outcome:
    """The outcome that decides where one is enough; FAILS if there is none."""
    return min(outcomes, key=_severity, default=Outcome.FAILS)


class Owner(Code):
    """Who can answer a question."""

    HOUSEHOLD = "household", _("the household")
    LANDLORD = "landlord", _("the landlord")
    COORDINATOR = "coordinator", _("the coordinator")


ASKED_OF: dict[Owner, Outcome] = {
    Owner.HOUSEHOLD: Outcome.ASK_HOUSEHOLD,
    Owner.LANDLORD: Outcome.ASK_LANDLORD,
    Owner.COORDINATOR: Outcome.ASK_NORM,
}


class Reason(NamedTuple):
    """Why: the code of a message ("rent_multiple.meets") and the values that it names."""

    code: str
    values: Mapping[str, Value]


class Question(NamedTuple):
    """A fact that would settle something: whose it is, the code of its message, what it is about.

    `about` holds the message's values as pairs, so that the same question is asked once.
    """

    owner: Owner
    code: str
    about: tuple[tuple[str, Value], ...] = ()


class Finding(NamedTuple):
    """What one test answers.

    `lines` are the arithmetic, top down; `edges` the days from which the answer may be another one,
    as days of calculation.
    """

    outcome: Outcome
    reason: Reason
    questions: tuple[Question, ...] = ()
    lines: tuple[Reason, ...] = ()
    edges: tuple[date, ...] = ()


def ask(reason: Reason, *questions: Question, edges: tuple[date, ...] = ()) -> Finding:
    """A finding that waits for answers; whose they are decides its outcome."""
    return Finding(waits_for(questions), reason, questions, edges=edges)


def waits_for(questions: Iterable[Question]) -> Outcome:
    """What waiting for these answers comes to: whose they are decides, the household's first."""
    return worst((Outcome.ASK_NORM, *(ASKED_OF[question.owner] for question in questions)))


def of_household(code: str, **about: Value) -> Question:
    """A question to the household."""
    return Question(Owner.HOUSEHOLD, code, tuple(sorted(about.items())))


def of_landlord(code: str, **about: Value) -> Question:
    """A question to the landlord."""
    return Question(Owner.LANDLORD, code, tuple(sorted(about.items())))


def of_coordinator(code: str, **about: Value) -> Question:
    """A question to the coordinator: an amount that is missing."""
    return Question(Owner.COORDINATOR, code, tuple(sorted(about.items())))
