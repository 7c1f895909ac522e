"""One household against one landlord's terms, as the decisions on resolution and outcomes have it."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from landlords.requirements.applicant import Adult, Applicant, Income
from landlords.requirements.arrangements import Contact
from landlords.requirements.certainty import Certainty
from landlords.requirements.codes import (
    Acceptance,
    CombiningRule,
    ContactWay,
    CountedFrom,
    Direction,
    Effect,
    IncomeType,
    Layer,
    Tier,
    Topic,
    Weight,
)
from landlords.requirements.combining import Combining
from landlords.requirements.conditions import AgeBetween, HasIncomeType
from landlords.requirements.engine import assess
from landlords.requirements.fact_codes import AdultAge, SeparationProof
from landlords.requirements.findings import Outcome
from landlords.requirements.present_home import Separation
from landlords.requirements.remarks import Remarks
from landlords.requirements.resolution import Row, Scope
from tests.landlords.requirements.cases import (
    HOME,
    HOUSE,
    HOUSEHOLD,
    RONNA,
    SALARY,
    WHOLE,
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

PENSION = Income(IncomeType.RETIREMENT_PENSION, gross=Decimal(22000), open_ended=True)
PENSIONERS = HasIncomeType((IncomeType.RETIREMENT_PENSION,))
YOUNG = AgeBetween(18, 24)
LEVEL = Topic.INCOME_LEVEL


def earning(gross: int) -> Applicant:
    return replace(HOUSEHOLD, incomes=(replace(SALARY, gross=Decimal(gross)),))


def aged(age: AdultAge | None) -> Applicant:
    return replace(HOUSEHOLD, adults=(Adult(age),))


# Resolution


@pytest.mark.parametrize(
    ("gross", "outcome"),
    [(25499, Outcome.FAILS), (25500, Outcome.MEETS), (25501, Outcome.MEETS)],
)
def test_a_level_is_met_from_the_exact_sum_on(gross: int, outcome: Outcome) -> None:
    assert judged(level(3), basis(), household=earning(gross)).label is outcome


def test_the_narrower_scope_decides_topic_by_topic() -> None:
    verdict = judged(level(2), basis(), level(4, scope=RONNA))
    assert verdict.label is Outcome.FAILS
    assert [row.scope.name for row in verdict.replaced] == ["the whole landlord"]
    elsewhere = judged(
        level(2), basis(), level(4, scope=RONNA), home=replace(HOME, district="lina")
    )
    assert elsewhere.label is Outcome.MEETS
    assert elsewhere.replaced == ()


def test_no_demand_in_a_narrower_scope_is_an_answer() -> None:
    verdict = judged(level(9), basis(), row(LEVEL, scope=RONNA))
    assert on_topic(verdict, LEVEL).outcome is Outcome.MEETS
    assert verdict.label is Outcome.MEETS


def test_a_deviation_beats_policy_in_its_scope() -> None:
    eased = level(2, layer=Layer.DEVIATION)
    assert judged(level(4), basis(), eased).label is Outcome.MEETS
    over = replace(eased, valid_until=date(2026, 11, 23))
    assert judged(level(4), basis(), over).label is Outcome.FAILS


def test_a_house_nobody_knows_is_asked_about_only_where_it_matters() -> None:
    somewhere = replace(HOME, house=None)
    differs = judged(level(3), basis(), level(4, scope=HOUSE), home=somewhere)
    assert differs.label is Outcome.ASK_LANDLORD
    assert on_topic(differs, LEVEL).unsettled
    assert asked(differs) == ["which_terms"]
    assert dict(differs.questions[0].about) == {"scope": "Björken"}
    alike = judged(level(3), basis(), level("3.1", scope=HOUSE), home=somewhere)
    assert alike.label is Outcome.MEETS
    assert asked(alike) == []
    assert not on_topic(alike, LEVEL).unsettled


def test_a_home_known_by_the_district_around_is_asked_about_only_where_it_matters() -> None:
    part = replace(RONNA, around=frozenset({"west"}))
    somewhere = replace(HOME, district="west")
    differs = judged(level(3), basis(), level(4, scope=part), home=somewhere)
    assert differs.label is Outcome.ASK_LANDLORD
    assert on_topic(differs, LEVEL).unsettled
    assert [dict(question.about) for question in differs.questions] == [{"scope": "Ronna"}]
    alike = judged(level(3), basis(), level("3.1", scope=part), home=somewhere)
    assert (alike.label, asked(alike)) == (Outcome.MEETS, [])
    far = judged(level(3), basis(), level(4, scope=part), home=replace(HOME, district="east"))
    assert (far.label, asked(far)) == (Outcome.MEETS, [])


def test_silence_in_one_reading_matters_only_on_a_core_topic() -> None:
    somewhere = replace(HOME, house=None)
    stated = [level(3), basis(), row(Topic.CONTACT, scope=HOUSE)]
    core = judged(*stated, home=somewhere, core=(Topic.CONTACT,))
    assert core.label is Outcome.ASK_LANDLORD
    assert "which_terms" in asked(core)
    assert judged(*stated, home=somewhere).label is Outcome.MEETS
    wished = [level(3), basis(), replace(stated[2], tier=Tier.WISH)]
    assert judged(*wished, home=somewhere).label is Outcome.MEETS


def test_what_concerns_nobody_here_is_no_question_where_the_house_is_not_known() -> None:
    """In one reading nothing is stated, in the other nothing is asked of whoever has not parted."""
    together = replace(HOUSEHOLD, separating=False)
    parted = row(Topic.SEPARATION, (Separation((SeparationProof.JUDGMENT,)),), scope=HOUSE)
    verdict = judged(level(3), basis(), parted, household=together, home=replace(HOME, house=None))
    found = on_topic(verdict, Topic.SEPARATION)
    assert (found.outcome, found.questions) == (Outcome.NOT_APPLICABLE, ())
    assert [one.row for one in found.judged] == [parted]
    assert asked(verdict) == []


def test_where_silence_and_a_row_both_ask_the_landlord_both_questions_are_kept() -> None:
    assessed = {IncomeType.STUDENT_AID: Acceptance.YES}
    counts = row(Topic.INCOME_BASIS, *basis(assessed).tests, scope=HOUSE)
    verdict = judged(level(3), counts, home=replace(HOME, house=None), core=(Topic.INCOME_BASIS,))
    found = on_topic(verdict, Topic.INCOME_BASIS)
    assert found.outcome is Outcome.ASK_LANDLORD
    assert [question.code for question in found.questions] == ["topic", "accepted_income"]
    assert [one.row for one in found.judged] == [counts]
    everywhere = replace(counts, scope=WHOLE)
    stated = judged(
        level(3), counts, everywhere, home=replace(HOME, house=None), core=(Topic.INCOME_BASIS,)
    )
    found = on_topic(stated, Topic.INCOME_BASIS)
    assert [question.code for question in found.questions] == ["accepted_income"]


def test_what_is_to_arrange_in_one_reading_is_to_arrange() -> None:
    wish = level(9, tier=Tier.WISH)
    stated = [level(3), basis(), level(1, tier=Tier.WISH), replace(wish, scope=HOUSE)]
    verdict = judged(*stated, home=replace(HOME, house=None))
    wished = [found for found in verdict.topics if found.tier is Tier.WISH]
    assert [found.outcome for found in wished] == [Outcome.TO_ARRANGE]
    assert [one.row.scope for one in wished[0].judged] == [HOUSE]


def test_the_household_is_asked_first_where_the_landlords_word_is_missing_too() -> None:
    rows = [level(3), level(4, audience=YOUNG), level(4, scope=HOUSE), basis()]
    verdict = judged(*rows, household=aged(None), home=replace(HOME, house=None))
    assert verdict.label is Outcome.ASK_HOUSEHOLD
    assert asked(verdict) == ["age", "which_terms"]


def test_of_what_nobody_knows_only_what_decides_is_asked() -> None:
    rows = [level(3), level(2, audience=YOUNG), level(4, scope=HOUSE), basis()]
    verdict = judged(*rows, household=aged(None), home=replace(HOME, house=None))
    assert verdict.label is Outcome.ASK_LANDLORD
    assert asked(verdict) == ["which_terms"]


def test_where_two_rows_hold_in_a_reading_the_stricter_one_decides() -> None:
    young_pensioner = replace(
        HOUSEHOLD, adults=(Adult(AdultAge.FROM_20_TO_22),), incomes=(PENSION,)
    )
    rows = [
        level(2, audience=PENSIONERS),
        level(9, audience=YOUNG),
        level(9, scope=HOUSE),
        basis({IncomeType.RETIREMENT_PENSION: Acceptance.YES}),
    ]
    home = replace(HOME, house=None)
    assert judged(*rows, household=young_pensioner, home=home).label is Outcome.FAILS


def test_two_rows_without_exceptions_are_no_better_than_the_stricter_one() -> None:
    """An exception that may be made is asked about: without it, one of the two rows fails."""
    young_pensioner = replace(
        HOUSEHOLD, adults=(Adult(AdultAge.FROM_20_TO_22),), incomes=(PENSION,)
    )
    rows = [
        level(2, audience=PENSIONERS),
        level(9, audience=YOUNG),
        basis({IncomeType.RETIREMENT_PENSION: Acceptance.YES}),
    ]
    perhaps = exception(LEVEL, Effect.WAIVE, scope=HOUSE)
    verdict = judged(
        *rows, household=young_pensioner, home=replace(HOME, house=None), exceptions=(perhaps,)
    )
    assert verdict.label is Outcome.ASK_LANDLORD
    assert "which_terms" in asked(verdict)


def test_silence_on_a_wish_or_on_what_cannot_matter_is_no_question_in_any_reading() -> None:
    somewhere = replace(HOME, house=None)
    wish = row(Topic.CONTACT, (Contact(ContactWay.MEETING),), scope=HOUSE, tier=Tier.WISH)
    demand = row(Topic.CONTACT, scope=WHOLE)
    stated = judged(level(3), basis(), demand, wish, home=somewhere, core=(Topic.CONTACT,))
    assert stated.label is Outcome.MEETS
    assert asked(stated) == []
    clean = replace(HOUSEHOLD, remarks_complete=True)
    remarks = row(Topic.REMARKS, (Remarks(0),), scope=HOUSE)
    nothing = judged(
        level(3), basis(), remarks, household=clean, home=somewhere, core=(Topic.REMARKS,)
    )
    assert nothing.label is Outcome.MEETS


@pytest.mark.parametrize("strict", range(7))
def test_of_many_houses_nobody_knows_any_one_may_matter(strict: int) -> None:
    somewhere = replace(HOME, house=None)
    houses = [
        level(
            4 if number == strict else 3,
            scope=Scope(number, str(number), houses=frozenset({str(number)})),
        )
        for number in range(7)
    ]
    verdict = judged(level(3, scope=replace(WHOLE, rank=99)), basis(), *houses, home=somewhere)
    assert verdict.label is Outcome.ASK_LANDLORD
    assert dict(verdict.questions[0].about) == {"scope": str(strict)}


def test_what_is_remembered_of_one_household_is_not_said_of_another() -> None:
    one = situation(earning(27000)).remembering()
    stated = terms(level(3), basis())
    assert assess(stated, HOME, one).label is Outcome.MEETS
    other = one._replace(applicant=earning(20000))
    assert assess(stated, HOME, other).label is Outcome.FAILS


def test_the_row_for_an_audience_takes_the_place_of_the_general_one() -> None:
    rows = [
        level(3),
        level("2.5", audience=PENSIONERS),
        basis({IncomeType.RETIREMENT_PENSION: Acceptance.YES}),
    ]
    pensioner = replace(HOUSEHOLD, incomes=(PENSION,))
    assert judged(*rows, household=pensioner).label is Outcome.MEETS
    worker = replace(HOUSEHOLD, incomes=(replace(SALARY, gross=Decimal(22000)),))
    assert judged(*rows, household=pensioner).replaced == (rows[0],)
    assert judged(*rows, household=worker).replaced == ()
    assert on_topic(judged(*rows, household=worker), LEVEL).judged[0].row.audience is None


def test_two_audiences_that_hold_are_both_asked() -> None:
    young_pensioner = replace(
        HOUSEHOLD, adults=(Adult(AdultAge.FROM_20_TO_22),), incomes=(PENSION,)
    )
    rows = [
        level(2, audience=PENSIONERS),
        level(4, audience=YOUNG),
        basis({IncomeType.RETIREMENT_PENSION: Acceptance.YES}),
    ]
    verdict = judged(*rows, household=young_pensioner)
    assert verdict.label is Outcome.FAILS
    assert len(on_topic(verdict, LEVEL).judged) == 2
    eased = [level(4, audience=PENSIONERS), level(2, audience=YOUNG), rows[2]]
    assert judged(*eased, household=young_pensioner).label is Outcome.FAILS


def test_an_unknown_audience_is_asked_about_only_where_it_matters() -> None:
    rows = [level(3), level(4, audience=YOUNG), basis()]
    unknown = judged(*rows, household=aged(None))
    assert unknown.label is Outcome.ASK_HOUSEHOLD
    assert asked(unknown) == ["age"]
    alike = judged(level(3), level(2, audience=YOUNG), basis(), household=aged(None))
    assert alike.label is Outcome.MEETS


def test_scope_goes_before_audience() -> None:
    rows = [
        level(3, scope=RONNA),
        level(2, audience=PENSIONERS),
        basis({IncomeType.RETIREMENT_PENSION: Acceptance.YES}),
    ]
    assert judged(*rows, household=replace(HOUSEHOLD, incomes=(PENSION,))).label is Outcome.FAILS


def test_a_narrow_scope_that_speaks_only_of_others_says_nothing_to_this_household() -> None:
    rows = [level(3), level(9, scope=RONNA, audience=YOUNG), basis()]
    assert judged(*rows, household=aged(AdultAge.FROM_31_TO_54)).label is Outcome.MEETS


def test_one_alternative_is_enough_and_all_its_tests_must_hold() -> None:
    either = row(LEVEL, (times(9),), (times(3),))
    assert judged(either, basis()).label is Outcome.MEETS
    assert on_topic(judged(either, basis()), LEVEL).judged[0].deciding == 1
    both = row(LEVEL, (times(9), times(3)))
    assert judged(both, basis()).label is Outcome.FAILS


# Weights, wishes, silence


@pytest.mark.parametrize(
    ("changed", "outcome"),
    [
        ({"weight": Weight.HARD}, Outcome.FAILS),
        ({"weight": Weight.NORMALLY}, Outcome.JUDGES),
        ({"weight": Weight.ASSESSED}, Outcome.JUDGES),
        ({"weight": Weight.INFORMATION}, Outcome.TO_ARRANGE),
        ({"tier": Tier.WISH}, Outcome.TO_ARRANGE),
    ],
)
def test_what_a_failure_comes_to_by_weight_and_tier(
    changed: dict[str, object], outcome: Outcome
) -> None:
    verdict = judged(level(9, **changed), basis())
    assert on_topic(verdict, LEVEL).outcome is outcome
    decides = outcome in {Outcome.FAILS, Outcome.JUDGES}
    assert verdict.label is (outcome if decides else Outcome.MEETS)


def test_silence_on_a_core_topic_asks_the_landlord() -> None:
    verdict = judged(level(3), basis(), core=(LEVEL, Topic.IDENTITY))
    assert verdict.label is Outcome.ASK_LANDLORD
    assert on_topic(verdict, Topic.IDENTITY).is_silent
    assert asked(verdict) == ["topic"]
    assert dict(verdict.questions[0].about) == {"topic": Topic.IDENTITY}
    assert Topic.REFERENCE in verdict.not_asked
    assert Topic.IDENTITY not in verdict.not_asked


def test_silence_on_what_cannot_matter_asks_nobody() -> None:
    clean = replace(HOUSEHOLD, remarks_complete=True)
    assert judged(level(3), basis(), household=clean, core=(Topic.REMARKS,)).label is Outcome.MEETS
    perhaps = judged(level(3), basis(), core=(Topic.REMARKS,))
    assert perhaps.label is Outcome.ASK_LANDLORD


def test_a_landlord_who_has_stated_nothing_is_asked() -> None:
    assert judged().label is Outcome.ASK_LANDLORD


# Which incomes count


@pytest.mark.parametrize(
    ("accepted", "label", "question"),
    [
        ({IncomeType.SALARY: Acceptance.YES}, Outcome.MEETS, []),
        ({IncomeType.SALARY: Acceptance.NO}, Outcome.FAILS, []),
        ({IncomeType.SALARY: Acceptance.ASSESSED}, Outcome.JUDGES, ["accepted_income"]),
        ({IncomeType.STUDENT_AID: Acceptance.YES}, Outcome.ASK_LANDLORD, ["accepted_income"]),
    ],
)
def test_how_an_income_counts_decides_whose_word_is_missing(
    accepted: dict[IncomeType, Acceptance], label: Outcome, question: list[str]
) -> None:
    verdict = judged(level(3), basis(accepted))
    assert verdict.label is label
    assert asked(verdict) == question


def test_no_word_on_incomes_at_all_is_a_question() -> None:
    assert judged(level(3)).label is Outcome.ASK_LANDLORD
    assert judged(level(3), row(Topic.INCOME_BASIS)).label is Outcome.MEETS


def test_a_shortfall_with_an_open_list_is_a_question_to_the_household() -> None:
    short = replace(earning(20000), incomes_complete=None)
    assert judged(level(3), basis(), household=short).label is Outcome.ASK_HOUSEHOLD
    enough = replace(earning(26000), incomes_complete=None)
    assert judged(level(3), basis(), household=enough).label is Outcome.MEETS


def test_after_tax_bounds_before_tax_from_below() -> None:
    net = replace(HOUSEHOLD, incomes=(replace(SALARY, gross=None, net=Decimal(25500)),))
    assert judged(level(3), basis(), household=net).label is Outcome.MEETS
    less = replace(HOUSEHOLD, incomes=(replace(SALARY, gross=None, net=Decimal(21400)),))
    verdict = judged(level(3), basis(), household=less)
    assert verdict.label is Outcome.ASK_HOUSEHOLD
    assert asked(verdict) == ["income_gross"]


def test_two_adults_are_added_only_as_the_landlord_says() -> None:
    other = replace(SALARY, person=2, gross=Decimal(10000))
    couple = replace(
        HOUSEHOLD, adults=(Adult(), Adult()), incomes=(replace(SALARY, gross=Decimal(20000)), other)
    )
    together = row(Topic.COMBINING, (Combining(CombiningRule.TOGETHER),))
    alone = row(Topic.COMBINING, (Combining(CombiningRule.MAIN_ALONE),))
    assert judged(level(3), basis(), together, household=couple).label is Outcome.MEETS
    assert judged(level(3), basis(), alone, household=couple).label is Outcome.FAILS
    silent = judged(level(3), basis(), household=couple)
    assert silent.label is Outcome.ASK_LANDLORD
    assert asked(silent) == ["combining"]


# Certainty


def certainty(months: int = 6) -> Row:
    return row(
        Topic.CERTAINTY,
        (Certainty(months, Direction.FORWARD, CountedFrom.APPLICATION),),
        (Certainty(months, Direction.BACK, CountedFrom.APPLICATION),),
    )


@pytest.mark.parametrize(
    ("since", "until", "label"),
    [
        (None, date(2027, 5, 23), Outcome.MEETS),
        (date(2026, 5, 25), date(2027, 5, 22), Outcome.FAILS),
        (date(2026, 5, 24), date(2027, 5, 22), Outcome.MEETS),
        (None, date(2027, 5, 22), Outcome.ASK_HOUSEHOLD),
        (date(2026, 5, 25), None, Outcome.ASK_HOUSEHOLD),
    ],
)
def test_forward_or_back_is_judged_income_by_income(
    since: date | None, until: date | None, label: Outcome
) -> None:
    income = replace(SALARY, open_ended=None, since=since, until=until)
    household = replace(HOUSEHOLD, incomes=(income,))
    verdict = judged(level(3), basis(), certainty(), household=household)
    assert verdict.label is label


def test_an_uncertain_income_matters_only_if_the_level_needs_it() -> None:
    extra = replace(
        SALARY,
        gross=Decimal(3000),
        open_ended=False,
        until=date(2026, 12, 31),
        since=date(2026, 11, 1),
    )
    rich = replace(HOUSEHOLD, incomes=(SALARY, extra))
    assert judged(level(3), basis(), certainty(), household=rich).label is Outcome.MEETS
    poor = replace(HOUSEHOLD, incomes=(replace(SALARY, gross=Decimal(24000)), extra))
    verdict = judged(level(3), basis(), certainty(), household=poor)
    assert on_topic(verdict, LEVEL).outcome is Outcome.MEETS
    assert on_topic(verdict, Topic.CERTAINTY).outcome is Outcome.FAILS


# The same input, the same answer


def test_the_order_of_the_rows_does_not_matter() -> None:
    rows = [
        level(3),
        level(4, scope=RONNA),
        basis(),
        row(Topic.COMBINING),
        level(2, audience=YOUNG),
    ]
    assert judged(*rows) == judged(*reversed(rows))


def test_a_label_is_the_worst_of_the_topics_and_every_question_is_listed() -> None:
    household = replace(earning(20000), incomes_complete=None)
    verdict = judged(level(3), basis(), household=household, core=(Topic.IDENTITY,))
    assert verdict.label is Outcome.ASK_HOUSEHOLD
    assert set(asked(verdict)) >= {"incomes", "topic"}


def test_an_allowance_that_nobody_has_reckoned_is_asked_about_once() -> None:
    household = replace(HOUSEHOLD, expected_housing_allowance=None)
    supplement = basis(
        {
            IncomeType.SALARY: Acceptance.YES,
            IncomeType.HOUSING_ALLOWANCE: Acceptance.SUPPLEMENT,
        }
    )
    verdict = judged(level(4), supplement, household=household)
    assert verdict.label is Outcome.ASK_HOUSEHOLD
    assert asked(verdict) == ["expected_housing_allowance"]
