"""Would the level hold without the uncertain incomes? Is an income needed, or the others' at all?"""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from landlords.requirements.applicant import Adult, Applicant, Income
from landlords.requirements.capital import CapitalInstead
from landlords.requirements.certainty import Certainty
from landlords.requirements.codes import (
    Acceptance,
    Basis,
    CombiningRule,
    CountedFrom,
    Direction,
    IncomeType,
    Topic,
    Weight,
)
from landlords.requirements.combining import Combining
from landlords.requirements.employment import EmployerCertificate, EmploymentForms
from landlords.requirements.employment_time import EmploymentMonths
from landlords.requirements.fact_codes import Arranged, EmploymentForm
from landlords.requirements.findings import Finding, Outcome
from landlords.requirements.income import RentMultiple
from landlords.requirements.resolution import Row
from landlords.requirements.saying import Voice
from landlords.requirements.sentences import Series
from landlords.requirements.values import Answers
from tests.landlords.requirements.earning import (
    EVERYBODY,
    HOME,
    accepts,
    asks,
    household,
    income,
    judged,
    lines,
    outcomes,
    row,
    said,
    swedish,
)

LEVEL, CERTAINTY, BASIS, COMBINING = (
    Topic.INCOME_LEVEL,
    Topic.CERTAINTY,
    Topic.INCOME_BASIS,
    Topic.COMBINING,
)
THREE = RentMultiple(Decimal(3), Basis.GROSS)
AHEAD = Certainty(6, Direction.FORWARD, CountedFrom.APPLICATION)
BACK = Certainty(6, Direction.BACK, CountedFrom.APPLICATION)
LEVEL_ROW = row(LEVEL, (THREE,))
CERTAIN_ROW = row(CERTAINTY, (AHEAD,))
EITHER_ROW = row(CERTAINTY, (AHEAD,), (BACK,))
SALARY_COUNTS = row(BASIS, (accepts(salary=Acceptance.YES),))


def sure(gross: int, **more: Any) -> Income:
    return income(gross=gross, open_ended=True, **more)


def brief(gross: int, **more: Any) -> Income:
    """Over by the new year, and not held for long."""
    return income(gross=gross, since=date(2026, 11, 1), until=date(2026, 12, 31), **more)


def of_unknown_end(gross: int) -> Income:
    return income(gross=gross, since=date(2026, 11, 1))


def certainty(facts: Applicant, *rows: Row) -> Finding:
    """What the row on certainty answers, beside a level of 25 500 kr."""
    found = judged(facts, *(rows or (LEVEL_ROW, SALARY_COUNTS, CERTAIN_ROW)))
    ((finding,),) = found[CERTAINTY].found
    return finding


SUPPORT = IncomeType.INCOME_SUPPORT
TABLE: list[tuple[str, Applicant, Outcome, str, list[str]]] = [
    ("all certain and enough", household(sure(25_500)), Outcome.MEETS, "meets", []),
    ("all certain and too little", household(sure(20_000)), Outcome.MEETS, "meets", []),
    ("enough without it", household(sure(25_500), brief(9_000)), Outcome.MEETS, "enough", []),
    ("not enough without it", household(sure(25_499), brief(9_000)), Outcome.FAILS, "fails", []),
    ("nothing else", household(brief(30_000)), Outcome.FAILS, "fails", []),
    ("never enough, and uncertain", household(brief(9_000)), Outcome.FAILS, "fails", []),
    (
        "who knows how long",
        household(of_unknown_end(30_000)),
        Outcome.ASK_HOUSEHOLD,
        "ask_household",
        ["income_until"],
    ),
    (
        "who knows, but enough without",
        household(sure(25_500), of_unknown_end(9_000)),
        Outcome.MEETS,
        "enough",
        [],
    ),
    (
        "too little even if it lasts",
        household(brief(20_000), of_unknown_end(9_000)),
        Outcome.FAILS,
        "fails",
        [],
    ),
    (
        "too little in all, and who knows how long",
        household(of_unknown_end(9_000)),
        Outcome.ASK_HOUSEHOLD,
        "ask_household",
        ["income_until"],
    ),
    (
        "more incomes may come",
        household(brief(30_000), incomes_complete=None),
        Outcome.ASK_HOUSEHOLD,
        "ask_household",
        ["incomes"],
    ),
    (
        "certain and too little, more may come",
        household(sure(20_000), incomes_complete=None),
        Outcome.ASK_HOUSEHOLD,
        "ask_household",
        ["incomes"],
    ),
    (
        "certain and enough, more may come",
        household(sure(25_500), incomes_complete=None),
        Outcome.MEETS,
        "meets",
        [],
    ),
    ("no income at all", household(), Outcome.NOT_APPLICABLE, "no_income", []),
    (
        "none listed yet",
        household(incomes_complete=None),
        Outcome.ASK_HOUSEHOLD,
        "ask_household",
        ["incomes"],
    ),
    (
        "an amount is missing of what is certain",
        household(sure(20_000), brief(9_000), replace(sure(1), gross=None)),
        Outcome.ASK_HOUSEHOLD,
        "ask_household",
        ["income_gross"],
    ),
]


