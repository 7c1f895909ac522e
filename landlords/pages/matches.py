"""A household's way to a home, landlord by landlord, as pages show it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from config.shared.values import day, money, number
from landlords.exchange.report_rows import demand_text, effect_text, exception_facts
from landlords.exchange.report_text import ceiling_text
from landlords.exchange.wording import ON_PAPER
from landlords.matching import Fit, Homes, Match, QueuePlace, Reach
from landlords.models import ExceptionRule, Requirement
from landlords.pages.words import capitalised
from landlords.requirements.codes import Product, Tier
from landlords.requirements.engine import Situation, TopicFinding
from landlords.requirements.findings import Finding, Outcome, Owner
from landlords.requirements.judging import ExceptionFinding, Judged
from landlords.requirements.last_day import last_day
from landlords.requirements.rent_ceiling import rent_ceiling
from landlords.requirements.saying import Voice, question_text, reason_text

IN_FULL = 10
HOME_LABELS: dict[Reach, str] = {
    Reach.QUEUE_SHORT: "queue_short",
    Reach.QUEUE_UNKNOWN: "queue_unknown",
}
FIT_LABELS: dict[Fit, str] = {
    Fit.RENT_UNKNOWN: "rent_unknown",
    Fit.UNKNOWN: "homes_unknown",
    Fit.NOTHING: "no_home",
    Fit.PAUSED: "no_home",
}


@dataclass(frozen=True)
class Told:
    """One finding: its outcome's key, its sentence, the parts of its sum."""

    outcome: str
    text: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Leeway:
    """An exception that may help: what it does, and how to go about it."""

    text: str
    helps: bool
    facts: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Stated:
    """One row of terms: what it demands, what was found, the ways to meet it apart."""

    demand: str
    ways: tuple[tuple[Told, ...], ...]
    leeways: tuple[Leeway, ...]
    row: Requirement | None


@dataclass(frozen=True)
class TopicLine:
    """What the terms answer on one topic."""

    label: str
    outcome: str
    is_wish: bool
    is_silent: bool
    stated: tuple[Stated, ...]


@dataclass(frozen=True)
class MatchLine:
    """One landlord in one line: its two labels, its home and the way there."""

    match: Match
    outcome: str
    obstacles: str
    home_label: str
    home_detail: str
    home: str
    reach: str
    others: str


@dataclass(frozen=True)
class MatchCard:
    """One landlord in full: what decides first, the rest behind one click, what to ask."""

    line: MatchLine
    deciding: tuple[TopicLine, ...]
    passing: tuple[TopicLine, ...]
    ceiling: str
    last: str
    questions: tuple[tuple[str, tuple[str, ...]], ...]


class Rows:
    """Requirements and exceptions by key, with their sources, for the landlords shown in full."""

    def __init__(self, matches: Iterable[Match]) -> None:
        judged = [j for m in matches for topic in m.verdict.topics for j in topic.judged]
        keys = {j.row.key for j in judged}
        self.requirements = Requirement.objects.with_sources().in_bulk(list(keys))
        rules = {tried.rule.key for j in judged for tried in j.exceptions}
        self.exceptions = ExceptionRule.objects.with_sources().in_bulk(list(rules))


def match_lines(matches: Iterable[Match], places: dict[str, str]) -> list[MatchLine]:
    """Every landlord in a line; ``places`` are the names of districts and houses by code."""
    return [match_line(item, places) for item in matches]


def match_line(item: Match, places: dict[str, str]) -> MatchLine:
    """One landlord in a line."""
    label, detail = home_label(item)
    return MatchLine(
        match=item,
        outcome=item.verdict.label.value if not item.verdict.label.passes else "meets",
        obstacles=", ".join(str(t.topic.label) for t in failing(item.verdict.topics)),
        home_label=label,
        home_detail=detail,
        home=home_text(item.homes, places) if item.homes else "",
        reach=reach_text(item),
        others=others_text(item.others),
    )


