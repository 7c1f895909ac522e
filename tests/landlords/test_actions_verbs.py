"""Changing from a day, correcting, ending: what is left behind, and what is refused."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from landlords import actions
from landlords.belonging import STATEMENTS, rows_of
from landlords.models import (
    Landlord,
    LandlordAnswer,
    Offer,
    PriorityRule,
    Requirement,
    Source,
    Statement,
    Stock,
    TermScope,
)
from landlords.projection import rebuild_answers
from tests.landlords.statements import OTHER_VALUES, offer, one_of_each, priority
from tests.landlords.terms import remarks
from tests.make import (
    LONG_AGO,
    make_district,
    make_exception,
    make_landlord,
    make_requirement,
    make_scope,
    make_source,
    make_stock,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]

DAY = date(2026, 3, 1)
DAY_BEFORE = date(2026, 2, 28)
CHANGED = [model for model in OTHER_VALUES if model is not Offer]


@pytest.fixture
def landlord() -> Landlord:
    return make_landlord()


@pytest.fixture
def source() -> Source:
    return make_source(on=date(2026, 2, 20))


def change(row: Statement, source: Source, day: date = DAY, **values: Any) -> Any:
    """Change a row from a day on."""
    return actions.change_from_day(
        statement=row, day=day, values=values, source=source, confirmed_on=date(2026, 2, 20)
    )


def refused(error: pytest.ExceptionInfo[ValidationError]) -> str:
    """The one sentence of a refusal."""
    (sentence,) = error.value.messages
    return str(sentence)


@pytest.mark.parametrize("model", CHANGED, ids=lambda model: model.__name__)
def test_the_old_row_ends_the_day_before_and_a_new_one_begins(
    landlord: Landlord, source: Source, model: type[Statement]
) -> None:
    row = one_of_each(landlord)[model]
    values = OTHER_VALUES[model]
    new = change(row, source, **values)
    old = rows_of(model).get(pk=row.pk)
    assert (old.valid_from, old.valid_until, old.source) == (LONG_AGO, DAY_BEFORE, row.source)
    new.refresh_from_db()
    assert (new.valid_from, new.valid_until) == (DAY, None)
    assert (new.source, new.confirmed_on, new.confirmed_source) == (source, date(2026, 2, 20), None)
    for name, value in values.items():
        assert (getattr(new, name), getattr(old, name)) == (value, getattr(row, name))
    assert rows_of(model).count() == 2


def test_every_sort_of_statement_is_tried() -> None:
    ties = {"GroupMembership", "Management", "HouseOwnership"}  # of nothing but two sides
    assert {model.__name__ for model in OTHER_VALUES} | ties == {m.__name__ for m in STATEMENTS}


def test_what_is_not_among_the_values_stays_the_last_day_too(source: Source) -> None:
    row = make_stock(valid_until=date(2027, 1, 31))
    new = change(row, source, dwellings=4)
    assert (new.valid_until, new.rooms, new.rent_from) == (date(2027, 1, 31), 3, 8000)


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (LONG_AGO, "is the first day of what stands here"),
        (LONG_AGO - timedelta(days=1), "cannot change on"),
        (date(2026, 7, 1), "Add a new row instead"),
    ],
)
def test_a_day_on_which_it_cannot_change_is_refused(source: Source, day: date, said: str) -> None:
    row = make_stock(valid_until=date(2026, 6, 30))
    with pytest.raises(ValidationError) as error:
        change(row, source, day, dwellings=4)
    assert said in refused(error)
    assert Stock.objects.get() == row


def test_its_last_day_is_still_a_day_on_which_it_can_change(source: Source) -> None:
    row = make_stock(valid_until=DAY)
    new = change(row, source, dwellings=4)
    assert (new.valid_from, new.valid_until) == (DAY, DAY)


def test_a_later_row_in_the_way_is_named_and_nothing_is_written(source: Source) -> None:
    row = make_stock(valid_until=date(2026, 6, 30))
    make_stock(landlord=row.landlord, district=row.district, valid_from=date(2026, 7, 1))
    with pytest.raises(ValidationError) as error:
        change(row, source, dwellings=4, valid_until=None)
    assert "1\N{NO-BREAK SPACE}Jul\N{NO-BREAK SPACE}2026" in refused(error)
    row.refresh_from_db()
    assert row.valid_until == date(2026, 6, 30)
    assert Stock.objects.count() == 2


def test_the_same_once_more_is_refused_as_it_would_be_a_confirmation(source: Source) -> None:
    row = make_stock()
    with pytest.raises(ValidationError) as error:
        change(row, source, dwellings=row.dwellings)
    assert "Still true" in refused(error)


def test_a_second_submit_finds_that_it_has_ended(source: Source) -> None:
    row = make_stock()
    change(row, source, dwellings=4)
    with pytest.raises(ValidationError) as error:
        change(row, source, dwellings=4)
    assert "Add a new row instead" in refused(error)
    assert Stock.objects.count() == 2


def test_an_offer_does_not_change_it_is_another_one(landlord: Landlord, source: Source) -> None:
    with pytest.raises(ValidationError) as error:
        change(offer(landlord), source, LONG_AGO + timedelta(days=2), rent=1)
    assert "record the new one" in refused(error)


def test_the_answers_of_the_directory_follow(landlord: Landlord, source: Source) -> None:
    row = make_requirement(
        scope=make_scope(landlord=landlord), topic="remarks", tests=remarks(0, youngest=24)
    )
    rebuild_answers([landlord])
    new = change(row, source, tests=remarks(5, youngest=12))
    assert LandlordAnswer.objects.filter(requirement=new).exists()
    actions.correct(statement=new, values={"says": "none", "tests": []}, reason="Felläst")
    answers = LandlordAnswer.objects.in_force_on(date(2026, 4, 1))
    assert answers.get(question="remarks", district=None).answer == "yes"
    actions.end(statement=new, last_day=DAY)
    assert not LandlordAnswer.objects.in_force_on(date(2026, 4, 1)).exists()


def test_the_scope_of_a_priority_rule_is_called_as_the_rule_is(
    landlord: Landlord, source: Source
) -> None:
    rule = priority(landlord)
    kept = rule.scope.rank
    actions.correct(statement=rule, values={"name": "Å" * 120}, reason="Skrevs fel")
    assert TermScope.objects.get(priority=rule).name == "Å" * 100
    new = change(rule, source, name="Förtur vid särskilda skäl")
    assert TermScope.objects.get(priority=new).name == "Förtur vid särskilda skäl"
    assert TermScope.objects.get(priority=new).rank == kept


def test_the_terms_of_a_priority_rule_go_on_with_the_new_rule(
    landlord: Landlord, source: Source
) -> None:
    rule = priority(landlord)
    scope, ronna = rule.scope, make_district()
    scope.districts.add(ronna)
    now = make_requirement(scope=scope, topic="remarks")
    before = make_requirement(
        scope=scope, topic="queue", says="none", tests=[], valid_until=LONG_AGO
    )
    later = make_requirement(scope=scope, topic="age", says="none", tests=[], valid_from=DAY)
    bent = make_exception(scope=scope)
    new = change(rule, source, per_year=3)
    other = TermScope.objects.get(priority=new)
    assert (other.name, list(other.districts.all())) == (scope.name, [ronna])
    assert spans(scope, "requirements") == {(LONG_AGO, DAY_BEFORE), (LONG_AGO, LONG_AGO)}
    assert spans(other, "requirements") == {(DAY, None)}
    assert set(other.requirements.values_list("topic", flat=True)) == {"remarks", "age"}
    assert spans(scope, "exceptions") == {(LONG_AGO, DAY_BEFORE)}
    assert spans(other, "exceptions") == {(DAY, None)}
    later.refresh_from_db()
    assert later.scope == other
    for row in (now, before, bent):
        row.refresh_from_db()
        assert row.scope == scope
    copied = other.requirements.get(topic="remarks")
    assert (copied.tests, copied.source, copied.confirmed_on) == (now.tests, now.source, LONG_AGO)


def spans(scope: TermScope, rows: str) -> set[tuple[date, date | None]]:
    """The days of what stands in a scope."""
    return set(getattr(scope, rows).values_list("valid_from", "valid_until"))


def test_a_correction_is_made_in_place(landlord: Landlord) -> None:
    row = make_stock(landlord=landlord)
    actions.correct(statement=row, values={"dwellings": 12}, reason="Skrivfel")
    assert Stock.objects.get().dwellings == 12
    assert Stock.objects.get().valid_until is None


@pytest.mark.parametrize("reason", ["", "  \n"])
def test_a_correction_needs_a_reason(landlord: Landlord, reason: str) -> None:
    row = make_stock(landlord=landlord)
    with pytest.raises(ValidationError) as error:
        actions.correct(statement=row, values={"dwellings": 12}, reason=reason)
    assert "why" in refused(error)
    assert Stock.objects.get().dwellings == 10


def test_a_correction_that_overlaps_is_refused(landlord: Landlord) -> None:
    row = make_stock(landlord=landlord)
    other = make_stock(landlord=landlord, district=row.district, rooms=4)
    with pytest.raises(ValidationError):
        actions.correct(statement=other, values={"rooms": 3}, reason="Skrivfel")
    other.refresh_from_db()
    assert other.rooms == 4


def test_a_correction_that_corrects_nothing_writes_nothing(
    landlord: Landlord, django_assert_num_queries: Any
) -> None:
    row = make_stock(landlord=landlord)
    with django_assert_num_queries(4):  # a savepoint, two locks, and the savepoint again
        actions.correct(statement=row, values={"dwellings": 10}, reason="Skrivfel")


def test_what_ends_holds_to_the_end_of_the_day(landlord: Landlord) -> None:
    row = make_stock(landlord=landlord)
    actions.end(statement=row, last_day=DAY)
    assert Stock.objects.in_force_on(DAY).exists()
    assert not Stock.objects.in_force_on(DAY + timedelta(days=1)).exists()
    for last_day in (LONG_AGO - timedelta(days=1), DAY + timedelta(days=1)):
        with pytest.raises(ValidationError):
            actions.end(statement=row, last_day=last_day)
    assert Stock.objects.get().valid_until == DAY


def test_a_new_statement_is_checked_whole(landlord: Landlord) -> None:
    row = make_stock(landlord=landlord)
    with pytest.raises(ValidationError):
        actions.add(
            statement=Stock(
                landlord=landlord, district=row.district, rooms=3, valid_from=DAY,
                confirmed_on=DAY, source=row.source,
            )
        )  # fmt: skip
    assert PriorityRule.objects.count() == Requirement.objects.count() == 0