@pytest.mark.parametrize(
    ("facts", "outcome", "code", "questions"),
    [case[1:] for case in TABLE],
    ids=[case[0] for case in TABLE],
)
def test_the_level_is_tried_without_the_uncertain_incomes(
    facts: Applicant, outcome: Outcome, code: str, questions: list[str]
) -> None:
    found = certainty(facts)
    assert found.outcome is outcome
    assert found.reason.code == f"certainty.{code}"
    assert asks(found) == questions
    said(found)


HOWS: list[tuple[str, dict[str, Acceptance], Applicant, Outcome, list[str]]] = [
    (
        "certain, and assessed",
        {"salary": Acceptance.YES, "capital": Acceptance.ASSESSED},
        household(brief(20_000), sure(26_000, kind=IncomeType.CAPITAL)),
        Outcome.JUDGES,
        ["accepted_income"],
    ),
    (
        "certain, and not spoken of",
        {"salary": Acceptance.YES},
        household(brief(20_000), sure(26_000, kind=IncomeType.CAPITAL)),
        Outcome.ASK_LANDLORD,
        ["accepted_income"],
    ),
    (
        "uncertain, and assessed",
        {"salary": Acceptance.YES, "capital": Acceptance.ASSESSED},
        household(sure(20_000), brief(26_000, kind=IncomeType.CAPITAL)),
        Outcome.JUDGES,
        ["accepted_income"],
    ),
    (
        "uncertain, and not spoken of",
        {"salary": Acceptance.YES},
        household(sure(20_000), brief(26_000, kind=IncomeType.CAPITAL)),
        Outcome.ASK_LANDLORD,
        ["accepted_income"],
    ),
    (
        "uncertain, from who knows where",
        {"salary": Acceptance.YES, "income_support": Acceptance.YES},
        household(sure(20_000), brief(26_000, kind=SUPPORT)),
        Outcome.ASK_HOUSEHOLD,
        ["own_municipality"],
    ),
    (
        "uncertain, and does not count",
        {"salary": Acceptance.YES, "capital": Acceptance.NO},
        household(sure(20_000), brief(26_000, kind=IncomeType.CAPITAL)),
        Outcome.MEETS,
        [],
    ),
]


@pytest.mark.parametrize(
    ("stated", "facts", "outcome", "questions"),
    [case[1:] for case in HOWS],
    ids=[case[0] for case in HOWS],
)
def test_whether_an_uncertain_income_counts_may_decide(
    stated: dict[str, Acceptance], facts: Applicant, outcome: Outcome, questions: list[str]
) -> None:
    found = certainty(facts, LEVEL_ROW, row(BASIS, (accepts(**stated),)), CERTAIN_ROW)
    assert found.outcome is outcome
    assert asks(found) == questions
    said(found)