def failing(topics: Iterable[TopicFinding]) -> list[TopicFinding]:
    """The demands that stand in the way today."""
    return [t for t in topics if t.outcome is Outcome.FAILS and t.tier is Tier.DEMAND]


def home_label(item: Match) -> tuple[str, str]:
    """The label on home and reach, and what to add to it."""
    if item.fit is Fit.PAUSED:
        until = item.supply.pause
        if until is None or until == date.max:
            return "no_home", _("lets nothing until further notice")
        return "no_home", _("lets nothing until %(day)s") % {"day": day(until)}
    if item.fit in FIT_LABELS:
        return FIT_LABELS[item.fit], ""
    return HOME_LABELS.get(item.reach, "apply_now"), ""


def home_text(homes: Homes, places: dict[str, str]) -> str:
    """A home as far as it is known: size, place, rent, how many fall vacant."""
    parts = [ngettext("%(rooms)s room", "%(rooms)s rooms", homes.rooms) % {"rooms": homes.rooms}]
    parts.append(places.get(homes.district or "", "") or _("district not known"))
    if homes.house:
        parts.append(places.get(homes.house, homes.house))
    if homes.product != Product.ORDINARY:
        parts.append(str(Product(homes.product).label))
    if homes.rent is None:
        parts.append(_("rent not known"))
    elif homes.rent_to and homes.rent_to != homes.rent:
        parts.append(f"{number(homes.rent)}–{money(homes.rent_to)}")
    else:
        parts.append(money(homes.rent))
    if homes.answer_by:
        parts.append(_("offered, answer by %(day)s") % {"day": day(homes.answer_by)})
    elif homes.vacancies is not None:
        told = ngettext(
            "about %(count)s falls vacant a year", "about %(count)s fall vacant a year",
            homes.vacancies,
        )  # fmt: skip
        parts.append(told % {"count": number(homes.vacancies)})
    return ", ".join(parts)


def reach_text(item: Match) -> str:
    """How the household gets at the landlord's homes."""
    ways = [way.name for way in item.supply.ways if not way.is_queue]
    told = [place_text(place) for place in item.places]
    return ". ".join([*ways, *told]) or _("How to apply is not known")


def place_text(place: QueuePlace) -> str:
    """A place in a queue against the one that gave a lease."""
    unit = _("%(count)s points") if place.in_points else _("%(count)s days")
    needed = unit % {"count": number(place.needed)} if place.needed is not None else ""
    held = unit % {"count": number(place.held)} if place.held is not None else ""
    values = {"queue": place.way.name, "needed": needed, "held": held}
    if needed and held:
        return _("%(queue)s: %(needed)s gave a lease, the household has %(held)s") % values
    if needed:
        return _("%(queue)s: %(needed)s gave a lease, the household's time is not known") % values
    if held:
        return _("%(queue)s: the household has %(held)s, nobody knows what is enough") % values
    return _("%(queue)s: nobody knows what is enough") % values


def others_text(count: int) -> str:
    """That other homes of the landlord's fit as well."""
    if not count:
        return ""
    told = ngettext("%(count)s other sort of home fits", "%(count)s other sorts of home fit", count)
    return told % {"count": count}


def match_cards(
    matches: Sequence[Match], situation: Situation, places: dict[str, str]
) -> list[MatchCard]:
    """These landlords in full, in two queries."""
    rows = Rows(matches)
    return [match_card(item, situation, places, rows) for item in matches]


