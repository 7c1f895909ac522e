"""JSON in and out: round trips, and a clear refusal of everything else."""

import json
from typing import Any

import pytest

from landlords.requirements.catalogue import CATALOGUE
from landlords.requirements.codes import Concerning, IncomeType, Issuer
from landlords.requirements.conditions import AgeBetween, Guarantor, HasIncomeType, InternalMover
from landlords.requirements.income import RentMultiple
from landlords.requirements.income_basis import AcceptedIncome
from landlords.requirements.parsing import (
    audience_key,
    dump_audience,
    dump_conditions,
    dump_tests,
    parse_audience,
    parse_conditions,
    parse_tests,
)
from landlords.requirements.problems import TermsError
from landlords.requirements.remarks import Remarks
from tests.landlords.requirements.entries import entry, problems

MULTIPLE = entry("rent_multiple", n="3", basis="gross")
EXAMPLES: list[dict[str, Any]] = [
    MULTIPLE,
    entry(
        "residual",
        norm="fixed_amount",
        children="ignored",
        child_benefits=False,
        factor="1",
        amount="6090.5",
        child_amount=None,
    ),
    entry("accepted_income", incomes={"salary": "yes", "capital": "no"}, issuer=None),
    entry("accepted_income", incomes={"income_support": "yes"}, issuer="own_municipality"),
    entry("certainty", months=6, direction="forward", counted_from="application"),
    entry("remarks", most=3, youngest=12, total="5000", concerning="all"),
    entry("remarks", most=None, youngest=12, total=None, concerning="housing"),
    entry("household_size", persons={"1": 2, "2": 3}, counts="everybody"),
]
CONDITIONS: list[dict[str, Any]] = [
    entry("has_income_type", types=["salary", "retirement_pension"]),
    entry("age_between", least=18, most=26),
    entry("age_between", least=65, most=None),
    entry("internal_mover"),
    entry("guarantor", multiple="2.5", relation="parent"),
    entry("guarantor", multiple=None, relation=None),
    entry("certificate", of="special_reasons"),
    entry("municipal_guarantee"),
    entry("capital", amount="100000"),
    entry("contact_person"),
    entry("trial_contract"),
    entry("deposit", months=2),
]


@pytest.mark.parametrize("example", EXAMPLES)
def test_canonical_tests_come_back_as_they_were(example: dict[str, Any]) -> None:
    assert dump_tests(parse_tests([[example]])) == [[example]]


def test_all_of_and_any_of_keep_their_order() -> None:
    data = [[EXAMPLES[4], MULTIPLE], [EXAMPLES[5]]]
    assert dump_tests(parse_tests(data)) == data


@pytest.mark.parametrize("example", CONDITIONS)
def test_canonical_conditions_come_back_as_they_were(example: dict[str, Any]) -> None:
    assert dump_conditions(parse_conditions([example])) == [example]
    assert dump_audience(parse_audience(example)) == example


def test_no_tests_are_tests_too() -> None:
    assert parse_tests([]) == ()
    assert dump_tests(()) == []


def test_what_has_a_default_may_be_left_out() -> None:
    ((rule,),) = parse_tests([[entry("remarks", most=0)]])
    assert rule == Remarks(most=0, youngest=None, total=None, concerning=Concerning.ALL)
    assert parse_conditions([entry("guarantor")]) == (Guarantor(multiple=None),)


def test_a_matrix_is_read() -> None:
    ((rule,),) = parse_tests([[EXAMPLES[3]]])
    assert isinstance(rule, AcceptedIncome)
    assert rule.issuer is Issuer.OWN_MUNICIPALITY


