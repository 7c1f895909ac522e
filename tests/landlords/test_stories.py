"""Worked stories: each that ships is replayed; files that are wrong are refused with every place."""

import json
from collections import Counter
from copy import deepcopy
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.utils import translation

from landlords.management.commands.replay_stories import read_file, shipped_files, shipped_norms
from landlords.requirements.codes import Topic
from landlords.requirements.findings import Outcome
from landlords.requirements.problems import TermsError
from landlords.requirements.stories import replay
from landlords.requirements.story_file import Story, read_stories

STORIES = [story for path in shipped_files() for story in read_file(path)]
NORMS = shipped_norms()
PLAIN: dict[str, Any] = {
    "name": "Tre gånger hyran",
    "about": "27 000 kr räcker till 3 × 9 000 kr.",
    "on": "2026-11-24",
    "move_in": "2027-02-01",
    "home": {"rooms": 3, "rent": 9000, "district": "lina"},
    "scopes": [{"name": "Ronna", "rank": 10, "districts": ["ronna"]}],
    "rows": [
        {
            "topic": "income_level",
            "tests": [
                [{"kind": "rent_multiple", "version": 1, "params": {"n": 3, "basis": "gross"}}]
            ],
        },
        {"topic": "income_basis", "tests": []},
    ],
    "exceptions": [
        {
            "topic": "income_level",
            "effect": "waive",
            "conditions": [{"kind": "contact_person", "version": 1, "params": {}}],
        }
    ],
    "core_topics": ["income_level"],
    "household": {
        "incomes": [{"type": "salary", "gross": 27000, "until": "2026-12-31"}],
        "incomes_complete": True,
        "expected_housing_allowance": 0,
    },
    "expected": {
        "label": "meets",
        "topics": {"income_level": "meets"},
        "sentences": ["27 000 kr"],
        "questions": [],
        "highest_rent": 9000,
        "last_day": "2026-12-31",
    },
}


def document(*stories: object) -> dict[str, object]:
    return {"format": "bostadsportalen-stories", "version": 1, "stories": list(stories)}


def changed(path: str, value: object) -> dict[str, Any]:
    """The plain story with one part changed: "rows.0.topic"."""
    story = deepcopy(PLAIN)
    *steps, last = path.split(".")
    part: Any = story
    for step in steps:
        part = part[int(step)] if isinstance(part, list) else part[step]
    part[int(last) if isinstance(part, list) else last] = value
    return story


def problems(data: object) -> list[str]:
    with translation.override("en"), pytest.raises(TermsError) as refusal:
        read_stories(data)
    return [problem.path for problem in refusal.value.problems]


def told(story: object) -> list[str]:
    (read,) = read_stories(document(story))
    with translation.override("sv"):
        return replay(read, NORMS)


def replayed(*files: Path) -> tuple[int, list[str]]:
    """How the command ends, and the lines that it prints."""
    out = StringIO()
    try:
        call_command("replay_stories", *map(str, files), stdout=out)
    except SystemExit as end:
        return int(str(end.code)), out.getvalue().splitlines()
    return 0, out.getvalue().splitlines()


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.name)
def test_the_core_answers_as_was_judged_by_hand(story: Story) -> None:
    with translation.override("sv"):
        assert replay(story, NORMS) == []


def test_every_story_has_a_name_of_its_own_and_tells_what_it_is_about() -> None:
    assert [name for name, times in Counter(s.name for s in STORIES).items() if times > 1] == []
    assert all(story.about for story in STORIES)
    assert len(STORIES) >= 75


def test_every_topic_and_every_label_stands_in_a_story() -> None:
    told_of = {row.topic for story in STORIES for row in story.terms.rows}
    assert told_of == set(Topic)
    labels = {story.expected.label for story in STORIES}
    assert labels == set(Outcome) - {Outcome.TO_ARRANGE, Outcome.NOT_APPLICABLE}


def test_every_published_policy_stands_in_a_story_with_its_terms() -> None:
    published = settings.BASE_DIR / "examples" / "published_policies.json"
    (path,) = (path for path in shipped_files() if path.stem == "published_policies")
    stories = json.loads(path.read_text(encoding="utf-8"))["stories"]
    for landlord in json.loads(published.read_text(encoding="utf-8"))["landlords"]:
        own = [story for story in stories if story["name"].startswith(f"{landlord['name']}: ")]
        assert own, landlord["name"]
        rows = [row for scope in landlord["scopes"] for row in scope["requirements"]]
        for story in own:
            assert [(row["topic"], row["tests"]) for row in story["rows"]] == [
                (row["topic"], row["tests"]) for row in rows
            ]


def test_a_story_as_judged_has_nothing_to_tell() -> None:
    assert told(PLAIN) == []


