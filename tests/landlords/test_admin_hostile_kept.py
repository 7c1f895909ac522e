"""Whatever is asked of or sent to any record's form: an answer, a sentence, never a crash."""

from typing import Any

import pytest
from django.db.models import ForeignKey, Model
from django.test import Client
from django.urls import reverse

from config.shared.admin import site
from landlords.belonging import STATEMENTS
from landlords.models import (
    ContactPerson,
    Landlord,
    LandlordGroup,
    NormTable,
    RentalStock,
    Requirement,
    Source,
    Stock,
    TypicalHousehold,
)
from tests.landlords.forms import add_url, adds, change_url, sent_fields
from tests.make import make_all_kept, make_exception, make_requirement, make_scope, make_stock
from tests.no_script import Browser

pytestmark = pytest.mark.django_db

MODELS = sorted(
    (model for model in site._registry if model._meta.app_label == "landlords"),
    key=lambda model: model._meta.label,
)
KEPT = [
    model
    for model in STATEMENTS
    if model not in {Requirement, Stock} and model._meta.model_name != "exceptionrule"
]
WORST = ["9999999999999999999", "a\0b", "x" * 5000, "-1", "1e400", "NaN", "٣", "[]", "{}"]
NASTY = ["0001-01-01", "9999-12-31", "1" * 4400, "[" * 3000, '{"a":"\\u0000"}', "\u200b", " "]
ONE = pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)


@pytest.fixture
def records(db: None) -> dict[type[Model], Model]:
    """A record of each table."""
    requirement = make_requirement()
    scope = requirement.scope
    made = make_all_kept(scope.landlord)
    stock = make_stock(landlord=scope.landlord)
    assert stock.district
    return {
        **made,
        Landlord: scope.landlord, type(scope): scope, Requirement: requirement, Stock: stock,
        Source: requirement.source, type(stock.district): stock.district,
        **{type(row): row for row in [make_exception(scope=scope)]},
    }  # fmt: skip


def counted() -> dict[str, int]:
    """How much is recorded."""
    return {model.__name__: model._default_manager.count() for model in MODELS}


@ONE
def test_every_page_of_a_record_opens(
    coordinator: Client, records: dict[type[Model], Model], model: type[Model]
) -> None:
    name = f"admin:landlords_{model._meta.model_name}"
    for url in (reverse(f"{name}_changelist"), add_url(model)):
        assert coordinator.get(url).status_code == 200, url
    for page in ("change", "history"):
        url = reverse(f"{name}_{page}", args=[records[model].pk])
        assert coordinator.get(url).status_code == 200, url


@ONE
def test_an_empty_form_says_what_is_missing_and_writes_nothing(
    coordinator: Client, records: dict[type[Model], Model], model: type[Model]
) -> None:
    before = counted()
    for url in (add_url(model), change_url(records[model])):
        response = coordinator.post(url, {})
        assert response.status_code == 200, url
        assert 'class="error-summary"' in response.content.decode(), url
    assert counted() == before


@ONE
def test_rubbish_everywhere_writes_nothing(
    coordinator: Client, records: dict[type[Model], Model], model: type[Model]
) -> None:
    if model is LandlordGroup:
        pytest.skip("A code and a name may be any text, so rubbish is a group.")
    before = counted()
    for url in (add_url(model), change_url(records[model])):
        fields = sent_fields(coordinator, url)
        for value in [*WORST, *NASTY]:
            response = coordinator.post(url, dict.fromkeys(fields, value))
            wanted = {200, 400} if "\0" in value else {200}
            assert response.status_code in wanted, (url, value[:20])
    assert counted() == before


@pytest.mark.parametrize("model", KEPT, ids=lambda model: model.__name__)
def test_one_bad_field_at_a_time_is_told_and_what_was_typed_stays(
    coordinator: Client, records: dict[type[Model], Model], model: type[Any]
) -> None:
    url, good = add_url(model), adds(model)
    for field in good:
        for value in (WORST[0], WORST[2], NASTY[1]):
            before = counted()
            response = coordinator.post(url, {**good, field: value})
            assert response.status_code in {200, 302, 400}, (field, value)
            if response.status_code == 200:
                assert counted() == before
                assert 'class="error-summary"' in response.content.decode(), (field, value)


