"""What must hold for any incomes and any rows on them: learning a fact narrows, and never turns."""

import itertools
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from landlords.requirements.applicant import Adult, Applicant, Income
from landlords.requirements.basis import Reach
from landlords.requirements.capital import CapitalInstead
from landlords.requirements.certainty import Certainty
from landlords.requirements.codes import (
    Acceptance,
    Basis,
    CombiningRule,
    CountedFrom,
    Direction,
    IncomeType,
    Issuer,
    StepBy,
    Topic,
    Who,
)
from landlords.requirements.combining import Combining
from landlords.requirements.contract import Kind
from landlords.requirements.employment import EmployerCertificate, EmploymentForms
from landlords.requirements.employment_time import EmploymentMonths, UnemploymentFund
from landlords.requirements.fact_codes import Arranged, EmploymentForm
from landlords.requirements.findings import Outcome, worst
from landlords.requirements.income import RentMultiple
from landlords.requirements.income_basis import AcceptedIncome, SalaryFrom
from landlords.requirements.norms import Need
from landlords.requirements.problems import TermsError
from landlords.requirements.rent_share import RentShare
from landlords.requirements.resolution import Row
from landlords.requirements.values import Answers, Incomes, Shares, Step, Steps
from tests.landlords.requirements.earning import (
    HOME,
    MISSING_NORM,
    MISSING_RENT,
    ON,
    GivenNorms,
    counted,
    judged,
    known,
    row,
    said,
)

CALM = settings(
    max_examples=300,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)

# Facts

AMOUNTS = st.sampled_from([0, 1, 2_650, 8_500, 17_000, 25_500, 40_000]).map(Decimal)
PAST = st.sampled_from([0, 20, 31, 183, 184, 400]).map(lambda days: ON - timedelta(days=days))
COMING = st.sampled_from([0, 30, 68, 69, 90, 180, 181, 400]).map(
    lambda days: ON + timedelta(days=days)
)
KINDS = st.sampled_from(
    [
        IncomeType.SALARY,
        IncomeType.SALARY,
        IncomeType.INCOME_SUPPORT,
        IncomeType.CHILD_BENEFIT,
        IncomeType.HOUSING_ALLOWANCE,
        IncomeType.SELF_EMPLOYMENT,
    ]
)


@st.composite
def incomes(draw: st.DrawFn) -> Income:
    """An income that is there on the day, of which everything is known."""
    kind = draw(KINDS)
    gross = draw(AMOUNTS)
    net = gross if kind is not IncomeType.SALARY else (gross * 3 / 4).quantize(Decimal(1))
    until = draw(st.none() | COMING)
    covers = kind is IncomeType.INCOME_SUPPORT and draw(st.booleans())
    return Income(
        kind,
        person=draw(st.integers(1, 2)),
        gross=None if covers else gross,
        net=None if covers else net,
        since=draw(PAST),
        until=until,
        open_ended=until is None,
        own_municipality=draw(st.booleans()),
        covers_rent=covers,
    )


ADULTS = st.builds(
    Adult,
    employment=st.sampled_from(EmploymentForm),
    unemployment_fund=st.booleans(),
    same_address_since=PAST,
)


@st.composite
def households(draw: st.DrawFn) -> Applicant:
    """A household of which everything is known."""
    listed = draw(st.lists(incomes(), max_size=4))
    allowed = not any(item.type is IncomeType.HOUSING_ALLOWANCE for item in listed)
    try:
        return Applicant(
            adults=(draw(ADULTS), draw(ADULTS)),
            children=(),
            incomes=tuple(listed),
            incomes_complete=True,
            expected_housing_allowance=draw(AMOUNTS.filter(lambda sum_: sum_ <= 20_000))
            if allowed
            else Decimal(0),
            can_arrange=Answers.of({Arranged.EMPLOYER_CERTIFICATE: draw(st.booleans())}),
            capital=Decimal(60_000),
            assets=draw(st.sampled_from([Decimal(60_000), Decimal(600_000)])),
        )
    except TermsError:
        assume(False)  # noqa: FBT003
        raise


FORGETTABLE = ("gross", "net", "since", "until", "open_ended", "own_municipality")


@st.composite
def forgetting(draw: st.DrawFn, more: Applicant) -> Applicant:
    """The same household with some facts not known, some incomes not listed."""
    kept = [item for item in more.incomes if draw(st.integers(0, 5))]
    less: dict[str, Any] = {"incomes": tuple(_vaguer(draw, item) for item in kept)}
    if len(kept) < len(more.incomes) or draw(st.booleans()):
        less["incomes_complete"] = None
    if draw(st.booleans()):
        less["adults"] = tuple(_vaguer_adult(draw, adult) for adult in more.adults or ())
    elif draw(st.booleans()):
        less["adults"] = None
    for name in ("expected_housing_allowance", "capital", "assets"):
        if draw(st.booleans()):
            less[name] = None
    if draw(st.booleans()):
        less["can_arrange"] = Answers()
    return replace(more, **less)


