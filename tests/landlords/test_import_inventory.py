"""`manage.py import_inventory`: a dry run, all or nothing, nothing deleted, nothing done twice."""

import copy
import json
from collections.abc import Callable, Iterator
from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import OperationalError, connection
from django.test.utils import CaptureQueriesContext

from landlords.exchange import applying
from landlords.management.commands import import_inventory
from landlords.models import (
    District,
    ExceptionRule,
    Landlord,
    LandlordAnswer,
    Pause,
    Requirement,
    Source,
    Stock,
    TermScope,
)
from landlords.organisation_number import checksum
from tests.landlords.exchange_document import (
    Document,
    document,
    landlord,
    put,
    requirement,
    stating,
    take,
    written,
)
from tests.make import make_district, make_landlord, make_requirement, make_scope, make_stock
from tests.zone_client import as_web_login

pytestmark = pytest.mark.django_db
Import = Callable[..., str]
FIRST = "landlords.0.scopes.0.requirements.0"


@pytest.fixture(autouse=True)
def districts(db: None) -> None:
    make_district(code="ronna", name="Ronna")
    make_district(code="geneta", name="Geneta")


@pytest.fixture
def bring_in(tmp_path: Path) -> Import:
    """Import a document under the web processes' login; what was printed."""

    def run(data: object, *, apply: bool = True) -> str:
        printed = StringIO()
        with as_web_login():
            call_command(
                "import_inventory", str(written(data, tmp_path)), apply=apply, stdout=printed
            )
        return printed.getvalue()

    return run


@pytest.fixture
def refused(bring_in: Import) -> Callable[[object], list[str]]:
    """The problems of a document that is refused; nothing of it is stored."""

    def run(data: object) -> list[str]:
        before = everything()
        with pytest.raises(CommandError) as caught:
            bring_in(data)
        assert everything() == before
        first, *problems = str(caught.value).splitlines()
        assert first.startswith("Nothing was written: ")
        return problems

    return run


def everything() -> dict[str, list[tuple[Any, ...]]]:
    """All that is stored of landlords."""
    models = (Source, District, Landlord, Stock, TermScope, Requirement, ExceptionRule)
    found = {model.__name__: list(model.objects.order_by("pk").values_list()) for model in models}
    answers = LandlordAnswer.objects.order_by("landlord", "question", "district", "valid_from")
    found["answers"] = list(answers.values_list("landlord", "question", "district", "answer"))
    return found


def test_a_dry_run_says_what_would_be_new_and_writes_nothing(bring_in: Import) -> None:
    before = everything()
    printed = bring_in(document(), apply=False)
    assert (
        "Provhus AB: new (1 pause, 2 rows of stock, 2 scopes, 3 requirements, 3 exceptions)"
        in printed
    )
    assert "New district: Norra Ronna" in printed
    assert "1 new, 0 changed, 0 unchanged" in printed
    assert "Nothing was written: this was a dry run." in printed
    assert everything() == before


def test_everything_that_is_said_is_stored(bring_in: Import) -> None:
    assert bring_in(document()).endswith("Written.\n")
    provhus = Landlord.objects.get()
    assert provhus.organisation_number == "009900-0010"
    assert provhus.note == "Ring först.\nSedan mejl."
    pause = Pause.objects.get()
    assert (pause.landlord, pause.valid_until) == (provhus, date(2026, 4, 30))
    homes = Stock.objects.get(rooms=3)
    assert (homes.district and homes.district.code, homes.rent_to) == ("ronna", 9000)
    youth = TermScope.objects.get(name="Ronna")
    assert youth.products == ["youth"]
    assert [district.code for district in youth.districts.all()] == ["ronna"]
    pensioners = Requirement.objects.exclude(audience_key="").get()
    assert pensioners.tests[0][0]["params"] == {"n": "2.5", "basis": "gross"}
    assert Requirement.objects.get(says="none").topic == "remarks"
    waived = ExceptionRule.objects.get(effect="waive")
    assert waived.proof == ["Intyg"]
    assert waived.confirmed_source == Source.objects.get(kind="website")
    assert str(District.objects.get(code="holmen").parent) == "Norra Ronna"


