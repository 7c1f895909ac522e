"""Whose incomes are added: each rule, the same address to the day, the main applicant's share."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from django.utils import translation

from landlords.requirements.applicant import Adult, Applicant
from landlords.requirements.codes import Acceptance, CombiningRule, CountedFrom, IncomeType, Topic
from landlords.requirements.combining import Combining
from landlords.requirements.findings import Outcome
from landlords.requirements.problems import TermsError
from landlords.requirements.saying import Voice
from landlords.requirements.sentences import NBSP, say
from tests.landlords.requirements.earning import (
    EVERYTHING,
    MISSING_NORM,
    GivenNorms,
    accepts,
    asked,
    asks,
    household,
    income,
    known,
    row,
    said,
    swedish,
)

ALONE = Combining(CombiningRule.MAIN_ALONE)
TOGETHER = Combining(CombiningRule.TOGETHER)
HALF = Combining(CombiningRule.MAIN_SHARE, Decimal(50))


def together_for(months: int, counted_from: CountedFrom = CountedFrom.APPLICATION) -> Combining:
    return Combining(CombiningRule.TOGETHER, same_address_months=months, counted_from=counted_from)


def living_together(since: date | None) -> Applicant:
    """Two adults with an income each, the second at the address since then."""
    adults = (Adult(), Adult(same_address_since=since))
    return household(income(), income(person=2), adults=adults)


@pytest.mark.parametrize(
    ("rule", "person", "counts"),
    [
        (ALONE, 1, True),
        (ALONE, 2, False),
        (TOGETHER, 1, True),
        (TOGETHER, 2, True),
        (HALF, 2, True),
        (together_for(12), 1, True),
        (together_for(12), 2, None),
        (together_for(12), 3, None),
    ],
)
def test_each_rule_says_whose_income_counts(
    rule: Combining,
    person: int,
    counts: bool | None,  # noqa: FBT001
) -> None:
    assert rule.counts(person, asked(living_together(None))) is counts


@pytest.mark.parametrize(
    ("since", "months", "counted_from", "counts", "edge"),
    [
        # counted from the application, 24 November 2026
        (date(2025, 11, 24), 12, CountedFrom.APPLICATION, True, None),
        (date(2025, 11, 25), 12, CountedFrom.APPLICATION, False, date(2026, 11, 25)),
        (date(2026, 5, 31), 6, CountedFrom.APPLICATION, False, date(2026, 11, 30)),
        # counted from moving in, 1 February 2027
        (date(2026, 2, 1), 12, CountedFrom.MOVE_IN, True, None),
        (date(2026, 2, 2), 12, CountedFrom.MOVE_IN, False, date(2026, 11, 25)),
        (date(2026, 2, 2), 12, CountedFrom.CONTRACT_START, False, date(2026, 11, 25)),
    ],
)
def test_the_same_address_is_counted_to_the_day(
    since: date,
    months: int,
    counted_from: CountedFrom,
    counts: bool,  # noqa: FBT001
    edge: date | None,
) -> None:
    rule = together_for(months, counted_from)
    ask = asked(living_together(since), EVERYTHING, row(Topic.COMBINING, (rule,)))
    assert rule.counts(2, ask) is counts
    assert rule.edges(2, ask) == (() if edge is None else (edge,))
    assert rule.edges(1, ask) == ()
    assert ask.basis.edges == rule.edges(2, ask)
    assert TOGETHER.edges(2, ask) == ()


def test_a_month_end_is_reached_on_the_last_day_of_a_shorter_month() -> None:
    rule = together_for(6)
    on_time = asked(living_together(date(2026, 8, 31)), on=date(2027, 2, 28))
    assert rule.counts(2, on_time) is True
    assert rule.counts(2, on_time._replace(on=date(2027, 2, 27))) is False


@pytest.mark.parametrize(
    ("main", "other", "wanted", "outcome"),
    [
        (15_000, 15_000, 50, Outcome.MEETS),
        (15_001, 15_000, 50, Outcome.MEETS),
        (14_999, 15_000, 50, Outcome.FAILS),
        (20_000, 10_000, "66.66", Outcome.MEETS),
        (20_000, 10_000, "66.67", Outcome.FAILS),
        (0, 1, 1, Outcome.FAILS),
        (1, 0, 100, Outcome.NOT_APPLICABLE),
        (10_000, 1, 100, Outcome.FAILS),
    ],
)
def test_the_main_applicant_has_a_least_share(
    main: int, other: int, wanted: object, outcome: Outcome
) -> None:
    rule = Combining(CombiningRule.MAIN_SHARE, Decimal(str(wanted)))
    found = rule.assess(asked(household(income(gross=main), income(gross=other, person=2))))
    assert found.outcome is outcome
    said(found)


def test_the_share_is_told_with_its_sums() -> None:
    facts = household(income(gross=12_000), income(gross=18_000, person=2))
    found = HALF.assess(asked(facts))
    assert swedish(found) == (
        "Huvudsökanden har 12 000 kr av 30 000 kr i månaden före skatt som räknas. Kravet är minst"
        " 50 %, alltså 15 000 kr."
    )
    assert swedish(found, Voice.PAPER).startswith("Du har 12 000 kr av 30 000 kr i månaden")


@pytest.mark.parametrize(
    ("facts", "rows", "outcome", "questions"),
    [
        (
            household(income(gross=None, net=9), income(gross=9, person=2)),
            (),
            Outcome.MEETS,
            [],
        ),
        (
            household(income(gross=None, net=8), income(gross=9, person=2)),
            (),
            Outcome.ASK_HOUSEHOLD,
            ["income_gross"],
        ),
        (
            household(income(gross=8), income(gross=None, net=9, person=2)),
            (),
            Outcome.FAILS,
            [],
        ),
        (
            household(income(gross=9), income(gross=None, net=9, person=2)),
            (),
            Outcome.ASK_HOUSEHOLD,
            ["income_gross"],
        ),
        (
            household(income(gross=9), income(gross=1, person=2), incomes_complete=None),
            (),
            Outcome.ASK_HOUSEHOLD,
            ["incomes"],
        ),
        (
            household(income(gross=1), income(gross=9, person=2), incomes_complete=None),
            (),
            Outcome.ASK_HOUSEHOLD,
            ["incomes"],
        ),
        (household(incomes_complete=None), (), Outcome.NOT_APPLICABLE, []),
        (household(incomes_complete=None, adults=None), (), Outcome.ASK_HOUSEHOLD, ["incomes"]),
        (
            household(income(gross=1), income(IncomeType.CAPITAL, 9, person=2)),
            (accepts(salary=Acceptance.YES),),
            Outcome.ASK_LANDLORD,
            ["accepted_income"],
        ),
        (
            household(income(gross=1), income(IncomeType.CAPITAL, 9, person=2)),
            (accepts(salary=Acceptance.YES, capital=Acceptance.ASSESSED),),
            Outcome.JUDGES,
            ["accepted_income"],
        ),
        (
            household(income(gross=1), income(IncomeType.CAPITAL, 9, person=2)),
            (accepts(salary=Acceptance.YES, capital=Acceptance.NO),),
            Outcome.NOT_APPLICABLE,
            [],
        ),
    ],
)
def test_a_share_that_may_be_either_asks_whoever_knows(
    facts: Applicant, rows: tuple[object, ...], outcome: Outcome, questions: list[str]
) -> None:
    accepting = row(Topic.INCOME_BASIS, *((kind,) for kind in rows))  # type: ignore[arg-type]
    found = HALF.assess(asked(facts, accepting, row(Topic.COMBINING, (HALF,))))
    assert found.outcome is outcome
    assert asks(found) == questions
    said(found)


def test_a_share_may_hang_on_an_amount_of_ours() -> None:
    support = income(
        IncomeType.INCOME_SUPPORT, None, covers_rent=True, own_municipality=True, person=2
    )
    unsettled = household(income(gross=1), support, couple=True)
    assert HALF.assess(asked(unsettled)).outcome is Outcome.ASK_HOUSEHOLD
    settled = household(income(gross=1, net=1), support, couple=True)
    found = HALF.assess(asked(settled))
    assert found.outcome is Outcome.ASK_NORM
    assert asks(found) == ["norm_amount", "accepted_rent"]
    said(found)
    rent_is_granted = asked(settled, norms=GivenNorms(MISSING_NORM, known(8_500)))
    assert HALF.assess(rent_is_granted).outcome is Outcome.FAILS


def test_an_address_makes_a_day_of_change_of_whoever_is_not_the_main_applicant() -> None:
    since = date(2026, 3, 1)
    both = (Adult(same_address_since=since), Adult(same_address_since=since))
    facts = household(income(), income(person=2), adults=both)
    kind = together_for(12)
    ask = asked(facts, EVERYTHING, row(Topic.COMBINING, (kind,)))
    assert kind.edges(1, ask) == ()
    assert kind.edges(2, ask) == (date(2027, 3, 1),)
    assert kind.assess(ask).edges == (date(2027, 3, 1),)


def test_the_other_rules_only_add() -> None:
    for rule in (ALONE, TOGETHER, together_for(12)):
        found = rule.assess(asked(living_together(None)))
        assert found.outcome is Outcome.MEETS
        said(found)


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        (ALONE, "huvudsökandens inkomst ensam"),
        (
            together_for(12),
            "alla vuxnas inkomster tillsammans, folkbokförda på samma adress i minst 12 månader",
        ),
        (
            replace(HALF, same_address_months=1, counted_from=CountedFrom.MOVE_IN),
            (
                "alla tillsammans, huvudsökandens den större delen, huvudsökanden har minst 50 %,"
                " folkbokförda på samma adress i minst 1 månad, räknat från inflyttningen"
            ),
        ),
    ],
)
def test_a_rule_says_itself(rule: Combining, words: str) -> None:
    with translation.override("sv"):
        assert say(rule.describe()).replace(NBSP, " ") == words
        assert say(rule.short()).replace(NBSP, " ") == words


@pytest.mark.parametrize(
    ("rule", "share", "months", "path"),
    [
        (CombiningRule.MAIN_SHARE, None, None, "least_share"),
        (CombiningRule.TOGETHER, 50, None, "least_share"),
        (CombiningRule.MAIN_ALONE, None, 12, "same_address_months"),
    ],
)
def test_what_does_not_go_together_is_refused(
    rule: CombiningRule, share: int | None, months: int | None, path: str
) -> None:
    with pytest.raises(TermsError) as refused:
        Combining(rule, None if share is None else Decimal(share), months)
    assert [problem.path for problem in refused.value.problems] == [path]
