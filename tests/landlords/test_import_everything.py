"""`manage.py import_inventory` of a file with everything the format can say."""

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command

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
    Channel,
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
    Workbook,
)
from landlords.requirements.codes import Topic
from tests.landlords.exchange_document import DATED, Document, put, take, written
from tests.landlords.exchange_full import (
    channel_use,
    contract,
    cooperation,
    full_document,
)
from tests.make import make_district
from tests.zone_client import as_web_login

pytestmark = pytest.mark.django_db
Import = Callable[..., str]
Refused = Callable[[object], list[str]]
HERE = "landlords.0"


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
def refused(bring_in: Import) -> Refused:
    """The problems of a document that is refused; nothing of it is stored."""

    def run(data: object) -> list[str]:
        before = everything()
        with pytest.raises(CommandError) as caught:
            bring_in(data)
        assert everything() == before
        return str(caught.value).splitlines()[1:]

    return run


def everything() -> dict[str, list[tuple[Any, ...]]]:
    """All that is stored."""
    tables = apps.get_app_config("landlords").get_models(include_auto_created=True)
    return {
        t.__name__: list(t._default_manager.order_by("pk").values_list())
        for t in tables
        if not t.__name__.endswith("Event") and t is not Workbook
    }


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


CHANGES: list[tuple[str, Any, str]] = [
    ("houses.0.dwellings", 41, "dwellings: 40 → 41"),
    ("channels.0.name", "Nya kön", "name: Provkön → Nya kön"),
    ("groups.0.name", "Nya gruppen", "name: Provgruppen → Nya gruppen"),
    ("rental_stock.1.dwellings", 2100, "dwellings: 2000 → 2100"),
    ("programmes.0.door", None, "whom to ask: Samordnaren → –"),
    ("programmes.0.scopes.0.rank", 50, "rank: 100 → 50"),
    ("core_topics.0.valid_until", "2030-12-31", "until: – → 2030-12-31"),
    ("norms.national_norm.0.single", "3950", "amounts: "),
    ("norms.formulas.0.source.text", "Ny lag", "source: SoF 12 kap. → Ny lag"),
    ("review_intervals.0.months", 12, "fresh for: 6 → 12"),
    ("typical_households.0.archived", False, "archived: yes → no"),
    (f"{HERE}.groups.0.valid_until", "2026-12-31", "until: – → 2026-12-31"),
    (f"{HERE}.managers.0.manager", "gamla", "managed by: Förvaltaren → Gamla Provhus"),
    (f"{HERE}.houses.0.confirmed_on", "2026-05-01", "last confirmed: 2026-02-01 → 2026-05-01"),
    (f"{HERE}.contracts.0.tenant", "household", "who signs the lease: municipality → household"),
    (f"{HERE}.channels.0.queue_days", 800, ": 900 → 800"),
    (f"{HERE}.facts.0.text", "Saknas.", "what was said: Finns. På webben. → Saknas."),
    (f"{HERE}.contacts.0.phone", None, "phone: 08-123 45 67 → –"),
    (f"{HERE}.priority.0.grounds", ["medical", "social"], "grounds: special_reasons → "),
    (f"{HERE}.priority.0.requirements.0.tests.0.0.params.n", "3", "requirement: 2 × the rent"),
    (f"{HERE}.priority.0.districts", ["geneta"], "only in districts: ronna → geneta"),
    (f"{HERE}.priority.0.houses", [], "only in houses: eken → –"),
    (f"{HERE}.priority.0.products", [], "only for: ordinary → –"),
    (f"{HERE}.priority.0.exceptions.0.per_year", 2, "how many a year: – → 2"),
    (f"{HERE}.cooperation.0.quota", 6, "homes a year: 5 → 6"),
    (f"{HERE}.offers.0.ended_as", None, "ended because: let → –"),
    (f"{HERE}.scopes.1.houses", ["eken"], "only in houses: boken, eken → eken"),
    (f"{HERE}.stock.0.vacancies_a_year", None, "vacant a year: 2 → –"),
    ("landlords.2.merged_into", "forvaltaren", "merged into: Provhus AB → Förvaltaren"),
    ("landlords.2.merged_on", "2026-02-01", "merged on: 2026-01-01 → 2026-02-01"),
]


@pytest.mark.parametrize(("place", "value", "line"), CHANGES)
def test_a_change_is_told_by_its_field_and_written(
    place: str, value: Any, line: str, bring_in: Import
) -> None:
    bring_in(full_document())
    changed = put(full_document(), place, value)
    assert line in bring_in(changed, apply=False)
    assert bring_in(changed).endswith("Written.\n")
    assert line not in bring_in(changed)