def test_what_is_stored_holds_together_as_if_typed_by_hand(bring_in: Import) -> None:
    bring_in(document())
    for model in (Landlord, Stock, TermScope, Requirement, ExceptionRule):
        for row in model.objects.all():
            row.full_clean()


def test_the_directory_is_answered_anew(bring_in: Import) -> None:
    bring_in(document())
    answers = LandlordAnswer.objects.filter(question="remarks", district=None)
    assert [answer.answer for answer in answers] == ["yes"]


def test_the_same_file_twice_changes_nothing(bring_in: Import) -> None:
    bring_in(document())
    before = everything()
    printed = bring_in(document())
    assert "Provhus AB: unchanged" in printed
    assert "0 new, 0 changed, 1 unchanged" in printed
    assert "0 new, 0 changed, 11 unchanged" in printed
    assert everything() == before


CHANGES: list[tuple[str, Any, str]] = [
    ("landlords.0.note", "", "note: Ring först. Sedan mejl. → –"),
    ("landlords.0.name", "Nyhus AB", "name: Provhus AB → Nyhus AB"),
    ("landlords.0.organisation_number", None, "organisation number: 009900-0010 → –"),
    ("landlords.0.pauses.0.reason", None, "why it lets nothing: Stambyte → –"),
    ("landlords.0.pauses.0.valid_until", None, "until: 2026-04-30 → –"),
    ("landlords.0.archived", True, "archived: no → yes"),
    ("landlords.0.stock.0.rent_to", 9500, "rent to: 9000 → 9500"),
    ("landlords.0.stock.0.valid_until", "2026-12-31", "until: – → 2026-12-31"),
    ("landlords.0.stock.0.confirmed_on", "2026-06-01", "last confirmed: 2026-02-01 → 2026-06-01"),
    ("landlords.0.stock.0.source", "web", "source: Phone call: Uthyraren 2026-01-01 → Website"),
    ("landlords.0.scopes.0.rank", 200, "rank: 100 → 200"),
    ("landlords.0.scopes.1.districts", ["geneta", "ronna"], "ronna → geneta, ronna"),
    ("landlords.0.scopes.1.districts", [], "only in districts: ronna → –"),
    ("landlords.0.scopes.1.products", ["youth", "student"], "only for: youth → youth, student"),
    (f"{FIRST}.weight", "hard", "how firmly: normally → hard"),
    (f"{FIRST}.tests.0.0.params.n", "2", "requirement: 3 × the rent, gross → 2 × the rent, gross"),
    ("landlords.0.scopes.0.exceptions.0.per_year", 5, "how many a year: 3 → 5"),
    ("landlords.0.scopes.0.exceptions.0.confirmed_source", None, "confirmed by: Website: Policy →"),
]


@pytest.mark.parametrize(("place", "value", "line"), CHANGES)
def test_a_change_is_told_by_its_field_and_written(
    place: str, value: Any, line: str, bring_in: Import
) -> None:
    bring_in(document())
    changed = put(document(), place, value)
    told = bring_in(changed, apply=False)
    assert line in told
    assert "0 new, 1 changed, 0 unchanged" in told
    assert bring_in(changed).endswith("Written.\n")
    assert "0 new, 0 changed, 1 unchanged" in bring_in(changed)


def test_a_longer_change_is_told_in_short(bring_in: Import) -> None:
    bring_in(document())
    told = bring_in(put(document(), "landlords.0.note", "x" * 500))
    assert max(len(line) for line in told.splitlines()) < 200


def test_new_rows_of_a_landlord_that_is_there_are_told(bring_in: Import) -> None:
    bring_in(document())
    data = document()
    scopes = data["landlords"][0]["scopes"]
    scopes[0]["requirements"].append(requirement(topic="certainty", tests=[[certainty()]]))
    scopes.append({"name": "Geneta", "rank": 40, "districts": ["geneta"]})
    told = bring_in(data)
    assert "    new: how certain the income is, from 2026-01-01" in told
    assert "  new: Geneta" in told


