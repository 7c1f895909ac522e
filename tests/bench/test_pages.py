"""The benchmark of pages: it runs to its end, and refuses to compare unequal work."""

import pytest

from accounts.roles import Role
from bench import measuring, pages, plain_sql
from bench.market import add_landlords
from bench.measuring import BenchError, measured
from landlords.models import Landlord
from landlords.reference_data import load_districts
from tests.make import make_user
from tests.zone_client import ZoneClient

pytestmark = pytest.mark.django_db


@pytest.fixture
def market() -> None:
    """A hundred landlords."""
    load_districts()
    add_landlords(100, first=0)


@pytest.mark.usefixtures("market")
def test_every_thing_is_measured_at_every_size(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(measuring, "RUNS", 1)
    rows = pages.measure(make_user(role=Role.CASE_WORKER), sizes=(100, 105))
    names = [pages.EMPTY, pages.PLAIN, pages.DIRECTORY, pages.FILTERED, pages.LANDLORD]
    assert [(row.landlords, row.name) for row in rows] == [
        (size, name) for size in (100, 105) for name in names
    ]
    assert Landlord.objects.count() == 105
    assert all(0 < row.in_queries < row.milliseconds for row in rows)
    assert [row.queries for row in rows[:5]] == [row.queries for row in rows[5:]]
    assert rows[1].queries == 1


@pytest.mark.usefixtures("market")
@pytest.mark.parametrize(
    ("right", "wrong", "differs"),
    [
        ("NOT l.is_archived", "true", "number"),
        ("AND a.answer = 'no' AND a.district_id IS NULL", "AND false", "number"),
        ("ORDER BY vacant DESC NULLS LAST, ", "ORDER BY ", "landlords"),
        ("max(r.confirmed_on)", "min(r.confirmed_on)", "figures"),
    ],
)
def test_unequal_work_is_not_compared(
    monkeypatch: pytest.MonkeyPatch, right: str, wrong: str, differs: str
) -> None:
    assert right in plain_sql.PLAIN_SQL
    monkeypatch.setattr(plain_sql, "PLAIN_SQL", plain_sql.PLAIN_SQL.replace(right, wrong))
    browser = ZoneClient(SERVER_NAME="localhost")
    browser.force_login(make_user(role=Role.CASE_WORKER))
    with pytest.raises(BenchError, match=f"differ in their {differs}"):
        pages.measure_one(browser, 100)


def test_a_page_that_fails_is_not_measured() -> None:
    browser = ZoneClient(SERVER_NAME="localhost")
    with pytest.raises(BenchError, match="answered 302, not 200"):
        pages.fetched(browser, "/hyresvardar/")


def test_a_thing_must_cost_the_same_queries_each_time() -> None:
    turns = iter(range(1000))

    def work() -> None:
        for _more in range(next(turns) % 2):
            Landlord.objects.count()

    with pytest.raises(BenchError, match="a different number of queries"):
        measured({"it": work}, 1)
