"""Payment remarks: how a household's are judged."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import strategies as st

from landlords.requirements import remarks as source
from landlords.requirements.applicant import Remark
from landlords.requirements.codes import Concerning
from landlords.requirements.findings import Outcome
from landlords.requirements.remarks import Remarks
from landlords.requirements.values import Month
from tests.landlords.requirements.facts import all_codes, codes, found, lines, screen
from tests.landlords.requirements.learning import promises

MEETS, FAILS, ASKS = Outcome.MEETS, Outcome.FAILS, Outcome.ASK_HOUSEHOLD
NONE = Remarks(0)
NONE_IN_12 = Remarks(0, 12)
VICTORIA = Remarks(3, 12, Decimal(5000))
NO_HOUSING = Remarks(0, concerning=Concerning.HOUSING)
ONE_HOUSING = Remarks(1, concerning=Concerning.HOUSING)
SMALL = Remarks(None, total=Decimal(5000))
OLD_ENOUGH = Remarks(None, 12)

OLD, NEW, BETWEEN = Month(2025, 10), Month(2025, 12), Month(2025, 11)


def remark(
    month: Month | None = OLD,
    amount: int | None = 1000,
    housing: bool | None = None,  # noqa: FBT001
) -> Remark:
    return Remark(month, None if amount is None else Decimal(amount), housing)


CASES: list[tuple[Remarks, tuple[Remark, ...], bool | None, Outcome, list[str]]] = [
    # none allowed
    (NONE, (), True, MEETS, []),
    (NONE, (), None, ASKS, ["remarks"]),
    (NONE, (), False, ASKS, ["remarks"]),
    (NONE, (remark(None, None),), None, FAILS, []),
    (NONE, (remark(None, None),), True, FAILS, []),
    # none allowed that is new: older ones do not matter, however many
    (NONE_IN_12, (remark(OLD), remark(OLD)), True, MEETS, []),
    (NONE_IN_12, (remark(NEW),), None, FAILS, []),
    (NONE_IN_12, (remark(OLD),), None, ASKS, ["remarks"]),
    (NONE_IN_12, (remark(None),), True, ASKS, ["remark_months"]),
    (NONE_IN_12, (remark(BETWEEN),), True, ASKS, ["remark_day"]),
    (NONE_IN_12, (remark(BETWEEN), remark(NEW)), True, FAILS, []),
    # some allowed: each must be old enough, and the sum small enough
    (VICTORIA, (remark(OLD, 2000), remark(OLD, 3000)), True, MEETS, []),
    (VICTORIA, (remark(OLD, 2000), remark(OLD, 3001)), True, FAILS, []),
    (VICTORIA, (remark(OLD, 5001),), None, FAILS, []),
    (VICTORIA, (remark(OLD, None),), True, ASKS, ["remark_amounts"]),
    (VICTORIA, (remark(OLD, None), remark(OLD, 5001)), True, FAILS, []),
    (VICTORIA, (remark(OLD, 1),) * 3, True, MEETS, []),
    (VICTORIA, (remark(OLD, 1),) * 4, True, FAILS, []),
    (VICTORIA, (remark(None, None),) * 4, None, FAILS, []),
    (VICTORIA, (remark(NEW, 1),), True, FAILS, []),
    (VICTORIA, (), None, ASKS, ["remarks"]),
    (VICTORIA, (remark(None, None),), None, ASKS, ["remarks", "remark_months", "remark_amounts"]),
    # one limit alone
    (SMALL, (remark(NEW, 5000),), True, MEETS, []),
    (SMALL, (remark(NEW, 5001),), True, FAILS, []),
    (OLD_ENOUGH, (remark(OLD, None),) * 5, True, MEETS, []),
    (OLD_ENOUGH, (remark(NEW, None),), True, FAILS, []),
    (Remarks(1), (remark(),), True, MEETS, []),
    (Remarks(1), (remark(), remark()), True, FAILS, []),
    # only those about housing
    (NO_HOUSING, (remark(housing=False),), True, MEETS, []),
    (NO_HOUSING, (remark(housing=True),), None, FAILS, []),
    (NO_HOUSING, (remark(housing=None),), True, ASKS, ["remark_housing"]),
    (NO_HOUSING, (remark(housing=False),), None, ASKS, ["remarks"]),
    (ONE_HOUSING, (remark(housing=None),), True, MEETS, []),
    (ONE_HOUSING, (remark(housing=None), remark(housing=True)), True, ASKS, ["remark_housing"]),
    (ONE_HOUSING, (remark(housing=True), remark(housing=True)), None, FAILS, []),
    (
        Remarks(0, 12, concerning=Concerning.HOUSING),
        (remark(NEW, housing=None),),
        True,
        ASKS,
        ["remark_housing"],
    ),
    (
        Remarks(0, 12, concerning=Concerning.HOUSING),
        (remark(None, housing=None), remark(OLD, housing=None)),
        True,
        ASKS,
        ["remark_housing", "remark_months"],
    ),
    (
        Remarks(0, 12, concerning=Concerning.HOUSING),
        (remark(OLD, housing=True), remark(NEW, housing=False)),
        True,
        MEETS,
        [],
    ),
    (
        Remarks(None, total=Decimal(1500), concerning=Concerning.HOUSING),
        (remark(housing=True), remark(housing=None)),
        True,
        ASKS,
        ["remark_housing"],
    ),
]


@pytest.mark.parametrize(("rule", "listed", "complete", "outcome", "questions"), CASES)
def test_a_household_is_judged_by_what_is_known(
    rule: Remarks,
    listed: tuple[Remark, ...],
    complete: bool | None,  # noqa: FBT001
    outcome: Outcome,
    questions: list[str],
) -> None:
    finding = found(rule, remarks=listed, remarks_complete=complete)
    assert (finding.outcome, codes(finding)) == (outcome, questions)
    assert len(finding.lines) == len(listed)


def test_every_message_is_said() -> None:
    findings = [
        found(rule, remarks=listed, remarks_complete=complete)
        for rule, listed, complete, _outcome, _questions in CASES
    ]
    assert all_codes(*findings) == set(source.MESSAGES)


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
    finding = found(NONE_IN_12, on, remarks=(remark(BETWEEN),), remarks_complete=True)
    assert finding.outcome is outcome
    turns = [date(2026, 11, 1), date(2026, 11, 30)]
    assert list(finding.edges) == [day for day in turns if day > on]


def test_the_days_on_which_remarks_grow_old_come_in_order() -> None:
    months = [Month(2026, month) for month in (9, 3, 7, 1)]
    finding = found(
        NONE_IN_12, remarks=tuple(remark(month) for month in months), remarks_complete=True
    )
    days = [day for month in (1, 3, 7, 9) for day in (Month(2027, month).first, LAST[month])]
    assert list(finding.edges) == days


LAST = {
    1: date(2027, 1, 31),
    3: date(2027, 3, 31),
    7: date(2027, 7, 31),
    9: date(2027, 9, 30),
}


def test_what_does_not_count_has_no_days_on_which_anything_changes() -> None:
    rule = Remarks(0, 24, concerning=Concerning.HOUSING)
    other = (remark(NEW, housing=False),)
    assert found(rule, remarks=other, remarks_complete=True).edges == ()
    assert found(NONE, remarks=(remark(NEW),), remarks_complete=True).edges == ()


SAID: list[tuple[Remarks, dict[str, Any], str, list[str]]] = [
    (
        VICTORIA,
        {"remarks": (remark(OLD, 3000), remark(NEW, 3800)), "remarks_complete": True},
        (
            "The household has 2 payment remarks, together 6 800 kr, which the demand does not allow"
            " (payment remarks: at most 3, older than 12 months, at most 5 000 kr together). In the way:"
            " the one from December 2025, old enough on 31 December 2026 at the latest, 6 800 kr"
            " together is 1 800 kr too much."
        ),
        [
            "Payment remark: October 2025, 3 000 kr, old enough since 31 October 2026",
            "Payment remark: December 2025, 3 800 kr, old enough on 31 December 2026 at the latest",
        ],
    ),
    (
        NONE_IN_12,
        {"remarks": (remark(BETWEEN, None), remark(None)), "remarks_complete": True},
        (
            "Not enough is known of the household's payment remarks"
            " (no payment remarks younger than 12 months)."
        ),
        [
            (
                "Payment remark: November 2025, amount not known, old enough from 1 November 2026 to"
                " 30 November 2026, by the day of the month"
            ),
            "Payment remark: month not known, 1 000 kr",
        ],
    ),
    (
        ONE_HOUSING,
        {"remarks": (remark(housing=True), remark(housing=True), remark(housing=False))},
        (
            "The household has at least 2 payment remarks about housing, which the demand does not"
            " allow (payment remarks about housing: at most 1). In the way: 1 more than allowed."
        ),
        [
            "Payment remark: October 2025, 1 000 kr, about housing",
            "Payment remark: October 2025, 1 000 kr, about housing",
            "Payment remark: October 2025, 1 000 kr, not about housing, so it does not count",
        ],
    ),
    (
        ONE_HOUSING,
        {"remarks": (remark(housing=None),), "remarks_complete": True},
        (
            "The household has at most 1 payment remark about housing, which the demand allows"
            " (payment remarks about housing: at most 1)."
        ),
        ["Payment remark: October 2025, 1 000 kr, not known whether about housing"],
    ),
    (
        NO_HOUSING,
        {
            "remarks": (remark(housing=True), remark(housing=None)),
            "remarks_complete": True,
        },
        (
            "The household has at least 1 payment remark about housing, which the demand does not"
            " allow (no payment remarks about housing). In the way: 1 more than allowed."
        ),
        [
            "Payment remark: October 2025, 1 000 kr, about housing",
            "Payment remark: October 2025, 1 000 kr, not known whether about housing",
        ],
    ),
    (
        Remarks(2, concerning=Concerning.HOUSING),
        {
            "remarks": (remark(housing=True), remark(housing=None)),
            "remarks_complete": True,
        },
        (
            "The household has at most 2 payment remarks about housing, which the demand allows"
            " (payment remarks about housing: at most 2)."
        ),
        [
            "Payment remark: October 2025, 1 000 kr, about housing",
            "Payment remark: October 2025, 1 000 kr, not known whether about housing",
        ],
    ),
    (
        Remarks(0, 12, concerning=Concerning.HOUSING),
        {
            "remarks": (remark(housing=True), remark(housing=False)),
            "remarks_complete": True,
        },
        (
            "The household has 1 payment remark about housing, which the demand allows"
            " (no payment remarks about housing younger than 12 months)."
        ),
        [
            "Payment remark: October 2025, 1 000 kr, about housing, old enough since 31 October 2026",
            "Payment remark: October 2025, 1 000 kr, not about housing, so it does not count",
        ],
    ),
    (
        NO_HOUSING,
        {"remarks_complete": True},
        "The household has no payment remarks about housing.",
        [],
    ),
    (
        NONE,
        {"remarks": (remark(),)},
        (
            "The household has at least 1 payment remark, and the demand allows none"
            " (no payment remarks)."
        ),
        ["Payment remark: October 2025, 1 000 kr"],
    ),
]


@pytest.mark.parametrize(("rule", "facts", "sentence", "parts"), SAID)
def test_the_answer_carries_its_numbers(
    rule: Remarks, facts: dict[str, Any], sentence: str, parts: list[str]
) -> None:
    finding = found(rule, **facts)
    assert screen(finding) == sentence
    assert lines(finding) == parts


RULES = st.builds(
    lambda most, youngest, total, concerning: Remarks(
        most,
        youngest,
        total if most != 0 else None,
        concerning,
    ),
    most=st.sampled_from([0, 1, 2]),
    youngest=st.sampled_from([None, 1, 11, 12, 24]),
    total=st.sampled_from([None, Decimal(1), Decimal(2500), Decimal(6000)]),
    concerning=st.sampled_from(list(Concerning)),
) | st.sampled_from([OLD_ENOUGH, SMALL])

test_what_is_promised_of_remarks_holds_when_more_is_known = promises(RULES, "remarks")
