"""Where homes are: districts, houses, and how many rental homes there are in all."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from landlords.models.names import sort_name
from landlords.models.statements import Statement, never_twice, or_none
from landlords.querysets import DistrictQuerySet

MOST_HOMES = MaxValueValidator(100_000)


class District(models.Model):
    """A part of the municipality (stadsdel) as people here name it; a tree that staff edit.

    Other municipalities stand in the tree as well, for homes that lie there.
    """

    code = models.SlugField(
        _("code"),
        max_length=50,
        unique=True,
        help_text=_("Stays the same in files and addresses, also when the name changes."),
    )
    name = models.CharField(_("name"), max_length=100)
    parent = models.ForeignKey(
        "self",
        verbose_name=_("part of"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
    )
    neighbours = models.ManyToManyField(
        "self",
        verbose_name=_("neighbouring districts"),
        blank=True,
        help_text=_("Where somebody who wants to live here may move without changing schools."),
    )
    is_outside = models.BooleanField(
        _("outside the municipality"),
        default=False,
        help_text=_("Another municipality, or a part of one."),
    )
    sort_name = sort_name()

    objects = DistrictQuerySet.as_manager()

    class Meta:
        verbose_name = _("district")
        verbose_name_plural = _("districts")
        ordering = ["sort_name", "pk"]
        default_permissions = ("add", "change", "view")
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(parent=models.F("pk")),
                name="district_is_not_part_of_itself",
                violation_error_message=_("A district cannot be part of itself."),
            ),
        ]

    def __str__(self) -> str:
        return self.name


class House(models.Model):
    """One house by a label that staff know it by, never by its address (fastighet)."""

    code = models.SlugField(
        _("code"),
        max_length=50,
        unique=True,
        help_text=_("Stays the same in files, also when the label changes."),
    )
    name = models.CharField(
        _("label"), max_length=100, help_text=_("What staff call the house; never its address.")
    )
    district = models.ForeignKey(
        District,
        verbose_name=_("district"),
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
    )
    dwellings = models.PositiveIntegerField(
        _("dwellings"), null=True, blank=True, validators=[MinValueValidator(1), MOST_HOMES]
    )
    support_until = models.DateField(
        _("bound by the terms of state support until"), null=True, blank=True
    )
    lift = models.BooleanField(_("has a lift"), null=True, blank=True)
    sort_name = sort_name()

    class Meta:
        verbose_name = _("house")
        verbose_name_plural = _("houses")
        ordering = ["sort_name", "pk"]
        default_permissions = ("add", "change", "view")

    def __str__(self) -> str:
        return self.name


class RentalStock(Statement):
    """How many rental homes there are in all: what coverage is a share of (hyresbestånd)."""

    district = models.ForeignKey(
        District,
        verbose_name=_("district"),
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        help_text=_("Empty: the whole municipality."),
    )
    dwellings = models.PositiveIntegerField(
        _("dwellings"), validators=[MinValueValidator(1), MaxValueValidator(1_000_000)]
    )

    class Meta(Statement.Meta):
        verbose_name = _("rental homes in all")
        verbose_name_plural = _("rental homes in all")
        ordering = ["district", "valid_from", "pk"]
        default_permissions = ("add", "change", "view")
        constraints = [
            *Statement.Meta.constraints,
            never_twice(
                "rental_stock_never_overlaps",
                or_none("district"),
                message=_(
                    "There is already a number for this district on some of these days. "
                    "End that one first, or change it."
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.district or _('the whole municipality')}: {self.dwellings}"
