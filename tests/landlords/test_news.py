"""What is new: terms that began lately, a line for each landlord and day, the newest first."""

from datetime import date

import pytest
from django.utils import translation

from landlords.pages.news import MOST_NEWS, latest_news
from tests.make import make_landlord, make_requirement, make_scope

pytestmark = pytest.mark.django_db

TODAY = date(2026, 6, 15)


def told() -> list[tuple[str, date, tuple[str, ...]]]:
    """Today's news."""
    with translation.override("en"):
        return [(news.landlord.name, news.day, news.topics) for news in latest_news(TODAY)]


def begin(name: str, day: date, *topics: str, **landlord: object) -> None:
    """Terms of a landlord that begin on this day."""
    scope = make_scope(landlord=make_landlord(name=name, **landlord))
    for topic in topics or ("remarks",):
        make_requirement(scope=scope, topic=topic, says="none", tests=[], valid_from=day)


def test_the_newest_comes_first_with_its_topics_in_order() -> None:
    begin("Earlier", date(2026, 4, 1))
    begin("Later", date(2026, 6, 1), "remarks", "income_level")
    assert told() == [
        ("Later", date(2026, 6, 1), ("income against the rent", "payment remarks")),
        ("Earlier", date(2026, 4, 1), ("payment remarks",)),
    ]


def test_what_is_old_to_come_or_archived_is_no_news() -> None:
    begin("Old", date(2026, 3, 16))
    begin("To come", date(2026, 6, 16))
    begin("Archived", date(2026, 6, 1), is_archived=True)
    assert told() == []
    begin("Just in time", date(2026, 3, 17))
    begin("Today", TODAY)
    assert [name for name, _day, _topics in told()] == ["Today", "Just in time"]


def test_the_news_are_few() -> None:
    for number in range(MOST_NEWS + 2):
        begin(f"Landlord {number}", date(2026, 6, 1))
    assert len(told()) == MOST_NEWS