def test_a_supplement_falls_with_the_uncertain_income_it_stands_beside() -> None:
    stated = row(BASIS, (accepts(salary=Acceptance.YES, child_benefit=Acceptance.SUPPLEMENT),))
    facts = household(brief(25_000), sure(26_000, kind=IncomeType.CHILD_BENEFIT))
    assert outcomes(facts, LEVEL_ROW, stated)[LEVEL] is Outcome.MEETS
    assert certainty(facts, LEVEL_ROW, stated, CERTAIN_ROW).outcome is Outcome.FAILS


@pytest.mark.parametrize(
    ("since", "until", "outcome"),
    [
        (date(2026, 5, 24), date(2026, 12, 31), Outcome.MEETS),
        (date(2026, 5, 25), date(2027, 5, 23), Outcome.MEETS),
        (date(2026, 5, 25), date(2027, 5, 22), Outcome.FAILS),
        (None, date(2027, 5, 22), Outcome.ASK_HOUSEHOLD),
        (date(2026, 5, 25), None, Outcome.ASK_HOUSEHOLD),
    ],
)
def test_forward_or_back_is_judged_income_by_income(
    since: date | None, until: date | None, outcome: Outcome
) -> None:
    first = household(income(gross=26_000, since=since, until=until))
    assert certainty(first, LEVEL_ROW, SALARY_COUNTS, EITHER_ROW).outcome is outcome


def test_one_income_may_be_certain_forward_and_another_back() -> None:
    facts = household(
        income(gross=13_000, since=date(2026, 11, 1), until=date(2028, 1, 1)),
        income(gross=12_500, since=date(2020, 1, 1), until=date(2026, 12, 1)),
    )
    found = certainty(facts, LEVEL_ROW, SALARY_COUNTS, EITHER_ROW)
    assert found.outcome is Outcome.MEETS
    assert lines(found) == [
        "salary: certain until 1 January 2028; it has to last to 23 May 2027",
        "salary: held since 1 January 2020; needed since 24 May 2026",
    ]
    assert found.edges == (date(2026, 12, 2), date(2027, 5, 1), date(2027, 7, 3), date(2028, 1, 2))


def test_what_is_not_certain_shows_every_test() -> None:
    found = certainty(household(brief(30_000)), LEVEL_ROW, SALARY_COUNTS, EITHER_ROW)
    assert len(lines(found)) == 2
    assert swedish(found) == (
        "Inte säkert länge nog: lön (6 mån framåt från ansökan eller 6 mån bakåt från ansökan)."
        " Utan det räcker inte inkomsten."
    )


def test_an_allowance_yet_to_come_is_certain_forward_and_never_back() -> None:
    facts = household(sure(23_000), expected_housing_allowance=Decimal(2_900))
    rows = [LEVEL_ROW, row(BASIS)]
    assert certainty(facts, *rows, CERTAIN_ROW).outcome is Outcome.MEETS
    held = replace(facts, incomes=(income(gross=23_000, since=date(2020, 1, 1)),))
    found = certainty(held, *rows, row(CERTAINTY, (BACK,)))
    assert found.outcome is Outcome.FAILS
    assert "väntat bostadsbidrag" in "".join(lines(found, "sv"))


def test_an_alternative_may_ask_more_than_certainty() -> None:
    permanent = EmploymentForms((EmploymentForm.PERMANENT,))
    rows = [LEVEL_ROW, SALARY_COUNTS, row(CERTAINTY, (AHEAD, permanent), (BACK,))]
    found = certainty(household(sure(26_000)), *rows)
    assert found.outcome is Outcome.ASK_HOUSEHOLD
    assert asks(found) == ["employment", "income_since"]


