"""A household of which less and then more is known: what was promised must still hold."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import Any, NamedTuple

from hypothesis import given, reject, settings
from hypothesis import strategies as st

from landlords.requirements.applicant import Applicant, Debt, Disturbance, Reference, Remark
from landlords.requirements.contract import Kind
from landlords.requirements.fact_codes import Arranged, Creditor
from landlords.requirements.findings import Outcome
from landlords.requirements.params import specs
from landlords.requirements.problems import TermsError
from landlords.requirements.values import Answers, Month
from tests.landlords.requirements.facts import asked, settled

MONTHS = st.sampled_from([(2024, 11), (2025, 10), (2025, 11), (2025, 12), (2026, 11), (2026, 12)])
MONTH = MONTHS.map(lambda month: Month(*month))
AMOUNT = st.sampled_from([0, 1, 2500, 5000]).map(Decimal)
KNOWN = st.booleans()

REMARK = st.builds(Remark, month=MONTH, amount=AMOUNT, housing=KNOWN)
REFERENCE = st.builds(
    lambda latest, good, whose: Reference(
        landlord=whose or None, latest=latest, good=good, from_landlord=whose is not None
    ),
    latest=MONTH,
    good=KNOWN,
    whose=st.sampled_from([None, "", "annan"]),
)
DISTURBANCE = st.builds(Disturbance, month=MONTH, serious=KNOWN)


def debt(values: dict[str, Any]) -> Debt:
    """A debt of which everything is known, or as much as can be."""
    to = values["owed_to"]
    paid = values["settled"] is not None
    return Debt(
        amount=Decimal(0) if paid else values["amount"],
        owed_to=to,
        landlord=values["landlord"] if to is Creditor.LANDLORD else None,
        housing=values["housing"],
        at_enforcement=values["at_enforcement"],
        settled=values["settled"],
        plan=values["plan_since"] is not None,
        plan_since=values["plan_since"],
    )


DEBT = st.fixed_dictionaries(
    {
        "amount": AMOUNT,
        "owed_to": st.sampled_from(list(Creditor)),
        "landlord": st.sampled_from(["exempel", "annan"]),
        "housing": KNOWN,
        "at_enforcement": st.sampled_from([True, True, False]),
        "settled": st.none() | MONTH,
        "plan_since": st.none() | MONTH,
    }
).map(debt)


def listed(item: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(item, max_size=2).map(tuple)


def made(values: dict[str, Any]) -> Applicant | None:
    try:
        return Applicant(children=(), **values)
    except TermsError:
        return None


ITEMS: dict[str, st.SearchStrategy[Any]] = {
    "remarks": REMARK,
    "debts": DEBT,
    "references": REFERENCE,
    "disturbances": DISTURBANCE,
}
SINGLE: dict[str, st.SearchStrategy[Any]] = {
    "enforcement_debts": st.none() | KNOWN,
    "enforcement_zero_since": st.none() | MONTH,
    "can_arrange": KNOWN.map(lambda yes: Answers.of({Arranged.CERTIFICATE_REFERENCE: yes})),
}


def worlds(names: tuple[str, ...]) -> st.SearchStrategy[Applicant]:
    """A household of which all of this is known: lists that hold all there is, single facts."""
    facts = {name: listed(ITEMS[name]) if name in ITEMS else SINGLE[name] for name in names}
    complete = {f"{name}_complete": st.sampled_from([True]) for name in names if name in ITEMS}
    known: st.SearchStrategy[Any] = st.fixed_dictionaries({**facts, **complete}).map(made)
    return known.filter(lambda world: world is not None)


class Place(NamedTuple):
    """Where a fact stands: a field of the household, an item of a list, a field of an item."""

    name: str
    item: int | None = None
    field: str | None = None


def places(world: Applicant, names: tuple[str, ...]) -> list[Place]:
    """Every fact that is known, and might not be."""
    found: list[Place] = []
    for name in names:
        if name not in ITEMS:
            found += [Place(name)] if getattr(world, name) is not None else []
            continue
        found.append(Place(f"{name}_complete"))
        for number, item in enumerate(getattr(world, name)):
            known = [s.name for s in specs(type(item)) if getattr(item, s.name) is not None]
            found += [Place(name, number), *(Place(name, number, field) for field in known)]
    return found


def without(world: Applicant, names: tuple[str, ...], unknown: set[Place]) -> Applicant:
    """The household where these facts are not known; TermsError if the rest cannot be."""
    values: dict[str, Any] = {}
    for name in names:
        if name not in ITEMS:
            if Place(name) in unknown:
                values[name] = Answers() if name == "can_arrange" else None
            continue
        items = list(enumerate(getattr(world, name)))
        kept = [(number, item) for number, item in items if Place(name, number) not in unknown]
        values[name] = tuple(
            replace(item, **{p.field: None for p in unknown if p[:2] == (name, number) and p.field})
            for number, item in kept
        )
        if len(kept) < len(items) or Place(f"{name}_complete") in unknown:
            values[f"{name}_complete"] = None
    return replace(world, **values)


def promises(kinds: st.SearchStrategy[Kind], *names: str) -> Callable[[], None]:
    """The test that what these kinds promise of these facts holds when any of them are learnt."""

    @settings(max_examples=400)
    @given(kinds, worlds(names), st.data())
    def learn(kind: Kind, world: Applicant, data: st.DataObject) -> None:
        unknown = data.draw(st.sets(st.sampled_from(places(world, names)), min_size=1, max_size=4))
        try:
            less = without(world, names, unknown)
        except TermsError:
            reject()
        before = kind.assess(asked(less))
        assert before.outcome.asks is bool(before.questions)
        if settled(before):
            for learnt in (unknown, *({place} for place in unknown)):
                assert outcome(kind, world, names, unknown - learnt) in {None, before.outcome}

    return learn


def outcome(
    kind: Kind, world: Applicant, names: tuple[str, ...], unknown: set[Place]
) -> Outcome | None:
    """What the kind answers of the household as far as it is known; None if it cannot be."""
    try:
        return kind.assess(asked(without(world, names, unknown))).outcome
    except TermsError:
        return None
