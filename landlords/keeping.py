"""What coordinators keep for everybody, as the core reads it: norms, core topics, households.

The only bridge between those tables and the core, in both directions.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, Final, NamedTuple

from django.db.models import Q

from landlords.models import CoreTopic, NormFormula, NormTable, TypicalHousehold
from landlords.requirements.applicant import Applicant
from landlords.requirements.codes import Topic
from landlords.requirements.decoding import decode_record, encode_record
from landlords.requirements.norm_amounts import NormsDocument
from landlords.requirements.norms import Norms

FORMULAS: Final = "formulas"
OF_EVERY_PERIOD: Final = ("valid_from", "valid_until", "source")


class NormRow(NamedTuple):
    """One period of a norm: its place in the document, its table, its columns."""

    path: str
    model: type[NormFormula] | type[NormTable]
    columns: dict[str, Any]


def norm_rows(document: NormsDocument) -> Iterator[NormRow]:
    """The document as rows of the two tables."""
    for place, formula in enumerate(document.formulas):
        codes = {"norm": formula.norm.value, "formula": formula.formula.value}
        columns = {**_every_period(formula), **codes}
        yield NormRow(f"{FORMULAS}[{place}]", NormFormula, columns)
    for norm in NormTable.RECORDS:
        for place, period in enumerate(getattr(document, norm)):
            written = encode_record(period)
            amounts = {key: written[key] for key in written if key not in OF_EVERY_PERIOD}
            columns = {**_every_period(period), "norm": norm, "amounts": amounts}
            yield NormRow(f"{norm}[{place}]", NormTable, columns)


def _every_period(period: Any) -> dict[str, Any]:
    return {
        "valid_from": period.valid_from,
        "valid_until": period.valid_until,
        "source_text": period.source.text,
        "source_link": period.source.link or "",
    }


def norms_document(formulas: Iterable[NormFormula], tables: Iterable[NormTable]) -> NormsDocument:
    """The rows as the core's document, by norm and day; TermsError if they do not go together."""
    data: dict[str, list[dict[str, Any]]] = {FORMULAS: []}
    for formula in sorted(formulas, key=_in_order):
        codes = {"norm": formula.norm, "formula": formula.formula}
        data[FORMULAS].append({**_period(formula), **codes})
    for table in sorted(tables, key=_in_order):
        data.setdefault(table.norm, []).append({**_period(table), **table.amounts})
    return decode_record(NormsDocument, data)


def _in_order(row: NormFormula | NormTable) -> tuple[str, date]:
    return row.norm, row.valid_from


def _period(row: NormFormula | NormTable) -> dict[str, Any]:
    last = {"valid_until": row.valid_until.isoformat()} if row.valid_until else {}
    return {"valid_from": row.valid_from.isoformat(), **last, "source": row.source_data}


def stored_norms() -> Norms:
    """The norms that are stored; amounts that nobody has typed are asked for by the core."""
    return Norms(norms_document(NormFormula.objects.all(), NormTable.objects.all()))


def core_topics(on: date) -> frozenset[Topic]:
    """The topics that decide on the day: a landlord that is silent on them is asked."""
    rows = CoreTopic.objects.filter(
        Q(valid_until=None) | Q(valid_until__gte=on), valid_from__lte=on
    )
    return frozenset(Topic(topic) for topic in rows.values_list("topic", flat=True))


def typical_applicants() -> dict[str, Applicant]:
    """The typical households in use, as the core reads them, by their keys."""
    rows = TypicalHousehold.objects.filter(is_archived=False)
    return {row.key: decode_record(Applicant, row.household) for row in rows}
