"""The start page and the menu show each role what it may do, and nothing else."""

from collections.abc import Callable
from typing import Any, cast

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.http import HttpRequest
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from pytest_django.fixtures import DjangoAssertNumQueries

from accounts.models import User
from accounts.roles import Role
from config import home, menu
from tests.make import make_district, make_requirement, make_scope, make_stock, make_user
from tests.zone_client import ZoneClient

TASKS = {
    Role.CASE_WORKER: ["landlords:landlord-list"],
    Role.COORDINATOR: [
        "landlords:landlord-list",
        "landlords:summary",
        "admin:landlords_landlord_changelist",
        "workbook:upload",
    ],
    Role.MANAGER: ["landlords:landlord-list", "landlords:summary"],
    Role.ADMINISTRATOR: ["admin:accounts_user_changelist"],
}
MENU = {
    Role.CASE_WORKER: ["/", "/hyresvardar/"],
    Role.COORDINATOR: ["/", "/hyresvardar/", "/hyresvardar/sammanstallning/", "/admin/"],
    Role.MANAGER: ["/", "/hyresvardar/", "/hyresvardar/sammanstallning/"],
    Role.ADMINISTRATOR: ["/", "/admin/"],
}


def somebody(role: Role) -> User:
    """A user who is not saved."""
    return User(name="Åsa Öberg", email="asa@example.test", role=role)


def request_of(user: User | AnonymousUser | None, path: str = "/") -> HttpRequest:
    """A request of this user."""
    request = RequestFactory().get(path)
    cast("Any", request).user = user  # None: nobody has asked yet who it is
    return request


@pytest.mark.parametrize("role", list(Role))
def test_each_role_has_its_tasks(role: Role) -> None:
    assert [task.url_name for task in home.tasks_of(somebody(role))] == TASKS[role]


@pytest.mark.parametrize("role", list(Role))
def test_each_role_has_its_menu(role: Role) -> None:
    assert [item.url for item in menu.items(somebody(role), "home")] == MENU[role]


@pytest.mark.django_db
@pytest.mark.parametrize("role", list(Role))
def test_the_start_page_leads_to_every_task(
    role: Role, signed_in: Callable[[Role], ZoneClient]
) -> None:
    answer = signed_in(role).get("/")
    html = answer.content.decode()
    assert answer.status_code == 200
    assert html.count("<h1") == 1
    assert html.count("stretched-link") == len(TASKS[role])
    assert str(role.label) in html


PANELS = {
    Role.CASE_WORKER: {"search", "news"},
    Role.COORDINATOR: {"calls", "norms", "search", "news"},
    Role.MANAGER: {"headlines", "search", "news"},
    Role.ADMINISTRATOR: {"waiting"},
}


@pytest.mark.django_db
@pytest.mark.parametrize("role", list(Role))
def test_each_role_sees_first_what_waits_for_it(
    role: Role, signed_in: Callable[[Role], ZoneClient]
) -> None:
    make_stock()
    make_user(name="Never signed in", role=Role.MANAGER)
    html = signed_in(role).get("/").content.decode()
    shown = {name for panels in PANELS.values() for name in panels if f'id="{name}"' in html}
    assert shown == PANELS[role]
    assert ("Never signed in" in html) == (role == Role.ADMINISTRATOR)


@pytest.mark.django_db
def test_the_search_leads_to_the_directory(worker: ZoneClient) -> None:
    make_district(code="ronna", name="Ronna")
    html = worker.get("/").content.decode()
    form = html.split('id="search"')[1].split("</form>")[0]
    assert 'action="/hyresvardar/"' in form
    assert 'method="get"' in form
    for name in ("district", "rooms", "rent", "income", "remarks"):
        assert f'name="{name}"' in form
    assert '<option value="ronna">Ronna</option>' in form
    assert "csrfmiddlewaretoken" not in form


@pytest.mark.django_db
@pytest.mark.parametrize("role", [Role.CASE_WORKER, Role.COORDINATOR, Role.MANAGER])
def test_the_start_page_costs_the_same_with_many_landlords(
    role: Role, signed_in: Callable[[Role], ZoneClient]
) -> None:
    costs = []
    browser = signed_in(role)
    for more in (1, 8):
        for _number in range(more):
            scope = make_scope()
            make_requirement(scope=scope, valid_from=timezone.localdate())
            make_stock(landlord=scope.landlord)
        with CaptureQueriesContext(connection) as seen:
            browser.get("/")
        costs.append(len(seen))
    assert len(set(costs)) == 1
    assert costs[0] <= 25


def test_a_task_whose_page_does_not_exist_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(home, "address", lambda _name: None)
    assert home.tasks_of(somebody(Role.COORDINATOR)) == []


def test_an_entry_whose_page_does_not_exist_is_left_out() -> None:
    assert menu.address("no:such-page") is None


@pytest.mark.parametrize(
    ("view", "active"),
    [
        ("home", ["/"]),
        ("landlords:landlord-detail", ["/hyresvardar/"]),
        ("landlords:landlord-list", ["/hyresvardar/"]),
        ("landlords:summary", ["/hyresvardar/sammanstallning/"]),
        ("admin:accounts_user_changelist", ["/admin/"]),
        ("account_change_password", []),
        ("", []),
    ],
)
def test_one_entry_at_most_is_marked(view: str, active: list[str]) -> None:
    items = menu.items(somebody(Role.COORDINATOR), view)
    assert [item.url for item in items if item.is_active] == active


@pytest.mark.parametrize("user", [None, AnonymousUser()])
def test_before_sign_in_there_is_no_menu(user: AnonymousUser | None) -> None:
    context = menu.menu(request_of(user))
    assert context["menu"] == []
    assert context["user_role"] == ""
    assert menu.menu(RequestFactory().get("/"))["menu_user"] is None


@pytest.mark.django_db
def test_the_menu_asks_no_database(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(0):
        assert menu.menu(request_of(somebody(Role.MANAGER)))["menu"]


@pytest.mark.django_db
def test_the_neutral_page_says_nothing_and_signs_nobody_out(
    client: Client, worker: ZoneClient
) -> None:
    assert client.get("/sida/").status_code == 200
    html = worker.get("/sida/").content.decode()
    assert "Bostad" not in html
    assert "Person" not in html
    assert worker.get("/").status_code == 200


@pytest.mark.django_db
def test_the_hide_button_is_a_plain_link(worker: ZoneClient) -> None:
    assert '<a class="hide-button" href="/sida/"' in worker.get("/").content.decode()
