"""An assessment as a text to read and to check by hand: every number, where it comes from, who decides."""

from collections.abc import Iterable, Iterator
from textwrap import wrap

from django.utils.translation import gettext as _

from landlords.exchange.assessing import Assessment, Judgement, Priority, ProgrammeJudgement
from landlords.exchange.entries import current
from landlords.exchange.report_rows import question_lines, topic_lines
from landlords.exchange.wording import (
    facts,
    home_text,
    label_text,
    one_line,
    rent_text,
    sentence,
    series_text,
)
from landlords.requirements.last_day import LastDay
from landlords.requirements.params import Checked
from landlords.requirements.rent_ceiling import RentCeiling
from landlords.requirements.sentences import text
from landlords.requirements.statements import Dated
from landlords.requirements.version import engine_version

WIDTH = 100
STATED = (
    "valid_from", "valid_until", "source", "confirmed_on", "confirmed_source", "name", "code",
    "channel", "archived",
)  # fmt: skip


def text_lines(assessment: Assessment) -> Iterator[str]:
    """The whole print-out."""
    for line in _lines(assessment):
        indent = " " * (len(line) - len(line.lstrip(" ")))
        yield from wrap(line, WIDTH, subsequent_indent=f"{indent}  ") or [""]


def _lines(assessment: Assessment) -> Iterator[str]:
    yield from _head(assessment)
    yield from _household(assessment)
    yield ""
    yield _("In short")
    for judgement in assessment.landlords:
        verdict = judgement.verdict
        yield f"  {judgement.terms.name}: {label_text(verdict.label, verdict.topics)}"
    for programme in assessment.programmes:
        verdict = programme.verdict
        yield f"  {programme.terms.name}: {label_text(verdict.label, verdict.topics)}"
    for judgement in assessment.landlords:
        yield ""
        yield from _landlord(judgement, assessment)
    for programme in assessment.programmes:
        yield ""
        yield from _programme(programme)


def _head(assessment: Assessment) -> Iterator[str]:
    situation, document = assessment.situation, assessment.document
    yield _("The household against landlords' terms on %(on)s, for moving in on %(move_in)s") % {
        "on": text(situation.on),
        "move_in": text(situation.move_in),
    }
    yield _("This is a reckoning by the landlords' stated terms. It is not a decision.")
    own, shipped = _("the file's own"), _("those that come with the portal")
    yield _("Core topics: %(whose)s (%(topics)s). Amounts: %(amounts)s. Engine: %(engine)s.") % {
        "whose": shipped if document.core_topics is None else own,
        "topics": series_text(sorted(situation.core, key=lambda topic: topic.position)) or "–",
        "amounts": shipped if document.norms is None else own,
        "engine": engine_version(),
    }


def _household(assessment: Assessment) -> Iterator[str]:
    yield ""
    yield _("The household, as far as it is known")
    for label, value in facts(assessment.situation.applicant):
        yield f"  {label}: {value}"
    wishes = "; ".join(f"{label}: {value}" for label, value in facts(assessment.wishes))
    if wishes:
        yield "  " + _("Home looked for: %(wishes)s") % {"wishes": wishes}


def _landlord(judgement: Judgement, assessment: Assessment) -> Iterator[str]:
    verdict = judgement.verdict
    yield f"{judgement.terms.name}: {label_text(verdict.label, verdict.topics)}"
    yield from _home(judgement, assessment)
    for finding in verdict.topics:
        yield from topic_lines(finding, verdict.replaced)
    yield "  " + ceiling_text(judgement.ceiling)
    yield from _last(judgement.last)
    yield from question_lines(verdict.questions)
    for rule in judgement.priority:
        yield from _priority(rule)
    yield from _offers(judgement, assessment)
    yield from _not_asked(judgement)


def _home(judgement: Judgement, assessment: Assessment) -> Iterator[str]:
    document = assessment.document
    told = home_text(judgement.candidate.home, document)
    stock = judgement.candidate.stock
    if stock is not None:
        parts = _stock_parts(stock.values)
        yield "  " + _("Home: %(home)s%(stock)s") % {
            "home": told,
            "stock": f" ({', '.join(parts)})" if parts else "",
        }
    elif judgement.homes.is_stocked:
        yield "  " + _("Home: nothing that fits is known; judged for %(home)s") % {"home": told}
    else:
        yield "  " + _("Home: the landlord's homes are not known; judged for %(home)s") % {
            "home": told
        }
    for pause in current(judgement.entry.pauses, assessment.situation.on):
        if pause.valid_until is None:
            yield "  " + _("Lets nothing until further notice.")
        else:
            yield "  " + _("Lets nothing until %(day)s.") % {"day": text(pause.valid_until)}
    for other in judgement.others:
        yield "  " + _("Another home that fits: %(home)s: %(label)s") % {
            "home": home_text(other.candidate.home, document),
            "label": other.label.label,
        }


