"""What the file of norms may hold: dated amounts, the formulas they go into, accepted rents.

Every amount is kr a month and has its source. An amount that nobody has found is left out: it is
asked for, never guessed.
"""

from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from landlords.requirements.codes import Code, Norm
from landlords.requirements.fact_codes import ChildAge
from landlords.requirements.norm_rows import (
    AdultsAmount,
    BandAmount,
    ChildAmount,
    ChildrenAmount,
    Dated,
    PersonsAmount,
    Sizes,
    kronor,
    overlapping,
    reversed_days,
    sizes_conflicts,
    twice,
)
from landlords.requirements.params import Checked, param
from landlords.requirements.problems import Problem

ZERO = Decimal(0)
SHARING = 7
"""The largest household whose shared costs stand in the national norm's table (SoF 12:2)."""


class Formula(Code):
    """How the amounts of a norm are put together for a household."""

    PERSONS_AND_SHARED_COSTS = (
        "persons_and_shared_costs",
        _("amounts for each person, and shared costs by the number of persons"),
    )
    PERSONS = "persons", _("amounts for each person")


@dataclass(frozen=True, slots=True, kw_only=True)
class FormulaPeriod(Dated):
    """The days on which a norm is put together in one way; with an end only if it is decided."""

    norm: Norm = field(metadata=param(label=_("norm")))
    formula: Formula = field(metadata=param(label=_("formula")))

    def conflicts(self) -> Iterator[Problem]:
        """A norm that has no formula, or not this one."""
        yield from reversed_days(self)
        if self.norm is Norm.FIXED_AMOUNT:
            message = _("A fixed amount is the landlord's own. Choose one of the norms.")
            yield Problem("norm", message)
        if self.norm is Norm.STANDARD_AMOUNT and self.formula is not Formula.PERSONS:
            message = _("The standard amount has no shared costs. Write “%(formula)s”.")
            yield Problem("formula", message, {"formula": Formula.PERSONS.value})


