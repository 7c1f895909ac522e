"""Every kind and condition there is: all of it is shown in Swedish, and nothing lost by saving."""

import csv
import io
import re
from collections import defaultdict
from html import unescape
from io import StringIO
from pathlib import Path
from typing import Any

import openpyxl
import polib
import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import translation

from config.catalogues import FOLDER
from landlords.admin_forms.params import FIELDS
from landlords.admin_forms.reading import requirement_sentence
from landlords.models import ExceptionRule, Landlord, Requirement
from landlords.projection import rebuild_answers
from landlords.requirements.catalogue import CATALOGUE, CONDITIONS, kind_for
from landlords.requirements.codes import Disregard, IncomeType, Topic
from landlords.requirements.contract import Condition, Kind
from landlords.requirements.income_basis import AcceptedIncome
from landlords.requirements.params import specs
from landlords.requirements.parsing import parse_audience, parse_tests
from landlords.requirements.sentences import NBSP, describe_tests, say, short_tests
from tests.landlords.every_kind import as_tests, audience_of, barest, fullest
from tests.landlords.exchange_document import document, exception, requirement, written
from tests.landlords.exchange_document import landlord as one_landlord
from tests.make import (
    make_district,
    make_exception,
    make_landlord,
    make_requirement,
    make_scope,
    make_stock,
)
from tests.no_script import Browser

pytestmark = pytest.mark.django_db

SUMMARY = "/hyresvardar/sammanstallning/"
WORDS = re.compile(r"\w+")
FEWEST_WORDS = 3  # of a text that is English beyond doubt
MOST_BYTES = 60_000
EXAMPLES = {"fullest": fullest, "barest": barest}


def plain(text: str) -> str:
    """A page's text as one line, with plain spaces and without its marks."""
    return spaced(unescape(re.sub(r"<[^>]+>", " ", text)))


def spaced(text: str) -> str:
    """A text as one line, with plain spaces."""
    return " ".join(text.replace(NBSP, " ").split())


def english_in(text: str) -> list[str]:
    """What of the catalogue stands there untranslated."""
    entries = polib.pofile(str(FOLDER / "sv" / "LC_MESSAGES" / "django.po"))
    told = [entry.msgid for entry in entries if "%" not in entry.msgid and "{" not in entry.msgid]
    return [text_ for text_ in told if len(WORDS.findall(text_)) >= FEWEST_WORDS and text_ in text]


@pytest.fixture
def landlord() -> Landlord:
    """A landlord with one requirement of every kind, for every sort of people, and exceptions."""
    landlord = make_landlord(name="Alltinget AB")
    make_stock(landlord=landlord)
    scope = make_scope(landlord=landlord)
    audiences = [None, *(audience_of(fullest(condition)) for condition in CONDITIONS)]
    used: dict[Topic, int] = defaultdict(int)
    for kind in CATALOGUE:
        audience = audiences[used[kind.topic]]
        used[kind.topic] += 1
        make_requirement(
            scope=scope, topic=kind.topic.value, tests=as_tests(fullest(kind)), audience=audience
        )
    for condition, topic in zip(CONDITIONS, Topic, strict=False):
        make_exception(scope=scope, topic=topic, conditions=[audience_of(fullest(condition))])
    rebuild_answers([landlord])
    return landlord


def test_every_sort_of_parameter_has_a_field() -> None:
    wanted = {
        spec.value_type for statement in (*CATALOGUE, *CONDITIONS) for spec in specs(statement)
    }
    assert wanted <= FIELDS.keys()


def test_the_landlords_page_tells_every_kind_whole(landlord: Landlord, coordinator: Client) -> None:
    response = coordinator.get(landlord.get_absolute_url())
    text = plain(response.content.decode())
    assert response.status_code == 200
    for row in Requirement.objects.filter(scope__landlord=landlord):
        if row.tests[0][0]["kind"] != AcceptedIncome.code:  # told as a list, a line for each answer
            assert told(row)[1:] in text  # the first letter of a line is a capital
    with translation.override("sv"):
        assert [str(kind.label) for kind in IncomeType if str(kind.label) not in text] == []
    for rule in ExceptionRule.objects.filter(scope__landlord=landlord):
        assert condition_of(rule) in text
    assert english_in(text) == []


