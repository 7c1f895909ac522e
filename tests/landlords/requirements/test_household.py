"""Persons per home and generations on one lease: what the rules say, refuse and answer."""

from collections.abc import Callable

import pytest
from django.utils import translation

from landlords.requirements import household, persons
from landlords.requirements.applicant import Applicant
from landlords.requirements.codes import Counts, Topic, Unit
from landlords.requirements.contract import Kind
from landlords.requirements.fact_codes import ChildAge
from landlords.requirements.findings import Outcome, of_household, of_landlord
from landlords.requirements.household import GenerationLiving, HouseholdSize, PersonsPerBedroom
from landlords.requirements.problems import TermsError
from landlords.requirements.sentences import NBSP, Amount, say
from landlords.requirements.values import PersonsByRooms
from tests.landlords.requirements.asking import adults, ask_about, assessed, paper, screen, told

SIZES = PersonsByRooms.of({1: 1, 2: 3, 3: 5})
GAPS = PersonsByRooms.of({2: 3, 4: 6})
BABY, TEEN, PUPIL = ChildAge.UNDER_1, ChildAge.FROM_15_TO_18, ChildAge.FROM_19_TO_20
ADULTS, CHILDREN = of_household("adults"), of_household("children")
GROWN, GENERATIONS = of_household("children_grown"), of_household("generations")
ROOMS = of_landlord("rooms")
MEETS, FAILS, JUDGES = Outcome.MEETS, Outcome.FAILS, Outcome.JUDGES
ASK, ASK_LANDLORD = Outcome.ASK_HOUSEHOLD, Outcome.ASK_LANDLORD


def persons_in(rooms: int) -> object:
    return of_landlord("persons", rooms=Amount(rooms, Unit.ROOMS))


def family(
    grown: int | None = None,
    *children: ChildAge,
    unknown: bool = False,
    couple: bool | None = None,
    generations: bool | None = None,
) -> Applicant:
    """So many adults and these children; `unknown`: nobody knows which children."""
    return Applicant(
        adults=None if grown is None else adults(grown),
        children=None if unknown else children,
        couple=couple,
        generations=generations,
    )


@pytest.mark.parametrize(
    ("rule", "long", "short"),
    [
        (
            HouseholdSize(SIZES),
            (
                "at most 1 person in 1 room, 3 persons in 2 rooms and 5 persons in 3 rooms"
                " (everybody counts)"
            ),
            "1 room: 1 pers., 2 rooms: 3 pers., 3 rooms: 5 pers.",
        ),
        (
            HouseholdSize(PersonsByRooms.of({2: 4}), Counts.ADULTS),
            "at most 4 persons in 2 rooms (only adults count)",
            "2 rooms: 4 pers., only adults count",
        ),
        (
            HouseholdSize(PersonsByRooms.of({1: 3}), Counts.ALL_BUT_OWN_CHILDREN),
            "at most 3 persons in 1 room (everybody but the family's own children counts)",
            "1 room: 3 pers., everybody but the family's own children counts",
        ),
        (
            PersonsPerBedroom(2),
            "at most 2 persons per bedroom (everybody counts)",
            "2 pers. per bedroom",
        ),
        (
            PersonsPerBedroom(2, 1, Counts.ADULTS),
            "at most 2 persons per bedroom and 1 person in 1 room (only adults count)",
            "2 pers. per bedroom, 1 room: 1 pers., only adults count",
        ),
        (
            GenerationLiving(),
            "no parents with grown children on one lease",
            "one generation on a lease",
        ),
    ],
)
def test_the_rule_says_itself(rule: Kind, long: str, short: str) -> None:
    assert rule.topic is Topic.HOUSEHOLD_SIZE
    with translation.override("en"):
        assert say(rule.describe()).replace(NBSP, " ") == long
        assert say(rule.short()).replace(NBSP, " ") == short


@pytest.mark.parametrize(
    ("make", "paths"),
    [
        (lambda: PersonsPerBedroom(0), ["persons"]),
        (lambda: PersonsPerBedroom(11), ["persons"]),
        (lambda: PersonsPerBedroom(2, 0), ["in_one_room"]),
        (lambda: PersonsPerBedroom(2, 3), ["in_one_room"]),
        (lambda: PersonsPerBedroom(2, 2), []),
    ],
)
def test_senseless_rules_are_refused(make: Callable[[], Kind], paths: list[str]) -> None:
    found: list[str] = []
    try:
        make()
    except TermsError as error:
        found = [problem.path for problem in error.problems if str(problem)]
    assert found == paths


