"""The place in a queue: what the rule says, refuses and answers, and when it is enough."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.utils import translation

from landlords.requirements import queue_time
from landlords.requirements.applicant import Applicant, QueueTime
from landlords.requirements.codes import Topic
from landlords.requirements.findings import Outcome, of_household
from landlords.requirements.problems import TermsError
from landlords.requirements.queue_time import Queue
from landlords.requirements.sentences import NBSP, say
from tests.landlords.requirements.asking import (
    NOBODY_KNOWS,
    TODAY,
    adults,
    ask_about,
    assessed,
    paper,
    screen,
    told,
)

MEETS, FAILS, ASK = Outcome.MEETS, Outcome.FAILS, Outcome.ASK_HOUSEHOLD
DAYS = Queue("kommun", least_days=400)
DAYS_BY_POINTS = Queue("kommun", least_days=400, points_a_day=10)
POINTS = Queue("kommun", least_points=4000)
POINTS_BY_DAYS = Queue("kommun", least_points=3995, points_a_day=10)


def place(days: int | None = None, points: int | None = None, channel: str = "kommun") -> QueueTime:
    since = None if days is None else TODAY - timedelta(days=days)
    return QueueTime(channel, since, points)


def queued(*places: QueueTime, complete: bool | None = None, grown: int | None = None) -> Applicant:
    return Applicant(
        queues=places,
        queues_complete=complete,
        adults=None if grown is None else adults(grown),
    )


ROWS = [
    (DAYS, queued(place(401)), MEETS),
    (DAYS, queued(place(400)), MEETS),
    (DAYS, queued(place(399), complete=True), FAILS),
    (DAYS, queued(place(-10), complete=True), FAILS),  # a queue that is joined later
    # whether somebody else of the household stands there, too
    (DAYS, queued(place(399)), ASK),
    (DAYS, queued(place(399), grown=1), FAILS),
    (DAYS, queued(place(399), grown=2), ASK),
    (DAYS, queued(place(399), place(1), grown=2), FAILS),
    (DAYS, queued(place(399), place(500), grown=2), MEETS),
    (DAYS, queued(place(399), place(), complete=True), ASK),
    # not in the queue
    (DAYS, NOBODY_KNOWS, ASK),
    (DAYS, queued(complete=True), FAILS),
    (DAYS, queued(place(900, channel="annan"), complete=True), FAILS),
    (DAYS, queued(place(900, channel="annan"), grown=1), ASK),
    # points where days are wanted, and the other way round
    (DAYS, queued(place(points=9999), complete=True), ASK),
    (DAYS_BY_POINTS, queued(place(points=4000)), MEETS),
    (DAYS_BY_POINTS, queued(place(points=3999), complete=True), FAILS),
    (DAYS_BY_POINTS, queued(place(), complete=True), ASK),
    (POINTS, queued(place(points=4000)), MEETS),
    (POINTS, queued(place(points=3999), complete=True), FAILS),
    (POINTS, queued(place(900), complete=True), ASK),
    (POINTS_BY_DAYS, queued(place(400)), MEETS),
    (POINTS_BY_DAYS, queued(place(399), complete=True), FAILS),
    (POINTS_BY_DAYS, queued(place(900, points=10), complete=True), FAILS),  # points were reset
    (POINTS_BY_DAYS, queued(place(), complete=True), ASK),
]


@pytest.mark.parametrize(("rule", "who", "outcome"), ROWS)
def test_the_best_place_counts(rule: Queue, who: Applicant, outcome: Outcome) -> None:
    finding = assessed(rule, ask_about(who))
    asked = (of_household("queue", queue="kommun"),) if outcome is ASK else ()
    assert (finding.outcome, finding.questions) == (outcome, asked)


@pytest.mark.parametrize(
    ("rule", "long", "short"),
    [
        (DAYS, "at least 400 days in the queue kommun", "400 days in kommun"),
        (Queue("a", least_days=1), "at least 1 day in the queue a", "1 day in a"),
        (
            POINTS_BY_DAYS,
            "at least 3 995 points in the queue kommun (10 points a day)",
            "3 995 points in kommun",
        ),
    ],
)
def test_it_says_itself(rule: Queue, long: str, short: str) -> None:
    assert rule.topic is Topic.QUEUE
    with translation.override("en"):
        assert say(rule.describe()).replace(NBSP, " ") == long
        assert say(rule.short()).replace(NBSP, " ") == short


@pytest.mark.parametrize(
    ("make", "paths"),
    [
        (lambda: Queue("kommun"), ["least_days"]),
        (lambda: Queue("kommun", 400, 4000), ["least_days"]),
        (lambda: Queue("", 400), ["channel"]),
        (lambda: Queue("k" * 101, 400), ["channel"]),
        (lambda: Queue("kommun", 0), ["least_days"]),
        (lambda: Queue("kommun", least_points=1_000_001), ["least_points"]),
        (lambda: Queue("kommun", 400, points_a_day=0), ["points_a_day"]),
    ],
)
def test_senseless_rules_are_refused(make: Callable[[], Queue], paths: list[str]) -> None:
    found: list[str] = []
    try:
        make()
    except TermsError as error:
        found = [problem.path for problem in error.problems if str(problem)]
    assert found == paths


@pytest.mark.parametrize("rule", [DAYS, DAYS_BY_POINTS, POINTS_BY_DAYS])
@pytest.mark.parametrize("days", [0, 1, 398, 399, 400, 401])
def test_the_answer_changes_on_its_edges_and_on_no_other_day(rule: Queue, days: int) -> None:
    who = queued(place(days), complete=True)
    edges = assessed(rule, ask_about(who)).edges
    before = rule.assess(ask_about(who)).outcome
    for later in range(1, 450):
        on = TODAY + timedelta(days=later)
        now = rule.assess(ask_about(who, on=on)).outcome
        assert (now is not before) == (on in edges), on
        before = now


def test_it_tells_how_it_is_reckoned_and_when_it_is_enough() -> None:
    finding = assessed(POINTS_BY_DAYS, ask_about(queued(place(380), complete=True)))
    assert screen(finding.reason) == (
        "The demand is 3 995 points in the queue kommun. The household has 3 800 points:"
        " 195 points short."
    )
    assert [screen(line) for line in finding.lines] == [
        "In the queue since 9 November 2025: 380 days.",
        "It is enough from 14 December 2026.",
        "A day gives 10 points.",
    ]
    assert finding.edges == (date(2026, 12, 14),)
    outside = assessed(DAYS, ask_about(queued(complete=True)))
    assert paper(outside.reason) == (
        "They want 400 days in the queue kommun. You are not in it yet. Join it now."
    )


@pytest.mark.parametrize(
    ("rule", "who", "code", "lines"),
    [
        (DAYS, NOBODY_KNOWS, "unknown", []),
        (DAYS, queued(place()), "ask_household", []),
        (DAYS, queued(complete=True), "not_in", []),
        (Queue("kommun", 1), queued(place(0), complete=True), "fails", ["since", "reached"]),
        (Queue("kommun", 1), queued(place(1)), "meets", ["since"]),
        (Queue("kommun", 1), queued(complete=True), "not_in", []),
        (POINTS_BY_DAYS, queued(complete=True), "not_in", []),
        (POINTS_BY_DAYS, queued(place(400)), "meets", ["since", "rate"]),
        # the points decide where they are known, so no day is told
        (POINTS_BY_DAYS, queued(place(10, 5), complete=True), "fails", ["since", "points", "rate"]),
    ],
)
def test_each_answer_has_its_sentence_and_lines(
    rule: Queue, who: Applicant, code: str, lines: list[str]
) -> None:
    finding = assessed(rule, ask_about(who))
    assert finding.reason.code == f"queue.{code}"
    assert [line.code for line in finding.lines] == [f"queue.line_{line}" for line in lines]
    assert bool(finding.edges) is ("reached" in lines)


def test_before_a_queue_is_joined_no_day_is_held() -> None:
    (line, _reached) = assessed(DAYS, ask_about(queued(place(-10), complete=True))).lines
    assert screen(line) == "In the queue since 4 December 2026: 0 days."


def test_every_message_is_said_by_one_of_the_rows() -> None:
    found = [rule.assess(ask_about(who)) for rule, who, _outcome in ROWS]
    assert told(found) == set(queue_time.MESSAGES)
