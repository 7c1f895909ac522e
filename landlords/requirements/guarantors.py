"""What a landlord wants of a guarantor, and whether the one there is comes up to it."""

from decimal import Decimal
from typing import NamedTuple

from django.utils.translation import gettext_lazy as _

from landlords.requirements.ask import Ask
from landlords.requirements.codes import Unit
from landlords.requirements.fact_codes import Relation
from landlords.requirements.findings import Question, Reason, of_household, of_landlord
from landlords.requirements.levels import margin_told
from landlords.requirements.messages import Messages, Said
from landlords.requirements.params import About, param
from landlords.requirements.sentences import Amount, Joined, Sentence, Series, Value

MULTIPLE: dict[str, About] = param(
    label=_("the guarantor's income, times the rent"),
    help_text=_("Leave empty if no income is asked of the guarantor."),
    unit=Unit.TIMES,
    least=Decimal("0.5"),
    most=Decimal(10),
)
RELATION: dict[str, About] = param(
    label=_("who it must be"), help_text=_("Leave empty if it may be anybody.")
)


class Wanted(NamedTuple):
    """An income before tax of so many rents; who it must be. None: it does not matter."""

    multiple: Decimal | None
    relation: Relation | None

    def found(self, ask: Ask) -> bool | None:
        """Whether there is such a guarantor; None if it is not known."""
        guarantor = ask.applicant.guarantor
        if guarantor is None:
            return None
        if not guarantor.available:
            return False
        parts = [self._earns_enough(ask, guarantor.gross)]
        if self.relation is not None:
            known = guarantor.relation
            parts.append(None if known is None else known is self.relation)
        if False in parts:
            return False
        return None if None in parts else True

    def _earns_enough(self, ask: Ask, gross: Decimal | None) -> bool | None:
        if self.multiple is None:
            return True
        if gross is None or ask.home.rent is None:
            return None
        return gross >= self.multiple * ask.home.rent

    def questions(self, ask: Ask) -> tuple[Question, ...]:
        """What would settle it: who there is, and the rent where an income is measured by it."""
        guarantor = ask.applicant.guarantor
        asked = [] if self.multiple is None or ask.home.rent is not None else [of_landlord("rent")]
        if not asked or guarantor is None or self._lacks(guarantor.gross, guarantor.relation):
            asked = [of_household("guarantor", terms=self.short()), *asked]
        return tuple(asked)

    def _lacks(self, gross: Decimal | None, relation: Relation | None) -> bool:
        income_missing = self.multiple is not None and gross is None
        return income_missing or (self.relation is not None and relation is None)

    def lines(self, ask: Ask) -> tuple[Reason, ...]:
        """The guarantor there is, as far as is known: who it is, and the income against the rent."""
        guarantor = ask.applicant.guarantor
        if guarantor is not None and not guarantor.available:
            return ()
        found = [] if self.multiple is None else [self._income(ask, self.multiple)]
        if self.relation is not None and guarantor is not None and guarantor.relation is not None:
            found.insert(0, Reason("guarantor.line_relation", {"relation": guarantor.relation}))
        return tuple(found)

    def _income(self, ask: Ask, multiple: Decimal) -> Reason:
        """What is demanded of the guarantor's income, and what it is, as far as each is known."""
        guarantor, rent = ask.applicant.guarantor, ask.home.rent
        gross = None if guarantor is None else guarantor.gross
        told: dict[str, Value] = {"n": multiple}
        if gross is not None:
            told["income"] = Amount(gross, Unit.KRONOR_A_MONTH)
        if rent is None:
            known = "rent_unknown" if gross is not None else "unknown"
            return Reason(f"guarantor.line_{known}", told)
        told["rent"] = Amount(rent, Unit.KRONOR_A_MONTH)
        told["needed"] = Amount(multiple * rent, Unit.KRONOR_A_MONTH)
        if gross is None:
            return Reason("guarantor.line_income_unknown", told)
        return Reason("guarantor.line_income", told | margin_told(gross - multiple * rent))

    def describe(self, begin: Sentence) -> Sentence:
        """Has a guarantor who is a parent with an income of at least 3 times the rent."""
        parts: list[Value] = [begin]
        if self.relation is not None:
            parts.append(Sentence(_("who is %(relation)s"), {"relation": self.relation}))
        if self.multiple is not None:
            times = {"times": Amount(self.multiple, Unit.TIMES)}
            parts.append(Sentence(_("with an income of at least %(times)s the rent"), times))
        return Sentence("%(parts)s", {"parts": Series(tuple(parts), Joined.SPACE)})

    def short(self) -> Sentence:
        """Guarantor (a parent, 3 × the rent)."""
        limits: list[Value] = [] if self.relation is None else [self.relation]
        if self.multiple is not None:
            limits.append(Sentence(_("%(n)s × the rent"), {"n": self.multiple}))
        if not limits:
            return Sentence(_("guarantor"))
        return Sentence(_("guarantor (%(limits)s)"), {"limits": Series(tuple(limits))})


MESSAGES: Messages = {
    "guarantor.line_relation": Said(
        _("The guarantor is %(relation)s."), _("The guarantor is %(relation)s.")
    ),
    "guarantor.line_income": Said(
        _(
            "The guarantor has %(income)s before tax. Demanded: %(n)s × the rent of %(rent)s ="
            " %(needed)s: %(margin)s."
        ),
        _(
            "The guarantor has %(income)s before tax. They want %(n)s × the rent of %(rent)s ="
            " %(needed)s: %(margin)s."
        ),
    ),
    "guarantor.line_income_unknown": Said(
        _(
            "Demanded: %(n)s × the rent of %(rent)s = %(needed)s before tax. The guarantor's income"
            " is not known."
        ),
        _(
            "They want %(n)s × the rent of %(rent)s = %(needed)s before tax. We need to know what the"
            " guarantor earns."
        ),
    ),
    "guarantor.line_rent_unknown": Said(
        _(
            "The guarantor has %(income)s before tax. Demanded: %(n)s × the rent, which is not known."
        ),
        _(
            "The guarantor has %(income)s before tax. They want %(n)s × the rent, which we do not"
            " know yet."
        ),
    ),
    "guarantor.line_unknown": Said(
        _(
            "Demanded: %(n)s × the rent, before tax. Neither the rent nor the guarantor's income is"
            " known."
        ),
        _(
            "They want %(n)s × the rent, before tax. We do not know the rent yet, nor what the"
            " guarantor earns."
        ),
    ),
}
