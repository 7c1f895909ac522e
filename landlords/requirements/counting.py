"""From the rows on income basis and combining to the incomes that count: read before all others.

Within an alternative every test must pass before its incomes count; the best alternative decides
for each kind of income. Rows that hold together are all asked: the stricter one decides.
"""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from landlords.requirements.applicant import Income
from landlords.requirements.ask import Ask
from landlords.requirements.basis import Basis, Counted, How, amounts
from landlords.requirements.codes import Acceptance, IncomeType, Issuer, Says, Topic
from landlords.requirements.contract import Kind
from landlords.requirements.findings import (
    Outcome,
    Question,
    of_household,
    of_landlord,
    worst,
)
from landlords.requirements.granted import granted
from landlords.requirements.income_basis import AcceptedIncome, Combining
from landlords.requirements.resolution import Row

ZERO = Decimal(0)
EXPECTED = (Acceptance.YES, Acceptance.SUPPLEMENT, Acceptance.ASSESSED)
HOW: dict[Acceptance, How] = {
    Acceptance.YES: How.SURE,
    Acceptance.SUPPLEMENT: How.SURE,
    Acceptance.ASSESSED: How.JUDGES,
    Acceptance.NO: How.NOT,
}


def count(ask: Ask, rows: Iterable[Row]) -> Basis:
    """The incomes that count for this landlord, home and day."""
    held = list(rows)
    basis_rows = [row for row in held if row.topic is Topic.INCOME_BASIS]
    combining = [row for row in held if row.topic is Topic.COMBINING]
    incomes = [*ask.applicant.incomes, *_expected_allowance(ask)]
    main = [_counted(income, ask, basis_rows, combining, incomes) for income in incomes]
    counted = _supplements(main, ask, basis_rows)
    return Basis(counted, _unlisted(ask, basis_rows))


def _expected_allowance(ask: Ask) -> list[Income]:
    """Housing allowance reckoned for the new home, unless one is listed already."""
    expected = ask.applicant.expected_housing_allowance
    listed = any(i.type is IncomeType.HOUSING_ALLOWANCE for i in ask.applicant.incomes)
    if listed or not expected:
        return []
    return [Income(IncomeType.HOUSING_ALLOWANCE, net=expected, open_ended=True)]


def _unlisted(ask: Ask, rows: list[Row]) -> tuple[Question, ...]:
    """What may still come in: incomes nobody has listed, an allowance nobody has reckoned."""
    questions = [] if ask.applicant.incomes_complete else [of_household("incomes")]
    listed = any(i.type is IncomeType.HOUSING_ALLOWANCE for i in ask.applicant.incomes)
    if ask.applicant.expected_housing_allowance is None and not listed:
        accepted = acceptance(rows, IncomeType.HOUSING_ALLOWANCE, ask)
        if accepted is not None and accepted[0] in EXPECTED:
            questions.append(of_household("expected_housing_allowance"))
    return tuple(questions)


def acceptance(
    rows: list[Row], kind: IncomeType, ask: Ask
) -> tuple[Acceptance, Issuer | None] | None:
    """How this kind of income counts, and whose it must be; None where no row states it."""
    if any(row.says is Says.NONE for row in rows):
        return Acceptance.YES, Issuer.ANY_MUNICIPALITY
    stated = [found for row in rows if (found := _row_acceptance(row, kind, ask)) is not None]
    if len(stated) < len(rows) or not stated:
        return None
    return max(stated, key=_strictness)


def _row_acceptance(
    row: Row, kind: IncomeType, ask: Ask
) -> tuple[Acceptance, Issuer | None] | None:
    found = [
        stated
        for alternative in row.tests
        if (stated := _alternative_acceptance(alternative, kind, ask)) is not None
    ]
    return min(found, key=_strictness, default=None)


