"""The section of national amounts, from its tables: as the core writes it, period by period."""

from datetime import date

from landlords.exchange.norms_section import RECORD
from landlords.exchange.writing_columns import Json, Object, unreadable
from landlords.models import NormFormula, NormTable
from landlords.models.keeping import Sourced
from landlords.requirements.decoding import decode_record, encode_record
from landlords.requirements.norm_amounts import FormulaPeriod
from landlords.requirements.params import Checked, specs
from landlords.requirements.problems import TermsError

ABOUT = "about"


def written_norms() -> Object:
    """Formulas by norm and day, then the amounts of each norm by day; empty lists too."""
    section: Object = {spec.name: [] for spec in specs(RECORD) if spec.name != ABOUT}
    for formula in NormFormula.objects.order_by("norm", "valid_from", "pk"):
        codes = {"norm": formula.norm, "formula": formula.formula}
        section["formulas"].append(as_the_core_writes(FormulaPeriod, formula, codes))
    for table in NormTable.objects.order_by("norm", "valid_from", "pk"):
        record = NormTable.RECORDS[table.norm]
        section[table.norm].append(as_the_core_writes(record, table, table.amounts))
    return section


def as_the_core_writes(record: type[Checked], row: Sourced, values: Object) -> Json:
    """One period, its days and source among its other values."""
    last = {} if row.valid_until is None else {"valid_until": row.valid_until.isoformat()}
    first = date.isoformat(row.valid_from)
    data = {"valid_from": first, **last, "source": row.source_data, **values}
    try:
        return encode_record(decode_record(record, data))
    except TermsError as error:
        raise unreadable(type(row), row.pk, error) from None
