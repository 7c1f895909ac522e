"""Reasons and questions as sentences, at the edge: on screen, or on paper to the household."""

from collections.abc import Mapping
from enum import StrEnum

from django.utils.translation import gettext_lazy as _

from landlords.requirements import (
    arrangements,
    basis,
    capital,
    certainty,
    circumstances,
    combining,
    conditions,
    counting,
    covering,
    credit,
    debts,
    deposits,
    disturbances,
    employment,
    employment_time,
    engine,
    granted,
    guarantors,
    hanging,
    household,
    income,
    income_basis,
    judging,
    levels,
    local_ties,
    norm_sums,
    norms,
    owed,
    person,
    persons,
    present_home,
    queue_time,
    references,
    remainder,
    remarks,
    rent_share,
    residence_permit,
    securities,
)
from landlords.requirements.findings import Question, Reason
from landlords.requirements.messages import Said
from landlords.requirements.sentences import Sentence, Value, say


class Voice(StrEnum):
    """Who is spoken to."""

    SCREEN = "screen"
    PAPER = "paper"


def _gathered(*found: Mapping[str, Said]) -> dict[str, Said]:
    """All messages; a code that stands twice is a mistake of ours (ValueError)."""
    gathered: dict[str, Said] = {}
    for messages in found:
        if twice := gathered.keys() & messages.keys():
            raise ValueError(f"Messages that stand twice: {sorted(twice)}.")
        gathered.update(messages)
    return gathered


QUESTIONS: Mapping[str, Said] = {
    "question.incomes": Said(
        _("Which incomes are there, and are these all?"), _("Which incomes do you have?")
    ),
    "question.adults": Said(
        _("How many adults will live in the home?"), _("How many adults will live in the home?")
    ),
    "question.children": Said(
        _("Which children will live in the home, and how old are they?"),
        _("Which children will live in the home, and how old are they?"),
    ),
    "question.rooms": Said(
        _("How many rooms does the home have?"), _("How many rooms does the home have?")
    ),
    "question.ordinary_terms": Said(
        _("Must the landlord's ordinary terms be met by those who have priority as well?")
    ),
    "question.rent": Said(_("What is the rent?"), _("What is the rent?")),
}

MESSAGES = _gathered(
    basis.MESSAGES,
    norm_sums.MESSAGES,
    norms.MESSAGES,
    granted.MESSAGES,
    levels.MESSAGES,
    remainder.MESSAGES,
    income_basis.MESSAGES,
    counting.MESSAGES,
    income.MESSAGES,
    rent_share.MESSAGES,
    capital.MESSAGES,
    combining.MESSAGES,
    covering.MESSAGES,
    certainty.MESSAGES,
    hanging.MESSAGES,
    employment.MESSAGES,
    employment_time.MESSAGES,
    remarks.MESSAGES,
    owed.MESSAGES,
    debts.MESSAGES,
    references.MESSAGES,
    disturbances.MESSAGES,
    credit.MESSAGES,
    judging.MESSAGES,
    engine.MESSAGES,
    persons.MESSAGES,
    household.MESSAGES,
    person.MESSAGES,
    residence_permit.MESSAGES,
    local_ties.MESSAGES,
    queue_time.MESSAGES,
    present_home.MESSAGES,
    arrangements.MESSAGES,
    securities.MESSAGES,
    deposits.MESSAGES,
    guarantors.MESSAGES,
    conditions.MESSAGES,
    circumstances.MESSAGES,
    QUESTIONS,
)


def reason_text(reason: Reason, voice: Voice = Voice.SCREEN) -> str:
    """A reason in the active language."""
    return _text(reason.code, reason.values, voice)


def question_text(question: Question, voice: Voice = Voice.SCREEN) -> str:
    """A question in the active language."""
    return _text(f"question.{question.code}", dict(question.about), voice)


def _text(code: str, values: Mapping[str, Value], voice: Voice) -> str:
    said = MESSAGES[code]
    template = said.screen if voice is Voice.SCREEN or said.paper is None else said.paper
    return say(Sentence(template, values))
