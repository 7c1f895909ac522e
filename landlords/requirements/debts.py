"""Kinds about debts: payment remarks."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import ClassVar

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from landlords.requirements.ask import Ask
from landlords.requirements.codes import Concerning, Text, Topic, Unit
from landlords.requirements.contract import Kind
from landlords.requirements.findings import Finding
from landlords.requirements.params import param
from landlords.requirements.problems import Problem
from landlords.requirements.sentences import Amount, Joined, Sentence, Series, Value, series


@dataclass(frozen=True, slots=True)
class Remarks(Kind):
    """The applicant has at most so many payment remarks, none too new, and none too large in sum.

    With none allowed, an age means that older remarks do not matter; with some allowed, that each
    must be at least so old.
    """

    code: ClassVar[str] = "remarks"
    topic: ClassVar[Topic] = Topic.REMARKS
    label: ClassVar[Text] = _("payment remarks")

    most: int | None = field(
        metadata=param(
            label=_("at most so many"),
            help_text=_("0 means none at all; leave empty if the number does not matter."),
            least=0,
            most=20,
        )
    )
    youngest: int | None = field(
        default=None, metadata=param(label=_("older than"), unit=Unit.MONTHS, least=1, most=120)
    )
    total: Decimal | None = field(
        default=None,
        metadata=param(label=_("together at most"), unit=Unit.KRONOR, least=1, most=1_000_000),
    )
    concerning: Concerning = field(default=Concerning.ALL, metadata=param(label=_("which remarks")))

    @property
    def allows_none(self) -> bool:
        """Whether no remark at all is allowed, however old and whatever it is about."""
        return self.most == 0 and self.youngest is None and self.concerning is Concerning.ALL

    def conflicts(self) -> Iterator[Problem]:
        """A rule that allows none takes no sum, and a rule must limit something."""
        if self.most == 0 and self.total is not None:
            yield Problem("total", _("No remark is allowed, so there is no sum. Leave it empty."))
        if self.most is None and self.youngest is None and self.total is None:
            message = _("Nothing is limited. State a number, an age or a sum, or “no demand”.")
            yield Problem("most", message)

    def assess(self, ask: Ask) -> Finding:
        raise NotImplementedError

    def describe(self) -> Sentence:
        """No payment remarks; or payment remarks: at most 3, older than 12 months."""
        if self.most != 0:
            limits = Series(tuple(self._limits(brief=False)))
            return Sentence(_("%(what)s: %(limits)s"), {"what": self.concerning, "limits": limits})
        if self.youngest is None:
            return Sentence(_("no %(what)s"), {"what": self.concerning})
        months = Amount(self.youngest, Unit.MONTHS)
        values: dict[str, Value] = {"what": self.concerning, "months": months}
        return Sentence(_("no %(what)s younger than %(months)s"), values)

    def short(self) -> Sentence:
        """None; none in the last 24 mo.; at most 3, older than 12 mo., at most 5 000 kr."""
        parts = list(self._limits(brief=True)) if self.most != 0 else [self._none()]
        if self.concerning is Concerning.HOUSING:
            parts.append(Sentence(_("about housing")))
        return series(parts, Joined.COMMA)

    def _none(self) -> Sentence:
        if self.youngest is None:
            return Sentence(pgettext_lazy("payment remarks", "none"))
        months = Amount(self.youngest, Unit.MONTHS, brief=True)
        return Sentence(_("none in the last %(months)s"), {"months": months})

    def _limits(self, *, brief: bool) -> Iterator[Sentence]:
        if self.most is not None:
            yield Sentence(_("at most %(limit)s"), {"limit": self.most})
        if self.youngest is not None:
            months = Amount(self.youngest, Unit.MONTHS, brief)
            yield Sentence(_("older than %(months)s"), {"months": months})
        if self.total is not None:
            template = _("at most %(limit)s") if brief else _("at most %(limit)s together")
            yield Sentence(template, {"limit": Amount(self.total, Unit.KRONOR)})
