"""The summary in four figures: what a manager is asked first."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from config.shared.values import number, share, years_between
from landlords.questions import REMARKS, income_question
from landlords.reports.counting import Figure, Question
from landlords.reports.shares import answer_options, answered
from landlords.reports.summary import Summary
from landlords.requirements.codes import Answer, IncomeType


@dataclass(frozen=True)
class Headline:
    """One figure: what it is about, the figure, what it is a share of, and what stands below."""

    title: str
    figure: str
    of: str
    below: str


def headlines(summary: Summary) -> list[Headline]:
    """For readers who may read class K2; none where there are no landlords."""
    if not summary.landlords:
        return []
    options = answer_options(tuple(Answer), restricted=True)
    support = income_question(IncomeType.INCOME_SUPPORT)
    return [
        accepting(summary, answered(summary, support, _("Take income support"), options)),
        accepting(summary, answered(summary, REMARKS, _("Take payment remarks"), options)),
        of_landlords(
            summary,
            _("Have named an exception"),
            sum(line.has_exceptions for line in summary.lines),
            _("what each one can bend stands on its page"),
        ),
        of_landlords(
            summary,
            _("Confirmed in the last year"),
            sum(is_fresh(line.confirmed_on, summary) for line in summary.lines),
            _("the others are old, or have stated nothing"),
        ),
    ]


def is_fresh(confirmed: object, summary: Summary) -> bool:
    """Whether a landlord has confirmed anything within a year."""
    return confirmed is not None and years_between(confirmed, summary.day) < 1  # type: ignore[arg-type]


def accepting(summary: Summary, question: Question) -> Headline:
    """The share that says yes, with the noes and the unknown below."""
    yes = question.figures[Answer.YES]
    others = ((Answer.NO, _("no")), (Answer.UNKNOWN, _("not known")))
    told = [f"{word} {part(summary, question.figures[answer])}" for answer, word in others]
    landlords = number(yes.landlords)
    of_all = _("%(number)s of %(total)s landlords") % {
        "number": landlords,
        "total": number(summary.landlords),
    }
    return Headline(
        title=str(question.text),
        figure=part(summary, yes),
        of=_("of the dwellings") if summary.dwellings else _("of the landlords"),
        below=" · ".join([of_all, *told]),
    )


def part(summary: Summary, figure: Figure) -> str:
    """A share of dwellings; of landlords as long as no number of dwellings is known."""
    if summary.dwellings:
        return share(figure.dwellings, summary.dwellings)
    return share(figure.landlords, summary.landlords)


def of_landlords(summary: Summary, title: str, count: int, below: str) -> Headline:
    """A number of landlords."""
    total = summary.landlords
    words = ngettext("of %(total)s landlord", "of %(total)s landlords", total)
    return Headline(title, number(count), words % {"total": number(total)}, below)
