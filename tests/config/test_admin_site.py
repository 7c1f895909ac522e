"""The admin shows what was asked for to those it is for, and nothing to anybody else."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.db.models import Model
from django.test import Client
from django.urls import URLPattern, URLResolver, reverse

from accounts.models import User
from accounts.roles import Role
from config.shared.admin import site
from landlords.belonging import STATEMENTS
from landlords.models import (
    District,
    ExceptionRule,
    Landlord,
    Requirement,
    Source,
    Stock,
    TermScope,
)
from tests.landlords.records import record_models
from tests.make import (
    make_all_kept,
    make_district,
    make_exception,
    make_requirement,
    make_scope,
    make_stock,
    make_user,
)
from tests.zone_client import ZoneClient

pytestmark = pytest.mark.django_db

LANDLORD_MODELS = record_models()
REGISTERED = sorted(site._registry, key=lambda model: model._meta.label)
VERBS = ("still-true", "end")
SMALL_PAGES = {
    "landlord": ("still-true", "merge", "unmerge", "archive", "unarchive", "consistency"),
    "house": ("sold", "first-owner"),
    **{str(model._meta.model_name): VERBS for model in STATEMENTS},
}
REFUSED = {302, 400, 403, 404, 405}
SignIn = Callable[[Role], ZoneClient]


def make_one_of_each() -> dict[type[Model], Model]:
    """A record of each registered model."""
    scope = make_scope(districts=(make_district(),))
    requirement = make_requirement(scope=scope)
    stock = make_stock(landlord=scope.landlord)
    return {
        Landlord: scope.landlord,
        TermScope: scope,
        Requirement: requirement,
        ExceptionRule: make_exception(scope=scope),
        Stock: stock,
        **make_all_kept(scope.landlord),
        Source: requirement.source,
        District: make_district(),
        User: make_user(),
    }


def names(urls: list[Any], prefix: str = "") -> Iterator[tuple[str, bool]]:
    """Every name in the site's own list of addresses, and whether it takes a key."""
    for url in urls:
        if isinstance(url, URLResolver):
            yield from names(url.url_patterns, prefix + str(url.pattern))
        elif isinstance(url, URLPattern):
            yield str(url.name), "object_id" in str(url.pattern)


def addresses(records: dict[type[Model], Model]) -> dict[str, str]:
    """Every address of the site, with a record that exists where one is wanted."""
    keys = {model._meta.label_lower.replace(".", "_"): row.pk for model, row in records.items()}
    found = {}
    for name, takes_key in names(site.get_urls()):
        if name == "app_list":
            for app in ("accounts", "landlords"):
                found[f"{name} {app}"] = reverse(f"admin:{name}", args=[app])
        else:
            args = [keys[name.rpartition("_")[0]]] if takes_key else []
            found[name] = reverse(f"admin:{name}", args=args)
    return found


def test_the_registered_models_are_these() -> None:
    assert set(site._registry) == {User, *LANDLORD_MODELS}


def test_the_pages_are_these() -> None:
    pages = {"changelist", "add", "change", "history"}
    models = {model._meta.label_lower.replace(".", "_") for model in site._registry}
    wanted = {f"{model}_{page}" for model in models for page in pages}
    wanted |= {
        f"landlords_{model}_{page}" for model, pages in SMALL_PAGES.items() for page in pages
    }
    others = {"index", "login", "logout", "autocomplete", "jsi18n", "app_list"}
    others |= {f"landlords_normtable_{page}" for page in ("due", "differences")}
    assert {name for name, _takes_key in names(site.get_urls())} == wanted | others


@pytest.mark.parametrize("role", [Role.CASE_WORKER, Role.MANAGER])
@pytest.mark.parametrize("method", ["get", "post"])
def test_case_workers_and_managers_get_nowhere(signed_in: SignIn, role: Role, method: str) -> None:
    browser = signed_in(role)
    for name, url in addresses(make_one_of_each()).items():
        if name != "logout":  # sends anybody to the one page for signing out
            assert getattr(browser, method)(url).status_code == 403, url


