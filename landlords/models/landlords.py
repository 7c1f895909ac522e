"""Landlords and the homes they let."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q, Value
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from landlords.models.fields import WebAddressField
from landlords.models.names import sort_name
from landlords.models.places import District
from landlords.models.statements import OVERLAPS, Statement
from landlords.organisation_number import validate_organisation_number
from landlords.querysets import LandlordQuerySet, StockQuerySet


class Landlord(models.Model):
    """Whoever lets homes: a company, a person, a foundation, an association (hyresvärd)."""

    class Ownership(models.TextChoices):
        """Who owns the landlord."""

        MUNICIPAL = "municipal", pgettext_lazy("ownership", "Municipal")
        COMPANY = "company", pgettext_lazy("ownership", "Private company")
        PERSON = "person", pgettext_lazy("ownership", "Private person")
        FOUNDATION = "foundation", pgettext_lazy("ownership", "Foundation")
        COOPERATIVE = "cooperative", pgettext_lazy("ownership", "Cooperative")
        OTHER = "other", pgettext_lazy("ownership", "Other")

    name = models.CharField(_("name"), max_length=200)
    sort_name = sort_name()
    ownership = models.CharField(
        _("ownership"), max_length=20, choices=Ownership.choices, default=Ownership.COMPANY
    )
    organisation_number = models.CharField(
        _("organisation number"),
        max_length=11,
        null=True,
        blank=True,
        unique=True,
        validators=[validate_organisation_number],
        help_text=_(
            "Ten digits, 556677-8899. Leave empty for a private person who trades in her own name: "
            "a personal number must never stand here."
        ),
        error_messages={
            "unique": _("Another landlord has this organisation number: open that one instead.")
        },
    )
    website = WebAddressField(_("website"), max_length=500, blank=True)
    paused_from = models.DateField(_("lets nothing from"), null=True, blank=True)
    paused_until = models.DateField(
        _("lets nothing until"), null=True, blank=True, help_text=_("Empty: until further notice.")
    )
    pause_reason = models.CharField(_("why it lets nothing"), max_length=200, blank=True)
    note = models.TextField(
        _("note"),
        max_length=2000,
        blank=True,
        help_text=_(
            "May be read by anyone who asks for it: neutral words, nothing about a person."
        ),
    )
    is_archived = models.BooleanField(
        _("archived"),
        default=False,
        help_text=_("Instead of deleting: hidden from lists and searches."),
    )

    objects = LandlordQuerySet.as_manager()

    class Meta:
        verbose_name = _("landlord")
        verbose_name_plural = _("landlords")
        ordering = ["sort_name", "pk"]
        default_permissions = ("add", "change", "view")
        permissions = [("view_summary", "Can take out summaries of terms")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(organisation_number=""), name="no_organisation_number_is_null"
            ),
            models.CheckConstraint(
                condition=~Q(ownership="person") | Q(organisation_number__isnull=True),
                name="private_person_has_no_number_here",
                violation_error_message=_(
                    "A private person has no number here: it would be a personal number. "
                    "Empty the organisation number."
                ),
            ),
            models.CheckConstraint(
                condition=Q(paused_until__isnull=True)
                | (Q(paused_from__isnull=False) & Q(paused_until__gte=F("paused_from"))),
                name="pause_ends_after_it_begins",
                violation_error_message=_(
                    "The pause ends before it begins, or has an end without a beginning."
                ),
            ),
        ]
        indexes = [models.Index(fields=["sort_name", "id"], name="landlord_in_order")]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """The landlord's page."""
        return reverse("landlords:landlord-detail", args=[self.pk])


class Stock(Statement):
    """How many homes of a size a landlord lets in a district, and at what rent (bestånd)."""

    landlord = models.ForeignKey(
        Landlord, verbose_name=_("landlord"), on_delete=models.PROTECT, related_name="stock"
    )
    district = models.ForeignKey(
        District,
        verbose_name=_("district"),
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        help_text=_("Empty only if we do not know where the homes are."),
    )
    rooms = models.PositiveSmallIntegerField(
        _("rooms"),
        validators=[MinValueValidator(1), MaxValueValidator(8)],
        help_text=_("Rooms besides the kitchen, 1–8; 8 means eight or more."),
    )
    dwellings = models.PositiveIntegerField(
        _("dwellings"), null=True, blank=True, validators=[MaxValueValidator(100_000)]
    )
    rent_from = models.PositiveIntegerField(
        _("rent from"),
        null=True,
        blank=True,
        validators=[MaxValueValidator(100_000)],
        help_text=_("kr a month"),
    )
    rent_to = models.PositiveIntegerField(
        _("rent to"),
        null=True,
        blank=True,
        validators=[MaxValueValidator(100_000)],
        help_text=_("kr a month"),
    )
    vacancies_a_year = models.PositiveIntegerField(
        _("vacant a year"), null=True, blank=True, validators=[MaxValueValidator(100_000)]
    )

    objects = StockQuerySet.as_manager()

    class Meta(Statement.Meta):
        verbose_name = _("homes of a size")
        verbose_name_plural = _("stock")
        ordering = ["landlord", "district", "rooms", "valid_from", "pk"]
        default_permissions = ("add", "change", "view")
        constraints = [
            *Statement.Meta.constraints,
            ExclusionConstraint(
                name="stock_never_overlaps",
                expressions=[
                    (F("landlord"), RangeOperators.EQUAL),
                    (
                        Coalesce("district", Value(0, output_field=models.BigIntegerField())),
                        RangeOperators.EQUAL,
                    ),
                    (F("rooms"), RangeOperators.EQUAL),
                    OVERLAPS,
                ],
                violation_error_message=_(
                    "There is already a row for this district, this size and these days. "
                    "End that row first, or change it."
                ),
            ),
            models.CheckConstraint(
                condition=Q(rooms__gte=1, rooms__lte=8),
                name="rooms_are_one_to_eight",
                violation_error_message=_("Rooms must be between 1 and 8."),
            ),
            models.CheckConstraint(
                condition=Q(rent_from__isnull=True)
                | Q(rent_to__isnull=True)
                | Q(rent_to__gte=F("rent_from")),
                name="rent_span_is_not_reversed",
                violation_error_message=_("The highest rent is below the lowest one."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.landlord_id}/{self.district_id}/{self.rooms}"