@dataclass(frozen=True, slots=True, kw_only=True)
class NormAmounts(Dated, ABC):
    """One period's amounts of a norm, whatever its age bands."""

    single: Decimal | None = field(default=None, metadata=kronor(_("an adult alone")))
    couple: Decimal | None = field(
        default=None, metadata=kronor(_("two adults who are a couple, together"))
    )
    supplements: tuple[ChildrenAmount, ...] = field(
        default=(),
        metadata=param(
            label=_("supplement by number of children"),
            help_text=_("For landlords that count only a supplement for several children."),
        ),
    )

    @abstractmethod
    def child(self, age: ChildAge) -> Decimal | None:
        """A child's full amount; None if it is not known."""

    @abstractmethod
    def shared(self, persons: int) -> Decimal | None:
        """The costs that so many persons share; None if they are not known."""

    def supplement(self, children: int) -> Decimal | None:
        """The supplement for so many children; None if it is not known."""
        return next((row.amount for row in self.supplements if row.children == children), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedCostAmounts(NormAmounts):
    """The national norm's amounts for one period, or others built like them."""

    children: tuple[ChildAmount, ...] = field(
        default=(), metadata=param(label=_("each child, by age"))
    )
    shared_costs: tuple[PersonsAmount, ...] = field(
        default=(),
        metadata=param(
            label=_("shared costs by number of persons"),
            help_text=_("Each person after the seventh adds the difference from the sixth to it."),
        ),
    )

    def child(self, age: ChildAge) -> Decimal | None:
        """A child's full amount, with every meal at home."""
        return next((row.amount for row in self.children if row.age is age), None)

    def shared(self, persons: int) -> Decimal | None:
        """From the eighth person on, each adds the difference between six and seven (SoF 12:2)."""
        known = dict(self._shared())
        if persons <= SHARING:
            return known.get(persons)
        six, seven = known.get(SHARING - 1), known.get(SHARING)
        return None if six is None or seven is None else seven + (persons - SHARING) * (seven - six)

    def conflicts(self) -> Iterator[Problem]:
        """What cannot be right: reversed days, a doubled age or size, sums that fall."""
        yield from _adults_conflicts(self)
        yield from twice("children", [row.age for row in self.children])
        yield from sizes_conflicts("shared_costs", self._shared())

    def _shared(self) -> Sizes:
        return [(row.persons, row.amount) for row in self.shared_costs]


@dataclass(frozen=True, slots=True, kw_only=True)
class StandardAmounts(NormAmounts):
    """The Enforcement Authority's standard amount for one period."""

    children: tuple[BandAmount, ...] = field(
        default=(), metadata=param(label=_("each child, by age"))
    )

    def child(self, age: ChildAge) -> Decimal | None:
        """A child's full amount, by the band in which its age lies."""
        found = (row for row in self.children if row.age.youngest <= age.youngest <= row.age.oldest)
        return next((row.amount for row in found), None)

    def shared(self, persons: int) -> Decimal | None:
        """Nothing: the amounts for each person hold it all."""
        return ZERO

    def conflicts(self) -> Iterator[Problem]:
        """What cannot be right: reversed days, a doubled age, sums that fall."""
        yield from _adults_conflicts(self)
        yield from twice("children", [row.age for row in self.children])


@dataclass(frozen=True, slots=True, kw_only=True)
class AcceptedRents(Dated):
    """Which rents a municipality's income support accepts: by persons, or by adults and children.

    The largest household stated stands for the larger ones too.
    """

    by_persons: tuple[PersonsAmount, ...] = field(
        default=(), metadata=param(label=_("by number of persons"))
    )
    by_adults: tuple[AdultsAmount, ...] = field(
        default=(), metadata=param(label=_("without children, by number of adults"))
    )
    by_children: tuple[ChildrenAmount, ...] = field(
        default=(), metadata=param(label=_("with children, by their number"))
    )

    def rent(self, adults: int, children: int) -> Decimal | None:
        """The highest rent accepted for a household, kr a month; None if it is not known."""
        if self.by_persons:
            return _up_to(self._persons(), adults + children)
        return _up_to(self._children(), children) if children else _up_to(self._adults(), adults)

    def conflicts(self) -> Iterator[Problem]:
        """No rent at all, both ways of stating them, doubled or falling rents."""
        yield from reversed_days(self)
        families = self.by_adults or self.by_children
        if self.by_persons and families:
            message = _("Rents stand both by persons and by adults and children. Keep one of them.")
            yield Problem("by_persons", message)
        if not self.by_persons and not families:
            yield Problem("by_persons", _("No rent is stated. State at least one."))
        yield from sizes_conflicts("by_persons", self._persons())
        yield from sizes_conflicts("by_adults", self._adults())
        yield from sizes_conflicts("by_children", self._children())

    def _persons(self) -> Sizes:
        return [(row.persons, row.amount) for row in self.by_persons]

    def _adults(self) -> Sizes:
        return [(row.adults, row.amount) for row in self.by_adults]

    def _children(self) -> Sizes:
        return [(row.children, row.amount) for row in self.by_children]


@dataclass(frozen=True, slots=True, kw_only=True)
class NormsDocument(Checked):
    """The whole file: the only place where amounts stand."""

    about: str | None = field(default=None, metadata=param(label=_("about"), longest=2000))
    formulas: tuple[FormulaPeriod, ...] = field(default=(), metadata=param(label=_("formulas")))
    national_norm: tuple[SharedCostAmounts, ...] = field(
        default=(), metadata=param(label=Norm.NATIONAL_NORM.label)
    )
    standard_amount: tuple[StandardAmounts, ...] = field(
        default=(), metadata=param(label=Norm.STANDARD_AMOUNT.label)
    )
    consumer_agency: tuple[SharedCostAmounts, ...] = field(
        default=(), metadata=param(label=Norm.CONSUMER_AGENCY.label)
    )
    accepted_rents: tuple[AcceptedRents, ...] = field(
        default=(), metadata=param(label=_("rents that income support accepts"))
    )

    def amounts(self, norm: Norm) -> Sequence[NormAmounts]:
        """The periods of a norm, as written; none for a fixed amount."""
        tables: dict[Norm, Sequence[NormAmounts]] = {
            Norm.NATIONAL_NORM: self.national_norm,
            Norm.STANDARD_AMOUNT: self.standard_amount,
            Norm.CONSUMER_AGENCY: self.consumer_agency,
        }
        return tables.get(norm, ())

    def formulas_of(self, norm: Norm) -> Sequence[tuple[int, FormulaPeriod]]:
        """The formulas of a norm, each with its place in the file."""
        return [(place, row) for place, row in enumerate(self.formulas) if row.norm is norm]

    def conflicts(self) -> Iterator[Problem]:
        """Doubled periods, and amounts for which no formula holds."""
        for norm in Norm:
            formulas = self.formulas_of(norm)
            yield from overlapping("formulas", formulas)
            yield from overlapping(norm.value, list(enumerate(self.amounts(norm))))
            for place, table in enumerate(self.amounts(norm)):
                if not any(row.holds(table.valid_from) for _place, row in formulas):
                    message = _(
                        "No formula of this norm holds on %(day)s. Add one to the formulas."
                    )
                    path = f"{norm.value}[{place}].valid_from"
                    yield Problem(path, message, {"day": table.valid_from})
        yield from overlapping("accepted_rents", list(enumerate(self.accepted_rents)))


def _adults_conflicts(period: NormAmounts) -> Iterator[Problem]:
    """Reversed days; a couple that costs less than one adult or more than two; supplements."""
    yield from reversed_days(period)
    single, couple = period.single, period.couple
    if single is not None and couple is not None and not single <= couple <= 2 * single:
        message = _("A couple costs less than one adult or more than two here. Change one of them.")
        yield Problem("couple", message)
    supplements = [(row.children, row.amount) for row in period.supplements]
    yield from sizes_conflicts("supplements", supplements)


def _up_to(sizes: Sizes, wanted: int) -> Decimal | None:
    """The amount for this size; the largest size stands for the larger ones too."""
    known = dict(sizes)
    return known.get(min(wanted, max(known, default=0)))
