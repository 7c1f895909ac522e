"""`manage.py assess` on what is wrong: told all at once, each with its place, and nothing is judged."""

from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from landlords.exchange import asking
from landlords.requirements.sentences import NBSP
from tests.landlords.assess_market import demand, household_file, market, times
from tests.landlords.exchange_document import put
from tests.landlords.exchange_full import written_as

Assess = Callable[..., str]


def refused(assess: Assess, *args: Any, **options: Any) -> list[str]:
    with pytest.raises(CommandError) as caught:
        assess(*args, **options)
    first, *lines = str(caught.value).splitlines()
    assert first in {"Inget bedömdes. Det här är fel:", "Nothing was judged. What is wrong:"}
    return [line.rpartition("/")[2].replace(NBSP, " ") for line in lines]


@pytest.mark.parametrize(
    ("place", "value", "told"),
    [
        ("household.adults", [], "household.json: household.adults: Det finns ingen vuxen."),
        (
            "household.incomes.0.net",
            27001,
            "household.json: household.incomes[0].net: 27 001 efter",
        ),
        ("household.incomes.0.until", "2026-06-30", "household.json: household.incomes[0].until: "),
        ("household.incomes.0.since", "2027-02-02", "household.json: household.incomes[0].since: "),
        ("household.registered_since", "2026-12", "household.json: household.registered_since: "),
        ("household.pet", "dog", "household.json: household.pet: "),
        (
            "household.debts",
            [{"owed_to": "landlord", "landlord": "x"}],
            "household.json: household.debts[0].landlord: ",
        ),
        ("home.district", "atlantis", "household.json: home.district: "),
        ("move_in", "2026-11-23", "household.json: move_in: Inflyttningsdagen"),
    ],
)
def test_a_household_that_cannot_be_is_refused_with_its_place(
    place: str, value: Any, told: str, assess: Assess
) -> None:
    lines = refused(assess, put(household_file(), place, value))
    assert any(line.startswith(told) for line in lines), lines


STEPS = "landlords.2.scopes.0.requirements.0.tests.0.0.params.n.steps"


@pytest.mark.parametrize(
    ("place", "value", "told"),
    [
        (
            "landlords.0.stock.0.rent_from",
            0,
            "inventory.json: landlords[0].stock[0].rent_from (Lindg",
        ),
        ("landlords.0.stock.0.rent_from", 10**9, "inventory.json: landlords[0].stock[0].rent_from"),
        ("landlords.0.stock.0.rent_from", 9300, "inventory.json: landlords[0].stock[0].rent_to"),
        (f"{STEPS}.1.up_to", 5000, "inventory.json: landlords[2].scopes[0].requirements[0].tests"),
        (f"{STEPS}.2.up_to", 9000, "inventory.json: landlords[2].scopes[0].requirements[0].tests"),
        (f"{STEPS}.0.value", 99, "inventory.json: landlords[2].scopes[0].requirements[0].tests"),
        ("landlords.1.scopes.1.rank", 100, "inventory.json: landlords[1].scopes[1].rank"),
        ("landlords.1.key", "lindgarden", "inventory.json: landlords[1].key (Exempelbostäder)"),
        ("districts", [{"code": "a", "name": "A", "parent": "a"}], "inventory.json: districts[0]"),
        ("norms", 7, "inventory.json: norms"),
    ],
)
def test_an_inventory_that_cannot_be_is_refused_with_its_place(
    place: str, value: Any, told: str, assess: Assess
) -> None:
    data = market()
    if place in {"districts", "norms"}:
        data[place] = value
    lines = refused(assess, terms=put(data, place, value))
    assert any(line.startswith(told) for line in lines), lines


def test_an_empty_inventory_is_refused(assess: Assess) -> None:
    data = market() | {"landlords": [], "programmes": []}
    (line,) = refused(assess, terms=data)
    assert line.startswith("inventory.json: landlords: Det finns ingen hyresvärd")


def test_two_rows_about_the_same_are_refused(assess: Assess) -> None:
    data = market()
    data["landlords"][0]["scopes"][0]["requirements"].append(demand("income_level", times("2")))
    (line,) = refused(assess, terms=data)
    assert line.startswith("inventory.json: landlords[0].scopes[0].requirements[4].valid_from")


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ({"rent": "0"}, "--rent: 0 är för lite"),
        ({"rent": "9999999999"}, "--rent: "),
        ({"rent": "100001"}, "--rent: 100 001 är för mycket"),
        ({"rent": "much"}, "--rent: “much”"),
        ({"rooms": "9"}, "--rooms: 9 är för mycket"),
        ({"rooms": "-1"}, "--rooms: “-1”"),
        ({"district": "atlantis"}, "--district: Det finns ingen stadsdel “atlantis”"),
        ({"product": "tent"}, "--product: “tent”"),
        ({"on": "today"}, "--on: “today”"),
        ({"move_in": "2026-02-30"}, "--move-in: “2026-02-30”"),
        ({"move_in": "2026-11-23"}, "--move-in: Inflyttningsdagen"),
        ({"landlord": "nobody"}, "--landlord: Det finns ingen hyresvärd “nobody”"),
        ({"typical": "typical:nobody"}, "HOUSEHOLD: Det finns inget typhushåll “nobody”"),
    ],
)
def test_what_is_wrong_on_the_line_is_told_by_its_option(
    options: dict[str, str], told: str, assess: Assess
) -> None:
    (line,) = refused(assess, **options)
    assert line.startswith(told)


def test_everything_wrong_in_both_files_is_told_at_once(assess: Assess) -> None:
    facts = put(household_file(), "household.children", ["12"])
    terms = put(market(), "landlords.0.scopes.0.requirements.0.topic", "weather")
    lines = refused(assess, facts, terms, rent="0", landlord="nobody")
    assert [line.partition(":")[0] for line in lines] == [
        "inventory.json",
        "household.json",
        "--rent",
        "--landlord",
    ]


@pytest.mark.parametrize("called", ["absent.json", "typical:x"])
def test_a_file_that_is_none_is_refused(called: str, tmp_path: Path) -> None:
    (tmp_path / "broken.json").write_text('{"format": ', encoding="utf-8")
    with pytest.raises(CommandError) as caught:
        call_command("assess", called, str(tmp_path / "broken.json"), stdout=StringIO())
    lines = str(caught.value).splitlines()[1:]
    assert "broken.json" in lines[0]
    assert len(lines) == (2 if called == "absent.json" else 1)


def test_a_key_that_stands_twice_in_a_file_is_told(tmp_path: Path) -> None:
    facts = tmp_path / "household.json"
    facts.write_text('{"format": 1, "format": 2}', encoding="utf-8")
    terms = written_as(market(), tmp_path, "inventory.json")
    with pytest.raises(CommandError, match=r"household\.json: format"):
        call_command("assess", str(facts), str(terms), stdout=StringIO())


def test_numbers_on_the_line_are_read_as_numbers() -> None:
    assert asking._plain("9000") == 9000
    assert asking._plain("9" * 12) == "9" * 12
