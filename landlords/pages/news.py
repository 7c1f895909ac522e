"""What is new at the landlords: whose terms have begun to hold lately, and on what."""

from dataclasses import dataclass
from datetime import date, timedelta

from landlords.models import Landlord, Requirement
from landlords.requirements.codes import Topic

LATELY = 90  # days
MOST_NEWS = 5
MOST_ROWS = 60


@dataclass(frozen=True)
class News:
    """One landlord's new terms: from which day, and on which topics."""

    landlord: Landlord
    day: date
    topics: tuple[str, ...]


def latest_news(day: date) -> list[News]:
    """The newest first; a landlord stands once for each day on which terms began."""
    rows = Requirement.objects.begun_between(day - timedelta(days=LATELY), day)[:MOST_ROWS]
    found: dict[tuple[int, date], list[Requirement]] = {}
    for row in rows:
        found.setdefault((row.scope.landlord_key, row.valid_from), []).append(row)
    return [news_of(together) for together in list(found.values())[:MOST_NEWS]]


def news_of(rows: list[Requirement]) -> News:
    """Rows of one landlord and one day."""
    topics = sorted({Topic(row.topic) for row in rows}, key=lambda topic: topic.position)
    return News(rows[0].scope.landlord, rows[0].valid_from, tuple(str(t.label) for t in topics))