EVERYBODY = HouseholdSize(SIZES)
ONLY_ADULTS = HouseholdSize(SIZES, Counts.ADULTS)
EXEMPT = HouseholdSize(SIZES, Counts.ALL_BUT_OWN_CHILDREN)
ALIKE = HouseholdSize(PersonsByRooms.of({1: 3, 4: 3}))
BEDROOMS = PersonsPerBedroom(2)

SIZE_ROWS = [
    # everybody counts: just under, at, just over
    (EVERYBODY, family(1, BABY), 2, MEETS, ()),
    (EVERYBODY, family(1, BABY, TEEN), 2, MEETS, ()),
    (EVERYBODY, family(2, BABY, TEEN), 2, FAILS, ()),
    (EVERYBODY, family(1), 1, MEETS, ()),
    (EVERYBODY, family(4, BABY), 8, MEETS, ()),  # the largest size holds for larger homes
    # partly known: what is there already may be too many, never few enough
    (EVERYBODY, family(4, unknown=True), 2, FAILS, ()),
    (EVERYBODY, family(3, unknown=True), 2, ASK, (CHILDREN,)),
    (EVERYBODY, family(None, BABY, BABY, BABY), 2, FAILS, ()),
    (EVERYBODY, family(None, BABY, BABY), 2, ASK, (ADULTS,)),
    (EVERYBODY, family(None, BABY, BABY, couple=True), 2, FAILS, ()),
    (EVERYBODY, family(unknown=True), 2, ASK, (ADULTS, CHILDREN)),
    # the size of the home is not known
    (EVERYBODY, family(1), None, MEETS, ()),
    (EVERYBODY, family(1, BABY), None, ASK_LANDLORD, (ROOMS,)),
    (EVERYBODY, family(4, BABY), None, ASK_LANDLORD, (ROOMS,)),
    (EVERYBODY, family(5, BABY), None, FAILS, ()),
    (EVERYBODY, family(1, unknown=True), None, ASK, (CHILDREN, ROOMS)),
    (ALIKE, family(3), None, MEETS, ()),
    (ALIKE, family(4), None, FAILS, ()),
    (ALIKE, family(3), 2, MEETS, ()),  # between two sizes with the same limit
    # a size that the landlord has not stated lies between its neighbours
    (HouseholdSize(GAPS), family(1), 1, MEETS, ()),
    (HouseholdSize(GAPS), family(2), 1, ASK_LANDLORD, (persons_in(1),)),
    (HouseholdSize(GAPS), family(4), 1, FAILS, ()),
    (HouseholdSize(GAPS), family(3), 3, MEETS, ()),
    (HouseholdSize(GAPS), family(4), 3, ASK_LANDLORD, (persons_in(3),)),
    (HouseholdSize(GAPS), family(7), 3, FAILS, ()),
    (HouseholdSize(GAPS), family(1), None, MEETS, ()),
    (HouseholdSize(GAPS), family(2), None, ASK_LANDLORD, (ROOMS,)),
    # only adults count: a pupil of 19 is one, a child of 15–18 may be
    (ONLY_ADULTS, family(3, BABY, BABY), 2, MEETS, ()),
    (ONLY_ADULTS, family(3, PUPIL), 2, FAILS, ()),
    (ONLY_ADULTS, family(3, TEEN), 2, ASK, (GROWN,)),
    (ONLY_ADULTS, family(2, TEEN), 2, MEETS, ()),
    (ONLY_ADULTS, family(4, TEEN), 2, FAILS, ()),
    (ONLY_ADULTS, family(1, unknown=True), 2, ASK, (CHILDREN,)),
    # the family's own children are exempt, grown ones perhaps
    (EXEMPT, family(3, BABY, TEEN, PUPIL), 2, MEETS, ()),
    (EXEMPT, family(2, unknown=True), 2, MEETS, ()),
    (EXEMPT, family(4, generations=False), 2, FAILS, ()),
    (EXEMPT, family(4), 2, ASK, (GENERATIONS,)),
    (EXEMPT, family(4, generations=True), 2, JUDGES, ()),
    (EXEMPT, family(2, couple=True), 1, FAILS, ()),
    (EXEMPT, family(2, generations=True), 1, JUDGES, ()),
    (EXEMPT, family(3, couple=True, generations=True), 1, FAILS, ()),
    (EXEMPT, family(None), 1, ASK, (ADULTS,)),
    (EXEMPT, family(2, couple=True), None, ASK_LANDLORD, (ROOMS,)),  # no grown child among two
    # three persons per bedroom: nine in four rooms
    (PersonsPerBedroom(3), family(9), 4, MEETS, ()),
    (PersonsPerBedroom(3), family(10), 4, FAILS, ()),
    (PersonsPerBedroom(3), family(3), 2, MEETS, ()),
    (PersonsPerBedroom(3), family(4), 2, FAILS, ()),
    # two persons per bedroom
    (BEDROOMS, family(2, BABY, BABY), 3, MEETS, ()),
    (BEDROOMS, family(2, BABY, BABY, BABY), 3, FAILS, ()),
    (BEDROOMS, family(2), 2, MEETS, ()),
    (BEDROOMS, family(1), 1, MEETS, ()),
    (BEDROOMS, family(2), 1, ASK_LANDLORD, (persons_in(1),)),
    (BEDROOMS, family(3), 1, FAILS, ()),
    (PersonsPerBedroom(1), family(1), 1, MEETS, ()),
    (PersonsPerBedroom(1), family(2), 1, FAILS, ()),
    (PersonsPerBedroom(2, 1), family(2), 1, FAILS, ()),
    (PersonsPerBedroom(2, 2), family(2), 1, MEETS, ()),
    (BEDROOMS, family(1), None, MEETS, ()),
    (BEDROOMS, family(2), None, ASK_LANDLORD, (ROOMS,)),
    (PersonsPerBedroom(2, 2), family(2), None, MEETS, ()),
    (PersonsPerBedroom(2, 2), family(9), None, ASK_LANDLORD, (ROOMS,)),
]


