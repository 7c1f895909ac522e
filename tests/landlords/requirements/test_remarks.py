"""Payment remarks: what the rule says and what it refuses."""

from decimal import Decimal

import pytest
from django.utils import translation

from landlords.requirements.codes import Concerning, Topic
from landlords.requirements.problems import TermsError
from landlords.requirements.remarks import Remarks
from landlords.requirements.sentences import NBSP, say


def remarks(
    most: int | None,
    youngest: int | None = None,
    total: str | None = None,
    concerning: Concerning = Concerning.ALL,
) -> Remarks:
    money = None if total is None else Decimal(total)
    return Remarks(most=most, youngest=youngest, total=money, concerning=concerning)


@pytest.mark.parametrize(
    ("rule", "long", "short"),
    [
        (remarks(0), "no payment remarks", "none"),
        (
            remarks(0, 24),
            "no payment remarks younger than 24 months",
            "none in the last 24 mo.",
        ),
        (
            remarks(0, 24, concerning=Concerning.HOUSING),
            "no payment remarks about housing younger than 24 months",
            "none in the last 24 mo., about housing",
        ),
        (
            remarks(0, concerning=Concerning.HOUSING),
            "no payment remarks about housing",
            "none, about housing",
        ),
        (
            remarks(3, 12, "5000"),
            "payment remarks: at most 3, older than 12 months, at most 5 000 kr together",
            "at most 3, older than 12 mo., at most 5 000 kr",
        ),
        (remarks(1), "payment remarks: at most 1", "at most 1"),
        (
            remarks(None, total="1234.5"),
            "payment remarks: at most 1 234.50 kr together",
            "at most 1 234.50 kr",
        ),
        (remarks(None, 12), "payment remarks: older than 12 months", "older than 12 mo."),
    ],
)
def test_the_rule_says_itself(rule: Remarks, long: str, short: str) -> None:
    with translation.override("en"):
        assert say(rule.describe()).replace(NBSP, " ") == long
        assert say(rule.short()).replace(NBSP, " ") == short


@pytest.mark.parametrize(
    ("rule", "allows_none"),
    [
        (remarks(0), True),
        (remarks(0, 24), False),
        (remarks(0, concerning=Concerning.HOUSING), False),
        (remarks(1), False),
        (remarks(None, 12), False),
    ],
)
def test_only_a_bare_zero_allows_none(rule: Remarks, allows_none: object) -> None:
    assert rule.allows_none is allows_none


@pytest.mark.parametrize(
    ("most", "youngest", "total", "paths"),
    [
        (0, None, "5000", ["total"]),
        (None, None, None, ["most"]),
        (-1, None, None, ["most"]),
        (21, None, None, ["most"]),
        (20, 120, "1000000", []),
        (1, 0, None, ["youngest"]),
        (1, 121, None, ["youngest"]),
        (1, None, "0.99", ["total"]),
        (1, None, "1000000.01", ["total"]),
        (1, None, "5.001", ["total"]),
        (0, 0, "0", ["youngest", "total", "total"]),
    ],
)
def test_senseless_rules_are_refused(
    most: int | None, youngest: int | None, total: str | None, paths: list[str]
) -> None:
    found: list[str] = []
    try:
        remarks(most, youngest, total)
    except TermsError as error:
        found = [problem.path for problem in error.problems if str(problem)]
    assert found == paths


def test_its_topic() -> None:
    assert Remarks.topic is Topic.REMARKS
