"""What one table of amounts makes of one household: the formulas, with every part of the sum."""

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from django.utils.translation import gettext_lazy as _

from landlords.requirements.codes import ChildRule, Norm, Unit
from landlords.requirements.fact_codes import ChildAge
from landlords.requirements.findings import Reason
from landlords.requirements.messages import Messages, Said
from landlords.requirements.norm_amounts import SHARING, Formula, NormAmounts
from landlords.requirements.sentences import Amount, Value

ZERO = Decimal(0)
AS_PERSONS = (ChildRule.BY_AGE, ChildRule.FLAT)
"""The rules by which children are persons of the household; by the others only adults share costs."""
FLAT_AGE = ChildAge.FROM_7_TO_10
"""Whose amount every child gets where a landlord says “the same for every child” and no sum."""


class People(NamedTuple):
    """A household whose size is known."""

    adults: int
    couple: bool
    children: tuple[ChildAge, ...]


class Way(NamedTuple):
    """How a landlord measures: the norm, how children count, what lowers their part (kr a month).

    `child_amount` is the landlord's own amount for every child, where one is stated.
    """

    norm: Norm
    children: ChildRule
    child_amount: Decimal | None
    child_benefits: Decimal


class Sum(NamedTuple):
    """What should be left, kr a month, and its parts, top down."""

    amount: Decimal
    lines: tuple[Reason, ...]


class Part(NamedTuple):
    """One part of a sum, kr a month; None: the table does not have it."""

    amount: Decimal | None
    code: str
    values: dict[str, Value]

    def line(self) -> Reason:
        """The part as a line; what is taken off is told as what it is."""
        amount = Amount(abs(self.amount or ZERO), Unit.KRONOR_A_MONTH)
        return Reason(self.code, {**self.values, "amount": amount})


def summed(table: NormAmounts, formula: Formula, people: People, way: Way) -> Sum | None:
    """What the table leaves this household; None if it lacks an amount that the household needs."""
    parts = list(_adults(table, people))
    children = list(_children(table, people, way))
    parts += [*children, *_benefits(children, way)]
    if formula is Formula.PERSONS_AND_SHARED_COSTS:
        parts.append(_shared(table, people, way))
    if any(part.amount is None for part in parts):
        return None
    total = sum((part.amount or ZERO for part in parts), ZERO)
    return Sum(total, tuple(part.line() for part in parts))


def complete(table: NormAmounts, formula: Formula, way: Way) -> bool:
    """Whether the table has every amount that any household needs when measured in this way."""
    needed = [table.single, table.couple]
    if way.children is ChildRule.BY_AGE:
        needed += [table.child(age) for age in ChildAge]
    elif way.children is ChildRule.FLAT:
        needed.append(_flat(table, way))
    elif way.children is ChildRule.SUPPLEMENT:
        return False
    if formula is Formula.PERSONS_AND_SHARED_COSTS:
        needed += [table.shared(persons) for persons in range(1, SHARING + 1)]
    return None not in needed


def _adults(table: NormAmounts, people: People) -> Iterator[Part]:
    """A couple together; everybody else as an adult alone, who shares only the shared costs.

    Socialtjänstförordningen 12:3: an adult who is nobody's partner has the amount of an adult alone
    and a share of the shared costs; all shares of a household are its shared costs.
    """
    alone = people.adults
    if people.couple:
        yield Part(table.couple, "norm.couple", {})
        alone -= 2
    if alone == 1:
        yield Part(table.single, "norm.adult", {})
    elif alone > 1:
        yield _several("norm.adults", table.single, alone, {})


def _children(table: NormAmounts, people: People, way: Way) -> Iterator[Part]:
    children = people.children
    if not children or way.children is ChildRule.IGNORED:
        return
    if way.children is ChildRule.BY_AGE:
        for age, number in Counter(children).items():
            yield _each(table.child(age), number, {"age": age})
    elif way.children is ChildRule.FLAT:
        yield _several("norm.flat", _flat(table, way), len(children), {})
    else:
        told: dict[str, Value] = {"number": len(children)}
        yield Part(table.supplement(len(children)), "norm.supplement", told)


