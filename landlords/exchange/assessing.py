"""One household against a whole inventory: every landlord, priority rule and programme judged.

Nothing here asks a database or a clock; everything comes from the two files.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from landlords.exchange.entries import (
    Document,
    LandlordEntry,
    PriorityEntry,
    ProgrammeEntry,
    Wishes,
    holds,
)
from landlords.exchange.terms import (
    NARROWEST,
    Candidate,
    Homes,
    homes,
    landlord_terms,
    priority_scope,
    priority_terms,
    programme_terms,
    wished,
)
from landlords.requirements.applicant import Applicant
from landlords.requirements.ask import months_after
from landlords.requirements.engine import Situation, TopicFinding, Verdict, assess
from landlords.requirements.fact_codes import PresentHome
from landlords.requirements.findings import Outcome, Question, of_landlord, worst
from landlords.requirements.last_day import LastDay, last_day
from landlords.requirements.rent_ceiling import RentCeiling, rent_ceiling
from landlords.requirements.resolution import Row, matches
from landlords.requirements.selection import Terms

DAYS_TO_MOVE = 60
MONTHS_OF_NOTICE = 3
LEASES = (PresentHome.OWN_LEASE, PresentHome.JOINT_LEASE)
ORDINARY_TERMS = "ordinary_terms"


class Priority(NamedTuple):
    """One priority rule judged: `label` with the ordinary terms where they must be met as well.

    `topics` are those of the rule's own demands.
    """

    entry: PriorityEntry
    topics: tuple[TopicFinding, ...]
    label: Outcome
    questions: tuple[Question, ...]


class Other(NamedTuple):
    """Another home of the landlord's that fits, and what its terms come to."""

    candidate: Candidate
    label: Outcome


@dataclass(frozen=True, slots=True)
class Judgement:
    """One landlord judged for the home that does best; the others only by their labels."""

    entry: LandlordEntry
    terms: Terms
    homes: Homes
    candidate: Candidate
    verdict: Verdict
    others: tuple[Other, ...]
    ceiling: RentCeiling
    last: LastDay | None
    priority: tuple[Priority, ...]


class ProgrammeJudgement(NamedTuple):
    """One programme judged."""

    entry: ProgrammeEntry
    terms: Terms
    verdict: Verdict
    last: LastDay | None


@dataclass(frozen=True, slots=True)
class Assessment:
    """Everything that was judged, and from what."""

    situation: Situation
    wishes: Wishes
    document: Document
    landlords: tuple[Judgement, ...]
    programmes: tuple[ProgrammeJudgement, ...]


def usual_move_in(applicant: Applicant, on: date) -> date:
    """The first of the month after 60 days; three months later if there is a lease to give up."""
    ready = on + timedelta(days=DAYS_TO_MOVE)
    first = months_after(ready.replace(day=1), 1)
    held = applicant.present_home in LEASES
    return months_after(first, MONTHS_OF_NOTICE) if held else first


def assess_all(
    document: Document,
    situation: Situation,
    wishes: Wishes,
    landlords: Iterable[LandlordEntry],
) -> Assessment:
    """Judge the household by these landlords' terms, and by every programme still in use."""
    programmes = [entry for entry in document.programmes if not entry.programme.archived]
    return Assessment(
        situation,
        wishes,
        document,
        tuple(_landlord(entry, document, situation, wishes) for entry in landlords),
        tuple(_programme(entry, document, situation, wishes) for entry in programmes),
    )


def _landlord(
    entry: LandlordEntry, document: Document, situation: Situation, wishes: Wishes
) -> Judgement:
    terms = landlord_terms(entry, document)
    found = homes(entry, wishes, situation.on, document)
    judged = [(item, assess(terms, item.home, situation)) for item in found.candidates]
    judged.sort(key=_best_first)
    (candidate, verdict), *rest = judged
    return Judgement(
        entry,
        terms,
        found,
        candidate,
        verdict,
        tuple(Other(item, other.label) for item, other in rest),
        rent_ceiling(terms, candidate.home, situation),
        last_day(terms, candidate.home, situation, verdict),
        tuple(
            _priority(rule, entry, document, situation, candidate, verdict)
            for rule in entry.priority
            if holds(rule.rule.valid_from, rule.rule.valid_until, situation.on)
            and matches(priority_scope(rule, document), candidate.home) is not False
        ),
    )


def _best_first(judged: tuple[Candidate, Verdict]) -> tuple[int, bool, int, int]:
    """The best label, then the lowest rent, then the smallest home."""
    candidate, verdict = judged
    label = Outcome.MEETS if verdict.label.passes else verdict.label
    rent, rooms = candidate.home.rent, candidate.home.rooms
    return label.position, rent is None, int(rent or 0), rooms or 0


def _priority(
    rule: PriorityEntry,
    entry: LandlordEntry,
    document: Document,
    situation: Situation,
    candidate: Candidate,
    ordinary: Verdict,
) -> Priority:
    """A rule without demands of its own is judged by whoever decides."""
    terms = priority_terms(rule, entry, document)
    verdict = assess(terms, candidate.home, situation._replace(core=frozenset()))
    own = tuple(t for t in verdict.topics if any(_is_own(j.row) for j in t.judged))
    label = verdict.label if own else Outcome.JUDGES
    questions = verdict.questions if own else ()
    if rule.rule.ordinary_terms:
        label = worst([label, ordinary.label])
    elif rule.rule.ordinary_terms is None and not ordinary.label.passes:
        label = worst([label, Outcome.ASK_LANDLORD])
        questions = (*questions, of_landlord(ORDINARY_TERMS))
    return Priority(rule, own, label, questions)


def _is_own(row: Row) -> bool:
    return row.scope.rank == NARROWEST


def _programme(
    entry: ProgrammeEntry, document: Document, situation: Situation, wishes: Wishes
) -> ProgrammeJudgement:
    terms = programme_terms(entry, document)
    home = wished(entry.programme.code, wishes)
    bare = situation._replace(core=frozenset())
    verdict = assess(terms, home, bare)
    return ProgrammeJudgement(entry, terms, verdict, last_day(terms, home, bare, verdict))
