"""Whatever is sent to the forms of record keeping: a sentence, nothing written, never a crash."""

import random
from typing import Any
from urllib.parse import urlencode

import pytest
from django.db.models import Model
from django.test import Client

from landlords.actions import landlord_of
from landlords.models import (
    ExceptionRule,
    Landlord,
    LandlordAnswer,
    Requirement,
    Source,
    Stock,
    TermScope,
)
from tests.make import make_exception, make_landlord, make_requirement, make_scope, make_source
from tests.no_script import Browser

pytestmark = pytest.mark.django_db

REQUIREMENT = "/admin/landlords/requirement/add/"
EXCEPTION = "/admin/landlords/exceptionrule/add/"
LANDLORD = "/admin/landlords/landlord/add/"
MODELS: dict[str, type[Requirement | ExceptionRule | Landlord]] = {
    REQUIREMENT: Requirement, EXCEPTION: ExceptionRule, LANDLORD: Landlord
}  # fmt: skip
RECORDS: tuple[type[Model], ...] = (
    Source, Landlord, Stock, TermScope, Requirement, ExceptionRule, LandlordAnswer
)  # fmt: skip
REFUSED = 'class="error-summary"'
WORST = ["9999999999999999999", "a\0b", "x" * 5000]
NASTY = ["-1", "1e400", "NaN", "٣", "'; --", "[]", "\u200b", "0001-01-01", "1" * 4400]

ANSWERS: dict[str, str] = {
    "topic": "income_level", "says": "tests", "tier": "demand", "layer": "policy",
    "weight": "hard", "note": "n", "new_kind": "phone", "new_label": "Någon",
    "new_on": "2024-01-01", "new_link": "", "source": "", "confirmed_source": "",
    "confirmed_on": "2024-01-01", "valid_from": "2024-01-01", "valid_until": "",
}  # fmt: skip
TESTS: dict[str, dict[str, str]] = {
    "rent_multiple": {"n": "3", "basis": "gross"},
    "rent_share": {"share": "30", "basis": "gross", "by_type-salary": "25"},
    "capital_instead": {"liquid": "6", "assets": "60"},
    "salary_from": {"counts": "permanent", "assessed": "trial"},
    "employment_form": {"forms": "permanent", "who": "any_adult", "only_salaried": "yes"},
    "employment_months": {"months": "6", "direction": "back", "counted_from": "move_in"},
    "unemployment_fund": {"ends_within": "3", "counted_from": "contract_start"},
    "employer_certificate": {"most_months": "3"},
    "residual": {
        "norm": "national_norm", "children": "by_age", "child_benefits": "yes", "factor": "1",
        "amount": "", "child_amount": "",
    },
    "accepted_income": {"incomes-salary": "yes", "incomes-income_support": "no", "issuer": ""},
    "certainty": {"months": "6", "direction": "forward", "counted_from": "move_in"},
    "remarks": {"most": "3", "youngest": "12", "total": "500", "concerning": "all"},
    "household_size": {"persons-1": "2", "persons-2": "3", "counts": "everybody"},
}  # fmt: skip
AUDIENCES: dict[str, dict[str, str]] = {
    "has_income_type": {"types": "salary"},
    "age_between": {"least": "18", "most": "26"},
    "guarantor": {"multiple": "3"},
    "certificate": {"of": "reference"},
    "capital": {"amount": "1000"},
    "deposit": {"months": "2"},
}


def requirement_data(kind: str, audience: str = "") -> dict[str, str]:
    """A requirement as a browser sends it."""
    return {
        **ANSWERS,
        "scope": str(make_scope().pk),
        **slot("tests-0-0", kind, TESTS[kind]),
        **slot("audience-0-0", audience, AUDIENCES.get(audience, {})),
    }


def slot(name: str, kind: str, params: dict[str, str]) -> dict[str, str]:
    """A filled slot as a browser sends it."""
    return {
        f"{name}-kind": kind,
        **{f"{name}-{kind}-{param}": value for param, value in params.items()},
    }


def rows() -> dict[type[Model], int]:
    """How much is recorded."""
    return {model: model._default_manager.count() for model in RECORDS}


def survives(client: Client, url: str, data: dict[str, Any]) -> int:
    """Send it; either nothing at all is written, or one record that holds together."""
    before = rows()
    response = client.post(url, data)
    match response.status_code:
        case 302:
            model = MODELS[url]
            assert rows()[model] == before[model] + 1, data
            record = model._default_manager.latest("pk")
            record.full_clean()
            landlord = record if isinstance(record, Landlord) else landlord_of(record)
            assert client.get(landlord.get_absolute_url()).status_code == 200
        case 200:
            assert rows() == before, data
            assert "_redraw" in data or REFUSED in response.content.decode(), data
        case status:
            assert (status, rows()) == (400, before), data
            assert "\0" in "".join(data.values()), data
    return int(response.status_code)


def nasty(field: str) -> list[str]:
    """The worst values for every field, and some of the others, always the same for a field."""
    return [*WORST, *random.Random(field).sample(NASTY, 2)]  # noqa: S311  (no secret)


