"""The kind about how large a share of the income the rent may be."""

from dataclasses import dataclass, field
from decimal import Decimal
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from landlords.requirements.ask import Ask
from landlords.requirements.basis import Basis as IncomeBasis
from landlords.requirements.basis import Counted, How, Reach, named
from landlords.requirements.codes import Basis, IncomeType, Text, Topic, Unit
from landlords.requirements.contract import Kind
from landlords.requirements.findings import Finding, Outcome, Reason
from landlords.requirements.income import by_steps, said_number
from landlords.requirements.levels import deciding, exactly, judged, margin
from landlords.requirements.messages import Messages, Said
from landlords.requirements.params import param
from landlords.requirements.sentences import Amount, Joined, Sentence, Series, Value, series
from landlords.requirements.values import Shares, Stepped, Steps

HUNDRED = Decimal(100)

SHORT_SHARE: dict[Basis, Text] = {
    Basis.GROSS: _("rent at most %(share)s of the income, gross"),
    Basis.NET: _("rent at most %(share)s of the income, net"),
}

STEPPED_SHARE: dict[Basis, Text] = {
    Basis.GROSS: _("rent as a share of the income, gross: at most %(share)s"),
    Basis.NET: _("rent as a share of the income, net: at most %(share)s"),
}
OF_INCOME: Text = _("at most %(share)s of %(income)s %(measure)s")
OF_INCOMES: Text = _("at most %(parts)s %(measure)s")
OF_REST: Text = _("%(share)s of the income")
OF_TYPE: Text = _("%(share)s of %(income)s")
BELOW: Text = _("%(difference)s below the limit")
ABOVE: Text = _("%(difference)s above the limit")
AT_LIMIT = Sentence(_("exactly at the limit"))


@dataclass(frozen=True, slots=True)
class RentShare(Kind):
    """The monthly rent is at most so large a share of the monthly income.

    Kinds of income may have shares of their own; then the rent is at most what these shares of the
    incomes come to together.
    """

    code: ClassVar[str] = "rent_share"
    topic: ClassVar[Topic] = Topic.INCOME_LEVEL
    label: ClassVar[Text] = _("rent as a share of the income")

    share: Stepped = field(
        metadata=param(
            label=_("at most so much of the income"), unit=Unit.PERCENT, least=1, most=100
        )
    )
    basis: Basis = field(metadata=param(label=_("before or after tax")))
    by_type: Shares | None = field(
        default=None,
        metadata=param(
            label=_("shares of their own"),
            help_text=_("For kinds of income with another share than the rest."),
        ),
    )

    @property
    def own_shares(self) -> dict[IncomeType, Decimal]:
        """The shares of kinds of income that have one of their own, in per cent."""
        return {} if self.by_type is None else dict(self.by_type.pairs)

    def describe(self) -> Sentence:
        """A rent of at most 30 % of the income, before tax; 40 % of student aid."""
        told: dict[str, Value] = {
            "share": said_number(self.share, Unit.PERCENT),
            "basis": self.basis,
        }
        if isinstance(self.share, Steps):
            clause = Sentence(
                _("a rent as a share of the income, %(basis)s: at most %(share)s"), told
            )
        else:
            clause = Sentence(_("a rent of at most %(share)s of the income, %(basis)s"), told)
        return self._with_own(clause)

    def short(self) -> Sentence:
        """Rent at most 30 % of the income, gross."""
        templates = STEPPED_SHARE if isinstance(self.share, Steps) else SHORT_SHARE
        share = {"share": said_number(self.share, Unit.PERCENT)}
        return self._with_own(Sentence(templates[self.basis], share))

    def _with_own(self, clause: Sentence) -> Sentence:
        own = self._own()
        return series([clause, *own], Joined.SEMICOLON) if own else clause

    def _own(self) -> list[Sentence]:
        return [
            Sentence(OF_TYPE, {"share": Amount(share, Unit.PERCENT), "income": income})
            for income, share in self.own_shares.items()
        ]

    def assess(self, ask: Ask) -> Finding:
        """The shares of the income that counts against the rent."""

        def judge(share: Decimal, rent: Decimal) -> Finding:
            reach = self._reach(ask.basis, share)
            outcome, questions = judged(ask, reach, exactly(rent), self.basis)
            told = self._told(ask.basis, share, rent, outcome)
            reason = Reason(f"rent_share.{outcome.value}", told)
            lines = (*ask.basis.lines(self.basis), *self._lines(ask.basis, share))
            return Finding(outcome, reason, questions, lines, ask.basis.edges)

        return by_steps(self.share, ask, self, judge)

    def _reach(self, basis: IncomeBasis, share: Decimal) -> Reach:
        """The part of the income that may go to rent."""
        shares = self.own_shares
        if not shares:
            return basis.reach(self.basis).times(share / HUNDRED)
        return basis.weighted(self.basis, lambda kind: shares.get(kind, share) / HUNDRED)

    def _told(
        self, basis: IncomeBasis, share: Decimal, rent: Decimal, outcome: Outcome
    ) -> dict[str, Value]:
        """What the messages name: the part of the income that may go to rent, and the rent."""
        part = deciding(self._reach(basis, share), outcome)
        whole = Amount(deciding(basis.reach(self.basis), outcome), Unit.KRONOR_A_MONTH)
        of_whole = {"share": Amount(share, Unit.PERCENT), "income": whole}
        rule = Sentence(OF_INCOME, {**of_whole, "measure": self.basis})
        if self.own_shares:
            parts = Series((Sentence(OF_REST, of_whole), *self._own()))
            rule = Sentence(OF_INCOMES, {"parts": parts, "measure": self.basis})
        return {
            "rule": rule,
            "part": Amount(part, Unit.KRONOR_A_MONTH),
            "rent": Amount(rent, Unit.KRONOR),
            "margin": margin(part - rent, BELOW, ABOVE, AT_LIMIT),
        }

    def _lines(self, basis: IncomeBasis, share: Decimal) -> tuple[Reason, ...]:
        """Each income that counts or may count, with its share; none where one holds for all."""
        shares = self.own_shares
        if not shares:
            return ()
        counted = [item for item in basis.incomes if item.how is not How.NOT]
        return tuple(
            _share_line(item, shares.get(item.income.type, share), self.basis) for item in counted
        )


