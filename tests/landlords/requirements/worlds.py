"""A household of which everything is true at once, and as much of it as somebody has told.

A world maps the name of each fact to its value; what is left out of it is not known. Facts that are
parts of others (`tie.work`, `queue.0.points`) are learnt one by one.
"""

from collections.abc import Callable, Mapping
from datetime import timedelta
from decimal import Decimal
from typing import Any, TypeVar

from hypothesis import strategies as st

from landlords.requirements.applicant import (
    RENTED,
    Adult,
    Applicant,
    GuarantorFacts,
    Income,
    QueueTime,
)
from landlords.requirements.ask import Ask
from landlords.requirements.codes import Code, IncomeType
from landlords.requirements.fact_codes import (
    AdultAge,
    Arranged,
    ChildAge,
    EmploymentForm,
    PresentHome,
    Proof,
    Relation,
    SeparationProof,
    Tie,
)
from landlords.requirements.values import Answers, Month
from tests.landlords.requirements.asking import HOME, TODAY, ask_about

World = Mapping[str, Any]
C = TypeVar("C", bound=Code)

Part = Callable[[int], st.SearchStrategy[dict[str, Any]]]
LANDLORDS = (HOME.landlord, "annan")
POINTS_A_DAY = 10
CHANNELS = ("kommun", "annan")
KRONOR = st.sampled_from([0, 8499, 8500, 16_999, 17_000, 25_499, 25_500, 100_000])
LIVED_ON = (IncomeType.SALARY, IncomeType.STUDENT_AID, IncomeType.CHILD_BENEFIT)


@st.composite
def worlds(draw: st.DrawFn, *parts: Part) -> dict[str, Any]:
    """Who lives in the household, and these parts of all that is true of it and of the home."""
    grown = draw(st.integers(1, 4))
    couple = grown > 1 and draw(st.booleans())
    world: dict[str, Any] = {
        "adults": grown,
        "couple": couple,
        "generations": grown > (2 if couple else 1) and draw(st.booleans()),
        "children": tuple(draw(st.lists(st.sampled_from(ChildAge), max_size=3))),
    }
    for part in parts:
        world |= draw(part(grown))
    return world


@st.composite
def homes(draw: st.DrawFn, _grown: int) -> dict[str, Any]:
    """The size and the rent of the home to be had."""
    return {"rooms": draw(st.integers(1, 5)), "rent": draw(st.sampled_from([5000, 8500, 12_000]))}


@st.composite
def applicants(draw: st.DrawFn, _grown: int) -> dict[str, Any]:
    """The age band and the employment of the main applicant."""
    return {
        "age": draw(st.sampled_from(AdultAge)),
        "employment": draw(st.sampled_from(EmploymentForm)),
    }


@st.composite
def present_homes(draw: st.DrawFn, _grown: int) -> dict[str, Any]:
    """How they live today, and with whom."""
    home = draw(st.sampled_from(PresentHome))
    landlord = {"present_landlord": draw(st.sampled_from(LANDLORDS))} if home in RENTED else {}
    return {"present_home": home, "present_home_ends": draw(st.booleans()), **landlord}


@st.composite
def money(draw: st.DrawFn, _grown: int) -> dict[str, Any]:
    """What there is beside the income."""
    capital = draw(KRONOR)
    return {"capital": capital, "assets": capital + draw(KRONOR), "deposit": draw(KRONOR)}


@st.composite
def arranged(draw: st.DrawFn, _grown: int) -> dict[str, Any]:
    """What can be arranged, and what cannot."""
    return {f"arrange.{what.value}": draw(st.booleans()) for what in Arranged}


@st.composite
def identities(draw: st.DrawFn, _grown: int) -> dict[str, Any]:
    """What can be shown; a permit that there is can be."""
    found: dict[str, Any] = {f"show.{proof.value}": draw(st.booleans()) for proof in Proof}
    if found["show.residence_permit"]:
        found["permit_permanent"] = draw(st.booleans())
        if not found["permit_permanent"]:
            found["permit_until"] = draw(months(-2, 26))
    return found


@st.composite
def partings(draw: st.DrawFn, _grown: int) -> dict[str, Any]:
    """Whether somebody has parted, and what shows it."""
    parted = draw(st.booleans())
    shown = {f"proof.{what.value}": parted and draw(st.booleans()) for what in SeparationProof}
    return {"separating": parted, **shown}


@st.composite
def ties(draw: st.DrawFn, _grown: int) -> dict[str, Any]:
    """Ties to the municipality, and since when."""
    found: dict[str, Any] = {f"tie.{tie.value}": draw(st.booleans()) for tie in Tie}
    if found["tie.registered"]:
        found["registered_since"] = draw(months(-30, -1))
    return found