def _vaguer(draw: st.DrawFn, item: Income) -> Income:
    for name in draw(st.sets(st.sampled_from(FORGETTABLE))):
        unknown: dict[str, Any] = {name: None}
        with suppress(TermsError):
            item = replace(item, **unknown)
    return item


def _vaguer_adult(draw: st.DrawFn, adult: Adult) -> Adult:
    hidden = draw(
        st.sets(st.sampled_from(["employment", "unemployment_fund", "same_address_since"]))
    )
    return replace(adult, **dict.fromkeys(hidden))


# Rows

FORMS = st.sets(
    st.sampled_from([f for f in EmploymentForm if f is not EmploymentForm.NONE]),
    min_size=1,
    max_size=3,
).map(tuple)
MEASURES = st.sampled_from(Basis)
STEPPED = st.sampled_from(
    [
        Decimal(1),
        Decimal(3),
        Steps(StepBy.RENT, (Step(Decimal(8000), Decimal(3)), Step(None, Decimal(2)))),
        Steps(StepBy.ROOMS, (Step(Decimal(2), Decimal(2)), Step(None, Decimal(3)))),
    ]
)
CERTAIN = st.builds(
    Certainty,
    st.sampled_from([1, 3, 6]),
    st.sampled_from(Direction),
    st.sampled_from(CountedFrom),
)
LEVELS: st.SearchStrategy[Kind] = st.one_of(
    st.builds(RentMultiple, STEPPED, MEASURES),
    st.builds(
        RentShare,
        st.just(Decimal(30)),
        MEASURES,
        st.none() | st.just(Shares.of({IncomeType.CHILD_BENEFIT: Decimal(40)})),
    ),
    st.builds(CapitalInstead, st.just(Decimal(6)), st.none() | st.just(Decimal(60))),
    CERTAIN,
)


@st.composite
def accepted(draw: st.DrawFn) -> AcceptedIncome:
    stated = draw(
        st.dictionaries(
            st.sampled_from(list(IncomeType)[:19]) | KINDS,
            st.sampled_from(Acceptance),
            min_size=1,
            max_size=5,
        )
    )
    counts = stated.get(IncomeType.INCOME_SUPPORT) not in {None, Acceptance.NO}
    issuer = draw(st.none() | st.sampled_from(Issuer)) if counts else None
    return AcceptedIncome(Incomes.of(stated), issuer)


BASIS_KINDS: st.SearchStrategy[Kind] = st.one_of(
    accepted(), accepted(), accepted(), st.builds(SalaryFrom, FORMS), CERTAIN
)


@st.composite
def combining(draw: st.DrawFn) -> Combining:
    rule = draw(st.sampled_from(CombiningRule))
    alone = rule is CombiningRule.MAIN_ALONE
    return Combining(
        rule,
        Decimal(50) if rule is CombiningRule.MAIN_SHARE else None,
        None if alone else draw(st.none() | st.just(6)),
        draw(st.sampled_from(CountedFrom)),
    )


WHO = st.sampled_from(Who)
WORK: st.SearchStrategy[Kind] = st.one_of(
    st.builds(
        EmploymentForms,
        FORMS,
        st.sampled_from([(), (IncomeType.CHILD_BENEFIT,)]),
        WHO,
        st.booleans(),
    ),
    st.builds(UnemploymentFund, st.sampled_from([None, 3]), st.sampled_from(CountedFrom), WHO),
    st.builds(
        EmploymentMonths,
        st.sampled_from([1, 6]),
        st.sampled_from(Direction),
        st.sampled_from(CountedFrom),
        st.booleans(),
        WHO,
        st.booleans(),
    ),
    st.just(EmployerCertificate(3)),
)


def rows_of(topic: Topic, kinds: st.SearchStrategy[Kind]) -> st.SearchStrategy[list[Row]]:
    """No row, or one of up to two alternatives of up to two tests."""
    tests = st.lists(kinds, min_size=1, max_size=2).map(tuple)
    made = st.lists(tests, max_size=2).map(lambda found: [row(topic, *found)])
    return st.just([]) | made


def terms() -> st.SearchStrategy[tuple[Row, ...]]:
    """Rows on everything about incomes and work."""
    parts = [
        rows_of(Topic.INCOME_LEVEL, LEVELS),
        rows_of(Topic.INCOME_BASIS, BASIS_KINDS),
        rows_of(Topic.COMBINING, combining()),
        rows_of(Topic.CERTAINTY, CERTAIN),
        rows_of(Topic.EMPLOYMENT, WORK),
    ]
    return st.tuples(*parts).map(lambda found: tuple(each for part in found for each in part))


