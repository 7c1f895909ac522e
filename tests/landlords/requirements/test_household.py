"""Persons per home: what the rule says."""

import pytest
from django.utils import translation

from landlords.requirements.codes import Counts, Topic
from landlords.requirements.household import HouseholdSize
from landlords.requirements.sentences import NBSP, say
from landlords.requirements.values import PersonsByRooms

SIZES = PersonsByRooms.of({1: 1, 2: 3, 3: 5})


@pytest.mark.parametrize(
    ("rule", "long", "short"),
    [
        (
            HouseholdSize(SIZES),
            (
                "at most 1 person in 1 room, 3 persons in 2 rooms and 5 persons in 3 rooms"
                " (everybody counts)"
            ),
            "1 room: 1 pers., 2 rooms: 3 pers., 3 rooms: 5 pers.",
        ),
        (
            HouseholdSize(PersonsByRooms.of({2: 4}), Counts.ADULTS),
            "at most 4 persons in 2 rooms (only adults count)",
            "2 rooms: 4 pers., only adults count",
        ),
    ],
)
def test_the_rule_says_itself(rule: HouseholdSize, long: str, short: str) -> None:
    assert rule.topic is Topic.HOUSEHOLD_SIZE
    with translation.override("en"):
        assert say(rule.describe()).replace(NBSP, " ") == long
        assert say(rule.short()).replace(NBSP, " ") == short
