"""The directory's answers follow from the terms, day by day and district by district."""

from datetime import date, timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from landlords import actions
from landlords.models import District, Landlord, LandlordAnswer, Requirement, TermScope
from landlords.projection import rebuild_answers
from landlords.questions import INCOME_QUESTIONS, REMARKS, income_question
from landlords.requirements.codes import IncomeType
from tests.landlords.terms import incomes, remarks
from tests.make import (
    make_district,
    make_exception,
    make_landlord,
    make_requirement,
    make_scope,
    make_source,
    make_stock,
)

pytestmark = pytest.mark.django_db

SALARY, SUPPORT = (income_question(kind) for kind in (IncomeType.SALARY, IncomeType.INCOME_SUPPORT))
FIRST, MIDDLE, LAST = date(2026, 1, 1), date(2026, 7, 1), date(2026, 12, 31)
ONE_DAY = timedelta(days=1)


def answers(landlord: Landlord, question: str) -> list[tuple[str, date, date | None]]:
    """What stands for any of the homes: the answer and its days."""
    rows = landlord.answers.filter(question=question, district=None).order_by("valid_from")
    return [(row.answer, row.valid_from, row.valid_until) for row in rows]


def answers_on(landlord: Landlord, question: str, day: date = MIDDLE) -> dict[str, str]:
    """What stands on a day, by district; the general answer under "any"."""
    rows = landlord.answers.in_force_on(day).filter(question=question)
    return {row.district.name if row.district else "any": row.answer for row in rows}


def whole(landlord: Landlord | None = None) -> TermScope:
    """The scope of all the homes of a landlord."""
    return make_scope(landlord=landlord or make_landlord())


def state(scope: TermScope, topic: str, tests: object, **fields: object) -> Requirement:
    """A requirement, with the answers that follow."""
    row = make_requirement(scope=scope, topic=topic, tests=tests, **{"valid_from": FIRST, **fields})
    rebuild_answers([scope.landlord])
    return row


def in_two_districts() -> tuple[Landlord, District, District]:
    """A landlord with homes in Geneta and Ronna."""
    landlord = make_landlord()
    geneta, ronna = make_district(name="Geneta"), make_district(name="Ronna")
    for district in (geneta, ronna):
        make_stock(landlord=landlord, district=district)
    return landlord, geneta, ronna


@pytest.mark.parametrize(
    ("counted", "answer"),
    [("yes", "yes"), ("supplement", "supplement"), ("assessed", "assessed"), ("no", "no")],
)
def test_each_income_is_answered_as_it_counts(counted: str, answer: str) -> None:
    scope = whole()
    row = state(scope, "income_basis", incomes(income_support=counted))
    stored = LandlordAnswer.objects.get(question=SUPPORT)
    assert (stored.answer, stored.requirement, stored.varies) == (answer, row, False)
    assert (stored.valid_from, stored.valid_until) == (FIRST, None)


def test_what_is_not_stated_leaves_no_row() -> None:
    state(whole(), "income_basis", incomes(salary="yes"))
    assert set(LandlordAnswer.objects.values_list("question", flat=True)) == {SALARY}


def test_no_requirement_is_a_yes_to_everything_on_the_topic() -> None:
    scope = whole()
    state(scope, "income_basis", [], says="none")
    state(scope, "remarks", [], says="none")
    found = dict(LandlordAnswer.objects.values_list("question", "answer"))
    assert found == dict.fromkeys([*INCOME_QUESTIONS, REMARKS], "yes")


@pytest.mark.parametrize(
    ("tests", "answer"),
    [
        (remarks(0), "no"), (remarks(0, youngest=24), "yes"), (remarks(3), "yes"),
        (remarks(0, concerning="housing"), "yes"), (remarks(None, total="5000"), "yes"),
    ],
)  # fmt: skip
def test_remarks_are_refused_only_if_none_passes(tests: object, answer: str) -> None:
    state(whole(), "remarks", tests)
    assert LandlordAnswer.objects.get(question=REMARKS).answer == answer


def test_a_no_that_is_not_hard_is_assessed() -> None:
    state(whole(), "remarks", remarks(0), weight="normally")
    assert LandlordAnswer.objects.get(question=REMARKS).answer == "assessed"


def test_a_no_with_an_exception_needs_the_exception_as_long_as_it_lasts() -> None:
    scope = whole()
    state(scope, "remarks", remarks(0))
    make_exception(scope=scope, valid_from=MIDDLE, valid_until=LAST)
    rebuild_answers([scope.landlord])
    assert answers(scope.landlord, REMARKS) == [
        ("no", FIRST, MIDDLE - ONE_DAY),
        ("exception", MIDDLE, LAST),
        ("no", LAST + ONE_DAY, None),
    ]


def test_an_exception_from_what_nobody_stated_answers_nothing() -> None:
    scope = whole()
    make_exception(scope=scope)
    rebuild_answers([scope.landlord])
    assert not LandlordAnswer.objects.exists()


def test_only_demands_on_everybody_answer() -> None:
    scope = whole()
    audience = {"kind": "internal_mover", "version": 1, "params": {}}
    state(scope, "remarks", remarks(0), audience=audience)
    state(scope, "remarks", remarks(0), tier="wish")
    assert not LandlordAnswer.objects.exists()
    state(scope, "remarks", remarks(3))
    assert LandlordAnswer.objects.get(question=REMARKS).answer == "yes"


def test_days_that_answer_alike_become_one_span() -> None:
    scope = whole()
    state(scope, "remarks", remarks(0), valid_until=MIDDLE - ONE_DAY)
    state(scope, "certainty", [], says="none", valid_from=date(2026, 3, 1))
    assert answers(scope.landlord, REMARKS) == [("no", FIRST, MIDDLE - ONE_DAY)]


