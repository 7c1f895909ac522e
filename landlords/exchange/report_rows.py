"""One topic of a verdict in lines of text: the demand, the finding, the sum, the exceptions, the source."""

from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from landlords.exchange.terms import Cited
from landlords.exchange.wording import capital, cited_text, one_line, period_text, series_text
from landlords.requirements.codes import Effect, Says, Tier, Unit
from landlords.requirements.contract import Condition
from landlords.requirements.engine import TopicFinding
from landlords.requirements.findings import Finding, Outcome, Owner, Question, best
from landlords.requirements.judging import ExceptionFinding, Found, Judged, alternative_outcome
from landlords.requirements.resolution import ExceptionRow, Row
from landlords.requirements.saying import question_text, reason_text
from landlords.requirements.sentences import Amount, describe_tests, say


def topic_lines(finding: TopicFinding, replaced: Iterable[Row]) -> Iterator[str]:
    """What the terms answer on one topic."""
    about = str(finding.topic.label)
    if finding.tier is Tier.WISH:
        about = f"{about} ({finding.tier.label})"
    yield f"  {capital(about)}: {finding.outcome.label}"
    if finding.is_silent:
        yield "    " + _("The landlord has not said anything about this.")
    if finding.unsettled:
        yield "    " + _("Which of these holds is not known:")
    for judged in finding.judged:
        yield from row_lines(judged)
    lost = [row for row in replaced if (row.topic, row.tier) == (finding.topic, finding.tier)]
    winner = finding.judged[0].row.scope.name if finding.judged else ""
    for row in lost:
        yield "    " + _("Does not hold here: %(demand)s (%(scope)s) – replaced by %(winner)s") % {
            "demand": demand_text(row),
            "scope": row.scope.name,
            "winner": winner,
        }


def row_lines(judged: Judged) -> Iterator[str]:
    """One row: the demand, each alternative's findings with their sums, the exceptions, the source."""
    row = judged.row
    yield "    " + _("Demand: %(demand)s (%(weight)s). For: %(scope)s%(who)s, %(period)s.") % {
        "demand": demand_text(row),
        "weight": row.weight.label,
        "scope": row.scope.name,
        "who": _(", only whoever %(who)s") % {"who": say(row.audience.describe())}
        if row.audience
        else "",
        "period": period_text(row.valid_from, row.valid_until),
    }
    yield from found_lines(judged.found, "    ")
    if best(map(alternative_outcome, judged.found)) is not judged.weighed:
        yield "    " + _("Held as “%(weight)s”, so: %(label)s.") % {
            "weight": row.tier.label if row.tier is Tier.WISH else row.weight.label,
            "label": judged.weighed.label,
        }
    if judged.outcome is not judged.weighed:
        yield "    " + _("Without the exception: %(label)s.") % {"label": judged.weighed.label}
    for tried in judged.exceptions:
        yield from exception_lines(tried)
    yield from source_lines(row.key, "    ")


def demand_text(row: Row) -> str:
    """What a row demands."""
    return _("makes no demand") if row.says is Says.NONE else say(describe_tests(row.tests))


def found_lines(found: Found, indent: str) -> Iterator[str]:
    """Every test's finding; alternatives are told apart where there are several."""
    for number, alternative in enumerate(found):
        if len(found) > 1:
            told = _("Either:") if number == 0 else _("Or:")
            yield f"{indent}{told}"
        inner = f"{indent}  " if len(found) > 1 else indent
        for finding in alternative:
            yield from finding_lines(finding, inner)


def finding_lines(finding: Finding, indent: str) -> Iterator[str]:
    """A finding's sentence, and under it the parts of its sum."""
    yield f"{indent}{capital(str(finding.outcome.label))}. {reason_text(finding.reason)}"
    for line in finding.lines:
        yield f"{indent}  = {reason_text(line)}"


def exception_lines(tried: ExceptionFinding) -> Iterator[str]:
    """An exception: what it does, what it takes, who decides, which door, what proof and wording."""
    rule = tried.rule
    yield "    " + _("Exception (%(label)s): %(what)s") % {
        "label": _("does not help") if tried.outcome is Outcome.FAILS else tried.outcome.label,
        "what": effect_text(rule),
    }
    for (condition, held), figures in zip(tried.conditions, tried.figures, strict=True):
        yield "      " + _("If: %(condition)s (%(held)s)") % {
            "condition": say(condition.describe()),
            "held": held_text(condition, held),
        }
        yield from (f"        = {reason_text(line)}" for line in figures)
    if tried.found:
        yield from found_lines(tried.found, "      ")
    for label, value in exception_facts(rule):
        yield f"      {label}: {value}"
    yield from source_lines(rule.key, "      ")


def effect_text(rule: ExceptionRow) -> str:
    """What an exception does, for whom and where."""
    told = str(rule.effect.label)
    if rule.effect is Effect.REPLACE:
        told = _("%(effect)s: %(demand)s") % {
            "effect": told,
            "demand": say(describe_tests(rule.tests)),
        }
    if rule.disregards is not None:
        told = _("%(effect)s: %(what)s") % {"effect": told, "what": rule.disregards.label}
    if rule.audience is not None:
        told += _(", only whoever %(who)s") % {"who": say(rule.audience.describe())}
    return _("%(what)s (%(scope)s)") % {"what": told, "scope": rule.scope.name}


def held_text(condition: Condition, held: bool | None) -> str:  # noqa: FBT001
    """Whether a condition holds."""
    if held is None:
        return (
            _("can be arranged, not known yet")
            if condition.obtainable
            else pgettext("condition", "not known")
        )
    return _("holds") if held else _("does not hold")


def exception_facts(rule: ExceptionRow) -> Iterator[tuple[str, str]]:
    """Who decides, whom to ask, what to show, how often and for how long."""
    if rule.decider:
        yield capital(_("who decides")), rule.decider
    if rule.door:
        yield capital(_("whom to ask")), rule.door
    if rule.proof:
        yield capital(_("proof")), series_text(rule.proof)
    if rule.wording:
        yield (
            capital(_("wording that is enough")),
            _("“%(text)s”") % {"text": one_line(rule.wording)},
        )
    if rule.duration_months is not None:
        yield _("Lasts"), say_months(rule.duration_months)
    if rule.per_year is not None:
        yield _("A year, by the landlord's own word"), str(rule.per_year)


def say_months(months: int) -> str:
    """So many months."""
    return say_amount(Amount(months, Unit.MONTHS))


def say_amount(amount: Amount) -> str:
    """A number with its unit."""
    return series_text([amount])


def source_lines(key: object, indent: str) -> Iterator[str]:
    """Where a statement comes from, and its note."""
    if not isinstance(key, Cited):
        return
    yield indent + _("Source: %(source)s") % {"source": cited_text(key)}
    if key.note:
        yield indent + _("Note: %(note)s") % {"note": one_line(key.note)}


def question_lines(questions: Iterable[Question]) -> Iterator[str]:
    """The open questions, by whose they are."""
    asked = list(questions)
    for owner in Owner:
        mine = [question for question in asked if question.owner is owner]
        if mine:
            yield "  " + _("To ask %(whom)s:") % {"whom": owner.label}
            yield from (f"    {question_text(question)}" for question in mine)
