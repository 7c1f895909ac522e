"""Reach against need: just under, at and just over, and whose word is missing in between."""

from decimal import Decimal
from typing import Any

import pytest

from landlords.requirements.basis import Basis, Bounds, Counted, How, Reach
from landlords.requirements.codes import Acceptance, IncomeType, Text, Topic, Unit
from landlords.requirements.codes import Basis as Measure
from landlords.requirements.findings import Outcome, of_coordinator, of_household, of_landlord
from landlords.requirements.income import RentMultiple
from landlords.requirements.levels import (
    EXACTLY,
    LESS,
    MORE,
    amounts_told,
    exactly,
    judged,
    level,
    margin,
)
from landlords.requirements.norms import Need
from landlords.requirements.saying import Voice
from landlords.requirements.sentences import Amount, Sentence
from tests.landlords.requirements.earning import (
    accepts,
    asked,
    asks,
    bare,
    household,
    income,
    known,
    row,
    said,
    swedish,
)

THREE = RentMultiple(Decimal(3), Measure.GROSS)
SALARY = income()


OF_LANDLORD = (of_landlord("accepted_income", income=SALARY.type),)
ASKED = {
    How.SURE: (),
    How.HOUSEHOLD: (of_household("own_municipality"),),
    How.LANDLORD: OF_LANDLORD,
    How.JUDGES: OF_LANDLORD,
    How.NOT: (),
}


def basis_of(*parts: tuple[How, int, int | None], more_may_come: bool = False) -> Basis:
    """Incomes that count in these ways, from and to."""
    counted = [
        Counted(
            SALARY,
            Bounds(Decimal(least), None if most is None else Decimal(most)),
            Bounds(Decimal(least), None if most is None else Decimal(most)),
            how,
            ASKED[how],
        )
        for how, least, most in parts
    ]
    return Basis(counted, (of_household("incomes"),) if more_may_come else ())


TABLE: list[tuple[str, Basis, Outcome, list[str]]] = [
    ("over", basis_of((How.SURE, 25_501, 25_501)), Outcome.MEETS, []),
    ("at", basis_of((How.SURE, 25_500, 25_500)), Outcome.MEETS, []),
    ("under", basis_of((How.SURE, 25_499, 25_499)), Outcome.FAILS, []),
    ("nothing", basis_of(), Outcome.FAILS, []),
    ("may be more", basis_of((How.SURE, 20_000, None)), Outcome.ASK_HOUSEHOLD, ["income_gross"]),
    ("at most too little", basis_of((How.SURE, 20_000, 25_499)), Outcome.FAILS, []),
    ("at most enough", basis_of((How.SURE, 0, 25_500)), Outcome.ASK_HOUSEHOLD, ["income_gross"]),
    ("unlisted", basis_of(more_may_come=True), Outcome.ASK_HOUSEHOLD, ["incomes"]),
    (
        "unlisted but enough",
        basis_of((How.SURE, 25_500, 25_500), more_may_come=True),
        Outcome.MEETS,
        [],
    ),
    (
        "the landlord has not said",
        basis_of((How.SURE, 20_000, 20_000), (How.LANDLORD, 5_500, 5_500)),
        Outcome.ASK_LANDLORD,
        ["accepted_income"],
    ),
    (
        "too little whatever the landlord says",
        basis_of((How.SURE, 20_000, 20_000), (How.LANDLORD, 5_499, 5_499)),
        Outcome.FAILS,
        [],
    ),
    (
        "the landlord assesses",
        basis_of((How.SURE, 20_000, 20_000), (How.JUDGES, 5_500, 5_500)),
        Outcome.JUDGES,
        ["accepted_income"],
    ),
    (
        "too little even with what is assessed",
        basis_of((How.SURE, 20_000, 20_000), (How.JUDGES, 5_499, 5_499)),
        Outcome.FAILS,
        [],
    ),
    (
        "what does not count is nothing",
        basis_of((How.SURE, 20_000, 20_000), (How.NOT, 90_000, 90_000)),
        Outcome.FAILS,
        [],
    ),
    (
        "the household first",
        basis_of((How.HOUSEHOLD, 30_000, 30_000), (How.LANDLORD, 30_000, 30_000)),
        Outcome.ASK_HOUSEHOLD,
        ["own_municipality"],
    ),
    (
        "the landlord's word, and an amount besides",
        basis_of((How.LANDLORD, 20_000, None)),
        Outcome.ASK_LANDLORD,
        ["income_gross", "accepted_income"],
    ),
]


@pytest.mark.parametrize(
    ("basis", "outcome", "questions"),
    [case[1:] for case in TABLE],
    ids=[case[0] for case in TABLE],
)
def test_a_reach_is_held_against_the_need(
    basis: Basis, outcome: Outcome, questions: list[str]
) -> None:
    found = THREE.assess(bare(household())._replace(basis=basis))
    assert found.outcome is outcome
    if questions or outcome.passes:
        assert asks(found) == questions
    said(found)


NEED_QUESTION = of_coordinator("norm_amount")
RANGE = Need(Decimal(20_000), Decimal(25_500), questions=(NEED_QUESTION,))