def match_card(item: Match, situation: Situation, places: dict[str, str], rows: Rows) -> MatchCard:
    """One landlord in full."""
    topics = sorted(item.verdict.topics, key=lambda topic: -topic.outcome.position)
    lines = [(topic.outcome.passes, topic_line(topic, rows)) for topic in topics]
    terms, home = item.supply.terms, item.home
    last = last_day(terms, home, situation, item.verdict)
    return MatchCard(
        line=match_line(item, places),
        deciding=tuple(line for passes, line in lines if not passes),
        passing=tuple(line for passes, line in lines if passes),
        ceiling=ceiling_text(rent_ceiling(terms, home, situation)),
        last=_("Holds until %(day)s, then: %(label)s.")
        % {"day": day(last.day), "label": last.then.label}
        if last
        else "",
        questions=tuple(questions(item)),
    )


def questions(item: Match) -> Iterator[tuple[str, tuple[str, ...]]]:
    """What to ask, by whom to ask it of."""
    for owner in Owner:
        mine = tuple(question_text(q) for q in item.verdict.questions if q.owner is owner)
        if mine:
            yield str(owner.label), mine


def topic_line(topic: TopicFinding, rows: Rows) -> TopicLine:
    """One topic."""
    return TopicLine(
        label=capitalised(str(topic.topic.label)),
        outcome=topic.outcome.value,
        is_wish=topic.tier is Tier.WISH,
        is_silent=topic.is_silent,
        stated=tuple(stated(judged, rows) for judged in topic.judged),
    )


def stated(judged: Judged, rows: Rows) -> Stated:
    """One row, with what each way of meeting it comes to."""
    key: Any = judged.row.key
    return Stated(
        demand=capitalised(demand_text(judged.row)),
        ways=tuple(tuple(told(finding) for finding in way) for way in judged.found),
        leeways=tuple(leeway(tried) for tried in judged.exceptions),
        row=rows.requirements.get(key),
    )


def told(finding: Finding) -> Told:
    """One finding in words."""
    return Told(
        finding.outcome.value,
        reason_text(finding.reason),
        tuple(reason_text(line) for line in finding.lines),
    )


def leeway(tried: ExceptionFinding) -> Leeway:
    """One exception in words."""
    return Leeway(
        capitalised(effect_text(tried.rule)),
        tried.outcome is not Outcome.FAILS,
        tuple(exception_facts(tried.rule)),
    )


@dataclass(frozen=True)
class PaperTopic:
    """One topic as the household is told it."""

    label: str
    texts: tuple[str, ...]


@dataclass(frozen=True)
class Paper:
    """One landlord as the household itself is told: "du", one fact a line, no exception, no source."""

    label: str
    home: str
    topics: tuple[PaperTopic, ...]
    rent: str
    questions: tuple[str, ...]


def paper_of(item: Match, situation: Situation, places: dict[str, str]) -> Paper:
    """What the household is told of one landlord."""
    ceiling = rent_ceiling(item.supply.terms, item.home, situation)
    label = Outcome.MEETS if item.verdict.label.passes else item.verdict.label
    topics = [paper_topic(topic) for topic in item.verdict.topics]
    return Paper(
        label=str(ON_PAPER[label]),
        home=capitalised(home_text(item.homes, places)) if item.homes else "",
        topics=tuple(topic for topic in topics if topic is not None),
        rent=money(ceiling.highest) if ceiling.highest is not None else "",
        questions=tuple(
            question_text(q, Voice.PAPER)
            for q in item.verdict.questions
            if q.owner is Owner.HOUSEHOLD
        ),
    )


def paper_topic(topic: TopicFinding) -> PaperTopic | None:
    """What is said of a topic: the way of meeting it that decides; nothing of wishes."""
    if topic.outcome is Outcome.NOT_APPLICABLE or topic.tier is Tier.WISH:
        return None
    label = capitalised(str(topic.topic.label))
    if topic.is_silent or topic.unsettled:
        return PaperTopic(label, (str(ON_PAPER[topic.outcome]),))
    findings = [f for judged in topic.judged for f in judged.found[judged.deciding]]
    texts = (reason_text(said, Voice.PAPER) for f in findings for said in (f.reason, *f.lines))
    return PaperTopic(label, tuple(texts))
