"""Worked stories replayed: what the core answers, beside the answer judged by hand beforehand.

A story is data that a coordinator can read and extend (docs/stories.md).
"""

from collections.abc import Iterator

from django.utils.translation import gettext

from landlords.requirements.codes import Tier
from landlords.requirements.engine import TopicFinding, Verdict, assess
from landlords.requirements.findings import Reason
from landlords.requirements.judging import Judged
from landlords.requirements.last_day import last_day
from landlords.requirements.norms import Norms
from landlords.requirements.rent_ceiling import rent_ceiling
from landlords.requirements.saying import reason_text
from landlords.requirements.story_file import Expected, Story


def replay(story: Story, norms: Norms) -> list[str]:
    """What differs from the answer written down, one sentence each; empty if nothing does."""
    situation = story.situation(norms)
    verdict = assess(story.terms, story.home, situation)
    expected = story.expected
    told = [*_label_differs(expected, verdict), *_sentences_differ(expected, verdict)]
    if expected.highest_rent is not None:
        found = rent_ceiling(story.terms, story.home, situation).highest
        told += _differs("highest_rent", expected.highest_rent, found)
    if expected.last_day is not None:
        day = last_day(story.terms, story.home, situation, verdict)
        told += _differs("last_day", expected.last_day, day and day.day)
    return told


def _label_differs(expected: Expected, verdict: Verdict) -> Iterator[str]:
    yield from _differs("label", expected.label.value, verdict.label.value)
    found = {topic.topic: topic.outcome for topic in verdict.topics if topic.tier is Tier.DEMAND}
    for topic, outcome in expected.topics.items():
        got = found.get(topic)
        yield from _differs(f"topics.{topic.value}", outcome.value, got and got.value)
    if expected.questions is not None:
        codes = sorted({question.code for question in verdict.questions})
        yield from _differs("questions", sorted(expected.questions), codes)


def _sentences_differ(expected: Expected, verdict: Verdict) -> Iterator[str]:
    said = list(said_of(verdict.topics))
    for sentence in expected.sentences:
        if not any(sentence in line for line in said):
            told = {"sentence": sentence, "said": " | ".join(said)}
            yield gettext("sentences: “%(sentence)s” is not said. Said is: %(said)s") % told


def said_of(topics: tuple[TopicFinding, ...]) -> Iterator[str]:
    """Every reason and every line of arithmetic, in the active language, with plain spaces."""
    for topic in topics:
        for judged in topic.judged:
            for reason in _reasons(judged):
                yield reason_text(reason).replace("\N{NO-BREAK SPACE}", " ")


def _reasons(judged: Judged) -> Iterator[Reason]:
    """Those of the row, then of its exceptions: their conditions, and the demand put in its place."""
    for exception in judged.exceptions:
        yield from (line for figures in exception.figures for line in figures)
    for alternative in (*judged.found, *(f for e in judged.exceptions for f in e.found)):
        for finding in alternative:
            yield from (finding.reason, *finding.lines)


def _differs(what: str, wanted: object, got: object) -> list[str]:
    if wanted == got:
        return []
    told = {"what": what, "wanted": wanted, "got": got}
    return [gettext("%(what)s: by hand %(wanted)s, replayed %(got)s") % told]
