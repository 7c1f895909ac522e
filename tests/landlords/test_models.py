"""The database refuses what must never be, and each refusal has a sentence."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction

from landlords.models import District, Landlord, Requirement, Source, Statement
from tests.make import (
    make_district,
    make_exception,
    make_landlord,
    make_pause,
    make_requirement,
    make_scope,
    make_source,
    make_stock,
    stated,
)

pytestmark = pytest.mark.django_db

JANUARY, FEBRUARY, MARCH = date(2026, 1, 1), date(2026, 2, 1), date(2026, 3, 1)
MULTIPLE = [[{"kind": "rent_multiple", "version": 1, "params": {"n": "3", "basis": "gross"}}]]


def refused(constraint: str, row: models.Model) -> None:
    """The form refuses it with a sentence, and the database refuses it whoever writes."""
    with pytest.raises(ValidationError) as caught:
        row.full_clean()
    assert all(len(message) > 20 for message in caught.value.messages)
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        models.Model.save(row)


@pytest.mark.parametrize(
    ("first", "last"),
    [(JANUARY, None), (JANUARY, MARCH), (FEBRUARY, FEBRUARY), (date(2025, 1, 1), JANUARY)],
)
def test_requirements_on_one_topic_never_overlap(first: date, last: date | None) -> None:
    old = make_requirement(valid_from=JANUARY, valid_until=MARCH)
    row = {"scope": old.scope, "topic": old.topic, "tests": MULTIPLE}
    new = Requirement(**stated(**row, valid_from=first, valid_until=last))
    refused("requirement_never_overlaps", new)


@pytest.mark.parametrize(
    "changes",
    [
        {"valid_from": date(2026, 3, 2)},
        {"valid_from": date(2025, 1, 1), "valid_until": date(2025, 12, 31)},
        {"tier": "wish"},
        {"layer": "deviation"},
        {"audience": {"kind": "internal_mover", "version": 1, "params": {}}},
        {"topic": "certainty", "says": "none", "tests": []},
    ],
)
def test_what_does_not_overlap_stands_beside(changes: dict[str, Any]) -> None:
    old = make_requirement(valid_from=JANUARY, valid_until=MARCH)
    make_requirement(**{"scope": old.scope, "valid_from": JANUARY, **changes})
    assert Requirement.objects.count() == 2


def test_the_same_stock_never_overlaps_also_where_the_district_is_not_known() -> None:
    old = make_stock(district=None)
    old.pk = None
    old._state.adding = True
    refused("stock_never_overlaps", old)


@pytest.mark.parametrize("make", [make_stock, make_requirement, make_exception])
def test_a_statement_ends_after_it_begins(make: Callable[..., Statement]) -> None:
    row = make()
    row.valid_from, row.valid_until = MARCH, JANUARY
    refused("ends_after_it_begins|range lower bound", row)


@pytest.mark.parametrize("make", [make_stock, make_requirement, make_exception])
@pytest.mark.parametrize("day", [date(1, 1, 1), date(1899, 12, 31)])
def test_days_are_of_our_time(make: Callable[..., Statement], day: date) -> None:
    row = make()
    row.valid_from = day
    refused("days_are_of_our_time", row)


def test_no_requirement_has_no_tests_and_any_other_has_some() -> None:
    row = make_requirement()
    row.says = "none"
    refused("no_requirement_has_no_tests", row)
    row.says, row.tests = "tests", []
    with pytest.raises(IntegrityError, match="no_requirement_has_no_tests"), transaction.atomic():
        row.save()


@pytest.mark.parametrize(
    ("field", "value"),
    [("topic", "shoe_size"), ("weight", "very"), ("tier", "x"), ("layer", "x")],
)
def test_codes_of_a_requirement_are_known(field: str, value: str) -> None:
    row = make_requirement()
    setattr(row, field, value)
    refused("requirement_(topic_is|codes_are)_known", row)


@pytest.mark.parametrize(
    ("changes", "constraint"),
    [
        ({"conditions": []}, "exception_has_a_condition"),
        ({"effect": "replace", "tests": []}, "replacing_exception_says_by_what"),
        ({"effect": "waive", "tests": MULTIPLE}, "replacing_exception_says_by_what"),
        ({"effect": "disregard", "disregards": ""}, "disregarding_exception_says_what"),
        ({"effect": "disregard", "disregards": "old debts"}, "disregarded_facts_are_known"),
        ({"effect": "bend"}, "exception_codes_are_known"),
        ({"topic": "shoe_size"}, "exception_codes_are_known"),
    ],
)
def test_an_exception_holds_together(changes: dict[str, Any], constraint: str) -> None:
    row = make_exception()
    for field, value in changes.items():
        setattr(row, field, value)
    refused(constraint, row)


def test_rents_are_from_one_and_not_reversed_and_rooms_are_one_to_eight() -> None:
    row = make_stock()
    row.rent_from, row.rent_to = 9000, 8000
    refused("rent_span_is_not_reversed", row)
    row.rent_from, row.rent_to = 0, 8000
    refused("rents_are_from_one_krona", row)
    row.rent_from, row.rent_to = None, 0
    refused("rents_are_from_one_krona", row)
    row.rent_to, row.rooms = None, 9
    refused("rooms_are_one_to_eight", row)


def test_a_private_person_has_no_number() -> None:
    row = make_landlord()
    row.ownership, row.organisation_number = Landlord.Ownership.PERSON, "212000-0159"
    refused("private_person_has_no_number_here", row)


def test_a_pause_ends_after_it_begins() -> None:
    row = make_pause(landlord=make_landlord())
    row.valid_from, row.valid_until = MARCH, JANUARY
    refused("pause_ends_after_it_begins", row)


def test_an_organisation_number_is_one_landlord() -> None:
    make_landlord(organisation_number="212000-0159")
    refused("organisation_number", Landlord(name="Other", organisation_number="212000-0159"))


def test_scopes_of_a_landlord_are_told_apart() -> None:
    scope = make_scope(name="Whole", rank=100)
    for name, rank in (("Whole", 50), ("Other", 100)):
        twin = type(scope)(landlord=scope.landlord, name=name, rank=rank)
        refused("scope_(names|ranks)_are_told_apart", twin)


def test_a_source_is_written_once_also_without_a_day() -> None:
    source = make_source(on=None)
    refused("source_is_written_once", Source(kind=source.kind, label=source.label))


def test_a_district_is_not_part_of_itself() -> None:
    district = make_district()
    district.parent = district
    refused("district_is_not_part_of_itself", district)


def test_names_sort_as_in_swedish() -> None:
    names = [
        "adam",
        "Émile",
        "Vera",
        "Wanja",
        "Zeb",
        "Åke",
        "åsa",
        "Ängla",
        "Ärla",
        "Öberg",
        "Örjan",
    ]
    for name in reversed(names):
        make_landlord(name=name)
        make_district(name=name)
    assert [landlord.name for landlord in Landlord.objects.all()] == names
    assert [district.name for district in District.objects.all()] == names


def test_tests_are_written_as_the_core_writes_them() -> None:
    row = make_requirement(
        tests=[[{"kind": "rent_multiple", "version": 1, "params": {"n": 3, "basis": "gross"}}]]
    )
    assert row.tests[0][0]["params"]["n"] == "3"


@pytest.mark.parametrize("tests", [None, {}, "x", [[]], [[{"kind": "shoe_size"}]], [[1]], 7])
def test_tests_the_core_cannot_read_are_refused(tests: object) -> None:
    row = make_requirement()
    row.tests = tests
    with pytest.raises(ValidationError) as caught:
        row.full_clean()
    assert "tests" in caught.value.message_dict


def test_every_problem_of_an_exception_is_told_at_once() -> None:
    row = make_exception()
    row.conditions, row.audience = [{"kind": "nothing"}], {"kind": "nothing"}
    with pytest.raises(ValidationError) as caught:
        row.full_clean()
    assert {"conditions", "audience"} <= set(caught.value.message_dict)
