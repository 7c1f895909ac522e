"""Where homes are."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from landlords.models.names import sort_name
from landlords.querysets import DistrictQuerySet


class District(models.Model):
    """A part of the municipality (stadsdel) as people here name it; a tree that staff edit."""

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