@pytest.mark.parametrize(
    ("form", "outcome", "questions"),
    [
        (EmploymentForm.PERMANENT, Outcome.MEETS, []),
        (EmploymentForm.HOURLY, Outcome.FAILS, []),
        (None, Outcome.ASK_HOUSEHOLD, ["employment"]),
    ],
)
def test_what_else_an_alternative_asks_must_hold_too(
    form: EmploymentForm | None, outcome: Outcome, questions: list[str]
) -> None:
    permanent = EmploymentForms((EmploymentForm.PERMANENT,))
    rows = [LEVEL_ROW, SALARY_COUNTS, row(CERTAINTY, (AHEAD, permanent))]
    facts = household(sure(26_000), adults=(Adult(employment=form),))
    found = certainty(facts, *rows)
    assert found.outcome is outcome
    assert asks(found) == questions


def test_only_what_is_not_certain_is_named_as_such() -> None:
    stated = row(BASIS, (accepts(salary=Acceptance.YES, capital=Acceptance.YES),))
    facts = household(sure(26_000), brief(9_000, kind=IncomeType.CAPITAL))
    found = certainty(facts, LEVEL_ROW, stated, CERTAIN_ROW)
    assert found.reason.code == "certainty.enough"
    assert found.reason.values["incomes"] == Series((IncomeType.CAPITAL,))


def test_an_income_that_is_certain_in_two_ways_is_one_line() -> None:
    facts = household(sure(26_000, since=date(2020, 1, 1)))
    found = certainty(facts, LEVEL_ROW, SALARY_COUNTS, EITHER_ROW)
    assert lines(found) == ["salary: has no end; it has to last to 23 May 2027"]


def test_an_alternative_that_asks_something_else_stands_beside() -> None:
    permanent = EmploymentForms((EmploymentForm.PERMANENT,))
    rows = [LEVEL_ROW, SALARY_COUNTS, row(CERTAINTY, (AHEAD,), (permanent,))]
    found = judged(household(brief(26_000)), *rows)[CERTAINTY]
    assert [[f.reason.code for f in alternative] for alternative in found.found] == [
        ["certainty.fails"],
        ["employment_form.ask_household"],
    ]
    assert found.outcome is Outcome.ASK_HOUSEHOLD


def test_certainty_beside_a_level_is_tried_for_that_level() -> None:
    both = row(LEVEL, (THREE, AHEAD))
    enough = household(sure(25_500), brief(9_000))
    assert outcomes(enough, both, SALARY_COUNTS)[LEVEL] is Outcome.MEETS
    short = household(sure(20_000), brief(9_000))
    found = judged(short, both, SALARY_COUNTS)[LEVEL]
    assert [f.outcome for f in found.found[0]] == [Outcome.MEETS, Outcome.FAILS]
    alone = judged(short, row(LEVEL, (AHEAD,)), SALARY_COUNTS)[LEVEL]
    assert alone.outcome is Outcome.MEETS


@pytest.mark.parametrize(
    ("weight", "outcome"),
    [
        (Weight.HARD, Outcome.FAILS),
        (Weight.NORMALLY, Outcome.JUDGES),
        (Weight.ASSESSED, Outcome.JUDGES),
        (Weight.INFORMATION, Outcome.FAILS),
    ],
)
def test_a_level_that_is_not_a_must_lets_certainty_be_judged(
    weight: Weight, outcome: Outcome
) -> None:
    facts = household(brief(30_000))
    rows = [row(LEVEL, (THREE,), weight=weight), SALARY_COUNTS, CERTAIN_ROW]
    assert certainty(facts, *rows).outcome is outcome


def test_where_no_level_is_demanded_nothing_has_to_be_certain() -> None:
    found = certainty(household(brief(30_000)), row(LEVEL), SALARY_COUNTS, CERTAIN_ROW)
    assert found.outcome is Outcome.MEETS
    assert said(found).endswith("No size of income is demanded, so it does not matter.")


