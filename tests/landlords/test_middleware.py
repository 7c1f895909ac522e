"""Every page tells a queue by its name, and one that names no queue does not ask for any."""

import pytest
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from landlords.middleware import ChannelNames, ChannelNamesMiddleware
from landlords.models import Channel, Landlord
from landlords.requirements.queue_time import Queue
from landlords.requirements.sentences import say
from tests.landlords.terms import landlord_with, stated_as
from tests.make import make_user
from tests.zone_client import ZoneClient

pytestmark = pytest.mark.django_db

CODE, NAME = "kommunkon-1", "Södertäljes kö"


@pytest.fixture
def landlord() -> Landlord:
    """One that asks for time in a queue."""
    Channel.objects.create(code=CODE, name=NAME, kind="common_queue")
    return landlord_with("queue", [[stated_as("queue", channel=CODE, least_days=400)]])


def pages(landlord: Landlord) -> list[str]:
    """Addresses of pages with the landlord's terms."""
    requirement = landlord.scopes.get().requirements.get()
    other = landlord_with("remarks", [[stated_as("remarks", most=0)]])
    return [
        reverse("landlords:landlord-detail", args=[landlord.pk]),
        f"{reverse('landlords:compare')}?landlord={landlord.pk}&landlord={other.pk}",
        reverse("admin:landlords_landlord_change", args=[landlord.pk]),
        reverse("admin:landlords_landlord_history", args=[landlord.pk]),
        reverse("admin:landlords_requirement_changelist"),
        reverse("admin:landlords_requirement_history", args=[requirement.pk]),
    ]


def test_pages_tell_a_queue_by_its_name(landlord: Landlord, coordinator: Client) -> None:
    worker = ZoneClient()
    worker.force_login(make_user())
    for url in pages(landlord):
        browser = coordinator if url.startswith("/admin/") else worker
        html = browser.get(url).content.decode()
        assert NAME in html, url
        assert f"kön {CODE}" not in html, url


def test_a_page_that_names_no_queue_does_not_ask_for_any(landlord: Landlord) -> None:
    worker = ZoneClient()
    worker.force_login(make_user())
    url = reverse("landlords:district-list")
    with CaptureQueriesContext(connection) as caught:
        assert worker.get(url).status_code == 200
    assert not [query for query in caught if "landlords_channel" in query["sql"]]


def test_names_are_asked_for_once_a_request(landlord: Landlord) -> None:
    def view(_request: HttpRequest) -> HttpResponse:
        told = [say(Queue(code, 400).describe()) for code in (CODE, CODE, "annan")]
        return HttpResponse("; ".join(told))

    with CaptureQueriesContext(connection) as caught:
        answer = ChannelNamesMiddleware(view)(RequestFactory().get("/")).content.decode()
    assert len(caught) == 1
    assert answer.count(NAME) == 2
    assert "annan" in answer
    assert CODE in say(Queue(CODE, 400).describe())


def test_the_names_are_those_of_the_portal(landlord: Landlord) -> None:
    names = ChannelNames()
    assert dict(names) == {CODE: NAME}
    assert len(names) == 1
