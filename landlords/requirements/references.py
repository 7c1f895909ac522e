"""The kind about references: who speaks for the household as a tenant."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import ClassVar, NamedTuple

from django.utils.translation import gettext_lazy as _

from landlords.requirements.ages import NO_MONTH, Passed, Words, edges_within, passed
from landlords.requirements.applicant import Reference
from landlords.requirements.ask import Ask
from landlords.requirements.codes import ReferenceFrom, Text, Topic, Unit
from landlords.requirements.contract import Kind, rule_of
from landlords.requirements.fact_codes import Arranged
from landlords.requirements.findings import (
    Finding,
    Outcome,
    Question,
    Reason,
    of_household,
)
from landlords.requirements.findings import (
    ask as waits_for,
)
from landlords.requirements.messages import Messages, Said
from landlords.requirements.params import param
from landlords.requirements.sentences import (
    Amount,
    Joined,
    Period,
    Sentence,
    Series,
    Value,
    series,
)

GOOD: dict[bool | None, Sentence] = {
    True: Sentence(_("speaks well")),
    False: Sentence(_("does not speak well")),
    None: Sentence(_("not known whether it speaks well")),
}
FROM: dict[bool | None, Sentence] = {
    True: Sentence(_("from a landlord")),
    False: Sentence(_("not from a landlord")),
    None: Sentence(_("not known whether from a landlord")),
}
NEW: Words = {
    True: _("new enough at least until %(first)s"),
    False: _("too old since %(last)s"),
    None: _("new enough until some day from %(first)s to %(last)s, by the day of the month"),
}
REFERENCES = of_household("references")
REFERENCE_GOOD = of_household("reference_good")
REFERENCE_FROM = of_household("reference_from")
REFERENCE_LATEST = of_household("reference_latest")


class Heard(NamedTuple):
    """One reference as the rule looks at it; None of each is not known.

    `new`: whether it is new enough, which it is until the days of `age`.
    """

    reference: Reference
    from_landlord: bool | None
    new: bool | None
    age: Passed | None

    @property
    def counts(self) -> bool | None:
        """Whether it is one of those that the rule asks for."""
        parts = {self.reference.good, self.from_landlord, self.new}
        if False in parts:
            return False
        return None if None in parts else True


@dataclass(frozen=True, slots=True)
class HousingReference(Kind):
    """At least so many speak well of the household as a tenant, and not of a time too long ago.

    Where the landlord accepts it, a certificate of the present stay does in place of a reference.
    """

    code: ClassVar[str] = "housing_reference"
    topic: ClassVar[Topic] = Topic.REFERENCE
    reads_home: ClassVar[bool] = False
    label: ClassVar[Text] = _("housing reference")

    least: int = field(
        default=1,
        metadata=param(label=_("at least so many"), unit=Unit.REFERENCES, least=1, most=5),
    )
    oldest: int | None = field(
        default=None,
        metadata=param(
            label=_("not older than"),
            help_text=_("Counted from the last month it speaks of; leave empty if no age is set."),
            unit=Unit.MONTHS,
            least=1,
            most=120,
        ),
    )
    whose: ReferenceFrom = field(
        default=ReferenceFrom.ANYBODY, metadata=param(label=_("from whom"))
    )
    certificate: bool = field(
        default=False,
        metadata=param(
            label=_("a certificate of the present stay does as well"),
            help_text=_("From the municipality or where the household stays."),
        ),
    )

    def describe(self) -> Sentence:
        """At least 1 good reference from a landlord, not older than 24 months."""
        return self._said(brief=False)

    def short(self) -> Sentence:
        """At least 1 good reference from a landlord, not older than 24 mo."""
        return self._said(brief=True)

    def _said(self, *, brief: bool) -> Sentence:
        told: dict[str, Value] = {"count": Amount(self.least, Unit.REFERENCES), "whose": self.whose}
        parts: list[Value] = [Sentence(_("at least %(count)s, good and %(whose)s"), told)]
        if self.oldest is not None:
            months = {"months": Amount(self.oldest, Unit.MONTHS, brief)}
            parts.append(Sentence(_("not older than %(months)s"), months))
        if self.certificate:
            parts.append(Sentence(_("or a certificate of the present stay")))
        return series(parts, Joined.COMMA)

    def assess(self, ask: Ask) -> Finding:
        """How many references count surely and at most; then whether a certificate does."""
        complete = bool(ask.applicant.references_complete)
        heard = [self._heard(reference, ask) for reference in ask.applicant.references]
        least = sum(one.counts is True for one in heard)
        most = sum(one.counts is not False for one in heard)
        told: dict[str, Value] = {
            "rule": rule_of(self),
            "count": Amount(least, Unit.REFERENCES),
        }
        lines = tuple(Reason("housing_reference.line", {"facts": self._facts(o)}) for o in heard)
        edges = tuple(sorted(edges_within(ask, *(one.age for one in heard))))
        if least >= self.least:
            return Finding(Outcome.MEETS, Reason("housing_reference.meets", told), (), lines, edges)
        can_show = ask.applicant.can_arrange.get(Arranged.CERTIFICATE_REFERENCE)
        if self.certificate and can_show is not False:
            reason = Reason("housing_reference.to_arrange", told)
            return Finding(Outcome.TO_ARRANGE, reason, (), lines, edges)
        if complete and most < self.least:
            code = "housing_reference.fails" if least else "housing_reference.fails_none"
            return Finding(Outcome.FAILS, Reason(code, told), (), lines, edges)
        listed = () if complete else (REFERENCES,)
        asked = dict.fromkeys([*listed, *(q for one in heard for q in _heard_questions(one))])
        reason = Reason("housing_reference.ask_household", told)
        return waits_for(reason, *asked, edges=edges)._replace(lines=lines)

    def _heard(self, reference: Reference, ask: Ask) -> Heard:
        known = True if reference.landlord is not None else reference.from_landlord
        from_landlord = True if self.whose is ReferenceFrom.ANYBODY else known
        if self.oldest is None:
            return Heard(reference, from_landlord, new=True, age=None)
        if reference.latest is None:
            return Heard(reference, from_landlord, new=None, age=None)
        age = passed(reference.latest, self.oldest)
        return Heard(reference, from_landlord, age.within(ask.on), age)

    def _facts(self, heard: Heard) -> Series:
        """One reference in a line."""
        latest = heard.reference.latest
        until = {} if latest is None else {"month": Period(*latest)}
        facts: list[Value] = [
            NO_MONTH if latest is None else Sentence(_("up to %(month)s"), until),
            GOOD[heard.reference.good],
        ]
        if self.whose is ReferenceFrom.LANDLORD:
            facts.append(FROM[heard.from_landlord])
        if heard.age is not None:
            facts.append(heard.age.said(NEW, heard.new))
        return Series(tuple(facts))


def _heard_questions(heard: Heard) -> Iterator[Question]:
    """What would settle whether this reference counts; nothing if it does or does not."""
    if heard.counts is not None:
        return
    if heard.reference.good is None:
        yield REFERENCE_GOOD
    if heard.from_landlord is None:
        yield REFERENCE_FROM
    if heard.new is None:
        latest = heard.reference.latest
        yield (
            REFERENCE_LATEST
            if latest is None
            else of_household("reference_day", month=Period(*latest))
        )


MESSAGES: Messages = {
    "housing_reference.meets": Said(
        _("The household can show %(count)s, which is enough (%(rule)s)."),
        _("You can show %(count)s. They accept that (%(rule)s)."),
    ),
    "housing_reference.to_arrange": Said(
        _("A certificate of the present stay is enough here, and is what to arrange (%(rule)s)."),
        _("They accept a certificate of your present stay. We help you with it."),
    ),
    "housing_reference.fails": Said(
        _("The household can show only %(count)s, which is too few (%(rule)s)."),
        _("You can show %(count)s. They want more (%(rule)s)."),
    ),
    "housing_reference.fails_none": Said(
        _("The household has no reference that the demand accepts (%(rule)s)."),
        _("You have no reference that they accept (%(rule)s)."),
    ),
    "housing_reference.ask_household": Said(
        _("Not enough is known of the household's references (%(rule)s)."),
        _("We need to know more about your references (%(rule)s)."),
    ),
    "housing_reference.line": Said(_("Reference: %(facts)s"), _("Reference: %(facts)s")),
    "question.references": Said(
        _("Which references are there, and are these all?"), _("Who can speak for you as a tenant?")
    ),
    "question.reference_good": Said(
        _("Does each reference speak well?"), _("Will each of your references speak well of you?")
    ),
    "question.reference_from": Said(
        _("Which of the references are from a landlord?"),
        _("Which of your references are from a landlord?"),
    ),
    "question.reference_latest": Said(
        _("Up to which month does each reference speak?"),
        _("Up to which month can each of your references speak of you?"),
    ),
    "question.reference_day": Said(
        _("Up to which day of %(month)s does the reference speak?"),
        _("Up to which day of %(month)s can the reference speak of you?"),
    ),
}
