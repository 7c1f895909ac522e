"""How landlords let their homes: leases, ways to apply, and what is good to know."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from landlords.models.fields import WebAddressField
from landlords.models.landlords import Landlord
from landlords.models.names import sort_name
from landlords.models.statements import Statement, never_twice
from landlords.requirements.offer_codes import (
    ChannelKind,
    ContractType,
    FactCode,
    Offered,
    Selection,
    Tenant,
)

MOST_MONTHS = MaxValueValidator(600)


class ContractOffer(Statement):
    """Whether a landlord lets homes under one type of lease, and what goes with it."""

    landlord = models.ForeignKey(
        Landlord, verbose_name=_("landlord"), on_delete=models.PROTECT, related_name="contracts"
    )
    type = models.CharField(_("type of lease"), max_length=30, choices=ContractType.choices())
    offered = models.CharField(_("offered"), max_length=10, choices=Offered.choices())
    tenant = models.CharField(
        _("who signs the lease"), max_length=20, choices=Tenant.choices(), blank=True
    )
    length_months = models.PositiveSmallIntegerField(
        _("length"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MOST_MONTHS],
        help_text=_("months"),
    )
    takeover_after_months = models.PositiveSmallIntegerField(
        _("the household may take it over after"),
        null=True,
        blank=True,
        validators=[MOST_MONTHS],
        help_text=_("months"),
    )
    takeover_conditions = models.TextField(
        _("conditions for taking it over"), max_length=1000, blank=True
    )
    security_waived = models.BooleanField(_("security of tenure is waived"), null=True, blank=True)
    conditions = models.TextField(_("other conditions"), max_length=1000, blank=True)

    class Meta(Statement.Meta):
        verbose_name = _("type of lease offered")
        verbose_name_plural = _("types of lease offered")
        ordering = ["landlord", "type", "valid_from", "pk"]
        default_permissions = ("add", "change", "view")
        constraints = [
            *Statement.Meta.constraints,
            never_twice(
                "contract_offer_never_overlaps",
                "landlord",
                "type",
                message=_(
                    "There is already a row for this type of lease on some of these days. "
                    "End that one first, or change it."
                ),
            ),
            models.CheckConstraint(
                condition=Q(type__in=[t.value for t in ContractType])
                & Q(offered__in=[o.value for o in Offered])
                & Q(tenant__in=["", *(t.value for t in Tenant)]),
                name="contract_offer_codes_are_known",
            ),
            models.CheckConstraint(
                condition=~Q(offered=Offered.NO.value)
                | Q(
                    length_months__isnull=True,
                    takeover_after_months__isnull=True,
                    takeover_conditions="",
                ),
                name="what_is_not_offered_has_no_length",
                violation_error_message=_(
                    "This lease is not offered, so it has no length and no takeover. "
                    "Empty them, or change “offered”."
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_type_display()}"


class Channel(models.Model):
    """A way in which homes find their tenants, such as a queue; several landlords may share it."""

    code = models.SlugField(
        _("code"),
        max_length=100,
        unique=True,
        help_text=_("Stays the same in files and terms, also when the name changes."),
    )
    name = models.CharField(_("name"), max_length=200)
    kind = models.CharField(_("how homes are let"), max_length=30, choices=ChannelKind.choices())
    link = WebAddressField(_("link"), max_length=500, blank=True)
    registration_age = models.PositiveSmallIntegerField(
        _("least age to register"),
        null=True,
        blank=True,
        validators=[MaxValueValidator(99)],
        help_text=_("years"),
    )
    activity = models.CharField(
        _("what keeps the place in the queue"),
        max_length=200,
        blank=True,
        help_text=_("Such as: log in once a year"),
    )
    sort_name = sort_name()

    class Meta:
        verbose_name = _("way to apply")
        verbose_name_plural = _("ways to apply")
        ordering = ["sort_name", "pk"]
        default_permissions = ("add", "change", "view")
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=[k.value for k in ChannelKind]), name="channel_kind_is_known"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class ChannelUse(Statement):
    """That a landlord lets homes through a channel, and what it took to get one there of late."""

    landlord = models.ForeignKey(
        Landlord, verbose_name=_("landlord"), on_delete=models.PROTECT, related_name="channels"
    )
    channel = models.ForeignKey(
        Channel, verbose_name=_("way to apply"), on_delete=models.PROTECT, related_name="uses"
    )
    selection = models.CharField(
        _("who gets the home"), max_length=20, choices=Selection.choices(), blank=True
    )
    lead_time_days = models.PositiveSmallIntegerField(
        _("from application to moving in, usually"),
        null=True,
        blank=True,
        validators=[MaxValueValidator(3650)],
        help_text=_("days"),
    )
    queue_days = models.PositiveIntegerField(
        _("queue time that gave a lease in the last twelve months"),
        null=True,
        blank=True,
        validators=[MaxValueValidator(36_500)],
        help_text=_("days"),
    )
    queue_points = models.PositiveIntegerField(
        _("points that gave a lease in the last twelve months"),
        null=True,
        blank=True,
        validators=[MaxValueValidator(1_000_000)],
    )
    set_aside = models.BooleanField(
        _("homes can be set aside outside the queue"), null=True, blank=True
    )
    set_aside_a_year = models.PositiveIntegerField(
        _("set aside a year, at most"),
        null=True,
        blank=True,
        validators=[MaxValueValidator(100_000)],
    )
    set_aside_decider = models.CharField(
        _("who decides on what is set aside"),
        max_length=200,
        blank=True,
        help_text=_("A function, not a name."),
    )

    class Meta(Statement.Meta):
        verbose_name = _("use of a way to apply")
        verbose_name_plural = _("uses of ways to apply")
        ordering = ["landlord", "channel", "valid_from", "pk"]
        default_permissions = ("add", "change", "view")
        constraints = [
            *Statement.Meta.constraints,
            never_twice(
                "channel_use_never_overlaps",
                "landlord",
                "channel",
                message=_(
                    "There is already a row for this way to apply on some of these days. "
                    "End that one first, or change it."
                ),
            ),
            models.CheckConstraint(
                condition=Q(selection__in=["", *(s.value for s in Selection)]),
                name="selection_is_known",
            ),
            models.CheckConstraint(
                condition=Q(set_aside__isnull=True)
                | Q(set_aside=True)
                | Q(set_aside_a_year__isnull=True, set_aside_decider=""),
                name="what_is_never_set_aside_has_no_number",
                violation_error_message=_(
                    "Nothing can be set aside, so nothing more is said of it. Change one."
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.channel}"


class LandlordFact(Statement):
    """What is good to know of a landlord and is no term."""

    landlord = models.ForeignKey(
        Landlord, verbose_name=_("landlord"), on_delete=models.PROTECT, related_name="facts"
    )
    code = models.CharField(
        pgettext_lazy("field", "about"), max_length=30, choices=FactCode.choices()
    )
    text = models.TextField(
        _("what was said"),
        max_length=2000,
        help_text=_(
            "May be read by anyone who asks for it: neutral words, nothing about a person."
        ),
    )

    class Meta(Statement.Meta):
        verbose_name = _("good to know")
        verbose_name_plural = _("good to know")
        ordering = ["landlord", "code", "valid_from", "pk"]
        default_permissions = ("add", "change", "view")
        constraints = [
            *Statement.Meta.constraints,
            never_twice(
                "fact_never_overlaps",
                "landlord",
                "code",
                message=_(
                    "There is already a text about this on some of these days. "
                    "End that one first, or change it."
                ),
            ),
            models.CheckConstraint(
                condition=Q(code__in=[c.value for c in FactCode]), name="fact_code_is_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_code_display()}"