def _alternative_acceptance(
    alternative: Sequence[Kind], kind: IncomeType, ask: Ask
) -> tuple[Acceptance, Issuer | None] | None:
    matrices = [test for test in alternative if isinstance(test, AcceptedIncome)]
    stated = [(a, test.issuer) for test in matrices if (a := test.incomes.get(kind)) is not None]
    if not stated:
        return None
    accepted, issuer = max(stated, key=_strictness)
    others = worst(t.assess(ask).outcome for t in alternative if not isinstance(t, AcceptedIncome))
    if others.passes or accepted is Acceptance.NO:
        return accepted, issuer
    return (Acceptance.NO if others is Outcome.FAILS else Acceptance.ASSESSED), issuer


def _strictness(stated: tuple[Acceptance, Issuer | None]) -> int:
    return stated[0].position


def _counted(
    income: Income,
    ask: Ask,
    rows: list[Row],
    combining: list[Row],
    incomes: list[Income],
) -> Counted:
    hows = [_by_type(income, rows, ask), _by_person(income, combining, ask)]
    how, question = max(hows, key=_unsureness)
    if not income.covers_rent:
        return Counted(income, *amounts(income), how, question)
    support = granted(income, ask, incomes)
    bounds = support.bounds
    return Counted(
        income, bounds, bounds, how, question, unknown=support.questions, lines=support.lines
    )


Judged = tuple[How, Question | None]


def _unsureness(judged: Judged) -> int:
    return judged[0].position


def _by_type(income: Income, rows: list[Row], ask: Ask) -> Judged:
    stated = acceptance(rows, income.type, ask)
    asked = of_landlord("accepted_income", income=income.type)
    if stated is None:
        return How.LANDLORD, asked
    accepted, issuer = stated
    how = HOW[accepted]
    if income.type is not IncomeType.INCOME_SUPPORT or how is How.NOT or _any(issuer):
        return how, asked if how is How.JUDGES else None
    return _by_issuer(income, issuer, how)


def _any(issuer: Issuer | None) -> bool:
    return issuer is Issuer.ANY_MUNICIPALITY


def _by_issuer(income: Income, issuer: Issuer | None, how: How) -> Judged:
    """Income support counts from the home's own municipality; others' only as stated."""
    if income.own_municipality:
        return how, of_landlord(
            "accepted_income", income=income.type
        ) if how is How.JUDGES else None
    if income.own_municipality is None:
        return How.HOUSEHOLD, of_household("own_municipality")
    if issuer is Issuer.OWN_MUNICIPALITY:
        return How.NOT, None
    return How.LANDLORD, of_landlord("accepted_issuer")


def _by_person(income: Income, rows: list[Row], ask: Ask) -> Judged:
    """Whether this adult's income is added; without a rule the landlord has not said."""
    if income.person == 1 or any(row.says is Says.NONE for row in rows):
        return How.SURE, None
    rules = [t for row in rows for a in row.tests for t in a if isinstance(t, Combining)]
    if not rules:
        return How.LANDLORD, of_landlord("combining")
    answers = [rule.counts(income.person, ask) for rule in rules]
    if False in answers:
        return How.NOT, None
    if None in answers:
        return How.HOUSEHOLD, of_household("same_address", person=income.person)
    return How.SURE, None


def _supplements(counted: list[Counted], ask: Ask, rows: list[Row]) -> list[Counted]:
    """A supplement counts only beside an income that counts by itself."""
    extra = [_is_supplement(item.income.type, rows, ask) for item in counted]
    alone = [
        item.how
        for item, is_extra in zip(counted, extra, strict=True)
        if not is_extra and (item.how is not How.SURE or item.gross.most != ZERO)
    ]
    leader = min(alone, key=lambda how: how.position, default=How.NOT)
    if leader is How.NOT and not ask.applicant.incomes_complete:
        leader = How.HOUSEHOLD
    question = of_household("incomes")
    return [
        item
        if not is_extra or leader.position <= item.how.position
        else item._replace(how=leader, question=item.question or question)
        for item, is_extra in zip(counted, extra, strict=True)
    ]


def _is_supplement(kind: IncomeType, rows: list[Row], ask: Ask) -> bool:
    stated = acceptance(rows, kind, ask)
    return stated is not None and stated[0] is Acceptance.SUPPLEMENT
