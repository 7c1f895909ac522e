"""The catalogue: complete, unique, and each entry able to say itself."""

import inspect
import pkgutil
from importlib import import_module

import pytest

from landlords import requirements
from landlords.requirements.capital import CapitalInstead
from landlords.requirements.catalogue import CATALOGUE, CONDITIONS, kind_for, kinds_for_topic
from landlords.requirements.codes import Topic
from landlords.requirements.contract import Condition, Kind, Statement
from landlords.requirements.income import RentMultiple
from landlords.requirements.params import specs
from landlords.requirements.queue_time import Queue
from landlords.requirements.remarks import Remarks
from landlords.requirements.rent_share import RentShare
from landlords.requirements.residual import Residual

EVERY: list[type[Statement]] = [*CATALOGUE, *CONDITIONS]


def test_every_kind_and_condition_written_is_in_the_catalogue() -> None:
    written = {
        item
        for module in pkgutil.iter_modules(requirements.__path__, f"{requirements.__name__}.")
        for _name, item in inspect.getmembers(import_module(module.name), inspect.isclass)
        if issubclass(item, Statement) and not inspect.isabstract(item)
    }
    assert written == set(EVERY)


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
