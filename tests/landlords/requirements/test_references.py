"""References: what the rule says, and how a household's are judged."""

from datetime import date
from typing import Any

import pytest
from django.utils import translation
from hypothesis import strategies as st

from landlords.requirements import references as source
from landlords.requirements.applicant import Reference
from landlords.requirements.codes import ReferenceFrom, Topic
from landlords.requirements.fact_codes import Arranged
from landlords.requirements.findings import Outcome
from landlords.requirements.problems import TermsError
from landlords.requirements.references import HousingReference
from landlords.requirements.sentences import NBSP, say
from landlords.requirements.values import Answers, Month
from tests.landlords.requirements.facts import all_codes, codes, found, lines, screen
from tests.landlords.requirements.learning import promises

MEETS, FAILS, ASKS = Outcome.MEETS, Outcome.FAILS, Outcome.ASK_HOUSEHOLD
ARRANGE = Outcome.TO_ARRANGE
NEW, OLD, BETWEEN = Month(2024, 12), Month(2024, 10), Month(2024, 11)

ONE = HousingReference()
TWO = HousingReference(2)
TWO_YEARS = HousingReference(oldest=24)
LANDLORDS = HousingReference(whose=ReferenceFrom.LANDLORD)
OR_CERTIFICATE = HousingReference(oldest=24, certificate=True)

GOOD = Reference(latest=NEW, good=True)
BAD = Reference(latest=NEW, good=False)
ALL = {"references_complete": True}
CERTIFICATE = {"can_arrange": Answers.of({Arranged.CERTIFICATE_REFERENCE: True})}
NO_CERTIFICATE = {"can_arrange": Answers.of({Arranged.CERTIFICATE_REFERENCE: False})}

Case = tuple[HousingReference, tuple[Reference, ...], dict[str, Any], Outcome, list[str]]


def good(latest: Month | None = NEW, **facts: Any) -> Reference:
    return Reference(latest=latest, good=True, **facts)


CASES: list[Case] = [
    (ONE, (GOOD,), {}, MEETS, []),
    (ONE, (GOOD, BAD), {}, MEETS, []),
    (ONE, (BAD,), ALL, FAILS, []),
    (ONE, (BAD,), {}, ASKS, ["references"]),
    (ONE, (), ALL, FAILS, []),
    (ONE, (), {}, ASKS, ["references"]),
    (ONE, (Reference(),), ALL, ASKS, ["reference_good"]),
    (ONE, (good(None),), {}, MEETS, []),
    (TWO, (GOOD, GOOD), {}, MEETS, []),
    (TWO, (GOOD, BAD), ALL, FAILS, []),
    (TWO, (GOOD,), {}, ASKS, ["references"]),
    (TWO, (GOOD, Reference()), ALL, ASKS, ["reference_good"]),
    (TWO_YEARS, (good(NEW),), {}, MEETS, []),
    (TWO_YEARS, (good(OLD),), ALL, FAILS, []),
    (TWO_YEARS, (good(BETWEEN),), ALL, ASKS, ["reference_day"]),
    (TWO_YEARS, (good(None),), ALL, ASKS, ["reference_latest"]),
    (TWO_YEARS, (Reference(latest=OLD),), ALL, FAILS, []),
    (TWO_YEARS, (Reference(),), ALL, ASKS, ["reference_good", "reference_latest"]),
    # of one that speaks against the household, or is too old, nothing more is asked
    (TWO_YEARS, (Reference(good=False), Reference(latest=NEW)), ALL, ASKS, ["reference_good"]),
    (TWO_YEARS, (Reference(latest=OLD), good(None)), ALL, ASKS, ["reference_latest"]),
    (LANDLORDS, (good(from_landlord=False), good()), ALL, ASKS, ["reference_from"]),
    (LANDLORDS, (Reference(from_landlord=False), good()), ALL, ASKS, ["reference_from"]),
    (LANDLORDS, (good(from_landlord=True),), {}, MEETS, []),
    (LANDLORDS, (good(landlord="annan"),), {}, MEETS, []),
    (LANDLORDS, (good(from_landlord=False),), ALL, FAILS, []),
    (LANDLORDS, (good(),), ALL, ASKS, ["reference_from"]),
    (OR_CERTIFICATE, (good(NEW),), NO_CERTIFICATE, MEETS, []),
    (OR_CERTIFICATE, (good(OLD),), ALL, ARRANGE, []),
    (OR_CERTIFICATE, (good(OLD),), ALL | CERTIFICATE, ARRANGE, []),
    (OR_CERTIFICATE, (good(OLD),), ALL | NO_CERTIFICATE, FAILS, []),
    (OR_CERTIFICATE, (), {}, ARRANGE, []),
    (OR_CERTIFICATE, (), NO_CERTIFICATE, ASKS, ["references"]),
    (HousingReference(oldest=24), (good(OLD),), ALL | CERTIFICATE, FAILS, []),
]


