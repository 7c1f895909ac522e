"""How a demand on how much is earned is judged, whatever the demand is: reach against need."""

from collections.abc import Mapping
from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from landlords.requirements.ask import Ask
from landlords.requirements.basis import How, Reach
from landlords.requirements.codes import Basis as Measure
from landlords.requirements.codes import Unit
from landlords.requirements.findings import (
    ASKED_OF,
    Finding,
    Outcome,
    Question,
    Reason,
    of_landlord,
    worst,
)
from landlords.requirements.messages import Messages, Said
from landlords.requirements.norms import Need
from landlords.requirements.sentences import Amount, Value

RENT_UNKNOWN = Finding(
    Outcome.ASK_LANDLORD, Reason("level.rent_unknown", {}), (of_landlord("rent"),)
)


def exactly(amount: Decimal) -> Need:
    """A need that is known, kr a month."""
    return Need(amount, amount)


def level(
    code: str,
    ask: Ask,
    measure: Measure,
    need: Need,
    values: Mapping[str, Value],
    lines: tuple[Reason, ...] = (),
) -> Finding:
    """Whether the reach comes up to the need; the message is `code` with the outcome behind it.

    The messages may name `income`, `need` and `difference` (kr a month) and `measure` beside the
    `values`; those of this file want the `rule` as well.
    """
    reach = ask.basis.reach(measure)
    outcome, questions = judged(ask, reach, need, measure)
    income = reach.most if outcome is Outcome.FAILS and reach.most is not None else reach.least
    wanted = need.least if need.most is None or outcome is Outcome.FAILS else need.most
    told: dict[str, Value] = {
        **values,
        "measure": measure,
        "income": Amount(income, Unit.KRONOR_A_MONTH),
        "need": Amount(wanted, Unit.KRONOR_A_MONTH),
        "difference": Amount(abs(income - wanted), Unit.KRONOR_A_MONTH),
    }
    return Finding(outcome, Reason(f"{code}.{outcome.value}", told), questions, lines)


def judged(
    ask: Ask, reach: Reach, need: Need, measure: Measure
) -> tuple[Outcome, tuple[Question, ...]]:
    """The outcome, and what would settle it."""
    if need.most is not None and reach.least >= need.most:
        return Outcome.MEETS, ()
    if reach.most is not None and reach.most < need.least:
        return Outcome.FAILS, ()
    basis = ask.basis
    own = basis.questions(measure, How.HOUSEHOLD)
    if need.questions or _may_reach(reach.household, need):
        asked = (*need.questions, *own)
        if not _may_reach(reach.household, need):
            asked += basis.questions(measure, How.LANDLORD)
        return worst(ASKED_OF[question.owner] for question in asked), asked
    if _may_reach(reach.landlord, need):
        return Outcome.ASK_LANDLORD, (*own, *basis.questions(measure, How.LANDLORD))
    return Outcome.JUDGES, (*own, *basis.questions(measure, How.LANDLORD, How.JUDGES))


def _may_reach(end: Decimal | None, need: Need) -> bool:
    return end is None or end >= need.least


MESSAGES: Messages = {
    "level.rent_unknown": Said(
        _("The rent is not known, and the demand follows it. Ask the landlord what it is."),
        _("We do not know the rent yet. We will ask."),
    ),
    "level.meets": Said(
        _(
            "%(income)s %(measure)s counts. The demand is %(need)s (%(rule)s): %(difference)s more than needed."
        ),
        _(
            "You have %(income)s %(measure)s that counts. They want %(need)s (%(rule)s). It is enough."
        ),
    ),
    "level.fails": Said(
        _(
            "%(income)s %(measure)s counts at most. The demand is %(need)s (%(rule)s): %(difference)s short."
        ),
        _("You have at most %(income)s %(measure)s that counts. They want %(need)s (%(rule)s)."),
    ),
    "level.judges": Said(
        _(
            "%(income)s %(measure)s surely counts. The demand is %(need)s (%(rule)s): %(difference)s more is needed, and the landlord assesses whether the rest counts."
        ),
        _(
            "%(income)s %(measure)s surely counts. They want %(need)s (%(rule)s). They decide whether the rest of your income counts."
        ),
    ),
    "level.ask_household": Said(
        _(
            "%(income)s %(measure)s surely counts. The demand is %(need)s (%(rule)s): %(difference)s more is needed, and not all is known of the household's income."
        ),
        _(
            "%(income)s %(measure)s surely counts. They want %(need)s (%(rule)s). We need to know more about your income."
        ),
    ),
    "level.ask_landlord": Said(
        _(
            "%(income)s %(measure)s surely counts. The demand is %(need)s (%(rule)s): %(difference)s more is needed, and the landlord has not said whether the rest counts."
        ),
        _(
            "%(income)s %(measure)s surely counts. They want %(need)s (%(rule)s). We do not know yet whether the rest counts. We will ask."
        ),
    ),
    "level.ask_norm": Said(
        _(
            "An amount that the demand needs is missing in the portal (%(rule)s). The coordinator finds it out."
        ),
        _("We do not know yet. We will find out."),
    ),
}
