"""What a landlord may ask a household about: facts, each of which may be not known (None).

These fields are all there is. Nothing says who anybody is, why a home is needed, or what anybody's
health is like; ages are bands, and a citizenship, a birth date or an address has no field. The
JSON form and its schema are made from the fields, as a kind's are.
"""

from collections.abc import Container, Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from landlords.requirements.codes import IncomeType, Text, Unit
from landlords.requirements.fact_codes import (
    AdultAge,
    Arranged,
    ChildAge,
    Creditor,
    EmploymentForm,
    PresentHome,
    Proof,
    Relation,
    SeparationProof,
    Tie,
)
from landlords.requirements.params import About, Checked, param
from landlords.requirements.problems import Problem
from landlords.requirements.values import Answers, Month

MOST_KRONOR = 10_000_000
MOST_ALLOWANCE = 20_000
MOST_ADULTS = 10
RENTED = (
    None,
    PresentHome.OWN_LEASE,
    PresentHome.JOINT_LEASE,
    PresentHome.SUBLEASE,
    PresentHome.LODGER,
)


@dataclass(frozen=True, slots=True)
class Adult(Checked):
    """One adult of the household; the first one is the main applicant."""

    age: AdultAge | None = field(default=None, metadata=param(label=_("age")))
    employment: EmploymentForm | None = field(default=None, metadata=param(label=_("employment")))
    unemployment_fund: bool | None = field(
        default=None, metadata=param(label=_("member of an unemployment fund"))
    )
    same_address_since: date | None = field(
        default=None,
        metadata=param(label=_("registered at the main applicant's address since")),
    )


@dataclass(frozen=True, slots=True)
class Income(Checked):
    """One income of one adult: kr a month, before and after tax as far as known."""

    type: IncomeType = field(metadata=param(label=_("kind of income")))
    person: int = field(
        default=1, metadata=param(label=_("whose (1 is the main applicant)"), least=1, most=10)
    )
    gross: Decimal | None = field(
        default=None,
        metadata=param(label=_("before tax"), unit=Unit.KRONOR_A_MONTH, least=0, most=MOST_KRONOR),
    )
    net: Decimal | None = field(
        default=None,
        metadata=param(label=_("after tax"), unit=Unit.KRONOR_A_MONTH, least=0, most=MOST_KRONOR),
    )
    since: date | None = field(default=None, metadata=param(label=_("since")))
    until: date | None = field(default=None, metadata=param(label=_("certain until")))
    open_ended: bool | None = field(
        default=None,
        metadata=param(label=_("has no end"), help_text=_("Yes for a permanent job or a pension.")),
    )
    own_municipality: bool | None = field(
        default=None,
        metadata=param(
            label=_("from the municipality of the home"),
            help_text=_("For income support: whether the home's own municipality pays it."),
        ),
    )
    covers_rent: bool = field(
        default=False,
        metadata=param(
            label=_("is granted for a rent"),
            help_text=_("Income support that follows the rent of the new home; then no amounts."),
        ),
    )

    def has_ended(self, on: date) -> bool:
        """Whether it is known to be over on a day; its last day counts."""
        return self.until is not None and self.until < on

    def conflicts(self) -> Iterator[Problem]:
        """Net above gross, an end before the start, an end of what has none."""
        if self.gross is not None and self.net is not None and self.net > self.gross:
            message = _("%(net)s after tax is more than %(gross)s before tax. Change one of them.")
            yield Problem("net", message, {"net": self.net, "gross": self.gross})
        if self.since and self.until and self.until < self.since:
            yield Problem("until", _("The income ends before it begins. Change one of the days."))
        if self.open_ended and self.until:
            yield Problem("open_ended", _("An income without an end has no last day. Keep one."))
        if self.covers_rent and self.type is not IncomeType.INCOME_SUPPORT:
            yield Problem("covers_rent", _("Only income support is granted for a rent."))
        if self.covers_rent and (self.gross is not None or self.net is not None):
            message = _("The amount follows from the rent. Leave the amounts empty.")
            yield Problem("covers_rent", message)


@dataclass(frozen=True, slots=True)
class Remark(Checked):
    """One payment remark."""

    month: Month | None = field(default=None, metadata=param(label=_("month")))
    amount: Decimal | None = field(
        default=None,
        metadata=param(label=_("amount"), unit=Unit.KRONOR, least=0, most=MOST_KRONOR),
    )
    housing: bool | None = field(default=None, metadata=param(label=_("about housing")))
    certificate: bool | None = field(
        default=None,
        metadata=param(
            label=_("certificate of special reasons"),
            help_text=_("Yes or can be had; no; leave empty if nobody has asked."),
        ),
    )


