"""Work out beforehand what the directory asks: from terms to ``LandlordAnswer`` rows.

For every span of days on which nothing changes, and for every district the landlord has homes in,
the core answers each question for an ordinary home. Beside them stands the best answer any of its
homes gives. What nobody knows leaves no row, and districts that all answer alike leave only one.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from landlords.core_rows import core_exception, core_row
from landlords.districts import load_tree
from landlords.models import District, ExceptionRule, Landlord, LandlordAnswer, Requirement, Stock
from landlords.questions import REMARKS, income_question
from landlords.requirements.answers import (
    PREFERENCE,
    breakpoints,
    income_answer,
    remarks_answer,
)
from landlords.requirements.codes import Answer, IncomeType, Product, Topic
from landlords.requirements.resolution import ExceptionRow, HomeKey, Resolved, Row, resolve

ELSEWHERE = ""  # a home in a district that no scope names


@dataclass(frozen=True)
class Given:
    """An answer, the requirement it comes from, and whether other homes answer otherwise."""

    answer: Answer
    requirement: int | None = None
    varies: bool = False


NOT_KNOWN = Given(Answer.UNKNOWN)
Key = tuple[str | None, str]  # district (None: any of its homes), question


@dataclass(frozen=True)
class Terms:
    """What the answers of one landlord depend on."""

    rows: tuple[Row, ...]
    leeways: tuple[ExceptionRow, ...]
    districts: tuple[str, ...]


def rebuild_answers(landlords: Iterable[Landlord]) -> None:
    """Replace the answers of these landlords; part of the transaction that changed their terms."""
    wanted = [landlord.pk for landlord in landlords]
    districts = dict(District.objects.values_list("code", "pk"))
    LandlordAnswer.objects.filter(landlord__in=wanted).delete()
    LandlordAnswer.objects.bulk_create(
        (
            row
            for landlord, terms in terms_of(wanted).items()
            for row in answer_rows(landlord, terms, districts)
        ),
        batch_size=2000,
    )


def terms_of(landlords: Sequence[int]) -> dict[int, Terms]:
    """The terms of each of these landlords, in a fixed number of queries."""
    tree = load_tree()
    rows: dict[int, list[Row]] = {pk: [] for pk in landlords}
    leeways: dict[int, list[ExceptionRow]] = {pk: [] for pk in landlords}
    homes: dict[int, set[str]] = {pk: set() for pk in landlords}
    for requirement in Requirement.objects.filter(scope__landlord__in=landlords).for_core():
        rows[requirement.scope.landlord_key].append(core_row(requirement, tree))
    for exception in ExceptionRule.objects.filter(scope__landlord__in=landlords).for_core():
        leeways[exception.scope.landlord_key].append(core_exception(exception, tree))
    stock = Stock.objects.filter(landlord__in=landlords).values_list("landlord", "district__code")
    for landlord, code in stock.distinct():
        homes[landlord].add(code or ELSEWHERE)
    return {
        pk: Terms(tuple(rows[pk]), tuple(leeways[pk]), places(rows[pk], homes[pk]))
        for pk in landlords
    }


def places(rows: Iterable[Row], homes: set[str]) -> tuple[str, ...]:
    """Where the landlord's homes may be; all that its terms name while that is not fully known."""
    if homes and ELSEWHERE not in homes:
        return tuple(sorted(homes))
    named = {code for row in rows for code in row.scope.districts}
    return tuple(sorted(homes | named | {ELSEWHERE}))


def answer_rows(
    landlord: int, terms: Terms, districts: Mapping[str, int]
) -> Iterator[LandlordAnswer]:
    """The rows to store for one landlord; spans of days with the same answer are made one."""
    open_rows: dict[Key, LandlordAnswer] = {}
    answered: dict[Key, Given] = {}
    for day in breakpoints(terms.rows, terms.leeways):
        now = given_answers(terms, day)
        for key in [key for key in answered if answered[key] != now.get(key)]:
            open_rows[key].valid_until = day - timedelta(days=1)
            yield open_rows.pop(key)
            del answered[key]
        for key in now.keys() - answered.keys():
            open_rows[key] = new_row(landlord, key, now[key], day, districts)
            answered[key] = now[key]
    yield from open_rows.values()


def new_row(
    landlord: int, key: Key, given: Given, day: date, districts: Mapping[str, int]
) -> LandlordAnswer:
    """A row that holds from this day on."""
    district, question = key
    return LandlordAnswer(
        landlord_id=landlord,
        district_id=None if district is None else districts[district],
        question=question,
        answer=given.answer,
        varies=given.varies,
        requirement_id=given.requirement,
        valid_from=day,
    )


def given_answers(terms: Terms, day: date) -> dict[Key, Given]:
    """Every answer worth a row on this day."""
    by_place = {place: answers_at(terms, place, day) for place in terms.districts}
    answers: dict[Key, Given] = {}
    for question in {question for given in by_place.values() for question in given}:
        here = {place: given.get(question, NOT_KNOWN) for place, given in by_place.items()}
        best = min(here.values(), key=lambda given: PREFERENCE.index(given.answer))
        varies = len({given.answer for given in here.values()}) > 1
        answers[None, question] = Given(best.answer, best.requirement, varies)
        if len(set(here.values())) > 1:
            named = {place: given for place, given in here.items() if place != ELSEWHERE}
            answers.update({(place, question): given for place, given in named.items()})
    return answers


def answers_at(terms: Terms, place: str, day: date) -> dict[str, Given]:
    """What is known about an ordinary home in this place on this day, by question."""
    resolved = resolve(terms.rows, HomeKey(place, Product.ORDINARY), day)
    basis = deciding_row(resolved, Topic.INCOME_BASIS)
    answers = {
        income_question(income): Given(income_answer(resolved, terms.leeways, income).answer, basis)
        for income in IncomeType
    }
    remarks = remarks_answer(resolved, terms.leeways).answer
    answers[REMARKS] = Given(remarks, deciding_row(resolved, Topic.REMARKS))
    return {
        question: given for question, given in answers.items() if given.answer is not Answer.UNKNOWN
    }


def deciding_row(resolved: Resolved, topic: Topic) -> int | None:
    """The row for everybody that holds here, if there is one."""
    keys = (row.key for row in resolved.rows_for(topic) if row.audience is None)
    return next((key for key in keys if isinstance(key, int)), None)
