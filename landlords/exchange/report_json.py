"""An assessment as JSON, format "bostadsportalen-assessment" (docs/exchange.md): codes and numbers, and
beside every reason its sentence in the active language.
"""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from functools import singledispatch
from typing import Any, Final

from landlords.exchange.assessing import Assessment, Judgement, Priority, ProgrammeJudgement
from landlords.exchange.entries import Document, current
from landlords.exchange.terms import Cited
from landlords.requirements.codes import Code
from landlords.requirements.decoding import encode, encode_record
from landlords.requirements.engine import TopicFinding, Verdict
from landlords.requirements.findings import Finding, Question, Reason
from landlords.requirements.home import Home
from landlords.requirements.judging import ExceptionFinding, Found, Judged
from landlords.requirements.last_day import LastDay
from landlords.requirements.offers import ChannelUse
from landlords.requirements.parsing import dump_audience, dump_conditions, dump_tests
from landlords.requirements.rent_ceiling import RentCeiling
from landlords.requirements.resolution import Row
from landlords.requirements.saying import question_text, reason_text
from landlords.requirements.sentences import Amount, Period, Sentence, Series, say
from landlords.requirements.version import engine_version

FORMAT: Final = "bostadsportalen-assessment"
VERSION: Final = 1

Json = dict[str, Any]


def assessment_json(assessment: Assessment) -> Json:
    """The whole answer."""
    situation, document = assessment.situation, assessment.document
    return {
        "format": FORMAT,
        "version": VERSION,
        "engine": engine_version(),
        "on": situation.on.isoformat(),
        "move_in": situation.move_in.isoformat(),
        "core_topics": [t.value for t in sorted(situation.core, key=lambda t: t.position)],
        "core_topics_from": "portal" if document.core_topics is None else "file",
        "norms_from": "portal" if document.norms is None else "file",
        "household": encode_record(situation.applicant),
        "home": encode_record(assessment.wishes),
        "landlords": [_landlord(item, situation.on, document) for item in assessment.landlords],
        "programmes": [_programme(item) for item in assessment.programmes],
    }


def _landlord(judgement: Judgement, on: date, document: Document) -> Json:
    entry = judgement.entry
    return {
        "key": entry.key,
        "name": entry.values["name"],
        "home": _home(judgement.candidate.home),
        "home_from": _home_from(judgement),
        "other_homes": [
            {"home": _home(other.candidate.home), "label": other.label.value}
            for other in judgement.others
        ],
        **_verdict(judgement.verdict, judgement.last),
        "highest_rent": _ceiling(judgement.ceiling),
        "priority": [_priority(rule) for rule in judgement.priority],
        "channels": [_channel(item, document) for item in current(entry.channels, on)],
        "contracts": [encode_record(item) for item in current(entry.contracts, on)],
        "cooperation": [encode_record(item) for item in current(entry.cooperation, on)],
    }


def _channel(use: ChannelUse, document: Document) -> Json:
    """A way to apply: what it is, and how the landlord uses it."""
    used = {key: value for key, value in encode_record(use).items() if key != "channel"}
    return {**encode_record(document.channels[use.channel].record), **used}


def _home_from(judgement: Judgement) -> str:
    """Whether the home stands for a row of stock, for none that fits, or for none that is known."""
    if judgement.homes.fits:
        return "stock"
    return "nothing_fits" if judgement.homes.is_stocked else "stock_not_known"


def _home(home: Home) -> Json:
    return {
        "district": home.district,
        "house": home.house,
        "product": str(home.product),
        "rooms": home.rooms,
        "rent": None if home.rent is None else encode(home.rent),
    }


def _verdict(verdict: Verdict, last: LastDay | None) -> Json:
    return {
        "label": verdict.label.value,
        "topics": [_topic(finding) for finding in verdict.topics],
        "replaced": [{"topic": row.topic.value, **_row(row)} for row in verdict.replaced],
        "questions": [_question(question) for question in verdict.questions],
        "not_asked": [topic.value for topic in verdict.not_asked],
        "holds_until": None if last is None else last.day.isoformat(),
        "then": None if last is None else last.then.value,
    }


def _topic(finding: TopicFinding) -> Json:
    return {
        "topic": finding.topic.value,
        "tier": finding.tier.value,
        "outcome": finding.outcome.value,
        "silent": finding.is_silent,
        "unsettled": finding.unsettled,
        "rows": [_judged(judged) for judged in finding.judged],
        "questions": [_question(question) for question in finding.questions],
    }


