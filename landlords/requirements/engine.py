"""One household against one landlord's terms: every topic judged, nothing cut short, a label last.

Which rows hold comes first, then which incomes count, each row by itself, exceptions where a row
fails, silence on what was not stated. Where nobody knows which rows hold, every reading is judged
and they are compared topic by topic.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from django.utils.translation import gettext_lazy as _

from landlords.requirements.applicant import Applicant
from landlords.requirements.ask import Ask
from landlords.requirements.basis import Basis
from landlords.requirements.codes import Tier, Topic
from landlords.requirements.contract import Condition
from landlords.requirements.findings import ASKED_OF, Outcome, Question, best, of_landlord, worst
from landlords.requirements.home import Home
from landlords.requirements.judging import Judged, Memory, Sitting
from landlords.requirements.messages import Messages, Said
from landlords.requirements.norms import Norms
from landlords.requirements.resolution import Row, Scope
from landlords.requirements.selection import Fitting, Reading, Terms, Unsure, readings, select
from landlords.requirements.silence import could_matter

NO_BASIS = Basis(())
NOWHERE = Home("")


class TopicFinding(NamedTuple):
    """What a landlord's terms answer on one topic, demands and wishes apart.

    `judged` is empty where nothing is stated. `unsettled`: nobody knows which rows hold, and they
    answer differently; then `judged` holds them all.
    """

    topic: Topic
    tier: Tier
    outcome: Outcome
    judged: tuple[Judged, ...]
    questions: tuple[Question, ...]
    unsettled: bool = False

    @property
    def is_silent(self) -> bool:
        """Whether the landlord has stated nothing."""
        return not self.judged


class Verdict(NamedTuple):
    """One landlord's terms for one household, home and day.

    `label` is the worst of the topics, MEETS where nothing stands in the way; `not_asked` the topics
    that nobody has asked the landlord about and that do not decide.
    """

    label: Outcome
    topics: tuple[TopicFinding, ...]
    replaced: tuple[Row, ...]
    not_asked: tuple[Topic, ...]

    @property
    def questions(self) -> tuple[Question, ...]:
        """All open questions, whoever's label won."""
        return tuple(dict.fromkeys(q for topic in self.topics for q in topic.questions))

    @property
    def edges(self) -> tuple[date, ...]:
        """The days of calculation from which something may be otherwise, in order."""
        judged = [one for topic in self.topics for one in topic.judged]
        found = [one.found for one in judged]
        found += [exception.found for one in judged for exception in one.exceptions]
        days = {day for tests in found for a in tests for finding in a for day in finding.edges}
        return tuple(sorted(days))


class Situation(NamedTuple):
    """What is the same for every landlord: the household, the amounts, the days, the core topics."""

    applicant: Applicant
    norms: Norms
    on: date
    move_in: date
    core: frozenset[Topic]
    memory: Memory | None = None

    def remembering(self) -> "Situation":
        """The same, for many landlords: requirements that are alike are judged once."""
        bare = Ask(self.applicant, NOWHERE, self.norms, self.on, self.move_in, NO_BASIS)
        return self._replace(memory=Memory(bare))


class Read(NamedTuple):
    """One reading, judged."""

    reading: Reading
    topics: dict[tuple[Topic, Tier], tuple[Judged, ...]]
    replaced: tuple[Row, ...]


def assess(terms: Terms, home: Home, situation: Situation) -> Verdict:
    """Judge this household against these terms, for this home."""
    ask = Ask(situation.applicant, home, situation.norms, situation.on, situation.move_in, NO_BASIS)
    fitting = Fitting(ask)
    unsure = fitting.unsure(terms, situation.on)
    memory = situation.memory
    if memory is None or not memory.is_about(ask):
        memory = Memory(ask)
    reads = [_read(terms, fitting, reading, memory) for reading in readings(unsure)]
    subjects = dict.fromkeys(subject for read in reads for subject in read.topics)
    found = [_topic(subject, reads, unsure, situation, ask) for subject in subjects]
    stated = {topic for topic, tier in subjects if tier is Tier.DEMAND}
    silent = [topic for topic in Topic if topic not in stated]
    asks = [t for t in silent if t in situation.core and could_matter(t, situation.applicant)]
    found += [_silence(topic) for topic in asks]
    label = _label(found) if subjects else Outcome.ASK_LANDLORD
    not_asked = tuple(topic for topic in silent if topic not in asks)
    return Verdict(label, tuple(found), reads[0].replaced, not_asked)


def _label(topics: Iterable[TopicFinding]) -> Outcome:
    """The worst of the topics; what is to arrange, or concerns nobody here, does not count."""
    outcome = worst(topic.outcome for topic in topics)
    return Outcome.MEETS if outcome.passes else outcome