KNOWN = ", ".join(kind.code for kind in CATALOGUE)
OBJECT = "stands where an object is wanted. Write name and value pairs."
LIST = "stands where a list is wanted. Put it in a list."


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (None, [f"null {LIST}"]),
        ({}, [f"an object {LIST}"]),
        ([[]], ["[0]: There is nothing here. State at least one, or leave the whole list out."]),
        ([MULTIPLE], [f"[0]: an object {LIST}"]),
        ([[3]], [f"[0][0]: 3 {OBJECT}"]),
        ([[MULTIPLE]] * 13, ["There are 13 here, and at most 12 are read. Leave some out."]),
        ([[MULTIPLE] * 13], ["[0]: There are 13 here, and at most 12 are read. Leave some out."]),
        (
            [[{}]],
            [
                f"[0][0].{key}: This is missing. Fill it in."
                for key in ("kind", "version", "params")
            ],
        ),
        (
            [[{"kind": "remarks", "version": 1}]],
            [
                "[0][0].params: This is missing. Fill it in.",
                "[0][0].params.most: This is missing. Fill it in.",
            ],
        ),
        (
            [[{"kind": "remarks", "params": {"most": 0}}]],
            ["[0][0].version: This is missing. Fill it in."],
        ),
        (
            [[entry("nonsense")]],
            [f"[0][0].kind: There is nothing called “nonsense” here. Choose from: {KNOWN}."],
        ),
        (
            [[MULTIPLE | {"kind": ["remarks"]}]],
            [f"[0][0].kind: There is nothing called a list here. Choose from: {KNOWN}."],
        ),
        (
            [[entry("internal_mover")]],
            [f"[0][0].kind: There is nothing called “internal_mover” here. Choose from: {KNOWN}."],
        ),
        (
            [[MULTIPLE | {"version": 2}]],
            ["[0][0].version: Version 2 of rent_multiple is not known. Write version 1."],
        ),
        (
            [[MULTIPLE | {"version": True}]],
            ["[0][0].version: Version true of rent_multiple is not known. Write version 1."],
        ),
        (
            [[MULTIPLE | {"version": 1.0}]],
            ["[0][0].version: Version 1.0 of rent_multiple is not known. Write version 1."],
        ),
        (
            [[MULTIPLE | {"note": "x"}]],
            [
                (
                    "[0][0].note: Nothing called “note” belongs here."
                    " Take it away or choose from: kind, version, params."
                )
            ],
        ),
        (
            [[entry("rent_multiple", n=3, basis="net", m=4)]],
            [
                (
                    "[0][0].params.m: Nothing called “m” belongs here."
                    " Take it away or choose from: n, basis."
                )
            ],
        ),
        ([[MULTIPLE | {"params": []}]], [f"[0][0].params: a list {OBJECT}"]),
        (
            [[MULTIPLE, MULTIPLE]],
            ["[0][1]: The same is stated twice. Take one of them away."],
        ),
        (
            [[MULTIPLE, EXAMPLES[5]], [EXAMPLES[5], MULTIPLE]],
            ["[1]: The same is stated twice. Take one of them away."],
        ),
    ],
)
def test_the_shape_is_strict(data: object, expected: list[str]) -> None:
    assert problems(data) == expected


def test_every_problem_is_told_at_once() -> None:
    data = [
        [entry("rent_multiple", n="11", basis="netto", m=1)],
        [entry("remarks", most=0, total="5"), MULTIPLE | {"version": 7}],
        "junk",
    ]
    assert [line.split(": ")[0] for line in problems(data)] == [
        "[0][0].params.m",
        "[0][0].params.basis",
        "[0][0].params.n",
        "[1][0].params.total",
        "[1][1].version",
        "[2]",
    ]


def test_one_kind_may_stand_twice_with_different_parameters() -> None:
    housing = entry("remarks", most=0, concerning="housing")
    assert problems([[entry("remarks", most=3), housing]]) == []


def test_conditions_state_at_least_one_and_each_once() -> None:
    with pytest.raises(TermsError):
        parse_conditions([])
    with pytest.raises(TermsError) as caught:
        parse_conditions([entry("guarantor"), entry("guarantor", multiple=None)])
    assert [problem.path for problem in caught.value.problems] == ["[1]"]


def test_an_audience_is_one_condition_or_everybody() -> None:
    assert parse_audience(None) is None
    assert dump_audience(None) is None
    with pytest.raises(TermsError):
        parse_audience([entry("internal_mover")])
    with pytest.raises(TermsError):
        parse_audience(MULTIPLE)


def test_each_audience_has_a_key_of_its_own() -> None:
    assert audience_key(None) == ""
    audiences = [parse_audience(example) for example in CONDITIONS]
    keys = {audience_key(audience) for audience in audiences}
    assert len(keys) == len(CONDITIONS)
    assert all(parse_audience(json.loads(key)) in audiences for key in keys)


def test_an_audience_has_one_key_however_it_is_written() -> None:
    one = entry("has_income_type", types=["salary", "capital"])
    other = {"params": {"types": ["capital", "salary"]}, "version": 1, "kind": "has_income_type"}
    assert audience_key(parse_audience(one)) == audience_key(parse_audience(other))
    assert audience_key(HasIncomeType((IncomeType.SALARY,))) != audience_key(InternalMover())
    assert audience_key(AgeBetween(65, None)) == (
        '{"kind":"age_between","params":{"least":65,"most":null},"version":1}'
    )


def test_parameters_of_an_earlier_version_become_those_of_the_present(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """As if the multiple had once been called `times`, and then `number`."""
    names = {"times": "number", "number": "n"}

    def renamed(old: dict[str, object]) -> dict[str, object]:
        return {names.get(name, name): value for name, value in old.items()}

    steps = {1: renamed, 2: renamed}
    monkeypatch.setattr(RentMultiple, "version", 3)
    monkeypatch.setattr(RentMultiple, "upgrades", steps)

    def stored(version: object, **params: object) -> list[list[dict[str, object]]]:
        return [[{"kind": "rent_multiple", "version": version, "params": params}]]

    present = parse_tests(stored(3, n="3", basis="gross"))
    assert parse_tests(stored(1, times="3", basis="gross")) == present
    assert parse_tests(stored(2, number="3", basis="gross")) == present
    assert dump_tests(present)[0][0]["version"] == 3
    assert problems(stored(1, basis="gross"))
    assert problems(stored(0, n="3", basis="gross"))
    assert problems(stored(4, n="3", basis="gross"))
    monkeypatch.setattr(RentMultiple, "upgrades", {2: steps[2]})
    assert problems(stored(1, times="3", basis="gross"))
