"""Certainty of one income, to the day: forward and back, month ends, leap years, edges, lines."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from landlords.requirements.applicant import Income
from landlords.requirements.ask import Ask
from landlords.requirements.certainty import Certainty
from landlords.requirements.codes import (
    Acceptance,
    CountedFrom,
    Direction,
    IncomeType,
    Topic,
)
from landlords.requirements.covering import every, some
from landlords.requirements.findings import Finding, Outcome, Reason
from landlords.requirements.saying import Voice
from tests.landlords.requirements.earning import (
    accepts,
    asked,
    asks,
    bare,
    household,
    income,
    lines,
    row,
    said,
)

APPLICATION, CONTRACT, MOVE_IN = CountedFrom
FORWARD, BACK = Direction


def demand(months: int, direction: Direction, counted_from: CountedFrom = APPLICATION) -> Certainty:
    return Certainty(months, direction, counted_from)


def on_day(on: date, move_in: date | None = None) -> Ask:
    """A question on that day; moving in the same day unless said."""
    return bare(household(), on=on, move_in=move_in or on)


FORWARD_TABLE: list[tuple[int, date, date, bool]] = [
    # months, counted from, certain until, certain enough
    (6, date(2026, 11, 24), date(2027, 5, 23), True),
    (6, date(2026, 11, 24), date(2027, 5, 22), False),
    (6, date(2026, 11, 24), date(2027, 5, 24), True),
    # Telge: three months from the start of the contract
    (3, date(2027, 2, 1), date(2027, 4, 30), True),
    (3, date(2027, 2, 1), date(2027, 4, 29), False),
    # from the last days of a month into February
    (6, date(2026, 8, 28), date(2027, 2, 27), True),
    (6, date(2026, 8, 29), date(2027, 2, 27), True),
    (6, date(2026, 8, 31), date(2027, 2, 27), True),
    (6, date(2026, 8, 31), date(2027, 2, 26), False),
    (6, date(2026, 9, 1), date(2027, 2, 27), False),
    (6, date(2026, 9, 1), date(2027, 2, 28), True),
    # a leap year
    (6, date(2027, 8, 29), date(2028, 2, 28), True),
    (6, date(2027, 8, 31), date(2028, 2, 28), True),
    (6, date(2027, 9, 1), date(2028, 2, 28), False),
    (6, date(2027, 9, 1), date(2028, 2, 29), True),
    (12, date(2028, 2, 29), date(2029, 2, 27), True),
    (12, date(2028, 2, 29), date(2029, 2, 26), False),
    # over a new year
    (1, date(2026, 12, 31), date(2027, 1, 30), True),
    (1, date(2026, 12, 31), date(2027, 1, 29), False),
]


@pytest.mark.parametrize(("months", "day", "until", "covers"), FORWARD_TABLE)
def test_an_income_is_certain_for_so_many_months_forward(
    months: int,
    day: date,
    until: date,
    covers: bool,  # noqa: FBT001
) -> None:
    item = income(until=until)
    assert demand(months, FORWARD).covers(item, on_day(day)) is covers


BACK_TABLE: list[tuple[int, date, date, bool]] = [
    # months, counted from, held since, long enough
    (6, date(2026, 11, 24), date(2026, 5, 24), True),
    (6, date(2026, 11, 24), date(2026, 5, 25), False),
    # six months from 31 August are full on the last of February
    (6, date(2027, 2, 28), date(2026, 8, 31), True),
    (6, date(2027, 2, 27), date(2026, 8, 28), False),
    (6, date(2027, 2, 27), date(2026, 8, 27), True),
    (6, date(2028, 2, 28), date(2027, 8, 31), False),
    (6, date(2028, 2, 29), date(2027, 8, 31), True),
    (12, date(2029, 2, 28), date(2028, 2, 29), True),
    (12, date(2029, 2, 27), date(2028, 2, 29), False),
    (1, date(2026, 3, 31), date(2026, 2, 28), True),
    (1, date(2026, 3, 27), date(2026, 2, 28), False),
    (1, date(2026, 3, 28), date(2026, 2, 28), True),
]


@pytest.mark.parametrize(("months", "day", "since", "covers"), BACK_TABLE)
def test_an_income_has_been_held_for_so_many_months(
    months: int,
    day: date,
    since: date,
    covers: bool,  # noqa: FBT001
) -> None:
    item = income(since=since)
    assert demand(months, BACK).covers(item, on_day(day)) is covers


ON, IN = date(2026, 11, 24), date(2027, 2, 1)
LONG_AGO = date(2020, 1, 1)


@pytest.mark.parametrize(
    ("kind", "item", "covers", "questions"),
    [
        (demand(6, FORWARD), income(open_ended=True), True, []),
        (demand(6, FORWARD), income(), None, ["income_until"]),
        (demand(6, FORWARD), income(open_ended=False), None, ["income_until"]),
        (demand(6, FORWARD, CONTRACT), income(until=date(2027, 7, 30)), False, []),
        (demand(6, FORWARD, CONTRACT), income(until=date(2027, 7, 31)), True, []),
        (demand(6, FORWARD, MOVE_IN), income(until=date(2027, 7, 31)), True, []),
        (demand(6, BACK), income(), None, ["income_since"]),
        (demand(6, BACK), income(since=LONG_AGO), True, []),
        (demand(6, BACK), income(since=LONG_AGO, until=date(2026, 11, 24)), True, []),
        (demand(6, BACK), income(since=LONG_AGO, until=date(2026, 11, 23)), False, []),
        # what is counted from moving in must still be there then
        (demand(6, BACK, MOVE_IN), income(since=LONG_AGO, open_ended=True), True, []),
        (demand(6, BACK, MOVE_IN), income(since=LONG_AGO, until=IN), True, []),
        (demand(6, BACK, MOVE_IN), income(since=LONG_AGO, until=date(2027, 1, 31)), False, []),
        (demand(6, BACK, MOVE_IN), income(since=LONG_AGO), None, ["income_until"]),
        (demand(6, BACK, MOVE_IN), income(), None, ["income_since", "income_until"]),
        (demand(6, BACK, MOVE_IN), income(since=date(2026, 8, 2)), False, []),
        (demand(6, BACK, MOVE_IN), income(since=date(2026, 8, 1), until=IN), True, []),
        (demand(6, BACK, MOVE_IN), income(open_ended=True), None, ["income_since"]),
    ],
)
def test_what_is_not_known_of_its_days_is_asked(
    kind: Certainty,
    item: Income,
    covers: bool | None,  # noqa: FBT001
    questions: list[str],
) -> None:
    ask = on_day(ON, IN)
    assert kind.covers(item, ask) is covers
    assert [question.code for question in kind.questions(item, ask)] == questions


ANY_DAY = st.dates(date(2024, 1, 1), date(2030, 12, 31))


@settings(deadline=None)
@given(
    st.integers(1, 24), st.sampled_from(Direction), st.sampled_from(CountedFrom), ANY_DAY, ANY_DAY
)
def test_the_answer_changes_on_its_edges_and_on_no_other_day(
    months: int, direction: Direction, counted_from: CountedFrom, one: date, other: date
) -> None:
    since, until = sorted((one, other))
    kind, item = demand(months, direction, counted_from), income(since=since, until=until)
    first = max(since, until - timedelta(days=120))
    ask = on_day(first, first + timedelta(days=45))
    edges = kind.edges(item, ask)
    days = [first + timedelta(days=passed) for passed in range(200)]
    later = [ask._replace(on=day, move_in=day + timedelta(days=45)) for day in days]
    answers = [kind.covers(item, each) for each in later]
    changes = {
        day
        for day, before, now in zip(days[1:], answers, answers[1:], strict=False)
        if before is not now
    }
    assert changes <= set(edges)
    if direction is FORWARD:
        assert {day for day in edges if day <= days[-1]} == changes


@pytest.mark.parametrize(
    ("kind", "item", "edges"),
    [
        (demand(6, FORWARD), income(until=date(2027, 5, 31)), [date(2026, 12, 2)]),
        (demand(6, FORWARD), income(until=date(2027, 2, 27)), []),
        (demand(3, FORWARD, CONTRACT), income(until=date(2027, 5, 31)), [date(2026, 12, 23)]),
        (demand(6, FORWARD), income(open_ended=True), []),
        (demand(6, FORWARD), income(), []),
        (demand(6, BACK), income(since=date(2026, 8, 31)), [date(2027, 2, 28)]),
        (demand(6, BACK), income(), []),
    ],
)
def test_edges_are_days_of_calculation_yet_to_come(
    kind: Certainty, item: Income, edges: list[date]
) -> None:
    assert list(kind.edges(item, on_day(ON, IN))) == edges


@pytest.mark.parametrize(
    ("kind", "item", "line", "paper"),
    [
        (
            demand(6, FORWARD),
            income(open_ended=True),
            "lön: har inget slut; den behöver räcka till och med 23 maj 2027",
            "lön: har inget slut. Den behöver räcka till och med 23 maj 2027.",
        ),
        (
            demand(6, FORWARD),
            income(until=date(2027, 3, 31), person=2),
            "lön (vuxen 2): säker till och med 31 mars 2027; den behöver räcka till och med 23 maj 2027",
            "lön (vuxen 2): säker till och med 31 mars 2027. Den behöver räcka till och med 23 maj 2027.",
        ),
        (
            demand(6, FORWARD),
            income(),
            "lön: inte känt hur länge den räcker; den behöver räcka till och med 23 maj 2027",
            "lön: vi vet inte hur länge den räcker. Den behöver räcka till och med 23 maj 2027.",
        ),
        (
            demand(6, BACK),
            income(since=date(2026, 3, 1)),
            "lön: har funnits sedan 1 mars 2026; behöver ha funnits sedan 24 maj 2026",
            "lön: du har haft den sedan 1 mars 2026. Den behöver ha funnits sedan 24 maj 2026.",
        ),
        (
            demand(6, BACK),
            income(),
            "lön: inte känt sedan när; behöver ha funnits sedan 24 maj 2026",
            "lön: vi vet inte sedan när du har den. Den behöver ha funnits sedan 24 maj 2026.",
        ),
        (
            demand(6, BACK, MOVE_IN),
            income(since=LONG_AGO, until=date(2027, 1, 31)),
            "lön: slutar 31 januari 2027, före 1 februari 2027",
            "lön: slutar 31 januari 2027, före 1 februari 2027.",
        ),
        (
            demand(6, BACK, MOVE_IN),
            income(since=LONG_AGO, until=date(2027, 2, 1)),
            "lön: har funnits sedan 1 januari 2020; behöver ha funnits sedan 1 augusti 2026",
            "lön: du har haft den sedan 1 januari 2020. Den behöver ha funnits sedan 1 augusti 2026.",
        ),
    ],
)  # fmt: skip
def test_a_line_names_the_days_that_decide(
    kind: Certainty, item: Income, line: str, paper: str
) -> None:
    found = Finding(
        Outcome.MEETS, Reason("row.no_demand", {}), lines=(kind.line(item, on_day(ON, IN)),)
    )
    said(found)
    assert lines(found, "sv") == [line]
    assert lines(found, "sv", Voice.PAPER) == [paper]


def test_the_day_needed_since_is_the_last_that_would_do() -> None:
    line = demand(6, BACK).line(income(since=LONG_AGO), on_day(date(2027, 2, 28)))
    assert line.values["needed"] == date(2026, 8, 31)


# Where no level is demanded


CERTAIN, SOON_OVER, WHO_KNOWS = (
    income(open_ended=True),
    income(until=date(2026, 12, 31)),
    income(),
)
ACCEPTED = row(Topic.INCOME_BASIS, (accepts(salary=Acceptance.YES),))


@pytest.mark.parametrize(
    ("incomes", "complete", "outcome", "questions"),
    [
        ((CERTAIN,), True, Outcome.MEETS, []),
        ((CERTAIN, SOON_OVER), None, Outcome.MEETS, []),
        ((SOON_OVER,), True, Outcome.FAILS, []),
        ((SOON_OVER,), None, Outcome.ASK_HOUSEHOLD, ["incomes"]),
        ((WHO_KNOWS,), True, Outcome.ASK_HOUSEHOLD, ["income_until"]),
        ((), True, Outcome.FAILS, []),
        ((), None, Outcome.ASK_HOUSEHOLD, ["incomes"]),
    ],
)
def test_by_itself_it_wants_one_certain_income_that_counts(
    incomes: tuple[Income, ...],
    complete: bool | None,  # noqa: FBT001
    outcome: Outcome,
    questions: list[str],
) -> None:
    found = demand(6, FORWARD).assess(
        asked(household(*incomes, incomes_complete=complete), ACCEPTED)
    )
    assert found.outcome is outcome
    assert asks(found) == questions
    said(found)


@pytest.mark.parametrize(
    ("incomes", "code"),
    [((CERTAIN,), "meets"), ((SOON_OVER,), "fails_alone"), ((), "none")],
)
def test_an_income_that_ends_too_soon_is_not_the_same_as_none(
    incomes: tuple[Income, ...], code: str
) -> None:
    found = demand(6, FORWARD).assess(asked(household(*incomes), ACCEPTED))
    assert found.reason.code == f"certainty.{code}"


@pytest.mark.parametrize(
    ("how", "outcome", "question"),
    [
        (Acceptance.ASSESSED, Outcome.JUDGES, ["accepted_income"]),
        (None, Outcome.ASK_LANDLORD, ["accepted_income"]),
        (Acceptance.NO, Outcome.FAILS, []),
    ],
)
def test_a_certain_income_must_count(
    how: Acceptance | None, outcome: Outcome, question: list[str]
) -> None:
    stated = accepts(salary=how) if how else accepts(capital=Acceptance.YES)
    ask = asked(household(CERTAIN), row(Topic.INCOME_BASIS, (stated,)))
    found = demand(6, FORWARD).assess(ask)
    assert found.outcome is outcome
    assert asks(found) == question
    said(found)


def test_support_from_who_knows_where_is_asked_about() -> None:
    support = income(IncomeType.INCOME_SUPPORT, 9000, open_ended=True)
    stated = row(Topic.INCOME_BASIS, (accepts(income_support=Acceptance.YES),))
    found = demand(6, FORWARD).assess(asked(household(support), stated))
    assert asks(found) == ["own_municipality"]
    assert found.outcome is Outcome.ASK_HOUSEHOLD


@pytest.mark.parametrize(
    ("answers", "all_of_them", "one_of_them"),
    [
        ((), True, False),
        ((True,), True, True),
        ((True, None), None, True),
        ((False, None), False, None),
        ((False, True), False, True),
        ((None,), None, None),
        ((False,), False, False),
    ],
)
def test_not_known_is_neither_yes_nor_no(
    answers: tuple[bool | None, ...],
    all_of_them: bool | None,  # noqa: FBT001
    one_of_them: bool | None,  # noqa: FBT001
) -> None:
    assert every(answers) is all_of_them
    assert some(answers) is one_of_them