def answer(case: Case) -> Any:
    rule, listed, facts, _outcome, _questions = case
    return found(rule, references=listed, **facts)


@pytest.mark.parametrize("case", CASES)
def test_a_household_is_judged_by_what_is_known(case: Case) -> None:
    finding = answer(case)
    assert (finding.outcome, codes(finding)) == case[3:]
    assert len(finding.lines) == len(case[1])


def test_every_message_is_said() -> None:
    assert all_codes(*map(answer, CASES)) == set(source.MESSAGES)


@pytest.mark.parametrize(
    ("on", "outcome"),
    [
        (date(2026, 11, 1), MEETS),
        (date(2026, 11, 2), ASKS),
        (date(2026, 11, 30), ASKS),
        (date(2026, 12, 1), FAILS),
    ],
)
def test_a_month_is_new_enough_to_its_first_day_and_too_old_from_its_last(
    on: date, outcome: Outcome
) -> None:
    finding = found(TWO_YEARS, on, references=(good(BETWEEN),), references_complete=True)
    assert finding.outcome is outcome
    turns = [date(2026, 11, 2), date(2026, 12, 1)]
    assert list(finding.edges) == [day for day in turns if day > on]


def test_the_days_on_which_references_grow_old_come_in_order() -> None:
    listed = tuple(good(Month(2026, month)) for month in (9, 3, 7, 1))
    days = found(HousingReference(5, 24), references=listed).edges
    assert len(days) == 8
    assert list(days) == sorted(days)


def test_the_answer_carries_its_numbers() -> None:
    listed = (good(NEW, from_landlord=True), Reference(latest=OLD, good=False), Reference())
    rule = HousingReference(2, 24, ReferenceFrom.LANDLORD)
    assert lines(found(rule, references=listed)) == [
        (
            "Reference: up to December 2024, speaks well, from a landlord,"
            " new enough at least until 1 December 2026"
        ),
        (
            "Reference: up to October 2024, does not speak well, not known whether from a landlord,"
            " too old since 31 October 2026"
        ),
        (
            "Reference: month not known, not known whether it speaks well,"
            " not known whether from a landlord"
        ),
    ]
    between = lines(found(TWO_YEARS, references=(good(BETWEEN),)))
    assert between == [
        (
            "Reference: up to November 2024, speaks well, new enough until some day from"
            " 1 November 2026 to 30 November 2026, by the day of the month"
        )
    ]
    few = found(rule, references=listed[:1], references_complete=True)
    assert screen(few) == (
        "The household can show only 1 reference, which is too few"
        " (at least 2 references, good and from a landlord, not older than 24 months)."
    )


@pytest.mark.parametrize(
    ("rule", "long", "short"),
    [
        (ONE, "at least 1 reference, good and from anybody", None),
        (
            HousingReference(2, 24, ReferenceFrom.LANDLORD, certificate=True),
            (
                "at least 2 references, good and from a landlord, not older than 24 months,"
                " or a certificate of the present stay"
            ),
            (
                "at least 2 references, good and from a landlord, not older than 24 mo.,"
                " or a certificate of the present stay"
            ),
        ),
    ],
)
def test_the_rule_says_itself(rule: HousingReference, long: str, short: str | None) -> None:
    with translation.override("en"):
        assert say(rule.describe()).replace(NBSP, " ") == long
        assert say(rule.short()).replace(NBSP, " ") == (short or long)


@pytest.mark.parametrize(
    ("params", "path"), [({"least": 0}, "least"), ({"least": 6}, "least"), ({"oldest": 0}, "oldest"), ({"oldest": 121}, "oldest")]
)  # fmt: skip
def test_senseless_rules_are_refused(params: dict[str, int], path: str) -> None:
    with pytest.raises(TermsError) as caught:
        HousingReference(**params)  # type: ignore[arg-type]
    assert [problem.path for problem in caught.value.problems] == [path]


def test_its_topic() -> None:
    assert HousingReference.topic is Topic.REFERENCE


RULES = st.builds(
    HousingReference,
    least=st.integers(1, 2),
    oldest=st.sampled_from([None, 12, 24]),
    whose=st.sampled_from(list(ReferenceFrom)),
    certificate=st.booleans(),
)
test_what_is_promised_of_references_holds_when_more_is_known = promises(
    RULES, "references", "can_arrange"
)
