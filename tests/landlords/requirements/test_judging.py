"""Rows that hold together: what is remembered, what bears on what, which exception helps where."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from landlords.requirements import judging
from landlords.requirements.applicant import Adult, Applicant, Debt, Income, Remark
from landlords.requirements.capital import CapitalInstead
from landlords.requirements.certainty import Certainty
from landlords.requirements.codes import (
    Acceptance,
    CombiningRule,
    CountedFrom,
    DebtsTo,
    Direction,
    Disregard,
    Effect,
    IncomeType,
    Tier,
    Topic,
    Weight,
)
from landlords.requirements.combining import Combining
from landlords.requirements.debts import RentDebt
from landlords.requirements.employment import EmploymentForms
from landlords.requirements.engine import assess
from landlords.requirements.fact_codes import Arranged, Creditor, EmploymentForm
from landlords.requirements.findings import Outcome
from landlords.requirements.household import HouseholdSize
from landlords.requirements.judging import ExceptionFinding
from landlords.requirements.norms import Norms
from landlords.requirements.remarks import Remarks
from landlords.requirements.residence_permit import PermitMonths
from landlords.requirements.resolution import ExceptionRow, Row
from landlords.requirements.values import Answers, Month, PersonsByRooms
from tests.landlords.requirements.cases import (
    HOME,
    HOUSEHOLD,
    SALARY,
    SALARY_COUNTS,
    asked,
    basis,
    exception,
    judged,
    level,
    on_topic,
    row,
    situation,
    terms,
    times,
)
from tests.landlords.requirements.earning import GivenNorms, known

LEVEL, BASIS, CERTAINTY = Topic.INCOME_LEVEL, Topic.INCOME_BASIS, Topic.CERTAINTY
MEETS, FAILS, EXCEPTION = Outcome.MEETS, Outcome.FAILS, Outcome.BY_EXCEPTION
AHEAD = Certainty(6, Direction.FORWARD, CountedFrom.APPLICATION)
LASTING = row(CERTAINTY, (AHEAD,))
PERMANENT = EmploymentForms((EmploymentForm.PERMANENT,))
BRIEF = replace(
    SALARY, gross=Decimal(9000), open_ended=False, since=date(2026, 11, 1), until=date(2026, 12, 31)
)
HELD = Answers.of({Arranged.CERTIFICATE_SPECIAL_REASONS: True})
NO_SALARY = {IncomeType.SALARY: Acceptance.NO}


def earning(*incomes: Income, **facts: Any) -> Applicant:
    known: dict[str, Any] = {"can_arrange": HELD, **facts}
    return replace(HOUSEHOLD, incomes=incomes, **known)


def salary(gross: int) -> Income:
    return replace(SALARY, gross=Decimal(gross))


def tried(topic: Topic, *rows: Row, **asked_for: Any) -> tuple[ExceptionFinding, ...]:
    (one,) = on_topic(judged(*rows, **asked_for), topic).judged
    return one.exceptions


# What is remembered of a household


@pytest.mark.parametrize("changed", ["on", "move_in"])
def test_what_is_remembered_holds_for_its_days_only(changed: str) -> None:
    counted_from = CountedFrom.MOVE_IN if changed == "move_in" else CountedFrom.APPLICATION
    stated = terms(row(Topic.IDENTITY, (PermitMonths(12, counted_from),)))
    first = situation(replace(HOUSEHOLD, permit_until=Month(2028, 6))).remembering()
    assert assess(stated, HOME, first).label is MEETS
    later = first._replace(on=LATER) if changed == "on" else first._replace(move_in=LATER)
    assert assess(stated, HOME, later).label is FAILS


LATER = date(2028, 1, 1)


class Unasked(Norms):
    """Amounts that say nothing, and are not the ones remembered."""


def test_what_is_remembered_is_forgotten_with_other_amounts() -> None:
    first = situation()._replace(norms=Norms()).remembering()
    stated = terms(level(3), basis())
    assess(stated, HOME, first)
    memory = first.memory
    assert memory is not None
    remembered = dict(memory.found)
    assert remembered
    assess(terms(level(2), basis()), HOME, first._replace(norms=Unasked()))
    assert memory.found == remembered


@pytest.mark.parametrize("first", [0, 1])
def test_each_landlords_own_word_on_incomes_decides_what_counts(first: int) -> None:
    accepting, refusing = basis(), basis(NO_SALARY)
    stated = level(3)
    one = situation(HOUSEHOLD).remembering()
    by_word = [(accepting, MEETS), (refusing, FAILS)]
    for word, label in (by_word[first], by_word[1 - first]):
        assert assess(terms(stated, word), HOME, one).label is label
        assert assess(terms(word), HOME, one).label is label


@pytest.mark.parametrize("others", [(), (replace(salary(1000), net=Decimal(1000)),)])
def test_support_granted_for_the_rent_is_reckoned_home_by_home(others: tuple[Income, ...]) -> None:
    """12 000 kr and the rent, of which 9 000 kr are accepted: 21 000 kr where it is dear."""
    support = Income(
        IncomeType.INCOME_SUPPORT, covers_rent=True, own_municipality=True, open_ended=True
    )
    both = {IncomeType.INCOME_SUPPORT: Acceptance.YES, IncomeType.SALARY: Acceptance.YES}
    stated = terms(level("1.75"), basis(both))
    norms = GivenNorms(known(12000), known(9000))
    one = situation(earning(support, *others))._replace(norms=norms).remembering()
    dear = replace(HOME, rent=Decimal(12000))
    dearer = replace(HOME, rent=Decimal(12001))
    homes = (HOME, dear, dearer, HOME)
    labels = [on_topic(assess(stated, home, one), LEVEL).outcome for home in homes]
    assert labels == [MEETS, MEETS, FAILS, MEETS]


def test_what_counts_beside_a_test_of_the_home_is_counted_home_by_home() -> None:
    fits = HouseholdSize(PersonsByRooms.of({1: 1, 3: 4}))
    stated = terms(level(3), row(BASIS, (SALARY_COUNTS, fits)))
    couple = replace(HOUSEHOLD, adults=(Adult(), Adult()))
    one = situation(couple).remembering()
    small, large = replace(HOME, rooms=1), HOME
    labels = [on_topic(assess(stated, h, one), LEVEL).outcome for h in (large, small, large)]
    assert labels == [MEETS, FAILS, MEETS]


def test_a_debt_to_one_landlord_is_not_remembered_as_a_debt_to_another() -> None:
    debt = Debt(Decimal(4000), owed_to=Creditor.LANDLORD, landlord=HOME.landlord)
    owing = replace(HOUSEHOLD, debts=(debt,), debts_complete=True)
    stated = terms(row(Topic.RENT_DEBT, (RentDebt(DebtsTo.THIS_LANDLORD),)))
    one = situation(owing).remembering()
    other = replace(HOME, landlord="another")
    assert [assess(stated, home, one).label for home in (HOME, other, HOME)] == [
        FAILS,
        MEETS,
        FAILS,
    ]


def test_what_the_home_decides_is_looked_at_anew_for_each_home() -> None:
    stated = terms(level(3), basis())
    one = situation(HOUSEHOLD).remembering()
    dear = replace(HOME, rent=Decimal(9001))
    assert [assess(stated, home, one).label for home in (HOME, dear, HOME)] == [MEETS, FAILS, MEETS]


def test_little_is_remembered_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(judging, "MOST_KEPT", 3)
    one = situation(HOUSEHOLD).remembering()
    assert one.memory is not None
    kept = []
    for times_the_rent in range(1, 8):
        stated = terms(level(times_the_rent), row(BASIS))
        label = assess(stated, HOME, one).label
        assert label is (MEETS if times_the_rent <= 3 else FAILS)
        kept.append(len(one.memory.found))
    assert kept == [1, 2, 3, 1, 2, 3, 1]


# What bears on what


@pytest.mark.parametrize("wished", [basis(NO_SALARY), level(1)])
def test_a_wish_neither_says_which_incomes_count_nor_is_a_level(wished: Row) -> None:
    wish = replace(wished, tier=Tier.WISH)
    verdict = judged(level(3), basis(), LASTING, wish, household=earning(salary(20000), BRIEF))
    demands = [found for found in verdict.topics if found.tier is Tier.DEMAND]
    assert {found.topic: found.outcome for found in demands} == {
        LEVEL: MEETS,
        BASIS: MEETS,
        CERTAINTY: FAILS,
    }


def test_a_wish_on_the_level_does_not_ask_for_more_certainty() -> None:
    wish = level(3, tier=Tier.WISH)
    facts = earning(salary(20000), BRIEF)
    verdict = judged(level(2), wish, basis(), LASTING, household=facts)
    assert on_topic(verdict, CERTAINTY).outcome is MEETS


def test_certainty_is_tried_for_the_hardest_of_the_levels() -> None:
    facts = earning(salary(20000), BRIEF)
    assert on_topic(judged(level(2), basis(), LASTING, household=facts), CERTAINTY).outcome is MEETS
    both = judged(level(2), level(3), basis(), LASTING, household=facts)
    assert on_topic(both, CERTAINTY).outcome is FAILS


def test_certainty_asks_what_the_level_waits_for_and_nothing_of_one_that_is_met() -> None:
    """The first level is met whatever the capital; the second hangs on the employment."""
    met = row(LEVEL, (times(1),), (CapitalInstead(Decimal(6)),))
    facts = earning(salary(20000), BRIEF)
    perhaps = level(3, tests=((times(3),), (PERMANENT,)))
    stated = [met, perhaps, basis(), LASTING]
    verdict = judged(*stated, household=facts)
    ((found,),) = on_topic(verdict, CERTAINTY).judged[0].found
    assert [question.code for question in found.questions] == ["employment"]


def test_certainty_beside_another_test_in_a_row_of_its_own_topic_knows_no_level() -> None:
    """A demand on employment asks how long the income lasts, not whether it is enough."""
    facts = replace(earning(salary(20000), BRIEF), incomes_complete=True)
    stated = [level(3), basis(), row(Topic.EMPLOYMENT, (AHEAD, PERMANENT))]
    verdict = judged(*stated, household=facts)
    assert [f.outcome for f in on_topic(verdict, Topic.EMPLOYMENT).judged[0].found[0]] == [
        MEETS,
        Outcome.ASK_HOUSEHOLD,
    ]


@pytest.mark.parametrize(
    ("incomes", "outcome"), [((BRIEF,), FAILS), ((SALARY, BRIEF), MEETS), ((), FAILS)]
)
def test_certainty_that_is_all_of_the_level_is_judged_by_itself(
    incomes: tuple[Income, ...], outcome: Outcome
) -> None:
    verdict = judged(row(LEVEL, (AHEAD,)), basis(), household=earning(*incomes))
    assert on_topic(verdict, LEVEL).outcome is outcome


def test_what_passes_by_one_alternative_asks_nothing_about_the_others() -> None:
    verdict = judged(row(LEVEL, (times(3),), (CapitalInstead(Decimal(6)),)), basis())
    (one,) = on_topic(verdict, LEVEL).judged
    assert [f.outcome for a in one.found for f in a] == [MEETS, Outcome.ASK_HOUSEHOLD]
    assert one.questions == ()


# Which exception helps where


def test_an_exception_is_tried_only_where_its_topic_bears_on_the_row() -> None:
    facts = earning(
        salary(10000), remarks=(Remark(Month(2026, 9), Decimal(3000)),), remarks_complete=True
    )
    rows = [level(3), basis(), row(Topic.REMARKS, (Remarks(0),))]
    about_incomes = exception(BASIS, Effect.WAIVE)
    about_remarks = exception(Topic.REMARKS, Effect.WAIVE)
    allowed = (about_incomes, about_remarks)
    verdict = judged(*rows, household=facts, exceptions=allowed)
    found = {
        topic: [one.rule for one in on_topic(verdict, topic).judged[0].exceptions]
        for topic in (LEVEL, Topic.REMARKS)
    }
    assert found == {LEVEL: [about_incomes], Topic.REMARKS: [about_remarks]}


def test_one_alternative_of_what_is_demanded_instead_is_enough() -> None:
    instead = exception(LEVEL, Effect.REPLACE, tests=((times(9),), (times(2),)))
    rows = [level(4), basis()]
    assert judged(*rows, household=earning(SALARY)).label is FAILS
    assert judged(*rows, household=earning(SALARY), exceptions=(instead,)).label is EXCEPTION


def test_an_exception_that_would_not_help_asks_nothing_of_what_it_takes() -> None:
    useless = exception(LEVEL, Effect.REPLACE, tests=((times(9),),))
    facts = earning(SALARY, can_arrange=Answers())
    verdict = judged(level(4), basis(), household=facts, exceptions=(useless,))
    assert (verdict.label, asked(verdict)) == (FAILS, [])


def test_what_counts_instead_may_refuse_the_income_too() -> None:
    instead = exception(BASIS, Effect.REPLACE, tests=basis(NO_SALARY).tests)
    rows = [level(3), basis(NO_SALARY)]
    verdict = judged(*rows, household=earning(SALARY), exceptions=(instead,))
    assert on_topic(verdict, BASIS).outcome is FAILS
    assert on_topic(verdict, LEVEL).outcome is FAILS


def test_what_counts_instead_leaves_the_word_on_whose_incomes_count_alone() -> None:
    two = (salary(20000), replace(salary(10000), person=2))
    couple = replace(HOUSEHOLD, adults=(Adult(), Adult()), incomes=two, can_arrange=HELD)
    together = row(Topic.COMBINING, (Combining(CombiningRule.TOGETHER),))
    instead = exception(BASIS, Effect.REPLACE, tests=((SALARY_COUNTS,),))
    rows = [level(3), basis(NO_SALARY), together]
    verdict = judged(*rows, household=couple, exceptions=(instead,))
    assert (verdict.label, asked(verdict)) == (EXCEPTION, [])


@pytest.mark.parametrize("weight", [Weight.HARD, Weight.NORMALLY])
def test_each_exception_disregards_its_own_facts(weight: Weight) -> None:
    certified = Remark(Month(2026, 9), Decimal(3000), certificate=True)
    facts = earning(SALARY, remarks=(certified,), remarks_complete=True)

    def disregarding(what: Disregard) -> ExceptionRow:
        return exception(Topic.REMARKS, Effect.DISREGARD, disregards=what)

    useless, useful = disregarding(Disregard.CERTIFIED_DEBTS), disregarding(Disregard.CERTIFIED)
    stated = row(Topic.REMARKS, (Remarks(0),), weight=weight)
    found = tried(Topic.REMARKS, stated, household=facts, exceptions=(useless, useful))
    assert [one.outcome for one in found] == [FAILS, EXCEPTION]
