"""When statements grow old: by an interval of their own, earlier by a share of the landlord's."""

from datetime import date, timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from hypothesis import given
from hypothesis import strategies as st

from landlords.belonging import STATEMENTS
from landlords.freshness import (
    DEFAULT_MONTHS,
    due_day,
    due_on,
    months_for,
    share_of,
    subject_of,
    with_due_day,
)
from landlords.models import ExceptionRule, Requirement, ReviewInterval, Stock
from landlords.requirements.ask import months_after
from landlords.requirements.codes import Topic
from landlords.requirements.offer_codes import Subject
from tests.make import make_exception, make_landlord, make_requirement, make_scope, make_stock

DAYS = st.dates(date(1950, 1, 1), date(2150, 1, 1))


@given(DAYS, st.integers(1, 120), st.text(max_size=20))
def test_never_later_than_the_interval_and_earlier_by_a_quarter_at_most(
    day: date, months: int, key: str
) -> None:
    last = months_after(day, months)
    assert last - (last - day) / 4 <= due_day(day, months, key) <= last


@given(st.text(max_size=20))
def test_a_key_always_has_the_same_share(key: str) -> None:
    assert share_of(key) == share_of(key)
    assert 0 <= share_of(key) < 0x10000


def test_what_was_confirmed_on_one_day_falls_due_on_many() -> None:
    due = {due_day(date(2026, 1, 12), 12, f"landlord-{number}") for number in range(38)}
    assert len(due) > 25
    assert max(due) - min(due) > timedelta(days=60)


@pytest.mark.django_db
@pytest.mark.parametrize("confirmed", [date(2026, 1, 31), date(2024, 2, 29), date(2025, 8, 30)])
@pytest.mark.parametrize("months", [1, 6, 12, 18])
def test_the_database_finds_the_same_day(confirmed: date, months: int) -> None:
    ReviewInterval.objects.create(subject="remarks", months=months)
    ReviewInterval.objects.create(subject="stock", months=months)
    for number in range(5):
        landlord = make_landlord(key=f"hyresvard-{number}")
        scope = make_scope(landlord=landlord)
        make_requirement(
            scope=scope, topic="remarks", says="none", tests=[], confirmed_on=confirmed
        )
        make_exception(scope=scope, confirmed_on=confirmed)
        make_stock(landlord=landlord, confirmed_on=confirmed)
    for model in (Requirement, ExceptionRule, Stock):
        for row in with_due_day(model.objects.all()):
            key = row.landlord.key if model is Stock else row.scope.landlord.key
            assert row.due_day == due_day(confirmed, months, key)
            assert row in due_on(model.objects.all(), row.due_day)
            assert row not in due_on(model.objects.all(), row.due_day - timedelta(days=1))


@pytest.mark.django_db
def test_without_an_interval_of_its_own_a_year_holds() -> None:
    row = make_stock(confirmed_on=date(2025, 5, 1))
    assert months_for(subject_of(row)) == DEFAULT_MONTHS == 12
    assert with_due_day(Stock.objects.all()).get().due_day == due_day(
        date(2025, 5, 1), 12, row.landlord.key
    )
    ReviewInterval.objects.create(subject="stock", months=6)
    assert months_for(subject_of(row)) == 6


@pytest.mark.django_db
def test_every_sort_of_statement_can_be_asked_when_it_is_due() -> None:
    for model in STATEMENTS:
        rows = model._default_manager.all()
        if any(field.name in {"landlord", "scope"} for field in model._meta.fields):
            assert list(due_on(rows, date(2026, 1, 1))) == []


@pytest.mark.django_db
def test_the_shipped_intervals_name_every_subject_and_are_loaded_once() -> None:
    told = StringIO()
    call_command("load_reference_data", stdout=told)
    subjects = set(ReviewInterval.objects.values_list("subject", flat=True))
    assert subjects == {t.value for t in Topic} | {s.value for s in Subject}
    for row in ReviewInterval.objects.all():
        row.full_clean()
    ReviewInterval.objects.filter(subject="stock").update(months=3)
    call_command("load_reference_data", stdout=told)
    assert ReviewInterval.objects.get(subject="stock").months == 3
    assert f"Review intervals added: {len(subjects)}." in told.getvalue()
    assert "Review intervals added: 0." in told.getvalue()
