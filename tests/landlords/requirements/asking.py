"""One household, one home, one day, as a kind is asked; and all that a finding says, said."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal

from django.utils import translation

from landlords.requirements.applicant import Adult, Applicant
from landlords.requirements.ask import Ask
from landlords.requirements.basis import Basis
from landlords.requirements.contract import Condition, Kind
from landlords.requirements.fact_codes import AdultAge
from landlords.requirements.findings import Finding, Question, Reason
from landlords.requirements.home import Home
from landlords.requirements.norms import Norms
from landlords.requirements.saying import Voice, question_text, reason_text
from landlords.requirements.sentences import NBSP

TODAY = date(2026, 11, 24)
MOVE_IN = date(2027, 2, 1)
NOBODY_KNOWS = Applicant()
HOME = Home(landlord="lindgarden")


def ask_about(
    household: Applicant = NOBODY_KNOWS,
    *,
    rooms: int | None = None,
    rent: int | None = None,
    on: date = TODAY,
    move_in: date = MOVE_IN,
) -> Ask:
    """What a kind is asked about this household and a home of this size and rent (kr a month)."""
    home = replace(HOME, rooms=rooms, rent=None if rent is None else Decimal(rent))
    return Ask(household, home, Norms(), on, move_in, Basis(()))


def adults(number: int, age: AdultAge | None = None) -> tuple[Adult, ...]:
    """So many adults; the age is the main applicant's."""
    return (Adult(age=age), *(Adult() for _more in range(number - 1)))


def codes(finding: Finding) -> set[str]:
    """The codes of all that a finding says."""
    asked = {f"question.{question.code}" for question in finding.questions}
    return {finding.reason.code, *(line.code for line in finding.lines), *asked}


def told(findings: Iterable[Finding]) -> set[str]:
    """The codes of all that these findings say."""
    return {code for finding in findings for code in codes(finding)}


def screen(spoken: Reason | Question) -> str:
    """A reason or a question on screen, in English, with plain spaces."""
    with translation.override("en"):
        return _text(spoken, Voice.SCREEN).replace(NBSP, " ")


def paper(spoken: Reason | Question) -> str:
    """A reason or a question on paper, in English, with plain spaces."""
    with translation.override("en"):
        return _text(spoken, Voice.PAPER).replace(NBSP, " ")


def assessed(kind: Kind, ask: Ask) -> Finding:
    """What the kind answers; every word of it can be said, to anybody, in either language."""
    finding = kind.assess(ask)
    for language in ("sv", "en"):
        with translation.override(language):
            for text in texts(finding):
                assert text[0].isupper() or text[0].isdigit() or text[0] == "%", text
                assert text[-1] in ".?", text
                assert "%(" not in text
                assert "None" not in text
    return finding


def condition_holds(condition: Condition, ask: Ask) -> bool | None:
    """Whether the condition holds; what it asks can be said, to anybody, in either language."""
    question = condition.question(ask)
    for language in ("sv", "en"):
        for voice in Voice:
            with translation.override(language):
                assert "%(" not in question_text(question, voice)
    return condition.holds(ask)


def texts(finding: Finding) -> Iterator[str]:
    """All that a finding says, on screen and on paper."""
    spoken: list[Reason | Question] = [finding.reason, *finding.lines, *finding.questions]
    for voice in Voice:
        for item in spoken:
            yield _text(item, voice)


def _text(spoken: Reason | Question, voice: Voice) -> str:
    if isinstance(spoken, Question):
        return question_text(spoken, voice)
    return reason_text(spoken, voice)
