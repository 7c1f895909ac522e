"""How a demand on how much is earned is judged, whatever the demand is: reach against need."""

from collections.abc import Mapping
from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from landlords.requirements.ask import Ask
from landlords.requirements.basis import How, Reach
from landlords.requirements.codes import Basis as Measure
from landlords.requirements.codes import Text, Unit
from landlords.requirements.findings import (
    Finding,
    Outcome,
    Question,
    Reason,
    of_landlord,
    waits_for,
)
from landlords.requirements.messages import Messages, Said
from landlords.requirements.norms import Need
from landlords.requirements.sentences import Amount, Sentence, Value

RENT_UNKNOWN = Finding(
    Outcome.ASK_LANDLORD, Reason("level.rent_unknown", {}), (of_landlord("rent"),)
)

AT_MOST = _("at most %(amount)s")
EXACTLY = Sentence(_("exactly what is needed"))
MORE = _("%(difference)s more than needed")
LESS = _("%(difference)s short")


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

    The messages may name beside the `values`: `income` and `need` (kr a month), `counted` (the
    income, said to be at most so much where it may be less), `difference` (kr) and `margin` (the
    difference in words), `measure`. Those of this file want a `rule` as well.
    """
    reach = ask.basis.reach(measure)
    outcome, questions = judged(ask, reach, need, measure)
    told = {**values, **amounts_told(reach, need, outcome), "measure": measure}
    reason = Reason(f"{code}.{outcome.value}", told)
    return Finding(outcome, reason, questions, lines, ask.basis.edges)


def amounts_told(reach: Reach, need: Need, outcome: Outcome) -> dict[str, Value]:
    """The amounts that the messages of a level name."""
    income = deciding(reach, outcome)
    wanted = need.least if need.most is None or outcome is Outcome.FAILS else need.most
    amount = Amount(income, Unit.KRONOR_A_MONTH)
    return {
        "income": amount,
        "counted": Sentence(AT_MOST, {"amount": amount}) if income > reach.least else amount,
        "need": Amount(wanted, Unit.KRONOR_A_MONTH),
        **margin_told(income - wanted),
    }


def margin_told(difference: Decimal) -> dict[str, Value]:
    """By how much what there is differs from what is demanded, in kr and in words."""
    return {
        "difference": Amount(abs(difference), Unit.KRONOR),
        "margin": margin(difference, MORE, LESS, EXACTLY),
    }


def deciding(reach: Reach, outcome: Outcome) -> Decimal:
    """The end that decides, kr a month: the most where even that is too little, else the least."""
    return reach.most if outcome is Outcome.FAILS and reach.most is not None else reach.least


def margin(difference: Decimal, more: Text, less: Text, equal: Sentence) -> Sentence:
    """A difference in words; the templates name it."""
    if not difference:
        return equal
    told = {"difference": Amount(abs(difference), Unit.KRONOR)}
    return Sentence(more if difference > 0 else less, told)


def judged(
    ask: Ask, reach: Reach, need: Need, measure: Measure
) -> tuple[Outcome, tuple[Question, ...]]:
    """The outcome, and what would settle it."""
    if need.most is not None and reach.least >= need.most:
        return Outcome.MEETS, ()
    if reach.most is not None and reach.most < need.least:
        return Outcome.FAILS, ()
    basis = ask.basis
    own = (*need.questions, *basis.questions(measure, How.HOUSEHOLD))
    if _may_reach(reach.household, need):
        return waits_for(own), own
    asked = (*own, *basis.questions(measure, How.LANDLORD))
    if need.questions:
        return waits_for(asked), asked
    if _may_reach(reach.landlord, need):
        return Outcome.ASK_LANDLORD, asked
    return Outcome.JUDGES, (*asked, *basis.questions(measure, How.JUDGES))


def _may_reach(end: Decimal | None, need: Need) -> bool:
    return end is None or end >= need.least


MESSAGES: Messages = {
    "level.rent_unknown": Said(
        _("The rent is not known, and the demand follows it. Ask the landlord what it is."),
        _("We do not know the rent yet. We will ask."),
    ),
    "level.meets": Said(
        _(
            "Income that counts: %(counted)s %(measure)s. The demand is %(rule)s = %(need)s:"
            " %(margin)s."
        ),
        _(
            "Your income that counts is %(counted)s %(measure)s. They want at least %(need)s"
            " (%(rule)s). It is enough."
        ),
    ),
    "level.fails": Said(
        _(
            "Income that counts: %(counted)s %(measure)s. The demand is %(rule)s = %(need)s:"
            " %(margin)s."
        ),
        _(
            "Your income that counts is %(counted)s %(measure)s. They want at least %(need)s"
            " (%(rule)s). It is %(difference)s too little."
        ),
    ),
    "level.judges": Said(
        _(
            "Income that surely counts: %(income)s %(measure)s. The demand is %(rule)s = %(need)s."
            " %(difference)s more is needed, and the landlord assesses whether the rest counts."
        ),
        _(
            "Your income that surely counts is %(income)s %(measure)s. They want at least %(need)s"
            " (%(rule)s). They decide whether the rest of your income counts."
        ),
    ),
    "level.ask_household": Said(
        _(
            "Income that surely counts: %(income)s %(measure)s. The demand is %(rule)s = %(need)s."
            " %(difference)s more is needed, and not all is known of the household's income."
        ),
        _(
            "Your income that surely counts is %(income)s %(measure)s. They want at least %(need)s"
            " (%(rule)s). We need to know more about your income."
        ),
    ),
    "level.ask_landlord": Said(
        _(
            "Income that surely counts: %(income)s %(measure)s. The demand is %(rule)s = %(need)s."
            " %(difference)s more is needed, and the landlord has not said whether the rest counts."
        ),
        _(
            "Your income that surely counts is %(income)s %(measure)s. They want at least %(need)s"
            " (%(rule)s). We do not know yet whether the rest counts. We will ask."
        ),
    ),
    "level.ask_norm": Said(
        _(
            "Income that surely counts: %(income)s %(measure)s. The demand is %(rule)s = %(need)s."
            " How much the rest is hangs on an amount that is missing. The coordinator finds it"
            " out."
        ),
        _(
            "Your income that surely counts is %(income)s %(measure)s. They want at least %(need)s"
            " (%(rule)s). We do not know yet how much the rest is. We will find out."
        ),
    ),
}