NORMS = st.sampled_from(
    [
        GivenNorms(known(12_610), known(8_000)),
        GivenNorms(known(12_610), MISSING_RENT),
        GivenNorms(MISSING_NORM, MISSING_RENT),
        GivenNorms(
            Need(Decimal(5_000), Decimal(20_000), questions=MISSING_NORM.questions), known(9_000)
        ),
    ]
)
HOMES = st.sampled_from(
    [HOME, replace(HOME, rent=None), replace(HOME, rooms=None), replace(HOME, rent=Decimal(8000))]
)


def at_most(one: Decimal | None, other: Decimal | None) -> bool:
    """Whether one end lies no further out than the other; None has no end."""
    return other is None or (one is not None and one <= other)


def reaches(facts: Applicant, rows: tuple[Row, ...], norms: GivenNorms) -> Iterator[Reach]:
    """The reach in both measures, and with shares."""
    basis = counted(facts, *rows, norms=norms)
    for measure in Basis:
        yield basis.reach(measure)
        yield basis.weighted(
            measure, lambda kind: Decimal(2) if kind is IncomeType.SALARY else Decimal(1)
        )


@CALM
@given(st.data(), households(), terms(), NORMS)
def test_learning_never_lowers_the_least_nor_raises_the_most(
    data: st.DataObject, more: Applicant, rows: tuple[Row, ...], norms: GivenNorms
) -> None:
    less = data.draw(forgetting(more))
    for before, after in zip(reaches(less, rows, norms), reaches(more, rows, norms), strict=True):
        assert before.least <= after.least
        assert at_most(after.most, before.most)


@CALM
@given(st.data(), households(), terms(), NORMS)
def test_each_end_of_a_reach_holds_the_one_before(
    data: st.DataObject, more: Applicant, rows: tuple[Row, ...], norms: GivenNorms
) -> None:
    for reach in reaches(data.draw(forgetting(more)), rows, norms):
        for nearer, further in itertools.pairwise(reach):
            assert at_most(nearer, further)


PROMISED = (Outcome.MEETS, Outcome.NOT_APPLICABLE)
"""What is to arrange is no promise: it may prove not to be had."""


def label(facts: Applicant, rows: tuple[Row, ...], **more: Any) -> Outcome:
    return worst(item.outcome for item in judged(facts, *rows, **more).values())


@CALM
@given(st.data(), households(), terms(), NORMS, HOMES)
def test_what_passes_or_fails_does_so_whatever_is_learnt(
    data: st.DataObject, more: Applicant, rows: tuple[Row, ...], norms: GivenNorms, home: Any
) -> None:
    less = data.draw(forgetting(more))
    before = label(less, rows, norms=norms, home=home)
    after = label(more, rows, norms=norms, home=home)
    if before in PROMISED:
        assert after.passes
    if before is Outcome.FAILS:
        assert after is Outcome.FAILS


@CALM
@given(st.data(), households(), terms(), NORMS, HOMES)
def test_each_row_keeps_its_word_as_well(
    data: st.DataObject, more: Applicant, rows: tuple[Row, ...], norms: GivenNorms, home: Any
) -> None:
    less = data.draw(forgetting(more))
    before = judged(less, *rows, norms=norms, home=home)
    after = judged(more, *rows, norms=norms, home=home)
    for topic, found in before.items():
        if found.outcome in PROMISED:
            assert after[topic].outcome.passes
        if found.outcome is Outcome.FAILS:
            assert after[topic].outcome is Outcome.FAILS


@CALM
@given(st.data(), households(), terms(), NORMS, HOMES)
def test_whoever_is_asked_is_asked_something_and_all_of_it_can_be_said(
    data: st.DataObject, more: Applicant, rows: tuple[Row, ...], norms: GivenNorms, home: Any
) -> None:
    less = data.draw(forgetting(more))
    for found in judged(less, *rows, norms=norms, home=home).values():
        for alternative in found.found:
            for finding in alternative:
                assert bool(finding.questions) or not finding.outcome.asks
                said(finding)


@CALM
@given(households(), terms(), NORMS)
def test_the_days_on_which_an_answer_changes_are_told(
    facts: Applicant, rows: tuple[Row, ...], norms: GivenNorms
) -> None:
    def answers(passed: int) -> dict[Topic, Outcome]:
        on = ON + timedelta(days=passed)
        move_in = date(2027, 2, 1) + timedelta(days=passed)
        found = judged(facts, *rows, norms=norms, on=on, move_in=move_in)
        return {topic: item.outcome for topic, item in found.items()}

    told = {
        day
        for item in judged(facts, *rows, norms=norms).values()
        for alternative in item.found
        for finding in alternative
        for day in finding.edges
    }
    first = min((day for day in told if day > ON), default=ON + timedelta(days=420))
    before = answers(0)
    for passed in {1, (first - ON).days - 1} & set(range(1, (first - ON).days)):
        assert answers(passed) == before
