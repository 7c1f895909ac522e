"""The summary in figures: how many landlords, and how many dwellings, answer what.

How it is counted. A *landlord* is counted once for each question, by the best answer that any of
its homes gives, which is the answer the directory shows. *Dwellings* are counted district by
district, each by the answer that holds there; those whose district is not known count as not known
where the landlord's districts differ. Only dwellings whose number is known are counted at all, and
only the terms of ordinary homes and the rules for everybody. Where a landlord may use several ways
at once (income against the rent, certainty), it is counted on the line of each.

A file leaves class K2 out: what needs an exception is put together with what is a no under "not
shown here", because the two side by side would tell who makes exceptions.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, partial

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from config.shared.reports import NOT_SHOWN, Cell, Column, Kind, Report
from config.shared.words import ANSWERS, Text
from landlords.questions import REMARKS, income_question
from landlords.reports.counting import (
    SILENT,
    Figure,
    Keys,
    Option,
    Question,
    counted,
    of_any_home,
    of_homes_in,
)
from landlords.reports.summary import NOT_ASKED, Line, Summary
from landlords.reports.terms import NO_DEMAND, NOT_STATED, TOPICS
from landlords.requirements.codes import Answer, IncomeType, Says, Topic
from landlords.requirements.contract import Kind as RequirementKind
from landlords.requirements.residual import Residual
from landlords.requirements.resolution import Resolved
from landlords.requirements.sentences import Sentence, say

NONE, DEMAND, HIDDEN = ":none", ":demand", ":hidden"  # no text of a way looks like these


@dataclass(frozen=True)
class Group:
    """The questions of one subject; ``overlapping`` if one landlord may stand on several lines."""

    key: str
    title: Text
    about: Text
    options: tuple[Option, ...]
    questions: tuple[Question, ...]
    overlapping: bool = False


@dataclass(frozen=True)
class Share:
    """One line of figures with what they are a part of."""

    group: Group
    question: Question
    option: Option
    of_landlords: int
    of_dwellings: int

    @property
    def figure(self) -> Figure:
        """The figures themselves."""
        return self.question.figures[self.option.key]


OPTIONS = {answer: Option(answer.value, ANSWERS[answer.value].text) for answer in Answer}
NOT_SHOWN_OPTION = Option(HIDDEN, NOT_SHOWN)
NONE_OPTION, SILENT_OPTION = Option(NONE, NO_DEMAND), Option(SILENT, NOT_STATED)
DEMAND_OPTION = Option(DEMAND, pgettext_lazy("a landlord", "makes a demand"))


def groups(summary: Summary, restricted: bool) -> list[Group]:  # noqa: FBT001
    """All figures, subject by subject, with class K2 or without."""
    return [
        income_group(summary, restricted=restricted),
        remarks_group(summary, restricted=restricted),
        ways_group(
            summary, Topic.INCOME_LEVEL, _("Income against the rent"),
            _("How landlords test whether an income is enough for the rent."),
        ),
        ways_group(
            summary, Topic.CERTAINTY, _("How certain the income is"),
            _("For how long an income must be certain, and from which day that is counted."),
        ),
        stated_group(summary),
    ]  # fmt: skip


# The directory's questions


def income_group(summary: Summary, *, restricted: bool) -> Group:
    """Each kind of income."""
    options = answer_options(tuple(Answer), restricted=restricted)
    questions = (
        answered(summary, income_question(income), income.label, options) for income in IncomeType
    )
    return Group(
        key="income",
        title=_("Incomes that count"),
        about=_("Whether landlords count each kind of income when they test if it is enough."),
        options=options,
        questions=tuple(questions),
    )


def remarks_group(summary: Summary, *, restricted: bool) -> Group:
    """Payment remarks."""
    possible = tuple(answer for answer in Answer if answer is not Answer.SUPPLEMENT)
    options = answer_options(possible, restricted=restricted)
    text = _("a household that has payment remarks")
    return Group(
        key="remarks",
        title=_("Payment remarks"),
        about=_("Whether landlords take a household with payment remarks, within their limits."),
        options=options,
        questions=(answered(summary, REMARKS, text, options),),
    )


def answer_options(answers: tuple[Answer, ...], *, restricted: bool) -> tuple[Option, ...]:
    """The answers told apart, in order; in a file two of them are one."""
    if restricted:
        return tuple(OPTIONS[answer] for answer in answers)
    open_ones = (OPTIONS[a] for a in answers if a not in {Answer.EXCEPTION, Answer.NO})
    return (*open_ones, NOT_SHOWN_OPTION)


def answered(summary: Summary, question: str, text: Text, options: tuple[Option, ...]) -> Question:
    """The figures of one of the directory's questions."""
    known = {option.key for option in options}

    def key(answer: Answer) -> Keys:
        return frozenset({answer.value if answer.value in known else HIDDEN})

    def of_landlord(line: Line) -> Keys:
        return key(line.given.get(question, NOT_ASKED).best)

    def of_home(line: Line, place: str) -> Keys:
        return key(line.given.get(question, NOT_ASKED).at(place))

    return Question(text, counted(summary, options, of_landlord, of_home))


