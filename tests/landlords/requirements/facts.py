"""Single facts of a household, asked of one kind at a time, and all that the answer says."""

from datetime import date
from decimal import Decimal
from typing import Any

from django.utils import translation

from landlords.requirements.applicant import Applicant
from landlords.requirements.ask import Ask
from landlords.requirements.basis import Basis
from landlords.requirements.contract import Kind
from landlords.requirements.findings import Finding, Outcome
from landlords.requirements.home import Home
from landlords.requirements.norms import Norms
from landlords.requirements.saying import Voice, question_text, reason_text
from landlords.requirements.sentences import NBSP

ON = date(2026, 11, 24)
HOME = Home("exempel", rent=Decimal(8500))


def asked(household: Applicant, on: date = ON) -> Ask:
    """A question about this household on this day, of a landlord called exempel."""
    return Ask(household, HOME, Norms(), on, date(2027, 2, 1), Basis(()))


def household(**facts: Any) -> Applicant:
    """A household of which nothing is known but these facts."""
    return Applicant(children=(), **facts)


def found(kind: Kind, on: date = ON, **facts: Any) -> Finding:
    """What the kind answers; every one of its sentences is said in both languages and voices."""
    finding = kind.assess(asked(household(**facts), on))
    every_word(finding)
    return finding


def every_word(finding: Finding) -> None:
    """Say the finding, its sum and its questions every way there is; Swedish is another text."""
    for voice in Voice:
        texts: dict[str, list[str]] = {}
        for language in ("sv", "en"):
            with translation.override(language):
                texts[language] = [
                    reason_text(finding.reason, voice),
                    *(reason_text(line, voice) for line in finding.lines),
                    *(question_text(question, voice) for question in finding.questions),
                ]
        assert all(text[0].isupper() for said in texts.values() for text in said)
        assert not any(mark in text for said in texts.values() for text in said for mark in "%_")
        pairs = zip(texts["sv"], texts["en"], strict=True)
        assert all(swedish != english for swedish, english in pairs)
    assert finding.outcome.asks is bool(finding.questions)


def codes(finding: Finding) -> list[str]:
    """The codes of its questions."""
    return [question.code for question in finding.questions]


def all_codes(*findings: Finding) -> set[str]:
    """The codes of everything that these findings say."""
    reasons = {reason.code for finding in findings for reason in (finding.reason, *finding.lines)}
    return reasons | {f"question.{code}" for finding in findings for code in codes(finding)}


def screen(finding: Finding) -> str:
    """The reason on screen, in English with plain spaces."""
    with translation.override("en"):
        return reason_text(finding.reason).replace(NBSP, " ")


def lines(finding: Finding) -> list[str]:
    """The lines of the sum on screen, in English with plain spaces."""
    with translation.override("en"):
        return [reason_text(line).replace(NBSP, " ") for line in finding.lines]


def settled(finding: Finding) -> bool:
    """Whether it is a promise: it meets, or fails, whatever else is learnt."""
    return finding.outcome in {Outcome.MEETS, Outcome.FAILS}
