"""A plan as lines of text: per landlord what is new, what changes, what stays."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from itertools import chain
from typing import Any

from django.utils.translation import gettext as _

from landlords.exchange.entries import Document
from landlords.exchange.plan import (
    LandlordPlan,
    Plan,
    Planned,
    ScopePlan,
    SharedPlan,
    StatementsPlan,
)
from landlords.exchange.sections import PROGRAMMES
from landlords.exchange.titles import COUNTED, count_of, title
from landlords.requirements.parsing import parse_conditions, parse_tests
from landlords.requirements.problems import Problem
from landlords.requirements.sentences import Joined, say, series, short_tests

LONGEST_SHOWN = 80
NOTHING = "–"


def problem_line(problem: Problem, document: Document | None) -> str:
    """One problem: its place, the landlord it is about, what is wrong and what to do."""
    name = document.about(problem) if document else ""
    if not name:
        return str(problem)
    message = str(Problem("", problem.message, problem.values))
    return f"{problem.path} ({name}): {message}"


def shared_lines(plan: SharedPlan) -> Iterator[str]:
    """What changes that is no landlord's."""
    for district in plan.districts:
        yield _("New district: %(name)s") % {"name": district.name}
    for one, other in plan.neighbours:
        yield _("New neighbours: %(one)s and %(other)s") % {"one": one.name, "other": other.name}
    things = [item for key, items in plan.named.items() if key != PROGRAMMES.key for item in items]
    for item in things:
        yield from named_lines(item, [])
    for row in chain.from_iterable(plan.rows.values()):
        yield from row_lines(row, "")
    for programme, statements in plan.programmes:
        yield from named_lines(
            programme, list(chain.from_iterable(map(scope_lines, statements.scopes)))
        )


def named_lines(plan: Planned[Any], below: list[str]) -> Iterator[str]:
    """Something that stands once, if anything in it is new or changes."""
    called = f"{plan.instance._meta.verbose_name}: {plan.instance}"
    if plan.is_new:
        yield _("new: %(what)s") % {"what": called}
    elif plan.changes or below:
        yield called
    yield from change_lines(plan, "  ")
    yield from below


def landlord_lines(plan: LandlordPlan) -> Iterator[str]:
    """One landlord; a new one is told by its numbers only."""
    name, statements = plan.instance.name, plan.statements
    if plan.is_new:
        yield _("%(name)s: new (%(parts)s)") % {"name": name, "parts": parts_of(statements)}
        return
    if plan.is_unchanged:
        yield _("%(name)s: unchanged") % {"name": name}
        return
    yield _("%(name)s: changed") % {"name": name}
    yield from change_lines(plan, "  ")
    for rows in statements.rows.values():
        for row in rows:
            yield from row_lines(row, "  ")
    for scope in statements.scopes:
        yield from scope_lines(scope)


def parts_of(statements: StatementsPlan) -> str:
    """How much comes with a new landlord."""
    counts = Counter(type(part.instance) for part in statements.parts())
    told = [count_of(model, counts[model]) for model in COUNTED if counts[model]]
    return ", ".join(told) or _("nothing is said about it")


def scope_lines(plan: ScopePlan) -> Iterator[str]:
    """One scope, if anything in it is new or changes; that of a priority rule has its name."""
    below = [line for rows in plan.rows.values() for row in rows for line in row_lines(row, "    ")]
    if plan.is_new:
        yield _("  new: %(what)s") % {"what": plan.instance.name}
    elif plan.changes or below:
        yield f"  {plan.instance.name}"
    yield from change_lines(plan, "    ")
    yield from below


def row_lines(plan: Planned[Any], indent: str) -> Iterator[str]:
    """One statement, if it is new or changes."""
    if plan.is_new:
        yield indent + _("new: %(what)s") % {"what": title(plan.instance)}
    elif plan.changes:
        yield indent + title(plan.instance)
        yield from change_lines(plan, indent + "  ")


def change_lines(plan: Planned[Any], indent: str) -> Iterator[str]:
    """Each column that changes, from what to what."""
    for change in plan.changes:
        if change.field != "audience_key":
            column = plan.instance._meta.get_field(change.field)
            before, after = (value_text(column, value) for value in (change.before, change.after))
            yield f"{indent}{column.verbose_name}: {before} → {after}"


def value_text(column: Any, value: Any) -> str:
    """A value in a few words."""
    if value in (None, "", []):
        return NOTHING
    if column.name == "tests":
        return say(short_tests(parse_tests(value)))
    if column.name == "conditions":
        return say(series([c.short() for c in parse_conditions(value)], Joined.AND))
    return shortened(plain_text(value))


def plain_text(value: Any) -> str:
    """A value of no special column."""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list):
        return ", ".join(str(item) for item in value)
    return " ".join(str(value).split())


def shortened(text: str) -> str:
    """At most so many characters."""
    return text if len(text) <= LONGEST_SHOWN else f"{text[: LONGEST_SHOWN - 1]}…"


def summary(plan: Plan) -> str:
    """How many landlords and statements are new, change and stay."""
    landlords, statements = plan.landlord_counts, plan.statement_counts
    return _(
        "Landlords: %(new)s new, %(changed)s changed, %(same)s unchanged. "
        "Scopes and statements: %(new_parts)s new, %(changed_parts)s changed, "
        "%(same_parts)s unchanged."
    ) % {
        "new": landlords.new,
        "changed": landlords.changed,
        "same": landlords.same,
        "new_parts": statements.new,
        "changed_parts": statements.changed,
        "same_parts": statements.same,
    }
