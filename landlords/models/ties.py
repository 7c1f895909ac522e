"""How landlords hang together: groups, and who manages for whom."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from landlords.models.landlords import Landlord
from landlords.models.names import sort_name
from landlords.models.statements import Statement, never_twice

ALREADY_TIED = _(
    "There is already one on some of these days. End that one first, or change these days."
)


class LandlordGroup(models.Model):
    """Several landlords that one owner stands behind (koncern)."""

    code = models.SlugField(
        _("code"),
        max_length=50,
        unique=True,
        help_text=_("Stays the same in files, also when the name changes."),
    )
    name = models.CharField(_("name"), max_length=200)
    sort_name = sort_name()

    class Meta:
        verbose_name = _("group of landlords")
        verbose_name_plural = _("groups of landlords")
        ordering = ["sort_name", "pk"]
        default_permissions = ("add", "change", "view")

    def __str__(self) -> str:
        return self.name


class GroupMembership(Statement):
    """That a landlord belongs to a group, for a time."""

    landlord = models.ForeignKey(
        Landlord, verbose_name=_("landlord"), on_delete=models.PROTECT, related_name="memberships"
    )
    group = models.ForeignKey(
        LandlordGroup, verbose_name=_("group"), on_delete=models.PROTECT, related_name="memberships"
    )

    class Meta(Statement.Meta):
        verbose_name = _("membership of a group")
        verbose_name_plural = _("memberships of groups")
        ordering = ["landlord", "valid_from", "pk"]
        default_permissions = ("add", "change", "view")
        constraints = [
            *Statement.Meta.constraints,
            never_twice("membership_never_overlaps", "landlord", message=ALREADY_TIED),
        ]

    def __str__(self) -> str:
        return f"{self.group}"


class Management(Statement):
    """That one landlord manages and lets another one's homes, for a time (förvaltning)."""

    landlord = models.ForeignKey(
        Landlord, verbose_name=_("landlord"), on_delete=models.PROTECT, related_name="managements"
    )
    manager = models.ForeignKey(
        Landlord, verbose_name=_("managed by"), on_delete=models.PROTECT, related_name="managed"
    )

    class Meta(Statement.Meta):
        verbose_name = _("management")
        verbose_name_plural = _("managements")
        ordering = ["landlord", "valid_from", "pk"]
        default_permissions = ("add", "change", "view")
        constraints = [
            *Statement.Meta.constraints,
            never_twice("management_never_overlaps", "landlord", message=ALREADY_TIED),
            models.CheckConstraint(
                condition=~Q(landlord=F("manager")),
                name="nobody_manages_itself",
                violation_error_message=_("A landlord cannot be its own manager. Leave it out."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.manager}"
