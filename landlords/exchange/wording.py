"""Words that both print-outs share: labels, homes, sources, and any record field by field."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from landlords.exchange.entries import Document
from landlords.exchange.terms import Cited
from landlords.models import Source
from landlords.requirements.codes import Code, Product, Text, Tier, Unit
from landlords.requirements.engine import TopicFinding
from landlords.requirements.findings import Outcome
from landlords.requirements.home import Home
from landlords.requirements.params import Checked, ParamSpec, specs
from landlords.requirements.sentences import Amount, Called, Joined, Period, Series, Value, text
from landlords.requirements.values import Answers, Month

ON_PAPER: dict[Outcome, Text] = {
    Outcome.MEETS: gettext_lazy("You meet the landlord's demands."),
    Outcome.NOT_APPLICABLE: gettext_lazy("This does not concern you."),
    Outcome.TO_ARRANGE: gettext_lazy("You need to have this."),
    Outcome.BY_EXCEPTION: gettext_lazy("They can say yes anyway. We ask, if you want us to."),
    Outcome.JUDGES: gettext_lazy("They decide when they have met you."),
    Outcome.ASK_NORM: gettext_lazy("We do not know yet. We will find out."),
    Outcome.ASK_LANDLORD: gettext_lazy("We do not know yet. We will ask."),
    Outcome.ASK_HOUSEHOLD: gettext_lazy("We need to know more about you."),
    Outcome.FAILS: gettext_lazy("It does not work right now."),
}
"""The labels as they are said to the household itself."""

LINE_BREAKS = re.compile(r"\s*\n\s*")


def label_text(label: Outcome, topics: Iterable[TopicFinding]) -> str:
    """The label of a landlord or rule; an obstacle names what it is about."""
    if label is not Outcome.FAILS:
        return str(label.label)
    failing = [t.topic for t in topics if t.outcome is label and t.tier is Tier.DEMAND]
    return _("%(label)s: %(topics)s") % {"label": label.label, "topics": series_text(failing)}


def series_text(items: Iterable[Any], joined: Joined = Joined.COMMA) -> str:
    """Several values in a row."""
    return text(Series(tuple(items), joined))


def capital(sentence: str) -> str:
    """The same with a capital letter first."""
    return sentence[:1].upper() + sentence[1:]


def sentence(clause: str) -> str:
    """A clause as a sentence of its own."""
    return capital(clause) + ("" if clause.endswith((".", "!", "?")) else ".")


def one_line(told: str) -> str:
    """A text that was written in several lines, in one."""
    return LINE_BREAKS.sub(" ", told.strip())


def rent_text(rent: Decimal | int) -> str:
    """Kronor a month."""
    return text(Amount(rent, Unit.KRONOR_A_MONTH))


def place_text(code: str, document: Document) -> str:
    """A district by its name."""
    return document.place_names.get(code, code)


def home_text(home: Home, document: Document) -> str:
    """A home as far as it is known: size, place, sort, rent."""
    parts = []
    if home.rooms is not None:
        parts.append(text(Amount(home.rooms, Unit.ROOMS)))
    if home.district is not None:
        parts.append(place_text(home.district, document))
    if home.house is not None:
        parts.append(document.houses[home.house].record.name)
    if home.product != Product.ORDINARY:
        parts.append(str(Product(home.product).label))
    parts.append(_("rent not known") if home.rent is None else rent_text(home.rent))
    return ", ".join(parts)


def cited_text(cited: Cited) -> str:
    """Where a statement comes from, and when it was last confirmed."""
    kind = str(Source.Kind(cited.kind).label)
    told = f"{kind}: {cited.label}"
    if cited.on is not None:
        told += f", {text(cited.on)}"
    if cited.link:
        told += f", {cited.link}"
    confirmed = _("last confirmed %(day)s") % {"day": text(cited.confirmed_on)}
    if cited.confirmed_by:
        confirmed += f" ({cited.confirmed_by})"
    return f"{told}; {confirmed}"


def period_text(first: date, last: date | None) -> str:
    """From which day, and until which if there is a last one."""
    if last is None:
        return _("from %(day)s") % {"day": text(first)}
    return _("from %(day)s until %(last)s") % {"day": text(first), "last": text(last)}


def facts(made: Checked, without: Iterable[str] = ()) -> Iterator[tuple[str, str]]:
    """A record's fields that are known, each as its label and its value; lists item by item."""
    for spec in specs(type(made)):
        value = getattr(made, spec.name)
        idle = value is None or value in ((), Answers()) or (value is False and not spec.required)
        if spec.name in without or (idle and value == spec.default):
            continue
        if spec.many and spec.record:
            for number, item in enumerate(value, start=1):
                yield f"{spec.label} {number}", record_text(item)
        else:
            yield str(spec.label), value_text(spec, value)


def record_text(made: Checked) -> str:
    """A record in one line."""
    return "; ".join(f"{label}: {value}" for label, value in facts(made)) or "–"


def value_text(spec: ParamSpec, value: Any) -> str:
    """One value of a field, with its unit."""
    if isinstance(value, Checked):
        return record_text(value)
    if isinstance(value, Answers):
        return "; ".join(f"{code.label}: {truth_text(answer)}" for code, answer in value.pairs)
    if isinstance(value, bool):
        return truth_text(value)
    if spec.name == "channel":
        return text(Called(value))
    if isinstance(value, str) and not isinstance(value, Code):
        return one_line(value)
    return text(_valued(spec, value))


def _valued(spec: ParamSpec, value: Any) -> Value:
    """The value as sentences take it."""
    if isinstance(value, Month):
        return Period(value.year, value.month)
    if isinstance(value, tuple):
        return Series(value)
    return Amount(value, spec.unit) if spec.unit else value


def truth_text(answer: bool) -> str:  # noqa: FBT001
    """Yes or no."""
    return pgettext("answer", "yes") if answer else pgettext("answer", "no")