def _stock_parts(values: dict[str, int | None]) -> list[str]:
    """What is known of the row of stock that a home stands for."""
    parts = []
    lowest, highest = values.get("rent_from"), values.get("rent_to")
    if lowest is not None and highest is not None:
        parts.append(
            _("rents from %(lowest)s to %(highest)s")
            % {"lowest": rent_text(lowest), "highest": rent_text(highest)}
        )
    if values.get("dwellings") is not None:
        parts.append(_("%(count)s in all") % {"count": values["dwellings"]})
    if values.get("vacancies_a_year") is not None:
        parts.append(_("%(count)s fall vacant a year") % {"count": values["vacancies_a_year"]})
    return parts


def ceiling_text(ceiling: RentCeiling) -> str:
    """The highest rent by the landlord's rule, with its gaps; or why it cannot be said."""
    if ceiling.highest is not None:
        told = _("Highest rent by the landlord's rule: %(rent)s") % {
            "rent": rent_text(ceiling.highest)
        }
        gaps = [
            _("%(least)s to %(most)s")
            % {"least": rent_text(gap.least), "most": rent_text(gap.most)}
            for gap in ceiling.gaps
        ]
        return told + (_(", but not %(gaps)s") % {"gaps": ", ".join(gaps)} if gaps else "") + "."
    if ceiling.is_open:
        return _("Highest rent by the landlord's rule: no demand on income follows the rent.")
    if ceiling.outcome.passes:
        return _("Highest rent by the landlord's rule: any.")
    return _("Highest rent by the landlord's rule: %(label)s.") % {"label": ceiling.outcome.label}


def _last(last: LastDay | None) -> Iterator[str]:
    if last is not None:
        yield "  " + _("Holds until %(day)s, then: %(label)s.") % {
            "day": text(last.day),
            "label": last.then.label,
        }


def _priority(rule: Priority) -> Iterator[str]:
    failing = [topic for topic in rule.topics if topic.outcome is rule.label]
    yield "  " + _("Priority, %(name)s: %(label)s") % {
        "name": rule.entry.rule.name,
        "label": label_text(rule.label, failing) if failing else rule.label.label,
    }
    yield "    " + _record_line(rule.entry.rule)
    for finding in rule.topics:
        yield from (f"  {line}" for line in topic_lines(finding, ()))
    yield from (f"  {line}" for line in question_lines(rule.questions))


def _record_line(made: Dated) -> str:
    """What a record says, all but its name and its source."""
    return sentence(_record_facts(made))


def _record_facts(made: Checked) -> str:
    """The same as a clause."""
    return "; ".join(f"{label}: {value}" for label, value in facts(made, STATED))


def _offers(judgement: Judgement, assessment: Assessment) -> Iterator[str]:
    """How to apply, which leases there are, and the cooperation."""
    on, entry = assessment.situation.on, judgement.entry
    queues = {queue.channel: queue for queue in assessment.situation.applicant.queues}
    for use in current(entry.channels, on):
        channel = assessment.document.channels[use.channel].record
        yield "  " + _("How to apply, %(name)s: %(what)s") % {
            "name": channel.name,
            "what": sentence(f"{_record_facts(channel)}; {_record_facts(use)}".rstrip("; ")),
        }
        if channel.code in queues:
            own = "; ".join(
                f"{label}: {value}" for label, value in facts(queues[channel.code], ("channel",))
            )
            yield "    " + _("The household in this queue: %(what)s") % {"what": own}
    for contract in current(entry.contracts, on):
        yield "  " + _("Lease: %(what)s") % {"what": _record_line(contract)}
    for cooperation in current(entry.cooperation, on):
        yield "  " + _("Cooperation: %(what)s") % {"what": _record_line(cooperation)}
    if entry.values.get("note"):
        yield "  " + _("Note: %(note)s") % {"note": one_line(entry.values["note"])}


def _not_asked(judgement: Judgement) -> Iterable[str]:
    if judgement.verdict.not_asked:
        topics = series_text(judgement.verdict.not_asked)
        yield "  " + _("Not asked: %(topics)s.") % {"topics": topics}


def _programme(judgement: ProgrammeJudgement) -> Iterator[str]:
    verdict, programme = judgement.verdict, judgement.entry.programme
    yield _("Programme, %(name)s: %(label)s") % {
        "name": programme.name,
        "label": label_text(verdict.label, verdict.topics),
    }
    told = "; ".join(f"{label}: {value}" for label, value in facts(programme, STATED))
    if told:
        yield f"  {sentence(told)}"
    for finding in verdict.topics:
        yield from topic_lines(finding, verdict.replaced)
    yield from _last(judgement.last)
    yield from question_lines(verdict.questions)
