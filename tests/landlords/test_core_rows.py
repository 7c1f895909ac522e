"""Rows of the database reach the core whole."""

from dataclasses import fields
from datetime import date

import pytest

from landlords.core_rows import core_exception
from landlords.districts import FLAT
from landlords.models import ExceptionRule
from landlords.requirements.codes import Disregard, Effect, Topic
from landlords.requirements.conditions import AgeBetween, Certificate
from landlords.requirements.income import RentMultiple
from landlords.requirements.resolution import ExceptionRow
from tests.landlords.terms import stated_as
from tests.make import make_district, make_exception, make_scope

pytestmark = pytest.mark.django_db


def whole_exception() -> ExceptionRule:
    """An exception in which everything is stated."""
    scope = make_scope(name="Ronna", rank=7, districts=(make_district(code="ronna"),))
    return make_exception(
        scope=scope,
        topic="income_level",
        effect="replace",
        tests=[[stated_as("rent_multiple", n="2", basis="gross")]],
        audience=stated_as("age_between", least=18, most=25),
        decider="Uthyrningschefen",
        door="Samordnaren",
        proof=["Intyg", "Utdrag"],
        wording="Vi intygar.",
        per_year=3,
        duration_months=12,
        valid_from=date(2026, 1, 1),
        valid_until=date(2026, 12, 31),
    )


def test_the_core_is_told_all_of_an_exception() -> None:
    row = whole_exception()
    told = core_exception(row, FLAT)
    assert (told.scope.rank, told.scope.districts) == (7, frozenset({"ronna"}))
    assert (told.topic, told.effect, told.key) == (Topic.INCOME_LEVEL, Effect.REPLACE, row.pk)
    assert (told.valid_from, told.valid_until) == (date(2026, 1, 1), date(2026, 12, 31))
    (((test,),),) = (told.tests,)
    assert isinstance(test, RentMultiple)
    assert isinstance(told.audience, AgeBetween)
    assert [type(condition) for condition in told.conditions] == [Certificate]
    assert (told.decider, told.door) == ("Uthyrningschefen", "Samordnaren")
    assert (told.proof, told.wording) == (("Intyg", "Utdrag"), "Vi intygar.")
    assert (told.per_year, told.duration_months) == (3, 12)


def test_nothing_of_an_exception_is_left_at_its_default() -> None:
    told = core_exception(whole_exception(), FLAT)
    left = {f.name for f in fields(ExceptionRow) if getattr(told, f.name) == f.default}
    assert left == {"disregards"}


def test_the_core_is_told_what_is_disregarded() -> None:
    told = core_exception(make_exception(effect="disregard", disregards="certified_debts"), FLAT)
    assert (told.disregards, told.tests) == (Disregard.CERTIFIED_DEBTS, ())
    assert core_exception(make_exception(), FLAT).disregards is None