FIELDS = [
    *(
        ("rent_multiple", name)
        for name in ("scope", *ANSWERS, "tests-0-0-kind", "audience-0-0-kind")
    ),
    *((kind, f"tests-0-0-{kind}-{name}") for kind, params in TESTS.items() for name in params),
]


def test_what_the_others_break_is_sound(coordinator: Client) -> None:
    for kind in TESTS:
        response = coordinator.post(REQUIREMENT, requirement_data(kind))
        assert response.status_code == 302
    for audience in AUDIENCES:
        response = coordinator.post(REQUIREMENT, requirement_data("remarks", audience))
        assert response.status_code == 302
    assert Requirement.objects.count() == len(TESTS) + len(AUDIENCES)


@pytest.mark.parametrize(("kind", "field"), FIELDS, ids=[name for _kind, name in FIELDS])
def test_nothing_typed_into_a_requirement_breaks_it(
    coordinator: Client, kind: str, field: str
) -> None:
    data = requirement_data(kind)
    for value in nasty(field):
        survives(coordinator, REQUIREMENT, {**data, field: value})


@pytest.mark.parametrize("audience", AUDIENCES)
def test_nothing_typed_into_an_audience_breaks_it(coordinator: Client, audience: str) -> None:
    data = requirement_data("remarks", audience)
    for param in AUDIENCES[audience]:
        for value in nasty(param):
            survives(coordinator, REQUIREMENT, {**data, f"audience-0-0-{audience}-{param}": value})


@pytest.mark.parametrize("value", [*WORST, *NASTY], ids=repr)
def test_nonsense_everywhere_at_once_writes_nothing(coordinator: Client, value: str) -> None:
    data = dict.fromkeys(requirement_data("residual", "deposit"), value)
    assert survives(coordinator, REQUIREMENT, data) == 200
    body = urlencode(data)
    plain = coordinator.post(REQUIREMENT, body, content_type="application/x-www-form-urlencoded")
    assert plain.status_code == (400 if "\0" in value else 200)
    assert not Requirement.objects.exists()


@pytest.mark.parametrize(
    "name",
    [
        "tests-99-99-kind", "tests-100-0-kind", "tests--1-0-kind", "tests-0-0", "tests",
        "tests-0-0-kind-kind", "tests-٣-0-kind", "audience-7-7-kind", "audience", "conditions",
    ],
)  # fmt: skip
def test_slots_that_no_page_has_are_survived(coordinator: Client, name: str) -> None:
    survives(coordinator, REQUIREMENT, {**requirement_data("remarks"), name: "remarks"})


def test_too_many_alternatives_are_told(coordinator: Client) -> None:
    data = requirement_data("remarks")
    for number in range(30):
        data.update(
            slot(f"tests-{number}-0", "remarks", {**TESTS["remarks"], "youngest": str(number + 1)})
        )
    response = coordinator.post(REQUIREMENT, data)
    assert response.status_code == 200
    assert not Requirement.objects.exists()


@pytest.mark.parametrize(
    "wish",
    ["show", "tests+", "tests+0", "tests+9", "tests+-1", "tests+x", "audience+0", "x" * 999, "+"],
)
def test_a_button_of_any_name_only_draws_the_form_again(coordinator: Client, wish: str) -> None:
    data = {**requirement_data("remarks"), "_redraw": wish}
    assert survives(coordinator, REQUIREMENT, data) == 200
    assert not Requirement.objects.exists()


def test_a_truncated_form_is_an_error_of_the_form(coordinator: Client) -> None:
    whole = list(requirement_data("residual", "deposit").items())
    for length in range(0, len(whole), 3):
        sent = dict(whole[:length])
        is_whole = "tests-0-0-residual-factor" in sent and "audience-0-0-kind" not in sent
        assert survives(coordinator, REQUIREMENT, sent) == (302 if is_whole else 200), sent


EXCEPTION_DATA = {
    **ANSWERS, "scope": "", "topic": "remarks", "effect": "replace",
    "decider": "x", "door": "x", "proof": "x", "wording": "x", "per_year": "1",
    "duration_months": "1", "disregards": "",
    **slot("tests-0-0", "remarks", TESTS["remarks"]),
    **slot("conditions-0-0", "certificate", AUDIENCES["certificate"]),
}  # fmt: skip


def test_the_exception_that_the_others_break_is_sound(coordinator: Client) -> None:
    data = {**EXCEPTION_DATA, "scope": str(make_scope().pk)}
    assert survives(coordinator, EXCEPTION, data) == 302
    nonsense = dict.fromkeys(data, "9999999999999999999")
    assert survives(coordinator, EXCEPTION, nonsense) == 200


@pytest.mark.parametrize("field", EXCEPTION_DATA)
def test_nothing_typed_into_an_exception_breaks_it(coordinator: Client, field: str) -> None:
    data = {**EXCEPTION_DATA, "scope": str(make_scope().pk)}
    for value in nasty(field)[2:]:
        survives(coordinator, EXCEPTION, {**data, field: value})