def _read(terms: Terms, fitting: Fitting, reading: Reading, memory: Memory) -> Read:
    selected = select(terms, fitting, reading, fitting.ask.on)
    topics: dict[tuple[Topic, Tier], tuple[Judged, ...]] = {}
    for judged in Sitting(fitting.ask, selected, memory).judged():
        subject = judged.row.topic, judged.row.tier
        topics[subject] = (*topics.get(subject, ()), judged)
    return Read(reading, topics, selected.replaced)


def _topic(
    subject: tuple[Topic, Tier],
    reads: Sequence[Read],
    unsure: Unsure,
    situation: Situation,
    ask: Ask,
) -> TopicFinding:
    """One topic as all readings have it; where they differ, whoever knows is asked."""
    topic, tier = subject
    if len(reads) == 1:
        judged = reads[0].topics[subject]
        outcome = judged[0].outcome if len(judged) == 1 else worst(j.outcome for j in judged)
        asked = () if outcome.passes else tuple(dict.fromkeys(_all_questions(judged)))
        return TopicFinding(topic, tier, outcome, judged, asked)
    each = [read.topics.get(subject, ()) for read in reads]
    outcomes = [_outcome(judged, subject, situation) for judged in each]
    if len({_class(outcome) for outcome in outcomes}) == 1:
        outcome = worst(outcomes)
        stated = zip(each, outcomes, strict=True)
        judged = next(held for held, answer in stated if held and answer is outcome)
        silent = () if outcome.passes or all(each) else _silence(topic).questions
        questions = tuple(dict.fromkeys([*silent, *_all_questions(judged)]))
        return TopicFinding(topic, tier, outcome, judged, questions)
    asked = _settling(reads, outcomes, unsure, ask)
    every = tuple(judged for held in each for judged in held)
    questions = tuple(dict.fromkeys([*asked, *_all_questions(every)]))
    outcome = worst(ASKED_OF[question.owner] for question in asked)
    plain = [_weighed(judged, subject, situation) for judged in each]
    if len({_class(answer) for answer in plain}) == 1:
        outcome = best([outcome, worst(plain)])
    return TopicFinding(topic, tier, outcome, every, questions, unsettled=True)


def _weighed(
    judged: tuple[Judged, ...], subject: tuple[Topic, Tier], situation: Situation
) -> Outcome:
    """The same without exceptions: where only they differ, nothing is worse than without them."""
    if judged:
        return worst(item.weighed for item in judged)
    return _silent_outcome(subject, situation)


def _outcome(
    judged: tuple[Judged, ...], subject: tuple[Topic, Tier], situation: Situation
) -> Outcome:
    """What a topic comes to in one reading; silence in it is asked about as silence is."""
    if judged:
        return worst(item.outcome for item in judged)
    return _silent_outcome(subject, situation)


def _silent_outcome(subject: tuple[Topic, Tier], situation: Situation) -> Outcome:
    topic, tier = subject
    decides = tier is Tier.DEMAND and topic in situation.core
    if decides and could_matter(topic, situation.applicant):
        return Outcome.ASK_LANDLORD
    return Outcome.NOT_APPLICABLE


def _class(outcome: Outcome) -> Outcome:
    """Outcomes that let the household through are alike."""
    return Outcome.MEETS if outcome.passes else outcome


def _all_questions(judged: Iterable[Judged]) -> list[Question]:
    return [question for item in judged for question in item.questions]


def _settling(
    reads: Sequence[Read], outcomes: Sequence[Outcome], unsure: Unsure, ask: Ask
) -> tuple[Question, ...]:
    """The questions whose answers decide which reading is right, and so the outcome."""
    by_reading = {
        frozenset(name for name, told in read.reading.items() if told): _class(outcome)
        for read, outcome in zip(reads, outcomes, strict=True)
    }

    def decides(name: Scope | Condition) -> bool:
        return any(
            by_reading.get(yes - {name}, outcome) is not outcome
            for yes, outcome in by_reading.items()
            if name in yes
        )

    scopes = [of_landlord("which_terms", scope=s.name) for s in unsure.scopes if decides(s)]
    audiences = [a.question(ask) for a in unsure.audiences if decides(a)]
    return tuple(dict.fromkeys([*audiences, *scopes]))


def _silence(topic: Topic) -> TopicFinding:
    """A core topic that the landlord has not been asked about."""
    question = of_landlord("topic", topic=topic)
    return TopicFinding(topic, Tier.DEMAND, Outcome.ASK_LANDLORD, (), (question,))


MESSAGES: Messages = {
    "question.topic": Said(_("What does the landlord demand: %(topic)s?"), None),
    "question.which_terms": Said(_("Does “%(scope)s” hold for this home?"), None),
}
