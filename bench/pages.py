"""The directory and the landlord's page at two sizes of market, beside two baselines."""

import re
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.db import connection
from django.http import QueryDict

from accounts.models import User
from bench import plain_sql
from bench.market import DAY, add_landlords
from bench.measuring import BenchError, Row, measured
from landlords.filters import LandlordFilter
from landlords.models import District, Landlord
from landlords.questions import income_question
from landlords.requirements.codes import IncomeType
from landlords.views.landlords import PAGE_SIZE
from tests.zone_client import ZoneClient

if TYPE_CHECKING:
    from landlords.loaded import ListedLandlord

SIZES = (100, 10_000)
ROOMS = 3
INCOME = IncomeType.INCOME_SUPPORT

EMPTY, PLAIN = "empty view", "plain SQL, three filters"
DIRECTORY, FILTERED, LANDLORD = "directory", "directory, three filters", "landlord page"


def measure(user: User, sizes: Sequence[int] = SIZES) -> list[Row]:
    """Every row, at each size of market."""
    browser = ZoneClient(SERVER_NAME="localhost")
    browser.force_login(user)
    rows: list[Row] = []
    for size in sizes:
        there = Landlord.objects.count()
        add_landlords(size - there, first=there)
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE" if connection.get_autocommit() else "ANALYZE")
        rows += measure_one(browser, size)
    return rows


def measure_one(browser: ZoneClient, size: int) -> list[Row]:
    """The baselines and the pages in the market as it is."""
    district = District.objects.order_by("pk")[0]
    home = {"district": district.code, "rooms": ROOMS, "income": INCOME.value}
    filtered = f"/hyresvardar/?{urlencode({**home, 'day': DAY})}"
    question = plain_sql.Question(DAY, district.pk, ROOMS, income_question(INCOME), PAGE_SIZE)
    compare(browser, filtered, question)
    told = Landlord.objects.filter(scopes__requirements__isnull=False).order_by("pk")[0]
    works: dict[str, Callable[[], object]] = {
        EMPTY: partial(fetched, browser, "/sida/"),
        PLAIN: partial(plain_sql.ask, question),
        DIRECTORY: partial(fetched, browser, f"/hyresvardar/?day={DAY}"),
        FILTERED: partial(fetched, browser, filtered),
        LANDLORD: partial(fetched, browser, f"/hyresvardar/{told.pk}/?day={DAY}"),
    }
    return measured(works, size)


def fetched(browser: ZoneClient, path: str) -> str:
    """A page as the web processes serve it."""
    response = browser.get(path)
    if response.status_code != 200:
        raise BenchError(f"{path} answered {response.status_code}, not 200.")
    return str(response.content.decode())


def compare(browser: ZoneClient, filtered: str, question: plain_sql.Question) -> None:
    """Refuse to go on unless directory and plain statement find the same, in the same order."""
    rows, count = plain_sql.ask(question)
    page = fetched(browser, filtered)
    shown = [int(pk) for pk in re.findall(r'href="/hyresvardar/(\d+)/', page)]
    told = re.search(r'class="result-line"[^>]*><b>([^<]*)</b>', page)
    same("number", count, int(re.sub(r"\D", "", told[1])) if told else None)
    same("landlords", [row.landlord for row in rows], shown)
    asked = QueryDict(filtered.partition("?")[2])
    found = LandlordFilter(asked, Landlord.objects.current(DAY), today=DAY)
    lines = found.lines(found.sorted_out.shown[:PAGE_SIZE])
    same("figures", rows, figures_of(lines))
    if len(shown) < PAGE_SIZE:
        raise BenchError(
            "The page is not full, so it cannot be held beside that of a larger market."
        )


def figures_of(lines: "Iterable[ListedLandlord]") -> list[plain_sql.Found]:
    """What lines of the directory say of each landlord."""
    return [plain_sql.Found(line.pk, line.vacancies, line.confirmed_on) for line in lines]


def same(what: str, by_hand: object, by_page: object) -> None:
    """One part of what the two must have in common."""
    if by_hand != by_page:
        raise BenchError(
            f"The directory and the plain statement differ in their {what}, so their times cannot "
            f"be compared.\nplain SQL: {by_hand}\ndirectory: {by_page}"
        )