@dataclass(frozen=True, slots=True)
class Debt(Checked):
    """One debt that is not paid, or was paid in the last five years."""

    amount: Decimal | None = field(
        default=None,
        metadata=param(label=_("left to pay"), unit=Unit.KRONOR, least=0, most=MOST_KRONOR),
    )
    owed_to: Creditor | None = field(default=None, metadata=param(label=_("owed to")))
    landlord: str | None = field(
        default=None,
        metadata=param(
            label=_("which landlord"),
            help_text=_("The landlord's key in the inventory; only when owed to a landlord."),
        ),
    )
    housing: bool | None = field(default=None, metadata=param(label=_("about housing")))
    at_enforcement: bool | None = field(
        default=None, metadata=param(label=_("at the Enforcement Authority"))
    )
    since: Month | None = field(default=None, metadata=param(label=_("since")))
    settled: Month | None = field(default=None, metadata=param(label=_("paid in")))
    plan: bool | None = field(default=None, metadata=param(label=_("a repayment plan is kept")))
    plan_since: Month | None = field(
        default=None, metadata=param(label=_("repayment plan kept since"))
    )
    certificate: bool | None = field(
        default=None, metadata=param(label=_("certificate of special reasons"))
    )

    def conflicts(self) -> Iterator[Problem]:
        """What cannot be: a landlord of another's debt, paid too early or not, a plan and none."""
        if self.landlord is not None and self.owed_to is not Creditor.LANDLORD:
            yield Problem("landlord", _("Only a debt to a landlord names one. Change one of them."))
        if self.since and self.settled and self.settled < self.since:
            yield Problem("settled", _("The debt was paid before it arose. Change one of them."))
        if self.settled and self.amount:
            yield Problem("amount", _("A debt that is paid has nothing left. Write 0."))
        if self.plan is False and self.plan_since:
            yield Problem("plan_since", _("A plan that is not kept has no month. Keep one."))

    def may_end_in(self, month: Month) -> bool:
        """Whether the last owed at the Enforcement Authority may have been this, paid in a month."""
        return (
            self.at_enforcement is not False and not self.amount and self.settled in {None, month}
        )


@dataclass(frozen=True, slots=True)
class Reference(Checked):
    """Somebody who can speak for the household as a tenant."""

    landlord: str | None = field(
        default=None, metadata=param(label=_("which landlord (key in the inventory)"))
    )
    latest: Month | None = field(
        default=None,
        metadata=param(label=_("about a time up to"), help_text=_("The last month it speaks of.")),
    )
    good: bool | None = field(default=None, metadata=param(label=_("speaks well")))
    from_landlord: bool | None = field(default=None, metadata=param(label=_("from a landlord")))

    def conflicts(self) -> Iterator[Problem]:
        """A landlord's key of somebody who is none."""
        if self.landlord is not None and self.from_landlord is False:
            yield Problem("landlord", _("Only a landlord's reference names one. Change one."))


@dataclass(frozen=True, slots=True)
class Disturbance(Checked):
    """One remark on disturbances in a home."""

    month: Month | None = field(default=None, metadata=param(label=_("month")))
    serious: bool | None = field(default=None, metadata=param(label=_("serious")))
    certificate: bool | None = field(
        default=None, metadata=param(label=_("certificate of special reasons"))
    )


@dataclass(frozen=True, slots=True)
class QueueTime(Checked):
    """The household's place in one queue."""

    channel: str = field(metadata=param(label=_("queue (its code)")))
    since: date | None = field(default=None, metadata=param(label=_("registered since")))
    points: int | None = field(
        default=None,
        metadata=param(label=_("points"), unit=Unit.POINTS, least=0, most=1_000_000),
    )


@dataclass(frozen=True, slots=True)
class GuarantorFacts(Checked):
    """Somebody who can stand guarantor, or that nobody can."""

    available: bool = field(metadata=param(label=_("there is somebody")))
    gross: Decimal | None = field(
        default=None,
        metadata=param(
            label=_("income before tax"), unit=Unit.KRONOR_A_MONTH, least=0, most=MOST_KRONOR
        ),
    )
    relation: Relation | None = field(default=None, metadata=param(label=_("who it is")))


def _complete(label: Text) -> dict[str, About]:
    return param(label=label, help_text=_("Yes if the list holds them all."))