def test_a_stranger_is_sent_to_sign_in(client: Client) -> None:
    for name, url in addresses(make_one_of_each()).items():
        response = client.get(url, follow=True)
        if name != "logout":
            last, _status = response.redirect_chain[-1]
            assert last.startswith(reverse("account_login")), url


@pytest.mark.parametrize(
    ("role", "mine"), [(Role.COORDINATOR, "landlords"), (Role.ADMINISTRATOR, "accounts")]
)
def test_each_role_sees_its_own_records_only(signed_in: SignIn, role: Role, mine: str) -> None:
    browser = signed_in(role)
    for name, url in addresses(make_one_of_each()).items():
        if name.startswith(("accounts_", "landlords_")):
            expected = 200 if name.startswith(mine) else 403
            found = browser.get(url, follow=True)  # a new table of amounts begins with its norm
            assert found.status_code == expected, url
    content = browser.get(reverse("admin:index")).content.decode()
    other = "accounts" if mine == "landlords" else "landlords"
    assert f"/admin/{mine}/" in content
    assert f"/admin/{other}/" not in content
    assert browser.get(f"/admin/{other}/").status_code == 404


def test_a_signed_in_coordinator_needs_no_second_sign_in(coordinator: Client) -> None:
    assert coordinator.get("/admin/login/").status_code == 302
    assert coordinator.get("/admin/login/")["Location"] == "/admin/"


def keeper(signed_in: SignIn, model: type[Model]) -> ZoneClient:
    """The browser of somebody who keeps records of this model."""
    return signed_in(Role.ADMINISTRATOR if model is User else Role.COORDINATOR)


def changelist(model: type[Model]) -> str:
    """The address of a model's list."""
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")


def asked(admin: Any) -> set[str]:
    """The parameters that a list is meant to take."""
    listed = {item if isinstance(item, str) else item.parameter_name for item in admin.list_filter}
    return listed | {lookup.rpartition("__")[0] for lookup in getattr(admin, "lookups", ())}


@pytest.mark.parametrize("model", REGISTERED, ids=lambda model: model.__name__)
def test_no_field_can_be_probed_by_the_address(signed_in: SignIn, model: type[Model]) -> None:
    make_one_of_each()
    browser, admin = keeper(signed_in, model), site._registry[model]
    fields = {field.name for field in model._meta.get_fields()}
    for field in fields | {"pk", "scope__landlord__name", "answers__answer", "x", "id__x"}:
        for lookup in ("startswith", "exact", "in", "gt", "regex", "isnull", "x"):
            probe = f"{field}__{lookup}"
            response = browser.get(changelist(model), {probe: "a"})
            if field not in asked(admin):
                assert response.status_code == 400, probe
            assert response.status_code < 500, probe
        if field not in asked(admin):
            assert browser.get(changelist(model), {field: "1"}).status_code == 400, field


@pytest.mark.parametrize("model", REGISTERED, ids=lambda model: model.__name__)
@pytest.mark.parametrize(
    "query",
    [
        "p=abc", "p=-1", "p=99999", "p=99999999999999999999", "o=9999", "o=-1.x.2", "o=", "all=",
        "e=1", "e=1&p=9999", "_facets=1", "_popup=1", "_to_field=id", "_to_field=password",
        "_changelist_filters=%5B%7B", "_changelist_filters=p%3Dabc", "id__in=x", "q=%25%27%22",
        "q=" + "a+" * 500, "q=" + "x" * 5000, "topic=x", "state=x", "confirmed=99", "role__exact=x",
        "is_active__exact=7", "ownership__exact=x", "rooms__exact=x", "landlord__id__exact=x",
        "rooms__exact=99999999999999999999", "landlord__id__exact=99999999999999999999",
        "scope__landlord__id__exact=x&scope__landlord__id__exact=1", "is_archived__isnull=x",
        "kind__exact=x&kind__exact=y", "%FF=1", "q=%00", "", "&&&=&=", "p=1&p=2&p=x",
    ],
)  # fmt: skip
def test_no_address_of_a_list_breaks_it(signed_in: SignIn, model: type[Model], query: str) -> None:
    browser = keeper(signed_in, model)
    response = browser.get(f"{changelist(model)}?{query}", follow=True)
    assert response.status_code in {200, 400}