def test_what_the_file_does_not_mention_stays(bring_in: Import) -> None:
    bring_in(full_document())
    before = everything()
    bring_in(
        {
            "format": "bostadsportalen-inventory",
            "version": 1,
            "landlords": [{"key": "provhus", "name": "Provhus AB"}],
        }
    )
    assert everything() == before


def test_a_row_without_its_optional_keys_keeps_them(bring_in: Import) -> None:
    bring_in(full_document())
    before = everything()
    data = full_document()
    for place in (
        "contacts.0.phone",
        "contracts.0.tenant",
        "offers.0.homes",
        "channels.0.selection",
    ):
        take(data, f"{HERE}.{place}")
    take(data, "houses.0.dwellings")
    bring_in(data)
    assert everything() == before


def test_what_is_stored_need_not_stand_in_the_file(bring_in: Import) -> None:
    bring_in(full_document())
    data = full_document()
    for section in ("houses", "channels", "groups"):
        del data[section]
    data["landlords"] = data["landlords"][:1]
    assert "0 new, 0 changed, 1 unchanged" in bring_in(data)


def test_a_landlord_without_a_key_gets_one_from_its_name(bring_in: Import) -> None:
    names = ["Åbo Hus AB", "Åbo Hus AB", "!!!"]
    rows = [{"name": name} for name in (names[0], names[2])]
    bring_in({**full_document(), "landlords": [*full_document()["landlords"], *rows]})
    assert Landlord.objects.get(name=names[0]).key == "abo-hus-ab"
    assert Landlord.objects.get(name="!!!").key == "hyresvard"
    bring_in({**full_document(), "landlords": [{"key": "a", "name": "Åbo Hus Ab."}]})
    bring_in({**full_document(), "landlords": [{"name": "Åbo Hus AB!"}]})
    assert Landlord.objects.get(name="Åbo Hus AB!").key == "abo-hus-ab-2"


def test_a_landlord_is_found_by_its_key_first(bring_in: Import) -> None:
    bring_in(full_document())
    data = put(full_document(), f"{HERE}.name", "Nytt Namn AB")
    data = put(data, f"{HERE}.organisation_number", None)
    assert "Nytt Namn AB: changed" in bring_in(data)
    assert Landlord.objects.count() == 3


def test_a_landlord_found_by_its_number_takes_the_key_of_the_file(bring_in: Import) -> None:
    bring_in(full_document())
    data = put(full_document(), "landlords", full_document()["landlords"][:2])
    assert "key: provhus → annan" in bring_in(put(data, f"{HERE}.key", "annan"))


def test_keys_tell_landlords_of_one_name_apart(bring_in: Import) -> None:
    data = full_document()
    data["landlords"][2]["name"] = "Provhus AB"
    bring_in(data)
    assert Landlord.objects.filter(name="Provhus AB").count() == 2
    assert "0 new, 0 changed, 3 unchanged" in bring_in(data)


def test_a_house_may_change_owner_in_one_file(bring_in: Import) -> None:
    bring_in(full_document())
    data = put(full_document(), f"{HERE}.houses.0.valid_until", "2026-06-30")
    data["landlords"].reverse()
    data["landlords"][0]["houses"] = [{"house": "eken", **DATED, "valid_from": "2026-07-01"}]
    bring_in(data)
    owners = HouseOwnership.objects.order_by("valid_from").values_list("landlord__key", flat=True)
    assert list(owners) == ["provhus", "gamla"]


def twice(place: str, **fields: Any) -> Document:
    """The document with the first item of a list once more, changed."""
    data = full_document()
    here: Any = data
    for step in place.split("."):
        here = here[int(step)] if isinstance(here, list) else here[step]
    here.append({**here[0], **fields})
    return data


LATER = {"valid_from": "2026-08-01"}
IMPOSSIBLE: list[tuple[Document, str, str]] = [
    *(
        (twice(f"{HERE}.{key}", **LATER), f"landlords[0].{key}[1].valid_from", "overlap")
        for key in (
            "groups",
            "managers",
            "contracts",
            "channels",
            "facts",
            "priority",
            "cooperation",
        )
    ),
    (twice(f"{HERE}.houses", **LATER), "landlords[0].houses[1].valid_from", "another owner"),
    (twice(f"{HERE}.contacts"), "landlords[0].contacts[1]", "stands twice"),
    (twice("rental_stock", **LATER), "rental_stock[2].valid_from", "overlap"),
    (twice("core_topics", **LATER), "core_topics[1].valid_from", "overlap"),
    (
        put(full_document(), "landlords.1.houses", [{"house": "eken", **DATED, **LATER}]),
        "landlords[1].houses[0].valid_from",
        "another owner",
    ),
    (
        put(
            put(full_document(), f"{HERE}.merged_into", "gamla"),
            f"{HERE}.merged_on",
            "2026-01-01",
        ),
        "landlords[0].merged_into",
        "By way of others",
    ),
    (twice("landlords", name="Annat", key="b"), "landlords[3].organisation_number", "twice"),
]