@pytest.mark.parametrize(
    ("need", "basis", "outcome"),
    [
        (RANGE, basis_of((How.SURE, 25_500, 25_500)), Outcome.MEETS),
        (RANGE, basis_of((How.SURE, 25_499, 25_499)), Outcome.ASK_NORM),
        (RANGE, basis_of((How.SURE, 20_000, 20_000)), Outcome.ASK_NORM),
        (RANGE, basis_of((How.SURE, 19_999, 19_999)), Outcome.FAILS),
        (RANGE, basis_of((How.SURE, 1, None)), Outcome.ASK_HOUSEHOLD),
        (
            RANGE,
            basis_of((How.SURE, 1, 1), (How.LANDLORD, 24_000, 24_000)),
            Outcome.ASK_LANDLORD,
        ),
        (
            RANGE._replace(most=None),
            basis_of((How.SURE, 90_000, 90_000)),
            Outcome.ASK_NORM,
        ),
    ],
)
def test_a_need_from_and_to_decides_where_both_ends_agree(
    need: Need, basis: Basis, outcome: Outcome
) -> None:
    ask = bare(household())._replace(basis=basis)
    found, questions = judged(ask, basis.reach(Measure.GROSS), need, Measure.GROSS)
    assert found is outcome
    assert (NEED_QUESTION in questions) is outcome.asks


@pytest.mark.parametrize(
    ("gross", "sentence"),
    [
        (
            26_650,
            (
                "Inkomst som räknas: 26 650 kr i månaden före skatt. Kravet är 3 × hyran 8 500 kr ="
                " 25 500 kr i månaden: 1 150 kr mer än vad som krävs."
            ),
        ),
        (
            25_500,
            (
                "Inkomst som räknas: 25 500 kr i månaden före skatt. Kravet är 3 × hyran 8 500 kr ="
                " 25 500 kr i månaden: precis vad som krävs."
            ),
        ),
        (
            20_000,
            (
                "Inkomst som räknas: 20 000 kr i månaden före skatt. Kravet är 3 × hyran 8 500 kr ="
                " 25 500 kr i månaden: 5 500 kr för lite."
            ),
        ),
    ],
)
def test_a_sentence_holds_the_whole_sum(gross: int, sentence: str) -> None:
    assert swedish(THREE.assess(asked(household(income(gross=gross))))) == sentence


def test_where_less_may_count_the_sentence_says_at_most() -> None:
    basis = basis_of((How.SURE, 0, 20_000))
    found = THREE.assess(bare(household())._replace(basis=basis))
    assert said(found).startswith("Income that counts: at most 20 000 kr a month before tax.")


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ((), "hyresvärden har inte sagt om resten räknas"),
        ((row(Topic.INCOME_BASIS, (accepts(salary=Acceptance.ASSESSED),)),), "bedömer om resten"),
    ],
)
def test_in_between_the_sentence_says_whose_word_is_missing(
    rows: tuple[Any, ...], words: str
) -> None:
    rows = rows or (row(Topic.INCOME_BASIS, (accepts(capital=Acceptance.YES),)),)
    found = THREE.assess(asked(household(SALARY), *rows))
    assert "Det behövs 25 500 kr till" in swedish(found)
    assert words in swedish(found)


@pytest.mark.parametrize(
    ("need", "outcome", "wanted"),
    [
        (RANGE, Outcome.FAILS, 20_000),
        (RANGE, Outcome.MEETS, 25_500),
        (RANGE, Outcome.ASK_NORM, 25_500),
        (RANGE._replace(most=None), Outcome.ASK_NORM, 20_000),
        (RANGE._replace(most=None), Outcome.FAILS, 20_000),
    ],
)
def test_of_a_need_from_and_to_the_end_that_decides_is_told(
    need: Need, outcome: Outcome, wanted: int
) -> None:
    reach = Reach(*[Decimal(22_000)] * 4)
    told = amounts_told(reach, need, outcome)
    assert told["need"] == Amount(Decimal(wanted), Unit.KRONOR_A_MONTH)
    assert told["difference"] == Amount(Decimal(abs(22_000 - wanted)), Unit.KRONOR)


@pytest.mark.parametrize(
    ("difference", "template"), [("0.5", MORE), ("1", MORE), ("-0.5", LESS), ("-1", LESS)]
)
def test_a_krona_more_or_less_is_told(difference: str, template: Text) -> None:
    told = {"difference": Amount(abs(Decimal(difference)), Unit.KRONOR)}
    assert margin(Decimal(difference), MORE, LESS, EXACTLY) == Sentence(template, told)
    assert margin(Decimal(0), MORE, LESS, EXACTLY) is EXACTLY


def test_on_paper_the_household_is_spoken_to() -> None:
    found = THREE.assess(asked(household(income(gross=20_000))))
    assert swedish(found, Voice.PAPER) == (
        "Din inkomst som räknas är 20 000 kr i månaden före skatt. De kräver minst 25 500 kr i"
        " månaden (3 × hyran 8 500 kr). Det är 5 500 kr för lite."
    )


def test_a_missing_amount_is_asked_of_the_coordinator() -> None:
    support = income(IncomeType.INCOME_SUPPORT, None, covers_rent=True, own_municipality=True)
    rows = (row(Topic.INCOME_BASIS),)
    found = RentMultiple(Decimal(1), Measure.GROSS).assess(asked(household(support), *rows))
    assert found.outcome is Outcome.ASK_NORM
    assert asks(found) == ["norm_amount", "accepted_rent"]
    assert "an amount that is missing" in said(found)


def test_a_need_is_exact_and_the_days_of_change_are_the_incomes_own() -> None:
    assert exactly(Decimal(3)) == known(3)
    ask = asked(household(income(until=bare(household()).on)))
    found = level("level", ask, Measure.GROSS, exactly(Decimal(1)), {"rule": "x"})
    assert found.edges == ask.basis.edges != ()