def test_terms_that_change_make_a_span_each_and_gaps_are_not_known() -> None:
    scope = whole()
    state(scope, "remarks", remarks(0), valid_until=date(2026, 2, 28))
    state(scope, "remarks", remarks(3), valid_from=date(2026, 3, 1), valid_until=date(2026, 4, 30))
    state(scope, "remarks", remarks(0), valid_from=MIDDLE)
    assert answers(scope.landlord, REMARKS) == [
        ("no", FIRST, date(2026, 2, 28)),
        ("yes", date(2026, 3, 1), date(2026, 4, 30)),
        ("no", MIDDLE, None),
    ]


def test_a_deviation_answers_while_it_lasts() -> None:
    scope = whole()
    state(scope, "remarks", remarks(0))
    state(scope, "remarks", remarks(3), layer="deviation", valid_from=MIDDLE, valid_until=LAST)
    assert [answer for answer, *_days in answers(scope.landlord, REMARKS)] == ["no", "yes", "no"]


def test_districts_that_answer_alike_share_one_row() -> None:
    landlord, *_districts = in_two_districts()
    state(whole(landlord), "remarks", remarks(0))
    assert answers_on(landlord, REMARKS) == {"any": "no"}
    assert not landlord.answers.get().varies


def test_a_narrower_scope_answers_for_its_own_district() -> None:
    landlord, _geneta, ronna = in_two_districts()
    state(whole(landlord), "remarks", remarks(0))
    narrow = make_scope(landlord=landlord, rank=10, districts=(ronna,))
    state(narrow, "remarks", remarks(3))
    assert answers_on(landlord, REMARKS) == {"any": "yes", "Geneta": "no", "Ronna": "yes"}
    assert landlord.answers.get(district=None).varies
    assert not landlord.answers.filter(varies=True).exclude(district=None).exists()


def test_a_district_that_is_not_known_of_is_told_from_one_that_is() -> None:
    landlord, _geneta, ronna = in_two_districts()
    narrow = make_scope(landlord=landlord, rank=10, districts=(ronna,))
    state(narrow, "remarks", remarks(0))
    assert answers_on(landlord, REMARKS) == {"any": "unknown", "Geneta": "unknown", "Ronna": "no"}


def test_terms_for_another_kind_of_home_do_not_answer() -> None:
    landlord = make_landlord()
    state(make_scope(landlord=landlord, products=["student"]), "remarks", remarks(0))
    assert not LandlordAnswer.objects.exists()
    state(make_scope(landlord=landlord, rank=50, products=["ordinary"]), "remarks", remarks(3))
    assert answers_on(landlord, REMARKS) == {"any": "yes"}


@pytest.mark.parametrize("has_stock", [True, False])
def test_where_the_homes_are_is_not_known(*, has_stock: bool) -> None:
    landlord = make_landlord()
    if has_stock:
        make_stock(landlord=landlord, district=None)
    ronna = make_district(name="Ronna")
    state(whole(landlord), "remarks", remarks(3))
    state(make_scope(landlord=landlord, rank=10, districts=(ronna,)), "remarks", remarks(0))
    assert answers_on(landlord, REMARKS) == {"any": "yes", "Ronna": "no"}


def test_homes_in_known_districts_are_not_answered_for_others() -> None:
    landlord, *_districts = in_two_districts()
    elsewhere = make_district(name="Lina")
    state(whole(landlord), "remarks", remarks(0))
    state(make_scope(landlord=landlord, rank=10, districts=(elsewhere,)), "remarks", remarks(3))
    assert answers_on(landlord, REMARKS) == {"any": "no"}


def test_answers_are_made_anew_and_only_for_the_landlords_asked() -> None:
    one, other = whole(), whole()
    row = state(one, "remarks", remarks(0))
    state(other, "remarks", remarks(0))
    Requirement.objects.filter(pk=row.pk).update(tests=remarks(3))
    Requirement.objects.filter(scope=other).update(tests=remarks(3))
    rebuild_answers([one.landlord])
    assert answers_on(one.landlord, REMARKS) == {"any": "yes"}
    assert answers_on(other.landlord, REMARKS) == {"any": "no"}


def test_every_action_on_terms_answers_anew() -> None:
    landlord, _geneta, ronna = in_two_districts()
    scope = whole(landlord)
    row = Requirement(
        scope=scope, topic="remarks", tests=remarks(0), source=make_source(),
        valid_from=FIRST, confirmed_on=FIRST,
    )  # fmt: skip
    actions.save_term(term=row)
    assert answers_on(landlord, REMARKS) == {"any": "no"}
    row.valid_until = FIRST
    actions.save_term(term=row)
    assert answers_on(landlord, REMARKS) == {}
    make_requirement(scope=make_scope(landlord=landlord, rank=10, districts=(ronna,)),
                     topic="remarks", tests=remarks(3))  # fmt: skip
    actions.terms_changed(landlords=[landlord])
    assert answers_on(landlord, REMARKS)["Ronna"] == "yes"


def test_many_landlords_cost_as_many_queries_as_one(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    landlords = []
    for _number in range(10):
        landlord, _geneta, ronna = in_two_districts()
        state(whole(landlord), "remarks", remarks(0))
        make_exception(scope=make_scope(landlord=landlord, rank=10, districts=(ronna,)))
        landlords.append(landlord)
    for some in (landlords[:1], landlords):
        with django_assert_num_queries(11):
            rebuild_answers(some)
