"""What counts, surely and perhaps: amounts before and after tax, supplements, lines, properties."""

from decimal import Decimal

import pytest

from landlords.requirements.basis import (
    TAX_FREE,
    Basis,
    Bounds,
    Counted,
    How,
    Reach,
    amounts,
)
from landlords.requirements.codes import Basis as Measure
from landlords.requirements.codes import IncomeType
from landlords.requirements.findings import (
    Finding,
    Outcome,
    Question,
    Reason,
    of_household,
    of_landlord,
)
from landlords.requirements.saying import Voice
from landlords.requirements.sentences import Sentence
from tests.landlords.requirements.earning import income, lines, said

HERS = of_household("own_municipality")
THEIRS = of_landlord("combining")


def bounds(least: int, most: int | None) -> Bounds:
    return Bounds(Decimal(least), None if most is None else Decimal(most))


@pytest.mark.parametrize(
    ("gross", "net", "before", "after"),
    [
        (27_000, 21_000, bounds(27_000, 27_000), bounds(21_000, 21_000)),
        (27_000, None, bounds(27_000, 27_000), bounds(0, 27_000)),
        (None, 21_400, bounds(21_400, None), bounds(21_400, 21_400)),
        (None, None, bounds(0, None), bounds(0, None)),
        (0, None, bounds(0, 0), bounds(0, 0)),
        (None, 0, bounds(0, None), bounds(0, 0)),
    ],
)
def test_after_tax_bounds_before_tax_from_below_and_the_other_way_from_above(
    gross: int | None, net: int | None, before: Bounds, after: Bounds
) -> None:
    assert amounts(income(gross=gross, net=net)) == (before, after)


@pytest.mark.parametrize("kind", IncomeType)
def test_what_is_free_of_tax_is_the_same_before_and_after(kind: IncomeType) -> None:
    known = bounds(1250, 1250)
    alike = (known, known)
    assert (amounts(income(kind, None, net=1250)) == alike) is (kind in TAX_FREE)
    assert (amounts(income(kind, 1250)) == alike) is (kind in TAX_FREE)
    assert amounts(income(kind, None))[0] == bounds(0, None)


def counted(
    how: How,
    least: int = 1000,
    most: int | None = 1000,
    beside: How | None = None,
    questions: tuple[Question, ...] = (),
    kind: IncomeType = IncomeType.SALARY,
) -> Counted:
    """An income that counts so."""
    found = bounds(least, most)
    return Counted(income(kind), found, found, how, questions, beside)


def test_each_end_of_the_reach_holds_the_one_before() -> None:
    basis = Basis(
        [
            counted(How.SURE, 10_000, 12_000),
            counted(How.HOUSEHOLD, 3000, 3000),
            counted(How.LANDLORD, 500, 500),
            counted(How.JUDGES, 70, 70),
            counted(How.NOT, 9, 9),
        ]
    )
    assert basis.reach(Measure.GROSS) == Reach(
        Decimal(10_000), Decimal(15_000), Decimal(15_500), Decimal(15_570)
    )


@pytest.mark.parametrize(
    ("how", "ends"),
    [
        (How.SURE, (None, None, None)),
        (How.HOUSEHOLD, (None, None, None)),
        (How.LANDLORD, (1000, None, None)),
        (How.JUDGES, (1000, 1000, None)),
        (How.NOT, (1000, 1000, 1000)),
    ],
)
def test_an_amount_without_end_opens_the_ends_from_its_own_on(
    how: How, ends: tuple[int | None, ...]
) -> None:
    basis = Basis([counted(How.SURE), counted(how, 0, None)])
    assert basis.reach(Measure.NET)[1:] == ends


def test_incomes_nobody_has_listed_open_every_end() -> None:
    basis = Basis([counted(How.SURE)], (of_household("incomes"),))
    assert basis.reach(Measure.GROSS) == Reach(Decimal(1000), None, None, None)
    assert basis.only(lambda _item: True).reach(Measure.GROSS).most == 1000
    assert basis.only(lambda _item: True, open_list=True).reach(Measure.GROSS).most is None