def test_where_no_level_is_stated_no_size_of_income_is_spoken_of() -> None:
    found = certainty(household(brief(30_000)), SALARY_COUNTS, CERTAIN_ROW)
    assert found.outcome is Outcome.FAILS
    assert said(found) == "Not certain enough: salary (6 mo. forward from the application)."
    beside_a_wish = row(LEVEL, (THREE,), weight=Weight.INFORMATION)
    assert certainty(household(brief(30_000)), beside_a_wish, SALARY_COUNTS, CERTAIN_ROW) == found


def test_certainties_alone_on_the_topic_of_the_level_are_no_level() -> None:
    both = row(LEVEL, (AHEAD, BACK))
    found = judged(household(brief(30_000)), both, SALARY_COUNTS)[LEVEL]
    assert found.outcome is Outcome.FAILS
    assert {finding.reason.code for (alternative,) in [found.found] for finding in alternative} == {
        "certainty.fails_alone"
    }


# What is to be arranged

PROOF = EmployerCertificate()
PROVEN_ROW = row(CERTAINTY, (AHEAD, PROOF))


@pytest.mark.parametrize("level", [LEVEL_ROW, row(LEVEL)])
def test_what_is_to_be_arranged_for_certainty_is_named(level: Row) -> None:
    found = certainty(household(sure(25_500)), level, SALARY_COUNTS, PROVEN_ROW)
    assert found.outcome is Outcome.TO_ARRANGE
    assert said(found) == (
        "An income that counts is certain enough (6 mo. forward from the application and employer's"
        " certificate) once this is arranged: employer's certificate."
    )
    assert [line.code for line in found.lines] == [
        "certainty.line_open",
        "employer_certificate.to_arrange",
    ]
    assert swedish(found, Voice.PAPER).startswith("Din inkomst är säker länge nog om du ordnar")


def test_a_level_that_is_not_met_still_says_what_is_to_be_arranged() -> None:
    found = certainty(household(sure(20_000)), LEVEL_ROW, SALARY_COUNTS, PROVEN_ROW)
    assert (found.outcome, found.reason.code) == (Outcome.TO_ARRANGE, "certainty.to_arrange")


@pytest.mark.parametrize(
    ("since", "outcome"),
    [(date(2026, 5, 1), Outcome.MEETS), (date(2026, 11, 1), Outcome.TO_ARRANGE)],
)
def test_nothing_is_to_be_arranged_where_another_way_is_enough(
    since: date, outcome: Outcome
) -> None:
    either = row(CERTAINTY, (AHEAD, PROOF), (BACK,))
    for level in (LEVEL_ROW, row(LEVEL)):
        facts = household(sure(25_500, since=since))
        assert certainty(facts, level, SALARY_COUNTS, either).outcome is outcome


def test_nothing_is_to_be_arranged_for_an_income_that_is_not_needed() -> None:
    proven_or_long = row(CERTAINTY, (AHEAD, PROOF), (BACK,))
    long_held = sure(25_500, since=date(2026, 1, 1))
    new = sure(9_000, since=date(2026, 11, 1))
    for incomes, outcome in (
        ((long_held, new), Outcome.MEETS),
        ((replace(long_held, gross=Decimal(25_499)), new), Outcome.TO_ARRANGE),
    ):
        found = certainty(household(*incomes), LEVEL_ROW, SALARY_COUNTS, proven_or_long)
        assert found.outcome is outcome


def test_by_itself_what_is_to_be_arranged_has_a_finding_of_its_own() -> None:
    found = judged(household(sure(25_500)), SALARY_COUNTS, PROVEN_ROW)[CERTAINTY]
    assert found.outcome is Outcome.TO_ARRANGE
    assert [f.reason.code for f in found.found[0]] == [
        "certainty.meets",
        "employer_certificate.to_arrange",
    ]


def test_a_certificate_that_cannot_be_had_stands_in_the_way_and_is_shown() -> None:
    refused = Answers.of({Arranged.EMPLOYER_CERTIFICATE: False})
    facts = household(sure(25_500), can_arrange=refused)
    found = certainty(facts, LEVEL_ROW, SALARY_COUNTS, PROVEN_ROW)
    assert found.outcome is Outcome.FAILS
    assert found.lines[-1].code == "employer_certificate.fails"