@pytest.mark.parametrize("model", KEPT, ids=lambda model: model.__name__)
def test_a_reference_to_nothing_is_an_error_of_its_field(
    coordinator: Client, records: dict[type[Model], Model], model: type[Any]
) -> None:
    references = {f.name for f in model._meta.concrete_fields if isinstance(f, ForeignKey)}
    for field in references & set(adds(model)):
        for value in ("99999999", "0", "x", "1,2"):
            response = coordinator.post(add_url(model), {**adds(model), field: value})
            html = response.content.decode()
            assert response.status_code == 200
            assert f'href="#div_id_{field}"' in html, (field, value)


@pytest.mark.parametrize("model", [*KEPT, Stock], ids=lambda model: model.__name__)
@pytest.mark.parametrize("value", ["x", "99999999999999999999", "-1", "[[{}]]", "1,2", "\0", ""])
def test_an_address_with_odd_first_values_shows_the_form(
    coordinator: Client, model: type[Model], value: str
) -> None:
    names = ("landlord", "source", "house", "channel", "type", "code", "district", "norm", "x")
    response = coordinator.get(add_url(model), dict.fromkeys(names, value))
    assert response.status_code in {200, 400}


@pytest.mark.parametrize("query", ["", "?norm=x", "?norm=%00", "?norm=fixed_amount&year=2027"])
def test_amounts_of_no_norm_lead_to_the_page_where_one_is_chosen(
    coordinator: Client, query: str
) -> None:
    url = reverse("admin:landlords_normtable_add") + query
    for response in (coordinator.get(url), coordinator.post(url, {"norm": "x"})):
        assert response.status_code in {302, 400}
    assert not NormTable.objects.exists()


@pytest.mark.parametrize("year", ["x", "-1", "0", "99999", "1" * 5000, "٢٠٢٧", "2027"])
def test_an_odd_year_shows_the_form(coordinator: Client, year: str) -> None:
    url = reverse("admin:landlords_normtable_add")
    assert coordinator.get(url, {"norm": "national_norm", "year": year}).status_code == 200


@pytest.mark.parametrize(
    "text",
    [
        "[" * 100_000, '{"children":' * 5000, "1" * 4400, '{"capital": 1e999}', "null", "{}}", "NaN",
        '{"children": ["0"], "children": ["3"]}', '{"present_landlord": "\\u0000"}',
        '{"adults": [{"age": "x"}]}', '{"name": "Anna"}',
    ],
    ids=lambda text: text[:14],
)  # fmt: skip
def test_a_household_that_is_none_is_told_with_its_place(coordinator: Client, text: str) -> None:
    data = {"key": "t", "name": "T", "household": text, "home": ""}
    response = coordinator.post("/admin/landlords/typicalhousehold/add/", data)
    assert response.status_code == 200
    assert 'href="#div_id_household"' in response.content.decode()
    assert not TypicalHousehold.objects.exists()


def test_nothing_new_is_said_of_an_archived_or_merged_landlord(coordinator: Client) -> None:
    landlord = make_scope().landlord
    page = Browser(coordinator, f"{add_url(ContactPerson)}?landlord={landlord.pk}")
    Landlord.objects.filter(pk=landlord.pk).update(is_archived=True)
    page.fill(name="Anna Ek", role="letting", new_kind="phone", new_label="Växeln")
    page.press("_save")
    assert "Hyresvärd" in page.errors
    assert not ContactPerson.objects.exists()


def test_a_number_of_all_homes_belongs_to_no_landlord(coordinator: Client) -> None:
    page = Browser(coordinator, add_url(RentalStock))
    page.fill(dwellings="21 000", new_kind="document", new_label="Bostadsförsörjningsprogrammet")
    page.press("_save")
    assert page.errors == ""
    assert RentalStock.objects.get().dwellings == 21_000