def test_kinds_of_income_can_be_left_out_or_weighted() -> None:
    basis = Basis([counted(How.SURE), counted(How.SURE, 200, 200, kind=IncomeType.CHILD_BENEFIT)])
    without = frozenset({IncomeType.CHILD_BENEFIT})
    assert basis.reach(Measure.GROSS).least == 1200
    assert basis.reach(Measure.GROSS, without).least == 1000
    assert basis.reach(Measure.GROSS, without) is basis.reach(Measure.GROSS, without)
    half = basis.weighted(Measure.GROSS, lambda _kind: Decimal("0.5"))
    assert half == basis.reach(Measure.GROSS).times(Decimal("0.5"))
    assert half.least == half.most == 600
    assert Reach(Decimal(2), None, None, None).times(Decimal(3)) == Reach(
        Decimal(6), None, None, None
    )


LEADERS: list[tuple[str, list[Counted], bool, How]] = [
    ("a sure income", [counted(How.SURE)], False, How.SURE),
    ("a sure income, and perhaps others", [counted(How.SURE)], True, How.SURE),
    ("nothing", [], False, How.NOT),
    ("nothing listed yet", [], True, How.HOUSEHOLD),
    ("an income of nothing", [counted(How.SURE, 0, 0)], False, How.NOT),
    ("an income of nobody knows how much", [counted(How.SURE, 0, None)], False, How.HOUSEHOLD),
    ("one the household must tell of", [counted(How.HOUSEHOLD)], False, How.HOUSEHOLD),
    ("one the landlord has not spoken of", [counted(How.LANDLORD)], False, How.LANDLORD),
    ("the same, and perhaps others", [counted(How.LANDLORD)], True, How.HOUSEHOLD),
    ("one the landlord assesses", [counted(How.JUDGES)], False, How.JUDGES),
    ("one assessed, nobody knows how much", [counted(How.JUDGES, 0, None)], False, How.JUDGES),
    ("one that does not count", [counted(How.NOT)], False, How.NOT),
    ("the surest of several", [counted(How.NOT), counted(How.SURE)], False, How.SURE),
    ("another supplement", [counted(How.NOT, beside=How.SURE)], False, How.NOT),
]


@pytest.mark.parametrize(
    ("beside_it", "more_may_come", "how"),
    [case[1:] for case in LEADERS],
    ids=[case[0] for case in LEADERS],
)
def test_a_supplement_counts_only_beside_an_income_that_counts(
    beside_it: list[Counted], more_may_come: object, how: How
) -> None:
    unlisted = (of_household("incomes"),) if more_may_come else ()
    basis = Basis([counted(How.NOT, beside=How.SURE), *beside_it], unlisted)
    assert basis.incomes[0].how is how


@pytest.mark.parametrize("beside", [How.SURE, How.HOUSEHOLD, How.LANDLORD, How.JUDGES])
@pytest.mark.parametrize("leader", [How.SURE, How.HOUSEHOLD, How.LANDLORD, How.JUDGES, How.NOT])
@pytest.mark.parametrize("alone", [How.JUDGES, How.NOT])
def test_a_supplement_is_as_unsure_as_the_surer_of_its_two_ways(
    beside: How, leader: How, alone: How
) -> None:
    basis = Basis([counted(alone, beside=beside, questions=(HERS,)), counted(leader, 1, 1)])
    leads = min(alone, leader, key=lambda how: how.position)
    expected = min(alone, max(beside, leads, key=lambda h: h.position), key=lambda h: h.position)
    assert basis.incomes[0].how is expected


def test_what_would_settle_the_leader_settles_the_supplement() -> None:
    basis = Basis([counted(How.NOT, beside=How.SURE), counted(How.SURE, 0, None)])
    assert [q.code for q in basis.incomes[0].questions] == ["income_gross"]
    assert [q.code for q in basis.questions(Measure.NET, How.HOUSEHOLD)] == [
        "income_gross",
        "income_net",
    ]


def test_an_amount_that_is_asked_in_another_way_settles_the_supplement_so() -> None:
    granted = counted(How.SURE, 0, None)._replace(unknown=(of_landlord("rent"),))
    basis = Basis([counted(How.NOT, beside=How.SURE), granted])
    assert basis.incomes[0].questions == (of_landlord("rent"),)


def test_a_supplement_as_sure_by_itself_asks_nothing_of_what_it_stands_beside() -> None:
    own = counted(How.JUDGES, beside=How.SURE, questions=(HERS,))
    leader = counted(How.JUDGES, questions=(THEIRS,))
    assert Basis([leader, own]).incomes[1].questions == (HERS,)