def _flat(table: NormAmounts, way: Way) -> Decimal | None:
    return table.child(FLAT_AGE) if way.child_amount is None else way.child_amount


def _each(amount: Decimal | None, number: int, values: dict[str, Value]) -> Part:
    if number == 1:
        return Part(amount, "norm.child", values)
    return _several("norm.children", amount, number, values)


def _several(code: str, amount: Decimal | None, number: int, values: dict[str, Value]) -> Part:
    each = Amount(amount or ZERO, Unit.KRONOR_A_MONTH)
    told = {**values, "number": number, "each": each}
    return Part(None if amount is None else number * amount, code, told)


def _benefits(children: list[Part], way: Way) -> Iterator[Part]:
    """Child benefits lower the children's part, never below nothing."""
    whole = sum((part.amount or ZERO for part in children), ZERO)
    taken = min(whole, way.child_benefits)
    if taken:
        yield Part(-taken, "norm.child_benefits", {})


def _shared(table: NormAmounts, people: People, way: Way) -> Part:
    counted = len(people.children) if way.children in AS_PERSONS else 0
    persons = people.adults + counted
    told: dict[str, Value] = {"persons": Amount(persons, Unit.PERSONS)}
    before, base = table.shared(SHARING - 1), table.shared(SHARING)
    if persons <= SHARING or before is None or base is None:
        return Part(table.shared(persons), "norm.shared", told)
    told |= {
        "sharing": Amount(SHARING, Unit.PERSONS),
        "fewer": SHARING - 1,
        "base": Amount(base, Unit.KRONOR),
        "before": Amount(before, Unit.KRONOR),
        "more": persons - SHARING,
        "each": Amount(base - before, Unit.KRONOR),
    }
    return Part(table.shared(persons), "norm.shared_beyond", told)


MESSAGES: Messages = {
    "norm.adult": Said(_("one adult alone: %(amount)s"), _("one adult: %(amount)s")),
    "norm.adults": Said(
        _("%(number)s adults who are not a couple, %(each)s each: %(amount)s"),
        _("%(number)s adults, %(each)s each: %(amount)s"),
    ),
    "norm.couple": Said(
        _("two adults who are a couple: %(amount)s"), _("two adults together: %(amount)s")
    ),
    "norm.child": Said(_("a child, %(age)s: %(amount)s"), _("a child, %(age)s: %(amount)s")),
    "norm.children": Said(
        _("%(number)s children, %(age)s, %(each)s each: %(amount)s"),
        _("%(number)s children, %(age)s, %(each)s each: %(amount)s"),
    ),
    "norm.flat": Said(
        _("children, the same for each (%(number)s × %(each)s): %(amount)s"),
        _("children, the same for each (%(number)s × %(each)s): %(amount)s"),
    ),
    "norm.supplement": Said(
        _("supplement by number of children (%(number)s): %(amount)s"),
        _("supplement by number of children (%(number)s): %(amount)s"),
    ),
    "norm.child_benefits": Said(
        _("minus child benefits, which lower the children's part: %(amount)s"),
        _("minus child benefit and maintenance: %(amount)s"),
    ),
    "norm.shared": Said(
        _("shared costs of %(persons)s: %(amount)s"),
        _("shared costs of %(persons)s: %(amount)s"),
    ),
    "norm.shared_beyond": Said(
        _(
            "shared costs of %(persons)s: %(base)s for %(sharing)s + %(more)s × %(each)s (%(base)s"
            " less the %(before)s for %(fewer)s): %(amount)s"
        ),
        _(
            "shared costs of %(persons)s: %(base)s for %(sharing)s + %(more)s × %(each)s (%(base)s"
            " less the %(before)s for %(fewer)s): %(amount)s"
        ),
    ),
}
