"""What a second file changes, and how the landlords in it are found."""

from typing import Any

import pytest

from landlords.models import (
    HouseOwnership,
    Landlord,
)
from tests.landlords.exchange_document import DATED, put, take
from tests.landlords.exchange_full import (
    full_document,
)
from tests.landlords.importing import HERE, Import, everything

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("two_districts")]


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