# What the terms say themselves


def ways_group(summary: Summary, topic: Topic, title: Text, about: Text) -> Group:
    """Which kinds of demand are made on a topic, by what they say."""
    read = partial(ways, topic=topic, text=cache(way_text))  # few kinds, many landlords
    found = {key for line in summary.lines for key in of_any_home(line, read)} - {NONE, SILENT}
    options = (*(Option(key, key) for key in sorted(found)), NONE_OPTION, SILENT_OPTION)
    figures = counted(
        summary, options, partial(of_any_home, read=read), partial(of_homes_in, read=read)
    )
    ways_found = sorted(options[:-2], key=lambda option: most_first(figures[option.key]))
    return Group(
        key=topic.value,
        title=title,
        about=about,
        options=(*ways_found, NONE_OPTION, SILENT_OPTION),
        questions=(Question(topic.label, figures),),
        overlapping=True,
    )


def most_first(figure: Figure) -> tuple[int, int]:
    """The key by which the ways are put in order; those alike stay in the order of their words."""
    return -figure.dwellings, -figure.landlords


def ways(resolved: Resolved, topic: Topic, text: Callable[[RequirementKind], str]) -> Keys:
    """The ways in which everybody is tested here."""
    row = next((row for row in resolved.rows_for(topic) if row.audience is None), None)
    if row is None:
        return frozenset({SILENT})
    if row.says is Says.NONE:
        return frozenset({NONE})
    return frozenset(text(kind) for alternative in row.tests for kind in alternative)


def way_text(kind: RequirementKind) -> str:
    """What is told apart: a multiple by its number, what is left to live on by its norm."""
    if isinstance(kind, Residual):
        return say(Sentence(_("%(sum)s left after the rent"), {"sum": kind.norm}))
    return say(kind.short())


def stated_group(summary: Summary) -> Group:
    """Whether anything is stated, topic by topic."""
    told = {row.topic for line in summary.lines for row in line.rows}
    topics = [*TOPICS, *(topic for topic in Topic if topic in told and topic not in TOPICS)]
    options = (DEMAND_OPTION, NONE_OPTION, SILENT_OPTION)
    return Group(
        key="stated",
        title=_("What is stated at all"),
        about=_("Whether landlords make a demand, say that they make none, or have not said."),
        options=options,
        questions=tuple(
            Question(topic.label, stated_figures(summary, topic, options)) for topic in topics
        ),
    )


def stated_figures(
    summary: Summary, topic: Topic, options: tuple[Option, ...]
) -> dict[str, Figure]:
    """Whether anything is stated on one topic."""
    read = partial(stated, topic=topic)

    def of_landlord(line: Line) -> Keys:
        found = of_any_home(line, read)
        return frozenset({next(option.key for option in options if option.key in found)})

    return counted(summary, options, of_landlord, partial(of_homes_in, read=read))


def stated(resolved: Resolved, topic: Topic) -> Keys:
    """Whether a demand is made here, of anybody."""
    said = {row.says for row in resolved.rows_for(topic)}
    if Says.TESTS in said:
        return frozenset({DEMAND})
    return frozenset({NONE if said else SILENT})


# The columns


def how_counted(share: Share) -> Cell:
    """Whether the lines of a question add up to all."""
    if share.group.overlapping:
        return _("may be counted on several lines")
    return _("counted on one line")


def part_of(part: int, whole: int) -> Decimal | None:
    """A fraction; None where there is nothing to be a part of."""
    return Decimal(part) / whole if whole else None


def landlords_share(share: Share) -> Cell:
    """The landlords as a part of all."""
    return part_of(share.figure.landlords, share.of_landlords)


def dwellings_share(share: Share) -> Cell:
    """The dwellings as a part of all whose number is known."""
    return part_of(share.figure.dwellings, share.of_dwellings)


def share_rows(summary: Summary, restricted: bool) -> Iterator[Share]:  # noqa: FBT001
    """Every option of every question, the empty ones too."""
    for group in groups(summary, restricted) if summary.lines else ():
        for question in group.questions:
            for option in group.options:
                yield Share(group, question, option, summary.landlords, summary.dwellings)


SHARES: Report[Summary, Share] = Report(
    slug="andelar",
    title=_("Terms and requirements in figures"),
    permission="landlords.view_summary",
    columns=(
        Column(_("subject"), lambda share: share.group.title),
        Column(_("question"), lambda share: share.question.text),
        Column(pgettext_lazy("column", "answer"), lambda share: share.option.text),
        Column(_("landlords"), lambda share: share.figure.landlords, Kind.NUMBER),
        Column(_("share of landlords"), landlords_share, Kind.SHARE),
        Column(_("of so many landlords"), lambda share: share.of_landlords, Kind.NUMBER),
        Column(_("dwellings"), lambda share: share.figure.dwellings, Kind.NUMBER),
        Column(_("share of dwellings"), dwellings_share, Kind.SHARE),
        Column(
            _("of so many dwellings whose number is known"),
            lambda share: share.of_dwellings, Kind.NUMBER,
        ),
        Column(_("how it is counted"), how_counted),
    ),
    rows=share_rows,
)  # fmt: skip