@st.composite
def guarantors(draw: st.DrawFn, _grown: int) -> dict[str, Any]:
    """Somebody, with an income, or nobody."""
    if not draw(st.booleans()):
        return {"guarantor": False}
    return {
        "guarantor": True,
        "guarantor.gross": draw(KRONOR),
        "guarantor.relation": draw(st.sampled_from(Relation)),
    }


@st.composite
def queues(draw: st.DrawFn, grown: int) -> dict[str, Any]:
    """For each adult a place in some queue, or none; a day there gives ten points."""
    found: dict[str, Any] = {"queues_complete": True}
    for number in range(draw(st.integers(0, grown))):
        days = draw(st.sampled_from([0, 1, 398, 399, 400, 401, 900]))
        found[f"queue.{number}"] = draw(st.sampled_from(CHANNELS))
        found[f"queue.{number}.since"] = TODAY - timedelta(days=days)
        found[f"queue.{number}.points"] = days * POINTS_A_DAY
    return found


@st.composite
def incomes(draw: st.DrawFn, grown: int) -> dict[str, Any]:
    """Some incomes, each with an end or without one."""
    found: dict[str, Any] = {"incomes_complete": True}
    for number in range(draw(st.integers(0, 2))):
        found[f"income.{number}"] = (draw(st.sampled_from(LIVED_ON)), draw(st.integers(1, grown)))
        found[f"income.{number}.open_ended"] = open_ended = draw(st.booleans())
        if not open_ended:
            found[f"income.{number}.until"] = TODAY + timedelta(days=draw(st.integers(0, 900)))
    return found


def months(first: int, last: int) -> st.SearchStrategy[Month]:
    """A month so many months from now."""

    def month(distance: int) -> Month:
        year, place = divmod(TODAY.year * 12 + TODAY.month - 1 + distance, 12)
        return Month(year, place + 1)

    return st.integers(first, last).map(month)


def asked_in(known: World, whole: World) -> Ask:
    """The ask, as far as the world is known; a list holds all only if none of it is missing."""
    return ask_about(applicant_in(known, whole), rooms=known.get("rooms"), rent=known.get("rent"))


def applicant_in(known: World, whole: World) -> Applicant:
    """The household, as far as it is known."""
    return Applicant(
        adults=_adults(known),
        couple=known.get("couple"),
        generations=known.get("generations"),
        children=known.get("children"),
        incomes=_incomes(known),
        incomes_complete=_complete("income", known, whole),
        queues=_queues(known),
        queues_complete=_complete("queue", known, whole),
        can_show=_answers("show", Proof, known),
        permit_until=known.get("permit_until"),
        permit_permanent=known.get("permit_permanent"),
        present_home=known.get("present_home"),
        present_landlord=known.get("present_landlord"),
        present_home_ends=known.get("present_home_ends"),
        separating=known.get("separating"),
        separation_proofs=_answers("proof", SeparationProof, known),
        can_arrange=_answers("arrange", Arranged, known),
        ties=_answers("tie", Tie, known),
        registered_since=known.get("registered_since"),
        guarantor=_guarantor(known),
        capital=_kronor(known.get("capital")),
        assets=_kronor(known.get("assets")),
        deposit=_kronor(known.get("deposit")),
    )


def _kronor(known: int | None) -> Decimal | None:
    return None if known is None else Decimal(known)


def _adults(known: World) -> tuple[Adult, ...] | None:
    if "adults" not in known:
        return None
    main = Adult(age=known.get("age"), employment=known.get("employment"))
    return (main, *(Adult() for _more in range(known["adults"] - 1)))


def _answers(prefix: str, words: type[C], known: World) -> Answers[C]:
    named = {word: known.get(f"{prefix}.{word.value}") for word in words}
    return Answers.of({word: told for word, told in named.items() if told is not None})


def _guarantor(known: World) -> GuarantorFacts | None:
    if "guarantor" not in known:
        return None
    return GuarantorFacts(
        available=known["guarantor"],
        gross=_kronor(known.get("guarantor.gross")),
        relation=known.get("guarantor.relation"),
    )


def _entries(prefix: str, known: World) -> list[str]:
    return [name for name in known if name.startswith(f"{prefix}.") and name.count(".") == 1]


def _complete(prefix: str, known: World, whole: World) -> bool | None:
    missing = set(_entries(prefix, whole)) - set(_entries(prefix, known))
    return None if missing else known.get(f"{prefix}s_complete")


def _queues(known: World) -> tuple[QueueTime, ...]:
    return tuple(
        QueueTime(known[name], known.get(f"{name}.since"), known.get(f"{name}.points"))
        for name in _entries("queue", known)
    )


def _incomes(known: World) -> tuple[Income, ...]:
    return tuple(
        Income(
            type=known[name][0],
            person=known[name][1],
            until=known.get(f"{name}.until"),
            open_ended=known.get(f"{name}.open_ended"),
        )
        for name in _entries("income", known)
    )
