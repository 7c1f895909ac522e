"""What is left of an income when the rent is paid, and what should be: the sums and their words."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import NamedTuple

from django.utils.translation import gettext_lazy as _

from landlords.requirements.basis import Reach
from landlords.requirements.codes import Norm, Text, Unit
from landlords.requirements.findings import Outcome, Reason, of_household
from landlords.requirements.levels import EXACTLY, LESS, MORE, margin
from landlords.requirements.messages import Messages, Said
from landlords.requirements.norms import Need
from landlords.requirements.sentences import Amount, Sentence, Value

ZERO, ONE = Decimal(0), Decimal(1)

TIMES_NORM: Text = _("%(times)s %(norm)s")
RECKONED_ON: Text = _("%(norm)s, reckoned on %(year)s")


class Demand(NamedTuple):
    """What should be left for one household in one home, and where it comes from.

    `base` is the norm, or the fixed amount; `factor` None where it is not multiplied.
    """

    base: Need
    norm: Norm
    factor: Decimal | None

    @property
    def need(self) -> Need:
        """The base times the factor."""
        base, factor = self.base, self.factor
        if factor is None or factor == ONE:
            return base
        most = None if base.most is None else base.most * factor
        return base._replace(least=base.least * factor, most=most)

    @property
    def rule(self) -> Value:
        """In words: 1.2 times the national norm, reckoned on 2026."""
        words: Value = self.norm
        if self.factor is not None and self.factor != ONE:
            times: dict[str, Value] = {"times": Amount(self.factor, Unit.TIMES), "norm": words}
            words = Sentence(TIMES_NORM, times)
        if self.base.year is None:
            return words
        return Sentence(RECKONED_ON, {"norm": words, "year": str(self.base.year)})

    def lines(self, outcome: Outcome, wanted: Decimal) -> tuple[Reason, ...]:
        """How the sum that is wanted is made."""
        if self.factor is None:
            return (Reason("residual.amount", {"amount": kronor(wanted)}),)
        base = self.base
        lines = base.lines if base.most is None or outcome is Outcome.FAILS else base.most_lines
        if self.factor == ONE:
            return lines
        times = Amount(self.factor, Unit.TIMES)
        return (*lines, Reason("residual.times", {"times": times, "amount": kronor(wanted)}))


class Remainder(NamedTuple):
    """What is left of an income when the rent and what is taken every month are paid, kr a month.

    `taken` None: not known, and not counted. `wanted` is what should be left.
    """

    income: Decimal
    rent: Decimal
    taken: Decimal | None
    wanted: Decimal

    @property
    def left(self) -> Decimal:
        """What is left; less than nothing where the rent is not paid."""
        return self.income - self.rent - (self.taken or ZERO)

    def told(self, rule: Value) -> dict[str, Value]:
        """The numbers that the sentences name."""
        left = self.left
        return {
            "rule": rule,
            "income": kronor(self.income),
            "rent": kronor(self.rent),
            "left": kronor(left),
            "need": kronor(self.wanted),
            "difference": kronor(abs(left - self.wanted)),
            "margin": margin(left - self.wanted, MORE, LESS, EXACTLY),
        }

    def lines(self, told: Mapping[str, Value]) -> Iterator[Reason]:
        """From the income to what is left."""
        yield Reason("residual.income", {"amount": told["income"]})
        yield Reason("residual.rent", {"amount": told["rent"]})
        if self.taken is None:
            yield Reason("residual.deductions_unknown", {})
        elif self.taken:
            yield Reason("residual.deductions", {"amount": kronor(self.taken)})
        yield Reason("residual.left", {"amount": told["left"]})

    def code(self, outcome: Outcome, need: Need) -> str:
        """Which sentence says it."""
        if outcome is Outcome.FAILS and self.left < ZERO:
            return "residual.fails_rent"
        if outcome is Outcome.ASK_HOUSEHOLD and (self.taken is None or need.most is None):
            return "residual.ask_household_open"
        return f"residual.{outcome.value}"


def kronor(amount: Decimal) -> Amount:
    """An amount in kr a month."""
    return Amount(amount, Unit.KRONOR_A_MONTH)


def in_all(need: Need, rent: Decimal, taken: Decimal | None) -> Need:
    """What the income must pay; what is taken every month is from nothing up if nobody knows."""
    paid = rent + (taken or ZERO)
    most = None if taken is None or need.most is None else paid + need.most
    asked = () if taken is not None else (of_household("deductions"),)
    return Need(paid + need.least, most, questions=(*need.questions, *asked))


def remainder(
    outcome: Outcome, reach: Reach, need: Need, rent: Decimal, taken: Decimal | None
) -> Remainder:
    """By the most that may count, and the least that is wanted, where that is not enough.

    Else by what surely counts, and the most that may be wanted.
    """
    if outcome is Outcome.FAILS:
        most = reach.least if reach.most is None else reach.most
        return Remainder(most, rent, taken, need.least)
    wanted = need.least if need.most is None else need.most
    return Remainder(reach.least, rent, taken, wanted)


def apart_lines(outcome: Outcome, whole: Reach, reach: Reach) -> Iterator[Reason]:
    """What is received for children, taken off again where it is not income: whole and without."""
    apart = whole.least - reach.least
    if outcome is Outcome.FAILS and whole.most is not None and reach.most is not None:
        apart = whole.most - reach.most
    if apart:
        yield Reason("residual.benefits", {"amount": kronor(apart)})


MESSAGES: Messages = {
    "residual.rooms_unknown": Said(
        _(
            "The number of rooms is not known, and the demand follows it. Ask the landlord what it is."
        ),
        _("We do not know how many rooms the home has. We will ask."),
    ),
    "residual.meets": Said(
        _(
            "Left to live on: at least %(left)s when the rent is paid. The demand is %(need)s (%(rule)s): %(margin)s."
        ),
        _(
            "When the rent is paid you have at least %(left)s left. They want %(need)s (%(rule)s). It is enough."
        ),
    ),
    "residual.fails": Said(
        _(
            "Left to live on: at most %(left)s when the rent is paid. The demand is %(need)s (%(rule)s): %(margin)s."
        ),
        _(
            "When the rent is paid you have at most %(left)s left. They want %(need)s (%(rule)s). %(difference)s is missing."
        ),
    ),
    "residual.fails_rent": Said(
        _(
            "Nothing is left to live on: %(income)s after tax counts at most, and the rent is %(rent)s. The demand is %(need)s left (%(rule)s): %(margin)s."
        ),
        _(
            "You have at most %(income)s after tax that counts. The rent is %(rent)s. They want %(need)s left (%(rule)s). %(difference)s is missing."
        ),
    ),
    "residual.judges": Said(
        _(
            "%(income)s after tax surely counts. When the rent of %(rent)s is paid, %(need)s should be left (%(rule)s): %(difference)s more is needed, and the landlord assesses whether the rest counts."
        ),
        _(
            "%(income)s after tax surely counts. When the rent is paid they want %(need)s left (%(rule)s). They decide whether the rest of your income counts."
        ),
    ),
    "residual.ask_household": Said(
        _(
            "%(income)s after tax surely counts. When the rent of %(rent)s is paid, %(need)s should be left (%(rule)s): %(difference)s more is needed, and not all is known of the household."
        ),
        _(
            "%(income)s after tax surely counts. When the rent is paid they want %(need)s left (%(rule)s). We need to know more about you."
        ),
    ),
    "residual.ask_household_open": Said(
        _(
            "When the rent of %(rent)s is paid, at least %(need)s should be left (%(rule)s). %(income)s after tax surely counts. Whether it is enough hangs on what the household has not told."
        ),
        _(
            "When the rent is paid they want at least %(need)s left (%(rule)s). %(income)s after tax surely counts. We need to know more about you."
        ),
    ),
    "residual.ask_landlord": Said(
        _(
            "%(income)s after tax surely counts. When the rent of %(rent)s is paid, %(need)s should be left (%(rule)s): %(difference)s more is needed, and the landlord has not said whether the rest counts."
        ),
        _(
            "%(income)s after tax surely counts. When the rent is paid they want %(need)s left (%(rule)s). We do not know yet whether the rest counts. We will ask."
        ),
    ),
    "residual.ask_norm": Said(
        _(
            "%(income)s after tax surely counts, and the rent is %(rent)s. An amount that the demand needs is missing in the portal (%(rule)s). The coordinator finds it out."
        ),
        _("We do not know yet. We will find out."),
    ),
    "residual.income": Said(
        _("income that is reckoned with: %(amount)s"), _("income that counts: %(amount)s")
    ),
    "residual.rent": Said(_("minus the rent: %(amount)s"), _("minus the rent: %(amount)s")),
    "residual.deductions": Said(
        _("minus what is taken every month: %(amount)s"),
        _("minus what is taken every month: %(amount)s"),
    ),
    "residual.deductions_unknown": Said(
        _("minus what is taken every month: not known"),
        _("minus what is taken every month: we do not know"),
    ),
    "residual.left": Said(
        _("left when the rent is paid: %(amount)s"), _("left when the rent is paid: %(amount)s")
    ),
    "residual.amount": Said(
        _("the landlord's own amount: %(amount)s"), _("they want left: %(amount)s")
    ),
    "residual.times": Said(_("%(times)s that: %(amount)s"), _("%(times)s that: %(amount)s")),
    "residual.usual_count": Said(
        _(
            "how child benefits are reckoned is not stated; as is usual (%(norm)s) they count as income"
        ),
        _("they have not said how child benefit counts; we count it as income, as is usual"),
    ),
    "residual.usual_apart": Said(
        _(
            "how child benefits are reckoned is not stated; as is usual (%(norm)s) they do not count"
            " as income"
        ),
        _("they have not said how child benefit counts; we do not count it as income, as is usual"),
    ),
    "residual.benefits": Said(
        _("minus child benefits, which do not count as income here: %(amount)s"),
        _("minus child benefit and maintenance, which they do not count as income: %(amount)s"),
    ),
    "question.deductions": Said(
        _("How much is taken from the income every month (enforcement, repayment plan)?"),
        _("How much is taken from your income every month for debts?"),
    ),
}