def certainty() -> Document:
    return stating("certainty", months=6, direction="forward", counted_from="move_in")


def test_what_the_file_does_not_mention_stays(bring_in: Import) -> None:
    bring_in(document())
    before = everything()
    bring_in(
        {
            **document(),
            "landlords": [{"name": "PROVHUS ab", "scopes": [{"name": "hela Beståndet"}]}],
        }
    )
    after = everything()
    assert Landlord.objects.get().name == "PROVHUS ab"
    assert TermScope.objects.filter(name="hela Beståndet", rank=100).exists()
    for table in ("Source", "District", "Stock", "Requirement", "ExceptionRule", "answers"):
        assert after[table] == before[table]


def test_a_row_without_its_optional_keys_keeps_them(bring_in: Import) -> None:
    bring_in(document())
    data = document()
    for key in ("weight", "note"):
        take(data, f"{FIRST}.{key}")
    take(data, "landlords.0.stock.0.rent_to")
    assert "0 new, 0 changed, 1 unchanged" in bring_in(data)


def test_a_landlord_is_found_by_its_number_before_its_name(bring_in: Import) -> None:
    theirs = make_landlord(name="Något annat", organisation_number="009900-0010")
    bring_in({**document(), "landlords": [landlord()]})
    theirs.refresh_from_db()
    assert theirs.name == "Provhus AB"
    assert Landlord.objects.count() == 1


def test_a_landlord_without_number_is_found_by_name_and_gets_it(bring_in: Import) -> None:
    theirs = make_landlord(name="provhus ab")
    told = bring_in(document())
    assert "organisation number: – → 009900-0010" in told
    theirs.refresh_from_db()
    assert theirs.organisation_number == "009900-0010"


def test_ranks_may_change_places(bring_in: Import) -> None:
    bring_in(document())
    data = put(document(), "landlords.0.scopes.0.rank", 50)
    bring_in(put(data, "landlords.0.scopes.1.rank", 100))
    assert dict(TermScope.objects.values_list("name", "rank")) == {
        "Hela beståndet": 50,
        "Ronna": 100,
    }


def test_a_term_may_end_and_the_next_begin_in_one_file(bring_in: Import) -> None:
    bring_in(document())
    data = put(document(), f"{FIRST}.valid_until", "2026-12-31")
    later = requirement(
        valid_from="2027-01-01", tests=[[stating("rent_multiple", n="2", basis="net")]]
    )
    data["landlords"][0]["scopes"][0]["requirements"].insert(0, later)
    bring_in(data)
    rows = Requirement.objects.filter(topic="income_level", audience_key="").order_by("valid_from")
    assert [row.valid_until for row in rows] == [date(2026, 12, 31), None]


def test_two_sources_that_say_the_same_are_one(bring_in: Import) -> None:
    data = document()
    data["sources"].append({**data["sources"][0], "id": "again"})
    bring_in(put(data, "landlords.0.stock.0.source", "again"))
    assert Source.objects.count() == 2
    assert "0 new, 0 changed, 1 unchanged" in bring_in(data)


def test_a_source_that_nothing_refers_to_is_not_stored(bring_in: Import) -> None:
    bring_in({**document(), "landlords": [{"name": "Provhus"}]})
    assert not Source.objects.exists()


def test_a_district_that_is_there_stays_as_staff_have_made_it(bring_in: Import) -> None:
    bring_in({**document(), "districts": [{"code": "ronna", "name": "Annat"}]})
    assert District.objects.get(code="ronna").name == "Ronna"


def test_a_problem_is_told_with_its_place_and_its_landlord(
    refused: Callable[[object], list[str]],
) -> None:
    (problem,) = refused(put(document(), f"{FIRST}.tests.0.0.params.n", "15"))
    place = "landlords[0].scopes[0].requirements[0].tests[0][0].params.n"
    assert problem == f"{place} (Provhus AB): 15 is too much: the most is 10."


