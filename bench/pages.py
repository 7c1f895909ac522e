"""The directory and the landlord's page at two sizes of market, beside two baselines."""

from collections.abc import Callable
from dataclasses import dataclass
from statistics import median
from time import perf_counter
from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import User
from bench.market import DAY, add_landlords
from landlords.models import District, Landlord
from tests.zone_client import ZoneClient, as_web_login

RUNS = 15
SIZES = (100, 10_000)
EMPTY = "/sida/"

# The same question as the directory with three filters, asked once by hand.
PLAIN_SQL = """
SELECT l.id, l.name, l.sort_name, count(*) OVER () AS found,
       (SELECT max(r.confirmed_on) FROM landlords_requirement r
          JOIN landlords_termscope t ON t.id = r.scope_id
         WHERE t.landlord_id = l.id AND r.valid_from <= %(day)s
           AND (r.valid_until IS NULL OR r.valid_until >= %(day)s)) AS confirmed,
       (SELECT sum(s.vacancies_a_year) FROM landlords_stock s
         WHERE s.landlord_id = l.id AND s.rooms = 3
           AND (s.district_id = %(district)s OR s.district_id IS NULL)
           AND s.valid_from <= %(day)s
           AND (s.valid_until IS NULL OR s.valid_until >= %(day)s)) AS vacant
  FROM landlords_landlord l
 WHERE NOT l.is_archived
   AND (EXISTS (SELECT FROM landlords_stock s
                 WHERE s.landlord_id = l.id AND s.rooms = 3
                   AND (s.district_id = %(district)s OR s.district_id IS NULL)
                   AND s.valid_from <= %(day)s
                   AND (s.valid_until IS NULL OR s.valid_until >= %(day)s))
        OR NOT EXISTS (SELECT FROM landlords_stock s WHERE s.landlord_id = l.id))
   AND NOT EXISTS (SELECT FROM landlords_landlordanswer a
                    WHERE a.landlord_id = l.id AND a.question = 'income:income_support'
                      AND a.answer = 'no' AND a.district_id = %(district)s
                      AND a.valid_from <= %(day)s
                      AND (a.valid_until IS NULL OR a.valid_until >= %(day)s))
   AND NOT EXISTS (SELECT FROM landlords_landlordanswer a
                    WHERE a.landlord_id = l.id AND a.question = 'income:income_support'
                      AND a.answer = 'no' AND a.district_id IS NULL
                      AND a.valid_from <= %(day)s
                      AND (a.valid_until IS NULL OR a.valid_until >= %(day)s)
                      AND NOT EXISTS (SELECT FROM landlords_landlordanswer h
                                       WHERE h.landlord_id = l.id
                                         AND h.question = 'income:income_support'
                                         AND h.district_id = %(district)s
                                         AND h.valid_from <= %(day)s
                                         AND (h.valid_until IS NULL OR h.valid_until >= %(day)s)))
 ORDER BY vacant DESC NULLS LAST, l.sort_name, l.id
 LIMIT 25
"""


@dataclass(frozen=True)
class Row:
    """One measured thing: median milliseconds and the number of queries."""

    name: str
    size: int
    milliseconds: float
    queries: int


def timed(work: Callable[[], Any]) -> float:
    """The median of some runs after a warm-up, in milliseconds."""
    work()
    times = []
    for _run in range(RUNS):
        begun = perf_counter()
        work()
        times.append((perf_counter() - begun) * 1000)
    return median(times)


def page(browser: ZoneClient, name: str, path: str, size: int) -> Row:
    """Measure one page as the web processes serve it."""

    def fetch() -> None:
        if browser.get(path).status_code != 200:
            raise RuntimeError(f"{path} did not answer 200")

    with CaptureQueriesContext(connection) as queries:
        fetch()
    return Row(name, size, timed(fetch), len(queries))


def plain_sql(district: int, size: int) -> Row:
    """Measure the hand-written statement under the same login."""

    def fetch() -> None:
        with as_web_login(), connection.cursor() as cursor:
            cursor.execute("SET ROLE portal_app")
            cursor.execute(PLAIN_SQL, {"day": DAY, "district": district})
            cursor.fetchall()
            cursor.execute("RESET ROLE")

    return Row("one plain SQL statement", size, timed(fetch), 1)


def measure(user: User) -> list[Row]:
    """Every row, at each size of market."""
    browser = ZoneClient()
    browser.force_login(user)
    district = District.objects.order_by("pk").values_list("pk", flat=True)[0]
    code = District.objects.get(pk=district).code
    rows: list[Row] = []
    for size in SIZES:
        there = Landlord.objects.count()
        add_landlords(size - there, first=there)
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
        landlord = Landlord.objects.order_by("pk").values_list("pk", flat=True)[0]
        filtered = f"district={code}&rooms=3&income=income_support&day={DAY}"
        rows += [
            page(browser, "empty view", EMPTY, size),
            plain_sql(district, size),
            page(browser, "directory", f"/hyresvardar/?day={DAY}", size),
            page(browser, "directory, three filters", f"/hyresvardar/?{filtered}", size),
            page(browser, "landlord page", f"/hyresvardar/{landlord}/?day={DAY}", size),
        ]
    return rows


def table(rows: list[Row]) -> str:
    """The rows as text: each beside the empty view and the plain statement of its own size."""
    lines = [
        f"{'':26}{'landlords':>10}{'ms':>9}{'× empty view':>14}{'× plain SQL':>13}{'queries':>9}"
    ]
    for size in SIZES:
        here = [row for row in rows if row.size == size]
        empty, plain = here[0].milliseconds, here[1].milliseconds
        lines += [
            f"{row.name:26}{row.size:>10}{row.milliseconds:>9.1f}{row.milliseconds / empty:>14.1f}"
            f"{row.milliseconds / plain:>13.1f}{row.queries:>9}"
            for row in here
        ]
    return "\n".join(lines)
