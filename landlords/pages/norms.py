"""What is missing of each norm, and whom that touches: for the page of amounts and the start page."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.text import capfirst

from landlords.models import Landlord, NormFormula, NormTable
from landlords.norms_due import Due, due, kinds_that_use
from landlords.requirements.catalogue import CATALOGUE
from landlords.requirements.codes import Norm


@dataclass(frozen=True)
class NormLine:
    """One norm: what is missing, the kinds of requirement measured against it, whom it touches.

    ``landlords`` is how many have a requirement or an exception in force that rests on the norm;
    None for the rents that income support accepts, which touch households and no landlord's terms.
    """

    norm: str
    title: str
    due: Due
    kinds: tuple[str, ...]
    landlords: int | None
    tables: tuple[NormTable, ...]


def norm_lines(on: date) -> list[NormLine]:
    """Every norm, in the order in which they are kept."""
    tables, formulas = list(NormTable.objects.all()), list(NormFormula.objects.all())
    touched = Landlord.objects.resting_on_norms([norm.value for norm in Norm], on)
    return [line_of(str(norm), str(label), tables, formulas, touched, on) for norm, label in NORMS]


NORMS: Sequence[tuple[str, object]] = list(NormTable._meta.get_field("norm").choices or [])


def line_of(
    norm: str,
    title: str,
    tables: Sequence[NormTable],
    formulas: Sequence[NormFormula],
    touched: dict[str, int],
    on: date,
) -> NormLine:
    """One norm."""
    own = tuple(table for table in tables if table.norm == norm)
    is_norm = norm != NormTable.ACCEPTED_RENTS
    rules = [formula for formula in formulas if formula.norm == norm] if is_norm else None
    found = due(NormTable.RECORDS[norm], own, rules, on)
    kinds = (
        tuple(capfirst(str(kind.label)) for kind in kinds_that_use(CATALOGUE)) if is_norm else ()
    )
    return NormLine(
        norm, capfirst(title), found, kinds, touched.get(norm) if is_norm else None, own
    )


def missing_norms(on: date) -> list[NormLine]:
    """The norms of which something is missing that some landlord's terms, or no one's, rest on."""
    return [line for line in norm_lines(on) if line.due.is_anything]
