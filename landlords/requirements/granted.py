"""Income support that follows the rent: the norm and the accepted rent, less all other incomes.

Socialtjänstlagen 12:1 and 12:7; which rent is accepted is the municipality's own amount. As long as
that is not known, it is at least nothing and at most the whole rent.
"""

from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from landlords.requirements.applicant import Income
from landlords.requirements.ask import Ask
from landlords.requirements.basis import ZERO, Bounds, amount_question, amounts
from landlords.requirements.codes import Basis as Measure
from landlords.requirements.codes import Norm
from landlords.requirements.findings import Question, Reason, of_household, of_landlord
from landlords.requirements.norms import Need


class Granted(NamedTuple):
    """How much it is, kr a month; what would settle it; how it was reckoned, top down."""

    bounds: Bounds
    questions: tuple[Question, ...] = ()
    lines: tuple[Reason, ...] = ()


def granted(income: Income, ask: Ask, incomes: Iterable[Income]) -> Granted:
    """How much income support is, where it is granted for the rent of the home.

    `incomes` are all there are that day, itself included.
    """
    need = ask.norms.need(Norm.NATIONAL_NORM, ask.applicant, ask.on)
    accepted = ask.norms.accepted_rent(ask.applicant, ask.on)
    rent = _part_of_rent(ask.home.rent, accepted)
    others = [(other, amounts(other)[1]) for other in incomes if other is not income]
    unknown = not ask.applicant.incomes_complete
    taken = _together([net for _other, net in others], more_may_come=unknown)
    least = ZERO if taken.most is None else need.least + rent.least - taken.most
    most = None
    if need.most is not None and rent.most is not None:
        most = max(ZERO, need.most + rent.most - taken.least)
    questions = [*need.questions, *accepted.questions]
    questions += [of_landlord("rent")] if ask.home.rent is None else []
    unsure = [other for other, net in others if net.least != net.most]
    questions += [amount_question(other, Measure.NET) for other in unsure]
    questions += [of_household("incomes")] if unknown else []
    return Granted(Bounds(max(ZERO, least), most), tuple(dict.fromkeys(questions)))


def _part_of_rent(rent: Decimal | None, accepted: Need) -> Bounds:
    """How much of the rent is accepted."""
    ends = [end for end in (rent, accepted.most) if end is not None]
    least = ZERO if rent is None else min(rent, accepted.least)
    return Bounds(least, min(ends, default=None))


def _together(incomes: list[Bounds], *, more_may_come: bool) -> Bounds:
    least = sum((net.least for net in incomes), ZERO)
    ends = [net.most for net in incomes]
    if more_may_come or None in ends:
        return Bounds(least, None)
    return Bounds(least, sum((end for end in ends if end is not None), ZERO))