def _share_line(counted: Counted, share: Decimal, measure: Basis) -> Reason:
    least, most = counted.bounds(measure)
    told: dict[str, Value] = {
        "income": counted.name or named(counted.income),
        "share": Amount(share, Unit.PERCENT),
        "part": Amount(least * share / HUNDRED, Unit.KRONOR_A_MONTH),
    }
    return Reason("rent_share.line" if least == most else "rent_share.line_at_least", told)


MESSAGES: Messages = {
    "rent_share.meets": Said(
        _("To the rent may go %(rule)s, that is %(part)s. The rent is %(rent)s: %(margin)s."),
        _("To the rent may go %(rule)s, that is %(part)s. The rent is %(rent)s. It is enough."),
    ),
    "rent_share.fails": Said(
        _("To the rent may go %(rule)s, that is %(part)s. The rent is %(rent)s: %(margin)s."),
        _("To the rent may go %(rule)s, that is %(part)s. The rent is %(rent)s: %(margin)s."),
    ),
    "rent_share.judges": Said(
        _(
            "To the rent may surely go %(rule)s, that is %(part)s. The rent is %(rent)s:"
            " %(margin)s. The landlord assesses whether the rest of the income counts."
        ),
        _(
            "To the rent may surely go %(rule)s, that is %(part)s. The rent is %(rent)s. They"
            " decide whether the rest of your income counts."
        ),
    ),
    "rent_share.ask_household": Said(
        _(
            "To the rent may surely go %(rule)s, that is %(part)s. The rent is %(rent)s:"
            " %(margin)s. Not all is known of the household's income."
        ),
        _(
            "To the rent may surely go %(rule)s, that is %(part)s. The rent is %(rent)s. We need"
            " to know more about your income."
        ),
    ),
    "rent_share.ask_landlord": Said(
        _(
            "To the rent may surely go %(rule)s, that is %(part)s. The rent is %(rent)s:"
            " %(margin)s. The landlord has not said whether the rest of the income counts."
        ),
        _(
            "To the rent may surely go %(rule)s, that is %(part)s. The rent is %(rent)s. We do not"
            " know yet whether the rest of your income counts. We will ask."
        ),
    ),
    "rent_share.ask_norm": Said(
        _(
            "To the rent may surely go %(rule)s, that is %(part)s. The rent is %(rent)s:"
            " %(margin)s. How much the rest is hangs on an amount that is missing. The coordinator"
            " finds it out."
        ),
        _(
            "To the rent may surely go %(rule)s, that is %(part)s. The rent is %(rent)s. We do not"
            " know yet how much the rest of your income is. We will find out."
        ),
    ),
    "rent_share.line": Said(
        _("%(share)s of %(income)s = %(part)s"), _("%(share)s of %(income)s = %(part)s")
    ),
    "rent_share.line_at_least": Said(
        _("%(share)s of %(income)s = at least %(part)s"),
        _("%(share)s of %(income)s = at least %(part)s"),
    ),
}
