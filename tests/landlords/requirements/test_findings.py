"""Outcomes from best to worst, and questions that are the same however they are put."""

import pytest

from landlords.requirements.findings import (
    Outcome,
    Owner,
    Question,
    Reason,
    ask,
    best,
    of_coordinator,
    of_household,
    of_landlord,
    worst,
)

REASON = Reason("row.no_demand", {})


def test_the_worst_decides_where_all_must_hold_and_the_best_where_one_is_enough() -> None:
    for number, outcome in enumerate(Outcome):
        others = list(Outcome)
        assert worst(others[: number + 1]) is outcome
        assert best(others[number:]) is outcome
    assert worst([]) is Outcome.NOT_APPLICABLE
    assert best([]) is Outcome.FAILS


def test_only_what_stands_in_the_way_does_not_pass() -> None:
    passing = [outcome for outcome in Outcome if outcome.passes]
    asking = [outcome for outcome in Outcome if outcome.asks]
    assert passing == [Outcome.NOT_APPLICABLE, Outcome.MEETS, Outcome.TO_ARRANGE]
    assert asking == [Outcome.ASK_NORM, Outcome.ASK_LANDLORD, Outcome.ASK_HOUSEHOLD]


@pytest.mark.parametrize(
    ("put", "owner"),
    [
        (of_household, Owner.HOUSEHOLD),
        (of_landlord, Owner.LANDLORD),
        (of_coordinator, Owner.COORDINATOR),
    ],
)
def test_a_question_is_the_same_in_whatever_order_it_names_things(
    put: object, owner: Owner
) -> None:
    assert callable(put)
    asked = put("income_net", person=2, income="x")
    assert asked == put("income_net", income="x", person=2)
    assert asked == Question(owner, "income_net", (("income", "x"), ("person", 2)))


def test_whose_answers_are_waited_for_decides_the_households_first() -> None:
    ours, theirs, hers = of_coordinator("a"), of_landlord("b"), of_household("c")
    assert ask(REASON, ours).outcome is Outcome.ASK_NORM
    assert ask(REASON, ours, theirs).outcome is Outcome.ASK_LANDLORD
    assert ask(REASON, hers, theirs, ours).outcome is Outcome.ASK_HOUSEHOLD
