"""The code lists: neutral values, in a fixed order."""

import inspect

import pytest
from django.utils import translation
from django.utils.functional import Promise

from landlords.requirements import codes
from landlords.requirements.codes import Answer, Code, Topic, Unit, Weight

ENUMS = [
    item
    for _name, item in inspect.getmembers(codes, inspect.isclass)
    if issubclass(item, Code) and item is not Code
]


def test_topics_keep_their_order() -> None:
    assert ", ".join(Topic) == (
        "income_level, income_basis, certainty, combining, employment, remarks, enforcement,"
        " rent_debt, reference, disturbance, household_size, age, identity, eid, local_ties,"
        " queue, other_home, separation, registration, insurance, viewing, contact, deposit,"
        " security, own_conditions"
    )
    assert [topic.position for topic in Topic] == list(range(25))


@pytest.mark.parametrize("enum", ENUMS)
def test_values_are_neutral_words_and_labels_wait_for_their_language(enum: type[Code]) -> None:
    for member in enum:
        assert member == member.value
        assert member.value.replace("_", "").isalpha()
        assert "violen" not in member.value
        assert isinstance(member.label, Promise) or member is Unit.PERCENT


def test_choices_are_value_and_label_in_order() -> None:
    with translation.override("en"):
        choices = [(value, str(label)) for value, label in Weight.choices()]
    assert choices == [
        ("hard", "must"),
        ("normally", "normally demanded"),
        ("assessed", "the landlord assesses"),
        ("information", "good to know"),
    ]


def test_a_member_is_found_by_its_value_and_nothing_else_is() -> None:
    assert Answer.with_value("yes") is Answer.YES
    assert Answer.with_value("ja") is None
    assert Answer.with_value(None) is None
