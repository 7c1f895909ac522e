"""An assessment as it may be said to the household: "du", one fact a line, nothing for staff only.

No exception, source, note, priority rule or cooperation stands here; what a landlord can make an
exception from is for the worker to tell.
"""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from landlords.exchange.assessing import Assessment, Judgement
from landlords.exchange.wording import ON_PAPER, capital, home_text
from landlords.requirements.codes import Tier
from landlords.requirements.engine import TopicFinding
from landlords.requirements.findings import Finding, Outcome, Owner, Question
from landlords.requirements.saying import Voice, question_text, reason_text
from landlords.requirements.sentences import text


def paper_lines(assessment: Assessment) -> Iterator[str]:
    """The whole paper."""
    yield text(assessment.situation.on)
    yield _("This helps us to plan. It is not a decision. The landlord decides who may rent.")
    yield _("You may always apply yourself.")
    questions: dict[Question, None] = {}
    for judgement in assessment.landlords:
        yield ""
        yield from _landlord(judgement, assessment)
        questions |= dict.fromkeys(judgement.verdict.questions)
    asked = [question for question in questions if question.owner is Owner.HOUSEHOLD]
    if asked:
        yield ""
        yield _("We do not know yet:")
        yield from (f"  {question_text(question, Voice.PAPER)}" for question in asked)


def _landlord(judgement: Judgement, assessment: Assessment) -> Iterator[str]:
    yield f"{judgement.terms.name}: {ON_PAPER[judgement.verdict.label]}"
    yield f"  {capital(home_text(judgement.candidate.home, assessment.document))}"
    for finding in judgement.verdict.topics:
        yield from topic_lines(finding)
    rent = judgement.ceiling.highest
    if rent is not None:
        yield "  " + _("By their rule your income is enough for a rent of %(rent)s.") % {
            "rent": f"{text(rent)} kr"
        }


def topic_lines(finding: TopicFinding) -> Iterator[str]:
    """What is said of a topic: the alternative that decides, in every row that concerns the household."""
    if finding.outcome is Outcome.NOT_APPLICABLE or finding.tier is Tier.WISH:
        return
    yield f"  {capital(str(finding.topic.label))}:"
    if finding.is_silent or finding.unsettled:
        yield f"    {ON_PAPER[finding.outcome]}"
        return
    for judged in finding.judged:
        for told in judged.found[judged.deciding]:
            yield from _finding(told)


def _finding(finding: Finding) -> Iterator[str]:
    yield f"    {reason_text(finding.reason, Voice.PAPER)}"
    for line in finding.lines:
        yield f"      {reason_text(line, Voice.PAPER)}"
