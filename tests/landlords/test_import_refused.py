"""A file that cannot be true, alone or beside the portal, is told whole and nothing is written."""

from typing import Any

import pytest

from landlords.models import (
    Channel,
)
from tests.landlords.exchange_document import DATED, Document, put, take
from tests.landlords.exchange_full import (
    channel_use,
    cooperation,
    full_document,
)
from tests.landlords.importing import HERE, Import, Refused

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("two_districts")]


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