def test_what_a_test_of_the_household_answers_changes_with_its_own_days() -> None:
    long_worked = EmploymentMonths(12, Direction.BACK)
    facts = household(sure(25_500, since=date(2026, 3, 1)))
    found = certainty(facts, LEVEL_ROW, SALARY_COUNTS, row(CERTAINTY, (AHEAD, long_worked)))
    assert found.outcome is Outcome.FAILS
    assert date(2027, 3, 1) in found.edges
    assert date(2027, 3, 1) not in certainty(facts).edges


def test_a_test_that_does_not_concern_the_household_is_not_shown() -> None:
    pension = income(IncomeType.RETIREMENT_PENSION, 25_500, open_ended=True)
    counts = row(BASIS, (accepts(retirement_pension=Acceptance.YES),))
    found = certainty(household(pension), LEVEL_ROW, counts, PROVEN_ROW)
    assert (found.outcome, found.reason.code) == (Outcome.MEETS, "certainty.meets")
    assert [line.code for line in found.lines] == ["certainty.line_open"]


def test_what_is_to_be_arranged_for_an_income_to_count_is_named() -> None:
    stated = row(BASIS, (accepts(salary=Acceptance.YES), PROOF))
    found = judged(household(sure(25_500)), LEVEL_ROW, stated)
    assert found[LEVEL].outcome is Outcome.MEETS
    assert found[BASIS].outcome is Outcome.TO_ARRANGE
    ((counts, proof),) = found[BASIS].found
    assert [counts.outcome, proof.outcome] == [Outcome.MEETS, Outcome.TO_ARRANGE]
    assert proof.reason.code == "employer_certificate.to_arrange"


def test_an_unknown_rent_is_asked_about_by_certainty_too() -> None:
    found = judged(
        household(sure(1), brief(30_000)),
        LEVEL_ROW,
        SALARY_COUNTS,
        CERTAIN_ROW,
        home=replace(HOME, rent=None),
    )
    ((finding,),) = found[CERTAINTY].found
    assert finding.outcome is Outcome.ASK_LANDLORD
    assert asks(finding) == ["rent"]
    said(finding)


def test_certainty_may_hang_on_an_amount_of_ours() -> None:
    granted = income(SUPPORT, None, covers_rent=True, own_municipality=True, open_ended=True)
    facts = household(granted, brief(9_000, net=9_000))
    found = certainty(facts, LEVEL_ROW, row(BASIS), CERTAIN_ROW)
    assert found.outcome is Outcome.ASK_NORM
    assert asks(found) == ["norm_amount", "accepted_rent"]
    said(found)


# Which incomes count, where none is needed


CAPITAL_TOO = row(LEVEL, (THREE,), (CapitalInstead(Decimal(6)),))
NO_SUPPORT = row(BASIS, (accepts(income_support=Acceptance.NO),))


@pytest.mark.parametrize(
    ("capital", "outcome", "code"),
    [
        (51_000, Outcome.NOT_APPLICABLE, "not_needed"),
        (50_999, Outcome.FAILS, "fails"),
        (None, Outcome.ASK_HOUSEHOLD, "hangs"),
    ],
)
def test_which_incomes_count_matters_only_if_one_is_needed(
    capital: int | None, outcome: Outcome, code: str
) -> None:
    sum_ = None if capital is None else Decimal(capital)
    facts = household(income(SUPPORT, 9000), capital=sum_)
    found = judged(facts, CAPITAL_TOO, NO_SUPPORT)[BASIS]
    ((finding,),) = found.found
    assert finding.outcome is outcome
    assert finding.reason.code == f"accepted_income.{code}"
    assert asks(finding) == (["capital"] if capital is None else [])
    said(finding)


