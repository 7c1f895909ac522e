"""Rows of a workbook that wait to be accepted: its owner's alone, for a day."""

import uuid
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final, Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from accounts.models import User

KEPT: Final = timedelta(hours=24)


class WorkbookQuerySet(models.QuerySet["Workbook"]):
    """Questions about waiting workbooks."""

    def visible_to(self, user: "User") -> Self:
        """Those the user brought up herself; another coordinator's are not there at all."""
        return self.filter(owner=user)

    def kept(self, now: datetime) -> Self:
        """Those that are not older than a day."""
        return self.filter(brought_at__gt=now - KEPT)

    def waiting(self) -> Self:
        """Those that have not been accepted yet."""
        return self.filter(accepted_at=None)

    def expired(self, now: datetime) -> Self:
        """Those that are."""
        return self.filter(brought_at__lte=now - KEPT)


class Workbook(models.Model):
    """What a workbook said, as rows; the file itself is kept nowhere. Class K2.

    When it has been accepted the rows are gone, and ``told`` says what came of it.
    """

    key = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,  # nothing waits without somebody who may accept it
        related_name="+",
    )
    brought_at = models.DateTimeField()
    sheets = models.JSONField()
    remarks = models.JSONField(default=list)
    missing_is_meant = models.BooleanField(default=False)
    ends_missing_on = models.DateField(null=True, blank=True)
    accepted_at = models.DateTimeField(null=True, blank=True)
    told = models.TextField(blank=True)

    objects = WorkbookQuerySet.as_manager()

    class Meta:
        verbose_name = _("workbook")
        verbose_name_plural = _("workbooks")
        ordering = ["-brought_at", "key"]
        default_permissions = ()
        permissions = [("use_workbook", "Can bring in landlords from a workbook")]

    def __str__(self) -> str:
        return f"{self.brought_at:%Y-%m-%d}"