def _judged(judged: Judged) -> Json:
    return {
        **_row(judged.row),
        "outcome": judged.outcome.value,
        "without_exceptions": judged.weighed.value,
        "alternatives": _found(judged.found),
        "deciding": judged.deciding,
        "exceptions": [_exception(tried) for tried in judged.exceptions],
    }


def _row(row: Row) -> Json:
    return {
        "scope": row.scope.name,
        "layer": row.layer.value,
        "weight": row.weight.value,
        "says": row.says.value,
        "tests": dump_tests(row.tests),
        "audience": dump_audience(row.audience),
        "valid_from": row.valid_from.isoformat(),
        "valid_until": None if row.valid_until is None else row.valid_until.isoformat(),
        **_cited(row.key),
    }


def _cited(key: object) -> Json:
    if not isinstance(key, Cited):
        return {}
    return {
        "at": key.path,
        "source": {
            "kind": key.kind,
            "label": key.label,
            "on": None if key.on is None else key.on.isoformat(),
            "link": key.link,
        },
        "confirmed_on": key.confirmed_on.isoformat(),
        "note": key.note,
    }


def _found(found: Found) -> list[list[Json]]:
    return [[_finding(finding) for finding in alternative] for alternative in found]


def _finding(finding: Finding) -> Json:
    return {
        "outcome": finding.outcome.value,
        "reason": _reason(finding.reason),
        "lines": [_reason(line) for line in finding.lines],
        "changes_on": [day.isoformat() for day in finding.edges],
    }


def _reason(reason: Reason) -> Json:
    return {
        "code": reason.code,
        "values": _values(reason.values.items()),
        "text": reason_text(reason),
    }


def _question(question: Question) -> Json:
    return {
        "of": question.owner.value,
        "code": question.code,
        "about": _values(question.about),
        "text": question_text(question),
    }


def _exception(tried: ExceptionFinding) -> Json:
    rule = tried.rule
    return {
        "scope": rule.scope.name,
        "outcome": tried.outcome.value,
        "effect": rule.effect.value,
        "tests": dump_tests(rule.tests),
        "disregards": None if rule.disregards is None else rule.disregards.value,
        "audience": dump_audience(rule.audience),
        "conditions": [
            {
                **dump_conditions([condition])[0],
                "holds": held,
                "lines": [_reason(line) for line in figures],
            }
            for (condition, held), figures in zip(tried.conditions, tried.figures, strict=True)
        ],
        "alternatives": _found(tried.found),
        "questions": [_question(question) for question in tried.questions],
        "decider": rule.decider,
        "door": rule.door,
        "proof": list(rule.proof),
        "wording": rule.wording,
        "per_year": rule.per_year,
        "duration_months": rule.duration_months,
        **_cited(rule.key),
    }


def _ceiling(ceiling: RentCeiling) -> Json:
    return {
        "outcome": ceiling.outcome.value,
        "highest": None if ceiling.highest is None else encode(ceiling.highest),
        "gaps": [[encode(gap.least), encode(gap.most)] for gap in ceiling.gaps],
        "open": ceiling.is_open,
    }


def _priority(rule: Priority) -> Json:
    return {
        "rule": encode_record(rule.entry.rule),
        "label": rule.label.value,
        "topics": [_topic(finding) for finding in rule.topics],
        "questions": [_question(question) for question in rule.questions],
    }


def _programme(judgement: ProgrammeJudgement) -> Json:
    return {
        "programme": encode_record(judgement.entry.programme),
        **_verdict(judgement.verdict, judgement.last),
    }


def _values(pairs: Iterable[tuple[str, Any]]) -> Json:
    return {name: value_json(value) for name, value in pairs}


@singledispatch
def value_json(value: object) -> Any:
    """One typed value of a reason; a text stays as it is."""
    return value


@value_json.register
def _code_json(value: Code) -> str:
    return value.value


@value_json.register
def _decimal_json(value: Decimal) -> object:
    return encode(value)


@value_json.register
def _date_json(value: date) -> str:
    return value.isoformat()


@value_json.register
def _amount_json(value: Amount) -> Json:
    return {"number": encode(Decimal(value.number)), "unit": value.unit.value}


@value_json.register
def _period_json(value: Period) -> str:
    return f"{value.year:04d}-{value.month:02d}"


@value_json.register
def _series_json(value: Series) -> list[Any]:
    return [value_json(item) for item in value.items]


@value_json.register
def _sentence_json(value: Sentence) -> Json:
    return {"text": say(value), "values": _values(value.values.items())}
