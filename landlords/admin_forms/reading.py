"""Terms as a coordinator reads them back: one sentence for a requirement or an exception."""

from collections.abc import Callable, Iterable

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from landlords.models import ExceptionRule, Requirement
from landlords.requirements.codes import Effect, Says, Tier, Weight
from landlords.requirements.contract import Condition
from landlords.requirements.parsing import parse_audience, parse_conditions, parse_tests
from landlords.requirements.problems import TermsError
from landlords.requirements.sentences import (
    Joined,
    Sentence,
    describe_tests,
    say,
    series,
    short_tests,
)

EVERYONE = gettext_lazy("Everyone")
UNREADABLE = gettext_lazy("This cannot be read any more. Open it and write it anew.")


def readable(write: Callable[[], str]) -> str:
    """What it writes, or that it cannot be read."""
    try:
        return write()
    except TermsError:
        return str(UNREADABLE)


def requirement_sentence(requirement: Requirement) -> str:
    """What is demanded, of whom and how firmly."""
    return readable(lambda: full_requirement(requirement))


def full_requirement(requirement: Requirement) -> str:
    """The same, of terms that can be read."""
    audience = parse_audience(requirement.audience)
    if requirement.says == Says.NONE:
        return sentence_for(audience, str(Says.NONE.label))
    demand = say(describe_tests(parse_tests(requirement.tests)))
    firmly = Tier.WISH.label if requirement.tier == Tier.WISH else Weight(requirement.weight).label
    return f"{sentence_for(audience, demand)} ({firmly})"


def requirement_in_short(requirement: Requirement) -> str:
    """What is demanded, as in a table cell."""
    if requirement.says == Says.NONE:
        return capfirst(str(Says.NONE.label))
    return readable(lambda: capfirst(say(short_tests(parse_tests(requirement.tests)))))


def exception_sentence(exception: ExceptionRule) -> str:
    """What the landlord can do instead, and what that takes."""
    return readable(lambda: full_exception(exception))


def full_exception(exception: ExceptionRule) -> str:
    """The same, of an exception that can be read."""
    conditions = parse_conditions(exception.conditions)
    told = say(series([condition.describe() for condition in conditions], Joined.AND))
    outcome = _("%(outcome)s, if the household %(conditions)s") % {
        "outcome": outcome_of(exception),
        "conditions": told,
    }
    return sentence_for(parse_audience(exception.audience), outcome)


def outcome_of(exception: ExceptionRule) -> str:
    """What comes instead of the requirement."""
    if exception.effect == Effect.REPLACE:
        demand = say(describe_tests(parse_tests(exception.tests)))
        return _("instead %(demand)s") % {"demand": demand}
    if exception.effect == Effect.DISREGARD:
        return _("this is disregarded: %(what)s") % {"what": exception.disregarded}
    return str(Effect(exception.effect).label)


def sentence_for(audience: Condition | None, text: str) -> str:
    """The text, for these people."""
    if audience is None:
        return capfirst(text)
    whom = say(Sentence("%(whom)s", {"whom": audience.describe()}))
    return _("For whoever %(whom)s: %(text)s") % {"whom": whom, "text": text}


def part_in_words(name: str, value: object) -> str:
    """What one editor of a term holds: tests, conditions or an audience."""
    if not value:
        return str(EVERYONE) if name == "audience" else "\N{EN DASH}"
    if name == "tests":
        return readable(lambda: say(describe_tests(parse_tests(value))))
    if name == "conditions":
        return readable(lambda: conditions_in_words(parse_conditions(value)))
    return readable(lambda: conditions_in_words((parse_audience(value),)))


def conditions_in_words(conditions: Iterable[Condition | None]) -> str:
    """Conditions, joined."""
    told = [condition.describe() for condition in conditions if condition is not None]
    return say(series(told, Joined.AND))
