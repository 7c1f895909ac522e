"""“Still true” writes two columns of what holds, never an edit, never a step back."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from landlords import actions
from landlords.belonging import about, rows_of
from landlords.models import RentalStock, Source, Stock
from tests.landlords.statements import one_of_each
from tests.make import LONG_AGO, make_landlord, make_requirement, make_source, make_stock

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]

ON = date(2026, 5, 4)


@pytest.fixture
def source() -> Source:
    return make_source(on=ON)


def everything(row: Any, *, but: tuple[str, ...] = ()) -> dict[str, Any]:
    """What stands in a row, some of it left out."""
    now = rows_of(type(row)).get(pk=row.pk)
    return {f.name: getattr(now, f.name) for f in now._meta.concrete_fields if f.name not in but}


def test_all_that_holds_of_a_landlord_is_confirmed_and_nothing_else_changes(source: Source) -> None:
    landlord = make_landlord()
    rows = one_of_each(landlord)
    mine = {model: row for model, row in rows.items() if model is not RentalStock}
    ended = make_stock(landlord=landlord, rooms=5, valid_until=ON - timedelta(days=1))
    to_come = make_stock(landlord=landlord, rooms=6, valid_from=ON + timedelta(days=1))
    strange = make_requirement()
    said = ("confirmed_on", "confirmed_source")
    before = {model: everything(row, but=said) for model, row in rows.items()}
    left = {row.pk: everything(row) for row in (ended, to_come)}
    count = actions.confirm_landlord(landlord=landlord, on=ON, source=source)
    assert count == len(mine)
    assert {model: everything(row, but=said) for model, row in rows.items()} == before
    for row in mine.values():
        now = everything(row)
        assert (now["confirmed_on"], now["confirmed_source"]) == (ON, source)
    assert {row.pk: everything(row) for row in (ended, to_come)} == left
    assert everything(strange)["confirmed_on"] == LONG_AGO
    assert everything(rows[RentalStock])["confirmed_on"] == LONG_AGO


def test_once_more_changes_nothing(source: Source) -> None:
    landlord = make_landlord()
    one_of_each(landlord)
    assert actions.confirm_landlord(landlord=landlord, on=ON, source=source) > 0
    assert actions.confirm_landlord(landlord=landlord, on=ON, source=source) == 0


def test_what_was_confirmed_later_stays(source: Source) -> None:
    later = make_stock(confirmed_on=ON + timedelta(days=1))
    assert actions.confirm_landlord(landlord=later.landlord, on=ON, source=source) == 0
    assert Stock.objects.get().confirmed_on == ON + timedelta(days=1)


def test_the_source_itself_is_not_named_twice(source: Source) -> None:
    row = make_stock(source=source)
    assert actions.confirm(statements=[row], on=ON, source=source) == 1
    row.refresh_from_db()
    assert (row.confirmed_on, row.confirmed_source) == (ON, None)
    assert actions.confirm(statements=[row], on=ON, source=source) == 0


def test_several_of_several_sorts_are_confirmed_together(source: Source) -> None:
    stock, requirement = make_stock(), make_requirement()
    assert actions.confirm(statements=[stock, requirement], on=ON, source=source) == 2


@pytest.mark.parametrize(
    ("on", "said"),
    [
        (ON - timedelta(days=1), "The source is of"),
        (date(2199, 1, 1), "has not come yet"),
    ],
)
def test_a_day_that_cannot_be_is_refused(source: Source, on: date, said: str) -> None:
    row = make_stock()
    with pytest.raises(ValidationError) as error:
        actions.confirm(statements=[row], on=on, source=source)
    assert said in error.value.messages[0]
    with pytest.raises(ValidationError) as error:
        actions.confirm_landlord(landlord=row.landlord, on=on, source=source)
    assert said in error.value.messages[0]
    assert Stock.objects.get().confirmed_on == LONG_AGO


def test_one_that_was_confirmed_later_or_does_not_hold_is_refused(source: Source) -> None:
    good = make_stock()
    later = make_stock(confirmed_on=ON + timedelta(days=1))
    ended = make_stock(valid_until=ON - timedelta(days=1))
    to_come = make_stock(valid_from=ON + timedelta(days=1))
    for row in (later, ended, to_come):
        with pytest.raises(ValidationError):
            actions.confirm(statements=[good, row], on=ON, source=source)
    good.refresh_from_db()
    assert good.confirmed_on == LONG_AGO


def test_today_can_be_confirmed() -> None:
    row, today = make_stock(), timezone.localdate()
    assert actions.confirm(statements=[row], on=today, source=make_source(on=today)) == 1


def test_a_landlord_costs_the_same_however_much_it_has_said(
    source: Source, django_assert_num_queries: Any
) -> None:
    for rows in (1, 8):
        landlord = make_landlord()
        one_of_each(landlord)
        for number in range(rows):
            make_stock(landlord=landlord, rooms=number % 8 + 1)
        # two of the savepoint, one lock, five to tell the history why, one for each sort of statement
        with django_assert_num_queries(8 + len(list(about(landlord)))):
            actions.confirm_landlord(landlord=landlord, on=ON, source=source)