@dataclass(frozen=True, slots=True)
class Applicant(Checked):
    """A household as landlords may ask about it. None, or a list not said to hold all: not known."""

    adults: tuple[Adult, ...] | None = field(default=None, metadata=param(label=_("adults")))
    generations: bool | None = field(
        default=None,
        metadata=param(
            label=_("parents and grown children live together"),
            help_text=_("Among those who are listed as adults."),
        ),
    )
    couple: bool | None = field(
        default=None, metadata=param(label=_("the two adults are a couple"))
    )
    children: tuple[ChildAge, ...] | None = field(
        default=None, metadata=param(label=_("children's ages"), repeats=True)
    )
    incomes: tuple[Income, ...] = field(default=(), metadata=param(label=_("incomes")))
    incomes_complete: bool | None = field(
        default=None, metadata=_complete(_("all incomes are listed"))
    )
    expected_housing_allowance: Decimal | None = field(
        default=None,
        metadata=param(
            label=_("expected housing allowance in the new home"),
            help_text=_("As the Social Insurance Agency has reckoned it; 0 if none is expected."),
            unit=Unit.KRONOR_A_MONTH,
            least=0,
            most=MOST_ALLOWANCE,
        ),
    )
    deductions: Decimal | None = field(
        default=None,
        metadata=param(
            label=_("taken from the income every month"),
            help_text=_("By the Enforcement Authority or a repayment plan; 0 if nothing is."),
            unit=Unit.KRONOR_A_MONTH,
            least=0,
            most=MOST_KRONOR,
        ),
    )
    remarks: tuple[Remark, ...] = field(default=(), metadata=param(label=_("payment remarks")))
    remarks_complete: bool | None = field(
        default=None, metadata=_complete(_("all payment remarks are listed"))
    )
    debts: tuple[Debt, ...] = field(default=(), metadata=param(label=_("debts")))
    debts_complete: bool | None = field(
        default=None,
        metadata=param(
            label=_("all debts are listed"),
            help_text=_("Yes if the list holds them all, also those paid in the last five years."),
        ),
    )
    enforcement_debts: bool | None = field(
        default=None,
        metadata=param(
            label=_("has owed anything at the Enforcement Authority in the last five years")
        ),
    )
    enforcement_zero_since: Month | None = field(
        default=None,
        metadata=param(label=_("nothing owed at the Enforcement Authority since")),
    )
    references: tuple[Reference, ...] = field(
        default=(), metadata=param(label=_("housing references"))
    )
    references_complete: bool | None = field(
        default=None, metadata=_complete(_("all references are listed"))
    )
    disturbances: tuple[Disturbance, ...] = field(
        default=(), metadata=param(label=_("remarks on disturbances"))
    )
    disturbances_complete: bool | None = field(
        default=None, metadata=_complete(_("all remarks on disturbances are listed"))
    )
    queues: tuple[QueueTime, ...] = field(default=(), metadata=param(label=_("queues")))
    queues_complete: bool | None = field(
        default=None, metadata=_complete(_("all queues are listed"))
    )
    can_show: Answers[Proof] = field(default=Answers(), metadata=param(label=_("can show")))
    permit_until: Month | None = field(
        default=None, metadata=param(label=_("the permit holds until"))
    )
    permit_permanent: bool | None = field(
        default=None, metadata=param(label=_("the permit has no end"))
    )
    present_home: PresentHome | None = field(default=None, metadata=param(label=_("home today")))
    present_landlord: str | None = field(
        default=None, metadata=param(label=_("landlord today (key in the inventory)"))
    )
    present_home_ends: bool | None = field(
        default=None,
        metadata=param(label=_("can show that the home of today is given up or sold")),
    )
    separating: bool | None = field(
        default=None, metadata=param(label=_("has parted from a spouse or partner"))
    )
    separation_proofs: Answers[SeparationProof] = field(
        default=Answers(), metadata=param(label=_("proof of separation"))
    )
    can_arrange: Answers[Arranged] = field(
        default=Answers(), metadata=param(label=_("can arrange"))
    )
    ties: Answers[Tie] = field(default=Answers(), metadata=param(label=_("local ties")))
    registered_since: Month | None = field(
        default=None, metadata=param(label=_("registered in the municipality since"))
    )
    guarantor: GuarantorFacts | None = field(default=None, metadata=param(label=_("guarantor")))
    capital: Decimal | None = field(
        default=None,
        metadata=param(label=_("money in the bank"), unit=Unit.KRONOR, least=0, most=100_000_000),
    )
    assets: Decimal | None = field(
        default=None,
        metadata=param(label=_("assets in all"), unit=Unit.KRONOR, least=0, most=100_000_000),
    )
    deposit: Decimal | None = field(
        default=None,
        metadata=param(
            label=_("can pay as a deposit"), unit=Unit.KRONOR, least=0, most=MOST_KRONOR
        ),
    )

    def lives_on(self, types: Container[IncomeType], on: date) -> bool | None:
        """Whether there is such an income that day; None if one may be missing from the list."""
        if any(income.type in types and not income.has_ended(on) for income in self.incomes):
            return True
        return False if self.incomes_complete else None

    def conflicts(self) -> Iterator[Problem]:
        """Households that cannot be, each with its place."""
        yield from self._impossible_adults()
        yield from self._impossible_incomes()
        yield from self._impossible_zero()
        if self.permit_permanent and self.permit_until:
            yield Problem("permit_until", _("A permit without an end has no last month. Keep one."))
        if self.assets is not None and self.capital is not None and self.assets < self.capital:
            message = _(
                "The assets in all are less than the money in the bank. Change one of them."
            )
            yield Problem("assets", message)
        if self.present_landlord is not None and self.present_home not in RENTED:
            message = _("Only a home that is rented has a landlord. Change one of them.")
            yield Problem("present_landlord", message)
        yield from self._contradicted()

    def _contradicted(self) -> Iterator[Problem]:
        """Yes in one place and no in another."""
        if self.can_show.get(Proof.RESIDENCE_PERMIT) is False and (
            self.permit_until or self.permit_permanent
        ):
            message = _("There is a permit, so it can be shown. Change one of them.")
            yield Problem("can_show", message)
        if self.ties.get(Tie.REGISTERED) is False and self.registered_since:
            message = _(
                "There is a month since when, so there is a registration. Change one of them."
            )
            yield Problem("registered_since", message)
        if self.separating is False and any(held for _, held in self.separation_proofs.pairs):
            message = _("There is proof of separation, but nobody has parted. Change one of them.")
            yield Problem("separating", message)

    def _impossible_adults(self) -> Iterator[Problem]:
        if self.adults is None:
            return
        if not self.adults:
            yield Problem("adults", _("There is no adult. A household has at least one."))
        if len(self.adults) > MOST_ADULTS:
            message = _("There are more adults than %(most)s. Leave some out.")
            yield Problem("adults", message, {"most": MOST_ADULTS})
        if self.couple and len(self.adults) < 2:
            yield Problem("couple", _("A couple is two adults. Add one, or say no."))
        if self.generations and len(self.adults) < (3 if self.couple else 2):
            message = _("There are too few adults to be parents and grown children. Change it.")
            yield Problem("generations", message)
        for place, income in enumerate(self.incomes):
            if income.person > len(self.adults):
                message = _("There is no adult %(person)s. Write the number of one there is.")
                yield Problem(f"incomes[{place}].person", message, {"person": income.person})

    def _impossible_incomes(self) -> Iterator[Problem]:
        """What is said twice: an allowance for the new home, support for a rent."""
        listed = any(income.type is IncomeType.HOUSING_ALLOWANCE for income in self.incomes)
        if listed and self.expected_housing_allowance:
            message = _("A housing allowance stands among the incomes. Keep the new home's only.")
            yield Problem("expected_housing_allowance", message)
        if sum(income.covers_rent for income in self.incomes) > 1:
            message = _("Income support is granted once for the whole household. Keep one.")
            yield Problem("incomes", message)

    def _impossible_zero(self) -> Iterator[Problem]:
        """What was owed at the Enforcement Authority, where the debts listed speak against it."""
        zero, place = self.enforcement_zero_since, "enforcement_zero_since"
        there = [debt for debt in self.debts if debt.at_enforcement]
        if self.enforcement_debts is False and there:
            message = _("A debt at the Enforcement Authority is listed. Change one of them.")
            yield Problem("enforcement_debts", message)
        if zero is None:
            return
        if self.enforcement_debts is False:
            yield Problem(place, _("Nothing was owed, so no month is the last. Keep one of them."))
        elif any(debt.amount for debt in there):
            message = _("A debt at the Enforcement Authority is left to pay. Change one of them.")
            yield Problem(place, message)
        elif any(debt.settled and debt.settled > zero for debt in there):
            message = _("A debt at the Enforcement Authority was paid later. Change one of them.")
            yield Problem(place, message)
        elif there and self.debts_complete and not any(d.may_end_in(zero) for d in self.debts):
            message = _("No debt at the Enforcement Authority was paid that month. Change one.")
            yield Problem(place, message)