def test_without_its_leader_a_supplement_is_nothing() -> None:
    basis = Basis([counted(How.NOT, beside=How.SURE), counted(How.SURE)])
    assert basis.reach(Measure.GROSS).least == 2000
    alone = basis.only(lambda item: item.beside is not None)
    assert alone.reach(Measure.GROSS) == Reach(*[Decimal(0)] * 4)


def test_questions_follow_who_can_answer_them() -> None:
    basis = Basis(
        [
            counted(How.LANDLORD, questions=(HERS, THEIRS)),
            counted(How.JUDGES, questions=(of_landlord("accepted_issuer"),)),
            counted(How.NOT, 0, None, questions=(of_landlord("never"),)),
        ],
        (of_household("incomes"),),
    )
    household = basis.questions(Measure.GROSS, How.HOUSEHOLD)
    assert household == (HERS, of_household("incomes"))
    assert basis.questions(Measure.GROSS, How.LANDLORD) == (THEIRS,)
    assert basis.questions(Measure.GROSS, How.LANDLORD, How.JUDGES) == (
        THEIRS,
        of_landlord("accepted_issuer"),
    )


def test_an_amount_is_asked_for_only_if_it_may_count_and_is_not_known() -> None:
    basis = Basis([counted(How.SURE), counted(How.JUDGES, 0, 5), counted(How.NOT, 0, None)])
    asked = basis.questions(Measure.NET, How.HOUSEHOLD)
    assert asked == (of_household("income_net", income=IncomeType.SALARY, person=1),)
    granted = counted(How.SURE, 0, None)._replace(unknown=(of_landlord("rent"),))
    assert Basis([granted]).questions(Measure.NET, How.HOUSEHOLD) == (of_landlord("rent"),)


@pytest.mark.parametrize(
    ("item", "english", "swedish"),
    [
        (
            counted(How.SURE),
            "salary: 1 000 kr a month before tax – counts",
            "lön: 1 000 kr i månaden före skatt – räknas",
        ),
        (
            counted(How.LANDLORD, 1000, None),
            (
                "salary: at least 1 000 kr a month before tax – the landlord has not said whether it"
                " counts"
            ),
            "lön: minst 1 000 kr i månaden före skatt – hyresvärden har inte sagt om den räknas",
        ),
        (
            counted(How.JUDGES, 0, 1000),
            "salary: at most 1 000 kr a month before tax – the landlord assesses whether it counts",
            "lön: högst 1 000 kr i månaden före skatt – hyresvärden bedömer om den räknas",
        ),
        (
            counted(How.HOUSEHOLD, 500, 1000),
            (
                "salary: from 500 kr a month to 1 000 kr a month before tax – whether it counts hangs"
                " on an answer that is missing"
            ),
            (
                "lön: från 500 kr i månaden till 1 000 kr i månaden före skatt – om den räknas beror på"
                " ett svar som saknas"
            ),
        ),
        (
            counted(How.NOT, 0, None),
            "salary: not known before tax – does not count",
            "lön: inte känt hur mycket före skatt – räknas inte",
        ),
        (
            counted(How.SURE)._replace(income=income(person=2)),
            "salary (adult 2): 1 000 kr a month before tax – counts",
            "lön (vuxen 2): 1 000 kr i månaden före skatt – räknas",
        ),
        (
            counted(How.NOT)._replace(note=Sentence("over"), name=Sentence("wages")),
            "wages: 1 000 kr a month before tax – over",
            "wages: 1 000 kr i månaden före skatt – over",
        ),
    ],
)
def test_an_income_is_a_line_of_the_sum(item: Counted, english: str, swedish: str) -> None:
    basis = Basis([item])
    found = Finding(Outcome.MEETS, Reason("row.no_demand", {}), lines=basis.lines(Measure.GROSS))
    said(found)
    assert lines(found) == [english]
    assert lines(found, "sv") == [swedish]
    assert lines(found, "sv", Voice.PAPER)
    assert basis.lines(Measure.GROSS) is basis.lines(Measure.GROSS)
    ways = found._replace(lines=basis.ways())
    said(ways)
    assert " kr " not in lines(ways)[0]


def test_how_an_amount_was_reckoned_stands_under_it_if_it_counts() -> None:
    under = Reason("row.no_demand", {})
    item = counted(How.SURE)._replace(lines=(under,))
    assert Basis([item]).lines(Measure.NET)[1:] == (under,)
    assert Basis([item._replace(how=How.NOT)]).lines(Measure.NET)[1:] == ()
