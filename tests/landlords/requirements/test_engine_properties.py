"""What must hold for any household, any terms and any home."""

import json
from dataclasses import replace
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from landlords.requirements.applicant import Applicant
from landlords.requirements.codes import Says, Tier, Topic
from landlords.requirements.decoding import decode_record, encode_record
from landlords.requirements.engine import Situation, Verdict, assess
from landlords.requirements.findings import Outcome
from landlords.requirements.home import Home
from landlords.requirements.norms import Norms
from landlords.requirements.params import specs
from landlords.requirements.problems import TermsError
from landlords.requirements.resolution import ExceptionRow, Row
from landlords.requirements.selection import Terms
from tests.landlords.requirements.strategies import ON, exceptions, homes, households, rows

CORE = frozenset(Topic)
MOVE_IN = date(2027, 2, 1)
ROWS = st.lists(rows(), max_size=5)
SOME = settings(max_examples=150)


def outcome(
    household: Applicant, home: Home, stated: list[Row], allowed: tuple[ExceptionRow, ...] = ()
) -> Outcome:
    return verdict(household, home, stated, allowed).label


def verdict(
    household: Applicant, home: Home, stated: list[Row], allowed: tuple[ExceptionRow, ...] = ()
) -> Verdict:
    terms = Terms("exempel", "Exempelbostäder", tuple(stated), allowed)
    return assess(terms, home, Situation(household, Norms(), ON, MOVE_IN, CORE))


@SOME
@given(households(), homes(), ROWS)
def test_the_same_input_gives_the_same_answer(
    household: Applicant, home: Home, stated: list[Row]
) -> None:
    assert verdict(household, home, stated) == verdict(household, home, stated)


@SOME
@given(households(), homes(), ROWS, st.randoms())
def test_the_order_of_rows_does_not_matter(
    household: Applicant, home: Home, stated: list[Row], chance: object
) -> None:
    shuffled = list(stated)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert outcome(household, home, stated) is outcome(household, home, shuffled)


def hidden(household: Applicant, names: set[str]) -> Applicant | None:
    """The household with these facts not known; None where the rest does not go together."""
    unknown = {
        spec.name: None if spec.nullable else spec.default
        for spec in specs(Applicant)
        if spec.name in names
    }
    for name in ("incomes", "remarks", "debts", "references", "disturbances", "queues"):
        if name in unknown:
            unknown[f"{name}_complete"] = None
    try:
        return replace(household, **unknown)  # type: ignore[arg-type]
    except TermsError:
        return None


@settings(max_examples=400)
@given(
    households(),
    homes(),
    ROWS,
    st.sets(st.sampled_from([spec.name for spec in specs(Applicant)]), min_size=1, max_size=4),
)
def test_what_passes_still_passes_when_more_is_known(
    household: Applicant, home: Home, stated: list[Row], names: set[str]
) -> None:
    """What is still to arrange may turn out to be impossible; what is met stays so."""
    less = hidden(household, names)
    sure = {Outcome.MEETS, Outcome.NOT_APPLICABLE}
    if less is None or outcome(less, home, stated) is not Outcome.MEETS:
        return
    if all(topic.outcome in sure for topic in verdict(less, home, stated).topics):
        assert outcome(household, home, stated).passes


@SOME
@given(households(), homes(), st.lists(rows(), min_size=1, max_size=5), st.integers(0, 4))
def test_a_row_that_demands_nothing_instead_is_never_worse(
    household: Applicant, home: Home, stated: list[Row], place: int
) -> None:
    """Rows on incomes apart: they say what the others are tried against."""
    row = stated[place % len(stated)]
    if row.topic in {Topic.INCOME_BASIS, Topic.COMBINING, Topic.CERTAINTY, Topic.INCOME_LEVEL}:
        return
    eased = [replace(r, says=Says.NONE, tests=()) if r is row else r for r in stated]
    before, after = outcome(household, home, stated), outcome(household, home, eased)
    known = Outcome.ASK_HOUSEHOLD, Outcome.ASK_LANDLORD
    assert after.position <= before.position or after in known


@SOME
@given(households(), homes(), ROWS, st.lists(exceptions(), min_size=1, max_size=3).map(tuple))
def test_an_exception_is_never_worse(
    household: Applicant, home: Home, stated: list[Row], allowed: tuple[ExceptionRow, ...]
) -> None:
    sure = [replace(row, audience=None) for row in stated if row.tier is Tier.DEMAND]
    home = replace(home, district="ronna", house="bjorken")
    plain = tuple(replace(rule, audience=None) for rule in allowed)
    with_it, without = outcome(household, home, sure, plain), outcome(household, home, sure)
    assert with_it.position <= without.position


@SOME
@given(households())
def test_a_household_comes_back_the_same(household: Applicant) -> None:
    written = json.loads(json.dumps(encode_record(household)))
    assert decode_record(Applicant, written) == household


@SOME
@given(
    households(),
    st.lists(homes(), min_size=2, max_size=3),
    st.lists(rows(), min_size=1, max_size=4),
    st.lists(exceptions(), max_size=2).map(tuple),
)
def test_remembering_changes_no_answer(
    household: Applicant, places: list[Home], stated: list[Row], allowed: tuple[ExceptionRow, ...]
) -> None:
    plain = Situation(household, Norms(), ON, MOVE_IN, CORE)
    remembering = plain.remembering()
    for home in places:
        for landlord in ("exempel", "annan"):
            there = replace(home, landlord=landlord)
            terms = Terms(landlord, landlord, tuple(stated), allowed)
            assert assess(terms, there, remembering) == assess(terms, there, plain)


def test_another_day_is_not_remembered() -> None:
    known = Situation(Applicant(), Norms(), ON, MOVE_IN, CORE).remembering()
    later = known._replace(on=date(2027, 3, 1))
    terms = Terms("exempel", "Exempelbostäder")
    assert assess(terms, Home("exempel"), later) == assess(
        terms, Home("exempel"), later._replace(memory=None)
    )