def told(row: Requirement) -> str:
    """What a row demands, in Swedish."""
    with translation.override("sv"):
        return spaced(say(describe_tests(parse_tests(row.tests))))


def condition_of(rule: ExceptionRule) -> str:
    """What an exception takes, in Swedish."""
    condition = parse_audience(rule.conditions[0])
    assert condition is not None
    with translation.override("sv"):
        return spaced(say(condition.describe()))


def test_the_directory_and_the_summary_tell_every_kind_whole(
    landlord: Landlord, coordinator: Client
) -> None:
    shorts = [short(row) for row in Requirement.objects.filter(scope__landlord=landlord)]
    page, summary = coordinator.get("/hyresvardar/"), coordinator.get(SUMMARY)
    assert (page.status_code, summary.status_code) == (200, 200)
    assert landlord.name in plain(page.content.decode())
    for text in (plain(page.content.decode()), plain(summary.content.decode())):
        assert english_in(text) == []
    for content in (csv_text(coordinator), xlsx_text(coordinator)):
        assert [text for text in shorts if text not in content] == []
        assert english_in(content) == []


def short(row: Requirement) -> str:
    """What a row demands in few words, in Swedish."""
    with translation.override("sv"):
        return spaced(say(short_tests(parse_tests(row.tests))))[1:]


def csv_text(browser: Client) -> str:
    """Every cell of the summary's file for spreadsheets of any sort."""
    content = browser.post(f"{SUMMARY}fil/", {"file": "csv-hyresvardar"}).content.decode(
        "utf-8-sig"
    )
    rows = csv.reader(io.StringIO(content, newline=""), delimiter=";")
    return spaced(" ".join(cell for row in rows for cell in row))


def xlsx_text(browser: Client) -> str:
    """Every cell of the summary's workbook."""
    content = browser.post(f"{SUMMARY}fil/", {"file": "xlsx"}).content
    book = openpyxl.load_workbook(io.BytesIO(content))
    cells = [cell for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row]
    return spaced(" ".join(str(cell) for cell in cells if cell is not None))


@pytest.mark.parametrize("example", EXAMPLES)
@pytest.mark.parametrize("kind", CATALOGUE, ids=lambda kind: kind.code)
def test_a_requirement_opened_and_saved_is_as_it_was(
    coordinator: Client, kind: type[Kind], example: str
) -> None:
    row = make_requirement(topic=kind.topic.value, tests=as_tests(EXAMPLES[example](kind)))
    before = row.tests
    page = Browser(coordinator, f"/admin/landlords/requirement/{row.pk}/change/")
    with translation.override("sv"):
        assert spaced(requirement_sentence(row)) in spaced(" ".join(page.form.text))
    assert english_in(spaced(" ".join(page.form.text))) == []
    page.correct()
    page.press("_save")
    assert page.errors == ""
    row.refresh_from_db()
    assert row.tests == before


@pytest.mark.parametrize("example", EXAMPLES)
@pytest.mark.parametrize("condition", CONDITIONS, ids=lambda condition: condition.code)
def test_an_exception_opened_and_saved_is_as_it_was(
    coordinator: Client, condition: type[Condition], example: str
) -> None:
    stated = audience_of(EXAMPLES[example](condition))
    row = make_exception(
        effect="disregard", disregards="certified_debts", topic="rent_debt", audience=stated,
        conditions=[stated], per_year=3, duration_months=12, proof=["Intyg"], wording="Vi intygar.",
    )  # fmt: skip
    page = Browser(coordinator, f"/admin/landlords/exceptionrule/{row.pk}/change/")
    text = spaced(" ".join(page.form.text))
    assert condition_of(row) in text
    assert "bortses från: skulder med intyg" in text
    assert "Välj Skulder, betalningsanmärkningar och störningar med intyg" in text
    assert english_in(text) == []
    page.correct()
    page.press("_save")
    assert page.errors == ""
    again = ExceptionRule.objects.get(pk=row.pk)
    kept = ("conditions", "audience", "disregards", "per_year", "proof", "wording")
    assert [getattr(again, name) for name in kept] == [getattr(row, name) for name in kept]