@pytest.mark.parametrize(("rule", "who", "rooms", "outcome", "questions"), SIZE_ROWS)
def test_a_home_takes_so_many(
    rule: Kind, who: Applicant, rooms: int | None, outcome: Outcome, questions: tuple[object, ...]
) -> None:
    finding = assessed(rule, ask_about(who, rooms=rooms))
    assert (finding.outcome, finding.questions) == (outcome, questions)


GENERATION_ROWS = [
    (family(1, PUPIL), MEETS, ()),
    (family(2, couple=True), MEETS, ()),
    (family(2, couple=False), ASK, (GENERATIONS,)),
    (family(2), ASK, (GENERATIONS,)),
    (family(3, couple=True), ASK, (GENERATIONS,)),
    (family(3, couple=True, generations=False), MEETS, ()),
    (family(2, generations=True), FAILS, ()),
    (family(None, generations=True), FAILS, ()),
    (family(None), ASK, (GENERATIONS,)),
]


@pytest.mark.parametrize(("who", "outcome", "questions"), GENERATION_ROWS)
def test_one_generation_shares_a_lease(
    who: Applicant, outcome: Outcome, questions: tuple[object, ...]
) -> None:
    finding = assessed(GenerationLiving(), ask_about(who))
    assert (finding.outcome, finding.questions) == (outcome, questions)


def test_the_numbers_are_told() -> None:
    finding = assessed(EVERYBODY, ask_about(family(2, BABY, TEEN), rooms=2))
    assert screen(finding.reason) == (
        "The household counts as 4 persons (everybody counts)."
        " The limit in 2 rooms is 3 persons: 1 person too many."
    )
    assert paper(finding.reason) == (
        "You count as 4 persons. The limit in 2 rooms is 3 persons. That home is too small."
    )
    bedrooms = assessed(PersonsPerBedroom(3), ask_about(family(10), rooms=4))
    assert screen(bedrooms.reason).endswith("The limit in 4 rooms is 9 persons: 1 person too many.")
    unknown = assessed(EVERYBODY, ask_about(family(None, BABY), rooms=None))
    assert screen(unknown.reason) == (
        "The household counts as at least 2 persons (everybody counts), as far as is known."
        " The limit in a home of unknown size is from 1 to 5 persons."
    )
    open_end = assessed(BEDROOMS, ask_about(family(2), rooms=None))
    assert screen(open_end.reason).endswith("is not known: it is at least 1 person.")


def test_every_message_is_said_by_one_of_the_rows() -> None:
    found = [rule.assess(ask_about(who, rooms=rooms)) for rule, who, rooms, *_rest in SIZE_ROWS]
    found += [GenerationLiving().assess(ask_about(who)) for who, *_rest in GENERATION_ROWS]
    shared = {"question.adults", "question.children", "question.rooms"}
    assert told(found) == {*persons.MESSAGES, *household.MESSAGES, *shared}
