"""The kind about capital in place of income."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import ClassVar, NamedTuple

from django.utils.translation import gettext_lazy as _

from landlords.requirements.applicant import Applicant
from landlords.requirements.ask import Ask
from landlords.requirements.codes import Text, Topic, Unit
from landlords.requirements.contract import Kind
from landlords.requirements.findings import (
    Finding,
    Outcome,
    Question,
    Reason,
    of_household,
    of_landlord,
    waits_for,
)
from landlords.requirements.findings import (
    ask as waits_on,
)
from landlords.requirements.levels import margin_told
from landlords.requirements.messages import Messages, Said
from landlords.requirements.params import param
from landlords.requirements.problems import Problem
from landlords.requirements.sentences import Amount, Joined, Sentence, Value, series

IN_BANK = _("money in the bank")
IN_ALL = _("assets in all")
KNOWN = _("%(what)s %(sum)s, needed %(demand)s")
AT_LEAST = _("%(what)s at least %(sum)s, needed %(demand)s")
AT_MOST = _("%(what)s at most %(sum)s, needed %(demand)s")
UNKNOWN = _("%(what)s not known, needed %(demand)s")
OF_RENT = _("%(n)s × the rent of %(rent)s = %(needed)s")
OF_UNKNOWN_RENT = _("%(n)s × the rent")


class Part(NamedTuple):
    """One sum that is asked for: how many rents, and how much there is from and to, in kr."""

    what: Text
    rents: Decimal
    least: Decimal | None
    most: Decimal | None
    question: Question

    def enough(self, rent: Decimal) -> bool | None:
        """Whether there is as much as so many rents; None if that is not known."""
        needed = self.rents * rent
        if self.least is not None and self.least >= needed:
            return True
        return False if self.most is not None and self.most < needed else None

    def said(self, rent: Decimal | None) -> Sentence:
        """Money in the bank 60 000 kr, needed 6 × the rent of 8 500 kr = 51 000 kr."""
        told: dict[str, Value] = {"what": Sentence(self.what), "n": self.rents}
        told["demand"] = Sentence(OF_UNKNOWN_RENT, {"n": self.rents})
        if rent is not None:
            told["rent"] = Amount(rent, Unit.KRONOR)
            told["needed"] = Amount(self.rents * rent, Unit.KRONOR)
            told["demand"] = Sentence(OF_RENT, dict(told))
        known = self.least if self.least is not None else self.most
        if known is None:
            return Sentence(UNKNOWN, told)
        exact = self.least == self.most
        template = KNOWN if exact else AT_MOST if self.least is None else AT_LEAST
        return Sentence(template, told | {"sum": Amount(known, Unit.KRONOR)})


class Held(NamedTuple):
    """The most that is known to be there, in kr, and whether there may be more; what it is."""

    amount: Decimal | None
    what: Text
    may_be_more: bool

    @classmethod
    def by(cls, facts: Applicant) -> "Held":
        """The money in the bank, or the assets in all where they are known to be as much."""
        capital, assets = facts.capital, facts.assets
        if assets is None or (capital is not None and capital > assets):
            return cls(capital, IN_BANK, assets is None)
        return cls(assets, IN_ALL, may_be_more=False)

    def reaches(self, needed: Decimal) -> bool | None:
        """Whether it is so much; None if that is not known."""
        if self.amount is not None and self.amount >= needed:
            return True
        return None if self.may_be_more else False

    def line(self, needed: Decimal) -> Reason:
        """What there is against what is demanded, and how much it differs."""
        told: dict[str, Value] = {"needed": Amount(needed, Unit.KRONOR)}
        if self.amount is None:
            return Reason("capital.line_unknown", told)
        told |= {"what": Sentence(self.what), "sum": Amount(self.amount, Unit.KRONOR)}
        if self.reaches(needed) is None:
            return Reason("capital.line_open", told)
        return Reason("capital.line", told | margin_told(self.amount - needed))


@dataclass(frozen=True, slots=True)
class CapitalInstead(Kind):
    """The household has so many monthly rents in the bank, and if so stated more in assets in all.

    It stands as an alternative to a demand on income, never beside one.
    """

    code: ClassVar[str] = "capital_instead"
    topic: ClassVar[Topic] = Topic.INCOME_LEVEL
    label: ClassVar[Text] = _("capital instead of income")

    liquid: Decimal = field(
        metadata=param(
            label=_("in the bank"), unit=Unit.RENTS, least=Decimal("0.5"), most=Decimal(240)
        )
    )
    assets: Decimal | None = field(
        default=None,
        metadata=param(
            label=_("in assets in all"),
            help_text=_(
                "The money in the bank is part of it. Leave empty if it is all that counts."
            ),
            unit=Unit.RENTS,
            least=1,
            most=Decimal(600),
        ),
    )

    def conflicts(self) -> Iterator[Problem]:
        """All assets hold the money in the bank."""
        if self.assets is not None and self.assets <= self.liquid:
            message = _("The assets in all must be more than the money in the bank. Change one.")
            yield Problem("assets", message)

    def describe(self) -> Sentence:
        """Capital of at least 6 monthly rents in the bank and 60 monthly rents in assets in all."""
        return self._sentence(
            _("capital of at least %(liquid)s in the bank"),
            _("capital of at least %(liquid)s in the bank and %(assets)s in assets in all"),
        )

    def short(self) -> Sentence:
        """Capital: 6 monthly rents in the bank, 60 in all."""
        return self._sentence(
            _("capital: %(liquid)s in the bank"),
            _("capital: %(liquid)s in the bank, %(assets)s in all"),
        )

    def _sentence(self, one: Text, both: Text) -> Sentence:
        liquid = Amount(self.liquid, Unit.RENTS)
        if self.assets is None:
            return Sentence(one, {"liquid": liquid})
        return Sentence(both, {"liquid": liquid, "assets": Amount(self.assets, Unit.RENTS)})

    def assess(self, ask: Ask) -> Finding:
        """The household's capital against so many rents."""
        rent = ask.home.rent
        parts = self._parts(ask.applicant)
        told = {"parts": series([part.said(rent) for part in parts], Joined.SEMICOLON)}
        if rent is None:
            return waits_on(Reason("capital_instead.ask_landlord", told), of_landlord("rent"))
        answers = [part.enough(rent) for part in parts]
        if False in answers:
            return Finding(Outcome.FAILS, Reason("capital_instead.fails", told))
        unsure = [
            part.question for part, answer in zip(parts, answers, strict=True) if answer is None
        ]
        if unsure:
            asked = tuple(unsure)
            return Finding(waits_for(asked), Reason("capital_instead.ask_household", told), asked)
        return Finding(Outcome.MEETS, Reason("capital_instead.meets", told))

    def _parts(self, facts: Applicant) -> list[Part]:
        """All assets are at least the money in the bank, and that at most all assets."""
        capital, assets = facts.capital, facts.assets
        most = assets if capital is None else capital
        parts = [Part(IN_BANK, self.liquid, capital, most, of_household("capital"))]
        if self.assets is not None:
            least = capital if assets is None else assets
            parts.append(Part(IN_ALL, self.assets, least, assets, of_household("assets")))
        return parts


