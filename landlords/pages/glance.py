"""The landlord at a glance: what an ordinary home demands, best first where homes differ."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from landlords.core_rows import core_exception, core_row
from landlords.districts import Tree
from landlords.models import ExceptionRule, Requirement, Stock
from landlords.pages.demands import IncomeGroup
from landlords.pages.directory import Cell, Homes, homes_of
from landlords.pages.words import capitalised
from landlords.projection import ELSEWHERE, Terms, places
from landlords.requirements.answers import PREFERENCE, Told, income_answer, remarks_answer
from landlords.requirements.codes import Answer, IncomeType, Product, Tier, Topic
from landlords.requirements.resolution import HomeKey, Resolved, resolve
from landlords.requirements.sentences import say, short_tests


@dataclass(frozen=True)
class Short:
    """A demand in a few words; several where homes differ, none where nobody knows."""

    title: str
    texts: tuple[str, ...]
    varies: bool


@dataclass(frozen=True)
class Bendable:
    """A topic with an exception, and where on the page it stands."""

    title: str
    anchor: str


@dataclass(frozen=True)
class Glance:
    """The first answer."""

    support: Cell
    remarks: Cell
    incomes: tuple[IncomeGroup, ...]
    unstated_incomes: int
    level: Short
    certainty: Short
    size: Short
    bends: tuple["Bendable", ...]
    homes: Homes | None


def glance_at(
    requirements: Sequence[Requirement],
    exceptions: Sequence[ExceptionRule],
    homes: Sequence[Stock],
    day: date,
    tree: Tree,
) -> Glance:
    """What the rows in force on this day come to."""
    terms = terms_of(requirements, exceptions, homes, tree)
    here = [resolve(terms.rows, HomeKey(place, Product.ORDINARY), day) for place in terms.districts]
    by_income = {kind: income_cell(terms, here, kind) for kind in IncomeType}
    return Glance(
        support=by_income[IncomeType.INCOME_SUPPORT],
        remarks=best_of(here, lambda home: remarks_answer(home, terms.leeways)),
        incomes=tuple(grouped(by_income)),
        unstated_incomes=sum(cell.answer == Answer.UNKNOWN for cell in by_income.values()),
        level=short(here, Topic.INCOME_LEVEL),
        certainty=short(here, Topic.CERTAINTY),
        size=short(here, Topic.HOUSEHOLD_SIZE),
        bends=tuple(bendable(exceptions)),
        homes=homes_of(homes),
    )


def bendable(exceptions: Iterable[ExceptionRule]) -> list[Bendable]:
    """The topics that an exception can be made from, with the place of the first one."""
    first: dict[Topic, ExceptionRule] = {}
    for row in exceptions:
        first.setdefault(Topic(row.topic), row)
    return [
        Bendable(str(topic.label), anchor(topic, first[topic].scope_id))
        for topic in sorted(first, key=lambda topic: topic.position)
    ]


def anchor(topic: Topic, scope: int) -> str:
    """Where on the page a topic of a scope stands."""
    return f"{topic.value}-{scope}"


def terms_of(
    requirements: Iterable[Requirement],
    exceptions: Iterable[ExceptionRule],
    homes: Iterable[Stock],
    tree: Tree,
) -> Terms:
    """The rows as the core reads them, and the places to ask about."""
    rows = tuple(core_row(row, tree) for row in requirements)
    codes = {home.district.code if home.district else ELSEWHERE for home in homes}
    leeways = tuple(core_exception(row, tree) for row in exceptions)
    return Terms(rows, leeways, places(rows, codes))


def income_cell(terms: Terms, here: Iterable[Resolved], kind: IncomeType) -> Cell:
    """Whether one kind of income counts."""
    return best_of(here, lambda home: income_answer(home, terms.leeways, kind))


def best_of(here: Iterable[Resolved], ask: Callable[[Resolved], Told]) -> Cell:
    """The best answer any home gives, as in the directory."""
    tolds = [ask(home) for home in here]
    best = min(tolds, key=lambda told: PREFERENCE.index(told.answer))
    return Cell(
        answer=best.answer.value,
        limit=say(best.limit) if best.limit else None,
        varies=len({told.answer for told in tolds}) > 1,
    )


def grouped(by_income: dict[IncomeType, Cell]) -> list[IncomeGroup]:
    """Incomes by their answer, the best answer first; those nobody knows of are left out."""
    groups = []
    for answer in PREFERENCE:
        kinds = [kind for kind, cell in by_income.items() if cell.answer == answer]
        if kinds and answer is not Answer.UNKNOWN:
            groups.append(IncomeGroup(answer.value, tuple(str(kind.label) for kind in kinds)))
    return groups


def short(here: Iterable[Resolved], topic: Topic) -> Short:
    """What is demanded of everybody on this topic."""
    texts = {home_text(home, topic): None for home in here}
    known = tuple(text for text in texts if text is not None)
    return Short(capitalised(str(topic.label)), known, varies=len(texts) > 1)


def home_text(home: Resolved, topic: Topic) -> str | None:
    """The same for one home, or what is wished for there; nothing if neither is stated."""
    for tier, words in ((Tier.DEMAND, "%(text)s"), (Tier.WISH, _("%(text)s (a wish)"))):
        row = next((row for row in home.rows_for(topic, tier) if row.audience is None), None)
        if row:
            return words % {"text": say(short_tests(row.tests))}
    return None
