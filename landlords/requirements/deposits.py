"""What a landlord wants as a deposit, and whether the household can pay it."""

from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from landlords.requirements.ask import Ask
from landlords.requirements.codes import Unit
from landlords.requirements.findings import (
    Finding,
    Outcome,
    Question,
    Reason,
    of_household,
    of_landlord,
)
from landlords.requirements.findings import ask as waits_for
from landlords.requirements.levels import margin_told
from landlords.requirements.messages import Messages, Said
from landlords.requirements.sentences import Amount, Sentence, Value

OF_RENT = _("%(rents)s: %(needed)s at a rent of %(rent)s")


def deposit_finding(months: int, ask: Ask) -> Finding:
    """What the household can pay against so many monthly rents."""
    deposit, rent = ask.applicant.deposit, ask.home.rent
    told = _demanded(months, rent)
    if deposit is not None:
        told["deposit"] = Amount(deposit, Unit.KRONOR)
    if deposit is None or rent is None:
        asked: list[Question] = [of_household("deposit")] if deposit is None else []
        asked += [of_landlord("rent")] if rent is None else []
        code = "deposit.ask_household" if deposit is None else "deposit.ask_landlord"
        return waits_for(Reason(code, told), *asked)
    difference = deposit - months * rent
    outcome = Outcome.FAILS if difference < 0 else Outcome.MEETS
    return Finding(outcome, Reason(f"deposit.{outcome.value}", told | margin_told(difference)))


def _demanded(months: int, rent: Decimal | None) -> dict[str, Value]:
    """So many monthly rents, and how much that is where the rent is known."""
    rents: Value = Amount(months, Unit.RENTS)
    if rent is None:
        return {"rents": rents, "demanded": rents}
    told: dict[str, Value] = {
        "rents": rents,
        "needed": Amount(months * rent, Unit.KRONOR),
        "rent": Amount(rent, Unit.KRONOR_A_MONTH),
    }
    return {**told, "demanded": Sentence(OF_RENT, told)}


MESSAGES: Messages = {
    "deposit.meets": Said(
        _(
            "The demand is a deposit of %(demanded)s. The household can pay %(deposit)s: %(margin)s."
        ),
        _("They want a deposit of %(demanded)s. You can pay %(deposit)s. It is enough."),
    ),
    "deposit.fails": Said(
        _(
            "The demand is a deposit of %(demanded)s. The household can pay %(deposit)s: %(margin)s."
        ),
        _(
            "They want a deposit of %(demanded)s. You can pay %(deposit)s. It is %(difference)s too"
            " little."
        ),
    ),
    "deposit.ask_household": Said(
        _(
            "The demand is a deposit of %(demanded)s. It is not known how much the household can"
            " pay."
        ),
        _("They want a deposit of %(demanded)s. We need to know how much you can pay."),
    ),
    "deposit.ask_landlord": Said(
        _(
            "The demand is a deposit of %(demanded)s, and the rent is not known. The household can"
            " pay %(deposit)s."
        ),
        _(
            "They want a deposit of %(demanded)s. You can pay %(deposit)s. We do not know the rent"
            " yet. We will ask."
        ),
    ),
}