MESSAGES: Messages = {
    "capital_instead.meets": Said(
        _("Capital is enough instead of income: %(parts)s."),
        _("You have capital enough, so they want no income: %(parts)s."),
    ),
    "capital_instead.fails": Said(
        _("Capital is not enough instead of income: %(parts)s."),
        _("You can have capital instead of income, but more than this: %(parts)s."),
    ),
    "capital_instead.ask_household": Said(
        _("Whether capital is enough instead of income is not known: %(parts)s."),
        _("You can have capital instead of income. We need to know how much: %(parts)s."),
    ),
    "capital_instead.ask_landlord": Said(
        _(
            "Whether capital is enough instead of income hangs on the rent, which is not known:"
            " %(parts)s."
        ),
        _(
            "You can have capital instead of income: %(parts)s. We do not know the rent yet. We will ask."
        ),
    ),
    "capital.line": Said(
        _("There is %(sum)s (%(what)s). Demanded: at least %(needed)s: %(margin)s."),
        _("You have %(sum)s (%(what)s). They want at least %(needed)s: %(margin)s."),
    ),
    "capital.line_open": Said(
        _(
            "There is %(sum)s (%(what)s). Demanded: at least %(needed)s. Whether there are other"
            " assets is not known."
        ),
        _(
            "You have %(sum)s (%(what)s). They want at least %(needed)s. We need to know whether you"
            " have other assets."
        ),
    ),
    "capital.line_unknown": Said(
        _("Demanded: at least %(needed)s. How much there is is not known."),
        _("They want at least %(needed)s. We need to know how much you have."),
    ),
    "question.assets": Said(
        _("How much are the household's assets in all?"),
        _("How much are your assets in all, with the money in the bank?"),
    ),
}
