"""Norms, core topics and typical households between their tables and the core."""

import json
from datetime import date

import pytest

from landlords.keeping import (
    core_topics,
    norm_rows,
    norms_document,
    stored_norms,
    typical_applicants,
)
from landlords.models import CoreTopic, NormFormula, NormTable, TypicalHousehold
from landlords.reference_data import FOLDER, load_norms
from landlords.requirements.codes import Norm, Topic
from landlords.requirements.decoding import decode_record, encode_record
from landlords.requirements.norm_amounts import NormsDocument
from landlords.requirements.problems import TermsError
from tests.landlords.exchange_full import household

SHIPPED = decode_record(
    NormsDocument, json.loads((FOLDER / "norms.json").read_text(encoding="utf-8"))
)


def without_about(document: NormsDocument) -> dict[str, object]:
    """The document as data, each norm's periods by their days."""
    written = encode_record(document)
    written.pop("about", None)
    for periods in written.values():
        assert isinstance(periods, list)
        periods.sort(key=lambda period: (period.get("norm", ""), period["valid_from"]))
    return written


def test_the_shipped_norms_come_back_from_rows_as_they_were() -> None:
    rows = list(norm_rows(SHIPPED))
    formulas = [NormFormula(**row.columns) for row in rows if row.model is NormFormula]
    tables = [NormTable(**row.columns) for row in rows if row.model is NormTable]
    assert without_about(norms_document(formulas, tables)) == without_about(SHIPPED)


@pytest.mark.django_db
def test_the_shipped_norms_come_back_from_the_database_as_they_were() -> None:
    load_norms()
    assert without_about(stored_norms().document) == without_about(SHIPPED)
    for table in NormTable.objects.all():
        table.full_clean()


@pytest.mark.django_db
def test_without_rows_there_are_no_amounts() -> None:
    assert stored_norms().document.amounts(Norm.NATIONAL_NORM) == ()


def test_rows_that_do_not_go_together_are_told() -> None:
    table = NormTable(
        norm="national_norm", valid_from=date(2026, 1, 1), source_text="x", amounts={"single": "1"}
    )
    with pytest.raises(TermsError) as caught:
        norms_document([], [table])
    assert [problem.path for problem in caught.value.problems] == ["national_norm[0].valid_from"]


@pytest.mark.django_db
def test_core_topics_are_those_of_the_day() -> None:
    CoreTopic.objects.create(topic="income_level", valid_from=date(2026, 1, 1))
    CoreTopic.objects.create(
        topic="remarks", valid_from=date(2026, 1, 1), valid_until=date(2026, 6, 30)
    )
    assert core_topics(date(2025, 12, 31)) == frozenset()
    assert core_topics(date(2026, 6, 30)) == {Topic.INCOME_LEVEL, Topic.REMARKS}
    assert core_topics(date(2026, 7, 1)) == {Topic.INCOME_LEVEL}


@pytest.mark.django_db
def test_typical_households_in_use_are_read_by_the_core() -> None:
    for key, archived in (("ensam", False), ("gammal", True)):
        TypicalHousehold.objects.create(
            key=key, name=key, household=household(), is_archived=archived
        )
    applicants = typical_applicants()
    assert list(applicants) == ["ensam"]
    assert applicants["ensam"].incomes[0].gross == 27_000
