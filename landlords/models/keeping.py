"""What coordinators keep for everybody: core topics, norms, review intervals, typical households."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from landlords.models.names import sort_name
from landlords.models.statements import Lasting, never_twice
from landlords.requirements.applicant import Applicant
from landlords.requirements.codes import Norm, Topic
from landlords.requirements.decoding import decode_record
from landlords.requirements.norm_amounts import (
    AcceptedRents,
    Formula,
    SharedCostAmounts,
    StandardAmounts,
)
from landlords.requirements.offer_codes import Subject
from landlords.requirements.problems import TermsError

ALREADY_THERE = _(
    "There is already one for some of these days. End that one first, or change these days."
)


class CoreTopic(Lasting):
    """A topic that decides: a landlord that is silent on it is asked, for a time."""

    topic = models.CharField(_("topic"), max_length=30, choices=Topic.choices())

    class Meta(Lasting.Meta):
        verbose_name = _("core topic")
        verbose_name_plural = _("core topics")
        ordering = ["topic", "valid_from", "pk"]
        default_permissions = ("add", "change", "view")
        constraints = [
            *Lasting.Meta.constraints,
            never_twice("core_topic_never_overlaps", "topic", message=ALREADY_THERE),
            models.CheckConstraint(
                condition=Q(topic__in=[t.value for t in Topic]), name="core_topic_is_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_topic_display()}"


class ReviewInterval(models.Model):
    """How many months a sort of statement stays fresh before the landlord is asked again."""

    SUBJECTS = [*Topic.choices(), *Subject.choices()]

    subject = models.CharField(
        pgettext_lazy("field", "about"), max_length=30, choices=SUBJECTS, unique=True
    )
    months = models.PositiveSmallIntegerField(
        _("fresh for"),
        validators=[MinValueValidator(1), MaxValueValidator(120)],
        help_text=_("months"),
    )

    class Meta:
        verbose_name = _("review interval")
        verbose_name_plural = _("review intervals")
        ordering = ["subject"]
        default_permissions = ("add", "change", "view")
        constraints = [
            models.CheckConstraint(
                condition=Q(months__gte=1, months__lte=120), name="interval_is_one_to_ten_years"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_subject_display()}"


class Sourced(Lasting):
    """What was found in a statute or a decision, and holds for a span of days."""

    source_text = models.CharField(_("source"), max_length=300)
    source_link = models.CharField(_("link"), max_length=400, blank=True)

    class Meta(Lasting.Meta):
        abstract = True

    @property
    def source_data(self) -> dict[str, str]:
        """The source as the core reads it."""
        link = {"link": self.source_link} if self.source_link else {}
        return {"text": self.source_text, **link}


class NormFormula(Sourced):
    """How the amounts of a norm are put together; with a last day only if a change is decided."""

    norm = models.CharField(_("norm"), max_length=30, choices=Norm.choices())
    formula = models.CharField(_("formula"), max_length=40, choices=Formula.choices())

    class Meta(Sourced.Meta):
        verbose_name = _("formula of a norm")
        verbose_name_plural = _("formulas of norms")
        ordering = ["norm", "valid_from", "pk"]
        default_permissions = ("add", "change", "view")
        constraints = [
            *Lasting.Meta.constraints,
            never_twice("norm_formula_never_overlaps", "norm", message=ALREADY_THERE),
            models.CheckConstraint(
                condition=Q(norm__in=[n.value for n in Norm])
                & Q(formula__in=[f.value for f in Formula]),
                name="norm_formula_codes_are_known",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_norm_display()}"


class NormTable(Sourced):
    """One period's amounts of a norm, or the rents that income support accepts; kr a month.

    ``amounts`` is read by the core alone; amounts that nobody has found are left out.
    """

    ACCEPTED_RENTS = "accepted_rents"
    RECORDS: dict[str, type[Any]] = {
        Norm.NATIONAL_NORM.value: SharedCostAmounts,
        Norm.STANDARD_AMOUNT.value: StandardAmounts,
        Norm.CONSUMER_AGENCY.value: SharedCostAmounts,
        ACCEPTED_RENTS: AcceptedRents,
    }

    norm = models.CharField(
        _("norm"),
        max_length=30,
        choices=[
            *((norm.value, norm.label) for norm in Norm if norm is not Norm.FIXED_AMOUNT),
            (ACCEPTED_RENTS, _("rents that income support accepts")),
        ],
    )
    amounts = models.JSONField(_("amounts"), default=dict)

    class Meta(Sourced.Meta):
        verbose_name = _("amounts of a norm")
        verbose_name_plural = _("amounts of norms")
        ordering = ["norm", "-valid_from", "pk"]
        default_permissions = ("add", "change", "view")
        constraints = [
            *Lasting.Meta.constraints,
            never_twice("norm_table_never_overlaps", "norm", message=ALREADY_THERE),
            models.CheckConstraint(
                condition=Q(
                    norm__in=[
                        "national_norm", "standard_amount", "consumer_agency", "accepted_rents"
                    ]
                ),
                name="norm_table_is_known",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.get_norm_display()} {self.valid_from:%Y-%m-%d}"

    def clean(self) -> None:
        """Hold the amounts against the core."""
        super().clean()
        if not self.norm or not self.valid_from:
            return
        last = {"valid_until": self.valid_until.isoformat()} if self.valid_until else {}
        data = {
            **self.amounts, "valid_from": self.valid_from.isoformat(), **last,
            "source": self.source_data,
        }  # fmt: skip
        try:
            decode_record(self.RECORDS[self.norm], data)
        except TermsError as error:
            raise ValidationError({"amounts": [str(p) for p in error.problems]}) from None


class TypicalHousehold(models.Model):
    """An invented household that stands for many (typhushåll); nobody real is in it.

    ``household`` is a household of the exchange format, ``home`` the home it looks for.
    """

    key = models.SlugField(_("key"), max_length=50, unique=True)
    name = models.CharField(_("name"), max_length=200)
    description = models.TextField(_("description"), max_length=1000, blank=True)
    household = models.JSONField(_("household"))
    home = models.JSONField(_("home looked for"), null=True, blank=True)
    is_archived = models.BooleanField(
        _("archived"), default=False, help_text=_("Instead of deleting: hidden and not counted.")
    )
    sort_name = sort_name()

    class Meta:
        verbose_name = _("typical household")
        verbose_name_plural = _("typical households")
        ordering = ["sort_name", "pk"]
        default_permissions = ("add", "change", "view")

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        """Hold the household against the core."""
        super().clean()
        try:
            decode_record(Applicant, self.household)
        except TermsError as error:
            raise ValidationError({"household": [str(p) for p in error.problems]}) from None