@pytest.mark.parametrize("model", REGISTERED, ids=lambda model: model.__name__)
@pytest.mark.parametrize(
    "key", ["99999999999999999999", "x", "-1", "0", "1_2F2", "..", "%25", "1/delete", "1/x", "a b"]
)
def test_a_record_that_does_not_exist_is_not_found(
    signed_in: SignIn, model: type[Model], key: str
) -> None:
    browser = keeper(signed_in, model)
    for page in ("change/", "history/", "delete/", "password/", ""):
        for query in ("", "?_changelist_filters=%00", "?_to_field=x", "?_popup=1"):
            url = f"{changelist(model)}{key}/{page}{query}"
            assert browser.get(url).status_code in REFUSED, url
            assert browser.post(url).status_code in REFUSED, url


def test_there_is_no_page_that_tells_whether_an_object_exists(coordinator: Client) -> None:
    assert coordinator.get("/admin/r/1/1/").status_code == 404


def test_nothing_can_be_deleted(signed_in: SignIn) -> None:
    for model, record in make_one_of_each().items():
        browser = keeper(signed_in, model)
        assert (
            browser.post(f"{changelist(model)}{record.pk}/delete/", {"post": "yes"}).status_code
            == 404
        )
        chosen = {"action": "delete_selected", "_selected_action": record.pk, "post": "yes"}
        browser.post(changelist(model), {**chosen, "index": "0"})
        assert model._default_manager.filter(pk=record.pk).exists()


def test_history_cannot_be_written_by_hand(coordinator: Client) -> None:
    record = make_requirement()
    before = LogEntry.objects.count()
    url = reverse("admin:landlords_requirement_history", args=[record.pk])
    coordinator.post(url, {"change_message": "x", "user": "1", "object_repr": "x"})
    assert LogEntry.objects.count() == before
    assert LogEntry not in site._registry


@pytest.mark.parametrize(
    "query",
    [
        "", "app_label=landlords", "app_label=landlords&model_name=requirement&field_name=x",
        "app_label=accounts&model_name=user&field_name=email",
        "app_label=admin&model_name=logentry&field_name=user",
        "app_label=landlords&model_name=requirement&field_name=scope&page=x",
        "app_label=landlords&model_name=requirement&field_name=topic&term=a",
    ],
)  # fmt: skip
def test_a_search_in_a_choice_refuses_what_it_is_not_for(coordinator: Client, query: str) -> None:
    assert coordinator.get(f"/admin/autocomplete/?{query}").status_code in {403, 404}


def test_a_search_in_a_choice_tells_scopes_by_their_landlord(coordinator: Client) -> None:
    scope = make_scope()
    query = {
        "app_label": "landlords", "model_name": "requirement", "field_name": "scope",
        "term": scope.landlord.name,
    }  # fmt: skip
    found = coordinator.get("/admin/autocomplete/", query).json()["results"]
    assert found == [{"id": str(scope.pk), "text": f"{scope.landlord.name} – {scope.name}"}]


def test_a_search_in_a_choice_is_for_those_who_keep_the_records(administrator: Client) -> None:
    make_scope()
    query = {"app_label": "landlords", "model_name": "requirement", "field_name": "scope"}
    assert administrator.get("/admin/autocomplete/", query).status_code == 403


def test_the_first_page_begins_with_landlords_and_says_what_each_is_for(
    coordinator: ZoneClient,
) -> None:
    html = coordinator.get("/admin/").content.decode()
    places = [
        html.index(f'href="/admin/landlords/{name}/"') for name in ("landlord", "requirement")
    ]
    assert places == sorted(places)
    assert all(place < html.index('href="/admin/landlords/district/"') for place in places)
    assert html.count("muted small") == len(LANDLORD_MODELS)


def test_accounts_are_kept_under_a_title_of_their_own(signed_in: SignIn) -> None:
    html = signed_in(Role.ADMINISTRATOR).get("/admin/accounts/user/").content.decode()
    assert "<title>Portalen – Start</title>" in html
    assert "<img" not in html