def test_problems_of_the_file_and_beside_the_portal_are_told_at_once(
    refused: Callable[[object], list[str]],
) -> None:
    data = document()
    put(data, "landlords.0.stock.0.rooms", 12)
    data["landlords"][0]["scopes"].append({"name": "Till", "rank": 100})
    data["landlords"].append({"name": "provhus ab"})
    assert [problem.partition(" ")[0] for problem in refused(data)] == [
        "landlords[0].stock[0].rooms",
        "landlords[1].name",
        "landlords[0].scopes[2].rank",
    ]


def with_rows(*rows: Document) -> Document:
    return put(document(), "landlords.0.scopes.0.requirements", list(rows))


def two_landlords(**fields: Any) -> Document:
    return {**document(), "landlords": [landlord(), {"name": "Andra", **fields}]}


IMPOSSIBLE: list[tuple[Document, str, str]] = [
    (two_landlords(name="PROVHUS AB"), "landlords[1].name", "stands twice"),
    (
        two_landlords(organisation_number="009900-0010"),
        "landlords[1].organisation_number",
        "stands twice",
    ),
    (
        put(document(), "landlords.0.ownership", "person"),
        "landlords[0].organisation_number",
        "private person",
    ),
    (
        put(document(), "landlords.0.stock.0.rent_from", 9001),
        "landlords[0].stock[0].rent_to",
        "below the lowest",
    ),
    (put(document(), "landlords.0.scopes.1.rank", 100), "landlords[0].scopes[1].rank", "rank"),
    (
        put(document(), "landlords.0.scopes.1.name", "HELA BESTÅNDET"),
        "landlords[0].scopes[1].name",
        "stands twice",
    ),
    (
        with_rows(requirement(), requirement()),
        "landlords[0].scopes[0].requirements[1]",
        "stands twice",
    ),
    (
        with_rows(requirement(), requirement(valid_from="2026-06-01")),
        "landlords[0].scopes[0].requirements[1].valid_from",
        "overlap",
    ),
    (
        with_rows(
            requirement(valid_from="2026-06-01"),
            requirement(valid_from="2025-01-01", valid_until="2026-06-01"),
        ),
        "landlords[0].scopes[0].requirements[0].valid_from",
        "overlap",
    ),
]


@pytest.mark.parametrize(("data", "path", "said"), IMPOSSIBLE)
def test_what_cannot_be_is_refused_before_anything_is_written(
    data: Document, path: str, said: str, refused: Callable[[object], list[str]]
) -> None:
    (problem,) = refused(data)
    assert problem.startswith(f"{path} (")
    assert said in problem


def test_two_landlords_of_that_name_in_the_portal_are_told(
    refused: Callable[[object], list[str]],
) -> None:
    for name in ("Provhus AB", "provhus ab"):
        make_landlord(name=name)
    (problem,) = refused(take(document(), "landlords.0.organisation_number"))
    assert "2 landlords in the portal are called this" in problem


def test_a_landlord_of_that_name_with_another_number_is_told(
    refused: Callable[[object], list[str]],
) -> None:
    make_landlord(name="Provhus AB", organisation_number="556000-0001")
    (problem,) = refused(document())
    assert "has the number 556000-0001" in problem


def test_a_number_and_a_name_of_two_different_landlords_are_told(
    refused: Callable[[object], list[str]],
) -> None:
    make_landlord(name="Ett hus", organisation_number="009900-0010")
    make_landlord(name="Provhus AB")
    (problem,) = refused(document())
    assert "This number is that of “Ett hus”" in problem


def test_two_landlords_of_the_file_that_are_one_in_the_portal_are_told(
    refused: Callable[[object], list[str]],
) -> None:
    make_landlord(name="Andra", organisation_number="009900-0010")
    problems = refused(two_landlords())
    assert "This is the same landlord in the portal as at landlords[0]" in problems[-1]


