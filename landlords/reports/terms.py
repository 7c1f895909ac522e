"""The summary landlord by landlord: one row each, with what it demands in few words."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property, partial

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from config.shared.reports import Cell, Column, Kind, Report
from config.shared.values import day as day_text
from landlords.reports.summary import Homes, Line, Summary
from landlords.requirements.codes import Layer, Product, Says, Tier, Topic, Weight
from landlords.requirements.resolution import HomeKey, Row, Scope, resolve
from landlords.requirements.sentences import say, short_tests

TOPICS = (
    Topic.INCOME_LEVEL,
    Topic.INCOME_BASIS,
    Topic.CERTAINTY,
    Topic.REMARKS,
    Topic.HOUSEHOLD_SIZE,
)
NOT_STATED = gettext_lazy("not stated")
NO_DEMAND = gettext_lazy("no requirement")


@dataclass(frozen=True)
class Terms:
    """A landlord's line with its terms ready to be said."""

    line: Line

    @cached_property
    def standing(self) -> list[Row]:
        """The rows to tell, widest scope first; not those that a narrower scope or a deviation
        replaces for every home.
        """
        rows = self.line.rows
        scopes = sorted({row.scope for row in rows}, key=by_rank, reverse=True)
        own = [row for scope in scopes for row in held_in(scope, rows, self.line.day)]
        return [row for row in own if not any(replaces(other, row) for other in own)]

    def on(self, topic: Topic) -> str:
        """What the landlord says on this topic, a line for each scope."""
        rows = [row for row in self.standing if row.topic is topic]
        return "\n".join(row_text(row) for row in rows) or str(NOT_STATED)

    def on_others(self) -> str:
        """What it says on the topics that have no column of their own."""
        told = {row.topic for row in self.standing}
        others = [topic for topic in Topic if topic in told and topic not in TOPICS]
        lines = (f"{capfirst(str(topic.label))}: {self.on(topic)}" for topic in others)
        return "\n".join(lines) or str(NOT_STATED)


def by_rank(scope: Scope) -> int:
    """The key by which scopes are put in order."""
    return scope.rank


def held_in(scope: Scope, rows: Iterable[Row], day: date) -> tuple[Row, ...]:
    """What holds for a home in this scope as far as the scope itself says."""
    home = HomeKey(
        min(scope.districts, default=None), min(scope.products, default=Product.ORDINARY)
    )
    return resolve((row for row in rows if row.scope == scope), home, day).rows


def replaces(other: Row, row: Row) -> bool:
    """Whether the other row, from a narrower scope that holds for every home, takes its place."""
    return (
        (other.topic, other.tier) == (row.topic, row.tier)
        and other.scope.rank < row.scope.rank
        and not is_limited(other.scope)
    )


def is_limited(scope: Scope) -> bool:
    """Whether the scope holds for some of the homes only."""
    return bool(scope.districts or scope.products)


def row_text(row: Row) -> str:
    """One row in few words: where, for whom, what, how firmly, for how long."""
    text = str(NO_DEMAND) if row.says is Says.NONE else say(short_tests(row.tests))
    if row.audience is not None:
        who = {"who": say(row.audience.describe()), "rule": text}
        text = _("for whoever %(who)s: %(rule)s") % who
    if row.tier is Tier.WISH:
        text = _("wished for: %(rule)s") % {"rule": text}
    if row.weight is not Weight.HARD and row.says is Says.TESTS:
        text = f"{text} ({row.weight.label})"
    if row.layer is Layer.DEVIATION:
        text = f"{text} ({deviation_text(row.valid_until)})"
    return f"{row.scope.name}: {text}" if is_limited(row.scope) else capfirst(text)


def deviation_text(until: date | None) -> str:
    """That a row departs from the landlord's policy, and for how long."""
    if until is None:
        return _("for the time being")
    return _("until %(day)s") % {"day": day_text(until)}


def months_between(earlier: date, later: date) -> int:
    """Whole months that have passed; none if the earlier day is the later one."""
    months = (later.year - earlier.year) * 12 + later.month - earlier.month
    return max(months - (later.day < earlier.day), 0)


# What the columns hold


def name(terms: Terms) -> Cell:
    """The landlord."""
    return terms.line.landlord.name


def address(terms: Terms) -> str:
    """The landlord's page."""
    return terms.line.landlord.get_absolute_url()


def ownership(terms: Terms) -> Cell:
    """Who owns it."""
    return terms.line.landlord.get_ownership_display()


def districts(terms: Terms) -> Cell:
    """Where its homes are, by name."""
    return ", ".join(terms.line.homes.districts) or NOT_STATED


def dwellings(terms: Terms) -> Cell:
    """How many homes it is known to have."""
    total = terms.line.homes.total
    return NOT_STATED if total is None else total


def good_to_know(terms: Terms) -> Cell:
    """What must be borne in mind when reading the row; mostly nothing."""
    remarks = []
    if terms.line.is_paused:
        remarks.append(pause_text(terms.line.landlord.paused_until))
    if is_incomplete(terms.line.homes):
        remarks.append(_("the number of dwellings is not complete"))
    return "\n".join(remarks)


def is_incomplete(homes: Homes) -> bool:
    """Whether the number of dwellings leaves out some."""
    return homes.total is not None and homes.some_without_number


def pause_text(until: date | None) -> str:
    """That the landlord lets nothing, and for how long."""
    if until is None:
        return _("lets nothing at present")
    return _("lets nothing until %(day)s") % {"day": day_text(until)}


def exceptions(terms: Terms) -> Cell:
    """Whether it has named any exception; having named none is not a no."""
    return pgettext("answer", "yes") if terms.line.has_exceptions else NOT_STATED


def confirmed(terms: Terms) -> Cell:
    """The day any of its requirements was last confirmed."""
    return terms.line.confirmed_on or NOT_STATED


def age(terms: Terms) -> Cell:
    """How many months have passed since then."""
    last = terms.line.confirmed_on
    return "" if last is None else months_between(last, terms.line.day)


def topic_column(topic: Topic) -> Column[Terms]:
    """The column of a topic."""
    return Column(topic.label, partial(on_topic, topic=topic))


def on_topic(terms: Terms, topic: Topic) -> Cell:
    """What stands in the column of this topic."""
    return terms.on(topic)


def terms_rows(summary: Summary, _restricted: bool) -> Iterable[Terms]:  # noqa: FBT001
    """One row each; class K2 stands in a column of its own."""
    return (Terms(line) for line in summary.lines)


TERMS: Report[Summary, Terms] = Report(
    slug="hyresvardar",
    title=gettext_lazy("Terms and requirements, landlord by landlord"),
    permission="landlords.view_summary",
    columns=(
        Column(gettext_lazy("landlord"), name, link=address),
        Column(gettext_lazy("ownership"), ownership, under=True),
        Column(gettext_lazy("districts"), districts, under=True),
        Column(gettext_lazy("dwellings"), dwellings, Kind.NUMBER, under=True),
        Column(gettext_lazy("good to know"), good_to_know, under=True),
        *(topic_column(topic) for topic in TOPICS),
        Column(gettext_lazy("other terms"), Terms.on_others),
        Column(gettext_lazy("exceptions"), exceptions, restricted=True),
        Column(gettext_lazy("last confirmed"), confirmed, Kind.DATE),
        Column(gettext_lazy("age in months"), age, Kind.NUMBER, under=True),
    ),
    rows=terms_rows,
)
