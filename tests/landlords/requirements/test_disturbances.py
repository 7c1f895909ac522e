"""Remarks on disturbances: what the rule says, and how a household's are judged."""

from datetime import date
from typing import Any

import pytest
from django.utils import translation
from hypothesis import strategies as st

from landlords.requirements import disturbances as source
from landlords.requirements.applicant import Disturbance
from landlords.requirements.codes import Topic
from landlords.requirements.disturbances import NoDisturbance
from landlords.requirements.findings import Outcome
from landlords.requirements.problems import TermsError
from landlords.requirements.sentences import NBSP, say
from landlords.requirements.values import Month
from tests.landlords.requirements.facts import all_codes, codes, found, lines, screen
from tests.landlords.requirements.learning import promises

MEETS, FAILS, ASKS = Outcome.MEETS, Outcome.FAILS, Outcome.ASK_HOUSEHOLD
OLD, NEW, BETWEEN = Month(2025, 10), Month(2025, 12), Month(2025, 11)
EVER, YEAR = NoDisturbance(), NoDisturbance(12)
SERIOUS, SERIOUS_YEAR = NoDisturbance(serious=True), NoDisturbance(12, serious=True)

Case = tuple[NoDisturbance, tuple[Disturbance, ...], bool | None, Outcome, list[str]]


def remark(
    month: Month | None = OLD,
    serious: bool | None = None,  # noqa: FBT001
) -> Disturbance:
    return Disturbance(month, serious)


CASES: list[Case] = [
    (EVER, (), True, MEETS, []),
    (EVER, (), None, ASKS, ["disturbances"]),
    (EVER, (), False, ASKS, ["disturbances"]),
    (EVER, (remark(None),), None, FAILS, []),
    (YEAR, (remark(OLD),), True, MEETS, []),
    (YEAR, (remark(OLD),), None, ASKS, ["disturbances"]),
    (YEAR, (remark(NEW),), None, FAILS, []),
    (YEAR, (remark(BETWEEN),), True, ASKS, ["disturbance_day"]),
    (YEAR, (remark(None),), True, ASKS, ["disturbance_months"]),
    (SERIOUS, (remark(serious=False),), True, MEETS, []),
    (SERIOUS, (remark(serious=True),), None, FAILS, []),
    (SERIOUS, (remark(),), True, ASKS, ["disturbance_serious"]),
    (SERIOUS_YEAR, (remark(NEW, serious=False), remark(OLD, serious=True)), True, MEETS, []),
    (SERIOUS_YEAR, (remark(NEW, serious=True),), None, FAILS, []),
    (SERIOUS_YEAR, (remark(NEW),), True, ASKS, ["disturbance_serious"]),
    (SERIOUS_YEAR, (remark(OLD),), True, MEETS, []),
    (SERIOUS_YEAR, (remark(None),), True, ASKS, ["disturbance_serious", "disturbance_months"]),
]


def answer(case: Case) -> Any:
    rule, listed, complete, _outcome, _questions = case
    return found(rule, disturbances=listed, disturbances_complete=complete)


@pytest.mark.parametrize("case", CASES)
def test_a_household_is_judged_by_what_is_known(case: Case) -> None:
    finding = answer(case)
    assert (finding.outcome, codes(finding)) == case[3:]
    assert len(finding.lines) == len(case[1])


def test_every_message_is_said() -> None:
    assert all_codes(*map(answer, CASES)) == set(source.MESSAGES)


@pytest.mark.parametrize(
    ("on", "outcome"),
    [
        (date(2026, 10, 31), FAILS),
        (date(2026, 11, 1), ASKS),
        (date(2026, 11, 29), ASKS),
        (date(2026, 11, 30), MEETS),
    ],
)
def test_a_month_is_old_enough_from_its_last_day_and_too_new_to_its_first(
    on: date, outcome: Outcome
) -> None:
    finding = found(YEAR, on, disturbances=(remark(BETWEEN),), disturbances_complete=True)
    assert finding.outcome is outcome
    turns = [date(2026, 11, 1), date(2026, 11, 30)]
    assert list(finding.edges) == [day for day in turns if day > on]


def test_the_days_on_which_remarks_grow_old_come_in_order() -> None:
    months = [Month(2026, month) for month in (9, 3, 7, 1)]
    listed = tuple(Disturbance(month=month) for month in months)
    days = found(YEAR, disturbances=listed, disturbances_complete=True).edges
    assert len(days) == 8
    assert list(days) == sorted(days)


def test_of_what_is_not_serious_no_day_is_told() -> None:
    rule = NoDisturbance(12, serious=True)
    finding = found(rule, disturbances=(Disturbance(month=Month(2026, 9), serious=False),))
    (line,) = lines(finding)
    assert line.endswith("September 2026, not serious, so it does not count")


def test_what_is_not_serious_has_no_days() -> None:
    assert found(SERIOUS_YEAR, disturbances=(remark(NEW, serious=False),)).edges == ()


def test_the_answer_carries_its_numbers() -> None:
    listed = (
        remark(NEW, serious=True),
        remark(OLD, serious=None),
        remark(None, serious=False),
        remark(BETWEEN, serious=True),
    )
    finding = found(SERIOUS_YEAR, disturbances=listed)
    assert screen(finding) == (
        "The household has 1 remark on disturbances that the demand does not allow"
        " (no serious remarks on disturbances in the last 12 months)."
    )
    assert lines(finding) == [
        (
            "Remark on disturbances: December 2025, serious,"
            " old enough on 31 December 2026 at the latest"
        ),
        (
            "Remark on disturbances: October 2025, not known whether serious,"
            " old enough since 31 October 2026"
        ),
        "Remark on disturbances: month not known, not serious, so it does not count",
        (
            "Remark on disturbances: November 2025, serious, old enough from 1 November 2026 to"
            " 30 November 2026, by the day of the month"
        ),
    ]


@pytest.mark.parametrize(
    ("rule", "long", "short"),
    [
        (EVER, "no remarks on disturbances", None),
        (SERIOUS, "no serious remarks on disturbances", None),
        (
            YEAR,
            "no remarks on disturbances in the last 12 months",
            "no remarks on disturbances in the last 12 mo.",
        ),
    ],
)
def test_the_rule_says_itself(rule: NoDisturbance, long: str, short: str | None) -> None:
    with translation.override("en"):
        assert say(rule.describe()).replace(NBSP, " ") == long
        assert say(rule.short()).replace(NBSP, " ") == (short or long)


@pytest.mark.parametrize("months", [0, 121])
def test_senseless_rules_are_refused(months: int) -> None:
    with pytest.raises(TermsError) as caught:
        NoDisturbance(months)
    assert [problem.path for problem in caught.value.problems] == ["months"]


def test_its_topic() -> None:
    assert NoDisturbance.topic is Topic.DISTURBANCE


RULES = st.builds(
    NoDisturbance, months=st.sampled_from([None, 1, 11, 12, 24]), serious=st.booleans()
)
test_what_is_promised_of_disturbances_holds_when_more_is_known = promises(RULES, "disturbances")
