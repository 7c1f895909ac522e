"""`manage.py import_inventory` of a file with everything the format can say: all is stored."""

from contextlib import AbstractContextManager, nullcontext
from datetime import date
from typing import Any

import pytest
from django.apps import apps

from landlords import models
from landlords.exchange import planning, shapes
from landlords.exchange.applying import apply_plan
from landlords.exchange.document import LANDLORD_RECORDS, read_document
from landlords.exchange.planning import make_plan
from landlords.exchange.sections import NAMED, OF_LANDLORD
from landlords.exchange.stored import district_parents, stored_codes
from landlords.keeping import core_topics, stored_norms, typical_applicants
from landlords.management.commands import import_inventory
from landlords.models import (
    ChannelUse,
    ContactPerson,
    Cooperation,
    District,
    HouseOwnership,
    Landlord,
    Offer,
    PriorityRule,
    Programme,
    Requirement,
    TermScope,
    TypicalHousehold,
)
from landlords.requirements.codes import Topic
from tests.landlords.exchange_document import DATED, Document, put
from tests.landlords.exchange_full import (
    contract,
    full_document,
)
from tests.landlords.importing import HERE, Import, everything

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("two_districts")]


def test_no_table_stays_empty(bring_in: Import) -> None:
    bring_in(full_document())
    empty = {name for name, rows in everything().items() if not rows}
    assert empty == set()


def test_everything_that_is_said_is_stored(bring_in: Import) -> None:
    data = full_document()
    bring_in(data)
    said = data["landlords"][0]
    provhus = Landlord.objects.get(key="provhus")
    for section in OF_LANDLORD:
        if section.key in LANDLORD_RECORDS or section.key == "priority":
            for item in said[section.key]:
                row = section.model.objects.get(landlord=provhus)
                assert_same(row, item)
    for named in NAMED:
        for item in data[named.key]:
            assert_same(named.model.objects.get(**{named.code: item[named.code]}), item)


def assert_same(row: Any, item: Document) -> None:
    """Each key of the item stands in the row."""
    renamed = {"archived": "is_archived"}
    for key, value in item.items():
        elsewhere = {"scopes", "household", "home", *shapes.PRIORITY_SCOPE.names}
        if key in elsewhere:
            continue
        there = getattr(row, renamed.get(key, key))
        if key in {"source", "confirmed_source"}:
            assert there.label == {"call": "Uthyraren", "web": "Policy"}[value]
        elif isinstance(there, date):
            assert there.isoformat() == value, key
        elif isinstance(there, models.Landlord):
            assert there.key == value
        elif hasattr(there, "code"):
            assert there.code == value
        else:
            assert there == value, key


def test_what_hangs_together_is_stored_as_it_hangs(bring_in: Import) -> None:
    bring_in(full_document())
    gamla = Landlord.objects.get(key="gamla")
    assert gamla.merged_into == Landlord.objects.get(key="provhus")
    assert (gamla.merged_on, gamla.is_archived) == (date(2026, 1, 1), True)
    ronna = TermScope.objects.get(name="Ronna")
    assert {house.code for house in ronna.houses.all()} == {"eken", "boken"}
    assert models.Stock.objects.get(rooms=3).house == models.House.objects.get(code="eken")
    demand = Requirement.objects.get(scope__priority__name="Förtur")
    assert demand.tests[0][0]["params"]["n"] == "2"
    assert Requirement.objects.get(scope__programme__code="garanti").topic == "income_level"
    assert District.objects.get(code="nykvarn").is_outside
    holmen = District.objects.get(code="holmen")
    assert {d.code for d in holmen.neighbours.all()} == {"geneta", "ronna"}
    assert [d.code for d in District.objects.get(code="ronna").neighbours.all()] == ["holmen"]


def test_what_is_kept_for_everybody_reaches_the_core(bring_in: Import) -> None:
    bring_in(put(full_document(), "typical_households.0.archived", value=False))
    assert core_topics(date(2026, 1, 1)) == {Topic.INCOME_LEVEL}
    (table,) = stored_norms().document.national_norm
    assert table.single == 3940
    assert table.source.link == "https://a.test"
    assert typical_applicants()["larare"].incomes[0].gross == 27_000
    assert TypicalHousehold.objects.get().home == {"rooms": 3}


def test_what_is_stored_holds_together_as_if_typed_by_hand(bring_in: Import) -> None:
    bring_in(full_document())
    for table in apps.get_app_config("landlords").get_models():
        if table is models.LandlordAnswer or table.__name__.endswith("Event"):
            continue
        for row in table._default_manager.all():
            row.full_clean()


