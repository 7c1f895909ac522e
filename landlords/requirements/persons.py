"""How many persons of a household a limit counts, and whether a home takes so many."""

from typing import NamedTuple

from django.utils.translation import gettext_lazy as _

from landlords.requirements.applicant import Applicant
from landlords.requirements.ask import Ask
from landlords.requirements.codes import Counts, Unit
from landlords.requirements.findings import (
    Finding,
    Outcome,
    Owner,
    Question,
    Reason,
    of_household,
)
from landlords.requirements.findings import (
    ask as waits_for,
)
from landlords.requirements.messages import Messages, Said
from landlords.requirements.sentences import Amount, Sentence, Value

GROWN = 18
"""The age at which a child is one no more (föräldrabalken 9:1)."""

ADULTS = of_household("adults")
CHILDREN = of_household("children")
CHILDREN_GROWN = of_household("children_grown")
GENERATIONS = of_household("generations")
UNKNOWN_SIZE = Sentence(_("a home of unknown size"))


class Span(NamedTuple):
    """A number of persons, from and to; no end is None. The questions would settle it."""

    least: int
    most: int | None
    questions: tuple[Question, ...] = ()

    @property
    def said(self) -> Value:
        """The number in text."""
        if self.most is None:
            return Sentence(_("at least %(limit)s"), {"limit": Amount(self.least, Unit.PERSONS)})
        most = Amount(self.most, Unit.PERSONS)
        if self.least == self.most:
            return most
        return Sentence(_("from %(least)s to %(most)s"), {"least": self.least, "most": most})


def between(least: int, most: int | None, *questions: Question) -> Span:
    """Nothing is asked where both ends agree."""
    return Span(least, most, () if least == most else questions)


def persons_counted(applicant: Applicant, counts: Counts) -> Span:
    """How many persons of the household count, as far as it is known."""
    adults = _adults(applicant, counts)
    children = _children(applicant, counts)
    most = None if adults.most is None or children.most is None else adults.most + children.most
    return Span(adults.least + children.least, most, adults.questions + children.questions)


def _adults(applicant: Applicant, counts: Counts) -> Span:
    """Grown children of the family may be exempt as well: the landlord's own word."""
    sure = 2 if applicant.couple else 1
    if applicant.adults is None:
        return Span(sure, None, (ADULTS,))
    number = len(applicant.adults)
    exempt = counts is Counts.ALL_BUT_OWN_CHILDREN and applicant.generations is not False
    if not exempt or number == sure:
        return Span(number, number)
    return Span(sure, number, (GENERATIONS,) if applicant.generations is None else ())


def _children(applicant: Applicant, counts: Counts) -> Span:
    """A pupil who has come of age is an adult where only adults count."""
    if counts is Counts.ALL_BUT_OWN_CHILDREN:
        return Span(0, 0)
    if applicant.children is None:
        return Span(0, None, (CHILDREN,))
    if counts is Counts.EVERYBODY:
        return Span(len(applicant.children), len(applicant.children))
    grown = sum(child.youngest >= GROWN for child in applicant.children)
    perhaps = sum(child.oldest >= GROWN for child in applicant.children)
    return between(grown, perhaps, CHILDREN_GROWN)


def judged(ask: Ask, counts: Counts, limit: Span) -> Finding:
    """Whether those who count are no more than the limit of the home."""
    persons = persons_counted(ask.applicant, counts)
    rooms = ask.home.rooms
    told: dict[str, Value] = {
        "persons": persons.said,
        "counts": counts,
        "limit": limit.said,
        "home": UNKNOWN_SIZE if rooms is None else Amount(rooms, Unit.ROOMS),
    }
    if persons.most is not None and persons.most <= limit.least:
        return Finding(Outcome.MEETS, Reason("persons.meets", told))
    if limit.most is not None and persons.least > limit.most:
        told["difference"] = Amount(persons.least - limit.most, Unit.PERSONS)
        return Finding(Outcome.FAILS, Reason("persons.fails", told))
    questions = persons.questions + limit.questions
    if not questions:
        return Finding(Outcome.JUDGES, Reason("persons.judges", told))
    of_ours = any(question.owner is Owner.HOUSEHOLD for question in questions)
    code = "persons.ask_household" if of_ours else "persons.ask_landlord"
    return waits_for(Reason(code, told), *questions)


MESSAGES: Messages = {
    "persons.meets": Said(
        _("The household counts as %(persons)s (%(counts)s). The limit in %(home)s is %(limit)s."),
        _("You count as %(persons)s. The limit in %(home)s is %(limit)s. There is room for you."),
    ),
    "persons.fails": Said(
        _(
            "The household counts as %(persons)s (%(counts)s). The limit in %(home)s is %(limit)s: %(difference)s too many."
        ),
        _("You count as %(persons)s. The limit in %(home)s is %(limit)s. That home is too small."),
    ),
    "persons.judges": Said(
        _(
            "The household counts as %(persons)s (%(counts)s). The limit in %(home)s is %(limit)s. The landlord assesses whether grown children of the family count."
        ),
        _(
            "The limit in %(home)s is %(limit)s. They decide whether grown children of the family count."
        ),
    ),
    "persons.ask_household": Said(
        _(
            "The household counts as %(persons)s (%(counts)s), as far as is known. The limit in %(home)s is %(limit)s."
        ),
        _(
            "The limit in %(home)s is %(limit)s. We need to know who will live there: you count as %(persons)s."
        ),
    ),
    "persons.ask_landlord": Said(
        _(
            "The household counts as %(persons)s (%(counts)s). The limit in %(home)s is not known: it is %(limit)s."
        ),
        _("You count as %(persons)s. We do not know yet how many may live there. We will ask."),
    ),
    "question.children_grown": Said(
        _("Has any of the children turned 18?"), _("Has any of your children turned 18?")
    ),
    "question.generations": Said(
        _("Are there parents and grown children among the adults?"),
        _("Are there parents and grown children among you?"),
    ),
}
