"""The catalogue: complete, unique, and each entry able to say itself."""

import inspect
import pkgutil
from dataclasses import asdict
from importlib import import_module
from types import SimpleNamespace
from typing import cast

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from landlords import requirements
from landlords.requirements.applicant import Applicant
from landlords.requirements.ask import Ask
from landlords.requirements.basis import Basis
from landlords.requirements.capital import CapitalInstead
from landlords.requirements.catalogue import CATALOGUE, CONDITIONS, kind_for, kinds_for_topic
from landlords.requirements.codes import Topic
from landlords.requirements.contract import Condition, Kind, Statement
from landlords.requirements.counting import count
from landlords.requirements.home import Home
from landlords.requirements.income import RentMultiple
from landlords.requirements.norms import Norms
from landlords.requirements.params import specs
from landlords.requirements.queue_time import Queue
from landlords.requirements.remarks import Remarks
from landlords.requirements.rent_share import RentShare
from landlords.requirements.residual import Residual
from tests.landlords.requirements.strategies import ON, homes, households, records

EVERY: list[type[Statement]] = [*CATALOGUE, *CONDITIONS]


def test_every_kind_and_condition_written_is_in_the_catalogue() -> None:
    written = {
        item
        for module in pkgutil.iter_modules(requirements.__path__, f"{requirements.__name__}.")
        for _name, item in inspect.getmembers(import_module(module.name), inspect.isclass)
        if issubclass(item, Statement) and not inspect.isabstract(item)
    }
    assert written == set(EVERY)


@settings(max_examples=25, phases=[Phase.generate])  # so many kinds take minutes to make smaller
@given(households(), homes(), st.tuples(*map(records, CATALOGUE)))
def test_a_kind_reads_of_the_home_what_it_says_and_no_more(
    household: Applicant, home: Home, rules: tuple[Kind, ...]
) -> None:
    """What is remembered of one home is said of others: a fact read in secret would be another's."""
    bare = Ask(household, home, Norms(), ON, ON, Basis(()))
    ask = bare._replace(basis=count(bare, ()))
    for rule in rules:
        facts = asdict(home) if rule.reads_home else {}
        facts.pop("landlord", None)
        if rule.reads_landlord:
            facts["landlord"] = home.landlord
        told = cast("Home", SimpleNamespace(**facts))
        assert rule.assess(ask._replace(home=told)) == rule.assess(ask)


def test_codes_are_unique() -> None:
    assert len({kind.code for kind in CATALOGUE}) == len(CATALOGUE)
    assert len({condition.code for condition in CONDITIONS}) == len(CONDITIONS)


@pytest.mark.parametrize("statement", EVERY)
def test_each_is_described(statement: type[Statement]) -> None:
    sentence = (statement.__doc__ or "").split("\n", 1)[0]
    assert sentence.endswith(".")
    assert not sentence.startswith(statement.__name__)
    assert str(statement.label)
    assert statement.version >= 1
    for spec in specs(statement):
        assert str(spec.label)


@pytest.mark.parametrize(
    ("code", "obtainable"),
    [
        ("has_income_type", False),
        ("has_remarks", False),
        ("age_between", False),
        ("internal_mover", False),
        ("guarantor", True),
        ("certificate", True),
        ("municipal_guarantee", True),
        ("capital", False),
        ("contact_person", True),
        ("trial_contract", True),
        ("deposit", True),
        ("has_children", False),
        ("student", False),
        ("employed", False),
        ("temporary_income", False),
    ],
)
def test_what_can_be_arranged(code: str, obtainable: bool) -> None:  # noqa: FBT001
    (condition,) = (condition for condition in CONDITIONS if condition.code == code)
    assert condition.obtainable is obtainable


def test_conditions_and_kinds_stay_apart() -> None:
    assert all(issubclass(kind, Kind) for kind in CATALOGUE)
    assert all(issubclass(condition, Condition) for condition in CONDITIONS)


def test_a_kind_is_found_by_its_code() -> None:
    assert kind_for("remarks") is Remarks
    with pytest.raises(LookupError, match="No kind is called 'nonsense'"):
        kind_for("nonsense")


def test_kinds_are_found_by_topic() -> None:
    assert kinds_for_topic(Topic.INCOME_LEVEL) == (
        RentMultiple,
        RentShare,
        Residual,
        CapitalInstead,
    )
    assert kinds_for_topic(Topic.QUEUE) == (Queue,)
