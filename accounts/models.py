"""The staff who sign in, and what was taken out of the portal by whom."""

from collections.abc import Iterable
from typing import ClassVar
from uuid import uuid4

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.querysets import UserManager
from accounts.roles import Role, permissions_of


class User(AbstractBaseUser):
    """A member of staff. What she may do follows from her role alone (``accounts/roles.py``)."""

    email = models.EmailField(
        _("e-mail"),
        max_length=254,
        unique=True,
        error_messages={"unique": _("There is already an account with this e-mail address.")},
    )
    name = models.CharField(_("name"), max_length=100)
    role = models.CharField(_("role"), max_length=20, choices=Role.choices)
    language = models.CharField(
        _("language"), max_length=2, choices=settings.LANGUAGES, default=settings.LANGUAGE_CODE
    )
    is_active = models.BooleanField(
        _("active"), default=True, help_text=_("Untick instead of deleting the account.")
    )
    is_demo = models.BooleanField(default=False, editable=False)
    date_joined = models.DateTimeField(_("added"), auto_now_add=True)

    objects: ClassVar[UserManager] = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name", "role"]

    class Meta:
        verbose_name = _("user")
        verbose_name_plural = _("users")
        ordering = ["name", "pk"]
        default_permissions = ("add", "change", "view")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(email=Lower("email")), name="email_is_lower_case"
            ),
            models.CheckConstraint(condition=models.Q(role__in=Role.values), name="role_is_known"),
        ]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        """Addresses are kept in lower case, so that one person is one account."""
        super().clean()
        self.email = self.email.lower()

    @property
    def is_staff(self) -> bool:
        """Whether the admin opens at all; what is seen there follows from the permissions."""
        return self.role in (Role.COORDINATOR, Role.ADMINISTRATOR)

    @property
    def is_superuser(self) -> bool:
        """Nobody is."""
        return False

    def has_perm(self, perm: str, _obj: object = None) -> bool:
        """Whether this user may do this kind of thing."""
        return self.is_active and perm in permissions_of(self.role)

    def has_perms(self, perms: Iterable[str], obj: object = None) -> bool:
        """Whether this user may do all of these."""
        return all(self.has_perm(perm, obj) for perm in perms)

    def has_module_perms(self, app_label: str) -> bool:
        """Whether this user may do anything in this app."""
        return self.is_active and any(
            perm.startswith(f"{app_label}.") for perm in permissions_of(self.role)
        )


class TakeOut(models.Model):
    """That restricted records were taken out as a file: when, by whom, what. Never changed.

    Whoever signs in is named by her account; whoever runs a command, by the account of the
    operating system.
    """

    class What(models.TextChoices):
        """What was taken out."""

        INVENTORY = "inventory", _("the landlords' records as a file")

    class RecordClass(models.TextChoices):
        """How far the records may be spread (docs/operating.md)."""

        OPEN = "k1", _("open records (K1)")
        RESTRICTED = "k2", _("restricted records too (K2)")

    # Made here: a role that may only write cannot be told a key by the database.
    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    at = models.DateTimeField(pgettext_lazy("take-out", "when"), default=timezone.now)
    user = models.ForeignKey(
        User,
        verbose_name=_("user"),
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
    )
    system_user = models.CharField(_("account on the server"), max_length=100, blank=True)
    what = models.CharField(pgettext_lazy("take-out", "what"), max_length=20, choices=What.choices)
    record_class = models.CharField(
        pgettext_lazy("take-out", "class"), max_length=2, choices=RecordClass.choices
    )
    landlords = models.PositiveIntegerField(_("number of landlords"))
    sha256 = models.CharField(_("SHA-256 of the file"), max_length=64)

    class Meta:
        verbose_name = _("take-out")
        verbose_name_plural = _("take-outs")
        ordering = ["-at", "-pk"]
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                condition=models.Q(user__isnull=True) ^ models.Q(system_user=""),
                name="take_out_is_by_somebody",
            ),
            models.CheckConstraint(
                condition=models.Q(what__in=["inventory"], record_class__in=["k1", "k2"]),
                name="take_out_codes_are_known",
            ),
            models.CheckConstraint(
                condition=models.Q(sha256__regex="^[0-9a-f]{64}$"), name="take_out_has_a_digest"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.what} {self.record_class} {self.at:%Y-%m-%d %H:%M}"