def test_an_overlap_with_a_row_in_the_portal_is_told(
    refused: Callable[[object], list[str]],
) -> None:
    theirs = make_landlord(name="Provhus AB")
    make_requirement(scope=make_scope(landlord=theirs, name="Hela beståndet"))
    (problem,) = refused(document())
    assert problem.startswith("landlords[0].scopes[0].requirements[0].valid_from")
    assert "2020-01-01 (in the portal)" in problem


def test_an_overlap_with_a_later_row_in_the_portal_is_told_at_the_last_day(
    refused: Callable[[object], list[str]],
) -> None:
    theirs = make_landlord(name="Provhus AB")
    ronna = District.objects.get(code="ronna")
    make_stock(landlord=theirs, district=ronna, valid_from=date(2026, 8, 1))
    (problem,) = refused(document())
    assert problem.startswith("landlords[0].stock[0].valid_until")


def test_a_rank_taken_by_a_scope_in_the_portal_is_told(
    refused: Callable[[object], list[str]],
) -> None:
    make_scope(landlord=make_landlord(name="Provhus AB"), name="Allt", rank=50)
    (problem,) = refused(document())
    assert "The scope “Allt” has this rank too" in problem


def test_twins_in_the_portal_are_told(
    bring_in: Import, refused: Callable[[object], list[str]]
) -> None:
    bring_in(document())
    twin = ExceptionRule.objects.get(effect="waive")
    twin.pk = None
    twin._state.adding = True
    twin.save()
    (problem,) = refused(document())
    assert "Several rows in the portal are the same as this one" in problem


@pytest.mark.parametrize("content", ["", "{", "[]", "null", '{"landlords": []}', "[" * 9999])
def test_a_file_that_is_no_inventory_is_refused(content: str, tmp_path: Path) -> None:
    path = tmp_path / "file.json"
    path.write_text(content)
    with pytest.raises(CommandError, match="Nothing was written"):
        call_command("import_inventory", str(path), apply=True)


def test_keys_that_stand_twice_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "file.json"
    text = json.dumps(document()).replace('"rank": 100', '"rank": 100, "rank": 100')
    path.write_text(text)
    with pytest.raises(CommandError, match=r"landlords\[0\].scopes\[0\].rank \(Provhus AB\)"):
        call_command("import_inventory", str(path), apply=True)


def test_what_the_database_refuses_undoes_everything(
    refused: Callable[[object], list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(**_kwargs: object) -> Iterator[None]:
        raise OperationalError("the server went away\nLINE 1")

    monkeypatch.setattr(applying, "terms_changed", fail)
    assert refused(document()) == []


def test_only_the_sentence_of_a_database_error_is_shown(
    bring_in: Import, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(**_kwargs: object) -> Iterator[None]:
        raise OperationalError("the server went away\nLINE 1")

    monkeypatch.setattr(applying, "terms_changed", fail)
    with pytest.raises(CommandError, match=r"refused \(the server went away\)\. If") as caught:
        bring_in(document())
    assert "LINE" not in str(caught.value)


def many(count: int) -> Document:
    """Landlords with numbers of their own and everything the first one has."""
    rows = []
    for serial in range(count):
        digits = f"0099{serial:05d}"
        number = f"{digits[:6]}-{digits[6:]}{checksum(digits)}"
        rows.append(
            {**copy.deepcopy(landlord()), "name": f"Hus {serial}", "organisation_number": number}
        )
    return {**document(), "landlords": rows}


def test_twenty_landlords_cost_the_queries_of_five(bring_in: Import) -> None:
    bring_in(many(1))
    counts = []
    for count in (5, 20):  # some are there, some are new, one changes
        data = put(many(count), "landlords.0.stock.0.dwellings", count)
        for apply in (False, True):
            with CaptureQueriesContext(connection) as queries:
                bring_in(data, apply=apply)
            counts.append(len(queries))
    assert counts[:2] == counts[2:]


def test_a_long_file_shows_how_far_it_has_come(
    bring_in: Import, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(import_inventory, "MANY", 3)
    printed = bring_in(many(3))
    assert "Compared 3 of 3 landlords." in printed
    assert "Wrote 3 of 3 landlords." in printed
