"""A number that follows the rent or the rooms is written as steps, and nothing of it is lost."""

from typing import Any

import pytest
from django.test import Client

from landlords.admin_forms.reading import requirement_sentence
from landlords.models import Requirement
from landlords.requirements.decoding import MOST_STEPS
from tests.landlords.terms import stated_as
from tests.landlords.test_admin_requirements import choose, new_requirement
from tests.make import make_requirement
from tests.no_script import Browser

pytestmark = pytest.mark.django_db

N = "tests-0-0-rent_multiple-n"
TWO_STEPS = {
    "by": "rent",
    "steps": [{"up_to": "8000", "value": "3"}, {"up_to": None, "value": "2.5"}],
}


def filled_in(client: Client, **typed: str) -> Browser:
    """The form for a multiple of the rent, with the number written like this."""
    page = new_requirement(client)
    page.fill(topic="income_level")
    choose(page, "rent_multiple", basis="gross", **typed)
    return page


def stored() -> Any:
    """The number as it was stored."""
    return Requirement.objects.get().tests[0][0]["params"]["n"]


def test_steps_are_written_without_a_script_and_read_back(coordinator: Client) -> None:
    page = filled_in(coordinator, **{
        "n-by": "rent", "n-up_to-0": "8 000", "n-value-0": "3", "n-value-1": "2,5",
    })  # fmt: skip
    page.press("_continue")
    assert page.errors == ""
    assert stored() == TWO_STEPS
    assert " ".join(requirement_sentence(Requirement.objects.get()).split()) in page.text
    assert page.form.values[f"{N}-up_to-0"] == ["8000"]
    assert page.form.values[f"{N}-value-1"] == ["2,5"]
    assert page.form.values[N] == [""]
    page.press("_save")
    assert stored() == TWO_STEPS


def test_there_is_room_for_four_steps_and_for_more(coordinator: Client) -> None:
    page = filled_in(coordinator)
    assert f"{N}-value-3" in page.form.known
    assert f"{N}-value-4" not in page.form.known
    page.set(f"{N}-by", "rooms")
    page.set(f"{N}-up_to-0", "2")
    page.press("_redraw", f"{N}+")
    assert f"{N}-value-7" in page.form.known
    assert page.form.values[f"{N}-up_to-0"] == ["2"]
    page.press("_redraw", f"{N}+")
    assert f"{N}-value-{MOST_STEPS - 1}" in page.form.known
    assert ("_redraw", f"{N}+") not in page.form.buttons
    assert not Requirement.objects.exists()


@pytest.mark.parametrize("count", [2, 5, MOST_STEPS])
def test_as_many_steps_as_are_stored_are_shown_and_kept(coordinator: Client, count: int) -> None:
    ends = [*(str(1000 * place) for place in range(1, count)), None]
    number = {"by": "rent", "steps": [{"up_to": end, "value": "2.25"} for end in ends]}
    row = make_requirement(tests=[[stated_as("rent_multiple", n=number, basis="net")]])
    page = Browser(coordinator, f"/admin/landlords/requirement/{row.pk}/change/")
    assert page.form.values[f"{N}-value-{count - 1}"] == ["2,25"]
    page.press("_save")
    assert stored() == number


def test_lines_left_empty_between_steps_say_nothing(coordinator: Client) -> None:
    page = filled_in(coordinator, **{
        "n-by": "rent", "n-up_to-1": "8000", "n-value-1": "3", "n-value-3": "2,5",
    })  # fmt: skip
    page.press("_save")
    assert stored() == TWO_STEPS


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ({"n": "x"}, "”x” är inget tal"),
        ({"n": "0"}, "är för lite"),
        ({"n": "3", "n-value-0": "3", "n-by": "rent"}, "Både ett tal och steg"),
        ({"n": "3", "n-by": "rent"}, "Inget steg är skrivet"),
        ({"n-by": "rent"}, "Inget steg är skrivet"),
        ({"n-value-0": "3"}, "Välj om stegen följer"),
        ({"n-by": "rent", "n-value-0": "3"}, "Det finns bara ett steg"),
        ({"n-by": "rent", "n-up_to-0": "8000", "n-value-1": "3"}, "Steg 1: Vad som gäller upp till 8000"),
        ({"n-by": "rent", "n-up_to-0": "8000", "n-value-0": "3", "n-value-1": "y"}, "Steg 2: ”y”"),
        ({"n-by": "rent", "n-up_to-0": "8000", "n-value-0": "3", "n-value-1": "99"}, "Steg 2: 99"),
        ({"n-by": "rent", "n-up_to-0": "8000", "n-value-0": "3", "n-up_to-1": "9000",
          "n-value-1": "2"}, "Steg 2: "),
        ({"n-by": "rent", "n-up_to-0": "8000", "n-value-0": "3", "n-up_to-1": "7000",
          "n-value-1": "2", "n-value-2": "1"}, "Ett steg slutar"),
        ({}, "Gånger hyran"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_steps_is_told_in_a_sentence(
    coordinator: Client, typed: dict[str, str], told: str
) -> None:
    page = filled_in(coordinator, **typed)
    page.press("_save")
    assert told in " ".join(page.errors.split())
    assert not Requirement.objects.exists()
    for name, value in typed.items():
        assert page.form.values[f"tests-0-0-rent_multiple-{name}"] == [value]


def test_a_number_that_may_be_left_out_stays_left_out(coordinator: Client) -> None:
    params = {"norm": "national_norm", "children": "by_age", "child_benefits": True}
    row = make_requirement(tests=[[stated_as("residual", **params)]])
    before = row.tests
    page = Browser(coordinator, f"/admin/landlords/requirement/{row.pk}/change/")
    page.press("_save")
    row.refresh_from_db()
    assert row.tests == before
    assert before[0][0]["params"]["amount"] is None