def test_an_income_nobody_has_said_counts_is_not_asked_about_if_none_is_needed() -> None:
    facts = household(income(gross=9000), capital=Decimal(51_000))
    assert outcomes(facts, CAPITAL_TOO, NO_SUPPORT)[BASIS] is Outcome.NOT_APPLICABLE
    assert outcomes(facts, LEVEL_ROW, NO_SUPPORT)[BASIS] is Outcome.ASK_LANDLORD


def test_what_is_not_needed_is_not_asked_and_what_may_be_is_asked_of_whoever_knows() -> None:
    facts = household(income(gross=9000), capital=Decimal(51_000))
    ((spared,),) = judged(facts, CAPITAL_TOO, NO_SUPPORT)[BASIS].found
    assert asks(spared) == []
    unknown = replace(facts, capital=None)
    ((waiting,),) = judged(unknown, CAPITAL_TOO, NO_SUPPORT)[BASIS].found
    assert waiting.outcome is Outcome.ASK_LANDLORD
    assert asks(waiting) == ["accepted_income"]


@pytest.mark.parametrize("complete", [True, None])
def test_where_capital_is_enough_and_there_is_no_income_none_has_to_be_certain(
    complete: bool | None,  # noqa: FBT001
) -> None:
    facts = household(capital=Decimal(51_000), incomes_complete=complete)
    found = certainty(facts, CAPITAL_TOO, SALARY_COUNTS, CERTAIN_ROW)
    assert found.outcome is Outcome.NOT_APPLICABLE
    assert found.reason.code == "certainty.no_income"


def test_a_share_that_is_large_enough_is_told_even_where_it_is_not_needed() -> None:
    share = row(COMBINING, (Combining(CombiningRule.MAIN_SHARE, Decimal(50)),))
    facts = household(income(gross=26_000), income(gross=9_000, person=2))
    found = judged(facts, LEVEL_ROW, SALARY_COUNTS, share)[COMBINING]
    assert found.outcome is Outcome.MEETS
    assert found.found[0][0].reason.code == "combining.meets"


def test_a_level_that_only_informs_does_not_settle_which_incomes_count() -> None:
    facts = household(income(SUPPORT, 9000))
    informs = row(LEVEL, (THREE,), weight=Weight.INFORMATION)
    assert outcomes(facts, informs, NO_SUPPORT)[BASIS] is Outcome.FAILS
    assert outcomes(facts, NO_SUPPORT)[BASIS] is Outcome.FAILS


# The main applicant's share


HALF = row(COMBINING, (Combining(CombiningRule.MAIN_SHARE, Decimal(50)),))


@pytest.mark.parametrize(
    ("main", "other", "rent", "outcome", "code"),
    [
        (15_000, 15_000, 8_500, Outcome.MEETS, "meets"),
        (12_000, 18_000, 8_500, Outcome.FAILS, "fails"),
        (25_500, 60_000, 8_500, Outcome.NOT_APPLICABLE, "not_needed"),
        (25_499, 60_000, 8_500, Outcome.FAILS, "fails"),
        (12_000, 18_000, None, Outcome.ASK_LANDLORD, "hangs"),
    ],
)
def test_the_share_matters_only_if_the_others_incomes_are_needed(
    main: int, other: int, rent: int | None, outcome: Outcome, code: str
) -> None:
    facts = household(income(gross=main), income(gross=other, person=2))
    home = replace(HOME, rent=None if rent is None else Decimal(rent))
    found = judged(facts, LEVEL_ROW, row(BASIS), HALF, home=home)[COMBINING]
    ((finding,),) = found.found
    assert finding.outcome is outcome
    assert finding.reason.code == f"combining.{code}"
    said(finding)


def test_without_a_level_the_share_stands_alone() -> None:
    facts = household(income(gross=25_500), income(gross=60_000, person=2))
    assert outcomes(facts, row(BASIS), HALF)[COMBINING] is Outcome.FAILS
    assert outcomes(facts, row(BASIS), EVERYBODY)[COMBINING] is Outcome.MEETS