def test_the_same_file_twice_changes_nothing(bring_in: Import) -> None:
    bring_in(full_document())
    before = everything()
    printed = bring_in(full_document())
    assert "0 new, 0 changed, 3 unchanged" in printed
    assert "statements: 0 new, 0 changed, " in printed
    assert [line for line in printed.splitlines() if "new" in line and "0 new" not in line] == []
    assert everything() == before


def test_a_dry_run_tells_each_new_section_and_writes_nothing(bring_in: Import) -> None:
    before = everything()
    printed = bring_in(full_document(), apply=False)
    assert everything() == before
    for line in (
        "New neighbours: Holmen and Geneta",
        "new: house: Eken",
        "new: way to apply: Provkön",
        "new: group of landlords: Provgruppen",
        "new: review interval: ",
        "new: typical household: Ensam lärare",
        "new: programme: Kommunal hyresgaranti",
        "new: rental homes in all: Ronna: 2000, from 2026-01-01",
        "new: core topic: ",
        "new: formula of a norm: ",
        "new: amounts of a norm: ",
        "1 contact person, 1 priority rule, 1 row about cooperation, 1 offer)",
    ):
        assert line in printed
    bare = put(full_document(), "landlords", [{"key": "provhus", "name": "Provhus AB"}])
    bring_in({key: bare[key] for key in ("format", "version", "landlords")})
    printed = bring_in(full_document(), apply=False)
    for line in (
        "  new: pause, from 2026-03-01",
        "  new: membership of a group: Provgruppen, from 2026-01-01",
        "  new: management: Förvaltaren, from",
        "  new: Ronna, Eken, 3 rooms, from",
        "  new: ownership of a house: Eken, from",
        "  new: type of lease offered: trial lease, from",
        "  new: use of a way to apply: Provkön, from",
        "  new: good to know: written letting policy, from",
        "  new: contact person: Kim Prov, from",
        "  new: priority rule: Förtur, from",
        "  new: cooperation: agreement, from",
        "  new: offer of a home: Ronna, Eken, 3 rooms, from",
    ):
        assert line in printed


def test_tables_the_file_says_nothing_of_stay_as_they_are(bring_in: Import) -> None:
    bring_in(full_document())
    assert Cooperation.objects.get().forms == ["framework_agreement", "annual_quota"]
    bring_in(put(full_document(), f"{HERE}.cooperation", [{**DATED, "quota": 7}]))
    there = Cooperation.objects.get()
    assert (there.quota, there.stage) == (7, "agreement")
    assert (Offer.objects.count(), ContactPerson.objects.count()) == (1, 1)
    assert (PriorityRule.objects.count(), Programme.objects.count()) == (1, 1)


def test_two_contracts_of_one_landlord_are_told_apart(bring_in: Import) -> None:
    data = full_document()
    data["landlords"][0]["contracts"].append(contract(type="second_hand"))
    bring_in(data)
    assert ChannelUse.objects.count() == 1
    assert models.ContractOffer.objects.count() == 2


def test_what_is_written_carries_its_reason(
    bring_in: Import, monkeypatch: pytest.MonkeyPatch
) -> None:
    given: list[tuple[str, str]] = []

    def noted(reason: str, *, source: str) -> AbstractContextManager[None]:
        given.append((reason, source))
        return nullcontext()

    monkeypatch.setattr(import_inventory, "because", noted)
    bring_in(full_document(), apply=False)
    assert given == []
    bring_in(full_document())
    assert given == [("Infört från en fil", "inventory.json")]


def test_ranks_and_owners_are_worked_out_batch_by_batch(
    bring_in: Import, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(planning, "BATCH", 1)
    bring_in(full_document())
    before = everything()
    assert "0 new, 0 changed, 3 unchanged" in bring_in(full_document())
    assert everything() == before
    data = put(full_document(), f"{HERE}.houses.0.valid_until", "2026-06-30")
    data["landlords"].reverse()
    data["landlords"][0]["houses"] = [{"house": "eken", **DATED, "valid_from": "2026-07-01"}]
    bring_in(data)
    assert HouseOwnership.objects.count() == 2


def test_a_plan_that_is_kept_holds_and_writes_the_same() -> None:
    document = read_document(full_document(), district_parents(), stored_codes())
    plan = make_plan(document, lock=True, progress=lambda _done, _total: None)
    assert [landlord.is_unchanged for landlord in plan.landlords] == [False, False, False]
    assert len(list(plan.landlords[0].parts())) > 15
    apply_plan(plan, lambda _done, _total: None)
    document = read_document(full_document(), district_parents(), stored_codes())
    plan = make_plan(document, lock=True, progress=lambda _done, _total: None)
    assert all(landlord.is_unchanged for landlord in plan.landlords)
