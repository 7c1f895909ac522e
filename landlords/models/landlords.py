"""Landlords, and when they let nothing."""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from landlords.models.fields import WebAddressField
from landlords.models.names import new_key, sort_name
from landlords.models.statements import Statement, never_twice
from landlords.organisation_number import validate_organisation_number
from landlords.querysets import LandlordQuerySet


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

    key = models.SlugField(
        _("key"),
        max_length=100,
        unique=True,
        default=new_key,
        help_text=_("Stays the same in files, also when the name changes."),
    )
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

    merged_into = models.ForeignKey(
        "self",
        verbose_name=_("merged into"),
        on_delete=models.PROTECT,
        related_name="merged",
        null=True,
        blank=True,
    )
    merged_on = models.DateField(_("merged on"), null=True, blank=True)

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
                condition=Q(merged_into__isnull=True, merged_on__isnull=True)
                | Q(merged_into__isnull=False, merged_on__isnull=False),
                name="merger_has_a_day",
                violation_error_message=_(
                    "A merger needs both the landlord it went into and the day. State both."
                ),
            ),
            models.CheckConstraint(
                condition=Q(merged_into__isnull=True) | ~Q(merged_into=F("pk")),
                name="nobody_merges_with_itself",
                violation_error_message=_(
                    "A landlord cannot be merged into itself. Choose another one."
                ),
            ),
        ]
        indexes = [models.Index(fields=["sort_name", "id"], name="landlord_in_order")]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """The landlord's page."""
        return reverse("landlords:landlord-detail", args=[self.pk])


class Pause(Statement):
    """That a landlord lets nothing for a time, and why."""

    landlord = models.ForeignKey(
        Landlord, verbose_name=_("landlord"), on_delete=models.PROTECT, related_name="pauses"
    )
    reason = models.CharField(_("why it lets nothing"), max_length=200, blank=True)

    class Meta(Statement.Meta):
        verbose_name = _("pause")
        verbose_name_plural = _("pauses")
        ordering = ["landlord", "valid_from", "pk"]
        default_permissions = ("add", "change", "view")
        constraints = [
            *Statement.Meta.constraints,
            never_twice(
                "pause_never_overlaps",
                "landlord",
                message=_(
                    "The landlord already lets nothing on some of these days. "
                    "End that pause first, or change it."
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.landlord_id}/{self.valid_from:%Y-%m-%d}"
