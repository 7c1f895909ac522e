"""The lines of a print-out that the golden household does not reach."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.utils import translation

from landlords.exchange import report_paper as paper
from landlords.exchange.report_json import value_json
from landlords.exchange.report_rows import (
    effect_text,
    exception_lines,
    held_text,
    source_lines,
    topic_lines,
)
from landlords.exchange.report_text import ceiling_text
from landlords.exchange.terms import Cited
from landlords.exchange.wording import (
    cited_text,
    facts,
    label_text,
    one_line,
    period_text,
    sentence,
)
from landlords.management.commands.exchange_schema import written
from landlords.requirements.applicant import Applicant, Income
from landlords.requirements.codes import (
    Basis,
    CertificateOf,
    Disregard,
    Effect,
    IncomeType,
    Layer,
    Says,
    Tier,
    Topic,
    Unit,
    Weight,
)
from landlords.requirements.conditions import AgeBetween, Capital, Certificate
from landlords.requirements.engine import TopicFinding
from landlords.requirements.findings import Outcome
from landlords.requirements.income import RentMultiple
from landlords.requirements.judging import ExceptionFinding, Judged
from landlords.requirements.rent_ceiling import RentCeiling
from landlords.requirements.resolution import ExceptionRow, Row, Scope
from landlords.requirements.sentences import NBSP, Amount, Period, Sentence, Series
from tests.landlords.requirements.asking import ask_about

WHOLE = Scope(100, "Hela beståndet")
TIMES = RentMultiple(Decimal(3), Basis.GROSS)
YOUNG = AgeBetween(18, 25)
CERTIFICATE = Certificate(CertificateOf.SPECIAL_REASONS)
ROW = Row(
    scope=WHOLE,
    topic=Topic.REMARKS,
    tier=Tier.DEMAND,
    layer=Layer.POLICY,
    weight=Weight.HARD,
    says=Says.NONE,
    tests=(),
    audience=None,
    valid_from=date(2026, 1, 1),
    valid_until=None,
)
RULE = ExceptionRow(
    WHOLE, Topic.REMARKS, Effect.WAIVE, date(2026, 1, 1), None, conditions=(CERTIFICATE,)
)


@pytest.fixture(autouse=True)
def swedish() -> Any:
    with translation.override("sv"):
        yield


def plain(lines: Any) -> list[str]:
    return [line.replace(NBSP, " ") for line in lines]


def finding(*judged: Judged, **fields: Any) -> TopicFinding:
    made = TopicFinding(Topic.REMARKS, Tier.DEMAND, Outcome.MEETS, judged, ())
    return made._replace(**fields)


JUDGED = Judged(ROW, Outcome.MEETS, Outcome.MEETS, (), 0)


def test_silence_is_said() -> None:
    assert plain(topic_lines(finding(outcome=Outcome.ASK_LANDLORD), ())) == [
        "  Betalningsanmärkningar: fråga hyresvärden",
        "    Hyresvärden har inte sagt något om det här.",
    ]


def test_what_nobody_knows_and_what_is_wished_is_said() -> None:
    lines = plain(topic_lines(finding(JUDGED, unsettled=True, tier=Tier.WISH), ()))
    assert lines[0] == "  Betalningsanmärkningar (önskemål): klarar kraven"
    assert lines[1] == "    Vilket av dessa som gäller är inte känt:"


def test_a_row_for_some_only_with_an_end_says_so() -> None:
    some = replace(ROW, audience=YOUNG, valid_until=date(2026, 12, 31))
    line = " ".join(plain(topic_lines(finding(JUDGED._replace(row=some)), ())))
    assert "Hela beståndet, bara den som" in line
    assert "från 1 januari 2026 till och med 31 december 2026" in " ".join(line.split())


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({}, "kravet tas bort (Hela beståndet)"),
        (
            {"effect": Effect.DISREGARD, "disregards": Disregard.CERTIFIED_REMARKS},
            "betalningsanmärkningar med intyg (Hela beståndet)",
        ),
        ({"audience": YOUNG}, "bara den som"),
        ({"effect": Effect.REPLACE, "tests": ((TIMES,),)}, "3 gånger hyran"),
    ],
)
def test_what_an_exception_does_is_said(changes: dict[str, Any], said: str) -> None:
    assert said in effect_text(replace(RULE, **changes)).replace(NBSP, " ")


def test_an_exception_of_which_little_is_known_is_short() -> None:
    bare = ExceptionFinding(RULE, Outcome.FAILS, ((CERTIFICATE, None),), figures=((),))
    lines = plain(exception_lines(bare))
    assert lines == [
        "    Undantag (hjälper inte): kravet tas bort (Hela beståndet)",
        "      Om hushållet har intyg om särskilda skäl (kan ordnas, inte känt än)",
    ]


def test_the_figures_of_a_condition_stand_below_it() -> None:
    condition = Capital(Decimal(100_000))
    figures = condition.lines(ask_about(Applicant(capital=Decimal(60_000), assets=Decimal(60_000))))
    tried = ExceptionFinding(RULE, Outcome.FAILS, ((condition, False),), figures=(figures,))
    assert plain(exception_lines(tried))[1:3] == [
        "      Om hushållet har minst 100 000 kr i kapital (gäller inte)",
        (
            "        = Det finns 60 000 kr (tillgångar sammanlagt). Det som krävs: minst 100 000 kr:"
            " 40 000 kr för lite."
        ),
    ]


def test_whether_a_condition_holds_is_said() -> None:
    assert held_text(YOUNG, None) == "inte känt"
    assert held_text(CERTIFICATE, held=False) == "gäller inte"


def test_a_source_without_a_day_or_with_a_link_is_cited() -> None:
    cited = Cited("x", "website", "Policy", None, "https://x.test/", date(2026, 6, 1), "")
    assert cited_text(cited).replace(NBSP, " ") == (
        "Webbplats: Policy, https://x.test/; senast bekräftat 1 juni 2026"
    )
    assert list(source_lines("no source", "")) == []


@pytest.mark.parametrize(
    ("ceiling", "said"),
    [
        (RentCeiling(Outcome.MEETS, Decimal(9000)), "9 000 kr i månaden."),
        (RentCeiling(Outcome.MEETS, is_open=True), "inget inkomstkrav följer hyran."),
        (RentCeiling(Outcome.MEETS), "vilken som helst."),
        (RentCeiling(Outcome.FAILS), "hinder i dag."),
        (RentCeiling(Outcome.ASK_HOUSEHOLD), "fråga hushållet."),
    ],
)
def test_the_highest_rent_is_said_or_why_it_is_not(ceiling: RentCeiling, said: str) -> None:
    assert ceiling_text(ceiling).replace(NBSP, " ").endswith(said)


def test_only_what_is_known_of_a_household_is_told() -> None:
    made = Applicant(incomes=(Income(IncomeType.SALARY, covers_rent=False),), couple=False)
    told = dict(facts(made))
    assert "de två vuxna är ett par" in told
    assert "vuxna" not in told
    assert "beviljas för en hyra" not in told["inkomster 1"]


def test_a_label_names_the_obstacles() -> None:
    failing = finding(JUDGED, outcome=Outcome.FAILS)
    assert label_text(Outcome.FAILS, [failing]) == "hinder i dag: betalningsanmärkningar"
    assert label_text(Outcome.MEETS, [failing]) == "klarar kraven"


def test_texts_are_made_to_fit_a_line() -> None:
    assert one_line(" a \n b ") == "a b"
    assert (sentence("så."), sentence("så")) == ("Så.", "Så.")
    assert period_text(date(2026, 1, 1), None).replace(NBSP, " ") == "från 1 januari 2026"


@pytest.mark.parametrize(
    ("value", "json"),
    [
        ("text", "text"),
        (3, 3),
        (Decimal("2.50"), "2.5"),
        (date(2026, 1, 2), "2026-01-02"),
        (IncomeType.SALARY, "salary"),
        (Period(2026, 11), "2026-11"),
        (Amount(3, Unit.TIMES), {"number": "3", "unit": "times"}),
        (Series((1, IncomeType.SALARY)), [1, "salary"]),
        (Sentence("%(n)s!", {"n": 2}), {"text": "2!", "values": {"n": 2}}),
    ],
)
def test_every_sort_of_value_has_one_form_in_json(value: Any, json: Any) -> None:
    assert value_json(value) == json


@pytest.mark.parametrize(
    ("topic", "lines"),
    [
        (
            finding(outcome=Outcome.ASK_LANDLORD),
            ["  Betalningsanmärkningar:", "    Vi vet inte än. Vi frågar."],
        ),
        (finding(JUDGED, tier=Tier.WISH), []),
        (finding(JUDGED, outcome=Outcome.NOT_APPLICABLE), []),
    ],
)
def test_a_paper_leaves_out_what_decides_nothing(topic: TopicFinding, lines: list[str]) -> None:
    assert list(paper.topic_lines(topic)) == lines


@pytest.mark.parametrize("name", ["inventory", "household"])
def test_the_command_prints_the_schema(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("exchange_schema", name)
    assert capsys.readouterr().out == written(name) + "\n"


def test_there_is_no_schema_of_anything_else() -> None:
    with pytest.raises(CommandError):
        call_command("exchange_schema", "weather")