@pytest.mark.parametrize(
    ("path", "value", "line"),
    [
        ("expected.label", "fails", "label: för hand fails, uträknat meets"),
        (
            "expected.topics",
            {"remarks": "meets"},
            "topics.remarks: för hand meets, uträknat None",
        ),
        (
            "expected.questions",
            ["rent"],
            "questions: för hand ['rent'], uträknat []",
        ),
        ("expected.highest_rent", 9001, "highest_rent: för hand 9001, uträknat 9000"),
        (
            "expected.last_day",
            "2026-12-30",
            "last_day: för hand 2026-12-30, uträknat 2026-12-31",
        ),
    ],
)
def test_what_differs_is_told_by_hand_and_replayed(path: str, value: object, line: str) -> None:
    assert told(changed(path, value)) == [line]


def test_a_sentence_that_is_not_said_is_told_with_all_that_is() -> None:
    (line,) = told(changed("expected.sentences", ["28 000 kr"]))
    assert line.startswith("sentences: ”28 000 kr” sägs inte.")
    assert "27 000 kr" in line


def test_what_is_not_written_down_is_not_compared() -> None:
    assert told(changed("expected", {"label": "meets"})) == []


@pytest.mark.parametrize(
    ("path", "value", "place"),
    [
        ("name", 7, "name"),
        ("on", "24 november", "on"),
        ("home", {"floor": 3}, "home.floor"),
        ("home.rent", "dyr", "home.rent"),
        ("scopes.0", {"name": "Ronna"}, "scopes[0].rank"),
        ("rows.0.topic", "pets", "rows[0].topic"),
        ("rows.0.scope", "Lina", "rows[0].scope"),
        ("rows.0.scope", 3, "rows[0].scope"),
        ("rows.0.tests.0.0.params.n", 99, "rows[0].tests[0][0].params.n"),
        ("rows.0.weight", "soft", "rows[0].weight"),
        ("exceptions.0.conditions", [], "exceptions[0].conditions"),
        ("exceptions.0.effect", "forgive", "exceptions[0].effect"),
        ("core_topics", ["pets"], "core_topics[0]"),
        ("household.age", 40, "household.age"),
        ("expected.label", "maybe", "expected.label"),
        ("expected.topics", {"income_level": "maybe"}, "expected.topics"),
        ("expected.last_day", "2026-13-01", "expected.last_day"),
    ],
)
def test_a_story_that_is_wrong_is_refused_with_its_place(
    path: str, value: object, place: str
) -> None:
    assert problems(document(PLAIN, changed(path, value))) == [f"stories[1].{place}"]


def test_everything_that_is_wrong_is_told_at_once() -> None:
    broken = changed("on", "i dag")
    broken["expected"]["label"] = "maybe"
    del broken["about"]
    found = problems(document(broken, 3))
    assert sorted(found) == [
        "stories[0].about",
        "stories[0].expected.label",
        "stories[0].on",
        "stories[1]",
    ]


@pytest.mark.parametrize(
    ("data", "place"),
    [
        ({**document(), "format": "bostadsportalen-inventory"}, "format"),
        ({**document(), "version": 2}, "version"),
        ({**document(), "version": True}, "version"),
        ({**document(), "stories": {}}, "stories"),
        ([], ""),
    ],
)
def test_a_file_of_another_sort_is_refused(data: object, place: str) -> None:
    assert problems(data) == [place]


def test_the_command_replays_all_that_ship() -> None:
    assert replayed() == (0, [f"{len(STORIES)} berättelser prövade, 0 skiljer sig."])


def test_the_command_names_the_story_that_differs_and_ends_with_1(tmp_path: Path) -> None:
    path = tmp_path / "mina.json"
    stories = document(PLAIN, changed("expected.label", "fails"))
    path.write_text(json.dumps(stories), encoding="utf-8")
    assert replayed(path) == (
        1,
        [
            "mina.json, Tre gånger hyran: label: för hand fails, uträknat meets",
            "2 berättelser prövade, 1 skiljer sig.",
        ],
    )


def test_the_command_tells_what_is_wrong_with_every_file(tmp_path: Path) -> None:
    one, two = tmp_path / "ett.json", tmp_path / "två.json"
    one.write_text(json.dumps(document(changed("on", "i dag"))), encoding="utf-8")
    two.write_text(
        '{"format": "bostadsportalen-stories", "version": 1, "version": 1, "stories": []}',
        encoding="utf-8",
    )
    with pytest.raises(CommandError) as refusal:
        replayed(one, two, tmp_path / "tre.json")
    lines = str(refusal.value).splitlines()
    assert [line.split(": ")[0] for line in lines] == [
        str(one),
        str(two),
        str(tmp_path / "tre.json"),
    ]
    assert "stories[0].on" in lines[0]
    assert "version" in lines[1]
