"""Income support that follows the rent: the norm and the accepted rent, less all other incomes.

Socialtjänstlagen 12:1 and 12:7; which rent is accepted is the municipality's own amount. It is
reckoned for a household that lives on one economy: one adult, or a couple. Adults who are not a
couple have it reckoned each, so that its amount must be given.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from django.utils.translation import gettext_lazy as _

from landlords.requirements.applicant import Applicant, Income
from landlords.requirements.ask import Ask
from landlords.requirements.basis import Bounds, amounts
from landlords.requirements.codes import IncomeType, Norm, Text, Unit
from landlords.requirements.findings import Question, Reason, of_household, of_landlord
from landlords.requirements.messages import Messages, Said
from landlords.requirements.norms import Need
from landlords.requirements.sentences import Amount, Sentence, Value

ZERO = Decimal(0)
WHOSE: Text = _("%(income)s (adult %(person)s)")


class Granted(NamedTuple):
    """How much it is, kr a month; what would settle it; how it was reckoned, top down.

    `edges` are the days of calculation from which other amounts hold.
    """

    bounds: Bounds
    questions: tuple[Question, ...] = ()
    lines: tuple[Reason, ...] = ()
    edges: tuple[date, ...] = ()


class Other(NamedTuple):
    """Another income of those it is reckoned for, after tax."""

    income: Income
    net: Bounds


class Sum(NamedTuple):
    """The parts: what is needed, the rent as far as it is accepted, and the other incomes.

    `all_known`: no other income may come in that is not listed.
    """

    need: Need
    accepted: Need
    rent: Decimal | None
    others: tuple[Other, ...]
    all_known: bool

    @property
    def covered(self) -> Bounds:
        """So much of the rent is accepted."""
        if self.rent is None:
            return Bounds(ZERO, self.accepted.most)
        most = self.rent if self.accepted.most is None else min(self.rent, self.accepted.most)
        return Bounds(min(self.rent, self.accepted.least), most)

    @property
    def taken(self) -> Bounds:
        """The other incomes together."""
        ends = [other.net.most for other in self.others]
        open_ended = None in ends or not self.all_known
        most = None if open_ended else sum((end for end in ends if end), ZERO)
        return Bounds(sum((other.net.least for other in self.others), ZERO), most)

    @property
    def bounds(self) -> Bounds:
        """What is granted, never less than nothing."""
        covered, taken = self.covered, self.taken
        least = ZERO if taken.most is None else self.need.least + covered.least - taken.most
        if self.need.most is None or covered.most is None:
            return Bounds(max(ZERO, least), None)
        return Bounds(max(ZERO, least), max(ZERO, self.need.most + covered.most - taken.least))


def granted(income: Income, ask: Ask, incomes: Iterable[Income]) -> Granted:
    """How much income support is, where it is granted for the rent of the home."""
    applicant = ask.applicant
    one, person = _one_economy(applicant), income.person
    others = (
        other for other in incomes if not other.covers_rent and (one or other.person == person)
    )
    found = Sum(
        ask.norms.need(Norm.NATIONAL_NORM, applicant, ask.on),
        ask.norms.accepted_rent(applicant, ask.on),
        ask.home.rent,
        tuple(Other(other, amounts(other)[1]) for other in others),
        bool(applicant.incomes_complete) and not _allowance_unknown(ask),
    )
    edges = (*found.need.edges, *found.accepted.edges)
    if one:
        questions = (*found.need.questions, *_questions(found, ask))
        return Granted(found.bounds, questions, tuple(_lines(found, ask)), edges)
    own = of_household("income_net", income=income.type, person=person)
    bounds = Bounds(ZERO, found.bounds.most)
    questions = found.need.questions if one is None else (own,)
    return Granted(bounds, questions, (Reason("granted.apart", {}), _total(bounds)), edges)


def _one_economy(applicant: Applicant) -> bool | None:
    """Whether the household is one adult or a couple; None if it is not known."""
    if applicant.adults is None:
        return None
    if len(applicant.adults) == 2:
        return applicant.couple
    return len(applicant.adults) == 1


def _allowance_unknown(ask: Ask) -> bool:
    """Whether a housing allowance may come in that nobody has reckoned; one that is over is none."""
    goes_on = any(
        income.type is IncomeType.HOUSING_ALLOWANCE
        and (income.until is None or income.until >= ask.on)
        for income in ask.applicant.incomes
    )
    return ask.applicant.expected_housing_allowance is None and not goes_on


def _questions(found: Sum, ask: Ask) -> Iterator[Question]:
    """What is missing of the rent and of the other incomes."""
    if found.rent is None:
        yield of_landlord("rent")
    if found.covered.least != found.covered.most:
        yield from found.accepted.questions
    for other in found.others:
        if other.net.least != other.net.most:
            income = other.income
            yield of_household("income_net", income=income.type, person=income.person)
    if not ask.applicant.incomes_complete:
        yield of_household("incomes")
    if _allowance_unknown(ask):
        yield of_household("expected_housing_allowance")


def _lines(found: Sum, ask: Ask) -> Iterator[Reason]:
    """The sum as it is written: the norm, the rent, each other income, what is left to grant."""
    need = found.need
    yield from need.lines if need.most is None else need.most_lines
    yield from found.accepted.most_lines or found.accepted.lines
    yield _rent_line(found)
    for other in found.others:
        yield _other(other.income, other.net)
    if _allowance_unknown(ask):
        yield Reason("granted.other_unknown", {"income": IncomeType.HOUSING_ALLOWANCE})
    if not ask.applicant.incomes_complete:
        yield Reason("granted.unlisted", {})
    yield _total(found.bounds)


def _rent_line(found: Sum) -> Reason:
    if found.rent is None:
        return Reason("granted.rent_unknown", {})
    rent = _kronor(found.rent)
    if found.accepted.most is None:
        return Reason("granted.rent_missing", {"rent": rent})
    told: dict[str, Value] = {"rent": rent, "amount": _kronor(found.covered.most or ZERO)}
    return Reason("granted.rent", told)


def _other(income: Income, net: Bounds) -> Reason:
    told: dict[str, Value] = {"income": _named(income)}
    if net.least != net.most:
        return Reason("granted.other_unknown", told)
    return Reason("granted.other", {**told, "amount": _kronor(net.least)})


def _named(income: Income) -> Value:
    if income.person == 1:
        return income.type
    return Sentence(WHOSE, {"income": income.type, "person": income.person})


def _total(bounds: Bounds) -> Reason:
    least = _kronor(bounds.least)
    if bounds.most is None:
        return Reason("granted.at_least", {"least": least})
    if bounds.most == bounds.least:
        return Reason("granted.sum", {"amount": least})
    return Reason("granted.between", {"least": least, "most": _kronor(bounds.most)})


def _kronor(amount: Decimal) -> Amount:
    return Amount(amount, Unit.KRONOR_A_MONTH)


MESSAGES: Messages = {
    "granted.apart": Said(
        _("adults who are not a couple have income support reckoned each: its amount is needed"),
        _("income support is reckoned for each of you: we need to know how much it is"),
    ),
    "granted.rent": Said(
        _("plus the rent of %(rent)s as far as it is accepted: %(amount)s"),
        _("plus the rent of %(rent)s as far as the municipality accepts it: %(amount)s"),
    ),
    "granted.rent_missing": Said(
        _("plus the rent of %(rent)s as far as it is accepted: not known"),
        _("plus the rent of %(rent)s as far as the municipality accepts it: we do not know yet"),
    ),
    "granted.rent_unknown": Said(
        _("plus the rent as far as it is accepted: the rent is not known"),
        _("plus the rent: we do not know it yet"),
    ),
    "granted.other": Said(_("minus %(income)s: %(amount)s"), _("minus %(income)s: %(amount)s")),
    "granted.other_unknown": Said(
        _("minus %(income)s: not known"),
        _("minus %(income)s: we do not know how much"),
    ),
    "granted.unlisted": Said(
        _("minus other incomes: not all are listed"),
        _("minus other incomes: we do not know if there are more"),
    ),
    "granted.sum": Said(
        _("income support for this rent: %(amount)s"),
        _("income support for this rent: %(amount)s"),
    ),
    "granted.between": Said(
        _("income support for this rent: from %(least)s to %(most)s"),
        _("income support for this rent: from %(least)s to %(most)s"),
    ),
    "granted.at_least": Said(
        _("income support for this rent: at least %(least)s, how much more is not known"),
        _("income support for this rent: at least %(least)s, we do not know how much more"),
    ),
}