LANDLORD_DATA = {
    "name": "Ny hyresvärd", "ownership": "company", "organisation_number": "", "website": "",
    "paused_from": "", "paused_until": "", "pause_reason": "", "note": "",
    "new_kind": "phone", "new_label": "Någon", "new_on": "", "new_link": "",
    "stock-TOTAL_FORMS": "1", "stock-INITIAL_FORMS": "0", "stock-MIN_NUM_FORMS": "0",
    "stock-MAX_NUM_FORMS": "100",
    "stock-0-id": "", "stock-0-landlord": "", "stock-0-district": "", "stock-0-rooms": "3",
    "stock-0-dwellings": "10", "stock-0-rent_from": "8000", "stock-0-rent_to": "9000",
    "stock-0-vacancies_a_year": "2", "stock-0-valid_from": "2024-01-01",
    "stock-0-valid_until": "", "stock-0-source": "", "stock-0-confirmed_on": "2024-01-01",
}  # fmt: skip


def test_the_landlord_that_the_others_break_is_sound(coordinator: Client) -> None:
    assert coordinator.post(LANDLORD, LANDLORD_DATA).status_code == 302
    assert Stock.objects.get().source.label == "Någon"


@pytest.mark.parametrize("field", LANDLORD_DATA)
def test_nothing_typed_into_a_landlord_breaks_it(coordinator: Client, field: str) -> None:
    for value in nasty(field):
        survives(coordinator, LANDLORD, {**LANDLORD_DATA, field: value})


def test_a_truncated_landlord_is_an_error_of_the_form(coordinator: Client) -> None:
    whole = list(LANDLORD_DATA.items())
    for length in range(0, len(whole), 3):
        assert survives(coordinator, LANDLORD, dict(whole[:length])) == 200


@pytest.mark.parametrize(
    "changes",
    [
        {"stock-INITIAL_FORMS": "1"},
        {"stock-INITIAL_FORMS": "1", "stock-0-id": "99999999999999999999"},
        {"stock-INITIAL_FORMS": "1", "stock-0-id": "x"},
        {"stock-INITIAL_FORMS": "5", "stock-TOTAL_FORMS": "5"},
        {"stock-TOTAL_FORMS": "100000"},
        {"stock-0-landlord": "77"},
    ],
)
def test_rows_of_nobody_are_refused(coordinator: Client, changes: dict[str, str]) -> None:
    landlord, before = make_landlord(), rows()
    url = f"/admin/landlords/landlord/{landlord.pk}/change/"
    response = coordinator.post(url, {**LANDLORD_DATA, **changes})
    assert response.status_code == 200
    assert REFUSED in response.content.decode()
    assert rows() == before


def test_fewer_rows_than_none_are_none(coordinator: Client) -> None:
    landlord = make_landlord()
    url = f"/admin/landlords/landlord/{landlord.pk}/change/"
    data = {**LANDLORD_DATA, "stock-TOTAL_FORMS": "-3"}
    assert coordinator.post(url, data).status_code == 302
    assert not Stock.objects.exists()


def test_other_landlords_rows_cannot_be_changed(coordinator: Client) -> None:
    requirement = make_requirement()
    mine, other = requirement.scope.landlord, make_landlord()
    row = Stock.objects.create(
        landlord=other, rooms=2, valid_from="2024-01-01", confirmed_on="2024-01-01",
        source=make_source(),
    )  # fmt: skip
    data = {
        **LANDLORD_DATA, "stock-INITIAL_FORMS": "1", "stock-0-id": str(row.pk), "stock-0-rooms": "5"
    }  # fmt: skip
    response = coordinator.post(f"/admin/landlords/landlord/{mine.pk}/change/", data)
    row.refresh_from_db()
    assert response.status_code == 200
    assert (row.landlord, row.rooms) == (other, 2)


@pytest.mark.parametrize("model", ["requirement", "exceptionrule", "termscope", "stock"])
@pytest.mark.parametrize("value", ["x", "99999999999999999999", "-1", "[[{}]]", "1,2"])
def test_an_address_with_odd_first_values_shows_the_form(
    coordinator: Client, model: str, value: str
) -> None:
    names = ("scope", "landlord", "source", "topic", "tests", "audience", "x")
    response = coordinator.get(f"/admin/landlords/{model}/add/", dict.fromkeys(names, value))
    assert response.status_code == 200


def test_a_record_changed_by_somebody_else_meanwhile_is_an_error_of_the_form(
    coordinator: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    from django.db import IntegrityError

    from landlords import actions

    def refuse(**_fields: Any) -> None:
        raise IntegrityError

    monkeypatch.setattr(actions, "correct", refuse)
    exception = make_exception()
    page = Browser(coordinator, f"/admin/landlords/exceptionrule/{exception.pk}/change/")
    page.fill(decider="Chefen")
    page.correct()
    page.press("_save")
    assert page.response.status_code == 200
    assert page.errors
    assert page.form.values["decider"] == ["Chefen"]