def test_the_history_tells_what_every_kind_was_changed_from(
    landlord: Landlord, coordinator: Client
) -> None:
    rows = list(Requirement.objects.filter(scope__landlord=landlord))
    for row in rows:
        page = Browser(coordinator, f"/admin/landlords/requirement/{row.pk}/change/")
        page.set("weight", "normally")
        page.press("_save")
    history = reverse("admin:landlords_landlord_history", args=[landlord.pk])
    pages = [coordinator.get(history, {"p": number}) for number in range(1, len(rows) // 25 + 3)]
    text = " ".join(plain(answer.content.decode()) for answer in pages)
    assert [told(row) for row in rows if told(row)[1:] not in text] == []
    assert english_in(text) == []


@pytest.mark.parametrize("topic", Topic)
def test_the_kinds_of_the_topic_stand_first_and_the_others_after(
    coordinator: Client, topic: Topic
) -> None:
    url = reverse("admin:landlords_requirement_add")
    first = {"topic": topic.value, "scope": str(make_scope().pk)}
    html = coordinator.get(url, first).content.decode()
    offered = re.search(r'<select id="id_tests-0-0-kind".*?</select>', html, re.DOTALL)
    assert offered is not None
    codes = [code for code in re.findall(r'value="(\w+)"', offered[0]) if code]
    assert sorted(codes) == sorted(kind.code for kind in CATALOGUE)
    own = [kind.code for kind in CATALOGUE if kind.topic is topic]
    assert codes[: len(own)] == own
    assert kind_for(codes[len(own)]).topic is not topic


def test_a_form_is_light(landlord: Landlord, coordinator: Client) -> None:
    scope = landlord.scopes.get()
    for model in ("requirement", "exceptionrule"):
        url = reverse(f"admin:landlords_{model}_add")
        assert len(coordinator.get(url, {"scope": scope.pk}).content) < MOST_BYTES


def test_an_import_tells_every_kind_whole(tmp_path: Path) -> None:
    make_district(code="ronna")
    make_district(code="geneta")
    bring_in(tmp_path, barest, apply=True)
    printed = spaced(bring_in(tmp_path, fullest, apply=False))
    with translation.override("en"):  # the language of commands
        for kind in CATALOGUE:
            before, after = (spaced(say(made(kind).short())) for made in (barest, fullest))
            assert before == after or f"{before} → {after}" in printed
        for what in Disregard:
            assert f"{what.label}, from" in printed


def bring_in(folder: Path, made: Any, *, apply: bool) -> str:
    """Import a landlord with a row of every kind, made like this; what was printed."""
    audiences = [None, *(audience_of(fullest(condition)) for condition in CONDITIONS)]
    used: dict[Topic, int] = defaultdict(int)
    rows = []
    for kind in CATALOGUE:
        audience = audiences[used[kind.topic]]
        used[kind.topic] += 1
        stated = as_tests(made(kind))
        rows.append(requirement(topic=kind.topic.value, tests=stated, audience=audience))
    rules = [
        exception(effect="disregard", disregards=what.value, per_year=1 if apply else 2)
        for what in Disregard
    ]
    scope = {"name": "Hela beståndet", "rank": 100, "requirements": rows, "exceptions": rules}
    data = {**document(), "landlords": [one_landlord(scopes=[scope])]}
    printed = StringIO()
    call_command("import_inventory", str(written(data, folder)), apply=apply, stdout=printed)
    return printed.getvalue()
