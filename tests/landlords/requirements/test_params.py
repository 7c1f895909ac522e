"""Parameters tell forms and parsers all they need, and watch their limits."""

from dataclasses import dataclass, field
from decimal import Decimal

import pytest
from django.utils import translation

from landlords.requirements.codes import Basis, IncomeType, StepBy, Unit
from landlords.requirements.fact_codes import Proof
from landlords.requirements.params import (
    Checked,
    ParamSpec,
    ValueType,
    limit_problems,
    param,
    specs,
)
from landlords.requirements.values import Answers, Incomes, PersonsByRooms, Step, Steps


@dataclass(frozen=True)
class Part(Checked):
    """A record within another one."""

    number: int = field(metadata=param(label="number"))


@dataclass(frozen=True)
class Sample:
    """One field of every sort."""

    share: Decimal = field(
        metadata=param(
            label="share", help_text="of it", unit=Unit.TIMES, least=Decimal("0.5"), most=10
        )
    )
    months: int = field(metadata=param(label="months"))
    counted: bool = field(metadata=param(label="counted"))
    basis: Basis = field(metadata=param(label="basis"))
    types: tuple[IncomeType, ...] = field(metadata=param(label="types"))
    incomes: Incomes = field(metadata=param(label="incomes"))
    persons: PersonsByRooms = field(metadata=param(label="persons"))
    issuer: Basis | None = field(default=Basis.NET, metadata=param(label="issuer"))
    limit: int | None = field(default=None, metadata=param(label="limit", least=1))


SPECS: dict[str, ParamSpec] = {spec.name: spec for spec in specs(Sample)}


def test_specs_follow_the_fields() -> None:
    assert [
        (spec.name, spec.value_type, spec.many, spec.nullable, spec.required, spec.default)
        for spec in specs(Sample)
    ] == [
        ("share", ValueType.DECIMAL, False, False, True, None),
        ("months", ValueType.INTEGER, False, False, True, None),
        ("counted", ValueType.BOOLEAN, False, False, True, None),
        ("basis", ValueType.CODE, False, False, True, None),
        ("types", ValueType.CODE, True, False, True, None),
        ("incomes", ValueType.INCOMES, False, False, True, None),
        ("persons", ValueType.PERSONS_BY_ROOMS, False, False, True, None),
        ("issuer", ValueType.CODE, False, True, False, Basis.NET),
        ("limit", ValueType.INTEGER, False, True, False, None),
    ]


def test_answers_records_and_steps_are_told_by_their_types() -> None:
    @dataclass(frozen=True)
    class Nested(Checked):
        number: Decimal | Steps = field(metadata=param(label="number"))
        perhaps: Decimal | Steps | None = field(metadata=param(label="perhaps"))
        shown: Answers[Proof] = field(metadata=param(label="shown"))
        one: Part = field(metadata=param(label="one"))
        several: tuple[Part, ...] = field(default=(), metadata=param(label="several"))
        code: Basis | None = field(default=None, metadata=param(label="code"))
        codes: tuple[Basis, ...] = field(default=(), metadata=param(label="codes", repeats=True))
        text: str = field(default="x", metadata=param(label="text", longest=3))

    found = {
        spec.name: (spec.value_type, spec.code, spec.record, spec.many, spec.nullable)
        for spec in specs(Nested)
    }
    assert found == {
        "number": (ValueType.STEPPED, None, None, False, False),
        "perhaps": (ValueType.STEPPED, None, None, False, True),
        "shown": (ValueType.ANSWERS, Proof, None, False, False),
        "one": (ValueType.RECORD, None, Part, False, False),
        "several": (ValueType.RECORD, None, Part, True, False),
        "code": (ValueType.CODE, Basis, None, False, True),
        "codes": (ValueType.CODE, Basis, None, True, False),
        "text": (ValueType.TEXT, None, None, False, False),
    }
    about = {spec.name: spec.about for spec in specs(Nested)}
    assert (about["codes"].repeats, about["code"].repeats) == (True, False)
    assert (about["text"].longest, about["one"].longest) == (3, 200)


def test_a_step_out_of_range_is_told_with_its_place() -> None:
    steps = Steps(StepBy.RENT, (Step(Decimal(8000), Decimal(3)), Step(None, Decimal(11))))
    with translation.override("en"):
        (problem,) = limit_problems(SPECS["share"], steps)
        assert str(problem) == "share.steps[1].value: 11 is too much: the most is 10."


def test_a_spec_carries_what_stands_beside_the_field() -> None:
    share = SPECS["share"]
    assert (share.label, share.help_text, share.unit) == ("share", "of it", Unit.TIMES)
    assert (share.least, share.most) == (Decimal("0.5"), 10)
    assert SPECS["months"].choices == []
    assert [value for value, _label in SPECS["basis"].choices] == ["gross", "net"]
    assert len(SPECS["types"].choices) == len(IncomeType)


@pytest.mark.parametrize(
    ("name", "value", "messages"),
    [
        ("share", Decimal("0.5"), []),
        ("share", Decimal(10), []),
        ("share", Decimal("0.49"), ["share: 0.49 is too little: the least is 0.5."]),
        ("share", Decimal("10.01"), ["share: 10.01 is too much: the most is 10."]),
        ("share", Decimal("2.125"), ["share: At most 2 decimals are kept. Round it."]),
        (
            "share",
            Decimal("NaN"),
            ["share: This is not a number that can be counted with. Write digits."],
        ),
        (
            "share",
            Decimal("Infinity"),
            ["share: This is not a number that can be counted with. Write digits."],
        ),
        ("limit", 0, ["limit: 0 is too little: the least is 1."]),
        ("limit", None, []),
        ("months", 10**9, []),
        ("counted", False, []),
        ("basis", Basis.NET, []),
        ("types", (IncomeType.SALARY, IncomeType.CAPITAL), []),
        ("types", (), ["types: Nothing is chosen. Choose at least one."]),
        (
            "types",
            (IncomeType.SALARY, IncomeType.SALARY),
            ["types: Something is chosen twice. Choose it once."],
        ),
    ],
)
def test_limits(name: str, value: object, messages: list[str]) -> None:
    with translation.override("en"):
        assert [str(problem) for problem in limit_problems(SPECS[name], value)] == messages