@pytest.mark.parametrize(("data", "path", "said"), IMPOSSIBLE)
def test_what_cannot_be_is_refused_before_anything_is_written(
    data: Document, path: str, said: str, refused: Refused
) -> None:
    problems = refused(data)
    assert [p for p in problems if p.startswith((f"{path} ", f"{path}:")) and said in p]


def test_overlaps_with_what_is_stored_are_told(bring_in: Import, refused: Refused) -> None:
    bring_in(full_document())
    data = full_document()
    landlord = data["landlords"][0]
    landlord["channels"] = [channel_use(**LATER)]
    landlord["cooperation"] = [cooperation(**LATER)]
    landlord["houses"] = []
    data["landlords"][1]["houses"] = [{"house": "eken", **DATED, **LATER}]
    paths = [
        "landlords[0].channels[0].valid_from",
        "landlords[0].cooperation[0].valid_from",
        "landlords[1].houses[0].valid_from",
    ]
    problems = refused(data)
    assert [problem.partition(" ")[0] for problem in problems] == paths
    assert all("(in the portal)" in problem for problem in problems)


def test_a_channel_of_another_kind_is_told(bring_in: Import, refused: Refused) -> None:
    bring_in(full_document())
    (problem,) = refused(put(full_document(), "channels.0.kind", "lottery"))
    assert problem.startswith("channels[0].kind: The way to apply of this code is of the kind")
    assert Channel.objects.get().kind == "own_queue_points"


def test_a_merger_that_closes_a_circle_with_the_portal_is_told(
    bring_in: Import, refused: Refused
) -> None:
    bring_in(full_document())
    data = full_document()
    data["landlords"] = [
        {"key": "provhus", "name": "Provhus AB", "merged_into": "gamla", "merged_on": "2026-05-01"}
    ]
    (problem,) = refused(data)
    assert problem.startswith("landlords[0].merged_into (Provhus AB): By way of others")


def test_a_landlord_known_by_number_is_not_its_own_manager(
    bring_in: Import, refused: Refused
) -> None:
    bring_in(full_document())
    data = put(full_document(), "landlords", full_document()["landlords"][:1])
    take(data, f"{HERE}.key")
    put(data, f"{HERE}.managers.0.manager", "provhus")
    (problem,) = refused(data)
    assert "cannot be its own manager" in problem


def test_the_file_beside_the_stored_columns_must_go_together(
    bring_in: Import, refused: Refused
) -> None:
    bring_in(full_document())
    data = put(full_document(), f"{HERE}.contracts.0", {"type": "trial", "offered": "no", **DATED})
    put(data, f"{HERE}.channels.0", {"channel": "provkon", "set_aside": False, **DATED})
    assert [problem.partition(" ")[0] for problem in refused(data)] == [
        "landlords[0].contracts[0].length_months",
        "landlords[0].contracts[0].takeover_after_months",
        "landlords[0].contracts[0].takeover_conditions",
        "landlords[0].channels[0].set_aside",
    ]


def test_norms_must_go_together_with_those_that_are_there(
    bring_in: Import, refused: Refused
) -> None:
    bring_in(full_document())
    data = full_document()
    data["norms"]["formulas"][0] |= {"valid_from": "2025-01-01", "valid_until": "2026-12-31"}
    (problem,) = refused(data)
    assert problem.startswith("norms.formulas[0].valid_until: These days overlap")


def test_unknown_references_are_told_with_everything_else(refused: Refused) -> None:
    data = full_document()
    put(data, f"{HERE}.channels.0.channel", "okand")
    put(data, f"{HERE}.managers.0.manager", "okand")
    put(data, f"{HERE}.houses.0.source", "okand")
    put(data, "houses.0.district", "atlantis")
    put(data, "landlords.2.merged_into", "okand")
    put(data, f"{HERE}.ownership", "person")
    assert {problem.partition(" ")[0].rstrip(":") for problem in refused(data)} == {
        "houses[0].district",
        "landlords[0].houses[0].source",
        "landlords[0].channels[0].channel",
        "landlords[0].managers[0].manager",
        "landlords[2].merged_into",
        "landlords[0].organisation_number",
    }


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
