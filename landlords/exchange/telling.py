"""A plan as lines of text: per landlord what is new, what changes, what stays."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db.models import Model
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from landlords.exchange.entries import Document
from landlords.exchange.plan import Change, LandlordPlan, Plan, Planned, ScopePlan
from landlords.models import (
    District,
    ExceptionRule,
    Landlord,
    Requirement,
    Source,
    Stock,
    TermScope,
)
from landlords.requirements.parsing import parse_audience, parse_conditions, parse_tests
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


def plan_lines(plan: Plan) -> Iterator[str]:
    """Everything a plan does, landlord by landlord."""
    for district in plan.districts:
        yield _("New district: %(name)s") % {"name": district.name}
    for landlord in plan.landlords:
        yield from landlord_lines(landlord)


def landlord_lines(plan: LandlordPlan) -> Iterator[str]:
    """One landlord; a new one is told by its numbers only."""
    name = plan.instance.name
    if plan.is_new:
        yield _("%(name)s: new (%(parts)s)") % {"name": name, "parts": parts_of(plan)}
        return
    if plan.is_unchanged:
        yield _("%(name)s: unchanged") % {"name": name}
        return
    yield _("%(name)s: changed") % {"name": name}
    yield from change_lines(plan, "  ")
    for stock in plan.stock:
        yield from row_lines(stock, "  ")
    for scope in plan.scopes:
        yield from scope_lines(scope)


def parts_of(plan: LandlordPlan) -> str:
    """How much comes with a new landlord."""
    counts = Counter(type(part.instance) for part in plan.parts())
    told = [count_of(model, counts[model]) for model in COUNTED if counts[model]]
    return ", ".join(told) or _("nothing is said about it")


def count_of(model: type[Model], count: int) -> str:
    """So many rows of a kind."""
    if model is Stock:
        text = ngettext("%(count)s row of stock", "%(count)s rows of stock", count)
    elif model is TermScope:
        text = ngettext("%(count)s scope", "%(count)s scopes", count)
    elif model is Requirement:
        text = ngettext("%(count)s requirement", "%(count)s requirements", count)
    elif model is ExceptionRule:
        text = ngettext("%(count)s exception", "%(count)s exceptions", count)
    else:
        text = ngettext("%(count)s landlord", "%(count)s landlords", count)
    return text % {"count": count}


COUNTED: tuple[type[Model], ...] = (Landlord, Stock, TermScope, Requirement, ExceptionRule)


def scope_lines(plan: ScopePlan) -> Iterator[str]:
    """One scope, if anything in it is new or changes."""
    rows: list[Planned[Any]] = [*plan.requirements, *plan.exceptions]
    below = [line for row in rows for line in row_lines(row, "    ")]
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


def title(row: Stock | Requirement | ExceptionRule) -> str:
    """What a statement is about, and since when."""
    since = _("from %(day)s") % {"day": row.valid_from.isoformat()}
    if isinstance(row, Stock):
        place = row.district.name if row.district else _("district not known")
        rooms = ngettext("%(count)s room", "%(count)s rooms", row.rooms) % {"count": row.rooms}
        return f"{place}, {rooms}, {since}"
    about = [str(row.get_topic_display())]
    if isinstance(row, ExceptionRule):
        about.append(str(row.get_effect_display()))
        if row.disregards:
            about.append(row.disregarded)
    audience = parse_audience(row.audience)
    if audience is not None:
        about.append(say(audience.short()))
    return ", ".join([*about, since])


def change_lines(plan: Planned[Any], indent: str) -> Iterator[str]:
    """Each column that changes, from what to what."""
    for change in plan.changes:
        if change.field != "audience_key":
            label = plan.instance._meta.get_field(change.field).verbose_name
            before, after = (value_text(change, value) for value in (change.before, change.after))
            yield f"{indent}{label}: {before} → {after}"


def value_text(change: Change, value: Any) -> str:
    """A value in a few words."""
    if value in (None, "", []):
        return NOTHING
    if change.field == "tests":
        return say(short_tests(parse_tests(value)))
    if change.field == "conditions":
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
    if isinstance(value, Source | District):
        return str(value)
    return " ".join(str(value).split())


def shortened(text: str) -> str:
    """At most so many characters."""
    return text if len(text) <= LONGEST_SHOWN else f"{text[: LONGEST_SHOWN - 1]}…"


def summary(plan: Plan) -> str:
    """How many landlords and statements are new, change and stay."""
    parts: Counter[str] = Counter()
    for landlord in plan.landlords:
        for part in landlord.parts():
            parts["new" if part.is_new else "changed" if part.changes else "same"] += 1
    new = sum(landlord.is_new for landlord in plan.landlords)
    same = sum(landlord.is_unchanged for landlord in plan.landlords)
    changed = len(plan.landlords) - new - same
    return _(
        "Landlords: %(new)s new, %(changed)s changed, %(same)s unchanged. "
        "Scopes and statements: %(new_parts)s new, %(changed_parts)s changed, "
        "%(same_parts)s unchanged."
    ) % {
        "new": new,
        "changed": changed,
        "same": same,
        "new_parts": parts["new"],
        "changed_parts": parts["changed"],
        "same_parts": parts["same"],
    }
